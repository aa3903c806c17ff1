"""Run the probes of an item on an answer and give the verdict."""

import time
from dataclasses import dataclass, field

from grader.checks import seeds
from grader.checks.answer import Answer, AnswerStopped, Clock, smallest
from grader.checks.expect import GENERIC, Finding, describe
from grader.checks.question import Item, Message, PlannedProbe
from grader.checks.verdict import Found, Verdict

_STOPPING = ("not attempted", "timed out", "not judged")


@dataclass
class _Tally:
    points: float = 0
    found: list[Found] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def add(self, found: Found) -> None:
        if found.id not in [one.id for one in self.found]:
            self.found.append(found)


def judge(item: Item, answer: Answer, seed: int | None = None) -> Verdict:
    """Return the verdict of `item` on `answer`; never raise for an answer's sake.

    The answer has `item.seconds` in all. Each probe draws from a generator of
    its own, so that one probe's draws never move another's.
    """
    started, seed = time.monotonic(), seeds.picked(item.id) if seed is None else seed
    answer.clock, answer.shared = Clock(item.seconds), {}
    tally = _Tally()
    if _is_blank(item, answer):
        tally.troubles.append("not attempted")
    for index, probe in enumerate(item.probes):
        if tally.troubles and tally.troubles[-1] in _STOPPING:
            break
        _experiment(item, probe, answer, (seed, index), tally)
    return _verdict(item, answer, seed, tally, time.monotonic() - started)


def _experiment(
    item: Item,
    probe: PlannedProbe,
    answer: Answer,
    seed: tuple[int, int],
    tally: _Tally,
) -> None:
    import numpy as np

    try:
        probe.run(answer, np.random.default_rng(list(seed)))
        tally.points += probe.points
    except Finding as finding:
        tally.add(_found(item, finding))
    except AnswerStopped as stopped:
        trouble, told = _trouble(item, answer, stopped)
        tally.troubles.append(trouble)
        if told:
            tally.add(_found(item, told))
    except Exception as error:  # a fault of the check, never the learner's
        tally.troubles.append("not judged")
        detail = f"{type(error).__name__}: {error}"
        tally.add(Found("any.check-fault", _fault(probe.name, detail)))


def _found(item: Item, finding: Finding) -> Found:
    message = item.misconceptions.get(finding.id) or GENERIC[finding.id]
    return Found(finding.id, message.filled(finding.numbers))


def _fault(probe: str, detail: str) -> Message:
    return Message(
        f"The check itself failed in “{probe}” ({detail[:200]}).",
        "This is a fault of the course, not of the answer.",
        "Please report it with this text; go on with the next item.",
    )


def _trouble(
    item: Item, answer: Answer, stopped: AnswerStopped
) -> tuple[str, Finding | None]:
    """Return the outcome of a stopped call and the finding that tells it."""
    error = stopped.error
    if error.type == "NotImplementedError" and error.is_own:
        return "not attempted", None
    if error.type == "TimeIsUp":
        return "timed out", Finding("any.time", seconds=item.seconds)
    if error.type == "Arity":
        return "failed", Finding("any.arity", got=error.message)
    if error.type == "WireError":
        return "failed", Finding(
            "any.wrong-type", expected="a plain value", got=error.message
        )
    shown = ", ".join(describe(arg) for arg in smallest(answer, stopped))
    where = f" at the line `{error.line}`" if error.line else ""
    said = f": {error.message}" if error.message else ""
    return "crashed", Finding(
        "any.crash", type=error.type, said=said, where=where, shown=shown
    )


GENERIC["any.crash"] = Message(
    "{type}{said}{where}.",
    "It happened on this input: {shown}.",
    "Call the function on that input in a cell of its own and read the last line.",
)
GENERIC["any.time"] = Message(
    "No answer after {seconds:g} seconds.",
    "Something repeats without end, or does far more work than it needs to.",
    "Try it on ten rows in a cell of its own and look for the loop.",
)


def _verdict(
    item: Item, answer: Answer, seed: int, tally: _Tally, seconds: float
) -> Verdict:
    points = round(min(max(tally.points, 0.0), item.points), 6)
    return Verdict(
        item=item.id,
        title=item.title,
        outcome=_outcome(item, points, tally),
        points=points,
        max_points=item.points,
        review_points=item.review_points,
        found=tuple(tally.found),
        notes=tuple(_notes(answer)),
        marks=item.marks,
        seed=seed,
        bank=seeds.BANK,
        trust=item.trust,
        seconds=seconds,
    )


def _outcome(item: Item, points: float, tally: _Tally) -> str:
    if "not judged" in tally.troubles:
        return "not judged"
    if points >= item.points and not tally.found and not tally.troubles:
        return "passed"
    if points > 0:
        return "partly"
    order = ("not attempted", "timed out", "crashed")
    return next((one for one in order if one in tally.troubles), "failed")


def _notes(answer: Answer) -> list[str]:
    """Say what a call left behind besides its value; none of it costs points."""
    replies = answer.replies
    notes = []
    if any(reply.output.strip() for reply in replies):
        notes.append("It also prints. A returned value is what others can use.")
    warned = next((w for reply in replies for w in reply.warnings), None)
    if warned:
        notes.append(f"It also warns: {warned[:200]}")
    if any(reply.changed for reply in replies):
        notes.append("It changes what it was given. A copy keeps the caller's data.")
    return notes


def _is_blank(item: Item, answer: Answer) -> bool:
    """Return whether an answer that is not a function was left untouched."""
    try:
        value = answer.value()
    except AnswerStopped:
        return False
    if value is None or value is ...:
        return True
    untouched = [text.strip() for text in item.blank]
    return type(value) is str and (not value.strip() or value.strip() in untouched)
