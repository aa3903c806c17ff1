# %% [markdown]
# # 11 · Start the job before you have it: exercise
#
# *75 minutes · needs: lesson 11, intervals (module 04) · data: invented logs, the interview deck of the kit*
#
# You write five small tools for an honest job search and three texts. The tools run on fresh
# invented logs. For the texts, the machine looks at structure only: whether they are good, people say.
#
# The texts are about **Sami (fictional)**, so that nothing personal is handed in with this notebook.
# Your own go into `my_work/search/`, which neither `stove submit` nor a passport packs.
#
# Every item stands alone. The rules in 11-5 and 11-6 are somebody's rules, not truths: in your own
# search, change them.

# %%
import numpy as np
import pandas as pd
from scipy import stats

from grader import check, hint, interview, search_log, tidy_log

SAMI = {  # what Sami can show, each with something to open
    "E1": "example.org/sami/late-buses",   # split by day, intervals, a model card
    "E2": "example.org/sami/label-audit",  # 300 titles labeled twice, agreement
    "E3": "example.org/sami/sensor-patch", # a patch that an open-source tool took
    "E4": "example.org/sami/what-failed",  # an article on a leak of his own
}

# %% [markdown]
# ## 11-1 · Requirements against evidence
#
# An ad is a list of lines: `{"id": "R1", "text": "SQL", "kind": "must" or "wish", "shown_by": ["E1"]}`.
# `evidence` gives a link for each evidence id; an empty one opens nothing. A line is *shown* if at
# least one thing in `shown_by` exists and opens. A line that asks for years ("3+ years of SQL") is a
# wish, whatever the ad calls it.
#
# Return `{"shown": […], "missing": […], "wishes": […]}` with each id once: shown lines, musts that
# are not shown, wishes that are not.
#
# 3 points · A checked by machine

# %% solution="11-1"
def gap(requirements, evidence):
    """Return the ids of an ad's lines as a dict: shown, missing (musts) and wishes."""
    ### BEGIN SOLUTION
    found = {"shown": [], "missing": [], "wishes": []}
    for line in requirements:
        if any(evidence.get(name) for name in line["shown_by"]):
            place = "shown"
        elif line["kind"] == "wish" or "year" in line["text"]:
            place = "wishes"
        else:
            place = "missing"
        found[place].append(line["id"])
    return found
    ### END SOLUTION

# %% tests="11-1"
from grader import check
check("11-1", gap)

# %% [markdown]
# ## 11-2 · Two channels, by lot
#
# `jobs` is a list of names, the one you like most first. Give each to `"portal"` or `"direct"`, half
# and half (one more is fine), by lot. The same seed gives the same answer, another seed another one.
#
# 2 points · A checked by machine

# %% solution="11-2"
def assign(jobs, seed):
    """Return a dict: for each job "portal" or "direct", half and half, by lot."""
    ### BEGIN SOLUTION
    order = np.random.default_rng(seed).permutation(len(jobs))
    return {jobs[place]: ("portal", "direct")[turn % 2] for turn, place in enumerate(order)}
    ### END SOLUTION

# %% tests="11-2"
from grader import check
check("11-2", assign)

# %% [markdown]
# ## 11-3 · Three framings
#
# Sami has no job title in data, was a bus driver for six years, and stopped his degree. Write three
# framings, each with three lines and at least one id of `SAMI`:
#
# `Weakness:` what is missing, plainly · `Advantage:` what it brings to somebody · `Evidence:` which of
# his things shows it, and what one sees there
#
# A person reads for: true and not apologetic (1), of use to an employer (1).
#
# 2 points · S structure checked · 2 points · R review by a person

# %% answer="11-3"
framings = """
Write three framings here.
"""
### BEGIN SOLUTION
framings = """
Weakness: no job title in data so far
Advantage: whoever hires him gets somebody who has already carried a question from first call to model card
Evidence: E1 has the split by day, the interval and the page that says who should not use it

Weakness: six years of driving buses in place of an office
Advantage: he knows how a timetable breaks on a wet Monday, and asks for the moment of a prediction first
Evidence: E1 leaves out two columns that are only known on arrival, and says why

Weakness: a degree that he did not finish
Advantage: he learns by putting work where strangers correct it, and keeps what they say
Evidence: E4 tells of his own leak, and E3 is a patch that a maintainer reviewed three times
"""
### END SOLUTION

# %% tests="11-3"
from grader import check
check("11-3", framings)

# %% [markdown]
# ## 11-4 · A message to one person
#
# Mira Vale (fictional) plans the depots of Harbor Lines (fictional) and wrote that her Monday plans
# are wrong. Write Sami's message: to her by name, her problem, **one** link of `SAMI`, **one** question
# that asks for **one** thing, at most 120 words.
#
# A person reads for: it could be sent to nobody else (1), the ask is small (1).
#
# 2 points · S structure checked · 2 points · R review by a person · N not checked: that anybody sent it

# %% answer="11-4"
message = """
Write the message here.
"""
### BEGIN SOLUTION
message = """
Hello Mira Vale,

you wrote that Monday plans at your depots are wrong by noon. I drove buses for six years and know those Mondays.

I took two years of open arrival times and asked how early a late Monday can be seen. At five in the morning a
plain rule by weather and line beats last week's plan; before that, nothing I tried does. What I did, and where it
fails: example.org/sami/late-buses

Could you tell me in two lines at what hour a warning would still change your plan?

Sami
"""
### END SOLUTION

# %% tests="11-4"
from grader import check
check("11-4", message)

# %% [markdown]
# ## Logs
#
# A log has a row for each thing that happened: `when` (ISO text: a day, or a time with an offset),
# `who`, `channel`, `event`. People write things down twice, in other time zones, and with days that
# nobody can read. `tidy_log` reads what can be read, gives each event once and its **day in UTC**; you
# may use it or your own.

# %%
log = search_log(seed=11)  # invented
print(log.head(4), tidy_log(log).head(4), sep="\n\n")

# %% [markdown]
# ## 11-5 · The week
#
# Return `{"rejections": n, "status": word}`. `n` counts `rejected` and `not yet` on `today` and the six
# days before, in UTC. The status is the first that fits:
#
# | status | when |
# |---|---|
# | `"pause"` | an `offer` in these seven days |
# | `"apply"` | nothing `sent` up to today |
# | `"apply more"` | no rejection in these seven days |
# | `"keep going"` | otherwise |
#
# What lies after `today` has not happened. A day that is no ISO text counts nowhere.
#
# 4 points · A checked by machine

# %% solution="11-5"
def weekly_status(log, today):
    """Return the week's rejections and status; `today` is a day such as "2026-03-16"."""
    ### BEGIN SOLUTION
    events = tidy_log(log)
    ago = (pd.Timestamp(today) - events.day).dt.days
    week = events.event[(ago >= 0) & (ago < 7)]
    rejections = int(week.isin(["rejected", "not yet"]).sum())
    if (week == "offer").any():
        status = "pause"
    elif not ((events.event == "sent") & (ago >= 0)).any():
        status = "apply"
    else:
        status = "keep going" if rejections else "apply more"
    return {"rejections": rejections, "status": status}
    ### END SOLUTION

# %% tests="11-5"
from grader import check
check("11-5", weekly_status)

# %% [markdown]
# ## 11-6 · Who hears from you again
#
# Return a list of `who`, each once, in any order. Due is, by the last event with them up to today:
#
# - `sent`, 4 days ago or more, and it is the only message since they last said anything
# - `not yet`, 30 days ago or more, with an `evidence` event (yours, without `who`) after it
#
# Never: whoever has an `opt-out` anywhere up to today.
#
# 4 points · A checked by machine

# %% solution="11-6"
def followups_due(log, today):
    """Return the list of `who` that a follow-up is due for on `today`."""
    ### BEGIN SOLUTION
    events = tidy_log(log)
    events = events.assign(ago=(pd.Timestamp(today) - events.day).dt.days)
    events = events[events.ago >= 0]
    newest = events.ago[events.event == "evidence"].min()
    due = []
    for who, rows in events[events.who != ""].groupby("who"):
        names, last = list(rows.event), rows.iloc[-1]
        is_silent = last.event == "sent" and last.ago >= 4 and names[-2:-1] != ["sent"]
        is_later = last.event == "not yet" and last.ago >= 30 and newest < last.ago
        if "opt-out" not in names and (is_silent or is_later):
            due.append(who)
    return due
    ### END SOLUTION

# %% tests="11-6"
from grader import check
check("11-6", followups_due)

# %% [markdown]
# ## 11-7 · What the replies say
#
# `sent` holds days, `replies` the day of each reply, or `None`. A message younger than 14 days on
# `today` is too recent to judge, **answered or not**. Return `{"n": judged, "rate": share, "low": …,
# "high": …, "method": "…"}` with a 95 % interval by a method that you name. With nothing to judge,
# `rate` is `None` and the interval is everything, 0 to 1.
#
# 4 points · A checked by machine, any usual method

# %% solution="11-7"
def reply_rate(sent, replies, today):
    """Return n, rate, low, high and method for messages that are 14 days old or more."""
    ### BEGIN SOLUTION
    old = [(pd.Timestamp(today) - pd.Timestamp(day)).days >= 14 for day in sent]
    judged = [reply is not None for reply, is_old in zip(replies, old) if is_old]
    if not judged:
        return {"n": 0, "rate": None, "low": 0, "high": 1, "method": "nothing to judge"}
    low, high = stats.binomtest(sum(judged), len(judged)).proportion_ci(method="wilson")
    return {"n": len(judged), "rate": sum(judged) / len(judged), "low": float(low),
            "high": float(high), "method": "Wilson"}
    ### END SOLUTION

# %% tests="11-7"
from grader import check
check("11-7", reply_rate)

# %% [markdown]
# ## 11-8 · Ten questions, in your own words
#
# Choose ten questions (`interview("all")` lists them), say each answer aloud, then write what you said:
# a line each, `id | how sure in percent | answer`, 12 words or more. At least one says what you do not
# know **and** how you would find out. Leave out what should stay private.
#
# A person reads for: examples in place of definitions (1), limits that are named (1).
#
# 3 points · S structure checked · 2 points · R review by a person

# %% answer="11-8"
answers = """
Write ten lines here.
"""
### BEGIN SOLUTION
answers = """
leakage-1 | 90 | In my bus project the arrival time of the stop before looked harmless, until I noticed it is written afterwards.
evaluation-1 | 95 | I report what last week's plan scores, because that is what people use today and all I add starts there.
evaluation-2 | 80 | When our smoke alarm went off for toast every morning, nobody ran any more: plenty of recall, little precision.
costs-1 | 85 | Only one bus in eighty breaks down; never saying so is nearly always right and helps nobody on the road.
bugs-1 | 70 | I shuffle the labels, I let it learn eight rows, and I put a constant beside it; takes five minutes.
shift-1 | 75 | In autumn they changed two lines; the times looked as before, but my promises were off for a month.
labels-1 | 60 | Ninety of a hundred sounds nice. I read the ten others first, and half were about one unclear word.
models-6 | 55 | I start by counting words, since I can read which of them decide, and measure everything else against that.
models-8 | 40 | I do not know which of them is usual; I would find out by making it learn ten rows, printing the loss at each step.
story-2 | 90 | I announced a score that came from a leak, had to take it back in public, and now predict first.
"""
### END SOLUTION

# %% tests="11-8"
from grader import check
check("11-8", answers)

# %% [markdown]
# ## Next
#
# `stove pipeline` keeps your own log, `stove interview` ten questions a month. Nothing of it leaves
# your computer by itself.
