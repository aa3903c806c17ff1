"""A small course, released by nbgrader, and submissions graded by our writer."""

import shutil
from contextlib import closing
from pathlib import Path

import nbformat
from nbformat.v4 import (
    new_code_cell,
    new_markdown_cell,
    new_notebook,
    new_output,
)

from grader.engine.course import open_course
from grader.engine.plan import read_plans
from grader.engine.results import Evaluated
from grader.engine.submission import Preparer
from grader.engine.writer import Writer
from tests.engine.conftest import stock

CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "small"
"""
HIDDEN = "assert mean([7, 8, 9]) == 8, 'the hidden mean'"
SECRET_SCHEME = "Full points for any mention of outliers."
SQUARES = "squares"
MEAN = "mean-check"
TEXT = "why"
TASK = "survey"


def _marks(id, points=None, *, solution=False, locked=False, task=False):
    told = {
        "schema_version": 3,
        "grade_id": id,
        "grade": points is not None and not task,
        "solution": solution,
        "locked": locked,
        "task": task,
    }
    return {"nbgrader": told | ({"points": points} if points is not None else {})}


def source():
    """Return the instructor's notebook."""
    mean = (
        "### BEGIN SOLUTION\ndef mean(x):\n    return sum(x) / len(x)\n### END SOLUTION"
    )
    hidden = f"### BEGIN HIDDEN TESTS\n{HIDDEN}\n### END HIDDEN TESTS"
    task = (
        "# Your turn\nAsk three people.\n\n=== BEGIN MARK SCHEME ===\n"
        f"{SECRET_SCHEME}\n=== END MARK SCHEME ==="
    )
    cells = [
        new_markdown_cell("# Averages", metadata=_marks("intro", locked=True)),
        new_code_cell(mean, metadata=_marks("mean", solution=True)),
        new_code_cell(
            f"assert mean([1, 3]) == 2\n{hidden}",
            metadata=_marks(MEAN, 3, locked=True),
        ),
        new_code_cell("sum([1, 0.5])", metadata=_marks(SQUARES, 2, locked=True)),
        new_markdown_cell("Why?", metadata=_marks(TEXT, 4, solution=True)),
        new_markdown_cell(task, metadata=_marks(TASK, 5, locked=True, task=True)),
    ]
    for number, cell in enumerate(cells):
        cell.id = f"c{number}"
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def release(folder):
    """Make the course directory `folder`, with `ps1` released."""
    place = folder / "source" / "ps1"
    place.mkdir(parents=True)
    (folder / "nbgrader_config.py").write_text(CONFIG)
    nbformat.write(source(), place / "averages.ipynb")
    stock(folder, "generate_assignment", "ps1")
    return folder


def error(name="AssertionError", said="the hidden mean", trace=None):
    """Return an error output as a kernel makes it."""
    lines = [
        "Traceback (most recent call last)",
        f"----> 3 {HIDDEN}",
        f"{name}: {said}",
    ]
    return new_output("error", ename=name, evalue=said, traceback=trace or lines)


def printed(text, name="stdout"):
    """Return what a cell printed."""
    return new_output("stream", name=name, text=text)


def credit(points):
    """Return the number that a test shows as points."""
    data = {"text/plain": repr(points)}
    return new_output("execute_result", data=data, execution_count=1)


def shown(data, metadata=None):
    """Return a rich output."""
    return new_output("display_data", data=data, metadata=metadata or {})


class Graded:
    """A course in which a test has submissions graded as it says."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.course = open_course(self.folder)

    def submit(self, learner, answers=None, extra=(), files=None):
        """Hand in the released notebook with other answers and more cells."""
        place = self.folder / "submitted" / learner / "ps1"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        released = self.folder / "release" / "ps1" / "averages.ipynb"
        notebook = nbformat.read(released, as_version=4)
        for cell in notebook.cells:
            id = cell.metadata.get("nbgrader", {}).get("grade_id")
            cell.source = (answers or {}).get(id, cell.source)
        for cell in extra:
            notebook.cells.append(cell)
        nbformat.write(notebook, place / "averages.ipynb")
        (place / "timestamp.txt").write_text("2026-03-01 12:00:00 UTC")
        (place / "submission_secret.txt").write_text(f"secret of {learner}")
        for name, data in (files or {}).items():
            (place / name).write_bytes(data)

    def grade(self, learner, outputs=None, **told):
        """Write grades by these outputs of test cells; other cells run as they are.

        `outputs` are lists by grade_id, or by the text of a cell without one.
        """
        plans = read_plans(self.course, "ps1")
        prepared = Preparer(self.course, plans).prepare(learner)
        notebooks = dict(prepared.notebooks)
        for notebook in notebooks.values():
            for cell in notebook.cells:
                id = cell.metadata.get("nbgrader", {}).get("grade_id", cell.source)
                if cell.cell_type == "code":
                    cell.outputs = (outputs or {}).get(id, [])
        evaluated = Evaluated(
            learner,
            "ps1",
            notebooks if told.get("outcome") not in ("broken", "refused") else {},
            key=prepared.key,
            digest=prepared.digest,
            **told,
        )
        with closing(Writer(self.course)) as writer:
            return writer.write(evaluated)

    def page(self, learner):
        """Return the path of a learner's page."""
        return self.folder / "feedback" / learner / "ps1" / "averages.html"
