"""Promises about how notebooks read: sizes, headings, order, figures."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from nbformat import NotebookNode

from grader.authoring import release
from grader.authoring.audit.broken import Broken
from grader.authoring.audit.sources import todos

# What a notebook may hold, from the style guide: (least, most).
_LESSON = {"words": (900, 1400), "code cells": (12, 20), "lines of code": (60, 110),
           "predictions": (4, 6)}  # fmt: skip
_EXERCISE = {"words": (400, 900)}
_CELL_LINES = {"lesson.py": 12, "exercise.py": 15}
_ACTION = {"recall", "predict", "faded", "stove", "explain", "debrief", "optional"}
_MAX_GAP = 3


def broken(folder: Path) -> Iterator[Broken]:
    """Yield what the notebooks of a module break of the style guide."""
    for name, sizes in (("lesson.py", _LESSON), ("exercise.py", _EXERCISE)):
        path = folder / name
        notebook = release.source(path)
        problems = [
            *(() if todos(path) else _sizes(notebook, sizes)),
            *_headings(notebook),
            *_cells(notebook, _CELL_LINES[name]),
            *_order(notebook),
        ]
        if name == "lesson.py":
            problems += _gaps(notebook)
        for problem in problems:
            yield Broken(path, problem)


def _of(notebook: NotebookNode, kind: str) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == kind]


def _lines(cell: NotebookNode) -> int:
    stripped = (line.strip() for line in cell.source.splitlines())
    return sum(bool(line) and not line.startswith("#") for line in stripped)


def _sizes(notebook: NotebookNode, sizes: dict[str, tuple[int, int]]) -> Iterator[str]:
    code = _of(notebook, "code")
    prose = " ".join(cell.source for cell in _of(notebook, "markdown"))
    counts = {
        "words": len(re.findall(r"\w[\w'’-]*", prose)),
        "code cells": len(code),
        "lines of code": sum(_lines(cell) for cell in code),
        "predictions": len(_ids(notebook, "predict")),
    }
    for what, (least, most) in sizes.items():
        if not least <= counts[what] <= most:
            yield f"has {counts[what]} {what}; {least} to {most} are allowed"


def _headings(notebook: NotebookNode) -> Iterator[str]:
    prose = "\n".join(cell.source for cell in _of(notebook, "markdown"))
    prose = re.sub(r"```.*?```", "", prose, flags=re.DOTALL)
    levels = [len(m[1]) for m in re.finditer(r"^(#+) ", prose, re.MULTILINE)]
    if levels.count(1) != 1 or levels[0] != 1:
        yield "needs exactly one H1, at the top"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"skips a heading level (H{before} to H{after})"


def _cells(notebook: NotebookNode, most: int) -> Iterator[str]:
    for cell in _of(notebook, "code"):
        if _lines(cell) > most:
            yield f"cell {cell.id} has {_lines(cell)} lines of code; at most {most}"
        for call in re.finditer(r"\bfigure\((?P<inside>[^)]*)", cell.source):
            if "alt=" not in call["inside"]:
                yield f"cell {cell.id} has a figure without alt text"


def _ids(notebook: NotebookNode, name: str) -> dict[str, int]:
    """Return the position of each `name("id", …)` call by its id."""
    found: dict[str, int] = {}
    for position, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            for match in re.finditer(rf'\b{name}\(\s*"([^"]+)"', cell.source):
                found.setdefault(match[1], position)
    return found


def _order(notebook: NotebookNode) -> Iterator[str]:
    predicted, observed = _ids(notebook, "predict"), _ids(notebook, "observe")
    for id, position in predicted.items():
        if id not in observed:
            yield f"prediction {id} is never observed"
        elif observed[id] <= position:
            yield f"prediction {id} does not precede its run cell"
    for id in observed.keys() - predicted.keys():
        yield f"{id} is observed and never predicted"


def _gaps(notebook: NotebookNode) -> Iterator[str]:
    """Yield where more than three code cells follow without a learner's action."""
    gap = 0
    for cell in _of(notebook, "code"):
        gap = 0 if set(cell.metadata.get("tags", [])) & _ACTION else gap + 1
        if gap == _MAX_GAP + 1:
            yield f"cell {cell.id} is the fourth in a row without a learner's action"
