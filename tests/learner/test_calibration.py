import pytest

from grader.learner import journal
from grader.learner.calibration import (
    Judged,
    bins,
    brier_score,
    by_module,
    judged,
    overconfidence,
    pending,
)
from grader.learner.predictions import observe, predict


def test_brier_score_of_a_coin_is_a_quarter():
    """Saying 50 % each time earns 0.25, whatever happens."""
    known = [Judged("a", 50, True), Judged("b", 50, False)]

    assert brier_score(known) == 0.25


def test_wilson_interval_matches_the_published_formula():
    """The interval of 4 of 10 is Wilson's."""
    known = [Judged(str(n), 95, n < 4) for n in range(10)]

    [part] = bins(known)

    z, n, p = 1.959964, 10, 0.4
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5
    assert (part.low, part.high) == pytest.approx(
        (100 * (middle - half), 100 * (middle + half)), abs=1e-3
    )


def test_only_the_first_outcome_counts():
    """A prediction is judged once: later it is known."""
    predict("x", 1.0, confidence=90)
    observe("x", 2.0)
    predict("x", 2.0, confidence=100)
    observe("x", 2.0)

    known = judged(journal.current().events())

    assert known == [Judged("x", 90, False)]


def test_outcome_without_a_prediction_in_time_does_not_count():
    """Hindsight and unpredicted outcomes leave the calibration alone."""
    observe("x", 1.0)
    predict("x", 1.0, confidence=99)
    observe("x", 1.0)

    assert judged(journal.current().events()) == []


def test_difference_of_confidence_and_outcomes_has_a_range():
    """The difference of confidence and outcomes has a range."""
    known = [Judged(str(n), 90, n % 2 == 0) for n in range(40)]
    mean, low, high = overconfidence(known)

    assert mean == 40
    assert 0 < low < mean < high < 60


def test_predictions_of_each_module_are_kept_apart():
    """Predictions of each module are kept apart."""
    known = [Judged(key, 60, True) for key in ("mine", "03.b", "01.a", "03.a")]

    assert {name: len(some) for name, some in by_module(known).items()} == {
        "01": 1,
        "03": 2,
        "your own": 1,
    }


def test_open_and_late_predictions_are_counted_apart():
    """Open and late predictions are counted apart."""
    predict("open", 1.0, confidence=90)
    observe("late", 1.0)
    predict("late", 1.0, confidence=90)
    predict("known", 1.0, confidence=90)
    observe("known", 1.0)

    assert pending(journal.current().events()) == (1, 1)
