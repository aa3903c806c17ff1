"""Put nbgrader's marks back on cells that lost them, where there is no doubt.

A cell is recognised by the id that Jupyter gave it, by a text that nobody changed,
or because it stands alone between two such cells, as it did in the release.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import nbformat
from nbformat import NotebookNode

from grader.cohort import notebook_file
from grader.cohort.mend import SCHEMA
from grader.engine.course import Course
from grader.engine.plan import Plan, grade_id
from grader.errors import SubmissionError


@dataclass(frozen=True)
class Known:
    """One cell as learners got it; `mark` is nbgrader's id, "" for a plain cell."""

    mark: str
    cell_id: str
    cell_type: str
    source: str


def released(course: Course, plan: Plan, expected: NotebookNode) -> tuple[Known, ...]:
    """Return the cells that learners got, in order.

    `expected` has the marked cells as learners saw them; where the release is not
    there any more, no cell has an id of Jupyter's.
    """
    path = course.release(plan.assignment) / f"{plan.notebook}.ipynb"
    try:
        cells = notebook_file.read(path).cells
        return tuple(
            Known(grade_id(one), one.get("id", ""), one.cell_type, one.source)
            for one in cells
        )
    except (OSError, SubmissionError):
        seen = {grade_id(cell): cell.source for cell in expected.cells}
        return tuple(
            Known(
                cell.id if cell.is_marked else "",
                "",
                cell.cell_type,
                seen.get(cell.id, cell.source),
            )
            for cell in plan.cells
        )


def remarked(
    notebook: NotebookNode, known: Sequence[Known], plan: Plan
) -> tuple[str, ...]:
    """Mark the cells of `notebook` that can be recognised; return their ids."""
    present = {grade_id(cell) for cell in notebook.cells}
    found: list[str] = []
    for at, cell in _pairs(known, notebook.cells):
        mark = known[at].mark
        if mark and mark not in present and not grade_id(notebook.cells[cell]):
            _mark(notebook.cells[cell], plan, mark)
            found.append(mark)
    return tuple(found)


def _mark(cell: NotebookNode, plan: Plan, id: str) -> None:
    planned = plan.cell(id)
    marks = {
        "schema_version": SCHEMA,
        "grade_id": id,
        "grade": planned.is_grade,
        "solution": planned.is_solution,
        "locked": planned.is_locked,
        "task": planned.kind == "task",
    }
    if planned.is_grade or marks["task"]:
        marks["points"] = planned.points
    cell.metadata["nbgrader"] = nbformat.from_dict(marks)


Pair = tuple[int, int]  # places in the release and in the submission


def _pairs(known: Sequence[Known], cells: Sequence[NotebookNode]) -> list[Pair]:
    """Pair cells of the release with cells of a submission."""
    sure = _by_id(known, cells)
    if not sure:
        sure = _in_order(_by_text(known, cells))
    return sorted({*sure, *_between(known, cells, _in_order(sure))})


def _by_id(known: Sequence[Known], cells: Sequence[NotebookNode]) -> list[Pair]:
    """Pair by Jupyter's ids and by nbgrader's marks, each of which is there once."""
    ours = _once([one.cell_id for one in known])
    theirs = _once([str(cell.get("id", "")) for cell in cells])
    pairs = {ours[id]: theirs[id] for id in ours if id in theirs}
    marks, marked = _once([k.mark for k in known]), _once([grade_id(c) for c in cells])
    pairs |= {marks[id]: marked[id] for id in marks if id in marked}
    if len(set(pairs.values())) < len(pairs):
        return []
    return [(a, b) for a, b in pairs.items() if known[a].cell_type == _type(cells[b])]


def _by_text(known: Sequence[Known], cells: Sequence[NotebookNode]) -> list[Pair]:
    """Pair cells whose text is there once, on both sides, and the same."""
    ours = _once([f"{one.cell_type}\0{one.source.strip()}" for one in known])
    theirs = _once([f"{_type(cell)}\0{cell.source.strip()}" for cell in cells])
    return [(ours[text], theirs[text]) for text in ours if text in theirs]


def _type(cell: NotebookNode) -> str:
    return str(cell.cell_type)


def _once(texts: Sequence[str]) -> dict[str, int]:
    """Return the place of each text that is there once, empty ones left out."""
    counts: dict[str, int] = {}
    for text in texts:
        counts[text] = counts.get(text, 0) + 1
    return {
        text: at
        for at, text in enumerate(texts)
        if counts[text] == 1 and text and not text.endswith("\0")
    }


def _in_order(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest part of the pairs in which both sides keep their order."""
    best: list[list[Pair]] = []
    for pair in sorted(pairs):
        longest = max((b for b in best if b[-1][1] < pair[1]), key=len, default=[])
        best.append([*longest, pair])
    return max(best, key=len, default=[])


def _between(
    known: Sequence[Known], cells: Sequence[NotebookNode], sure: Sequence[Pair]
) -> list[Pair]:
    """Pair what stands between two sure cells, if it is of one kind and number."""
    ends = [(-1, -1), *sure, (len(known), len(cells))]
    found = []
    for (a, b), (c, d) in pairwise(ends):
        ours, theirs = list(range(a + 1, c)), list(range(b + 1, d))
        kinds = [known[at].cell_type for at in ours]
        if sure and kinds == [_type(cells[at]) for at in theirs]:
            found += list(zip(ours, theirs, strict=True))
    return found
