"""Datasheets: where a data set comes from, what its columns mean, what bites.

A data set is a pair of files in `grader/data/sets`, `NAME.csv.gz` and
`NAME.json`; adding such a pair is all that a new set needs.
"""

import json
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from grader.data.html_table import COLOURS, html_table
from grader.errors import DataError

FOLDER = Path(__file__).with_name("sets")
DTYPES = {"integer", "decimal", "text", "date"}


@dataclass(frozen=True)
class Column:
    """One column: its dtype (a word of `DTYPES`), its unit and its meaning."""

    name: str
    dtype: str
    unit: str
    meaning: str


@dataclass(frozen=True)
class Source:
    """The package, its version and the file in it that a set was taken from."""

    package: str
    version: str
    file: str


@dataclass(frozen=True)
class Datasheet:
    """Everything to know about a data set before believing a number from it."""

    name: str
    title: str
    source: Source
    origin: str
    licence: str
    citation: str
    sha256: str
    rows: int
    columns: tuple[Column, ...]
    changes: tuple[str, ...]
    traps: tuple[str, ...]
    not_for: str

    def __repr__(self) -> str:
        """Return the sheet as plain text, one fact or column a line."""
        facts = [f"{label}: {text}" for label, text in _facts(self)]
        columns = [f"  {' · '.join(_row(column))}" for column in self.columns]
        traps = [f"  {trap}" for trap in self.traps]
        parts = [self.title, *facts, "Columns:", *columns, "Known traps:", *traps]
        return "\n".join(parts)

    def _repr_html_(self) -> str:
        """Return the sheet as two tables and a list (called by Jupyter)."""
        traps = "".join(f"<li>{escape(trap)}</li>" for trap in self.traps)
        headings = ("Column", "dtype", "Unit", "Meaning")
        return (
            f'<div style="{COLOURS}">{html_table(self.title, (), _facts(self))}'
            f"{html_table('Columns', headings, map(_row, self.columns))}"
            f"<p><strong>Known traps</strong></p><ul>{traps}</ul></div>"
        )


def datasets() -> list[str]:
    """Return the names that `load` and `datasheet` know, in alphabetical order."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def datasheet(name: str) -> Datasheet:
    """Return the datasheet of a data set; raise `DataError` for an unknown name."""
    known = datasets()
    if name not in known:
        raise DataError(_unknown(name, known))
    return _read(FOLDER / f"{name}.json")


@cache
def _read(path: Path) -> Datasheet:
    """Return the datasheet in a JSON file."""
    try:
        return _sheet(path.stem, json.loads(path.read_text(encoding="utf-8")))
    except (TypeError, KeyError, ValueError) as error:
        raise DataError(
            f"The datasheet {path} cannot be read: {error}. "
            "Compare its fields with another datasheet in that folder."
        ) from error


def _sheet(name: str, fields: dict[str, Any]) -> Datasheet:
    """Return a datasheet made of the fields of its JSON file."""
    columns = tuple(Column(**column) for column in fields.pop("columns"))
    for column in columns:
        if column.dtype not in DTYPES:
            raise ValueError(f"`{column.name}` has the unknown dtype {column.dtype!r}")
    return Datasheet(
        name=name,
        source=Source(**fields.pop("source")),
        columns=columns,
        changes=tuple(fields.pop("changes")),
        traps=tuple(fields.pop("traps")),
        **fields,
    )


def _unknown(name: object, known: list[str]) -> str:
    """Say that no data set has this name, and which name may be meant."""
    close = get_close_matches(str(name), known, n=1)
    meant = f" Did you mean `{close[0]}`?" if close else ""
    names = ", ".join(f"`{each}`" for each in known) or f"none in {FOLDER}"
    return f"There is no data set {name!r}.{meant} Choose one of: {names}."


def _facts(sheet: Datasheet) -> tuple[tuple[str, str], ...]:
    """Return the facts about the whole set, each with its label."""
    source = sheet.source
    return (
        ("Name", sheet.name),
        ("Size", f"{sheet.rows:,} rows, {len(sheet.columns)} columns"),
        ("Source", f"{source.package} {source.version}, {source.file}"),
        ("Origin", sheet.origin),
        ("Licence", sheet.licence),
        ("Citation", sheet.citation),
        ("Changes made", " ".join(sheet.changes)),
        ("Not for", sheet.not_for),
        ("sha256", sheet.sha256),
    )


def _row(column: Column) -> tuple[str, str, str, str]:
    """Return a column as a row of a table."""
    return column.name, column.dtype, column.unit, column.meaning
