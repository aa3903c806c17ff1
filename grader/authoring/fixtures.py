"""Wrong and alternative answers: files that each prove something of a check."""

import re
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from grader.authoring import markers, release
from grader.errors import CourseError

_HEADER = re.compile(r"^# (?P<key>[a-z]+): (?P<value>.+)$")


@dataclass(frozen=True)
class Fixture:
    """An answer to one item, and what it must earn.

    `misconception` is None for answers that are right; `points` is None where
    the header does not state them.
    """

    path: Path
    item: str
    source: str
    misconception: str | None = None
    points: float | None = None


def wrong(folder: Path) -> list[Fixture]:
    """Return the wrong answers of a module's folder."""
    fixtures = [_read(path) for path in sorted((folder / "wrong").glob("*.py"))]
    for fixture in fixtures:
        if fixture.misconception is None:
            raise CourseError(f"{fixture.path}:1: no `# misconception: m03.…` line.")
    return fixtures


def alternative(folder: Path) -> list[Fixture]:
    """Return the alternative correct answers of a module's folder."""
    return [_read(path) for path in sorted((folder / "alternative").glob("*.py"))]


def _read(path: Path) -> Fixture:
    lines = path.read_text(encoding="utf-8").splitlines()
    header: dict[str, str] = {}
    while lines and (match := _HEADER.match(lines[0])):
        header[match["key"]] = match["value"].strip()
        lines.pop(0)
    unknown = set(header) - {"item", "misconception", "points"}
    if unknown or "item" not in header:
        problem = f"unknown {sorted(unknown)}" if unknown else "no `# item: 03-3` line"
        raise CourseError(f"{path}:1: {problem} in its header.")
    return Fixture(
        path,
        header["item"],
        "\n".join(lines).strip() + "\n",
        header.get("misconception"),
        float(header["points"]) if "points" in header else None,
    )


def context(notebook: NotebookNode, item: str) -> str:
    """Return the code that runs before the solution cell of `item`.

    Cells of other items are left out: items never depend on one another.
    """
    parts: list[str] = []
    for cell in notebook.cells:
        if cell.id == item:
            return "\n\n".join(parts)
        if cell.cell_type == "code" and "nbgrader" not in cell.metadata:
            parts.append(cell.source)
    raise CourseError(f"No cell is marked solution or answer of {item}.")


def sources(exercise: Path) -> dict[str, tuple[str, str]]:
    """Return (context, author's answer) of every item of an exercise."""
    notebook = release.source(exercise)
    answers = release.answers(exercise)
    marked = {id for id, cell in markers.marked(notebook)}
    return {id: (context(notebook, id), answers[id]) for id in answers if id in marked}
