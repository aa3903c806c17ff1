"""What one perturbation does to a project, measured beside the author's code.

This runs in the child process that holds the author's functions; what comes back is
plain JSON. The reference, the author's own split and model, is computed anew in each
child: that costs one fit more, and no row has to leave the process.
"""

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

import numpy as np
import pandas as pd

from grader.project import perturbations as change
from grader.project.card import checked
from grader.project.card.bench import Bench, Functions
from grader.project.card.catalogue import BY_ID, REFERENCE
from grader.project.card.intervals import Interval, Scored, compared
from grader.project.card.leaning import leaned_on
from grader.project.perturbations import NotInformative

FACTOR = 10.0
NOISE = 0.1
_WORDS = 240

Told = dict[str, Any]
Tried = tuple[Scored, int]


def measured(
    author: Functions, name: str, greater_is_better: bool = True, seed: int = 0
) -> Told:
    """Return what the perturbation `name` does; an error in it is a finding."""
    begun, used = time.monotonic(), time.process_time()
    bench, told = Bench(author, greater_is_better, seed), Told()
    try:
        told |= _outcome(bench, name, told)
    except NotInformative as reason:
        told |= {"state": "not informative", "words": str(reason)}
    except Exception as error:
        told |= {"state": "failed", "words": _said(error)}
    took = {"seconds": time.monotonic() - begun, "cpu": time.process_time() - used}
    return plain(told | took)


def _said(error: Exception) -> str:
    """Return an error in one line."""
    words = str(getattr(error, "words", "")) or f"{type(error).__name__}: {error}"
    return " ".join(words.splitlines()[0].split())[:_WORDS]


def _outcome(bench: Bench, name: str, told: Told) -> Told:
    """Return what came out; what is known before it is put into `told`."""
    if name == REFERENCE:
        return _compared(bench, [bench.reference]) | _facts(bench)
    if name == "duplicates":
        return checked.duplicates(bench)
    tried: list[Tried] = []
    for one in _TRIALS[name](bench):
        if isinstance(one, dict):
            told |= one
        else:
            tried.append(one)
    sizes = [size for _, size in tried]
    found = _compared(bench, [scored for scored, _ in tried])
    return found | {"n_train": sum(sizes) / len(sizes)}


def _compared(bench: Bench, repeats: list[Scored]) -> Told:
    score, first = bench.author.score, bench.reference
    found = compared(score, first, repeats, bench.rng(99))
    return {
        "state": "measured",
        "change": _change(found.difference, bench.greater_is_better),
        "reference": asdict(found.reference),
        "score": asdict(found.perturbed),
        "difference": asdict(found.difference),
        "scores": [float(score(one.y, one.p)) for one in repeats],
        "n_test": sum(len(one.y) for one in repeats) / len(repeats),
        "n_train": len(bench.parts[0]),
        "is_same_test": all(np.array_equal(one.y, first.y) for one in repeats)
        and all(np.array_equal(one.units, first.units) for one in repeats),
        "unit": bench.unit,
        "units": found.units,
        "draws": found.draws,
    }


def _change(difference: Interval, greater_is_better: bool) -> str:
    """Return what the interval of the difference says; "" where there is none."""
    if difference.low is None:
        return ""
    if not difference.is_clear:
        return "same"
    return "better" if (difference.value > 0) == greater_is_better else "worse"


def _facts(bench: Bench) -> Told:
    """Return what decides which perturbations can say anything."""
    train, test = (part.index for part in bench.parts)
    author = bench.author
    facts = {"has_seeds": bool(_seeds(author.build()))}
    if author.time:
        times = bench.times
        facts["is_in_time_order"] = bool(
            times.loc[train].max() <= times.loc[test].min()
        )
    if author.groups:
        groups = bench.groups
        both = set(groups.loc[train]) & set(groups.loc[test])
        facts["holds_out_groups"] = not both
    return facts


def _time_order(bench: Bench) -> Iterator[Tried | Told]:
    if _facts(bench)["is_in_time_order"]:
        raise NotInformative("your own split is in time order already")
    yield bench.tried(change.in_time_order(bench.times, bench.share))


def _later_period(bench: Bench) -> Iterator[Tried | Told]:
    yield bench.tried(change.with_a_gap(bench.times, bench.share))


def _unseen_group(bench: Bench) -> Iterator[Tried | Told]:
    for repeat in _repeats("unseen_group"):
        groups, rng = bench.groups, bench.rng(repeat)
        yield bench.tried(change.unseen_groups(groups, bench.share, rng))


def _missing_input(bench: Bench) -> Iterator[Tried | Told]:
    test = bench.parts[1]
    inputs = bench.inputs(test)
    column = leaned_on(bench, list(inputs.columns))
    yield {"detail": f"`{column}` is empty in all test rows."}
    changed = change.without(inputs, column)
    yield bench.predicted(bench.model, test, changed), len(bench.parts[0])


def _scaled_input(bench: Bench) -> Iterator[Tried | Told]:
    test = bench.parts[1]
    inputs = bench.inputs(test)
    numbers = [one for one in inputs.columns if _is_quantity(inputs[one])]
    if not numbers:
        raise NotInformative("no input is a quantity")
    column = leaned_on(bench, numbers)
    yield {"detail": f"`{column}` is {FACTOR:g} times as large in all test rows."}
    changed = change.scaled(inputs, column, FACTOR)
    yield bench.predicted(bench.model, test, changed), len(bench.parts[0])


def _training_resampled(bench: Bench) -> Iterator[Tried | Told]:
    yield from _relearned(bench, "training_resampled", change.drawn_again)


def _half_training(bench: Bench) -> Iterator[Tried | Told]:
    yield from _relearned(bench, "half_training", change.half)


def _relearned(
    bench: Bench, name: str, draw: Callable[..., pd.Index]
) -> Iterator[Tried | Told]:
    """Yield what is predicted after learning from drawn rows; the test stays."""
    train, test = bench.parts
    for repeat in _repeats(name):
        drawn = train.loc[draw(bench.units(train.index), bench.rng(repeat))]
        yield bench.predicted(bench.fitted(drawn), test), len(drawn)


def _split_seeds(bench: Bench) -> Iterator[Tried | Told]:
    if bench.author.time and _facts(bench)["is_in_time_order"]:
        raise NotInformative("your split follows time, which has one order")
    own = set(bench.parts[1].index)
    for repeat in _repeats("split_seeds"):
        order = bench.rng(repeat).permutation(len(bench.table))
        train, test = bench.split(bench.table.iloc[order])
        if set(test.index) == own:
            raise NotInformative(
                "your split picks the same rows in whatever order they come"
            )
        yield bench.predicted(bench.fitted(train), test), len(train)


def _model_seeds(bench: Bench) -> Iterator[Tried | Told]:
    train, test = bench.parts
    if not _seeds(bench.author.build()):
        raise NotInformative("the model is deterministic: it takes no `random_state`")
    found = []
    for repeat in _repeats("model_seeds"):
        model = bench.author.build()
        model.set_params(**{name: repeat + 1 for name in _seeds(model)})
        found.append(bench.predicted(bench.fit(model, train), test))
    if all(np.array_equal(one.p, found[0].p) for one in found):
        raise NotInformative("the model is deterministic: five seeds agree")
    yield from ((one, len(train)) for one in found)


def _label_noise(bench: Bench) -> Iterator[Tried | Told]:
    train, test = bench.parts
    for repeat in _repeats("label_noise"):
        y = change.with_noise(train[bench.author.target], NOISE, bench.rng(repeat))
        yield bench.predicted(bench.fitted(train, y), test), len(train)


_TRIALS: dict[str, Callable[[Bench], Iterator[Tried | Told]]] = {
    "time_order": _time_order,
    "later_period": _later_period,
    "unseen_group": _unseen_group,
    "missing_input": _missing_input,
    "scaled_input": _scaled_input,
    "training_resampled": _training_resampled,
    "split_seeds": _split_seeds,
    "model_seeds": _model_seeds,
    "half_training": _half_training,
    "label_noise": _label_noise,
}


def _repeats(name: str) -> range:
    return range(BY_ID[name].repeats)


def _seeds(model: Any) -> list[str]:
    """Return the parameters of an estimator that seed it."""
    names = model.get_params() if hasattr(model, "get_params") else {}
    return sorted(one for one in names if one.split("__")[-1] == "random_state")


def _is_quantity(values: pd.Series) -> bool:
    is_number = pd.api.types.is_numeric_dtype(values) and values.dtype != bool
    return is_number and values.nunique() > 2


def plain(value: Any) -> Any:
    """Return `value` with numbers that JSON knows; one that is not finite is null."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(value) else None
    return int(value) if isinstance(value, np.integer) else value
