"""A learner's feedback page where there is no grade: what happened, what to do.

The pages of what was graded stand at the same place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from grader.engine.results import Recorded
from grader.report.template import render

TITLES = {
    "broken": "This notebook could not be graded",
    "refused": "This submission was not opened",
    "timed out": "This notebook ran out of time",
    "out of memory": "This notebook ran out of memory",
    "kernel died": "The kernel of this notebook ended",
}
_NOT_ATTEMPTED = "No answer was changed"


@dataclass(frozen=True)
class Said:
    """An outcome in words; all of it is "" where there is nothing to say."""

    title: str = ""
    reason: str = ""
    notes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.title or self.reason or self.notes)


def said(recorded: Recorded | None) -> Said:
    """Return what to say of the outcome of a submission that has grades."""
    if recorded is None:
        return Said()
    titles = TITLES | {"not attempted": _NOT_ATTEMPTED}
    title, reason = titles.get(recorded.outcome, ""), recorded.reason
    return Said(title, reason, _other(recorded.notes, reason))


def ungraded(
    assignment: str,
    learner: str,
    outcome: str,
    reason: str,
    notes: Sequence[str] = (),
    key: str = "",
) -> str:
    """Return the page of a submission without grades; every word is escaped."""
    return render(
        "ungraded.html.j2",
        key=key,
        title=TITLES[outcome],
        assignment=assignment,
        learner=learner,
        reason=reason,
        notes=_other(notes, reason),
    )


def _other(notes: Sequence[str], reason: str) -> tuple[str, ...]:
    return tuple(words for words in notes if words not in reason)
