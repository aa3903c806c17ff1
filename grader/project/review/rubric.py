"""The rubric and the reference levels of the anchors, as data of the kit."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
LEVELS = (0, 1, 2, 3)
WHO = {"A": "audits", "S": "author", "P": "peers", "I": "instructor"}


@dataclass(frozen=True)
class Criterion:
    """One thing to judge: four levels in words, who judges, and next steps.

    `next[n]` leads from level n to the one above; a failed one of `audits` holds the
    criterion at 0.
    """

    id: str
    title: str
    weight: int
    who: str
    levels: tuple[str, ...]
    next: tuple[str, ...]
    audits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference:
    """What the authors of the course say of an anchor: levels, reasons, the lesson."""

    levels: Mapping[str, int]
    reasons: Mapping[str, str]
    held: tuple[str, ...]
    lesson: str


@cache
def criteria() -> tuple[Criterion, ...]:
    """Return the ten criteria, in order."""
    return tuple(map(_criterion, _told("rubric")["criterion"]))


def names(who: str = "S") -> tuple[str, ...]:
    """Return the ids of the criteria that `who` judges."""
    return tuple(one.id for one in criteria() if who in one.who)


def level_name(level: int) -> str:
    """Return the words for a level."""
    return str(_told("rubric")["levels"][str(level)])


def negative() -> str:
    """Return what a negative result needs to reach every level."""
    return str(_told("rubric")["negative"]["words"]).strip()


@cache
def references() -> Mapping[str, Reference]:
    """Return the reference of each anchor."""
    found = {}
    for anchor, told in _told("references").items():
        pairs = {name: told[name] for name in names()}
        found[anchor] = Reference(
            {name: int(pair[0]) for name, pair in pairs.items()},
            {name: str(pair[1]) for name, pair in pairs.items()},
            tuple(told["held"]),
            str(told["lesson"]),
        )
    return found


def _criterion(told: Mapping[str, Any]) -> Criterion:
    lists = {name: tuple(told.get(name, ())) for name in ("levels", "next", "audits")}
    return Criterion(**{**told, **lists})


@cache
def _told(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))
