"""Faults of time: formats, days taken for months, clocks in another zone."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from grader.data.faults.kind import Kind, Place
from grader.data.faults.sheet import FEW, Change, Rows, Sheet, is_text, share_of

_FORMATS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%SZ",
    "%Y-%m-%d %H:%M:%S+00:00",
)


@dataclass(frozen=True)
class Moments:
    """A column of times, as times and as texts.

    `format` is None where the column has a dtype for times.
    """

    times: pd.Series
    format: str | None

    @property
    def is_sorted(self) -> bool:
        """Whether no time is earlier than the one before it, gaps aside."""
        return bool(self.times.dropna().is_monotonic_increasing)

    @property
    def is_dates(self) -> bool:
        """Whether every time is midnight."""
        known = self.times.dropna()
        return bool((known == known.dt.normalize()).all())

    def texts(self) -> pd.Series:
        """Return the column as a CSV file would show it."""
        shape = self.format or ("%Y-%m-%d" if self.is_dates else "%Y-%m-%d %H:%M:%S")
        return self.times.dt.strftime(shape)

    def column(self, times: pd.Series) -> pd.Series:
        """Return other times in the form that this column has."""
        return times if self.format is None else times.dt.strftime(self.format)


def moments(series: pd.Series) -> Moments | None:
    """Return a column read as times of whole seconds; None for anything else."""
    if series.notna().sum() < FEW:
        return None
    if pd.api.types.is_datetime64_any_dtype(series):
        known = series.dropna()
        is_plain = series.dt.tz is None and bool((known == known.dt.floor("s")).all())
        return Moments(series, None) if is_plain else None
    if not is_text(series):
        return None
    for shape in _FORMATS:
        times = pd.to_datetime(series, format=shape, errors="coerce")
        if times.dt.tz is not None:
            times = times.dt.tz_localize(None)
        if times.isna().equals(series.isna()):
            back = times.dt.strftime(shape)
            if (back.dropna().astype(object) == series.dropna().astype(object)).all():
                return Moments(times, shape)
    return None


def _sorted_places(sheet: Sheet) -> list[Place]:
    """Return the columns of times that are in order and not all the same."""
    found = [(name, moments(sheet.frame[name])) for name in sheet.free]
    return [
        (name,)
        for name, read in found
        if read is not None and read.is_sorted and read.times.nunique() > 10
    ]


@dataclass(frozen=True)
class DateFormat(Kind):
    """Some dates are written in another order."""

    name: str = "date-format"
    title: str = "Dates in another format"
    visibility: str = "loud"
    story: str = "Two systems were put together, and each has its way to write a date."
    symptom: str = "One column holds dates of two shapes."
    where: str = "dates and times"
    shares: tuple[float, float, float] = (0.20, 0.08, 0.03)

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the columns of times."""
        return [(n,) for n in sheet.free if moments(sheet.frame[n]) is not None]

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Change | None:
        """Write some of the times with the day first."""
        read = moments(sheet.frame[place[0]])
        if read is None:
            return None
        rows = share_of(rng, np.flatnonzero(read.times.notna()), self.share(level), 3)
        shape = "%d/%m/%Y" if read.is_dates else "%d/%m/%Y %H:%M:%S"
        texts = read.texts().astype(object)
        texts.iloc[rows] = read.times.iloc[rows].dt.strftime(shape).astype(object)
        texts = texts.where(read.times.notna(), None)
        return Change({place[0]: pd.Series(texts.tolist(), name=place[0])}, rows)


@dataclass(frozen=True)
class DayMonth(Kind):
    """Day and month changed places in some dates."""

    name: str = "day-month"
    title: str = "Day and month exchanged"
    visibility: str = "quiet"
    story: str = "05/03 was read as the fifth of March, and meant the third of May."
    symptom: str = "Some dates lie months away from those of the rows around them."
    where: str = "dates and times that are in order"
    shares: tuple[float, float, float] = (0.10, 0.05, 0.02)

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the columns of times that are in order."""
        return _sorted_places(sheet)

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Change | None:
        """Exchange day and month where the new date is out of order."""
        read = moments(sheet.frame[place[0]])
        if read is None:
            return None
        times = read.times
        swapped = pd.to_datetime(
            times.dt.strftime("%Y-%d-%m %H:%M:%S"),
            format="%Y-%m-%d %H:%M:%S",
            errors="coerce",
        ).astype(times.dtype)
        is_late = swapped > times.bfill().shift(-1)
        is_early = swapped < times.ffill().shift(1)
        able = np.flatnonzero((swapped.notna() & (is_late | is_early)).to_numpy())
        rows = share_of(rng, able, self.share(level), 3)
        if not len(rows):
            return None
        changed = times.copy()
        changed.iloc[rows] = swapped.iloc[rows]
        return Change({place[0]: read.column(changed)}, rows)


@dataclass(frozen=True)
class ShiftedTime(Kind):
    """A stretch of times comes from a clock in another zone."""

    name: str = "shifted-time"
    title: str = "A clock in another zone"
    visibility: str = "hidden"
    story: str = "For a while the logger wrote the time of another place."
    symptom: str = (
        "Time jumps back, goes on as usual for a while, and then leaves a gap."
    )
    where: str = "dates and times that are in order"
    shares: tuple[float, float, float] = (0.20, 0.12, 0.06)

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the columns of times that are in order."""
        return _sorted_places(sheet)

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Change | None:
        """Move a stretch of times back, so that it starts before the row above."""
        read = moments(sheet.frame[place[0]])
        if read is None:
            return None
        times = read.times
        hours = [24] if read.is_dates else {1: [8], 2: [5], 3: [2, 3]}[level]
        step = pd.Timedelta(hours=int(hours[int(rng.integers(len(hours)))]))
        rows = _block(rng, times, self.share(level), step)
        if not len(rows):
            return None
        changed = times.copy()
        changed.iloc[rows] = (times.iloc[rows] - step).astype(times.dtype)
        return Change({place[0]: read.column(changed)}, rows)


def _block(
    rng: np.random.Generator, times: pd.Series, share: float, step: pd.Timedelta
) -> Rows:
    """Return neighbouring rows that start a new time and, moved, break the order."""
    length = max(8, round(share * len(times)))
    is_start = times.ne(times.shift()) & times.notna() & times.shift().notna()
    breaks = (times - step).le(times.shift()) & is_start
    starts = np.flatnonzero(breaks.to_numpy())
    starts = starts[(starts > 2) & (starts + length < len(times) - 2)]
    if not len(starts):
        return np.array([], dtype=int)
    first = int(starts[int(rng.integers(len(starts)))])
    rows = np.arange(first, first + length)
    return rows[times.iloc[rows].notna().to_numpy()]
