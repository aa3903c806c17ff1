"""Faults of numbers: units, codes for gaps, ceilings, drift and stuck sensors."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from grader.data.faults.kind import Kind, Place
from grader.data.faults.sheet import (
    Change,
    Sheet,
    is_whole,
    share_of,
    stretch,
    with_cells,
)

Conversion = Callable[[np.ndarray], np.ndarray]

# Which units a column's name suggests, then what mistaken units do to it.
_CONVERSIONS: tuple[tuple[str, Conversion], ...] = (
    (r"temp|dew", lambda x: 1.8 * x + 32),
    (r"temp|dew", lambda x: (x - 32) / 1.8),
    (r"mass|weight|_g\b|_kg\b", lambda x: x / 453.6),
    (r"mass|weight|_g\b|_kg\b", lambda x: x / 1000),
    (r"_mm|length|depth|height", lambda x: x / 25.4),
    (r"_mm|_cm|length|depth|height", lambda x: x / 10),
    (r"wind|speed|distance", lambda x: x * 1.609),
    (r"time|delay|minutes", lambda x: x * 60),
    (r"", lambda x: x * 1000),
    (r"", lambda x: x / 1000),
    (r"", lambda x: x * 100),
)
_CODES = {1: (-999, 9999, -9999), 2: (-99, 999, -999), 3: (0, -1, 99, 999)}
_SHIFTS = {1: 4.0, 2: 3.0, 3: 2.0}
_QUANTILES = {1: 0.80, 2: 0.90, 3: 0.95}


@dataclass(frozen=True)
class UnitChange(Kind):
    """Some values are in another unit."""

    name: str = "unit-change"
    title: str = "Another unit"
    visibility: str = "loud"
    story: str = (
        "One station, one form or one week reported in another unit, and nothing "
        "in the table says so."
    )
    symptom: str = (
        "A column of numbers has two bands of values with empty space between them."
    )
    where: str = "numbers whose converted values fall outside the usual range"
    shares: tuple[float, float, float] = (0.15, 0.06, 0.03)

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the columns of numbers with many different values."""
        return [(n,) for n in sheet.numbers() if sheet.frame[n].nunique() > 15]

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Change | None:
        """Convert some values, each of which then lies outside of the range."""
        series = sheet.frame[place[0]]
        values = series.to_numpy(dtype=float, na_value=np.nan)
        low, high = np.nanmin(values), np.nanmax(values)
        margin = 0.15 * (high - low)  # a space that can be seen
        for hint, convert in _CONVERSIONS:
            if not re.search(hint, place[0].casefold()):
                continue
            new = np.round(convert(values), 0 if is_whole(series) else 2)
            outside = np.flatnonzero((new < low - margin) | (new > high + margin))
            if len(outside) < 0.6 * np.isfinite(values).sum():
                continue
            rows = outside
            if level == 1:  # one stretch: a week, a station
                block = stretch(rng, len(values), self.share(level), 5)
                rows = outside[(outside >= block.start) & (outside < block.stop)]
            else:
                rows = share_of(rng, outside, self.share(level), 5)
            if len(rows):
                changed = with_cells(series, rows, new[rows])
                return Change({place[0]: changed}, rows)
        return None


@dataclass(frozen=True)
class Sentinel(Kind):
    """A code stands where there was no value."""

    name: str = "sentinel"
    title: str = "A code for a gap"
    visibility: str = "loud"
    story: str = (
        "The form or the database could not store a gap, so somebody chose a number "
        "for it."
    )
    symptom: str = (
        "One number comes up again and again, apart from all the other values of "
        "its column."
    )
    where: str = "numbers whose range leaves room for a code"
    shares: tuple[float, float, float] = (0.08, 0.05, 0.03)

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the columns of numbers."""
        return [(n,) for n in sheet.numbers() if sheet.frame[n].nunique() > 2]

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Change | None:
        """Fill the gaps with a code, or some values where there are no gaps."""
        series = sheet.frame[place[0]]
        low, high = float(series.min()), float(series.max())
        margin = 0.05 * (high - low)
        is_unsigned = pd.api.types.is_unsigned_integer_dtype(series)
        codes = [
            code
            for code in _CODES[level]
            if (code < low - margin or code > high + margin)
            and not (is_unsigned and code < 0)
        ]
        if not codes:
            return None
        gaps = np.flatnonzero(series.isna())
        rows = gaps
        if len(gaps) < 3:
            known = np.flatnonzero(series.notna())
            rows = share_of(rng, known, self.share(level), 3)
        if not len(rows):
            return None
        code = codes[int(rng.integers(len(codes)))]
        changed = with_cells(series, rows, [code] * len(rows))
        return Change({place[0]: changed}, rows)


@dataclass(frozen=True)
class Capped(Kind):
    """Values above a ceiling are written as the ceiling."""

    name: str = "capped"
    title: str = "A silent ceiling"
    visibility: str = "quiet"
    story: str = (
        "A field, a sensor or a law allows no more, and cuts off what is above."
    )
    symptom: str = "The largest value of a column is also one of its most frequent."
    where: str = "numbers with a tail of different values at the top"
    shares: tuple[float, float, float] = (0.20, 0.10, 0.05)

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the columns of numbers with many different values."""
        return [(n,) for n in sheet.numbers() if sheet.frame[n].nunique() > 20]

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Change | None:
        """Cut a column off at a round number near a quantile."""
        series = sheet.frame[place[0]]
        low = float(series.quantile(_QUANTILES[level]))
        high = float(series.quantile(_QUANTILES[level] + 0.04))
        cap = _roundest(low, high)
        if is_whole(series) and cap != int(cap):
            return None
        values = series.to_numpy(dtype=float, na_value=np.nan)
        rows = np.flatnonzero(values > cap)
        at_cap = np.flatnonzero(values == cap)
        if len(rows) < 5 or len(rows) > 0.4 * len(values) or len(at_cap) > len(rows):
            return None
        changed = with_cells(series, rows, [cap] * len(rows))
        return Change({place[0]: changed}, rows, neutral=at_cap)


def _roundest(low: float, high: float) -> float:
    """Return the number between two others that has the fewest digits."""
    for digits in range(-6, 7):
        scale = 10.0**digits
        first = np.ceil(low * scale) / scale
        if first <= high:
            return round(float(first), max(0, digits))
    return low


@dataclass(frozen=True)
class Drift(Kind):
    """From a row on, a column lies higher or lower than before."""

    name: str = "drift"
    title: str = "A shift at a date"
    visibility: str = "hidden"
    story: str = (
        "A sensor was replaced, a definition changed, a price list began: from one "
        "day on the same thing is measured differently."
    )
    symptom: str = (
        "The first part of the table and the last disagree about what is usual."
    )
    where: str = "numbers without a trend of their own, in 60 rows or more"
    shares: tuple[float, float, float] = (0.5, 0.4, 0.3)

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the columns whose parts agree before any harm is done."""
        return [(n,) for n in sheet.numbers() if _is_level(sheet.frame[n])]

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Change | None:
        """Move all values from a row on by a multiple of their spread."""
        series = sheet.frame[place[0]]
        start = round(len(series) * (1 - self.share(level) * rng.uniform(0.8, 1.2)))
        if sheet.time is not None and sheet.time in sheet.frame:
            times = sheet.frame[sheet.time]
            if times.is_monotonic_increasing:  # a date, not the middle of a day
                start = int(times.searchsorted(times.iloc[start]))
        rows = np.flatnonzero(series.notna())
        rows = rows[rows >= start]
        signs = [1] if series.min() >= 0 else [-1, 1]  # no rain below zero
        step = _SHIFTS[level] * float(series.std()) * rng.choice(signs)
        step = np.round(step, 0 if is_whole(series) else 1)
        if not step or len(rows) < 10:
            return None
        new = np.round(series.iloc[rows].to_numpy(dtype=float) + step, 6)
        if pd.api.types.is_unsigned_integer_dtype(series) and new.min() < 0:
            return None
        return Change({place[0]: with_cells(series, rows, new)}, rows)


def _is_level(series: pd.Series) -> bool:
    """Return whether a column's thirds have about the same middle."""
    spread = float(series.std())
    if len(series) < 60 or not spread > 0:
        return False
    thirds = np.array_split(series.to_numpy(dtype=float, na_value=np.nan), 3)
    if any(np.isfinite(third).sum() < 10 for third in thirds):
        return False
    middles = [np.nanmean(third) for third in thirds]
    return (max(middles) - min(middles)) / spread < 0.5


@dataclass(frozen=True)
class Stuck(Kind):
    """A stretch of rows repeats one value."""

    name: str = "stuck"
    title: str = "A value that is stuck"
    visibility: str = "quiet"
    story: str = "A sensor froze, or a form kept what was typed in the row before."
    symptom: str = "A column stops varying for a while and then goes on."
    where: str = "numbers that seldom repeat from row to row, in 60 rows or more"
    shares: tuple[float, float, float] = (0.12, 0.08, 0.05)

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the columns that vary from row to row."""
        length = len(sheet.frame)
        return [
            (name,)
            for name in sheet.numbers()
            if length >= 60 and _longest_run(sheet.frame[name]) <= 4
        ]

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Change | None:
        """Repeat the value before a stretch all through it."""
        series = sheet.frame[place[0]]
        block = stretch(rng, len(series), self.share(level), 12)
        value = series.iloc[block.start - 1]
        if pd.isna(value):
            return None
        span = np.arange(block.start, block.stop)
        is_same = (series.iloc[block] == value).fillna(False).to_numpy(dtype=bool)
        rows = span[~is_same]
        changed = with_cells(series, rows, [value] * len(rows))
        same = np.concatenate([[block.start - 1], span[is_same]])
        return Change({place[0]: changed}, rows, neutral=same)


def _longest_run(series: pd.Series) -> int:
    """Return how often a value is repeated in neighbouring rows, at most."""
    runs = series.ne(series.shift()).cumsum()
    return int(runs.value_counts().max())
