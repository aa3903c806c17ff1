"""The learner's spoken answers, how they judged them, and what is asked next.

They lie in `my_work/search/interview.jsonl`, one answer a line: beside the
journal and not in it, because a passport carries the journal.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from grader.data.interview import Asked, questions
from grader.errors import GraderError
from grader.learner.deck import following
from grader.learner.search import searchfolder

A_MONTH = 10
# What a learner asks of an answer after speaking; each yes is a point.
RUBRIC = {
    "own": "In my own words, with an example of mine",
    "limit": "I named a limit, or what I do not know and how I would find out",
    "short": "It had a beginning and an end, within two minutes",
    "useful": "Somebody could act on it",
}
GOOD = 3  # yeses from which on an answer counts as right


@dataclass(frozen=True)
class Answer:
    """One spoken answer: when, to what, how long, and the rubric's yeses."""

    moment: str
    question: str
    yes: tuple[str, ...]
    seconds: float | None = None
    note: str = ""

    @property
    def time(self) -> datetime:
        """The moment as a time with its zone."""
        found = datetime.fromisoformat(self.moment)
        return found if found.tzinfo else found.replace(tzinfo=UTC)


def answers() -> list[Answer]:
    """Return the answers so far, oldest first; raise GraderError if one is broken."""
    path = searchfolder.folder() / "interview.jsonl"
    if not path.is_file():
        return []
    found = []
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                one = Answer(**json.loads(line))
                found.append(Answer(**{**asdict(one), "yes": tuple(one.yes)}))
        return sorted(found, key=lambda one: one.time)
    except (OSError, ValueError, TypeError) as error:
        raise GraderError(
            f"Line {len(found) + 1} of `{path}` cannot be read ({error}). Mend or "
            "delete that line; the others stay."
        ) from error


def keep(answer: Answer) -> None:
    """Append an answer."""
    path = searchfolder.folder() / "interview.jsonl"
    line = json.dumps(asdict(answer), ensure_ascii=False) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise GraderError(
            f"The answer cannot be written to `{path}` ({error}). Free some disk space."
        ) from error


def this_month(past: Sequence[Answer], now: datetime) -> list[str]:
    """Return the questions answered in the month of `now`, each once."""
    month = (now.year, now.month)
    done = [a.question for a in past if (a.time.year, a.time.month) == month]
    return list(dict.fromkeys(done))


def asked_next(
    past: Sequence[Answer], now: datetime, topics: Sequence[str] = ()
) -> list[Asked]:
    """Return what is asked next: what did not go well and is due, then what is new.

    New ones come with the topics mixed, easy ones first. Gaps are those of the
    review: the same each time, until a question went well several times in a row.
    """
    history: dict[str, list[Answer]] = {}
    for one in past:
        history.setdefault(one.question, []).append(one)
    deck = [one for one in questions() if not topics or one.topic in topics]
    again, new = [], []
    turns: dict[str, int] = {}
    for asked in deck:
        tries = history.get(asked.id, [])
        if not tries:
            turn = turns[asked.topic] = turns.get(asked.topic, -1) + 1
            new.append((turn, asked))
            continue
        rights = [len(one.yes) >= GOOD for one in tries]
        due = following(tries[-1].time, rights)
        if due is not None and due <= now:
            again.append((rights[-1], due, asked))
    first = [entry[-1] for entry in sorted(again, key=lambda entry: entry[:2])]
    return [*first, *(asked for _, asked in sorted(new, key=lambda entry: entry[0]))]
