"""The checks of module 06: a learner's tests are tried on pipelines.

A test must stay green on healthy pipelines and go red on mutants. The pipelines stay on
this side, so nothing about a mutant can be seen. Margins were measured on all 32 seeds;
`design.md` has the table.
"""

import re
from collections import Counter
from functools import cache

import numpy as np
import pandas as pd

from grader.checks import (
    Item,
    Lent,
    Message,
    Option,
    Quiz,
    fail,
    metamorphic,
    mutant,
    quoted,
    sequence,
    table,
    text,
)
from grader.checks.pipelines import MUTANTS, healthy
from grader.data import load
from grader.data.parcels import parcels

RETURNS = Message(
    "The test came back with {value} and raised nothing.",
    "Whoever runs tests listens for an AssertionError. A value that is returned is heard "
    "by nobody.",
    "Turn the last line into an `assert`.",
)
ALWAYS_RED = Message(
    "It fails on {reds} of {all} healthy cases before it asks for anything.",
    "An alarm that always rings is switched off, and then the real one is missed.",
    "Let the verdict depend on what comes back.",
)
NEVER_ASKS = Message(
    "It ended without a single call of `predict`.",
    "What is not run is not tested.",
    "Fit, predict, and assert something about the predictions.",
)
FALSE_ALARM = Message(
    "False alarm on {reds} of {all} healthy cases: {which}.",
    "People mute a test that cries wolf, and it then guards nothing.",
    "Ask what a healthy case may lawfully do that the assertion forbids.",
)
SURVIVOR = Message(
    "Still alive: {symptom}.",
    "It runs, gives plausible numbers, and the test is content with it.",
    "Ask what this one would do differently if the world were changed a little.",
)
USUAL = {
    "m06.returns": RETURNS,
    "m06.false-alarm": FALSE_ALARM,
    "m06.survivor": SURVIVOR,
}
MARKS = {
    "A": "green on healthy cases, red on each of three mistakes, on fresh tables",
    "N": "style, and mistakes of other kinds",
}
NAMES = ("logistic regression", "nearest neighbors", "boosted trees", "a pipeline with a lag")


def _gallery(answer, make, times=1):
    """Return the trials of the healthy pipelines, each on tables of its own."""
    if "gallery" not in answer.shared:
        answer.shared["gallery"] = [
            mutant.tried(answer, pipe, *make(), is_healthy=True)
            for pipe in healthy()
            for _ in range(times)
        ]
    return answer.shared["gallery"]


def _alarms(trials, explain):
    """Fail if healthy pipelines were red; `explain` may know a better reason."""
    reds = [i for i, trial in enumerate(trials) if trial.is_red]
    if not reds:
        return
    each = len(trials) // len(NAMES)
    which = list(dict.fromkeys(NAMES[i // each] for i in reds))
    numbers = {"reds": len(which), "all": len(NAMES), "which": ", ".join(which)}
    id, more = explain([trials[i] for i in reds]) or ("m06.false-alarm", {})
    fail(id, **numbers, **more)


def _kills(answer, name, make, explain, lead=2, spared=0):
    """Fail if the test is green on a mutant more than `spared` times.

    Draws go on until reds lead by `lead`, so that bad luck meets further draws.
    """
    greens, reds = [], 0
    while reds - len(greens) < lead:
        trial = mutant.tried(answer, MUTANTS[name].make(), *make(), is_healthy=False)
        reds += trial.is_red
        greens += [] if trial.is_red else [trial]
        if len(greens) > spared:
            _survived(greens[0], MUTANTS[name].symptom, explain)


def _survived(trial, symptom, explain):
    if type(trial.value) is bool:
        fail("m06.returns", value=trial.value)
    id, more = explain(trial) or ("m06.survivor", {})
    fail(id, symptom=symptom, **more)


def _nothing(trial):
    return None


def _rows(asked):
    """Return the ids of the rows of a table that was handed to a pipeline."""
    return list(asked.args[0]["id"]) if asked.args and "id" in asked.args[0] else []


def _order_of_time(asked):
    return bool(asked.args[0]["time"].is_monotonic_increasing)


# --- 06-1 -------------------------------------------------------------------------

shuffle = Item(
    "06-1",
    "Real labels beat labels that were dealt anew",
    answer="test_label_shuffle",
    marks=MARKS,
    hints=(
        "Two scores are compared. Say aloud what each of the two models was fitted on, and "
        "which rows scored it.",
        "One shuffle is one draw, and draws scatter. Average several, ask for a distance "
        "rather than for “more than”, and score rows that were not fitted.",
        "How far do averages of dealt cards scatter? The same idea with a die:\n\n"
        "```python\n"
        "import numpy as np\n"
        "rng = np.random.default_rng(0)\n"
        "single = [rng.integers(1, 7) for _ in range(8)]\n"
        "averages = [rng.integers(1, 7, 20).mean().round(2) for _ in range(8)]\n"
        "print(single, averages)\n"
        "```",
    ),
    misconceptions={
        "m06.returns": RETURNS,
        "m06.always-red": ALWAYS_RED,
        "m06.never-asks": NEVER_ASKS,
        "m06.one-shuffle": Message(
            "False alarm on {reds} of {all} healthy pipelines, with {fits} fit(s) each.",
            "One shuffle is one draw: on 150 rows it lands six points higher or lower by luck.",
            "Average several, and leave room around the average.",
        ),
        "m06.train-rows": Message(
            "False alarm on {reds} of {all} healthy pipelines: {which}. The rows that were "
            "scored had been fitted.",
            "A large model learns dealt labels by heart as well as real ones.",
            "Keep some rows out of `fit`, and score those.",
        ),
        "m06.no-margin": Message(
            "Still alive: {symptom}.",
            "Its two scores are equal on average, so luck decides whether one is a hair above.",
            "Ask for a distance that luck does not bridge.",
        ),
        "m06.no-shuffle": Message(
            "Still alive: {symptom}. The test fitted {fits} time(s).",
            "A fixed limit cannot tell a poor model from a hard problem; a comparison can.",
            "Deal the labels anew, fit again, and compare.",
        ),
    },
)


def _shuffle_alarm(reds):
    fits = max(len(trial.calls("fit")) for trial in reds)
    seen = reds[-1]
    if seen.calls("fit") and seen.calls("predict"):
        fitted, scored = (set(_rows(seen.calls(m)[0])) for m in ("fit", "predict"))
        if scored and scored <= fitted:
            return "m06.train-rows", {}
    return ("m06.one-shuffle" if fits else "m06.always-red"), {"fits": fits}


def _shuffle_survivor(trial):
    fits = len(trial.calls("fit"))
    if not trial.calls("predict"):
        return "m06.never-asks", {}
    return ("m06.no-shuffle", {"fits": fits}) if fits < 2 else ("m06.no-margin", {})


def _judge_shuffle(answer, rng, name):
    _alarms(_gallery(answer, lambda: parcels(rng)), _shuffle_alarm)
    # A mutant's own score is a draw, too: now and then it is far above its shuffles.
    _kills(answer, name, lambda: parcels(rng), _shuffle_survivor, 4, spared=4)


@shuffle.probe("mutant", points=1)
def labels_of_other_rows_are_noticed(answer, rng):
    _judge_shuffle(answer, rng, "unaligned")


@shuffle.probe("mutant", points=1)
def empty_inputs_are_noticed(answer, rng):
    _judge_shuffle(answer, rng, "misspelt")


@shuffle.probe("mutant", points=1)
def labels_that_slipped_by_a_row_are_noticed(answer, rng):
    _judge_shuffle(answer, rng, "shifted")


# --- 06-2 -------------------------------------------------------------------------

tiny = Item(
    "06-2",
    "Eight rows by heart",
    answer="test_learns_tiny",
    marks=MARKS | {"A": "green on healthy pipelines, red on each of two mistakes"},
    hints=(
        "Print the labels of the rows that the model is fitted on. Could a constant get "
        "them all right?",
        "A model that is large enough learns a few different rows of both labels without a "
        "mistake. If it does not, something between the table and the model is broken.",
        "Rows of both kinds, on another table:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "birds = pd.DataFrame({'kind': list('aaaabb'), 'weight': [3, 4, 3, 5, 9, 8]})\n"
        "print(birds.groupby('kind').head(2))\n"
        "```",
    ),
    misconceptions=USUAL
    | {
        "m06.one-class": Message(
            "Still alive: {symptom}. All {rows} fitted rows had the same label.",
            "Tables are often sorted by what matters, and a constant is right about one label.",
            "Choose rows of both labels.",
        ),
        "m06.not-tiny": Message(
            "False alarm on {reds} of {all} healthy pipelines: {which}. The fit had {rows} rows.",
            "Even a large model of straight lines cannot learn that many by heart.",
            "Take a handful of rows.",
        ),
        "m06.low-capacity": Message(
            "False alarm on {reds} of {all} healthy pipelines: {which}. They were fitted at "
            "normal capacity.",
            "A careful model refuses to learn single rows by heart; that is its strength.",
            "Give the model the room to do it.",
        ),
        "m06.too-lax": Message(
            "Still alive: {symptom}.",
            "A large model has no excuse for a single mistake on so few rows.",
            "Ask for all of them.",
        ),
        "m06.other-rows": Message(
            "False alarm on {reds} of {all} healthy pipelines: {which}. It scored rows that "
            "were not fitted.",
            "After eight rows nobody can be right about all others.",
            "Score the rows that the model was to learn.",
        ),
    },
)


def _sorted_start(rng):
    """Return a table whose first dozen rows share a label, as sorted tables do."""
    X, y = parcels(rng)
    first = y.index[y == int(rng.integers(0, 2))][:12]
    order = [*first, *y.index.difference(first)]
    return X.loc[order].reset_index(drop=True), y.loc[order].reset_index(drop=True)


def _tiny_alarm(reds):
    fits = [fit for trial in reds for fit in trial.calls("fit")]
    if not fits:
        return None
    rows = max(len(fit.args[0]) for fit in fits)
    seen = next(trial for trial in reds if trial.calls("fit"))
    fitted = {id for fit in seen.calls("fit") for id in _rows(fit)}
    if any(set(_rows(one)) - fitted for one in seen.calls("predict")):
        return "m06.other-rows", {}
    if "high" not in [*fits[0].args, *fits[0].kwargs.values()][2:]:
        return "m06.low-capacity", {}
    return ("m06.not-tiny", {"rows": rows}) if rows > 8 else None


def _labels(fit):
    return np.asarray(fit.args[1] if len(fit.args) > 1 else fit.kwargs["y"]).ravel()


def _tiny_survivor(trial):
    fits = trial.calls("fit")
    if fits and all(len(set(_labels(fit).tolist())) == 1 for fit in fits):
        return "m06.one-class", {"rows": len(fits[0].args[0])}
    return ("m06.too-lax", {}) if trial.calls("predict") else None


def _judge_tiny(answer, rng, name):
    _alarms(_gallery(answer, lambda: _sorted_start(rng), times=3), _tiny_alarm)
    _kills(answer, name, lambda: _sorted_start(rng), _tiny_survivor)


@tiny.probe("mutant", points=2)
def a_model_that_learns_the_wrong_thing_is_noticed(answer, rng):
    _judge_tiny(answer, rng, "shifted")


@tiny.probe("mutant", points=1)
def a_model_that_never_says_yes_is_noticed(answer, rng):
    _judge_tiny(answer, rng, "timid")


# --- 06-3 -------------------------------------------------------------------------

order = Item(
    "06-3",
    "The order of rows is no information",
    answer="test_row_order",
    marks=MARKS | {"A": "green on healthy pipelines, red on each of two mistakes"},
    hints=(
        "Take one parcel and follow it: at which place is its prediction before the mixing, "
        "and at which after it?",
        "Mix whole rows, time stamps included. Then put the two lists of predictions into "
        "the same order by what names a row, and compare one by one.",
        "Lining up two lists by name:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "before = pd.Series([3, 1, 2], index=['c', 'a', 'b'])\n"
        "after = pd.Series([1, 2, 3], index=['a', 'b', 'c'])\n"
        "print((before - after).tolist())  # pandas lines them up by index\n"
        "```",
    ),
    misconceptions=USUAL
    | {
        "m06.sorted-away": Message(
            "Still alive: {symptom}.",
            "The same numbers came back, and it was never asked which row each belongs to.",
            "Compare the predictions row by row.",
        ),
        "m06.summary-only": Message(
            "Still alive: {symptom}. The test predicted {times} times.",
            "An average forgives what happens to single rows.",
            "Compare the predictions row by row.",
        ),
        "m06.same-order": Message(
            "Still alive: {symptom}. Both calls of `predict` had the rows in one order.",
            "Nothing was changed, so nothing could differ.",
            "Look at the first rows of both tables.",
        ),
        "m06.time-left-behind": Message(
            "False alarm on {reds} of {all} healthy pipelines: {which}. Parcels had other "
            "times than before.",
            "A parcel that leaves at another moment is another parcel, and may get another "
            "prediction.",
            "Move whole rows.",
        ),
        "m06.not-aligned": Message(
            "False alarm on {reds} of {all} healthy pipelines: {which}.",
            "The first prediction belongs to one parcel before the mixing and to another "
            "after it.",
            "Line the two lists up before comparing.",
        ),
    },
)


def _times(asked):
    return dict(zip(asked.args[0].get("id", []), asked.args[0]["time"], strict=False))


def _order_alarm(reds):
    calls = [trial.calls("predict") for trial in reds]
    pairs = [(c[0], c[1]) for c in calls if len(c) > 1]
    if any(_times(a)[i] != t for a, b in pairs for i, t in _times(b).items() if i in _times(a)):
        return "m06.time-left-behind", {}
    moved = pairs and all(_rows(a) != _rows(b) for a, b in pairs)
    return ("m06.not-aligned", {}) if moved and len(reds) == len(NAMES) else None


def _order_survivor(trial):
    calls = trial.calls("predict")
    if not calls:
        return None
    if len({tuple(_rows(one)) for one in calls}) == 1:
        return "m06.same-order", {}
    spreads = [np.sort(np.asarray(one.value)) for one in calls]
    if spreads[0].shape == spreads[1].shape and np.allclose(spreads[0], spreads[1]):
        return "m06.sorted-away", {}
    return "m06.summary-only", {"times": len(calls)}


def _judge_order(answer, rng, name):
    _alarms(_gallery(answer, lambda: parcels(rng)), _order_alarm)
    _kills(answer, name, lambda: parcels(rng), _order_survivor)


@order.probe("mutant", points=1)
def a_feature_made_from_row_positions_is_noticed(answer, rng):
    _judge_order(answer, rng, "lag-by-row")


@order.probe("mutant", points=2)
def predictions_on_the_wrong_rows_are_noticed(answer, rng):
    _judge_order(answer, rng, "sorted")


# --- 06-4 -------------------------------------------------------------------------

later = Item(
    "06-4",
    "Later rows change nothing",
    answer="test_later_rows",
    marks=MARKS,
    hints=(
        "Which rows of the batch did you change, and which predictions did you compare? "
        "Neither set may touch the other.",
        "What has not happened yet cannot matter. Change everything about the parcels that "
        "leave later, a lot and in every column, empty cells too; keep what came before.",
        "Before and after, by a clock:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "log = pd.DataFrame({'at': pd.to_datetime(['09:10', '08:55', '09:30']), 'km': [3, 5, 2]})\n"
        "is_later = log['at'] > log['at'].median()\n"
        "print(log[is_later], log[~is_later])\n"
        "```",
    ),
    misconceptions=USUAL
    | {
        "m06.shape-only": Message(
            "Still alive: {symptom}.",
            "The broken ones return the right number of predictions, too.",
            "Compare the predictions themselves.",
        ),
        "m06.history-cut": Message(
            "False alarm on {reds} of {all} healthy pipelines: {which}. Rows were predicted "
            "without those before them.",
            "What came before a parcel is known, and a pipeline may lawfully use it.",
            "Keep the past, and change what comes later.",
        ),
        "m06.too-gentle": Message(
            "Still alive: {symptom}. The change moved its predictions by {moved:.3f} at most.",
            "A small push hides within the tolerance.",
            "Change the later rows a lot, in every column, and compare tightly.",
        ),
        "m06.position-not-time": Message(
            "False alarm on {reds} of {all} healthy pipelines: {which}. Some changed rows "
            "left earlier than some that were compared.",
            "Rows that stand further down are not rows that happen later.",
            "Let the time stamps decide which rows are later.",
        ),
        "m06.changed-compared": Message(
            "False alarm on {reds} of {all} healthy pipelines. Rows that you changed seem "
            "to be among those compared.",
            "A parcel that weighs ten times as much may get another prediction.",
            "Compare the rows that you left alone.",
        ),
    },
)
VALUES = ["weight", "distance", "stops", "traffic", "temp", "rain", "load"]


def _changed(first, second):
    """Return the times of the rows, in both tables, that were changed or left alone."""
    a, b = (one.args[0].set_index("id") for one in (first, second))
    both = a.index.intersection(b.index)
    same = (a.loc[both, VALUES].astype(float).fillna(-1e9)
            == b.loc[both, VALUES].astype(float).fillna(-1e9)).all(axis=1)  # fmt: skip
    return a.loc[both].time[~same.to_numpy()], a.loc[both].time[same.to_numpy()]


def _is_history_cut(calls):
    most = max(calls, key=lambda one: len(one.args[0])).args[0]
    for one in calls:
        last, given = one.args[0].time.max(), set(_rows(one))
        if not set(most.id[most.time <= last]) <= given:
            return True
    return False


def _later_alarm(reds):
    calls = max((trial.calls("predict") for trial in reds), key=len)
    if len(calls) < 2:
        return None
    if _is_history_cut(calls):
        return "m06.history-cut", {}
    changed, alone = _changed(*calls[:2])
    if len(changed) and len(alone) and changed.min() < alone.max():
        return "m06.position-not-time", {}
    return ("m06.changed-compared", {}) if len(reds) == len(NAMES) else None


def _later_survivor(trial):
    calls = trial.calls("predict")
    if len(calls) < 2:
        return None
    a, b = (pd.Series(np.asarray(one.value), index=_rows(one)) for one in calls[:2])
    changed, alone = _changed(*calls[:2])
    moved = float((a - b).reindex(alone.index).abs().max()) if len(alone) else 0.0
    if moved > 0.12:
        return "m06.shape-only", {}
    return ("m06.too-gentle", {"moved": moved}) if moved > 1e-7 and len(changed) else None


def _judge_later(answer, rng, name):
    _alarms(_gallery(answer, lambda: parcels(rng)), _later_alarm)
    _kills(answer, name, lambda: parcels(rng), _later_survivor)


@later.probe("mutant", points=1)
def scaling_by_the_batch_is_noticed(answer, rng):
    _judge_later(answer, rng, "scales-again")


@later.probe("mutant", points=1)
def filling_gaps_by_the_batch_is_noticed(answer, rng):
    _judge_later(answer, rng, "fills-again")


@later.probe("mutant", points=1)
def a_feature_that_looks_ahead_is_noticed(answer, rng):
    _judge_later(answer, rng, "lag-ahead")


# --- 06-5 -------------------------------------------------------------------------

units = Item(
    "06-5",
    "A fact that units cannot fool",
    answer="test_units",
    marks=MARKS | {"A": "green on seven healthy batches, red on each of four mistakes"},
    hints=(
        "Which of your limits would still hold if every temperature came in °C?",
        "Three columns describe one thing twice: temperature and dew point fix the "
        "humidity. Compute it, compare with the column, and let most hours decide.",
        "Two columns that must agree, elsewhere:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "trips = pd.DataFrame({'km': [10, 42, 5.0], 'hours': [1, 3, None], 'kmh': [10, 14, 4]})\n"
        "gap = (trips.km / trips.hours - trips.kmh).abs()\n"
        "print(gap.median())  # one empty cell is left out\n"
        "```",
    ),
    misconceptions=USUAL
    | {
        "m06.mean-only": Message(
            "False alarm on {reds} of {all} healthy batches, among them {which}.",
            "Winter moves a mean as much as another unit does.",
            "Look for something that holds in every season.",
        ),
        "m06.limit-only": Message(
            "Still alive: {symptom}.",
            "A July day in °C reads like a January day in °F: both lie within any limit.",
            "Compare columns with one another, hour by hour.",
        ),
        "m06.range-only": Message(
            "False alarm on {reds} of {all} healthy batches, among them {which}.",
            "The first hour that is warmer than all training hours is news, not a fault.",
            "Look for something that holds beyond the training range.",
        ),
        "m06.max-alarm": Message(
            "False alarm on {reds} of {all} healthy batches, among them {which}.",
            "A station writes an odd hour now and then; every single one sets this off.",
            "Let most hours decide, not the worst one.",
        ),
        "m06.nan-alarm": Message(
            "False alarm on {reds} of {all} healthy batches, among them {which}.",
            "With an empty cell the summary is NaN, and no comparison with NaN is true.",
            "Leave empty cells out of the summary.",
        ),
    },
)


@cache
def _weather():
    hours = load("weather_2013").dropna(subset=["temp", "dewp", "humid"])
    columns = ["origin", "month", "day", "hour", "temp", "dewp", "humid", "wind_speed"]
    return hours[columns].reset_index(drop=True)


def _window(rng, month, origin="JFK", hours=72):
    """Return hours in a row, of which at most three in 72 are odd, as the exercise says."""
    rows = _weather().query("month == @month and origin == @origin")
    is_odd = ((rows.humid - _exact(rows).humid).abs() > 1).to_numpy()
    while True:
        start = int(rng.integers(0, len(rows) - hours))
        if is_odd[start : start + hours].sum() <= hours // 24:
            return rows.iloc[start : start + hours].reset_index(drop=True)


def _emptied(rng, table):
    found = table.copy()
    for name in ("temp", "dewp", "humid"):
        found.loc[int(rng.integers(0, len(found))), name] = np.nan
    return found


def _odd(rng, table):
    """Return hours of which three are off, as a station's notes are now and then."""
    found = table.copy()
    rows = rng.choice(len(found), 3, replace=False)
    found.loc[rows, "humid"] = (found.humid[rows] + 15).where(found.humid[rows] < 80, 60)
    return found


def _celsius(table, names):
    return table.assign(**{name: ((table[name] - 32) / 1.8).round(1) for name in names})


def _batches(rng):
    """Return healthy (name, training table, live table)."""
    winter = _window(rng, 1, hours=240)
    year = _weather().iloc[::11].reset_index(drop=True)
    cool = year[year.temp < 75].reset_index(drop=True)
    return [
        ("the same winter", winter, _window(rng, 2)),
        ("July after a winter", winter, _window(rng, 7)),
        ("January after a summer", _window(rng, 7, hours=240), _window(rng, 1)),
        ("a heat wave", cool, _window(rng, 7, "LGA")),
        ("an hour with an empty cell", year, _emptied(rng, _window(rng, 5))),
        ("three days with three odd hours", year, _odd(rng, _exact(_window(rng, 10)))),
        ("another airport", year, _window(rng, 4, "EWR")),
    ]


def _units_alarm(answer, rng):
    if "batches" not in answer.shared:
        answer.shared["batches"] = [
            (name, mutant.judged(answer, train, live, is_healthy=True).is_red)
            for name, train, live in _batches(rng)
        ]
    reds = [name for name, is_red in answer.shared["batches"] if is_red]
    if reds:
        numbers = {"reds": len(reds), "all": len(answer.shared["batches"])}
        fail(_why_red(answer, rng), **numbers, which=reds[0])


def _why_red(answer, rng):
    """Return what sets the test off, found on hours that obey the formula exactly."""
    year = _exact(_weather().iloc[::11].reset_index(drop=True))
    calm = year[(year.temp - year.temp.mean()).abs() < 12].reset_index(drop=True)
    live = calm.iloc[:: max(1, len(calm) // 168)].reset_index(drop=True)
    hot = live.copy()
    hot.loc[0, ["temp", "dewp"]] = calm.temp.max() + 15, calm.dewp.max() + 15
    trials = (
        ("m06.false-alarm", calm, live),
        ("m06.nan-alarm", calm, _emptied(rng, live)),
        ("m06.max-alarm", calm, _odd(rng, live)),
        ("m06.range-only", calm, _exact(hot)),
        ("m06.mean-only", year[year.temp < 45], year[year.temp > 70]),
    )
    for id, train, batch in trials:
        if mutant.judged(answer, train, batch, is_healthy=False).is_red:
            return id
    return "m06.false-alarm"


def _exact(table):
    t, d = (table.temp - 32) / 1.8, (table.dewp - 32) / 1.8
    humid = 100 * np.exp(17.625 * d / (243.04 + d) - 17.625 * t / (243.04 + t))
    return table.assign(humid=humid.round(2))


def _judge_units(answer, rng, symptom, spoil):
    _units_alarm(answer, rng)
    year = _weather().iloc[::11].reset_index(drop=True)
    for month in (1, 7):
        trial = mutant.judged(answer, year, spoil(_window(rng, month)), is_healthy=False)
        if trial.is_red:
            continue
        if type(trial.value) is bool:
            fail("m06.returns", value=trial.value)
        wild = _window(rng, month).assign(temp=900.0, dewp=890.0)
        is_limit = mutant.judged(answer, year, wild, is_healthy=False).is_red
        odd = _window(rng, 7).assign(temp=60.0, dewp=60.0, humid=10.0)
        is_blind = not mutant.judged(answer, year, odd, is_healthy=False).is_red
        fail("m06.limit-only" if is_limit and is_blind else "m06.survivor", symptom=symptom)


@units.probe("mutant", points=1)
def celsius_in_both_columns_is_noticed(answer, rng):
    spoil = lambda table: _celsius(table, ["temp", "dewp"])
    _judge_units(answer, rng, "one whose temperature and dew point come in °C", spoil)


@units.probe("mutant", points=1)
def celsius_in_one_column_is_noticed(answer, rng):
    name = str(rng.choice(["temp", "dewp"]))
    spoil = lambda table: _celsius(table, [name])
    _judge_units(answer, rng, "one in which a single column changed its unit", spoil)


@units.probe("mutant", points=1)
def other_slips_are_noticed(answer, rng):
    share = lambda table: table.assign(humid=table.humid / 100)
    _judge_units(answer, rng, "one whose humidity is a share, not percent", share)
    swap = lambda table: table.assign(temp=table.dewp, dewp=table.temp - 1)
    _judge_units(answer, rng, "one in which two columns changed places", swap)


# --- 06-6 and 06-7 ----------------------------------------------------------------

KEYS = ["origin", "month", "day", "hour"]
COLUMNS = ["sched_dep_time", "distance", "wind_speed", "carrier_rate"]


def _flights(rng):
    """Return train, test and weather: hours without weather, one doubled hour, a new carrier."""
    def rows(n, carriers, index):
        hour = rng.integers(6, 22, n)
        return pd.DataFrame({
            "origin": rng.choice(["EWR", "JFK"], n), "month": rng.integers(1, 3, n),
            "day": rng.integers(1, 4, n), "hour": hour,
            "sched_dep_time": hour * 100 + rng.integers(0, 60, n),
            "distance": rng.integers(200, 2500, n), "carrier": rng.choice(carriers, n),
            "late": rng.integers(0, 2, n),
        }, index=index)  # fmt: skip

    train = rows(120, ["AA", "B6", "UA"], rng.permutation(900)[:120])
    test = rows(60, ["AA", "B6", "UA", "VX"], rng.permutation(900)[:60] + 1000)
    train.loc[train.carrier == "AA", "late"] = (rng.random((train.carrier == "AA").sum()) < 0.8).astype(int)
    hours = pd.MultiIndex.from_product([["EWR", "JFK"], [1, 2], [1, 2, 3], range(6, 22)], names=KEYS)
    weather = pd.DataFrame(index=hours).reset_index()
    weather["temp"], weather["wind_speed"] = 40.0, rng.uniform(2, 30, len(weather)).round(1)
    gone = tuple(train.iloc[0][KEYS]), tuple(test.iloc[0][KEYS])
    keys = weather[KEYS].apply(tuple, axis=1)
    weather = weather[~keys.isin(gone)]
    usual = weather.merge(pd.concat([train, test])[KEYS].drop_duplicates())
    doubled = usual.iloc[[int(rng.integers(0, len(usual)))]].assign(temp=41.0)
    return train, test, pd.concat([weather, doubled], ignore_index=True)


class Prepare:
    """A `prepare` that is healthy, or has some of the mistakes of the patch."""

    def __init__(self, joins="left", is_leaky=False, takes="first"):
        self.joins, self.is_leaky, self.takes = joins, is_leaky, takes

    def __call__(self, train, test, weather):
        known = pd.concat([train, test]) if self.is_leaky else train
        rates = known.groupby("carrier").late.mean()
        wind = weather[[*KEYS, "wind_speed"]]
        if self.takes == "first":
            wind = wind.drop_duplicates(KEYS)
        elif self.takes == "mean":
            wind = wind.groupby(KEYS, as_index=False).wind_speed.mean()
        return tuple(self._part(rows, wind, rates, known) for rows in (train, test))

    def _part(self, rows, wind, rates, known):
        named = rows.rename_axis("row").reset_index()
        joined = named.merge(wind, on=KEYS, how=self.joins).set_index("row").rename_axis(None)
        rate = joined.carrier.map(rates).fillna(known.late.mean())
        return joined.assign(carrier_rate=rate)[COLUMNS]


BROKEN = {
    "inner": ("one that loses flights without a word", lambda: Prepare("inner")),
    "doubled": ("one that hands out a flight twice", lambda: Prepare("left", takes="all")),
    "leak": ("one that has read the labels of the test rows", lambda: Prepare(is_leaky=True)),
}

failing = Item(
    "06-6",
    "A test that can fail",
    answer="test_prepare",
    marks=MARKS,
    hints=(
        "Run the patch's own test on a `prepare` that returns two empty tables. What does "
        "it say?",
        "Write down one promise about rows (one out for each one in, in order) and one about "
        "labels (those of the test rows reach nothing). Then break each on purpose in your "
        "head: would the test notice?",
        "A promise about rows, and one about what must not matter, elsewhere:\n\n"
        "```python\n"
        "def total(prices, notes): return sum(prices)\n"
        "assert total([1, 2], ['a', 'b']) == total([1, 2], ['x', 'y'])\n"
        "assert total([], []) == 0\n"
        "```",
    ),
    misconceptions={
        "m06.returns": RETURNS,
        "m06.cannot-fail": Message(
            "Green on everything: on healthy code, on lost flights, on a leak.",
            "A test that cannot be red says nothing when it is green.",
            "Write the broken code first, see the test go red, then mend.",
        ),
        "m06.leak-lives": Message(
            "Still alive: {symptom}.",
            "Rows are all there, and the score on these features will look too good.",
            "Change what the features must not know, and compare.",
        ),
        "m06.rows-live": Message(
            "Still alive: {symptom}.",
            "The score on what is left may hardly move, so nobody sees who is gone.",
            "Say how the rows that come out belong to those that go in.",
        ),
        "m06.gaps-allowed": Message(
            "False alarm on {reds} of {all} healthy versions.",
            "Where no weather was written down, an empty cell is the honest answer.",
            "Ask for every row, not for every cell.",
        ),
    },
)


def _try_prepare(answer, rng, make):
    lent = Lent(make(), ("__call__",), "prepare")
    return mutant.judged(answer, lent, *_flights(rng), is_healthy=make in HEALTHY_PREPARE)


HEALTHY_PREPARE = (lambda: Prepare(), lambda: Prepare(takes="mean"))


def _prepared(answer, rng):
    """Return what the test says of every version, tried once for all probes."""
    if "prepare" not in answer.shared:
        versions = {**dict(enumerate(HEALTHY_PREPARE)), **{k: v[1] for k, v in BROKEN.items()}}
        answer.shared["prepare"] = {
            key: _try_prepare(answer, rng, make) for key, make in versions.items()
        }
    return answer.shared["prepare"]


def _judge_prepare(answer, rng, name):
    trials = _prepared(answer, rng)
    reds = [key for key in (0, 1) if trials[key].is_red]
    broken = {key: trials[key].is_red for key in BROKEN}
    numbers = {"reds": len(reds), "all": 2}
    if reds:
        fail("m06.gaps-allowed", **numbers)
    if broken[name]:
        return
    if type(trials[name].value) is bool:
        fail("m06.returns", value=trials[name].value)
    if not any(broken.values()):
        fail("m06.cannot-fail")
    fail("m06.leak-lives" if name == "leak" else "m06.rows-live", symptom=BROKEN[name][0])


@failing.probe("mutant", points=1)
def lost_rows_are_noticed(answer, rng):
    _judge_prepare(answer, rng, "inner")


@failing.probe("mutant", points=1)
def doubled_rows_are_noticed(answer, rng):
    _judge_prepare(answer, rng, "doubled")


@failing.probe("mutant", points=1)
def labels_of_test_rows_are_noticed(answer, rng):
    _judge_prepare(answer, rng, "leak")


fix = Item(
    "06-7",
    "The smallest fix",
    answer="prepare",
    marks={
        "A": "rows, wind and rates on fresh tables; test labels changed, nothing moves",
        "N": "whether nothing else of the patch was changed",
    },
    hints=(
        "Count rows at each step. Where does the number change for the first time?",
        "A join has a kind (`how=`) and a promise (`validate=`). A rate is learned, so it is "
        "learned from the training rows, and a carrier that is new needs one, too.",
        "A left join that keeps its promise:\n\n"
        "```python\n"
        "import pandas as pd\n"
        "orders = pd.DataFrame({'shop': ['a', 'b', 'c']})\n"
        "towns = pd.DataFrame({'shop': ['a', 'c'], 'town': ['Bonn', 'Ulm']})\n"
        "print(orders.merge(towns, on='shop', how='left', validate='m:1'))\n"
        "```",
    ),
    misconceptions={
        "m06.rows-lost": Message(
            "{gone} of {rows} flights are missing in what comes back.",
            "Whoever evaluates on the rest never hears about them.",
            "Look at the kind of the join.",
        ),
        "m06.rows-doubled": Message(
            "{rows} flights went in and {found} came out.",
            "One hour stands twice in the weather table, as on the night when clocks go back.",
            "Decide which row of an hour counts before you join.",
        ),
        "m06.labels-of-test": Message(
            "When the labels of the test rows change, `carrier_rate` changes.",
            "The features have read the answers that they are to predict.",
            "Ask which rows the rates are computed from.",
        ),
        "m06.unseen-carrier": Message(
            "A carrier that no training row has gets the rate {rate}.",
            "Tomorrow's table holds new carriers, and most models stop at an empty cell.",
            "Decide what is usual where nothing is known.",
        ),
        "m06.calm": Message(
            "Where no weather was written down, the wind is {wind:g}.",
            "That is a measurement that nobody made, and a model will believe it.",
            "Leave unknown cells empty.",
        ),
        "m06.rate-other": Message(
            "For carrier {carrier} the rate is {rate:.2f}; its training rows say {honest:.2f}.",
            "A feature that is not what its name says misleads whoever reads it next.",
            "Compute one carrier's rate by hand and compare.",
        ),
        "m06.wind-other": Message(
            "For one flight the wind is {wind:g} mph; the weather table says {honest:g}.",
            "Values that slip to other rows still look plausible.",
            "Follow one flight through the join.",
        ),
    },
)


def _parts(answer, train, test, weather):
    found = sequence(answer(train, test, weather), 2)
    return [table(part, COLUMNS) for part in found]


def _rows_kept(answer, rng):
    train, test, weather = _flights(rng)
    parts = _parts(answer, train, test, weather)
    for rows, part in zip((train, test), parts, strict=True):
        gone = Counter(rows.distance) - Counter(part.distance)
        if gone:
            fail("m06.rows-lost", gone=gone.total(), rows=len(rows))
        if len(part) > len(rows):
            fail("m06.rows-doubled", rows=len(rows), found=len(part))
        if not metamorphic.same(part.distance, rows.distance):
            fail("m06.wind-other", wind=float("nan"), honest=float("nan"))
    return train, test, weather, parts


@fix.probe("value", points=1)
def every_flight_once_with_its_wind(answer, rng):
    train, test, weather, parts = _rows_kept(answer, rng)
    hourly = weather.groupby(KEYS).wind_speed
    low, high = hourly.min(), hourly.max()
    for rows, part in zip((train, test), parts, strict=True):
        keys = pd.MultiIndex.from_frame(rows[KEYS])
        least, most = low.reindex(keys).to_numpy(), high.reindex(keys).to_numpy()
        wind = part.wind_speed.to_numpy(dtype=float)
        off = ~np.isnan(least) & ~((wind >= least - 1e-9) & (wind <= most + 1e-9))
        if off.any():
            fail("m06.wind-other", wind=float(wind[off][0]), honest=float(least[off][0]))
        filled = np.isnan(least) & ~np.isnan(wind)
        if filled.any():
            fail("m06.calm", wind=float(wind[filled][0]))


@fix.probe("metamorphic", points=1)
def test_labels_reach_nothing(answer, rng):
    train, test, weather, before = _parts_of_any_size(answer, rng)
    after = _parts(answer, train, test.assign(late=1 - test.late), weather)
    for first, second in zip(before, after, strict=True):
        if not metamorphic.same(first.carrier_rate, second.carrier_rate):
            fail("m06.labels-of-test")


def _parts_of_any_size(answer, rng):
    train, test, weather = _flights(rng)
    return train, test, weather, _parts(answer, train, test, weather)


@fix.probe("value", points=1)
def rates_are_those_of_the_training_rows(answer, rng):
    train, test, weather = _flights(rng)
    full = weather.drop_duplicates(KEYS)  # neither lost nor doubled rows matter here
    hours = pd.concat([train, test])[KEYS].drop_duplicates()
    full = hours.merge(full, on=KEYS, how="left").fillna({"wind_speed": 5.0, "temp": 40.0})
    parts = _parts(answer, train, test, full)
    rates = train.groupby("carrier").late.mean()
    for rows, part in zip((train, test), parts, strict=True):
        rate = part.carrier_rate.to_numpy(dtype=float)
        unseen = ~rows.carrier.isin(rates.index).to_numpy()
        if len(rate) == len(rows) and not np.isfinite(rate[unseen]).all():
            fail("m06.unseen-carrier", rate=rate[unseen][~np.isfinite(rate[unseen])][0])
        for carrier, honest in rates.items():
            some = rate[(rows.carrier == carrier).to_numpy()] if len(rate) == len(rows) else rate
            if len(some) and not np.allclose(some, honest):
                fail("m06.rate-other", carrier=carrier, rate=float(some[0]), honest=honest)


# --- 06-8 -------------------------------------------------------------------------

FEWEST, MOST = 80, 180

review = Item(
    "06-8",
    "Your review",
    answer="review",
    review_points=3,
    blank=("Write your review here.",),
    marks={
        "S": "length, a verdict, a word on each of the three findings",
        "A": "the number of lost flights, against the shipped tables",
        "R": "reasons, tone, and whether the author can act on it",
    },
    hints=(
        "Run the cells above it again and write down what each of them shows, one line each.",
        "A review says yes or no first. Then each finding: what you saw, why it matters, "
        "what to change. A number convinces where an opinion annoys.",
        "A review of another patch, in its first lines:\n\n"
        "> Not yet. `read_csv` now skips lines that do not parse: 12 of 400 orders are gone, "
        "all of them from abroad. Please read them as text and count what is dropped.",
    ),
    misconceptions={
        "m06.accepted": Message(
            "The review lets the patch in.",
            "It loses flights, reads test labels, and brings a test that cannot notice.",
            "Say no in a way that invites the next try.",
        ),
        "m06.no-verdict": Message(
            "The review says neither accept nor reject.",
            "The author has to know first whether this goes in.",
            "Put the verdict into the first sentence.",
        ),
        "m06.review-join": Message(
            "The review has no word on the join.",
            "Flights vanish in it, and nothing prints.",
            "Count the rows before and after each line of the patch.",
        ),
        "m06.review-leak": Message(
            "The review has no word on the labels of the test rows.",
            "One feature is made of them, so its score will be too good.",
            "Ask of each column which rows it was learned from.",
        ),
        "m06.review-test": Message(
            "The review has no word on the patch's own test.",
            "It is green, and it would be green on an empty table.",
            "Try it on something that is broken on purpose.",
        ),
        "m06.review-number": Message(
            "Numbers in the review: {numbers}. None says how many flights are lost.",
            "A count turns a matter of taste into a fact.",
            "Compare the number of rows before and after.",
        ),
        "m06.review-length": Message(
            "The review has {words} words; 80 to 180 are read.",
            "Too short cannot be acted on, too long is skimmed.",
            "One paragraph a finding.",
        ),
    },
)
REJECTS = r"\breject\w*|\bnot (?:yet|merge|be merged|accept\w*)\b|\bwould not (?:yet )?(?:merge|accept)|\bdeclin\w+|\bsend(?:ing)? it back"
ACCEPTS = r"\baccept(?:ed)?\b|\bapprov\w+|\bmerge it\b|\blgtm\b"
ON_JOIN = r"\bjoin\w*|\bmerge\w*|\blost\b|\bvanish\w*|\bmissing (?:flights|rows)|\bdrop\w*"
ON_LEAK = r"\bleak\w*|labels? of (?:the )?test|test(?:ing)? (?:rows?'?s? )?labels?|labels from the test|\btarget\w*|late\b[^.]{0,60}\btest"
ON_TEST = r"test_patched|test_prepare|\bits (?:own )?test\b|\btests?\b[^.]{0,60}(?:cannot|can't|never|always|teeth|green|passes)"


@cache
def _lost():
    """Return how many shipped flights there are, and how many the patch loses."""
    flights = load("flights_2013")
    flights = flights.assign(hour=flights.sched_dep_time // 100)
    kept = flights.merge(load("weather_2013")[KEYS].drop_duplicates(), on=KEYS)
    return len(flights), len(flights) - len(kept)


@review.probe("structure", points=1)
def a_verdict_and_three_findings(answer, rng):
    words = text(answer.value())
    if not FEWEST <= len(words.split()) <= MOST:
        fail("m06.review-length", words=len(words.split()))
    rejects, accepts = (re.search(pattern, words, re.I) for pattern in (REJECTS, ACCEPTS))
    if not rejects:
        fail("m06.accepted" if accepts else "m06.no-verdict")
    for id, pattern in (("join", ON_JOIN), ("leak", ON_LEAK), ("test", ON_TEST)):
        if not re.search(pattern, words, re.I):
            fail(f"m06.review-{id}")


@review.probe("value", points=1)
def the_number_of_lost_flights(answer, rng):
    words = text(answer.value())
    everything, lost = _lost()
    numbers = quoted.numbers(words)
    share = 100 * lost / everything
    fits = (lost, everything - lost)
    if not any(n in fits or abs(n - share) < 0.06 for n in numbers):
        listed = ", ".join(f"{n:g}" for n in numbers[:8])
        fail("m06.review-number", numbers=listed or "none")


# --- Quizzes ----------------------------------------------------------------------

recall_leak = Quiz(
    "06.recall-1",
    "A procedure is run on pure noise and reports an AUC of 0.80. What do you know?",
    options={
        "leak": Option(
            "Some step saw labels of the rows that scored it",
            "Nothing is there to be found, so what was found came in through the back door.",
            is_correct=True,
        ),
        "luck": Option(
            "It was a lucky draw",
            "One draw of a few rows may be lucky. A mean of several that stays at 0.80 is not.",
            "m06.recall-luck",
        ),
        "good": Option(
            "The model is good at hard problems",
            "On noise there is no problem to be good at.",
            "m06.recall-good",
        ),
    },
)

recall_time = Quiz(
    "06.recall-2",
    "Changing Tuesday's weather changes a feature of Monday. What is the feature?",
    options={
        "ahead": Option(
            "One that looks ahead",
            "Change the future; if the past moves, the feature knew.",
            is_correct=True,
        ),
        "smooth": Option(
            "A smooth one, which is fine",
            "A window around a day is smooth, and it holds days that have not happened.",
            "m06.recall-smooth",
        ),
        "missing": Option(
            "One with gaps",
            "Gaps may be filled from behind or from ahead. Only the second moves the past.",
            "m06.recall-gaps",
        ),
    },
)

recall_join = Quiz(
    "06.recall-3",
    "After an inner join the average has hardly changed. What follows?",
    options={
        "nothing": Option(
            "Nothing: count the rows, and by group",
            "A stable average can hide that whole groups are gone.",
            is_correct=True,
        ),
        "fine": Option(
            "No rows of importance were lost",
            "Importance is not visible in an average. Two airlines once vanished this way.",
            "m06.recall-average",
        ),
        "random": Option(
            "Rows were lost at random",
            "An average that stays is what random loss looks like, and also what other loss can.",
            "m06.recall-random",
        ),
    },
)

which_score = Quiz(
    "06.one-draw",
    "A test asks that one shuffle scores at most 0.60. On healthy pipelines it is red now and then. Why?",
    options={
        "draw": Option(
            "A single shuffle scatters, and some draws land above",
            "The limit sits inside the scatter. Average several shuffles or move the limit.",
            is_correct=True,
        ),
        "bug": Option(
            "Some of those pipelines have a bug after all",
            "They were healthy by construction. The alarm was the bug.",
            "m06.alarm-believed",
        ),
        "leak": Option(
            "Shuffling leaks the labels",
            "Shuffling breaks the tie between rows and labels; nothing is left to leak.",
            "m06.shuffle-leaks",
        ),
    },
)
