# %% [markdown]
# # 03 · The number that lies: exercise
#
# *75 minutes · needs: lesson 03, pandas, scikit-learn · data: flights out of New York in
# 2013, weather in Seattle, and noise that the checks make*
#
# Seven functions and a text. Most have a tempting answer that runs, returns a fine number, and
# lies. The checks make data of their own: noise, where an honest procedure finds nothing, and
# signal, where a good one finds something.
#
# Every item stands alone. `hint("03-3", tried="…")` gives the next of three hints. Assistants
# are welcome after a prediction.

# %%
import numpy as np
import pandas as pd
from sklearn.base import clone
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_selection import SelectKBest
from sklearn.metrics import balanced_accuracy_score, roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import TargetEncoder

from grader import check, hint, load

# %% [markdown]
# ## 03-1 · What is known at that moment?
#
# The airline asks two hours before departure (`"T-2h"`), or when the plane leaves the gate
# (`"pushback"`). Which columns are filled in by then? The first two rows are columns of
# `flights_2013` (see `datasheet("flights_2013")` from `grader.data`); the others are invented.
#
# | column | what it is |
# |---|---|
# | `month`, `day`, `sched_dep_time`, `sched_arr_time`, `carrier`, `flight`, `origin`, `dest`, `distance` | the timetable |
# | `dep_time`, `dep_delay`, `air_time`, `arr_time`, `arr_delay` | what then happened |
# | `wind_forecast` | forecast for the departure hour, issued the evening before |
# | `wind_at_departure` | measured when the plane leaves the gate |
# | `bags_loaded` | counted when the doors close, before push-back |
# | `carrier_late_rate_2012` | share of late flights of this carrier in all of 2012 |
# | `carrier_late_rate_2013` | the same in all of 2013, the year of these flights |
#
# **Goes in:** a list of column names, and a moment. **Comes out:** the set of those that are
# known at that moment.
#
# 2 points · A checked by machine

# %% solution="03-1"
def known_at(columns, moment):
    """Return the set of the `columns` whose values exist at `moment`.

    `moment` is "T-2h" (two hours before departure) or "pushback" (leaving the gate).
    """
    ### BEGIN SOLUTION
    at_pushback = {"dep_time", "dep_delay", "wind_at_departure", "bags_loaded"}
    later = {"air_time", "arr_time", "arr_delay", "carrier_late_rate_2013"}
    unknown = later | (at_pushback if moment == "T-2h" else set())
    return set(columns) - unknown
    ### END SOLUTION

# %% tests="03-1"
from grader import check
check("03-1", known_at)

# %% [markdown]
# ## 03-2 · With the leak and without
#
# Before a column goes, people ask what it costs. Answer with two numbers.
#
# **Goes in:** a table `X`, labels `y` (0 and 1), the list `leaky` of column names, an unfitted
# `model`, a splitter `cv`. **Comes out:** the mean AUC over the folds with all columns, and
# the one of a model that never had the leaky ones, in this order.
#
# 3 points · A checked by machine

# %% solution="03-2"
def auc_with_without(X, y, leaky, model, cv):
    """Return (mean AUC with all columns, mean AUC without the columns in `leaky`)."""
    ### BEGIN SOLUTION
    def auc(columns):
        return cross_val_score(model, X[columns], y, cv=cv, scoring="roc_auc").mean()

    return auc(list(X.columns)), auc([c for c in X.columns if c not in leaky])
    ### END SOLUTION

# %% tests="03-2"
from grader import check
check("03-2", auc_with_without)

# %% [markdown]
# ## 03-3 · Select columns, then score
#
# Sixty patients, five thousand measurements: keep the `k` columns most tied to `y`, fit, and
# report a score that holds for the next patient.
#
# **Goes in:** arrays `X` and `y` (0 and 1), an unfitted `estimator`, the number `k`, a splitter
# `cv`. **Comes out:** the mean AUC over the folds.
#
# 3 points · A checked by machine

# %% solution="03-3"
def select_and_score(X, y, estimator, k, cv):
    """Return the mean cross-validated AUC of choosing `k` columns and fitting."""
    ### BEGIN SOLUTION
    model = make_pipeline(SelectKBest(k=k), estimator)
    return cross_val_score(model, X, y, cv=cv, scoring="roc_auc").mean()
    ### END SOLUTION

# %% tests="03-3"
from grader import check
check("03-3", select_and_score)

# %% [markdown]
# ## 03-4 · Encode a category, then score
#
# Two hundred airports, three flights each. *Target encoding* replaces a category by the mean
# of `y` in it. Score that honestly; a category may be new in a test fold.
#
# **Goes in:** an array `categories` of texts, labels `y` (0 and 1), an unfitted `estimator`, a
# splitter `cv`. **Comes out:** the mean AUC over the folds.
#
# 3 points · A checked by machine, on noise and on signal. One leak stays invisible there: an
# encoder that leaves each row's own label out, but is fitted outside the folds.

# %% solution="03-4"
def encode_and_score(categories, y, estimator, cv):
    """Return the mean cross-validated AUC of target encoding and fitting."""
    ### BEGIN SOLUTION
    model = make_pipeline(TargetEncoder(random_state=0), estimator)
    column = categories.reshape(-1, 1)
    return cross_val_score(model, column, y, cv=cv, scoring="roc_auc").mean()
    ### END SOLUTION

# %% tests="03-4"
from grader import check
check("03-4", encode_and_score)

# %% [markdown]
# ## 03-5 · Balance the classes, then score (optional)
#
# One row in ten is rare. *Oversampling* repeats rare rows until both classes weigh the same
# when the model is fitted.
#
# **Goes in:** arrays `X` and `y` (1 is rare), an unfitted `estimator`, a splitter `cv`. **Comes
# out:** the mean *balanced accuracy* over the folds, which is the mean of the two classes'
# recalls; chance is 0.50.
#
# 2 points · A checked by machine

# %% solution="03-5"
def balance_and_score(X, y, estimator, cv):
    """Return the mean balanced accuracy over the folds, rare rows oversampled to fit."""
    ### BEGIN SOLUTION
    rng = np.random.default_rng(0)
    scores = []
    for train, test in cv.split(X, y):
        rare, common = train[y[train] == 1], train[y[train] == 0]
        rows = np.concatenate([common, rng.choice(rare, len(common))])
        fitted = clone(estimator).fit(X[rows], y[rows])
        scores.append(balanced_accuracy_score(y[test], fitted.predict(X[test])))
    return np.mean(scores)
    ### END SOLUTION

# %% tests="03-5"
from grader import check
check("03-5", balance_and_score)

# %% [markdown]
# ## 03-6 · Features that cannot see tomorrow
#
# Tonight, with today's weather known, somebody asks about rain tomorrow.
#
# **Goes in:** a table of 20 days or more, one row a day in order, with gaps, and with the columns
# of `load("seattle_weather")` but for `weather`. **Comes out:** a table with the same number of rows in the same order, and at
# least these columns:
#
# - `rain_week`: mean `precipitation` (mm) of the seven days that end today;
# - `warmth`: today's `temp_max` minus the mean of the days up to today, divided by their
#   standard deviation;
# - `wind`: today's `wind` (m/s), and on a day without one the last that was known.
#
# The first days may stay empty where too little is known. The check changes the future after
# every day.
#
# 3 points · A checked by machine

# %% solution="03-6"
def features(weather):
    """Return a table with `rain_week`, `warmth` and `wind`, one row per day."""
    ### BEGIN SOLUTION
    days_so_far = weather.temp_max.expanding()
    return pd.DataFrame({
        "rain_week": weather.precipitation.rolling(7, min_periods=1).mean(),
        "warmth": (weather.temp_max - days_so_far.mean()) / days_so_far.std(),
        "wind": weather.wind.ffill(),
    })
    ### END SOLUTION

# %% tests="03-6"
from grader import check
check("03-6", features)

# %% [markdown]
# ## 03-7 · The same row on both sides
#
# Tables are merged twice, and a copy of a training row turns up in the test.
#
# **Goes in:** two tables with the same columns. **Comes out:** how many rows of `test` have an
# exact copy in `train`, by their values. A gap equals a gap.
#
# 2 points · A checked by machine

# %% solution="03-7"
def cross_split_duplicates(train, test):
    """Return the number of rows of `test` whose values also stand as a row in `train`."""
    ### BEGIN SOLUTION
    found = test.merge(train.drop_duplicates(), how="left", indicator=True)
    return int((found._merge == "both").sum())
    ### END SOLUTION

# %% tests="03-7"
from grader import check
check("03-7", cross_split_duplicates)

# %% [markdown]
# ## 03-8 · Memo to the airline
#
# Here is the run behind the memo: one model, three moments. Change it as you like.

# %%
flights = load("flights_2013").dropna(subset=["arr_delay"]).sample(12_000, random_state=0)
flights = flights.astype({name: "category" for name in ("carrier", "origin", "dest")})
late = flights.arr_delay >= 15
timetable = ["month", "day", "sched_dep_time", "sched_arr_time", "carrier", "origin", "dest", "distance"]
trees = HistGradientBoostingClassifier(
    max_iter=40, categorical_features="from_dtype", random_state=0)
folds = StratifiedKFold(3, shuffle=True, random_state=0)
columns_at = {
    "two hours before departure": timetable,
    "at push-back": [*timetable, "dep_delay"],
    "after landing": [*timetable, "dep_delay", "air_time", "arr_time"],
}
pd.Series({moment: cross_val_score(trees, flights[columns], late, cv=folds, scoring="roc_auc").mean()
           for moment, columns in columns_at.items()}, name="AUC").round(3)

# %% [markdown]
# The airline wants to warn passengers **two hours before departure**. Write to its operations
# desk, in 120 to 200 words: what is predicted and when, from what, how good it is, compared
# with what, and what it will miss. Anybody understands "of 100 pairs of a late and a punctual
# flight, so many are ranked the right way round": that is the AUC.
#
# A person reads for: the moment and its columns (1), a number beside what it is compared with
# (1), a limit that the airline will meet (1), words to act on (1).
#
# 3 points · S structure checked, A the score is checked against this data · 4 points · R
# review by a person

# %% answer="03-8"
memo = """
Write your memo here.
"""
### BEGIN SOLUTION
memo = """
To the operations desk: two hours before departure, we can rank the flights of a day by their risk to arrive
15 minutes late or more. The ranking uses what is printed by then: month and day, planned times, airline,
airports and distance. Of 100 pairs of a late and a punctual flight, it puts about 68 in the right order (AUC
0.68, on flights of 2013 that it had not seen). A coin puts 50 in order.

A first version reached 0.95. It used the arrival time, which nobody has two hours before; please forget it.

What it will miss: storms, strikes and planes that are already late somewhere else, because none of that
stands in the timetable. Our test mixed days of the whole year; on a new month expect less. Please warn the
passengers of the top tenth of the list, count for four weeks how many of those flights were late, and compare
with a list drawn by lot. If the difference is small, switch it off.
"""
### END SOLUTION

# %% tests="03-8"
from grader import check
check("03-8", memo)

# %% [markdown]
# ## Next
#
# Save your passport with `passport("export", "my_passport.zip")`. Then module 04 asks what even
# these honest numbers hide: rows of one stormy day stood in training and in test.
