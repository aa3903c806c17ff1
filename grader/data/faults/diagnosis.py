"""Read what somebody says is wrong with a table."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from numbers import Integral, Real
from typing import Any

import numpy as np
import pandas as pd

from grader.data.faults.catalogue import KINDS
from grader.errors import CalledWrongly

_FIELDS = ("kind", "column", "rows")
_ROWS = (
    "numbers counted from 0, a list of True and False, a text such as "
    '"3, 5-9", or "all"'
)


class DiagnosisError(CalledWrongly):
    """A diagnosis cannot be read: what is wrong, where, and what to write."""


@dataclass(frozen=True)
class Claim:
    """One thing that is said to be wrong: a kind, columns, and rows from 0."""

    kind: str
    columns: tuple[str, ...]
    rows: frozenset[int]


def claims(diagnosis: Any, rows: int) -> tuple[Claim, ...]:
    """Return the claims of a diagnosis of a table with so many rows.

    A diagnosis is a DataFrame, or a list of dicts, with `kind`, `column` and
    `rows`; `column` may be left out or be a list of names. Claims of one kind in
    one column are put together. Raise `DiagnosisError` when it cannot be read.
    """
    found: dict[tuple[str, tuple[str, ...]], frozenset[int]] = {}
    for number, entry in enumerate(_entries(diagnosis), start=1):
        kind = _kind(entry.get("kind"), number)
        columns = _columns(entry.get("column"), number)
        named = _rows(entry.get("rows", "all"), rows, number)
        found[kind, columns] = found.get((kind, columns), frozenset()) | named
    return tuple(
        Claim(kind, columns, named) for (kind, columns), named in found.items()
    )


def _entries(diagnosis: Any) -> list[Mapping[str, Any]]:
    """Return the entries of a diagnosis as dicts."""
    if isinstance(diagnosis, pd.DataFrame):
        names = [str(name) for name in diagnosis.columns]
        if "kind" not in names and len(diagnosis):
            raise DiagnosisError(
                f"The diagnosis has no column `kind`. It has: {', '.join(names)}."
            )
        return diagnosis.to_dict("records")
    if isinstance(diagnosis, Mapping):
        diagnosis = [diagnosis]
    if not isinstance(diagnosis, list | tuple):
        raise DiagnosisError(
            "A diagnosis is a list of dicts with `kind`, `column` and `rows`, or a "
            f"DataFrame with these columns, not {type(diagnosis).__name__}."
        )
    return [_entry(entry, number) for number, entry in enumerate(diagnosis, start=1)]


def _entry(entry: Any, number: int) -> Mapping[str, Any]:
    """Return one entry of a diagnosis as a dict."""
    if isinstance(entry, Claim):
        rows = sorted(entry.rows)
        return {"kind": entry.kind, "column": list(entry.columns), "rows": rows}
    if not isinstance(entry, Mapping):
        raise DiagnosisError(
            f"Entry {number} of the diagnosis is {type(entry).__name__}. Write a "
            'dict such as {"kind": "sentinel", "column": "height", "rows": [3]}.'
        )
    unknown = [str(key) for key in entry if key not in _FIELDS]
    if unknown:
        raise DiagnosisError(
            f"Entry {number} of the diagnosis has a field `{unknown[0]}`. The "
            f"fields are: {', '.join(_FIELDS)}."
        )
    return entry


def _kind(value: Any, number: int) -> str:
    """Return the kind that is meant, or say which there are."""
    name = str(value).strip().casefold().replace("_", "-").replace(" ", "-")
    if name in KINDS:
        return name
    close = get_close_matches(name, KINDS, n=1)
    meant = f" Did you mean `{close[0]}`?" if close else ""
    raise DiagnosisError(
        f"Entry {number} of the diagnosis names the kind {value!r}, which there is not."
        f"{meant} The kinds are: {', '.join(KINDS)}."
    )


def _columns(value: Any, number: int) -> tuple[str, ...]:
    """Return the named columns, none for a whole row."""
    if value is None or (isinstance(value, Real) and np.isnan(float(value))):
        return ()
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, Iterable):
        names = tuple(sorted(str(name) for name in value))
        return names
    raise DiagnosisError(
        f"Entry {number} of the diagnosis names the column {value!r}. Write its name "
        "as a text, or leave it out where whole rows are at fault."
    )


def _rows(value: Any, length: int, number: int) -> frozenset[int]:
    """Return the named rows, all of them where none are named."""
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return frozenset(range(length))
    if isinstance(value, str):
        value = _from_text(value, length, number)
    if isinstance(value, Integral) and not isinstance(value, bool | np.bool_):
        value = [value]
    if isinstance(value, slice):
        value = range(length)[value]
    cells = list(value) if isinstance(value, Iterable) else ["?"]
    if cells and all(isinstance(cell, bool | np.bool_) for cell in cells):
        if len(cells) == length:
            return frozenset(row for row, cell in enumerate(cells) if cell)
        cells = ["?"]
    if not all(map(_is_whole, cells)):
        raise DiagnosisError(
            f"The rows of entry {number} of the diagnosis cannot be read. Give {_ROWS}."
        )
    named = frozenset(int(cell) for cell in cells)
    odd = [row for row in sorted(named) if not 0 <= row < length]
    if odd:
        raise DiagnosisError(_beyond(odd[0], length, number))
    return named


def _is_whole(cell: Any) -> bool:
    """Return whether a cell is a whole number, 3.0 included."""
    if isinstance(cell, bool | np.bool_) or not isinstance(cell, Real):
        return False
    return float(cell).is_integer()


def _beyond(row: int, length: int, number: int) -> str:
    """Say that there is no such row."""
    return (
        f"Entry {number} of the diagnosis names row {row}. The table has rows 0 to "
        f"{length - 1}; use positions, not index labels."
    )


def _from_text(text: str, length: int, number: int) -> Iterable[int]:
    """Return the rows in a text such as "3, 5-9"."""
    plain = text.strip().strip("[]")
    if plain.casefold() in ("all", "*"):
        return range(length)
    rows: list[int] = []
    for part in filter(None, re.split(r"[,;\s]+", plain)):
        match = re.fullmatch(r"(\d{1,9})(?:-(\d{1,9}))?", part)
        if match is None:
            raise DiagnosisError(
                f"The rows of entry {number} of the diagnosis hold {part!r}. "
                f"Give {_ROWS}."
            )
        last = int(match[2] or match[1])
        if last >= length:
            raise DiagnosisError(_beyond(last, length, number))
        rows += range(int(match[1]), last + 1)
    return rows
