"""The memo of module 04: in which ways honest numbers may be written."""

import pytest

from grader.checks import loader
from grader.checks.answer import Answer
from grader.checks.judge import judge

FILLING = "and so we advise the airport to begin with few flights " * 8
BOTH = "The trees have an AUC of 0.64 and the hour rule has 0.58."
RANGE = "The difference lies between 0.034 and 0.069."


def verdict(*sentences):
    """Return the verdict on a memo of the right length that holds `sentences`."""
    memo = f"We ship one of the three. {' '.join(sentences)} {FILLING}"
    return judge(loader.find_item("04-7"), Answer.local(memo))


def told(*sentences):
    """Return the ids of what the check recognises in a memo with `sentences`."""
    return [found.id for found in verdict(*sentences).found]


@pytest.mark.parametrize(
    "scores",
    [
        BOTH,
        "Trees .635, hour rule .583.",
        "Trees 63,5 %, hour rule 58 percent.",
        "Of 100 pairs the trees rank 64 right, the card 58 of 100.",
        "A random split promised 0.71; the months to come give 0.64, the rule 0.58.",
    ],
)
def test_scores_may_be_written_in_many_ways(scores):
    """A share, a percentage or a count of pairs all say the same."""
    assert verdict(scores, RANGE).outcome == "passed"


@pytest.mark.parametrize(
    "interval",
    [
        RANGE,
        "Interval: [0.034, 0.069].",
        "The rule is behind by 3.4 to 6.9 points.",
        "Rule minus trees: -0.07 to -0.03.",
        "With and without the month: −0.011 to 0.002, so we cannot tell.",
        "The lead is 3 % to 7 %.",
    ],
)
def test_intervals_may_be_written_in_many_ways(interval):
    """Both signs, brackets, words and percentage points are ranges."""
    assert verdict(BOTH, interval).outcome == "passed"


@pytest.mark.parametrize(
    ("sentences", "ids"),
    [
        ((BOTH, "We tested from 1 to 4 October."), ["m04.no-interval"]),
        ((BOTH, "The trees lead by 0.05."), ["m04.no-interval"]),
        (("The AUC is 0.64.", RANGE), ["m04.no-baseline"]),
        (("The AUC is 0.72.", RANGE), ["m04.memo-flatters"]),
        (("It beats a coin, which has 0.50.", RANGE), ["m04.no-score"]),
    ],
)
def test_what_is_missing_is_told(sentences, ids):
    """A memo without a comparison or an interval hears which of them is missing."""
    assert told(*sentences) == ids
