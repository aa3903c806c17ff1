"""Read a text notebook and expand the marker words of its cells.

Three words may stand on a cell line beside `tags`: `solution`, `tests` and
`answer`. They become nbgrader's metadata (schema 3). Any other word is an error,
because a typo such as `soluton=` would publish a solution.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from grader.checks.question import Item
from grader.errors import CourseError

MARKERS = ("solution", "tests", "answer")
TAGS = {
    *("recall", "predict", "observe", "explain", "worked", "faded", "stove"),
    *("debrief", "check", "optional", "hide-input", "raises-exception", "slow"),
    "parameters",
}
KERNEL = "python3"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": KERNEL},
    "language_info": {"name": "python"},
}
_CELL_LINE = re.compile(r"^# %%")
_ID = re.compile(r"\d\d-\d+")

FindItem = Callable[[str], Item]


def read(path: Path, find_item: FindItem) -> NotebookNode:
    """Return the notebook of a source file, its markers expanded.

    `find_item` gives the item of an id, for its points. Raises CourseError with
    file and line for whatever does not fit.
    """
    text = path.read_text(encoding="utf-8")
    lines = _cell_lines(text)
    _no_header(path, text)
    notebook = _parsed(path, text)
    if len(lines) != len(notebook.cells):
        raise CourseError(f"{path}:1: start with a cell line, `# %% [markdown]`.")
    seen: set[str] = set()
    for number, (line, cell) in enumerate(zip(lines, notebook.cells, strict=True), 1):
        try:
            _expand(cell, f"cell-{number:02d}", find_item)
            if cell.id in seen:
                raise CourseError(f"`{cell.id}` stands on two cells. Number items anew")
        except CourseError as error:
            raise CourseError(f"{path}:{line}: {error}.") from None
        seen.add(cell.id)
    notebook.metadata = nbformat.from_dict(METADATA)
    return notebook


def _cell_lines(text: str) -> list[int]:
    numbered = enumerate(text.splitlines(), 1)
    return [number for number, line in numbered if _CELL_LINE.match(line)]


def _no_header(path: Path, text: str) -> None:
    """Refuse another kernel than python3: JupyterLab would open a dialog."""
    match = re.search(r"^#\s+name: (?P<name>\S+)\s*$", text.split("# %%")[0], re.M)
    if match and match["name"] != KERNEL:
        line = text[: match.start()].count("\n") + 1
        raise CourseError(
            f"{path}:{line}: the kernel is {match['name']}; it must be {KERNEL}."
        )


def _parsed(path: Path, text: str) -> NotebookNode:
    import jupytext  # half a second that only authors need

    try:
        notebook = jupytext.reads(text, fmt="py:percent")
    except Exception as error:
        raise CourseError(f"{path}:1: jupytext cannot read it: {error}.") from None
    return nbformat.v4.upgrade(notebook)


def _expand(cell: NotebookNode, number: str, find_item: FindItem) -> None:
    """Replace the words of one cell line by ids, tags and nbgrader's metadata."""
    words = dict(cell.metadata)
    words.pop("lines_to_next_cell", None)
    tags = words.pop("tags", [])
    _known_tags(tags)
    markers = {word: words.pop(word) for word in MARKERS if word in words}
    if words:
        known = ", ".join((*MARKERS, "tags"))
        raise CourseError(
            f"unknown word `{next(iter(words))}` on the cell line; known are {known}"
        )
    if len(markers) > 1:
        raise CourseError(f"{' and '.join(markers)} cannot stand on one cell")
    cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
    cell.id = number
    for marker, item in markers.items():
        _mark(cell, marker, item, find_item)
    _no_stray_region(cell)


def _known_tags(tags: Any) -> None:
    for tag in tags:
        if tag not in TAGS:
            raise CourseError(
                f"unknown tag `{tag}`; known are {', '.join(sorted(TAGS))}"
            )


def _mark(cell: NotebookNode, marker: str, id: Any, find_item: FindItem) -> None:
    if not isinstance(id, str) or not _ID.fullmatch(id):
        raise CourseError(f'`{marker}={id}` names no item; write `{marker}="03-3"`')
    if cell.cell_type != "code":
        raise CourseError(f"`{marker}` needs a code cell")
    try:
        item = find_item(id)
    except Exception as error:
        raise CourseError(f"{error}".rstrip(".")) from None
    cell.id = f"{id}-check" if marker == "tests" else id
    cell.metadata["nbgrader"] = nbformat.from_dict(_nbgrader(marker, cell.id, item))


def _nbgrader(marker: str, grade_id: str, item: Item) -> dict[str, Any]:
    """Return nbgrader's metadata of a marked cell."""
    points = {"tests": item.points, "answer": item.review_points, "solution": 0}[marker]
    data: dict[str, Any] = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": marker != "solution",
        "solution": marker != "tests",
        "locked": marker == "tests",
        "task": False,
    }
    if marker == "solution":
        return data
    if points <= 0 and not item.is_smoke:
        what = "points on its probes" if marker == "tests" else "`review_points`"
        raise CourseError(f"item {item.id} is missing {what} in checks.py")
    return data | {"points": int(points) if points == int(points) else points}


def _no_stray_region(cell: NotebookNode) -> None:
    is_solution = cell.metadata.get("nbgrader", {}).get("solution", False)
    begins = len(re.findall(r"### BEGIN SOLUTION", cell.source))
    ends = len(re.findall(r"### END SOLUTION", cell.source))
    if begins != ends:
        raise CourseError("a solution region is opened and closed unequally often")
    if begins and not is_solution:
        raise CourseError("a solution region needs a `solution` or `answer` cell")
    if is_solution and not begins:
        raise CourseError("no `### BEGIN SOLUTION`: the whole cell would be cleared")


def marked(notebook: NotebookNode) -> Iterator[tuple[str, NotebookNode]]:
    """Yield (grade_id, cell) of every marked cell."""
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            yield cell.metadata.nbgrader.grade_id, cell
