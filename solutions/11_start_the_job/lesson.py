# %% [markdown]
# # 11 · Start the job before you have it
#
# Finding a job is an experiment with few trials, late labels and one life. Run it honestly.
#
# *50 minutes, then 20 a week · needs: intervals (module 04) · data: `job_ads`, `oews`, `esco_ict_skills`, invented logs*
#
# You will be able to: set what ads ask for against what you can show · let a lot decide between two channels, and say when one can't tell · write to one person, and know when to write again · answer ten questions a month aloud.

# %% [markdown]
# ## Before you start
#
# Three questions from earlier modules.

# %% tags=["recall"]
from grader import (begin, burn, figure, interview, job_pipeline, load, market_map, observe,
                    predict, quiz, search_log, search_note)

quiz("11.recall-1")
quiz("11.recall-2")
quiz("11.recall-3")

# %% [markdown]
# ## Sami's hundred messages
#
# Sami (fictional) has sent a hundred applications in ten weeks. No reply. Ravi says: *portals are dead, write to people.* Lena says: *send more.* Both have found jobs, and the articles behind this course disagree as well. Daniel Bourke, in one, calls job portals “dead”; in another, a week without a rejection is his sign to apply more.
#
# Who is right **for Sami**? Advice is somebody else's one trial. Nobody owes you trust in it, this page included.
#
# What you write below about your own search goes to `my_work/search/` on your computer. Neither a submission nor a passport packs it. Unpaid work is not free for everybody: if you have one week, not six, take the smallest version of everything here.

# %%
import numpy as np
import pandas as pd

# %% [markdown]
# ## Ads are wishes
#
# Everybody is hiring, one hears. Whom? The course ships titles of mostly US technology companies, seen until January 2026. It is one window, and not the easiest: no texts, few small firms.
#
# ### Predict
#
# Of the ads for **data scientists**, which share says senior, staff, lead, principal, manager or more in the title itself?

# %% tags=["predict"]
predict("11.senior", ..., confidence=..., why="")

# %% tags=["observe"]
ads = load("job_ads")
live = ads[ads.title.str.contains("data scien", case=False) & (ads.last_seen >= "2026-01")]
LEVELS = r"senior|\bsr\b|staff|lead\b|principal|head of|director|manager|\bvp\b|chief"
observe("11.senior", live.title.str.contains(LEVELS, case=False).mean())

# %% [markdown]
# ### Why
#
# Jobs stay open for lack of *experienced* people, writes Jenni Juvonen, not for lack of people. The way through is work that somebody can open. So read an ad as a list of wishes, and set your evidence beside each line.
#
# A list of skills exists, too: ESCO, Europe's taxonomy, names 54 for a data scientist.
#
# ### Predict
#
# How many of these 54 name Python, SQL or machine learning?

# %% tags=["predict"]
predict("11.taxonomy", ..., confidence=..., why="")

# %% tags=["observe"]
skills = load("esco_ict_skills")
profile = skills.skill[skills.occupation == "data scientist"]
print(profile.sample(6, random_state=1).to_list())
observe("11.taxonomy", profile.str.contains("python|sql|machine learning", case=False).sum())

# %% [markdown]
# ### What happened?
#
# A taxonomy, a sample of titles and a table of wages are three windows, and none is your market. The map puts them side by side, and your own ads below: ten lines in `requirements.csv` beat all three. Press a role, then note what would change your mind.

# %% tags=["explain"]
market_map()
search_note("role", """
role I look for: …
start-up or large company, and three reasons for either: …
what my present job could let me try this month: …
people to talk to, what I ask them, and by when I report back: …
""")

# %% [markdown]
# ## Silence is data, a little
#
# ### Predict
#
# Zero replies to one hundred messages. Up to which rate of replies, in percent, is that no surprise (an interval of 95 %)?

# %% tags=["predict"]
predict("11.zero", ..., confidence=..., why="")

# %% tags=["worked"]
def interval(hits, n, z=1.96):
    # Wilson's interval of a share: it keeps a width at zero
    rate = hits / n
    middle = (rate + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(rate * (1 - rate) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return np.maximum(middle - half, 0), np.minimum(middle + half, 1)

def can_tell(a, b, n):
    # Newcombe's interval of the difference of two shares leaves zero out
    (low_a, high_a), (low_b, high_b), gap = interval(a, n), interval(b, n), (a - b) / n
    low = gap - np.hypot(a / n - low_a, high_b - b / n)
    return (low > 0) | (gap + np.hypot(high_a - a / n, b / n - low_b) < 0)

# %% tags=["observe"]
observe("11.zero", 100 * interval(0, 100)[1])

# %% [markdown]
# ### Why
#
# Three in a hundred would fit as well. So zero is a reason to change the *approach*, and no proof that nobody answers. A reply after three weeks is common, too: judge messages that had their two weeks, **answered or not**, and leave the young ones out.
#
# ## By lot
#
# Sami could write to people for the jobs he loves, and use portals for the rest. Then love would get the credit. So he numbers his jobs and lets a lot give each to one channel.
#
# ### Predict
#
# Suppose direct messages **are** three times as good: 15 % answer, and 5 % by portal. Sami sends 30 each way. In how many of 100 such searches could he tell?

# %% tags=["predict"]
predict("11.power", ..., confidence=..., why="")

# %% tags=["observe"]
rng = np.random.default_rng(11)
power = {n: can_tell(*(rng.binomial(n, p, 4000) for p in (0.15, 0.05)), n).mean()
         for n in (15, 30, 60, 100, 140, 200)}
observe("11.power", 100 * power[30])
alt = "Line of the share of searches that can tell 15 % from 5 % replies, from 15 to 200 messages "
alt += "for each channel. It starts below 0.2 and stays below one at 200."
with figure("How many messages until one can tell?", alt=alt, table=pd.Series(power)) as ax:
    ax.plot(list(power), list(power.values()), marker="o")
    ax.set(xlabel="messages for each channel", ylabel="share that can tell", ylim=(0, 1))

# %% [markdown]
# ### What happened?
#
# *Can't tell* is the usual answer of a search, and an honest one. It frees you: choose by what you learn, or by what it costs, and stop waiting for proof.
#
# ### Predict
#
# Now both channels are **equally** good, 10 %. Sami sends five each way every week and looks every Sunday, for 30 weeks. In how many of 100 searches will some Sunday say "now I can tell"?

# %% tags=["predict"]
predict("11.sundays", ..., confidence=..., why="")

# %% tags=["observe"]
weeks = rng.binomial(5, 0.10, size=(2, 4000, 30)).cumsum(axis=2)
told = can_tell(weeks[0], weeks[1], 5 * np.arange(1, 31))
observe("11.sundays", 100 * told.any(axis=1).mean())
print(f"on the last Sunday alone: {100 * told[:, -1].mean():.0f} of 100")
quiz("11.lot")

# %% [markdown]
# ## A log, and two rules
#
# A line for each thing that happened; codes in place of names. The board reads it, sets aside what it cannot read, and applies rules that you can change. No rejection in a week: *apply more*, because you try too little at the edge. It says nothing about your worth. "Not yet" is a date: come back after thirty days **with something new**. After silence, one reminder. An opt-out is for good.

# %% tags=["explain"]
job_pipeline(search_log(3), today="2026-03-16")  # invented; your own: job_pipeline("new")
quiz("11.silence")

# %% [markdown]
# ## One person, one problem
#
# A first message is short: why you write to *this* person, their problem, one link to what you made of it, one question that takes a minute. It need not wait for an ad, or for you to feel ready. Hiring somebody is a risk; what you can show takes a part of it away.
#
# ## Ten a month
#
# Interviews ask for answers spoken, not recognized. The deck has questions written for this course. Say one aloud, stop the clock, open what good answers touch, judge yourself. "I do not know, but I would find out by …" is a good answer, if it goes on. Choose a few topics; nobody prepares for all.

# %% tags=["faded"]
my_topics = "story, leakage"  # yours
interview(topics=my_topics)

# %% [markdown]
# ## Stove
#
# *Goal:* **an experiment of your own, with a date on which you stop it.** Two ways to look for work that you would really try, by lot, a prediction, and what you do if you can't tell. Or a smaller one: one mini-project for one company, one evening with people who have the job. Nobody knows how it ends. Set a timer to 15 minutes.
#
# > **Errors are data.** · What does this one tell you? · Change one thing. · Write it down.

# %% tags=["stove"]
search_note("experiment", """
two ways I try, and how the lot decides: …
what I expect, and how sure I am: …
how many tries until I judge, and the day I stop: …
what I do if I can't tell: …
""")

# %% [markdown]
# ## Debrief
#
# What surprises most people: how little sixty messages say, and how often a weekly look finds what is not there.
#
# One thing that failed in this course is a story for an interview: the situation, what you did, what it cost, the habit it left. Write it while you remember.
#
# Questions to take along: Which line have I *shown*? What did the lot decide? Who heard from me with something new? What would make me stop?

# %% tags=["debrief"]
search_note("story", "what I burned my fingers on, and what I do since: …")
search_note("90 days", "by then I have shown: …\nI have talked to: …\nI learn next: …")
burn("11.sundays", tried="…", expected="…", happened="…", learned="…")

# %% [markdown]
# ## Next
#
# The [exercise](../exercises/11_start_the_job/11_start_the_job.ipynb): five tools and three texts, for Sami. Then, weekly: the log, the follow-ups, two or three questions. Nothing here promises a job; it promises that you will know what you tried. Further reading: Chip Huyen, *Introduction to Machine Learning Interviews*; Newcombe, *Interval estimation for the difference between independent proportions*, 1998.

# %%
begin("11")
