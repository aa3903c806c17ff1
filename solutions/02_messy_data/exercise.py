# %% [markdown]
# # 02 · Messy data: exercise
#
# *70 minutes · needs: lesson 02, pandas · data: wages in the United States, reported heights,
# flights and planes of 2013, and tables that the checks break on purpose*
#
# Seven functions and a decision; every item stands alone. `hint("02-3", tried="…")` helps.
# Assistants are welcome after a prediction; never paste personal data.

# %%
import sqlite3

import numpy as np
import pandas as pd

from grader import check, hint, load

# %% [markdown]
# ## 02-1 · Count what is not there
#
# A shop's till writes `-999` when the scanner fails, and its staff type `unknown`. What is
# missing, really?
#
# **Goes in:** a table, and a list of codes that stand for "no value" in every column. **Comes
# out:** a table with one row per column, named by its index, and with `missing` (gaps and codes
# together), `distinct` (how many different values are left) and `is_text`.
#
# 2 points · A checked by machine

# %% solution="02-1"
def profile(table, codes):
    """Return `missing`, `distinct` and `is_text` for each column of `table`."""
    ### BEGIN SOLUTION
    known = table.mask(table.isin(codes))
    return pd.DataFrame({
        "missing": known.isna().sum(),
        "distinct": known.nunique(),
        "is_text": [pd.api.types.is_string_dtype(table[name]) for name in table],
    })
    ### END SOLUTION

# %% tests="02-1"
from grader import check
check("02-1", profile)

# %% [markdown]
# ## 02-2 · Is it a key?
#
# A *key* is a column, or several together, that names each row: no two rows share it, none is
# without it. `load("penguins_raw")` has an `Individual ID`. Would you bet on it?
#
# **Goes in:** a table and a list of columns. **Comes out:** `True` or `False`.
#
# 2 points · A checked by machine

# %% solution="02-2"
def is_key(table, columns):
    """Return whether `columns`, taken together, name each row of `table`."""
    ### BEGIN SOLUTION
    labels = table[columns]
    return not labels.duplicated().any() and not labels.isna().any(axis=None)
    ### END SOLUTION

# %% tests="02-2"
from grader import check
check("02-2", is_key)

# %% [markdown]
# ## 02-3 · Inches, perhaps
#
# The form asked for inches. Read what people typed, and guess nothing.
#
# | typed | read as |
# |---|---|
# | a plain number from 50 to 84: `70`, `68.5` | inches |
# | a plain number from 130 to 213: `175` | centimeters; an inch has 2.54 |
# | feet, then inches below 12: `5'7"`, `5' 7`, `5'7''`, `5 ft 7`, `5 ft 7 in`, `5 feet 7 inches` | 12 inches a foot |
# | all else, such as `5.11`, `1.7`, `511`, `tall`, `5'12` | a gap |
#
# (`5.11`: five feet eleven, or 5.11 feet? Nobody can tell.)
#
# **Goes in:** a Series of texts. **Comes out:** as many numbers, in order, in inches, with gaps.
#
# 3 points · A checked by machine

# %% solution="02-3"
def to_inches(answers):
    """Return the heights in inches, a gap where nobody can tell."""
    ### BEGIN SOLUTION
    size = pd.to_numeric(answers, errors="coerce")
    inches = size.where(size.between(50, 84))
    inches = inches.fillna(size.where(size.between(130, 213)) / 2.54)
    form = r"^\s*(\d)\s*(?:'|ft|feet)\s*(\d{1,2})\s*(?:''|\"|in|inches)?\s*$"
    feet = answers.str.extract(form).astype(float)
    spelled = 12 * feet[0] + feet[1].where(feet[1] < 12)
    return inches.fillna(spelled)
    ### END SOLUTION

# %% tests="02-3"
from grader import check
check("02-3", to_inches)

# %% [markdown]
# ## 02-4 · Missing because too high
#
# Official wages of one occupation: `p90`, the wage that one in ten earns more than, by state.

# %%
oews = load("oews")
doctors = oews[(oews.occupation_name == "Cardiologists") & (oews.area_type == "S")]
doctors[["area_name", "p90", "p90_note"]].head(12)

# %% [markdown]
# A note says why there is a dash. `5` means "at least $239,200 a year"; `4` and `8` say nothing of
# the size. Other cells lie far above 239,200. What is the *median* over the cells that say
# something (a number, or note 5)? Sometimes one number, sometimes only a range.
#
# **Goes in:** a table with the texts `p90` and `p90_note`. **Comes out:** the lowest and the
# highest value that this median can have, in dollars; twice the same where it is certain.
#
# 3 points · A checked by machine

# %% solution="02-4"
def median_range(wages):
    """Return (lowest, highest) possible median of `p90`, in dollars."""
    ### BEGIN SOLUTION
    dollars = pd.to_numeric(wages.p90, errors="coerce")
    is_high = wages.p90_note == "5"
    return dollars.mask(is_high, 239_200).median(), dollars.mask(is_high, np.inf).median()
    ### END SOLUTION

# %% tests="02-4"
from grader import check
check("02-4", median_range)

# %% [markdown]
# ## 02-5 · Assertions that point
#
# A parcel service promises these facts. The check breaks some, in other places each time.
#
# - `parcel` names each row once. `depot` is Alder, Birch, Cedar or Dogwood.
# - `weight_g` lies from 200 to 2,000, `miles` from 20 to 400. Both may have gaps.
#
# | kind | what happens |
# |---|---|
# | `sentinel` | −999, 9999 or −9999 stands for a gap in a column of numbers |
# | `unit-change` | some numbers of a column are in another unit, out of the promised range |
# | `spelling` | a depot is spelled in other ways, too |
# | `doubled-rows` | some rows appear again |
#
# **Goes in:** a table. **Comes out:** a list of dicts such as
# `{"kind": "sentinel", "column": "miles", "rows": [3, 17]}`, rows counted from 0; no `column` for
# doubled rows. A healthy table gives an empty list.
#
# 4 points · A checked by machine

# %% solution="02-5"
def diagnose(table):
    """Return one dict for each fault: `kind`, `column` and `rows` (from 0)."""
    ### BEGIN SOLUTION
    is_odd_name = ~table.depot.isin(["Alder", "Birch", "Cedar", "Dogwood"])
    broken = [("spelling", "depot", is_odd_name),
              ("doubled-rows", None, table.parcel.duplicated())]
    for column, low, high in (("weight_g", 200, 2000), ("miles", 20, 400)):
        is_code = table[column].isin([-999, 9999, -9999])
        is_outside = table[column].notna() & ~table[column].between(low, high)
        broken += [("sentinel", column, is_code),
                   ("unit-change", column, is_outside & ~is_code)]
    return [{"kind": kind, "column": column, "rows": np.flatnonzero(rows)}
            for kind, column, rows in broken if rows.any()]
    ### END SOLUTION

# %% tests="02-5"
from grader import check
check("02-5", diagnose)

# %% [markdown]
# ## 02-6 · Clean, and account for every row
#
# Weather stations send `station`, `time`, `temp`, `unit`, `wind_mph`. The rules:
#
# | what | rule |
# |---|---|
# | a row that repeats another in all columns | one of them stays |
# | a row without `station` | goes |
# | −999 in `temp` or `wind_mph` | becomes a gap |
# | `temp` where `unit` is `C` | becomes °F (°C × 9/5 + 32), and `unit` says `F` |
#
# **Goes in:** the raw table. **Comes out:** the clean table, and a log such as
# `{"repeated": 4, "no station": 2}` of the rows that went. A second cleaning changes nothing, and
# the raw table stays as it was.
#
# 4 points · A checked by machine

# %% solution="02-6"
def clean(raw):
    """Return (clean table, {reason: number of rows that went})."""
    ### BEGIN SOLUTION
    distinct = raw.drop_duplicates()
    kept = distinct.dropna(subset=["station"])
    log = {"repeated": len(raw) - len(distinct), "no station": len(distinct) - len(kept)}
    temp = kept.temp.mask(kept.temp == -999)
    temp = temp.mask(kept.unit == "C", temp * 9 / 5 + 32)
    wind = kept.wind_mph.mask(kept.wind_mph == -999)
    return kept.assign(temp=temp, wind_mph=wind, unit="F"), log
    ### END SOLUTION

# %% tests="02-6"
from grader import check
check("02-6", clean)

# %% [markdown]
# ## 02-7 · Whose answers go?
#
# A common recipe: keep plausible heights (50 to 84 inches), then drop whoever lies more than two
# standard deviations from the mean.

# %%
form = load("reported_heights")
form = form.assign(inches=pd.to_numeric(form.height, errors="coerce"))
form = form[form.inches.between(50, 84)]
is_far = (form.inches - form.inches.mean()).abs() > 2 * form.inches.std()
is_far.groupby(form.sex).agg(people="size", removed="sum", percent=lambda far: 100 * far.mean())

# %% [markdown]
# Write to the owner of the form, in 90 to 180 words: **what share of each group the recipe removes,
# in percent**; who of them may have told the truth; which rule you propose; who bears *its* errors;
# and one question to the owner that names a column.
#
# A person reads for: why the shares differ (1), a rule that somebody could apply (1), who bears its
# errors (1), a question that matters (1). No measure of fairness is the right one; give a reason.
#
# 2 points · A the shares · 1 point · S structure checked · 4 points · R review by a person

# %% answer="02-7"
decision = """
Write your decision here.
"""
### BEGIN SOLUTION
decision = """
To the owner of the form: the recipe removes 10.5 % of the women and 3.6 % of the men whose answers were
plausible. Three in four answers come from men, so the mean is nearly a man's mean, and a woman of 60 inches
counts as an error. Most of those women probably told the truth; the same distance hides men who did not.

I propose to drop nothing by distance. An answer stays when it lies between 50 and 84 inches; what lies outside
is read again by the unit it suggests, or becomes a gap with a reason. The errors of this rule fall on people
who are really smaller or taller than that, few in both groups, and on the average, which keeps some typing
errors inside the range. I would tell the range to whoever reads the average.

My question: 212 answers share one day in `time_stamp`. Was that a class, and did somebody tell them the unit?
"""
### END SOLUTION

# %% tests="02-7"
from grader import check
check("02-7", decision)

# %% [markdown]
# ## 02-8 · A join that loses nobody
#
# Bring the planes to the flights, in SQL or in pandas.
#
# **Goes in:** `flights` (`year`, `carrier`, `tailnum`, `arr_delay`) and `planes` (`tailnum`, `year`,
# `seats`). **Comes out**, as a pair:
#
# - all flights, in order, every column as it was, and two more: `built` (the `year` of `planes`)
#   and `seats`, with gaps where no plane is found; a flight without a tail number has none;
# - for *each* carrier, the share of its flights without a plane (Series or dict).
#
# If the register lists a tail number twice, raise a `ValueError`.
#
# 4 points · A checked by machine

# %% solution="02-8"
def with_planes(flights, planes):
    """Return (flights with `built` and `seats`, share without a plane by carrier)."""
    ### BEGIN SOLUTION
    known = planes.dropna(subset=["tailnum"]).rename(columns={"year": "built"})
    known = known[["tailnum", "built", "seats"]]
    joined = flights.merge(
        known, how="left", on="tailnum", validate="m:1", indicator="plane")
    unmatched = (joined.plane == "left_only").groupby(joined.carrier).mean()
    return joined.drop(columns="plane"), unmatched
    ### END SOLUTION

# %% tests="02-8"
from grader import check
check("02-8", with_planes)

# %% [markdown]
# ## Next
#
# Save your passport: `passport("export", "my_passport.zip")`. In module 03 the tables are clean,
# and the number lies.
