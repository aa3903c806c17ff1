import pytest

from grader.engine.bench import paces

pytestmark = pytest.mark.slow


def test_each_way_of_grading_is_timed_in_one_run():
    """Stock nbgrader, our boxes, and the limit, with the CPU of all their processes."""
    found = list(paces(2, 1))

    assert [pace.submissions for pace in found] == [1, 2, 2, 2]
    assert "stock nbgrader" == found[0].way
    assert all(pace.wall > 0 and pace.cpu_each > 0 for pace in found)
    assert min(found, key=lambda pace: pace.cpu_each).way.startswith("the limit")
