"""A course of two tiny modules, so that these tests grade in seconds."""

FILES = {
    "course.toml": """\
title = "Small"
kernel = "python3"

[[module]]
folder = "91_sums"
title = "Sums"
summary = "Double and add."
minutes = { lesson = 1, exercise = 1 }
data = []

[[module]]
folder = "92_words"
title = "Words"
summary = "Count words."
minutes = { lesson = 1, exercise = 1 }
data = []
""",
    "91_sums/lesson.py": """\
# %% [markdown]
# # 91 · Sums
""",
    "91_sums/exercise.py": '''\
# %% [markdown]
# # 91 · Sums: exercise

# %%
import math

# %% solution="91-1"
def double(x):
    """Return twice `x`."""
    ### BEGIN SOLUTION
    return math.fsum([x, x])
    ### END SOLUTION

# %% tests="91-1"
from grader import check
check("91-1", double)

# %% solution="91-2"
def total(values):
    """Return the sum of `values`."""
    ### BEGIN SOLUTION
    return math.fsum(values)
    ### END SOLUTION

# %% tests="91-2"
from grader import check
check("91-2", total)

# %% answer="91-3"
### BEGIN SOLUTION
memo = "A sum of 3 numbers."
### END SOLUTION

# %% tests="91-3"
from grader import check
check("91-3", globals().get("memo"))
''',
    "91_sums/checks.py": '''\
"""The checks of module 91."""

from grader.checks import Item, Message, fail, number, text

HINTS = ("Look at the name.", "Use what Python has.", "On other data: `len([1])`.")
MARKS = {"A": "the value"}


def message(word):
    return Message(f"It {word}.", "The contract says another thing.", "Read it again.")


double = Item(
    "91-1", "Double", answer="double", marks=MARKS, hints=HINTS,
    misconceptions={"m91.square": message("squares")},
)


@double.probe("value", points=1)
def two_is_four(answer, rng):
    if number(answer(2)) != 4:
        fail("m91.square")


@double.probe("value", points=2)
def any_number_is_doubled(answer, rng):
    value = int(rng.integers(3, 99))
    if number(answer(value)) != 2 * value:
        fail("m91.square")


total = Item(
    "91-2", "Add", answer="total", marks=MARKS, hints=HINTS,
    misconceptions={"m91.mean": message("averages"), "m91.first": message("stops")},
)


@total.probe("value", points=2)
def all_are_added(answer, rng):
    values = [90, *(int(value) for value in rng.integers(1, 9, 4))]
    got = number(answer(values))
    if got == values[0]:
        fail("m91.first")
    if got != sum(values):
        fail("m91.mean")


memo = Item(
    "91-3", "Write", answer="memo", marks=MARKS, hints=HINTS,
    misconceptions={"m91.no-number": message("names no number")}, review_points=4,
)


@memo.probe("structure", points=1)
def a_number_is_named(answer, rng):
    if not any(letter.isdigit() for letter in text(answer.value())):
        fail("m91.no-number")
''',
    "91_sums/wrong/91-1_square.py": """\
# item: 91-1
# misconception: m91.square
# points: 1
def double(x):
    return x * x
""",
    "91_sums/wrong/91-2_first.py": """\
# item: 91-2
# misconception: m91.first
# points: 0
def total(values):
    return values[0]
""",
    "91_sums/wrong/91-2_mean.py": """\
# item: 91-2
# misconception: m91.mean
# points: 0
def total(values):
    return sum(values) / len(values)
""",
    "91_sums/alternative/91-1_times.py": """\
# item: 91-1
def double(x):
    return 2 * x
""",
    "91_sums/alternative/91-2_loop.py": """\
# item: 91-2
def total(values):
    result = 0
    for value in values:
        result += value
    return result
""",
    "92_words/lesson.py": """\
# %% [markdown]
# # 92 · Words
""",
    "92_words/exercise.py": '''\
# %% [markdown]
# # 92 · Words: exercise

# %% solution="92-1"
def words(text):
    """Return the number of words in `text`."""
    ### BEGIN SOLUTION
    return len(text.split())
    ### END SOLUTION

# %% tests="92-1"
from grader import check
check("92-1", words)
''',
    "92_words/checks.py": '''\
"""The checks of module 92."""

from grader.checks import Item, Message, fail, number

words = Item(
    "92-1", "Count words", answer="words", marks={"A": "the value"},
    hints=("Look at spaces.", "A word ends at a space.", "On other data: `'a'`."),
    misconceptions={
        "m92.letters": Message("It counts letters.", "Words are asked for.", "Split.")
    },
)


@words.probe("value", points=2)
def words_are_counted(answer, rng):
    if number(answer("one two three")) != 3:
        fail("m92.letters")
''',
    "92_words/wrong/92-1_letters.py": """\
# item: 92-1
# misconception: m92.letters
# points: 0
def words(text):
    return len(text)
""",
    "92_words/alternative/92-1_spaces.py": """\
# item: 92-1
def words(text):
    return text.count(" ") + 1
""",
}
