"""nbgrader's own documentation course, released and graded by stock nbgrader."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import nbgrader
import pytest

from grader.engine.course import open_course
from grader.engine.plan import read_plans
from grader.engine.results import Evaluated
from grader.engine.submission import Preparer
from tests.engine import gradebook

GUIDE = Path(nbgrader.__file__).parent / "docs" / "source" / "user_guide"
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "course101"
c.IncludeHeaderFooter.header = "source/header.ipynb"
c.LateSubmissionPlugin.penalty_method = "zero"
"""


def stock(folder, *words):
    """Run the nbgrader command, as it is, in a course directory."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=folder,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done


def copied(folder, to):
    """Copy a course directory, times and modes included."""
    return Path(shutil.copytree(folder, to))


@pytest.fixture(scope="session")
def released(tmp_path_factory):
    """Return the documentation course with `ps1` released; tests never change it.

    Its three learners: bitdiddle is late, hacker in time, and lovelace handed in
    one of two notebooks, a helper file and a secret, and no time.
    """
    folder = tmp_path_factory.mktemp("documentation") / "course"
    for name in ("source", "submitted"):
        shutil.copytree(GUIDE / name, folder / name)
    shutil.rmtree(folder / "source" / "ps1_autotest")
    hide_a_test(folder / "source" / "ps1" / "problem1.ipynb")
    (folder / "nbgrader_config.py").write_text(CONFIG)
    mine = folder / "submitted" / "lovelace" / "ps1"
    shutil.copytree(folder / "submitted" / "hacker" / "ps1", mine)
    (mine / "problem2.ipynb").rename(mine / "Problem 2.ipynb")
    (mine / "timestamp.txt").unlink()
    (mine / "submission_secret.txt").write_text("a secret without a new line")
    (mine / "data").mkdir()
    (mine / "data" / "own.csv").write_text("a,b\n1,2\n")
    (mine / "data" / "own.csv").chmod(0o755)
    stock(folder, "generate_assignment", "ps1")
    gradebook.set_due(folder, "ps1", "2015-02-02 15:00:00")
    return folder


def hide_a_test(path):
    """Add what the documentation's course lacks: a hidden test."""
    notebook = _read(path)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "correct_squares":
            hidden = "assert squares(2) == [1, 4]"
            cell.source += f"\n### BEGIN HIDDEN TESTS\n{hidden}\n### END HIDDEN TESTS"
    nbformat.write(notebook, path)


@pytest.fixture(scope="session")
def graded_by_stock(released, tmp_path_factory):
    """Return that course as unmodified nbgrader grades it."""
    folder = copied(released, tmp_path_factory.mktemp("stock") / "course")
    stock(folder, "autograde", "ps1")
    return folder


@pytest.fixture(scope="session")
def graded_again_by_stock(graded_by_stock, tmp_path_factory):
    """Return that course after work by hand, graded once more by nbgrader."""
    folder = copied(graded_by_stock, tmp_path_factory.mktemp("again") / "course")
    gradebook.by_hand(folder)
    stock(folder, "autograde", "ps1", "--force")
    return folder


@pytest.fixture
def folder(released, tmp_path):
    """Return a fresh copy of the released course."""
    return copied(released, tmp_path / "course")


@pytest.fixture
def course(folder):
    """Return it opened."""
    return open_course(folder)


@pytest.fixture
def evaluated(course, graded_by_stock):
    """Return a function that evaluates by looking at what stock nbgrader executed."""
    preparer = Preparer(course, read_plans(course, "ps1", is_strict=True))

    def evaluate(learner, executed_by=None, **told):
        prepared = preparer.prepare(learner)
        if prepared.outcome:
            return prepared.stopped
        source = graded_by_stock / "autograded" / (executed_by or learner) / "ps1"
        return Evaluated(
            learner,
            "ps1",
            {n: _read(source / f"{n}.ipynb") for n in prepared.notebooks},
            key=prepared.key,
            digest=prepared.digest,
            **told,
        )

    return evaluate


def _read(path):
    return nbformat.read(path, as_version=4)
