"""`stove grade` against unmodified nbgrader on nbgrader's own notebooks."""

import nbformat
import pytest

from tests.conformance.cited import CITED
from tests.conformance.differences import DIFFERENCES, SAME_ANSWERS
from tests.conformance.table import KEYS, SAFE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.bubblewrap,
    pytest.mark.timeout(1200),
    pytest.mark.xdist_group("conformance"),
]
UNSAFE = [one for one in CITED if f"{one.exercise}/{one.learner}" not in SAFE]


@pytest.mark.parametrize("key", SAFE)
def test_strict_mode_gives_nbgraders_grades(nbgraders, strict, key):
    """With --strict-nbgrader every grade, comment and penalty is nbgrader's."""
    if nbgraders.outcomes[key] == "failed":
        assert strict.outcomes[key] == "broken", strict.reasons[key]
    else:
        assert strict.grades[key] == nbgraders.grades[key], strict.reasons.get(key)


@pytest.mark.parametrize(
    "cited", UNSAFE, ids=lambda one: f"{one.exercise}/{one.learner}"
)
@pytest.mark.parametrize("mode", ["strict", "default"])
def test_a_hostile_notebook_gets_what_nbgrader_states(request, mode, cited):
    """What cheats or loops gets the score that nbgrader's own tests ask for."""
    graded, key = request.getfixturevalue(mode), f"{cited.exercise}/{cited.learner}"
    assert (graded.points(key), graded.max_points(key)) == (
        cited.points,
        cited.max_points,
    )
    assert graded.needs_review(key) == cited.needs_review


@pytest.mark.parametrize("key", SAFE)
def test_the_default_differs_only_where_listed(nbgraders, default, key):
    """Any other difference from nbgrader is a fault of ours."""
    listed = {one.what for one in DIFFERENCES if f"{one.exercise}/{one.learner}" == key}
    assert found(nbgraders, default, key) == listed, default.reasons.get(key)


def found(nbgraders, default, key):
    """Return the names of the entries of a submission that differ."""
    has_failed = nbgraders.outcomes[key] == "failed"
    if has_failed != (default.outcomes[key] == "broken"):
        return {"outcome"}
    if has_failed:
        return set()
    theirs, ours = nbgraders.grades[key], default.grades[key]
    names = {*theirs, *ours}
    return {name for name in names if theirs.get(name) != ours.get(name)}


@pytest.mark.parametrize(("key", "twin"), SAME_ANSWERS.items())
def test_what_nbgrader_refuses_gets_the_grades_of_the_same_answers(
    nbgraders, default, key, twin
):
    """An accident with marks or types costs nothing and gives nothing."""
    assert default.grades[key] == nbgraders.grades[twin]


@pytest.mark.parametrize("mode", ["strict", "default"])
def test_every_submission_has_an_outcome(request, mode):
    """No submission of nbgrader's stops another or is left without a result."""
    graded = request.getfixturevalue(mode)
    others = {one for key, one in graded.outcomes.items() if key not in KEYS}
    assert others == {"not attempted"}  # who is on the roster and handed in nothing
    assert set(KEYS) <= set(graded.outcomes)
    assert [k for k, one in graded.outcomes.items() if one == "grader failed"] == []


@pytest.mark.parametrize("key", ["loop/foo", "timeout/slow"])
@pytest.mark.parametrize("mode", ["strict", "default"])
def test_what_takes_too_long_is_told(request, mode, key):
    """A cell or a tested function that does not end is an outcome of its own."""
    assert request.getfixturevalue(mode).outcomes[key] == "timed out"


def test_a_loop_that_grows_ends(default):
    """It is out of time, or of memory: in Python's own words where it can say so."""
    outcome = default.outcomes["loop-with-output/foo"]
    path = default.course / "autograded/foo/loop-with-output/p1.ipynb"
    said = nbformat.read(path, as_version=4).cells[0].outputs[-1]
    assert outcome in ("timed out", "out of memory") or said.ename == "MemoryError"


@pytest.mark.parametrize("name", ["submitted", "autograded"])
def test_side_effects_never_reach_what_was_handed_in(default, prepared, name):
    """A file that a notebook writes stays in the box."""
    path = default.course / name / "writes" / "side-effects" / "side-effect.txt"
    assert not path.exists()
