"""Look for personal data in tables: in their texts, and in the names of columns."""

import re
from collections.abc import Iterable
from typing import Any

import pandas as pd

from grader.checks.personal import in_text, masked

# A name of a column that promises a person, in a few languages.
_COLUMN = re.compile(
    r"(?:^|_)(?:e_?mail|phone|telephone|mobile|first_?name|last_?name|full_?name"
    r"|surname|vorname|nachname|nombre|apellido|prenom|birth_?date|date_of_birth|dob"
    r"|ssn|passport|iban|home_?address|street)(?:$|_)",
    re.I,
)
_MOST_VALUES, _LONGEST = 20_000, 2_000
NAME = "name"


def hits(frames: Iterable[pd.DataFrame]) -> list[list[Any]]:
    """Return what was found: column, kind, how many values, one of them masked."""
    found: dict[tuple[str, str], list[str]] = {}
    for frame in frames:
        for name in frame.columns:
            column = frame[name]
            if _COLUMN.search(str(name)):
                found.setdefault((str(name), NAME), [])
            if column.dtype.kind not in "OTU" and str(column.dtype) not in _TEXTS:
                continue
            values = column.dropna().astype(str).unique()[:_MOST_VALUES]
            for value in values:
                for kind, text in in_text(value[:_LONGEST]):
                    listed = found.setdefault((str(name), kind), [])
                    if text not in listed:
                        listed.append(text)
    return [
        [name, kind, len(texts), masked(texts[0]) if texts else ""]
        for (name, kind), texts in found.items()
    ]


_TEXTS = ("str", "string", "category")
