"""The interview deck: questions written for this course, and what answers touch."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from grader.errors import DataError

FILE = Path(__file__).with_name("interview.toml")
LEVELS = {"E": "easy", "M": "medium", "H": "hard"}


@dataclass(frozen=True)
class Asked:
    """A question of the deck; `touches` is what a good answer touches."""

    id: str
    level: str
    ask: str
    touches: tuple[str, ...]

    @property
    def topic(self) -> str:
        """The topic, such as "leakage": the first part of the id."""
        return self.id.rsplit("-", 1)[0]


@cache
def questions() -> tuple[Asked, ...]:
    """Return the questions of the deck, topic by topic."""
    try:
        fields = tomllib.loads(FILE.read_text(encoding="utf-8"))["question"]
        return tuple(
            Asked(**one | {"touches": tuple(one["touches"])}) for one in fields
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(
            f"The interview deck {FILE} cannot be read: {error}. Restore it with `git "
            "checkout`, or install the kit again."
        ) from error


def topics() -> list[str]:
    """Return the topics, in the order of the deck."""
    return list(dict.fromkeys(one.topic for one in questions()))
