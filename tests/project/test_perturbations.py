"""Perturbations change what they say and nothing else."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.project import perturbations as change
from grader.project.perturbations import NotInformative

SHARES = st.floats(0.05, 0.9)
TIMES = st.lists(st.integers(0, 30), min_size=4, max_size=60)


def rng(seed=0):
    return np.random.default_rng(seed)


def labelled(values):
    """Return a series whose labels are no positions."""
    return pd.Series(values, [f"row {i}" for i in range(len(values))])


@given(TIMES, SHARES)
def test_in_time_order_no_row_is_judged_before_one_that_was_learned_from(times, share):
    """Every training row is earlier than every test row, and no row is lost."""
    series = labelled(times)
    if len(set(times)) == 1:
        with pytest.raises(NotInformative, match="same time"):
            change.in_time_order(series, share)
        return
    split = change.in_time_order(series, share)
    assert series[split.train].max() < series[split.test].min()
    assert sorted(series.index) == sorted([*split.train, *split.test])


def test_the_share_of_test_rows_is_met_where_times_do_not_tie():
    """Of a hundred moments, thirty are tested on."""
    split = change.in_time_order(labelled(rng().permutation(100)), 0.3)
    assert 30 == len(split.test)


def test_a_gap_takes_the_latest_training_rows_away():
    """The test stays the same, and a quarter of the training rows goes."""
    times = labelled(rng().permutation(100))
    plain, gap = change.in_time_order(times, 0.2), change.with_a_gap(times, 0.2)
    assert set(plain.test) == set(gap.test)
    assert set(gap.train) == set(times.index[times < 60])


def test_rows_without_a_readable_time_are_no_time_order():
    """Where a fifth of the times is missing, nothing is claimed."""
    times = labelled([*range(8), np.nan, np.nan])
    with pytest.raises(NotInformative, match="no readable time"):
        change.in_time_order(times, 0.3)


@given(st.lists(st.sampled_from("abcde"), min_size=2, max_size=60), SHARES)
def test_unseen_groups_are_on_one_side_only(names, share):
    """No group is in both parts, and both parts have rows."""
    groups = labelled(names)
    if len(set(names)) == 1:
        with pytest.raises(NotInformative, match="one group"):
            change.unseen_groups(groups, share, rng())
        return
    split = change.unseen_groups(groups, share, rng())
    assert len(split.train) and len(split.test)
    assert not set(groups[split.train]) & set(groups[split.test])


@pytest.mark.parametrize(
    "values",
    [
        [1, 2, 3],
        [1.5, 2.0, 3.0],
        [True, False, True],
        ["a", "b", "c"],
        pd.Categorical(["a", "b", "a"]),
        pd.to_datetime(["2024-01-01", "2024-01-02", "2024-01-03"]),
        pd.array([1, None, 3], dtype="Int64"),
        pd.array(["a", None, "c"], dtype="string"),
    ],
    ids=["int", "float", "bool", "text", "category", "time", "Int64", "string"],
)
def test_a_missing_input_is_empty_whatever_it_held(values):
    """Every kind of column can arrive empty, and the others stay as they were."""
    table = pd.DataFrame({"one": values, "two": [1, 2, 3]})
    before = table.copy()
    empty = change.without(table, "one")
    assert empty["one"].isna().all()
    assert empty["two"].equals(table["two"])
    pd.testing.assert_frame_equal(before, table)


def test_a_mis_scaled_input_is_changed_alone():
    """One column is ten times as large; the table that came in is as before."""
    table = pd.DataFrame({"one": [1.0, 2.0], "two": [3.0, 4.0]})
    before = table.copy()
    assert [10.0, 20.0] == list(change.scaled(table, "one", 10)["one"])
    pd.testing.assert_frame_equal(before, table)


def test_drawing_again_takes_units_whole():
    """A day that is drawn twice brings all its rows twice."""
    days = labelled([1, 1, 1, 2, 2, 3])
    drawn = pd.Series(change.drawn_again(days, rng(4))).value_counts()
    for day in (1, 2, 3):
        counts = {int(drawn.get(one, 0)) for one in days.index[days == day]}
        assert 1 == len(counts)


def test_half_is_half_of_the_units():
    """Of ten days five stay, with all their rows."""
    days = labelled(np.repeat(np.arange(10), 3))
    kept = change.half(days, rng())
    assert 15 == len(kept) == len(set(kept))
    assert 5 == days[kept].nunique()


def test_noise_touches_a_tenth_at_most_and_keeps_the_classes():
    """Labels are dealt out: as many of each as before, few at another row."""
    target = labelled(rng().integers(0, 3, 200))
    noisy = change.with_noise(target, 0.1, rng(1))
    assert 0 < (noisy != target).sum() <= 20
    assert list(target.value_counts().sort_index()) == list(
        noisy.value_counts().sort_index()
    )


def test_a_target_with_one_value_cannot_be_noisy():
    """There is nothing to take a label for."""
    with pytest.raises(NotInformative, match="too few values"):
        change.with_noise(labelled([1] * 50), 0.1, rng())


def test_days_of_times_and_of_plain_numbers():
    """Hours of a day are one unit; a year is a unit of its own."""
    times = pd.Series(["2024-03-01 07:00", "2024-03-01 23:00", "2024-03-02 01:00"])
    assert 2 == change.days(times).nunique()
    assert [2019, 2020] == list(change.days(pd.Series([2019, 2020])))
