"""What the report cards of a learner's own projects say, read from their JSON twins."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import CalledWrongly

FILE_NAME = "card.json"
_FORM = 1


@dataclass(frozen=True)
class ProjectCard:
    """One project's card: its line to quote, and how its author's predictions did."""

    title: str
    question: str
    headline: str
    judged: int
    held: int
    decisions: tuple[str, ...]
    made: str


def cards(folder: Path) -> list[ProjectCard]:
    """Return the cards of the projects in `folder` (`my_work/`), by their title.

    Raises CalledWrongly for a card that cannot be read, naming the file.
    """
    paths = [*folder.glob(f"*/{FILE_NAME}"), *folder.glob(f"*/*/{FILE_NAME}")]
    return sorted(map(_card, paths), key=lambda one: one.title)


def _card(path: Path) -> ProjectCard:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["form"] != _FORM:
            raise ValueError(f"its form is {told['form']!r}")
        return _read(told)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CalledWrongly(
            f"`{path}` is no report card that can be read "
            f"({type(error).__name__}: {error}). Make it again with `stove project "
            f"card {path.parent}`, or move it away. Nothing was written."
        ) from None


def _read(told: dict[str, Any]) -> ProjectCard:
    counted = told["predictions"]
    return ProjectCard(
        title=str(told["project"]["title"]),
        question=str(told["project"]["question"]),
        headline=str(told["headline"]["words"]),
        judged=int(counted["judged"]),
        held=int(counted["held"]),
        decisions=tuple(str(one) for one in told["decisions"]),
        made=str(told["made"])[:10],
    )
