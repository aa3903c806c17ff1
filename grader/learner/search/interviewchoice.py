"""What a learner names at the interview deck: a question, points of the rubric, topics.

Who names something else is told what there is.
"""

from collections.abc import Iterable

from grader.data.interview import Asked, questions, topics
from grader.errors import CalledWrongly
from grader.learner.search.interviewlog import RUBRIC


def asked_of(id: object) -> Asked:
    """Return the question of the deck with this id."""
    found = {one.id: one for one in questions()}
    key = str(id).strip().casefold()
    if key not in found:
        raise CalledWrongly(
            f"{id!r} is no question of the deck. Ids look like `leakage-1`; "
            f'`interview("all")` lists all {len(found)}.'
        )
    return found[key]


def _words(given: str | Iterable[str]) -> list[str]:
    parts = given.split(",") if isinstance(given, str) else [str(one) for one in given]
    return [part.strip().casefold() for part in parts if part.strip()]


def yes_of(given: str | Iterable[str]) -> tuple[str, ...]:
    """Return the points of the rubric that are named, each once."""
    found = _words(given)
    for word in found:
        if word not in RUBRIC:
            names = ", ".join(f"`{key}`" for key in RUBRIC)
            raise CalledWrongly(
                f"{word!r} is no point of the rubric. There are: {names}."
            )
    return tuple(dict.fromkeys(found))


def topics_of(given: str | Iterable[str]) -> tuple[str, ...]:
    """Return the topics that are named."""
    found = _words(given)
    for word in found:
        if word not in topics():
            names = ", ".join(f"`{name}`" for name in topics())
            raise CalledWrongly(f"{word!r} is no topic. There are: {names}.")
    return tuple(found)
