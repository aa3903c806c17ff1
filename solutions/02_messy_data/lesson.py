# %% [markdown]
# # 02 · Messy data
#
# Some faults shout, and you mend them. The others look like numbers.
#
# *50 minutes · needs: modules 00 and 01, pandas columns and rows · data: `reported_heights`, `weather_2013`, `flights_2013`, `planes_2013`, `job_ads`*
#
# You will be able to: write rules that find faults which parse · say what a gap means before it is filled · join two tables without losing anyone · tell a stable average from a harmless loss.

# %% [markdown]
# ## Before you start
#
# Three questions from earlier modules, and the tools of today.

# %% tags=["recall"]
import sqlite3

import numpy as np
import pandas as pd

from grader import begin, burn, decide, fault_bingo, figure, load, observe, predict, quiz

quiz("02.recall-1")
quiz("02.recall-2")
quiz("02.recall-3")
form = load("reported_heights")

# %% [markdown]
# ## The gowns
#
# Ines (fictional) orders graduation gowns. A web form asked 1,095 people for their height **in inches**, in a box that takes any text; the answers are real, and they are yours now: `form`. The tailor wants one number by noon: the average height.
#
# ### Predict
#
# `pd.to_numeric(…, errors="coerce")` reads what it can and leaves a gap (NaN) where it cannot. **How many of the 1,095 answers can it not read?** Replace the dots by an interval such as `(0, 20)`, and say how sure you are, from 50 to 99 percent.

# %% tags=["predict"]
predict("02.unread", ..., confidence=..., why="")

# %% tags=["observe"]
form["inches"] = pd.to_numeric(form["height"], errors="coerce")
unread = form.loc[form["inches"].isna(), "height"]
print(unread.sample(12, random_state=4).tolist())
observe("02.unread", len(unread))

# %% [markdown]
# ### What happened?
#
# Somebody could sit down and read these by hand. Most are honest answers in another spelling, and all are *loud*: without `errors="coerce"`, a program stops at the first of them.
#
# ### Predict
#
# Leave them out for the moment. **What is the mean of the answers that are numbers?** An adult in the United States measures about 66 inches on average.

# %% tags=["predict"]
predict("02.mean", ..., confidence=..., why="")

# %% tags=["observe"]
print(form["inches"].describe().round(1))
observe("02.mean", form["inches"].mean())

# %% [markdown]
# No error, no warning, and a tailor would cut by it. Who are these people? Read the figure from left to right: its axis multiplies by ten at each step, so that nearly all of them fit in.

# %% tags=["explain"]
read = form.loc[form["inches"] > 0, "inches"]
bins = np.geomspace(0.5, 12_000, 70)
alt = ("Histogram, answers from 0.5 to 12,000 on a logarithmic axis: one tall peak near 70, "
       "two small ones near 5.5 and near 180, and single answers far out on both sides.")
with figure("Is everybody measured in inches?", alt=alt, table=read.describe()) as ax:
    ax.hist(read, bins=bins)
    ax.set(xscale="log", xlabel=f"the number as typed (n = {len(read)})", ylabel="answers")

# %% [markdown]
# ### Why
#
# A number has a **unit**, and the unit stands nowhere in the column. Whoever is 5.6 or 178 tall was asked for inches and answered in feet or centimeters. Such answers *parse*, so nothing complains. The faults that parse are the ones to hunt.
#
# ## Rules that point
#
# A **rule** says what you believe about a row. Written as code, it returns a column of True and False, and so it points at the rows that break it. (`lambda t: …` is a function in one line; `~` turns True and False around.) Read this audit, then guess which of its rules is broken most often.

# %% tags=["worked"]
def audit(table, rules):  # judge: how many rows break each rule?
    return pd.Series({name: int((~rule(table)).sum()) for name, rule in rules.items()})

# frame: what would a tailor swear to?
rules = {
    "the answer is a number": lambda t: t["inches"].notna(),
    "a number is from 50 to 84": lambda t: t["inches"].isna() | t["inches"].between(50, 84),
    "no two answers in one second": lambda t: ~t["time_stamp"].duplicated(),
}
audit(form, rules)

# %% [markdown]
# Two of these rules are about the same thing: an answer that cannot be used. Which kind is more frequent, the loud one or the quiet one? (And is the third rule about people, or about a class that was told to press a button?)
#
# Another table, from people who do this for a living: the weather at New York's three airports, hour by hour, in 2013.
#
# ### Predict
#
# **What is the highest wind speed of that year, in miles per hour?** A gale begins at 39, a hurricane at 74.

# %% tags=["predict"]
predict("02.wind", ..., confidence=..., why="")

# %% tags=["observe"]
weather = load("weather_2013")
print(weather[["temp", "humid", "wind_speed", "wind_gust", "precip"]].describe().round(2))
observe("02.wind", weather["wind_speed"].max())

# %% [markdown]
# What would *you* swear to about this table? Fill the dots: one rule about the wind, one about two rows of the same airport and local hour (`t.duplicated(local_hour)`), one of your own. Units: °F, mph, inches, and `time_hour` is in UTC.

# %% tags=["faded"]
local_hour = ["origin", "month", "day", "hour"]
# frame
weather_rules = {
    "humidity is a percentage": lambda t: t["humid"].isna() | t["humid"].between(0, 100),
    "wind is possible": ...,
    "one row per airport and local hour": ...,
}
# judge
written = {name: rule for name, rule in weather_rules.items() if rule is not ...}
print(audit(weather, written))

# %% [markdown]
# *Try it:* if one hour is impossible, leave it out. By how much does the mean of the year move, and by how much the standard deviation? And if a local hour stands there twice: look at the date before you call it a fault. Once a year a clock shows the same hour two times.
#
# ### Play: fault bingo
#
# Nine copies of the penguins, each damaged in one way. A rule about a *whole table* ticks every square whose table it turns down, but only if it accepts the healthy one. Three in a row is bingo. `bingo.table(1)` lets you look, a button tells a symptom. Call rules until it is bingo.

# %% tags=["explain"]
bingo = fault_bingo({"three species": lambda t: t["species"].nunique() == 3})
# bingo.call("…", lambda t: …)

# %% [markdown]
# ## A gap says something
#
# In `flights_2013`, about one `dep_time` in forty is empty. An empty departure is not a forgotten one: the flight was **cancelled**. If chance alone spread cancellations over the year, its ten worst days would hold about 7 % of them.
#
# ### Predict
#
# **What share of the year's cancellations falls on its ten worst days?** A share such as `(0.05, 0.1)`.

# %% tags=["predict"]
predict("02.cancelled", ..., confidence=..., why="")

# %% tags=["observe"]
flights = load("flights_2013")
is_cancelled = flights["dep_time"].isna()
by_day = is_cancelled.groupby([flights["month"], flights["day"]]).sum()
print(by_day.nlargest(10))
delay = flights["arr_delay"]  # "late" is 15 minutes or more
print(pd.Series({"late, gaps filled with 0": (delay.fillna(0) >= 15).mean(),
                 "late, of those that arrived": (delay.dropna() >= 15).mean()}).round(4))
observe("02.cancelled", by_day.nlargest(10).sum() / is_cancelled.sum())

# %% [markdown]
# ### Why
#
# Fill the gaps with 0, and every flight that never arrived becomes a punctual one, on the worst days most of all. Fill them with the mean, and flights that never left arrive with the usual delay. So before `fillna`, finish this sentence: *"This cell is empty because …"* It may say *never happened*, *nobody asked*, *kept secret*, or *too high to print*. Each asks for another treatment, and some for none.
#
# ## The join
#
# Do old planes come late? The flights have a tail number; the register of planes has one too, each once. In SQL, `f` and `p` being short for the two tables:
#
# ```sql
# SELECT f.*, p.year AS built FROM flights f JOIN planes p ON f.tailnum = p.tailnum
# ```
#
# ### Predict
#
# **How many of the 40,000 flights are left after this `JOIN`?**

# %% tags=["predict"]
predict("02.left", ..., confidence=..., why="")

# %% tags=["observe"]
planes = load("planes_2013")
con = sqlite3.connect(":memory:")
flights.to_sql("flights", con, index=False)
planes.to_sql("planes", con, index=False)
query = "SELECT f.*, p.year AS built FROM flights f JOIN planes p ON f.tailnum = p.tailnum"
joined = pd.read_sql(query, con)
con.close()
for name, table in {"before": flights, "after": joined}.items():
    print(name, (table["arr_delay"].dropna() >= 15).mean().round(4))
observe("02.left", len(joined))

# %% [markdown]
# ### What happened?
#
# The lines above `observe` are the check that most people make: is the share of late flights still the same? Look at it, then answer.

# %% tags=["explain"]
quiz("02.stable-why")

# %% [markdown]
# *Whose* flights went? A loss can hide in any column: by month, by airport, by airline. Choose one and look; then choose another.

# %% tags=["faded"]
# look: which flights find a plane in the register?
found = flights["tailnum"].isin(planes["tailnum"])
my_column = ...  # a column of flights, such as "month"
# judge
if my_column is not ...:
    print(found.groupby(flights[my_column]).mean().sort_values())

# %% [markdown]
# ### Why
#
# An **inner join** (`JOIN`, or `merge` as pandas does it unasked) deletes what finds no partner, without a word. Four habits make it speak:
#
# - name the key (`ON`, `on=`): both tables have a `year`, one of the flight, one of the plane's making. *Try it:* `NATURAL JOIN` in place of the join and its `ON`;
# - keep the rows: `LEFT JOIN`, `how="left"`;
# - declare how many partners there may be: `validate="m:1"`, many flights to one plane;
# - count the unmatched, **by group**.
#
# A table can lose almost all of a group and keep its average. That holds for airlines, and for people.

# %% [markdown]
# ## Stove
#
# *Goal:* what does a job in `job_ads` pay in a year? There are 17,262 ads of 170 firms; `salary_min` holds the lower end, where an ad names one. **Find three things that are not as they seem, give one number that you would defend, and write the question that you would ask the owner of the data.**
#
# There are no steps and no key. Set a timer to 15 minutes. Reporting counts, succeeding does not.
#
# > **Errors are data.** · What does this one tell you? · Change one thing. · Write it down.

# %% tags=["stove"]
ads = load("job_ads")
paid = ads.dropna(subset=["salary_min"])

print(paid["salary_min"].describe().round(0))
decide("02.pay", "…", because="…", instead_of="…")

# %% [markdown]
# ## Debrief
#
# What surprises most people: the loud faults were the smaller part, and the average that they trusted most was the one that could not see. Nobody cleans a table neutrally. A range, a fill or a join decides whose rows count; the exercise asks you to defend such a decision.
#
# Questions to take along: In which unit is this number? What would I swear to about each row? Why is this cell empty? How many rows before, how many after, and whose went?

# %% tags=["debrief"]
burn("02.rule", tried="…", expected="…", happened="…", learned="…")

# %% [markdown]
# ## Next
#
# The [exercise](../exercises/02_messy_data/02_messy_data.ipynb): tables that are broken anew for you, and a decision about people. For play at any time, `fault("flights_2013", level=2)`, imported from `grader`, plants faults of your own and seals the list until you ask. Further reading: Hadley Wickham, *Tidy Data*, Journal of Statistical Software 59(10), 2014; *Merge, join, concatenate and compare* in the user guide of pandas.

# %%
begin("02")
