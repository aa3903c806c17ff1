"""nbgrader's gradebook on one connection, with one commit for a whole submission.

nbgrader's own API opens the database for every cell and commits after each. `Book`
is the same API with one connection, where only `keep` commits, which asks and
tells in few statements what nbgrader asks and tells cell by cell.
"""

from typing import Any

from nbgrader.api import (
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from sqlalchemy import Engine, create_engine, event, insert, select
from sqlalchemy.orm import Session, scoped_session, sessionmaker

from grader.engine.book import add_indexes, check, explained

# The kinds of cells that have grades and comments; where two cells share a name,
# the last one counts.
_GRADED = ("TaskCell", "GradeCell")
_COMMENTED = ("TaskCell", "SolutionCell")
PATIENCE = 30.0  # seconds that SQLite waits for another program's lock


class _Waiting(Session):
    """A session that keeps for itself what nbgrader would commit."""

    def commit(self) -> None:
        """Do nothing: the next query sends the changes, `keep` commits them."""

    def keep(self) -> None:
        """Commit them."""
        super().commit()


class Book(Gradebook):
    """nbgrader's Gradebook, for one writer: a transaction ends with `keep`."""

    def __init__(self, db_url: str, course_id: str, patience: float = PATIENCE) -> None:
        # Not nbgrader's own, which makes tables and runs a program.
        check(db_url)
        self.engine = _engine(db_url, patience)
        makes = sessionmaker(bind=self.engine, class_=_Waiting)
        self.db = scoped_session(makes)
        self.course_id = course_id
        self.authenticator = None
        self.grades: dict[tuple[str, str], Any] = {}
        self.comments: dict[tuple[str, str], Any] = {}
        with explained(db_url):
            add_indexes(self.engine)
            self.check_course(course_id)
            self.keep()

    def keep(self) -> None:
        """Commit the transaction."""
        self.db().keep()
        self.grades, self.comments = {}, {}

    def drop(self) -> None:
        """Roll the transaction back."""
        self.db.rollback()
        self.grades, self.comments = {}, {}

    def add_submission(self, assignment: str, student: str, **kwargs: Any) -> Any:
        """Add a submission with all its rows (called by nbgrader).

        The rows are those of nbgrader's own, sent in four statements.
        """
        submission = SubmittedAssignment(
            assignment_id=self.find_assignment(assignment).id,
            student_id=self.find_student(student).id,
            **kwargs,
        )
        self.db.add(submission)
        self.db.flush()
        asked = select(Notebook.id).where(
            Notebook.assignment_id == submission.assignment_id
        )
        ids = {one: new_uuid() for (one,) in self.db.execute(asked)}
        cells = self.db.execute(
            select(BaseCell.id, BaseCell.type, BaseCell.notebook_id).where(
                BaseCell.notebook_id.in_(ids)
            )
        ).all()
        self._insert(
            SubmittedNotebook,
            [
                {"id": new, "assignment_id": submission.id, "notebook_id": old}
                for old, new in ids.items()
            ],
        )
        for kind, types in ((Grade, _GRADED), (Comment, _COMMENTED)):
            found = [(cell, ids[place]) for cell, of, place in cells if of in types]
            self._insert(
                kind, [{"cell_id": cell, "notebook_id": at} for cell, at in found]
            )
        return submission

    def _insert(self, kind: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self.db.execute(insert(kind.__table__), rows)

    def remember(self, submission: Any) -> None:
        """Read all grades and comments of a submission at once, for this transaction.

        nbgrader asks for them one by one, by (notebook, cell). A graded cell goes
        before a task of the same name, as in nbgrader.
        """
        self.grades = self._of(submission, Grade, _GRADED)
        self.comments = self._of(submission, Comment, _COMMENTED)

    def _of(self, submission: Any, kind: Any, types: tuple[str, ...]) -> dict[Any, Any]:
        rows = (
            self.db.query(kind, Notebook.name, BaseCell.name, BaseCell.type)
            .join(SubmittedNotebook, SubmittedNotebook.id == kind.notebook_id)
            .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
            .join(BaseCell, BaseCell.id == kind.cell_id)
            .filter(SubmittedNotebook.assignment_id == submission.id)
            .with_for_update(of=kind)
            .all()
        )
        ranked = sorted(rows, key=lambda row: types.index(row[3]))
        return {(notebook, cell): found for found, notebook, cell, _ in ranked}

    def find_grade(
        self, grade_cell: str, notebook: str, assignment: str, student: str
    ) -> Any:
        """Return a grade of the remembered submission (called by nbgrader)."""
        known = self.grades.get((notebook, grade_cell))
        return known or super().find_grade(grade_cell, notebook, assignment, student)

    def find_comment(
        self, solution_cell: str, notebook: str, assignment: str, student: str
    ) -> Any:
        """Return a comment of the remembered submission (called by nbgrader)."""
        known = self.comments.get((notebook, solution_cell))
        if known is not None:
            return known
        return super().find_comment(solution_cell, notebook, assignment, student)

    def __exit__(self, *_: object) -> None:
        """Stay open where one of nbgrader's preprocessors would close its own."""


def _engine(db_url: str, patience: float) -> Engine:
    if not db_url.startswith("sqlite"):
        return create_engine(db_url)
    engine = create_engine(db_url, connect_args={"timeout": patience})

    # Python's sqlite3 begins a transaction at the first change only; what was
    # read before might have changed by then (SQLAlchemy's documentation, "SQLite").
    @event.listens_for(engine, "connect")
    def _no_begin(connection: Any, _record: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
