from copy import deepcopy

import nbformat
import pytest

from grader.authoring import markers, release
from grader.cohort import gradebook, new, settings
from grader.engine import table
from grader.engine.course import open_course
from grader.engine.run import Options, grading
from grader.errors import CourseError
from grader.report.table import table as shown

HANG = "def double(x):\n    return 2 * x\nwhile True: pass"
EXIT = "import os\ndef double(x):\n    return 2 * x\nos._exit(3)"


@pytest.fixture
def solved(small):
    """Return the author's answers."""
    return release.answers(small / "91_sums" / "exercise.py")


def graded(course, assignments=(), **options):
    """Return the outcomes of a run by (assignment, learner)."""
    new.ready(course)
    results = list(grading(course, assignments, Options(**options)))
    return {(one.assignment, one.learner): one for one in results}


def change(course, old, new):
    path = course / settings.FILE
    path.write_text(path.read_text().replace(old, new))


def copied(small, sources):
    """Return a solved notebook whose first check cell stands there twice."""
    notebook = release.filled(
        release.exercise(small / "91_sums" / "exercise.py"), sources
    )
    check = next(cell for id, cell in markers.marked(notebook) if id == "91-1-check")
    copy = deepcopy(check)
    copy.id = "copy"
    notebook.cells.append(copy)
    return notebook


def test_one_bad_notebook_never_stops_the_others(course, hand_in, small, solved, book):
    """Each submission has an outcome with a reason; whoever can be graded is."""
    change(course, "cell_wall = 120", "cell_wall = 20")
    hand_in("a-broken", notebook=b'{"cells": [')
    hand_in("b-hangs", sources={**solved, "91-1": HANG})
    hand_in("c-exits", sources={**solved, "91-1": EXIT})
    hand_in("d-copied", notebook=copied(small, solved))
    hand_in("e-blank")
    hand_in("learner-01", sources=solved)

    found = graded(course, assignments=("91_sums",))

    outcomes = {learner: one.outcome for (_, learner), one in found.items()}
    assert outcomes == {
        "a-broken": "broken",
        "b-hangs": "timed out",
        "c-exits": "kernel died",
        "d-copied": "graded",
        "e-blank": "not attempted",
        "learner-01": "graded",
        "learner-02": "not attempted",
        "learner-03": "not attempted",
    }
    assert "cut short" in found["91_sums", "a-broken"].reason
    assert "91-1" in found["91_sums", "b-hangs"].reason
    assert "Restart the kernel" in found["91_sums", "c-exits"].reason
    assert "2 times" in found["91_sums", "d-copied"].problems[0]
    assert [6, 6] == [
        found["91_sums", one].points for one in ("d-copied", "learner-01")
    ]
    assert book("learner-01").points == 6
    assert "8 submissions" in shown(found.values())


def test_misconceptions_and_seeds_come_from_the_verdict(course, hand_in, small, solved):
    """The graded notebook carries the ids, and the seed that the salt picked."""
    wrong = "def total(values):\n    return values[0]\n"
    hand_in("learner-01", sources={**solved, "91-2": wrong})

    one = graded(course, learners=("learner-01",))["91_sums", "learner-01"]

    assert one.misconceptions == ("m91.first",)
    assert [v.outcome for v in one.verdicts] == ["passed", "failed", "passed"]
    assert one.needs_review
    assert all(verdict.seed for verdict in one.verdicts)


def test_two_processes_share_one_gradebook(course, hand_in, solved, book):
    """Six submissions graded at once give the scores of six graded in turn."""
    for number in range(3):
        hand_in(f"new-{number}", sources=solved)
        hand_in(f"new-{number}", "92_words")

    found = graded(course, jobs=3)

    assert {6, 0} == {one.points for key, one in found.items() if "new" in key[1]}
    assert [6] * 3 == [book(f"new-{number}").points for number in range(3)]
    assert [0] * 3 == [book(f"new-{number}", "92_words").points for number in range(3)]


def test_a_second_run_grades_only_what_changed(course, hand_in, solved):
    """Unchanged outcomes are taken from their record; a new version is graded."""
    hand_in("learner-01", "92_words")
    hand_in("learner-02", "92_words")
    options = {"assignments": ("92_words",)}
    first = graded(course, **options)
    words = "def words(text):\n    return len(text.split())"
    hand_in("learner-02", "92_words", {"92-1": words})

    second = graded(course, **options)

    assert not any(one.is_reused for one in first.values())
    assert {learner: one.is_reused for (_, learner), one in second.items()} == {
        "learner-01": True,
        "learner-02": False,
        "learner-03": True,
    }
    assert second["92_words", "learner-02"].points == 2


def test_a_broken_resubmission_takes_the_grade_s_place(course, hand_in, solved):
    """formgrader shows it as not graded, and so do we."""
    hand_in("learner-01", "92_words")
    graded(course, learners=("learner-01",), assignments=("92_words",))
    hand_in("learner-01", "92_words", notebook=b"")

    found = graded(course, learners=("learner-01",), assignments=("92_words",))

    assert found["92_words", "learner-01"].outcome == "broken"
    assert found["92_words", "learner-01"].max_points == 2
    assert not (course / "autograded/learner-01/92_words").exists()


def test_what_people_graded_is_kept_and_counted(course, hand_in, solved, book):
    """Grading again keeps manual scores, and our points are the gradebook's."""
    hand_in("learner-01", sources=solved)
    graded(course, learners=("learner-01",))
    cohort = settings.load(course)
    with gradebook.opened(course, cohort) as opened:
        grade = opened.find_grade("91-3", "91_sums", "91_sums", "learner-01")
        grade.manual_score, grade.needs_manual_grade = 3, False
        opened.db.commit()

    again = graded(course, learners=("learner-01",))["91_sums", "learner-01"]

    assert (again.points, again.is_reused, again.needs_review) == (9, True, False)
    assert book("learner-01").points == 9


def test_a_late_submission_is_marked_and_keeps_its_points(course, hand_in, solved):
    """Lateness is told; taking points off is the instructor's decision."""
    change(course, "# due = 2030-03-01T23:59:00", "due = 2026-01-01T12:00:00")
    hand_in("learner-01", sources=solved)
    hand_in("learner-02", notebook=b"")

    found = graded(course, assignments=("91_sums",))

    late = {learner: one.is_late for (_, learner), one in found.items()}
    assert late == {"learner-01": True, "learner-02": True, "learner-03": False}
    assert found["91_sums", "learner-01"].points == 6


def test_a_submission_that_takes_too_long_in_all_is_ended(course, hand_in, solved):
    """Its kernel is gone with it, and the next submission is graded."""
    change(course, "\nwall = 900", "\nwall = 20")
    slow = "import time\ntime.sleep(100)\ndef double(x):\n    return 2 * x"
    hand_in("learner-01", sources={**solved, "91-1": slow})
    hand_in("learner-02", "92_words")

    found = graded(course, jobs=1)

    assert found["91_sums", "learner-01"].outcome == "timed out"
    assert "longer than 20 s" in found["91_sums", "learner-01"].reason
    assert found["92_words", "learner-02"].outcome == "not attempted"


def test_without_mending_nbgrader_s_own_rule_holds(course, hand_in, small, solved):
    """`mend = false` leaves a copied check cell ungraded, with its diagnosis."""
    change(course, "mend = true", "mend = false")
    hand_in("learner-01", notebook=copied(small, solved))
    hand_in("learner-02", sources=solved)

    found = graded(course, assignments=("91_sums",))

    assert found["91_sums", "learner-01"].outcome == "broken"
    assert "2 times" in found["91_sums", "learner-01"].problems[0]
    assert found["91_sums", "learner-02"].points == 6


def test_outcomes_are_recorded_in_the_gradebook(course, hand_in):
    """A record holds the whole outcome, for the next run and for other tools."""
    hand_in("learner-01", notebook=b"")

    found = graded(course, ["91_sums"], learners=("learner-01",))

    recorded = table.results(open_course(course), "91_sums")["learner-01"]
    one = found["91_sums", "learner-01"]
    assert (recorded.outcome, recorded.reason) == (one.outcome, one.reason)
    assert recorded.is_current


def test_the_learner_s_name_in_a_folder_is_checked(course, hand_in):
    """nbgrader would take `*` in a folder's name for every learner."""
    hand_in("learner-*")

    found = graded(course, assignments=("91_sums",))

    assert found["91_sums", "learner-*"].outcome == "refused"


def test_a_lost_gradebook_is_made_anew(course, hand_in, solved):
    """Every submission is still there, so grading again restores the scores."""
    hand_in("learner-01", sources=solved)
    (course / "gradebook.db").unlink()

    found = graded(course, learners=("learner-01",), assignments=("91_sums",))

    assert found["91_sums", "learner-01"].points == 6


def test_an_unknown_assignment_is_told_with_the_known_ones(course):
    """The message names what the gradebook holds."""
    with pytest.raises(CourseError, match="91_sums, 92_words"):
        graded(course, ["93_more"])


def test_an_unknown_learner_is_told_with_the_known_ones(course):
    """A typing error must not look like a cohort without submissions."""
    with pytest.raises(CourseError, match="learner-01, learner-02"):
        graded(course, ["91_sums"], learners=("lerner-01",))


def test_verdicts_survive_nbgrader_in_the_graded_notebook(course, hand_in, solved):
    """The verdict's own MIME type is in the file that formgrader shows."""
    hand_in("learner-01", sources=solved)
    graded(course, learners=("learner-01",))

    path = course / "autograded/learner-01/91_sums/91_sums.ipynb"
    notebook = nbformat.read(path, as_version=4)

    cell = next(cell for id, cell in markers.marked(notebook) if id == "91-1-check")
    told = cell.outputs[0]["data"]["application/vnd.stove.verdict+json"]
    assert (told["item"], told["outcome"], told["points"]) == ("91-1", "passed", 3)
