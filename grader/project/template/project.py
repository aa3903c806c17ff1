# %% [markdown]
# # Which bike racks are empty at eight?
#
# This is a made-up example that keeps the contract. Run it, audit it, then put your own
# question, data and words in its place, from the top to the bottom.

# %% tags=["parameters"]
seed = 0
first_test_day = 45
draws = 300

# %%
import json
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

TARGET = "is_empty"
INPUTS = ["temperature", "rain", "bikes_yesterday"]

# %% [markdown]
# ## Five functions
#
# `load` works offline and keeps the target. `split` fits how the model will be used.
# `build` returns a fresh estimator that holds every step that learns something. What
# these five need stands above them; all else comes below.


# %%
def load():
    """Return one row per rack and day."""
    return pd.read_csv("data/invented.csv")


def split(df):
    """Return the days before `first_test_day`, and those from then on."""
    is_later = df["day"] >= first_test_day
    return df[~is_later], df[is_later]


class InputsOnly:
    """Give a model the inputs that it needs, whatever else the table holds."""

    def __init__(self, model):
        self.model = model

    def fit(self, table, y):
        """Fit the model within."""
        self.model.fit(table[INPUTS], y)
        self.classes_ = self.model.classes_
        return self

    def predict(self, table):
        """Return 0 or 1 for each row."""
        return self.model.predict(table[INPUTS])

    def predict_proba(self, table):
        """Return the probabilities of 0 and 1 for each row."""
        return self.model.predict_proba(table[INPUTS])


def build():
    """Return a fresh model."""
    return InputsOnly(make_pipeline(StandardScaler(), LogisticRegression()))


def score(y, p):
    """Return the area under the ROC curve."""
    return float(roc_auc_score(y, p))


LIMITS = {"temperature": (-40, 50), "rain": (0, 300), "bikes_yesterday": (0, 100)}


def predict_one(example):
    """Return the probability that a rack is empty; refuse what cannot be."""
    if not isinstance(example, dict):
        raise ValueError("Give a dict with temperature, rain and bikes_yesterday.")
    for name, (low, high) in LIMITS.items():
        value = example.get(name)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not low <= value <= high:
            raise ValueError(f"{name} is {value!r}; it should be {low} to {high}.")
    return float(trained().predict_proba(pd.DataFrame([example]))[0, 1])


@cache
def trained():
    """Return the model, fitted once."""
    train, _ = split(load())
    return build().fit(train.drop(columns=TARGET), train[TARGET])


# %% [markdown]
# ## Baseline and model on the same test rows
#
# The baseline needs no model: few bikes yesterday, few bikes today. Both are scored on
# the same drawn days, so that the interval is that of their difference. Whole days are
# drawn, since racks of one day share its weather.

# %%
train, test = split(load())
y = test[TARGET].to_numpy()
answers = {
    "baseline": -test["bikes_yesterday"].to_numpy(),
    "model": trained().predict_proba(test.drop(columns=TARGET))[:, 1],
}
scores = {name: score(y, p) for name, p in answers.items()}
rng = np.random.default_rng(seed)
days = test["day"].to_numpy()
parts = [np.flatnonzero(days == day) for day in np.unique(days)]
found = []
for _ in range(draws):
    rows = np.concatenate([parts[i] for i in rng.integers(0, len(parts), len(parts))])
    one, other = (score(y[rows], answers[n][rows]) for n in ("model", "baseline"))
    found.append(one - other)
low, high = np.quantile(found, [0.025, 0.975])

# %%
results = {
    "baseline": {"name": "few bikes yesterday", "score": scores["baseline"]},
    "model": {"name": "logistic regression", "score": scores["model"]},
    "difference": {
        "value": scores["model"] - scores["baseline"],
        "low": float(low),
        "high": float(high),
        "level": 0.95,
    },
    "n_train": len(train),
    "n_test": len(test),
}
Path("results.json").write_text(json.dumps(results, indent=2) + "\n")
results
