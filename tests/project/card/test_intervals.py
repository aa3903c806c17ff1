"""Intervals of a difference: paired, by whole units, and recomputed by others."""

import numpy as np
import pytest
from scipy import stats

from grader.project.card.intervals import Scored, compared


def rng(seed=0):
    return np.random.default_rng(seed)


def accuracy(y, p):
    return float(np.mean(y == p))


def error(y, p):
    return float(np.mean(np.abs(y - p)))


def scored(y, p, units=None):
    names = np.arange(len(y)) if units is None else units
    return Scored(np.asarray(y), np.asarray(p), np.asarray(names).astype(str))


def test_the_paired_difference_agrees_with_scipy():
    """On one test set the ends are those of the bootstrap of paired rows."""
    draw = rng(1)
    y = draw.normal(size=500)
    one, two = y + draw.normal(0, 1, 500), y + draw.normal(0, 1.2, 500)
    found = compared(error, scored(y, one), [scored(y, two)], rng(2)).difference
    each = np.abs(y - two) - np.abs(y - one)
    there = stats.bootstrap(
        (each,), np.mean, n_resamples=4000, method="percentile", rng=rng(3)
    ).confidence_interval
    assert each.mean() == pytest.approx(found.value)
    width = there.high - there.low
    assert there.low == pytest.approx(found.low, abs=0.15 * width)
    assert there.high == pytest.approx(found.high, abs=0.15 * width)


def test_disjoint_test_sets_agree_with_two_samples():
    """Where no row is shared, the width is that of two independent means."""
    draw = rng(1)
    one, two = draw.normal(0, 1, 400), draw.normal(0, 1, 300)
    first = scored(one, np.zeros(400))
    second = scored(two, np.zeros(300), np.arange(400, 700))
    found = compared(error, first, [second], rng(2)).difference
    expected = np.sqrt(np.abs(one).var() / 400 + np.abs(two).var() / 300)
    assert found.high - found.low == pytest.approx(2 * 1.96 * expected, rel=0.2)


def test_two_scores_that_move_together_have_a_clear_difference():
    """Intervals of the scores overlap widely; that of the difference is above 0."""
    draw = rng(5)
    y = draw.normal(0, 3, 300)
    off = np.abs(draw.normal(0, 3, 300))
    found = compared(error, scored(y, y + off), [scored(y, y + off + 0.1)], rng())
    assert found.difference.is_clear
    assert found.reference.high > found.perturbed.low


def test_an_identical_answer_differs_by_nothing():
    """A perturbation without effect has the interval from 0 to 0."""
    y, p = rng().integers(0, 2, 200), rng(1).integers(0, 2, 200)
    found = compared(accuracy, scored(y, p), [scored(y, p)], rng()).difference
    assert (0.0, 0.0, 0.0) == (found.value, found.low, found.high)
    assert not found.is_clear


def test_rows_of_a_day_that_fail_together_widen_the_interval():
    """With days as units the interval is wider than with rows."""
    draw = rng(3)
    days = np.repeat(np.arange(30), 20)
    y = np.ones(600)
    wrong = draw.random(30)[days] < 0.3
    p = np.where(wrong, 0, 1)
    by_row = compared(accuracy, scored(y, y), [scored(y, p)], rng()).difference
    by_day = compared(accuracy, scored(y, y, days), [scored(y, p, days)], rng())
    assert by_day.difference.high - by_day.difference.low > 2 * (
        by_row.high - by_row.low
    )
    assert 30 == by_day.units


def test_repeats_that_disagree_widen_the_interval():
    """Five fits that scatter leave more doubt than five that agree."""
    y = np.zeros(2000)
    steady = [scored(y, y + 1.0)] * 5
    scattered = [scored(y, y + size) for size in (0.6, 0.8, 1.0, 1.2, 1.4)]
    reference = scored(y, y + 1.0)
    calm = compared(error, reference, steady, rng()).difference
    wild = compared(error, reference, scattered, rng()).difference
    assert calm.value == pytest.approx(wild.value)
    assert wild.high - wild.low > 0.1 > calm.high - calm.low


def test_a_score_that_most_draws_do_not_have_has_no_interval():
    """One late row in twenty is drawn too seldom for two classes each time."""
    y = np.array([1] + [0] * 19)

    def picky(y, p):
        if y.sum() < 3 and len(set(np.round(p, 9))) < len(p):
            raise ValueError("one class")
        return float(np.mean(y))

    p = np.arange(20) / 20
    found = compared(picky, scored(y, p), [scored(y, p)], rng())
    assert found.difference.low is None
    assert not found.difference.is_clear


def test_the_same_seed_gives_the_same_ends():
    """An interval can be computed again."""
    y, p = rng().normal(size=100), rng(1).normal(size=100)
    once, again = (
        compared(error, scored(y, p), [scored(y, 0 * p)], rng(7)) for _ in range(2)
    )
    assert once == again
