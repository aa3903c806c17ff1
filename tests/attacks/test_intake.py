"""Before anything runs: what is damaged or refused is told from the files alone."""

import pytest

from grader.engine.course import open_course
from grader.engine.plan import read_plans
from grader.engine.submission import Preparer
from tests.attacks.assignments import NAMES
from tests.attacks.case import DEAF
from tests.attacks.cases import CASES

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("attacks")]
IDS = [case.name for case in CASES]
AT_ONCE = {"broken", "refused"}


@pytest.fixture(scope="module")
def preparers(handed_in):
    """Return what looks at submissions, by assignment."""
    course = open_course(handed_in)
    return {name: Preparer(course, read_plans(course, name)) for name in NAMES}


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_damage_is_found_before_anything_runs(preparers, case):
    """A broken or refused submission is never executed, every other one may be."""
    found = preparers[case.assignment].prepare(case.name)
    if found.outcome:
        assert found.outcome in case.outcomes, found.reason
        assert found.reason.endswith(".") or found.outcome == "not attempted"
    else:
        assert set(case.outcomes) & {*DEAF, "out of memory", "not attempted"}
        assert not AT_ONCE >= set(case.outcomes)
