# %% [markdown]
# # 10 · Share it: exercise
#
# *90 minutes, then a week · needs: lesson 10, `re` or a parser of your choice · data: texts and
# notebooks that the checks make, and your own project*
#
# Three tools that read your work before a stranger does, four texts, and something to give away.
# The texts are about **your own project**; if there is none yet, take Mara's rain from the lesson.
# The machine looks at their structure only; people judge them. Every item stands alone;
# `hint("10-2", tried="…")` gives the next of three hints.

# %%
import json
import re

from grader import check, hint

# %% [markdown]
# ## 10-1 · What is missing in the empty folder?
#
# **Goes in:** `readme`, a text; `files`, the paths in a fresh copy of the repository. A *step* is a
# line that begins with `$ `; steps count from 1. In a step, a word that ends in `.py`, `.csv`,
# `.json` or `.txt` is a file. The file after `--out` is written by the step, every other one is
# needed. `./a.csv` is `a.csv`, but `A.csv` is another file, and so is `old/a.csv`.
#
# **Comes out:** a list of pairs `(step, file)`: what a step needs and nobody has by then. Suppose
# that each step writes what it promises, so that all gaps are seen at once.
#
# 4 points · A checked by machine

# %% solution="10-1"
def missing_files(readme, files):
    """Return (step, file) for each file that a step of the README lacks."""
    ### BEGIN SOLUTION
    there, missing = {name.removeprefix("./") for name in files}, []
    steps = [line.split()[1:] for line in readme.splitlines() if line.startswith("$ ")]
    for number, words in enumerate(steps, 1):
        named = [word for word in words if word.endswith((".py", ".csv", ".json", ".txt"))]
        written = {b for a, b in zip(words, words[1:]) if a == "--out"}
        needed = [name.removeprefix("./") for i, name in enumerate(words)
                  if name in named and words[i - 1] != "--out"]
        missing += [(number, name) for name in needed if name not in there]
        there |= {name.removeprefix("./") for name in written}
    return missing
    ### END SOLUTION

# %% tests="10-1"
from grader import check
check("10-1", missing_files)

# %% [markdown]
# ## 10-2 · Which numbers have grown old?
#
# **Goes in:** `text`, in which some numbers carry a tag in a comment, which Markdown does not show:
# `0.84<!-- auc -->`, `-0.012<!-- lead -->`, `1,460<!-- days -->`, `43%<!-- wet -->`; and `results`, a
# dictionary from tags to numbers. 43% claims 0.43. (`stove project audit` reads the same tags.)
#
# **Comes out:** a list of the tags whose claim disagrees with its result, or has none. A claim
# agrees if the result lies within half a unit of the last digit **that is written**: `0.80` claims
# two digits. A tag may occur more than once; numbers without a tag claim nothing.
#
# 4 points · A checked by machine

# %% solution="10-2"
def stale_claims(text, results):
    """Return the tags in `text` whose number disagrees with `results`."""
    ### BEGIN SOLUTION
    stale = []
    for number, percent, tag in re.findall(r"(-?[\d,]*\.?\d+)\s*(%?)<!-- (\w+) -->", text):
        digits = len(number.partition(".")[2])
        result = results.get(tag, float("nan")) * (100 if percent else 1)
        agrees = abs(float(number.replace(",", "")) - result) <= 0.5001 / 10**digits
        if not agrees and tag not in stale:
            stale.append(tag)
    return stale
    ### END SOLUTION

# %% tests="10-2"
from grader import check
check("10-2", stale_claims)

# %% [markdown]
# ## 10-3 · The write-up
#
# In 250 to 1,200 words, a section each: `## Reader` (one kind of person, and what they need),
# `## Problem`, `## Data`, `## Baseline` (with its number), `## Result` (with how far it could be
# off), `## What failed`, `## Next`. A negative result is welcome.
#
# A person reads for: the reader can act on it (1), each sentence is as strong as its evidence (2),
# the failure would spare somebody a week (1).
#
# 3 points · S structure checked · 4 points · R review by a person

# %% answer="10-3"
write_up = """
## Reader …
## Problem … ## Data … ## Baseline … ## Result … ## What failed … ## Next …
"""
### BEGIN SOLUTION
write_up = """
## Reader
People in Seattle who decide in the evening whether to take the bicycle tomorrow, and who want to know if a model is worth a look in place of the window.
## Problem
This evening, say whether tomorrow will be wet: more than 0 mm of rain at the station. A wrong "dry" costs wet clothes, a wrong "wet" costs a ride. I treated both as equally bad, which suits me and may not suit you.
## Data
1,461 days of one weather station, 2012 to 2015, as shipped with the course (NOAA, public domain): rain, highest and lowest temperature, wind. The last day has no tomorrow, so 1,460 remain, and 43 % of them are wet. No day is missing. One station is not a city: a shower that misses it counts as dry.
## Baseline
"Tomorrow will be as today" needs no model. In 2015 it is right on 70.3 % of the days. Always saying "dry" is right on 60.4 %.
## Result
A logistic regression on five columns, trained on 2012 to 2014, is right on 72.8 % of the 364 days of 2015. Its lead over "as today" is 2.5 points, and the 95 % interval from resampled weeks runs from -0.5 to 5.8. So I cannot tell whether it helps at all. If it does, it is on the order of one evening in forty.
## What failed
For two weeks I tested on days drawn by lot, which answers a question that nobody asks in the evening. I expected the honest split to cost a lot; the lead was 1.9 points before and 2.5 after, so luck is larger than the difference. Boosted trees, which I expected to win, were level with the regression on 2014: 0.688 and 0.685. Whoever repeats this need not try them again on these columns.
## Next
Not more models on these columns. Pressure and humidity of the evening are what I would add, and 2016 is the year on which I would look once. If you know why October is the worst month, write to me.
"""
### END SOLUTION

# %% tests="10-3"
from grader import check
check("10-3", write_up)

# %% [markdown]
# ## 10-4 · Three decisions
#
# At least three entries of four fields: `Choice:`, `Instead of:`, `Because:`, `Evidence:` (a number, a
# file, a cell, somebody's answer).
#
# A person reads for: the alternatives were real (1), the evidence could have said otherwise (2).
#
# 3 points · S structure checked · 3 points · R review by a person

# %% answer="10-4"
decisions = """
Choice: … Instead of: … Because: … Evidence: …
"""
### BEGIN SOLUTION
decisions = """
Choice: test on the year 2015 Instead of: 365 days drawn by lot
Because: in use, every day lies after all days of training Evidence: the cell "split"; by lot, nearly every test day had later days in training

Choice: logistic regression Instead of: boosted trees with 100 iterations
Because: level in 2014, and its five weights can be read Evidence: 0.685 against 0.688 right on the 365 days of 2014

Choice: resample whole weeks Instead of: single days
Because: wet days come in runs, so single days are less news than they seem Evidence: the share of days that are as the day before is 0.70 in 2015
"""
### END SOLUTION

# %% tests="10-4"
from grader import check
check("10-4", decisions)

# %% [markdown]
# ## 10-5 · A model card
#
# One line or more each: `Use`, `Not for`, `Data` (source, time, license), `Slices` (where it is
# better and worse, in numbers), `Limits`, `Contact` (a role or a place will do).
#
# A person reads for: somebody is kept from a harmful use (2), the slices are those that matter (1).
#
# 3 points · S structure checked · 3 points · R review by a person

# %% answer="10-5"
model_card = """
Use: … Not for: … Data: … Slices: … Limits: … Contact: …
"""
### BEGIN SOLUTION
model_card = """
Use: one person's choice of transport in Seattle, the evening before
Not for: flood or storm warnings, work at height, other cities, or any decision for somebody else
Data: one station of NOAA, 2012 to 2015, public domain; 1,460 days, none missing
Slices: 2015, right in July on 94 % of the days, in October on 58 %; a month has about 30 days, so read these as rough
Limits: trained on three years; the lead over "as today" may be zero; a dry station does not mean a dry road
Contact: open an issue in the repository
"""
### END SOLUTION

# %% tests="10-5"
from grader import check
check("10-5", model_card)

# %% [markdown]
# ## 10-6 · Which figures are silent?
#
# **Goes in:** a notebook as `json.load` gives it. **Comes out:** the positions, counted from 0, of
# the cells that show a figure without alt text. Figures stand in three places:
#
# - in a markdown cell, `![its alt text, in words](file)`;
# - in `data["text/html"]` of an output, `<img alt="its alt text" …>`;
# - in `data["image/png"]` of an output; its alt text is `metadata["image/png"]["alt"]`, if it exists.
#
# An alt text of fewer than 20 characters counts as none. `source` and `text/html` are a string, or
# a list of its lines.
#
# 4 points · A checked by machine. Axis labels, and meaning that hangs on color, are left to people.

# %% solution="10-6"
def silent_figures(notebook):
    """Return the positions of the cells that show a figure without alt text."""
    ### BEGIN SOLUTION
    def alts(cell):
        if cell["cell_type"] == "markdown":
            yield from re.findall(r"!\[(.*?)\]\(", "".join(cell["source"]), re.DOTALL)
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            for tag in re.findall(r"<img\b[^>]*", "".join(data.get("text/html", ""))):
                alt = re.search(r"\salt\s*=\s*(['\"])(.*?)\1", tag, re.DOTALL)
                yield alt[2] if alt else ""
            if "image/png" in data:
                yield output.get("metadata", {}).get("image/png", {}).get("alt") or ""
    cells = enumerate(notebook["cells"])
    return [i for i, cell in cells if any(len(alt.strip()) < 20 for alt in alts(cell))]
    ### END SOLUTION

# %% tests="10-6"
from grader import check
check("10-6", silent_figures)

# %% [markdown]
# ## 10-7 · Three lines for a CV
#
# Whoever hires takes a risk; a line with evidence makes it smaller. Exactly three lines, each with
# at most 30 words: a verb, what was done, a number, and where one can look: an address
# (`example.org/rain`), a file, or `(private: shown on request)`.
#
# A person reads for: the number can be defended in an interview (2), a risk gets smaller (1).
#
# 3 points · S structure checked · 3 points · R review by a person

# %% answer="10-7"
bullets = """
- …
"""
### BEGIN SOLUTION
bullets = """
- Replaced a random split by a test on the last year, and reported a lead of 2.5 points that may be zero: example.org/rain
- Wrote a checker that compares 14 numbers of a report with its results on each run: example.org/rain/claims.py
- Ran my README in an empty folder; a stranger now needs 4 minutes and no questions: example.org/rain/README.md
"""
### END SOLUTION

# %% tests="10-7"
from grader import check
check("10-7", bullets)

# %% [markdown]
# ## 10-8 · One thing given
#
# Answer somebody's question, report a bug so that it can be repeated, or repair a sentence in
# documentation. Write down `what`, `where` (a link, or `"private"`) and `came_back` (or `"nothing
# yet"`).
#
# no points · S structure checked · N nobody checks that it happened

# %% solution="10-8"
given = None
### BEGIN SOLUTION
given = {
    "what": "answered a question about shuffled folds and time, with an example of ten rows",
    "where": "private",
    "came_back": "nothing yet",
}
### END SOLUTION

# %% tests="10-8"
from grader import check
check("10-8", given)

# %% [markdown]
# ## Your own work, through your own tools
#
# Put your README, the listing of a fresh copy, your results and the path of a notebook here, and tag
# some numbers of your write-up. No points.

# %%
my_readme, my_files, my_results, my_notebook = "", [], {}, ""
if my_readme:
    print(missing_files(my_readme, my_files))
if my_results:
    print(stale_claims(write_up, my_results))
if my_notebook:
    print(silent_figures(json.load(open(my_notebook, encoding="utf-8"))))

# %% [markdown]
# ## Next
#
# Save your passport with `passport("export", "my_passport.zip")`. Module 11 starts the job.
