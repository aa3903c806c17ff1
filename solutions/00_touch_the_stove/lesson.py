# %% [markdown]
# # 00 · Touch the stove
#
# A model scores 100 percent. By the end of this page you will know what that is worth.
#
# *40 minutes · needs: Python functions, lists, dicts and loops · data: `breast_cancer`, part of scikit-learn*
#
# You will be able to: save a prediction before you look · tell luck from skill in a score · read an error from its last line · say which of your projects are your own.
#
# New here? Select a cell, press **Shift+Enter**, go on to the next. Words of the course stand in the [glossary](../docs/glossary.md).

# %% [markdown]
# ## Before you start
#
# Three questions from what you know already. A miss is information: it says what to look up.

# %% tags=["recall"]
from grader import burn, calibration, check, decide, figure, hint, observe
from grader import passport, predict, progress, quiz

quiz("00.recall-1")
quiz("00.recall-2")
quiz("00.recall-3")

# %% [markdown]
# ## A perfect score
#
# Ines (fictional) has a table of tissue samples: 30 measurements of the cell nuclei in each, and whether the tumor was benign or malignant. She trained a model, kept 40 samples aside as an exam, and it answered all 40 correctly. Score: 1.00. The e-mail to the head of her clinic is written. Her finger is over the button.
#
# You have the same table and the same kind of model. Only the **seed**, the number that decides which samples land in the exam, is yours.
#
# The samples are real. Nothing here is fit for decisions about people.

# %%
import sys

import numpy as np
from sklearn.datasets import load_breast_cancer, load_wine
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import ShuffleSplit, cross_val_score, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

# %% [markdown]
# ### Predict
#
# What will your model score with a seed of your choice? Replace the dots: an interval, such as `(0.5, 0.7)`, and how sure you are, from 50 (a coin would do as well) to 99 percent. At 100 %, one miss contradicts the forecast.
#
# Why bother? Once the answer is on the screen, it will look as if you had known it all along. Everybody's memory does that. A saved guess does not.

# %% tags=["predict"]
predict("00.first-score", ..., confidence=..., why="")

# %% [markdown]
# Now put in your lucky number and run it. The comments name the six steps that every model in this course goes through.

# %% tags=["observe", "worked"]
lucky_number = 7
# frame: is a tumor benign (1) or malignant (0)?
X, y = load_breast_cancer(return_X_y=True)
# look: 169 samples go into a vault, as next month's patients; 400 stay on the desk
X_desk, X_vault, y_desk, y_vault = train_test_split(
    X, y, test_size=169, random_state=0, stratify=y
)
# split: the seed decides which 40 samples of the desk are the exam
X_fit, X_exam, y_fit, y_exam = train_test_split(
    X_desk, y_desk, test_size=40, random_state=lucky_number
)
# baseline: what scores somebody who always says "benign"?
print("always benign:", y_exam.mean())
# fit, judge
model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X_fit, y_fit)
observe("00.first-score", model.score(X_exam, y_exam))

# %% [markdown]
# ### What happened?
#
# Put another lucky number in and run the cell again. And again. (The first prediction stays the one that counts.) Somewhere in there you may meet Ines's perfect score, and you may be tempted to stop there.
#
# ### Why
#
# The same rows, the same code, another number: a score from one seed is a lottery ticket. How large is the lottery? One ticket cannot tell.

# %% [markdown]
# ## A hundred tickets
#
# ### Predict
#
# Take the seeds 0 to 99. How far apart will the best and the worst score lie? Give the **gap**, highest minus lowest, as an interval.

# %% tags=["predict"]
predict("00.gap", ..., confidence=..., why="")

# %% tags=["observe"]
def ticket(seed):  # gives the exam score of one seed, and the model that sat the exam
    X_fit, X_exam, y_fit, y_exam = train_test_split(
        X_desk, y_desk, test_size=40, random_state=seed
    )
    model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X_fit, y_fit)
    return model.score(X_exam, y_exam), model

tickets = [ticket(seed) for seed in range(100)]
scores = np.array([score for score, _ in tickets])
with figure("How much can a seed decide?", alt="Bars: exam score across, seeds up.") as ax:
    ax.bar(*np.unique(scores, return_counts=True), width=0.018)
    ax.set(xlabel="exam score (40 samples)", ylabel="seeds, of 100")
observe("00.gap", scores.max() - scores.min())

# %% [markdown]
# ### What happened?
#
# Look for the bar on the far right: how rare is a perfect score? Ines did not cheat. She stopped at a good moment.
#
# ### Predict
#
# One objection is left: perhaps a lucky seed also makes a *better model*. The vault can tell. Both models, the one with the best ticket and the one with the worst, now answer the same 169 new samples. By how much will the lucky one beat the unlucky one? (Negative: it loses.)

# %% tags=["predict"]
predict("00.vault", ..., confidence=..., why="")

# %% tags=["observe"]
alt = "Two lines from exam to vault, score up: lucky seed and unlucky seed."
vault = {}
with figure("Does the luck travel to new patients?", alt=alt) as ax:
    for name, place in {"lucky": scores.argmax(), "unlucky": scores.argmin()}.items():
        score, winner = tickets[place]
        vault[name] = winner.score(X_vault, y_vault)
        ax.plot([0, 1], [score, vault[name]], marker="o")
        ax.text(-0.04, score, f"{name} seed", ha="right", va="center")
    ax.set(ylabel="share of right answers", xlim=(-0.45, 1.3))
    ax.set_xticks([0, 1], ["exam (40 samples)", "vault (169 samples)"])
observe("00.vault", vault["lucky"] - vault["unlucky"])

# %% [markdown]
# ### Why
#
# Answer the question below first; each option explains itself. Then look at the figure once more.
#
# The vault has luck of its own: 169 samples are more than 40, and still few. How to put an interval around such a number is a topic of its own.

# %% tags=["explain"]
quiz("00.luck")

# %% [markdown]
# ## Break it on purpose
#
# ### Predict
#
# The cell below fits a model to 400 samples with their 400 answers, and it works. In a moment you will **break it**: take one answer away. Which error will Python name: `"TypeError"`, `"ValueError"`, `"IndexError"` or `"KeyError"`?

# %% tags=["predict"]
predict("00.error-name", ..., confidence=..., why="")

# %% [markdown]
# Now change 400 to 399, run the cell, and then the one after it.

# %% tags=["raises-exception", "explain"]
again = model.fit(X_desk, y_desk[:400])

# %% tags=["observe"]
if hasattr(sys, "last_type"):
    observe("00.error-name", sys.last_type.__name__)

# %% [markdown]
# ### What happened?
#
# Nothing burned down. Much of that red text is the inside of scikit-learn, and not addressed to you. Read two lines: **the last one**, which says what went wrong, and the one with the arrow `---->` in *your* cell, which says where it began.
#
# ## When you are stuck
#
# Exercises have checks. Here is an answer that misses, handed in on purpose: it returns the first line of an error report where item 00-2 asks for the last. The card says what was observed, why it matters, and one thing to try, and never the answer. After it comes a hint. Another opens when you say what you tried.
#
# Assistants are welcome **after** you have written a prediction or a first try of your own. Never paste personal data into one: no names, no rows about people, nothing from work.

# %% tags=["check", "explain"]
def first_line(traceback_text):
    """Return the first line of a traceback."""
    return traceback_text.splitlines()[0]

display(check("00-2", first_line))
hint("00-2")

# %% [markdown]
# ## Now with gaps
#
# The six steps again, on wines from three growers. Fill the dots, guess the three numbers before you run it, and change one thing at a time.

# %% tags=["faded"]
# frame: which of three growers made a wine?
X_wine, y_wine = load_wine(return_X_y=True)
# look: how many wines of each grower?
print(np.bincount(y_wine))
# split: how many wines in the exam, and how many seeds?
exam_size, seeds = ..., ...
# baseline: what does somebody score who always names the largest grower?
baseline = ...
# fit, judge: lowest, mean and highest score over the seeds
if ... not in (exam_size, seeds):
    lottery = ShuffleSplit(seeds, test_size=exam_size, random_state=0)
    wine = cross_val_score(model, X_wine, y_wine, cv=lottery)
    print(baseline, wine.min(), wine.mean(), wine.max())

# %% [markdown]
# ## Whose project is it?
#
# So far you walked on a path that somebody had swept. Daniel Bourke, whose article gave this course its name, does not count course projects as one's own. Experience, to him, is things tried "without knowing the outcome". Parents say that the stove is hot; what teaches is the touch.
#
# His recipe: take what a course did on **X** and apply it to **Y**, a field that you care about. The seed lottery (X), applied to football scores, bread recipes, bus delays (Y)? Write down one idea. It may be silly, and it stays on your computer.

# %% tags=["explain"]
decide("00.own-project", "…", because="…", instead_of="")

# %% [markdown]
# ## Stove
#
# *Goal:* every label in that table cost somebody a biopsy. **From how few desk samples can a model learn and still get nine of ten in the vault right?** There are no steps, and no answer is printed anywhere. Fifteen minutes are plenty. Reporting counts here, succeeding does not.
#
# > **Errors are data.** · What does this one tell you? · Change one thing. · Write it down.
#
# First the guess: an interval, in samples.

# %% tags=["predict", "stove"]
predict("00.few-samples", ..., confidence=..., why="")

# %% tags=["observe", "stove"]
few_samples = ...  # your number, when you have one

if few_samples is not ...:
    observe("00.few-samples", few_samples)

# %% [markdown]
# ## Debrief
#
# What surprised most in a stove is rarely the number. Did the answer depend on *which* samples you drew? Would you bet on it?
#
# A **burn** is something that failed and taught. Yours goes into the log, and years later it makes a better interview story than a score of 1.00.

# %% tags=["debrief"]
burn("00.first-burn", tried="…", expected="…", happened="…", learned="…")

# %% [markdown]
# Questions to take along: What does one seed tell? What did the vault show? Which line of an error comes first, for a reader? When does a project count as yours?
#
# Then the pledge, in two lines. Read it, put your own reason where the dots are (*what do you want to be able to do in three months?*), and run the cell. It also shows how well your guesses and your confidence agreed, the map of the course, and a **passport**: one file that carries your work to another computer.

# %% tags=["debrief"]
decide(
    "00.pledge",
    "I will try things without knowing the outcome. I will write down what happened.",
    because="…",
)
calibration()
progress("00")
passport("export")

# %% [markdown]
# ## Next
#
# The [exercise](../exercises/00_touch_the_stove/00_touch_the_stove.ipynb): seven small items. `begin` makes a copy that is yours, and a new release of the course never touches it. Further reading: *Acquiring Experience for Machine Learning Jobs* by Daniel Bourke; the page on common pitfalls in scikit-learn's user guide.

# %%
from grader import begin

begin("00")
