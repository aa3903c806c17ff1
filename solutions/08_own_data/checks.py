"""The checks of module 08: make your own data.

No label is right or wrong here. Sizes and limits were measured on all 32 seeds;
`design.md` has the table.
"""

import math
import re
from functools import cache

import numpy as np
import pandas as pd

from grader.checks import (
    Item,
    Message,
    Option,
    Quiz,
    canary,
    fail,
    number,
    one_of,
    personal,
    sequence,
    table,
    text,
)
from grader.data import load
from grader.data.labels import QUESTIONS, LabelError, read_labels
from grader.data.titles import AGAIN, sheet

# --- 08-1 -------------------------------------------------------------------------

labeling = Item(
    "08-1",
    "Sixty titles, and forty again",
    answer="labels",
    blank=("alias: …\nPaste the lines of both looks here.",),
    marks={
        "S": "both looks are complete, in the words of the guide; which word is yours "
        "to say",
        "N": "when the second look was made, and whether the first was hidden",
    },
    hints=(
        "Compare the number of lines in each look with the number of rows on its sheet.",
        "`sheet.form()` shows every row of a sheet as a line, with `?` where a word is "
        "missing. Each look has a sheet of its own, from the same alias.",
        "Two rows of another sheet, in two looks:\n\n"
        "> alias: birdwatcher\n"
        ">\n"
        "> first, 17, no, other\n"
        ">\n"
        "> second, 17, unsure, other # the photo is dark",
    ),
    misconceptions={
        "m08.no-lines": Message(
            "{problem}",
            "What a machine cannot read, no model can learn from.",
            "Compare that line with one that the labeler wrote.",
        ),
        "m08.no-alias": Message(
            "No line reads `alias: …`.",
            "The alias says which sixty titles were drawn.",
            "Copy the first line of the labeler's text too.",
        ),
        "m08.other-sheet": Message(
            "Not on the sheet of the alias “{alias}”: {count} of the rows, for example "
            "{example}.",
            "Labels belong to rows; on another sheet they say nothing.",
            "Compare the alias with the one that the labeler was called with.",
        ),
        "m08.unlabeled": Message(
            "In the first look {count} of the 60 rows have no label, for example "
            "{example}.",
            "The rows that are left out are often the hard ones.",
            "If a row cannot be decided, the guide has a word for that.",
        ),
        "m08.other-word": Message(
            "Row {ad} says {word!r} for {question}.",
            "A word that the guide does not have is a class of one row.",
            "Use one of: {words}.",
        ),
        "m08.twice": Message(
            "Row {ad} stands twice in the same look.",
            "Nobody can tell which of the two labels counts.",
            "Keep one line of them.",
        ),
        "m08.no-second": Message(
            "The second look holds {count} of the 40 rows.",
            "On a few rows, agreement can be nearly anything.",
            "Open the sheet of the second look, in another hour, and label it anew.",
        ),
    },
)


def _labels(answer):
    """Return what the labels say, and the ids of the sheet that they are for."""
    try:
        read = read_labels(text(answer.value()))
    except LabelError as error:
        fail("m08.no-lines", problem=str(error))
    if not read.alias or read.alias.startswith("…"):
        fail("m08.no-alias")
    ids = set(sheet(read.alias).id.astype(str))
    foreign = [one.id for one in read.given if one.id not in ids]
    if foreign:
        fail("m08.other-sheet", count=len(set(foreign)), alias=read.alias[:30],
             example=foreign[0][:20])  # fmt: skip
    return read, ids


def _in_words(labels):
    """Return the ids whose words are all those of the guide, or fail at another."""
    for one in labels:
        for (question, words), word in zip(QUESTIONS.items(), one.answers, strict=True):
            if word in ("", "?", "…"):
                continue
            if word.casefold() not in map(str.casefold, words):
                fail("m08.other-word", ad=one.id, word=word[:30], question=question,
                     words=", ".join(words))  # fmt: skip
    return {one.id for one in labels if not one.is_open and "…" not in one.answers}


@labeling.probe("structure", points=2)
def the_first_look_is_complete(answer, rng):
    read, ids = _labels(answer)
    labels = [one for one in read.given if one.round == "first"]
    done = _in_words(labels)
    missing = sorted(ids - done)
    if missing:
        fail("m08.unlabeled", count=len(missing), example=missing[0])
    _each_once(labels)


def _each_once(labels):
    names = [one.id for one in labels]
    if len(names) > len(set(names)):
        fail("m08.twice", ad=next(id for id in names if names.count(id) > 1))


@labeling.probe("structure", points=1)
def forty_rows_have_a_second_label(answer, rng):
    read, _ = _labels(answer)
    labels = [one for one in read.given if one.round == "second"]
    done = _in_words(labels)
    _each_once(labels)
    if len(done) < AGAIN:
        fail("m08.no-second", count=len(done))


# --- 08-2 -------------------------------------------------------------------------

WORDS = tuple(
    dict.fromkeys(word for words in QUESTIONS.values() for word in words if word != "unsure")
)

guiding = Item(
    "08-2",
    "The guide",
    answer="guide",
    review_points=4,
    blank=("Write a line for each word, then the edge cases.",),
    marks={
        "S": "every word is defined, two edge cases name an ad and a ruling, there is a "
        "rule for unsure",
        "R": "whether a stranger with this guide would label as you do",
    },
    hints=(
        "Look at the rows where your two looks differ. Which question did you answer "
        "twice, in two ways?",
        "A definition says what to look at and where the line runs. An edge case is a "
        "real row, its number, and the word it gets. “Unsure” needs a rule as well: "
        "when is it allowed, and what happens then?",
        "Part of a guide for photos of birds:\n\n"
        "> adult: the tail is fully grown, whatever the color\n"
        ">\n"
        "> edge: photo 31 shows only a head; adult, because the bill is yellow\n"
        ">\n"
        "> unsure: no part of the tail can be seen; a second person decides",
    ),
    misconceptions={
        "m08.no-definition": Message(
            "The word “{word}” has no definition of at least three words.",
            "Two people fill the hole in two ways, and so does one person on two days.",
            "Begin a line with `{word}:` and say where the line runs.",
        ),
        "m08.same-definition": Message(
            "“{word}” and “{other}” have the same definition.",
            "Then no row can tell them apart.",
            "Say what one has and the other has not.",
        ),
        "m08.no-unsure": Message(
            "There is no rule for `unsure`.",
            "Without one it becomes the place for rows that are tiring.",
            "Say when it is allowed, and who decides then.",
        ),
        "m08.no-edge": Message(
            "Ads that edge cases quote by number: {count}; two are asked for.",
            "A guide is only tested where it hurts.",
            "Begin a line with `edge:` and name a row that made you hesitate.",
        ),
        "m08.unknown-ad": Message(
            "There is no ad {ad}.",
            "Whoever looks it up cannot see what the rule decides.",
            "Copy the number from the sheet; the invented ads are I01 to I12.",
        ),
        "m08.no-ruling": Message(
            "The edge case on {ad} names none of the guide's words.",
            "A case without a ruling is decided anew each time.",
            "Say which word it gets, and why.",
        ),
    },
)


@cache
def _known_ads():
    real = load("job_ads").id.astype(str)
    return frozenset(real) | frozenset(load("invented_ads").id)


_BEGIN = re.compile(
    rf"^[ \t>*#\d.)-]*[\"'`“‘]?({'|'.join((*WORDS, 'unsure', 'edge'))})(?:[ -]?cases?)?"
    r"(?:[ \t]*#?\d+)?[\"'`”’*]*[ \t]*:",
    re.MULTILINE | re.IGNORECASE,
)


def _lines_of(answer):
    """Return (name, text) of each word and edge case; a text may run over lines."""
    parts = _BEGIN.split(text(answer.value()))[1:]
    return [(name.casefold(), " ".join(said.replace("*", " ").split()))
            for name, said in zip(parts[::2], parts[1::2], strict=True)]  # fmt: skip


def _is_said(words, least=3):
    return len(re.findall(r"\w+", words)) >= least


@guiding.probe("structure", points=1)
def every_word_is_defined(answer, rng):
    said = dict(_lines_of(answer))
    seen = {}
    for word in WORDS:
        meaning = said.get(word.casefold(), "")
        if not _is_said(meaning):
            fail("m08.no-definition", word=word)
        if meaning.casefold() in seen:
            fail("m08.same-definition", word=word, other=seen[meaning.casefold()])
        seen[meaning.casefold()] = word
    if not _is_said(said.get("unsure", "")):
        fail("m08.no-unsure")


@guiding.probe("structure", points=1)
def edge_cases_name_an_ad_and_a_ruling(answer, rng):
    known, ruled = _known_ads(), set()
    for name, said in _lines_of(answer):
        if not name.startswith("edge"):
            continue
        ids = re.findall(r"\bI[ -]?\d\d?\b|\b\d{5,}\b", said, re.IGNORECASE)
        ids = [f"I{id[1:].strip(' -'):0>2}" if id[0] in "Ii" else id for id in ids]
        found = [id for id in ids if id in known]
        if ids and not found:
            fail("m08.unknown-ad", ad=ids[0])
        words = "|".join((*WORDS, "unsure"))
        if found and not re.search(rf"\b({words})\b", said, re.IGNORECASE):
            fail("m08.no-ruling", ad=found[0])
        ruled |= set(found)
    if len(ruled) < 2:
        fail("m08.no-edge", count=len(ruled))


# --- 08-3 -------------------------------------------------------------------------

agreeing = Item(
    "08-3",
    "Agreement beyond chance",
    answer="kappa",
    seconds=180,  # a bootstrap around somebody's slow kappa is right too
    marks={
        "A": "kappa on fresh labels, one word only, and the width of the interval",
        "N": "which kind of interval, as long as it is as wide as a bootstrap of rows",
    },
    hints=(
        "Take ten rows by hand: how many would agree if the second list were shuffled?",
        "Chance: for each word, the share in `a` times the share in `b`, added up. For "
        "the interval, draw rows with replacement, both labels of a row together, and "
        "compute kappa of each draw.",
        "Two guards count the same visitors; how often do they agree by chance?\n\n"
        "```python\n"
        "import pandas as pd\n"
        "one = pd.Series(['child', 'adult', 'adult', 'adult'])\n"
        "two = pd.Series(['adult', 'adult', 'adult', 'adult'])\n"
        "shares = [guard.value_counts(normalize=True) for guard in (one, two)]\n"
        "print(shares[0].mul(shares[1], fill_value=0).sum())\n"
        "```",
    ),
    misconceptions={
        "m08.percent": Message(
            "{same:.0%} of these labels agree, and {got:.2f} is returned.",
            "Two people who nearly always say the same word agree often by chance.",
            "Shuffle one of the lists and count again.",
        ),
        "m08.uniform-chance": Message(
            "It returns {got:.2f}, as if each of the {words} words were used equally "
            "often.",
            "Chance depends on how often each person uses each word.",
            "Compute chance from the shares in `a` and in `b`.",
        ),
        "m08.pooled-chance": Message(
            "It returns {got:.3f}; with the shares of each list kept apart it is "
            "{right:.3f}.",
            "Pooled shares hide that one person uses a word more often than the other.",
            "Multiply the share in `a` with the share in `b`.",
        ),
        "m08.kappa-clipped": Message(
            "Two lists that agree less than chance get {got:.2f}; it is {right:.2f}.",
            "Below zero is news: somebody reads the guide the other way round.",
            "Return the number as it comes.",
        ),
        "m08.other-kappa": Message(
            "It returns {got:.3f}; counting by hand gives {right:.3f}.",
            "The number decides whether a guide is good enough.",
            "Take two lists of four labels and compute every part by hand.",
        ),
        "m08.kappa-nan": Message(
            "Both lists hold one word only, and {got} came back.",
            "Chance alone agrees on everything then: kappa is 0 / 0, and says nothing. "
            "That is no mistake of who labeled.",
            "Return `nan` three times for it.",
        ),
        "m08.unpaired": Message(
            "Kappa is {kappa:.2f}; the interval runs from {low:.2f} to {high:.2f}.",
            "It lies around 0, where labels agree by chance: as if the two labels of a "
            "row were torn apart.",
            "Let one draw of row numbers serve both lists.",
        ),
        "m08.outside": Message(
            "Kappa is {kappa:.2f}; the interval runs from {low:.2f} to {high:.2f}.",
            "An interval without its own number in it says nothing about that number.",
            "Check that the ends come in order, and that both belong to kappa.",
        ),
        "m08.narrow": Message(
            "The interval is {ratio:.0%} as wide as an interval of 95 % from resampled "
            "rows.",
            "Too narrow, it calls luck a difference between two guides.",
            "Resample rows, and ask which share of the values lies inside.",
        ),
        "m08.too-wide": Message(
            "The interval is {ratio:.0%} as wide as an interval of 95 % from resampled "
            "rows.",
            "Too wide, it hides what the labels do show.",
            "Check how many rows a draw has, and which share lies inside.",
        ),
    },
)


def _kappas(counts):
    """Return kappa of one table of counts, or of many in the first axis."""
    n = counts.sum(axis=(-2, -1))
    same = np.trace(counts, axis1=-2, axis2=-1) / n
    chance = (counts.sum(axis=-1) * counts.sum(axis=-2)).sum(axis=-1) / n**2
    return (same - chance) / (1 - chance)


def _rated(rng, n, shares, care, second=None):
    """Return two lists of words: the second repeats the first with `care`."""
    words = np.array(["amber", "birch", "cedar", "dune"])[: len(shares)]
    a = rng.choice(words, n, p=shares)
    b = np.where(rng.random(n) < care, a, rng.choice(words, n, p=second or shares))
    return a.tolist(), b.tolist()


def _counts(a, b):
    both = pd.crosstab(pd.Series(a), pd.Series(b))
    names = sorted({*a, *b})
    return both.reindex(index=names, columns=names, fill_value=0).to_numpy(float)


def _three(answer, a, b):
    """Return what comes back as three values."""
    value = answer(list(a), list(b))
    return sequence(value, 3)


def _kappa(answer, a, b):
    return number(_three(answer, a, b)[0])


def _name_kappa(a, b, got):
    """Fail with the mistake that gives this number."""
    counts = _counts(a, b)
    right, n, k = _kappas(counts), counts.sum(), len(counts)
    if abs(got - right) < 1e-6:
        return
    same = np.trace(counts) / n
    pooled = (((counts.sum(0) + counts.sum(1)) / (2 * n)) ** 2).sum()
    if abs(got - same) < 1e-6 or abs(got - 100 * same) < 1e-4:
        fail("m08.percent", same=same, got=got)
    if abs(got - (same - 1 / k) / (1 - 1 / k)) < 1e-6:
        fail("m08.uniform-chance", got=got, words=k)
    if abs(got - (same - pooled) / (1 - pooled)) < 1e-6:
        fail("m08.pooled-chance", got=got, right=right)
    if right < 0 <= got:
        fail("m08.kappa-clipped", got=got, right=right)
    fail("m08.other-kappa", got=got, right=right)


@agreeing.probe("value", points=2)
def kappa_counts_out_chance(answer, rng):
    a, b = _rated(rng, 120, [0.85, 0.1, 0.05], 0.7, [0.6, 0.3, 0.1])
    _name_kappa(a, b, _kappa(answer, a, b))
    # A word that only one of the two uses.
    a, b = _rated(rng, 50, [0.6, 0.4], 0.6)
    b[0] = "elm"
    _name_kappa(a, b, _kappa(answer, a, b))
    a, _ = _rated(rng, 40, [0.5, 0.5], 1.0)
    a[:2] = ["amber", "birch"]
    _name_kappa(a, a, _kappa(answer, a, a))
    other = {"amber": "birch", "birch": "amber"}
    flipped = [other[one] if i % 4 else one for i, one in enumerate(a)]
    _name_kappa(a, flipped, _kappa(answer, a, flipped))


@agreeing.probe("value", points=1)
def one_word_only_is_undefined(answer, rng):
    same = ["amber"] * int(rng.integers(20, 40))
    reply = answer.call(list(same), list(same), errors=True)
    if reply.error:
        if reply.error.type == "ZeroDivisionError":
            fail("m08.kappa-nan", got="a ZeroDivisionError")
        answer(list(same), list(same))
    got = sequence(reply.value, 3)
    is_nan = [isinstance(one, float | np.floating) and math.isnan(one) for one in got]
    if not all(is_nan):
        fail("m08.kappa-nan", got=", ".join(str(one)[:8] for one in got))


TABLES = (
    (220, [0.5, 0.3, 0.2], 0.6), (300, [0.7, 0.3], 0.5), (260, [0.4, 0.3, 0.2, 0.1], 0.7),
    (240, [0.6, 0.4], 0.65),
)  # fmt: skip


@agreeing.probe("value", points=2)
def the_interval_is_as_wide_as_luck(answer, rng):
    ratios = []
    for n, shares, care in TABLES:
        a, b = _rated(rng, n, shares, care)
        kappa, low, high = (number(one) for one in _three(answer, a, b))
        counts = _counts(a, b)
        k = len(counts)
        draws = rng.multinomial(n, counts.ravel() / n, 4000).reshape(-1, k, k)
        ends = np.quantile(_kappas(draws), [0.025, 0.975])
        right = _kappas(counts)
        if low > high or not low - 1e-9 <= right <= high + 1e-9:
            is_by_chance = low <= high and abs(low + high) / 2 < right / 2
            id = "m08.unpaired" if is_by_chance else "m08.outside"
            fail(id, kappa=right, low=low, high=high)
        ratios.append((high - low) / (ends[1] - ends[0]))
    ratio = float(np.mean(ratios))
    if ratio < 0.91:
        fail("m08.narrow", ratio=ratio)
    if ratio > 1.15:
        fail("m08.too-wide", ratio=ratio)


# --- 08-4 -------------------------------------------------------------------------

deciding = Item(
    "08-4",
    "From two looks to one label",
    answer="adjudicate",
    is_optional=True,
    marks={"A": "every row is kept, and its source is told, on fresh looks"},
    hints=(
        "Count the rows that go in and those that come out.",
        "Go through the ids of the first look. For each there are four cases: only one "
        "look, two that agree, two that differ and somebody decided, two that differ "
        "and nobody has.",
        "The same for two thermometers:\n\n"
        "```python\n"
        "inside, outside = {'mon': 20, 'tue': 21}, {'mon': 20, 'tue': 9}\n"
        "for day, value in inside.items():\n"
        "    print(day, 'same' if outside.get(day) == value else 'differs')\n"
        "```",
    ),
    misconceptions={
        "m08.drop-hard": Message(
            "{given} rows go in and {rows} come out.",
            "Rows on which two looks differ are the hard ones; without them the set is "
            "easier than the world.",
            "Keep a row without a label where nobody has decided.",
        ),
        "m08.first-wins": Message(
            "Row {ad} was {a!r}, then {b!r}, and nobody decided; its label is {got!r}.",
            "A doubt has become a fact, and nobody can see that later.",
            "Leave the label missing, with the source `open`.",
        ),
        "m08.not-missing": Message(
            "Row {ad} was {a!r}, then {b!r}, and nobody decided; its label is {got!r}.",
            "Whoever counts labels counts this as one, and nobody gave it.",
            "Use a missing value, such as None.",
        ),
        "m08.row-doubled": Message(
            "{given} rows go in and {rows} come out.",
            "A row that stands twice counts twice, or says two things.",
            "Ask for each id of `first` once, and decide which of the four cases it is.",
        ),
        "m08.undecided": Message(
            "Row {ad} was decided as {want!r}; its label is {got!r}.",
            "Somebody looked at this row a third time.",
            "Look where `decided` comes in.",
        ),
        "m08.source": Message(
            "Row {ad} has the source {got!r}; it should be {want!r}.",
            "One look and two that agree are not equally sure.",
            "Compare the four cases with the contract.",
        ),
        "m08.other-label": Message(
            "Row {ad} has the label {got!r}; the looks say {want!r}.",
            "Labels that move between rows are found by nobody.",
            "Check whether rows are matched by id or by position.",
        ),
    },
)


def _looks(rng):
    """Return two looks, some decisions, and what each row should become."""
    words = ("yes", "no", "unsure")
    ids = [str(one) for one in rng.permutation(np.arange(1_080_000, 1_080_400))[:60]]
    first = {id: str(rng.choice(words, p=[0.2, 0.7, 0.1])) for id in ids}
    again = [str(id) for id in rng.permutation(ids)[:40]]
    second, decided, wanted = {}, {}, {}
    for place, id in enumerate(again):
        second[id] = first[id] if place % 3 else next(w for w in words if w != first[id])
        if place % 6 == 0:
            third = [w for w in words if w not in (first[id], second[id])]
            decided[id] = (third[0], first[id], second[id])[place // 6 % 3]
    for id in ids:
        if id not in second:
            wanted[id] = (first[id], "once")
        elif second[id] == first[id]:
            wanted[id] = (first[id], "twice")
        else:
            wanted[id] = (decided[id], "decided") if id in decided else (None, "open")
    return first, second, decided, wanted


@deciding.probe("value", points=2)
def no_row_is_lost_and_no_doubt_is_hidden(answer, rng):
    first, second, decided, wanted = _looks(rng)
    value = _with_index(answer(dict(first), dict(second), dict(decided)), "id")
    found = table(value, ("id", "label", "source"))
    rows = {str(id): (label, source) for id, label, source in
            found[["id", "label", "source"]].itertuples(index=False)}  # fmt: skip
    if len(found) > len(first):
        fail("m08.row-doubled", given=len(first), rows=len(found))
    if set(rows) != set(first):
        fail("m08.drop-hard", given=len(first), rows=len(found))
    for source in ("open", "decided", "once", "twice"):
        for id, (label, kind) in wanted.items():
            if kind == source:
                _same_row(id, rows[id], (label, kind), first, second)


def _with_index(value, name):
    """Return a table whose index may be called `name`, with that as a column."""
    if isinstance(value, pd.DataFrame) and value.index.name == name:
        return value.reset_index() if name not in value else value
    return value


def _same_row(id, got, want, first, second):
    label = None if pd.isna(got[0]) else got[0]
    if label != want[0]:
        if want[1] == "open":
            is_one = label in (first[id], second[id])
            fail("m08.first-wins" if is_one else "m08.not-missing",
                 ad=id, a=first[id], b=second[id], got=label)  # fmt: skip
        if want[1] == "decided":
            fail("m08.undecided", ad=id, want=want[0], got=label)
        fail("m08.other-label", ad=id, want=want[0], got=label)
    if got[1] != want[1]:
        fail("m08.source", ad=id, got=got[1], want=want[1])


# --- 08-5 -------------------------------------------------------------------------

scoring = Item(
    "08-5",
    "A model of titles, for companies that nobody has met",
    answer="title_score",
    marks={
        "A": "chance where each company has its label by coin, skill on a signal",
        "N": "the model, the number of folds, whether words were counted outside of the "
        "folds (that leak is too small to see here), and speed",
    },
    hints=(
        "Read two titles of one company aloud. On which side of the split does each of "
        "them stand?",
        "Splitters whose name contains `Group` keep a company on one side, if they are "
        "told the companies. A pipeline counts words inside of each fold.",
        "Whole choirs in turn, on other data:\n\n"
        "```python\n"
        "import numpy as np\n"
        "choirs = np.array(['x', 'y', 'x', 'z', 'y', 'z'])\n"
        "for out in np.unique(choirs):\n"
        "    is_test = choirs == out\n"
        "    print('test', np.flatnonzero(is_test), 'train', np.flatnonzero(~is_test))\n"
        "```",
    ),
    misconceptions={
        "m08.near-duplicates": Message(
            "The label of each company was decided by coin, and this reports "
            "{score:.2f}; chance is 0.50.",
            "Two titles of one company differ by a word, and one of them was in "
            "training. New companies have no twin there.",
            "Print, for one fold, the companies that stand on both sides.",
        ),
        "m08.train-score": Message(
            "On titles that share no word, with labels by coin, it reports {score:.2f}.",
            "No title could help another, so the model was scored on titles it had "
            "learned.",
            "Check which titles `fit` and the score receive.",
        ),
        "m08.best-fold": Message(
            "Where words tell {told:.0%} of the labels and nothing tells the rest, it "
            "reports {score:.2f}.",
            "The best of several folds does that, and nobody can order it.",
            "Report the mean over folds, or one score over all titles.",
        ),
        "m08.always-half": Message(
            "Where words tell {told:.0%} of the labels it reports only {score:.2f}.",
            "Honest is half of the task: a useful procedure also notices a signal.",
            "Check that a model is fitted on words, and that titles and labels are in "
            "the same order.",
        ),
    },
)

LUCK = 0.04  # of a mean over folds, above what words tell
SIGNAL = 0.65  # one limit for chance and for skill, so that no cap passes both
_SYLLABLES = ("ba", "co", "du", "fe", "gi", "lo", "mu", "na", "pe", "ri", "sa", "tu")


def _name(rng, parts=4):
    return "".join(rng.choice(_SYLLABLES, parts))


def _titles(rng, companies=36, each=(3, 8), strength=None):
    """Return titles, labels and companies: near copies within each company.

    Labels are by coin for each company; with `strength` a word of the title tells the
    label that often, whatever the company.
    """
    titles, y, company = [], [], []
    coins = rng.permutation(np.arange(companies) % 2)
    for c in range(companies):
        own, name = [_name(rng) for _ in range(3)], f"{_name(rng)} {c}"
        for _ in range(int(rng.integers(*each))):
            label = coins[c] if strength is None else int(rng.integers(2))
            word = ""
            if strength is not None:
                is_told = rng.random() < strength
                word = ("planter", "welder")[label if is_told else 1 - label]
            words = [*own[: int(rng.integers(2, 4))], word, _name(rng, 2)]
            titles.append(" ".join(one for one in rng.permutation(words) if one))
            y.append(("no", "yes")[label])
            company.append(name)
    order = rng.permutation(len(titles))
    return tuple(pd.Series(np.array(one, dtype=str)[order]) for one in (titles, y, company))


def _told(made):
    """Return how often the telling word of a title tells its label."""
    titles, y, _ = made
    return float((titles.str.contains("welder") == (y == "yes")).mean())


def _alone(rng, n=120):
    """Return titles that share no word, each of a company of its own."""
    titles = [f"{_name(rng, 6)}{i} {_name(rng, 6)}{i}" for i in range(n)]
    y = rng.permutation(np.array(["no", "yes"] * (n // 2)))
    return pd.Series(titles), pd.Series(y), pd.Series([f"firm {i}" for i in range(n)])


@scoring.probe("canary", points=4)
def companies_by_coin_score_chance_and_words_do_not(answer, rng):
    def once(made):
        return number(answer(*made), 0, 1)

    alone = canary.mean_of(lambda: once(_alone(rng)), 1)
    if alone >= SIGNAL:
        fail("m08.train-score", score=alone)
    coins = canary.mean_of(lambda: once(_titles(rng)), 3)
    if coins >= SIGNAL:
        fail("m08.near-duplicates", score=coins)
    # Words tell four labels of five, and nobody can do better than that on all titles.
    noisy = [_titles(rng, companies=20, strength=0.8) for _ in range(16)]
    best, told = np.mean([once(one) for one in noisy]), np.mean(list(map(_told, noisy)))
    if best >= told + LUCK:
        fail("m08.best-fold", score=best, told=told)
    if best < SIGNAL:
        fail("m08.always-half", score=best, told=told)


# --- 08-6 -------------------------------------------------------------------------

stopping = Item(
    "08-6",
    "Label ten more?",
    answer="curve_verdict",
    marks={
        "A": "the verdict in clear cases of each kind, with companies of several titles",
        "N": "cases near the border, where methods differ",
    },
    hints=(
        "Write down, for one company, what ten more labels changed. How many such "
        "numbers are there?",
        "The gain of a title is `after - before`. Its mean has an interval, and titles of "
        "one company move together. Compare the whole interval with `worth`, not with 0.",
        "Does a second coffee help? Three offices, several people in each:\n\n"
        "```python\n"
        "import numpy as np\n"
        "import pandas as pd\n"
        "gain = pd.Series([2.0, 2.1, -1.0, -1.2, 0.3])\n"
        "office = pd.Series(['a', 'a', 'b', 'b', 'c'])\n"
        "parts = [part for _, part in gain.groupby(office)]\n"
        "rng = np.random.default_rng(0)\n"
        "drawn = rng.integers(0, len(parts), len(parts))\n"
        "print(pd.concat([parts[i] for i in drawn]).mean())\n"
        "```",
    ),
    misconceptions={
        "m08.never-decides": Message(
            "The gain is {gain:.3f}, give or take {half:.3f}, and {worth:.3f} would be "
            "worth it. The verdict is “can't tell”.",
            "When the whole interval lies on one side, there is something to tell.",
            "Compare both ends with `worth`.",
        ),
        "m08.backwards": Message(
            "The gain is {gain:.3f}, give or take {half:.3f}, and {worth:.3f} would be "
            "worth it. The verdict is “{got}”.",
            "Somebody stops where labels help, or pays where they do not.",
            "Check the sign of the difference, and which end is compared.",
        ),
        "m08.any-gain": Message(
            "The gain is {gain:.3f}, give or take {half:.3f}: surely above 0, and surely "
            "below {worth:.3f}. The verdict is “{got}”.",
            "Ten labels cost an hour. The question is whether the gain pays for it.",
            "Compare with `worth`.",
        ),
        "m08.unpaired-gain": Message(
            "Titles differ a lot, and yet each gains about {gain:.3f}, give or take "
            "{half:.3f}. The verdict is “{got}”.",
            "Two separate intervals overlap even where every title gains.",
            "Take the difference of each title first.",
        ),
        "m08.bigger-number": Message(
            "The gain is {gain:.3f}, give or take {half:.3f}, and {worth:.3f} would be "
            "worth it. The verdict is “{got}”.",
            "The interval holds values on both sides: the next draw may say the reverse.",
            "Let luck have a say: “can't tell” is a finding too.",
        ),
        "m08.rows-not-companies": Message(
            "{rows} titles come from {companies} companies and move together. Over "
            "companies the gain is {gain:.3f}, give or take {half:.3f}; {worth:.3f} would "
            "be worth it. The verdict is “{got}”.",
            "Titles of one company are not separate witnesses.",
            "Resample companies, or use one number for each.",
        ),
    },
)

VERDICTS = ("more", "enough", "can't tell")


def _curve(rng, gain, half, companies=60, each=(3, 8), own=0.02, level=0.15):
    """Return before, after, company: the mean gain is exactly `gain`.

    `half` is half of the 95 % interval over companies; `own` is the spread of titles
    within a company, `level` that of titles before.
    """
    sizes = rng.integers(*each, companies)
    company = np.repeat(np.arange(companies), sizes)
    common = rng.standard_normal(companies)[company]
    moves = common + own * rng.standard_normal(len(company))
    moves = moves - moves.mean()
    moves *= half / _half(moves, company)
    before = np.clip(rng.normal(0.6, level, len(company)), 0.3, 0.9)
    order = rng.permutation(len(company))
    names = np.array([f"firm {i:02}" for i in rng.permutation(companies)])[company]
    return before[order], (before + gain + moves)[order], names[order]


def _half(moves, company):
    """Return half of the 95 % interval of the mean, with titles of a company together."""
    sums = pd.Series(moves - moves.mean()).groupby(np.asarray(company)).sum()
    return 1.96 * math.sqrt((sums**2).sum()) / len(moves)


def _said(answer, before, after, company, worth):
    value = answer(before.copy(), after.copy(), company.copy(), worth)
    if isinstance(value, str):
        value = value.strip().casefold().replace("’", "'")
    return one_of(value, VERDICTS)


def _expect(answer, rng, wanted, id, gain, half, worth, **sizes):
    """Fail with `id` unless the verdict on such a curve is `wanted`."""
    before, after, company = _curve(rng, gain, half, **sizes)
    got = _said(answer, before, after, company, worth)
    if got == wanted:
        return
    numbers = {"gain": gain, "half": half, "worth": worth, "got": got}
    if got == "can't tell" and id != "m08.unpaired-gain":
        fail("m08.never-decides", **numbers)
    if wanted != "can't tell" and got != "can't tell" and id == "m08.never-decides":
        fail("m08.backwards", **numbers)
    fail(id, rows=len(before), companies=len(set(company)), **numbers)


@stopping.probe("value", points=2)
def says_what_can_be_told(answer, rng):
    _expect(answer, rng, "more", "m08.never-decides", 0.10, 0.02, 0.03, level=0.02)
    _expect(answer, rng, "enough", "m08.never-decides", -0.03, 0.015, 0.02, level=0.02)
    _expect(answer, rng, "enough", "m08.any-gain", 0.012, 0.006, 0.04, level=0.02)
    _expect(answer, rng, "more", "m08.unpaired-gain", 0.04, 0.012, 0.01, level=0.25)
    _expect(answer, rng, "can't tell", "m08.bigger-number", 0.03, 0.05, 0.02)


@stopping.probe("value", points=2)
def cannot_tell_where_luck_decides(answer, rng):
    for gain, half, worth in ((0.04, 0.06, 0.02), (0.0, 0.05, 0.02), (-0.01, 0.05, 0.01)):
        _expect(answer, rng, "can't tell", "m08.bigger-number", gain, half, worth, own=2.5)
    # Over companies well inside of the interval, over titles far outside.
    sizes = {"companies": 30, "each": (20, 24)}
    _expect(answer, rng, "can't tell", "m08.rows-not-companies", 0.06, 0.08, 0.02, **sizes)
    _expect(answer, rng, "can't tell", "m08.rows-not-companies", -0.02, 0.08, 0.02, **sizes)
    _expect(answer, rng, "more", "m08.never-decides", 0.12, 0.03, 0.03, level=0.02)


# --- 08-7 -------------------------------------------------------------------------

judging = Item(
    "08-7",
    "Judge a machine that labels",
    answer="judge_machine",
    marks={
        "A": "counts and both shares of each word, on fresh labels",
        "N": "who is right: there is no third label to ask",
    },
    hints=(
        "Take one word. Put the rows that you call so on one heap, and those that the "
        "machine calls so on another. Which share of which heap?",
        "First translate: your words by `same`, and any word of the machine that `same` "
        "does not lead to is `other`. Then leave out what you were unsure of. A share of "
        "an empty heap is `nan`.",
        "Two lists of fruit, one word at a time:\n\n"
        "```python\n"
        "mine, theirs = ['fig', 'fig', 'plum'], ['fig', 'plum', 'plum']\n"
        "called_fig = [b for a, b in zip(mine, theirs) if a == 'fig']\n"
        "print(called_fig.count('fig') / len(called_fig))\n"
        "```",
    ),
    misconceptions={
        "m08.unsure-counted": Message(
            "For “{label}” {got} rows are counted; without the unsure ones there are "
            "{want}.",
            "Where you could not decide, the machine can be neither right nor wrong.",
            "Leave these rows out before anything is counted.",
        ),
        "m08.untranslated": Message(
            "The rows of the table are {names}.",
            "Two people can only be compared in the same words.",
            "Translate both lists into the words that `same` leads to, and the rest of "
            "the machine's into `other`.",
        ),
        "m08.word-lost": Message(
            "The word “{label}” has no row.",
            "A word that one of the two never uses is the finding, not a gap.",
            "Make a row for each word that `same` leads to.",
        ),
        "m08.shares-swapped": Message(
            "For “{label}” `found` is {got:.2f}: that is the share of the machine's rows, "
            "not of yours.",
            "One says what it overlooks, the other what it claims too much.",
            "Ask of each share: of which rows?",
        ),
        "m08.empty-share": Message(
            "Nobody calls a row “{label}” on one side, and its share is {got}.",
            "A share of no rows is unknown. Zero would say that all were missed.",
            "Return `nan` for it.",
        ),
        "m08.overall": Message(
            "`{column}` is {got:.2f} for every word.",
            "One number for all words is carried by the most frequent of them.",
            "Compute it for each word on its own rows.",
        ),
        "m08.other-count": Message(
            "“{label}”: `{column}` is {got}; by hand it is {want}.",
            "Whoever reads the table acts on it.",
            "Select the rows of that word in a cell of its own and count.",
        ),
    },
)

SAME = {"analyst": "data", "DS": "data", "MLE": "ai-ml", "research": "lab", "other": "other"}


def _two_annotators(rng, n=160):
    """Return my words and the machine's; it never says “lab”, and knows words of its own."""
    mine = rng.choice([*SAME, "unsure"], n, p=[0.2, 0.2, 0.2, 0.1, 0.15, 0.15])
    theirs = []
    for word in mine:
        meant = {"unsure": "ai-ml", "lab": "other"}.get(word, SAME.get(word, "other"))
        meant = "other" if meant == "lab" else meant
        if rng.random() < 0.35:
            meant = str(rng.choice(["data", "engineering", "sales", "other"]))
        theirs.append(meant)
    return mine.tolist(), theirs


def _report(mine, theirs):
    """Return the table by the contract, with the word as index."""
    words = sorted({*SAME.values(), "other"})
    pairs = [(SAME[a], b if b in words else "other")
             for a, b in zip(mine, theirs, strict=True) if a != "unsure"]  # fmt: skip
    rows = {}
    for word in words:
        both = sum(a == b == word for a, b in pairs)
        my, its = (sum(one[side] == word for one in pairs) for side in (0, 1))
        rows[word] = {"mine": my, "machine": its, "found": both / my if my else math.nan,
                      "right": both / its if its else math.nan}  # fmt: skip
    return pd.DataFrame(rows).T


@judging.probe("value", points=3)
def both_shares_of_every_word(answer, rng):
    for _ in range(2):
        mine, theirs = _two_annotators(rng)
        want = _report(mine, theirs)
        value = answer(list(mine), list(theirs), dict(SAME))
        found = table(_with_index(value, "label"), ("label", *want.columns))
        _same_report(found.set_index(found.label.astype(str)), want, mine)


def _same_report(found, want, mine):
    names = list(found.index)
    foreign = set(names) - set(want.index)
    if foreign or len(names) > len(set(names)):
        fail("m08.untranslated", names=", ".join(names[:8]))
    for word in want.index:
        if word not in names:
            fail("m08.word-lost", label=word)
    for column in ("found", "right"):
        got = pd.to_numeric(found[column], errors="coerce")
        if got.nunique() == 1 and got.notna().all():
            fail("m08.overall", column=column, got=got.iloc[0])
    for word, row in want.iterrows():
        _same_counts(word, found.loc[word], row, mine)
    for word, row in want.iterrows():
        _same_shares(word, found.loc[word], row)


def _same_counts(word, got, want, mine):
    for column in ("mine", "machine"):
        count = number(got[column], 0)
        if count == want[column]:
            continue
        if count > want[column] and count - want[column] <= mine.count("unsure"):
            fail("m08.unsure-counted", label=word, got=f"{count:g}", want=f"{want[column]:g}")
        fail("m08.other-count", label=word, column=column, got=f"{count:g}",
             want=f"{want[column]:g}")  # fmt: skip


def _same_shares(word, got, want):
    for column, other in (("found", "right"), ("right", "found")):
        share, right = got[column], want[column]
        if math.isnan(right):
            if share is not None and not pd.isna(share):
                fail("m08.empty-share", label=word, got=f"{share:g}")
            continue
        share = math.nan if pd.isna(share) else number(share, 0, 1)
        if abs(share - right) < 0.005:
            continue
        if abs(share - want[other]) < 0.005:
            fail("m08.shares-swapped", label=word, got=number(got["found"], 0, 1))
        fail("m08.other-count", label=word, column=column, got=f"{share:.3f}",
             want=f"{right:.3f}")  # fmt: skip


# --- 08-8 -------------------------------------------------------------------------

FIELDS = ("Row", "Why", "Who", "How", "License", "Consent", "Limits", "Not for", "Examples")

sheeting = Item(
    "08-8",
    "A data sheet for data of your own",
    answer="data_sheet",
    review_points=3,
    blank=("Write a line or more for each field.",),
    marks={
        "S": "the nine fields, a license, a word on consent, three example rows",
        "A": "no e-mail address, telephone number, account or profile link in it",
        "R": "whether a stranger could use the data, and knows when not to",
        "N": "names, addresses in words, and whatever else points at a person",
    },
    hints=(
        "Read it as somebody who finds the file in three years. Which question has no "
        "answer?",
        "A license says what others may do, also “nobody but me, because …”. Consent "
        "says who is in the data and what they know. Whom could a row be traced to?",
        "Some lines of a sheet about benches in a park:\n\n"
        "> Row: one bench, counted on a walk\n"
        ">\n"
        "> Consent: no people in it; notes on sleepers were left out, although seen\n"
        ">\n"
        "> License: CC BY 4.0, photos not included",
    ),
    misconceptions={
        "m08.missing-field": Message(
            "The field “{field}” is missing, or says next to nothing.",
            "Whoever finds the data has to guess.",
            "Begin a line with `{field}:` and say it in a few words.",
        ),
        "m08.license": Message(
            "License: “{said}”.",
            "Without a license nobody may use the data, and nobody knows whether that "
            "was meant.",
            "Name one, or say that it stays private and why.",
        ),
        "m08.consent": Message(
            "Consent: “{said}”.",
            "Data from public pages have people in them too, who did not ask for this.",
            "Say who is in it, what they know, and what you left out for them.",
        ),
        "m08.not-for": Message(
            "Not for: “{said}”.",
            "A set without limits is used for decisions about people.",
            "Name one use that would do harm, or mislead.",
        ),
        "m08.examples": Message(
            "Example rows that differ: {count}; three are asked for.",
            "A row says more than its description.",
            "Put one row a line below `Examples:`.",
        ),
        "m08.same-words": Message(
            "“{field}” and “{other}” say the same.",
            "They answer two questions, and a reader has both.",
            "Say what each of them asks for.",
        ),
        "m08.pii": Message(
            "Line {line} holds what looks like this: {kind}.",
            "What is shared once cannot be taken back.",
            "Mask it in the data first, such as `[phone]`, then in the sheet.",
        ),
    },
)

# A page about a person, or a name of an account; a repository is neither.
_PROFILE = (
    r"(?<![\w.-])(?:\w+\.)*(?:linkedin\.com/in|xing\.com/profile|facebook\.com|"
    r"instagram\.com|tiktok\.com|twitter\.com|x\.com|t\.me|bsky\.app/profile|"
    r"reddit\.com/u(?:ser)?)/@?[\w.-]+"
    r"|(?<![\w.-])git(?:hub|lab)\.com/[\w.-]+/?(?![\w./-])"
    r"|(?<![\w.@])@[A-Za-z_]\w{2,}"
)


def _fields(answer):
    """Return the text of each field by its name."""
    words = text(answer.value())
    names = "|".join(name.replace(" ", r"[\s-]?") for name in FIELDS)
    names = names.replace("License", "Licen[cs]e")
    begin = rf"^[ \t>#*\d.)-]*({names})[ \t*]*:|^#+[ \t]*({names})[ \t]*$"
    parts = re.split(begin, words, flags=re.M | re.I)[1:]
    found = {}
    for one, other, value in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        name = one or other
        key = re.sub(r"[\s-]", "", name).casefold().replace("licence", "license")
        found[key] = value.replace("*", " ").replace("…", "").strip()
    return {name: found.get(name.replace(" ", "").casefold(), "") for name in FIELDS}


def _short(words):
    words = " ".join(words.split())
    return words if len(words) <= 60 else f"{words[:57]}…"


_NOTHING = r"(none|nothing|no|unknown|n/?a|not sure|don't know|not applicable|not needed|"
_NOTHING += r"not necessary|public|nobody|open|free)\W*"


@sheeting.probe("structure", points=2)
def nine_fields_that_say_something(answer, rng):
    fields = _fields(answer)
    for name in FIELDS[:4]:
        if not _is_said(fields[name], 1 if name == "Who" else 3):
            fail("m08.missing-field", field=name)
    for name, id in (("License", "m08.license"), ("Consent", "m08.consent"),
                     ("Not for", "m08.not-for")):  # fmt: skip
        said = fields[name]
        if not said:
            fail("m08.missing-field", field=name)
        least = 1 if name == "License" else 3
        if re.fullmatch(_NOTHING, said, re.I) or not _is_said(said, least):
            fail(id, said=_short(said))
    if not _is_said(fields["Limits"]):
        fail("m08.missing-field", field="Limits")
    seen = {}
    for name in FIELDS[:-1]:
        words = fields[name].casefold()
        if words in seen:
            fail("m08.same-words", field=name, other=seen[words])
        seen[words] = name
    lines = fields["Examples"].splitlines()
    rows = {line.strip() for line in lines if _is_said(line, 1)}
    if len(rows) < 3:
        fail("m08.examples", count=len(rows))


@sheeting.probe("structure", points=1)
def nothing_that_points_at_a_person(answer, rng):
    fields = _fields(answer)
    if not _is_said(fields["Examples"]):
        fail("m08.examples", count=0)
    for place, line in enumerate(text(answer.value()).splitlines(), 1):
        found = personal.in_text(line)
        if found or re.search(_PROFILE, line, re.I):
            fail("m08.pii", line=place, kind=found[0][0] if found else "account or profile")


# --- quizzes of the lesson ---------------------------------------------------------

recall_groups = Quiz(
    "08.recall-1",
    "Twenty rows come from one patient. A random split puts some of them on each side. "
    "What does the score claim?",
    options={
        "known": Option(
            "How the model does on patients it has met",
            "That is what was tried. For new patients, a patient stays on one side.",
            is_correct=True,
        ),
        "new": Option(
            "How the model does on patients it has not met",
            "For that, no row of a tested patient may be in training.",
            "m08.groups-forgotten",
        ),
        "nothing": Option(
            "Nothing at all, since the rows are not random",
            "It claims something, for people the model already knows. Sometimes that is "
            "the use.",
            "m08.groups-useless",
        ),
    },
)

recall_paired = Quiz(
    "08.recall-2",
    "Two models are scored on the same rows. Their two intervals overlap. What follows?",
    options={
        "difference": Option(
            "Nothing yet; look at the interval of the difference",
            "Both meet the same hard rows, so their difference varies less than either.",
            is_correct=True,
        ),
        "equal": Option(
            "The two models are about equally good on such rows",
            "Overlap is no test: every row may favor the same model.",
            "m08.overlap-is-equal",
        ),
        "larger": Option(
            "The one with the larger mean is better, by a little",
            "A mean without the luck in it has decided many things twice.",
            "m08.mean-decides",
        ),
    },
)

recall_labels = Quiz(
    "08.recall-3",
    "A model is sure, and the label says otherwise. What do you do first?",
    options={
        "read": Option(
            "Read the row, and ask who wrote the label, and how",
            "Labels are typed by people and by programs, and both have bad days.",
            is_correct=True,
        ),
        "drop": Option(
            "Drop the row, because it would confuse the model",
            "What is dropped unread was either a finding or a hard case.",
            "m08.drop-unread",
        ),
        "trust": Option(
            "Count it as an error, because the label is the truth",
            "It is what somebody wrote down. Module 07 had thirty such rows.",
            "m08.label-is-truth",
        ),
    },
)

more_labels = Quiz(
    "08.ten-more",
    "Say that from 10 to 20 labels the score rose by six points. What will the step from "
    "50 to 60 bring?",
    options={
        "less": Option(
            "Less than that, by how much one has to measure",
            "Curves flatten: the first labels teach the frequent words.",
            is_correct=True,
        ),
        "same": Option(
            "Six points again, ten labels being ten labels",
            "A straight line would be beyond 100 percent soon. Look at the figure again.",
            "m08.linear",
        ),
        "none": Option(
            "Nothing, since fifty labels are more than enough",
            "Look at the means further right: they still rise, slowly.",
            "m08.flat-already",
        ),
    },
)

who_changed = Quiz(
    "08.who-changed",
    "The very same titles were labeled otherwise in 2025. What had changed?",
    options={
        "labeler": Option(
            "Whoever or whatever gives the labels to titles",
            "Equal titles rule out that other jobs came in. Which of the two versions "
            "is right, no row can say.",
            is_correct=True,
        ),
        "jobs": Option(
            "The jobs, of which there were other ones in 2025",
            "That moves which titles occur. It does not give one title two labels.",
            "m08.blames-inputs",
        ),
        "model": Option(
            "The model, which had been fitted on later titles",
            "The comparison of equal titles has no model in it.",
            "m08.blames-model",
        ),
    },
)
