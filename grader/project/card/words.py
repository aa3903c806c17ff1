"""What the author of a project adds to a card: two decisions, and next actions."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.errors import ProjectError
from grader.project.card.store import write_text

FILE = "card.toml"
_TEMPLATE = """\
# Your own words on the report card; run `stove project card` again to see them there.

[decisions]  # two decisions that the card changed
first = ""
second = ""

[next]  # your next action for a row, in place of the suggestion
# missing_input = "Refuse without a postcode: the baseline is no worse."
"""


@dataclass(frozen=True)
class Words:
    """Two decisions, and the author's next action by row."""

    decisions: tuple[str, ...] = ()
    next: Mapping[str, str] = field(default_factory=dict)


def read_words(folder: Path) -> Words:
    """Return what card.toml says; write one to fill in where there is none."""
    path = folder / FILE
    if not path.exists():
        write_text(path, _TEMPLATE)
        return Words()
    told = toml(path)
    decisions, following = _table(told, "decisions"), _table(told, "next")
    said = (str(decisions.get(name, "")).strip() for name in ("first", "second"))
    return Words(
        tuple(filter(None, said)),
        {name: str(text).strip() for name, text in following.items() if text},
    )


def toml(path: Path) -> dict[str, Any]:
    """Return what a TOML file holds, or say what is wrong with it."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ProjectError(f"`{path}` cannot be read: {error}.") from None


def _table(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = told.get(name, {})
    if not isinstance(found, Mapping):
        raise ProjectError(f"`{name}` in {FILE} is no table. Write `[{name}]`.")
    return found
