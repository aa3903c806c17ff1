"""The checks of module 07: where it fails, and when.

Sizes and limits were measured on all 32 seeds; `design.md` has the table.
"""

import re
from functools import cache

import numpy as np
import pandas as pd

from grader.checks import (
    Item,
    Message,
    Option,
    Quiz,
    fail,
    labels,
    metamorphic,
    number,
    sequence,
    table,
    text,
    whole,
)
from grader.data import load

Z = 1.959964


def _wilson(rate, n):
    """Return the 95 % interval of a share (Wilson, 1927)."""
    middle = (rate + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z * np.sqrt(rate * (1 - rate) / n + Z**2 / (4 * n**2)) / (1 + Z**2 / n)
    return middle - half, middle + half


# --- 07-1 -------------------------------------------------------------------------

COLUMNS = ("slice", "n", "rate", "promised", "low", "high")
GAP = "(gap)"
TINY = "Zephyr"
PIERS = ("Anchor", "Beacon", "Cove", "Dock", "Eider")

slicing = Item(
    "07-1",
    "A table of slices",
    answer="slice_table",
    marks={"A": "counts, rates, promises and intervals, on fresh tables"},
    hints=(
        "Build the table for one slice by hand: select its rows, then count, average "
        "and compute an interval. What happens to the rows whose slice is unknown?",
        "Put outcome and promise beside the column, by position, in a table of your "
        "own, then group it; `groupby` leaves gaps out unless told otherwise. For a "
        "share, Wilson's interval keeps its width when the slice is tiny.",
        "The same for the goals of a season:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "from scipy.stats import binomtest\n"
        "shots = pd.DataFrame({'foot': ['left', None, 'left'], 'goal': [1, 0, 0]})\n"
        "print(shots.groupby('foot', dropna=False).goal.agg(['size', 'mean']))\n"
        "print(binomtest(1, 2).proportion_ci(method='wilson'))\n"
        "```",
    ),
    misconceptions={
        "m07.no-n": Message(
            "The table has no column `n`.",
            "A rate without its count cannot be told from a rumor: 1.00 of what?",
            "Add how many rows each slice has.",
        ),
        "m07.gap-slice": Message(
            "The slices hold {rows} rows; {given} came in.",
            "Rows with a gap in `{by}` fell out, and gaps are often where things fail.",
            "Look at what grouping does with a missing value.",
        ),
        "m07.slice-lost": Message(
            "No row of the table is for {name}, which has {n} rows.",
            "A slice that is left out cannot be looked at later, not even to say that "
            "it is small.",
            "Compare the names in the table with those in the column.",
        ),
        "m07.misaligned": Message(
            "The rate of {name} is {got:.2f}, as if outcomes were matched by index label.",
            "The rows here were shuffled before; label 0 is not the first row.",
            "Put `y` and `p` beside the rows by position, as plain arrays.",
        ),
        "m07.slice-numbers": Message(
            "{name}, {n} rows: `{column}` is {got:.3g}; counting its rows by hand gives "
            "another number.",
            "Whoever reads the table acts on it.",
            "Select the rows of that slice in a cell of its own and average them.",
        ),
        "m07.certain-slice": Message(
            "{name} has {n} rows and none happened: the interval is {low:.2f} to "
            "{high:.2f}.",
            "Three rows cannot make anybody that sure.",
            "Use an interval for shares that keeps a width at 0 and at 1.",
        ),
        "m07.interval-width": Message(
            "On slices of hundreds of rows the intervals are {ratio:.2f} times as wide "
            "as a 95 % interval of the rate.",
            "Readers take it for 95 %, and alarm too often or too seldom.",
            "Compare with `scipy.stats.binomtest(k, n).proportion_ci()`.",
        ),
        "m07.not-around-rate": Message(
            "{name}: the interval {low:.2f} to {high:.2f} does not hold its rate "
            "{rate:.2f}.",
            "It should say where the rate of this slice may lie.",
            "Check what the interval is centered on.",
        ),
    },
)


def _ferries(rng):
    """Return rows, outcomes, promises and the column to slice by."""
    sizes = rng.integers(350, 700, len(PIERS))
    names = [*np.repeat(PIERS, sizes), *[None] * 60, *[TINY] * 3]
    rates = dict(zip(PIERS, rng.permutation([0.12, 0.25, 0.4, 0.55, 0.7]), strict=True))
    rates |= {None: 0.5, TINY: 0.0}
    names = rng.permutation(np.array(names, dtype=object))
    n = len(names)
    y = np.array([int(rng.random() < rates[name]) for name in names])
    p = np.clip(rng.normal(0.4, 0.1, n) + 0.1 * y, 0.01, 0.99)
    by = str(rng.choice(["pier", "line", "ferry"]))
    rows = pd.DataFrame({by: names, "minute": rng.integers(300, 1300, n)})
    rows[by] = rows[by].astype("str")
    rows.index = rng.permutation(n)
    return rows, y, p, by


def _sliced(rows, y, p, by):
    """Return n, rate and promise of every slice, by name."""
    names = [GAP if name != name else name for name in rows[by]]
    plain = pd.DataFrame({"name": names, "y": np.asarray(y), "p": np.asarray(p)})
    found = plain.groupby("name").agg(n=("y", "size"), rate=("y", "mean"),
                                      promised=("p", "mean"))  # fmt: skip
    return {name: tuple(row) for name, *row in found.itertuples(name=None)}


def _read_slices(value):
    """Return the rows of the learner's table by slice name."""
    if isinstance(value, pd.DataFrame) and "slice" not in value.columns:
        value = value.rename_axis("slice").reset_index()
    if isinstance(value, pd.DataFrame) and "n" not in value.columns:
        fail("m07.no-n")
    read = {}
    for row in table(value, COLUMNS)[list(COLUMNS)].itertuples(index=False, name=None):
        name = row[0]
        is_gap = name is None or name != name or str(name).casefold() in (
            "nan", "none", "<na>", "(gap)", "gap", "missing", "unknown", "")  # fmt: skip
        read[GAP if is_gap else str(name)] = row[1:]
    return read


def _asked_slices(answer, rng):
    """Return what was asked and what came back, once for both probes."""
    if "slices" not in answer.shared:
        asked = _ferries(rng)
        answer.shared["slices"] = asked, _read_slices(answer(*asked))
    return answer.shared["slices"]


def _judge_counts(asked, read, is_strict):
    rows, y, p, by = asked
    due = _sliced(*asked)
    shuffled = _sliced(rows, pd.Series(y).reindex(rows.index), p, by)
    unforeseen = sorted(set(read) - set(due))
    if GAP not in read and len(unforeseen) == 1:  # a gap may carry any name
        read[GAP] = read.pop(unforeseen[0])
    for name, (n, rate, promised) in due.items():
        if name == GAP and name not in read:
            if is_strict:
                held = sum(whole(one[0]) for one in read.values())
                fail("m07.gap-slice", rows=held, given=len(rows), by=by)
            continue
        if name not in read:
            fail("m07.slice-lost", name=name, n=n)
        got = [number(one) for one in read[name][:3]]
        if abs(got[1] - shuffled[name][1]) < 1e-6 < abs(got[1] - rate):
            fail("m07.misaligned", name=name, got=got[1])
        for column, mine, right in zip(COLUMNS[1:4], got, (n, rate, promised), strict=True):
            if abs(mine - right) > 2e-3:
                fail("m07.slice-numbers", name=name, n=n, column=column, got=mine)


@slicing.probe("value", points=1)
def counts_rates_and_promises(answer, rng):
    _judge_counts(*_asked_slices(answer, rng), is_strict=True)


@slicing.probe("value", points=2)
def intervals_of_large_and_tiny_slices(answer, rng):
    asked, read = _asked_slices(answer, rng)
    _judge_counts(asked, read, is_strict=False)
    ratios = []
    for name in PIERS:
        n, rate, _, low, high = (number(one, -1, 1e9) for one in read[name])
        if not low <= rate <= high:
            fail("m07.not-around-rate", name=name, low=low, high=high, rate=rate)
        ratios.append((high - low) / np.subtract(*_wilson(rate, n)[::-1]))
    if not 0.92 <= np.mean(ratios) <= 1.1:
        fail("m07.interval-width", ratio=np.mean(ratios))
    n, _, _, low, high = (number(one, -1, 1e9) for one in read[TINY])
    if not high >= 0.35:
        fail("m07.certain-slice", name=TINY, n=int(n), low=low, high=high)


# --- 07-2 -------------------------------------------------------------------------

worst = Item(
    "07-2",
    "The worst slices that are no accident",
    answer="worst_slices",
    marks={
        "A": "which slices, and their order, on fresh tables",
        "N": "whether the slices matter to anybody",
    },
    hints=(
        "Take a table of five slices and cross out, by hand, those that the contract "
        "rules out. Which are left, and in which order?",
        "Three steps in this order: keep what is large enough, keep what has its "
        "promise outside the interval, sort by the distance whatever its sign. There "
        "may be fewer than `k`.",
        "Filter, sort and cut on another table:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "towns = pd.DataFrame({'town': ['a', 'b', 'c'], 'people': [90, 7, 50], "
        "'change': [-4, 9, 3]})\n"
        "large = towns[towns.people >= 50]\n"
        "order = large.change.abs().sort_values(ascending=False).index\n"
        "print(large.town.loc[order].head(2).tolist())\n"
        "```",
    ),
    misconceptions={
        "m07.tiny-slice": Message(
            "{name} is on the list with {n} rows; `min_n` was {min_n}.",
            "Among dozens of slices some tiny one always looks terrible by luck.",
            "Apply `min_n` before anything is ranked.",
        ),
        "m07.min-n-exclusive": Message(
            "{name} is missing; it has {n} rows, and `min_n` was {min_n}.",
            "“At least” includes the number itself.",
            "Look at the comparison with `min_n`.",
        ),
        "m07.inside-interval": Message(
            "{name} is on the list; its promise {promised:.2f} lies within {low:.2f} to "
            "{high:.2f}.",
            "Luck explains such a gap, so there may be nothing to mend.",
            "Keep slices whose interval leaves the promise out.",
        ),
        "m07.one-direction": Message(
            "{name} is missing: promised {promised:.2f}, happened {rate:.2f}.",
            "A promise that is broken downwards also costs: people wait for nothing.",
            "Measure the gap without its sign.",
        ),
        "m07.order": Message(
            "The slices are right, their order is not: first comes {name}, with a gap "
            "of {gap:.2f}; the widest is {most:.2f}.",
            "People read the top of a list.",
            "Sort by the gap between `rate` and `promised`, whatever its sign.",
        ),
        "m07.not-k": Message(
            "Asked for {k} slices at most, it gave {got}; {due} would be right.",
            "The caller has time to look at so many.",
            "Cut the list after sorting.",
        ),
        "m07.other-slices": Message(
            "The list holds {got}; {due} slices of the table meet the contract.",
            "A finding that is missed or made up misleads whoever acts on it.",
            "Print the table with a column for each of the two conditions.",
        ),
    },
)


def _slices(rng):
    """Return a table in which every known mistake changes the list, and min_n."""
    min_n = int(rng.integers(60, 140))
    count = 28
    n = np.exp(rng.uniform(np.log(min_n + 1), np.log(3000), count)).astype(int)
    gap = rng.choice([-1, 1], count) * rng.uniform(0.02, 0.3, count)
    n[:3], gap[:3] = rng.integers(4, 9, 3), (0.75, -0.7, 0.8)  # tiny, and far off
    n[3:6], gap[3:6] = min_n + rng.integers(1, 9, 3), (0.05, -0.055, 0.06)  # luck
    n[6], gap[6] = min_n, -0.19  # exactly min_n, and not among the first four
    n[7:11], gap[7:11] = rng.integers(800, 3000, 4), (0.34, -0.33, 0.32, -0.31)
    promised = np.where(gap > 0, rng.uniform(0.1, 0.2, count), rng.uniform(0.75, 0.85, count))
    rate = np.clip(promised + gap, 0, 1)
    low, high = _wilson(rate, n)
    names = [f"s{i:02}" for i in rng.permutation(99)[:count]]
    made = pd.DataFrame(dict(zip(COLUMNS, (names, n, rate, promised, low, high), strict=True)))
    return metamorphic.permuted(rng, made)[0].reset_index(drop=True), min_n


def _due(made, min_n, k):
    is_out = (made.promised < made.low) | (made.promised > made.high)
    kept = made[(made.n >= min_n) & is_out]
    return kept.loc[(kept.rate - kept.promised).abs().sort_values(ascending=False).index][:k]


def _asked_worst(answer, rng, k):
    made, min_n = _slices(rng)
    value = answer(made.copy(), min_n, k)
    if isinstance(value, pd.DataFrame) and "slice" in value.columns:
        value = list(value["slice"])
    got = [text(name) for name in sequence(value)]
    return made.set_index("slice", drop=False), min_n, got


def _judge_worst(made, min_n, got, k):
    """Say what is wrong about the set of the slices."""
    due = _due(made, min_n, k)
    for name in got:
        if name not in made.index:
            fail("m07.other-slices", got=", ".join(got[:4]), due=len(due))
        row = made.loc[name]
        if row.n < min_n:
            fail("m07.tiny-slice", name=name, n=row.n, min_n=min_n)
        if row.low <= row.promised <= row.high:
            fail("m07.inside-interval", name=name, promised=row.promised, low=row.low,
                 high=row.high)  # fmt: skip
    missing = [name for name in due["slice"] if name not in got]
    if missing and len(got) <= k:
        lost = made.loc[missing]
        if (lost.n == min_n).all():
            row = lost.iloc[0]
            fail("m07.min-n-exclusive", name=row["slice"], n=row.n, min_n=min_n)
        signs = np.sign(lost.rate - lost.promised)
        kept = due.loc[~due["slice"].isin(missing)]
        if len(set(signs)) == 1 and (np.sign(kept.rate - kept.promised) != signs.iloc[0]).all():
            row = lost.iloc[0]
            fail("m07.one-direction", name=row["slice"], promised=row.promised, rate=row.rate)


@worst.probe("value", points=2)
def which_slices(answer, rng):
    made, min_n, got = _asked_worst(answer, rng, 40)
    _judge_worst(made, min_n, got, 40)
    due = list(_due(made, min_n, 40)["slice"])
    if sorted(got) != sorted(due):
        fail("m07.other-slices", got=", ".join(got[:4]) or "nothing", due=len(due))


@worst.probe("value", points=1)
def widest_gap_first(answer, rng):
    k = 4
    made, min_n, got = _asked_worst(answer, rng, k)
    due = list(_due(made, min_n, k)["slice"])
    if got == due:
        return
    allowed = _due(made, min_n, len(made))
    if not set(got) <= set(allowed["slice"]):
        _judge_worst(made, min_n, got, k)
    if len(got) != k:
        fail("m07.not-k", k=k, got=len(got), due=len(due))
    gap = (allowed.rate - allowed.promised).sort_values(ascending=False)
    for sign, some in ((1, gap), (-1, gap[::-1])):
        if got == list(some.index[:k]):
            row = made.loc[next(name for name in due if sign * gap[name] < 0)]
            fail("m07.one-direction", name=row["slice"], promised=row.promised, rate=row.rate)
    widest = made.loc[due[0]]
    fail("m07.order", name=got[0], gap=abs(gap[got[0]]), most=abs(widest.rate - widest.promised))


# --- 07-3 -------------------------------------------------------------------------

losses = Item(
    "07-3",
    "Sure and wrong",
    answer="top_losses",
    marks={"A": "the positions and their order, on fresh outcomes and probabilities"},
    hints=(
        "Write down four rows: sure and right, unsure and right, unsure and wrong, sure "
        "and wrong. Which of them would you want to read first?",
        "The loss of a row hangs on the probability that was given to what happened: "
        "p where y is 1, and 1 - p where it is 0. The smaller that is, the larger the "
        "loss.",
        "Positions of the largest of some numbers:\n\n"
        "```python\n"
        "import numpy as np\n"
        "delay = np.array([4, 90, -3, 35])\n"
        "print(np.argsort(-delay, kind='stable')[:2])\n"
        "```",
    ),
    misconceptions={
        "m07.uncertain": Message(
            "First comes a row with p = {p:.2f} and y = {y}.",
            "Close to one half the model was unsure, and unsure is not wrong.",
            "Look for rows where it was sure of something that did not happen.",
        ),
        "m07.one-side": Message(
            "All {k} rows have y = {y}.",
            "Only one kind of error is on the list: alarms without a reason, or misses.",
            "Ask, for every row, how probable the model called what happened.",
        ),
        "m07.smallest": Message(
            "First comes a row with p = {p:.2f} and y = {y}: sure and right.",
            "The list holds the smallest losses.",
            "Check the direction of the sorting.",
        ),
        "m07.nan-loss": Message(
            "On the list is a row with p = {p:g} and y = {y}: certain and right.",
            "0 times log 0 is NaN, and sorting puts NaN at an end.",
            "Compute the loss from one probability per row: the one of what happened.",
        ),
        "m07.losses-not-positions": Message(
            "It returned {got}, which are no positions.",
            "With a position, a person can look the row up.",
            "Return where the losses stand, counted from 0.",
        ),
        "m07.other-rows": Message(
            "Row {i} on the list has p = {p:.2f} and y = {y}; rows with a larger loss "
            "are missing or come later.",
            "People read the top of the list, and few rows of it.",
            "Compute the loss of two rows by hand and compare their order.",
        ),
    },
)


def _judge_losses(answer, y, p, k):
    value = sequence(answer(y, p, k))
    shown = ", ".join(f"{one:.3g}" if isinstance(one, float) else str(one) for one in value[:3])
    for one in value:
        is_whole = isinstance(one, int | np.integer) or (
            isinstance(one, float) and one == int(one) if one == one else False)  # fmt: skip
        if isinstance(one, bool | np.bool_) or not is_whole or not 0 <= one < len(y):
            fail("m07.losses-not-positions", got=shown)
    got = np.array([int(one) for one in sequence(value, k)])
    given = np.where(y == 1, p, 1 - p)  # to what happened
    if len(set(got)) == k and np.allclose(given[got], np.sort(given)[:k]):
        return
    i = int(got[0])
    certain = [j for j in got if p[j] == y[j]]
    if certain and set(p) & {0.0, 1.0}:
        fail("m07.nan-loss", p=p[certain[0]], y=y[certain[0]])
    if np.allclose(np.sort(given[got]), np.sort(given)[-k:]):
        fail("m07.smallest", p=p[i], y=y[i])
    if np.allclose(np.sort(abs(p[got] - 0.5)), np.sort(abs(p - 0.5))[:k]):
        fail("m07.uncertain", p=p[i], y=y[i])
    if len(set(y[got])) == 1:
        fail("m07.one-side", k=k, y=y[i])
    fail("m07.other-rows", i=i, p=p[i], y=y[i])


def _sure(rng, n=200):
    """Return outcomes and probabilities with sure errors of both kinds."""
    p = rng.permutation(np.linspace(0.03, 0.97, n)) + rng.uniform(0, 0.002, n)
    y = (rng.random(n) < p).astype(int)
    high, low = np.argsort(-p)[:24], np.argsort(p)[:24]
    y[rng.choice(high, 6, replace=False)] = 0
    y[rng.choice(low, 6, replace=False)] = 1
    return y, p


@losses.probe("value", points=2)
def sure_and_wrong_first(answer, rng):
    for k in (10, 5):
        _judge_losses(answer, *_sure(rng), k)


@losses.probe("value", points=1)
def certainties_do_not_break_it(answer, rng):
    y, p = _sure(rng)
    right, wrong = rng.choice(len(y), 8, replace=False).reshape(2, 4)
    p[right] = y[right]
    p[wrong[:2]] = 1 - y[wrong[:2]]
    _judge_losses(answer, y, p, 8)


# --- 07-4 -------------------------------------------------------------------------

FEWEST, MOST_IN_ONE = 3, 20
LABELS = "label looks wrong"

tagging = Item(
    "07-4",
    "Read thirty errors",
    answer="tags",
    review_points=3,
    blank=("Write one line for each kind of error.",),
    marks={
        "S": "every error has a tag, no tag is a catch-all, the labels were considered",
        "R": "whether the tags lead to different actions",
    },
    hints=(
        "Read ten of the remarks aloud before you name anything. What would have had "
        "to be different for the model to be right?",
        "Name causes, not outcomes: what the words say, what they leave out, what they "
        "say in another sense, and where the remark and the outcome column disagree. "
        "One kind may need more data, another a rule, a third a phone call.",
        "Tags for wrong answers of a spelling checker:\n\n"
        "> names of places: 3, 17, 21\n"
        ">\n"
        "> a correct word of another language: 4, 8\n"
        ">\n"
        "> label looks wrong: none",
    ),
    misconceptions={
        "m07.untagged": Message(
            "{count} of the 30 errors have no tag, for example {example}.",
            "The ones that fit nowhere are often the ones that teach.",
            "Give them a tag, and if they resist, a tag that says why.",
        ),
        "m07.unknown-row": Message(
            "The tags name {count} rows that are not among the 30, for example {example}.",
            "Whoever follows the number reads another story.",
            "Copy the row numbers from the table above.",
        ),
        "m07.one-bucket": Message(
            "The tag “{name}” covers {count} of 30.",
            "A tag is useful when it leads to an action of its own; this one leads to "
            "everything.",
            "Split it until you would do different things about its parts.",
        ),
        "m07.few-tags": Message(
            "Beside wrong labels there are {count} kinds of error.",
            "With fewer than three, the list says little more than “wrong”.",
            "Compare two errors of one tag: would the same repair help both?",
        ),
        "m07.labels-trusted": Message(
            "No line begins with “label looks wrong”.",
            "Outcomes are typed by people too. A model can be right about a wrong label.",
            "Compare remark and outcome; if all agree, write “none” on that line.",
        ),
        "m07.nameless-tag": Message(
            "The tag “{name}” does not say what it means.",
            "In three weeks nobody knows, not even you.",
            "Use a few words that name a cause.",
        ),
        "m07.no-lines": Message(
            "No line reads “name: numbers”.",
            "The machine counts the tags, and a person reads their names.",
            "Write a name, a colon, and row numbers with commas between them.",
        ),
    },
)


@cache
def thirty_errors():
    """Return the row numbers of the exercise's own thirty errors."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline

    strikes = load("bird_strikes")
    affected, words = strikes.effect.notna(), strikes.remarks.fillna("")
    reader = make_pipeline(TfidfVectorizer(min_df=5), LogisticRegression(C=10, max_iter=300))
    folds = StratifiedKFold(3, shuffle=True, random_state=0)
    p = cross_val_predict(reader, words, affected, cv=folds, method="predict_proba")[:, 1]
    surprise = pd.Series(np.abs(affected - p), index=strikes.index)
    return frozenset(i for kind in (False, True)
                     for i in surprise[affected == kind].nlargest(15).index)  # fmt: skip


def _tags(answer):
    """Return the row numbers of each tag, by its name."""
    lines = re.findall(r"^[ \t>*-]*([^:\n]+):(.*)$", text(answer.value()), re.MULTILINE)
    if not lines:
        fail("m07.no-lines")
    found = {}
    for name, rows in lines:
        name = " ".join(name.split())
        found.setdefault(name, []).extend(int(one) for one in re.findall(r"\d+", rows))
    return found


def _is_about_labels(name):
    return name.casefold().startswith(LABELS)


@tagging.probe("structure", points=1)
def every_error_has_a_tag(answer, rng):
    found = _tags(answer)
    tagged = {row for rows in found.values() for row in rows}
    missing = sorted(thirty_errors() - tagged)
    if missing:
        fail("m07.untagged", count=len(missing), example=missing[0])
    foreign = sorted(tagged - thirty_errors())
    if foreign:
        fail("m07.unknown-row", count=len(foreign), example=foreign[0])


@tagging.probe("structure", points=1)
def tags_say_something(answer, rng):
    found = _tags(answer)
    kinds = {name: rows for name, rows in found.items() if not _is_about_labels(name) and rows}
    for name, rows in kinds.items():
        if len(re.findall(r"[^\W\d_]", name)) < 4:
            fail("m07.nameless-tag", name=name[:30])
        if len(set(rows)) > MOST_IN_ONE:
            fail("m07.one-bucket", name=name[:30], count=len(set(rows)))
    if len(kinds) < FEWEST:
        fail("m07.few-tags", count=len(kinds))
    if not any(map(_is_about_labels, found)):
        fail("m07.labels-trusted")


# --- 07-5 -------------------------------------------------------------------------

ruler = Item(
    "07-5",
    "How far has a number moved?",
    answer="psi",
    is_optional=True,
    marks={"A": "the index, on fresh samples of several sizes"},
    hints=(
        "Draw two histograms of a dozen numbers on paper. Where do the bars' edges "
        "come from, and what happens to a number beyond the last edge?",
        "Cut points are quantiles of `ref` alone, and the two outer parts are open. "
        "Compare shares, not counts, and give every part a little, so that an empty "
        "one has a logarithm.",
        "Parts with open ends, on other numbers:\n\n"
        "```python\n"
        "import numpy as np\n"
        "ages = np.array([21, 25, 34, 48, 52, 70])\n"
        "cuts = np.quantile(ages, [1 / 3, 2 / 3])\n"
        "print(np.bincount(np.searchsorted(cuts, [3, 30, 99, 101]), minlength=3))\n"
        "```",
    ),
    misconceptions={
        "m07.empty-bin": Message(
            "With a part that holds no new value it gives {got}.",
            "A share of 0 has no logarithm, and an alarm that reads “inf” says nothing.",
            "Add a little to every count before taking shares.",
        ),
        "m07.bins-new": Message(
            "It gives {got:.2f}, as if the cut points had been taken from the new "
            "values, or from both together.",
            "The ruler moves with what it measures, and two months cannot be compared.",
            "Take the cut points from `ref` alone.",
        ),
        "m07.equal-width": Message(
            "It gives {got:.2f}, as if the parts were equally wide.",
            "With a long tail most parts are nearly empty, and luck rules there.",
            "Cut `ref` into parts of about equal count.",
        ),
        "m07.one-way": Message(
            "It gives {got:.2f}, half of the sum: only one of its two logarithms.",
            "Limits in use belong to the whole index, and the order of the two samples "
            "should not matter.",
            "Weigh each logarithm with the difference of the two shares.",
        ),
        "m07.not-shares": Message(
            "It gives {got:.3g} for two samples of different sizes.",
            "Counts differ because one month is busier. That is no drift.",
            "Divide each count by its own total first.",
        ),
        "m07.out-of-range": Message(
            "Three of ten new values lie beyond all of `ref`, and it gives {got:.2f}.",
            "Values that nobody has seen before are the strongest sign there is.",
            "Check what becomes of a value above the largest of `ref`.",
        ),
        "m07.not-zero": Message(
            "A sample compared with itself gives {got:.3g}.",
            "What has not moved at all should read 0.",
            "Try it with ten numbers and print the two lists of shares.",
        ),
        "m07.other-psi": Message(
            "It gives {got:.3g} where ten equally filled parts and natural logarithms "
            "give {due:.3g}.",
            "An index that others compute differently cannot be compared with theirs.",
            "Compute it for two parts by hand.",
        ),
    },
)


def _index(ref, new, cuts, extra=1e-6):
    """Return the population stability index over the parts between `cuts`."""
    a, b = (
        np.bincount(np.searchsorted(cuts, one), minlength=len(cuts) + 1) + extra
        for one in (ref, new)
    )
    a, b = a / a.sum(), b / b.sum()
    return float(((b - a) * np.log(b / a)).sum())


def _cuts(values, bins):
    return np.quantile(values, np.arange(1, bins) / bins)


def _psi_told(ref, new, bins, got):
    """Return the id of a known mistake that gives `got`, or None."""
    wide = np.linspace(ref.min(), ref.max(), bins + 1)[1:-1]
    both = _cuts(np.concatenate([ref, new]), bins)
    a, b = (
        np.bincount(np.searchsorted(_cuts(ref, bins), one), minlength=bins) + 1e-6
        for one in (ref, new)
    )
    c, d = a / a.sum(), b / b.sum()
    known = [
        ("m07.one-way", (d * np.log(d / c)).sum()),
        ("m07.one-way", (c * np.log(c / d)).sum()),
        ("m07.not-shares", ((b - a) * np.log(b / a)).sum()),
    ]
    for extra in (1e-6, 1e-4, 0.5, 1):  # what is added to a count is free
        known += [
            ("m07.bins-new", _index(ref, new, _cuts(new, bins), extra)),
            ("m07.bins-new", _index(ref, new, both, extra)),
            ("m07.equal-width", _index(ref, new, wide, extra)),
        ]
        right = _index(ref, new, _cuts(ref, bins), extra)
        known += [("m07.other-psi", right / np.log(base)) for base in (2, 10)]
    distance, id = min((abs(value - got) / abs(value), id) for id, value in known)
    return id if distance < 0.02 else None


def _psi_of(answer, ref, new, bins):
    value = answer(ref, new, bins)
    if isinstance(value, float | np.floating) and not np.isfinite(value):
        fail("m07.empty-bin", got=value)
    return number(value)


def _judge_psi(answer, ref, new, bins):
    same = _psi_of(answer, ref, ref.copy(), bins)
    got, due = _psi_of(answer, ref, new, bins), _index(ref, new, _cuts(ref, bins))
    if abs(same) >= 1e-3:
        fail("m07.not-zero", got=same)
    if abs(got - due) > 0.06 * due:
        fail(_psi_told(ref, new, bins, got) or "m07.other-psi", got=got, due=due)


def _mixed(rng, n, share, low):
    """Return values from 0 to 100, a share of them between `low` and 20."""
    values = np.where(rng.random(n) < share, rng.uniform(low, 20, n), rng.uniform(0, 100, n))
    return rng.permutation(values)


@ruler.probe("value", points=1)
def measures_with_the_ruler_of_the_reference(answer, rng):
    for bins in (5, 10):
        _judge_psi(answer, _mixed(rng, 4000, 0.5, 0), _mixed(rng, 2500, 0.35, 10), bins)


@ruler.probe("value", points=1)
def bears_empty_parts_and_values_never_seen(answer, rng):
    ref = 100 * rng.random(4000) ** 2
    new = np.concatenate([100 * rng.random(1400) ** 2, rng.uniform(100, 150, 600)])
    got, due = _psi_of(answer, ref, rng.permutation(new), 10), _index(ref, new, _cuts(ref, 10))
    if abs(got) < 0.2 * due:
        fail("m07.out-of-range", got=got)
    _judge_psi(answer, ref, new, 10)
    new = rng.uniform(0, 30, 500)
    low = _psi_of(answer, ref, new, 10)
    if low < 1:
        fail(_psi_told(ref, new, 10, low) or "m07.other-psi", got=low,
             due=_index(ref, new, _cuts(ref, 10), 0.5))  # fmt: skip


# --- 07-6 -------------------------------------------------------------------------

late_labels = Item(
    "07-6",
    "A few labels, late",
    answer="label_alarm",
    marks={
        "A": "alarm or none, where luck is ruled out or likely, on fresh samples",
        "N": "cases in between",
    },
    hints=(
        "Two numbers of the sample tell the story: what was promised and what happened. "
        "What does luck do to their difference with 12 rows, and with 20,000?",
        "If the promises hold, row i adds `p[i] * (1 - p[i])` to the variance of the "
        "count. Compare the gap with its standard error, in both directions.",
        "A coin that is promised to be fair:\n\n"
        "```python\n"
        "from scipy.stats import binomtest\n"
        "for heads, throws in ((8, 12), (5200, 10000)):\n"
        "    print(binomtest(heads, throws, 0.5).pvalue)\n"
        "```",
    ),
    misconceptions={
        "m07.constant-alarm": Message(
            "The answer is {got} every time.",
            "A watch that always says the same can be switched off without loss.",
            "Try it on promises that hold, and on promises that are off by half.",
        ),
        "m07.one-sided": Message(
            "{n} rows, {promised:.2f} promised, {rate:.2f} happened: no alarm. In the "
            "other direction there is one.",
            "A promise breaks both ways, and each way costs somebody.",
            "Look at the sign of the gap.",
        ),
        "m07.size-ignored": Message(
            "{n} rows, {promised:.3f} promised, {rate:.3f} happened: the answer is "
            "{got}.",
            "What luck does hangs on the number of rows: the same gap is noise in a "
            "dozen and a certainty in thousands.",
            "Measure the gap in standard errors.",
        ),
        "m07.old-rate": Message(
            "{n} rows, {promised:.2f} promised, {rate:.2f} happened: an alarm.",
            "The promises hold. Some months are harder, and these promises said so.",
            "Compare what happened with the promises for these very rows.",
        ),
        "m07.missed-shift": Message(
            "{n} rows, {promised:.2f} promised, {rate:.2f} happened: no alarm.",
            "Luck does that less than once in a million samples.",
            "Compare the mean of `y` with the mean of `p`; ranking says nothing here.",
        ),
    },
)


def _labelled(rng, n, promised, z):
    """Return outcomes and promises; the count lies `z` standard errors off."""
    p = np.clip(rng.beta(8 * promised, 8 * (1 - promised), n), 0.01, 0.99)
    spread = np.sqrt((p * (1 - p)).sum())
    count = int(np.clip(round(p.sum() + z * spread), 1, n - 1))
    y = np.zeros(n, dtype=int)
    y[rng.choice(n, count, replace=False, p=p / p.sum())] = 1
    return y, p


def _is_alarm(answer, y, p):
    value = answer(y, p)
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    if isinstance(value, bool | np.bool_):
        return bool(value)
    return bool(whole(value, 0, 1))


def _asked_alarms(answer, rng, cases):
    """Return (case, numbers, whether it alarmed) for every case (n, promised, z)."""
    found = []
    for n, promised, z in cases:
        y, p = _labelled(rng, n, promised, z)
        alarm = _is_alarm(answer, y, p)
        numbers = {"n": n, "promised": p.mean(), "rate": y.mean(), "got": alarm}
        found.append((z, numbers, alarm))
    if len({alarm for _, _, alarm in found}) == 1:
        fail("m07.constant-alarm", got=found[0][2])
    return found


@late_labels.probe("value", points=2)
def hears_broken_promises_in_both_directions(answer, rng):
    cases = [(300, 0.27, -5.5), (300, 0.27, 5.5), (400, 0.6, -5.5), (400, 0.6, 5.5)]
    cases += [(300, rate, z) for rate in (0.1, 0.25, 0.45, 0.7) for z in (-0.6, 0.7)]
    found = _asked_alarms(answer, rng, cases)
    missed = [(z, numbers) for z, numbers, alarm in found if abs(z) > 5 and not alarm]
    signs = {np.sign(z) for z, _ in missed}
    if len(signs) == 1 and len(missed) == 2:
        fail("m07.one-sided", **missed[0][1])
    if missed:
        fail("m07.missed-shift", **missed[0][1])
    for z, numbers, alarm in found:
        if abs(z) < 1 and alarm:
            fail("m07.old-rate", **numbers)


@late_labels.probe("value", points=1)
def asks_what_luck_does_to_so_many_rows(answer, rng):
    cases = [(12, 0.3, 1.4), (12, 0.5, -1.4), (25, 0.3, -1.3), (20_000, 0.26, -9),
             (20_000, 0.26, 9), (300, 0.4, 0.5), (5_000, 0.2, 8)]  # fmt: skip
    for z, numbers, alarm in _asked_alarms(answer, rng, cases):
        if alarm != (abs(z) > 5):
            fail("m07.size-ignored", **numbers)


# --- 07-7 -------------------------------------------------------------------------

ROWS, MOST_FALSE = 4000, 7

watch = Item(
    "07-7",
    "A watch without labels",
    answer="monitor",
    marks={
        "A": "which columns it names when columns move, and when none does",
        "N": "the outcome: no watch on inputs can see it",
    },
    hints=(
        "Look at one column first. What number says how far it has moved, and how large "
        "does that number get when nothing moves?",
        "Turn numbers into parts with cut points from `ref`. Then draw many batches of "
        "the size of `live` from the shares of `ref`, and take the 99th percentile of "
        "their indices: a limit for each column and each size.",
        "How large the largest of some dice gets by luck:\n\n"
        "```python\n"
        "import numpy as np\n"
        "rng = np.random.default_rng(0)\n"
        "counts = rng.multinomial(60, [1 / 6] * 6, size=1000)\n"
        "print(np.percentile(counts.max(axis=1), 99))\n"
        "```",
    ),
    misconceptions={
        "m07.needs-labels": Message(
            "It stopped at a column that `live` does not have: {column}.",
            "Outcomes arrive months later. What is watched has to be known today.",
            "Use the columns that `ref` and `live` share, and no others.",
        ),
        "m07.never-alerts": Message(
            "Five columns were moved, one at a time; none was named.",
            "A watch that never calls is no watch.",
            "Print the index of a column that moved beside its limit.",
        ),
        "m07.new-category": Message(
            "Of 2,000 rows, 1 in 16 has a `zone` that `ref` never had. It was not named.",
            "A value nobody has seen is the first sign of a changed world.",
            "Count over the values of both tables, not of `ref` alone.",
        ),
        "m07.gap-unseen": Message(
            "In a quarter of the rows `items` is empty, in `ref` never. It was not named.",
            "A sensor or a form has failed, and the model fills the holes in silence.",
            "Count gaps as a value of their own.",
        ),
        "m07.folklore": Message(
            "In 2,000 rows `{column}` moved by an index of {psi:.3f}; luck stays below "
            "{limit:.3f}. It was not named.",
            "A fixed limit knows nothing of the size of a batch.",
            "Let batches without any shift, of this very size, set the limit.",
        ),
        "m07.false-alarms": Message(
            "{alarms} false alarms in {looks} looks at columns that did not move; in "
            "batches of {small} rows, {of_small}.",
            "After the third false alarm nobody gets up.",
            "Compare with what luck does to a batch of the same size.",
        ),
        "m07.missed-column": Message(
            "`{column}` was moved and not named.",
            "Each kind of column can break: texts, whole numbers, decimals.",
            "Try `monitor` on a batch in which you moved only that column.",
        ),
    },
)


def _parcels(rng):
    """Return the reference: four inputs, among them the model's score."""
    zones = rng.choice(["A1", "A2", "B1", "C1", "C2", "D1"], ROWS, p=[0.3, 0.25, 0.2, 0.15,
                                                                      0.06, 0.04])  # fmt: skip
    made = pd.DataFrame({
        "weight": rng.lognormal(0.5, 0.7, ROWS).round(3),
        "zone": zones,
        "items": rng.poisson(2.2, ROWS) + 1.0,
        "score": rng.beta(2, 6, ROWS),
    })  # fmt: skip
    return made[[str(name) for name in rng.permutation(made.columns)]]


def _drawn(rng, ref, n):
    """Return a batch without any shift: rows of the reference, drawn by lot."""
    return ref.iloc[rng.integers(0, len(ref), n)].reset_index(drop=True)


def _moved(rng, ref):
    """Yield (what was done, the column that moved, the batch)."""
    n = 2000
    batch = _drawn(rng, ref, n)
    yield "small", "weight", batch.assign(weight=(batch.weight * 1.18).round(3))
    batch = _drawn(rng, ref, n)
    new = np.where(np.arange(n) % 16 == 0, "E9", batch.zone)
    yield "category", "zone", batch.assign(zone=new)
    batch = _drawn(rng, ref, n)
    yield "gap", "items", batch.assign(items=batch["items"].where(np.arange(n) % 4 > 0))
    batch = _drawn(rng, ref, 400)
    yield "plain", "score", batch.assign(score=batch.score**0.6)
    batch = _drawn(rng, ref, 400)
    yield "plain", "items", batch.assign(items=batch["items"] + 1)


def _alerts(answer, ref, live):
    """Return the names that the answer gives for one batch."""
    reply = answer.call(ref.copy(), live.copy(), errors=True)
    if reply.error:
        said = reply.error.message.strip().strip("'\"")
        name = said.split()[-1].strip("'\"") if said else ""
        is_lookup = reply.error.type in ("KeyError", "AttributeError")
        if is_lookup and "E9" in said:
            fail("m07.new-category")
        if is_lookup and name.isidentifier() and name not in ref.columns and (
            reply.error.type == "KeyError" or said.startswith("DataFrame")
        ):
            fail("m07.needs-labels", column=f"`{name}`")
        answer(ref.copy(), live.copy())
    value = reply.value
    if isinstance(value, dict):
        value = [name for name, is_alert in value.items() if is_alert]
    value = list(value) if isinstance(value, set | frozenset) else sequence(value)
    return {text(name) for name in value} & set(ref.columns)


def _small(rng, ref, column, live):
    """Return the numbers for a message: a weight that moved a little, and its limit."""
    cuts = _cuts(ref.weight, 10)
    null = [_index(ref.weight, _drawn(rng, ref, 2000).weight, cuts) for _ in range(200)]
    moved = _index(ref.weight, live.weight, cuts)
    return {"column": column, "psi": moved, "limit": np.percentile(null, 99)}


@watch.probe("value", points=2)
def names_the_columns_that_moved(answer, rng):
    ref = _parcels(rng)
    others, missed = 0, []
    for kind, column, live in _moved(rng, ref):
        found = _alerts(answer, ref, live)
        others += len(found - {column})
        if column not in found:
            missed.append((kind, _small(rng, ref, column, live)))
    if len(missed) == 5:
        fail("m07.never-alerts")
    kinds = dict(reversed(missed))
    for kind, id in (("plain", "m07.missed-column"), ("category", "m07.new-category"),
                     ("gap", "m07.gap-unseen"), ("small", "m07.folklore")):  # fmt: skip
        if kind in kinds:
            fail(id, **kinds[kind])
    if others > 5:
        fail("m07.false-alarms", alarms=others, looks=15, small=400, of_small=others)


@watch.probe("canary", points=2)
def lets_people_sleep_when_nothing_moves(answer, rng):
    ref = _parcels(rng)
    alarms, sizes = [], [40] * 6 + [150] * 3 + [500] * 3
    for n in sizes:
        alarms.append(len(_alerts(answer, ref, _drawn(rng, ref, n))))
    if sum(alarms) > MOST_FALSE:
        fail("m07.false-alarms", alarms=sum(alarms), looks=4 * len(sizes), small=40,
             of_small=sum(alarms[:6]))  # fmt: skip
    _, column, live = next(_moved(rng, ref))
    if column not in _alerts(answer, ref, live):
        fail("m07.folklore", **_small(rng, ref, column, live))


# --- 07-8 -------------------------------------------------------------------------

FIELDS = ("Trigger", "Action", "Owner", "Rollback", "Labels", "Blind spot")
FEWEST_WORDS, MOST_WORDS = 60, 260

rule = Item(
    "07-8",
    "The on-call rule",
    answer="on_call_rule",
    review_points=4,
    blank=(
        "Trigger: …\nAction: …\nOwner: …\nRollback: …\nLabels: …\nBlind spot: …",
    ),
    marks={
        "S": "the six fields, a number in the trigger, labels or a proxy, a blind spot",
        "R": "whether somebody could act on it at night, with the rubric",
    },
    hints=(
        "Read each field as the person who is woken at three. Which question would you "
        "still have to ask?",
        "A trigger is a measure, a limit and a batch. An action is what happens within "
        "the hour, not within the quarter. And some things no input shows: who would "
        "find out, from what, and when?",
        "The first lines of a rule for a bakery's order forecast:\n\n"
        "> Trigger: orders of a shop differ by more than 20 percent from the forecast on "
        "two days in a row.\n"
        ">\n"
        "> Action: the shift lead orders by last week's numbers and writes to the "
        "forecast team.\n"
        ">\n"
        "> Labels: what was left over, counted each evening in three shops.",
    ),
    misconceptions={
        "m07.missing-field": Message(
            "The field “{field}” is missing, or says next to nothing.",
            "Whoever is woken at night has to fill the hole alone.",
            "Begin a line with `{field}:` and say it in a few words.",
        ),
        "m07.vague-plan": Message(
            "The trigger holds no number: “{trigger}”.",
            "Two people would call at different times, or not at all.",
            "Name what is measured, on how many rows, and the limit.",
        ),
        "m07.calendar": Message(
            "The trigger is a date: “{trigger}”.",
            "A calendar retrains on whatever came last, a broken month as well.",
            "Name a measure that calls when something happens.",
        ),
        "m07.no-labels": Message(
            "Labels: “{labels}”. No sample of outcomes is named, and no proxy.",
            "Inputs can stand still while promises break.",
            "Say how many outcomes somebody looks up and when, or what earlier sign "
            "stands in for them.",
        ),
        "m07.blind-spot": Message(
            "The blind spot does not speak of outcomes: “{spot}”.",
            "A rule that claims to see everything is trusted once too often.",
            "Say which change leaves every input as it was.",
        ),
        "m07.rule-length": Message(
            "The rule has {words} words; 60 to 260 are asked for.",
            "Too short leaves questions, and nobody reads too long at night.",
            "One or two sentences for each field.",
        ),
    },
)


def _fields(answer):
    """Return the text of each field by its name."""
    words = text(answer.value())
    if not FEWEST_WORDS <= len(words.split()) <= MOST_WORDS:
        fail("m07.rule-length", words=len(words.split()))
    names = "|".join(name.replace(" ", r"[\s-]?") for name in FIELDS)
    parts = re.split(rf"^[ \t>#*-]*({names})s?[ \t*]*:", words, flags=re.M | re.I)[1:]
    found = {}
    for name, value in zip(parts[::2], parts[1::2], strict=True):
        key = re.sub(r"[\s-]", "", name).casefold()
        found[key] = " ".join(value.replace("*", " ").split())
    return {name: found.get(name.replace(" ", "").casefold(), "") for name in FIELDS}


_MEASURE = (
    r"psi|rate|promis|limit|percentile|interval|alarm|above|below|beyond|exceed|differ|"
    r"gap|more than|fewer|less than|standard error|drop|rise|index|[<>≥≤]"
)
_CALENDAR = r"every|each|monthly|weekly|daily|quarterly|yearly|first of|1st|once a"
_OUTCOME = (
    r"label|outcome|late|truth|actual|arriv|promis|happen|result|concept|relation|"
    r"mapping|meaning"
)
_PROXY = r"proxy|stand[s-]* in|instead|early sign|departure|dep_delay|push-?back|complain"
_NUMBER = (
    r"\d|\b(one|two|three|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|"
    r"sixty|hundred|thousand|dozen|half|third|quarter|tenth|double)\b"
)


def _short(words):
    return words if len(words) <= 60 else f"{words[:57]}…"


@rule.probe("structure", points=2)
def four_fields_that_somebody_can_act_on(answer, rng):
    fields = _fields(answer)
    for name in FIELDS[:4]:
        if len(re.findall(r"\w+", fields[name])) < (1 if name == "Owner" else 4):
            fail("m07.missing-field", field=name)
    trigger = fields["Trigger"]
    if re.search(_CALENDAR, trigger, re.I) and not re.search(_MEASURE, trigger, re.I):
        fail("m07.calendar", trigger=_short(trigger))
    if not re.search(_NUMBER, trigger, re.I):
        fail("m07.vague-plan", trigger=_short(trigger))


@rule.probe("structure", points=1)
def labels_and_a_blind_spot(answer, rng):
    fields = _fields(answer)
    for name in FIELDS[4:]:
        if not fields[name]:
            fail("m07.missing-field", field=name)
    found = fields["Labels"]
    is_none = re.match(r"(none|no labels|not needed|n/?a)\b", found, re.I)
    if is_none or not re.search(f"{_NUMBER}|{_PROXY}", found, re.I):
        fail("m07.no-labels", labels=_short(found))
    spot = fields["Blind spot"]
    if len(spot.split()) < 5 or not re.search(_OUTCOME, spot, re.I):
        fail("m07.blind-spot", spot=_short(spot))


# --- quizzes of the lesson ---------------------------------------------------------

recall_future = Quiz(
    "07.recall-1",
    "A column is filled in when the plane has landed. May a model use it two hours "
    "before departure?",
    options={
        "no": Option(
            "No, its cell is empty at that moment",
            "A prediction has a moment, and only what is written by then may enter.",
            is_correct=True,
        ),
        "folds": Option(
            "Yes, if the folds are honest about rows",
            "Folds ask whether it holds for other rows, never whether the cell is "
            "filled in.",
            "m07.folds-cure-time",
        ),
        "impute": Option(
            "Yes, with its mean where it is empty",
            "At that moment it is empty in every row, so the mean is all there is.",
            "m07.impute-future",
        ),
    },
)

recall_days = Quiz(
    "07.recall-2",
    "Flights of one stormy day stand in training and in test. What does that do to the "
    "score?",
    options={
        "flatters": Option(
            "It flatters, for use on days that are new",
            "A model can learn the day. In use, every day is new.",
            is_correct=True,
        ),
        "nothing": Option(
            "Nothing, since the rows are different",
            "Different rows, one storm. What they share is what leaks.",
            "m07.rows-are-enough",
        ),
        "lowers": Option(
            "It lowers it, because storms are hard",
            "They are hard for a model that has not seen the day. This one has.",
            "m07.storm-lowers",
        ),
    },
)

recall_promise = Quiz(
    "07.recall-3",
    "A model gives 0.25 to each of 400 flights. 100 of them are late. What does that "
    "show?",
    options={
        "calibrated": Option(
            "Its promise held for the group as a whole",
            "The mean of the promises equals the rate. Whether it can tell flights "
            "apart is another question.",
            is_correct=True,
        ),
        "useless": Option(
            "It is useless, having called no flight late",
            "A promise of 0.25 is no label. Who pays for which mistake decides where "
            "to act.",
            "m07.half-is-a-law",
        ),
        "accurate": Option(
            "It is right about 75 percent of all flights",
            "That is what always saying “punctual” would score on these flights.",
            "m07.accuracy-again",
        ),
    },
)

name_september = Quiz(
    "07.name-september",
    "September 2013: inputs within their limits, and a broken promise. Which name fits?",
    options={
        "outcome": Option(
            "The outcome moved; concept or label shift",
            "Flights that look the same came out otherwise. With a model as weak as "
            "this one, a changed rule and a changed mix of outcomes look alike.",
            is_correct=True,
        ),
        "covariate": Option(
            "The inputs moved; it is a covariate shift",
            "Then some input would stand out against batches of its size, more in "
            "September than in August. Look at the dial again.",
            "m07.covariate-always",
        ),
        "luck": Option(
            "Nothing moved; the month was an accident",
            "Look at the interval of the rate: it has a place for luck.",
            "m07.blames-luck",
        ),
    },
)

name_2023 = Quiz(
    "07.name-2023",
    "January 2023: one input is far beyond its limit. What is certain by that alone?",
    options={
        "inputs": Option(
            "Other flights come in than those it learned from",
            "A covariate shift. What it costs, the inputs do not say: that takes "
            "outcomes.",
            is_correct=True,
        ),
        "broken": Option(
            "The promises of the model are broken by now",
            "Inputs can move a long way and the promise may still hold, or not. Compare "
            "it with outcomes.",
            "m07.alarm-is-damage",
        ),
        "retrain": Option(
            "The model has to be fitted again this very night",
            "On what? Labels of the new flights are months away, and nobody has "
            "measured a loss yet.",
            "m07.retrain-reflex",
        ),
    },
)

name_penguins = Quiz(
    "07.name-penguins",
    "The model names every bird on Biscoe. What is wrong with the Gentoos' names?",
    options={
        "unseen": Option(
            "Their class is new: it cannot be answered",
            "A model answers with labels it has seen. No confidence and no tuning "
            "changes that.",
            is_correct=True,
        ),
        "covariate": Option(
            "Their measures moved: an input shift, no more",
            "They are larger, and a watch may notice. But even with other measures "
            "their name would not be among the answers.",
            "m07.unseen-class",
        ),
        "unsure": Option(
            "The model was unsure of them, so ask it",
            "Look at the confidence once more. Being far from everything known can look "
            "like being sure.",
            "m07.confidence-knows",
        ),
    },
)
