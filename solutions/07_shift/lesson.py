# %% [markdown]
# # 07 · Where it fails, and when
#
# A good average hides people. A good summer hides September.
#
# *55 minutes · needs: modules 03 to 05, intervals, calibration · data: `flights_2013`, `flights_2023`, `penguins`*
#
# You will be able to: slice a score and tell a finding from luck · read the errors that were sure · say how far inputs have moved, against a batch of the same size · name what a watch without labels cannot see.

# %% [markdown]
# ## Before you start
#
# Three questions from earlier modules.

# %% tags=["recall"]
from grader import begin, burn, decide, drift_dial, figure, load, observe, predict, quiz, slice_explorer

quiz("07.recall-1")
quiz("07.recall-2")
quiz("07.recall-3")

# %% [markdown]
# ## A call for Ines
#
# Ines (fictional) answers the phone of a small airline (fictional too). Its model tells passengers, weeks ahead, how likely their flight will **arrive 15 minutes late or later**. Over the first half of 2013 it promised, on average, what came true. Then somebody calls: *"For us, it is always wrong."*
#
# Who is *us*? An average cannot tell. Here are the flights from January to June, with promises by a model that had not seen them (five folds, each a stretch of weeks).

# %%
import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

# %%
# frame: will a flight that arrives be 15 minutes late, or later?
flights = load("flights_2013").dropna(subset=["arr_delay"])
flights = flights.assign(hour=flights.sched_dep_time // 100, late=flights.arr_delay >= 15)
spring = flights[flights.month <= 6].reset_index(drop=True)
INPUTS = ["hour", "distance", "carrier", "origin", "dest"]
X = spring[INPUTS].astype({name: "category" for name in INPUTS[2:]})
# split, fit
trees = HistGradientBoostingClassifier(max_iter=40, categorical_features="from_dtype", random_state=0)
promise = cross_val_predict(trees, X, spring.late, cv=KFold(5), method="predict_proba")[:, 1]
print(f"{len(spring)} flights, promised {promise.mean():.3f}, late {spring.late.mean():.3f}")

# %% [markdown]
# ## Forty heaps
#
# First, how bad does a slice look when *nothing* is wrong with it? We deal the flights into 40 heaps by lot. Each heap has a late rate, a 95 % interval around it, and a mean promise.
#
# ### Predict
#
# In how many of the 40 heaps does the promise lie outside the interval? And in how many of the six months, January to June? Predict the **second** number: an interval such as `(0, 2)`, and how sure you are, from 50 to 99 percent.

# %% tags=["predict"]
predict("07.months", ..., confidence=..., why="")

# %% tags=["observe"]
heaps = np.random.default_rng(3).integers(0, 40, len(spring))
seen = spring[["month", *INPUTS]].assign(heap=heaps.astype(str))
by_lot = slice_explorer(seen, spring.late, promise, by="heap")
by_month = slice_explorer(seen, spring.late, promise, by="month")
observe("07.months", by_month.out)

# %% [markdown]
# ### What happened?
#
# The heaps show what luck does: about one 95 % interval in twenty misses, also where nothing is to be found. (Deal again with another seed: some draws have none, some several.) Whoever looks at forty slices and reports the worst one has usually found that one.
#
# Now compare the months. `month` is not among the inputs. A model levels out what it can see; what it *cannot* see is where its promises break.
#
# So a finding needs three things: the size **n**, an **interval**, and the number of slices you looked at. Below, look for Ines's callers. Which column holds broken promises? What becomes of the top of the list when you allow slices of one row?

# %% tags=["explain"]
slice_explorer(seen.drop(columns="heap"), spring.late, promise)

# %% [markdown]
# ## Sure and wrong
#
# Slices say *where*. Single errors say *why*, if you read them. Which? Not those near one half: unsure is not wrong. Read those where the model was **sure and wrong**, in the order of their *log loss*: the negative logarithm of the probability given to what happened.
#
# ### Predict
#
# Among the 30 largest losses of the spring, how many were **late** flights? (The others were punctual ones that had been called late.)

# %% tags=["predict"]
predict("07.sure", ..., confidence=..., why="")

# %% tags=["observe"]
to_what_happened = np.where(spring.late, promise, 1 - promise)
top = np.argsort(to_what_happened)[:30]
told = spring.loc[top, ["month", "day", "hour", "carrier", "dest", "dep_delay", "arr_delay"]]
observe("07.sure", int(spring.late[top].sum()))
told.assign(promise=promise[top].round(2))

# %% [markdown]
# ### Why
#
# Look at the largest promise the model ever makes: `promise.max()`. Who never says "surely late" is surprised from one side only. That is a property of its inputs, not a bug.
#
# Read the thirty rows. Give each a **tag**, a cause in your own words: late before it left, late in the air, a minute over the line … A tag is good when it leads to an action of its own. Do two of yours?

# %% tags=["explain"]
my_tags = {
    "left an hour late": "dep_delay > 60",  # add yours: a name, and a condition
    "late by a hair": "arr_delay < 20",
}
pd.Series({name: len(told.query(rule)) for name, rule in my_tags.items()}, name="of 30")

# %% [markdown]
# ## On call, without labels
#
# In July the model goes live. Outcomes arrive two months late, so Ines watches what is known at once: the inputs, and the model's own score. How far has a column moved? A common index, **PSI**, compares its shares then (a) and now (b): the sum of (b - a) · log(b / a). Zero means no move. Folklore says that 0.1 is worth a look.
#
# ### Predict
#
# Cut a column into ten equal parts, and draw 100 rows from *the very same* flights, again and again: nothing has moved. In which share of such batches is PSI above 0.1?

# %% tags=["predict"]
predict("07.folklore", ..., confidence=..., why="")

# %% tags=["worked"]
def psi(then, now):
    # half a row more in every part, so that an empty one has a logarithm
    a, b = then + 0.5, now + 0.5
    a, b = a / a.sum(axis=-1, keepdims=True), b / b.sum(axis=-1, keepdims=True)
    return ((b - a) * np.log(b / a)).sum(axis=-1)

rng = np.random.default_rng(7)
tenths = np.full(10, len(spring) / 10)  # counts of the reference
null = {n: psi(tenths, rng.multinomial(n, [0.1] * 10, size=4000)) for n in (100, 300, 1000)}

# %% tags=["observe"]
observe("07.folklore", (null[100] > 0.1).mean())
alt = "Three curves of PSI from 0 to 0.3 when nothing moved, for batches of 100, 300 and 1,000 rows, "
alt += "and a dashed line at 0.1. The smaller the batch, the further right and the wider the curve."
with figure("How large is PSI when nothing has moved?", alt=alt) as ax:
    for n, values in null.items():
        height, edges = np.histogram(values, np.arange(0, 0.3, 0.01))
        ax.plot(edges[:-1] + 0.005, height / len(values), label=f"{n} rows")
    ax.axvline(0.1, color="#1A1A1A", linestyle="--", marker="")
    ax.legend()
    ax.set(xlabel="PSI, ten parts, no shift", ylabel="share of batches")

# %% [markdown]
# ### Why
#
# With ten parts and n rows, luck alone gives a PSI of about 9 / n. A fixed limit cries wolf on small batches and sleeps on large ones. So let **batches of the same size, without any shift**, set the limit: their 99th percentile. With six columns that still is about one false alarm in seventeen months.
#
# ## September
#
# Ines looks at 300 flights a month. The model learned from January to June; run the next cell to see what she can know in September.
#
# ### Predict
#
# Of 100 flights of September, how many will have been late? Read the card, write your guess in the same cell, and run it again.

# %% tags=["predict"]
drift_dial("2013-09")
predict("07.september", ..., confidence=..., why="")

# %% tags=["observe"]
september = flights.late[flights.month == 9]
observe("07.september", 100 * september.mean())

# %% [markdown]
# ### What happened?
#
# As far as 300 flights can tell: same hours, same carriers, same scores, other outcomes. **Nothing that Ines watched could tell her.** Only outcomes can: look at September again from November, or have somebody look up a few flights by hand each week. Turn the dial month by month, and then ten years on. Which alarm is loud, and which promise is broken?

# %% tags=["explain"]
drift_dial()
quiz("07.name-september")
quiz("07.name-2023")

# %% [markdown]
# ## Names for what moves
#
# **Covariate shift:** other inputs come in. **Label shift:** the mix of outcomes changes, each outcome looks as before. **Concept shift:** the same inputs come out otherwise. **Unseen class:** an outcome that training never had. The penguins have one: train without the island of Biscoe, where all Gentoos live, then name the birds there.
#
# ### Predict
#
# On the Gentoos every name is wrong. What is the model's **mean confidence** there, the probability of the name that it gives?

# %% tags=["predict"]
predict("07.gentoo", ..., confidence=..., why="")

# %% tags=["observe"]
birds = load("penguins").dropna(subset=["body_mass_g"])
SIZES = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
known, new = birds[birds.island != "Biscoe"], birds[birds.species == "Gentoo"]
namer = make_pipeline(StandardScaler(), LogisticRegression()).fit(known[SIZES], known.species)
print(pd.Series(namer.predict(new[SIZES])).value_counts())
observe("07.gentoo", namer.predict_proba(new[SIZES]).max(axis=1).mean())
quiz("07.name-penguins")

# %% [markdown]
# ## Stove
#
# *Goal:* it is the end of November. **Write the rule that Ines follows in December, before you look at December.** What calls her, on how many flights, beyond which limit? What does she do within the hour? Which outcomes does somebody look up? Set a timer to 15 minutes, then turn the dial to December.
#
# Would `batch=3_000` help? Try it on August and on September, and count the alarms that you would get up for. There is no key. Reporting counts, succeeding does not.
#
# > **Errors are data.** · What does this one tell you? · Change one thing. · Write it down.

# %% tags=["stove"]
my_month, my_batch = ..., 300  # for example "2013-08"

if my_month is not ...:
    drift_dial(my_month, batch=my_batch)
decide("07.on-call", "…", because="…", instead_of="…")

# %% [markdown]
# ## Debrief
#
# What surprises most people: the loudest alarm and the largest damage need not fall in the same month. An alarm on inputs says *other flights*. It does not say *broken*. And silence does not say *fine*.
#
# Slices are also where fairness begins: if the promise breaks for one group of people, an average will not mention them, and what to do about it is a decision, not a score.
#
# Questions to take along: How many slices did I look at? Which errors have I read? How large is this number when nothing moves? What could change without any input moving? Who looks up outcomes, and how many?

# %% tags=["debrief"]
burn("07.september", tried="…", expected="…", happened="…", learned="…")

# %% [markdown]
# ## Next
#
# The [exercise](../exercises/07_shift/07_shift.ipynb): six tools, thirty errors of a reader of bird strikes, and a rule for the night. Assistants are welcome after a prediction. Further reading: Breck and others, *The ML Test Score*, 2017; Quiñonero-Candela and others, *Dataset Shift in Machine Learning*, 2009.

# %%
begin("07")
