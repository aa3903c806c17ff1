"""Through the gradebook: what each answer of the real course earns there.

Each notebook goes through nbgrader's own autograde; points are the gradebook's,
misconceptions come from the verdict's MIME type in the graded notebook. All answers of
module 00 do, and three notebooks of every other module: stock nbgrader takes minutes
for the rest, which `test_sealed` carries through the engine.
"""

import pytest

from grader.authoring import markers, release
from grader.cohort import settings
from grader.manifest import load_manifest
from tests.cohort.carriers import MODULES, SOLUTIONS, carriers, hand_in, held, make
from tests.cohort.stock import autograde

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def real(tmp_path_factory):
    """Return a course directory of the real course, made once per process."""
    return make(tmp_path_factory.mktemp("real") / "course")


@pytest.fixture
def graded(real):
    """Return a function that grades notebooks through nbgrader's autograde."""

    def grade(some):
        for carrier in some:
            hand_in(real, carrier)
        learners = tuple(carrier.learner for carrier in some)
        return autograde(real, some[0].module, learners)

    return grade


def is_tried(carrier):
    """Return whether a notebook goes through stock nbgrader here."""
    few = ("released", "solved", "wrong-1")
    return carrier.module == MODULES[0] or carrier.kind in few


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("module", MODULES)
def test_each_answer_earns_in_the_gradebook_what_it_says(real, graded, module):
    """Released 0, solved and alternatives all, a wrong answer its own id and points."""
    some = [one for one in carriers() if one.module == module and is_tried(one)]

    results = graded(some)

    for carrier in some:
        held(real, carrier, results[carrier.learner])


def test_every_wrong_and_alternative_answer_is_carried():
    """No file of `wrong/` or `alternative/` is left out of the tests above."""
    carried = {one.path for carrier in carriers() for one in carrier.fixtures}

    written = {
        path
        for kind in ("wrong", "alternative")
        for path in SOLUTIONS.glob(f"[0-9][0-9]_*/{kind}/*.py")
    }

    assert written == carried


def test_the_salt_picks_other_seeds_than_learning_alone(real):
    """A cohort's checks draw from the bank by its salt, and say so."""
    from grader.checks import seeds

    module = load_manifest(SOLUTIONS).modules[-1].folder
    release_ = release.exercise(SOLUTIONS / module / "exercise.py")
    ids = [id for id, _ in markers.marked(release_) if not id.endswith("-check")]

    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("STOVE_SALT", raising=False)
        alone = [seeds.picked(id) for id in ids]
        patch.setenv("STOVE_SALT", settings.load(real).salt)
        cohort = [seeds.picked(id) for id in ids]

    assert alone != cohort
