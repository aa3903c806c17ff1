"""Make what learners get, `course/` and `exercises/`, out of `solutions/`.

A pure function of the sources: the same bytes every time, without a database,
with nbgrader's own preprocessors.
"""

import re
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from grader.authoring import markers
from grader.checks import loader
from grader.manifest import load_manifest

START = "start_here"
_REGION = re.compile(r"^[ \t]*### (BEGIN|END) SOLUTION[ \t]*\n?", re.MULTILINE)


def source(path: Path) -> NotebookNode:
    """Return the author's version of a text notebook."""
    return markers.read(path, loader.find_item)


def lesson(path: Path) -> NotebookNode:
    """Return a lesson as learners read it."""
    return source(path)


def exercise(path: Path) -> NotebookNode:
    """Return an exercise as learners get it: solutions cleared, checks locked."""
    return released(source(path))


def released(notebook: NotebookNode) -> NotebookNode:
    """Return what nbgrader's release preprocessors make of `notebook`."""
    resources: dict[str, Any] = {}
    for preprocessor in _preprocessors():
        notebook, resources = preprocessor.preprocess(notebook, resources)
    return notebook


def _preprocessors() -> list[Any]:
    """Return nbgrader's release preprocessors, but for those that need a database.

    The order is `GenerateAssignment.preprocessors`.
    """
    from nbgrader import preprocessors as nb

    from grader.authoring.stubs import ClearSolutions

    return [
        nb.IncludeHeaderFooter(),
        nb.LockCells(),
        ClearSolutions(),
        nb.ClearOutput(),
        nb.CheckCellMetadata(),
        nb.ComputeChecksums(),
        nb.ClearHiddenTests(),
        nb.ClearMarkScheme(),
        nb.ComputeChecksums(),
        nb.CheckCellMetadata(),
    ]


def solved(path: Path) -> NotebookNode:
    """Return an exercise with the author's solutions in place."""
    return filled(exercise(path), answers(path))


def answers(path: Path) -> dict[str, str]:
    """Return the author's source of every solution cell, by item."""
    return {
        id: _REGION.sub("", cell.source)
        for id, cell in markers.marked(source(path))
        if cell.metadata.nbgrader.solution
    }


def filled(notebook: NotebookNode, sources: dict[str, str]) -> NotebookNode:
    """Put `sources`, by item, into the solution cells of a released notebook."""
    for id, cell in markers.marked(notebook):
        if cell.metadata.nbgrader.solution and id in sources:
            cell.source = sources[id].rstrip("\n")
    return notebook


def to_bytes(notebook: NotebookNode) -> bytes:
    """Return the bytes of a notebook file."""
    nbformat.validate(notebook)
    return (nbformat.writes(notebook) + "\n").encode()


def build(solutions: Path | None = None) -> dict[str, bytes]:
    """Return every released file by its path below the root of the course."""
    folder = solutions or loader.course_folder()
    files = {}
    if (folder / f"{START}.py").is_file():
        files[f"course/{START}.ipynb"] = to_bytes(lesson(folder / f"{START}.py"))
    for module in load_manifest(folder).modules:
        name, here = module.folder, folder / module.folder
        files[f"course/{name}.ipynb"] = to_bytes(lesson(here / "lesson.py"))
        path = f"exercises/{name}/{name}.ipynb"
        files[path] = to_bytes(exercise(here / "exercise.py"))
    return files


def stale(root: Path) -> list[str]:
    """Return the paths below `root` that do not equal what the sources give."""
    files = build(root / "solutions")
    wrong = [path for path, data in files.items() if not _equals(root / path, data)]
    return sorted([*wrong, *_leftovers(root, files)])


def _equals(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _leftovers(root: Path, files: dict[str, bytes]) -> list[str]:
    found = [*root.glob("course/*.ipynb"), *root.glob("exercises/*/*.ipynb")]
    paths = {path.relative_to(root).as_posix() for path in found}
    return sorted(paths - set(files))


def write(root: Path) -> list[str]:
    """Write what is stale, remove what has no source, and return the paths."""
    files, changed = build(root / "solutions"), stale(root)
    for name in changed:
        path = root / name
        if name not in files:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])
    return changed
