"""What the split playground deals: two real data sets, their splits and a model each.

Kept apart from the cards, so that a split and its score can be computed and tested
without a screen.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from grader.data import load

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

SEED = 0
SHOWN = 8
_TEXTS = ("carrier", "origin", "dest")
FEATURES = ("month", "weekday", "sched_dep_time", "distance", *_TEXTS)


@dataclass(frozen=True)
class Split:
    """A way to deal rows: its name in code, its label, and what it asks."""

    name: str
    label: str
    question: str


@dataclass(frozen=True)
class DataSet:
    """A data set of the playground, and what its scores are called."""

    name: str
    title: str
    group: str
    groups: str
    unit: str
    baseline: str
    splits: tuple[Split, ...]


SETS = (
    DataSet(
        *("flights", "Late flights", "day", "days", "AUC", "hour-of-day rule"),
        (
            Split("rows", "any rows", "Asks: one more flight of a day that is known?"),
            Split("days", "whole days", "Asks: a day of this year that nobody saw?"),
            Split(
                "later",
                "later months",
                "Asks: October to December, seen from September?",
            ),
            Split("2023", "ten years later", "Asks: all of 2023, from all of 2013?"),
        ),
    ),
    DataSet(
        *("ads", "Job ads", "company", "companies", "accuracy", "most frequent label"),
        (
            Split("rows", "any rows", "Asks: one more ad of a company that is known?"),
            Split("companies", "whole companies", "Asks: an ad of a new company?"),
        ),
    ),
)


@dataclass(frozen=True)
class Dealt:
    """Rows on both sides, groups on both sides, and two scores.

    `some` holds a few groups with their rows in training and in test.
    """

    train_rows: int
    test_rows: int
    shared: int
    tested: int
    score: float
    baseline: float
    some: tuple[tuple[str, int, int], ...]


@cache
def dealt(data: str, split: str) -> Dealt:
    """Deal the rows of `data`, fit the model on one side and score the other."""
    if data == "flights":
        train, test = _flight_parts(split)
        group, (score, baseline) = "date", _flight_scores(train, test)
    else:
        train, test = _ad_parts(split)
        group, (score, baseline) = "company", _ad_scores(train, test)
    here, there = train[group].value_counts(), test[group].value_counts()
    shared = len(here.index.intersection(there.index))
    some = tuple(
        (str(name), int(here.get(name, 0)), int(there.get(name, 0)))
        for name in _some(here, there)
    )
    return Dealt(len(train), len(test), shared, len(there), score, baseline, some)


def _some(here: "pd.Series", there: "pd.Series") -> list[Any]:
    """Return a few groups that span all, the same for every split of the rows."""
    names = sorted(set(here.index) | set(there.index))
    step = (len(names) - 1) / (SHOWN - 1)
    return [names[round(i * step)] for i in range(SHOWN)]


@cache
def flights(year: int) -> "pd.DataFrame":
    """Return the flights that arrived, with `late` (15 minutes) and `date`."""
    import pandas as pd

    table = load(f"flights_{year}").dropna(subset=["arr_delay"])
    date = pd.to_datetime(table[["year", "month", "day"]])
    return table.assign(
        late=(table["arr_delay"] >= 15).astype(int),
        date=date.dt.strftime("%Y-%m-%d"),
        weekday=date.dt.day_of_week,
        hour=table["sched_dep_time"] // 100,
    )


def _flight_parts(split: str) -> tuple[Any, Any]:
    table = flights(2013)
    if split == "2023":
        return table, flights(2023)
    if split == "later":
        is_early = table["month"] <= 9
        return table[is_early], table[~is_early]
    return _third_out(table, "date" if split == "days" else None)


def _ad_parts(split: str) -> tuple[Any, Any]:
    return _third_out(_ads(), "company" if split == "companies" else None)


@cache
def _ads() -> "pd.DataFrame":
    """Return the ads that were still open in 2026; older labels mean other things."""
    ads = load("job_ads")
    ads = ads[ads["last_seen"].astype(str) >= "2026"]
    return ads.assign(title=ads["title"].str.strip())


def _third_out(table: "pd.DataFrame", group: str | None) -> tuple[Any, Any]:
    """Return two thirds and one third of the rows, whole groups if asked for."""
    from sklearn.model_selection import GroupShuffleSplit, ShuffleSplit

    kind = ShuffleSplit if group is None else GroupShuffleSplit
    splitter = kind(n_splits=1, test_size=1 / 3, random_state=SEED)
    groups = None if group is None else table[group]
    train, test = next(splitter.split(table, groups=groups))
    return table.iloc[train], table.iloc[test]


def _flight_scores(train: Any, test: Any) -> tuple[float, float]:
    """Return the AUC of boosted trees, and of the late rate at the hour of day."""
    import pandas as pd
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.metrics import roc_auc_score

    kinds = {
        name: pd.CategoricalDtype(sorted({*train[name], *test[name]}))
        for name in _TEXTS
    }
    inputs = list(FEATURES)
    model = HistGradientBoostingClassifier(
        max_iter=40, categorical_features="from_dtype", random_state=SEED
    )
    model.fit(train[inputs].astype(kinds), train["late"])
    chances: np.ndarray = model.predict_proba(test[inputs].astype(kinds))[:, 1]
    rates = train.groupby("hour")["late"].mean()
    rule = test["hour"].map(rates).fillna(train["late"].mean())
    late = test["late"]
    return float(roc_auc_score(late, chances)), float(roc_auc_score(late, rule))


def _ad_scores(train: Any, test: Any) -> tuple[float, float]:
    """Return the accuracy of words of the title, and of the most frequent label."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LinearSVC())
    model.fit(train["title"], train["category"])
    usual = train["category"].mode()[0]
    score = model.score(test["title"], test["category"])
    return float(score), float((test["category"] == usual).mean())
