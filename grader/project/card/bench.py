"""A project at work: its table, split and model, each computed once and kept."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import numpy as np
import pandas as pd

from grader.project import perturbations as change
from grader.project.card.intervals import FEW_UNITS, Scored
from grader.project.perturbations import NotInformative, Split


class Functions(Protocol):
    """The author's functions, and the columns that project.toml declares, or ""."""

    target: str
    groups: str
    time: str

    def load(self) -> pd.DataFrame:
        """Return the table."""

    def split(self, table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return the rows to learn from and those to be judged on."""

    def build(self) -> Any:
        """Return a fresh estimator."""

    def score(self, y: Any, p: Any) -> float:
        """Return how good answers are."""


@dataclass
class Bench:
    """One project and one seed; all choices of a perturbation follow from it."""

    author: Functions
    greater_is_better: bool = True
    seed: int = 0

    @cached_property
    def table(self) -> pd.DataFrame:
        """What `load()` returns."""
        return self.author.load()

    @cached_property
    def parts(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """What `split(df)` returns."""
        return self.split(self.table)

    def split(self, table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return the author's two parts, which must share no row and not be empty."""
        train, test = self.author.split(table.copy())
        both = train.index.intersection(test.index)
        if len(both):
            raise ValueError(
                f"split(df) puts {len(both)} rows on both sides, such as row {both[0]}"
            )
        if not len(train) or not len(test):
            raise ValueError("split(df) leaves one of its two parts empty")
        if not (train.index.is_unique and test.index.is_unique):
            raise ValueError("split(df) returns a row twice: labels must be unique")
        return train, test

    @cached_property
    def rows(self) -> pd.DataFrame:
        """All rows of both parts, with the columns that the author's split left."""
        return pd.concat(self.parts)

    @property
    def share(self) -> float:
        """The share of the rows that the author's split tests on."""
        return len(self.parts[1]) / len(self.rows)

    @cached_property
    def model(self) -> Any:
        """The author's model, fitted on the author's training rows."""
        return self.fitted(self.parts[0])

    @cached_property
    def reference(self) -> Scored:
        """What the author's model predicts on the author's test rows."""
        return self.predicted(self.model, self.parts[1])

    def column(self, name: str, labels: pd.Index) -> pd.Series:
        """Return a declared column, also where the split has dropped it."""
        holder = self.rows if name in self.rows else self.table
        return holder[name].loc[labels]

    @property
    def times(self) -> pd.Series:
        """The moment of every row."""
        return change.moments(self.column(self.author.time, self.rows.index))

    @property
    def groups(self) -> pd.Series:
        """The group of every row."""
        return self.column(self.author.groups, self.rows.index)

    @cached_property
    def unit(self) -> str:
        """What is drawn together: "group", "day" (if there are some) or "row"."""
        test = self.parts[1].index
        if self.author.groups:
            if self.column(self.author.groups, test).nunique() >= FEW_UNITS:
                return "group"
        elif self.author.time:
            days = change.days(self.column(self.author.time, test))
            if FEW_UNITS <= days.nunique() < len(test):
                return "day"
        return "row"

    def units(self, labels: pd.Index) -> pd.Series:
        """Return the unit of each row."""
        if self.unit == "group":
            return self.column(self.author.groups, labels)
        if self.unit == "day":
            return change.days(self.column(self.author.time, labels))
        return pd.Series(labels, labels)

    def inputs(self, part: pd.DataFrame) -> pd.DataFrame:
        """Return a part without its target."""
        return part.drop(columns=[self.author.target])

    def fitted(self, part: pd.DataFrame, target: pd.Series | None = None) -> Any:
        """Return the author's estimator, fitted on a part."""
        return self.fit(self.author.build(), part, target)

    def fit(
        self, model: Any, part: pd.DataFrame, target: pd.Series | None = None
    ) -> Any:
        """Return `model`, fitted on a part; `target` replaces the part's own."""
        y = part[self.author.target] if target is None else target
        fitted = model.fit(self.inputs(part), y)
        return model if fitted is None else fitted

    def predicted(
        self, model: Any, part: pd.DataFrame, inputs: pd.DataFrame | None = None
    ) -> Scored:
        """Return truth, answer and unit of each row of a part."""
        X = self.inputs(part) if inputs is None else inputs
        units = self.units(part.index).astype(str).to_numpy(dtype=str)
        return Scored(part[self.author.target].to_numpy(), answers(model, X), units)

    def tried(self, split: Split) -> tuple[Scored, int]:
        """Return what a fresh model predicts under another split, and from how many."""
        train, test = (self.rows[self.rows.index.isin(part)] for part in split)
        if train[self.author.target].nunique() < 2:
            raise NotInformative("the rows to learn from have one target value only")
        return self.predicted(self.fitted(train), test), len(train)

    def rng(self, repeat: int = 0) -> np.random.Generator:
        """Return the generator of one repeat."""
        return np.random.default_rng([self.seed, repeat])


def answers(model: Any, X: pd.DataFrame) -> np.ndarray:
    """Return the probability of the second of two classes, else the prediction."""
    classes = getattr(model, "classes_", None)
    if hasattr(model, "predict_proba") and classes is not None and len(classes) == 2:
        return np.asarray(model.predict_proba(X))[:, 1]
    return np.asarray(model.predict(X))
