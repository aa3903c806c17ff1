# %% [markdown]
# # 06 · What fails silently: exercise
#
# *75 minutes · needs: lesson 06, pandas, scikit-learn · data: invented parcels, hourly weather
# and flights of New York in 2013*
#
# You write tests, and the check tries them. Each runs on healthy pipelines, where it has to stay
# green, and on broken ones, where it has to go red. You see neither; you hear what was missed
# by its symptom. Then you review a patch that somebody's assistant wrote.
#
# A test is red when it raises an `AssertionError` and green when it does not. In items 1 to 4
# it gets `pipe`, a table of 400 parcels and their labels `y` (1 is late):
#
# | call | what it does |
# |---|---|
# | `pipe.fit(table, y)` | starts from nothing and learns; with `capacity="high"` a few rows by heart |
# | `pipe.predict(table)` | an array: the probability of 1 for each row, in the order of the rows |
#
# Healthy are logistic regression, five nearest neighbors, boosted trees, and a pipeline that
# also uses the traffic of the parcel that left before. Every item stands alone.

# %%
import numpy as np
import pandas as pd
from sklearn.metrics import accuracy_score, roc_auc_score
from sklearn.model_selection import KFold

from grader import check, hint, load, parcels, pipeline

table, y = parcels(seed=1)
pipe = pipeline("logistic")  # or "neighbors", "boosted", "lag"
table.head(3)

# %% [markdown]
# ## 06-1 · Real labels beat labels that were dealt anew
#
# If a pipeline scores the same on shuffled labels, it never used the real ones. Compare, on
# rows that were not fitted, with room for luck: on some draws a broken pipeline scores well above
# its shuffles.
#
# 3 points · A checked by machine, one point for each of three mistakes

# %% solution="06-1"
def test_label_shuffle(pipe, table, y):
    """Fail if fitting on real labels is no better than fitting on shuffled ones."""
    ### BEGIN SOLUTION
    half = len(table) // 2
    rng = np.random.default_rng(0)

    def accuracy(labels):
        pipe.fit(table[:half], labels[:half])
        return ((pipe.predict(table[half:]) > 0.5) == y[half:]).mean()

    shuffled = [accuracy(rng.permutation(y)) for _ in range(10)]
    assert accuracy(y) > np.mean(shuffled) + 0.15
    ### END SOLUTION

# %% tests="06-1"
from grader import check
check("06-1", test_label_shuffle)

# %% [markdown]
# ## 06-2 · Eight rows by heart
#
# A model with enough room learns eight different rows without a mistake. One that cannot has
# something broken on the way from the table.
#
# 3 points · A checked by machine, on tables that may be sorted

# %% solution="06-2"
def test_learns_tiny(pipe, table, y):
    """Fail if the pipeline cannot learn a handful of rows by heart."""
    ### BEGIN SOLUTION
    rows = [*y.index[y == 1][:4], *y.index[y == 0][:4]]
    pipe.fit(table.loc[rows], y.loc[rows], capacity="high")
    assert ((pipe.predict(table.loc[rows]) > 0.5) == y.loc[rows]).all()
    ### END SOLUTION

# %% tests="06-2"
from grader import check
check("06-2", test_learns_tiny)

# %% [markdown]
# ## 06-3 · The order of rows is no information
#
# Mix the rows of a batch; each parcel keeps its prediction.
#
# 3 points · A checked by machine

# %% solution="06-3"
def test_row_order(pipe, table, y):
    """Fail if a parcel's prediction depends on where its row stands."""
    ### BEGIN SOLUTION
    half = len(table) // 2
    pipe.fit(table[:half], y[:half])
    rest = table[half:]
    order = np.random.default_rng(0).permutation(len(rest))
    assert np.allclose(pipe.predict(rest)[order], pipe.predict(rest.iloc[order]))
    ### END SOLUTION

# %% tests="06-3"
from grader import check
check("06-3", test_row_order)

# %% [markdown]
# ## 06-4 · Later rows change nothing
#
# A parcel's prediction may use what came before it, and nothing that leaves later. Rows stand in
# no order of time.
#
# 3 points · A checked by machine, one point for each of three mistakes

# %% solution="06-4"
def test_later_rows(pipe, table, y):
    """Fail if predictions change when only parcels that leave later change."""
    ### BEGIN SOLUTION
    half = len(table) // 2
    pipe.fit(table[:half], y[:half])
    rest = table[half:].sort_values("time").reset_index(drop=True)
    changed = rest.copy()
    numbers = ["weight", "distance", "traffic", "temp", "rain", "load"]
    changed.loc[75:, numbers] = changed.loc[75:, numbers] * 10 + 7
    assert np.allclose(pipe.predict(rest)[:75], pipe.predict(changed)[:75], atol=1e-9)
    ### END SOLUTION

# %% tests="06-4"
from grader import check
check("06-4", test_later_rows)

# %% [markdown]
# ## 06-5 · A fact that units cannot fool
#
# A model was trained on `temp` and `dewp` (air temperature and dew point) in °F and `humid` in
# percent. One day the feed may bring something else. Air obeys a formula, with $t$ and $d$ in
# °C ($°C = (°F - 32) / 1.8$):
#
# $$ humid = 100\, \exp\left(\frac{17.625\, d}{243.04 + d} - \frac{17.625\, t}{243.04 + t}\right) $$
#
# **Goes in:** a training table and a live one of 72 hours or more, hourly weather with these
# columns. A healthy batch may come from another season or airport, hold an empty cell, or one
# odd hour in 24.
#
# 3 points · A checked by machine

# %% solution="06-5"
def test_units(train, live):
    """Fail if the live table's temperatures or humidities are not in the agreed units."""
    ### BEGIN SOLUTION
    t, d = (live.temp - 32) / 1.8, (live.dewp - 32) / 1.8
    humid = 100 * np.exp(17.625 * d / (243.04 + d) - 17.625 * t / (243.04 + t))
    assert (humid - live.humid).abs().median() < 1
    ### END SOLUTION

# %% tests="06-5"
from grader import check
check("06-5", test_units)

# %% [markdown]
# ## An assistant's patch
#
# Noor (fictional) asked an assistant to add the wind at the hour of departure, and the rate at
# which a carrier is late. The patch runs, its test is green, and the pull request waits for you.

# %%
KEYS = ["origin", "month", "day", "hour"]

def patched(train, test, weather):
    """Return the features of train and test: times, wind and the carrier's rate."""
    both = pd.concat([train.assign(part="train"), test.assign(part="test")])
    both = both.merge(weather[[*KEYS, "wind_speed"]], on=KEYS)
    both["carrier_rate"] = both.groupby("carrier").late.transform("mean")
    X = both[["sched_dep_time", "distance", "wind_speed", "carrier_rate"]]
    return X[both.part == "train"], X[both.part == "test"]

def test_patched(train, test, weather):
    X_train, X_test = patched(train, test, weather)
    assert len(X_train) <= len(train) and len(X_test) <= len(test)
    assert list(X_train.columns) == list(X_test.columns)

# %%
weather = load("weather_2013")
flights = load("flights_2013").assign(
    hour=lambda d: d.sched_dep_time // 100, late=lambda d: (d.arr_delay >= 15).astype(int))
train, test = flights[flights.month <= 9], flights[flights.month > 9]
test_patched(train, test, weather)  # green
[len(flights), *(len(part) for part in patched(train, test, weather))]

# %% [markdown]
# ## 06-6 · A test that can fail
#
# Write the test that the patch should have brought. A healthy `prepare` returns two tables with
# these columns, one row for each row that went in, in the same order and with its index. Wind is
# empty where no weather was written down, and where an hour stands twice in the weather table,
# either row may count. Labels of test rows must reach nothing.
#
# 3 points · A checked by machine, one point for each of three mistakes

# %% solution="06-6"
def test_prepare(prepare, train, test, weather):
    """Fail if `prepare(train, test, weather)` loses or doubles rows, or reads test labels."""
    ### BEGIN SOLUTION
    before = prepare(train, test, weather)
    after = prepare(train, test.assign(late=1 - test.late), weather)
    for rows, first, second in zip((train, test), before, after):
        assert list(first.index) == list(rows.index)
        assert np.allclose(first.carrier_rate, second.carrier_rate)
    ### END SOLUTION

# %% tests="06-6"
from grader import check
check("06-6", test_prepare)

# %% [markdown]
# ## 06-7 · The smallest fix
#
# Mend the patch, and nothing else of it. A carrier without a training row gets the rate of all
# training rows.
#
# 3 points · A checked by machine

# %% solution="06-7"
def prepare(train, test, weather):
    """Return (X_train, X_test) with the patch's four columns, one row for each row."""
    ### BEGIN SOLUTION
    both = pd.concat([train.assign(part="train"), test.assign(part="test")])
    hourly = weather.drop_duplicates(KEYS)[[*KEYS, "wind_speed"]]
    index = both.index
    both = both.merge(hourly, on=KEYS, how="left", validate="m:1").set_axis(index)
    rates = train.groupby("carrier").late.mean()
    both["carrier_rate"] = both.carrier.map(rates).fillna(train.late.mean())
    X = both[["sched_dep_time", "distance", "wind_speed", "carrier_rate"]]
    return X[both.part == "train"], X[both.part == "test"]
    ### END SOLUTION

# %% tests="06-7"
from grader import check
check("06-7", prepare)

# %% [markdown]
# ## 06-8 · Your review
#
# Answer Noor in 80 to 180 words: accept or reject, what you found, what each costs, what to
# change. Say how many of the shipped flights are lost; if you can, say which.
#
# A person reads for: a reason with each finding (1), a tone that invites the next try (1),
# something the author can do today (1).
#
# 2 points · S structure checked, A the number of lost flights · 3 points · R review by a person

# %% answer="06-8"
review = """
Write your review here.
"""
### BEGIN SOLUTION
review = """
Verdict: reject, with thanks; two lines to change and one test to write.

Join: `merge` keeps only flights whose hour stands in the weather table. Of 40,000 flights 181 vanish without
a word, and more than half of these left on the last two days of the year. Please join from the left and let
the wind be empty.

Leak: `carrier_rate` averages `late` over training and test rows together, so each test label shines through
its own feature. Compute the rates on the training rows alone.

Test: `test_patched` cannot fail. Both tables are cut from one, so their columns agree whatever happens, and "at
most as many rows" is true for an empty table. A test that counts rows and flips the test labels is red on this patch and
green after the two changes.

Then I will gladly merge it: the wind at the hour of departure is a good idea.
"""
### END SOLUTION

# %% tests="06-8"
from grader import check
check("06-8", review)

# %% [markdown]
# ## Next
#
# Save your passport with `passport("export", "my_passport.zip")`. Module 07 asks where a healthy
# model fails, and when.
