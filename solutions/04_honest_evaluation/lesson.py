# %% [markdown]
# # 04 · Honest evaluation
#
# One model, one table, four scores. All of them are computed correctly, and one of them is yours.
#
# *55 minutes · needs: modules 00 to 03, cross-validation, AUC · data: `flights_2013`, `job_ads`; in the playground also `flights_2023`*
#
# You will be able to: choose a split from the use · hold out days, groups and the future · put a rule without a model beside every score · give an interval, and say when two models cannot be told apart.

# %% [markdown]
# ## Before you start
#
# Three questions from earlier modules.

# %% tags=["recall"]
from grader import begin, burn, decide, figure, load, observe, predict, quiz, split_playground

quiz("04.recall-1")
quiz("04.recall-2")
quiz("04.recall-3")

# %% [markdown]
# ## The first of October
#
# Ida (fictional) leads the night desk of an airport (fictional). From **1 October** on she wants a list every evening: which of tomorrow's flights may arrive 15 minutes late, or later? A colleague has trained trees on the timetable alone, so nothing leaks from after take-off. He cross-validated, as one does, and hands her one number.
#
# Ida asks back: *"For which flights is that number?"*
#
# Here are a whole year of flights and the colleague's model. (Imagine that the year is over, so that you can look up what Ida could not know.)

# %%
import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier

# frame: which flights of days to come arrive 15 minutes late, or later?
flights = load("flights_2013").dropna(subset=["arr_delay"])
flights = flights.astype({name: "category" for name in ("carrier", "origin", "dest")})
flights["late"] = (flights.arr_delay >= 15).astype(int)
flights["date"] = pd.to_datetime(flights[["year", "month", "day"]])
flights["weekday"], flights["hour"] = flights.date.dt.day_of_week, flights.sched_dep_time // 100
# look
print(len(flights), "flights,", flights.date.nunique(), "days,", round(flights.late.mean(), 3), "late")

# %%
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, KFold, cross_val_score

timetable = ["month", "weekday", "sched_dep_time", "distance", "carrier", "origin", "dest"]

def chances(train, test, columns):  # fit on one table, predict for another
    trees = HistGradientBoostingClassifier(max_iter=40, categorical_features="from_dtype", random_state=0)
    return trees.fit(train[columns], train.late).predict_proba(test[columns])[:, 1]

def auc(folds, columns=timetable):  # judge: the mean AUC over folds
    parts = [(flights.iloc[train], flights.iloc[test]) for train, test in folds]
    return np.mean([roc_auc_score(b.late, chances(a, b, columns)) for a, b in parts])

rows = list(KFold(3, shuffle=True, random_state=0).split(flights))
any_rows = auc(rows)
print("any rows:", round(any_rows, 3))

# %% [markdown]
# ## Who sits next to whom?
#
# That was the colleague's number: any row may train, any row may judge. So most flights are judged by a model that has seen other flights *of the same day*.
#
# ### Predict
#
# Now hold out **whole days**: each day's flights stand on one side. Same rows, same model. What is the AUC?

# %% tags=["predict"]
predict("04.days", ..., confidence=..., why="")

# %% tags=["observe"]
# split: the day is the group
days = list(GroupKFold(3, shuffle=True, random_state=0).split(flights, groups=flights.date))
whole_days = auc(days)
observe("04.days", whole_days)
quiz("04.days-why")

# %% [markdown]
# ### What happened?
#
# Two numbers, neither a mistake. The first answers *"one more flight of a day that I know?"*, the second *"a day that I do not know?"*. Ida's flights are tomorrow's. No flight of tomorrow is in her table.
#
# ### Predict
#
# The colleague has an improvement: the **day of the year**, from 1 to 365, as a further column. With any rows it raises the AUC; you will see by how much. How much does it add when whole days are held out? An interval such as `(0.01, 0.02)`; negative where it hurts.

# %% tags=["predict"]
predict("04.column", ..., confidence=..., why="")

# %% tags=["observe"]
flights["day_of_year"] = flights.date.dt.day_of_year
longer = [*timetable, "day_of_year"]
gains = {"any rows": auc(rows, longer) - any_rows, "whole days": auc(days, longer) - whole_days}
print(pd.Series(gains).round(3))
observe("04.column", gains["whole days"])

# %% [markdown]
# ### Why
#
# With any rows, the new column is the *name of a day*, and the model looks up how that day went. On a day without a past there is little to look up: only days nearby.
#
# **A split is a statement about the use.** Say who stands before the model on its first day, and hold out exactly what will be new: a day, a patient, a company, a writer. A test that is too kind flatters. One that is harsher than the use is no virtue either; it turns down models that would have served.
#
# ## The past is all there is
#
# Whole days still cheat a little: a day in May is judged by a model that has seen June. On 1 October there is no November to learn from. So train on January to September, and test on October to December.
#
# And there is a rival: a printed card that knows only the **hour of departure**, and says how often flights of that hour were late. No trees, no computer.
#
# ### Predict
#
# On the last three months, how far are the trees ahead of the card? AUC of the trees minus AUC of the card, as an interval.

# %% tags=["predict"]
predict("04.rule", ..., confidence=..., why="")

# %% tags=["observe"]
# split: the past trains, the future judges
past, future = flights[flights.month < 10], flights[flights.month >= 10]
# baseline: how often were flights of this hour late?
card = future.hour.map(past.groupby("hour").late.mean()).fillna(past.late.mean())
p = pd.DataFrame({"hour rule": card, "trees": chances(past, future, timetable)})
scores = {name: roc_auc_score(future.late, p[name]) for name in p}
print(pd.Series(scores).round(3))
observe("04.rule", scores["trees"] - scores["hour rule"])

# %% [markdown]
# Now play: press a button for another split, and read which days stand on both sides. Then try `split_playground("ads")`, where job ads come in companies. (The playground deals one third of the rows once, so its numbers differ a little from yours.) Which step costs most, and what became new there?

# %% tags=["explain"]
split_playground()

# %% [markdown]
# ### Predict
#
# One thing more to try: **take a column away**, `month`. With any rows that costs some AUC. What does it do to the last three months? AUC without it minus AUC with it.

# %% tags=["predict"]
predict("04.month", ..., confidence=..., why="")

# %% tags=["observe"]
fewer = timetable[1:]
print("any rows, the same difference:", round(auc(rows, fewer) - any_rows, 3))
p["trees without month"] = chances(past, future, fewer)
scores["trees without month"] = roc_auc_score(future.late, p["trees without month"])
observe("04.month", scores["trees without month"] - scores["trees"])
quiz("04.month-why")

# %% [markdown]
# ### What happened?
#
# One column, two verdicts, as before. A column can hold a regularity that the test year shares with training, and the coming months do not.
#
# Be strict with yourself here: you have now looked at October to December three times. If you ship without `month` *because* of this number, the number is no longer a test of that choice; it made the choice. A test set wears out by being looked at. Another autumn has to confirm it, and one waits in the exercise.
#
# ## How far could it be off?
#
# Two models differ by some hundredths. Would they differ like that in another autumn? You have one autumn, so pretend: **draw its days again**, with replacement, as many as there are, and compute all scores on that draw. Two hundred times. This is the *bootstrap*; the middle 95 % of the values are an interval.

# %% tags=["worked"]
def redrawn(blocks, names, times=200):
    rng, found = np.random.default_rng(0), []
    late, table = future.late.to_numpy(), p[names].to_numpy()
    for _ in range(times):
        # judge: every model on the same draw
        drawn = np.concatenate([blocks[i] for i in rng.integers(0, len(blocks), len(blocks))])
        found.append([roc_auc_score(late[drawn], column) for column in table[drawn].T])
    return pd.DataFrame(found, columns=names)

by_day = redrawn(list(future.reset_index().groupby("date").indices.values()), list(p))

# %% [markdown]
# ### Predict
#
# Many people draw single **rows** instead: about ten thousand flights, as if each were news of its own. How many times as wide is the interval that draws whole days? And: does the interval for *trees minus hour rule* hold 0, `"yes"` or `"no"`?

# %% tags=["predict"]
predict("04.width", ..., confidence=..., why="")
predict("04.lead", ..., confidence=..., why="")

# %% tags=["observe"]
by_row = redrawn(np.arange(len(future)).reshape(-1, 1), ["trees"])
both = {"rows": by_row["trees"], "days": by_day["trees"]}
ends = pd.DataFrame(both).quantile([0.025, 0.975])
print(ends.round(3))
width = ends.loc[0.975] - ends.loc[0.025]
observe("04.width", width["days"] / width["rows"])

# %% tags=["explain"]
pairs = [("trees", "hour rule"), ("trees without month", "trees"), ("trees without month", "hour rule")]
gaps = pd.DataFrame({f"{a}\nminus {b}": by_day[a] - by_day[b] for a, b in pairs}).quantile([0.025, 0.975])
alt = "Three horizontal lines, each the 95 % interval of a difference in AUC, and a dashed line at 0. "
alt += "; ".join(f"{name}: {low:.3f} to {high:.3f}" for name, (low, high) in gaps.items())
with figure("Which differences could be luck of the days?", alt=alt, table=gaps.T) as ax:
    for height, name in enumerate(gaps):
        ax.plot(gaps[name], [height, height], "|-", ms=12)
    ax.axvline(0, color="#1A1A1A", linestyle="--", marker="")
    ax.set(yticks=range(3), yticklabels=list(gaps), ylim=(-0.5, 2.5), xlabel="difference in AUC (95 %, 92 days)")
low, high = gaps["trees\nminus hour rule"]
observe("04.lead", "yes" if low < 0 < high else "no")

# %% [markdown]
# ### Why
#
# Flights of one day are late together. So ten thousand rows hold far less news than ten thousand separate flights would: **resample what varies as a whole.**
#
# And compare by **one interval of the difference**. A stormy draw pulls all models down at once; on the same draw, most of that cancels. Two separate intervals may overlap widely while the difference is clear. And where the interval of the difference holds 0, the answer is "we cannot tell". That is a result, and it can be shipped.
#
# Scores from folds do not help here. Five folds share most of their training rows, so the spread of five scores is no measure of what another year would bring.
#
# ## Now with companies
#
# Titles of job ads, and labels that a machine gave them. The next ads come from companies that are *not* in the table. Fill the dots, one line at a time, and guess both numbers first.

# %% tags=["faded"]
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC
# look: ads that were still open in 2026
ads = load("job_ads").query("last_seen >= '2026'")
# split: which folds does the use ask for?
my_folds = ...
# baseline: what does a rule without a model reach, under the same folds?
my_baseline = ...
model = make_pipeline(TfidfVectorizer(), LinearSVC())
if my_folds is not ...:
    print(my_baseline, cross_val_score(model, ads.title, ads.category, groups=ads.company, cv=my_folds).mean())

# %% [markdown]
# ## Stove
#
# A traveler (fictional) has read over your shoulder: *"Without the column `carrier` your AUC falls. So I book another carrier, and I arrive on time!"*
#
# *Goal:* find out what these flights can say about that sentence, and what they cannot. **Would changing the carrier help her?** There are no steps and no key. Where, and when, do carriers fly? Fifteen minutes are plenty. Reporting counts, succeeding does not.
#
# > **Errors are data.** · What does this one tell you? · Change one thing. · Write it down.

# %% tags=["stove"]
# Your cell: `flights`, `auc`, `past` and `future` are there.
decide("04.carrier", "…", because="…", instead_of="…")

# %% [markdown]
# ## Debrief
#
# What surprises most people: the trees did not change at all. The question did. And "we cannot tell" feels like a failure until somebody ships the wrong one for a hundredth of AUC.
#
# Questions to take along: What is new on the first day of use? Which rule needs no model? How often has this test set been looked at? What varies as a whole? Does the interval of the *difference* hold 0?

# %% tags=["debrief"]
burn("04.split", tried="…", expected="…", happened="…", learned="…")

# %% [markdown]
# ## Next
#
# The [exercise](../exercises/04_honest_evaluation/04_honest_evaluation.ipynb): six answers about scores, and a decision about flights ten years later. Assistants are welcome after a prediction. Further reading: *Cross-validation: evaluating estimator performance* in scikit-learn's user guide; Nadeau and Bengio, *Inference for the generalization error*, Machine Learning 52, 2003.

# %%
begin("04")
