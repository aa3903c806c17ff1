import csv
import os
from collections import Counter

import nbformat
import pytest

from grader.authoring import markers
from grader.cohort import demo, gradebook, settings
from grader.report.table import table

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def graded(small_solutions, tmp_path_factory):
    """Return (course directory, outcomes) of the demo on the small course."""
    folder = tmp_path_factory.mktemp("demo") / "course"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STOVE_SOLUTIONS", str(small_solutions))
        patch.delenv("STOVE_SALT", raising=False)
        yield folder, list(demo.demo(folder, ("91", "92")))
        os.environ.pop("STOVE_SALT", None)


def of(results, kind, name="91_sums"):
    """Return the outcome of the learner who handed in a notebook of this kind."""
    learner = f"learner-{demo.KINDS.index(kind) + 1:02d}"
    return next(
        one for one in results if (one.learner, one.assignment) == (learner, name)
    )


def test_a_demo_has_two_dozen_submissions_of_every_kind(graded):
    """Two assignments, thirteen learners who hand in and one who does not."""
    folder, results = graded

    handed_in = list(folder.glob("submitted/*/*/*.ipynb"))

    assert len(handed_in) == 26
    assert len(results) == 28
    assert Counter(one.outcome for one in results) == {
        "graded": 22,
        "not attempted": 4,
        "broken": 2,
    }


@pytest.mark.parametrize(
    ("kind", "points", "misconceptions"),
    [
        ("solved", 6, ()),
        ("alternative", 6, ()),
        ("solved, late", 6, ()),
        ("wrong", 2, ("m91.square", "m91.first")),
        ("another wrong", 2, ("m91.square", "m91.mean")),
        ("half done", 5, ()),
        ("unfinished line", 3, ()),
        ("blank", 0, ()),
        ("copied check cell", 6, ()),
        ("deleted check cell", 6, ()),
        ("renamed notebook", 6, ()),
        ("broken file", 0, ()),
    ],
)
def test_each_kind_earns_what_it_deserves(graded, kind, points, misconceptions):
    """Accidents cost nothing; wrong answers earn their own misconception."""
    result = of(graded[1], kind)

    assert (result.points, result.misconceptions) == (points, misconceptions)


def test_an_unfinished_line_crashes_its_own_item_only(graded):
    """A cell with a syntax error leaves the other items to be judged."""
    verdicts = of(graded[1], "unfinished line").verdicts

    assert [one.outcome for one in verdicts] == ["crashed", "passed", "passed"]


def test_the_gradebook_has_the_scores_that_are_told(graded):
    """The table, the CSV and nbgrader's gradebook say the same."""
    folder, results = graded
    with (folder / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {
            (row["assignment"], row["learner"]): row for row in csv.DictReader(file)
        }

    with gradebook.opened(folder, settings.load(folder)) as book:
        for one in results:
            score = gradebook.score(book, one.assignment, one.learner)
            row = rows[one.assignment, one.learner]
            assert float(row["points"]) == one.points
            assert row["outcome"] == one.outcome
            assert (score.points if score else 0) == one.points
    assert len(rows) == len(results)


def test_the_table_tells_what_an_instructor_looks_for(graded):
    """Lateness, recognised misconceptions, diagnoses and a summary."""
    text = table(graded[1])

    assert "graded, late" in text
    assert "m91.square, m91.mean" in text
    assert "crashed: 91-1" in text
    assert "ends in the middle" in text
    assert (
        "28 submissions: 22 graded, 4 not attempted, 2 broken; 2 of them late." in text
    )


def test_who_handed_in_has_a_feedback_page(graded):
    """Graded or broken, each learner can read what became of the work."""
    folder, _ = graded

    pages = {
        path.parent.parent.name for path in folder.glob("feedback/*/91_sums/*.html")
    }

    assert pages == {f"learner-{number:02d}" for number in range(1, 14)}


def test_no_learner_of_the_demo_is_a_person(graded):
    """Made-up ids only; the notebooks carry no path of the machine either."""
    folder, results = graded
    path = next(folder.glob("submitted/learner-01/91_sums/*.ipynb"))

    ids = [id for id, _ in markers.marked(nbformat.read(path, as_version=4))]

    assert ids[:2] == ["91-1", "91-1-check"]
    assert {one.learner[:8] for one in results} == {"learner-"}
