"""What a demo asks of the author's code, answered beside it: the form, one answer."""

import json
import traceback
from collections.abc import Mapping
from functools import lru_cache
from math import isfinite
from typing import Any

import pandas as pd

from grader.project.author import Author, Broken, where_in_source
from grader.project.demo.columns import field
from grader.project.tries import good_example

_NAMED = ("cells", "target", "groups", "time")
_MOST_FIELDS = 60
_MOST_WORDS = 600
ANSWERED, REFUSED, CRASHED, EMPTY = "answered", "refused", "crashed", "empty"


def form(request: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a good example, and what `predict_one` says of itself."""
    author = _author(request)
    given = dict(request["example"])
    table: pd.DataFrame | None = None
    try:
        table = author.load()
    except Broken:
        if not given:
            raise
    example = given or good_example(author, table)
    columns = {} if table is None else dict(table.items())
    fields = [
        field(name, value, columns.get(name))
        for name, value in list(example.items())[:_MOST_FIELDS]
    ]
    return {"fields": fields, "about": author.about_predict_one()}


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `predict_one` does with one example: how it ended, and its words."""
    author = _author(request)
    try:
        value = author.predict_one(request["example"])
    except ValueError as error:
        return {
            "state": REFUSED,
            "words": _short(str(error)),
            "raised in": _package(error),
        }
    except BaseException as error:  # SystemExit and KeyboardInterrupt too
        words = _short(f"{type(error).__name__}: {error}".rstrip(": "))
        return {"state": CRASHED, "words": words + where_in_source(error)}
    if _is_empty(value):
        return {"state": EMPTY, "words": repr(value)}
    return {"state": ANSWERED, "words": _written(value)}


def _author(request: Mapping[str, Any]) -> Author:
    return _kept(json.dumps({name: request[name] for name in _NAMED}))


@lru_cache(maxsize=1)
def _kept(source: str) -> Author:
    """Return the functions of a source, kept from one answer to the next.

    So a model that `predict_one` trains once and keeps is trained once, as it would
    be where people use it.
    """
    return Author(json.loads(source))


def _package(error: BaseException) -> str:
    """Return the package that raised an error, "" for the author's own code."""
    last = traceback.extract_tb(error.__traceback__)[-1].filename
    if last.startswith("<cell "):
        return ""
    frames = [one for one, _ in traceback.walk_tb(error.__traceback__)]
    return str(frames[-1].f_globals.get("__name__", "")).partition(".")[0]


def _is_empty(value: Any) -> bool:
    is_number = isinstance(value, float) and not isfinite(value)
    return value is None or is_number or (isinstance(value, str) and not value.strip())


def _written(value: Any) -> str:
    """Return an answer as a person reads it."""
    if hasattr(value, "item") and getattr(value, "size", 0) == 1:
        value = value.item()
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, Mapping):
        return _short("; ".join(f"{n}: {_written(one)}" for n, one in value.items()))
    return _short(str(value))


def _short(text: str) -> str:
    return text if len(text) <= _MOST_WORDS else f"{text[:_MOST_WORDS]} …"


JOBS = {"form": form, "answer": answer}
