"""The checks of module 05: rare events, thresholds, calibration, capacity.

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
    Recipe,
    fail,
    labels,
    number,
    quoted,
    sequence,
    table,
    text,
    whole,
)
from grader.data import load

# --- 05-1 -------------------------------------------------------------------------

cells = Item(
    "05-1",
    "Four cells, and the lazy rule",
    answer="scorecard",
    marks={"A": "four counts and one accuracy, on fresh rows and on a quiet day"},
    hints=(
        "Write down six rows of `y` and `warned` by hand, with a miss and a false alarm "
        "of different number, and fill the four cells yourself.",
        "Each cell is an *and* of two conditions, counted. The lazy rule is right "
        "wherever nothing happens, whatever `warned` says.",
        "Counting by two conditions, on umbrellas:\n\n"
        "```python\n"
        "import numpy as np\n"
        "rained = np.array([1, 0, 0, 1, 0]) == 1\n"
        "carried = np.array([1, 1, 1, 0, 0]) == 1\n"
        "print('wet', (rained & ~carried).sum())\n"
        "print('in vain', (~rained & carried).sum())\n"
        "```",
    ),
    misconceptions={
        "m05.fp-fn": Message(
            "FP came as {fp} and FN as {fn}; a count by hand gives them the other way "
            "round.",
            "One is a call too many, the other a passenger nobody called: their prices "
            "differ.",
            "Say both in words: warned, yet nothing happened; it happened, unwarned.",
        ),
        "m05.event-zero": Message(
            "TP came as {tp} and TN as {tn}, as if 0 were the event.",
            "Then a model is praised for all the flights that were never in danger.",
            "Check which value of `y` the code takes for “it happened”.",
        ),
        "m05.matrix-order": Message(
            "TP came as {tp} and TN as {tn}; by hand they are the other way round.",
            "The corners of a matrix carry no names, and libraries order them as they "
            "like.",
            "Look up in which order the four numbers arrive.",
        ),
        "m05.shares": Message(
            "TP came as {tp}, with {rows} rows.",
            "A share hides how many people stand behind it, and four shares cannot be "
            "added to four others.",
            "Return how many rows fall into each cell.",
        ),
        "m05.quiet-day": Message(
            "On a day with {what} it stopped with `{error}`.",
            "With rare events such days are common, and a report must come out then too.",
            "Try `y` and `warned` that hold nothing but zeros.",
        ),
        "m05.other-cells": Message(
            "The cells came as TP {tp}, FP {fp}, FN {fn}, TN {tn} for {rows} rows.",
            "A count by hand gives other numbers.",
            "Try five rows that you can count on one hand.",
        ),
        "m05.missing-key": Message(
            "The dict has no `{key}`.",
            "Whoever reads it next looks it up by that name.",
            "Compare the keys with the contract, capitals included.",
        ),
        "m05.coin": Message(
            "“Never” came as 0.5, where {rate:.1%} of the rows are events.",
            "A coin is not the lazy choice here: most rows are no event.",
            "Write down the rule that says no to every row, and count where it is right.",
        ),
        "m05.event-rate": Message(
            "“Never” came as {never:.3f}, which is the share of events.",
            "Those are the rows on which the lazy rule fails.",
            "Count the other rows.",
        ),
        "m05.majority": Message(
            "“Never” came as {never:.3f} where {rate:.0%} of the rows are events.",
            "Never to warn is one fixed rule. The more frequent answer is another one, "
            "as soon as events are common.",
            "Try `y` with more ones than zeros.",
        ),
        "m05.warned-accuracy": Message(
            "“Never” came as {never:.3f}, the accuracy of the warnings that came in.",
            "A baseline needs no model; it may not move when the warnings do.",
            "Call it twice with the same `y` and other warnings.",
        ),
        "m05.other-never": Message(
            "“Never” came as {never:.3f} where {rate:.1%} of the rows are events.",
            "A baseline belongs to the rows at hand.",
            "Work it out from `y` on ten rows.",
        ),
    },
)


def _outcomes(rng, rate, rows):
    """Return y and warnings with four different cells, or with empty ones."""
    while True:
        y = rng.random(rows) < rate
        warned = np.where(y, rng.random(rows) < 0.6, rng.random(rows) < 0.15)
        tp, fp, fn, tn = _counted(y, warned)
        if len({tp, fp, fn, tn}) == 4 and min(tp, fp, fn, tn) > 0:
            return y, warned


def _counted(y, warned):
    pairs = ((y & warned), (~y & warned), (y & ~warned), (~y & ~warned))
    return tuple(int(pair.sum()) for pair in pairs)


def _card(answer, y, warned, what=""):
    """Return the dict that comes back; tell a stop on rows without one of the classes."""
    reply = answer.call(y, warned, errors=bool(what))
    if reply.error:
        if reply.error.type not in ("NotImplementedError", "TimeIsUp", "Arity"):
            line = (reply.error.message.splitlines() or [""])[0]
            said = f"{reply.error.type}: {line[:60]}"
            fail("m05.quiet-day", what=what, error=said.replace("`", ""))
        answer(y, warned)
    card = reply.value
    card = card.to_dict() if isinstance(card, pd.Series) else card
    if not isinstance(card, dict):
        fail("any.wrong-type", expected="a dict", got=type(card).__name__)
    for key in ("TP", "FP", "FN", "TN", "never"):
        if key not in card:
            fail("m05.missing-key", key=key)
    return card


def _cards(answer, rng):
    """Return the cases of one verdict: y, warned, and the dict that came back."""
    if "cards" not in answer.shared:
        cases = [_outcomes(rng, rate, rows) for rate, rows in
                 ((0.08, 300), (0.05, 900), (0.62, 200))]  # fmt: skip
        as_numbers = [tuple(part.astype(int) for part in case) for case in cases]
        as_numbers[1] = cases[1]  # False and True
        quiet, calm = np.zeros(40, dtype=int), np.zeros(30, dtype=int)
        some = quiet.copy()
        some[:3] = 1
        cards = [(y, w, _card(answer, y, w)) for y, w in as_numbers]
        nothing = "no event and no warning"
        cards.append((calm, calm, _card(answer, calm, calm, nothing)))
        cards.append((quiet, some, _card(answer, quiet, some, "no event")))
        answer.shared["cards"] = cards
    return answer.shared["cards"]


@cells.probe("value", points=2)
def the_four_cells(answer, rng):
    for y, warned, card in _cards(answer, rng):
        right = _counted(y == 1, warned == 1)
        got = [number(card[key]) for key in ("TP", "FP", "FN", "TN")]
        tp, fp, fn, tn = got
        told = dict(zip(("tp", "fp", "fn", "tn"), (f"{v:g}" for v in got), strict=True))
        told["rows"] = len(y)
        if tuple(got) == right:
            continue
        if got == [right[0], right[2], right[1], right[3]]:
            fail("m05.fp-fn", **told)
        if got == [right[3], right[2], right[1], right[0]]:
            fail("m05.event-zero", **told)
        if (tp, tn) == (right[3], right[0]):
            fail("m05.matrix-order", **told)
        if 0 < sum(got) <= 4.001 and max(got) <= 1:
            fail("m05.shares", **told)
        fail("m05.other-cells", **told)


@cells.probe("value", points=1)
def the_accuracy_of_never(answer, rng):
    for y, warned, card in _cards(answer, rng):
        never, rate = number(card["never"], 0, 1), float(np.mean(y == 1))
        if abs(never - (1 - rate)) < 1e-6:
            continue
        told = {"never": never, "rate": rate}
        mistakes = {
            "m05.coin": 0.5,
            "m05.majority": max(rate, 1 - rate),
            "m05.event-rate": rate,
            "m05.warned-accuracy": float(np.mean((y == 1) == (warned == 1))),
        }
        for id, mistake in mistakes.items():
            if abs(never - mistake) < 1e-6:
                fail(id, **told)
        fail("m05.other-never", **told)


# --- 05-2 -------------------------------------------------------------------------

capacity = Item(
    "05-2",
    "Five calls a day",
    answer="calls",
    marks={"A": "who is called on fresh days, with equal risks and short days"},
    hints=(
        "Make two days of three flights each in mixed order, take `k` = 2, and mark the "
        "called ones by hand.",
        "Rank within each day, from the highest risk down. Think of two equal risks, and "
        "of the order in which the answer leaves the function.",
        "Ranking within groups, on runners:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "race = pd.Series(['a', 'b', 'a', 'a'])\n"
        "minutes = pd.Series([31, 40, 29, 31])\n"
        "place = minutes.groupby(race).rank(method='first')\n"
        "print((place <= 2).tolist())\n"
        "```",
    ),
    misconceptions={
        "m05.not-per-day": Message(
            "With {k} calls a day, {most} flights of one day are called.",
            "The desk has its staff every day. Calls that pile up on a bad day are not "
            "made, and those of a good day are gone.",
            "Let each day have its own list.",
        ),
        "m05.too-few": Message(
            "With {k} calls a day, a day of {size} flights gets only {least}.",
            "The desk has time for more, and each call unused helps nobody.",
            "Count the calls of each day.",
        ),
        "m05.ties": Message(
            "Where risks are equal, a day gets {got} calls; {k} were asked for.",
            "Flights of one airline and hour often share their risk, so this happens "
            "every day.",
            "Try a day on which all risks are the same.",
        ),
        "m05.lowest-first": Message(
            "The flights with the lowest risk of their day are called.",
            "The calls go where they are needed least.",
            "Look at the direction in which the ranking runs.",
        ),
        "m05.row-order": Message(
            "Each day has {k} calls in a sorted table, and the answer keeps that order.",
            "Whoever sets it beside the rows that came in calls other flights.",
            "Bring the answer back into the order of `p`.",
        ),
        "m05.row-numbers": Message(
            "{got} numbers came back for {rows} flights.",
            "True or False for each flight can stand beside the table as a column; a "
            "list of places cannot.",
            "Mark the chosen places in an array as long as `p`.",
        ),
        "m05.short-day": Message(
            "On a day of {size} flights with {k} calls, {what}.",
            "Days with little traffic exist, and on them everybody can be called.",
            "Try a day with one flight.",
        ),
        "m05.not-likeliest": Message(
            "A flight with risk {left:.3f} is not called; one with {called:.3f} on the "
            "same day is.",
            "The number of calls fits; they go to the wrong flights.",
            "Check what the rows are sorted by.",
        ),
    },
)


def _days(rng, sizes, digits=6):
    """Return days and risks of flights in mixed order; few digits give equal risks."""
    day = rng.permutation(np.repeat(rng.permutation(len(sizes)) + 100, sizes))
    while True:
        p = np.round(rng.beta(1, 20, len(day)), digits)
        if digits < 6 or len(set(p)) == len(p):
            return day, p


def _called(answer, day, p, k, **options):
    """Return which flights are called, or None where the answer stopped."""
    reply = answer.call(day, p, k, **options)
    if reply.error:
        return None
    value = labels(reply.value)
    is_mask = set(pd.unique(pd.Series(value).dropna())) <= {0, 1} and len(value) == len(p)
    if not is_mask and value.dtype.kind in "iu" and len(value) != len(p):
        fail("m05.row-numbers", got=len(value), rows=len(p))
    value = labels(reply.value, len(p))
    if not is_mask or pd.isna(value).any():
        fail("any.wrong-type", expected="True or False for each flight", got=str(value[:3]))
    return value.astype(bool)


def _is_sorted_answer(day, p, called, k):
    """Return whether the answer fits the rows sorted by day, or by day and risk."""
    order = np.lexsort((-p, day))
    first = np.searchsorted(day[order], day[order])
    return np.array_equal(called, np.arange(len(p)) - first < k)


@capacity.probe("value", points=2)
def the_likeliest_of_each_day(answer, rng):
    for k in (5, 3):
        day, p = _days(rng, rng.integers(8, 16, 9))
        called = _called(answer, day, p, k)
        counts = pd.Series(called).groupby(day).sum()
        rank = pd.Series(-p).groupby(day).rank(method="first")
        if np.array_equal(called, (rank <= k).to_numpy()):
            continue
        if _is_sorted_answer(day, p, called, k):
            fail("m05.row-order", k=k)
        if counts.max() > k:
            fail("m05.not-per-day", k=k, most=int(counts.max()))
        if counts.min() < k:
            if counts.sum() == k:  # one list for the whole table
                fail("m05.not-per-day", k=k, most=int(counts.max()))
            small = counts.idxmin()
            fail("m05.too-few", k=k, size=int((day == small).sum()), least=int(counts.min()))
        _judge_choice(day, p, called, k)


def _judge_choice(day, p, called, k):
    """Fail where a called flight has less risk than one that is left."""
    rank = pd.Series(p).groupby(day).rank(method="first")
    if np.array_equal(called, (rank <= k).to_numpy()):
        fail("m05.lowest-first")
    for one in np.unique(day):
        here = day == one
        if p[here & called].min() < p[here & ~called].max():
            fail("m05.not-likeliest", left=p[here & ~called].max(),
                 called=p[here & called].min())  # fmt: skip


@capacity.probe("value", points=1)
def equal_risks_and_short_days(answer, rng):
    """Only where days are judged at all: whoever calls all or nobody earns nothing."""
    day, p = _days(rng, rng.integers(9, 14, 6))
    called, k = _called(answer, day, p, 4), 4
    if any(called[day == one].sum() != k for one in np.unique(day)):
        fail("m05.not-per-day" if called.sum() > k * 6 else "m05.too-few", k=k,
             most=max(int(called[day == d].sum()) for d in np.unique(day)),
             size=int((day == day[0]).sum()),
             least=min(int(called[day == d].sum()) for d in np.unique(day)))  # fmt: skip
    _judge_choice(day, p, called, k)
    day, p = _days(rng, rng.integers(9, 14, 6), digits=1)
    called = _called(answer, day, p, k)
    for one in np.unique(day):
        got = int(called[day == one].sum())
        if got != k:
            fail("m05.ties", got=got, k=k)
    day, p = _days(rng, [7, 2, 9, 3, 1, 8])
    called = _called(answer, day, p, k, errors=True)
    for one in np.unique(day):
        size = int((day == one).sum())
        if called is None and size < k:
            fail("m05.short-day", size=size, k=k, what="the function stopped")
        if called is not None and called[day == one].sum() != min(k, size):
            got = int(called[day == one].sum())
            fail("m05.short-day", size=size, k=k, what=f"{got} are called")


# --- 05-3 -------------------------------------------------------------------------

LOGISTIC = Recipe("sklearn.linear_model.LogisticRegression", max_iter=500)
FOREST = Recipe(
    "sklearn.ensemble.RandomForestClassifier",
    n_estimators=12,
    min_samples_leaf=3,
    random_state=0,
)

ranking = Item(
    "05-3",
    "AUC of a model",
    answer="auc_of",
    marks={"A": "the AUC of two kinds of models, on fresh rows with few events"},
    hints=(
        "Print what goes into the score: which values does it hold, and how many "
        "different ones?",
        "AUC asks how rows are ranked. A yes or no at 0.5 leaves two ranks, and with "
        "rare events often one. A probability keeps them all; take the event's column.",
        "Two ways to ask a model, on other data:\n\n"
        "```python\n"
        "from sklearn.datasets import load_wine\n"
        "from sklearn.naive_bayes import GaussianNB\n"
        "X, y = load_wine(return_X_y=True)\n"
        "model = GaussianNB().fit(X, y == 2)\n"
        "print(model.classes_, model.predict_proba(X[:2]), model.predict(X[:2]))\n"
        "```",
    ),
    misconceptions={
        "m05.auc-labels": Message(
            "It reports {got:.3f}, the AUC of yes or no at 0.5.",
            "Where events are rare hardly a probability passes 0.5, so the labels hide "
            "the ranking.",
            "Give the score something that can order rows.",
        ),
        "m05.wrong-column": Message(
            "It reports {got:.3f}, the ranking upside down.",
            "Each class has a column of probabilities, and this is the one of “nothing "
            "happens”.",
            "Look at `classes_` of the fitted model.",
        ),
        "m05.train-rows": Message(
            "It reports {got:.3f}, a score on rows that helped to fit.",
            "Few events are soon known by heart.",
            "Follow the test rows: does `fit` ever see them?",
        ),
        "m05.accuracy": Message(
            "It reports {got:.3f}, the share of right answers at 0.5.",
            "With {rate:.1%} events, never to warn has nearly the same.",
            "Use a score that asks for the order of rows.",
        ),
        "m05.other-auc": Message(
            "It reports {got:.3f}; the share of pairs in the right order is another.",
            "AUC is read as: of 100 pairs of an event and none, so many are in order.",
            "Count the pairs on ten rows by hand.",
        ),
    },
)


def _made(recipe, **options):
    """Return the estimator of a recipe, on this side."""
    from sklearn.ensemble import RandomForestClassifier
    from sklearn.linear_model import LogisticRegression

    kinds = (LogisticRegression, RandomForestClassifier)
    [kind] = [k for k in kinds if recipe.path.endswith(f".{k.__name__}")]
    return kind(**recipe.parameters | options)


def _rare_rows(rng, rows):
    y = (np.arange(rows) < round(0.06 * rows)).astype(int)
    y = rng.permutation(y)
    return rng.standard_normal((rows, 6)) + 0.45 * y[:, None], y


def _auc_mistakes(recipe, X, y, X_new, y_new):
    """Return the AUC, and what known mistakes report instead."""
    from sklearn.metrics import roc_auc_score

    def p(fit, at):
        return _made(recipe).fit(*fit).predict_proba(at)[:, 1]

    chances = p((X, y), X_new)
    all_rows = (np.vstack([X, X_new]), np.concatenate([y, y_new]))
    right = roc_auc_score(y_new, chances)
    return right, [
        ("m05.auc-labels", roc_auc_score(y_new, chances >= 0.5)),
        ("m05.wrong-column", 1 - right),
        ("m05.train-rows", roc_auc_score(y, p((X, y), X))),
        ("m05.train-rows", roc_auc_score(y_new, p((X_new, y_new), X_new))),
        ("m05.train-rows", roc_auc_score(y_new, p(all_rows, X_new))),
        ("m05.accuracy", float(np.mean((chances >= 0.5) == y_new))),
    ]


@ranking.probe("value", points=2)
def the_share_of_pairs_in_order(answer, rng):
    found = []
    for recipe in (LOGISTIC, FOREST):
        while True:
            data = *_rare_rows(rng, 500), *_rare_rows(rng, 500)
            right, mistakes = _auc_mistakes(recipe, *data)
            if all(abs(value - right) > 0.012 for _, value in mistakes):
                break
        got = number(answer(recipe, *data), 0, 1)
        found.append((got, right, mistakes, float(np.mean(data[3]))))
    far = [one for one in found if abs(one[0] - one[1]) > 0.004]
    if not far:
        return
    told = {"got": far[0][0], "rate": far[0][3]}
    for k, (id, _) in enumerate(found[0][2]):
        if all(abs(got - mistakes[k][1]) <= 0.004 for got, _, mistakes, _ in found):
            fail(id, **told)
    fail("m05.other-auc", **told)


# --- 05-4 -------------------------------------------------------------------------

PRICES = ((1.0, 9.0), (1.0, 1.7), (2.0, 45.0), (4.0, 1.0))

threshold = Item(
    "05-4",
    "The cheapest threshold",
    answer="best_threshold",
    marks={
        "A": "the cost that the threshold reaches, and that dearer misses bring more "
        "warnings",
        "N": "which of several equally cheap thresholds comes back",
    },
    hints=(
        "Write a small function for the total cost at one threshold, and call it at "
        "three of them before you search.",
        "A warning changes only where the threshold passes one of the probabilities. So "
        "the values of `p` are candidates enough, and one above them all.",
        "Searching the cheapest of all candidates, on ice for a party:\n\n"
        "```python\n"
        "guests = [3, 8, 8, 12]\n"
        "def cost(bags):\n"
        "    return sum(2 * max(bags - g, 0) + 5 * max(g - bags, 0) for g in guests)\n"
        "print(min(range(13), key=cost))\n"
        "```",
    ),
    misconceptions={
        "m05.half": Message(
            "At 0.5 it warns {warned} of {rows} rows and costs {cost:.0f}; {least:.0f} is "
            "possible.",
            "0.5 suits misses and false alarms of one price, and calibrated "
            "probabilities. Neither is given.",
            "Compute the cost at 0.1 as well.",
        ),
        "m05.f1-default": Message(
            "Threshold {t:.2f} has the best F1 and costs {cost:.0f}; {least:.0f} is "
            "possible.",
            "F1 does not know the prices: it gives the same threshold at any.",
            "Minimize what the contract asks for.",
        ),
        "m05.no-prices": Message(
            "At prices {first} and {second} it warns the same {warned} rows.",
            "When a miss is dearer, more false alarms are worth it.",
            "Check whether both prices enter the search.",
        ),
        "m05.trusts-p": Message(
            "Threshold {t:.2f} follows from the prices alone and costs {cost:.0f}; "
            "{least:.0f} is possible.",
            "That formula holds where a p of 0.2 happens in 20 of 100 rows. Here it "
            "does not.",
            "Use `y` to see what each threshold really costs.",
        ),
        "m05.inverted": Message(
            "With dearer misses ({first}, then {second}) it warns {before}, then {after} "
            "rows.",
            "Misses became dearer and the alarm grew quieter.",
            "Check which price goes to which of the two mistakes.",
        ),
        "m05.strict": Message(
            "Threshold {t:.2f} is best for p > t; with p >= t it costs {cost:.0f} instead "
            "of {least:.0f}.",
            "Probabilities repeat, so the rows at the threshold itself are many.",
            "Let the search warn by the rule of the contract.",
        ),
        "m05.rates": Message(
            "Threshold {t:.2f} weighs rates, not rows, and costs {cost:.0f}; {least:.0f} "
            "is possible.",
            "One percent of the common rows is far more people than one percent of the "
            "rare ones.",
            "Multiply each rate by its number of rows.",
        ),
        "m05.not-cheapest": Message(
            "Threshold {t:.2f} warns {warned} rows and costs {cost:.0f}; {least:.0f} is "
            "possible.",
            "At these prices the difference is paid every day.",
            "Compare the cost at each different value of `p`, and above all of them.",
        ),
    },
)


def _two_decimals(rng, rows=400, rate=0.12):
    """Return y and p that rank well, repeat often and promise the wrong amount."""
    y = (rng.random(rows) < rate).astype(int)
    score = rng.standard_normal(rows) + 1.3 * y
    p = 1 / (1 + np.exp(-1.1 * score - 0.4))
    return y, np.round(np.clip(p, 0.02, 0.97), 2)


def _warned(p, t):
    return p >= t - 1e-9  # a grid may miss 0.29 by a rounding error


def _cost(y, p, t, c_fp, c_fn):
    warned = _warned(p, t)
    return float(c_fp * (warned & (y == 0)).sum() + c_fn * (~warned & (y == 1)).sum())


def _cheapest(y, p, c_fp, c_fn):
    candidates = [*np.unique(p), 1.0]
    costs = [_cost(y, p, t, c_fp, c_fn) for t in candidates]
    return candidates[int(np.argmin(costs))], min(costs)


def _by_f1(y, p):
    def f1(t):
        warned = _warned(p, t)
        return 2 * (warned & (y == 1)).sum() / (warned.sum() + y.sum())

    return max(np.unique(p), key=f1)


def _by_hits(y, p):
    return max([*np.unique(p), 1.0], key=lambda t: (_warned(p, t) == y).mean())


def _by_corner(y, p):
    events, others = (y == 1).sum(), (y == 0).sum()

    def height(t):
        warned = _warned(p, t)
        return (warned & (y == 1)).sum() / events - (warned & (y == 0)).sum() / others

    return max(np.unique(p), key=height)


def _by_rates(y, p, c_fp, c_fn):
    balance = (y == 0).sum() / max((y == 1).sum(), 1)
    return _cheapest(y, p, c_fp, c_fn * balance)[0]


def _strict(y, p, c_fp, c_fn):
    steps = [-1.0, *np.unique(p)]
    return steps[int(np.argmin([_cost(y, p, t + 1e-6, c_fp, c_fn) for t in steps]))]


def _limit(value):
    """Return a threshold as a float; infinity is allowed, and warns nobody."""
    if isinstance(value, float | np.floating) and value == np.inf:
        return 2.0
    return number(value)


def _threshold_mistakes(y, p, c_fp, c_fn):
    """Return the thresholds of known mistakes, by id."""
    return [
        ("m05.trusts-p", c_fp / (c_fp + c_fn)),
        ("m05.strict", _strict(y, p, c_fp, c_fn)),
        ("m05.rates", _by_rates(y, p, c_fp, c_fn)),
    ]


def _priced_rows(rng):
    """Return rows on which every known mistake costs more than is needed."""
    while True:
        y, p = _two_decimals(rng)
        best = [_cheapest(y, p, *prices) for prices in PRICES]
        is_telling = all(
            _cost(y, p, t, *prices) > 1.01 * least
            for prices, (_, least) in zip(PRICES[:3], best[:3], strict=True)
            for _, t in _threshold_mistakes(y, p, *prices)
        )
        counts = [int(_warned(p, t).sum()) for t, _ in best]
        rules = (_by_f1, _by_hits, _by_corner)
        blind = {int(_warned(p, rule(y, p)).sum()) for rule in rules}
        if is_telling and len(set(counts[:3])) == 3 and len(blind) == 3:
            return y, p


def _thresholds(answer, rng):
    """Return the rows and the thresholds at all prices, and judge prices as a whole."""
    if "thresholds" not in answer.shared:
        y, p = _priced_rows(rng)
        found = [_limit(answer(y, p, *prices)) for prices in PRICES]
        answer.shared["thresholds"] = y, p, found
    return answer.shared["thresholds"]


def _judge_constant(y, p, found):
    """Tell a rule that gives the same warnings at every price."""
    warned = {int(_warned(p, t).sum()) for t in found}
    if len(warned) > 1:
        return
    if all(abs(t - 0.5) < 1e-9 for t in found):
        _tell_cost("m05.half", y, p, 0.5, PRICES[0])
    if warned == {int(_warned(p, _by_f1(y, p)).sum())}:
        _tell_cost("m05.f1-default", y, p, found[0], PRICES[0])
    first, second = _named_prices(*PRICES[-1]), _named_prices(*PRICES[2])
    fail("m05.no-prices", first=first, second=second, warned=warned.pop())


def _named_prices(c_fp, c_fn):
    return f"{c_fp:g} : {c_fn:g}"


@threshold.probe("metamorphic", points=1)
def dearer_misses_bring_more_warnings(answer, rng):
    y, p, found = _thresholds(answer, rng)
    order = np.argsort([c_fn / c_fp for c_fp, c_fn in PRICES])
    warned = [int(_warned(p, found[i]).sum()) for i in order]
    named = [_named_prices(*PRICES[i]) for i in order]
    _judge_constant(y, p, found)
    for i in range(len(warned) - 1):
        if warned[i + 1] < warned[i]:
            _tell_inverted(y, p, found, order, named, warned, i)


def _tell_inverted(y, p, found, order, named, warned, i):
    """Tell swapped prices from other thresholds that fall where they should rise."""
    swapped = [_cheapest(y, p, *PRICES[k][::-1])[0] for k in order]
    ratio = [PRICES[k][1] / sum(PRICES[k]) for k in order]
    given = [_warned(p, found[k]).sum() for k in order]
    for mistake in (swapped, ratio):
        if given == [_warned(p, t).sum() for t in mistake]:
            fail("m05.inverted", first=named[i], second=named[i + 1],
                 before=warned[i], after=warned[i + 1])  # fmt: skip
    k = int(order[i + 1])
    _tell_cost("m05.not-cheapest", y, p, found[k], PRICES[k])


def _tell_cost(id, y, p, t, prices):
    fail(id, t=t, warned=int(_warned(p, t).sum()), rows=len(y),
         cost=_cost(y, p, t, *prices), least=_cheapest(y, p, *prices)[1])  # fmt: skip


@threshold.probe("value", points=2)
def the_lowest_cost_at_four_prices(answer, rng):
    y, p, found = _thresholds(answer, rng)
    _judge_constant(y, p, found)
    mistakes = [_threshold_mistakes(y, p, *prices) for prices in PRICES]
    for t, prices in zip(found, PRICES, strict=True):
        if _cost(y, p, t, *prices) <= _cheapest(y, p, *prices)[1] + 1e-6:
            continue
        for k, (id, _) in enumerate(mistakes[0]):
            pairs = zip(found, mistakes, strict=True)
            if all(_warned(p, t).sum() == _warned(p, m[k][1]).sum() for t, m in pairs):
                _tell_cost(id, y, p, t, prices)
        _tell_cost("m05.not-cheapest", y, p, t, prices)


# --- 05-5 -------------------------------------------------------------------------

MISS = 12.0

honest = Item(
    "05-5",
    "Choose here, judge there",
    answer="tune_then_test",
    marks={
        "A": "that the threshold is cheap on the validation rows and does not move with "
        "the test rows; the cost per test row",
    },
    hints=(
        "For each of the four arrays, write down at which moment of the function it is "
        "first needed.",
        "The threshold is a choice, and a choice is learned from data. Its cost counts on "
        "rows that had no say in it.",
        "Choosing and judging on different rows, with a knife and two tables:\n\n"
        "```python\n"
        "cuts_here = {'short': 4, 'long': 9}\n"
        "cuts_there = {'short': 6, 'long': 5}\n"
        "chosen = max(cuts_here, key=cuts_here.get)\n"
        "print(chosen, cuts_there[chosen])\n"
        "```",
    ),
    misconceptions={
        "m05.tune-on-test": Message(
            "When only the test labels change, {what}.",
            "Then the choice has read the answers, and its cost is a promise that new "
            "rows will not keep.",
            "Find the line in which test rows meet a choice.",
        ),
        "m05.validation-cost": Message(
            "The cost came as {got:.3f}, which is that of the validation rows.",
            "The threshold was chosen to look good there, so this is its best side.",
            "Send the chosen threshold to the other rows.",
        ),
        "m05.total-cost": Message(
            "The cost came as {got:.1f} for {rows} test rows: a sum.",
            "A sum grows with the table, so two tables cannot be compared.",
            "Return the mean over the test rows.",
        ),
        "m05.other-cost": Message(
            "The cost came as {got:.3f} per test row; at this threshold it is {right:.3f}.",
            "The desk plans its budget with this number.",
            "Count false alarms and misses at your threshold on ten test rows.",
        ),
        "m05.half": Message(
            "The threshold came as 0.5, and costs {cost:.2f} per validation row; "
            "{least:.2f} is possible.",
            "0.5 suits misses and false alarms of one price. Here a miss costs {miss:g}.",
            "Search among the probabilities of the validation rows.",
        ),
        "m05.not-tuned": Message(
            "The threshold {t:.2f} costs {cost:.2f} per validation row; {least:.2f} is "
            "possible.",
            "These rows are there to choose by, and the probabilities are not calibrated.",
            "Compare the cost of several thresholds on the validation rows.",
        ),
        "m05.pair-order": Message(
            "The pair came as ({first:.2f}, {second:.2f}), which fits the other way round.",
            "Whoever unpacks it sets a cost as the threshold.",
            "Compare the order with the contract.",
        ),
    },
)


def _other_world(rng, y, p):
    """Return test labels that follow the risks upside down, at another rate."""
    order = np.argsort(p + rng.normal(0, 0.05, len(p)))
    turned = np.zeros_like(y)
    turned[order[: 2 * int(y.sum())]] = 1
    return turned


def _choosable_rows(rng):
    """Return validation and test rows on which tuning on the test would be dear."""
    while True:
        val, test = _two_decimals(rng, 500), _two_decimals(rng, 350)
        both = tuple(np.concatenate(pair) for pair in zip(val, test, strict=True))
        least = _cheapest(*val, 1.0, MISS)[1]
        others = [_cheapest(*rows, 1.0, MISS)[0] for rows in (test, both)]
        if min(_cost(*val, t, 1.0, MISS) for t in others) > 1.03 * least:
            return val, test


def _tuned(answer, rng):
    """Return three worlds, and the pairs that came back for them.

    The second has other test labels; the third has other validation rows, whose
    probabilities are squared, so that no fixed threshold is cheap in both.
    """
    if "tuned" not in answer.shared:
        val, (y_test, p_test) = _choosable_rows(rng)
        y, p = _two_decimals(rng, 500)
        squared = (y, np.round(p**2.5, 2))
        turned = _other_world(rng, y_test, p_test)
        worlds = [(val, y_test), (val, turned), (squared, y_test)]
        pairs = []
        for rows, y in worlds:
            pair = sequence(answer(*rows, y, p_test, 1.0, MISS), 2)
            pairs.append((_limit(pair[0]), number(pair[1])))
        answer.shared["tuned"] = worlds, p_test, pairs
    return answer.shared["tuned"]


def _judge_choice_of_rows(answer, rng):
    """Fail where the threshold moves with the test, or is dear on validation rows."""
    worlds, _, pairs = _tuned(answer, rng)
    val, ((t, cost), (t_turned, cost_turned)) = worlds[0][0], pairs[:2]
    if _warned(val[1], t).sum() != _warned(val[1], t_turned).sum():
        is_cheap = _cost(*val, cost, 1.0, MISS) <= 1.02 * _cheapest(*val, 1.0, MISS)[1]
        if cost == cost_turned and is_cheap:
            fail("m05.pair-order", first=t, second=cost)
        fail("m05.tune-on-test", what=f"the threshold moves from {t:.2f} to {t_turned:.2f}")
    for (rows, _), (t, _) in zip(worlds[1:], pairs[1:], strict=True):
        dear, least = _cost(*rows, t, 1.0, MISS), _cheapest(*rows, 1.0, MISS)[1]
        if dear > 1.02 * least:
            n = len(rows[0])
            fail("m05.half" if t == 0.5 else "m05.not-tuned", t=t, miss=MISS,
                 cost=dear / n, least=least / n)  # fmt: skip


@honest.probe("metamorphic", points=1)
def the_threshold_comes_from_validation_rows(answer, rng):
    _judge_choice_of_rows(answer, rng)


@honest.probe("value", points=2)
def the_cost_is_that_of_the_test_rows(answer, rng):
    _judge_choice_of_rows(answer, rng)
    worlds, p_test, pairs = _tuned(answer, rng)
    for (val, y), (t, got) in zip(worlds, pairs, strict=True):
        right = _cost(y, p_test, t, 1.0, MISS) / len(y)
        if abs(got - right) <= 1e-6:
            continue
        if abs(got - _cost(*val, t, 1.0, MISS) / len(val[0])) <= 1e-6:
            fail("m05.validation-cost", got=got)
        if abs(got - right * len(y)) <= 1e-3:
            fail("m05.total-cost", got=got, rows=len(y))
        least = _cheapest(y, p_test, 1.0, MISS)[1] / len(y)
        if abs(got - least) <= 1e-6:
            what = f"the cost is {got:.3f}, the least that any threshold has there"
            fail("m05.tune-on-test", what=what)
        fail("m05.other-cost", got=got, right=right)


# --- 05-6 -------------------------------------------------------------------------

promises = Item(
    "05-6",
    "Does it keep its promises?",
    answer="reliability",
    is_optional=True,
    marks={"A": "the weighted gap, on fresh rows with empty bins and both ends"},
    hints=(
        "Take two bins and five rows, and work the number out with pen and paper.",
        "For each bin you need three things: how many rows, their mean `p`, their share of "
        "events. Then weigh the gaps. A bin without rows weighs nothing.",
        "A mean that is weighted by group size, on children and parents:\n\n"
        "```python\n"
        "import numpy as np\n"
        "heights, people = np.array([1.1, 1.7]), np.array([20, 5])\n"
        "print(heights.mean(), np.average(heights, weights=people))\n"
        "```",
    ),
    misconceptions={
        "m05.unweighted": Message(
            "It reports {got:.3f}, the plain mean over the bins.",
            "A bin of three rows then weighs as much as one of three hundred.",
            "Let each bin count as much as it has rows.",
        ),
        "m05.signed": Message(
            "It reports {got:.3f}: gaps upward and downward cancel.",
            "A model that promises too much here and too little there would pass.",
            "Think of two bins that miss by the same amount in two directions.",
        ),
        "m05.largest-gap": Message(
            "It reports {got:.3f}, the largest gap of all bins.",
            "A single sparse bin decides then.",
            "Average the gaps by the rows behind them.",
        ),
        "m05.bin-middle": Message(
            "It reports {got:.3f}, with the middle of each bin as its promise.",
            "The model promised the values of `p`, and in a bin they need not lie evenly.",
            "Take the mean of `p` in each bin.",
        ),
        "m05.bin-label": Message(
            "It reports {got:.3f}, with one bin below and one above 0.5.",
            "Nearly all rows share a bin then, and their gaps hide in it.",
            "Cut the range of `p` into the number of bins that comes in.",
        ),
        "m05.equal-counts": Message(
            "It reports {got:.3f}, with bins of equal size in rows.",
            "That is another useful cut; a number is comparable only with the same one.",
            "Cut the range from 0 to 1 into equal steps.",
        ),
        "m05.ends": Message(
            "It reports {got:.3f}: rows with p = {end} fell out of the bins.",
            "The surest promises are the ones that break most loudly.",
            "Check which bin gets a row with `p` of 0, and one of 1.",
        ),
        "m05.empty-bin": Message(
            "It reports NaN where a bin has no rows.",
            "With rare events the upper bins are often empty.",
            "Decide what a bin without rows adds to the sum.",
        ),
        "m05.other-gap": Message(
            "It reports {got:.3f}; by hand the weighted gap is another number.",
            "It is read as: on average a promise is off by so much.",
            "Print rows, mean `p` and share of events for each bin.",
        ),
    },
)


def _promised_rows(rng, rows=400):
    """Return y and p off every edge of a bin, with rows at 0 and at 1, and a gap."""
    p = rng.beta(0.7, 2.2, rows)
    p[(p > 0.55) & (p < 0.8)] /= 2
    y = (rng.random(rows) < np.clip(0.25 + 0.35 * p + 0.3 * (p > 0.8), 0, 1)).astype(int)
    p[:12], y[:12] = 0.0, rng.random(12) < 0.6
    p[12:24], y[12:24] = 1.0, rng.random(12) < 0.4
    order = rng.permutation(rows)
    return y[order], p[order]


def _gaps(y, p, place):
    t = pd.DataFrame({"y": y, "p": p, "bin": place}).dropna().groupby("bin")
    return (t.p.mean() - t.y.mean()), t.size(), t.y.mean()


def _gap_mistakes(y, p, bins):
    """Return the weighted gap, and what known mistakes report instead."""
    place = np.minimum((p * bins).astype(int), bins - 1)
    gap, size, share = _gaps(y, p, place)
    weigh = lambda g, n: float((g.abs() * n).sum() / len(p))  # noqa: E731
    without = {}
    for end in (0, 1):
        inner = p != end
        without[end] = [weigh(*_gaps(y[inner], p[inner], place[inner])[:2])]
        without[end].append(without[end][0] * len(p) / inner.sum())
    even = pd.qcut(p, bins, labels=False, duplicates="drop")
    middle = pd.Series((share.index + 0.5) / bins, share.index) - share
    return weigh(gap, size), [
        ("m05.unweighted", float(gap.abs().mean()), ""),
        ("m05.unweighted", float(gap.abs().sum() / bins), ""),
        ("m05.signed", abs(float((gap * size).sum())) / len(p), ""),
        ("m05.largest-gap", float(gap.abs().max()), ""),
        ("m05.bin-middle", weigh(middle, size), ""),
        ("m05.bin-label", weigh(*_gaps(y, p, p >= 0.5)[:2]), ""),
        ("m05.equal-counts", weigh(*_gaps(y, p, even)[:2]), ""),
        *(("m05.ends", value, end) for end in (0, 1) for value in without[end]),
    ]


@promises.probe("value", points=2)
def the_weighted_gap(answer, rng):
    for bins in (8, 13):
        while True:
            y, p = _promised_rows(rng)
            right, mistakes = _gap_mistakes(y, p, bins)
            if all(abs(value - right) > 0.002 for _, value, _ in mistakes):
                break
        value = answer(y, p, bins)
        if isinstance(value, float | np.floating) and np.isnan(value):
            fail("m05.empty-bin")
        got = number(value, 0, 1)
        if abs(got - right) <= 1e-6:
            continue
        for id, mistake, end in mistakes:
            if abs(got - mistake) <= 1e-6:
                fail(id, got=got, end=end)
        fail("m05.other-gap", got=got)


# --- 05-7 -------------------------------------------------------------------------

# No boosted trees: their threads wait for each other on a busy machine.
TREES = Recipe(
    "sklearn.ensemble.RandomForestClassifier",
    n_estimators=12,
    min_samples_leaf=15,
    random_state=0,
)
COLUMNS = ("mean_p", "auc", "brier")
MARGIN = 0.003

weights = Item(
    "05-7",
    "What class weights do to birds",
    answer="weights_effect",
    marks={
        "A": "six numbers against a recomputation, on reports drawn anew",
        "N": "whether an empty `effect` means none",
    },
    hints=(
        "Fit two models, and look whether they are two: print `get_params()` of both "
        "after the second fit.",
        "`clone(model).set_params(…)` gives a fresh one. All three numbers come from the "
        "same probabilities, those of the event, on the test rows.",
        "Two settings side by side, on other data:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "from sklearn.base import clone\n"
        "from sklearn.datasets import load_diabetes\n"
        "from sklearn.linear_model import Ridge\n"
        "X, y = load_diabetes(return_X_y=True)\n"
        "fitted = {a: clone(Ridge()).set_params(alpha=a).fit(X, y) for a in (1, 100)}\n"
        "print(pd.Series({a: m.score(X, y) for a, m in fitted.items()}))\n"
        "```",
    ),
    misconceptions={
        "m05.same-model": Message(
            "Both rows hold the same numbers, with mean_p {plain:.3f}.",
            "They come from models with the same weights, or from one model that was "
            "fitted again under two names.",
            "Check the weights of the model behind each row.",
        ),
        "m05.rows-swapped": Message(
            "“plain” promises {plain:.3f} on average and “balanced” {balanced:.3f}.",
            "The names stand at each other's numbers.",
            "Check which setting belongs to which name.",
        ),
        "m05.auc-labels": Message(
            "“plain” has an AUC of {auc:.3f}, that of yes or no at 0.5.",
            "So weights seem to help the ranking, while they only move rows over 0.5.",
            "Give the AUC what the other columns get: probabilities.",
        ),
        "m05.label-mean": Message(
            "mean_p of “plain” is {plain:.3f}, the share of rows above 0.5.",
            "A promise of 0.4 is lost then, as if nothing had been promised.",
            "Average the probabilities themselves.",
        ),
        "m05.label-brier": Message(
            "The Brier score of “plain” is {brier:.3f}: the share of wrong labels.",
            "It is meant to punish promises by how far off they are.",
            "Square the distance between probability and outcome.",
        ),
        "m05.wrong-column": Message(
            "“plain” promises {plain:.3f} on average, with {rate:.1%} events.",
            "These are the probabilities that nothing happens.",
            "Look at `classes_` of the fitted model.",
        ),
        "m05.train-rows": Message(
            "An AUC of {auc:.3f} is what the rows give that were used to fit.",
            "Promises about known rows are cheap.",
            "Follow the test rows through the function.",
        ),
        "m05.on-its-side": Message(
            "`plain` and `balanced` are columns here.",
            "Whoever reads the table next looks for them among the rows.",
            "Turn the table.",
        ),
        "m05.gap-in-table": Message(
            "The table has `{column}` of “{row}” without a number.",
            "An empty table of the right shape looks finished from afar.",
            "Print the table once before it is returned.",
        ),
        "m05.other-effect": Message(
            "`{column}` of “{row}” came as {got:.3f}; a second fit gives {right:.3f}.",
            "The comparison is worth as much as its numbers.",
            "Compute this one in a cell of its own.",
        ),
    },
)


@cache
def _strikes():
    known = ["height", "speed", "ac_mass", "num_engs", "phase_of_flt"]
    strikes = load("bird_strikes")
    X = pd.get_dummies(strikes[known], columns=["phase_of_flt"], dtype=float)
    return X, strikes["effect"].notna().astype(int)


def _measured(y, p):
    from sklearn.metrics import roc_auc_score

    return {"mean_p": float(np.mean(p)), "auc": float(roc_auc_score(y, p)),
            "brier": float(np.mean((p - y) ** 2))}  # fmt: skip


def _effects(X, y, X_new, y_new):
    """Return the honest rows, and the same from labels and from training rows."""
    found = {"right": {}, "labels": {}, "train": {}}
    for row, weight in (("plain", None), ("balanced", "balanced")):
        fitted = _made(TREES, class_weight=weight).fit(X, y)
        p = fitted.predict_proba(X_new)[:, 1]
        found["right"][row] = _measured(y_new, p)
        found["labels"][row] = _measured(y_new, (p >= 0.5).astype(float))
        found["train"][row] = _measured(y, fitted.predict_proba(X)[:, 1])
    return found


def _rows_of(value):
    """Return the table as rows by name; names may stand in a column of their own."""
    given = table(value)
    if {"plain", "balanced"} <= set(given.columns):
        fail("m05.on-its-side")
    if not {"plain", "balanced"} <= set(given.index):
        named = [c for c in given.columns if {"plain", "balanced"} <= set(given[c])]
        if not named:
            fail("any.wrong-type", expected="a table with the rows plain and balanced",
                 got=f"the rows {', '.join(map(str, given.index[:4]))}")  # fmt: skip
        given = given.set_index(named[0])
    given = table(given, COLUMNS)
    rows = {row: given.loc[row] for row in ("plain", "balanced")}
    for row, values in rows.items():
        if not isinstance(values, pd.Series):
            fail("any.wrong-type", expected=f"one row {row}", got=f"{len(values)} rows")
        for column in COLUMNS:
            if pd.isna(values[column]):
                fail("m05.gap-in-table", column=column, row=row)
    return {row: {c: number(v[c], 0, 1) for c in COLUMNS} for row, v in rows.items()}


def _reports(rng, rate):
    """Return 2,400 reports to fit and 1,600 to judge, with a rate of their own."""
    X, y = _strikes()
    events, others = (rng.permutation(np.flatnonzero(y == value)) for value in (1, 0))
    parts = []
    for rows in (2400, 1600):
        few = round(rate * rows)
        drawn = rng.permutation(np.r_[events[:few], others[: rows - few]])
        events, others = events[few:], others[rows - few :]
        parts += [part.iloc[drawn].reset_index(drop=True) for part in (X, y)]
    return parts


def _weighed(answer, rng):
    """Return for two tables what came back, what is right, and the share of events."""
    if "weighed" not in answer.shared:
        found = []
        for rate in (rng.uniform(0.05, 0.1), rng.uniform(0.13, 0.25)):
            parts = _reports(rng, rate)
            got = _rows_of(answer(TREES, *parts))
            found.append((got, _effects(*parts), float(parts[3].mean())))
        answer.shared["weighed"] = found
    return answer.shared["weighed"]


def _is_near(got, right, columns=COLUMNS):
    return all(abs(got[r][c] - right[r][c]) <= MARGIN for r in right for c in columns)


def _judge_rows(got, found, rate):
    """Tell what is off with the table as a whole; return the numbers of messages."""
    plain, balanced = got["plain"], got["balanced"]
    told = {"plain": plain["mean_p"], "balanced": balanced["mean_p"], "rate": rate,
            "auc": plain["auc"], "brier": plain["brier"]}  # fmt: skip
    right = found["right"]
    swapped = {"plain": right["balanced"], "balanced": right["plain"]}
    turned = {r: v | {"mean_p": 1 - v["mean_p"], "auc": 1 - v["auc"]} for r, v in right.items()}
    if all(plain[c] == balanced[c] for c in COLUMNS):
        fail("m05.same-model", **told)
    if _is_near(got, swapped):
        fail("m05.rows-swapped", **told)
    if _is_near(got, turned, ("mean_p", "auc")):
        fail("m05.wrong-column", **told)
    if _is_near(got, found["train"]):
        fail("m05.train-rows", **told)
    return told


def _judge_column(answer, rng, column, label_id):
    for got, found, rate in _weighed(answer, rng):
        told = _judge_rows(got, found, rate)
        right = found["right"]
        if _is_near(got, right, [column]):
            continue
        if _is_near(got, found["labels"], [column]):
            fail(label_id, **told)
        row = next(r for r in got if abs(got[r][column] - right[r][column]) > MARGIN)
        fail("m05.other-effect", column=column, row=row, got=got[row][column],
             right=right[row][column])  # fmt: skip


@weights.probe("value", points=1)
def the_mean_promise(answer, rng):
    _judge_column(answer, rng, "mean_p", "m05.label-mean")


@weights.probe("value", points=1)
def the_ranking(answer, rng):
    _judge_column(answer, rng, "auc", "m05.auc-labels")


@weights.probe("value", points=1)
def the_distance_of_promises(answer, rng):
    _judge_column(answer, rng, "brier", "m05.label-brier")


# --- 05-8 -------------------------------------------------------------------------

FEWEST_WORDS, MOST_WORDS = 100, 180
NEAR = 0.013

memo = Item(
    "05-8",
    "Memo about five calls",
    answer="memo",
    review_points=4,
    blank=("Write your memo here.",),
    marks={
        "S": "the length, and that the five calls a day are named",
        "A": "that the memo holds the share of useful calls of this run, within 0.013",
        "R": "whether the desk can act on it, with the rubric",
    },
    hints=(
        "Look at the table above the memo: which of its numbers is about one call?",
        "The desk pays for calls and hopes for cancelled flights among them. Say how many "
        "of 100 calls reach one, then what a simpler rule reaches, then what remains "
        "unseen.",
        "A memo of another kind, in its first lines:\n\n"
        "> Each Monday the list names twenty pumps to inspect. Of 100 inspected pumps, 12 "
        "were about to fail; drawn by lot it would be 3. Most failures still come "
        "unannounced, because rust is not in our data.",
    ),
    misconceptions={
        "m05.wrong-metric": Message(
            "The memo promises {quoted}, a number about all flights.",
            "The desk asked about its calls: how many of them help somebody?",
            "Find the number in the table that is about one call.",
        ),
        "m05.memo-recall": Message(
            "The memo's {quoted} is about cancelled flights, not about calls.",
            "Both are worth knowing; the desk pays by the call.",
            "Say how many of 100 calls reach a flight that is then cancelled.",
        ),
        "m05.memo-no-share": Message(
            "Shares found in the memo: {numbers}. None is the share of useful calls in "
            "this run.",
            "Without it the desk cannot tell whether a call is worth its time.",
            "Quote the row of the table that you promise.",
        ),
        "m05.memo-length": Message(
            "The memo has {words} words; the desk reads 100 to 180.",
            "Too short leaves out what to compare with; too long is not read.",
            "Say who is called, how many calls help, against what, and what is missed.",
        ),
        "m05.memo-no-capacity": Message(
            "The memo does not name the five calls or flights of a day.",
            "The promise holds for this number; with fifty calls it is another one.",
            "Say it in the first sentence.",
        ),
    },
)


@cache
def _run():
    """Return the share of useful calls of the exercise's run, and of the cancelled."""
    from sklearn.compose import make_column_transformer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    flights = load("flights_2013").assign(hour=lambda t: t.sched_dep_time // 100)
    flights["cancelled"] = flights["dep_time"].isna().astype(int)
    day = flights["month"] * 100 + flights["day"]
    is_past = day.isin(np.random.default_rng(0).permutation(day.unique())[:274])
    past, new = flights[is_past], flights[~is_past]
    encode = make_column_transformer(
        (OneHotEncoder(handle_unknown="ignore"), ["carrier", "origin"]),
        (StandardScaler(), ["hour", "distance"]),
    )
    model = make_pipeline(encode, LogisticRegression(max_iter=1000))
    model.fit(past, past["cancelled"])
    ranked = new.assign(p=-model.predict_proba(new)[:, 1]).sort_values("p", kind="stable")
    top = ranked.groupby(["month", "day"]).head(5)
    useful = top["cancelled"].sum()
    return useful / len(top), useful / new["cancelled"].sum()


@memo.probe("structure", points=1)
def length_and_capacity(answer, rng):
    words = text(answer.value())
    count = len(words.split())
    if not FEWEST_WORDS <= count <= MOST_WORDS:
        fail("m05.memo-length", words=count)
    five = r"\b(five|5)\b(?:\s+[\w-]+){0,4}\s+(calls?|flights?|passengers)|\b(five|5)\s+(a|per|each|every)\s+day"
    if not re.search(five, words, re.IGNORECASE):
        fail("m05.memo-no-capacity")


@memo.probe("value", points=2)
def the_share_of_useful_calls(answer, rng):
    found = quoted.shares(text(answer.value()))
    useful, recall = _run()
    if any(abs(share - useful) <= NEAR for share in found):
        return
    if any(abs(share - recall) <= NEAR for share in found):
        fail("m05.memo-recall", quoted=f"{recall:.2f}")
    high = [share for share in found if share >= 0.6]
    if high:
        fail("m05.wrong-metric", quoted=f"{max(high):.2f}")
    shown = ", ".join(f"{share:.3f}" for share in found[:5])
    fail("m05.memo-no-share", numbers=shown or "none")


# --- quizzes of the lesson ---------------------------------------------------------

recall_known = Quiz(
    "05.recall-1",
    "The desk calls the evening before. Which column of a flight may the model use?",
    options={
        "hour": Option(
            "The planned hour of departure",
            "It stands in the timetable months before.",
            is_correct=True,
        ),
        "delay": Option(
            "The delay at departure, where there is one",
            "It is written when the plane leaves, and a cancelled flight never gets one.",
            "m03.future-column",
        ),
        "month": Option(
            "The airline's share of cancelled flights in this month",
            "That share counts days that lie ahead, the day itself among them.",
            "m03.year-end",
        ),
    },
)

recall_days = Quiz(
    "05.recall-2",
    "Why do whole days go to one side of the split, not single flights?",
    options={
        "storm": Option(
            "Flights of one day share its weather",
            "In use every day is new. With single flights a storm would stand on both "
            "sides.",
            is_correct=True,
        ),
        "size": Option(
            "So that both sides get the same number of rows",
            "Days differ in size, so this split is even a little less equal.",
            "m04.split-for-size",
        ),
        "speed": Option(
            "So that the split is quicker to compute",
            "Both take milliseconds. The question is what the score then means.",
            "m04.split-for-speed",
        ),
    },
)

recall_dropna = Quiz(
    "05.recall-3",
    "Somebody starts with `flights.dropna()`. What happens to cancelled flights?",
    options={
        "gone": Option(
            "They are gone, all of them",
            "A cancelled flight has no departure time, so the events leave with the gaps.",
            is_correct=True,
        ),
        "some": Option(
            "Those with a typing error are gone",
            "The gap is no error here: it is how the table says “never flew”.",
            "m02.missing-is-error",
        ),
        "none": Option(
            "Nothing, the times are filled with zeros",
            "`dropna` removes rows. Zeros would be a different mistake.",
            "m02.zero-fill",
        ),
    },
)

weights_why = Quiz(
    "05.weights-why",
    "What did `class_weight=\"balanced\"` do to this model?",
    options={
        "louder": Option(
            "It promises more everywhere and ranks about as before",
            "The fit treats both classes as equally frequent, so all promises rise. Which "
            "flight comes before which hardly changes.",
            is_correct=True,
        ),
        "better": Option(
            "It made the probabilities right for rare events",
            "Compare the mean promise with how often it happens. Their distance grew.",
            "m05.balanced-prob",
        ),
        "finds": Option(
            "It learned to find flights that the plain model misses",
            "At 0.5 it warns far more. At equally many warnings both find about the same.",
            "m05.balanced-finds",
        ),
        "data": Option(
            "It drew more cancelled flights as training rows",
            "No row was added. Existing rows count more, which acts like copies of them.",
            "m05.balanced-data",
        ),
    },
)
