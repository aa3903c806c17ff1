"""The checks of module 04: honest evaluation.

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
    canary,
    fail,
    metamorphic,
    number,
    quoted,
    sequence,
    table,
    text,
)
from grader.checks.expect import reject
from grader.data import load

LOGISTIC = Recipe("sklearn.linear_model.LogisticRegression", max_iter=500)
NEAREST = Recipe("sklearn.neighbors.KNeighborsClassifier", n_neighbors=1)
NOTHING = Recipe("sklearn.dummy.DummyClassifier", strategy="prior")
ERROR = Recipe("sklearn.metrics.mean_absolute_error")

# --- 04-1 -------------------------------------------------------------------------

KINDS = ("rows", "groups", "time")
RIGHT = {"a": "groups", "b": "time", "c": "rows", "d": "groups", "e": "time", "f": "rows"}
GROUPS = {"a": "patients", "d": "companies"}
ONLY_ROWS = {"c": "sack", "f": "clerk"}

match = Item(
    "04-1",
    "The split follows the use",
    answer="splits",
    marks={"A": "the split of each of the six projects"},
    hints=(
        "Read the right column of the table before the middle one: who or what stands "
        "before the model when it is used?",
        "Ask two questions of each project. Does the use bring groups that training has "
        "never met? Does it lie later than everything in training? If neither, any row "
        "is as good as another.",
        "The same thought about a library (fictional):\n\n"
        "```python\n"
        "loans = {\n"
        "    'late returns of readers who join next year': 'groups, and later ones',\n"
        "    'late returns in December, from loans up to November': 'time',\n"
        "    'the topic of a lost page from one of our books': 'rows',\n"
        "}\n"
        "```",
    ),
    misconceptions={
        "m04.ignores-groups": Message(
            "For `{project}` the answer is {got!r}: rows of the same {groups} would be "
            "on both sides.",
            "In use, the {groups} are new, and nobody has measured how the model does "
            "there.",
            "Ask who stands before the model on its first day.",
        ),
        "m04.ignores-time": Message(
            "For `{project}` the answer is {got!r}, so training may hold days after the "
            "test.",
            "In use, every row that is asked about lies ahead of all known ones.",
            "Ask on which day the model is trained, and what exists by then.",
        ),
        "m04.over-strict": Message(
            "For `{project}` the answer is {got!r}, a test that the use never sets.",
            "It measures a situation that will not occur, and a good model may be "
            "turned down.",
            "Ask what is new in use: the {what}, or only the row.",
        ),
        "m04.no-answer": Message(
            "The dictionary holds no answer for `{project}`.",
            "A project without a split is judged by whatever the library does.",
            "Compare its keys with the letters in the table.",
        ),
    },
)


def _chosen(answer, project):
    value = answer.value()
    if not isinstance(value, dict):
        reject(value, 'a dictionary such as {"a": "rows"}')
    if project not in value:
        fail("m04.no-answer", project=project)
    chosen = text(value[project]).strip().casefold()
    if chosen not in KINDS:
        reject(value[project], f"one of {', '.join(map(repr, KINDS))} for {project!r}")
    return chosen


def _judge_projects(answer, projects):
    for project in projects:
        got, right = _chosen(answer, project), RIGHT[project]
        if got == right:
            continue
        told = {"project": project, "got": got}
        if right == "groups":
            fail("m04.ignores-groups", groups=GROUPS[project], **told)
        if right == "time":
            fail("m04.ignores-time", **told)
        fail("m04.over-strict", what=ONLY_ROWS[project], **told)


@match.probe("value", points=1)
def projects_that_meet_new_groups(answer, rng):
    _judge_projects(answer, "ad")


@match.probe("value", points=1)
def projects_that_look_ahead(answer, rng):
    _judge_projects(answer, "be")


@match.probe("value", points=1)
def projects_in_which_only_the_row_is_new(answer, rng):
    _judge_projects(answer, "cf")


# --- 04-2 -------------------------------------------------------------------------

groupwise = Item(
    "04-2",
    "A score for groups that nobody has met",
    answer="evaluate",
    marks={
        "A": "chance on labels by coin for each group, skill on a signal, for the model "
        "that was given",
        "N": "the number of folds, and speed",
    },
    hints=(
        "Take one group of six rows. In how many folds of your procedure do some of its "
        "rows train while others are scored?",
        "Splitters whose name contains `Group` keep a group on one side, if they are told "
        "the groups. `cross_val_score` hands them on.",
        "Whole groups in turn, by hand, on other data:\n\n"
        "```python\n"
        "import numpy as np\n"
        "choirs = np.array(['x', 'y', 'x', 'z', 'y', 'z'])\n"
        "for out in np.unique(choirs):\n"
        "    is_test = choirs == out\n"
        "    print('test', np.flatnonzero(is_test), 'train', np.flatnonzero(~is_test))\n"
        "```",
    ),
    misconceptions={
        "m04.group-overlap": Message(
            "The label of each group was decided by coin, and this reports {score:.2f}; "
            "chance is 0.50.",
            "Rows of one group are near copies: the model recognizes the group and "
            "knows nothing about new ones.",
            "Print, for one fold, the groups that stand on both sides.",
        ),
        "m04.train-score": Message(
            "On rows that resemble nothing, with labels by coin, it reports {score:.2f}.",
            "No split by groups or rows explains that: the model was scored on rows it "
            "had learned.",
            "Check which rows `fit` and the score receive.",
        ),
        "m04.best-fold": Message(
            "It reports {score:.2f}, far above the mean over folds, where labels are by "
            "coin and where they are not.",
            "The best of several folds is the luckiest one, and nobody can order it.",
            "Report the mean, or one score over all rows.",
        ),
        "m04.always-half": Message(
            "Where new groups can be told apart it reports only {score:.2f}.",
            "Honest is half of the task: a useful procedure also notices a signal.",
            "Check that a model is fitted, and scored by its probabilities.",
        ),
        "m04.other-model": Message(
            "For a model that answers the same to every row it reports {score:.2f}.",
            "Such a model ranks nothing; so another one was scored, or labels got in.",
            "Check that the `model` that comes in is the one that is fitted.",
        ),
        "m04.labels-scored": Message(
            "It reports {score:.2f}, as a score of yes or no does; probabilities rank "
            "better here.",
            "AUC asks how rows are ranked; labels throw the ranking away.",
            "Look at what `scoring` or `predict` hands to the score.",
        ),
    },
)


LUCK = (0.05, 0.02)  # above the mean of folds: on coins, and on a signal


def _grouped(rng, groups=120, most=7, width=8, shift=0.0, near=0.05):
    """Return X, y, names of groups whose rows are near copies, in random order.

    The label of a group is decided by coin; with `shift` the groups of the two
    labels have different centres.
    """
    sizes = rng.integers(3, most, groups)
    label = rng.permutation(np.arange(groups) % 2)
    centre = rng.standard_normal((groups, width)) + shift * (label[:, None] - 0.5)
    rows = rng.permutation(np.repeat(np.arange(groups), sizes))
    X = centre[rows] + near * rng.standard_normal((len(rows), width))
    names = np.array([f"g{i:03d}" for i in rng.permutation(groups)])
    return X, label[rows], names[rows]


def _mean_of_folds(X, y, groups):
    """Return the mean AUC of a nearest neighbor over folds by groups."""
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import GroupKFold
    from sklearn.neighbors import KNeighborsClassifier

    scores = []
    for train, test in GroupKFold(5).split(X, y, groups):
        model = KNeighborsClassifier(n_neighbors=1).fit(X[train], y[train])
        scores.append(roc_auc_score(y[test], model.predict(X[test])))
    return np.mean(scores)


def _both_scores(X, y, groups):
    """Return the mean AUC over folds by groups, from probabilities and from labels."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import GroupKFold

    scores = []
    for train, test in GroupKFold(5).split(X, y, groups):
        model = LogisticRegression(max_iter=500).fit(X[train], y[train])
        chances, said = model.predict_proba(X[test])[:, 1], model.predict(X[test])
        scores.append((roc_auc_score(y[test], chances), roc_auc_score(y[test], said)))
    return np.mean(scores, axis=0)


@groupwise.probe("canary", points=3)
def coins_score_chance_and_a_signal_does_not(answer, rng):
    def once(model, **sizes):
        return number(answer(model, *_grouped(rng, **sizes)), 0, 1)

    alone = canary.mean_of(lambda: once(NEAREST, groups=150, most=5, near=3.0), 3)
    if alone >= 0.75:
        fail("m04.train-score", score=alone)
    by_coin = [_grouped(rng) for _ in range(5)]
    coins = np.mean([number(answer(NEAREST, *one), 0, 1) for one in by_coin])
    if coins >= 0.75:
        fail("m04.group-overlap", score=coins)
    tables = [_grouped(rng, shift=0.8, near=0.8) for _ in range(4)]
    signal = np.mean([number(answer(LOGISTIC, *one), 0, 1) for one in tables])
    honest, labels = np.mean([_both_scores(*one) for one in tables], axis=0)
    lucky = coins - np.mean([_mean_of_folds(*one) for one in by_coin])
    if lucky > LUCK[0] and signal - honest > LUCK[1]:
        fail("m04.best-fold", score=signal)
    if coins >= 0.70:
        fail("m04.group-overlap", score=coins)
    if signal < 0.7:
        fail("m04.always-half", score=signal)
    if signal < labels + 0.35 * (honest - labels):
        fail("m04.labels-scored", score=signal)
    nothing = number(answer(NOTHING, *tables[0]), 0, 1)
    if nothing > 0.6:
        fail("m04.other-model", score=nothing)


# --- 04-3 -------------------------------------------------------------------------

by_time = Item(
    "04-3",
    "Train on what is known by then",
    answer="time_split",
    marks={
        "A": "which rows stand in both tables, on fresh tables in random order",
        "N": "the order of rows inside the two tables",
    },
    hints=(
        "Draw a time line with `cutoff` on it, and put a sale of the day before on it, "
        "then the day on which its label is written.",
        "Two questions for each row, both about dates and none about its place in the "
        "table: on which day is its label written, and does the sale lie on `cutoff` or "
        "later?",
        "Comparing shifted days, for seeds that take a while to sprout:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "sown = pd.Series(pd.to_datetime(['2024-05-03', '2024-04-20']))\n"
        "seen = sown + pd.Timedelta(days=10)\n"
        "print(seen < pd.Timestamp('2024-05-01'))\n"
        "```",
    ),
    misconceptions={
        "m04.label-not-known": Message(
            "{count} training rows, such as a sale of {day}, get their label only on "
            "{cutoff} or later.",
            "On the morning of the cutoff nobody has these labels, so the training "
            "never happens like this.",
            "Add `wait` to the day of a sale and compare again.",
        ),
        "m04.both-sides": Message(
            "{count} rows stand in both tables, such as a sale of {day}.",
            "The test is then partly an open-book exam.",
            "Check on which side the day of the cutoff itself belongs.",
        ),
        "m04.future-in-training": Message(
            "{count} training rows lie on {cutoff} or later, such as a sale of {day}.",
            "The model would learn from days that have not come yet.",
            "Check what decides a row's side: its date, or its place in the table.",
        ),
        "m04.past-in-test": Message(
            "{count} test rows lie before {cutoff}, such as a sale of {day}.",
            "The score would be about days that are over.",
            "Check what decides a row's side: its date, or its place in the table.",
        ),
        "m04.test-rows-lost": Message(
            "{count} sales from {cutoff} on are missing in the test, such as one of "
            "{day}.",
            "The first days after training are judged by nobody.",
            "The waiting concerns labels to learn from. Which rows does the model "
            "answer?",
        ),
        "m04.train-rows-lost": Message(
            "{count} rows whose label is known in time are missing in training, such as "
            "a sale of {day}.",
            "Lawful information is thrown away.",
            "Try `wait=0` and a table of three days, by hand.",
        ),
        "m04.rows-doubled": Message(
            "{count} sales stand more than once in the same table.",
            "A sale that is counted twice weighs twice, in training and in the score.",
            "Compare the lengths of both tables with the length of `sales`.",
        ),
        "m04.changed-table": Message(
            "After the call, the table that came in has another content or order.",
            "Whoever uses it next works on rows that moved without a word.",
            "Work on a copy, or on a selection of rows.",
        ),
    },
)


def _sales(rng):
    """Return a shuffled table of sales, the cutoff, and the days until a label."""
    rows = int(rng.integers(80, 140))
    first = pd.Timestamp("2024-01-01") + pd.Timedelta(days=int(rng.integers(0, 300)))
    day = np.concatenate([np.arange(60), rng.integers(0, 60, rows - 60)])
    sales = pd.DataFrame(
        {
            "parcel": rng.permutation(rows) + 1000,
            "date": first + pd.to_timedelta(rng.permutation(day), unit="D"),
            "price": rng.integers(5, 90, rows).astype(float),
            "came_back": rng.integers(0, 2, rows),
        }
    )
    sales.index = rng.permutation(rows) if rng.random() < 0.5 else range(rows)
    return sales, first + pd.Timedelta(days=int(rng.integers(30, 45)))


def _sides(answer, rng, wait):
    """Return the sales, the cutoff, and the parcels in training and in the test."""
    sales, cutoff = _sales(rng)
    before = sales.copy()
    reply = answer.call(sales, cutoff.strftime("%Y-%m-%d"), wait)
    train, test = (table(part, ["parcel", "date"]) for part in sequence(reply.value, 2))
    after = reply.arguments[0]
    is_same = list(after.columns) == list(before.columns) if hasattr(after, "columns") else False
    if not (is_same and after.index.equals(before.index) and metamorphic.same(after, before)):
        fail("m04.changed-table")
    twice = sum(int(part["parcel"].duplicated().sum()) for part in (train, test))
    if twice:
        fail("m04.rows-doubled", count=twice)
    return sales, cutoff, set(train["parcel"]), set(test["parcel"])


def _judge_sides(answer, rng, wait):
    sales, cutoff, train, test = _sides(answer, rng, wait)
    date = sales.set_index("parcel")["date"]
    known = set(date.index[date + pd.Timedelta(days=wait) < cutoff])
    ahead = set(date.index[date >= cutoff])

    def tell(id, rows):
        rows = sorted(rows & set(date.index))
        if rows:
            day = date[rows].iloc[len(rows) // 2]
            fail(id, count=len(rows), day=f"{day:%d %B}", cutoff=f"{cutoff:%d %B}")

    tell("m04.both-sides", train & test)
    tell("m04.future-in-training", train & ahead)
    tell("m04.past-in-test", test - ahead)
    tell("m04.label-not-known", train - known)
    tell("m04.test-rows-lost", ahead - test)
    tell("m04.train-rows-lost", known - train)


@by_time.probe("metamorphic", points=1)
def labels_that_are_known_at_once(answer, rng):
    for _ in range(3):
        _judge_sides(answer, rng, 0)


@by_time.probe("metamorphic", points=2)
def labels_that_take_days(answer, rng):
    for _ in range(4):
        _judge_sides(answer, rng, int(rng.integers(3, 15)))


# --- 04-4 -------------------------------------------------------------------------

yesterday = Item(
    "04-4",
    "Tomorrow will be like today",
    answer="persistence",
    marks={
        "A": "the share, on fresh series of several lengths",
        "N": "the direction of the comparison: for same or not the same it has no effect",
    },
    hints=(
        "Write five days on paper, 0 0 1 1 0, and count by hand: how many forecasts are "
        "made, and how many of them are right?",
        "Each day but one has a day before it. Line the days up with the days before, "
        "and leave out the one that has none.",
        "Neighbors in another series, whether a letter repeats:\n\n"
        "```python\n"
        "word = 'balloon'\n"
        "pairs = list(zip(word, word[1:]))\n"
        "print(len(word), len(pairs), sum(a == b for a, b in pairs))\n"
        "```",
    ),
    misconceptions={
        "m04.same-day": Message(
            "It reports {got:.3f} for every series, also for days by coin.",
            "A perfect forecast is a smoke alarm: each day seems to be compared with "
            "itself.",
            "Print the two columns that are compared, next to each other.",
        ),
        "m04.first-day": Message(
            "It reports {got:.3f} for {days} days; the share among {pairs} forecasts is "
            "another.",
            "The day without a neighbor counts as a miss or as a hit, though nobody "
            "made a forecast for it.",
            "Count the forecasts in a series of two days.",
        ),
        "m04.majority": Message(
            "It reports {got:.3f}, the share of the more frequent value.",
            "That is the other baseline, which never looks at the day before.",
            "Try a series with rain on each second day.",
        ),
        "m04.two-days": Message(
            "It reports {got:.3f}, as a forecast from two days before does.",
            "Weather forgets quickly; an older day is a poorer guide.",
            "Print the first three pairs that are compared.",
        ),
        "m04.correlation": Message(
            "It reports {got:.3f}, the correlation of neighboring days.",
            "A correlation says how two columns move together, not how often a forecast "
            "is right.",
            "Count hits, then divide by the number of forecasts.",
        ),
        "m04.misses": Message(
            "It reports {got:.3f}, which is the share of forecasts that fail.",
            "A reader would take the number for an accuracy.",
            "Try a series of dry days only.",
        ),
        "m04.other-share": Message(
            "It reports {got:.3f} for {days} days; counting hits by hand gives another "
            "share.",
            "A baseline is the ruler for every later model.",
            "Try the series 0, 0, 1 and count by hand.",
        ),
    },
)


def _rain(rng, days):
    """Return a series of 0 and 1 in which days tend to be like the day before."""
    stays = rng.random(days) < rng.uniform(0.55, 0.8)
    return np.cumsum(np.r_[rng.integers(0, 2), ~stays[1:]]) % 2


def _shares(rain):
    """Return the share of hits, and what known mistakes report."""
    hits = rain[1:] == rain[:-1]
    two = rain[2:] == rain[:-2]
    is_flat = rain[1:].std() == 0 or rain[:-1].std() == 0
    r = np.nan if is_flat else np.corrcoef(rain[1:], rain[:-1])[0, 1]
    return hits.mean(), {
        "m04.same-day": [1.0],
        "m04.first-day": [hits.sum() / len(rain), (hits.sum() + 1) / len(rain)],
        "m04.majority": [max(rain.mean(), 1 - rain.mean())],
        "m04.two-days": [two.mean(), two.sum() / len(rain), two.sum() / (len(rain) - 1)],
        "m04.correlation": [r],
        "m04.misses": [1 - hits.mean()],
    }


def _telling(rng):
    """Return series on which all mistakes give different numbers, with these."""
    found = []
    while len(found) < 4:
        rain = _rain(rng, int(rng.integers(25, 60)))
        share, mistakes = _shares(rain)
        others = np.array([v for values in mistakes.values() for v in values])
        if np.all(np.abs(others - share) > 1e-6):
            found.append((rain, share, mistakes))
    return found


@yesterday.probe("value", points=2)
def share_of_right_forecasts(answer, rng):
    got = []
    for rain, share, mistakes in _telling(rng):
        start = pd.Timestamp("2014-01-01") + pd.Timedelta(days=int(rng.integers(0, 400)))
        dated = pd.Series(rain, pd.date_range(start, periods=len(rain)), name="rain")
        got.append((number(answer(dated)), share, mistakes, rain))
    fit = [id for id in got[0][2]
           if all(min(abs(v - g) for v in m[id]) < 1e-6 for g, _, m, _ in got)]  # fmt: skip
    for value, share, _, rain in got:
        if abs(value - share) > 1e-6:
            id = fit[0] if fit else "m04.other-share"
            fail(id, got=value, days=len(rain), pairs=len(rain) - 1)
    for rain in ([0, 0], [1, 0], [1, 1, 1]):
        value = number(answer(pd.Series(rain)))
        if abs(value - _shares_of_short(rain)) > 1e-6:
            fail("m04.other-share", got=value, days=len(rain))


def _shares_of_short(rain):
    return float(np.mean([a == b for a, b in zip(rain, rain[1:], strict=False)]))


# --- 04-5 -------------------------------------------------------------------------

interval = Item(
    "04-5",
    "How far could it be off?",
    answer="bootstrap_ci",
    marks={
        "A": "the ends, against intervals computed anew, with and without groups",
        "N": "which kind of bootstrap, as long as its ends agree; tables of few rows, "
        "where kinds differ",
    },
    hints=(
        "Look at what is drawn anew in each round, and at what stays together while it "
        "is drawn.",
        "A resample is a list of row numbers, drawn with replacement, as many as there "
        "are. The same numbers pick from `y` and from `p`. With groups, draw names, and "
        "take all rows of each name, twice if it is drawn twice.",
        "The bootstrap of a median, on other data:\n\n"
        "```python\n"
        "import numpy as np\n"
        "rng = np.random.default_rng(1)\n"
        "minutes = np.array([31, 35, 29, 60, 33, 38])\n"
        "medians = [np.median(rng.choice(minutes, 6)) for _ in range(1000)]\n"
        "print(np.quantile(medians, [0.025, 0.975]))\n"
        "```",
    ),
    misconceptions={
        "m04.unpaired-boot": Message(
            "The metric is {value:.2f}; the interval runs from {low:.2f} to {high:.2f}.",
            "It lies around another number: predictions seem to meet the true values of "
            "other rows, or `metric` is not what was computed.",
            "Check that one draw of row numbers serves both arrays.",
        ),
        "m04.sem": Message(
            "The interval is {ratio:.0%} as wide as resampling makes it.",
            "The standard error of a mean of resamples shrinks with the rounds, and "
            "says nothing about the data.",
            "Take twice as many rounds: should an honest interval change?",
        ),
        "m04.one-sd": Message(
            "The interval is {ratio:.0%} as wide as a 95 % interval.",
            "One standard deviation to each side covers about two thirds.",
            "Ask which share of the resampled values lies inside.",
        ),
        "m04.ninety": Message(
            "The interval is {ratio:.0%} as wide as a 95 % interval.",
            "An interval of 90 % misses twice as often as it says.",
            "Count which share of the resampled values lies below its lower end.",
        ),
        "m04.too-wide": Message(
            "The interval is {ratio:.0%} as wide as a 95 % interval.",
            "Too wide hides differences that the data do show.",
            "Ask which share of the resampled values lies inside, and how many rows a "
            "resample has.",
        ),
        "m04.rows-not-groups": Message(
            "With groups, the interval is {ratio:.0%} as wide as whole groups make it, "
            "as if rows were drawn alone.",
            "Rows of a group fail together, so there is less to go by than there are "
            "rows.",
            "Draw names of groups, then take all their rows.",
        ),
        "m04.fixed-width": Message(
            "On tables of very different spread, the interval is {least:.0%} to {most:.0%} "
            "as wide as resampling makes it.",
            "A width that does not follow the data says nothing about them.",
            "Let the resampled values alone decide how wide it is.",
        ),
        "m04.ends-swapped": Message(
            "The pair came as ({low:.2f}, {high:.2f}), the larger number first.",
            "Whoever asks whether 0 lies between them gets no answer.",
            "Compare the order of the pair with the docstring.",
        ),
        "m04.changed-arrays": Message(
            "After the call, an array that came in holds other values.",
            "The next interval is then computed from shuffled data.",
            "Draw row numbers, and select with them.",
        ),
    },
)


def _predicted(rng, rows=320, groups=None):
    """Return y, p and None or names of groups whose errors go together."""
    y = rng.normal(10, 4, rows)
    if groups is None:
        return y, y + rng.normal(0, 1.5, rows), None
    sizes = rng.multinomial(rows - 3 * groups, rng.dirichlet(np.full(groups, 3.0))) + 3
    group = rng.permutation(np.repeat(np.arange(groups), sizes))
    worse = rng.gamma(2.0, 0.8, groups)[group]
    p = y + worse * np.where(rng.random(rows) < 0.5, -1, 1) + rng.normal(0, 0.4, rows)
    return y, p, np.array([f"day {i:03d}" for i in group])


def _ends(rng, y, p, groups, draws=4000):
    """Return the ends of the percentile bootstrap of the mean absolute error."""
    names = np.arange(len(y)) if groups is None else groups
    sums = pd.Series(np.abs(y - p)).groupby(names).agg(["sum", "count"]).to_numpy()
    drawn = rng.integers(0, len(sums), (draws, len(sums)))
    means = sums[drawn, 0].sum(axis=1) / sums[drawn, 1].sum(axis=1)
    return np.quantile(means, [0.025, 0.975])


def _intervals(answer, rng, groups):
    """Return, averaged over tables: ratios to row-wise and group-wise width, offset."""
    found = []
    for scale in rng.permutation([0.2, 1.0, 5.0]):
        y, p, names = _predicted(rng, groups=groups)
        y, p = scale * y, scale * p
        reply = answer.call(y, p, ERROR, names)
        if set(reply.changed) & {0, 1, 3}:
            fail("m04.changed-arrays")
        low, high = (number(end) for end in sequence(reply.value, 2))
        value = np.abs(y - p).mean()
        if low > high:
            fail("m04.ends-swapped", low=low, high=high)
        rows, whole = (_ends(rng, y, p, one) for one in (None, names))
        width = whole[1] - whole[0]
        # Unpaired values lie many widths away; a single odd table does not matter.
        off = ((low + high) / 2 - whole.mean()) / width
        found.append(((high - low) / width, (rows[1] - rows[0]) / width, off))
        numbers = {"value": value, "low": low, "high": high}
    ratio, alone, off = np.mean(found, axis=0)
    least, most = np.min(found, axis=0)[0], np.max(found, axis=0)[0]
    if abs(off) <= 0.3 and most > 1.6 * least > 0:
        fail("m04.fixed-width", least=least, most=most)
    return ratio, alone, off, numbers


def _judge_width(ratio):
    if ratio < 0.25:
        fail("m04.sem", ratio=ratio)
    if ratio < 0.68:
        fail("m04.one-sd", ratio=ratio)
    if ratio < 0.91:
        fail("m04.ninety", ratio=ratio)
    if ratio > 1.15:
        fail("m04.too-wide", ratio=ratio)


@interval.probe("value", points=2)
def rows_are_resampled(answer, rng):
    ratio, _, off, numbers = _intervals(answer, rng, None)
    answer.shared["ratio"] = ratio
    if abs(off) > 0.3:
        fail("m04.unpaired-boot", **numbers)
    _judge_width(ratio)


@interval.probe("value", points=2)
def whole_groups_are_resampled(answer, rng):
    ratio, alone, off, numbers = _intervals(answer, rng, 45)
    if abs(off) > 0.3:
        fail("m04.unpaired-boot", **numbers)
    # An interval that is too narrow for rows too has another fault.
    if ratio < alone + 0.08 and answer.shared.get("ratio", 0) >= 0.8:
        fail("m04.rows-not-groups", ratio=ratio)
    _judge_width(ratio)


# --- 04-6 -------------------------------------------------------------------------

contest = Item(
    "04-6",
    "Who won?",
    answer="verdict",
    marks={
        "A": "the decision in clear cases: paired, small, tied, and in groups",
        "N": "close calls, on which two good methods may differ",
    },
    hints=(
        "Two models answered the same rows. What does that give you that two averages "
        "do not?",
        "Subtract row by row, and ask about the mean of the differences: does its 95 % "
        "interval hold 0? With groups, what varies from draw to draw is the group.",
        "Differences of pairs, for shoes worn by the same runners:\n\n"
        "```python\n"
        "import numpy as np\n"
        "old, new = np.array([31.0, 44.2, 38.1]), np.array([30.1, 43.5, 37.0])\n"
        "gain = old - new\n"
        "print(gain.mean(), gain.std(ddof=1) / np.sqrt(len(gain)))\n"
        "```",
    ),
    misconceptions={
        "m04.bigger-number": Message(
            "Means {a:.3f} and {b:.3f} on {rows} rows: it says {got!r}.",
            "Redrawing the same number of rows would often reverse that difference.",
            "Ask how far the difference moves when rows are drawn again.",
        ),
        "m04.separate-intervals": Message(
            "On {rows} shared rows one model is ahead nearly everywhere, by a little; it "
            "says {got!r}.",
            "Rows differ far more than the models. Two separate intervals drown the "
            "difference in that.",
            "Subtract row by row before anything else.",
        ),
        "m04.never-decides": Message(
            "Means {a:.3f} and {b:.3f} on {rows} rows, far apart; it says {got!r}.",
            "Caution that never decides helps nobody to choose.",
            "Compare the mean difference with how far it moves.",
        ),
        "m04.sides-swapped": Message(
            "The first model's mean is {a:.3f}, the second's {b:.3f}; it says {got!r}.",
            "More is better here, so the worse model would be shipped.",
            "Check the sign of the difference.",
        ),
        "m04.rows-not-groups": Message(
            "{rows} rows in {groups} groups: it says {got!r}.",
            "The lead comes from few groups, in which all rows agree. Other groups could "
            "reverse it.",
            "Let whole groups vary, not single rows.",
        ),
    },
)


def _win(rng, sign):
    """Return scores of 0 and 1 with a clear lead: far more rows are won than lost."""
    rows = int(rng.integers(300, 500))
    a, b = np.zeros(rows), np.zeros(rows)
    a[: rows // 2] = b[: rows // 2] = 1
    a[-90:] = 1
    b[-100:-90] = 1
    order = rng.permutation(rows)
    return (a[order], b[order]) if sign > 0 else (b[order], a[order])


def _small_lead(rng, sign):
    """Return scores that differ much between rows and little, but always, by model."""
    rows = int(rng.integers(200, 300))
    hard = rng.normal(0, 10, rows)
    lead = sign * _spread(rng, rows, 0.25, 0.5)
    return hard + lead, hard


def _spread(rng, rows, mean, sd):
    """Return values with exactly this mean and standard deviation."""
    values = rng.standard_normal(rows)
    return mean + sd * (values - values.mean()) / values.std()


def _luck(rng, sign):
    """Return scores of 0 and 1 on few rows, with a lead of one or two rows."""
    rows = int(rng.integers(57, 90))
    won, lost = 5, 4
    a, b = np.ones(rows), np.ones(rows)
    b[:won], a[won : won + lost] = 0, 0
    order = rng.permutation(rows)
    return (a[order], b[order]) if sign > 0 else (b[order], a[order])


def _few_groups(rng, sign):
    """Return scores whose lead is clear over rows and not at all over groups."""
    sizes = rng.integers(18, 23, 14)
    group = np.repeat(np.arange(14), sizes)
    lead = sign * _spread(rng, 14, 0.2, 1.0)[group]
    a = lead - (lead.mean() - sign * 0.2) + rng.normal(0, 0.1, len(group))
    order = rng.permutation(len(group))
    base = rng.normal(0, 0.3, len(group))
    names = np.array([f"day {i:02d}" for i in group])
    return (base + a)[order], base[order], names[order]


def _many_groups(rng, sign):
    """Return scores whose lead is clear over rows and over groups."""
    group = np.repeat(np.arange(60), rng.integers(3, 7, 60))
    lead = sign * _spread(rng, 60, 1.2, 0.5)[group]
    base = rng.normal(0, 2, len(group))
    order = rng.permutation(len(group))
    names = np.array([f"day {i:02d}" for i in group])
    return (base + lead)[order], base[order], names[order]


def _decided(answer, a, b, groups=None):
    said = text(answer(a, b, groups)).strip().casefold().replace("’", "'")
    known = ("a", "b", "can't tell")
    if said not in known:
        reject(said, "one of 'a', 'b', \"can't tell\"")
    names = {"got": said, "a": np.mean(a), "b": np.mean(b), "rows": len(a)}
    return said, names | {"groups": 0 if groups is None else len(set(groups))}


def _judge_clear(answer, case, id):
    """Judge a case in which the model with the larger mean has won."""
    said, numbers = _decided(answer, *case)
    right = "a" if numbers["a"] > numbers["b"] else "b"
    if said == right:
        return
    fail(id if said == "can't tell" else "m04.sides-swapped", **numbers)


@contest.probe("value", points=1)
def clear_wins_are_called(answer, rng):
    for sign in (1, -1):
        _judge_clear(answer, _win(rng, sign), "m04.never-decides")
    for sign in (-1, 1):
        _judge_clear(answer, _small_lead(rng, sign), "m04.separate-intervals")


@contest.probe("value", points=1)
def luck_is_called_luck(answer, rng):
    _judge_clear(answer, _win(rng, 1), "m04.never-decides")
    _judge_clear(answer, _win(rng, -1), "m04.never-decides")
    tied = rng.integers(0, 2, 80).astype(float)
    for a, b in (_luck(rng, 1), _luck(rng, -1), (tied, tied.copy())):
        said, numbers = _decided(answer, a, b)
        if said != "can't tell":
            fail("m04.bigger-number", **numbers)


@contest.probe("value", points=1)
def groups_vary_as_a_whole(answer, rng):
    for sign in (1, -1):
        _judge_clear(answer, _many_groups(rng, sign), "m04.never-decides")
    for sign in (1, -1):
        a, b, groups = _few_groups(rng, sign)
        said, numbers = _decided(answer, a, b, groups)
        if said != "can't tell":
            fail("m04.rows-not-groups", **numbers)


# --- 04-7 -------------------------------------------------------------------------

MOST = 0.02
FEWEST_WORDS, MOST_WORDS = 80, 150
CANDIDATES = ("hour rule", "trees", "trees without month")

ship = Item(
    "04-7",
    "Ship which?",
    answer="memo",
    review_points=4,
    blank=("Write your memo here.",),
    marks={
        "S": "the length",
        "A": "that an AUC of the candidates, one of what it is compared with, and an "
        "interval of a difference stand in it, each within 0.02",
        "R": "whether the choice follows from the numbers, with the rubric; every choice "
        "can earn full marks",
    },
    hints=(
        "Both tables above the memo: which of their lines is about the choice that you "
        "make?",
        "Say what you ship, how good it is, compared with what, how far the difference "
        "could be off, and which later observation would change your mind.",
        "A memo about another choice, in its first lines:\n\n"
        "> We keep the paper form. Both forms were tried on the same 40 days; the tablet "
        "found 0.81 of the errors, the form 0.80, and the difference lies between -0.02 "
        "and 0.04. We would change our mind if the tablet saved an hour a day.",
    ),
    misconceptions={
        "m04.memo-length": Message(
            "The memo has {words} words; the airport reads 80 to 150.",
            "Too short leaves out what it was compared with; too long is not read.",
            "Say which, how good, against what, how sure, and what would change it.",
        ),
        "m04.no-score": Message(
            "Numbers found in the memo: {numbers}. None is an AUC of a candidate on the "
            "last three months.",
            "A promise without a number cannot be kept or missed.",
            "Quote the AUC of the candidate that you ship.",
        ),
        "m04.no-baseline": Message(
            "Of the AUCs in the first table, the memo quotes one: {quoted}.",
            "Alone, it does not say whether a model is worth its trouble.",
            "Name what it is compared with, and that score.",
        ),
        "m04.memo-flatters": Message(
            "The memo promises {quoted}; trained by September and tested after it, no "
            "candidate gets there.",
            "A split of any rows asks about days that are known already. October was "
            "not.",
            "Quote the test on the months to come.",
        ),
        "m04.no-interval": Message(
            "The memo gives no interval of a difference from the second table.",
            "Ten points or none: without it nobody knows how sure the lead is.",
            "Quote both ends of the difference that decides.",
        ),
    },
)


@cache
def _shipped():
    """Return the AUC of each candidate, the ends of differences, and a random split's.

    The same computation as in the exercise, on the shipped flights of 2023.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import train_test_split

    flights = load("flights_2023").dropna(subset=["arr_delay"])
    texts = {name: "category" for name in ("carrier", "origin", "dest")}
    flights = flights.astype(texts)
    date = pd.to_datetime(flights[["year", "month", "day"]])
    flights = flights.assign(
        date=date,
        weekday=date.dt.day_of_week,
        hour=flights.sched_dep_time // 100,
        late=(flights.arr_delay >= 15).astype(int),
    )
    past, future = flights[flights.month < 10], flights[flights.month >= 10]
    rates = past.groupby("hour").late.mean()
    p = {"hour rule": future.hour.map(rates).fillna(past.late.mean()).to_numpy()}
    without = ["weekday", "sched_dep_time", "carrier", "origin", "dest", "distance"]

    def fitted(rows, columns):
        trees = HistGradientBoostingClassifier(
            max_iter=40, categorical_features="from_dtype", random_state=0
        )
        return trees.fit(rows[columns], rows.late)

    for name, columns in (("trees", ["month", *without]), (CANDIDATES[2], without)):
        p[name] = fitted(past, columns).predict_proba(future[columns])[:, 1]
    late = future.late.to_numpy()
    scores = {name: roc_auc_score(late, p[name]) for name in p}
    some, others = train_test_split(flights, test_size=0.25, random_state=0)
    columns = ["month", *without]
    chances = fitted(some, columns).predict_proba(others[columns])[:, 1]
    return scores, _differences(late, p, future.date), roc_auc_score(others.late, chances)


def _differences(late, p, date):
    """Return the ends of each difference of AUCs when whole days are drawn again."""
    from sklearn.metrics import roc_auc_score

    rng = np.random.default_rng(0)
    days = list(pd.Series(range(len(late))).groupby(date.to_numpy()).indices.values())
    draws = []
    for _ in range(80):
        rows = np.concatenate([days[i] for i in rng.integers(0, len(days), len(days))])
        draws.append([roc_auc_score(late[rows], p[name][rows]) for name in p])
    draws = np.array(draws)
    pairs = [(0, 1), (0, 2), (1, 2)]
    return [np.quantile(draws[:, j] - draws[:, i], [0.025, 0.975]) for i, j in pairs]


def _ranges_in(words):
    """Return pairs such as -0.01 to 0.02, [.034, .069], 3.4 to 6.9 points."""
    unit = r"\s*(%|per\s?cent(?:age)?(?:\s+points?)?|points?)?"
    value = r"([-−–+]?\s?\d*[.,]?\d+)"
    between = r"\s*(?:,|;|to|and|until|up to|[-–—]|\.\.+)\s*"
    pairs = re.findall(value + unit + between + value + unit, words)
    return [
        (_value(low, left or right), _value(high, right or left))
        for low, left, high, right in pairs
    ]


def _value(digits, unit):
    sign = -1 if digits[0] in "-−–" else 1
    size = float(digits.lstrip("-−–+ ").replace(",", "."))
    return sign * size / (100 if unit else 1)


def _is_near(pair, ends):
    low, high = sorted(pair)
    return any(
        abs(low - a) <= 0.015 and abs(high - b) <= 0.015
        for a, b in (tuple(ends), (-ends[1], -ends[0]))
    )


@ship.probe("structure", points=1)
def length_that_is_read(answer, rng):
    words = len(text(answer.value()).split())
    if not FEWEST_WORDS <= words <= MOST_WORDS:
        fail("m04.memo-length", words=words)


@ship.probe("value", points=2)
def quotes_a_score_and_what_it_is_compared_with(answer, rng):
    found = quoted.shares(text(answer.value()))
    scores, _, flattering = _shipped()

    def near(*names):
        return [f for f in found if any(abs(f - scores[n]) <= MOST for n in names)]

    rule, trees = near("hour rule"), near("trees", "trees without month")
    if rule and trees:
        return
    promised = [share for share in found if share >= flattering - MOST and share < 1]
    if promised and not trees:
        fail("m04.memo-flatters", quoted=f"{max(promised):.2f}")
    if rule or trees:
        fail("m04.no-baseline", quoted=f"{[*rule, *trees][0]:.3g}")
    shown = ", ".join(f"{share:.2f}" for share in found[:5])
    fail("m04.no-score", numbers=shown or "none")


@ship.probe("value", points=1)
def quotes_the_interval_of_a_difference(answer, rng):
    ranges = _ranges_in(text(answer.value()))
    _, differences, _ = _shipped()
    if not any(_is_near(pair, ends) for pair in ranges for ends in differences):
        fail("m04.no-interval")


# --- quizzes of the lesson ---------------------------------------------------------

recall_island = Quiz(
    "04.recall-1",
    "In module 01 one model did well in mixed folds and badly on a new island. Why?",
    options={
        "use": Option(
            "Both numbers are honest, for two different uses",
            "Mixed folds ask about one more bird like these. An island that is held out "
            "asks about a place without a past.",
            is_correct=True,
        ),
        "overfit": Option(
            "The model overfitted, and mixed folds cannot see that",
            "Mixed folds do see a model that learns rows by heart: they score others.",
            "m04.blames-overfit",
        ),
        "luck": Option(
            "The island was one unlucky draw; the mean is right",
            "Draw again: the same island fails each time, for the same reason.",
            "m04.blames-luck",
        ),
    },
)

recall_moment = Quiz(
    "04.recall-2",
    "Which sentence comes before any column is chosen?",
    options={
        "moment": Option(
            "At this moment, knowing these, we predict that",
            "The moment of the prediction decides which cells are filled in.",
            is_correct=True,
        ),
        "model": Option(
            "With this model, tuned so, we reach that score",
            "A score without its moment may rest on columns that nobody has yet.",
            "m04.model-first",
        ),
        "all": Option(
            "All columns go in; the model drops what is useless",
            "A leaky column is the opposite of useless, so a model keeps it gladly.",
            "m04.model-decides",
        ),
    },
)

recall_pairs = Quiz(
    "04.recall-3",
    "A model has an AUC of 0.60. What does it say?",
    options={
        "pairs": Option(
            "Of 100 pairs, one late and one not, it ranks 60 right",
            "That is what an AUC counts. A coin ranks 50.",
            is_correct=True,
        ),
        "share": Option(
            "Of 100 flights, it names 60 correctly as late or not",
            "That would be an accuracy. An AUC looks at the order only.",
            "m04.auc-accuracy",
        ),
        "found": Option(
            "Of 100 late flights, it finds 60 before they leave",
            "That would be a recall, which needs a threshold. An AUC has none.",
            "m04.auc-recall",
        ),
    },
)

days_why = Quiz(
    "04.days-why",
    "What do two flights of one day share that no column of the timetable says?",
    options={
        "day": Option(
            "The weather and the jams of that day",
            "Lateness comes in days: their late rates differ far more than luck allows. "
            "Whoever has seen a day's other flights knows how that day went.",
            is_correct=True,
        ),
        "rows": Option(
            "Nothing; whole days leave fewer rows to learn from",
            "Both splits learn from two thirds of the rows. Only who sits where changed.",
            "m04.blames-size",
        ),
        "copies": Option(
            "Often they are the same flight, entered twice",
            "Count repeated rows: this table has none. The day repeats, not the row.",
            "m04.blames-copies",
        ),
    },
)

month_why = Quiz(
    "04.month-why",
    "Trained on January to September: what can trees have learned about month 11?",
    options={
        "none": Option(
            "Nothing; they treat it like the latest month they know",
            "A tree cuts at values it has seen. Beyond the last cut, November is a copy "
            "of September.",
            is_correct=True,
        ),
        "trend": Option(
            "The trend over nine months, carried on to the eleventh",
            "Trees do not carry on: beyond the last cut their answer stays the same.",
            "m04.trees-extrapolate",
        ),
        "season": Option(
            "The season, since the weather of autumn is known from spring",
            "A number from 1 to 12 holds no weather. Months it never saw are numbers "
            "above the last cut.",
            "m04.month-is-weather",
        ),
    },
)
