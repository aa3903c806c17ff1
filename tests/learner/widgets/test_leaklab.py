"""The leak lab: what it says at each moment, by call, by button and on paper."""

import re
from itertools import pairwise

import pytest

from grader.learner.screen import Notice
from grader.learner.widgets import leaklab
from grader.learner.widgets.leaklab import MOMENTS, NAMES, leak_lab
from tests.learner.conftest import CLEAN, WIDGET, title

CELLS = """
from grader.learner.widgets.leaklab import leak_lab
---
leak_lab()
---
press("Now: push-back from the gate")
---
leak_lab(now="t-2H")
"""


def test_view_splits_the_columns_at_now():
    """At push-back the delay of the departure is known, the arrival is not."""
    view = leak_lab(now="pushback")

    assert {"dep_delay", "sched_arr_time"} <= set(view.known)
    assert view.unknown == ("air_time", "arr_time")


def test_score_falls_as_now_moves_to_the_left():
    """Each column that is not written yet takes a part of the score with it."""
    aucs = [leak_lab(now=name).auc for name in NAMES]

    assert all(earlier <= later for earlier, later in pairwise(aucs))
    assert aucs[0] > 0.6
    assert aucs[-1] - aucs[0] > 0.15


def test_every_column_stands_at_one_moment_and_the_target_at_none():
    """The time line holds each column once, and never what the target is made of."""
    columns = [column for moment in MOMENTS for column in moment.columns]

    assert len(columns) == len(set(columns))
    assert set(columns) <= set(leaklab._flights().columns) - {"late", "arr_delay"}


def test_words_say_what_the_card_says():
    """The text form names moment, columns and score."""
    text = repr(leak_lab(now="landing"))

    assert text.startswith("Now: landing · 11 columns known · AUC 0.")
    assert "Not written yet: arr_time." in text
    assert "chance ranks 50" in text


def test_state_of_a_column_does_not_hang_on_its_look():
    """A row of the time line says in words that its columns do not exist yet."""
    markup = str(leak_lab(now="T-2h").markup())
    row = re.search(r"<tr><th[^>]*>landing</th>.*?</tr>", markup)[0]

    assert "✗\xa0not\xa0yet" in row
    assert "line-through" in row
    assert 'role="status"' in markup
    assert re.findall(r"<(h[1-6]|style|script|svg)\b", markup) == []


def test_unknown_moment_is_told_with_the_known_ones():
    """A moment that does not exist is answered with those that do."""
    told = leak_lab(now="yesterday")

    assert isinstance(told, Notice)
    assert "'yesterday' is no moment" in told.message
    assert all(f"`{name}`" in told.message for name in NAMES)


def test_without_a_screen_the_lab_opens_at_the_gate():
    """In plain Python the lab is the view in which every column is known."""
    assert leak_lab() == leak_lab(now="gate")


def test_buttons_move_the_view_and_have_a_fallback(run):
    """In a live kernel a button moves now, and the view stays in the notebook."""
    _, (introduction, controls, view), moved, called = run(CELLS)

    assert title(introduction) == "Leak lab"
    assert WIDGET in controls["data"]
    assert "leak_lab(now=" in controls["data"]["text/html"]
    assert title(view).startswith("Now: push-back from the gate")
    assert not moved
    assert title(called[0]).startswith("Now: two hours before departure")


def test_nbgrader_sees_the_view_alone(run):
    """Where a machine runs the notebook there are no widgets, and the view is there."""
    _, opened, _, called = run(CELLS, NBGRADER_EXECUTION="autograde")

    assert [title(output)[:24] for output in opened] == ["Now: arrival at the gate"]
    assert WIDGET not in opened[0]["data"]
    assert len(called) == 1


@pytest.mark.chromium
def test_card_is_accessible_in_both_themes(flaws):
    """An exported card keeps WCAG 2.2 AA on light and dark paper."""
    assert CLEAN == flaws(leak_lab(now="T-2h"))
