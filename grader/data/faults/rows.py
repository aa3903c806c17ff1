"""Faults of rows: doubled, nearly doubled, gone with their group, cut at a cap."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from grader.data.faults.kind import Kind, Place
from grader.data.faults.sheet import (
    FEW,
    Copies,
    Removal,
    Rows,
    Sheet,
    is_number,
    is_text,
    is_whole,
    share_of,
)


def _afterwards(rng: np.random.Generator, rows: Rows, length: int, level: int) -> Rows:
    """Return the rows behind which copies go: at the end, or anywhere later."""
    if level == 1:
        return np.full(len(rows), length - 1)
    return np.array([int(rng.integers(row, length)) for row in rows])


@dataclass(frozen=True)
class DoubledRows(Kind):
    """Some rows are there twice."""

    name: str = "doubled-rows"
    title: str = "Doubled rows"
    visibility: str = "loud"
    story: str = "An export ran twice, or two files overlapped when they were joined."
    symptom: str = "The table counts some things more than once."
    where: str = "tables whose rows differ from each other"
    shares: tuple[float, float, float] = (0.08, 0.04, 0.02)

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the whole table, where it has enough rows."""
        is_large = len(sheet.frame) >= FEW and len(sheet.frame.columns) > 0
        return [()] if is_large and sheet.is_plain else []

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Copies | None:
        """Copy rows of which there was one each."""
        alone = np.flatnonzero(~sheet.frame.duplicated(keep=False).to_numpy())
        alone = alone[~np.isin(alone, list(sheet.copied))]
        if len(alone) < 0.8 * len(sheet.frame):
            return None
        rows = share_of(rng, alone, self.share(level), 3)
        after = _afterwards(rng, rows, len(sheet.frame), level)
        return Copies((), rows, after, {})


@dataclass(frozen=True)
class NearDoubledRows(Kind):
    """Some rows are there twice, with one small difference."""

    name: str = "near-doubled-rows"
    title: str = "Nearly doubled rows"
    visibility: str = "quiet"
    story: str = "A value was corrected, and the old row was never taken out."
    symptom: str = "Some rows agree with another in all cells but one."
    where: str = "tables whose rows differ in more than one column of numbers"
    shares: tuple[float, float, float] = (0.06, 0.03, 0.02)

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the columns of numbers, where other columns tell rows apart."""
        is_large = len(sheet.frame) >= FEW and len(sheet.frame.columns) >= 3
        if not (is_large and sheet.is_plain):
            return []
        return [
            (name,)
            for name in sheet.free
            if is_number(sheet.frame[name]) and sheet.frame[name].nunique() > 10
        ]

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Copies | None:
        """Copy rows and change the last digit of one number in each."""
        series = sheet.frame[place[0]]
        others = sheet.frame.drop(columns=place[0])
        able = ~others.duplicated(keep=False) & series.notna()
        rows = np.flatnonzero(able.to_numpy())
        rows = rows[~np.isin(rows, list(sheet.copied))]
        if len(rows) < 0.8 * int(series.notna().sum()):
            return None
        rows = share_of(rng, rows, self.share(level), 3)
        step = 1 if is_whole(series) else 10.0 ** -_decimals(series)
        new = [round(series.iloc[row].item() + step, 6) for row in rows]
        after = _afterwards(rng, rows, len(series), level)
        return Copies(place, rows, after, {place[0]: new})


def _decimals(series: pd.Series) -> int:
    """Return how many decimals a column of numbers uses, up to four."""
    values = series.dropna().to_numpy(dtype=float)
    return next((d for d in range(5) if np.allclose(values, np.round(values, d))), 4)


def _groups(sheet: Sheet) -> list[tuple[str, pd.Series]]:
    """Return the free columns of a few categories, with the size of each."""
    found: list[tuple[str, pd.Series]] = []
    if not sheet.is_plain:
        return found
    for name in sheet.free:
        series = sheet.frame[name]
        if is_text(series) or isinstance(series.dtype, pd.CategoricalDtype):
            sizes = series.value_counts()
            if 2 <= (sizes > 0).sum() <= 40:
                found.append((name, sizes[sizes > 0]))
    return found


@dataclass(frozen=True)
class DroppedGroup(Kind):
    """One group ends in the middle of the table."""

    name: str = "dropped-group"
    title: str = "A group that vanishes"
    visibility: str = "quiet"
    story: str = (
        "One shop, one station, one airline stopped sending, and no error came."
    )
    symptom: str = "Something that is counted all through one part is never met later."
    where: str = "texts with a few groups, each spread over the whole table"
    shares: tuple[float, float, float] = (0.5, 0.35, 0.2)

    @property
    def removes(self) -> bool:
        """Whether this fault takes rows out of the table: yes."""
        return True

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the columns in which a group is spread over the table."""
        return [(name,) for name, _ in _groups(sheet) if _spread(sheet.frame[name])]

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Removal | None:
        """Take out the last rows of one group."""
        series = sheet.frame[place[0]]
        able = _spread(series)
        group = able[int(rng.integers(len(able)))]
        members = np.flatnonzero((series == group).to_numpy())
        start = len(series) * (1 - self.share(level))
        rows = members[members >= start]
        return Removal(place, rows) if len(rows) >= 4 else None


def _spread(series: pd.Series) -> list[str]:
    """Return the groups that are never absent for a fifteenth of the table."""
    length = len(series)
    found = []
    for group in series.dropna().unique():
        at = np.flatnonzero((series == group).to_numpy())
        gaps = np.diff(np.concatenate([[-1], at, [length]]))
        if len(at) >= 20 and gaps.max() <= length / 15:
            found.append(group)
    return sorted(found)


@dataclass(frozen=True)
class RowCap(Kind):
    """The largest groups are cut off at one number of rows."""

    name: str = "row-cap"
    title: str = "Rows cut at a cap"
    visibility: str = "quiet"
    story: str = "The interface returns so many rows per request, and says nothing."
    symptom: str = "Several of the largest groups have exactly the same size."
    where: str = "texts with at least four groups of different sizes"
    shares: tuple[float, float, float] = (0.4, 0.5, 0.6)

    @property
    def removes(self) -> bool:
        """Whether this fault takes rows out of the table: yes."""
        return True

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the columns with groups that can be cut to one size."""
        return [(name,) for name, sizes in _groups(sheet) if _cap(sizes, 1.0)]

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Removal | None:
        """Keep the first rows of each large group and drop the others."""
        series = sheet.frame[place[0]]
        cap = _cap(series.value_counts(), self.share(level))
        if not cap:
            return None
        number = series.groupby(series, observed=True).cumcount()
        rows = np.flatnonzero((series.notna() & (number >= cap)).to_numpy())
        return Removal(place, rows)


def _cap(sizes: pd.Series, share: float) -> int:
    """Return a round size that cuts two groups or more; 0 where there is none.

    No group has that size by itself, and the cut takes at most a third of all.
    """
    ordered = sorted((int(size) for size in sizes if size), reverse=True)
    if len(ordered) < 4:
        return 0
    for step in (500, 100, 50, 20, 10, 5):
        cap = int(ordered[1] * share**0.25 / step) * step
        lost = sum(max(0, size - cap) for size in ordered)
        if cap >= 10 and cap not in ordered and lost <= sum(ordered) / 3:
            return cap if sum(size > cap for size in ordered) >= 2 else 0
    return 0
