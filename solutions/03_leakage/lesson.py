# %% [markdown]
# # 03 · The number that lies
#
# A model ranks late flights almost perfectly. Nobody will ever be able to use it.
#
# *55 minutes · needs: modules 00 to 02, a pipeline, cross-validation · data: `flights_2013`, `seattle_weather`, and noise*
#
# You will be able to: state the moment of a prediction and list what is known then · put every step that learns inside the folds · use noise as a lie detector · test that a feature cannot see the future.

# %% [markdown]
# ## Before you start
#
# Three questions from earlier modules.

# %% tags=["recall"]
from grader import begin, burn, decide, figure, leak_lab, load, observe, predict, quiz

quiz("03.recall-1")
quiz("03.recall-2")
quiz("03.recall-3")

# %% [markdown]
# ## A contest
#
# Lena (fictional) runs operations at a small airline (fictional too). She opens a contest: who can tell best which flights will **arrive 15 minutes late or later**? Every column of her table is allowed. The best AUC wins a dinner.
#
# *AUC* is the share of pairs, one late flight and one punctual, that a model ranks the right way round: 1 is perfect, 0.50 is a coin.
#
# No teaching yet. Columns that only name or repeat things (`flight`, `tailnum`, `year`, `time_hour`) are out, and so is `arr_delay`, because `late` is made of it. All others are in.

# %%
import numpy as np
import pandas as pd
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

# %%
# frame: will a flight that arrives be 15 minutes late, or later?
flights = load("flights_2013").dropna(subset=["arr_delay"]).sample(12_000, random_state=0)
late = flights["arr_delay"] >= 15
# look
table = flights.drop(columns=["arr_delay", "year", "flight", "tailnum", "time_hour"])
table = table.astype({name: "category" for name in ("carrier", "origin", "dest")})

def auc(columns):  # split, fit, judge: the mean AUC of boosted trees over three folds
    trees = HistGradientBoostingClassifier(
        max_iter=40, categorical_features="from_dtype", random_state=0)
    folds = StratifiedKFold(3, shuffle=True, random_state=0)
    return cross_val_score(trees, table[columns], late, cv=folds, scoring="roc_auc").mean()

table.head(3).T

# %% [markdown]
# ### Predict
#
# What AUC will the best of your lists reach? Replace the dots: an interval such as `(0.6, 0.7)`, and how sure you are, from 50 to 99 percent.

# %% tags=["predict"]
predict("03.contest", ..., confidence=..., why="")

# %% tags=["observe"]
lists = {
    "first try": ["carrier", "origin", "distance"],  # change these two lists,
    "second try": ["month", "sched_dep_time", "carrier"],  # as often as you like
    "every column": list(table.columns),
}
scores = pd.Series({name: auc(columns) for name, columns in lists.items()}, name="AUC")
print(scores.round(3))
observe("03.contest", scores.max())

# %% [markdown]
# ### What happened?
#
# The longest list tends to win. No tuning, no cleverness, and a ranking close to perfect. Dinner is on Lena.
#
# Two days later her mail arrives: *"Great number! We will warn passengers **two hours before departure**. Please run it tomorrow at 10:00 for the noon flights."*
#
# Tomorrow comes. It is 10:00. Which cells of the noon flight's row are filled in?

# %% [markdown]
# ## Two hours before departure
#
# ### Predict
#
# Take away what nobody knows two hours before departure, and fit again. What AUC is left?

# %% tags=["predict"]
predict("03.two-hours", ..., confidence=..., why="")

# %% tags=["observe"]
not_yet = ["dep_time", "dep_delay", "air_time", "arr_time"]  # do you agree with each?
known = [column for column in table.columns if column not in not_yet]
print(known)
observe("03.two-hours", auc(known))

# %% [markdown]
# ### Why
#
# Cross-validation asks: *does it hold for other rows?* It never asks: *is this cell filled in when we need it?* Each fold of the contest was honest about rows and dishonest about time.
#
# So a project starts with one sentence: **"At this moment, knowing these columns, we predict that."** The moment is the *prediction time*. A column that is written later is a *future column*, however neatly it stands in the table. Nothing in the data marks it: somebody has to ask when each number is written down.
#
# Below, the columns lie on a time line (the score comes from one split of the same flights, so it differs a little). Move *now* from the gate back to the timetable. Which step costs most, and what exactly vanished there?

# %% tags=["explain"]
leak_lab()

# %% [markdown]
# ## A lie detector made of noise
#
# Future columns can be caught by asking around. The next leak hides in the *order of lines*.
#
# A hospital (fictional) has 60 patients and 5,000 measurements of each. Too many, so somebody keeps the 20 that are tied most closely to the illness, then cross-validates a model on them. To see what that procedure is worth, we feed it **pure noise**: random measurements, and an illness decided by coin. Nothing is there to be found.
#
# ### Predict
#
# What AUC will the procedure report?

# %% tags=["predict"]
predict("03.noise", ..., confidence=..., why="")

# %% tags=["observe"]
rng = np.random.default_rng(3)

def noise():  # 60 patients, 5,000 measurements, and an illness by coin: 30 have it
    return rng.standard_normal((60, 5000)), rng.permutation(np.arange(60) % 2)

measured, ill = noise()
best_20 = SelectKBest(k=20).fit_transform(measured, ill)
observe("03.noise", cross_val_score(LogisticRegression(), best_20, ill, scoring="roc_auc").mean())

# %% tags=["explain"]
quiz("03.noise-why")

# %% [markdown]
# ### Why
#
# **Whatever learns from `y` is a part of the model**, and the whole model belongs inside the folds. A pipeline does that: in every fold it selects again, from the training rows alone. Read the worked example, then say what you expect of the figure before you run it.

# %% tags=["worked"]
def select_first(X, y):
    return cross_val_score(
        LogisticRegression(), SelectKBest(k=20).fit_transform(X, y), y, scoring="roc_auc").mean()

def select_inside(X, y):
    # fit: the selection is the first step of the model
    model = make_pipeline(SelectKBest(k=20), LogisticRegression())
    # judge: five folds, and in each of them the model starts from nothing
    return cross_val_score(model, X, y, scoring="roc_auc").mean()

draws = [noise() for _ in range(12)]
runs = {f.__name__: [f(X, y) for X, y in draws] for f in (select_first, select_inside)}

# %% tags=["explain"]
alt = "Two rows of 12 dots on an AUC axis from 0 to 1, with a dashed line for chance at 0.5."
with figure("What does each order report where nothing is to be found?", alt=alt, table=pd.DataFrame(runs)) as ax:
    for height, (name, values) in enumerate(runs.items()):
        ax.plot(values, [height] * 12, linestyle="none", alpha=0.7)
        ax.text(0.02, height + 0.12, name)
    ax.axvline(0.5, color="#1A1A1A", linestyle="--", marker="")
    ax.set(xlim=(0, 1.05), ylim=(-0.5, 1.5), yticks=[], xlabel="AUC on noise (12 draws, 60 rows each)")

# %% [markdown]
# Keep this trick: **run the whole procedure on noise. An honest one scores about chance.** Do the same where there *is* a signal, or `return 0.5` would look like a saint.
#
# Noise is no oracle. It convicts procedures that look at the labels of test rows, and not even all of those. It says nothing about future columns. And scaling outside the folds, a leak in principle, seldom moves a score, because a scaler never sees a label.
#
# ## Now with a signal
#
# 30 real measurements of tumors, hidden among 3,000 columns of noise. Fill the dots, one line at a time. Which steps belong into the model, and in which order?

# %% tags=["faded"]
# frame: benign or malignant, for the next sample? (Not for use on people.)
real, benign = load_breast_cancer(return_X_y=True)
# look: 80 samples, 30 real columns and 3,000 of noise
some = rng.choice(len(real), 80, replace=False)
real, benign = real[some], benign[some]
crowd = np.hstack([real, rng.standard_normal((80, 3000))])
# split: which folds?
my_folds = ...
# baseline: what does a model score on the 3,000 noise columns alone?
my_baseline = ...
# fit: all steps that learn
my_model = ...
# judge
if not any(part is ... for part in (my_folds, my_baseline, my_model)):
    print(my_baseline, cross_val_score(my_model, crowd, benign, cv=my_folds, scoring="roc_auc").mean())

# %% [markdown]
# ## Nobody has tomorrow's newspaper
#
# Rows in time leak without any label. A friend smooths Seattle's daily temperatures with a window of seven days around each day. To test it we change the future: from 1 July 2014 on, every day becomes 10 °C warmer. What was computed for the days before should not care.
#
# ### Predict
#
# 912 days lie before that date. How many of them get another smoothed value? And how many, if the feature is a z-score: temperature minus the mean of all days, divided by their standard deviation? Predict the **second** number.

# %% tags=["predict"]
predict("03.past", ..., confidence=..., within=5, why="")

# %% tags=["observe"]
today = load("seattle_weather").set_index("date")["temp_max"]
warmer = today + 10 * (today.index >= "2014-07-01")
features = {
    "window around": lambda t: t.rolling(7, center=True, min_periods=1).mean(),
    "z-score of all": lambda t: (t - t.mean()) / t.std(),
    "window behind": lambda t: t.rolling(7, min_periods=1).mean(),
}
moved = pd.Series({name: int((abs(make(warmer) - make(today))[:"2014-06-30"] > 1e-9).sum())
                   for name, make in features.items()}, name="days of the past that moved")
print(moved)
observe("03.past", moved["z-score of all"])

# %% tags=["explain"]
alt = ("Three lines over 24 days around 1 July 2014: what the change of the future did to each feature. "
       "Before that date one stays at 0 throughout, one up to three days before, one never.")
with figure("Which days move when only the future changes?", alt=alt) as ax:
    for name, make in features.items():
        gap = (make(warmer) - make(today))["2014-06-19":"2014-07-12"]
        ax.plot(np.arange(-12, 12), gap / abs(gap).max(), label=name)
    ax.axvline(0, color="#1A1A1A", linestyle=":", marker="")
    ax.legend()
    ax.set(xlabel="days since 1 July 2014", ylabel="change, as a share of the largest")

# %% [markdown]
# ### What happened?
#
# One of the three features holds still. **Change the future; if the past moves, the feature knew.** It needs no label and no model, and it finds leaks that a score may hide.
#
# One change at one date is not enough, though. A gap that is filled from the next known day (`bfill`) moves only when the change falls right behind that gap. So change the future at *every* date.

# %% [markdown]
# ## Stove
#
# *Goal:* sell Lena a prediction that she can use. `dep_delay` is forbidden two hours before departure and lawful at push-back, when the plane leaves the gate. Between the two lie other moments, and columns that nobody has made yet: what have flights done that left *earlier the same day*? **Choose the moment, build what is known then, measure, and defend it.**
#
# There are no steps and no key. What can an airline still do at that moment? Set a timer to 15 minutes. Reporting counts, succeeding does not.
#
# > **Errors are data.** · What does this one tell you? · Change one thing. · Write it down.

# %% tags=["stove"]
my_columns = ...  # a list of columns of `table`, with any that you add

if my_columns is not ...:
    print(auc(my_columns))
decide("03.moment", "…", because="…", instead_of="…")

# %% [markdown]
# ## Debrief
#
# What surprises most people: a leak does not look like an error. It looks like talent. In a survey by Kapoor and Narayanan (2023), leakage had reached 294 papers in 17 fields, written by people who knew what a test set is.
#
# And the number that is left? It may still flatter: flights of one stormy day stood on both sides of the split. That is module 04.
#
# Questions to take along: When is each column written? Which steps saw a label of a test row? What would this procedure score on noise? Does the past move when the future changes? Which rows stand on both sides?

# %% tags=["debrief"]
burn("03.contest", tried="…", expected="…", happened="…", learned="…")

# %% [markdown]
# ## Next
#
# The [exercise](../exercises/03_leakage/03_leakage.ipynb): seven functions that could lie, and a memo that must not. Assistants are welcome after a prediction. Further reading: Kapoor and Narayanan, *Leakage and the reproducibility crisis in machine-learning-based science*, Patterns 4(9), 2023; *Common pitfalls and recommended practices* in scikit-learn's user guide.

# %%
begin("03")
