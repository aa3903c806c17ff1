# %% [markdown]
# # 05 · Rare, costly, uncertain
#
# One forecast is nearly always right and has never helped anybody. You will build one that errs more, and helps.
#
# *50 minutes · needs: modules 00, 01, 03 and 04, probabilities from a model · data: `flights_2013`, `weather_2013`*
#
# You will be able to: read four cells in place of one accuracy · rank with probabilities and spend a capacity · choose a threshold by its price, on rows set aside for it · tell whether a probability keeps its promise.

# %% [markdown]
# ## Before you start
#
# Three questions from earlier modules.

# %% tags=["recall"]
import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from grader import begin, burn, decide, figure, load, observe, predict, quiz, threshold_dial

quiz("05.recall-1")
quiz("05.recall-2")
quiz("05.recall-3")

# %% [markdown]
# ## Who gets a call?
#
# Lena (fictional) has new trouble. When a flight is **cancelled**, its passengers learn it at the gate, and the desk drowns. She wants to call them the evening before and rebook them. What is known then is the timetable.
#
# Our extract holds about 110 flights a day. A flight that never left has no `dep_time`. We split by whole days, drawn by lot: half to *learn*, a quarter to *choose*, a quarter to *judge*.

# %%
# frame: which flights of tomorrow will be cancelled?
flights = load("flights_2013")
flights["cancelled"] = flights["dep_time"].isna().astype(int)
flights["date"] = pd.to_datetime(flights[["year", "month", "day"]])
flights["hour"] = flights["sched_dep_time"] // 100
# split: whole days
days = np.random.default_rng(0).permutation(flights["date"].unique())
learn, choose, judge = (flights[flights["date"].isin(some)] for some in np.split(days, [183, 274]))
# look: cancelled flights on the ten worst days of `learn`, and in all
worst = learn.groupby("date")["cancelled"].sum().nlargest(10)
print(worst.sum(), "of", learn["cancelled"].sum())

# %% [markdown]
# No teaching yet. Write **two rules** of your own that say which flights to warn. Look at `learn` as long as you like, and try to be right as often as you can.

# %% tags=["faded"]
rules = {  # change both; each says True for a flight that you would warn
    "first rule": lambda t: (t["carrier"] == "EV") & (t["hour"] >= 16),
    "second rule": lambda t: (t["carrier"].isin(["9E", "MQ"])) & (t["origin"] == "LGA"),
}
for name, rule in rules.items():
    print(name, "is right for", round((rule(judge) == judge["cancelled"]).mean(), 4))

# %% [markdown]
# ### Predict
#
# A third rule never warns anybody. For what share of the flights in `judge` is it right? Replace the dots: an interval such as `(0.6, 0.7)`, and how sure you are, from 50 to 99 percent.

# %% tags=["predict"]
predict("05.never", ..., confidence=..., why="")

# %% tags=["observe"]
# baseline: never
print(pd.crosstab(judge["cancelled"], rules["first rule"](judge), colnames=["first rule warns"]))
observe("05.never", 1 - judge["cancelled"].mean())

# %% [markdown]
# ### What happened?
#
# Compare your two rules with the laziest one. If yours lost, you are in good company: a rule has to be right for more than half of the flights that it warns before it can beat *never* on accuracy.
#
# ### Why
#
# **Accuracy counts a missed storm like a needless call.** With rare events the common rows drown everything. So look at the table of four cells, and say each in words: warned, and it happened (*true positive*, TP) · warned for nothing (*false positive*, FP) · happened without a warning (*false negative*, FN) · neither (TN). *Recall* is the share of events that had a warning; *precision* is the share of warnings that were right.
#
# ## A model that never warns
#
# Logistic regression on airline, airport, hour and distance. Its accuracy is that of *never*, and no wonder: it warns nobody.
#
# ### Predict
#
# Is it worthless? AUC asks for the order only: of 100 pairs of a cancelled flight and another, how many does it rank the right way round? Predict the AUC of its **probabilities**.

# %% tags=["predict"]
predict("05.auc", ..., confidence=..., why="")

# %% tags=["observe"]
timetable = ["carrier", "origin", "hour", "distance"]

def model(**options):
    encode = make_column_transformer((OneHotEncoder(handle_unknown="ignore"), timetable[:2]),
                                     (StandardScaler(), timetable[2:]))
    return make_pipeline(encode, LogisticRegression(max_iter=1000, **options))

# fit, then judge
plain = model().fit(learn[timetable], learn["cancelled"])
p_choose, p_judge = (plain.predict_proba(some[timetable])[:, 1] for some in (choose, judge))
labels = plain.predict(judge[timetable])
print("warned:", labels.sum(), "· AUC of its labels:", roc_auc_score(judge["cancelled"], labels))
observe("05.auc", roc_auc_score(judge["cancelled"], p_judge))

# %% [markdown]
# ### Why
#
# `predict` cuts at 0.5. No flight of an ordinary timetable is that likely to be cancelled, so all labels are alike, and a ranking of equals is a coin. The order was in the probabilities all along. **Give AUC the probabilities**, and keep 0.5 out of it.
#
# An order is enough to spend a **capacity**. Lena's desk can call the passengers of *five flights a day*.
#
# ### Predict
#
# Each day of `judge`, we call the five flights at the top. How many of 100 calls reach a flight that is then cancelled?

# %% tags=["predict"]
predict("05.calls", ..., confidence=..., why="")

# %% tags=["observe"]
by_risk = judge.assign(p=p_judge).sort_values("p", ascending=False, kind="stable")
called = by_risk.groupby("date").head(5)
print(len(called), "calls; drawn by lot:", round(100 * judge["cancelled"].mean(), 1), "of 100")
observe("05.calls", 100 * called["cancelled"].mean())

# %% [markdown]
# ### What happened?
#
# Two true sentences about one list: most calls are for nothing, and a call helps more often than one drawn by lot. Which would you put into the first line of a mail to Lena? Exercise 05-8 asks.
#
# ## What is a miss worth?
#
# Without a limit on calls, a price decides. A needless call costs 1. Say that a cancelled flight without a call costs **40**: hotels, vouchers, anger.
#
# ### Predict
#
# We warn where `p >= t` and look for the cheapest `t` on the days of `choose`. Which one is it?

# %% tags=["predict"]
predict("05.threshold", ..., confidence=..., within=0.01, why="")

# %% tags=["observe", "worked"]
def bill(y, p, t, miss):  # per 100 flights; a false alarm costs 1
    return 100 * np.mean((p >= t) * (y == 0) + miss * (p < t) * (y == 1))

def cheapest(y, p, miss):  # tries thousandths: finer steps hardly change the bill
    candidates = np.append(np.unique(p.round(3)), 1)
    return min(candidates, key=lambda t: bill(y, p, t, miss))

t_40 = cheapest(choose["cancelled"], p_choose, 40)
for name, t in {"cheapest": t_40, "at 0.5": 0.5, "everybody": 0}.items():
    print(name, bill(choose["cancelled"], p_choose, t, 40).round(1))
observe("05.threshold", t_40)

# %% [markdown]
# ### Why
#
# A warning at probability *p* saves 40 *p* and costs 1 − *p*. It pays where *p* is above 1/41, **if the probabilities keep their promise**. A threshold is not a property of a model. It is a price, and 0.5 is the price of people for whom both mistakes cost the same.
#
# Turn the dial: it stands on the days of `choose`. How far must you go before the bill falls below that of *never*? Now lower the price of a miss to 10, and turn again. Is there still a setting that saves much?

# %% tags=["explain"]
threshold_dial(choose["cancelled"], p_choose, miss=40, days=choose["date"])

# %% [markdown]
# ### Predict
#
# At a price of **10** we choose the cheapest threshold on `choose` and take it to `judge`. By how many percent does it cut the bill of *never*? Below 0 means that it costs more.

# %% tags=["predict"]
predict("05.saving", ..., confidence=..., within=3, why="")

# %% tags=["observe"]
t_10 = cheapest(choose["cancelled"], p_choose, 10)
saving = {}
for name, part, p in (("choose", choose, p_choose), ("judge", judge, p_judge)):
    for miss, t in ((10, t_10), (40, t_40)):
        never = bill(part["cancelled"], p, 2, miss)
        saving[name, miss] = 100 - 100 * bill(part["cancelled"], p, t, miss) / never
print(pd.Series(saving).unstack().round(1))
observe("05.saving", saving["judge", 10])

# %% [markdown]
# ### What happened?
#
# On the days on which a threshold was chosen, its bill is the lowest of all that were tried. So that bill is no promise, and only `judge` may be quoted. Even then one storm more or less moves it. And sometimes *never* is the right answer: a cheap miss is not worth a weak model's alarms.
#
# ## Promises
#
# Many recipes say: rare events need `class_weight="balanced"`. It lets each cancelled flight weigh as much in the fit as dozens of others.
#
# ### Predict
#
# What is the **mean probability** that the balanced model gives to the flights of `judge`?

# %% tags=["predict"]
predict("05.balanced", ..., confidence=..., why="")

# %% tags=["observe"]
balanced = model(class_weight="balanced").fit(learn[timetable], learn["cancelled"])
p_balanced = balanced.predict_proba(judge[timetable])[:, 1]
for name, p in {"plain": p_judge, "balanced": p_balanced}.items():
    print(f"{name}: AUC {roc_auc_score(judge['cancelled'], p):.3f}")
observe("05.balanced", p_balanced.mean())

# %% tags=["explain"]
alt = "Two lines of five points: mean probability across, share cancelled up. One lies near the diagonal, one far right of it."
with figure("Which model keeps its promises?", alt=alt) as ax:
    for name, p in {"plain": p_judge, "balanced": p_balanced}.items():
        rows = pd.DataFrame({"p": p, "cancelled": judge["cancelled"]})
        said, came = rows.groupby(pd.qcut(p, 5, labels=False)).mean().to_numpy().T
        ax.loglog(said, came, label=f"{name}, fifths of {len(p):,} flights")
    ax.loglog([0.001, 1], [0.001, 1], color="#1A1A1A", linestyle=":", marker="", label="promise kept")
    ax.legend()
    at, named = [0.001, 0.01, 0.1, 1], ["0.1 %", "1 %", "10 %", "100 %"]
    ax.set(xticks=at, xticklabels=named, xlabel="mean probability of a group of flights")
    ax.set(yticks=at, yticklabels=named, ylabel="share of the group that was cancelled")
quiz("05.weights-why")

# %% [markdown]
# ### Why
#
# A model is **calibrated** when, of the flights to which it gives 5 %, about 5 in 100 are cancelled. Only then do prices translate into a threshold by a formula. Class weights move all promises and hardly change the order, so they do for a capacity and break a budget. If both matter, leave the weights alone and move the threshold.
#
# Now without a guide: arrivals an hour late or more. Fill the dots, one line at a time.

# %% tags=["faded"]
# frame: which flight that is flown arrives 60 minutes late? A miss costs 6 needless calls.
flown = [part.dropna(subset=["arr_delay"]) for part in (learn, choose, judge)]
y_learn, y_choose, y_judge = (part["arr_delay"] >= 60 for part in flown)
# baseline: what does never cost per 100 flights of the last part?
my_never = ...
# fit: on which part?
my_model = ...
# choose: a threshold, on which part?
my_threshold = ...
# judge
if not any(part is ... for part in (my_never, my_model, my_threshold)):
    print(my_never, bill(y_judge, my_model.predict_proba(flown[2][timetable])[:, 1], my_threshold, 6))

# %% [markdown]
# ## Stove
#
# *Goal:* make five calls a day worth more. Cancellations cluster on days of storm and snow, and `load("weather_2013")` has the weather of every hour at the three airports, as it was **measured**. It joins on `origin` and `time_hour`. Lena calls the evening before. **May you use it? Find a rule, measure what it brings, and defend it before somebody who asks when each number was known.**
#
# There are no steps and no key. Set a timer to 15 minutes. Reporting counts, succeeding does not.
#
# > **Errors are data.** · What does this one tell you? · Change one thing. · Write it down.

# %% tags=["stove"]
my_score = ...  # for each flight of `judge`: a number that is higher where you would call first

if my_score is not ...:
    ranked = judge.assign(p=my_score).sort_values("p", ascending=False, kind="stable")
    print(ranked.groupby("date").head(5)["cancelled"].mean())
decide("05.weather", "…", because="…", instead_of="…")

# %% [markdown]
# ## Debrief
#
# What surprises most people: the same model is useless, useful or harmful, and the model has no say in it. The price has, and the desk's capacity.
#
# And the days? They were drawn by lot, so the day after a storm may be in `learn`. A split by time would be sterner.
#
# Questions to take along: What does *never* score? Who sits in each cell? What does a miss cost, and who says so? On which rows was the threshold chosen? Of the rows with 5 %, how many happened?
#
# ## Next
#
# Write down what burned. Then the [exercise](../exercises/05_rare_costly/05_rare_costly.ipynb): seven functions, birds, and a memo. Assistants are welcome after a prediction. Further reading: *Tuning the decision threshold for class prediction* and *Probability calibration* in scikit-learn's user guide.

# %% tags=["debrief"]
burn("05.price", tried="…", expected="…", happened="…", learned="…")
begin("05")
