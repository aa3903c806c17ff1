import pytest

from grader.engine.bench_coordinator import points

pytestmark = [pytest.mark.slow, pytest.mark.bubblewrap]


def test_the_coordinator_is_measured_as_a_cohort_grows():
    """One run tells memory and milliseconds per submission, at each count asked for."""
    found = list(points((3, 6)))

    assert [3, 6] == [point.submissions for point in found]
    assert all(0 < one.write_cpu < one.write < one.total for one in found[1:])
    assert all(one.memory > 10 for one in found)
