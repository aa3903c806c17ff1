"""The split playground: what it says of each split, by call, by button and on paper."""

import re

import pytest

from grader.learner.screen import Notice
from grader.learner.widgets import splits
from grader.learner.widgets.splitplayground import split_playground
from tests.learner.conftest import CLEAN, WIDGET, title

NAMES = [(data.name, split.name) for data in splits.SETS for split in data.splits]
CELLS = """
from grader.learner.widgets.splitplayground import split_playground
---
split_playground("ads")
---
press("Split: whole companies")
---
split_playground("Ads", split="ROWS")
"""


def test_only_any_rows_puts_a_group_on_both_sides():
    """With rows dealt one by one every day is on both sides, else none is."""
    shared = {(data, split): splits.dealt(data, split).shared for data, split in NAMES}

    assert shared.pop(("flights", "rows")) == splits.dealt("flights", "rows").tested
    assert shared.pop(("ads", "rows")) == splits.dealt("ads", "rows").tested
    assert set(shared.values()) == {0}


def test_the_score_falls_as_more_becomes_new():
    """Days that nobody saw are harder than rows, and months to come harder still."""
    rows, days, later = (
        splits.dealt("flights", name).score for name in ("rows", "days", "later")
    )
    mixed, companies = (splits.dealt("ads", name) for name in ("rows", "companies"))

    assert rows > days > later > 0.5
    assert mixed.score - companies.score > 0.1
    assert companies.score > companies.baseline


def test_later_months_train_on_the_past_alone():
    """The split by time learns from nine months and judges the three that follow."""
    train, test = splits._flight_parts("later")

    assert max(train["date"]) < min(test["date"]) == "2013-10-01"
    assert len(train) + len(test) == len(splits.flights(2013))


def test_words_say_what_the_card_says():
    """The text form names the split, the sides of some groups and both scores."""
    lines = repr(split_playground(split="days")).splitlines()

    assert lines[0].startswith("Late flights: whole days · AUC 0.")
    assert "2013-01-01: " in lines[2]
    assert lines[-2].startswith("0 of the ")
    assert re.fullmatch(r"AUC: model 0\.\d+, hour-of-day rule 0\.\d+, .*", lines[-1])
    assert "\xa0" not in repr(split_playground(split="days"))


def test_state_of_a_group_does_not_hang_on_its_look():
    """A row of the table says in words on which side a group stands."""
    both = str(split_playground("ads", split="rows").markup())
    apart = str(split_playground("ads", split="companies").markup())

    assert "⇄\xa0both\xa0sides" in both
    assert "both\xa0sides" not in apart
    assert "■\xa0training\xa0only" in apart
    assert "□\xa0test\xa0only" in apart
    assert 'role="status"' in both
    assert re.findall(r"<(h[1-6]|style|script|svg)\b", both) == []


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("trains", None), "'trains' is no data of the playground"),
        (("flights", "weeks"), "'weeks' is no split of `flights`"),
        (("ads", "days"), "Choose one of: `rows`, `companies`"),
    ],
)
def test_unknown_names_are_told_with_the_known_ones(call, told):
    """Data or a split that does not exist is answered with those that do."""
    notice = split_playground(*call)

    assert isinstance(notice, Notice)
    assert told in notice.message


def test_without_a_screen_the_playground_opens_with_any_rows():
    """In plain Python the playground is the view of the first split."""
    assert split_playground() == split_playground(split="rows")


def test_buttons_move_the_view_and_have_a_fallback(run):
    """In a live kernel a button changes the split, and the view stays."""
    _, (introduction, controls, view), moved, called = run(CELLS)

    assert title(introduction) == "Split playground"
    assert WIDGET in controls["data"]
    assert "split_playground(" in controls["data"]["text/html"]
    assert title(view).startswith("Job ads: whole companies")
    assert not moved
    assert title(called[0]).startswith("Job ads: any rows")


def test_nbgrader_sees_the_view_alone(run):
    """Where a machine runs the notebook there are no widgets, and the view is there."""
    _, opened, _, called = run(CELLS, NBGRADER_EXECUTION="autograde")

    assert [title(output)[:17] for output in opened] == ["Job ads: any rows"]
    assert WIDGET not in opened[0]["data"]
    assert len(called) == 1


@pytest.mark.chromium
def test_card_is_accessible_in_both_themes(flaws):
    """An exported card keeps WCAG 2.2 AA on light and dark paper."""
    assert CLEAN == flaws(split_playground("ads", split="rows"))
