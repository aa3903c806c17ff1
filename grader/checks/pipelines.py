"""Small pipelines that a learner's tests are tried on: healthy ones, and mutants.

A mutant is a healthy pipeline with one method replaced by a mistake that people make:
it runs, raises nothing and gives plausible numbers. Tests written by a learner must
leave the healthy ones alone and fail on the mutants.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Self

import numpy as np
import pandas as pd

from grader.data.parcels import NUMBERS

METHODS = ("fit", "predict", "report")
HEALTHY = {  # a name, its model, and whether it sees the parcel before
    "logistic": ("logistic", False),
    "neighbors": ("neighbors", False),
    "boosted": ("boosted", False),
    "lag": ("logistic", True),
}


class Pipeline:
    """Fill gaps, scale, fit a model; with `has_lag`, traffic of the parcel before too.

    Each `fit` starts from nothing. Nothing is learned in `predict`.
    """

    def __init__(self, model: str = "logistic", has_lag: bool = False) -> None:
        self.model, self.has_lag = model, has_lag

    def fit(self, table: Any, y: Any, capacity: str = "normal") -> Self:
        """Learn from a table of parcels and a label (0 or 1) for each of its rows.

        With `capacity="high"` the model is large enough to learn a few rows by heart.
        """
        if capacity not in ("normal", "high"):
            raise ValueError(f'`capacity` is "normal" or "high", not {capacity!r}')
        labels = np.asarray(y).ravel().astype(int)
        if len(labels) != len(_checked(table)):
            raise ValueError(f"{len(table)} rows came with {len(labels)} labels")
        rows, labels = self._aligned(table.reset_index(drop=True), labels)
        X = self._features(rows)
        self._columns = list(X.columns)
        values = X.to_numpy(dtype=float)
        self._middle = np.array([_median(column) for column in values.T])
        values = _filled(values, self._middle)
        self._mean, self._spread = values.mean(axis=0), values.std(axis=0) + 1e-9
        self._only = labels[0] if len(set(labels.tolist())) == 1 else None
        if self._only is None:
            scaled = (values - self._mean) / self._spread
            with _one_thread():
                self._fitted = self._estimator(capacity).fit(scaled, labels)
        return self

    def predict(self, table: Any) -> np.ndarray:
        """Return the probability of 1 for each row, in the order of the rows."""
        if not hasattr(self, "_columns"):
            raise ValueError("call `fit` before `predict`")
        rows = _checked(table).reset_index(drop=True)
        if self._only is not None or not len(rows):
            return np.full(len(rows), float(self._only or 0))
        values = self._values(self._features(rows))
        values = self._scaled(self._without_gaps(values))
        with _one_thread():
            return self._given(rows, self._fitted.predict_proba(values)[:, 1])

    def report(self, y: Any, labels: Any) -> dict[str, float]:
        """Return `precision` and `recall` of `labels` (0 or 1) where `y` is true."""
        truth, said = np.asarray(y).astype(bool), np.asarray(labels).astype(bool)
        hits = float((truth & said).sum())
        return {
            "precision": hits / max(float(said.sum()), 1.0),
            "recall": hits / max(float(truth.sum()), 1.0),
        }

    # What a mutant may get wrong.

    def _aligned(self, table: Any, y: np.ndarray) -> tuple[Any, np.ndarray]:
        return table, y

    def _features(self, table: Any) -> Any:
        X = table[list(NUMBERS)].astype(float)
        return X.assign(before=self._lag(table)) if self.has_lag else X

    def _lag(self, table: Any) -> Any:
        return table.sort_values("time").traffic.shift(1).reindex(table.index)

    def _values(self, X: Any) -> np.ndarray:
        return X[self._columns].to_numpy(dtype=float)

    def _without_gaps(self, values: np.ndarray) -> np.ndarray:
        return _filled(values, self._middle)

    def _scaled(self, values: np.ndarray) -> np.ndarray:
        return (values - self._mean) / self._spread

    def _given(self, table: Any, p: np.ndarray) -> np.ndarray:
        return p

    def _estimator(self, capacity: str) -> Any:
        from sklearn.ensemble import GradientBoostingClassifier
        from sklearn.linear_model import LogisticRegression
        from sklearn.neighbors import KNeighborsClassifier

        is_high = capacity == "high"
        if self.model == "logistic":
            strength = {"C": 1e6, "max_iter": 2000} if is_high else {"C": 1.0}
            return LogisticRegression(solver="newton-cholesky", **strength)
        if self.model == "neighbors":
            return KNeighborsClassifier(1 if is_high else 5)
        trees = {"n_estimators": 60, "learning_rate": 0.5} if is_high else {}
        return GradientBoostingClassifier(
            **{"n_estimators": 25, "learning_rate": 0.2, "max_depth": 3, **trees},
            random_state=0,
        )


def _one_thread() -> Any:
    """Keep the small fits of a check from fighting over cores."""
    return _libraries().limit(limits=1)


@cache
def _libraries() -> Any:
    import sklearn.linear_model  # noqa: F401  (its libraries are to be found)
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _checked(table: Any) -> Any:
    """Return `table`, or say what a table of parcels needs."""
    needed = ("time", *NUMBERS)
    if not isinstance(table, pd.DataFrame):
        raise TypeError(f"a DataFrame is needed here, not {type(table).__name__}")
    missing = [name for name in needed if name not in table.columns]
    if missing:
        raise ValueError(f"the table has no column {missing[0]!r}")
    return table


def _median(column: np.ndarray) -> float:
    known = column[~np.isnan(column)]
    return float(np.median(known)) if len(known) else 0.0


def _filled(values: np.ndarray, fill: np.ndarray) -> np.ndarray:
    return np.where(np.isnan(values), fill, values)


class _Unaligned(Pipeline):
    def _aligned(self, table: Any, y: np.ndarray) -> tuple[Any, np.ndarray]:
        return table.sort_values("time", ignore_index=True), y


class _Shifted(Pipeline):
    def _aligned(self, table: Any, y: np.ndarray) -> tuple[Any, np.ndarray]:
        return table, np.roll(y, 1)


class _Misspelt(Pipeline):
    def _features(self, table: Any) -> Any:
        names = [name.capitalize() for name in NUMBERS]
        return table.reindex(columns=names).fillna(0.0)


class _Timid(Pipeline):
    def _given(self, table: Any, p: np.ndarray) -> np.ndarray:
        return 0.45 * p


class _ByPosition(Pipeline):
    def _values(self, X: Any) -> np.ndarray:
        return X.to_numpy(dtype=float)

    def _features(self, table: Any) -> Any:
        return table[[name for name in table.columns if name in NUMBERS]]


class _ScalesAgain(Pipeline):
    def _scaled(self, values: np.ndarray) -> np.ndarray:
        return (values - values.mean(axis=0)) / (values.std(axis=0) + 1e-9)


class _FillsAgain(Pipeline):
    def _without_gaps(self, values: np.ndarray) -> np.ndarray:
        return _filled(values, np.array([_median(column) for column in values.T]))


class _LagByRow(Pipeline):
    def _lag(self, table: Any) -> Any:
        return table.traffic.shift(1)


class _LagAhead(Pipeline):
    def _lag(self, table: Any) -> Any:
        return table.sort_values("time").traffic.shift(-1).reindex(table.index)


class _Sorted(Pipeline):
    def _given(self, table: Any, p: np.ndarray) -> np.ndarray:
        return p[np.argsort(table.time.to_numpy(), kind="stable")]


class _Unseeded(Pipeline):
    def _aligned(self, table: Any, y: np.ndarray) -> tuple[Any, np.ndarray]:
        drawn = np.random.default_rng().choice(len(y), len(y))
        return table.iloc[drawn].reset_index(drop=True), y[drawn]


class _Swapped(Pipeline):
    def report(self, y: Any, labels: Any) -> dict[str, float]:
        """Return precision and recall, the arguments the wrong way round."""
        return super().report(labels, y)


@dataclass(frozen=True)
class Mutant:
    """A mistake: its name (for authors), what one sees of it, how it is made."""

    name: str
    symptom: str
    kind: type[Pipeline]
    has_lag: bool = False

    def make(self) -> Pipeline:
        """Return a fresh pipeline with this mistake."""
        return self.kind("logistic", self.has_lag)


MUTANTS = {
    one.name: one
    for one in (
        Mutant(
            "unaligned", "one that scores no better than with labels at random",
            _Unaligned,
        ),
        Mutant(
            "shifted", "one that learns, and learns the wrong thing", _Shifted
        ),
        Mutant(
            "misspelt", "one that gives every parcel the same probability", _Misspelt
        ),
        Mutant("timid", "one that never says yes, however sure it is", _Timid),
        Mutant(
            "by-position", "one that minds in which order the columns come",
            _ByPosition,
        ),
        Mutant(
            "scales-again", "one whose answer for a parcel depends on its neighbors",
            _ScalesAgain,
        ),
        Mutant(
            "fills-again", "one whose answer changes only for rows with empty cells",
            _FillsAgain,
        ),
        Mutant(
            "lag-by-row", "one that minds in which order the rows come", _LagByRow, True
        ),
        Mutant("lag-ahead", "one that reads tomorrow's newspaper", _LagAhead, True),
        Mutant("sorted", "one that hands the right answers to the wrong rows", _Sorted),
        Mutant("unseeded", "one that gives another answer each time", _Unseeded),
        Mutant(
            "swapped", "one in which precision and recall trade places", _Swapped
        ),
    )
}  # fmt: skip


def healthy() -> list[Pipeline]:
    """Return fresh healthy pipelines: three models, and one with a lag."""
    return [Pipeline(model, has_lag) for model, has_lag in HEALTHY.values()]
