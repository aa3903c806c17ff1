"""A clean table as a kind of fault sees it, and what a kind does to it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

Rows = np.ndarray

# Enough rows for a column to have a usual look from which a fault can stand out.
FEW = 20


@dataclass(frozen=True)
class Sheet:
    """A table with rows counted from 0, its roles, and what is already taken.

    A column takes part in one fault at most, so that one fault never hides
    another; `copied` holds the rows that another fault has doubled.
    """

    frame: pd.DataFrame
    target: str | None = None
    time: str | None = None
    taken: frozenset[str] = frozenset()
    copied: frozenset[int] = frozenset()

    @property
    def free(self) -> list[str]:
        """The columns that no fault has touched."""
        return [name for name in self.frame.columns if name not in self.taken]

    @property
    def is_plain(self) -> bool:
        """Whether every cell can be compared with others and written down."""
        return all(is_plain(self.frame[name]) for name in self.frame.columns)

    def numbers(self) -> list[str]:
        """Return the free columns of numbers that have enough of them."""
        return [n for n in self.free if is_number(self.frame[n]) and self._is_full(n)]

    def texts(self) -> list[str]:
        """Return the free columns of texts that have enough of them."""
        return [n for n in self.free if is_text(self.frame[n]) and self._is_full(n)]

    def _is_full(self, name: str) -> bool:
        return int(self.frame[name].notna().sum()) >= FEW


@dataclass(frozen=True)
class Change:
    """New columns in place of old ones, or beside them, and the rows that differ.

    `neutral` rows may be named or not: nobody can tell from the table. `leans_on`
    names columns that must stay as they are for the fault to be seen.
    """

    columns: dict[str, pd.Series]
    rows: Rows
    neutral: Rows = field(default_factory=lambda: np.array([], dtype=int))
    leans_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class Removal:
    """The rows that vanish, and the column by which that can be seen."""

    columns: tuple[str, ...]
    rows: Rows


@dataclass(frozen=True)
class Copies:
    """Rows that appear again, each after a row, with cells that may differ."""

    columns: tuple[str, ...]
    rows: Rows
    after: Rows
    edits: dict[str, list[Any]]


def is_number(series: pd.Series) -> bool:
    """Return whether a column holds finite integers or floats, gaps aside."""
    if not pd.api.types.is_numeric_dtype(series) or pd.api.types.is_bool_dtype(series):
        return False
    if pd.api.types.is_complex_dtype(series) or series.dtype.itemsize < 4:
        return False
    known = series.dropna()
    return bool(np.isfinite(known.to_numpy(dtype=float)).all())


def is_whole(series: pd.Series) -> bool:
    """Return whether a column of numbers has an integer dtype."""
    return bool(pd.api.types.is_integer_dtype(series))


def is_text(series: pd.Series) -> bool:
    """Return whether a column holds texts and nothing else, gaps aside."""
    if isinstance(series.dtype, pd.CategoricalDtype):
        return False
    if isinstance(series.dtype, pd.StringDtype):
        return True
    if not (
        pd.api.types.is_string_dtype(series) or pd.api.types.is_object_dtype(series)
    ):
        return False
    return all(type(value) is str for value in series.dropna())


def is_plain(series: pd.Series) -> bool:
    """Return whether a column holds numbers, texts, times or yes and no."""
    dtype = series.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        series = dtype.categories.to_series()
    is_time = pd.api.types.is_datetime64_any_dtype(series)
    is_flag = pd.api.types.is_bool_dtype(series)
    is_real = pd.api.types.is_numeric_dtype(
        series
    ) and not pd.api.types.is_complex_dtype(series)
    return is_time or is_flag or is_real or is_text(series)


def as_text(series: pd.Series, replaced: dict[int, str]) -> pd.Series:
    """Return a column as a CSV file would show it, with some cells replaced."""
    values = [
        None if gap else str(v) for v, gap in zip(series, series.isna(), strict=True)
    ]
    for row, text in replaced.items():
        values[row] = text
    return pd.Series(values, name=series.name)


def with_cells(series: pd.Series, rows: Rows, values: Iterable[Any]) -> pd.Series:
    """Return a column of the same dtype with other values in `rows`."""
    changed = series.copy()
    changed.iloc[rows] = pd.array(list(values), dtype=series.dtype)
    return changed


def share_of(rng: np.random.Generator, rows: Rows, share: float, least: int) -> Rows:
    """Return a random share of `rows`, in order; empty when there are too few."""
    count = max(least, round(share * len(rows)))
    if len(rows) < count:
        return rows[:0]
    return np.sort(rng.choice(rows, size=count, replace=False))


def stretch(rng: np.random.Generator, length: int, share: float, least: int) -> slice:
    """Return neighbouring rows somewhere in a table of `length` rows."""
    count = min(length, max(least, round(share * length)))
    start = int(rng.integers(1, max(2, length - count)))
    return slice(start, min(length, start + count))
