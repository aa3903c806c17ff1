"""The line of a card quotes the harshest split that fits the use."""

import pytest

from grader.project.card.headline import headline

SETTINGS = {"metric": "AUC", "greater_is_better": True, "use": "a later period"}


def score(value):
    return {"value": value, "low": value - 0.05, "high": value + 0.05}


OWN = {"score": score(0.8), "units": 40, "unit": "day"}


def row(name, value, band="Deployment stress", change="same", state="measured"):
    outcome = {"state": state, "score": score(value), "change": change, "words": "?"}
    outcome["difference"] = score(value - 0.8)
    title = name.replace("_", " ").capitalize()
    outcome |= {"units": 40, "unit": "day"}
    told = {"id": name, "band": band, "title": title, "outcome": outcome}
    return told | {"because": "", "is_current": True}


def line(rows, settings=SETTINGS, **facts):
    return headline(settings, OWN | facts, rows)


def test_the_harshest_fitting_split_is_quoted():
    """A worse score of a split that does not fit the use is not."""
    rows = [row("time_order", 0.75), row("later_period", 0.7), row("unseen_group", 0.5)]
    found = line(rows, is_in_time_order=False)
    assert ("later_period", 0.7) == (found.row, found.score["value"])
    assert "Quote AUC 0.700 (95 % interval 0.650 to 0.750)." in found.quote


def test_the_own_split_counts_where_it_fits():
    """A split in time order that is harsher than the gap is quoted itself."""
    rows = [row("later_period", 0.85)]
    assert "reference" == line(rows, is_in_time_order=True).row
    assert "later_period" == line(rows, is_in_time_order=False).row


def test_where_less_is_better_the_largest_error_is_harshest():
    """An error of 9 is quoted before one of 7."""
    settings = {**SETTINGS, "greater_is_better": False}
    rows = [row("time_order", 7), row("later_period", 9)]
    assert "later_period" == line(rows, settings).row


@pytest.mark.parametrize("state", ["failed", "not informative"])
def test_without_a_fitting_split_there_is_no_number(state):
    """A card does not quote what was not measured."""
    found = line([row("unseen_group", 0.6), row("time_order", 0.6, state=state)])
    assert found.score is None
    assert "no number to quote" in found.quote


def test_what_breaks_it_begins_with_what_stops_it():
    """Then come clear losses by their size; what is quoted is not repeated."""
    rows = [
        row("later_period", 0.5, change="worse"),
        row("scaled_input", 0.7, change="worse"),
        row("half_training", 0.6, change="worse"),
        row("missing_input", 0.6, state="failed"),
    ]
    found = line(rows)
    assert "What breaks it: missing input (it stops) and half training" in found.breaks
    assert "Later period" not in found.breaks


def test_a_warning_comes_before_any_number():
    """With a signal in a shuffled target nothing is to be quoted yet."""
    rows = [row("later_period", 0.9), row("shuffled_target", 0, "Audit", "", "warned")]
    assert (
        "Do not quote it before this is settled: “shuffled target”." in line(rows).words
    )


@pytest.mark.parametrize("because", ["", "no `time` column is declared"])
def test_a_fitting_split_that_was_not_run_since_keeps_the_number_back(because):
    """What was seen before the last change counts for nothing in the line."""
    old = row("later_period", 0.5) | {"is_current": False, "because": because}
    found = line([old, row("scaled_input", 0.7, change="worse")], is_in_time_order=True)
    assert ("reference" if because else "") == found.row
    assert because or "“later period” still to be run on this version" in found.quote


def test_an_interval_of_few_groups_is_called_a_hint():
    """Three groups in the test are too few to draw again."""
    one = row("later_period", 0.7)
    one["outcome"] |= {"units": 3, "unit": "group"}
    assert "0.750, a hint only: 3 groups)" in line([one]).quote


def test_a_score_that_changes_from_run_to_run_is_said():
    """Each run has the author's own score; without a seed they differ."""
    rows = [row("later_period", 0.7)]
    steady, loose = (headline(SETTINGS, OWN, rows, own) for own in ([1, 1], [0.7, 0.8]))
    assert "" == steady.warning
    assert "changes from run to run (0.700 to 0.800; set the seed)" in loose.warning
