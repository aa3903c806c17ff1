"""Predictions are short to write, and judged by what was said."""

import pytest

from grader.errors import ProjectError
from grader.project.card.catalogue import BY_ID
from grader.project.card.forecast import parsed, read_all

HALF, SHUFFLED = BY_ID["half_training"], BY_ID["shuffled_target"]


def measured(change, value=0.7):
    return {"state": "measured", "change": change, "score": {"value": value}}


@pytest.mark.parametrize(
    ("text", "low", "high", "confidence"),
    [
        ("0.71", 0.69, 0.73, None),
        ("0.71 80%", 0.69, 0.73, 80),
        ("0.68 to 0.72, 90 % sure", 0.68, 0.72, 90),
        ("0.68..0.72", 0.68, 0.72, None),
        ((0.68, 0.72), 0.68, 0.72, None),
        (0.5, 0.48, 0.52, None),
        ("-2 to -1", -2, -1, None),
    ],
)
def test_a_score_or_a_range(text, low, high, confidence):
    """A number holds within .02 of it, a range between its ends."""
    found = parsed(HALF, text)
    assert (low, high) == pytest.approx((found.low, found.high))
    assert confidence == found.confidence


@pytest.mark.parametrize(
    ("text", "outcome", "held"),
    [
        ("worse", measured("worse"), True),
        ("worse", measured("same"), False),
        ("same 70%", measured("same"), True),
        ("breaks", {"state": "failed"}, True),
        ("same", {"state": "failed"}, False),
        ("0.69 to 0.71", measured("worse"), True),
        ("0.69 to 0.71", {"state": "failed"}, False),
        ("same", measured(""), None),
        ("worse", {"state": "not informative"}, None),
    ],
)
def test_whether_it_held(text, outcome, held):
    """A word is compared with what the interval says, a range with the score."""
    assert held is parsed(HALF, text).held(outcome)


def test_audit_checks_are_predicted_by_their_words():
    """A check passes or warns; it has no score to predict."""
    assert parsed(SHUFFLED, "Passes 95%").held({"state": "passed"}) is True
    assert parsed(SHUFFLED, "warns").held({"state": "passed"}) is False
    with pytest.raises(ProjectError, match="passes or warns"):
        parsed(SHUFFLED, "0.5")


def test_nothing_said_is_no_prediction():
    """An empty answer is kept as none."""
    assert {} == read_all({"half_training": "", "label_noise": "no prediction"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("down a bit", "'down a bit'"),
        ("worse 20%", "from 50 to 100"),
        ("0.8 to 0.7", "lower end first"),
        (None, "'None'"),
        ("passes", "worse, same"),
    ],
)
def test_what_is_not_understood_is_said(text, words):
    """The message shows the text and how to write it."""
    with pytest.raises(ProjectError, match=words):
        parsed(HALF, text)


def test_an_unknown_perturbation_is_named():
    """A slip of the pen does not become a prediction that nobody sees."""
    with pytest.raises(ProjectError, match="`half_trainig`"):
        read_all({"half_trainig": "same"})
