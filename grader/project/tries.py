"""Further jobs of the child process: what single audits ask of the author's code."""

import time
from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

import numpy as np
import pandas as pd

from grader.checks import procedures
from grader.project import known, personal
from grader.project.author import Author
from grader.project.fitting import predictions
from grader.project.reading import Reading

_LEAST, _BUDGET = 5, 120.0


def facts(request: Mapping[str, Any]) -> dict[str, Any]:
    """Return what can be said of table and split without fitting anything."""
    author = Author(request)
    with Reading() as reading:
        table = author.load()
    train, test = author.split(table)
    twice = procedures.duplicates(train, test)
    told: dict[str, Any] = {
        "rows": [len(table), len(train), len(test)],
        "overlap": int(test.index.isin(train.index).sum()),
        "duplicates": [twice.number, [str(x) for x in twice.labels], twice.is_natural],
        "target": _target(table[author.target]),
        "known": known.names([table, *reading.frames]),
        "personal": personal.hits([table, *reading.frames]),
    }
    if author.groups and author.groups in train and author.groups in test:
        both = procedures.shared_groups(train[author.groups], test[author.groups])
        number = int(test[author.groups].nunique())
        told["shared"] = [len(both), [str(one) for one in both[:3]], number]
    if author.time and author.time in train and author.time in test:
        told["not later"] = _not_later(train[author.time], test[author.time])
    return told


def _not_later(train: pd.Series, test: pd.Series) -> int | str:
    try:
        return procedures.not_later(train.to_numpy(), test.to_numpy())
    except TypeError as error:
        return str(error)


def _target(column: pd.Series) -> dict[str, Any]:
    """Return how many kinds of answers there are, and the share of the rarest."""
    shares = column.value_counts(normalize=True)
    return {"kinds": len(shares), "rarest": float(shares.min())}


def shuffle(request: Mapping[str, Any]) -> dict[str, Any]:
    """Run the whole procedure on shuffled targets, again and again."""
    author = Author(request)
    how = _way(author, request["use"])
    begun, scores, is_raw = time.monotonic(), [], False
    for number in range(request["number"]):
        rng = np.random.default_rng([request["seed"], number])
        table, is_raw = _shuffled_table(author, how, rng)
        train, test = author.split(table)
        y, p = predictions(author, train, test)
        scores.append(procedures.auc(y, p))
        if time.monotonic() - begun > _BUDGET and len(scores) >= _LEAST:
            break
    told = [score if isfinite(score) else None for score in scores]
    return {"scores": told, "how": how, "is_raw": is_raw}


def _shuffled_table(
    author: Author, how: str, rng: np.random.Generator
) -> tuple[pd.DataFrame, bool]:
    """Return the author's table with its target shuffled, and whether as it was read.

    Where a file holds the target, that column is shuffled as the file is read, before
    anything is prepared; else in what `load` returns.
    """

    def mixed(frame: pd.DataFrame) -> pd.DataFrame:
        groups = _values(frame, author.groups) if how == "groups" else None
        times = _values(frame, author.time) if how != "rows" else None
        target = procedures.shuffled(
            frame[author.target].to_numpy(), rng, groups, times
        )
        return frame.assign(**{author.target: target})

    with Reading(lambda f: mixed(f) if author.target in f else f) as reading:
        table = author.load()
    is_raw = any(author.target in frame for frame in reading.frames)
    return (table if is_raw else mixed(table)), is_raw


def _values(frame: pd.DataFrame, name: str) -> np.ndarray | None:
    return frame[name].to_numpy() if name and name in frame else None


def _way(author: Author, use: str) -> str:
    """Return how to shuffle so that an honest procedure is at chance.

    Whole groups where they are declared; but groups that are met again by design
    keep their level, which is no leak, so there single rows are shuffled. So they are
    along time alone: a shift in a circle keeps seasons and what yesterday says of
    today, which honest models learn (rain in Seattle: AUC .66 in time order).
    """
    if author.groups:
        train, test = author.split(author.load())
        shared = procedures.shared_groups(train[author.groups], test[author.groups])
        return "rows" if shared and use == "a later period" else "groups"
    return "rows"


def refusals(request: Mapping[str, Any]) -> dict[str, Any]:
    """Ask `predict_one` a good question and many bad ones; return what it did."""
    author = Author(request)
    given = request["example"]
    example = given or good_example(author, author.load())
    numbers = [n for n, v in example.items() if type(v) in (int, float)]
    bad: dict[str, Any] = {
        "an empty dict": {},
        "a list": [1, 2],
        "every value None": dict.fromkeys(example),
        "every value a text": dict.fromkeys(example, "abc"),
        "every value a list": {name: [1] for name in example},
    }
    if numbers:
        bad["every number 1e12"] = {**example, **dict.fromkeys(numbers, 1e12)}
        bad["every number NaN"] = {**example, **dict.fromkeys(numbers, float("nan"))}
    maybe = {
        f"no `{name}`": {n: v for n, v in example.items() if n != name}
        for name in list(example)[:30]
    }
    asked = {**bad, **maybe}
    return {
        "good": _asked(author, example),
        "bad": {name: _asked(author, one) for name, one in asked.items()},
        "optional": list(maybe),
        "example": {name: str(value)[:40] for name, value in example.items()},
    }


def good_example(author: Author, table: pd.DataFrame) -> dict[str, Any]:
    """Return a row of the test without its target, as it could have come as JSON."""
    _, test = author.split(table)
    return _plain(test.drop(columns=author.target).iloc[0].to_dict())


def _asked(author: Author, example: Any) -> list[str]:
    """Return what `predict_one` did with an example: how it ended, and its words."""
    try:
        value = author.predict_one(example)
    except ValueError as error:
        return ["refused", str(error)[:200]]
    except BaseException as error:
        return ["crashed", f"{type(error).__name__}: {str(error)[:200]}"]
    if value is None or (isinstance(value, float) and not isfinite(value)):
        return ["empty", str(value)]
    return ["answered", str(value)[:80]]


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return a row of a table as a dict that could have come as JSON."""
    found: dict[str, Any] = {}
    for name, value in row.items():
        if hasattr(value, "item"):
            value = value.item()
        if isinstance(value, pd.Timestamp):
            value = value.isoformat()
        found[str(name)] = (
            None if isinstance(value, float) and value != value else value
        )
    return found


JOBS: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "facts": facts,
    "shuffle": shuffle,
    "refusals": refusals,
}
