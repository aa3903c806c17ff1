"""The real course through the engine: the same answers, judged outside their box."""

import pytest

from grader.engine.run import Options, grading
from tests.cohort.carriers import MODULES, carriers, hand_in, held, make

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def real(tmp_path_factory):
    """Return a course directory of the real course, made once per process."""
    return make(tmp_path_factory.mktemp("sealed") / "course")


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("module", MODULES)
def test_each_answer_earns_sealed_what_it_says(real, module):
    """Solutions, alternatives and wrong answers earn what nbgrader gives them."""
    some = [one for one in carriers() if one.module == module]
    for carrier in some:
        hand_in(real, carrier)
    options = Options(learners=tuple(one.learner for one in some), jobs=1)

    run = grading(real, [module], options)
    results = {one.learner: one for one in run}

    assert run.told == []
    for carrier in some:
        held(real, carrier, results[carrier.learner])
        assert results[carrier.learner].low_trust == ()
