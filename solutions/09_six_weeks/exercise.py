# %% [markdown]
# # 09 · Six weeks: exercise
#
# *90 minutes, then six weeks · needs: lesson 09 · data: made by the checks, and your own project*
#
# Three texts about **your own project**, and tools for it, tried on fresh data. Of texts the machine
# looks at the structure only; people judge them. A negative result can earn everything. Every item stands alone; `hint("09-3", tried="…")` gives the next of three hints.

# %%
import numpy as np
import pandas as pd

from grader import check, hint

# %% [markdown]
# ## 09-1 · The charter
#
# One line or more for each field. `Target`: with the share of its rarest class, if it has classes.
# `Prediction time`: the last moment at which the answer helps. `Baseline`: what somebody would do
# without a model. `Metric`: with its reason. `Kill criterion`: what you must see, and by when.
# `Hours`: spent on this charter, at most 5. Banned: Titanic, iris, MNIST, Boston and California
# housing, wine, and the data of this course. `charter_form("NAME")` helps to write it.
#
# A person reads for: the outcome is open (2), the decision is real (1), the metric fits it (1).
#
# 4 points · S structure checked · 4 points · R review by a person

# %% answer="09-1"
charter = """
User: … Decision: … Target: … Prediction time: … Data: … License: … Baseline: … Metric: … Kill criterion: … Hours: …
"""
### BEGIN SOLUTION
charter = """
User: the two volunteers who open the public fridge in our street
Decision: which of them drives to the bakery at seven in the evening
Target: is the fridge empty at nine the next morning; 28 % of the mornings are
Prediction time: half past six in the evening
Data: my own photos and notes, two a day since March 2025, 410 days, in a spreadsheet
License: mine, shared under CC BY 4.0; no people in the photos
Baseline: empty if it was empty on the same weekday a week ago
Metric: recall at three drives a week, because an empty fridge costs more than a drive for nothing
Kill criterion: stop in week 3 if the lead over the baseline is not above 0.05 on February
Hours: 4
"""
### END SOLUTION

# %% tests="09-1"
from grader import check
check("09-1", charter)

# %% [markdown]
# ## 09-2 · From X to Y
#
# `Track`: A crossover, B job description, C somebody's problem, D prototype, E at work (say who
# permits it). `Did`: a method, and where it was used. `Now`: where you use it. `Because`, and what
# could be a `Surprise`.
#
# A person reads for: Y could treat you differently from X (2).
#
# 2 points · S structure checked · 2 points · R review by a person

# %% answer="09-2"
transfer = """
Track: … Did: … Now: … Because: … Surprise: …
"""
### BEGIN SOLUTION
transfer = """
Track: A
Did: a capped number of alarms a day, chosen by cost, on late flights
Now: a public fridge in our street that is empty on some mornings
Because: the volunteers can make three drives a week, as a desk can call five passengers
Surprise: people may bring more when they see that somebody keeps a log
"""
### END SOLUTION

# %% tests="09-2"
from grader import check
check("09-2", transfer)

# %% [markdown]
# ## 09-3 · A split that fits the use
#
# **Goes in:** `df`, its labels unique and in any order; `time` or `groups`, the name of a column,
# or neither of them. **Comes out:** `(train, test)`, rows of `df` with their labels and values.
#
# With `time`, every test row is later than every training row. With `groups`, no group is on both
# sides. With neither, rows may be drawn by lot, equal rows to one side.
#
# 4 points · A checked by machine

# %% solution="09-3"
def split(df, time=None, groups=None):
    """Return (train, test), two tables of rows of `df`, the same in two calls.

    About a quarter of the rows is for the test (10 to 40 % pass). Rows that are equal
    in all columns stay on one side, or one of each is kept.
    """
    ### BEGIN SOLUTION
    if time:
        is_test = df[time] > df[time].quantile(0.75)
    else:
        names = df[groups] if groups else df.groupby(list(df.columns), dropna=False).ngroup()
        drawn = np.random.default_rng(0).permutation(names.unique())
        is_test = names.isin(drawn[: len(drawn) // 4])
    return df[~is_test], df[is_test]
    ### END SOLUTION

# %% tests="09-3"
from grader import check
check("09-3", split)

# %% [markdown]
# ## 09-4 · Shuffle the answers
#
# **Goes in:** `project` and its answers `y` (0 or 1). `project.prepare(y)` returns the columns of the
# model, made with these answers; `project.score(X, y)` splits, fits, and returns an AUC.
#
# **Comes out:** True if, with shuffled answers, something still carries the answer around the split.
# Average at least 10 shuffles. Averages of honest projects lie within 0.04 of a half, leaks at 0.65
# or above.
#
# 3 points · A checked by machine

# %% solution="09-4"
def carries_answers(project, y):
    """Return whether `project` scores above chance with shuffled answers."""
    ### BEGIN SOLUTION
    rng, found = np.random.default_rng(0), []
    for _ in range(20):
        dealt = rng.permutation(y)
        found.append(project.score(project.prepare(dealt), dealt))
    return bool(np.mean(found) > 0.58)
    ### END SOLUTION

# %% tests="09-4"
from grader import check
check("09-4", carries_answers)

# %% [markdown]
# ## 09-5 · What may the headline say?
#
# **Goes in:** `results`, like the `results.json` of a project:
# `{"baseline": {"score": …}, "model": {"score": …}, "difference": {"low": …, "high": …, "level": …},
# "greater_is_better": True}`. The difference is model minus baseline. Parts may be missing or None,
# and there may be more.
#
# **Comes out**, the first that fits: `"no baseline"` (no score) · `"no interval"` (an end is
# missing, low is not below high, or level is below 0.9) · `"can't tell"` (it holds 0, ends included) ·
# `"better"` or `"worse"`, of the model.
#
# 3 points · A checked by machine

# %% solution="09-5"
def headline(results):
    """Return what the headline may say about the model."""
    ### BEGIN SOLUTION
    if (results.get("baseline") or {}).get("score") is None:
        return "no baseline"
    difference = results.get("difference") or {}
    low, high = difference.get("low"), difference.get("high")
    if low is None or high is None or not low < high or difference.get("level", 0) < 0.9:
        return "no interval"
    if low <= 0 <= high:
        return "can't tell"
    return "better" if (low > 0) == results["greater_is_better"] else "worse"
    ### END SOLUTION

# %% tests="09-5"
from grader import check
check("09-5", headline)

# %% [markdown]
# ## 09-6 · Where do two runs part?
#
# **Goes in:** `run`, a function. Each `run()` is a fresh run of a project, and returns its steps, in
# their order, as a dictionary of arrays. **Comes out:** the name of the first step that is
# not the same in six runs, or None. Gaps (NaN) at the same places are the same, and so are numbers
# within a relative 1e-9.
#
# 3 points · A checked by machine

# %% solution="09-6"
def first_unseeded(run):
    """Return the first step that differs between six runs, or None."""
    ### BEGIN SOLUTION
    first, *others = [run() for _ in range(6)]
    for step, values in first.items():
        for other in others:
            if not np.allclose(values, other[step], rtol=1e-9, atol=0, equal_nan=True):
                return step
    return None
    ### END SOLUTION

# %% tests="09-6"
from grader import check
check("09-6", first_unseeded)

# %% [markdown]
# ## 09-7 · Answer good questions, refuse bad ones
#
# **Goes in:** `example`, what somebody sent; `limits`, the schema saved with a model: each field has a
# tuple `(low, high)`, ends allowed, or a list of words; `model`, a function of the list of values in
# the order of `limits`. **Comes out:** what the model says. Further fields are ignored.
#
# Whatever is bad raises a `ValueError` that names the field: missing, None, NaN, outside, another
# word, another kind of thing (`"12"` and `True` are no numbers), or no dictionary at all.
#
# 4 points · A checked by machine

# %% solution="09-7"
def predict_one(example, limits, model):
    """Return what `model` says about `example`; raise ValueError for bad input."""
    ### BEGIN SOLUTION
    if not isinstance(example, dict):
        raise ValueError(f"Give a dictionary with {', '.join(limits)}.")
    for field, bounds in limits.items():
        value = example.get(field)
        if isinstance(bounds, list):
            is_good = isinstance(value, str) and value in bounds
        else:
            is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
            is_good = is_number and bounds[0] <= value <= bounds[1]
        if not is_good:
            raise ValueError(f"`{field}` is {value!r}; allowed: {bounds}.")
    return model([example[field] for field in limits])
    ### END SOLUTION

# %% tests="09-7"
from grader import check
check("09-7", predict_one)

# %% [markdown]
# ## 09-8 · Six weeks, week by week
#
# At least five weeks, each with `Week`, `Predicted`, `Happened`, `Surprise`, `Next`. In the third or
# fourth, a line `Half-way:` with continue, change or stop, and the reason, held against your kill
# criterion. Three weeks are enough if it says stop: that is a result. `week_log("NAME")` keeps them.
#
# A person reads for: predictions could have failed (1), surprises changed something (2).
#
# 3 points · S structure checked · 3 points · R review by a person

# %% answer="09-8"
weeks = """
Week: 1 Predicted: … Happened: … Surprise: … Next: …
"""
### BEGIN SOLUTION
weeks = """
Week: 1 Predicted: last week's rule finds 6 of 10 empty mornings Happened: 4 of 10; it is worse than a coin on Mondays Surprise: the bakery is closed on Mondays Next: weekday and bakery hours as columns
Week: 2 Predicted: with both, 7 of 10 at three drives a week Happened: 6 of 10 by lot, 5 of 10 on February Surprise: the lot flattered; neighbors in time stood on both sides Next: only February from now on
Week: 3 Predicted: rain lowers the error a little Happened: no difference, 0.00 with an interval from -0.04 to 0.05 Surprise: nobody comes less when it rains Next: drop rain, ask the volunteers what they look at
Half-way: change. The lead of 0.03 is below my 0.05; the volunteers look at the school calendar, which I do not have. New charter until week 5.
Week: 4 Predicted: school holidays explain half of the misses Happened: 5 of 11 misses Surprise: the misses are the days after holidays Next: the day after as a column, then stop adding
Week: 5 Predicted: a lead of 0.05 on March Happened: 0.04, from -0.01 to 0.09 Surprise: the volunteers use it although I cannot tell Next: write it up as "cannot tell yet"
"""
### END SOLUTION

# %% tests="09-8"
from grader import check
check("09-8", weeks)

# %% [markdown]
# ## 09-9 · What an answer costs (optional)
#
# A saved model answers call after call. **Goes in:** `seconds`, how long each took (the first also
# loads the model; None: no answer within `limit` seconds), and the machine's price per hour. **Comes
# out:** `{"p95": …, "per_1000": …}`: within how many seconds 95 of 100 calls end, and what 1,000
# *answers* cost. The first call counts in neither.
#
# 2 points · A checked by machine

# %% solution="09-9"
def serving_numbers(seconds, price_per_hour, limit):
    """Return p95 in seconds and the price of the machine's time per 1,000 answers.

    A call without an answer keeps the machine busy for `limit` seconds.
    Any usual rule for a quantile will do.
    """
    ### BEGIN SOLUTION
    calls = seconds[1:]
    waits = [limit if wait is None else wait for wait in calls]
    answers = len(calls) - calls.count(None)
    cost = price_per_hour * sum(waits) / 3600 / answers * 1000
    return {"p95": np.quantile(waits, 0.95), "per_1000": cost}
    ### END SOLUTION

# %% tests="09-9"
from grader import check
check("09-9", serving_numbers)

# %% [markdown]
# ## 09-10 · The way back (optional)
#
# **Goes in:** `committed`, your `runs.csv` at the last commit, and `runs`, the file now. Rows are
# only ever added at its end. **Comes out:** the version to go back to when the one that serves does
# harm. A log that was rewritten raises a `ValueError`.
#
# 3 points · A checked by machine

# %% solution="09-10"
def roll_back(committed, runs):
    """Return the version to go back to, or None; refuse a log that was rewritten.

    Columns: run (1, 2, …), version, audit ("passed" or "failed"), is_serving, score
    (a gap where a run crashed). Of each version, its last row counts. The version in
    the last row with `is_serving` serves. Go back to another one that passed, the one
    logged last. ValueError: name the first run of `committed` that differs in `runs`.
    """
    ### BEGIN SOLUTION
    head = runs.iloc[: len(committed)].reset_index(drop=True).reindex(committed.index)
    same = (head == committed) | (head.isna() & committed.isna())
    if not same.all(axis=None):
        raise ValueError(f"run {committed.run[~same.all(axis=1)].iloc[0]} differs")
    last = runs.drop_duplicates("version", keep="last")
    serves = runs.version[runs.is_serving].iloc[-1]
    good = last.version[(last.audit == "passed") & (last.version != serves)]
    return good.iloc[-1] if len(good) else None
    ### END SOLUTION

# %% tests="09-10"
from grader import check
check("09-10", roll_back)

# %% [markdown]
# ## Your own project
#
# Make it with `stove project new NAME`, put its folder here, and let it be audited. No points.

# %%
my_project = ""
if my_project:
    from grader import audit_project, charter_form, week_log
    charter_form(my_project)
    week_log(my_project)
    display(audit_project(my_project))

# %% [markdown]
# ## Next
#
# Save your passport with `passport("export", "my_passport.zip")`. Module 10 shares it.
