import pytest

from grader.engine.bench import LIMIT, STOCK, paces

pytestmark = pytest.mark.slow


def test_each_way_of_grading_is_timed_in_one_run():
    """Stock nbgrader, the limit, our boxes, with the CPU of all their processes."""
    found = {pace.way: pace for pace in paces(3, 1)}

    boxes = [f"{box} box, {how}" for box in ("cold", "warm") for how in _HOW]
    assert [STOCK, LIMIT, *boxes] == list(found)
    assert [1, 3, 1, 1, 3, 3] == [pace.submissions for pace in found.values()]
    assert all(pace.wall > 0 and pace.cpu_each > 0 for pace in found.values())
    assert min(found, key=lambda way: found[way].cpu_each) == LIMIT


_HOW = ("sealed", "strict")
