"""What runs in the child process, beside the author's code: one order, one reply.

Everything here trusts nobody's shapes: what a function of the author's returns is
looked at before it is used, and what is wrong is said with the function's name.
"""

import contextlib
import io
import json
import time
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from grader.checks.procedures import PERMUTATIONS
from grader.project import tries
from grader.project.author import Author, Broken
from grader.project.changes import Change, Given, NotAsked, find_change
from grader.project.fitting import predictions
from grader.project.packing import packed


def answer(text: str) -> str:
    """Carry out a request and return a reply, both JSON; never raise."""
    request = json.loads(text)
    begun = time.monotonic()
    with contextlib.redirect_stdout(_Nowhere()), contextlib.redirect_stderr(_Nowhere()):
        try:
            reply = _JOBS[request["job"]](request)
        except Broken as broken:
            reply = {"trouble": broken.words, "kind": broken.kind}
        except NotAsked as reason:
            reply = {"trouble": str(reason), "kind": "not informative"}
    return json.dumps({**reply, "seconds": time.monotonic() - begun})


def evaluate(request: Mapping[str, Any]) -> dict[str, Any]:
    """Load, change, split, fit, predict and score, as one order says."""
    author = Author(request)
    change = find_change(request["name"])
    rng = np.random.default_rng(request["seed"])
    given = Given(author.target, author.groups, author.time, rng, request["options"])
    loaded = author.load()
    table = change.table(loaded, given) if change.table else loaded
    train, test = split_of(author, change, table, given)
    y, p = predictions(author, train, test)
    score = author.score(y, p)
    return {
        "score": score,
        "n_train": len(train),
        "draws": packed(_draws(author, y, p, test, request)),
        "arrays": {
            "y": packed(y),
            "p": packed(p),
            "rows": packed(loaded.index.get_indexer(test.index)),
            "groups": packed(_column(test, author.groups)),
            "times": packed(_column(test, author.time)),
        },
    }


def split_of(
    author: Author, change: Change, table: pd.DataFrame, given: Given
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return both parts of the table, changed as asked."""
    if change.split:
        train, test = change.split(table, given)
    else:
        train, test = author.split(table)
    if change.train:
        train = change.train(train, given)
    if change.test:
        test = change.test(test, given)
    return train, test


def _draws(
    author: Author,
    y: np.ndarray,
    p: np.ndarray,
    test: pd.DataFrame,
    request: Mapping[str, Any],
) -> np.ndarray:
    """Return the author's score on test rows that are drawn again and again."""
    options = request["options"]
    wanted = int(options.get("draws", 0))
    rng = np.random.default_rng(request["seed"])
    groups = _column(test, author.groups) if options.get("by_group") else None
    found = np.full(wanted, np.nan)
    parts = None
    if groups is not None:
        codes, names = pd.factorize(groups, sort=True)
        parts = [np.flatnonzero(codes == one) for one in range(len(names))]
    for number in range(wanted):
        if parts is None:
            drawn = rng.integers(0, len(y), len(y))
        else:
            chosen = rng.integers(0, len(parts), len(parts))
            drawn = np.concatenate([parts[one] for one in chosen])
        # A draw may lack one of the classes; such a draw has no score.
        with contextlib.suppress(Broken):
            found[number] = author.score(y[drawn], p[drawn])
    return found


def _column(frame: pd.DataFrame, name: str) -> np.ndarray | None:
    """Return a declared column, None where none is declared or it is gone."""
    return frame[name].to_numpy() if name and name in frame else None


class _Nowhere(io.TextIOBase):
    """Swallow what the author's code prints, a gigabyte if need be."""

    def write(self, text: str) -> int:
        return len(text)


def card(request: Mapping[str, Any]) -> dict[str, Any]:
    """Measure one perturbation of a report card."""
    from grader.project.card import checked, measure

    name, seed = str(request["name"]), int(request["seed"])
    if name == checked.SHUFFLED:
        begun, used = time.monotonic(), time.process_time()
        reply = tries.JOBS["shuffle"]({**request, "number": PERMUTATIONS})
        took = {
            "seconds": time.monotonic() - begun,
            "cpu": time.process_time() - used,
        }
        return {"card": measure.plain(checked.shuffled(reply) | took)}
    is_greater = bool(request["greater_is_better"])
    return {"card": measure.measured(Author(request), name, is_greater, seed)}


_JOBS = {"evaluate": evaluate, "card": card, **tries.JOBS}
