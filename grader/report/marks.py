"""What the gradebook says of an assignment and of one submission: marks and words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    GradeCell,
    Notebook,
    SolutionCell,
    SourceCell,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from sqlalchemy import select
from sqlalchemy.orm import Session

TEST, ANSWER, TASK, SOLUTION, OTHER = "test", "answer", "task", "solution", "other"


@dataclass(frozen=True)
class Asked:
    """A cell of the instructor's: its kind, points and whole text."""

    id: str
    kind: str
    cell_type: str
    source: str
    points: float = 0.0

    @property
    def is_marked(self) -> bool:
        """Whether the cell is worth points."""
        return self.kind in (TEST, ANSWER, TASK)


@dataclass(frozen=True)
class Mark:
    """What one cell got from the machine (`auto`) and from people."""

    auto: float | None = None
    manual: float | None = None
    extra: float | None = None
    needs_look: bool = False
    auto_comment: str = ""
    comment: str = ""

    @property
    def points(self) -> float:
        """The points as nbgrader counts them."""
        given = self.auto if self.manual is None else self.manual
        return 0.0 if given is None else given + (self.extra or 0.0)

    @property
    def is_open(self) -> bool:
        """Whether nobody has given points yet."""
        return self.auto is None and self.manual is None


@dataclass(frozen=True)
class Marks:
    """One submission: marks by (notebook, cell), penalties and ids by notebook.

    `ids` are those of nbgrader's submitted notebooks, which formgrader's pages have.
    """

    cells: Mapping[tuple[str, str], Mark] = field(default_factory=dict)
    penalties: Mapping[str, float] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    is_known: bool = False

    def of(self, notebook: str, cell: str) -> Mark:
        """Return the mark of a cell, an empty one where there is none."""
        return self.cells.get((notebook, cell), Mark())


def assignments(session: Session) -> tuple[str, ...]:
    """Return the names of all assignments."""
    return tuple(sorted(session.scalars(select(Assignment.name))))


def learners(session: Session, assignment: str) -> tuple[str, ...]:
    """Return who has a row for a submission of the assignment."""
    asked = (
        select(SubmittedAssignment.student_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .where(Assignment.name == assignment)
    )
    return tuple(sorted(session.scalars(asked)))


def asked(session: Session, assignment: str) -> dict[str, dict[str, Asked]]:
    """Return the instructor's cells of every notebook, by name and by id."""
    rows = session.execute(
        select(Notebook.id, Notebook.name)
        .join(Assignment, Assignment.id == Notebook.assignment_id)
        .where(Assignment.name == assignment)
    )
    return {name: _cells(session, id) for id, name in sorted(rows, key=lambda r: r[1])}


def _cells(session: Session, notebook: str) -> dict[str, Asked]:
    def rows(cell: Any, *columns: Any) -> Any:
        asked = select(cell.name, *columns).where(cell.notebook_id == notebook)
        return session.execute(asked)

    points = {name: worth for name, worth in rows(GradeCell, GradeCell.max_score)}
    tasks = {name: worth for name, worth in rows(TaskCell, TaskCell.max_score)}
    solutions = {name for (name,) in rows(SolutionCell)}
    found = rows(SourceCell, SourceCell.cell_type, SourceCell.source)
    return {
        name: Asked(
            id=name,
            kind=_kind(name, cell_type, points, tasks, solutions),
            cell_type=cell_type,
            source=source or "",
            points=float((tasks | points).get(name) or 0.0),
        )
        for name, cell_type, source in found
    }


def _kind(
    name: str,
    cell_type: str,
    points: Mapping[str, float],
    tasks: Mapping[str, float],
    solutions: set[str],
) -> str:
    if name in points:
        is_test = cell_type == "code" and name not in solutions
        return TEST if is_test else ANSWER
    if name in tasks:
        return TASK
    return SOLUTION if name in solutions else OTHER


def marks(session: Session, assignment: str, learner: str) -> Marks:
    """Return what one submission got."""
    found = session.execute(
        select(
            SubmittedNotebook.id,
            Notebook.name,
            SubmittedNotebook.late_submission_penalty,
        )
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .join(
            SubmittedAssignment,
            SubmittedAssignment.id == SubmittedNotebook.assignment_id,
        )
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .where(Assignment.name == assignment)
        .where(SubmittedAssignment.student_id == learner)
    ).all()
    names = {id: name for id, name, _ in found}
    return Marks(
        cells=dict(_marks(session, names)),
        penalties={name: float(penalty or 0.0) for _, name, penalty in found},
        ids={name: id for id, name in names.items()},
        is_known=bool(found),
    )


def _marks(
    session: Session, names: Mapping[str, str]
) -> Iterator[tuple[tuple[str, str], Mark]]:
    """Yield ((notebook, cell), mark); a comment may stand on an ungraded answer."""
    grades = _rows(
        session,
        Grade,
        names,
        Grade.auto_score,
        Grade.manual_score,
        Grade.extra_credit,
        Grade.needs_manual_grade,
    )
    words = _rows(session, Comment, names, Comment.auto_comment, Comment.manual_comment)
    for key in dict.fromkeys([*grades, *words]):
        auto, manual, extra, needs_look = grades.get(key, (None, None, None, False))
        said, comment = words.get(key, (None, None))
        yield (
            key,
            Mark(auto, manual, extra, bool(needs_look), said or "", comment or ""),
        )


def _rows(
    session: Session, kind: Any, names: Mapping[str, str], *columns: Any
) -> dict[tuple[str, str], Any]:
    asked = (
        select(kind.notebook_id, BaseCell.name, *columns)
        .join(BaseCell, BaseCell.id == kind.cell_id)
        .where(kind.notebook_id.in_(list(names)))
        .order_by(BaseCell.type.desc())  # a task yields to an answer of its name
    )
    return {(names[row[0]], row[1]): row[2:] for row in session.execute(asked)}
