"""Module 02: how a share may be written, and that its data say what it lives on."""

import pandas as pd
import pytest

from grader.checks import loader
from grader.checks.answer import Answer
from grader.checks.judge import judge
from grader.data import load

FILLING = "and so we ask the owner of the form what `height` was said to mean " * 7


def told(sentence):
    """Return the ids of what the check recognises in a decision with `sentence`."""
    text = f"{sentence} {FILLING}"
    verdict = judge(loader.find_item("02-7"), Answer.local(text))
    return [found.id for found in verdict.found]


@pytest.mark.parametrize(
    "sentence",
    [
        "The recipe removes 10.5 % of the women and 3.6 % of the men.",
        "It removes 10.47% of the women, 3.59% of the men.",
        "It removes 10,5 percent of the women and 3,6 per cent of the men.",
        "Of the women a share of 0.105 goes, of the men 0.036.",
        "About 10 % of the women and 4 % of the men leave.",
        "It removes 20 of 191 women and 22 of the 612 men.",
        "5.2 % in all: 10.5 % of the women, 3.6 % of the men.",
    ],
)
def test_the_share_of_each_group_may_be_written_in_many_ways(sentence):
    """A percentage, a share or a count of people all say the same."""
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "id"),
    [
        ("The recipe removes 5.2 % of the people.", "m02.overall-only"),
        ("It removes 10.5 % of the women.", "m02.overall-only"),
        ("It removes 3.6 % of the men.", "m02.overall-only"),
        ("It keeps heights from 50 to 84 inches.", "m02.no-share"),
    ],
)
def test_one_number_for_all_does_not_say_who_goes(sentence, id):
    """The average over both groups, or one group alone, hides the other."""
    assert told(sentence) == [id]


def test_most_faults_of_the_heights_parse():
    """More answers are read as numbers and lie outside of any person than fail."""
    inches = pd.to_numeric(load("reported_heights").height, errors="coerce")
    loud = inches.isna().sum()
    quiet = (inches.notna() & ~inches.between(50, 84)).sum()

    assert quiet > 2 * loud > 0


def test_the_join_deletes_two_airlines_and_the_late_rate_stands_still():
    """What the lesson's average cannot see, a count by airline does."""
    flights, planes = load("flights_2013"), load("planes_2013")
    joined = flights.merge(planes, on="tailnum", suffixes=("", "_built"))
    late = [(t.arr_delay.dropna() >= 15).mean() for t in (flights, joined)]
    kept = joined.carrier.value_counts() / flights.carrier.value_counts()

    assert abs(late[0] - late[1]) < 0.002
    assert set(kept.nsmallest(2).index) == {"MQ", "AA"}
    assert kept.nsmallest(2).max() < 0.5 < kept.nsmallest(3).max()


def test_the_cells_of_note_5_can_lie_below_or_above_the_middle():
    """For cardiologists a median is a range, and dropping the cells hides that."""
    oews = load("oews")
    wages = oews[(oews.occupation_name == "Cardiologists") & (oews.area_type == "S")]
    p90 = pd.to_numeric(wages.p90, errors="coerce")
    is_high = wages.p90_note == "5"
    low, high = (p90.mask(is_high, end).median() for end in (239_200, float("inf")))

    assert low < p90.median() < high
    assert p90.max() > high
