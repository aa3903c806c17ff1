"""What a perturbation does is measured on what the author's own functions do."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import mean_absolute_error, roc_auc_score

from grader.project.card.catalogue import BY_ID, PERTURBATIONS
from grader.project.card.measure import measured
from tests.project.making import table


class Spy:
    """An estimator that notes which rows it learned from, and was asked about."""

    def __init__(self, author, model):
        self.author, self.model = author, model

    def fit(self, X, y):
        self.author.fitted.append((X, y))
        self.model.fit(X, y)
        self.classes_ = getattr(self.model, "classes_", None)
        return self

    def predict(self, X):
        return self.model.predict(X)

    def predict_proba(self, X):
        self.author.asked.append(X)
        return self.model.predict_proba(X)


@dataclass
class Author:
    """A project in this process, with random rows to test on."""

    target: str = "sold"
    groups: str = "shop"
    time: str = "day"
    table: pd.DataFrame = field(default_factory=table)
    model: Any = LogisticRegression
    fitted: list = field(default_factory=list)
    asked: list = field(default_factory=list)

    def load(self):
        return self.table.copy()

    def split(self, df):
        test = df.sample(frac=0.25, random_state=3)
        return df.drop(index=test.index), test

    def build(self):
        return Spy(self, self.model())

    def score(self, y, p):
        return roc_auc_score(y, p)


@pytest.mark.parametrize("name", [one.id for one in PERTURBATIONS if one.has_score])
def test_every_row_reports_a_score_and_a_paired_difference(name):
    """Its value is the mean of its repeats, less the author's own score."""
    author = Author(model=LogisticRegression)
    if name == "model_seeds":
        author.build = lambda: RandomForestClassifier(10)
    if name == "missing_input":
        author.build = lambda: Imputing()
    told = measured(author, name)
    assert "measured" == told["state"], told
    mean = np.mean(told["scores"])
    assert BY_ID[name].repeats == len(told["scores"])
    assert told["score"]["value"] == pytest.approx(mean)
    expected = mean - told["reference"]["value"]
    assert told["difference"]["value"] == pytest.approx(expected)
    assert told["difference"]["low"] <= told["difference"]["high"]


class Imputing:
    """A model that does without a missing input."""

    def fit(self, X, y):
        self.model = LogisticRegression().fit(X, y)
        self.classes_ = self.model.classes_
        return self

    def predict_proba(self, X):
        return self.model.predict_proba(X.fillna(0))


def test_time_order_learns_from_earlier_rows_only():
    """What the model sees is earlier than all that it is asked."""
    author = Author()
    measured(author, "time_order")
    train, test = author.fitted[0][0], author.asked[0]
    assert train["day"].max() < test["day"].min()


def test_a_gap_lies_before_the_test():
    """The rows just before the test are left out."""
    author = Author()
    measured(author, "later_period")
    train, test = author.fitted[0][0], author.asked[0]
    assert train["day"].max() + 5 < test["day"].min()


def test_unseen_groups_are_new_to_the_model():
    """No shop of a test is among those learned from, in any repeat."""
    author = Author()
    measured(author, "unseen_group")
    pairs = zip(author.fitted[:5], author.asked[:5], strict=True)
    assert all(not set(f[0]["shop"]) & set(a["shop"]) for f, a in pairs)


def test_noise_is_in_the_labels_learned_from_and_in_no_other():
    """A tenth of the training labels moves; the test's are those of the table."""
    author = Author()
    measured(author, "label_noise")
    for X, y in author.fitted[:5]:
        changed = (y != author.table.loc[X.index, "sold"]).mean()
        assert 0 < changed <= 0.1


def test_the_input_that_matters_most_is_the_one_that_breaks():
    """Of three inputs only one carries the signal, and that one goes."""
    author = Author()
    author.build = lambda: Imputing()
    told = measured(author, "missing_input")
    assert "`warm`" in told["detail"]
    assert "worse" == told["change"]
    assert told["is_same_test"]


def test_a_lower_error_is_a_better_one():
    """Where smaller is better, a larger error is called worse."""
    author = Author(target="warm")
    author.table["warm"] = author.table["shop"] + 0.1 * author.table["warm"]
    author.build = LinearRegression
    author.score = mean_absolute_error
    told = measured(author, "scaled_input", greater_is_better=False)
    assert told["difference"]["value"] > 0
    assert "worse" == told["change"]


def test_an_error_under_a_perturbation_is_a_finding():
    """A model that cannot do without an input says so; nothing is raised."""
    told = measured(Author(), "missing_input")
    assert "failed" == told["state"]
    assert "`warm`" in told["detail"]
    assert "NaN" in told["words"]


def test_a_split_that_has_one_way_only_says_nothing():
    """Where rows in any order give the same test, there is no seed to try."""
    author = Author(time="")
    author.split = lambda df: (df[df["day"] < 30], df[df["day"] >= 30])
    told = measured(author, "split_seeds")
    assert "not informative" == told["state"]
    assert "same rows" in told["words"]


def test_seeds_of_a_model_without_chance_say_nothing():
    """Five seeds that agree are one model."""
    author = Author()
    author.build = lambda: LogisticRegression(random_state=0)
    told = measured(author, "model_seeds")
    assert "not informative" == told["state"]
    assert "deterministic" in told["words"]


def test_copies_on_both_sides_are_counted():
    """Ten rows of the test that were copied into the training rows are ten."""
    author = Author()
    _, test = Author.split(author, author.table)
    copies = test.head(10).set_axis(range(1000, 1010))
    author.table = pd.concat([author.table, copies])
    author.split = lambda df: (df.drop(index=test.index), test)
    told = measured(author, "duplicates")
    assert "warned" == told["state"]
    assert 10 == told["numbers"]["duplicates"]


def test_a_row_on_both_sides_is_said():
    """A split that shares rows is no reference to compare with."""
    author = Author()
    author.split = lambda df: (df.head(300), df.tail(200))
    told = measured(author, "reference")
    assert "failed" == told["state"]
    assert "100 rows on both sides" in told["words"]


def test_one_perturbation_is_the_same_each_time():
    """The same seed gives the same numbers; only the clocks differ."""
    once, again = (measured(Author(), "time_order") for _ in range(2))
    clocks = {"seconds": 0, "cpu": 0}
    assert once | clocks == again | clocks
