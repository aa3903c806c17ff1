"""The checks of module 10: share it.

Three functions are judged on texts and notebooks that are made afresh; texts are
judged by structure only, and people read them.
"""

import re

import numpy as np

from grader.checks import Item, Message, Option, Quiz, fail, sequence, text, whole
from grader.checks.expect import reject

# --- 10-1 -------------------------------------------------------------------------

empty_folder = Item(
    "10-1",
    "What is missing in the empty folder?",
    answer="missing_files",
    marks={
        "A": "steps and files, on fresh READMEs and folders",
        "N": "the order of the pairs, and whether the steps run",
    },
    hints=(
        "Take a sheet of paper with the files of the folder, and walk through the steps "
        "yourself. When do you add a name to the sheet, and when do you look one up?",
        "Keep a set of what is there. Go through the steps in order: first look up what "
        "the step needs, then add what it writes. Bring names to one spelling before "
        "they are compared.",
        "The same walk for a kitchen, on other data:\n\n"
        "```python\n"
        "there = {'flour', 'water'}\n"
        "for number, (needs, makes) in enumerate([({'flour', 'water'}, 'dough'), "
        "({'dough', 'salt'}, 'bread')], 1):\n"
        "    print(number, needs - there)\n"
        "    there.add(makes)\n"
        "```",
    ),
    misconceptions={
        "m10.missing": Message(
            "Step {step} needs `{file}`, which is not in the folder and which no step "
            "writes. The list does not say so.",
            "A stranger stops there, and most strangers do not write to ask.",
            "Look up each file of each step among those that are there by then.",
        ),
        "m10.written-later": Message(
            "Step {step} needs `{file}`. It is written by step {writer}, which is no "
            "sooner, and the list does not name it.",
            "At home the file lies there from last month, so nobody notices.",
            "Add what a step writes after looking up what it needs.",
        ),
        "m10.written-earlier": Message(
            "The list says that step {step} lacks `{file}`, which an earlier step "
            "writes.",
            "An alarm about what the README makes itself trains people to ignore alarms.",
            "Let the set of files grow from step to step.",
        ),
        "m10.output-needed": Message(
            "The list says that step {step} lacks `{file}`, which this step writes.",
            "No step can need its own result in order to begin.",
            "Treat the file after `--out` apart from the others.",
        ),
        "m10.script": Message(
            "Step {step} needs `{file}`, and the list does not name it.",
            "Scripts and settings are left behind as easily as data.",
            "Compare the endings that you look for with those of the contract.",
        ),
        "m10.case": Message(
            "Step {step} needs `{file}`; the folder has `{other}`. The list does not "
            "say so.",
            "On many computers these are two files, though perhaps not on the author's.",
            "Compare the names as they are written.",
        ),
        "m10.base-name": Message(
            "Step {step} needs `{file}`; the folder has `{other}`. The list does not "
            "say so.",
            "The same name in another folder is another file.",
            "Compare whole paths.",
        ),
        "m10.dot-file": Message(
            "Step {step} needs `{file}`; the folder has `{other}`. The list does not "
            "say so.",
            "A dot in front belongs to the name, and hides a file from its author.",
            "Take away `./` as a whole, not each dot and each slash.",
        ),
        "m10.dot-slash": Message(
            "The list says that step {step} lacks `{file}`, which is there under the "
            "same path, with or without `./`.",
            "Both spellings lead to one file.",
            "Bring all paths to one spelling before comparing.",
        ),
        "m10.prose": Message(
            "The list names `{file}` for a step. It stands in a sentence or in what a "
            "step prints, and no step needs it.",
            "Steps are the lines that begin with `$ `; the rest explains them.",
            "Print the lines that your function takes for steps.",
        ),
        "m10.step-number": Message(
            "`{file}` is given for step {got}; step {step} needs it.",
            "People count from 1, and only steps are steps.",
            "Number the lines that begin with `$ ` from 1.",
        ),
        "m10.false-alarm": Message(
            "The list says that step {step} lacks `{file}`; nothing says that it does.",
            "An alarm without a reason costs somebody's evening.",
            "Walk to that step by hand and list what is there.",
        ),
    },
)

_NOUNS = ("rain", "ferry", "bread", "snow", "tram", "honey", "goals", "tide", "wool", "pears")


class _Folder:
    """A README in the making, its folder, and why each answer would be due."""

    def __init__(self, rng):
        self.rng = rng
        names = [str(name) for name in rng.permutation(_NOUNS)]
        self.names = [f"{name}_{rng.integers(10, 99)}" for name in names]
        self.files, self.lines = ["README.md"], []
        self.due, self.innocent = {}, {}
        self.steps = 0

    def name(self, ending="csv", room="data/"):
        """Return a path that has not occurred before."""
        return f"{room}{self.names.pop()}.{ending}"

    def step(self, *needs, out=None, script=None):
        """Add a step; return its number."""
        self.steps += 1
        if script is None:
            script = f"step_{self.rng.integers(100, 999)}{self.steps}.py"
            self.files.append(script)
        words = ["$", "python", script, *needs]
        if out:
            words[2:2] = [] if self.rng.random() < 0.5 else ["-X", "utf8"]
            words += ["--out", out]
        self.lines += ["```console", " ".join(words), "```", ""]
        return self.steps

    def readme(self):
        return "\n".join(["# A small project", "", *self.lines, "That is all.", ""])

    def listing(self):
        return [str(name) for name in self.rng.permutation(self.files)]


def _plain_name(name):
    return name.removeprefix("./")


def _pairs(answer, readme, files):
    """Return what the answer gives, as a set of (step, file)."""
    value = answer(readme, list(files))
    value = list(value) if isinstance(value, set | frozenset) else sequence(value)
    found = set()
    for pair in value:
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            reject(pair, "pairs such as (2, 'data/a.csv')")
        found.add((whole(pair[0]), _plain_name(text(pair[1]))))
    return found


def _judge_folder(answer, folder):
    """Compare the answer with what is due, the commonest mistake first."""
    got = _pairs(answer, folder.readme(), folder.listing())
    due = folder.due
    if got == set(due):
        return
    shifted = {file: step for step, file in due}
    for step, file in sorted(got - set(due)):
        if file in shifted and (shifted[file], file) not in got:
            fail("m10.step-number", file=file, got=step, step=shifted[file])
    for step, file in sorted(got - set(due)):
        kind = folder.innocent.get((step, file)) or folder.innocent.get(file)
        fail(kind or "m10.false-alarm", step=step, file=file)
    order = ("m10.missing", "m10.script", "m10.written-later", "m10.case", "m10.base-name",
             "m10.dot-file")  # fmt: skip
    lost = sorted(set(due) - got, key=lambda pair: (order.index(due[pair][0]), pair))
    id, told = due[lost[0]]
    fail(id, step=lost[0][0], file=lost[0][1], **told)


def _walked(rng):
    """Return a README in which files are made, missing, and made too late."""
    folder = _Folder(rng)
    raw, clean, result, gone = (folder.name() for _ in range(4))
    folder.files.append(raw)
    late, own = folder.name("json", ""), folder.name("json", "out/")
    script = f"plot_{rng.integers(100, 999)}.py"
    told = folder.name()
    folder.lines += [f"The table comes from a station; `{told}` was too large.", ""]
    folder.innocent[told] = "m10.prose"
    step = folder.step(raw, out=clean)
    folder.innocent[(step, clean)] = "m10.output-needed"
    for _ in range(rng.integers(0, 3)):
        folder.step(raw)
    step = folder.step(clean, gone, out=result)
    folder.innocent[(step, clean)] = "m10.written-earlier"
    folder.innocent[(step, result)] = "m10.output-needed"
    folder.due[(step, gone)] = ("m10.missing", {})
    step = folder.step(result, late)
    folder.innocent[(step, result)] = "m10.written-earlier"
    early = (step, late)
    step = folder.step(clean, script=script)
    folder.innocent[(step, clean)] = "m10.written-earlier"
    folder.due[(step, script)] = ("m10.script", {})
    step = folder.step(raw, out=late)
    folder.innocent[(step, late)] = "m10.output-needed"
    folder.due[early] = ("m10.written-later", {"writer": step})
    step = folder.step(own, late, out=own)
    folder.innocent[(step, late)] = "m10.written-earlier"
    folder.due[(step, own)] = ("m10.written-later", {"writer": step})
    return folder


def _spelled(rng):
    """Return a README whose names differ in case, folder, `./`, and prose."""
    folder = _Folder(rng)
    upper, moved, dotted, listed, gone, printed, told = (folder.name() for _ in range(7))
    other = upper.replace(upper.split("/")[1], upper.split("/")[1].capitalize())
    elsewhere = f"old/{moved.split('/')[1]}"
    folder.files += [other, elsewhere, dotted, f"./{listed}"]
    folder.lines += [f"Ask us for {told} if you need it.", ""]
    for _ in range(rng.integers(1, 4)):
        folder.step(f"./{dotted}")
        folder.innocent[(folder.steps, dotted)] = "m10.dot-slash"
    step = folder.step(upper)
    folder.due[(step, upper)] = ("m10.case", {"other": other})
    folder.lines.insert(-2, f"read 12 rows of {printed}")
    step = folder.step(listed, moved)
    folder.innocent[(step, listed)] = "m10.dot-slash"
    folder.due[(step, moved)] = ("m10.base-name", {"other": elsewhere})
    step = folder.step(gone)
    folder.due[(step, gone)] = ("m10.missing", {})
    # The end of a path that is there, a name that a dot hides, and a list of words.
    inner, hidden, words = folder.name(), folder.name("json", ""), folder.name("txt")
    folder.files += [inner, hidden]
    step = folder.step(inner.split("/")[1], f".{hidden}", words)
    folder.due[(step, inner.split("/")[1])] = ("m10.base-name", {"other": inner})
    folder.due[(step, f".{hidden}")] = ("m10.dot-file", {"other": hidden})
    folder.due[(step, words)] = ("m10.script", {})
    for name in (printed, told):
        folder.innocent[name] = "m10.prose"
    return folder


@empty_folder.probe("value", points=2)
def files_that_are_not_there_yet(answer, rng):
    folder = _walked(rng)
    _judge_folder(answer, folder)
    folder.files += [file for _, file in folder.due]
    left = _pairs(answer, folder.readme(), folder.listing())
    if left:
        step, file = min(left)
        fail("m10.false-alarm", step=step, file=file)


@empty_folder.probe("value", points=2)
def names_as_they_are_written(answer, rng):
    _judge_folder(answer, _spelled(rng))


# --- 10-2 -------------------------------------------------------------------------

stale = Item(
    "10-2",
    "Which numbers have grown old?",
    answer="stale_claims",
    marks={
        "A": "which tags are named, on fresh texts and results",
        "N": "numbers without a tag, and whether a sentence claims too much",
    },
    hints=(
        "Write down three claims and decide by hand: `0.84` against 0.8437, `0.80` "
        "against 0.84, `43%` against 0.4267. What did you look at besides the numbers?",
        "Find each number together with its tag. How many digits after the point does "
        "the text write? Half a unit of the last of them is the largest lawful gap. A "
        "percent sign multiplies the result by 100.",
        "Digits as they are written, on other data:\n\n"
        "```python\n"
        "import re\n"
        "for price in re.findall(r'([\\d.]+) euro', 'bread 3.80 euro, milk 2 euro'):\n"
        "    print(price, len(price.partition('.')[2]), float(price))\n"
        "```",
    ),
    misconceptions={
        "m10.stale-number": Message(
            "The text says {written}; the result of `{tag}` is {result}. The list does "
            "not name it.",
            "A text is a copy of a run, and this copy is old.",
            "Compare each number with the result that its tag names.",
        ),
        "m10.loose": Message(
            "The text says {written}; the result of `{tag}` is {result}. The list does "
            "not name it.",
            "Whoever writes more digits claims more; one tolerance for all lets "
            "differences through.",
            "Derive the tolerance from the digits as they are written.",
        ),
        "m10.rounding": Message(
            "`{tag}` is named: the text says {written}, the result is {result}.",
            "A number that is rounded as far as it is written agrees with its result.",
            "Allow half a unit of the last digit that is written.",
        ),
        "m10.percent": Message(
            "`{tag}` is named: the text says {written}, the result is {result}.",
            "43% and 0.43 are one claim in two spellings.",
            "Bring the result to percent, or the claim to a share.",
        ),
        "m10.thousands": Message(
            "`{tag}` is named: the text says {written}, the result is {result}.",
            "The comma only groups digits, so that people can read them.",
            "Remove commas before the text becomes a number.",
        ),
        "m10.sign": Message(
            "The text says {written}; the result of `{tag}` is {result}, and the list "
            "{says}.",
            "A lead with the other sign is a defeat.",
            "Let the pattern of a number begin with an optional minus.",
        ),
        "m10.swapped": Message(
            "The text says {written}; the result of `{tag}` is {result}. The list does "
            "not name it, although {written} belongs to `{other}`.",
            "The number exists, in another place: baseline and model have changed seats.",
            "Compare with the result of this tag, not with all of them.",
        ),
        "m10.unknown-tag": Message(
            "No result is called `{tag}`, and the list does not name it.",
            "A claim without a source looks like any other.",
            "Say so when a tag is not among the results.",
        ),
        "m10.twice": Message(
            "`{tag}` is claimed twice, once right and once wrong. The list does not name "
            "it.",
            "Texts repeat their numbers, and often one of them is forgotten.",
            "Judge each claim, not each tag.",
        ),
        "m10.not-tags": Message(
            "It returned {got!r}, which is no tag of the text.",
            "A number without a tag claims nothing that can be compared.",
            "Return the names that stand in the comments.",
        ),
    },
)

_TAGS = ("auc", "baseline", "lead", "days", "wet", "recall", "cost", "alerts", "brier",
         "n_test", "late_rate", "mae", "hours", "dry", "precision", "queue", "share_night")  # fmt: skip
_PHRASES = ("it comes to {}", "of that {} remain", "we measured {}", "the run says {}",
            "against {} by the rule", "({} in all)")  # fmt: skip


def _written(value, digits, unit=""):
    """Return a number as a text writes it."""
    return f"{value * (100 if unit else 1):,.{digits}f}{unit}"


def _off(rng, digits, least=1.2, most=3.0):
    """Return a difference of `least` to `most` units of the last written digit."""
    return rng.choice([-1, 1]) * rng.uniform(least, most) / 10**digits


def _close(rng, low, high, digits, side=1):
    """Return a number that is rounded down at `digits`; up if `side` is -1."""
    rounded = round(rng.uniform(low, high), digits)
    return float(rounded + side * rng.uniform(0.2, 0.4) / 10**digits)


class _Text:
    """A text in the making: its claims, its results, and what each one tests."""

    def __init__(self, rng):
        self.rng = rng
        self.tags = [str(tag) for tag in rng.permutation(_TAGS)]
        self.results, self.claims, self.kinds = {}, [], {}

    def claim(self, kind, written, value, is_stale=False, tag=None, **told):
        """Add a claim about `value`, which the text writes as `written`."""
        tag = tag or self.tags.pop()
        if value is not None:
            self.results[tag] = value if isinstance(value, int) else float(value)
        self.claims.append((tag, written))
        shown = "missing" if value is None else f"{value:.6g}"
        self.kinds[tag] = (kind, is_stale, dict(written=written, tag=tag, result=shown, **told))
        return tag

    def has_twins(self):
        """Return whether an old number happens to be the result of another tag."""
        for tag, written in self.claims:
            kind, is_stale, _ = self.kinds[tag]
            digits = len(written.rstrip("%").partition(".")[2])
            number = float(written.rstrip("%").replace(",", ""))
            scale = 100 if "%" in written else 1
            others = [scale * value for name, value in self.results.items() if name != tag]
            is_near = any(abs(number - value) <= 0.6 / 10**digits for value in others)
            if is_stale and is_near and kind != "m10.swapped":
                return True
        return False

    def sentences(self):
        phrases = self.rng.choice(_PHRASES, len(self.claims))
        said = [phrase.format(f"{number}<!-- {tag} -->")
                for phrase, (tag, number) in zip(phrases, self.claims, strict=True)]  # fmt: skip
        said.insert(len(said) // 2, "in 2013 we waited 15 minutes, 0.37 of them in vain")
        return "We report numbers. " + "; ".join(said) + "."


def _judge_claims(answer, made, order):
    value = answer(made.sentences(), dict(made.results))
    if isinstance(value, set | frozenset):
        value = list(value)
    got = set()
    for one in sequence(value):
        if not isinstance(one, str) or one not in made.kinds:
            fail("m10.not-tags", got=str(one)[:30])
        got.add(str(one))
    problems = []
    for tag, (kind, is_stale, told) in made.kinds.items():
        if (tag in got) != is_stale:
            problems.append((order.index(kind), kind, told))
    if problems:
        _, kind, told = min(problems, key=lambda problem: problem[0])
        fail(kind, **told)


_ORDER = ("m10.percent", "m10.thousands", "m10.rounding", "m10.sign", "m10.unknown-tag",
          "m10.stale-number", "m10.twice", "m10.swapped", "m10.loose")  # fmt: skip


def _aged(rng):
    """Return a text after a second run: some claims agree, some are old."""
    made = _Text(rng)
    for digits, side in ((2, -1), (3, 1), (1, -1)):
        value = _close(rng, 0.5, 0.9, digits, side)
        made.claim("m10.rounding", _written(value, digits), value)
    for digits in (2, 3):
        value = _close(rng, 0.5, 0.95, digits)
        old = value + rng.choice([-1, 1]) * rng.uniform(0.06, 0.2)
        made.claim("m10.stale-number", _written(old, digits), value, is_stale=True)
    value = _close(rng, 0.2, 0.8, 3)
    tag = made.claim("m10.twice", _written(value + 0.09, 2), value, is_stale=True)
    made.claim("m10.twice", _written(value, 3), value, is_stale=True, tag=tag)
    a, b = _close(rng, 0.30, 0.34, 2), _close(rng, 0.44, 0.48, 2)
    model, rule = made.tags[-1], made.tags[-2]
    made.claim("m10.swapped", _written(b, 2), a, is_stale=True, other=rule)
    made.claim("m10.swapped", _written(a, 2), b, is_stale=True, other=model)
    made.claim("m10.unknown-tag", _written(rng.uniform(0.1, 0.2), 2), None, is_stale=True)
    return made


def _spellings(rng):
    """Return a text with percent, commas, signs, and differences in the last digits."""
    made = _Text(rng)
    value = _close(rng, 20, 80, 0) / 100
    made.claim("m10.percent", _written(value, 0, "%"), value)
    value = _close(rng, 20, 80, 1) / 100
    made.claim("m10.percent", _written(value, 1, "%"), value)
    rows = int(rng.integers(1100, 9_000_000))
    made.claim("m10.thousands", f"{rows:,}", rows)
    value = -_close(rng, 0.04, 0.08, 3)
    made.claim("m10.sign", _written(value, 3), value, says="names it")
    value = _close(rng, 0.04, 0.08, 3)
    made.claim("m10.sign", _written(-value, 3), value, is_stale=True, says="does not name it")
    value = _close(rng, 0.5, 0.9, 4)
    made.claim("m10.loose", _written(value + _off(rng, 4), 4), value, is_stale=True)
    value = _close(rng, 0.5, 0.9, 3)
    made.claim("m10.loose", _written(value + _off(rng, 3), 3), value, is_stale=True)
    value = 0.8 + rng.choice([-1, 1]) * rng.uniform(0.02, 0.04)
    made.claim("m10.loose", "0.80", value, is_stale=True)
    value = _close(rng, 20, 80, 1) / 100
    made.claim("m10.loose", _written(value + _off(rng, 3), 1, "%"), value, is_stale=True)
    value = _close(rng, 1200, 9000, 0)
    made.claim("m10.rounding", _written(value, 0), value)
    return made


def _without_twins(make, rng):
    made = make(rng)
    while made.has_twins():
        made = make(rng)
    return made


@stale.probe("value", points=2)
def numbers_of_an_older_run(answer, rng):
    _judge_claims(answer, _without_twins(_aged, rng), _ORDER)


@stale.probe("value", points=2)
def as_many_digits_as_are_written(answer, rng):
    _judge_claims(answer, _without_twins(_spellings, rng), _ORDER)


# --- texts ------------------------------------------------------------------------

_NOTHING = r"\W*(nothing|none|no|n/?a|not applicable|nobody|no one|-|…|tbd|unknown)\b\W*"


def _words(part):
    return re.findall(r"\w[\w'’-]*", part)


def _is_nothing(part, least):
    """Return whether a part says nothing: too short, or a word for nothing."""
    return len(_words(part)) < least or bool(re.fullmatch(_NOTHING, part.strip(), re.I))


def _short(words, most=60):
    flat = " ".join(words.split())
    return flat if len(flat) <= most else f"{flat[: most - 3]}…"


def _parts(words, names, heading):
    """Return the text of each part by its name; `heading` finds where one begins."""
    known = "|".join(re.escape(name).replace(r"\ ", r"[\s-]+") for name in names)
    starts = list(re.finditer(heading.replace("NAMES", known), words, re.M | re.I))
    ends = [start.start() for start in starts[1:]] + [len(words)]
    found = {}
    for start, end in zip(starts, ends, strict=False):
        name = next(group for group in start.groups() if group)
        key = re.sub(r"[\s-]+", " ", name).casefold()
        found[key] = f"{found.get(key, '')} {words[start.end():end]}".strip()
    return {name: found.get(name.casefold(), "") for name in names}


# A field begins a line, or stands inside one with its capital letter.
_FIELD = (
    r"^[ \t>#*\d.)-]*(NAMES)[ \t*]*:[ \t*]*|(?<=\s)(?=(?-i:[A-Z]))(NAMES)[ \t]*:[ \t]*"
    r"|^#{1,6}[ \t]*(NAMES)[ \t]*$"
)
_HEADING = (
    r"(?:^|(?<=\s))#{1,6}[ \t]*(?:\d+[.)]?[ \t]*)?(NAMES)s?\b[ \t]*[:.?]?"
    r"|^[ \t]*\**(?:\d+[.)][ \t]*)?(NAMES)s?\**[ \t]*(?:[:.?]|$)"
)
_NUMBER = (
    r"\d|\b(one (?:in|of|out)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|"
    r"forty|fifty|sixty|hundred|thousand|dozen|half|third|quarter|tenth|double|twice)\b"
)

# --- 10-3 -------------------------------------------------------------------------

SECTIONS = ("Reader", "Problem", "Data", "Baseline", "Result", "What failed", "Next")
FEWEST, MOST = 250, 1200

telling = Item(
    "10-3",
    "The write-up",
    answer="write_up",
    review_points=4,
    blank=(
        "## Reader …\n## Problem … ## Data … ## Baseline … ## Result … ## What failed … "
        "## Next …",
    ),
    marks={
        "S": "seven sections, a number for the baseline, a range for the result",
        "R": "whether a reader can act on it, with the rubric",
        "N": "whether the numbers are those of a run; 10-2 is the tool for that",
    },
    hints=(
        "Name one person who will read this. What do they do tomorrow morning if you are "
        "right, and what if you are not?",
        "Write the result first, in one sentence, with the number that it is compared "
        "with and how far it could be off. Then the failure: what would you tell a friend "
        "who starts the same thing on Monday?",
        "The first sections of a write-up about a bakery (fictional):\n\n"
        "> ## Reader\n"
        ">\n"
        "> The person who orders flour for three shops each Thursday.\n"
        ">\n"
        "> ## Baseline\n"
        ">\n"
        "> Ordering what last week sold leaves 11 % of the bread.",
    ),
    misconceptions={
        "m10.write-up-length": Message(
            "The write-up has {words} words; 250 to 1,200 are asked for.",
            "Too short leaves the reader with questions, and few people read too long.",
            "Give each section two to five sentences.",
        ),
        "m10.no-section": Message(
            "The section “{section}” is missing, or says next to nothing.",
            "A reader who looks for it does not know whether you thought of it.",
            "Begin a line with `## {section}` and write a few sentences below.",
        ),
        "m10.everybody": Message(
            "The reader is “{reader}”.",
            "A text for everybody explains too much to some and too little to others.",
            "Name one kind of person, and what they have to decide.",
        ),
        "m10.no-comparison": Message(
            "The baseline has no number.",
            "A result alone cannot be good or bad: compared with what?",
            "Say what a rule without a model reaches on the same rows.",
        ),
        "m10.bare-result": Message(
            "The result does not say how far it could be off: “{result}”.",
            "A single number looks certain, and the next run will differ.",
            "Add an interval, a range, or the count behind the share.",
        ),
        "m10.no-failure": Message(
            "“What failed” is missing, or says that nothing did.",
            "What does not work is what the next person would like to know, and it makes "
            "the rest believable.",
            "What did you expect in week 2 that did not come?",
        ),
    },
)

_RANGE = (
    r"interval|±|\+/-|plus or minus|confidence (?:interval|limit|level|band)|margin|luck|noise|"
    r"\bbetween\b|range|(?:\bto\s+[^\w\s]?|[–]\s?)(?!(?:19|20)\d\d\b)\d|\bCI\b|"
    r"[(\[]\s*[-−]?\d[\d.]*\s*%?\s*[,;]\s*[-−]?\d[\d.]*\s*%?\s*[)\]]|"
    r"standard (?:error|deviation)|\b(?:std|sd|se)\b|"
    r"uncertain|cannot (tell|be told)|can't tell|out of|\d of (the )?\d|could be off"
)


def _sections(answer):
    words = text(answer.value())
    count = len(_words(words))
    if not FEWEST <= count <= MOST:
        fail("m10.write-up-length", words=count)
    words = re.sub(r"what (did not|didn['’]t) work\b", "What failed", words, flags=re.I)
    return _parts(words, SECTIONS, _HEADING)


# “Nothing failed” denies; “nothing that I tried beat the rule” is a failure.
_DENIAL = (
    r"\W*(?:no failures?\b|all went\b|everything w|(?:nothing|none)\W*(?:$|so far|at all|"
    r"really|much|special|important|(?:that )?I (?:noticed|know|remember|can think)|failed|"
    r"to report|went wrong|(?:did not|didn['’]t) work))"
)
_CONTRAST = r"\b(but|except|although|though|however|yet|only|still|instead)\b"


@telling.probe("structure", points=2)
def seven_sections_and_a_failure(answer, rng):
    sections = _sections(answer)
    seen = set()
    for name in SECTIONS:
        if name != "What failed" and (_is_nothing(sections[name], 6) or sections[name] in seen):
            fail("m10.no-section", section=name)
        seen.add(sections[name])
    if re.fullmatch(
        r"\W*(?:for |this is for )?(everybody|everyone|anyone|anybody|all people|the public)"
        r"\b[^.]{0,40}\.?\W*", sections["Reader"], re.I):  # fmt: skip
        fail("m10.everybody", reader=_short(sections["Reader"]))
    failed = sections["What failed"]
    denies = re.match(_DENIAL, failed, re.I) and not re.search(_CONTRAST, failed, re.I)
    if _is_nothing(failed, 10) or (denies and len(_words(failed)) < 40):
        fail("m10.no-failure")


@telling.probe("structure", points=1)
def a_result_beside_its_baseline(answer, rng):
    sections = _sections(answer)
    if not re.search(_NUMBER, sections["Baseline"], re.I):
        fail("m10.no-comparison")
    result = sections["Result"]
    if not re.search(_NUMBER, result, re.I) or not re.search(_RANGE, result, re.I):
        fail("m10.bare-result", result=_short(result) or "nothing")


# --- 10-4 -------------------------------------------------------------------------

LINES = ("Choice", "Instead of", "Because", "Evidence")

log = Item(
    "10-4",
    "Three decisions",
    answer="decisions",
    review_points=3,
    blank=("Choice: … Instead of: … Because: … Evidence: …",),
    marks={
        "S": "three entries, each with an alternative, a reason and evidence",
        "R": "whether the alternatives were real and the evidence could have said no",
    },
    hints=(
        "Go through your code from the top and stop wherever a reader might ask: why "
        "this, and not something else?",
        "Split, metric, baseline, model, rows left out, when to stop: each was a choice. "
        "For each, name what you turned down and what you looked at before you did.",
        "An entry about a garden:\n\n"
        "> Choice: water at six in the morning\n"
        ">\n"
        "> Instead of: water in the evening\n"
        ">\n"
        "> Because: leaves that stay wet overnight get mildew\n"
        ">\n"
        "> Evidence: 7 of 9 plants in the evening bed had it in June, 1 of 9 in the other",
    ),
    misconceptions={
        "m10.few-decisions": Message(
            "The log has {count} complete entries; three are asked for.",
            "Whoever asks “why did you do step 3?” finds no answer.",
            "Begin each entry with a line `Choice:`, and give it all four lines.",
        ),
        "m10.default": Message(
            "“{choice}” has no alternative: instead of “{other}”.",
            "A choice without an alternative is a default.",
            "What would a colleague have done there? If nothing, take another decision.",
        ),
        "m10.no-reason": Message(
            "“{choice}” is chosen because “{reason}”.",
            "That could be said of any choice, so it explains none.",
            "Say what would go wrong with the alternative, in this project.",
        ),
        "m10.no-evidence": Message(
            "For “{choice}” the evidence is “{evidence}”.",
            "A reader cannot go and look.",
            "Name a number, a file, a cell, a day, or what somebody answered.",
        ),
    },
)

_EMPTY_REASON = (
    r"best[- ]practi[cs]e|commonly used|everyone (does|uses)|state of the art|"
    r"it is (the )?(standard|default|better|best|good)|industry standard|recommended"
)
_PLACE = (
    r"\d|\b(cell|file|figure|table|column|notebook|log|plot|test|commit|issue|run|page|"
    r"line|section|answered|said|told|asked|read)\b|\w/\w|\.\w{2,5}\b"
) + "|" + _NUMBER  # fmt: skip


def _entries(answer):
    words = text(answer.value())
    blocks = re.split(r"(?im)^(?=[ \t>#*\d.)-]*choice[ \t*]*:)", words)[1:]
    return [_parts(block, LINES, _FIELD) for block in blocks]


def _choice(entry):
    return _short(entry["Choice"], 40)


@log.probe("structure", points=2)
def three_choices_with_alternatives(answer, rng):
    entries = _entries(answer)
    for entry in entries:
        if entry["Choice"]:
            other = entry["Instead of"]
            same = other.casefold().strip(" .") == entry["Choice"].casefold().strip(" .")
            is_none = re.match(r"\W*(nothing|none|no alternatives?|n/?a|not? other)\b", other, re.I)
            if other and (same or is_none or _is_nothing(other, 1)):
                fail("m10.default", choice=_choice(entry), other=_short(other, 40))
    whole_ones = [entry for entry in entries if all(map(_words, entry.values()))]
    if len({entry["Choice"].casefold() for entry in whole_ones}) < 3:
        missing = [e for e in entries if e["Choice"] and not e["Instead of"]]
        if len(entries) >= 3 and missing:
            fail("m10.default", choice=_choice(missing[0]), other="nothing")
        fail("m10.few-decisions", count=len(whole_ones))


@log.probe("structure", points=1)
def reasons_and_where_to_look(answer, rng):
    entries = [entry for entry in _entries(answer) if _words(entry["Choice"])]
    if len(entries) < 3:
        fail("m10.few-decisions", count=len(entries))
    for entry in entries:
        reason = entry["Because"]
        rest = re.sub(_EMPTY_REASON, "", reason, flags=re.I)
        if len(_words(rest)) < 4:
            fail("m10.no-reason", choice=_choice(entry), reason=_short(reason, 40) or "nothing")
        if not re.search(_PLACE, entry["Evidence"], re.I):
            shown = _short(entry["Evidence"], 40) or "nothing"
            fail("m10.no-evidence", choice=_choice(entry), evidence=shown)


# --- 10-5 -------------------------------------------------------------------------

FIELDS = ("Use", "Not for", "Data", "Slices", "Limits", "Contact")

card = Item(
    "10-5",
    "A model card",
    answer="model_card",
    review_points=3,
    blank=("Use: … Not for: … Data: … Slices: … Limits: … Contact: …",),
    marks={
        "S": "six fields, a time in the data, a number in the slices",
        "R": "whether somebody is kept from a harmful use",
    },
    hints=(
        "Imagine that somebody in a hurry copies your model into a place that you never "
        "thought of. Which line would have stopped them?",
        "“Not for” names uses that lie close to yours and would go wrong. “Slices” says "
        "where it is better and worse, with how many rows; if nobody has measured that, "
        "say so and how many rows it would take.",
        "Two lines of a card for a bread forecast (fictional):\n\n"
        "> Not for: days with a street festival, shops that opened this year\n"
        ">\n"
        "> Slices: off by 6 loaves on weekdays (n = 140), by 19 on Sundays (n = 28)",
    ),
    misconceptions={
        "m10.no-limits": Message(
            "“Not for” is missing, or names no use.",
            "A model travels without its author, into uses that look alike.",
            "Who should not use this, though it would be tempting?",
        ),
        "m10.card-field": Message(
            "The field “{field}” is missing, or says next to nothing.",
            "Readers of cards look for fields; a gap reads like a secret.",
            "Begin a line with `{field}:` and say it in a few words.",
        ),
        "m10.timeless-data": Message(
            "The data have no time: “{data}”.",
            "A year later nobody knows whether the card is about this world or another.",
            "Add from when to when the rows are, and their license.",
        ),
        "m10.one-average": Message(
            "The slices hold no number: “{slices}”.",
            "An average hides people, and so does a sentence without a count.",
            "Give a score and a size for two groups, or say how many rows are missing "
            "for that.",
        ),
    },
)


def _card(answer):
    return _parts(text(answer.value()), FIELDS, _FIELD)


@card.probe("structure", points=2)
def whom_it_is_for_and_whom_not(answer, rng):
    fields = _card(answer)
    for name, least in (("Use", 3), ("Limits", 3), ("Contact", 1)):
        if _is_nothing(fields[name], least):
            fail("m10.card-field", field=name)
    against = fields["Not for"]
    if _is_nothing(against, 2) or re.match(r"\W*(nothing|none(?! of)|no limits?|no restrictions?)\b",
                                           against, re.I):  # fmt: skip
        fail("m10.no-limits")


@card.probe("structure", points=1)
def data_with_a_time_and_slices_with_numbers(answer, rng):
    fields = _card(answer)
    for name in ("Data", "Slices"):
        if _is_nothing(fields[name], 3):
            fail("m10.card-field", field=name)
    if not re.search(r"\b(1[89]|20)\d\d\b|\b\d\d/\d\d\b|['’]\d\d\b", fields["Data"]):
        fail("m10.timeless-data", data=_short(fields["Data"]))
    if not re.search(_NUMBER, fields["Slices"], re.I):
        fail("m10.one-average", slices=_short(fields["Slices"]))


# --- 10-6 -------------------------------------------------------------------------

SHORTEST = 20

silent = Item(
    "10-6",
    "Which figures are silent?",
    answer="silent_figures",
    marks={
        "A": "which cells are named, on fresh notebooks",
        "N": "whether an alt text is true, axis labels, and meaning in color alone",
    },
    hints=(
        "Open a notebook file of your own as JSON and look for one figure. What else "
        "stands in the same output?",
        "Collect all alt texts of a cell, an empty one where there is none, from three "
        "places; then ask whether any of them is too short. Join lists of lines before "
        "you search in them.",
        "Reading nested parts that may be absent, on other data:\n\n"
        "```python\n"
        "box = {'lid': {'color': 'red'}}\n"
        "print(box.get('lid', {}).get('color', ''), box.get('key', {}).get('color', ''))\n"
        "print(''.join('one text'), ''.join(['two ', 'lines']))\n"
        "```",
    ),
    misconceptions={
        "m10.alt": Message(
            "Cell {cell} shows a figure as `image/png` without alt text. The list does "
            "not name it.",
            "A screen reader says “image” there, and nothing else.",
            "Look at `metadata` beside `data`, and at what is not there.",
        ),
        "m10.empty-alt": Message(
            "Cell {cell} shows a figure whose alt text is {alt!r}. The list does not "
            "name it.",
            "It is there and says nothing, or next to nothing.",
            "Count its characters, without blanks at its ends.",
        ),
        "m10.markdown-figure": Message(
            "Cell {cell} is text with a figure in it, {alt!r}. The list does not name it.",
            "Pictures of a setup or a map often stand in text cells.",
            "Look for `![…](…)` in markdown cells.",
        ),
        "m10.html-figure": Message(
            "Cell {cell} shows a figure as HTML, `{tag}`. The list does not name it.",
            "Many libraries show their figures as an `<img>`.",
            "Look into `text/html` of each output.",
        ),
        "m10.first-only": Message(
            "Cell {cell} shows {count} figures, and one after the first is silent. The "
            "list does not name it.",
            "Each figure is met on its own.",
            "Go through all outputs and all figures of a cell.",
        ),
        "m10.lines": Message(
            "In cell {cell} the text is a list of lines, and the list of silent figures "
            "is mistaken about it.",
            "On disk, notebooks keep long texts line by line.",
            "Join the lines before searching; joining a string changes nothing.",
        ),
        "m10.code-figure": Message(
            "Cell {cell} is named; {reason}.",
            "An alarm about what nobody sees hides the others.",
            "Look for figures in the three places of the contract only.",
        ),
        "m10.heard": Message(
            "Cell {cell} is named, and its figure has an alt text of {count} characters.",
            "Whoever wrote it will not trust the next alarm.",
            "Check where the alt text of this kind of figure stands.",
        ),
        "m10.positions": Message(
            "It returned {got!r}; the notebook has cells 0 to {last}.",
            "With a position, an author finds the cell at once.",
            "Return the positions of cells, counted from 0.",
        ),
    },
)

_ALTS = (
    "Two lines over twelve months, share of days called right, axis from 0 to 1.",
    "Bar chart of late flights by hour, 0 to 40 percent, rising through the day.",
    "Scatter plot of height and weight, 150 to 200 cm; the cloud rises to the right.",
    "Histogram of tips from 0 to 12 euro, most of them between 2 and 3.",
)
_PNG = "iVBORw0KGgo="


class _Notebook:
    """A notebook in the making, and what each of its cells tests."""

    def __init__(self, rng):
        self.rng = rng
        self.made = []  # (cell, kind, is_silent, numbers)

    def alt(self):
        return str(self.rng.choice(_ALTS))

    def text(self, source, kind, is_silent=False, **told):
        self.made.append(({"cell_type": "markdown", "metadata": {}, "source": source},
                          kind, is_silent, told))  # fmt: skip

    def code(self, outputs, kind, is_silent=False, source="draw()", **told):
        cell = {"cell_type": "code", "execution_count": 1, "metadata": {}, "source": source,
                "outputs": outputs}  # fmt: skip
        self.made.append((cell, kind, is_silent, told))

    def shuffled(self):
        order = self.rng.permutation(len(self.made))
        self.made = [self.made[i] for i in order]
        cells = [cell for cell, *_ in self.made]
        return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def _stream():
    return {"output_type": "stream", "name": "stdout", "text": ["fitted\n", "done\n"]}


def _png(alt=None, kind="display_data", **data):
    meta = {} if alt is None else {"image/png": {"alt": alt}}
    extra = {"execution_count": 1} if kind == "execute_result" else {}
    return {"output_type": kind, "data": {"image/png": _PNG, "text/plain": "<Figure>", **data},
            "metadata": meta, **extra}  # fmt: skip


def _html(tag):
    return {"output_type": "display_data", "metadata": {},
            "data": {"text/html": tag, "text/plain": "figure"}}  # fmt: skip


def _judge_silent(answer, made, order):
    notebook = made.shuffled()
    value = answer(notebook)
    value = list(value) if isinstance(value, set | frozenset) else sequence(value)
    last = len(made.made) - 1
    got = set()
    for one in value:
        is_whole = isinstance(one, int | np.integer) and not isinstance(one, bool)
        if not is_whole or not 0 <= one <= last:
            fail("m10.positions", got=one, last=last)
        got.add(int(one))
    problems = []
    for cell, (_, kind, is_silent, told) in enumerate(made.made):
        if (cell in got) != is_silent:
            kind = kind if is_silent or kind in ("m10.code-figure", "m10.lines") else "m10.heard"
            problems.append((order.index(kind), kind, {"cell": cell, **told}))
    if problems:
        _, kind, told = min(problems, key=lambda problem: problem[0])
        fail(kind, **told)


_SILENT_ORDER = ("m10.heard", "m10.code-figure", "m10.alt", "m10.markdown-figure",
                 "m10.html-figure", "m10.lines", "m10.empty-alt", "m10.first-only")  # fmt: skip


def _three_places(rng):
    """Return a notebook with silent and speaking figures in the three places."""
    made = _Notebook(rng)
    made.code([_stream(), _png()], "m10.alt", True)
    made.code([_png(kind="execute_result")], "m10.alt", True)
    alt = made.alt()
    made.code([_png(alt)], "m10.alt", count=len(alt))
    made.text("The map: ![](map.png)", "m10.markdown-figure", True, alt="![](map.png)")
    alt = made.alt()
    made.text(f"# Setup\n\n![{alt}](setup.png)", "m10.markdown-figure", count=len(alt))
    tag = '<img src="a.png" width="40">'
    made.code([_html(f"<p>{tag}</p>")], "m10.html-figure", True, tag=tag)
    alt = made.alt()
    made.code([_html(f'<figure><img src="a.png" alt="{alt}"></figure>')], "m10.html-figure",
              count=len(alt))  # fmt: skip
    made.code([_stream()], "m10.code-figure", source="print('![](map.png)')",
              reason="the figure stands in its code only")  # fmt: skip
    made.code([], "m10.code-figure", reason="it shows nothing")
    made.text("No figure here, only [a link](map.png).", "m10.code-figure",
              reason="it holds a link and no figure")  # fmt: skip
    return made


def _further_traps(rng):
    """Return a notebook with short alt texts, several figures, and lists of lines."""
    made = _Notebook(rng)
    for alt in ("", "  ", "plot.png", "chart of results", "share of days by day"[:19]):
        made.code([_png(alt)], "m10.empty-alt", True, alt=alt)
    alt = f"figure {rng.integers(1, 9)}"
    made.code([_html(f"<img alt='{alt}' src='b.png'>")], "m10.empty-alt", True, alt=alt)
    made.text(f"![{alt}](b.png)", "m10.empty-alt", True, alt=alt)
    made.code([_png(made.alt()), _stream(), _png()], "m10.first-only", True, count=2)
    two = f'<img src="a.png" alt="{made.alt()}"><img src="b.png">'
    made.code([_html(two)], "m10.first-only", True, count=2)
    made.text(f"![{made.alt()}](a.png) and ![](b.png)", "m10.first-only", True, count=2)
    made.text(["# A list\n", "\n", "![](a.png)"], "m10.lines", True)
    made.text(["# A list\n", "\n", f"![{made.alt()}](a.png)"], "m10.lines")
    made.code([_html(["<div>\n", '<img src="a.png">\n', "</div>"])], "m10.lines", True)
    made.code([_html(["<div>\n", f'<img src="a.png" alt="{made.alt()}">', "</div>"])], "m10.lines")
    alt = made.alt()
    made.code([_png(alt, kind="execute_result")], "m10.heard", count=len(alt))
    made.code([_html("<table><tr><td>image</td><td>0.84</td></tr></table>")], "m10.code-figure",
              reason="it shows a table and no figure")  # fmt: skip
    for alt in (made.alt(), "late flights by hour"):  # the second has just enough
        made.code([_html(f"<img src='a.png' width='9' alt='{alt}'>")], "m10.heard",
                  count=len(alt))  # fmt: skip
    return made


@silent.probe("value", points=2)
def figures_in_three_places(answer, rng):
    _judge_silent(answer, _three_places(rng), _SILENT_ORDER)


@silent.probe("value", points=2)
def short_texts_several_figures_and_lines(answer, rng):
    _judge_silent(answer, _further_traps(rng), _SILENT_ORDER)


# --- 10-7 -------------------------------------------------------------------------

MOST_WORDS = 30

cv = Item(
    "10-7",
    "Three lines for a CV",
    answer="bullets",
    review_points=3,
    blank=("- …",),
    marks={
        "S": "three lines, each short, with a number and a place to look",
        "R": "whether the number can be defended and which risk gets smaller",
        "N": "whether the address leads anywhere",
    },
    hints=(
        "Which sentence about your project would make somebody ask a second question?",
        "Begin with what you did, not with what you know. Then the thing, a number that "
        "you could explain on a whiteboard, and the place where one can see it.",
        "A line of somebody who runs a community garden:\n\n"
        "> - Counted water for 18 beds over a summer and cut it by a third; log and photos: "
        "example.org/beds",
    ),
    misconceptions={
        "m10.three-lines": Message(
            "There are {count} lines; three are asked for.",
            "Three can be read in the time that a CV gets.",
            "Keep the lines that you would like to be asked about.",
        ),
        "m10.skill-list": Message(
            "“{line}” tells what somebody knows.",
            "Lists of skills are hard to believe, and all look alike.",
            "What was done with it, and where can one look?",
        ),
        "m10.no-number": Message(
            "“{line}” has no number.",
            "Without one, a small thing and a large thing read the same.",
            "How many, how far off, how long, or compared with what?",
        ),
        "m10.no-link": Message(
            "“{line}” gives no place to look.",
            "It is a claim without a door.",
            "Add an address or a file, or `(private: shown on request)`.",
        ),
        "m10.long-line": Message(
            "“{line}” has {words} words; at most 30 are read.",
            "The number at its end is never reached.",
            "Keep one verb, one number, one place.",
        ),
    },
)

_SKILL = (
    r"\W*(familiar|experienced?|proficient|proficiency|knowledge (?:of|in)|knows?|skills?|skilled|"
    r"expert|expertise|passionate|fluent|competent|understanding|responsible for|"
    r"(?:strong|solid|good|advanced)\s+(?:[\w-]+\s+)?(?:knowledge|skills?|understanding|"
    r"background|grasp|command|experience|in|with|at))\b|\W*(python|sql|pandas|numpy|scikit-learn)\s*(,|and\b|$)"
)
_LINK = (
    r"\w[\w-]*\.(?!\d)[a-z]{2,}(/|\b)|\bwww\.|\bprivate\b|on request|"
    r"\b(?!(?:and/or|w/o|n/a|yes/no|he/she)\b)[\w.-]*[a-z][\w.-]*/\w"
)


def _lines(answer):
    lines = [line.strip() for line in text(answer.value()).splitlines() if line.strip()]
    marked = r"^([-*•·–]|\d+[.)])\s+"
    if not any(re.match(marked, line) for line in lines):
        return lines
    joined = []
    for line in lines:
        if re.match(marked, line):
            joined.append(re.sub(marked, "", line))
        elif joined:
            joined[-1] += f" {line}"
    return joined


def _without_links(line):
    """Return a line without its addresses, so that a number in one does not count."""
    return re.sub(r"\S*\w[./]\w*[a-z]\S*", " ", line, flags=re.I)


@cv.probe("structure", points=2)
def three_lines_of_things_done(answer, rng):
    lines = _lines(answer)
    if len(lines) != 3 or len({line.casefold() for line in lines}) != 3:
        fail("m10.three-lines", count=len({line.casefold() for line in lines}))
    for line in lines:
        if re.match(_SKILL, line, re.I):
            fail("m10.skill-list", line=_short(line, 40))
    for line in lines:
        if len(line.split()) > MOST_WORDS:
            fail("m10.long-line", line=_short(line, 40), words=len(line.split()))


@cv.probe("structure", points=1)
def a_number_and_a_place_to_look(answer, rng):
    for line in _lines(answer):
        if not re.search(_LINK, line, re.I):
            fail("m10.no-link", line=_short(line, 40))
        if not re.search(_NUMBER, _without_links(line), re.I):
            fail("m10.no-number", line=_short(line, 40))


# --- 10-8 -------------------------------------------------------------------------

KEYS = ("what", "where", "came_back")

gift = Item(
    "10-8",
    "One thing given",
    answer="given",
    is_smoke=True,
    marks={
        "S": "three entries with words in them, no points",
        "N": "whether it happened; you report it yourself",
    },
    hints=(
        "Which question did you have two months ago that somebody else has today?",
        "A question in a forum, a bug report with the ten lines that repeat it, a sentence "
        "in documentation that cost you an hour: each is small enough for an evening.",
        "What somebody else wrote down:\n\n"
        "```python\n"
        "{'what': 'a clearer error message for an empty table, three lines',\n"
        " 'where': 'private', 'came_back': 'merged after one question'}\n"
        "```",
    ),
    misconceptions={
        "m10.given-keys": Message(
            "The entry `{key}` is missing.",
            "In a year you will want to know where it was.",
            "Give `what`, `where` and `came_back`, in words.",
        ),
        "m10.given-empty": Message(
            "`{key}` says {value!r}.",
            "This is a note to yourself, and it says nothing yet.",
            "A few words are enough; `where` may be `private`.",
        ),
    },
)


@gift.probe("structure", points=0)
def three_notes_to_yourself(answer, rng):
    value = answer.value()
    if not isinstance(value, dict):
        reject(value, "a dictionary with what, where and came_back")
    for key in KEYS:
        if key not in value:
            fail("m10.given-keys", key=key)
        least = 3 if key == "what" else 1
        said = value[key] if isinstance(value[key], str) else ""
        if len(_words(said)) < least:
            fail("m10.given-empty", key=key, value=_short(str(value[key]), 30))


# --- quizzes of the lesson ----------------------------------------------------------

recall_difference = Quiz(
    "10.recall-1",
    "Two models, two wide intervals that overlap. What do they say about the difference?",
    options={
        "little": Option(
            "Little; the difference needs an interval of its own",
            "On the same draw, what pulls both down at once cancels.",
            is_correct=True,
        ),
        "equal": Option(
            "That the two models are equally good on these rows",
            "They may be, or one may lead on nearly every draw. Overlap cannot tell.",
            "m10.overlap-is-equal",
        ),
        "higher": Option(
            "That the higher one of the two is the better model",
            "On these rows it scored higher. Other rows may be kinder to the other one.",
            "m10.higher-is-better",
        ),
    },
)

recall_slices = Quiz(
    "10.recall-2",
    "Of forty slices, the worst one is reported, without its size. What is it worth?",
    options={
        "size": Option(
            "Nothing yet: it needs its size and an interval",
            "The worst of forty is often a handful of rows and luck.",
            is_correct=True,
        ),
        "group": Option(
            "It shows for which group the model is unfair",
            "It might. With three rows in it, it might also show a coin.",
            "m10.worst-is-unfair",
        ),
        "fix": Option(
            "It says where the next feature has to be built",
            "First find out whether there is anything to repair.",
            "m10.fix-the-noise",
        ),
    },
)

recall_test = Quiz(
    "10.recall-3",
    "A test set has chosen among nine models. What is its score of the winner?",
    options={
        "chosen": Option(
            "Flattering: the set took part in the choice",
            "The best of nine is a little lucky. New rows have to confirm it.",
            is_correct=True,
        ),
        "honest": Option(
            "Honest, since no model was trained on it",
            "Choosing is a way of learning, and it learned from these rows.",
            "m10.choice-is-free",
        ),
        "low": Option(
            "Too low, since nine models shared the rows",
            "Rows are not used up by being scored; they are by choosing.",
            "m10.rows-shared",
        ),
    },
)

claim = Quiz(
    "10.claim",
    "The interval of the difference runs from a little below 0 to above it. Which headline "
    "does it pay for?",
    options={
        "tell": Option(
            "“Whether it helps, a year cannot tell”",
            "Exactly as strong as the evidence, and it says what would be needed.",
            is_correct=True,
        ),
        "beats": Option(
            "“It beats the rule on most test days”",
            "The share of this year was higher; the sentence sounds like next year's.",
            "m10.overclaim",
        ),
        "useless": Option(
            "“A model cannot help with this at all”",
            "The interval also holds gains that would be welcome. No proof is no proof of "
            "nothing.",
            "m10.absence",
        ),
    },
)
