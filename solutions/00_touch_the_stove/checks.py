"""The checks of module 00: predictions, tracebacks, own projects, luck."""

import re
from math import comb

import numpy as np

from grader.checks import Item, Message, Option, Quiz, fail, number, sequence, text
from grader.checks.answer import Handle
from grader.checks.expect import reject
from grader.checks.records import Prediction, QuizAnswer

WIDEST = 0.2

# 00-1 ------------------------------------------------------------------------

first_guess = Item(
    "00-1",
    "Say it before you see it",
    answer="first_guess",
    marks={
        "S": "saved before the outcome, as numbers that could turn out wrong",
        "N": "whether the guess was good: a miss costs nothing",
    },
    hints=(
        "Look at the prediction cells of the lesson: one call saves a guess, and its "
        "first word is the name under which the outcome is looked up.",
        "Two numbers and an honest percentage make a forecast. If you would bet at "
        "even odds and no more, that is 50. If three out of four such guesses would "
        "hold, that is 75.",
        "The same thing about tomorrow's breakfast, in minutes:\n\n"
        "```python\n"
        "from grader import predict\n"
        "breakfast = predict(\n"
        '    "demo.breakfast", (10, 25), confidence=70, why="I rarely hurry"\n'
        ")\n"
        "```",
    ),
    misconceptions={
        "m00.not-saved": Message(
            "The answer is {got}, not a saved prediction.",
            "A guess that is not stored cannot be compared with anything later.",
            "Keep what the call of `predict` returns in `first_guess`.",
        ),
        "m00.other-name": Message(
            "The prediction is saved under {name!r}.",
            "The envelope looks for another name, so the two never meet.",
            "Copy the name from the task, dots and dashes included.",
        ),
        "m00.hindsight": Message(
            "The prediction was saved after the result had appeared.",
            "A guess made afterwards always feels right, so it teaches little.",
            "Restart the kernel, and write the guess before opening the envelope.",
        ),
        "m00.words": Message(
            "The prediction is the text {said!r}.",
            "The outcome is a number, and no number can be compared with a word.",
            "Which two numbers did the word stand for?",
        ),
        "m00.percent": Message(
            "The interval reaches {high:g}; a share never exceeds 1.",
            "Percent and shares mixed up by a factor of 100 is a classic of reports.",
            "Write 7 percentage points as 0.07.",
        ),
        "m00.no-risk": Message(
            "The interval runs from {low:.2f} to {high:.2f}, {width:.2f} wide.",
            "A forecast that hardly anything can contradict says hardly anything.",
            "Narrow it until being wrong becomes possible, and lower the confidence "
            "instead.",
        ),
        "m00.certainty": Message(
            "The confidence is {confidence:g} %.",
            "At 100 %, one miss contradicts the forecast; there is no room for a "
            "surprise.",
            "Name one thing that could turn out differently. How likely is it?",
        ),
        "m00.no-reason": Message(
            "The prediction comes without a reason.",
            "When a guess misses, the reason behind it is what gets repaired.",
            "Fill `why` with half a sentence: what made these numbers come to mind?",
        ),
    },
)


def forecast(answer):
    """Return a numeric prediction that was made in time, or fail."""
    made = answer.value()
    if isinstance(made, Handle):
        fail("m00.not-saved", got=f"an object of class {made.class_name}")
    if not isinstance(made, Prediction):
        fail("m00.not-saved", got=f"{str(made)[:60]!r} ({type(made).__name__})")
    if made.id != "00.bigger-exam":
        fail("m00.other-name", name=made.id[:60])
    if made.hindsight:
        fail("m00.hindsight")
    if made.text is not None:
        fail("m00.words", said=made.text[:60])
    return made


@first_guess.probe("structure", points=1)
def it_is_saved_in_time(answer, rng):
    made = forecast(answer)
    if made.high > 1.05:
        fail("m00.percent", high=made.high)


@first_guess.probe("structure", points=1)
def it_takes_a_risk(answer, rng):
    made = forecast(answer)
    if made.high > 1.05:
        fail("m00.percent", high=made.high)
    width = made.high - made.low
    if width > WIDEST + 1e-9:
        fail("m00.no-risk", low=made.low, high=made.high, width=width)
    if made.confidence >= 100:
        fail("m00.certainty", confidence=made.confidence)
    if not any(letter.isalpha() for letter in made.why):
        fail("m00.no-reason")


# 00-2 ------------------------------------------------------------------------

traceback_item = Item(
    "00-2",
    "Read a traceback from the bottom",
    answer="last_line",
    marks={
        "A": "the line that names the error, in tracebacks made for this check",
        "N": "style",
    },
    hints=(
        "Print `repr(traceback_text)` of the example and look at its two ends.",
        "A text can be cut into a list of lines. Some of them may hold nothing but "
        "spaces. Which of the others comes last?",
        "The first line of a poem that holds text, although the page starts blank:\n\n"
        "```python\n"
        'poem = "\\n\\n  Hot stove,\\n  cold hand.\\n"\n'
        "for line in poem.splitlines():\n"
        "    if line.strip():\n"
        "        first = line.strip()\n"
        "        break\n"
        "print(first)\n"
        "```",
    ),
    misconceptions={
        "m00.traceback-top": Message(
            "It returned {got!r}, the first line.",
            "That line says that an error happened; another one says which.",
            "Tracebacks are read from the bottom: start at the other end of the list.",
        ),
        "m00.blank-end": Message(
            "It returned an empty line.",
            "A traceback ends with a line break, often with several, so the last piece "
            "of the text can be blank.",
            "Look for the last line that holds something.",
        ),
        "m00.code-line": Message(
            "It returned {got!r}, a line from inside the traceback.",
            "That shows where Python was; what went wrong stands elsewhere.",
            "Compare the lines with and without spaces at their start.",
        ),
        "m00.other-line": Message(
            "It returned {got!r}, which is no line of this traceback.",
            "The next reader would look for an error that did not happen.",
            "Build the answer from `traceback_text` alone.",
        ),
        "m00.first-error": Message(
            "Two errors happened one after the other; it returned {got!r}, the "
            "earlier one.",
            "The run stopped at the later one. The earlier one often tells why.",
            "Find the place from the end of the text, not from its start.",
        ),
        "m00.type-only": Message(
            "It returned {got!r}, a part of the line.",
            "The rest of the line holds the detail: which name, which value, which "
            "file.",
            "Return the line whole, whatever punctuation it holds.",
        ),
    },
)

FRAMES = (
    ("train.py", "fit_all", "model.fit(X, y)"),
    ("load.py", "read_rows", "rows = table[name]"),
    ("report.py", "main", "raise_error = check(rows)"),
    ("clean.py", "to_number", "value = float(text)  # Error here?"),
    ("split.py", "halves", "left, right = parts"),
    ("judge.py", "score", "return hits / total"),
)
ERRORS = (
    "KeyError: 'column_{n}'",
    "ValueError: could not convert string to float: 'n/a {n}'",
    "ZeroDivisionError: division by zero",
    "ModuleNotFoundError: No module named 'tools_{n}'",
    "TypeError: unsupported operand type(s) for +: 'int' and 'str'",
    "IndexError: index {n} is out of bounds for axis 0 with size 3",
    "sklearn.exceptions.NotFittedError: This model {n} is not fitted yet.",
    "json.decoder.JSONDecodeError: Expecting value: line {n} column 1",
    "AssertionError",
    "StopIteration",
    "KeyboardInterrupt",
)
TOP = "Traceback (most recent call last):"
LATER = "During handling of the above exception, another exception occurred:"


def error_line(rng, index):
    return ERRORS[index].format(n=rng.integers(10, 100))


def a_traceback(rng, error):
    """Return the lines of a traceback that ends in `error`."""
    lines = [TOP]
    for pick in rng.choice(len(FRAMES), size=rng.integers(1, 4), replace=False):
        file, function, code = FRAMES[pick]
        lines.append(f'  File "{file}", line {rng.integers(3, 400)}, in {function}')
        lines.append(f"    {code}")
    return [*lines, error]


def judge_line(got, wanted, lines):
    """Fail with what `got` is instead of the line `wanted`."""
    got = text(got).strip()
    if got == wanted:
        return
    short = got[:70]
    if got == TOP:
        fail("m00.traceback-top", got=short)
    if not got:
        fail("m00.blank-end")
    if got in [line for line in lines if line not in (TOP, LATER) and line[:1] != " "]:
        fail("m00.first-error", got=short)
    if got in wanted:
        fail("m00.type-only", got=short)
    is_there = got in [line.strip() for line in lines]
    fail("m00.code-line" if is_there else "m00.other-line", got=short)


@traceback_item.probe("value", points=1)
def it_names_the_error(answer, rng):
    for index in (0, int(rng.integers(1, 8)), int(rng.integers(9, 11))):
        wanted = error_line(rng, index)
        lines = a_traceback(rng, wanted)
        judge_line(answer("\n".join(lines)), wanted, lines)


@traceback_item.probe("value", points=1)
def blank_lines_at_the_end_do_not_matter(answer, rng):
    for end in ("\n", "\n\n   \n", "\n \n\n"):
        wanted = error_line(rng, int(rng.integers(8)))
        lines = a_traceback(rng, wanted)
        judge_line(answer("\n".join(lines) + end), wanted, lines)


@traceback_item.probe("value", points=1)
def of_two_errors_it_takes_the_last(answer, rng):
    for _ in range(3):
        first, second = rng.choice(8, size=2, replace=False)
        wanted = error_line(rng, int(second))
        earlier = a_traceback(rng, error_line(rng, int(first)))
        lines = [*earlier, "", LATER, "", *a_traceback(rng, wanted)]
        judge_line(answer("\n".join(lines)), wanted, lines)


# 00-3 ------------------------------------------------------------------------

own_projects = Item(
    "00-3",
    "Which projects are yours?",
    answer="own_ratio",
    marks={
        "A": "the share, on lists made for this check",
        "N": "your own list: it stays yours",
    },
    hints=(
        "Read the contract twice: two things must be true of a project before it "
        "counts, and one list holds no project at all.",
        "Count the projects for which both hold, then divide by the number of all "
        "projects. What is there to divide by when the list is empty?",
        "The share of rainy days with wind, on other data:\n\n"
        "```python\n"
        'days = [{"sky": "rain", "windy": True}, {"sky": "sun", "windy": True}]\n'
        "hits = 0\n"
        "for day in days:\n"
        '    if day["sky"] == "rain" and day["windy"]:\n'
        "        hits += 1\n"
        "print(hits / len(days) if days else 0.0)\n"
        "```",
    ),
    misconceptions={
        "m00.own-known": Message(
            "Of {total} projects it counts {counted:g}; for some of those the outcome "
            "was known.",
            "A tutorial repeated on another table is practice. By this test, experience "
            "starts where nobody could tell how it would end.",
            "Ask two questions of every project.",
        ),
        "m00.any-unknown": Message(
            "Of {total} projects it counts {counted:g}; some of those are course "
            "projects.",
            "With an unknown outcome, the path was still chosen by somebody else.",
            "Ask two questions of every project.",
        ),
        "m00.count": Message(
            "It returned {got:g} for {total} projects.",
            "Only a share can be compared between people with few and with many "
            "projects.",
            "Compare with the contract: the range ends at 1.",
        ),
        "m00.odds": Message(
            "It returned {got:.2f}: yours divided by the rest.",
            "That ratio is read as a share by everyone who sees it, and can exceed 1.",
            "Whose number belongs below the fraction line: the others, or all?",
        ),
        "m00.empty": Message(
            "An empty list gives {got}.",
            "An empty list is a fine starting point, and the first list of most "
            "people.",
            "What could the function ask before it divides?",
        ),
        "m00.other-share": Message(
            "It returned {got:.2f} for a list of {total}; counting by hand gives "
            "another share.",
            "A share that is off by one project changes what you decide next.",
            "Write down three small projects and follow the loop with a pencil.",
        ),
    },
)


def a_list(rng):
    """Return a shuffled list of projects of four kinds.

    No sum of two counts equals another count, so each slip gives its own share.
    """
    counts = rng.permutation([2, 4, 5, 8])
    kinds = (("own", False), ("own", True), ("course", False), ("course", True))
    projects = [
        {"name": f"project {rng.integers(1000)}", "kind": kind, "outcome_known": known}
        for (kind, known), count in zip(kinds, counts, strict=True)
        for _ in range(count)
    ]
    return [projects[i] for i in rng.permutation(len(projects))]


@own_projects.probe("value", points=2)
def both_questions_count(answer, rng):
    for _ in range(4):
        projects = a_list(rng)
        total = len(projects)
        own = sum(p["kind"] == "own" for p in projects)
        unknown = sum(not p["outcome_known"] for p in projects)
        both = sum(p["kind"] == "own" and not p["outcome_known"] for p in projects)
        got = number(answer(projects))
        if near(got, both / total):
            continue
        if same(got, own / total) or same(got, own):
            fail("m00.own-known", counted=own, total=total)
        if same(got, unknown / total) or same(got, unknown):
            fail("m00.any-unknown", counted=unknown, total=total)
        if same(got, both / (total - both)):
            fail("m00.odds", got=got)
        if same(got, both) or same(got, 100 * both / total):
            fail("m00.count", got=got, total=total)
        fail("m00.other-share", got=got, total=total)


@own_projects.probe("value", points=1)
def an_empty_list_is_a_start(answer, rng):
    reply = answer.call([], errors=True)
    if reply.error and reply.error.type == "ZeroDivisionError":
        fail("m00.empty", got="a ZeroDivisionError")
    if reply.error:
        answer([])  # an error of another kind is told as a crash
    if reply.value is None or reply.value != reply.value:
        fail("m00.empty", got=str(reply.value))
    if not near(number(reply.value), 0):
        fail("m00.empty", got=f"{reply.value:g}")


def near(got, wanted):
    """Return whether two shares agree; rounding to two places is allowed."""
    return abs(got - wanted) <= 0.0051


def same(got, wanted):
    """Return whether a slip was recognized; shares of two slips can be close."""
    return abs(got - wanted) <= 0.001


# 00-4 ------------------------------------------------------------------------

passport_item = Item(
    "00-4",
    "Carry your work away and back",
    answer="restored",
    is_smoke=True,
    marks={
        "S": "the passport came back into an empty folder, no points",
        "N": "whether you keep one in a safe place",
    },
    hints=(
        "Two calls of `passport` are needed: one writes the file, the other reads it.",
        "A restore proves something only where nothing of it was before. "
        "`mkdtemp()` makes a fresh, empty folder and returns its path.",
        "The same round trip with a text file, on other data:\n\n"
        "```python\n"
        "from pathlib import Path\n"
        "from shutil import copy\n"
        "from tempfile import mkdtemp\n"
        'note = Path(mkdtemp()) / "note.txt"\n'
        'note.write_text("warm")\n'
        "back = copy(note, mkdtemp())\n"
        "print(Path(back).read_text())\n"
        "```",
    ),
    misconceptions={
        "m00.same-folder": Message(
            "{fresh} of {total} journal entries were new in that place.",
            "A restore over the same work tests nothing: everything was there already.",
            "Give the restore an empty folder of its own with `into=`.",
        ),
        "m00.only-export": Message(
            "The answer is the export.",
            "A backup that was never read back is a hope, not a backup.",
            'Read the file back: `passport("restore", …)`.',
        ),
    },
)


@passport_item.probe("structure", points=0)
def it_came_back_into_an_empty_folder(answer, rng):
    card = answer.value()
    if not isinstance(card, Handle):
        reject(card, "what the restore returned")
    said = card.words()
    if "Passport saved" in said:
        fail("m00.only-export")
    counts = re.search(r"(\d+) of (\d+) journal", said)
    if not counts:
        reject(card, "what the restore returned")
    fresh, total = map(int, counts.groups())
    if fresh < total:
        fail("m00.same-folder", fresh=fresh, total=total)


# 00-5 ------------------------------------------------------------------------

spread_item = Item(
    "00-5",
    "Three numbers instead of one",
    answer="spread",
    marks={"A": "lowest, mean and highest of fresh scores", "N": "style"},
    hints=(
        "Three numbers go out, in a fixed order. Look at the order in the docstring.",
        "Python has built-in functions for the two ends of a list. The mean is the sum "
        "divided by the number of values.",
        "The same for the ages of three bridges, with two of the numbers:\n\n"
        "```python\n"
        "ages = [140, 12, 55]\n"
        "def youngest_and_mean(ages):\n"
        "    return min(ages), sum(ages) / len(ages)\n"
        "print(youngest_and_mean(ages))\n"
        "```",
    ),
    misconceptions={
        "m00.best-only": Message(
            "One number came back: {got:.3f}, the luckiest score.",
            "The luckiest of many draws is the one that will not be seen again.",
            "Return all three numbers, so that a reader sees how much luck there was.",
        ),
        "m00.upside-down": Message(
            "The first number, {low:.3f}, is larger than the last, {high:.3f}.",
            "Whoever reads an interval expects its lower end first.",
            "Compare the order with the docstring.",
        ),
        "m00.first-last": Message(
            "The ends are the first and the last score of the list.",
            "Scores arrive in the order of their seeds, not of their size.",
            "Ask for the smallest and the largest value instead of a position.",
        ),
        "m00.median": Message(
            "The middle number is {got:.3f}, the median.",
            "A fine summary, but the reader was promised the mean; the two differ "
            "when a few scores are very low.",
            "Add up the scores and divide by how many there are.",
        ),
        "m00.other-three": Message(
            "For {scores} it returned {got}.",
            "Three numbers that do not describe the list mislead its reader.",
            "Do it by hand for these scores and compare.",
        ),
    },
)


@spread_item.probe("value", points=2)
def it_describes_fresh_scores(answer, rng):
    for length in (4, 7, 30):
        scores = some_scores(rng, length)
        wanted = min(scores), sum(scores) / length, max(scores)
        got = answer(scores)
        if np.ndim(got) == 0 and type(got) in (int, float, np.float64):
            if abs(got - wanted[2]) < 1e-9:
                fail("m00.best-only", got=got)
        low, middle, high = (number(part) for part in sequence(got, 3))
        judge_three((low, middle, high), wanted, scores)


def some_scores(rng, length):
    """Return scores whose extremes lie in the middle and whose median is not mean."""
    scores = 0.95 + 0.03 * rng.random(length)
    scores[1] = 0.70 + 0.05 * rng.random()
    scores[2] = 0.99 + 0.01 * rng.random()
    return [float(score) for score in scores.round(4)]


def judge_three(got, wanted, scores):
    """Fail with what `got` is instead of the three numbers `wanted`."""
    if all(abs(a - b) < 1e-4 for a, b in zip(got, wanted, strict=True)):
        return
    low, middle, high = got
    if {low, high} == {scores[0], scores[-1]}:
        fail("m00.first-last")
    if low > high:
        fail("m00.upside-down", low=low, high=high)
    if abs(middle - np.median(scores)) < 1e-6:
        fail("m00.median", got=middle)
    shown = ", ".join(f"{score:.3f}" for score in scores[:7])
    told = ", ".join(f"{part:.3f}" for part in got)
    more = ", …" if len(scores) > 7 else ""
    fail("m00.other-three", scores=shown + more, got=told)


@spread_item.probe("value", points=1)
def one_score_is_its_own_spread(answer, rng):
    score = round(float(rng.uniform(0.5, 1)), 3)
    got = answer([score])
    three = [number(part) for part in sequence(got, 3)]
    if any(abs(part - score) > 1e-4 for part in three):
        told = ", ".join(f"{part:.3f}" for part in three)
        fail("m00.other-three", scores=f"the single score {score}", got=told)


# 00-6 ------------------------------------------------------------------------

guessers = Item(
    "00-6",
    "The best of many coin flippers",
    answer="best_of_guessers",
    marks={
        "A": "by behavior: chance alone for one, luck for many, the seed decides",
        "N": "speed and style",
    },
    hints=(
        "`guess` is one person with a coin. Look at what changes between two calls "
        "of it, and at what has to stay the same.",
        "Make the generator once, from the seed. Let every guesser draw from it, one "
        "after the other, and keep the highest share.",
        "The tallest of several dice towers, on other data:\n\n"
        "```python\n"
        "import numpy as np\n"
        "def tallest(towers, dice, seed):\n"
        "    rng = np.random.default_rng(seed)\n"
        "    heights = []\n"
        "    for _ in range(towers):\n"
        "        heights.append(rng.integers(1, 7, dice).sum())\n"
        "    return max(heights)\n"
        "print(tallest(towers=5, dice=10, seed=3))\n"
        "```",
    ),
    misconceptions={
        "m00.same-coin": Message(
            "The best of {k} guessers averages {mean:.2f}, like a single one.",
            "Either all of them toss the same coins, or only one of them is looked at. "
            "Luck needs many tickets.",
            "Collect the shares of five guessers of one call in a list. How many "
            "differ?",
        ),
        "m00.average": Message(
            "For {k} guessers it returns {mean:.2f} nearly every time.",
            "The average of many guessers hides the lucky one, and the lucky one is "
            "who gets announced.",
            "Which of the {k} would write the press release?",
        ),
        "m00.fixed-seed": Message(
            "Different seeds return the same number, {got:.2f}.",
            "A lottery with one ticket cannot show how much tickets differ.",
            "Use the seed that the function is given.",
        ),
        "m00.unseeded": Message(
            "The same call returned {first:.2f}, then {second:.2f}.",
            "Nobody can repeat such a run, so nobody can find out what it depends on.",
            "Let every random draw come from the seed that the function is given.",
        ),
        "m00.other-luck": Message(
            "With k = {k} and n = {n} it averages {mean:.2f} over {calls} seeds.",
            "Fair coins do not do that, so something else than luck is counted.",
            "Try k = 1 in a cell of its own: which values can come out at all?",
        ),
    },
)


def expected_best(k, n):
    """Return the mean of the largest of `k` shares of heads in `n` fair tosses."""
    shares = np.array([comb(n, hits) for hits in range(n)]) / 2**n
    return float(n - (shares.cumsum() ** k).sum()) / n


def many(answer, rng, k, n, calls):
    """Return the answer's numbers for many seeds; a share of `n` questions each."""
    first = int(rng.integers(1000, 10**6))
    got = np.array([number(answer(k, n, first + i), 0, 1) for i in range(calls)])
    if np.ptp(got) > 1e-9:
        return got
    if got[0] in (0, 1):  # a coin with one side, not a forgotten seed
        fail("m00.other-luck", k=k, n=n, mean=got[0], calls=calls)
    fail("m00.fixed-seed", got=got[0])


@guessers.probe("value", points=1)
def one_guesser_is_a_coin(answer, rng):
    n, calls = int(rng.integers(30, 60)), 150
    got = many(answer, rng, 1, n, calls)
    slack = 4.5 * 0.5 / np.sqrt(n * calls)
    if abs(got.mean() - 0.5) > slack or not 0.5 < got.std() * 2 * np.sqrt(n) < 1.5:
        fail("m00.other-luck", k=1, n=n, mean=got.mean(), calls=calls)


@guessers.probe("value", points=2)
def many_guessers_have_luck(answer, rng):
    k, n, calls = int(rng.integers(30, 50)), int(rng.integers(30, 60)), 40
    got = many(answer, rng, k, n, calls)
    if abs(got.mean() - expected_best(k, n)) < 0.03:
        return
    if abs(got.mean() - 0.5) < 0.06:
        is_steady = got.std() * 2 * np.sqrt(n) < 0.5
        fail("m00.average" if is_steady else "m00.same-coin", k=k, mean=got.mean())
    fail("m00.other-luck", k=k, n=n, mean=got.mean(), calls=calls)


@guessers.probe("value", points=1)
def the_seed_decides(answer, rng):
    k, n = int(rng.integers(2, 6)), int(rng.integers(150, 300))
    seeds = [int(seed) for seed in rng.integers(10**6, size=6)]
    pairs = [[number(answer(k, n, seed), 0, 1) for _ in range(2)] for seed in seeds]
    for first, second in pairs:
        if abs(first - second) > 1e-12:
            fail("m00.unseeded", first=first, second=second)
    if np.ptp([first for first, _ in pairs]) < 1e-9:
        name = "m00.fixed-seed" if 0 < pairs[0][0] < 1 else "m00.other-luck"
        fail(name, got=pairs[0][0], mean=pairs[0][0], k=k, n=n, calls=len(seeds))


# 00-7 ------------------------------------------------------------------------

trust = Quiz(
    "00.trust",
    "One model, four reports about it. Which one would you repeat to somebody who has "
    "to rely on it?",
    {
        "best": Option(
            "Accuracy 1.00, reached with seed 17 of 50 seeds",
            "Somebody looked at 50 exams and reported the kindest one. The other 49 "
            "belong to the same model.",
            "m00.best-seed",
        ),
        "single": Option(
            "Accuracy 0.98, from one seed, never looked at again",
            "Honest, but it does not say how far another seed would have moved it. One "
            "ticket says nothing about the lottery.",
            "m00.one-ticket",
        ),
        "all": Option(
            "Accuracy 0.90 to 1.00 over 50 seeds, mean 0.97",
            "It shows the middle and how much luck there is, and nothing was picked "
            "after looking. How well it holds for new rows is a question of its own.",
            is_correct=True,
        ),
        "training": Option(
            "Accuracy 1.00, on the same rows that it was fitted on",
            "The model has seen these answers. It is an exam with the solution sheet "
            "on the desk.",
            "m00.open-book",
        ),
    },
)

trusted = Item(
    "00-7",
    "Which report would you repeat?",
    answer="trusted",
    marks={"A": "the option you chose", "N": "how you came to it"},
    hints=(
        "For each report, ask what was looked at before it was written.",
        "A report that was picked because it looked good is a report about the "
        "picking.",
        "The same with runners: *best of 50 training runs: 38 minutes* against *50 "
        "runs: 38 to 47 minutes, mean 43*. In code:\n\n"
        "```python\n"
        "minutes = [43, 38, 47, 44]\n"
        "print(min(minutes), sum(minutes) / len(minutes), max(minutes))\n"
        "```\n\n"
        "Which of the two tells you when to put the soup on?",
    ),
    misconceptions={
        "m00.best-seed": Message(
            "The chosen report is the kindest of 50 exams.",
            "Picking after looking turns luck into a claim.",
            "Ask of each report how many others were thrown away for it.",
        ),
        "m00.one-ticket": Message(
            "The chosen report rests on a single seed.",
            "Nobody who reads it can tell luck from skill.",
            "Look for the report that shows how much the seeds disagree.",
        ),
        "m00.open-book": Message(
            "The chosen report was measured on the rows that the model learned from.",
            "It measures memory; the person who relies on it will bring new rows.",
            "Look for rows that the model had not seen.",
        ),
    },
)


@trusted.probe("value", points=1)
def the_report_shows_its_luck(answer, rng):
    chosen = answer.value()
    if not isinstance(chosen, QuizAnswer) or chosen.id != trust.id:
        reject(chosen, f'the answer to `quiz("{trust.id}", …)`')
    option = trust.options.get(chosen.choice)
    if option is None:
        reject(chosen, "one of the options")
    if not option.is_correct:
        fail(option.misconception)


# Questions of the lesson --------------------------------------------------------

recall_1 = Quiz(
    "00.recall-1",
    "A function ends without a `return` line. What does calling it give?",
    {
        "none": Option(
            "The value `None`",
            "Whatever it computed inside is gone when the call ends.",
            is_correct=True,
        ),
        "printed": Option(
            "What it printed",
            "Printing shows something to a person. The program gets nothing of it.",
            "m00.print-is-return",
        ),
        "error": Option(
            "An error message",
            "Python does not mind. The trouble comes later, when somebody uses the "
            "value.",
            "m00.no-return-error",
        ),
    },
)

recall_2 = Quiz(
    "00.recall-2",
    'With `p = {"kind": "own"}`, what is `p["kind"] == "course"`?',
    {
        "false": Option(
            "The value `False`", "It compares two texts that differ.", is_correct=True
        ),
        "assigns": Option(
            "It stores the text",
            "One `=` stores, two compare. Mixing them up is a rite of passage.",
            "m00.assigns",
        ),
        "keyerror": Option(
            "A `KeyError`",
            'The key is there. `p["name"]` would be a KeyError.',
            "m00.key-missing",
        ),
    },
)

recall_3 = Quiz(
    "00.recall-3",
    "Why are some rows kept away from a model while it learns?",
    {
        "unseen": Option(
            "To ask it about rows it has not seen",
            "The next user brings new rows, so the exam does too.",
            is_correct=True,
        ),
        "speed": Option(
            "To make the training somewhat faster",
            "Fewer rows are faster, but that is a side effect and rarely wanted.",
            "m00.split-for-speed",
        ),
        "backup": Option(
            "To have a copy in case some rows break",
            "They are not a copy: the model never learns from them.",
            "m00.split-as-backup",
        ),
    },
)

luck = Quiz(
    "00.luck",
    "What did the lucky seed change?",
    {
        "exam": Option(
            "Mostly the exam",
            "Another tenth of the rows was asked about. The models share most of what "
            "they learned from.",
            is_correct=True,
        ),
        "model": Option(
            "Mostly the model",
            "A fair first thought. In the vault, where both answer the same "
            "questions, a much better model would show it.",
            "m00.lucky-model",
        ),
        "data": Option(
            "The measurements",
            "No value in the table moved. A seed picks rows and changes none.",
            "m00.seed-changes-data",
        ),
    },
)
