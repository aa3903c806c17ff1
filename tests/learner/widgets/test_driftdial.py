"""The drift dial: what it tells in each month, by call, by button and on paper."""

import re

import numpy as np
import pytest

from grader.learner.screen import Notice
from grader.learner.widgets import drift
from grader.learner.widgets.drift import COLUMNS, psi
from grader.learner.widgets.driftdial import MONTHS, drift_dial
from tests.learner.conftest import CLEAN

CELLS = """
from grader import drift_dial
---
drift_dial()
---
press("Now: 2013-10")
---
drift_dial("2013-08")
"""


def test_index_is_zero_without_a_move_and_finite_with_an_empty_part():
    """Equal shares give 0 whatever the counts; an empty part stays finite."""
    then = np.array([10, 20, 30])

    assert psi(then * 100, then * 200) == pytest.approx(0, abs=1e-4)
    assert 1 < psi(then, np.array([60, 0, 0])) < 20
    assert psi(then, then[::-1]) == pytest.approx(psi(then[::-1], then))


@pytest.mark.parametrize(
    ("month", "arrived"), [("2013-08", 0), ("2013-09", 1), ("2013-12", 4)]
)
def test_outcomes_arrive_two_months_late(month, arrived):
    """A month's outcomes are known when two more have begun."""
    view = drift_dial(month)

    assert [one.month for one in view.arrived] == list(MONTHS[:arrived])


def test_promise_broke_in_september_and_the_inputs_stood_still():
    """No reading leaves its limit in the month whose promise is broken most."""
    quiet, later = drift_dial("2013-09"), drift_dial("2023-01")
    gaps = {one.month: one.promised - one.rate for one in later.arrived}

    assert quiet.beyond == ()
    assert max(gaps, key=gaps.get) == "2013-09"
    assert "carrier" in later.beyond


def test_limit_shrinks_as_the_batch_grows():
    """What luck explains depends on how many flights are looked at."""
    small, large = drift_dial("2013-08", batch=100), drift_dial("2013-08", batch=3000)

    for one, other in zip(small.readings, large.readings, strict=True):
        assert one.limit > 5 * other.limit


def test_batches_without_shift_stay_below_the_limit():
    """Of batches drawn from the reference about one in a hundred is beyond it."""
    past = drift._past()
    looks = [
        drift.reading(column, past.sample(300, random_state=seed)).is_beyond
        for seed in range(10)
        for column in COLUMNS
    ]

    assert sum(looks) <= 4


def test_words_say_what_the_card_says():
    """Readings and outcomes stand in words and by signs, never by colour alone."""
    view = drift_dial("2013-11")
    text, markup = repr(view), str(view.markup())

    assert text.startswith("On call in 2013-11 · 300 flights · ")
    assert "▼ fewer late than promised" in text
    assert "▼ fewer late than promised" in markup
    assert "Outcomes so far: none." in repr(drift_dial("2013-07"))
    assert re.findall(r"<(h[1-6]|style|script|svg)\b", markup) == []


@pytest.mark.parametrize(
    ("call", "told"), [(("2014-01",), "no month"), (("2013-09", 3), "`batch`")]
)
def test_what_the_dial_has_not_is_told(call, told):
    """Another month, or a batch too small to cut into parts, is answered."""
    answer = drift_dial(*call)

    assert isinstance(answer, Notice)
    assert told in answer.message


def test_buttons_move_the_month(run):
    """In a live kernel a button moves the month, and the view stays."""
    _, (controls, view), moved, called = run(CELLS)

    assert "drift_dial(" in controls["data"]["text/html"]
    assert "On call in 2013-10" in view["data"]["text/plain"]
    assert not moved
    assert "On call in 2013-08" in called[0]["data"]["text/plain"]


@pytest.mark.chromium
def test_card_is_accessible_in_both_themes(flaws):
    """An exported card keeps WCAG 2.2 AA on light and dark paper."""
    assert CLEAN == flaws(drift_dial("2013-11"))
