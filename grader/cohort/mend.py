"""Put harmless accidents of a notebook right, from what the gradebook knows.

Stock nbgrader refuses a whole submission for one copied check cell, and gives no
points for a deleted one. Neither accident leaves a doubt about what the learner
answered: a check cell's text is the author's in any case. A deleted answer that people
grade stays away, so that somebody looks for it in the other cells, as with nbgrader.
"""

from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

SCHEMA = 3


class Mend(NbGraderPreprocessor):
    """nbgrader's `DeduplicateIds`, which puts missing check cells back as well."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Mend one submitted notebook (called by nbgrader's autograde)."""
        told = resources["nbgrader"]
        with Gradebook(told["db_url"]) as book:
            notebook = book.find_notebook(told["notebook"], told["assignment"])
            known = {cell.name: cell for cell in notebook.source_cells}
            expected = {name: _metadata(notebook, name) for name in known}
        mended(nb, expected, {name: cell.source for name, cell in known.items()})
        return nb, resources


def mended(
    notebook: NotebookNode,
    expected: dict[str, dict[str, Any]],
    sources: dict[str, str],
) -> None:
    """Mend `notebook` in place.

    `expected` is nbgrader's metadata of every cell of the release by its id, in
    order, and `sources` their text.
    """
    _one_of_each(notebook, expected)
    present = {_id(cell) for cell in notebook.cells}
    before = ""
    for name, metadata in expected.items():
        is_check = metadata["grade"] and not metadata["solution"]
        if name not in present and is_check:
            _put_back(notebook, before, _cell(metadata, sources[name]))
            present.add(name)
        before = name


def _one_of_each(notebook: NotebookNode, expected: dict[str, dict[str, Any]]) -> None:
    """Keep the last cell of each id, as nbgrader does; copies become plain cells."""
    seen: set[str] = set()
    for cell in reversed(notebook.cells):
        name = _id(cell)
        if name in expected and name not in seen:
            seen.add(name)
            cell.metadata["nbgrader"] = NotebookNode(expected[name])
        else:
            cell.metadata.pop("nbgrader", None)


def _id(cell: NotebookNode) -> str:
    told = cell.metadata.get("nbgrader")
    return str(told.get("grade_id", "")) if isinstance(told, dict) else ""


def _put_back(notebook: NotebookNode, before: str, cell: NotebookNode) -> None:
    """Insert `cell` behind the cell `before`, at the end where that is gone too."""
    places = [at for at, one in enumerate(notebook.cells) if _id(one) == before]
    notebook.cells.insert(places[-1] + 1 if places else len(notebook.cells), cell)


def _cell(metadata: dict[str, Any], source: str) -> NotebookNode:
    make = new_markdown_cell if metadata["cell_type"] == "markdown" else new_code_cell
    return make(source, metadata={"nbgrader": NotebookNode(metadata)})


def _metadata(notebook: Any, name: str) -> dict[str, Any]:
    """Return nbgrader's metadata of a cell as the gradebook knows it."""
    source = next(cell for cell in notebook.source_cells if cell.name == name)
    graded = {cell.name: cell.max_score for cell in notebook.grade_cells}
    tasks = {cell.name: cell.max_score for cell in notebook.task_cells}
    points = graded | tasks
    return {
        "schema_version": SCHEMA,
        "grade_id": name,
        "grade": name in graded,
        "solution": name in {cell.name for cell in notebook.solution_cells},
        "locked": source.locked,
        "task": name in tasks,
        "cell_type": source.cell_type,
        "checksum": source.checksum,
        **({"points": points[name]} if name in points else {}),
    }
