"""Judgements of a procedure: what they see, what they let pass, and what they say."""

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score

from grader.checks import procedures


@pytest.fixture
def rng():
    """Give a generator of its own to each test."""
    return np.random.default_rng(5)


def test_chance_around_a_half_is_no_signal(rng):
    """Scores that scatter around a half say that nothing was found."""
    assert not procedures.shuffle_signal(rng.normal(0.5, 0.05, 20)).is_there


def test_a_mean_well_above_chance_is_a_signal(rng):
    """A mean above chance by error and by margin is a signal."""
    assert procedures.shuffle_signal(rng.normal(0.6, 0.02, 20)).is_there


def test_a_sure_but_tiny_excess_is_no_signal(rng):
    """What is above chance by less than 0.03 is not worth an alarm, however sure."""
    assert not procedures.shuffle_signal(rng.normal(0.52, 0.001, 20)).is_there


def test_a_large_but_unsure_excess_is_no_signal():
    """A mean that few scattered scores carry is not called a leak."""
    assert not procedures.shuffle_signal([0.3, 0.9, 0.6]).is_there


def test_scores_that_could_not_be_had_do_not_count():
    """Without any finite score there is no verdict."""
    signal = procedures.shuffle_signal([float("nan")] * 3)

    assert (signal.number, signal.is_there) == (0, False)


def test_shuffling_keeps_the_answers(rng):
    """Every way to shuffle keeps all answers and moves most of them."""
    target, groups = np.arange(200), np.repeat(np.arange(20), 10)
    ways = [
        procedures.shuffled(target, rng),
        procedures.shuffled(target, rng, groups),
        procedures.shuffled(target, rng, groups, np.arange(200)[::-1]),
    ]

    for moved in ways:
        assert sorted(moved) == list(target)
        assert (moved != target).mean() > 0.8


def test_shuffling_groups_keeps_neighbors_together(rng):
    """By whole groups, answers that stood together mostly stand together again."""
    target, groups = np.repeat(np.arange(20), 10), np.repeat(np.arange(20), 10)

    moved = procedures.shuffled(target, rng, groups)

    assert (np.diff(moved) == 0).mean() > 0.85


def test_auc_is_that_of_scikit_learn(rng):
    """The area under the curve is the one that everybody computes."""
    y, p = rng.integers(0, 2, 300), rng.random(300).round(1)

    assert procedures.auc(y, p) == pytest.approx(roc_auc_score(y, p))
    words = np.array(["no", "yes"])[y]
    assert procedures.auc(words, p) == pytest.approx(roc_auc_score(y, p))


def test_auc_of_numbers_and_of_many_classes_is_half_without_signal(rng):
    """Whatever the target, guesses without a clue are at chance."""
    numbers = [procedures.auc(rng.normal(size=99), rng.random(99)) for _ in range(99)]
    names = np.array(["a", "b", "b", "c"])
    classes = [
        procedures.auc(rng.choice(names, 99), rng.choice(names, 99)) for _ in range(99)
    ]

    assert np.mean(numbers) == pytest.approx(0.5, abs=0.02)
    assert np.mean(classes) == pytest.approx(0.5, abs=0.02)
    assert procedures.auc(["a", "b", "c", "b"], ["a", "b", "c", "b"]) == 1.0
    assert np.isnan(procedures.auc([1, 1, 1], [0.1, 0.2, 0.3]))


def test_copies_of_training_rows_are_found(rng):
    """A test row that stands in training too is found, whatever numbers the rows."""
    train = pd.DataFrame(rng.normal(size=(50, 3)), columns=list("abc"))
    test = pd.concat(
        [train.iloc[[4, 9]], pd.DataFrame(rng.normal(size=(5, 3)), columns=list("abc"))]
    )
    test.index = [f"row {n}" for n in range(7)]
    both = [train.assign(id=range(50)), test.assign(id=range(50, 57))]

    found = procedures.duplicates(*both)

    assert (found.number, found.labels, found.is_natural) == (
        2,
        ("row 0", "row 1"),
        False,
    )


def test_rows_that_repeat_by_nature_are_told_apart(rng):
    """With few possible rows, equal ones need not be copies."""
    table = pd.DataFrame(rng.integers(0, 2, (100, 3)), columns=list("abc"))

    found = procedures.duplicates(table[:80], table[80:])

    assert found.is_natural
    assert found.number > 0


def test_groups_and_times_on_both_sides_are_counted():
    """Shared groups are named, and test times before the end of training counted."""
    assert procedures.shared_groups(["a", "b", 3], ["b", 3, "c"]) == [3, "b"]
    assert procedures.not_later([1, 2, 5], [5, 6, 3]) == 2
