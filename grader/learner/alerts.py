"""Rows under a threshold: what happened to each, how likely it was, who is warned.

Here is also what is said about arguments of the threshold dial that do not fit.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.errors import CalledWrongly

# The share of rows that is warned at each notch of the dial.
_SHARES = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1)
NEVER = float("inf")


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows under the dial: what happened, the probabilities, and the days."""

    happened: np.ndarray
    chances: np.ndarray
    days: np.ndarray | None = None

    def over(self, at: float) -> np.ndarray:
        """Return which rows are warned at a threshold: `p >= at`."""
        return self.chances >= at

    def called(self, calls: int) -> np.ndarray:
        """Return which rows are warned with `calls` a day, the likeliest first."""
        days = np.zeros(len(self.chances)) if self.days is None else self.days
        order = np.lexsort((-self.chances, days))
        day = days[order]
        starts = np.r_[True, day[1:] != day[:-1]]
        first = np.maximum.accumulate(np.where(starts, np.arange(len(day)), 0))
        warned = np.zeros(len(day), dtype=bool)
        warned[order] = np.arange(len(day)) - first < calls
        return warned


def rows_of(y: Any, p: Any, days: Any) -> Rows:
    """Return the rows, or say what about them does not fit."""
    import pandas as pd

    happened, chances = np.asarray(y), np.asarray(p)
    if happened.ndim != 1 or happened.shape != chances.shape or not len(happened):
        raise CalledWrongly(
            f"`y` has the shape {happened.shape} and `p` {chances.shape}. Pass one "
            "label and one probability for each row."
        )
    if not set(pd.unique(happened)) <= {0, 1}:
        raise CalledWrongly("`y` holds other values than 0 and 1 (or False and True).")
    is_chance = chances.dtype.kind in "fiu" and bool(
        np.all((chances >= 0) & (chances <= 1))
    )
    if not is_chance:
        raise CalledWrongly(
            "`p` holds values that are no probability from 0 to 1. Take the column "
            "of the event: `predict_proba(X)[:, 1]`."
        )
    if days is not None and len(days) != len(happened):
        raise CalledWrongly(f"`days` has {len(days)} entries for {len(happened)} rows.")
    codes = None if days is None else pd.factorize(np.asarray(days))[0]
    return Rows(happened.astype(bool), chances.astype(float), codes)


def checked(value: Any, name: str, what: str, low: float) -> float:
    """Return `value` as a float of at least `low`, or say what `name` takes."""
    try:
        amount = float(value)
    except (TypeError, ValueError):
        amount = float("nan")
    if not amount >= low:
        raise CalledWrongly(f"`{name}` is {value!r}. It takes {what}.")
    return amount


def calls_of(rows: Rows, calls: Any, at: float | None) -> int:
    """Return the number of calls a day, or say what it needs."""
    if rows.days is None or at is not None:
        raise CalledWrongly(
            "`calls` goes with `days`, the day of each row, and without `at`."
        )
    what = "a whole number of calls a day, such as 5"
    amount = checked(calls, "calls", what, low=0)
    if not amount.is_integer():
        raise CalledWrongly(f"`calls` is {calls!r}. It takes {what}.")
    return int(amount)


def notches(rows: Rows) -> list[float]:
    """Return the thresholds of the dial, from nobody warned to everybody."""
    highest = np.sort(rows.chances)[::-1]
    places = [round(share * len(highest)) for share in _SHARES]
    return [NEVER, *(float(highest[max(place, 1) - 1]) for place in places)]
