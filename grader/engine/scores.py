"""What a recorded result says to people: points and verdicts beside the outcome."""

import warnings
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Self

import nbformat
from nbgrader.api import Assignment, SubmittedAssignment
from sqlalchemy.orm import Session

from grader.cohort.outcome import ItemVerdict, Result
from grader.cohort.verdicts import read
from grader.engine import book
from grader.engine.course import Course
from grader.engine.results import GRADED, NOT_ATTEMPTED, Recorded
from grader.learner.card import VERDICT_MIME


class Scores:
    """Reads a course's gradebook while it is being written."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._reading: AbstractContextManager[Session] = book.reading(course.db_url)

    def __enter__(self) -> Self:
        self._session = self._reading.__enter__()
        return self

    def __exit__(self, *told: Any) -> None:
        self._reading.__exit__(*told)

    def result(self, recorded: Recorded, *, is_reused: bool = False) -> Result:
        """Return `recorded` with what gradebook and graded notebooks say of it."""
        told = self._told(recorded)
        self._session.rollback()  # read anew the next time, and lock nothing
        verdicts = tuple(self._verdicts(recorded))
        return Result(
            learner=recorded.learner,
            assignment=recorded.assignment,
            outcome=_outcome(recorded, verdicts),
            reason=recorded.reason,
            verdicts=verdicts,
            problems=recorded.notes,
            seconds=recorded.seconds,
            cpu_seconds=recorded.cpu_seconds,
            level=recorded.level,
            box=recorded.box,
            low_trust=recorded.low_trust,
            is_reused=is_reused,
            **told,
        )

    def _told(self, recorded: Recorded) -> dict[str, Any]:
        assignment = (
            self._session.query(Assignment)
            .filter(Assignment.name == recorded.assignment)
            .one_or_none()
        )
        worth = float(assignment.max_score or 0) if assignment else 0.0
        found = (
            self._session.query(SubmittedAssignment)
            .filter(SubmittedAssignment.student_id == recorded.learner)
            .filter(SubmittedAssignment.name == recorded.assignment)
            .one_or_none()
        )
        if found is None:
            return {"points": 0.0, "max_points": worth}
        penalty = float(found.late_submission_penalty or 0.0)
        when = found.timestamp
        return {
            "points": max(0.0, float(found.score or 0.0) - penalty),
            "max_points": float(found.max_score or worth),
            "penalty": penalty,
            "needs_review": bool(found.needs_manual_grade),
            "is_late": found.total_seconds_late > 0,
            "submitted": f"{when:%Y-%m-%d %H:%M:%S} UTC" if when else "",
        }

    def _verdicts(self, recorded: Recorded) -> Iterable[ItemVerdict]:
        folder = self._course.autograded(recorded.learner, recorded.assignment)
        for path in sorted(folder.glob("*.ipynb")):
            yield from verdicts(path)


def verdicts(path: Path) -> tuple[ItemVerdict, ...]:
    """Return the verdicts in a graded notebook, none where our checks had no say."""
    with warnings.catch_warnings():  # cell ids may be missing or repeat
        warnings.simplefilter("ignore")
        notebook = nbformat.read(path, as_version=4)
    outputs = [one for cell in notebook.cells for one in cell.get("outputs", ())]
    if any(VERDICT_MIME in one.get("data", {}) for one in outputs):
        return read(notebook)
    return ()


def _outcome(recorded: Recorded, found: tuple[ItemVerdict, ...]) -> str:
    """Call a notebook not attempted in which no check found an answer."""
    worth = [one for one in found if one.max_points]
    is_empty = bool(worth) and all(one.outcome == NOT_ATTEMPTED for one in worth)
    if recorded.outcome == GRADED and is_empty:
        return NOT_ATTEMPTED
    return recorded.outcome
