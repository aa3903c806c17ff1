"""Changes to a project's rows, as pure functions on tables.

A split is a pair of indexes: the labels of the rows to learn from, and of those to
be judged on. A generator makes every random choice, so that the same seed gives the
same change again. No function changes what it is given.
"""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

Rng = np.random.Generator


class Split(NamedTuple):
    """Labels of the rows to learn from, and of those to be judged on."""

    train: pd.Index
    test: pd.Index


class NotInformative(Exception):
    """A perturbation cannot say anything here; the message completes "because"."""


def in_time_order(times: pd.Series, share: float) -> Split:
    """Return the earlier rows, and the latest `share` of them to be judged on.

    Rows of one moment stay together, so the share is met as nearly as ties allow.
    """
    known = _ordered(times)
    border = known.iloc[_cut(len(known), share)]
    is_late = known >= border
    if is_late.all():
        is_late = known > border
    if not is_late.any():
        raise NotInformative("all rows have the same time")
    return Split(known.index[~is_late], known.index[is_late])


def with_a_gap(times: pd.Series, share: float, gap: float = 0.25) -> Split:
    """Return rows in time order without the last `gap` of those to learn from.

    That is a model which nobody trained again for a while before it is used.
    """
    split = in_time_order(times, share)
    older = times.loc[split.train].sort_values(kind="stable")
    border = older.iloc[_cut(len(older), gap)]
    kept = older.index[older < border]
    if kept.empty:
        raise NotInformative("there are too few moments to leave a gap in between")
    return Split(kept, split.test)


def unseen_groups(groups: pd.Series, share: float, rng: Rng) -> Split:
    """Return whole groups to learn from, and whole others to be judged on."""
    sizes = groups.value_counts(dropna=False)
    if len(sizes) < 2:
        raise NotInformative("there is one group only")
    order = rng.permutation(len(sizes))
    reach = np.cumsum(sizes.to_numpy()[order])
    count = int(np.searchsorted(reach, share * reach[-1])) + 1
    held = sizes.index[order[: min(count, len(sizes) - 1)]]
    is_held = groups.isin(held)
    return Split(groups.index[~is_held], groups.index[is_held])


def without(inputs: pd.DataFrame, column: Any) -> pd.DataFrame:
    """Return the inputs as they arrive when nothing fills `column`."""
    kind = inputs[column].dtype
    changed = inputs.copy(deep=False)
    if isinstance(kind, pd.CategoricalDtype) or kind.kind in "mM":
        changed[column] = pd.Series(index=inputs.index, dtype=kind)
    elif pd.api.types.is_numeric_dtype(kind) or kind.kind == "b":
        changed[column] = np.nan
    else:
        changed[column] = pd.Series(np.nan, index=inputs.index, dtype=object)
    return changed


def scaled(inputs: pd.DataFrame, column: Any, factor: float) -> pd.DataFrame:
    """Return the inputs as they arrive when `column` comes in another unit."""
    changed = inputs.copy(deep=False)
    changed[column] = inputs[column] * factor
    return changed


def shuffled_column(inputs: pd.DataFrame, column: Any, rng: Rng) -> pd.DataFrame:
    """Return the inputs with the values of `column` dealt out to other rows."""
    changed = inputs.copy(deep=False)
    changed[column] = inputs[column].iloc[rng.permutation(len(inputs))].to_numpy()
    return changed


def drawn_again(units: pd.Series, rng: Rng) -> pd.Index:
    """Return labels of whole units, drawn with replacement as many as there are."""
    members = _members(units)
    drawn = rng.integers(0, len(members), len(members))
    return units.index[np.concatenate([members[one] for one in drawn])]


def half(units: pd.Series, rng: Rng) -> pd.Index:
    """Return labels of the rows of half of the units."""
    members = _members(units)
    if len(members) < 2:
        raise NotInformative("there is one unit only to learn from")
    drawn = rng.permutation(len(members))[: len(members) // 2]
    return units.index[np.sort(np.concatenate([members[one] for one in drawn]))]


def with_noise(target: pd.Series, share: float, rng: Rng) -> pd.Series:
    """Return the target with `share` of its values dealt out among themselves.

    Classes then stay as frequent as they were; some rows keep their own value by
    chance, as they would under any honest mistake.
    """
    count = round(share * len(target))
    if target.nunique(dropna=False) < 2 or count < 2:
        raise NotInformative("the target has too few values to be mistaken for others")
    chosen = rng.permutation(len(target))[:count]
    positions = np.arange(len(target))
    positions[chosen] = rng.permutation(chosen)
    values = target.array.take(positions)
    return pd.Series(values, target.index, target.dtype, name=target.name)


def days(times: pd.Series) -> pd.Series:
    """Return the day of each time; a time that is a plain number is its own unit."""
    if pd.api.types.is_numeric_dtype(times):
        return times
    return pd.to_datetime(times, errors="coerce", utc=True).dt.floor("D")


def moments(times: pd.Series) -> pd.Series:
    """Return times that can be compared: numbers as they are, all else as dates."""
    if pd.api.types.is_numeric_dtype(times):
        return times
    return pd.to_datetime(times, errors="coerce", utc=True, format="mixed")


def _ordered(times: pd.Series) -> pd.Series:
    known = times.dropna().sort_values(kind="stable")
    if len(known) < 0.9 * len(times):
        raise NotInformative("more than a tenth of the rows have no readable time")
    return known


def _cut(count: int, share: float) -> int:
    return min(max(count - max(round(share * count), 1), 0), count - 1)


def _members(units: pd.Series) -> list[np.ndarray]:
    """Return the positions of the rows of each unit; a missing one is a unit, too."""
    codes, names = pd.factorize(units, use_na_sentinel=False)
    order = np.argsort(codes, kind="stable")
    borders = np.cumsum(np.bincount(codes, minlength=len(names)))[:-1]
    return np.split(order, borders)
