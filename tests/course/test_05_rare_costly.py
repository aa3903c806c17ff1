"""The memo of module 05: in which ways a share of useful calls may be written."""

import pytest

from grader.checks import loader
from grader.checks.answer import Answer
from grader.checks.judge import judge

FILLING = "and so we ask the desk to note for every call what became of the flight " * 8


def verdict(sentence, opening="The desk calls five flights a day."):
    """Return the verdict on a memo of the right length that holds `sentence`."""
    memo = f"{opening} {sentence} {FILLING}"
    return judge(loader.find_item("05-8"), Answer.local(memo))


def told(sentence, **options):
    """Return the ids of what the check recognises in a memo with `sentence`."""
    return [found.id for found in verdict(sentence, **options).found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Of 100 calls, about 6 reach a flight that is then cancelled.",
        "About 6 of 100 calls reach one.",
        "Six of a hundred calls reach one; by lot it is two of a hundred.",
        "6.2 % of the calls reach one.",
        "6 percent of the calls reach one.",
        "The share of useful calls is 0.06.",
        "In 91 days 28 of 455 calls reached one.",
        "One call in 16 reaches one.",
        "Only one in sixteen calls reaches one.",
        "Accuracy is 98 % and says nothing; 6 out of 100 calls help.",
    ],
)
def test_the_share_of_useful_calls_may_be_written_in_many_ways(sentence):
    """A share, a percentage, a count or one call in so many all say the same."""
    assert verdict(sentence).outcome == "passed"


@pytest.mark.parametrize(
    ("sentence", "id"),
    [
        ("We are right for 98 % of all flights.", "m05.wrong-metric"),
        ("The AUC is 0.74.", "m05.wrong-metric"),
        ("Of 204 cancelled flights 28 are called.", "m05.memo-recall"),
        ("By lot, 2 of 100 calls would help; we do better.", "m05.memo-no-share"),
        ("We call 5 of 110 flights on each of 91 days.", "m05.memo-no-share"),
        ("It helps far more than a list drawn by lot.", "m05.memo-no-share"),
    ],
)
def test_other_numbers_are_no_promise_about_calls(sentence, id):
    """Accuracy, recall, chance and the capacity itself are told apart."""
    assert told(sentence) == [id]


@pytest.mark.parametrize(
    "opening",
    [
        "The desk makes 5 calls per day.",
        "Each evening the five riskiest flights are called.",
        "We call the passengers of five flights.",
        "Five a day is all that the desk can call.",
    ],
)
def test_the_capacity_may_be_named_in_many_ways(opening):
    """Calls, flights or a number a day: whoever reads it knows the limit."""
    assert told("About 6 of 100 calls help.", opening=opening) == []


def test_a_memo_without_its_capacity_is_told():
    """A share without the number of calls promises too much."""
    found = told("About 6 of 100 calls help.", opening="The desk calls some flights.")

    assert found == ["m05.memo-no-capacity"]
