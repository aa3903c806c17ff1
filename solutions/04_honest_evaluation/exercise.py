# %% [markdown]
# # 04 · Honest evaluation: exercise
#
# *75 minutes · needs: lesson 04, pandas, scikit-learn · data: flights out of New York in 2023,
# which no lesson has shown, and tables that the checks make*
#
# Six answers about scores, and a text about a decision. Each item asks the same thing in another
# way: *for whom does this number hold, and how far could it be off?*
#
# Every item stands alone. `hint("04-3", tried="…")` gives the next of three hints. Assistants
# are welcome after a prediction.

# %%
import numpy as np
import pandas as pd
from sklearn.base import clone
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_score

from grader import check, hint, load

# %% [markdown]
# ## 04-1 · The split follows the use
#
# Six projects (fictional), three splits:
#
# - `"rows"`: any rows go to the test, drawn at random;
# - `"groups"`: whole groups go to the test (all rows of a patient, a company, a writer);
# - `"time"`: the past trains, the future tests.
#
# | | data | in use |
# |---|---|---|
# | `a` | several X-rays of each patient, all from one year | patients who have never been there |
# | `b` | three years of a town's daily power demand | next week's demand |
# | `c` | 3,000 beans from one well-mixed sack, each weighed and photographed once | the next bean from that sack |
# | `d` | job ads of 170 companies, read in one week | the ads of companies that are not among them |
# | `e` | the ads of the same 170 companies, over two years | the ads that these companies will post next month |
# | `f` | 40 undated letters by each of 30 clerks, sorted by nobody | to name which of these clerks wrote another undated letter |
#
# Which split asks what the use will ask? Answer with a dictionary from each letter to a split.
#
# 3 points · A checked by machine

# %% solution="04-1"
splits = None  # in place of None: {"a": "rows", "b": "rows", and so on to "f"}
### BEGIN SOLUTION
splits = {
    "a": "groups", "b": "time", "c": "rows", "d": "groups", "e": "time", "f": "rows",
}
### END SOLUTION

# %% tests="04-1"
from grader import check
check("04-1", splits)

# %% [markdown]
# ## 04-2 · A score for groups that nobody has met
#
# **Goes in:** an unfitted `model`, an array `X`, labels `y` (0 and 1), and an array `groups` with
# the name of each row's group. Rows of one group resemble each other; the table is shuffled.
# **Comes out:** an AUC that holds for rows of *new* groups: the mean over folds (five will do), or
# one AUC over all rows.
#
# 3 points · A checked by machine, on labels by coin and on a real signal

# %% solution="04-2"
def evaluate(model, X, y, groups):
    """Return the cross-validated AUC of `model` for groups that it has not seen."""
    ### BEGIN SOLUTION
    folds = GroupKFold(5)
    return cross_val_score(model, X, y, groups=groups, cv=folds, scoring="roc_auc").mean()
    ### END SOLUTION

# %% tests="04-2"
from grader import check
check("04-2", evaluate)

# %% [markdown]
# ## 04-3 · Train on what is known by then
#
# A shop predicts on the day of a sale whether a parcel will come back. Whether it did is written
# down `wait` days after the sale. On the morning of `cutoff` somebody trains a model with every
# row whose label was written down **on an earlier day**, and uses it from that day on.
#
# **Goes in:** a table `sales` in any order, with a column `date` (a day, as pandas reads dates),
# the text `cutoff`, such as `"2024-03-01"`, and the whole number `wait`, 0 or more. **Comes
# out:** two tables, `train` and `test`. In the test stand all sales from `cutoff` on. Some sales
# belong to neither.
#
# 3 points · A checked by machine

# %% solution="04-3"
def time_split(sales, cutoff, wait):
    """Return (train, test): rows whose label is known at `cutoff`, and rows from then on."""
    ### BEGIN SOLUTION
    cutoff = pd.Timestamp(cutoff)
    written = sales.date + pd.Timedelta(days=wait)
    return sales[written < cutoff], sales[sales.date >= cutoff]
    ### END SOLUTION

# %% tests="04-3"
from grader import check
check("04-3", time_split)

# %% [markdown]
# ## 04-4 · Tomorrow will be like today
#
# The oldest forecast there is: *persistence*.
#
# **Goes in:** a Series `rain`, one 0 or 1 for each of two days or more, in order, without gaps.
# **Comes out:** the share of right forecasts, among the days that have a day before them.
#
# 2 points · A checked by machine. Whether today is compared with tomorrow or with yesterday: N
# not checked, because for "same or not" the two give the same number.

# %% solution="04-4"
def persistence(rain):
    """Return the accuracy of forecasting for each day what the day before was."""
    ### BEGIN SOLUTION
    days = np.asarray(rain)
    return (days[1:] == days[:-1]).mean()
    ### END SOLUTION

# %% tests="04-4"
from grader import check
check("04-4", persistence)

# %% [markdown]
# ## 04-5 · How far could it be off?
#
# **Goes in:** arrays `y` (true values) and `p` (predictions), a function `metric(y, p)`, and
# `groups`: None, or an array with the name of each row's group, such as its day. **Comes out:**
# `(low, high)`, a 95 % interval for the metric by the bootstrap. Without groups, rows are
# resampled; with groups, whole groups. Take 1,000 resamples, so that the ends hold still.
#
# 4 points · A checked by machine, against intervals computed anew

# %% solution="04-5"
def bootstrap_ci(y, p, metric, groups=None):
    """Return (low, high), the 95 % bootstrap interval of `metric(y, p)`."""
    ### BEGIN SOLUTION
    rng = np.random.default_rng(0)
    names = np.arange(len(y)) if groups is None else np.asarray(groups)
    blocks = list(pd.Series(range(len(y))).groupby(names).indices.values())
    values = []
    for _ in range(1000):
        drawn = rng.integers(0, len(blocks), len(blocks))
        rows = np.concatenate([blocks[i] for i in drawn])
        values.append(metric(y[rows], p[rows]))
    low, high = np.quantile(values, [0.025, 0.975])
    return low, high
    ### END SOLUTION

# %% tests="04-5"
from grader import check
check("04-5", bootstrap_ci)

# %% [markdown]
# ## 04-6 · Who won?
#
# Two models answered the **same** test rows. Each row gives each model a score, and more is
# better: 1 for right and 0 for wrong, or a number of another kind.
#
# **Goes in:** arrays `a` and `b` of these scores, row by row, and `groups` as in 04-5. **Comes
# out:** `"a"` or `"b"` when a 95 % interval for the difference of their means lies on one side
# of 0, else `"can't tell"`. Where rows come in groups, whole groups vary.
#
# 3 points · A checked by machine, on clear cases

# %% solution="04-6"
def verdict(a, b, groups=None):
    """Return "a", "b" or "can't tell" for two models scored on the same rows."""
    ### BEGIN SOLUTION
    rng = np.random.default_rng(0)
    table = pd.DataFrame({"difference": np.asarray(a, float) - np.asarray(b, float)})
    names = np.arange(len(table)) if groups is None else np.asarray(groups)
    sums = table.groupby(names).difference.agg(["sum", "count"]).to_numpy()
    drawn = rng.integers(0, len(sums), (2000, len(sums)))
    means = sums[drawn, 0].sum(axis=1) / sums[drawn, 1].sum(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return "a" if low > 0 else "b" if high < 0 else "can't tell"
    ### END SOLUTION

# %% tests="04-6"
from grader import check
check("04-6", verdict)

# %% [markdown]
# ## 04-7 · Ship which?
#
# The lesson's question, ten years later. It is 1 October **2023**, and an airport (fictional) wants
# a list of the flights that may arrive 15 minutes late or later. Three candidates have learned
# from January to September. **What do you expect?** Then run the two cells; change them as you like.

# %%
flights = load("flights_2023").dropna(subset=["arr_delay"])
flights = flights.astype({name: "category" for name in ("carrier", "origin", "dest")})
flights["date"] = pd.to_datetime(flights[["year", "month", "day"]])
flights["weekday"], flights["hour"] = flights.date.dt.day_of_week, flights.sched_dep_time // 100
flights["late"] = (flights.arr_delay >= 15).astype(int)
past, future = flights[flights.month < 10], flights[flights.month >= 10]
p = {"hour rule": future.hour.map(past.groupby("hour").late.mean()).fillna(past.late.mean())}
without = ["weekday", "sched_dep_time", "carrier", "origin", "dest", "distance"]
for name, columns in (("trees", ["month", *without]), ("trees without month", without)):
    trees = HistGradientBoostingClassifier(
        max_iter=40, categorical_features="from_dtype", random_state=0)
    p[name] = trees.fit(past[columns], past.late).predict_proba(future[columns])[:, 1]
p = pd.DataFrame(p, index=future.index)
p.apply(lambda column: roc_auc_score(future.late, column)).round(3)

# %%
rng = np.random.default_rng(0)
days = list(future.reset_index().groupby("date").indices.values())
draws = []
for _ in range(200):  # 92 days, drawn with replacement, the same ones for all three
    rows = np.concatenate([days[i] for i in rng.integers(0, len(days), len(days))])
    draws.append([roc_auc_score(future.late.iloc[rows], p[name].iloc[rows]) for name in p])
draws = pd.DataFrame(draws, columns=p.columns)
pairs = {f"{a} minus {b}": draws[a] - draws[b] for a in p for b in p if a > b}
pd.DataFrame(pairs).quantile([0.025, 0.975]).T.round(3)

# %% [markdown]
# Write to the airport in 80 to 150 words: which candidate you ship, how good it is (an AUC),
# compared with what, the interval of one difference that matters, and what would change your
# mind. More than one choice can be right. "We cannot tell these two apart" is a result.
#
# A person reads for: a choice with a reason (1), what the comparison shows and what it leaves
# open (2), an observation that would change it (1).
#
# 4 points · S structure checked, A the numbers are checked against this data · 4 points · R review
# by a person

# %% answer="04-7"
memo = """
Write your memo here.
"""
### BEGIN SOLUTION
memo = """
We ship the trees without the month. Trained on January to September and tested on the 92 days from October to
December, they rank late above punctual flights with an AUC of 0.635. The rule that knows only the hour of
departure, which anybody could print on a card, reaches 0.583. Resampling whole days, the trees are ahead of
the rule by 0.032 to 0.069, so the gain is small and real.

With the month as a further column the trees score 0.639, and the interval of that difference holds 0: we cannot
tell the two apart. We leave the month out, because October had never been seen when we trained.

We would change our mind if, after four weeks of use, the days since then showed the rule within 0.01 of the
trees. Then the rule is cheaper, and everybody understands it.
"""
### END SOLUTION

# %% tests="04-7"
from grader import check
check("04-7", memo)

# %% [markdown]
# ## Next
#
# Save your passport with `passport("export", "my_passport.zip")`. A score now comes with a split,
# a baseline and an interval. Module 05 asks what it costs to be wrong.
