"""Predictions that were sealed elsewhere count in one's calibration, once."""

import pytest

from grader.learner import calibrated, calibration, journal


def known():
    """Return what counts in the calibration."""
    return calibration.judged(journal.current().events())


def test_a_sealed_prediction_counts_with_its_outcome():
    """How sure and whether it held are kept, under a key of its own kind."""
    assert calibrated.note("card.ice.half_training.0123", 80, False)

    assert known() == [calibration.Judged("card.ice.half_training.0123", 80, False)]
    assert list(calibration.by_module(known())) == ["report cards"]


def test_the_first_outcome_is_the_one_that_counts():
    """Afterwards it is known, and says nothing about a forecast."""
    calibrated.note("weeks.ice.1", 80, False)

    assert not calibrated.note("weeks.ice.1", 99, True)
    assert [(one.confidence, one.held) for one in known()] == [(80, False)]


@pytest.mark.parametrize(("sure", "held"), [(None, True), (70, None), (None, None)])
def test_without_both_nothing_is_kept(sure, held):
    """A prediction that cannot be judged leaves no trace."""
    assert not calibrated.note("weeks.ice.1", sure, held)
    assert journal.current().events() == []
