"""Data with no signal, on which an honest procedure scores chance.

Every canary has a twin with signal, so that a constant does not pass. Sizes
come from simulations named in the course's design notes: they separate leaky
from honest procedures by a wide margin.
"""

from collections.abc import Callable
from typing import Any

import numpy as np


def columns(
    rng: np.random.Generator,
    rows: int = 60,
    width: int = 5000,
    shift: float = 0.0,
    informative: int = 20,
) -> tuple[np.ndarray, np.ndarray]:
    """Return X (rows × width) of noise and a balanced binary y.

    With `shift` (in standard deviations) the first `informative` columns differ
    between the classes: the twin with signal.
    """
    X = rng.standard_normal((rows, width))
    y = rng.permutation(np.arange(rows) % 2)
    X[:, :informative] += shift * y[:, None]
    return X, y


def categories(
    rng: np.random.Generator,
    rows: int = 600,
    levels: int = 200,
    strength: float = 0.0,
) -> tuple[np.ndarray, np.ndarray]:
    """Return a column of category names and a binary y.

    With `strength` (0 to 1) each category has a rate of its own, far from one
    half: the twin with signal.
    """
    codes = rng.integers(0, levels, rows)
    rates = 0.5 + strength * 0.5 * np.where(rng.random(levels) < 0.5, -1, 1)
    y = (rng.random(rows) < rates[codes]).astype(int)
    return np.array([f"c{code:03d}" for code in codes]), y


def rare(
    rng: np.random.Generator,
    rows: int = 400,
    width: int = 5,
    rate: float = 0.1,
    shift: float = 0.0,
) -> tuple[np.ndarray, np.ndarray]:
    """Return X (rows × width) of noise and a rare binary y; `shift` adds signal."""
    y = np.zeros(rows, dtype=int)
    y[: round(rows * rate)] = 1
    y = rng.permutation(y)
    return rng.standard_normal((rows, width)) + shift * y[:, None], y


def mean_of(probe: Callable[[], Any], times: int = 3) -> float:
    """Return the mean of `times` runs of `probe`: one run may be lucky."""
    return float(np.mean([probe() for _ in range(times)]))
