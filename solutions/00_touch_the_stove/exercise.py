# %% [markdown]
# # 00 · Touch the stove: exercise
#
# *30 minutes · needs: the [lesson](../../course/00_touch_the_stove.ipynb); functions, lists, dicts, loops · data: made on the spot*
#
# Seven small items. Each has a contract, a cell for the answer, and a cell that checks it as often as you like. The checks call your functions on inputs made for that purpose, so a constant will not pass. On an item's line, **A** is checked by machine, **S** means that only the structure is checked, **N** that nobody checks.
#
# Stuck? Run `hint("00-2")` in a new cell; after that, `hint("00-2", tried="…")` goes one step further. Assistants are welcome *after* you have written your own prediction or first try. Never paste personal data into one.

# %% [markdown]
# ## 00-1 · Say it before you see it
#
# In the lesson, an exam held 40 samples, and the seed decided a good part of the score. The gap was the distance between the highest and the lowest score of 100 seeds. Now every exam holds **200 samples**, and the model learns from 200 others. How large will the gap be, as a share between 0 and 1?
#
# *In:* nothing. *Out:* `first_guess`, a prediction saved with `predict` under the name `"00.bigger-exam"`: an interval at most 0.2 wide, a confidence of at least 50 and less than 100 percent, and a few words in `why`. Being wrong costs nothing. The outcome waits in an envelope, the last cell of this notebook.
#
# `2 points · S structure checked · N whether you were right`

# %%
from grader import observe, predict

# %% solution="00-1"
first_guess = None
### BEGIN SOLUTION
first_guess = predict(
    "00.bigger-exam",
    (0.03, 0.10),
    confidence=70,
    why="five times the rows, so each hard case weighs less",
)
### END SOLUTION

# %% tests="00-1"
from grader import check
check("00-1", first_guess)

# %% [markdown]
# ## 00-2 · Read a traceback from the bottom
#
# A script ran overnight and left a file of error reports. You want one line of each report: the one that says what went wrong.
#
# *In:* `traceback_text`, a string with line breaks, as Python prints a traceback. It may end with blank lines. It may hold two errors, the second of which happened while the first was being handled: the last one counts. *Out:* its last line that is not blank, as a string, without spaces at its ends.
#
# `3 points · A checked by machine`

# %%
example = """Traceback (most recent call last):
  File "night.py", line 12, in main
    total = count + name
TypeError: unsupported operand type(s) for +: 'int' and 'str'
"""

# %% solution="00-2"
def last_line(traceback_text):
    """Return the last line of `traceback_text` that is not blank, stripped."""
    ### BEGIN SOLUTION
    return traceback_text.strip().splitlines()[-1].strip()
    ### END SOLUTION

# %% tests="00-2"
from grader import check
check("00-2", last_line)

# %% [markdown]
# ## 00-3 · Which projects are yours?
#
# Daniel Bourke, whose article gave this course its name, answered a reader who had finished courses and was still told to come back with experience. He asked how many of her projects were her own. His measure: things tried "without knowing the outcome".
#
# *In:* `projects`, a list of dicts such as `{"name": "museum app", "kind": "own", "outcome_known": False}`. `kind` is `"own"` or `"course"`. *Out:* the share, from 0 to 1, of all projects that are own **and** whose outcome was not known beforehand. For an empty list 0.0.
#
# `3 points · A checked by machine · N your own list`

# %% solution="00-3"
def own_ratio(projects):
    """Return the share of `projects` that are own and had an unknown outcome."""
    ### BEGIN SOLUTION
    if not projects:
        return 0.0
    hits = [p for p in projects if p["kind"] == "own" and not p["outcome_known"]]
    return len(hits) / len(projects)
    ### END SOLUTION

# %% tests="00-3"
from grader import check
check("00-3", own_ratio)

# %% [markdown]
# Your turn, for nobody's eyes but yours: change the list and call `own_ratio(my_projects)` in a new cell. Zero is where most people start. You may disagree with a mark: then write down why.

# %%
my_projects = [
    {"name": "a course notebook", "kind": "course", "outcome_known": True},
]

# %% [markdown]
# ## 00-4 · Carry your work away and back
#
# A *passport* is one file with your journal and your notebooks. A backup counts once it has been read back, so: export one, then restore it into an empty folder.
#
# *In:* nothing. *Out:* `restored`, what `passport("restore", …)` returns. `saved = passport("export", f"{place}/passport.zip")` writes into the folder `place`, and `saved.path` is the file. `passport("restore", path, into=folder)` reads a file into a folder, which it makes if there is none. `mkdtemp()` makes a fresh place.
#
# `no points · S structure checked: a test of the equipment`

# %%
from tempfile import mkdtemp

from grader import passport

# %% solution="00-4"
restored = None
### BEGIN SOLUTION
place = mkdtemp()
saved = passport("export", f"{place}/passport.zip")
restored = passport("restore", saved.path, into=f"{place}/elsewhere")
### END SOLUTION

# %% tests="00-4"
from grader import check
check("00-4", restored)

# %% [markdown]
# ## 00-5 · Three numbers instead of one
#
# A report with one score hides how much the seed decided.
#
# *In:* `scores`, a list of at least one number. *Out:* three numbers in this order: lowest, mean, highest.
#
# `3 points · A checked by machine`

# %% solution="00-5"
def spread(scores):
    """Return (lowest, mean, highest) of `scores`."""
    ### BEGIN SOLUTION
    return min(scores), sum(scores) / len(scores), max(scores)
    ### END SOLUTION

# %% tests="00-5"
from grader import check
check("00-5", spread)

# %% [markdown]
# ## 00-6 · The best of many coin flippers
#
# An exam has `n` yes-or-no questions. `k` people answer it by tossing coins. The best of them gives a talk about their method. How good does pure luck look?
#
# *In:* `k` and `n`, whole numbers of at least 1, and `seed`, a whole number. *Out:* the highest of `k` shares of right answers, each between 0 and 1. Every guesser tosses their own coins. The same seed gives the same number, another seed another lottery. The function `guess` below is there to be used; your own way of tossing fair coins is as good.
#
# `4 points · A checked by machine, by behavior`

# %%
import numpy as np

def guess(n, rng):
    """Return the share of `n` questions that one coin flipper gets right."""
    return rng.integers(0, 2, size=n).mean()

# %% solution="00-6"
def best_of_guessers(k, n, seed):
    """Return the best share of right answers among `k` coin flippers."""
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    return max(guess(n, rng) for _ in range(k))
    ### END SOLUTION

# %% tests="00-6"
from grader import check
check("00-6", best_of_guessers)

# %% [markdown]
# ## 00-7 · Which report would you repeat?
#
# Run the first cell to read the question; the key of each option unfolds below it. Then answer in the second cell with the key you choose. Only that answer is checked, not the button.
#
# *In:* nothing. *Out:* `trusted`, what `quiz("00.trust", "…")` returns.
#
# `1 point · A checked by machine`

# %%
from grader import quiz
quiz("00.trust")

# %% solution="00-7"
trusted = None
### BEGIN SOLUTION
trusted = quiz("00.trust", "all")
### END SOLUTION

# %% tests="00-7"
from grader import check
check("00-7", trusted)

# %% [markdown]
# ## The envelope
#
# Your prediction of 00-1 is still sealed. The next cell opens it.

# %%
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import ShuffleSplit, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
hundred_exams = ShuffleSplit(n_splits=100, train_size=200, test_size=200, random_state=0)
model = make_pipeline(StandardScaler(), LogisticRegression())
scores = cross_val_score(model, X, y, cv=hundred_exams)
observe("00.bigger-exam", scores.max() - scores.min())

# %% [markdown]
# ## Next
#
# Save the notebook. `progress()` in a new cell shows the map. Then on to [01 · The happy path, on purpose](../../course/01_happy_path.ipynb), where everything works, until it does not.
