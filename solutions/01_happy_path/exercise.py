# %% [markdown]
# # 01 · The happy path, on purpose: exercise
#
# **Time** 60 minutes · **needs** the lesson of module 01 · **data** Palmer penguins
# (344 birds, CC0)
#
# The loop of the lesson once more, in functions that work on *any* table of birds.
# Each check uses tables that nobody has seen before: other birds, other names, other
# islands. A number remembered from the lesson will not fit them.
#
# Stuck? Run `hint("01-1")` in a cell of your own. Assistants are welcome after a
# prediction.

# %%
import numpy as np
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.model_selection import StratifiedKFold, cross_val_score, train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from grader import hint, load, observe, predict, progress, quiz

penguins = load("penguins")
MEASURES = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
penguins.head()

# %% [markdown]
# ## 01-1 · The laziest guess
#
# Before any model: how often is somebody right who always says the same label?
#
# **In:** `y`, a Series of labels (text or numbers, at least one, no gaps).
# **Out:** the accuracy of always naming the most frequent label, as a share from
# 0 to 1.
#
# 2 points · A checked by machine

# %% solution="01-1"
def majority_accuracy(y):
    """Return the share of the most frequent label in the Series `y`."""
    ### BEGIN SOLUTION
    return y.value_counts(normalize=True).iloc[0]
    ### END SOLUTION

# %% tests="01-1"
from grader import check
check("01-1", majority_accuracy)

# %% [markdown]
# ## 01-2 · Split before anything else
#
# A quarter of the birds waits in a drawer.
#
# **In:** `df`, a table with the columns of `penguins`, one row per bird, in order of
# species; some cells are missing. Its index labels tell birds apart and are no
# positions.
# **Out:** four parts, `X_train, X_test, y_train, y_test`. The X parts hold the
# columns of `MEASURES` as they were measured, the y parts the column `species`.
# Every bird is in exactly one of train and test, 20 to 30 % of them in test; each
# species makes up the same share on both sides (give or take two birds); index labels
# are kept; a second call on the same table gives the same parts.
#
# 5 points · A checked by machine: 2 for the parts, 2 for equal shares, 1 for the
# second call

# %% solution="01-2"
def make_split(df):
    """Return `X_train, X_test, y_train, y_test`: a stratified, repeatable split."""
    ### BEGIN SOLUTION
    return train_test_split(
        df[MEASURES],
        df["species"],
        test_size=0.25,
        stratify=df["species"],
        random_state=0,
    )
    ### END SOLUTION

# %% tests="01-2"
from grader import check
check("01-2", make_split)

# %% [markdown]
# ## 01-3 · Hand over the recipe
#
# A nearest-neighbor model uses raw values. You change body mass from grams to
# kilograms in *all* rows, fit again and ask about the same birds. **What share of the
# answers changes?** Write your guess in the next cell, run it, then the one after.

# %% tags=["predict"]
predict("01.kilograms", ..., confidence=..., within=0.05)

# %% tags=["observe"]
birds = penguins.dropna(subset=MEASURES)
new = np.arange(len(birds)) % 2 == 1
answers = {}
for unit, factor in {"gram": 1, "kilogram": 0.001}.items():
    X = birds[MEASURES] * [1, 1, 1, factor]
    raw = KNeighborsClassifier().fit(X[~new], birds["species"][~new])
    answers[unit] = raw.predict(X[new])
changed = np.mean(answers["gram"] != answers["kilogram"])
observe("01.kilograms", changed)

# %% [markdown]
# Now write a model to which this cannot happen.
#
# **In:** nothing. **Out:** a new classifier that nobody has fitted yet: a pipeline, a
# search over one, or anything else with `fit` and `predict`. It is given tables with
# the columns of `MEASURES`, and
#
# - it learns from and answers for *every* row, also where measurements are missing;
# - its answers stay the same when a column is given in another unit, in `fit` and
#   `predict` alike (a few rows in a hundred may differ);
# - on new birds it is clearly better than naming the biggest species.
#
# The algorithm is up to you.
#
# 5 points · A checked by machine: 1 for a new, unfitted model, 2 for the gaps, 2 for
# the units

# %% solution="01-3"
def build_model():
    """Return a new, unfitted classifier that fills gaps and ignores units."""
    ### BEGIN SOLUTION
    return make_pipeline(SimpleImputer(), StandardScaler(), KNeighborsClassifier())
    ### END SOLUTION

# %% tests="01-3"
from grader import check
check("01-3", build_model)

# %% [markdown]
# ## 01-4 · The same exam for everybody
#
# Somebody hands you a few models and asks which one is better.
#
# **In:** `models`, a dictionary from a name to an unfitted classifier; `X`, a
# DataFrame of numbers without gaps; `y`, a Series of labels with the index of `X`.
# **Out:** a DataFrame with one row per model, named by its key (in the index, or in
# a column), and the columns `mean` and `std` of its accuracy (a share) over five folds
# of equal size. All models are scored on the same folds, on rows that they were not
# fitted to. Either kind of standard deviation is fine.
#
# 5 points · A checked by machine: 3 for honest numbers, 2 for one exam for all

# %% solution="01-4"
def compare(models, X, y):
    """Return mean and std of the five-fold accuracy of each model, as a table."""
    ### BEGIN SOLUTION
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    scores = {name: cross_val_score(m, X, y, cv=folds) for name, m in models.items()}
    return pd.DataFrame(scores).agg(["mean", "std"]).T
    ### END SOLUTION

# %% tests="01-4"
from grader import check
check("01-4", compare)

# %% [markdown]
# ## 01-5 · More than the island knows
#
# Where a bird was seen says a lot about its species, and needs no ruler. What do the
# measurements add?
#
# **In:** `model`, an unfitted classifier that copes with gaps; `df`, a table like
# `penguins`; `folds`, a scikit-learn splitter with a fixed seed.
# **Out:** one number, the accuracy of `model` on the columns of `MEASURES` minus the
# accuracy of the *island rule*, both on the test rows of the same folds. The island
# rule names, for each island, the species that is most frequent there in the training
# rows. `0.1` means ten points of accuracy. Differences below 0.02 do not count.
#
# 3 points · A checked by machine

# %% solution="01-5"
def gain_over_island(model, df, folds):
    """Return how much more accurate `model` is than a rule that knows the island."""
    ### BEGIN SOLUTION
    X, y = df[MEASURES], df["species"]
    rule_scores = []
    for train, test in folds.split(X, y):
        past, new = df.iloc[train], df.iloc[test]
        rule = past.groupby("island")["species"].agg(lambda s: s.mode()[0])
        rule_scores.append((new["island"].map(rule) == new["species"]).mean())
    return cross_val_score(model, X, y, cv=folds).mean() - np.mean(rule_scores)
    ### END SOLUTION

# %% tests="01-5"
from grader import check
check("01-5", gain_over_island)

# %% [markdown]
# ## 01-6 · A new island
#
# How good is the model on an island from which no bird was ever measured?
#
# **In:** `model`, an unfitted classifier that copes with gaps; `df`, a table like
# `penguins`; `island`, the name of one of its islands.
# **Out:** the accuracy (a share) on all birds of `island`, with the columns of
# `MEASURES`, after fitting on all birds of the other islands and on no others.
#
# 3 points · A checked by machine

# %% solution="01-6"
def new_island(model, df, island):
    """Return the accuracy on `island` of a model fitted on the other islands."""
    ### BEGIN SOLUTION
    here = df["island"] == island
    model.fit(df.loc[~here, MEASURES], df.loc[~here, "species"])
    return model.score(df.loc[here, MEASURES], df.loc[here, "species"])
    ### END SOLUTION

# %% tests="01-6"
from grader import check
check("01-6", new_island)

# %% [markdown]
# ## 01-7 · Why did it fail?
#
# Run your function on the three islands of `penguins`, and look at the birds that were
# missed. Then show the question with `quiz("01.why")`, and keep your choice here:
# `why = quiz("01.why", "…")` with its letter.
#
# 2 points · A checked by machine

# %% solution="01-7"
why = None
### BEGIN SOLUTION
why = quiz("01.why", "c")
### END SOLUTION

# %% tests="01-7"
from grader import check
check("01-7", why)

# %% [markdown]
# ## 01-8 · Two sentences to the ranger
#
# A ranger on Biscoe wants to use the model tomorrow. Write two sentences, 15 to 80
# words in all: *which* birds it will miss there and why, and *what to do* before it
# is used. Name the island and the species.
#
# 1 point · S structure checked. 4 points · R read by a person, by you first: *right
# reason, no blame on tuning* (2), *an action that a ranger can take* (2)

# %% answer="01-8"
ranger_note = """
Write two sentences here.
"""
### BEGIN SOLUTION
ranger_note = """
On Biscoe the model will call every Gentoo by another name, because no Gentoo lives
on the islands that it was trained on and it can only answer with species it has
seen. Before using it, measure and name some birds of each species on Biscoe, train
again with them, and test on others.
"""
### END SOLUTION

# %% tests="01-8"
from grader import check
check("01-8", ranger_note)

# %% [markdown]
# ## Next
#
# `progress()` shows what is done. Module 02 takes the clean table away: there the
# first job is to find out what a column means.
