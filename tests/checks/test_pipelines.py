"""The pipelines that a learner's tests are tried on: healthy ones and mutants."""

import numpy as np
import pandas as pd
import pytest

from grader.checks.pipelines import MUTANTS, Pipeline, healthy
from grader.data.parcels import NUMBERS, parcels


def accuracy(pipe, seed=0):
    table, y = parcels(seed)
    pipe.fit(table[:200], y[:200])
    return ((pipe.predict(table[200:]) > 0.5) == y[200:]).mean()


def balanced(y, each=4):
    return [*y.index[y == 1][:each], *y.index[y == 0][:each]]


@pytest.mark.parametrize("seed", range(3))
def test_healthy_pipelines_beat_the_baseline(seed):
    """Each of them finds the signal that the parcels hold."""
    _, y = parcels(seed)
    baseline = max(y.mean(), 1 - y.mean())
    assert all(accuracy(pipe, seed) > baseline + 0.1 for pipe in healthy())


def test_healthy_pipelines_learn_few_rows_by_heart():
    """With high capacity, eight different rows of both labels are no difficulty."""
    table, y = parcels(1)
    rows = balanced(y)
    for pipe in healthy():
        p = pipe.fit(table.loc[rows], y[rows], capacity="high").predict(table.loc[rows])
        assert ((p > 0.5) == y[rows]).all()


@pytest.mark.parametrize("name", MUTANTS)
def test_mutants_run_and_give_plausible_numbers(name):
    """No mutant raises, warns or leaves the range of a probability."""
    table, y = parcels(2)
    pipe = MUTANTS[name].make()
    p = pipe.fit(table[:200], y[:200]).predict(table[200:])
    assert p.shape == (200,)
    assert ((p >= 0) & (p <= 1)).all()
    assert set(pipe.report([1, 0], [1, 1])) == {"precision", "recall"}


@pytest.mark.parametrize(
    "name", ["by-position", "scales-again", "fills-again", "lag-by-row", "lag-ahead"]
)
def test_some_mutants_hide_behind_a_good_score(name):
    """These score about as well as the healthy pipeline: only a question tells."""
    healthy_score = np.mean([accuracy(Pipeline(), seed) for seed in range(4)])
    score = np.mean([accuracy(MUTANTS[name].make(), seed) for seed in range(4)])
    assert abs(score - healthy_score) < 0.08


def test_each_fit_starts_from_nothing():
    """What was fitted before changes nothing."""
    table, y = parcels(3)
    pipe = Pipeline()
    pipe.fit(table[:100], 1 - y[:100])
    again = pipe.fit(table[100:], y[100:]).predict(table)
    assert np.array_equal(again, Pipeline().fit(table[100:], y[100:]).predict(table))


def test_one_label_alone_is_predicted_for_all():
    """A table of one label is no error, as with many real tools; a test has to see."""
    table, y = parcels(4)
    rows = y.index[y == 1][:8]
    assert set(Pipeline().fit(table.loc[rows], y[rows]).predict(table)) == {1.0}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda p, t, y: p.fit(t.to_numpy(), y), "a DataFrame is needed here"),
        (lambda p, t, y: p.fit(t.drop(columns="rain"), y), "no column 'rain'"),
        (lambda p, t, y: p.fit(t, y[:5]), "400 rows came with 5 labels"),
        (lambda p, t, y: p.fit(t, y, capacity="huge"), '"normal" or "high"'),
        (lambda p, t, y: p.predict(t), "call `fit` before `predict`"),
    ],
)
def test_wrong_calls_are_told(call, message):
    """A learner's slip is an error with words, not a strange number."""
    with pytest.raises((TypeError, ValueError), match=message):
        call(Pipeline(), *parcels(5))


def test_parcels_are_a_function_of_their_seed():
    """The same seed gives the same rows; another one gives others."""
    first, second, other = parcels(7), parcels(7), parcels(8)
    pd.testing.assert_frame_equal(first[0], second[0])
    pd.testing.assert_series_equal(first[1], second[1])
    assert not first[0].equals(other[0])


def test_parcels_have_gaps_and_no_order_in_time():
    """What the tests of pipelines need is there: gaps, ids, mixed rows, both labels."""
    table, y = parcels(9)
    assert not table.time.is_monotonic_increasing
    assert table.id.is_unique
    assert table[["weight", "rain"]].isna().any().all()
    assert (
        table[[n for n in NUMBERS if n not in ("weight", "rain")]].notna().all().all()
    )
    assert 0.25 < y.mean() < 0.6
