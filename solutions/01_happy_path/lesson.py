# %% [markdown]
# # 01 · The happy path, on purpose
#
# You will build a model that is right nearly every time. Then a ranger will ask for it.
#
# *50 minutes · needs: module 00, pandas columns and rows · data: Palmer penguins, 344 birds, CC0*
#
# You will be able to: walk through the six steps of a model · put every score next to a baseline · keep gaps and scales inside a pipeline · say for whom a score was measured.

# %% [markdown]
# ## Before you start
#
# Three questions. The first is from module 00, the others are general.

# %% tags=["recall"]
from grader import baseline_bar, begin, burn, figure, load, observe, predict, quiz

quiz("01.recall-1")
quiz("01.recall-2")
quiz("01.recall-3")

# %% [markdown]
# ## The washed-out column
#
# Mara (fictional) keeps the archive of a polar station. Water has run through some old field books: four measurements of each penguin can still be read, the species cannot. She has a clean table of 344 birds from three islands where nothing is missing but a few cells, and by tonight she wants a model that fills in the washed-out names.
#
# By tonight she will have one, and its score will look splendid. Walk with her; this is the happy path. Keep an eye on who is *not* walking along.
#
# Every model in this course goes through the same six steps: **frame** the question, **look** at the data, **split** it, set a **baseline**, **fit**, **judge**.

# %%
import numpy as np
from sklearn.dummy import DummyClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

MEASURES = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
birds = load("penguins").dropna(subset=MEASURES)

# %% [markdown]
# Two birds without any measurement were left out here, to keep the first steps short. A model in use cannot do that; you will come back to it.
#
# ## The laziest guess
#
# ### Predict
#
# There are three species. Somebody who has never seen a penguin always answers with the most common one. **How often is that right?** A share such as 0.5, or an interval such as `(0.3, 0.4)`, and how sure you are, in percent from 50 to 100. Only then run the next cell.

# %% tags=["predict"]
predict("01.majority", ..., confidence=..., why="")

# %% tags=["observe"]
# frame: which species is it, from four measurements?
# look: how many birds of each, and do they differ?
counts = birds["species"].value_counts()
places = {"Adelie": (208, 33), "Chinstrap": (184, 54.5), "Gentoo": (223.5, 39.5)}
alt = "Scatter: flipper 170 to 235 mm across, bill 30 to 60 mm up. Three clouds that "
alt += "touch: Adelie at the lower left, Chinstrap at the upper left, Gentoo at the right."
with figure("Can a ruler tell species apart?", alt=alt, table=counts) as ax:
    for name, group in birds.groupby("species"):
        ax.plot(group["flipper_length_mm"], group["bill_length_mm"], ls="", ms=5)
        ax.text(*places[name], f"{name}, n = {len(group)}", ha="center")
    ax.set(xlabel="flipper length (mm)", ylabel="bill length (mm)")
majority = counts.max() / counts.sum()
observe("01.majority", majority)

# %% [markdown]
# ### What happened?
#
# Compare the result with one third. A guesser who always says the biggest class beats one who spreads the guesses evenly, whenever the classes differ in size.
#
# ### Why
#
# An **accuracy** is the share of right answers. It has no meaning alone: 0.9 is splendid where a guess gets 0.4, and a disgrace where a guess gets 0.95. The score of a rule that needs no model is a **baseline**. It costs one line. Write it down *before* there is a model to be proud of.
#
# *Try it:* put `bill_depth_mm` on the upward axis. Which pair of measurements keeps the clouds apart best?
#
# ## Millimeters and grams
#
# A nearest-neighbor model (kNN) keeps all known birds. Asked about a new one, it finds the five most similar and lets them vote. Similar means: little difference, summed over the four columns.
#
# **Scaling** shifts and stretches each column so that its mean is 0 and its spread is 1. No information is added.
#
# ### Predict
#
# **By how much does scaling change the accuracy of kNN?** Give scaled minus unscaled, as an interval; `(-0.02, 0.02)` says that it hardly matters.

# %% tags=["predict"]
predict("01.scaling", ..., confidence=..., why="")

# %% [markdown]
# **Folds** make an honest exam: the birds are dealt into five piles, and each pile is named once by a model that was fitted to the other four.

# %% tags=["observe"]
# split: five piles with the same mix of species
folds = StratifiedKFold(5, shuffle=True, random_state=0)
X, y = birds[MEASURES], birds["species"]
raw = KNeighborsClassifier()
# fit: scaling and voting in one recipe, learned anew for each pile
scaled = make_pipeline(StandardScaler(), KNeighborsClassifier())
# judge
raw_scores = cross_val_score(raw, X, y, cv=folds)
scaled_scores = cross_val_score(scaled, X, y, cv=folds)
observe("01.scaling", scaled_scores.mean() - raw_scores.mean())

# %%
asked = 316  # one bird; try other numbers up to 341
Z = StandardScaler().fit_transform(X)
alt = "Scatter: body mass (g), bill length (mm). Star; squares below it; triangles around."
with figure("Who are this bird's five neighbors?", alt=alt) as ax:
    ax.plot(X["body_mass_g"], X["bill_length_mm"], ".", c="#767676", ms=3, label="342 birds")
    ax.plot(*X.iloc[asked, [3, 0]], "*", ms=18, label=f"asked: {y.iloc[asked]}")
    for values, mark, name in ((X.to_numpy(), "s", "raw"), (Z, "^", "scaled")):
        far = np.linalg.norm(values - values[asked], axis=1)
        near = X.iloc[far.argsort()[1:6]]
        ax.plot(near["body_mass_g"], near["bill_length_mm"], mark, ms=8, label=name)
    ax.set(xlabel="body mass (g)", ylabel="bill length (mm)")
    ax.legend()

# %% [markdown]
# ### What happened?
#
# Read the squares from left to right, then from bottom to top. On which axis do they agree with the star, and on which not at all?
#
# ### Why
#
# Body mass runs over thousands of grams, bills over a few dozen millimeters. In a sum of differences the grams shout. So the raw model mostly asks: who weighs the same? Write the mass in kilograms, and it becomes a whisper. A result that hangs on the choice of unit is an accident.
#
# The scaler *learns* mean and spread, and so it belongs inside the **pipeline**, the recipe that is cooked again for each pile. Scale the whole table first, and the scaler has already seen the exam.
#
# ## What the island knows
#
# ### Predict
#
# One more baseline, and a nasty one: a rule that sees no measurement at all. It knows **only the island** where a bird was found and answers with the most common species there. How often is it right?

# %% tags=["predict"]
predict("01.island-only", ..., confidence=..., why="")

# %% tags=["observe"]
# baseline: for each island, name its most common species
rule_scores = []
for train, test in folds.split(X, y):
    past, new = birds.iloc[train], birds.iloc[test]
    rule = past.groupby("island")["species"].agg(lambda names: names.mode()[0])
    rule_scores.append((new["island"].map(rule) == new["species"]).mean())
island_only = np.mean(rule_scores)
observe("01.island-only", island_only)

# %% [markdown]
# ### What happened?
#
# Look at the bars below. How far above the *better* baseline does a splendid score still stand? Then take columns away: choose a model and columns and press *Add this bar*, or write `bars.add(model="kNN scaled", columns="bill only")`. Which single change costs most?

# %% tags=["explain"]
models = {"kNN scaled": scaled, "kNN raw": raw}
models["logistic"] = make_pipeline(StandardScaler(), LogisticRegression())
columns = {"all four": MEASURES, "bill only": MEASURES[:2], "mass only": MEASURES[3:]}

def score(model, columns, options=columns):
    return cross_val_score(models[model], X[options[columns]], y, cv=folds).mean()

baselines = {"majority": majority, "island only": island_only}
bars = baseline_bar(score, baselines, choices={"model": models, "columns": columns})

# %% [markdown]
# ## An island without a past
#
# Mara's model is done, and its score is fine. A new question arrives: a ranger on Torgersen wants to use it on birds there. Were there no birds from Torgersen in the table, would it work? That can be tried: pretend that nobody ever went.
#
# ### Predict
#
# Train on the other islands, test on Torgersen. **Which accuracy?** Here are all six steps in one piece, with a filler for gaps inside the recipe, so that no bird is turned away.

# %% tags=["predict"]
predict("01.torgersen", ..., confidence=..., why="")

# %% tags=["observe", "worked"]
# frame: which species is it, on an island where nobody measured before?
penguins = load("penguins")
# look: how many birds on each island?
print(penguins["island"].value_counts().to_dict())
# split: by island, because the question is about a new island
is_new = penguins["island"] == "Torgersen"
known, new = penguins[~is_new], penguins[is_new]
# baseline: the most common species among the known birds
lazy = DummyClassifier().fit(known[MEASURES], known["species"])
# fit: gaps, scale and votes in one recipe
model = make_pipeline(SimpleImputer(), StandardScaler(), KNeighborsClassifier())
model.fit(known[MEASURES], known["species"])
# judge
print("baseline:", lazy.score(new[MEASURES], new["species"]))
observe("01.torgersen", model.score(new[MEASURES], new["species"]))

# %%
alt = "Dots: accuracy 0.6 to 1 across, three models up. Each diamond is near its lines."
with figure("Does the score survive the trip?", alt=alt) as ax:
    for row, (name, recipe) in enumerate(models.items()):
        there = birds["island"] == "Torgersen"
        mixed = cross_val_score(recipe, X, y, cv=folds)
        trip = recipe.fit(X[~there], y[~there]).score(X[there], y[there])
        ax.plot(mixed, [row + 0.1] * 5, "|", ms=14, color="#000000")
        ax.plot(trip, row - 0.1, "D", ms=9, color="#D55E00")
    ax.set(xlabel="accuracy (lines: five mixed folds; diamond: Torgersen, n = 51)")
    ax.set(xlim=(0.6, 1.01), ylim=(-0.6, 2.6), yticks=range(3), yticklabels=models)

# %% [markdown]
# ### What happened?
#
# Do the diamonds stand among the lines? And look at the baseline that was printed: the most common species among the *known* birds need not be the one that lives on the new island. A baseline can travel badly too.
#
# ### Why
#
# Two splits, two questions. Mixed folds ask: how good is it for *one more bird like these*? Holding an island out asks: how good is it where nobody has been? **A split is a statement about the use.** Neither is the right one before you know who will ask.
#
# ## Now with gaps
#
# Another question, the same six steps: female or male? Fill the dots, one line at a time. Guess both numbers before you run it.

# %% tags=["faded"]
# frame: female or male, from the same four measurements?
sexed = penguins.dropna(subset=["sex"])
# look: how many of each?
print(sexed["sex"].value_counts().to_dict())
# split: which folds?
my_folds = ...
# baseline: what does somebody reach who always says the same?
my_baseline = ...
# fit: a recipe of your own
recipe = ...
# judge
if not any(part is ... for part in (my_folds, my_baseline, recipe)):
    sexes = cross_val_score(recipe, sexed[MEASURES], sexed["sex"], cv=my_folds)
    baseline_bar({"my recipe": sexes.mean()}, {"always the same": my_baseline})

# %% [markdown]
# ## Stove
#
# *Goal:* the ranger on **Biscoe** has heard of the success on Torgersen and wants the model tomorrow. Nobody has measured on Biscoe yet. **What accuracy will you promise, and what do you find?**
#
# There are no steps, and no answer is printed anywhere. Fifteen minutes are plenty. Reporting counts here, succeeding does not.
#
# > **Errors are data.** · What does this one tell you? · Change one thing. · Write it down.

# %% tags=["predict", "stove"]
predict("01.biscoe", ..., confidence=..., why="")

# %% tags=["observe", "stove"]
biscoe_accuracy = ...  # your number, when you have one

if biscoe_accuracy is not ...:
    observe("01.biscoe", biscoe_accuracy)

# %% [markdown]
# ## Debrief
#
# Did you look at the score or at the birds? A number says *that* something failed. A table of true names against answers says *what*, and it takes one line (`pandas.crosstab`). Most people try three more models first.
#
# Write down what burned, while it is warm.

# %% tags=["debrief"]
burn("01.ranger", tried="…", expected="…", happened="…", learned="…")

# %% [markdown]
# Questions to take along: Which guess needs no model? What does a scaler learn, and from whom? Which of two baselines is the one to beat? For whom was this score measured? What can a model never answer?

# %% [markdown]
# ## Next
#
# The [exercise](../exercises/01_happy_path/01_happy_path.ipynb): eight items, on birds that nobody has seen. `begin` makes a copy that is yours. Assistants are welcome after a prediction. Further reading: *Common pitfalls and recommended practices* in scikit-learn's user guide; Gorman, Williams and Fraser (2014), *PLoS ONE* 9(3), where the penguins come from.

# %%
begin("01")
