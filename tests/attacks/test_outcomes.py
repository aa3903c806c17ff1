"""`stove grade` on a cohort of attackers: nothing unearned, leaked, hurt or lost."""

import json

import pytest

from tests.attacks import assignments, course
from tests.attacks.cases import CASES, honest
from tests.attacks.pages import active

pytestmark = [
    pytest.mark.slow,
    pytest.mark.bubblewrap,
    pytest.mark.timeout(2000),
    pytest.mark.xdist_group("attacks"),
]
IDS = [case.name for case in CASES]
NEIGHBOURS = [case for case in honest.CASES if "neighbour" in case.name]
EVERY_CASE = pytest.mark.parametrize("case", CASES, ids=IDS)


def test_the_command_ends_well(run):
    """`stove grade` exits with 0 when every submission has a recorded outcome."""
    assert (run.code, run.errors[-2000:] if run.code else "") == (0, "")
    asked = {(case.assignment, case.name) for case in CASES}
    assert asked - set(run.results) == set()
    others = {key: run.results[key]["outcome"] for key in set(run.results) - asked}
    assert set(others.values()) <= {"not attempted"}


@EVERY_CASE
def test_a_case_gets_what_it_earned(run, case):
    """An attack earns nothing; an odd but honest submission keeps its points."""
    result, score = run.result(case), course.score(run.course, case)
    assert result["outcome"] in case.outcomes, result["reason"]
    assert result["points"] == case.points, result["reason"]
    assert (score.points if score else 0) == case.points
    assert result["max_points"] == assignments.POINTS
    assert case.says in " ".join([result["reason"], *result["notes"]])


@EVERY_CASE
def test_a_case_is_explained_and_trusted(run, case):
    """What stopped a submission is told; none makes its own tests less trusted."""
    result = run.result(case)
    assert result["reason"] or result["outcome"] in ("graded", "not attempted")
    assert not result["low_trust"]


@EVERY_CASE
def test_a_case_learns_no_secret(run, case):
    """No output holds anything of the instructor, the machine or a neighbour."""
    path = run.graded(case)
    if not path.exists():
        return
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    # The instructor sees hidden tests here: in the source and in its error.
    untold = [c for c in cells if not c["metadata"].get("nbgrader", {}).get("grade")]
    outputs = json.dumps([cell.get("outputs", []) for cell in untold])
    assert [kind for kind, word in _secrets(case) if word in outputs] == []


@EVERY_CASE
def test_a_page_shows_no_secret_and_runs_nothing(pages, case):
    """Feedback holds no hidden test, and nothing that a browser would act on."""
    for path in pages(case):
        text = path.read_text(encoding="utf-8")
        assert [kind for kind, word in _secrets(case) if word in text] == []
        assert active(text) == []


def _secrets(case):
    """Return the secrets that a case's outputs may not hold."""
    own = "neighbour" if case.name == "m-neighbour" else ""
    return [(kind, word) for kind, word in assignments.SECRETS.items() if kind != own]


@pytest.mark.parametrize("case", NEIGHBOURS, ids=lambda case: case.name)
def test_neighbours_notice_nothing(run, case):
    """An honest learner's points are there as if nobody else were."""
    result = run.result(case)
    assert (result["outcome"], result["points"]) == (case.outcome, case.points)


@pytest.mark.parametrize("case", NEIGHBOURS, ids=lambda case: case.name)
def test_neighbours_get_their_page(pages, case):
    """An honest learner gets feedback, whatever the others handed in."""
    assert pages(case)


def test_the_cohort_comes_to_an_end(run, timing):
    """Attacks cost no more time than their limits allow."""
    timing(f"{len(CASES)} hostile, odd and honest submissions: {run.seconds:.0f} s")
    assert run.code is not None


def test_no_process_of_the_grader_swells(run):
    """What arrives from a box cannot make the grader larger than a box may be."""
    size, command = run.peak
    assert size < 3 << 29, f"{size >> 20} MiB: {command}"


def test_nothing_outside_was_changed(run):
    """Submissions, sources, settings and the home folder are as they were."""
    assert run.changed == {}


def test_no_file_is_left_elsewhere(run):
    """No attack left a file in a folder that all share."""
    assert run.traces == []


def test_no_process_is_left(run):
    """When the command has ended, so has everything that it started."""
    assert run.left == []


def test_no_one_else_appears_in_the_gradebook(run):
    """The folders of graded work are those of the learners, each one whole."""
    names = {path.name for path in (run.course / "autograded").iterdir()}
    assert names <= set(IDS)
    for case in NEIGHBOURS:
        if case.outcome == "graded":
            assert json.loads(run.graded(case).read_text(encoding="utf-8"))["cells"]
