# %% [markdown]
# # 10 · Share it
#
# The work is done when somebody else can use it, check it, and say where it is wrong.
#
# *60 minutes · needs: modules 04 and 07, intervals of a difference, slices · data: `seattle_weather`*
#
# You will be able to: tie every number in a text to the run that made it · find out where a stranger gets stuck · say a figure in words · log a decision with the alternative that you tried · publish with your biggest doubt on top.

# %% [markdown]
# ## Before you start
#
# Three questions from earlier modules.

# %% tags=["recall"]
from grader import begin, burn, decide, figure, load, observe, predict, quiz

quiz("10.recall-1")
quiz("10.recall-2")
quiz("10.recall-3")

# %% [markdown]
# ## Six weeks of rain
#
# Mara (fictional) rides a bicycle to work in Seattle. In the evening she wants to know: **will tomorrow be wet?** For six weeks of evenings she has built a small model, with a rule beside it that needs no model: *tomorrow will be as today*.
#
# In week 2 she drew the test days by lot, and wrote a draft. In week 4 she remembered what a split is for, and tested on the last year instead. Tonight she wants to share it. Who is it for? She says: *"for other people on bicycles, and for somebody who might hire me."* They need to know different things. Both need the numbers to be true.

# %%
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

# frame: wet or dry tomorrow, known this evening
days = load("seattle_weather").assign(wet=lambda table: table.precipitation > 0)
days["tomorrow"] = days.wet.shift(-1)
days = days.iloc[:-1].astype({"tomorrow": bool})
days["month"], year = days.date.dt.month, days.date.dt.year

# %%
INPUTS = ["precipitation", "temp_max", "temp_min", "wind", "month"]
logistic = make_pipeline(StandardScaler(), LogisticRegression())

def right(train, test, model=logistic):  # which days of the test each of the two called right
    said = model.fit(train[INPUTS], train.tomorrow).predict(test[INPUTS])
    return pd.DataFrame({"model": said == test.tomorrow, "as_today": test.wet == test.tomorrow})

def results(train, test):
    shares = {"wet": days.wet.mean(), "dry": 1 - test.tomorrow.mean(), **right(train, test).mean()}
    return {"days": len(days), "n_test": len(test), **shares, "lead": shares["model"] - shares["as_today"]}

week_2 = results(*train_test_split(days, test_size=365, random_state=0))
last_year = days[year < 2015], days[year == 2015]
final = results(*last_year)

# %% [markdown]
# Here is the draft of week 2, as her folder still holds it. Each number carries a tag, which names the result that it claims. It is a comment: Markdown does not show it to readers.

# %% tags=["hide-input"]
draft = """
I took {days:,}<!-- days --> days, {wet:.0%}<!-- wet --> of them wet, and tested on {n_test}<!-- n_test -->.
Whoever always says "dry" is right on {dry:.1%}<!-- dry --> of the test days,
"as today" on {as_today:.1%}<!-- as_today -->, and my model on {model:.1%}<!-- model -->.
It leads by {lead:.3f}<!-- lead -->.
""".format(**week_2)
print(draft)

# %% [markdown]
# ### Predict
#
# The draft makes seven claims. The final run is another one: other test days, another model of the same kind. How many of the seven claims **disagree** with `final`, at the digits that the text gives?

# %% tags=["predict"]
predict("10.stale", ..., confidence=..., why="", within=0)

# %% tags=["observe"]
import re

pattern = r"(-?[\d,.]*\d)(%?)<!-- (\w+) -->"
claims = pd.DataFrame(re.findall(pattern, draft), columns=["claimed", "unit", "tag"])
claims["final"] = [final[tag] * (100 if unit else 1) for tag, unit in zip(claims.tag, claims.unit)]
digits = [len(text.partition(".")[2]) for text in claims.claimed]
numbers = claims.claimed.str.replace(",", "").astype(float)
claims["agrees"] = abs(numbers - claims.final) <= [0.5 / 10**d for d in digits]
print(claims.round(4).to_string(index=False))
observe("10.stale", int((~claims.agrees).sum()))

# %% [markdown]
# ### What happened?
#
# Nobody lied. A text is a copy of a run, and copies grow old. Proofreading does not help, because an old number reads as well as a new one. **A number in a text needs a source that a machine can compare**, each time something has been run again.
#
# Note the tolerance: half of the last digit that is written. Whoever writes more digits claims more.
#
# ## What may the headline say?
#
# The numbers can match and the sentence around them can still be too strong. Mara's headline: *"My model beats the weather rule."*
#
# ### Predict
#
# Resample the weeks of 2015, with replacement, and take the interval of the **difference** between the two shares (95 %). Does it hold 0, `"yes"` or `"no"`?

# %% tags=["predict"]
predict("10.headline", ..., confidence=..., why="")

# %% tags=["observe"]
called = right(*last_year)
lead = called.model.astype(int) - called.as_today
weeks = [part.to_numpy() for _, part in lead.groupby(np.arange(len(lead)) // 7)]
rng = np.random.default_rng(0)
draws = [np.concatenate([weeks[i] for i in rng.integers(0, len(weeks), len(weeks))]).mean() for _ in range(1000)]
low, high = np.quantile(draws, [0.025, 0.975])
print(f"ahead by {lead.mean():.3f}, 95 % interval {low:.3f} to {high:.3f}")
observe("10.headline", "yes" if low < 0 < high else "no")
quiz("10.claim")

# %% [markdown]
# ### Why
#
# A claim has a **strength**: *beats*, *may beat*, *cannot be told apart*. The interval decides which of them you can pay for. A reader who finds one sentence too strong will doubt the others as well. And "we cannot tell" can be the whole result: the next person does not have to try it again.
#
# ## A stranger with an empty folder
#
# Mara's README has three steps, and on her computer all of them run. A stranger gets what git keeps: everything except what matches a line of `ignored`.

# %%
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory

scripts = {
    "table.py": "open('rain.csv', 'w').write('wet,1,0')",
    "train.py": "import sys; open('results.json', 'w').write(str([len(open(name).read()) for name in sys.argv[1:]]))",
    "page.py": "import sys; open('page.html', 'w').write(' '.join(open(name).read() for name in sys.argv[1:]))",
}
at_home = {**scripts, "settings.json": "seed 0", "notes.csv": "2015,dry", "rain.csv": "wet,1,0", "results.json": "[7, 6]"}
ignored = ["*.csv", "results.json"]
readme = ["python table.py", "python train.py rain.csv settings.json", "python page.py results.json notes.csv"]

# %% [markdown]
# ### Predict
#
# Read the cell as a stranger would. At which step does she stop: 1, 2 or 3? Answer 0 if all of them run.

# %% tags=["predict"]
predict("10.step", ..., confidence=..., why="", within=0)

# %% tags=["observe"]
import subprocess
import sys

def stops_at(steps, files):
    with TemporaryDirectory() as room:
        for name, text in files.items():
            Path(room, name).write_text(text)
        for number, step in enumerate(steps, 1):
            done = subprocess.run([sys.executable, *step.split()[1:]], cwd=room, capture_output=True, text=True)
            if done.returncode:
                return number, done.stderr.splitlines()[-1]
    return 0, "all steps ran"

# %% tags=["explain"]
kept = {name: text for name, text in at_home.items() if not any(fnmatch(name, line) for line in ignored)}
print("at home: ", stops_at(readme, at_home))
print("stranger:", stops_at(readme, kept))
observe("10.step", stops_at(readme, kept)[0])

# %% [markdown]
# ### Why
#
# A folder remembers what you have forgotten: files made by hand, made last month, or made by a step that the README leaves out. The only test is a room in which nothing has happened yet. Run your README there, or have a stranger do it and *say nothing*.
#
# ## A figure that can be heard
#
# Some readers hear a figure: a screen reader speaks its *alt text*, and so does a page whose image did not load. Here is what the first version of Mara's figure says.
#
# > "Chart of the results by month."
#
# ### Predict
#
# From this text: in how many of the twelve months of 2015 does the model lead, without ties?

# %% tags=["predict"]
predict("10.alt", ..., confidence=..., why="", within=0)

# %% tags=["observe"]
by_month = called.groupby(last_year[1].month).mean()
ahead = (by_month.model > by_month.as_today).sum()
best, worst = by_month.model.idxmax(), by_month.model.idxmin()
alt = f"Two lines over the months of 2015: share of days called right, axis from 0 to 1. The model leads in {ahead} of 12 "
alt += f"months. Its best month is {best} with {by_month.model.max():.2f}, its worst {worst} with {by_month.model.min():.2f}."
with figure("In which months does the model help?", alt=alt, table=by_month.round(2)) as ax:
    for name, label in {"model": "model", "as_today": "as today"}.items():
        ax.plot(by_month.index, by_month[name], label=label)
    ax.set(xlabel="month of 2015", ylabel="share of days called right", ylim=(0, 1), xticks=range(1, 13))
    ax.legend(loc="lower right")
observe("10.alt", int(ahead))
print(alt)

# %% [markdown]
# ### What happened?
#
# An alt text is not a file name. **Kind of figure, axes and their range, message**, in one to three sentences: whoever hears it should be able to answer the question that the figure is for.
#
# ## Why did you do step 3?
#
# Daniel Bourke asks exactly this of people who share code. In Mara's notes stands: *"Logistic regression. It is best practice."* What would a reader rather know? The **alternative** that was turned down, the **reason**, and the **evidence**. So try the alternative, on 2014: the test year is not for choosing.
#
# ### Predict
#
# Trained on 2012 and 2013: share right of boosted trees **minus** share right of logistic regression, on the days of 2014. An interval such as `(-0.02, 0.01)`.

# %% tags=["predict"]
predict("10.why", ..., confidence=..., why="")

# %% tags=["observe"]
from sklearn.ensemble import HistGradientBoostingClassifier

trees = HistGradientBoostingClassifier(max_iter=100, random_state=0)
earlier = days[year < 2014], days[year == 2014]
share = {name: right(*earlier, model).model.mean() for name, model in {"trees": trees, "logistic": logistic}.items()}
print(pd.Series(share).round(3))
observe("10.why", share["trees"] - share["logistic"])

# %% [markdown]
# Now write the entry, with what you have seen. Would you defend it in front of somebody who likes trees?

# %% tags=["faded"]
decide("10.model", "…", because="…", instead_of="…")

# %% [markdown]
# ## Stove
#
# Mara waits until it is finished. Nobody will correct what nobody has seen.
#
# *Goal:* publish something **unfinished**, yours or hers, with **your biggest doubt as the headline**. Five sentences: for whom, what was tried, the number with its interval, what failed, and the question that you cannot answer. Twenty minutes, then it goes out as it is. Predict who answers, and what they correct; in a week write down what came back.
#
# Where? A blog, a forum, a pull request, one person, or a file that stays in `my_work/`. **All of these count alike.** Public work is not free or safe for everybody. Whatever belongs to an employer or to other people stays out.
#
# > **Errors are data.** · What does this one tell you? · Change one thing. · Write it down.

# %% tags=["stove"]
note = """
My biggest doubt: …
"""
decide("10.publish", "…", because="…", instead_of="…")

# %% [markdown]
# ## Debrief
#
# What surprises most people: the doubt is what gets answers. A finished report asks nothing of its reader.
#
# Then keep going, in small pieces: one note a week, on a topic for which you would like to be asked. One place is the hub, everything else points to it. And give something back: an answer, a clear report of a bug, a repaired sentence in somebody's documentation. For whoever hires, you are a risk. Each of these is a piece of evidence that makes it smaller.
#
# Questions to take along: Who is it for, and what do they need to know? Where does this number come from? How strong a sentence can my interval pay for? What does an empty folder say? What did I turn down, and why?

# %% tags=["debrief"]
burn("10.doubt", tried="…", expected="…", happened="…", learned="…")

# %% [markdown]
# ## Next
#
# The [exercise](../exercises/10_share_it/10_share_it.ipynb): three tools that read your work before a stranger does, four texts, and something to give away. Then `stove export my_notebook.ipynb` makes an article of a notebook, and `stove portfolio` a page of what you choose to show; both stay on your computer. `stove project demo FOLDER` opens a project as a page that people can try. Assistants are welcome after a prediction; do not paste other people's data into them. Further reading: Mitchell and others, *Model Cards for Model Reporting*, 2019; Chip Huyen, *What we look for in a resume*, 2023.

# %%
begin("10")
