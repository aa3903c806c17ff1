"""The threshold dial: by call, by button, on paper."""

import re

import numpy as np
import pytest

from grader.learner.alerts import notches, rows_of
from grader.learner.screen import Notice
from grader.learner.widgets.thresholddial import ThresholdDial, threshold_dial, view_at
from tests.learner.conftest import CLEAN, WIDGET, title

Y = [1, 0, 0, 1, 0, 0]
P = [0.9, 0.8, 0.4, 0.3, 0.2, 0.1]
DAYS = ["mon", "mon", "mon", "tue", "tue", "tue"]
CELLS = """
from grader import threshold_dial
y, p, days = [1, 0, 0, 1, 0, 0], [.9, .8, .4, .3, .2, .1], [1, 1, 1, 2, 2, 2]
---
dial = threshold_dial(y, p, days=days, miss=3)
---
pick(20)
press("Warn more")
---
threshold_dial(y, p, at=0.3)
"""


def many(rows=2000):
    """Return rows whose events follow their probabilities."""
    rng = np.random.default_rng(0)
    chances = rng.beta(1, 20, rows)
    return rows_of(rng.random(rows) < chances, chances, np.arange(rows) // 100)


def test_a_row_is_warned_at_the_threshold_itself():
    """`p >= at` is warned: a probability that equals the threshold counts."""
    view = threshold_dial(Y, P, at=0.3)

    assert (view.hits, view.alarms, view.misses, view.quiet) == (2, 2, 0, 2)


def test_bill_stands_beside_the_two_lazy_rules():
    """A miss costs its price, a false alarm 1; never and always are told with it."""
    view = threshold_dial(Y, P, at=0.5, miss=3)

    assert view.bill == pytest.approx(100 * (1 + 3) / 6)
    assert view.never == pytest.approx(100 * 2 * 3 / 6)
    assert view.always == pytest.approx(100 * 4 / 6)


def test_calls_go_to_the_likeliest_rows_of_each_day():
    """With a capacity every day has its own list, whatever the other days hold."""
    view = threshold_dial(Y, P, days=DAYS, calls=1)

    assert (view.warned, view.hits) == (2, 2)
    assert threshold_dial(Y, P, days=DAYS, calls=9).warned == 6
    assert threshold_dial(Y, [0.5] * 6, days=DAYS, calls=2).warned == 4


def test_dial_moves_between_nobody_and_everybody():
    """Each press warns more rows, or fewer, and stops at the ends."""
    rows = many()
    dial = ThresholdDial(rows, view_at(rows, 0.5, None, 10))
    up = [dial.turn(+1).warned for _ in range(15)]
    down = [dial.turn(-1).warned for _ in range(15)]

    assert up == sorted(up)
    assert (up[-1], down[-1]) == (2000, 0)
    assert len(set(up)) == len(notches(rows)) - 1


def test_price_changes_the_bill_and_not_the_warnings():
    """Dearer misses change what a setting costs, never who is warned."""
    rows = many()
    dial = ThresholdDial(rows, view_at(rows, 0.1, None, 1))
    before, after = dial.view, dial.price(80)

    assert after.warned == before.warned
    assert after.bill > before.bill
    assert dial.call().warned == 5 * 20
    assert dial.price(1).calls == 5


def test_words_say_what_the_card_says():
    """The text form names the rule, the four cells and three bills."""
    text = repr(threshold_dial(Y, P, at=0.5, miss=3)).splitlines()

    assert text[0] == "Threshold 0.500 · a miss costs 3 false alarms"
    assert text[1:5] == [
        "Warned, and it happened (TP): 1",
        "Warned for nothing (FP): 1",
        "Happened without a warning (FN): 1",
        "Left alone, and nothing happened (TN): 3",
    ]
    assert text[5].endswith(
        "This setting: 66.7; Nobody is ever warned: 100.0; Everybody is warned: 66.7."
    )
    assert "Nobody is warned" in repr(threshold_dial(Y, P, at=np.inf))
    assert repr(threshold_dial(Y, P, days=DAYS, calls=1)).startswith("1 calls a day")


def test_bars_are_decoration():
    """What a bar shows stands as a number beside it, and no text hides in a style."""
    markup = str(threshold_dial(Y, P, at=0.5).markup())

    assert markup.count('aria-hidden="true" style="width: 12em;"') == 3
    assert re.findall(r"<(h[1-6]|style|script|svg)\b", markup) == []


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        ((Y, P[1:]), {}, "one probability for each row"),
        (([], []), {}, "one probability for each row"),
        (([1, 2, 0, 0, 0, 0], P), {}, "other values than 0 and 1"),
        ((Y, [90, 80, 40, 30, 20, 10]), {}, "`predict_proba(X)[:, 1]`"),
        ((Y, [np.nan, *P[1:]]), {}, "no probability from 0 to 1"),
        ((Y, P), {"at": "high"}, "`at` is 'high'"),
        ((Y, P), {"at": -0.1}, "`at` is -0.1"),
        ((Y, P), {"miss": 0}, "`miss` is 0. It takes a price above 0"),
        ((Y, P), {"calls": 5}, "`calls` goes with `days`"),
        ((Y, P), {"days": DAYS, "calls": 2.5}, "`calls` is 2.5"),
        ((Y, P), {"days": DAYS, "calls": np.inf}, "`calls` is inf"),
        ((Y, P), {"days": DAYS[1:]}, "`days` has 5 entries for 6 rows"),
    ],
)
def test_what_does_not_fit_is_told(arguments, options, message):
    """A slip in a call gets a message that says what to pass instead."""
    told = threshold_dial(*arguments, **options)

    assert isinstance(told, Notice)
    assert message in told.message


def test_without_a_screen_the_dial_opens_at_one_half():
    """In plain Python the dial is the view that `predict` would give."""
    assert threshold_dial(Y, P) == threshold_dial(Y, P, at=0.5)


def test_controls_redraw_the_view_in_place(run):
    """In a live kernel controls move the dial, and the view stays in the notebook."""
    _, (controls, view), moved, called = run(CELLS)

    assert WIDGET in controls["data"]
    assert "threshold_dial(y, p" in controls["data"]["text/html"]
    assert title(view) == "Threshold 0.400 · a miss costs 20 false alarms"
    assert not moved
    assert title(called[0]).startswith("Threshold 0.300")


def test_nbgrader_sees_the_view_alone(run):
    """Where a machine runs the notebook there are no widgets, and the view is there."""
    _, opened, _, called = run(CELLS, NBGRADER_EXECUTION="autograde")

    assert [title(output)[:15] for output in opened] == ["Threshold 0.500"]
    assert WIDGET not in opened[0]["data"]
    assert len(called) == 1


@pytest.mark.chromium
def test_card_is_accessible_in_both_themes(flaws):
    """An exported card keeps WCAG 2.2 AA on light and dark paper."""
    assert CLEAN == flaws(threshold_dial(Y, P, at=0.3))
