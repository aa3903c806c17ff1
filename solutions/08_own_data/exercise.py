# %% [markdown]
# # 08 · Make your own data: exercise
#
# *90 minutes, in two sittings · needs: lesson 08, pandas, scikit-learn · data: job titles of
# `job_ads`, invented ads, data of your own*
#
# You label, you write down how, and you find out how far anybody can rely on it. No label is
# right or wrong here. Every item stands alone; `hint("08-3", tried="…")` gives the next of three
# hints. Assistants are welcome after a prediction, for code: a label that they gave is no label of
# yours.

# %%
import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline

from grader import agreement, check, hint, labeler, load
from grader.data.labels import read_labels

# %% [markdown]
# ## 08-1 · Sixty titles, and forty again
#
# Choose an alias, any name but your own. It draws 60 real titles: a third name a beginner, the
# rest come from ten companies. Two questions each: would you show it to somebody without work
# experience (`junior`: yes, no, unsure), and what work is it (`kind`: analyst, DS, MLE, research,
# other, unsure)? Copy the text at the end. **In another hour, better tomorrow,** open the second
# sheet: 40 of the rows in another order. Do not look at the first.

# %%
my_alias, my_look = ..., "first"  # later: "second"

if my_alias is not ...:
    sheet = labeler(my_alias, my_look)

# %% [markdown]
# Paste both texts below, or write the lines by hand: `print(sheet.form())` has a `?` for each.
#
# 3 points · S structure checked. Which word is yours to say.

# %% solution="08-1"
labels = """
alias: …
Paste the lines of both looks here.
"""
### BEGIN SOLUTION
from grader.data.titles import sheet
BEGINNER = r"intern|junior|graduate|new grad|early career"
WORDS = {"research": "research", "MLE": r"machine learning|\bml\b", "DS": "scien", "analyst": "analy"}
def said(title, look):
    low = pd.Series([title.lower()])
    junior = "yes" if low.str.contains(BEGINNER)[0] and "phd" not in low[0] else "no"
    junior = "unsure" if look == "second" and "associate" in low[0] else junior
    return junior, next((kind for kind, words in WORDS.items() if low.str.contains(words)[0]), "other")
lines = [", ".join([look, str(row.id), *said(row.title, look)])
         for look in ("first", "second") for row in sheet("ada", look == "second").itertuples()]
labels = "alias: ada\n" + "\n".join(lines)
### END SOLUTION

# %% tests="08-1"
from grader import check
check("08-1", labels)

# %% [markdown]
# How far do you agree with yourself? The card needs both looks.

# %%
if "second" in globals().get("labels", ""):
    agreement(labels)

# %% [markdown]
# ## 08-2 · The guide
#
# Write down what you decided, a line for each word that begins with it and a colon: `yes`, `no`,
# `analyst`, `DS`, `MLE`, `research`, `other`, and `unsure`. Then at least two lines `edge:` with the number of an ad and the word it gets. The
# rows that differ above are a good place to look, and the twelve invented ads, I01 to I12.
#
# A person reads for: a stranger could label with it (2), the edge cases decide something (1), and
# it says what a title cannot show (1).
#
# 2 points · S structure checked · 4 points · R review by a person

# %% answer="08-2"
guide = """
Write a line for each word, then the edge cases.
"""
### BEGIN SOLUTION
guide = """yes: the title names an intern, a graduate or a junior, and asks for no doctorate
no: the title states a level above, or no level at all
analyst: answers questions with data that exist; "analyst" or "analytics" in the title, in any department
DS: builds models or experiments to decide something; "data scientist" or "applied scientist"
MLE: writes software whose core is a model; "machine learning" or "AI" together with "engineer"
research: the result is knowledge or a paper; "research" together with a science or a lab
other: everything else, also sales, product and managers of such teams
unsure: the title fits two words equally well; a second person decides, and the guide gets a line
edge: I01 is called junior and asks for three years; yes, because this guide reads titles only
edge: I08 "Data Specialist" types forms; other, since no question is answered with the data
edge: 1079572 says "Engineer I" and no beginner's word; no, although level I may well be one"""
### END SOLUTION

# %% tests="08-2"
from grader import check
check("08-2", guide)

# %% [markdown]
# ## 08-3 · Agreement beyond chance
#
# **Goes in:** two lists of words, `a` and `b`, for the same rows. **Comes out:** three numbers:
# Cohen's kappa, and `low` and `high`, the ends of its 95 % interval. Where both lists hold one and
# the same word only, kappa is 0 / 0: return `nan` three times.
#
# 5 points · A checked by machine

# %% solution="08-3"
def kappa(a, b):
    """Return Cohen's kappa of two lists of labels, and the ends of its 95 % interval."""
    ### BEGIN SOLUTION
    words, codes = np.unique(np.array([a, b], dtype=str), return_inverse=True)
    a, b = codes.reshape(2, -1)
    k, n = len(words), len(a)
    if k == 1:
        return np.nan, np.nan, np.nan
    def of(rows):
        counts = np.bincount(k * a[rows] + b[rows], minlength=k * k).reshape(k, k) / n
        chance = counts.sum(0) @ counts.sum(1)
        return (np.trace(counts) - chance) / (1 - chance) if chance < 1 else np.nan
    rng = np.random.default_rng(0)
    draws = [of(rng.integers(0, n, n)) for _ in range(1000)]
    return of(np.arange(n)), *np.nanquantile(draws, [0.025, 0.975])
    ### END SOLUTION

# %% tests="08-3"
from grader import check
check("08-3", kappa)

# %% [markdown]
# ## 08-4 · From two looks to one label (optional)
#
# **Goes in:** `first` and `second`, dicts from id to word, the second for some of the ids, and
# `decided`, words for some of the rows that differ. **Comes out:** a DataFrame with `id`, `label`
# and `source`, a row for every id of `first`. The source is `twice` (both looks agree), `once` (there
# was no second), `decided`, or `open`: they differ, nobody decided, and the label is missing.
#
# 2 points · A checked by machine

# %% solution="08-4"
def adjudicate(first, second, decided):
    """Return id, label and source of every row of `first`."""
    ### BEGIN SOLUTION
    rows = []
    for id, word in first.items():
        if id not in second:
            rows.append((id, word, "once"))
        elif second[id] == word:
            rows.append((id, word, "twice"))
        else:
            rows.append((id, decided.get(id), "decided" if id in decided else "open"))
    return pd.DataFrame(rows, columns=["id", "label", "source"])
    ### END SOLUTION

# %% tests="08-4"
from grader import check
check("08-4", adjudicate)

# %% [markdown]
# ## 08-5 · A model of titles, for companies that nobody has met
#
# **Goes in:** Series of `titles`, of their labels `y`, and of `company`, in the same order. **Comes
# out:** the share of titles whose label a model of their words says, for companies that it has not
# learned from.
#
# 4 points · A checked by machine

# %% solution="08-5"
def title_score(titles, y, company):
    """Return the accuracy of a model of words on companies that it has not met."""
    ### BEGIN SOLUTION
    model = make_pipeline(TfidfVectorizer(), LogisticRegression(C=10))
    said = cross_val_predict(model, titles, y, cv=GroupKFold(5), groups=company)
    return np.mean(said == y)
    ### END SOLUTION

# %% tests="08-5"
from grader import check
check("08-5", title_score)

# %% [markdown]
# ## 08-6 · Label ten more?
#
# A model was fitted on 50 labels and on 60, many times, always tested on the same titles. **Goes
# in:** `before` and `after`: for each title, the share of runs that got it right, with 50 labels and
# with 60; `company` of each title; and `worth`, the smallest gain that pays for ten labels. **Comes
# out:** `"more"` where the whole 95 % interval of the mean gain lies above `worth`, `"enough"` where
# it lies below, else `"can't tell"`. Use companies as witnesses, not titles.
#
# 4 points · A checked by machine

# %% solution="08-6"
def curve_verdict(before, after, company, worth):
    """Return "more", "enough" or "can't tell"."""
    ### BEGIN SOLUTION
    gain = pd.Series(np.asarray(after) - np.asarray(before))
    sums = gain.groupby(np.asarray(company)).agg(["sum", "size"]).to_numpy()
    rng = np.random.default_rng(0)
    drawn = sums[rng.integers(0, len(sums), (2000, len(sums)))].sum(axis=1)
    low, high = np.quantile(drawn[:, 0] / drawn[:, 1], [0.025, 0.975])
    return "more" if low > worth else "enough" if high < worth else "can't tell"
    ### END SOLUTION

# %% tests="08-6"
from grader import check
check("08-6", curve_verdict)

# %% [markdown]
# ## 08-7 · Judge a machine that labels
#
# **Goes in:** `mine`, my words; `machine`, its words for the same rows; `same`, a dict from my words
# to its words. Words of the machine that `same` does not lead to count as `other`; rows of which I
# was `unsure` are left out. **Comes out:** a DataFrame, a row for each word that `same` leads to, with
# `label`, `mine` (rows that I call so), `machine` (rows that it calls so), `found` (of mine, the
# share that it calls so too) and `right` (of its, the share that I call so too). A share of no rows
# is `nan`.
#
# 3 points · A checked by machine

# %% solution="08-7"
def judge_machine(mine, machine, same):
    """Return label, mine, machine, found and right for each word of `same`."""
    ### BEGIN SOLUTION
    words = sorted({*same.values(), "other"})
    both = pd.DataFrame({"a": mine, "b": machine}).query("a != 'unsure'")
    a, b = both.a.map(same), both.b.where(both.b.isin(words), "other")
    counts = pd.crosstab(a, b).reindex(index=words, columns=words, fill_value=0)
    agreed = pd.Series(np.diag(counts), index=words)
    mine, machine = counts.sum(axis=1), counts.sum()
    return pd.DataFrame({"label": words, "mine": mine.to_numpy(), "machine": machine.to_numpy(),
                         "found": (agreed / mine).to_numpy(), "right": (agreed / machine).to_numpy()})
    ### END SOLUTION

# %% tests="08-7"
from grader import check
check("08-7", judge_machine)

# %% [markdown]
# ## 08-8 · A data sheet for data of your own
#
# Collect 50 rows or more that nobody has put into a table yet: menus, benches, job ads you read,
# your own commits. Label one column. Then write its sheet, a line or more for each
# field: `Row` (what one row is), `Why`, `Who`, `How`, `License`, `Consent` (of the people in it),
# `Limits`, `Not for`. `Examples:` comes last, with three rows, one a line. Nothing in it points at
# a person.
#
# A person reads for: a stranger could use the data (1), limits and consent were thought about (1),
# "not for" names a real harm (1).
#
# 3 points · S structure and A personal data checked · 3 points · R review by a person

# %% answer="08-8"
data_sheet = """
Write a line or more for each field.
"""
### BEGIN SOLUTION
data_sheet = """Row: one bench in the park by the river, seen on a walk
Why: the town wants to move benches, and nobody knows which ones are used
Who: I alone, on foot
How: 62 benches, Sundays from 2 to 4 in May 2026; occupied was labeled by a guide of six lines, 40 of them twice (kappa 0.81, 0.62 to 0.95)
License: CC BY 4.0
Consent: people are counted and not described; no photos, no faces, and sleepers were left out although seen
Limits: dry Sundays only; shade was judged by eye
Not for: deciding where people may sit or sleep, or anything about a single visitor
Examples:
B01, shade, 2 people, occupied
B02, sun, 0 people, free
B03, sun, 1 bag, unsure"""
### END SOLUTION

# %% tests="08-8"
from grader import check
check("08-8", data_sheet)

# %% [markdown]
# ## Your tools on your labels
#
# No points. Does a model of 60 titles beat the most frequent word? And the machine that labeled
# `job_ads`, against you: change `same` if its words mean something else to you.

# %%
same = {"analyst": "data", "DS": "data", "MLE": "ai-ml", "research": "ai-ml", "other": "other"}
if "…" not in labels:
    mine = read_labels(labels).of("first")
    kind = pd.Series([one.answers[1] for one in mine.values()], index=map(int, mine))
    ads = load("job_ads").set_index("id").loc[kind.index]
    print(f"most frequent word {kind.value_counts(normalize=True).iloc[0]:.2f}")
    print(f"model of words {title_score(ads.title, kind, ads.company):.2f}")
    display(judge_machine(kind.tolist(), ads.category.tolist(), same))

# %% [markdown]
# ## Next
#
# Save your passport with `passport("export", "my_passport.zip")`. What you collected may become the
# project of module 09.
