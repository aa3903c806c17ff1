"""Intervals of a score and of a paired difference, by resampling whole units.

Two scores are compared by the interval of their difference, never by whether their
own intervals overlap: in every resample the same units (rows, days or groups) are
drawn for both. Where both have the same test rows, that is the paired bootstrap;
where they share none, it is the bootstrap of two samples (Efron & Tibshirani 1993,
chapters 8 and 16); what is shared lies in between. Units that only one of them has
are drawn among themselves, so that each test set keeps its size in units. A
perturbation with repeats draws its repeats, too.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

LEVEL = 0.95
DRAWS = 300
_FEWEST = 100  # draws that an interval needs
FEW_UNITS = 8

Score = Callable[[Any, Any], float]


@dataclass(frozen=True)
class Scored:
    """What was predicted on one test set: truth, answer and unit of each row."""

    y: np.ndarray
    p: np.ndarray
    units: np.ndarray


@dataclass(frozen=True)
class Interval:
    """A value with the ends of its interval; None where it could not be had."""

    value: float
    low: float | None
    high: float | None

    @property
    def is_clear(self) -> bool:
        """Whether zero lies outside."""
        if self.low is None or self.high is None:
            return False
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class Compared:
    """A reference score, a perturbed one and the difference between them."""

    reference: Interval
    perturbed: Interval
    difference: Interval
    draws: int
    units: int  # of the smallest test set


def compared(
    score: Score,
    reference: Scored,
    repeats: Sequence[Scored],
    rng: np.random.Generator,
    seconds: float = 60.0,
) -> Compared:
    """Return both scores and their paired difference; `seconds` bound the draws."""
    first = float(score(reference.y, reference.p))
    second = float(np.mean([score(one.y, one.p) for one in repeats]))
    drawn = np.array(list(_draws(score, [reference, *repeats], rng, seconds)))
    count = len(drawn)
    if count < _FEWEST:
        drawn = np.full((1, 2), np.nan)
    differences = drawn[:, 1] - drawn[:, 0]
    return Compared(
        _interval(first, drawn[:, 0]),
        _interval(second, drawn[:, 1]),
        _interval(second - first, differences),
        count,
        min(len(np.unique(one.units)) for one in (reference, *repeats)),
    )


def _draws(
    score: Score, sets: Sequence[Scored], rng: np.random.Generator, seconds: float
) -> Iterator[tuple[float, float]]:
    """Yield pairs of resampled scores; one that cannot be computed is left out."""
    end = time.monotonic() + seconds
    codes, strata = _coded(sets)
    total = sum(len(one) for one in strata)
    repeats = np.arange(1, len(sets))
    for _ in range(DRAWS):
        if time.monotonic() > end:
            return
        drawn = np.concatenate([rng.choice(one, len(one)) for one in strata])
        counts = np.bincount(drawn, minlength=total)
        chosen = rng.choice(repeats, len(repeats))
        times = {k: (chosen == k).sum() for k in {0, *chosen}}
        found = {k: _again(score, sets[k], counts[codes[k]]) for k in times}
        mean = sum(times[k] * found[k] for k in set(chosen)) / len(chosen)
        if np.isfinite(found[0]) and np.isfinite(mean):
            yield found[0], mean


def _again(score: Score, one: Scored, times: np.ndarray) -> float:
    """Return the score with every row taken so many times; nan where it has none."""
    rows = np.repeat(np.arange(len(times)), times)
    try:
        return float(score(one.y[rows], one.p[rows])) if len(rows) else np.nan
    except Exception:  # the author's own function, on a draw with one class, say
        return np.nan


def _coded(sets: Sequence[Scored]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return the units of each set as numbers, and the units that go together."""
    every = np.concatenate([one.units for one in sets])
    names, codes = np.unique(every, return_inverse=True)
    borders = np.cumsum([len(one.units) for one in sets])[:-1]
    parts = np.split(codes, borders)
    in_first = np.isin(np.arange(len(names)), parts[0])
    in_others = np.isin(np.arange(len(names)), np.concatenate(parts[1:]))
    kinds = in_first.astype(int) + 2 * in_others
    return parts, [np.flatnonzero(kinds == k) for k in (1, 2, 3) if (kinds == k).any()]


def _interval(value: float, drawn: np.ndarray) -> Interval:
    if not np.isfinite(drawn).all():
        return Interval(value, None, None)
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail])
    return Interval(value, float(low), float(high))
