# %% [markdown]
# # 05 · Rare, costly, uncertain: exercise
#
# *70 minutes · needs: lesson 05, pandas, scikit-learn · data: flights of 2013, bird strikes,
# and rows that the checks draw*
#
# Seven functions and a text. Each has a tempting answer that fits the common rows and forgets the
# rare ones.
#
# Every item stands alone; 05-1 and 05-2 need nothing newer than module 01. `hint("05-4", tried="…")`
# gives the next of three hints. Assistants are welcome after a prediction.

# %%
import numpy as np
import pandas as pd
from sklearn.base import clone
from sklearn.compose import make_column_transformer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from grader import check, hint, load

# %% [markdown]
# ## 05-1 · Four cells, and the lazy rule
#
# **Goes in:** two arrays of 0 and 1 (or False and True), row by row: `y`, what happened, and
# `warned`. 1 is the event. **Comes out:** a dict with five numbers:
#
# - counts of rows: `"TP"` warned, and it happened · `"FP"` warned for nothing · `"FN"` happened
#   without a warning · `"TN"` neither;
# - `"never"`: the accuracy, from 0 to 1, of a rule that never warns.
#
# Some days nothing happens and nobody is warned.
#
# 3 points · A checked by machine

# %% solution="05-1"
def scorecard(y, warned):
    """Return a dict with the counts TP, FP, FN, TN and the accuracy of "never"."""
    ### BEGIN SOLUTION
    y, warned = np.asarray(y) == 1, np.asarray(warned) == 1
    return {
        "TP": int((y & warned).sum()),
        "FP": int((~y & warned).sum()),
        "FN": int((y & ~warned).sum()),
        "TN": int((~y & ~warned).sum()),
        "never": float(1 - y.mean()),
    }
    ### END SOLUTION

# %% tests="05-1"
from grader import check
check("05-1", scorecard)

# %% [markdown]
# ## 05-2 · Five calls a day
#
# The desk calls the passengers of `k` flights **a day**: those with the highest risk of that
# day, and never more than `k`. Among equals, choose as you like. A day with fewer flights gets them all.
#
# **Goes in:** `day`, an array with the day of each flight, in any order; `p`, the probabilities in the
# same order; the number `k`. **Comes out:** True or False for each flight, in the order that came in.
#
# 3 points · A checked by machine

# %% solution="05-2"
def calls(day, p, k):
    """Return a boolean array: which flights are called, `k` a day."""
    ### BEGIN SOLUTION
    rank = pd.Series(p).groupby(np.asarray(day)).rank(ascending=False, method="first")
    return (rank <= k).to_numpy()
    ### END SOLUTION

# %% tests="05-2"
from grader import check
check("05-2", calls)

# %% [markdown]
# ## 05-3 · AUC of a model
#
# **Goes in:** an unfitted `model` with `predict_proba`, tables and labels (0 and 1; 1 is the
# rare event) to fit and to judge. **Comes out:** its AUC on rows that it has not seen.
#
# 2 points · A checked by machine

# %% solution="05-3"
def auc_of(model, X_train, y_train, X_test, y_test):
    """Return the AUC of `model`, fitted on the training rows, on the test rows."""
    ### BEGIN SOLUTION
    fitted = clone(model).fit(X_train, y_train)
    return roc_auc_score(y_test, fitted.predict_proba(X_test)[:, 1])
    ### END SOLUTION

# %% tests="05-3"
from grader import check
check("05-3", auc_of)

# %% [markdown]
# ## 05-4 · The cheapest threshold
#
# A row is warned where `p >= t`. A false alarm costs `c_fp`, a miss `c_fn`, the rest nothing. The
# probabilities have two decimals and need not be calibrated.
#
# **Goes in:** arrays `y` and `p`, and the two prices. **Comes out:** a threshold `t` with the lowest
# total cost on these rows. Never to warn is allowed: return any number above every `p`, or `np.inf`.
#
# 3 points · A checked by machine: the cost that your threshold reaches

# %% solution="05-4"
def best_threshold(y, p, c_fp, c_fn):
    """Return a threshold t with the lowest cost of warning where p >= t."""
    ### BEGIN SOLUTION
    y, p = np.asarray(y), np.asarray(p)
    candidates = [*np.unique(p), np.inf]
    costs = [c_fp * ((p >= t) & (y == 0)).sum() + c_fn * ((p < t) & (y == 1)).sum()
             for t in candidates]
    return float(candidates[np.argmin(costs)])
    ### END SOLUTION

# %% tests="05-4"
from grader import check
check("05-4", best_threshold)

# %% [markdown]
# ## 05-5 · Choose here, judge there
#
# **Goes in:** labels and probabilities of *validation* rows and of *test* rows, and the prices of
# 05-4. **Comes out:** the threshold you choose, and the mean cost **per test row** that it leads to.
#
# 3 points · A checked by machine

# %% solution="05-5"
def tune_then_test(y_val, p_val, y_test, p_test, c_fp, c_fn):
    """Return (threshold, mean cost per test row)."""
    ### BEGIN SOLUTION
    def cost(y, p, t):
        y, p = np.asarray(y), np.asarray(p)
        return np.mean(c_fp * ((p >= t) & (y == 0)) + c_fn * ((p < t) & (y == 1)))

    t = min([*np.unique(p_val), np.inf], key=lambda t: cost(y_val, p_val, t))
    return float(t), float(cost(y_test, p_test, t))
    ### END SOLUTION

# %% tests="05-5"
from grader import check
check("05-5", tune_then_test)

# %% [markdown]
# ## 05-6 · Does it keep its promises? (optional)
#
# Cut 0 to 1 into `bins` equal intervals. In each, compare the mean of `p` with the share
# of rows where it happened. **Comes out:** the mean absolute difference, where a bin
# counts as much as it has rows. The ends 0 and 1 belong to it.
#
# 2 points · A checked by machine

# %% solution="05-6"
def reliability(y, p, bins):
    """Return the mean gap between probability and outcome, weighted by rows."""
    ### BEGIN SOLUTION
    y, p = np.asarray(y), np.asarray(p)
    place = np.minimum((p * bins).astype(int), bins - 1)
    gaps = [abs((p - y)[place == k].sum()) for k in range(bins)]
    return sum(gaps) / len(p)
    ### END SOLUTION

# %% tests="05-6"
from grader import check
check("05-6", reliability)

# %% [markdown]
# ## 05-7 · What class weights do to birds
#
# New data: birds that hit planes, reported to the FAA from 1990 to 1999. The event: the flight was
# affected. (An empty `effect` counts as none; it may also mean that nobody wrote it down.)

# %%
strikes = load("bird_strikes")
affected = strikes["effect"].notna().astype(int)
known = pd.get_dummies(strikes[["height", "speed", "ac_mass", "num_engs", "phase_of_flt"]], dtype=float)
print(f"{affected.mean():.3f} of {len(strikes):,} reports")
known.head(3)

# %% [markdown]
# **Goes in:** an unfitted `model` with a parameter `class_weight` and a `predict_proba`, and parts of
# this table to fit and to judge. **Comes out:** a DataFrame with the rows `"plain"` (no weights) and
# `"balanced"` (`class_weight="balanced"`), and on the test rows the columns `"mean_p"` (mean
# probability of the event), `"auc"` and `"brier"` (mean squared distance of probability and outcome).
#
# 3 points · A checked by machine

# %% solution="05-7"
def weights_effect(model, X_train, y_train, X_test, y_test):
    """Return mean_p, auc and brier of the plain and the balanced model."""
    ### BEGIN SOLUTION
    rows = {}
    for name, weights in {"plain": None, "balanced": "balanced"}.items():
        fitted = clone(model).set_params(class_weight=weights).fit(X_train, y_train)
        p = fitted.predict_proba(X_test)[:, 1]
        rows[name] = {"mean_p": p.mean(), "auc": roc_auc_score(y_test, p),
                      "brier": brier_score_loss(y_test, p)}
    return pd.DataFrame(rows).T
    ### END SOLUTION

# %% tests="05-7"
from grader import check
check("05-7", weights_effect)

# %% [markdown]
# ## 05-8 · Memo about five calls
#
# The run behind the memo: three ways to spend five calls a day, on days that the model never saw.

# %%
flights = load("flights_2013").assign(hour=lambda t: t.sched_dep_time // 100)
flights["cancelled"] = flights["dep_time"].isna().astype(int)
day = flights["month"] * 100 + flights["day"]
is_past = day.isin(np.random.default_rng(0).permutation(day.unique())[:274])
past, new = flights[is_past], flights[~is_past]
encode = make_column_transformer((OneHotEncoder(handle_unknown="ignore"), ["carrier", "origin"]),
                                 (StandardScaler(), ["hour", "distance"]))
model = make_pipeline(encode, LogisticRegression(max_iter=1000)).fit(past, past["cancelled"])
risks = {"the model": model.predict_proba(new)[:, 1],
         "past rate of the airline": new["carrier"].map(past.groupby("carrier").cancelled.mean()),
         "by lot": np.random.default_rng(1).random(len(new))}
top = {name: new.assign(p=-p).sort_values("p", kind="stable").groupby(["month", "day"]).head(5)
       for name, p in risks.items()}
pd.DataFrame({name: {"calls": len(t), "cancelled": t.cancelled.sum(), "share": t.cancelled.mean()}
              for name, t in top.items()}).T.round(3)

# %% [markdown]
# Write to the desk, in 100 to 180 words: who gets the **five calls a day**, of 100 calls how many reach a
# flight that is then cancelled, and compared with what. The check compares with this run as it stands.
#
# A person reads for: a promise about calls (1), what it is compared with (1), what the
# calls will miss (1), how the desk finds out whether it works (1).
#
# 3 points · S structure checked, A the share · 4 points · R review by a person

# %% answer="05-8"
memo = """
Write your memo here.
"""
### BEGIN SOLUTION
memo = """
To the desk: every evening the model ranks tomorrow's flights by their risk to be cancelled, from what the timetable
says: airline, airport, hour and distance. Call the passengers of the five at the top, five flights a day.

Please expect little from a single call. Of 100 calls, about 6 will reach a flight that is then cancelled; the
others were not needed. Five flights drawn by lot would reach 2 of 100. We measured this on 91 days that the model
had not seen.

Most cancellations will still come without a call. Half of them fell on nine days, probably days of storm and snow, and
the timetable knows nothing of weather. On such a day five calls are few; please plan for those days apart.

For six weeks, note for each call whether the flight was cancelled, and for each day five flights by lot as well. If the
two lists do not differ, stop calling.
"""
### END SOLUTION

# %% tests="05-8"
from grader import check
check("05-8", memo)

# %% [markdown]
# ## Next
#
# Save your passport with `passport("export", "my_passport.zip")`. Then module 06 asks how you would notice
# that one of these functions is broken.
