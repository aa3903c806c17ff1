"""Canaries hold no signal, their twins do, and both follow their seed."""

import numpy as np
import pytest

from grader.checks import canary, seeds
from grader.checks.metamorphic import futures, permuted, truncations


def rng(seed=0):
    return np.random.default_rng(seed)


MAKERS = [
    lambda r, s: canary.columns(r, width=50, shift=3 * s),
    lambda r, s: canary.rare(r, shift=3 * s),
]


@pytest.mark.parametrize("make", MAKERS, ids=["columns", "rare"])
def test_a_canary_has_no_signal_and_its_twin_has(make):
    """The first column tells the classes apart only in the twin."""
    from sklearn.metrics import roc_auc_score

    def auc(strength):
        scores = []
        for seed in range(20):
            X, y = make(rng(seed), strength)
            scores.append(roc_auc_score(y, X[:, 0]))
        return np.mean(scores)

    assert abs(auc(0) - 0.5) < 0.05
    assert auc(1) > 0.9


def test_categories_of_a_twin_have_rates_of_their_own():
    """A category's rate tells the label only where there is a signal."""

    def spread(strength):
        names, y = canary.categories(rng(1), rows=20_000, levels=10, strength=strength)
        return np.std([y[names == name].mean() for name in np.unique(names)])

    assert spread(0) < 0.03 < 0.2 < spread(0.8)


def test_the_same_generator_gives_the_same_data():
    """A verdict can be repeated from its seed."""
    first, second = canary.columns(rng(3)), canary.columns(rng(3))
    assert all(map(np.array_equal, first, second))


def test_a_bank_has_32_different_seeds_and_a_salt_picks_one(monkeypatch):
    """Alone one gets the first seed; a cohort another of the same bank."""
    bank = [seeds.seed("03-3", index) for index in range(seeds.SIZE)]
    assert (32, True) == (len(set(bank)), seeds.seed("03-4") not in bank)
    monkeypatch.delenv("STOVE_SALT", raising=False)
    assert bank[0] == seeds.picked("03-3")
    picked = set()
    for salt in "abcdefgh":
        monkeypatch.setenv("STOVE_SALT", salt)
        picked.add(seeds.picked("03-3"))
    assert picked <= set(bank)
    assert len(picked) > 1


def frame():
    import pandas as pd

    days = pd.date_range("2015-01-01", periods=30)
    return pd.DataFrame({"date": days, "rain": np.arange(30.0)})


def test_the_past_stays_when_the_future_is_cut_or_redrawn():
    """Every cut leaves the rows before it untouched, and changes some after it."""
    table, changed = frame(), 0
    for cut, other in [
        *truncations(table, range(5, 30, 5)),
        *futures(rng(), table, range(5, 30, 5)),
    ]:
        assert table.iloc[:cut].equals(other.iloc[:cut])
        assert table["date"].iloc[: len(other)].equals(other["date"])
        changed += len(other) < 30 or not table.equals(other)
    assert changed == 10


def test_permuted_tables_keep_their_rows_together():
    """One order for all tables."""
    table = frame()
    rows, values = permuted(rng(1), table, table["rain"].to_numpy())
    assert rows["rain"].tolist() == values.tolist()
    assert rows["rain"].tolist() != table["rain"].tolist()
