"""Faults between columns: swapped, misaligned, leaked, and wrong labels."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from grader.data.faults.kind import Kind, Place
from grader.data.faults.sheet import (
    FEW,
    Change,
    Rows,
    Sheet,
    is_number,
    is_text,
    share_of,
    stretch,
    with_cells,
)


def _some(
    rng: np.random.Generator, rows: Rows, length: int, share: float, level: int
) -> Rows:
    """Return a stretch of `rows` at level 1, else a random share of them."""
    if level > 1:
        return share_of(rng, rows, share, 3)
    block = stretch(rng, length, share, 6)
    return rows[(rows >= block.start) & (rows < block.stop)]


@dataclass(frozen=True)
class SwappedColumns(Kind):
    """Two columns changed places in some rows."""

    name: str = "swapped-columns"
    title: str = "Swapped columns"
    visibility: str = "quiet"
    story: str = "Somebody filled in the form in the other order, for a day."
    symptom: str = (
        "Some rows have a value that would be usual one column further, and the "
        "other way round."
    )
    where: str = "two columns of one kind whose values never overlap"
    shares: tuple[float, float, float] = (0.10, 0.05, 0.03)

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the pairs of columns with values of their own."""
        numbers, texts = sheet.numbers(), sheet.texts()
        pairs = [*_pairs(numbers), *_pairs(texts[:12])]
        return [pair for pair in pairs if _are_apart(*(sheet.frame[n] for n in pair))]

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Change | None:
        """Swap two cells in some of the rows that have both."""
        first, second = (sheet.frame[name] for name in place)
        both = np.flatnonzero((first.notna() & second.notna()).to_numpy())
        rows = _some(rng, both, len(first), self.share(level), level)
        if not len(rows):
            return None
        new = (second.iloc[rows].tolist(), first.iloc[rows].tolist())
        columns = {
            name: with_cells(sheet.frame[name], rows, values)
            for name, values in zip(place, new, strict=True)
        }
        return Change(columns, rows)


def _pairs(names: list[str]) -> Iterator[Place]:
    for i, first in enumerate(names):
        yield from ((first, second) for second in names[i + 1 :])


def _are_apart(first: pd.Series, second: pd.Series) -> bool:
    """Return whether no value of one column could be a value of the other."""
    if first.dtype != second.dtype or min(first.nunique(), second.nunique()) < 2:
        return False
    if is_text(first):
        return not set(first.dropna()) & set(second.dropna())
    return bool(first.max() < second.min() or second.max() < first.min())


@dataclass(frozen=True)
class LeakedTarget(Kind):
    """A new column knows the target."""

    name: str = "leaked-target"
    title: str = "A column that knows the answer"
    visibility: str = "quiet"
    story: str = "A field that is filled in after the event was joined to the table."
    symptom: str = "One column alone predicts the target almost without an error."
    where: str = "tables with a target"
    shares: tuple[float, float, float] = (0.0, 0.02, 0.05)
    names: tuple[str, str, str] = ("outcome_code", "status_code", "ref_group")

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the new column's name, where there is a target to leak."""
        target = sheet.target
        if target is None or target not in sheet.free:
            return []
        series = sheet.frame[target]
        if not (is_text(series) or is_number(series)):
            return []
        is_full = series.notna().mean() > 0.9 and len(series) >= FEW
        names = [name for name in self.names if name not in sheet.frame]
        return [(name,) for name in names] if is_full and series.nunique() > 1 else []

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Change | None:
        """Add a column made of the target, with a little noise."""
        series = sheet.frame[str(sheet.target)]
        if is_text(series):
            codes, names = pd.factorize(series, sort=True)
            order = rng.permutation(len(names))
            new = np.where(codes >= 0, order[codes], len(names)) + 1
            noisy = rng.random(len(new)) < self.share(level)
            new[noisy] = rng.integers(1, len(names) + 1, noisy.sum())
            column = pd.Series(new, name=place[0])
        else:
            values = series.to_numpy(dtype=float, na_value=np.nan)
            noise = rng.normal(0, self.share(level) * np.nanstd(values), len(values))
            column = pd.Series(np.round(2 * values + noise, 2), name=place[0])
        rows = np.arange(len(series))
        return Change({place[0]: column}, rows, leans_on=(str(sheet.target),))


@dataclass(frozen=True)
class LabelNoise(Kind):
    """Some rows have the wrong label."""

    name: str = "label-noise"
    title: str = "Wrong labels"
    visibility: str = "hidden"
    story: str = "Whoever labeled was tired, or the key was mistyped."
    symptom: str = (
        "Some labels meet a value of another column that they never meet otherwise."
    )
    where: str = "a target of a few labels that another column rules out in part"
    shares: tuple[float, float, float] = (0.06, 0.04, 0.02)

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the target with a column that rules some of its labels out."""
        target = sheet.target
        if target is None or target not in sheet.texts():
            return []
        if sheet.frame[target].nunique() > 20:
            return []
        others = [name for name in sheet.texts() if name != target]
        return [
            (target, name) for name in others if _ruled_out(sheet.frame, target, name)
        ]

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Change | None:
        """Give rows a label that the other column rules out."""
        target, other = place
        out = _ruled_out(sheet.frame, target, other)
        labels = sheet.frame[target]
        able = sheet.frame[other].isin(list(out)) & labels.notna()
        rows = share_of(rng, np.flatnonzero(able.to_numpy()), self.share(level), 3)
        if not len(rows):
            return None
        new = []
        for row in rows:
            options = out[sheet.frame[other].iloc[row]]
            new.append(options[int(rng.integers(len(options)))])
        changed = with_cells(labels, rows, new)
        return Change({target: changed}, rows, leans_on=(other,))


def _ruled_out(frame: pd.DataFrame, target: str, other: str) -> dict[str, list[str]]:
    """Return, for each frequent value of a column, the labels it never meets."""
    if frame[other].nunique() > 30:
        return {}
    met = pd.crosstab(frame[other], frame[target])
    return {
        value: [label for label in met.columns if met.loc[value, label] == 0]
        for value in met.index
        if met.loc[value].sum() >= FEW and (met.loc[value] == 0).any()
    }


@dataclass(frozen=True)
class WrongJoin(Kind):
    """A column was joined to the wrong rows."""

    name: str = "wrong-join"
    title: str = "A join on misaligned keys"
    visibility: str = "hidden"
    story: str = "Two tables were put side by side after one of them had been sorted."
    symptom: str = (
        "Two columns that belong together all through the table disagree in some rows."
    )
    where: str = "a column that another one determines"
    shares: tuple[float, float, float] = (0.15, 0.08, 0.04)

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the pairs of a column and one that it determines."""
        codes = {name: _codes(sheet.frame[name]) for name in sheet.free}
        keys = [n for n, code in codes.items() if _is_key(sheet.frame[n], code)]
        return [
            (value, key)
            for key in keys
            for value in codes
            if value != key
            and codes[value].max() >= 2
            and _determines(codes[key], codes[value])
        ]

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Change | None:
        """Move a column's values on by one among some rows."""
        value, key = place
        series = sheet.frame[value]
        keys, old = _codes(sheet.frame[key]), _codes(series)
        able = np.flatnonzero(np.bincount(keys)[keys] >= 5)
        # A stretch of a table that is sorted by the key would hold all of some keys.
        for extent in (1, 2) if level == 1 else (level,):
            rows = _some(rng, able, len(series), self.share(level), extent)
            moved = np.roll(rows, 1)
            differs = old[moved] != old[rows]
            new = series.iloc[moved[differs]].tolist()
            if _stays_clear(keys, rows[differs]):
                changed = with_cells(series, rows[differs], new)
                return Change({value: changed}, rows[differs], leans_on=(key,))
        return None


def _stays_clear(keys: Rows, rows: Rows) -> bool:
    """Return whether most rows of each key are right, so that others stand out."""
    touched = np.bincount(keys[rows], minlength=int(keys.max()) + 1)
    return len(rows) >= 3 and not (touched > 0.4 * np.bincount(keys)).any()


def _codes(series: pd.Series) -> Rows:
    """Return a number for each different value of a column; all 0 if it has none."""
    if not (is_text(series) or is_number(series)):
        return np.zeros(len(series), dtype=int)
    return np.asarray(pd.factorize(series, use_na_sentinel=False)[0])


def _is_key(series: pd.Series, codes: Rows) -> bool:
    """Return whether a column's values repeat often enough to look something up."""
    return len(series) >= 60 and 3 <= len(np.unique(codes)) <= len(series) / 5


def _determines(key: Rows, value: Rows) -> bool:
    """Return whether rows that agree in one column agree in the other."""
    for part in (slice(0, 500), slice(None)):  # most pairs fail early
        pairs = key[part].astype(np.int64) * (int(value.max()) + 1) + value[part]
        if len(np.unique(pairs)) != len(np.unique(key[part])):
            return False
    return True
