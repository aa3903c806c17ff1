# %% [markdown]
# # Touch the Stove
#
# You have done a course or two. The data was clean, the score was good, and somebody knew how it would end. Here you predict before you run, burn your fingers on real data where that costs nothing, and learn which numbers to believe.
#
# **For whom:** you know Python functions, lists, dicts, loops and imports, have opened a notebook before, and have fitted a model once, perhaps without knowing why it worked. No mathematics beyond averages and percentages.
#
# **How long:** the map below states a time for each module and adds them up. They are for somebody who knows Python; if it is new to you, plan for half as much again. Short of time? `progress(path="ten hours")` shows the shortest way that makes sense.
#
# **Begin:** select the next cell and press **Shift+Enter**. It shows your map. Then open [lesson 00](00_touch_the_stove.ipynb); its exercise waits behind the button.

# %%
from grader import progress

progress()

# %% [markdown]
# ## How it works
#
# A **lesson** is for reading and running; you guess first, then look. An **exercise** is for doing; a check answers at once, as often as you like. Every item says who looks at what:
#
# | mark | who looks |
# |---|---|
# | **A** | a machine: your function is called on fresh inputs |
# | **S** | a machine, at the structure only: it is there and has the right shape; quality is not judged |
# | **R** | people, with a rubric: yourself, peers or an instructor |
# | **N** | nobody |
#
# **Stuck?** `hint("00-2")` says where to look; `hint("00-2", tried="…")` goes further, once you have said what you tried. No points are lost. `reveal` shows a solution, on the same condition. Assistants are welcome *after* a prediction or a first try of yours. Never paste personal data into one.
#
# **In between:** `review()` asks again, some days later, what the modules asked, beginning with what you were sure of and wrong about. `fault("penguins")` plants faults of your own in a real table and seals the list; find them. `calibration()` sets your confidence beside the outcomes.
#
# **Your work** lies in `my_work/`, on the computer that runs this notebook. The course sends nothing anywhere. `passport("export")` packs notebooks and progress into one file, `passport("restore", "…zip")` brings them back. On **Binder** that file is all that stays: Binder forgets everything when it closes or rests for some ten minutes, so the map above offers a button for it there.
#
# The words of the course, such as *item*, *probe* and *burn*, stand in the [glossary](../docs/glossary.md).

# %% [markdown]
# ## What the checks cannot do
#
# - When you study alone, they run beside your own code, and the repository is public. Whoever wants to deceive them can, and deceives one person.
# - Some are experiments with chance: they repeat, average, and also ask for a result where there is one to be found. They can still err, rarely. If a check fails through its own fault it says so.
# - They never call a text correct. They check its structure; its worth is for people.
# - What happens outside, such as a message sent or a talk given, is what you report about yourself.
#
# "Passed" means that these probes found nothing. Each card lists what it covered.

# %% [markdown]
# ## One more thing
#
# You will be wrong here, often, and on purpose. That is the design: an error that you predicted against is the cheapest teacher there is.
#
# [Lesson 00 · Touch the stove](00_touch_the_stove.ipynb)
#
# *Teaching or writing? See the [README](../README.md).* *What this stands on: [credits](../docs/credits.md).*
