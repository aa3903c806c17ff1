"""A model in use: batches of later flights, how far they moved, what came of them.

The model learned from January to June 2013; a batch is drawn by lot from a month.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from grader.data import load
from grader.learner.widgets.sliceexplorer import wilson

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

# Destinations stay out: a hundred airports leave most cells of a batch empty.
COLUMNS = ("hour", "distance", "weekday", "carrier", "origin", "score")
_LEARNED_UNTIL = 6  # the model learned from January to June 2013
_NULLS = 500
_PERCENTILE = 99
_TEXTS = ["weekday", "carrier", "origin", "dest"]
_INPUTS = ["hour", "distance", *_TEXTS]


@dataclass(frozen=True)
class Reading:
    """How far a column has moved (PSI), and what luck stays below 99 times of 100."""

    column: str
    psi: float
    limit: float

    @property
    def is_beyond(self) -> bool:
        """Whether it moved further than luck explains."""
        return self.psi > self.limit


@dataclass(frozen=True)
class Arrival:
    """The outcomes of a month's batch, once they are known."""

    month: str
    promised: float
    rate: float
    low: float
    high: float


def psi(reference: "np.ndarray", new: "np.ndarray") -> Any:
    """Return the population stability index of counts, along the last axis.

    Half a row is added to each cell, so that an empty one stays finite.
    """
    import numpy as np

    a, b = reference + 0.5, new + 0.5
    a = a / a.sum(axis=-1, keepdims=True)
    b = b / b.sum(axis=-1, keepdims=True)
    return ((b - a) * np.log(b / a)).sum(axis=-1)


def reading(column: str, flights: "pd.DataFrame") -> Reading:
    """Return how far a column moved, and the limit for a batch of this size."""
    import numpy as np

    before, now = _cells(column, _past()), _cells(column, flights)
    names = sorted({*before.index, *now.index})
    reference = before.reindex(names, fill_value=0).to_numpy()
    new = now.reindex(names, fill_value=0).to_numpy()
    rng = np.random.default_rng(0)
    shares = reference / reference.sum()
    null = psi(reference, rng.multinomial(len(flights), shares, size=_NULLS))
    limit = float(np.percentile(null, _PERCENTILE))
    return Reading(column, float(psi(reference, new)), limit)


def _cells(column: str, flights: "pd.DataFrame") -> "pd.Series":
    """Return the counts of a column, numbers cut into tenths of the reference."""
    import numpy as np

    values = flights["p" if column == "score" else column]
    if column in ("distance", "score", "hour"):
        before = _past()["p" if column == "score" else column]
        cuts = np.unique(np.quantile(before, np.arange(0.1, 1, 0.1)))
        values = values.map(lambda value: int(np.searchsorted(cuts, value, "right")))
    return values.value_counts()


@cache
def _past() -> "pd.DataFrame":
    """Return the flights that the model learned from, with out-of-fold scores.

    Scores of its own training rows would be too sure, and each month would seem
    to have moved.
    """
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    flights = _flights("flights_2013")
    past = flights[flights["month"] <= _LEARNED_UNTIL]
    folds = StratifiedKFold(3, shuffle=True, random_state=0)
    p = cross_val_predict(
        _trees(), _columns(past), past["late"], cv=folds, method="predict_proba"
    )
    return past.assign(p=p[:, 1])


@cache
def _model() -> Any:
    return _trees().fit(_columns(_past()), _past()["late"])


def _trees() -> Any:
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(
        max_iter=40, categorical_features="from_dtype", random_state=0
    )


@cache
def drawn(month: str, size: int) -> "pd.DataFrame":
    """Return flights of a month, drawn by lot, with the model's scores."""
    year, number = month.split("-")
    flights = _flights(f"flights_{year}")
    flights = flights[flights["month"] == int(number)]
    flights = flights.sample(min(size, len(flights)), random_state=0)
    return flights.assign(p=_model().predict_proba(_columns(flights))[:, 1])


@cache
def _flights(name: str) -> "pd.DataFrame":
    """Return the flights that arrived, with `late` (15 minutes), hour and weekday."""
    import pandas as pd

    flights = load(name).dropna(subset=["arr_delay"])
    days = pd.to_datetime(flights[["year", "month", "day"]])
    return flights.assign(
        late=(flights["arr_delay"] >= 15).astype(int),
        hour=flights["sched_dep_time"] // 100,
        weekday=days.dt.day_name(),
    )


def _columns(flights: "pd.DataFrame") -> "pd.DataFrame":
    """Return the model's inputs; to the trees, an unknown name is a gap."""
    inputs = flights[_INPUTS]
    return inputs.astype(dict.fromkeys(_TEXTS, "category"))


def arrival(month: str, size: int) -> Arrival:
    """Return what was promised for a month's batch, and what became of it."""
    flights = drawn(month, size)
    late, n = int(flights["late"].sum()), len(flights)
    return Arrival(month, float(flights["p"].mean()), late / n, *wilson(late, n))
