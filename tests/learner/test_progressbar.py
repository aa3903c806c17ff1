"""The line of a long cell counts its steps and is gone in the end."""

import pytest

from grader.learner.progressbar import line, progressbar


@pytest.mark.parametrize(("done", "total"), [(0, 12), (5, 12), (12, 12), (0, 0)])
def test_the_line_says_how_far_it_is(done, total):
    """Signs and words say the same; the line is as long at the end as before."""
    told = line(done, total, "runs")
    assert f"{done} of {total} runs done" in told
    assert told.count("▮") + told.count("▯") == 20
    assert (told.count("▮") == 20) == (done == total > 0)


def test_without_a_screen_it_only_passes_steps_on():
    """In plain Python nothing is shown."""
    assert list(progressbar(iter("abc"), 3, "steps")) == ["a", "b", "c"]


def test_a_cell_ends_without_its_line(run):
    """What a saved notebook holds of it is empty, also when the cell went on early."""
    whole, early = run("""
from grader.learner.progressbar import progressbar
list(progressbar(iter('abc'), 3, 'steps'))
---
for step in progressbar(iter('abc'), 3, 'steps'):
    break
""")
    assert [one["data"]["text/plain"] for one in whole] == ["", "['a', 'b', 'c']"]
    assert [one["data"]["text/html"] for one in early] == [""]
