"""Which questions of the modules done are due again, and in which order.

The gap is the same every time: uniform spacing is as good as growing gaps
(Latimier, Peyre & Ramus 2021), and whoever was sure and wrong gains most from
being asked first (Butterfield & Metcalfe 2001; Metcalfe 2017).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from grader.checks import loader
from grader.checks.question import Quiz
from grader.checks.records import plain
from grader.learner.calibration import judged
from grader.learner.events import Event
from grader.learner.journal import Journal
from grader.learner.standing import standings

GAP = timedelta(days=4)
ENOUGH = 4  # right answers in a row, after which a question rests
_UNSURE = 50.0  # what a wrong answer to a quiz counts as: nobody asked how sure


@dataclass(frozen=True)
class Question:
    """A question to be recalled: a quiz, or a prediction that did not hold.

    `missed` is how sure (in percent) the learner was when wrong, 0 once the latest
    answer is right; `due` is None for a question that rests.
    """

    id: str
    missed: float
    due: datetime | None
    quiz: Quiz | None = None
    expected: str = ""
    observed: str = ""

    @property
    def module(self) -> str:
        """The number of the module, such as "03"; "" for one's own predictions."""
        return self.id[:2] if self.id[:2].isdigit() else ""


def deck(notes: Journal) -> list[Question]:
    """Return every question of the modules done: confident misses first."""
    events = notes.events()
    answers: dict[str, list[Event]] = {}
    for event in events:
        if event.kind in ("quiz", "review"):
            answers.setdefault(event.key, []).append(event)
    found = [*_quizzes(notes, answers), *_surprises(events, answers)]
    return sorted(found, key=_order)


def due(questions: Sequence[Question], time: datetime) -> list[Question]:
    """Return the questions that are due, modules mixed where misses are equal."""
    waiting = [one for one in questions if one.due is not None and one.due <= time]
    turns: dict[tuple[float, str], int] = {}
    ranked = []
    for one in waiting:
        turn = turns.get((one.missed, one.module), 0)
        turns[one.missed, one.module] = turn + 1
        ranked.append((-one.missed, turn, one.due, one.id, one))
    return [entry[-1] for entry in sorted(ranked, key=lambda entry: entry[:-1])]


def _order(one: Question) -> tuple[float, bool, Any, str]:
    return (-one.missed, one.due is None, one.due, one.id)


def _quizzes(notes: Journal, answers: dict[str, list[Event]]) -> list[Question]:
    """Return the quizzes that were answered, and all of the modules that are done."""
    done = {one.module.number for one in standings(notes) if one.is_done and one.passed}
    found = []
    for number in loader.modules():
        for quiz in loader.quizzes(number):
            past = answers.get(quiz.id, [])
            if not past and number not in done:
                continue
            rights = [bool(event.payload["is_correct"]) for event in past]
            missed = _UNSURE if rights and not rights[-1] else 0.0
            when = following(past[-1].moment if past else None, rights)
            found.append(Question(quiz.id, missed, when, quiz))
    return found


def _surprises(
    events: Sequence[Event], answers: dict[str, list[Event]]
) -> list[Question]:
    """Return the predictions that did not hold, with what came instead."""
    from grader.learner.predictions import prediction_of

    found = []
    for one in judged(events):
        if one.held:
            continue
        seen = _first_outcome(events, one.key)
        guess = _last_guess(events, seen)
        past = answers.get(one.key, [])
        rights = [False, *(bool(event.payload["is_correct"]) for event in past)]
        latest = past[-1].moment if past else seen.moment
        missed = 0.0 if rights[-1] else one.confidence
        value = seen.payload["value"]
        shown = plain(value, 4) if isinstance(value, float) else str(value)
        expected = prediction_of(guess).expected
        when = following(latest, rights)
        found.append(Question(one.key, missed, when, None, expected, shown))
    return found


def _first_outcome(events: Sequence[Event], key: str) -> Event:
    """Return the outcome by which a prediction was judged."""
    return next(
        event
        for event in events
        if event.kind == "observation"
        and event.key == key
        and event.payload["held"] is not None
    )


def _last_guess(events: Sequence[Event], seen: Event) -> Event:
    """Return the last prediction in time before an outcome."""
    guesses = [
        event
        for event in events[: list(events).index(seen)]
        if event.kind == "prediction"
        and event.key == seen.key
        and not event.payload["hindsight"]
    ]
    return guesses[-1]


def following(latest: datetime | None, rights: Sequence[bool]) -> datetime | None:
    """Return when a question comes again; None when it was right often enough."""
    if latest is None:  # never asked so far
        return datetime.min.replace(tzinfo=UTC)
    streak = 0
    for right in reversed(rights):
        if not right:
            break
        streak += 1
    return None if streak >= ENOUGH else latest + GAP
