"""nbgrader's gradebook of a cohort: made, filled and read with nbgrader's API."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.cohort.settings import Cohort
from grader.errors import CourseError

FILE = "gradebook.db"
# nbgrader adds this course to every gradebook that is opened without a name.
_DEFAULT_COURSE = "default_course"


@dataclass(frozen=True)
class Score:
    """What the gradebook says of one submission."""

    points: float
    max_points: float
    penalty: float
    needs_review: bool
    is_late: bool
    submitted: str


def url(course: Path) -> str:
    """Return the address of the gradebook of a course directory."""
    return f"sqlite:///{(course / FILE).resolve()}"


def address(course: Path) -> str:
    """Return the `db_url` of the course's settings; ours unless one was added."""
    from grader.cohort import config

    told = config.load(course).CourseDirectory
    return str(told.db_url) if "db_url" in told else url(course)


def is_there(course: Path) -> bool:
    """Return whether the course has a gradebook; raise CourseError if none can be."""
    from sqlalchemy import create_engine, inspect
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import DBAPIError

    found = make_url(address(course))
    if found.get_backend_name() == "sqlite":
        return bool(found.database) and Path(str(found.database)).is_file()
    try:
        engine = create_engine(found)
        try:
            return inspect(engine).has_table("assignment")
        finally:
            engine.dispose()
    except (ModuleNotFoundError, DBAPIError) as error:
        raise CourseError(
            f"{found.render_as_string()}: {str(error).splitlines()[0]}. Check that "
            "`CourseDirectory.db_url` names a database that answers, and that the "
            "extra is installed: pip install 'touch-the-stove[postgres]'."
        ) from error


def create(course: Path, cohort: Cohort) -> None:
    """Make the tables of a new gradebook and register the cohort in it.

    nbgrader itself runs the program `alembic` for a new gradebook, which fails
    where the environment is not active. With the tables in place it does not.
    """
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from nbgrader.api import Base
    from nbgrader.dbutil import ALEMBIC_DIR
    from sqlalchemy import create_engine, text

    config = Config()
    config.set_main_option("script_location", ALEMBIC_DIR.replace("%", "%%"))
    head = ScriptDirectory.from_config(config).get_current_head()
    engine = create_engine(address(course))
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        connection.execute(
            text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        )
        connection.execute(
            text("INSERT INTO alembic_version VALUES (:head)"), {"head": head}
        )
    engine.dispose()
    register(course, cohort)


def register(course: Path, cohort: Cohort) -> None:
    """Bring the learners and due dates of `cohort.toml` into the gradebook."""
    with opened(course, cohort) as book:
        book.check_course(_DEFAULT_COURSE)
        for learner in cohort.learners:
            book.update_or_create_student(
                learner.id,
                first_name=learner.first_name or None,
                last_name=learner.last_name or None,
                email=learner.email or None,
            )
        for one in cohort.assignments:
            due = one.due.replace(tzinfo=None) if one.due else None
            book.update_or_create_assignment(one.name, duedate=due)


def opened(course: Path, cohort: Cohort) -> Any:
    """Return nbgrader's Gradebook, a context manager."""
    from nbgrader.api import Gradebook

    return Gradebook(address(course), cohort.course)


def score(book: Any, assignment: str, learner: str) -> Score | None:
    """Return the score of a submission, None where there is none."""
    from nbgrader.api import MissingEntry

    try:
        submission = book.find_submission(assignment, learner)
    except MissingEntry:
        return None
    penalty = submission.late_submission_penalty or 0.0
    return Score(
        points=max(0.0, submission.score - penalty),
        max_points=submission.max_score,
        penalty=penalty,
        needs_review=bool(submission.needs_manual_grade),
        is_late=submission.total_seconds_late > 0,
        submitted=f"{submission.timestamp:%Y-%m-%d %H:%M:%S} UTC"
        if submission.timestamp
        else "",
    )


def max_points(book: Any, assignment: str) -> float:
    """Return what an assignment is worth, 0 before it is registered."""
    from nbgrader.api import MissingEntry

    try:
        return float(book.find_assignment(assignment).max_score or 0)
    except MissingEntry:
        return 0.0
