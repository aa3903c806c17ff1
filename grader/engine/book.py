"""nbgrader's gradebook, checked before it is used, on one connection for long.

nbgrader's own API opens the database for every cell and commits after each. `Book`
is the same API with one connection, where only `keep` commits.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nbgrader import dbutil
from nbgrader.api import (
    Base,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    GradeCell,
    Notebook,
    SolutionCell,
    SubmittedNotebook,
    TaskCell,
)
from sqlalchemy import Engine, NullPool, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError
from sqlalchemy.orm import Session, scoped_session, sessionmaker

from grader.errors import CourseError

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
            _add_indexes(self.engine)
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
        """Add a submission with all its rows (called by nbgrader)."""
        self.db.flush()
        with self.db.no_autoflush:  # its rows find each other on the way only
            return super().add_submission(assignment, student, **kwargs)

    def remember(self, submission: Any) -> None:
        """Read all grades and comments of a submission at once, for this transaction.

        nbgrader asks for them one by one, by (notebook, cell). A graded cell goes
        before a task of the same name, as in nbgrader.
        """
        self.grades = self._of(submission, Grade, (TaskCell, GradeCell))
        self.comments = self._of(submission, Comment, (TaskCell, SolutionCell))

    def _of(self, submission: Any, kind: Any, cells: Any) -> dict[Any, Any]:
        names = [cell.__mapper__.polymorphic_identity for cell in cells]
        rows = (
            self.db.query(kind, Notebook.name, BaseCell.name, BaseCell.type)
            .join(SubmittedNotebook, SubmittedNotebook.id == kind.notebook_id)
            .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
            .join(BaseCell, BaseCell.id == kind.cell_id)
            .filter(SubmittedNotebook.assignment_id == submission.id)
            .with_for_update(of=kind)
            .all()
        )
        ranked = sorted(rows, key=lambda row: names.index(row[3]))
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


@contextmanager
def reading(db_url: str) -> Iterator[Session]:
    """Open a checked gradebook for reading only."""
    check(db_url)
    engine = create_engine(db_url, poolclass=NullPool)
    try:
        with explained(db_url), Session(engine) as session:
            yield session
    finally:
        engine.dispose()


def check(db_url: str) -> None:
    """Raise CourseError unless there is a gradebook that this nbgrader can use."""
    name = shown(db_url)
    path = _file(db_url)
    if path is not None and not os.path.isfile(path):
        raise CourseError(
            f"There is no gradebook at {name}. "
            "Run `nbgrader generate_assignment NAME` first, which makes one."
        )
    engine = create_engine(db_url, poolclass=NullPool)
    try:
        with explained(db_url), engine.connect() as connection:
            tables = inspect(connection).get_table_names()
            version = None
            if "alembic_version" in tables:
                found = connection.execute(
                    text("SELECT version_num FROM alembic_version")
                )
                version = found.scalar()
    finally:
        engine.dispose()
    if not set(Base.metadata.tables) & set(tables):
        raise CourseError(
            f"{name} is no gradebook of nbgrader: it has none of its tables. "
            "Run `nbgrader generate_assignment NAME` first."
        )
    _known_version(name, version)


def _known_version(name: str, version: str | None) -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", dbutil.ALEMBIC_DIR.replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    if version == scripts.get_current_head():
        return
    known = {one.revision for one in scripts.walk_revisions()}
    if version is not None and version not in known:
        raise CourseError(
            f"{name} was made by a newer nbgrader (schema {version}). Upgrade nbgrader."
        )
    raise CourseError(
        f"{name} was made by an older nbgrader (schema {version or 'unknown'}). "
        "Make a copy of it, then run `nbgrader db upgrade`."
    )


@contextmanager
def explained(db_url: str) -> Iterator[None]:
    """Turn what the database refuses into a CourseError that says what to do."""
    try:
        yield
    except (OperationalError, ProgrammingError, DBAPIError) as error:
        what = str(error.orig).strip().splitlines()[0]
        name = shown(db_url)
        raise CourseError(f"{name}: {what}. {_advice(what)}") from error


def _advice(what: str) -> str:
    if "locked" in what:
        return (
            "Another program keeps the gradebook locked. Let it finish, or close it, "
            "and run this again; nothing was lost."
        )
    if "readonly" in what or "read-only" in what or "permission denied" in what:
        return (
            "Grades cannot be written. Give this account the right to write to the "
            "file and its folder, and run this again."
        )
    if "full" in what:
        return "The disk is full. Make room and run this again; nothing was lost."
    if "no such column" in what or "does not exist" in what:
        return "Make a copy of the gradebook, then run `nbgrader db upgrade`."
    if "not a database" in what or "malformed" in what:
        return "The file is damaged. Restore a copy of the gradebook."
    return "Check that `CourseDirectory.db_url` names the gradebook and it answers."


def shown(db_url: str) -> str:
    """Return how to name the gradebook to people: its file, or its address."""
    return _file(db_url) or make_url(db_url).render_as_string(hide_password=True)


def _file(db_url: str) -> str | None:
    url = make_url(db_url)
    return url.database if url.drivername.startswith("sqlite") else None


def _add_indexes(engine: Engine) -> None:
    """Give every foreign key an index; nbgrader's tables have some only by chance."""
    with engine.begin() as connection:
        for table in Base.metadata.sorted_tables:
            keys = {key.parent.name for key in table.foreign_keys}
            for column in sorted(keys - _indexed(table)):
                name = f"stove_ix_{table.name}_{column}"
                connection.execute(
                    text(
                        f"CREATE INDEX IF NOT EXISTS {name} ON {table.name} ({column})"
                    )
                )


def _indexed(table: Any) -> set[str]:
    """Return the columns that lead a unique constraint or the primary key."""
    constraints = [one for one in table.constraints if hasattr(one, "columns")]
    unique = [
        list(one.columns)
        for one in constraints
        if type(one).__name__ in ("UniqueConstraint", "PrimaryKeyConstraint")
    ]
    return {columns[0].name for columns in unique if columns}
