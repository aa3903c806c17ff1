"""Our results, in a table of their own beside nbgrader's in the same gradebook.

A result is written in the transaction of its grades. Its keys are natural, so that
it outlives whatever nbgrader does with its own rows; whether it still speaks of the
grades as they are is looked up when it is read.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Engine,
    Float,
    MetaData,
    String,
    Table,
    Text,
    delete,
    insert,
    inspect,
    select,
)
from sqlalchemy.orm import Session

from grader.engine import book
from grader.engine.course import Course
from grader.engine.results import Recorded

RESULT = Table(
    "stove_result",
    MetaData(),
    Column("assignment", String(128), primary_key=True),
    Column("learner", String(128), primary_key=True),
    Column("outcome", String(32), nullable=False),
    Column("reason", Text, nullable=False),
    Column("notes", Text, nullable=False),  # JSON
    Column("seconds", Float, nullable=False),
    Column("cpu_seconds", Float, nullable=False),
    Column("level", String(64), nullable=False),  # with the kind of box, see `walls`
    Column("low_trust", Text, nullable=False),  # JSON
    Column("limits", Text, nullable=False, server_default="{}"),  # JSON, by notebook
    Column("key", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("graded_at", DateTime, nullable=False),  # UTC
    # What was written with it: the sha256 of the grades, the seconds of lateness
    # that the penalty was made from, and whether there is a folder.
    Column("grades", String(64), nullable=False),
    Column("seconds_late", Float, nullable=False),
    Column("has_folder", Boolean, nullable=False),
    # Names the staged folder until it lies where it belongs.
    Column("token", String(32), nullable=False),
)

Scores = Iterable[tuple[str, str, float | None]]  # notebook, cell, auto_score


def make(engine: Engine) -> None:
    """Create the table where it is missing, or a column that a former one lacks."""
    RESULT.create(engine, checkfirst=True)
    if len(_columns(engine)) < len(RESULT.c):
        with engine.begin() as connection:
            text = f"ALTER TABLE {RESULT.name} ADD COLUMN limits TEXT DEFAULT '{{}}'"
            connection.exec_driver_sql(text)


def _columns(bound: Any) -> list[Any]:
    """Return the columns that a gradebook has; `limits` came later than the others."""
    there = {one["name"] for one in inspect(bound).get_columns(RESULT.name)}
    return [column for column in RESULT.c if column.name in there]


def fingerprint(scores: Scores) -> str:
    """Return the sha256 of what the machine gave."""
    told = sorted((n, c, None if s is None else float(s)) for n, c, s in scores)
    return hashlib.sha256(json.dumps(told).encode()).hexdigest() if told else ""


def put(session: Any, row: dict[str, Any]) -> None:
    """Write a row, in the place of the one before."""
    session.execute(delete(RESULT).where(*_is(row["assignment"], row["learner"])))
    session.execute(insert(RESULT).values(**row))


def row(session: Any, assignment: str, learner: str) -> Any:
    """Return the row of a submission, None where there is none."""
    asked = select(RESULT).where(*_is(assignment, learner))
    return session.execute(asked).mappings().one_or_none()


def _is(assignment: str, learner: str) -> tuple[Any, Any]:
    return RESULT.c.assignment == assignment, RESULT.c.learner == learner


def of_token(session: Any, token: str) -> Any:
    """Return the row that a staged folder belongs to, None where there is none."""
    asked = select(RESULT).where(RESULT.c.token == token)
    return session.execute(asked).mappings().one_or_none()


def walls(level: str, box: str) -> str:
    """Return one text for both; gradebooks from before there was a kind have one."""
    return f"{level}, {box}" if box else level


def now() -> datetime:
    """Return the time in UTC, in nbgrader's form: without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def recorded(row: Any, *, is_current: bool = True) -> Recorded:
    """Return the result that a row holds."""
    told = {one.name: row[one.name] for one in fields(Recorded) if one.name in row}
    told["notes"] = tuple(json.loads(row["notes"]))
    told["low_trust"] = tuple(json.loads(row["low_trust"]))
    told["limits"] = json.loads(row.get("limits") or "{}")
    told["level"], _, told["box"] = row["level"].partition(", ")
    return Recorded(**told, is_current=is_current)


def results(course: Course, assignment: str) -> dict[str, Recorded]:
    """Return the results of an assignment by learner; some may not be current."""
    with book.reading(course.db_url) as session:
        if not inspect(session.connection()).has_table(RESULT.name):
            return {}
        columns = _columns(session.connection())
        asked = select(*columns).where(RESULT.c.assignment == assignment)
        rows = {one["learner"]: one for one in session.execute(asked).mappings()}
        late = _lateness(session, assignment)
        grades = dict(_fingerprints(session, assignment))
    return {
        learner: recorded(
            one,
            is_current=one["grades"] == grades.get(learner, "")
            and one["seconds_late"] == late.get(learner, 0.0)
            and one["has_folder"] == course.autograded(learner, assignment).is_dir(),
        )
        for learner, one in rows.items()
    }


def _lateness(session: Session, assignment: str) -> dict[str, float]:
    found = (
        session.query(SubmittedAssignment)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .filter(Assignment.name == assignment)
    )
    return {one.student_id: float(one.total_seconds_late) for one in found}


def _fingerprints(session: Session, assignment: str) -> Iterator[tuple[str, str]]:
    """Yield the fingerprint of what every learner has, one learner in memory."""
    rows = session.execute(
        select(
            SubmittedAssignment.student_id,
            Notebook.name,
            BaseCell.name,
            Grade.auto_score,
        )
        .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
        .join(
            SubmittedAssignment,
            SubmittedAssignment.id == SubmittedNotebook.assignment_id,
        )
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .where(Assignment.name == assignment)
        .order_by(SubmittedAssignment.student_id)
    )
    for learner, some in groupby(rows, key=lambda one: one[0]):
        yield learner, fingerprint((n, c, s) for _, n, c, s in some)
