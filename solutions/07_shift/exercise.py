# %% [markdown]
# # 07 · Where it fails, and when: exercise
#
# *80 minutes · needs: lesson 07, pandas, scikit-learn · data: bird strikes reported to the FAA,
# flights out of New York, and tables that the checks make*
#
# Six tools, thirty errors to read, and a rule for whoever is called at night. Every item stands
# alone; `hint("07-3", tried="…")` gives the next of three hints. Assistants are welcome after a
# prediction.

# %%
import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline

from grader import check, drift_dial, hint, load

# %% [markdown]
# ## 07-1 · A table of slices
#
# **Goes in:** rows as a DataFrame, outcomes `y` (0 and 1) and probabilities `p` as arrays in the
# order of the rows, and `by`, the name of a column. **Comes out:** a DataFrame, one row per value
# in that column, with the columns `slice` (the value), `n` (its rows), `rate` (mean of `y`),
# `promised` (mean of `p`), and `low` and `high`: a 95 % interval of the rate.
#
# A gap in `by` is a slice too. A slice of three rows in which nothing happened has a *wide*
# interval: choose a method that knows that.
#
# 3 points · A checked by machine

# %% solution="07-1"
def slice_table(rows, y, p, by):
    """Return slice, n, rate, promised, low and high for every value of `by`."""
    ### BEGIN SOLUTION
    values = pd.DataFrame({"slice": rows[by].to_numpy(), "y": np.asarray(y), "p": np.asarray(p)})
    found = values.groupby("slice", dropna=False).agg(
        n=("y", "size"), rate=("y", "mean"), promised=("p", "mean")).reset_index()
    z = 1.96
    middle = (found.rate + z**2 / 2 / found.n) / (1 + z**2 / found.n)
    spread = np.sqrt(found.rate * (1 - found.rate) / found.n + z**2 / 4 / found.n**2)
    half = z * spread / (1 + z**2 / found.n)
    return found.assign(low=middle - half, high=middle + half)
    ### END SOLUTION

# %% tests="07-1"
from grader import check
check("07-1", slice_table)

# %% [markdown]
# ## 07-2 · The worst slices that are no accident
#
# **Goes in:** a table as above, `min_n` and `k`. **Comes out:** a list of at most `k` slice names:
# those with at least `min_n` rows whose promise lies outside of `low` to `high`, the widest gap
# between `rate` and `promised` first, whatever its sign. There may be fewer.
#
# 3 points · A checked by machine

# %% solution="07-2"
def worst_slices(table, min_n, k):
    """Return the names of at most `k` slices whose promise was broken, worst first."""
    ### BEGIN SOLUTION
    is_out = (table.promised < table.low) | (table.promised > table.high)
    kept = table[is_out & (table.n >= min_n)]
    gap = (kept.rate - kept.promised).abs().sort_values(ascending=False)
    return kept.slice.loc[gap.index].head(k).tolist() if len(kept) else []
    ### END SOLUTION

# %% tests="07-2"
from grader import check
check("07-2", worst_slices)

# %% [markdown]
# ## 07-3 · Sure and wrong
#
# The *log loss* of a row is -log of the probability that the model gave to what happened.
#
# **Goes in:** arrays `y` (0 and 1) and `p` (probability of 1; 0 and 1 occur), and `k`. **Comes
# out:** the positions, counted from 0, of the `k` rows with the largest log loss, largest first.
#
# 3 points · A checked by machine

# %% solution="07-3"
def top_losses(y, p, k):
    """Return the positions of the `k` rows with the largest log loss, largest first."""
    ### BEGIN SOLUTION
    to_what_happened = np.where(y == 1, p, 1 - p)
    return np.argsort(to_what_happened, kind="stable")[:k]
    ### END SOLUTION

# %% tests="07-3"
from grader import check
check("07-3", top_losses)

# %% [markdown]
# ## 07-4 · Read thirty errors
#
# When a bird hits a plane, somebody types a remark. `effect` says whether the flight was
# affected; it is empty in nine of ten reports. A model reads the remarks and guesses whether
# `effect` is filled in. Here are its surest mistakes: 15 alarms, 15 misses.

# %%
strikes = load("bird_strikes")
affected, words = strikes.effect.notna(), strikes.remarks.fillna("")
reader = make_pipeline(TfidfVectorizer(min_df=5), LogisticRegression(C=10, max_iter=300))
folds = StratifiedKFold(3, shuffle=True, random_state=0)
chance = cross_val_predict(reader, words, affected, cv=folds, method="predict_proba")[:, 1]
surprise = pd.Series(np.abs(affected - chance), index=strikes.index)
errors = [row for kind in (False, True) for row in surprise[affected == kind].nlargest(15).index]
for row in errors:
    print(f"{row} · p = {chance[row]:.2f} · {strikes.effect.fillna('(empty)')[row]}: {words[row]}")

# %% [markdown]
# Read all thirty, then invent your tags. One line each: a name, a colon, row numbers. At least
# three kinds of error, none with more than 20 of the 30; every row has a tag, and may have two.
# One line begins with `label looks wrong:` and lists the rows where you would believe the model
# rather than the column, or says `none`.
#
# A person reads for: names that say a cause (1), tags that lead to different actions (1), doubts
# about labels that quote what raises them, or a reason for none (1). Put such notes last, without
# a colon.
#
# 2 points · S structure checked · 3 points · R review by a person

# %% answer="07-4"
tags = """
Write one line for each kind of error.
"""
### BEGIN SOLUTION
tags = """
label looks wrong: 18029, 19140, 13013, 4113, 6141, 3351
"returned" in another sense, to service or as a report: 7330, 13117, 14210, 11246
damage or injury is told, its effect on the flight is not: 2543, 12190, 1399, 4865, 15239
the words say that there was no damage: 15267, 14655, 709, 8550, 2100, 1321, 4774, 12723
the words say nothing of the flight: 18900, 8221, 17279, 7028, 16618, 4915, 8617

On 18029 an engine was shut down as a precaution and on 13013 the plane made a precautionary landing,
yet the column is empty: I would ask the owner whether empty means none or not recorded. The second tag
asks for pairs of words, the third for a clearer question on the form, the last two for other columns.
"""
### END SOLUTION

# %% tests="07-4"
from grader import check
check("07-4", tags)

# %% [markdown]
# ## 07-5 · How far has a number moved? (optional)
#
# The lesson compares shares of *names*. A number has to be cut into parts first.
#
# **Goes in:** arrays `ref` and `new` of numbers, and `bins`. **Comes out:** the index over `bins`
# parts of about equal count in `ref`: the sum of (b - a) · log(b / a), where a and b are the
# shares of a part. It stays finite, whatever `new` holds.
#
# 2 points · A checked by machine

# %% solution="07-5"
def psi(ref, new, bins):
    """Return the population stability index of `new` against `ref`."""
    ### BEGIN SOLUTION
    cuts = np.quantile(ref, np.arange(1, bins) / bins)
    a, b = (np.bincount(np.searchsorted(cuts, values), minlength=bins) + 0.5 for values in (ref, new))
    a, b = a / a.sum(), b / b.sum()
    return ((b - a) * np.log(b / a)).sum()
    ### END SOLUTION

# %% tests="07-5"
from grader import check
check("07-5", psi)

# %% [markdown]
# ## 07-6 · A few labels, late
#
# Each month somebody looks up a few flights, drawn by lot.
#
# **Goes in:** their outcomes `y` (0 and 1) and the probabilities `p` that were promised for these
# very rows. **Comes out:** `True` if luck explains the gap between the two means less than once in
# a hundred samples, else `False`. Samples have a dozen rows, or thousands.
#
# 3 points · A checked by machine

# %% solution="07-6"
def label_alarm(y, p):
    """Return whether outcomes and promises differ by more than luck explains."""
    ### BEGIN SOLUTION
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    standard_error = np.sqrt((p * (1 - p)).sum()) / len(p)
    return bool(abs(y.mean() - p.mean()) > 2.576 * standard_error)
    ### END SOLUTION

# %% tests="07-6"
from grader import check
check("07-6", label_alarm)

# %% [markdown]
# ## 07-7 · A watch without labels
#
# **Goes in:** `ref`, the inputs of the time when the model was built (thousands of rows), and
# `live`, a batch of later rows (40 or 2,000) with the same columns: texts, whole numbers, decimals, one of
# them the model's score. There are no outcomes. **Comes out:** a list of the columns that moved
# further than luck explains, by what a batch of *that size* without any shift stays below 99
# times of 100. A gap counts as a value, and so does a text that `ref` never had.
#
# 4 points · A checked by machine. The outcome is not checked: no watch on inputs sees it.

# %% solution="07-7"
def monitor(ref, live):
    """Return the names of the columns that moved further than luck explains."""
    ### BEGIN SOLUTION
    def index(*counts):
        a, b = ((x + 0.5) / (x + 0.5).sum(axis=-1, keepdims=True) for x in counts)
        return ((b - a) * np.log(b / a)).sum(axis=-1)
    def has_moved(name):
        both = pd.concat([ref[name], live[name]], ignore_index=True)
        if pd.api.types.is_numeric_dtype(both):
            tenths = np.nanquantile(ref[name], np.arange(0.1, 1, 0.1))
            both = both.where(both.isna(), np.digitize(both, tenths))
        codes = pd.factorize(both, use_na_sentinel=False)[0]
        a, b = (np.bincount(part, minlength=codes.max() + 1) for part in np.split(codes, [len(ref)]))
        null = index(a, np.random.default_rng(0).multinomial(len(live), a / a.sum(), 500))
        return index(a, b) > np.percentile(null, 99)
    return [name for name in ref if has_moved(name)]
    ### END SOLUTION

# %% tests="07-7"
from grader import check
check("07-7", monitor)

# %% [markdown]
# ## 07-8 · The on-call rule
#
# It is the end of November 2013; the dial shows what you can know. Write the rule for December in 60
# to 260 words, a line or more for each field: `Trigger` (measure, limit, batch), `Action` (within
# the hour), `Owner`, `Rollback` (to what, and who decides), `Labels` (how many outcomes and when, or
# what stands in for them), `Blind spot` (what your watch cannot see).

# %%
drift_dial("2013-11")

# %% [markdown]
# A person reads for: a stranger could act on it at night (1), it would have called for September
# (1), the way back is safe and somebody's to decide (1), the blind spot is real and the labels or
# the proxy help against it (1).
#
# 3 points · S structure checked · 4 points · R review by a person

# %% answer="07-8"
on_call_rule = """
Trigger: …
Action: …
Owner: …
Rollback: …
Labels: …
Blind spot: …
"""
### BEGIN SOLUTION
on_call_rule = """Trigger: in a batch of 300 flights, an input's PSI is beyond the 99th percentile of batches of 300 without shift, two weeks in a row; or, in the sample of 100 arrivals a week, taken together over four weeks, the promised rate lies outside the 99 % interval of the late rate.
Action: within the hour, stop the warnings to passengers, keep logging the scores, and compare the batch with last month by carrier and hour.
Owner: the data person on call; the head of operations is told.
Rollback: warn by the hour-of-day rule of last year, until the owner and operations agree in writing that the model is back.
Labels: each Monday we look up the arrivals of 100 flights drawn by lot from the week before, without waiting for the official table.
Blind spot: if the same flights come out later or earlier than before, no input moves. The watch on inputs cannot see that; only the Monday sample can, weeks late, and it misses a change in one small carrier."""
### END SOLUTION

# %% tests="07-8"
from grader import check
check("07-8", on_call_rule)

# %% [markdown]
# Your rule is written. Now let December come, and ten years. When would it have called, and would
# anybody be glad of it? No points.

# %%
if on_call_rule and "…" not in on_call_rule:
    drift_dial("2013-12")
    drift_dial("2023-01")

# %% [markdown]
# ## Next
#
# Save your passport with `passport("export", "my_passport.zip")`. Module 08 turns to the labels
# themselves: who made them, and how far two people agree.
