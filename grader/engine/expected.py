"""The marked cells as learners got them, to compare a submission with."""

import warnings

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from grader.cohort.mend import SCHEMA
from grader.engine.course import Course
from grader.engine.plan import Plan, PlannedCell


def expected(course: Course, plan: Plan) -> NotebookNode:
    """Return a notebook of the plan's answers and checks, nothing hidden in it."""
    from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme

    cells = [cell for cell in plan.cells if cell.is_grade or cell.is_solution]
    notebook = new_notebook(cells=[_cell(cell) for cell in cells])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for step in (ClearHiddenTests, ClearMarkScheme):
            notebook, _ = step(config=course.config).preprocess(notebook, {})
    return notebook


def _cell(cell: PlannedCell) -> NotebookNode:
    make = new_markdown_cell if cell.cell_type == "markdown" else new_code_cell
    told = {
        "schema_version": SCHEMA,
        "grade_id": cell.id,
        "grade": cell.is_grade,
        "solution": cell.is_solution,
        "locked": cell.is_locked,
        "task": False,
        "cell_type": cell.cell_type,
        "points": cell.points,
    }
    return make(cell.source, metadata={"nbgrader": NotebookNode(told)})
