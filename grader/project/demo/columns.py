"""What a field of a form has to be, judged by a good value and by the table's column.

Runs in the child process; what it says of a field is plain enough for JSON.
"""

import re
from typing import Any

import pandas as pd
from pandas.api import types

NUMBER, YES_NO, CHOICE = "number", "yes or no", "choice"
DAY, MOMENT, TEXT, PARTS = "day", "moment", "text", "parts"
FEW = 12
_LONGEST = 60
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?")


def field(name: str, value: Any, column: pd.Series | None) -> dict[str, Any]:
    """Return the kind of a field, its good value, and what the data show of it."""
    kind = _kind(value, column)
    told = {"name": name, "kind": kind, "value": value}
    if column is None or column.dropna().empty:
        return told
    seen = column.dropna()
    if (
        kind == NUMBER
        and types.is_numeric_dtype(seen)
        and not types.is_bool_dtype(seen)
    ):
        low, high = float(seen.min()), float(seen.max())
        is_whole = bool((seen == seen.round()).all()) and isinstance(value, int | None)
        told |= {"low": low, "high": high, "is_whole": is_whole}
    elif kind == CHOICE:
        told["choices"] = sorted(map(str, seen.unique()))
    elif kind in (DAY, MOMENT):
        told |= {"first": str(seen.min())[:19], "last": str(seen.max())[:19]}
    return told


def _kind(value: Any, column: pd.Series | None) -> str:
    """Return the kind that the value has, or where it is missing the column's."""
    if isinstance(value, bool):
        return YES_NO
    if isinstance(value, int | float):
        return NUMBER
    if isinstance(value, list | dict):
        return PARTS
    if isinstance(value, str):
        if _DAY.fullmatch(value):
            return DAY
        if _MOMENT.fullmatch(value):
            return MOMENT
        return CHOICE if column is not None and _is_few(column) else TEXT
    return TEXT if column is None else _kind_of_column(column)


def _kind_of_column(column: pd.Series) -> str:
    if types.is_bool_dtype(column):
        return YES_NO
    if types.is_numeric_dtype(column):
        return NUMBER
    if types.is_datetime64_any_dtype(column):
        return MOMENT
    return CHOICE if _is_few(column) else TEXT


def _is_few(column: pd.Series) -> bool:
    """Return whether a column of texts holds so few that a list helps."""
    seen = column.dropna().unique()
    texts = [str(one) for one in seen[: FEW + 1]]
    return 0 < len(texts) <= FEW and all(len(one) <= _LONGEST for one in texts)
