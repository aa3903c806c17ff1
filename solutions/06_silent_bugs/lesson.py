# %% [markdown]
# # 06 · What fails silently
#
# Nothing crashes, the score is fine, and the model is wrong. How would you ever know?
#
# *50 minutes · needs: modules 00 to 05, functions, `assert` · data: invented parcels*
#
# You will be able to: test a pipeline without reading its code · tell a catch from a false alarm · check columns against a fact that units cannot fool.

# %% [markdown]
# ## Before you start
#
# Three questions from earlier modules.

# %% tags=["recall"]
from grader import begin, bug_hunt, burn, decide, figure, observe, parcels, pipeline, predict, quiz

quiz("06.recall-1")
quiz("06.recall-2")
quiz("06.recall-3")

# %% [markdown]
# ## Two pipelines
#
# A parcel service (fictional) wants to know which parcels will be late. Two colleagues built the same pipeline: fill gaps, scale, logistic regression. One of the two has a mistake that people really make. Both run. Neither prints a warning.
#
# A *pipeline* here has `fit(table, y)`, which starts from nothing each time, and `predict(table)`, which gives the probability of "late" for each row, in the order of the rows.

# %%
import numpy as np
import pandas as pd

table, y = parcels(seed=6)  # 400 parcels; about two in five are late
train, test = table[:200], table[200:]

def accuracy(pipe, labels):
    pipe.fit(train, labels[:200])
    return ((pipe.predict(test) > 0.5) == y[200:]).mean()

healthy, broken = pipeline("logistic"), pipeline(bug=4)
table.head(3)

# %% [markdown]
# ### Predict
#
# The accuracy of always saying "punctual" is about 0.6. What does the **broken** pipeline score on the 200 parcels that it has not seen?

# %% tags=["predict"]
predict("06.broken", ..., confidence=..., why="")

# %% tags=["observe"]
print(f"healthy {accuracy(healthy, y):.3f}, baseline {1 - y[200:].mean():.3f}")
assert accuracy(healthy, y) > 1 - y[200:].mean()  # so far, so good
observe("06.broken", accuracy(broken, y))

# %% [markdown]
# ### What happened?
#
# With such a number it would have gone into production. No score says *this is wrong*; at best it says *this is low*, and only to those who know what high would be.
#
# You could read the code, if you had it, and if you read better than its author did. Or you could ask the pipeline a question whose answer you know beforehand.
#
# ## A question with a known answer
#
# You may not know what a parcel's probability should be. You do know that it must not change when somebody changes the order of the columns, shuffles the rows, or adds a parcel that leaves tomorrow. Change something; say beforehand what has to stay and what has to move. Testers call this *metamorphic*.
#
# Here is one such test, written out. It is **red** when it raises an `AssertionError` and **green** when it does not.

# %% tags=["worked"]
def test_column_order(pipe, table, y):
    # fit: on one half, as usual
    pipe.fit(table[:100], y[:100])
    before = pipe.predict(table[100:])
    # change: the same table, its columns the other way round
    after = pipe.predict(table[100:][table.columns[::-1]])
    # judge: nothing may move
    assert np.allclose(before, after)

test_column_order(healthy, table, y)  # green: no news

# %% [markdown]
# ### Predict
#
# A third colleague's pipeline reads its columns by position. Among 300 parcels, for how many does the yes or no (above or below 0.5) change when the columns come the other way round?

# %% tags=["predict"]
predict("06.columns", ..., confidence=..., within=10, why="")

# %% tags=["observe"]
careless = pipeline(bug=3)
careless.fit(table[:100], y[:100])
there = careless.predict(table[100:]) > 0.5
back = careless.predict(table[100:][table.columns[::-1]]) > 0.5
observe("06.columns", int((there != back).sum()))

# %% [markdown]
# ### Why
#
# A table has names so that nobody has to count. Somewhere on the way `to_numpy()` throws them away, and from then on the third column is whatever comes third. In training, columns came in one order; in production another team writes the table.
#
# ## An alarm that cries wolf
#
# The next question: *does the pipeline use the labels at all?* Shuffle them, fit, and score. With nothing to learn, it should do no better than the baseline.
#
# So a colleague writes: "with shuffled labels the accuracy must be at most 0.60". Before you nod: a test is tried on **healthy** pipelines first. One that is red there is muted within a week, and then it guards nothing.
#
# ### Predict
#
# The healthy pipeline, fitted on labels that were shuffled anew, 40 times over. How many of the 40 accuracies lie above 0.60?

# %% tags=["predict"]
predict("06.wolf", ..., confidence=..., within=3, why="")

# %% tags=["observe"]
rng = np.random.default_rng(6)
shuffled = {name: [accuracy(pipe, rng.permutation(y)) for _ in range(40)]
            for name, pipe in (("healthy", healthy), ("labels slipped", pipeline(bug=1)))}
observe("06.wolf", int((np.array(shuffled["healthy"]) > 0.6).sum()))

# %% tags=["explain"]
quiz("06.one-draw")

# %% [markdown]
# ### Why
#
# A shuffle is a draw, and draws scatter. Where to put the limit, then? Not at a number from a book: compare the score on real labels with the scatter of your own shuffles. In the figure, the second pipeline is bug 1 of the hunt below. Say first: for which of the two will the line for real labels stand inside the cloud?

# %% tags=["explain"]
alt = ("Two rows of 40 dots on an accuracy axis, one for each pipeline: scores after fitting on shuffled labels. "
       "A vertical mark in each row shows the score on real labels; in one row it stands far to the right of the dots.")
with figure("Where does the score on real labels stand among shuffled ones?", alt=alt) as ax:
    for height, (name, scores) in enumerate(shuffled.items()):
        real = accuracy(healthy if name == "healthy" else pipeline(bug=1), y)
        ax.plot(scores, [height] * 40, linestyle="none", alpha=0.5)
        ax.plot([real, real], [height - 0.25, height + 0.25], marker="", linewidth=3)
        ax.text(0.32, height + 0.2, name)
    ax.set(ylim=(-0.6, 1.6), yticks=[], xlim=(0.3, 1), xlabel="accuracy on 200 parcels (bar: real labels)")

# %% [markdown]
# So a test has two duties: **red on what is broken, green on what is healthy**. Both are measured, like recall and precision.
#
# ## Your turn, half of it
#
# A pipeline also reports precision and recall, with `pipe.report(y, labels)`. In bug 8 the two have traded places. Which four predictions show it? Fill the dots. Careful: with as many false alarms as misses, the two numbers are equal, and trading places is invisible.

# %% tags=["faded"]
def test_report(pipe, table, y):
    # frame: two parcels late, two punctual
    truth = [1, 1, 0, 0]
    # change: what is said of them
    said = ...
    # judge: what must precision and recall be?
    precision, recall = ..., ...
    if not any(part is ... for part in (said, precision, recall)):
        told = pipe.report(truth, said)
        assert (told["precision"], told["recall"]) == (precision, recall)

# %% [markdown]
# The hunt tries your tests on four healthy pipelines, then on eight broken ones. Survivors are told by what one sees of them, never by what is wrong.
#
# ### Predict
#
# How many of the eight will the tests caught so far, `test_column_order` and yours, leave alive?

# %% tags=["predict"]
predict("06.alive", ..., confidence=..., within=0, why="")

# %% tags=["observe"]
hunt = bug_hunt(test_column_order, test_report)
observe("06.alive", sum(not by for by in hunt.caught.values()))

# %% [markdown]
# ### What happened?
#
# One test, one kind of mistake. That is why a list of questions is worth more than a clever one. Keep this list: *Does it beat a constant, and its own shuffles? Can it learn eight rows by heart? Does the order of rows or columns matter? Does the answer for one row depend on rows that come later? Is it the same when run twice?*
#
# One question is left that no shuffling answers. A model was trained on °F, and one day the feed sends °C. Every value lies within the usual limits, and one column alone cannot tell °C from a cold week. A *second* column can: temperature and dew point together fix the humidity. Look for such facts in your own tables: a sum of parts, a distance and a time, a birthday and an age.

# %% [markdown]
# ## Stove
#
# *Goal:* catch all eight with no false alarm, **and the ninth**, which is made from an alias that you choose: nobody else has it, and no list names it. There are no steps. Each survivor's symptom is a question that you have not asked yet. `pipeline(bug=9, alias="…")` lets you look at what it says.
#
# Set a timer to 20 minutes. Reporting counts, succeeding does not.
#
# > **Errors are data.** · What does this one tell you? · Change one thing. · Write it down.

# %% tags=["stove"]
def test_mine(pipe, table, y):
    pipe.fit(table[:80], y[:80])
    # ask, and assert

bug_hunt(test_column_order, test_report, test_mine, alias="choose one")
decide("06.question", "…", because="…", instead_of="…")

# %% [markdown]
# ## Debrief
#
# What surprises most people: the tests are short, and none of them knows the right answer. They only know what must not matter.
#
# Andrej Karpathy's *A Recipe for Training Neural Networks* (2019) says at its beginning that training fails silently; several of the questions above stand in it. Breck and others, *The ML Test Score* (2017), list 28 tests and monitors, with points for each.
#
# Questions to take along: What do I know beforehand? Is it green on healthy ones? Could it ever be red? Which fact ties two columns together?

# %% tags=["debrief"]
burn("06.broken", tried="…", expected="…", happened="…", learned="…")

# %% [markdown]
# ## Next
#
# The [exercise](../exercises/06_silent_bugs/06_silent_bugs.ipynb): five tests that are tried on pipelines you never see, and a patch by somebody's assistant to review. Assistants are welcome after a prediction.

# %%
begin("06")
