"""Faults of writing: spelling, encoding, decimal commas and remarks in numbers."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from grader.data.faults.kind import Kind, Place
from grader.data.faults.sheet import (
    Change,
    Sheet,
    as_text,
    is_whole,
    share_of,
    with_cells,
)

# What `pandas.read_csv` takes for a gap: a fault must not turn a text into one.
_GAPS = {"", "na", "n/a", "nan", "none", "null", "#n/a", "<na>", "nat", "-nan"}
_MARKS = "ÃÂâ�"
_ACCENTS = str.maketrans("aeou", "áéóú")
_UNITS = (
    (r"_mm$", "mm"),
    (r"_cm$", "cm"),
    (r"_kg$", "kg"),
    (r"_g$", "g"),
    (r"temp", "deg"),
    (r"time|delay|minutes", "min"),
)


def _doubled_letter(text: str) -> str:
    middle = len(text) // 2
    return text[: middle + 1] + text[middle:]


_LOUD: tuple[Callable[[str], str], ...] = (str.upper, str.lower, _doubled_letter)
_QUIET: tuple[Callable[[str], str], ...] = (
    lambda text: text + " ",
    lambda text: " " + text,
    _doubled_letter,
)


@dataclass(frozen=True)
class Spelling(Kind):
    """One category is written in several ways."""

    name: str = "spelling"
    title: str = "Several spellings"
    visibility: str = "loud"
    story: str = "Several people typed it, on several keyboards, and nobody compared."
    symptom: str = (
        "A column of names has more different entries than there are things to name."
    )
    where: str = "texts with a few categories that repeat"
    shares: tuple[float, float, float] = (0.15, 0.06, 0.03)

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the columns of categories that are spelled alike so far."""
        return [(n,) for n in sheet.texts() if _is_categories(sheet.frame[n])]

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Change | None:
        """Respell some entries, each into a form that the column did not have."""
        series = sheet.frame[place[0]]
        rows = share_of(rng, np.flatnonzero(series.notna()), self.share(level), 4)
        ways = _LOUD if level < 3 else _QUIET
        known = set(series.dropna())
        new: dict[int, str] = {}
        for row in rows:
            text = ways[int(rng.integers(len(ways)))](series.iloc[row])
            if text not in known and text.strip().casefold() not in _GAPS:
                new[int(row)] = text
        if len(new) < 3:
            return None
        touched = np.array(sorted(new))
        changed = with_cells(series, touched, [new[row] for row in touched])
        return Change({place[0]: changed}, touched)


def _is_categories(series: pd.Series) -> bool:
    """Return whether a column repeats a few texts, each spelled in one way."""
    known = series.dropna()
    names = known.unique()
    if not 2 <= len(names) <= min(60, len(known) / 5):
        return False
    plain = {" ".join(name.casefold().split()) for name in names}
    return len(plain) == len(names) and all(re.search("[A-Za-z]", n) for n in names)


@dataclass(frozen=True)
class Encoding(Kind):
    """Some letters were written in one encoding and read in another."""

    name: str = "encoding"
    title: str = "Damaged letters"
    visibility: str = "loud"
    story: str = "A file was saved as UTF-8 and opened as something else on the way."
    symptom: str = "Some texts hold letters that nobody types."
    where: str = "texts with letters"
    shares: tuple[float, float, float] = (0.12, 0.05, 0.02)

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the columns of texts without a sign of damage so far."""
        return [
            (name,)
            for name in sheet.texts()
            if not sheet.frame[name].dropna().str.contains(f"[{_MARKS}]").any()
            and sheet.frame[name].dropna().str.contains("[aeou]|[^\x00-\x7f]").any()
        ]

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Change | None:
        """Damage some of the texts that have a letter to damage."""
        series = sheet.frame[place[0]]
        able = series.fillna("").str.contains("[aeou]|[^\x00-\x7f]").to_numpy()
        rows = share_of(rng, np.flatnonzero(able), self.share(level), 3)
        if not len(rows):
            return None
        new = [_damaged(series.iloc[row]) for row in rows]
        return Change({place[0]: with_cells(series, rows, new)}, rows)


def _damaged(text: str) -> str:
    """Return a text as it looks after UTF-8 was read as Windows-1252."""
    if text.isascii():  # it had an accent before somebody tidied it up
        at = re.search("[aeou]", text)
        place = at.start() if at else 0
        text = text[:place] + text[place].translate(_ACCENTS) + text[place + 1 :]
    return text.encode("utf-8").decode("cp1252", errors="replace")


@dataclass(frozen=True)
class DecimalComma(Kind):
    """Some numbers are written with a comma, so the column is text."""

    name: str = "decimal-comma"
    title: str = "Decimal commas"
    visibility: str = "loud"
    story: str = "A spreadsheet with the settings of another country wrote the numbers."
    symptom: str = "A column of numbers arrives as text, and digits are all there."
    where: str = "numbers with decimals"
    shares: tuple[float, float, float] = (0.30, 0.10, 0.03)

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the columns of numbers with decimals."""
        return [(n,) for n in sheet.numbers() if not is_whole(sheet.frame[n])]

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Change | None:
        """Write some of the numbers with a comma."""
        series = sheet.frame[place[0]]
        texts = as_text(series, {})
        able = texts.fillna("").str.fullmatch(r"-?\d+\.\d+").to_numpy()
        rows = share_of(rng, np.flatnonzero(able), self.share(level), 3)
        if not len(rows):
            return None
        new = {int(row): texts.iloc[row].replace(".", ",") for row in rows}
        return Change({place[0]: as_text(series, new)}, rows)


@dataclass(frozen=True)
class MixedTypes(Kind):
    """Some numbers come with a unit, a sign of doubt or a word."""

    name: str = "mixed-types"
    title: str = "Remarks among numbers"
    visibility: str = "loud"
    story: str = "The form took any text, and people wrote what they wanted to say."
    symptom: str = (
        "A column of numbers arrives as text, and some cells hold more than a number."
    )
    where: str = "numbers"
    shares: tuple[float, float, float] = (0.10, 0.04, 0.02)

    def places(self, sheet: Sheet) -> list[Place]:
        """Return the columns of numbers."""
        return [(n,) for n in sheet.numbers()]

    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Change | None:
        """Write remarks into some of the cells."""
        series = sheet.frame[place[0]]
        rows = share_of(rng, np.flatnonzero(series.notna()), self.share(level), 3)
        if not len(rows):
            return None
        unit = next((u for hint, u in _UNITS if re.search(hint, place[0])), "units")
        forms = (f"{{}} {unit}", "ca. {}", "{}?", "see note")
        new = {
            int(row): forms[int(rng.integers(len(forms)))].format(series.iloc[row])
            for row in rows
        }
        return Change({place[0]: as_text(series, new)}, rows)
