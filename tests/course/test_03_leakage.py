"""The memo of module 03: in which ways an honest number may be written."""

import pytest

from grader.checks import loader
from grader.checks.answer import Answer
from grader.checks.judge import judge
from grader.learner.widgets.leaklab import leak_lab

FILLING = "and so we advise the desk to begin with few flights " * 12


def verdict(sentence):
    """Return the verdict on a memo of the right length that holds `sentence`."""
    memo = f"Two hours before departure we rank flights. {sentence} {FILLING}"
    return judge(loader.find_item("03-8"), Answer.local(memo))


def told(sentence):
    """Return the ids of what the check recognises in a memo with `sentence`."""
    return [found.id for found in verdict(sentence).found]


@pytest.mark.parametrize(
    "sentence",
    [
        "The AUC is 0.68.",
        "The AUC is .68, on new flights.",
        "AUC: 0,68",
        "It ranks 68 % of the pairs right.",
        "It ranks 68.3 percent of the pairs right.",
        "It ranks 68 of 100 pairs right.",
        "It ranks 68 pairs in 100 right.",
        "It ranks 680 out of 1,000 pairs right.",
        "Of 100 pairs of a late and a punctual flight it ranks about 68 right.",
        "Not the 0.95 of the first version: expect 0.68.",
    ],
)
def test_an_honest_score_may_be_written_in_many_ways(sentence):
    """A share, a percentage or a count of pairs all say the same."""
    assert verdict(sentence).outcome == "passed"


def test_the_leak_lab_gives_a_number_that_may_be_quoted():
    """What the lab shows at a moment is judged as that moment's score."""
    score = "The AUC is {:.2f}.".format

    assert told(score(leak_lab(now="T-2h").auc)) == []
    assert told(score(leak_lab(now="pushback").auc)) == ["m03.memo-leaky"]
    assert told(score(leak_lab(now="gate").auc)) == ["m03.memo-leaky"]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is far better than chance.",
        "It was measured on 12,000 flights of 2013, 15 minutes late or more.",
        "A coin would reach 0.50.",
        "Of 100 flights in 2013, 25 are late.",
    ],
)
def test_other_numbers_are_no_score(sentence):
    """Years, minutes and chance do not pass for a measured score."""
    assert told(sentence) == ["m03.memo-no-number"]
