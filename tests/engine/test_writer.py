"""The writer leaves a gradebook and folders as stock nbgrader does, whole or not."""

import resource
import sqlite3
import subprocess
import sys

import pytest
from nbformat.v4 import new_output
from nbgrader.apps import NbGraderAPI

from grader.engine import table
from grader.engine.course import open_course
from grader.engine.results import Evaluated
from grader.engine.writer import Writer
from grader.errors import CourseError, SubmissionError
from tests.engine import gradebook
from tests.engine.conftest import stock

LEARNERS = ("bitdiddle", "hacker", "lovelace")


def write_all(course, evaluated, **told):
    with Writer(course) as writer:
        return [writer.write(evaluated(one, **told)) for one in LEARNERS]


def exported(folder):
    stock(folder, "export", "--to", "out.csv")
    return (folder / "out.csv").read_text()


def test_same_as_stock(course, folder, evaluated, graded_by_stock):
    """Rows, comments, penalties, files, modes and export equal stock nbgrader's."""
    write_all(course, evaluated)
    assert gradebook.rows(graded_by_stock) == gradebook.rows(folder)
    expected = gradebook.files(graded_by_stock / "autograded")
    assert expected == gradebook.files(folder / "autograded")
    assert exported(graded_by_stock) == exported(folder)


def test_same_as_stock_after_work_by_hand(
    course, folder, evaluated, graded_again_by_stock
):
    """Grading again keeps what was given by hand and asks for a look, as nbgrader."""
    write_all(course, evaluated)
    gradebook.by_hand(folder)
    write_all(course, evaluated)
    assert gradebook.rows(graded_again_by_stock) == gradebook.rows(folder)
    assert exported(graded_again_by_stock) == exported(folder)


def test_formgrader_sees_it(course, evaluated):
    """nbgrader's own API, which formgrader shows, calls the submissions autograded."""
    write_all(course, evaluated)
    api = NbGraderAPI(config=course.config)
    found = {one["student"]: one for one in api.get_submissions("ps1")}
    assert {one: True for one in LEARNERS} == {
        name: one["autograded"] for name, one in found.items()
    }
    assert (1.5, 3.0) == (found["bitdiddle"]["score"], found["hacker"]["score"])


def test_results_beside_grades(course, folder, evaluated):
    """A result is current as long as its grades and its folder are."""
    told = {"level": "bubblewrap", "low_trust": ("problem1/plot",), "notes": ("odd",)}
    limits = {"problem1": {"cell_wall": 120.0}}
    write_all(course, evaluated, limits=limits, **told)
    found = table.results(course, "ps1")
    assert [True] * 3 == [found[one].is_current for one in LEARNERS]
    kept = found["hacker"]
    assert ("bubblewrap", ("problem1/plot",), ("odd",)) == (
        kept.level,
        kept.low_trust,
        kept.notes,
    )
    assert evaluated("hacker").key == kept.key
    assert limits == kept.limits


def test_results_of_before_limits_were_recorded(course, folder, evaluated):
    """A gradebook that lacks the column is read, and gets it with the next writing."""
    write_all(course, evaluated)
    with sqlite3.connect(folder / "gradebook.db") as connection:
        connection.execute("ALTER TABLE stove_result DROP COLUMN limits")
    assert [{}] * 3 == [one.limits for one in table.results(course, "ps1").values()]
    write_all(course, evaluated, limits={"problem1": {"cell_wall": 9.0}})
    kept = table.results(course, "ps1")["hacker"]
    assert {"problem1": {"cell_wall": 9.0}} == kept.limits


def test_no_longer_current(course, folder, evaluated):
    """Another due date, other grades or a removed folder make a result stale."""
    write_all(course, evaluated)
    gradebook.set_due(folder, "ps1", "2015-01-01 00:00:00")
    assert [False, False, True] == current(course)
    gradebook.set_due(folder, "ps1", "2015-02-02 15:00:00")
    assert [True, True, True] == current(course)
    (folder / "autograded" / "lovelace").rename(folder / "elsewhere")
    assert [True, True, False] == current(course)
    gradebook.change(folder, "UPDATE grade SET auto_score = 9 WHERE auto_score = 0.5")
    assert [False, False, False] == current(course)


def current(course):
    found = table.results(course, "ps1")
    return [found[one].is_current for one in LEARNERS]


def test_results_survive_nbgrader(course, folder, evaluated):
    """`nbgrader db upgrade` leaves results and grades as they are."""
    write_all(course, evaluated)
    before = table.results(course, "ps1")
    stock(folder, "db", "upgrade")
    assert before == table.results(course, "ps1")


def test_no_results_yet(course):
    """A gradebook that we never wrote to holds no results."""
    assert table.results(course, "ps1") == {}


@pytest.mark.parametrize("outcome", ["broken", "refused", "kernel died", "timed out"])
def test_without_notebooks(course, folder, evaluated, outcome):
    """What could not be graded has no points, is to be looked at, keeps handwork."""
    write_all(course, evaluated)
    gradebook.by_hand(folder)
    digest = evaluated("hacker").digest
    with Writer(course) as writer:
        found = writer.write(
            Evaluated("hacker", "ps1", outcome=outcome, reason="Why.", digest=digest)
        )
    grades = gradebook.grades(folder, "hacker")
    assert {(None, 1)} == {(auto, look) for auto, _, _, look in grades.values()}
    assert (0.75, 0.5) == grades["problem1", "correct_squares"][1:3]
    assert not (folder / "autograded" / "hacker" / "ps1").exists()
    assert (outcome, "Why.") == (found.outcome, found.reason)
    assert table.results(course, "ps1")["hacker"].is_current


def test_grader_failed(course, folder, evaluated):
    """A failure of ours takes no grade away, and is never taken for a result."""
    write_all(course, evaluated)
    before = gradebook.rows(folder), gradebook.files(folder / "autograded")
    digest = evaluated("hacker").digest
    with Writer(course) as writer:
        found = writer.write(
            Evaluated("hacker", "ps1", outcome="grader failed", digest=digest, key="k")
        )
    assert before == (gradebook.rows(folder), gradebook.files(folder / "autograded"))
    assert "" == found.key


def test_too_much_credit(course, folder, evaluated):
    """Points that nbgrader refuses are our failure, and the next learner is graded."""
    result = evaluated("bitdiddle")
    for cell in result.notebooks["problem1"].cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "correct_squares":
            cell.outputs = [_number("7")]
    with Writer(course) as writer:
        found = writer.write(result)
        writer.write(evaluated("hacker"))
    assert "grader failed" == found.outcome
    assert "greater than maximum points" in found.reason
    assert (1.0, None, None, 0) == gradebook.grades(folder, "hacker")[
        "problem1", "correct_squares"
    ]


def _number(text):
    return new_output("execute_result", {"text/plain": text}, execution_count=1)


def test_not_attempted(course, folder, evaluated):
    """Nothing handed in makes a result and no rows; a grade once given stays."""
    with Writer(course) as writer:
        found = writer.write(evaluated("nobody"))
        assert "not attempted" == found.outcome
        assert [] == gradebook.rows(folder)["submission"]
        writer.write(evaluated("hacker"))
        (folder / "submitted" / "hacker").rename(folder / "tidied")
        assert "graded" == writer.write(evaluated("hacker")).outcome
    assert table.results(course, "ps1")["hacker"].is_current


def test_unknown_learner(folder, evaluated):
    """Where nbgrader may not add learners, an unknown one has a result and no rows."""
    with (folder / "nbgrader_config.py").open("a") as opened:
        opened.write("c.Autograde.create_student = False\n")
    with Writer(open_course(folder)) as writer:
        found = writer.write(evaluated("hacker"))
    assert "grader failed" == found.outcome
    assert "No such student: hacker" in found.reason
    assert [] == gradebook.rows(folder)["submission"]


def test_changed_meanwhile(course, folder, evaluated):
    """Files that changed during the evaluation get no grade of the former ones."""
    result = evaluated("hacker")
    (folder / "submitted" / "hacker" / "ps1" / "more.txt").write_text("new")
    with Writer(course) as writer, pytest.raises(SubmissionError, match="has changed"):
        writer.write(result)
    assert [] == gradebook.rows(folder)["submission"]


def test_one_writer(course):
    """A second writer is told to wait."""
    code = (
        "import sys; from pathlib import Path\n"
        "from grader.engine.course import open_course\n"
        "from grader.engine.writer import Writer\n"
        "Writer(open_course(Path(sys.argv[1])))"
    )
    words = (sys.executable, "-c", code, str(course.folder))
    with Writer(course):
        done = subprocess.run(words, capture_output=True, text=True)
    assert "Another grading is writing to" in done.stderr
    with Writer(course):
        pass


def test_locked(course, folder, evaluated):
    """A gradebook that another program keeps locked is told, and nothing is lost."""
    with Writer(course, patience=0.1) as writer:
        other = sqlite3.connect(folder / "gradebook.db", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CourseError, match="keeps the gradebook locked"):
            writer.write(evaluated("hacker"))
        other.close()
        assert not (folder / "autograded" / "hacker").exists()
        assert "graded" == writer.write(evaluated("hacker")).outcome


def test_no_room(course, folder, evaluated):
    """Where files cannot be written, the grades are not, either."""
    result = evaluated("hacker")
    with Writer(course) as writer:
        writer.write(evaluated("bitdiddle"))
        before = gradebook.rows(folder), settled(folder)
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
        try:
            with pytest.raises(CourseError):
                writer.write(result)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert before == (gradebook.rows(folder), settled(folder))
        assert "graded" == writer.write(result).outcome


def settled(folder):
    found = gradebook.files(folder / "autograded")
    return {name: file for name, file in found.items() if not name.startswith(".stove")}
