"""Read the verdicts out of a graded notebook, by their own MIME type."""

from nbformat import NotebookNode

from grader.authoring import markers
from grader.cohort.outcome import ItemVerdict
from grader.learner.card import VERDICT_MIME

TIMED_OUT = "CellTimeoutError"


def read(notebook: NotebookNode) -> tuple[ItemVerdict, ...]:
    """Return one verdict per check cell of an autograded notebook, in order."""
    cells = [
        (id, cell)
        for id, cell in markers.marked(notebook)
        if _is_check(cell.metadata.nbgrader)
    ]
    return tuple(_verdict(id.removesuffix("-check"), cell) for id, cell in cells)


def _is_check(told: NotebookNode) -> bool:
    return bool(told.get("grade")) and not told.get("solution")


def _verdict(item: str, cell: NotebookNode) -> ItemVerdict:
    for output in cell.get("outputs", []):
        told = output.get("data", {}).get(VERDICT_MIME)
        if told:
            return ItemVerdict(
                item=told["item"],
                outcome=told["outcome"],
                points=told["points"],
                max_points=told["max_points"],
                misconceptions=tuple(told["misconceptions"]),
                seed=told["seed"],
            )
    return ItemVerdict(item, _without(cell), 0, cell.metadata.nbgrader.points)


def _without(cell: NotebookNode) -> str:
    """Return the outcome of a check cell that shows no verdict."""
    errors = [one.ename for one in cell.get("outputs", []) if "ename" in one]
    if TIMED_OUT in errors:
        return "timed out"
    return "crashed" if errors else "not judged"
