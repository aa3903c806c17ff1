"""The checks of module 03: leakage.

Sizes and thresholds were measured on all 32 seeds; `design.md` has the table.
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
    series,
    table,
    text,
    whole,
)
from grader.data import load

LOGISTIC = Recipe("sklearn.linear_model.LogisticRegression", max_iter=500)
NEAREST = Recipe("sklearn.neighbors.KNeighborsClassifier", n_neighbors=1)
TREE = Recipe("sklearn.tree.DecisionTreeClassifier", min_samples_leaf=10, random_state=0)
FOLDS = Recipe(
    "sklearn.model_selection.StratifiedKFold", n_splits=5, shuffle=True, random_state=0
)

# --- 03-1 -------------------------------------------------------------------------

TIMETABLE = (
    *("month", "day", "sched_dep_time", "sched_arr_time", "carrier", "flight"),
    *("origin", "dest", "distance", "wind_forecast", "carrier_late_rate_2012"),
)
PUSHBACK = ("dep_time", "dep_delay", "wind_at_departure", "bags_loaded")
YEAR_END = "carrier_late_rate_2013"
LATER = ("air_time", "arr_time", "arr_delay", YEAR_END)

known = Item(
    "03-1",
    "What is known at that moment?",
    answer="known_at",
    marks={"A": "the columns for both moments, on fresh selections of columns"},
    hints=(
        "Read the table of columns again, and for each one ask: at what moment does "
        "somebody write this number down?",
        "Sort the columns by the moment they are written: before the day, at push-back, "
        "later. A moment then cuts that order in two. Averages are written when their "
        "last row is.",
        "The same idea with a library that lends books:\n\n"
        "```python\n"
        "returned = {'return_date', 'days_overdue'}\n"
        "at_desk = {'lending_date', 'reader'}\n"
        "columns = ['title', 'reader', 'return_date']\n"
        "moment = 'opening time'\n"
        "unknown = returned | (at_desk if moment == 'opening time' else set())\n"
        "print(set(columns) - unknown)\n"
        "```",
    ),
    misconceptions={
        "m03.future-column": Message(
            "At {moment} the answer already holds: {columns}.",
            "A model that trains on these waits for them in vain when it is used.",
            "For each of them, ask who writes the number, and what the clock says then.",
        ),
        "m03.over-strict": Message(
            "At {moment} the answer leaves out: {columns}.",
            "Information that lawfully exists is thrown away, and the score pays for it.",
            "Look in the table for the moment at which each of them is written.",
        ),
        "m03.year-end": Message(
            "At {moment} the answer holds {columns}.",
            "It counts flights that have not departed yet, this one among them.",
            "Ask on which day the last flight in an average lands.",
        ),
        "m03.not-asked": Message(
            "The call gave {asked} columns; the answer also holds: {columns}.",
            "Whoever selects these columns from that table gets an error.",
            "Start from the `columns` that come in, whatever they are.",
        ),
    },
)


def _judge_moment(answer, rng, moment, allowed):
    everything = [*TIMETABLE, *PUSHBACK, *LATER]
    for size in (len(everything), 9, 9):
        asked = [str(c) for c in rng.permutation(everything)[:size]]
        value = answer(asked, moment)
        value = list(value) if isinstance(value, set | frozenset) else sequence(value)
        found = {text(column) for column in value}
        extra = sorted(found - set(allowed))
        missing = sorted(set(asked) & set(allowed) - found)
        unasked = sorted(found & set(allowed) - set(asked))
        if extra == [YEAR_END] and not missing:
            fail("m03.year-end", moment=moment, columns=YEAR_END)
        if extra:
            fail("m03.future-column", moment=moment, columns=_listed(extra))
        if missing:
            fail("m03.over-strict", moment=moment, columns=_listed(missing))
        if unasked:
            fail("m03.not-asked", asked=len(asked), columns=_listed(unasked))


def _listed(names):
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    return ", ".join(f"`{name}`" for name in names[:4]) + more


@known.probe("value", points=1)
def two_hours_before(answer, rng):
    _judge_moment(answer, rng, "T-2h", TIMETABLE)


@known.probe("value", points=1)
def at_push_back(answer, rng):
    _judge_moment(answer, rng, "pushback", (*TIMETABLE, *PUSHBACK))


# --- 03-2 -------------------------------------------------------------------------

refit = Item(
    "03-2",
    "With the leak and without",
    answer="auc_with_without",
    marks={"A": "both AUCs, against a recomputation on fresh tables", "N": "speed"},
    hints=(
        "Look at what the second model was fitted on, and at which rows both are "
        "scored on.",
        "A model that has learned to lean on a column cannot tell what it would do "
        "without it. Take the columns away first; then fit and score again, in folds.",
        "The same comparison for another table and another score:\n\n"
        "```python\n"
        "from sklearn.datasets import load_diabetes\n"
        "from sklearn.linear_model import Ridge\n"
        "from sklearn.model_selection import cross_val_score\n"
        "X, y = load_diabetes(return_X_y=True, as_frame=True)\n"
        "for columns in (X, X[['age', 'bp']]):\n"
        "    print(cross_val_score(Ridge(), columns, y, cv=5, scoring='r2').mean())\n"
        "```",
    ),
    misconceptions={
        "m03.no-refit": Message(
            "The second number, {without:.2f}, is that of a model fitted with the leak "
            "and then blinded.",
            "It had no reason to learn from the other columns, so it looks too poor.",
            "Remove the columns before `fit` is called.",
        ),
        "m03.train-score": Message(
            "The numbers {both} match scores on the rows that were used to fit.",
            "That measures memory; on new rows it does not hold.",
            "Score each fold on the rows that its model has not seen.",
        ),
        "m03.labels-scored": Message(
            "The numbers {both} match scores of yes or no, not of probabilities.",
            "AUC asks how rows are ranked; labels throw the ranking away.",
            "Look at what `scoring` or `predict` hands to the score.",
        ),
        "m03.swapped": Message(
            "The pair came as {both}, the smaller number first.",
            "A reader would believe that the leak lowers the score.",
            "Compare the order of the pair with the docstring.",
        ),
        "m03.leak-left": Message(
            "Without the leak the score is still {without:.2f}, close to the first.",
            "`leaky` named {columns} columns, and at least one seems to be left.",
            "Print the columns that the second model is fitted on.",
        ),
        "m03.other-number": Message(
            "The pair {both} is not what a model fitted twice scores on this table.",
            "A comparison is worth as much as its two numbers.",
            "Compute one of the two in a cell of its own, fold by fold, and compare.",
        ),
    },
)


def _late_table(rng, rows=800):
    """Return X, y and the names of two leaky columns of six."""
    names = [str(name) for name in rng.permutation([f"x{i}" for i in range(6)])]
    minutes = rng.standard_normal(rows)
    X = {name: minutes + rng.normal(0, 1.6, rows) for name in names[:4]}
    X |= {name: minutes + rng.normal(0, rng.uniform(0.35, 0.6), rows) for name in names[4:]}
    y = (minutes > np.median(minutes)).astype(int)
    return pd.DataFrame(X)[sorted(names)], y, names[4:]


def _scored(X, y, scoring, fill=None, leaky=(), columns=None, is_memory=False):
    """Return a mean score of the kit's tree: refitted, blinded by `fill`, or on its own rows."""
    from sklearn.metrics import accuracy_score, roc_auc_score
    from sklearn.model_selection import StratifiedKFold
    from sklearn.tree import DecisionTreeClassifier

    X = X if columns is None else X[columns]
    places = [X.columns.get_loc(name) for name in leaky]
    values = X.to_numpy()
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    scores = []
    for train, test in folds.split(values, y):
        train, test = (np.arange(len(y)),) * 2 if is_memory else (train, test)
        tree = DecisionTreeClassifier(min_samples_leaf=10, random_state=0)
        tree.fit(values[train], y[train])
        rows = values[test]
        for place in places:
            rows[:, place] = fill(rows[:, place])
        if scoring == "auc":
            scores.append(roc_auc_score(y[test], tree.predict_proba(rows)[:, 1]))
        else:
            scores.append(accuracy_score(y[test], tree.predict(rows)))
        if is_memory:
            break
    return np.mean(scores)


def _pairs(tables):
    """Return the pairs of mean scores that known mistakes give, by misconception."""
    shuffle = np.random.default_rng(0).permutation

    def both(scoring="auc", fill=None, kept=2, is_memory=False):
        pairs = []
        for X, y, leaky in tables:
            rest = [c for c in X.columns if c not in leaky[:kept]]
            blind = {"fill": fill, "leaky": leaky} if fill else {"columns": rest}
            pairs.append((_scored(X, y, scoring, is_memory=is_memory),
                          _scored(X, y, scoring, is_memory=is_memory, **blind)))  # fmt: skip
        return np.mean(pairs, axis=0)

    return [
        ("m03.swapped", both()[::-1]),
        ("m03.train-score", both(is_memory=True)),
        ("m03.labels-scored", both("accuracy")),
        ("m03.leak-left", both(kept=1)),
        ("m03.leak-left", both(kept=0)),
        ("m03.no-refit", both(fill=lambda values: 0)),
        ("m03.no-refit", both(fill=lambda values: values.mean())),
        ("m03.no-refit", both(fill=shuffle)),
    ]


def _compared(answer, rng):
    """Return the tables, and the mean pair that was found and the honest one."""
    if "pairs" not in answer.shared:
        tables = [_late_table(rng) for _ in range(2)]
        found = [
            [number(v, 0, 1) for v in sequence(answer(X, y, leaky, TREE, FOLDS), 2)]
            for X, y, leaky in tables
        ]
        honest = [
            (_scored(X, y, "auc"), _scored(X, y, "auc", columns=X.columns.drop(leaky)))
            for X, y, leaky in tables
        ]
        answer.shared["pairs"] = tables, np.mean(found, axis=0), np.mean(honest, axis=0)
    return answer.shared["pairs"]


def _judge_pair(answer, rng, place):
    tables, found, honest = _compared(answer, rng)
    if abs(found[place] - honest[place]) <= (0.026, 0.038)[place]:
        return
    told = [(np.abs(pair - found).sum(), id) for id, pair in _pairs(tables)]
    distance, id = min(told)
    numbers = {
        "without": found[1],
        "both": f"({found[0]:.2f}, {found[1]:.2f})",
        "columns": len(tables[0][2]),
    }
    fail(id if distance <= 0.05 else "m03.other-number", **numbers)


@refit.probe("value", points=1)
def with_the_leaky_columns(answer, rng):
    _judge_pair(answer, rng, 0)


@refit.probe("value", points=2)
def without_the_leaky_columns(answer, rng):
    _judge_pair(answer, rng, 1)


# --- 03-3 -------------------------------------------------------------------------

select = Item(
    "03-3",
    "Select columns, then score",
    answer="select_and_score",
    marks={
        "A": "honest on data without signal, able on data with signal",
        "N": "which columns are chosen, and speed",
    },
    hints=(
        "Look at the order of two things in the function: choosing the columns and "
        "making the folds.",
        "Whatever learns from `y` is part of the model. A pipeline lets cross-validation "
        "repeat that step inside every fold.",
        "The same idea with scaling, on other data:\n\n"
        "```python\n"
        "from sklearn.datasets import load_wine\n"
        "from sklearn.model_selection import cross_val_score\n"
        "from sklearn.neighbors import KNeighborsClassifier\n"
        "from sklearn.pipeline import make_pipeline\n"
        "from sklearn.preprocessing import StandardScaler\n"
        "X, y = load_wine(return_X_y=True)\n"
        "model = make_pipeline(StandardScaler(), KNeighborsClassifier())\n"
        "print(cross_val_score(model, X, y, cv=5).mean())\n"
        "```",
    ),
    misconceptions={
        "m03.select-before-split": Message(
            "On pure noise this procedure reports {score:.2f}; chance is 0.50.",
            "There is nothing to find: the selection saw the labels of test rows.",
            "Let every fold choose its own columns, from its training rows.",
        ),
        "m03.train-score": Message(
            "With {k} columns of noise and none to leave out, it reports {score:.2f}.",
            "No selection took place, so the model was scored on rows it had learned.",
            "Check which rows `fit` and the score receive.",
        ),
        "m03.always-half": Message(
            "Where there is a real signal it reports only {score:.2f}.",
            "Honest is half of the task: a useful procedure also notices a signal.",
            "Check that the columns most tied to `y` reach the model.",
        ),
    },
)


@select.probe("canary", points=3)
def noise_scores_chance_and_signal_does_not(answer, rng):
    def once(width, shift):
        X, y = canary.columns(rng, width=width, shift=shift)
        return number(answer(X, y, LOGISTIC, 20, FOLDS), 0, 1)

    memory = canary.mean_of(lambda: once(20, 0.0))
    if memory >= 0.70:
        fail("m03.train-score", score=memory, k=20)
    noise = canary.mean_of(lambda: once(5000, 0.0), 8)
    if noise >= 0.65:
        fail("m03.select-before-split", score=noise)
    signal = once(5000, 1.25)
    if signal < 0.8:
        fail("m03.always-half", score=signal)


# --- 03-4 -------------------------------------------------------------------------

encode = Item(
    "03-4",
    "Encode a category, then score",
    answer="encode_and_score",
    marks={
        "A": "honest on categories without signal, able on categories with signal",
        "N": "an encoder that is cross-fitted or leave-one-out, but outside the folds: "
        "no test on noise can see it",
    },
    hints=(
        "Look at which rows the mean of a category is taken over, and ask whether a "
        "test row is among them.",
        "The means are learned from `y`, so they belong to the model: compute them in "
        "each fold from its training rows, and decide what a new category gets.",
        "Means that are learned from some rows and used on others:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "past = pd.DataFrame({'shop': ['a', 'a', 'b'], 'sold': [1, 0, 1]})\n"
        "rates = past.groupby('shop').sold.mean()\n"
        "new = pd.Series(['b', 'a', 'c'])\n"
        "print(new.map(rates).fillna(past.sold.mean()))\n"
        "```",
    ),
    misconceptions={
        "m03.target-encode": Message(
            "On 200 categories of pure noise it reports {score:.2f}; chance is 0.50.",
            "With three rows in a category, the label of a row shines through its mean.",
            "Follow one test row: which labels went into its code?",
        ),
        "m03.unseen-category": Message(
            "A fold stopped with `{error}`.",
            "In use, categories turn up that no training row had.",
            "Decide what code a new category gets, for example what is usual overall.",
        ),
        "m03.always-half": Message(
            "Where categories differ strongly it reports only {score:.2f}.",
            "Honest is half of the task: a useful code also carries a signal.",
            "Check that the code of a category follows the mean of `y` in it.",
        ),
    },
)


def _is_unseen(error):
    return "NaN" in error.message or error.type == "KeyError"


@encode.probe("canary", points=3)
def noise_scores_chance_and_strong_categories_do_not(answer, rng):
    def once(levels, strength):
        categories, y = canary.categories(rng, levels=levels, strength=strength)
        reply = answer.call(categories, y, LOGISTIC, FOLDS, errors=True)
        if reply.error and _is_unseen(reply.error):
            said = reply.error.message.split("\n")[0]
            fail("m03.unseen-category", error=f"{reply.error.type}: {said}")
        if reply.error:
            return number(answer(categories, y, LOGISTIC, FOLDS))
        return number(reply.value, 0, 1)

    noise = canary.mean_of(lambda: once(200, 0.0))
    if noise >= 0.67:
        fail("m03.target-encode", score=noise)
    signal = once(60, 0.7)
    if signal < 0.7:
        fail("m03.always-half", score=signal)


# --- 03-5 -------------------------------------------------------------------------

balance = Item(
    "03-5",
    "Balance the classes, then score",
    answer="balance_and_score",
    is_optional=True,
    marks={
        "A": "honest on data without signal; rare rows weigh as much on data with signal",
        "N": "whether test rows are repeated too: balanced accuracy cannot see it",
    },
    hints=(
        "Look at where the copies of a rare row end up when the folds are made.",
        "Split first. Then repeat rare rows in the training part alone, and leave the "
        "test part as the world is.",
        "Splitting before copying, on four letters:\n\n"
        "```python\n"
        "import numpy as np\n"
        "rows, is_rare = np.array(list('abcd')), np.array([1, 0, 0, 1])\n"
        "train, test = [0, 1, 2], [3]\n"
        "times = np.where(is_rare[train] == 1, 2, 1)\n"
        "print(np.repeat(rows[train], times), rows[test])\n"
        "```",
    ),
    misconceptions={
        "m03.resample-before-split": Message(
            "On pure noise it reports {score:.2f}; chance is 0.50.",
            "A rare row and its copies lie in training and in test, and the nearest "
            "neighbor finds the copy.",
            "Count how many test rows also stand among the training rows of a fold.",
        ),
        "m03.not-balanced": Message(
            "Where there is a signal it reports {score:.2f}, as a model does that the "
            "common class outvotes.",
            "The rare rows still count for little in the fit.",
            "Print the class counts of what `fit` receives.",
        ),
        "m03.always-half": Message(
            "Where there is a real signal it reports only {score:.2f}.",
            "Honest is half of the task: a useful procedure also notices a signal.",
            "Check that a model is fitted and scored on rows with their labels.",
        ),
    },
)


@balance.probe("canary", points=2)
def noise_scores_chance_and_rare_rows_are_heard(answer, rng):
    def once(estimator, shift):
        X, y = canary.rare(rng, rows=800 if shift else 400, shift=shift)
        return number(answer(X, y, estimator, FOLDS), 0, 1)

    noise = canary.mean_of(lambda: once(NEAREST, 0.0))
    if noise >= 0.65:
        fail("m03.resample-before-split", score=noise)
    signal = canary.mean_of(lambda: once(LOGISTIC, 0.7))
    if signal < 0.55:
        fail("m03.always-half", score=signal)
    if signal < 0.70:
        fail("m03.not-balanced", score=signal)


# --- 03-6 -------------------------------------------------------------------------

SOURCES = {"rain_week": "precipitation", "warmth": "temp_max", "wind": "wind"}
DAYS = 45  # 44 cuts
FOLLOWS = {"rain_week": 0.7, "warmth": 0.6, "wind": 0.95}

future = Item(
    "03-6",
    "Features that cannot see tomorrow",
    answer="features",
    marks={
        "A": "no feature moves when later days change, at every cut; each follows its "
        "description",
        "N": "how well the features predict",
    },
    hints=(
        "Take one day in the middle. For each of the three features, ask which rows of "
        "the table go into its value on that day.",
        "Pandas has windows that end at a row, windows that grow up to it, and fills "
        "that carry a value forward. Everything else looks ahead.",
        "The three kinds on other data, a cyclist's week:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "km = pd.Series([12, None, 30, 8, 25])\n"
        "print(km.rolling(2, min_periods=1).mean())   # this day and the one before\n"
        "print(km.expanding().max())                  # the longest ride so far\n"
        "print(km.ffill())                            # the last ride that is known\n"
        "```",
    ),
    misconceptions={
        "m03.centred-window": Message(
            "Changing the days after row {row} changed `{column}` {near} row(s) before.",
            "Its window reaches into the future, which is empty when it is used.",
            "On which day would this value be complete?",
        ),
        "m03.tomorrow": Message(
            "`{column}` on a day equals `{source}` of the day after.",
            "The model would be handed what it is asked to predict.",
            "Follow row 0: which day's number stands there?",
        ),
        "m03.global-scale": Message(
            "Changing the days after row {row} changed `{column}` {far} rows earlier.",
            "A number that is taken over the whole table was not known then.",
            "Ask which mean, spread or rank could be computed on that day.",
        ),
        "m03.bfill": Message(
            "Row {row} has no `{source}`; its `{column}` moved when later days changed.",
            "The gap is filled with values that were measured afterwards.",
            "Ask which value was the last one known on that day.",
        ),
        "m03.gap-left": Message(
            "Row {row} of `{column}` is empty, although an earlier day has a value.",
            "A model meets the same gap in use, and most refuse it.",
            "Carry what is known from one day to the next.",
        ),
        "m03.not-the-feature": Message(
            "`{column}` hardly follows its description (correlation {r:.2f}).",
            "A feature that cannot look ahead should still carry news of the past.",
            "Compute three rows of it by hand and compare.",
        ),
    },
)


@cache
def _seattle():
    # Its column `weather` changes its meaning with the years; nothing is asked of it.
    return load("seattle_weather").drop(columns="weather")


def _weather(rng, days):
    """Return a stretch of real days, rainy enough to show changes, with planted gaps."""
    while True:
        start = int(rng.integers(0, len(_seattle()) - days))
        weather = _seattle().iloc[start : start + days].copy()
        if (weather.precipitation > 0).mean() > 0.3:
            break
    for name in SOURCES.values():
        weather.iloc[: int(rng.integers(1, 3)), weather.columns.get_loc(name)] = np.nan
        for first in rng.choice(np.arange(8, days - 4, 6), 4, replace=False):
            gap = slice(int(first), int(first + rng.integers(1, 4)))
            weather.iloc[gap, weather.columns.get_loc(name)] = np.nan
    return weather


def _features(answer, weather):
    return table(answer(weather), SOURCES), len(weather)


def _values(features, column):
    found, rows = features
    return pd.to_numeric(series(found[column], rows), errors="coerce").to_numpy(float)


def _shared(answer, rng):
    """Return what the three probes look at: features as they are, and at every cut."""
    if "features" not in answer.shared:
        weather, longer = _weather(rng, DAYS), _weather(rng, 240)
        changes = [
            *metamorphic.futures(rng, weather, range(1, len(weather))),
            *metamorphic.truncations(weather, range(25, len(weather), 6)),
        ]
        runs = [(cut, _features(answer, changed)) for cut, changed in changes]
        whole = (weather, _features(answer, weather))
        news = (longer, _features(answer, longer))
        answer.shared["features"] = (whole, runs, news)
    return answer.shared["features"]


def _moved(before, runs, column):
    """Return (cut, row) of every value that moved when the rows from a cut on changed."""
    moved = []
    for cut, features in runs:
        after = _values(features, column)[:cut]
        is_same = np.isclose(after, before[:cut], rtol=1e-7, atol=1e-9, equal_nan=True)
        moved += [(cut, int(row)) for row in np.flatnonzero(~is_same)]
    return moved


def _judge_feature(answer, rng, column):
    (weather, features), runs, news = _shared(answer, rng)
    values = _values(features, column)
    moved = _moved(values, runs, column)
    if moved:
        _name_the_leak(weather, values, moved, column, SOURCES[column])
    _judge_news(*news, column)


def _name_the_leak(weather, values, moved, column, source):
    """Tell what looks ahead by how far back a change of the future reaches."""
    for name in SOURCES.values():
        shifted = weather[name].shift(-1).to_numpy()
        both = np.isfinite(values) & np.isfinite(shifted)
        if both.sum() > 20 and np.allclose(values[both], shifted[both]):
            fail("m03.tomorrow", column=column, source=name)
    cut, row = max(moved, key=lambda pair: pair[0] - pair[1])
    is_gap = weather[source].isna().to_numpy()
    if all(is_gap[row] for _, row in moved):
        fail("m03.bfill", row=moved[0][1], column=column, source=source)
    if cut - row > 20:
        fail("m03.global-scale", row=cut - 1, column=column, far=cut - 1 - row)
    fail("m03.centred-window", row=cut - 1, column=column, near=cut - 1 - row)


def _judge_news(weather, features, column):
    """Compare with what the description says, on a longer stretch, with much leeway."""
    values = _values(features, column)
    t = weather.temp_max
    expected = {
        "rain_week": weather.precipitation.rolling(7, min_periods=1).mean(),
        "warmth": (t - t.expanding().mean()) / t.expanding().std(),
        "wind": weather.wind.ffill(),
    }[column].to_numpy()
    both = np.isfinite(values) & np.isfinite(expected) & (np.arange(240) >= 30)
    is_flat = both.sum() < 120 or np.ptp(values[both]) == 0
    r = 0.0 if is_flat else float(np.corrcoef(values[both], expected[both])[0, 1])
    empty = np.flatnonzero(~np.isfinite(values) & np.isfinite(expected))
    if column == "wind" and len(empty) and r > FOLLOWS[column]:
        fail("m03.gap-left", row=int(empty[0]), column=column)
    if not r > FOLLOWS[column]:
        fail("m03.not-the-feature", column=column, r=r)


@future.probe("metamorphic", points=1)
def rain_of_the_week_so_far(answer, rng):
    _judge_feature(answer, rng, "rain_week")


@future.probe("metamorphic", points=1)
def warmth_against_the_days_so_far(answer, rng):
    _judge_feature(answer, rng, "warmth")


@future.probe("metamorphic", points=1)
def wind_with_its_gaps_filled(answer, rng):
    _judge_feature(answer, rng, "wind")


# --- 03-7 -------------------------------------------------------------------------

duplicates = Item(
    "03-7",
    "The same row on both sides",
    answer="cross_split_duplicates",
    marks={"A": "the count on fresh tables with repeats, gaps and shared index labels"},
    hints=(
        "Write two tables of three rows on paper, one row the same in both, and count "
        "by hand before any code.",
        "The question goes to each test row: does a row with these values stand in "
        "`train`? The answer is yes or no, however often it stands there.",
        "Asking each row of one list about another:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "guests = pd.DataFrame({'name': ['Ada', 'Bo'], 'age': [36, 9]})\n"
        "here = pd.DataFrame({'name': ['Bo', 'Bo', 'Cy'], 'age': [9, 9, 9]})\n"
        "asked = here.merge(guests.drop_duplicates(), how='left', indicator=True)\n"
        "print(asked._merge.eq('both').tolist())\n"
        "```",
    ),
    misconceptions={
        "m03.index-compare": Message(
            "It reports {got}, which is how many index labels both tables share.",
            "A split can renumber rows: equal labels say nothing of equal contents.",
            "Compare the values in the columns.",
        ),
        "m03.counts-pairs": Message(
            "It reports {got}, the number of matching pairs of rows.",
            "A training row that stands twice then counts a test row twice.",
            "Try one test row against a training row that is there three times.",
        ),
        "m03.counts-distinct": Message(
            "It reports {got}, the number of different rows that both share.",
            "A test row that stands twice is scored twice, so it counts twice.",
            "Try a test table that holds one leaked row two times.",
        ),
        "m03.within-one-side": Message(
            "It reports {got}, which includes repeats inside one of the tables.",
            "Only a row on both sides lets a model be examined on what it has seen.",
            "Try a test table with a repeat that `train` does not hold.",
        ),
        "m03.gap-unequal": Message(
            "It reports {got}: copies that hold a gap are not among them.",
            "NaN is not equal to itself, and a copied row with a gap is still a copy.",
            "Try one row with a gap, the same in both tables.",
        ),
        "m03.other-count": Message(
            "It reports {got} for {rows} test rows.",
            "A hand count of copies gives another number.",
            "Try two tables of three rows, and compare with a count by eye.",
        ),
    },
)


def _split(rng):
    """Return train and test with copies across, repeats inside, gaps and near copies."""
    def rows(n):
        carriers = rng.choice(["AA", "B6", "UA", "WN"], n)
        wind = rng.choice([np.nan, 3.5, 7.0, 10.4], n)
        minute, miles = rng.integers(0, 1440, n), rng.integers(100, 2600, n)
        return pd.DataFrame(
            {"carrier": carriers, "minute": minute, "miles": miles, "wind": wind}
        )

    train, test = rows(60), rows(25)
    shared = train.sample(int(rng.integers(6, 12)), random_state=int(rng.integers(1e6)))
    shared.iloc[:3, 3] = np.nan
    train.loc[shared.index] = shared
    near = shared.iloc[4:].assign(miles=lambda t: t.miles + 1)
    train = pd.concat([train, shared.iloc[1:4]])
    repeats = int(rng.integers(2, 5))
    test = pd.concat([test, test.iloc[:repeats], shared, shared.iloc[:2], near])
    train, test = metamorphic.permuted(rng, train)[0], metamorphic.permuted(rng, test)[0]
    first = int(rng.integers(20, 50))
    train.index, test.index = range(len(train)), range(first, first + len(test))
    return train, test


def _counts(train, test):
    """Return the count and what known mistakes report instead."""
    def key(row):
        return tuple("gap" if value != value else value for value in row)

    there = {key(row) for row in train.itertuples(index=False, name=None)}
    here = [key(row) for row in test.itertuples(index=False, name=None)]
    count = sum(row in there for row in here)
    return count, {
        "m03.index-compare": len(train.index.intersection(test.index)),
        "m03.counts-pairs": len(test.merge(train)),
        "m03.counts-distinct": len(there & set(here)),
        "m03.within-one-side": int(pd.concat([train, test]).duplicated().sum()),
        "m03.gap-unequal": sum(row in there and "gap" not in row for row in here),
    }


@duplicates.probe("value", points=2)
def counts_test_rows_that_stand_in_train(answer, rng):
    for _ in range(4):
        train, test = _split(rng)
        count, mistakes = _counts(train, test)
        while len({count, *mistakes.values()}) < 6:
            train, test = _split(rng)
            count, mistakes = _counts(train, test)
        got = whole(answer(train, test))
        if got == count:
            continue
        for id, mistake in mistakes.items():
            if got == mistake:
                fail(id, got=got)
        fail("m03.other-count", got=got, rows=len(test))


# --- 03-8 -------------------------------------------------------------------------

PRINTED = ["month", "day", "sched_dep_time", "sched_arr_time", "carrier", "origin",
           "dest", "distance"]  # fmt: skip
MOST = 0.04
FEWEST_WORDS, MOST_WORDS = 120, 200

memo = Item(
    "03-8",
    "Memo to the airline",
    answer="memo",
    review_points=4,
    blank=("Write your memo here.",),
    marks={
        "S": "the length, and that the moment of the prediction is named",
        "A": "that the memo holds an honest score of this data, within 0.04",
        "R": "whether the airline can act on it, with the rubric",
    },
    hints=(
        "Look at the table above the memo: which of its rows is the moment that the "
        "airline asked about?",
        "Say what is predicted, when, from what, how good it is, and compared with "
        "what. A reader without statistics understands: of 100 pairs of a late and a "
        "punctual flight, so many are ranked the right way round.",
        "A memo of another kind, in its first lines:\n\n"
        "> Each evening at six, the model ranks tomorrow's orders by their risk to be "
        "late. Of 100 pairs of a late and a punctual order it ranks 64 the right way "
        "round; a coin ranks 50. It does not know about strikes, because nobody writes "
        "them down before they happen.",
    ),
    misconceptions={
        "m03.memo-leaky": Message(
            "The memo promises {quoted}; two hours before departure the shipped data "
            "give less.",
            "The number belongs to a later moment, with columns that are still empty "
            "when the airline asks.",
            "Quote the row of the table that fits the moment.",
        ),
        "m03.memo-no-number": Message(
            "Numbers found in the memo: {numbers}. None is near an honest score for two "
            "hours before departure.",
            "A promise without a number cannot be kept or missed.",
            "Quote the score of the row that fits the moment.",
        ),
        "m03.memo-length": Message(
            "The memo has {words} words; the airline reads 120 to 200.",
            "Too short leaves out when and how good; too long is not read.",
            "Say what, when, how good, compared with what, and what it misses.",
        ),
        "m03.memo-no-moment": Message(
            "The memo does not say when the prediction is made.",
            "The same model is honest at one moment and a fraud at another.",
            "Name the moment in the first sentence.",
        ),
    },
)


@cache
def _shipped_auc(*more):
    """Return the AUC of the exercise's own run on the timetable and `more` columns."""
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.model_selection import StratifiedKFold, cross_val_score

    flights = load("flights_2013").dropna(subset=["arr_delay"])
    flights = flights.sample(12_000, random_state=0)
    texts = {name: "category" for name in ("carrier", "origin", "dest")}
    flights, late = flights.astype(texts), flights.arr_delay >= 15
    trees = HistGradientBoostingClassifier(
        max_iter=40, categorical_features="from_dtype", random_state=0
    )
    folds = StratifiedKFold(3, shuffle=True, random_state=0)
    columns = flights[[*PRINTED, *more]]
    return cross_val_score(trees, columns, late, cv=folds, scoring="roc_auc").mean()


@memo.probe("structure", points=1)
def length_and_moment(answer, rng):
    words = text(answer.value())
    count = len(words.split())
    if not FEWEST_WORDS <= count <= MOST_WORDS:
        fail("m03.memo-length", words=count)
    if not re.search(r"\b(two|2)[\s-]*(hours?|h)\b|T\s*[-−–]\s*2|\b120[\s-]*min", words, re.I):
        fail("m03.memo-no-moment")


@memo.probe("value", points=2)
def quotes_an_honest_score(answer, rng):
    found = quoted.shares(text(answer.value()))
    if any(abs(share - _shipped_auc()) <= MOST for share in found):
        return
    leaky = _shipped_auc("dep_delay")
    promised = [share for share in found if share >= leaky - MOST]
    if promised:
        fail("m03.memo-leaky", quoted=f"{max(promised):.2f}")
    shown = ", ".join(f"{share:.2f}" for share in found[:5])
    fail("m03.memo-no-number", numbers=shown or "none")


# --- quizzes of the lesson ---------------------------------------------------------

recall_baseline = Quiz(
    "03.recall-1",
    "A model scores 0.76 accuracy on flights of which 76 % are punctual. What next?",
    options={
        "baseline": Option(
            "Compare it with always saying “punctual”",
            "That lazy rule scores the same here, so the model has shown nothing yet.",
            is_correct=True,
        ),
        "ship": Option(
            "Report it, since 0.76 is well above 0.50",
            "0.50 is the score of a coin. With unequal classes a lazier rule is stronger.",
            "m03.coin-baseline",
        ),
        "tune": Option(
            "Tune the model until the number rises",
            "Tuning comes after a comparison. Without one, nobody knows what a rise means.",
            "m03.tune-first",
        ),
    },
)

recall_pipeline = Quiz(
    "03.recall-2",
    "Why did the scaler go inside the pipeline before cross-validation?",
    options={
        "fold": Option(
            "So that each fold learns it from its training rows",
            "Cross-validation refits every step of a pipeline, on the training rows only.",
            is_correct=True,
        ),
        "speed": Option(
            "So that the data are scaled once and not five times",
            "It is the other way round: in a pipeline the scaler is fitted in every fold.",
            "m03.pipeline-speed",
        ),
        "shape": Option(
            "So that test rows keep the shape that the model needs",
            "Any transform keeps the shape. The question is whose numbers it learned from.",
            "m03.pipeline-shape",
        ),
    },
)

recall_missing = Quiz(
    "03.recall-3",
    "In the flights, `dep_time` is empty in about one row of forty. What does it say?",
    options={
        "cancelled": Option(
            "The flight never left",
            "Missing has a meaning here: the flight was cancelled.",
            is_correct=True,
        ),
        "punctual": Option(
            "The flight left on time",
            "A punctual flight has a time, equal to the planned one. These have none.",
            "m03.missing-means-zero",
        ),
        "lost": Option(
            "The number was lost at random",
            "The gaps cluster on stormy days, so chance does not explain them.",
            "m03.missing-at-random",
        ),
    },
)

noise_why = Quiz(
    "03.noise-why",
    "The columns were noise. Where did the high score come from?",
    options={
        "selection": Option(
            "The columns were chosen with the labels of test rows",
            "Of thousands of columns some fit all the labels by luck, and the test rows "
            "were among the labels that chose them.",
            is_correct=True,
        ),
        "overfit": Option(
            "The model learned its training rows by heart",
            "It did, and cross-validation sees through that: it scores other rows. "
            "The leak was before the folds.",
            "m03.blames-overfit",
        ),
        "luck": Option(
            "One lucky draw of the noise",
            "Draw the noise again with another seed: it comes back each time.",
            "m03.blames-luck",
        ),
        "folds": Option(
            "Five folds are too few for sixty rows",
            "More folds change little. The columns were fixed before the first fold.",
            "m03.blames-folds",
        ),
    },
)
