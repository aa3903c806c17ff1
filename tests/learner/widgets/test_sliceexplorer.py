"""The slice explorer: what it says of slices, by call, by button and on paper."""

import re

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest

from grader.learner.screen import Notice
from grader.learner.widgets.sliceexplorer import slice_explorer, wilson
from tests.learner.conftest import CLEAN

CELLS = """
import pandas as pd
from grader import slice_explorer
rows = pd.DataFrame({"pier": ["a", "b"] * 40, "boat": list("xyzw") * 20})
---
slice_explorer(rows, [0, 1] * 40, [0.5] * 80)
---
press("By boat")
press("100 rows or more")
---
slice_explorer(rows, [0, 1] * 40, [0.5] * 80, by="boat", min_n=1)
"""


@pytest.fixture
def rows():
    """Return 100 rows with a small slice, a gap and a number of many values."""
    piers = ["north"] * 60 + ["south"] * 30 + ["west"] * 4 + [None] * 6
    return pd.DataFrame({"pier": piers, "minute": np.arange(100)})


@pytest.mark.parametrize(
    ("hits", "n"), [(0, 3), (3, 3), (1, 4), (30, 100), (999, 1000)]
)
def test_interval_is_the_one_of_wilson(hits, n):
    """The interval of a share agrees with scipy's, also at 0 and at 1."""
    expected = binomtest(hits, n).proportion_ci(0.95, method="wilson")

    assert wilson(hits, n) == pytest.approx((expected.low, expected.high), abs=1e-6)


def test_each_slice_has_its_size_its_rate_and_its_promise(rows):
    """Rows are matched by position, whatever their index; a gap is a slice."""
    y = [1] * 45 + [0] * 55
    view = slice_explorer(rows[::-1][::-1], y, [0.3] * 100, by="pier", min_n=1)
    found = {one.name: (one.n, one.rate, one.is_out) for one in view.slices}

    assert found["north"] == (60, 0.75, True)
    assert found["south"] == (30, 0.0, True)
    assert found["(gap)"][0] == 6
    assert view.slices[0].name == "north"


def test_small_slices_are_counted_and_not_shown(rows):
    """A slice below the least size cannot lead the list."""
    view = slice_explorer(rows, [0, 1] * 50, [0.5] * 100, by="pier", min_n=30)

    assert [one.name for one in view.slices] == ["north", "south"]
    assert "2 with fewer rows are not shown." in repr(view)


def test_number_with_many_values_is_cut_into_six_parts(rows):
    """The parts hold about as many rows each, and all rows."""
    view = slice_explorer(rows, [0, 1] * 50, [0.5] * 100, by="minute", min_n=1)

    assert sum(one.n for one in view.slices) == 100
    assert {one.n for one in view.slices} <= {16, 17}


def test_words_say_what_the_table_says(rows):
    """A slice is out in words and by a sign, never by colour alone."""
    view = slice_explorer(rows, [1] * 60 + [0] * 40, [0.5] * 100, by="pier")
    text, markup = repr(view), str(view.markup())

    assert "north, 60 rows, promised 0.50, happened 1.00" in text
    assert "▲ more than promised" in text
    assert "▼ fewer than promised" in text
    assert "▲ more than promised" in markup
    assert re.findall(r"<(h[1-6]|style|script|svg)\b", markup) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"y": [0] * 99}, "`y` has 99 values for 100 rows"),
        ({"p": [0.5] * 99 + [None]}, "`p` holds probabilities"),
        ({"p": [1.5] * 100}, "`p` holds probabilities"),
        ({"y": [2] * 100}, "`y` holds outcomes"),
        ({"y": ["late"] * 100}, "`y` holds something that is no number"),
        ({"by": "gate"}, "'gate' is no column here"),
        ({"min_n": 0}, "`min_n` is 0"),
        ({"rows": [1, 2]}, "needs a DataFrame"),
    ],
)
def test_what_does_not_fit_is_told(rows, change, told):
    """Lengths, gaps, ranges and names are answered with what to pass."""
    given = {"rows": rows, "y": [0, 1] * 50, "p": [0.5] * 100, "by": "pier"} | change
    answer = slice_explorer(**given)

    assert isinstance(answer, Notice)
    assert told in answer.message


def test_buttons_change_column_and_size(run):
    """In a live kernel the view follows two buttons and stays in the notebook."""
    _, (controls, view), moved, called = run(CELLS)

    assert "slice_explorer(rows, y, p" in controls["data"]["text/html"]
    assert "Slices by boat, 100 rows or more · 0 of 0" in view["data"]["text/plain"]
    assert not moved
    assert "Slices by boat, 1 row or more" in called[0]["data"]["text/plain"]


@pytest.mark.chromium
def test_card_is_accessible_in_both_themes(flaws, rows):
    """An exported card keeps WCAG 2.2 AA on light and dark paper."""
    y = [1] * 60 + [0] * 40
    assert CLEAN == flaws(slice_explorer(rows, y, [0.5] * 100, by="pier", min_n=1))
