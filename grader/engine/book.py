"""nbgrader's gradebook, looked at before it is used, and what it refuses in words."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nbgrader import dbutil
from nbgrader.api import Base
from sqlalchemy import Engine, NullPool, create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from grader.errors import CourseError


@contextmanager
def reading(db_url: str) -> Iterator[Session]:
    """Open a checked gradebook for reading only, on one connection."""
    check(db_url)
    engine = create_engine(db_url, pool_size=1)
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
    engine = _engine(db_url)
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


def _engine(db_url: str) -> Engine:
    """Return an engine; say what to install where its driver is missing."""
    try:
        return create_engine(db_url, poolclass=NullPool)
    except ModuleNotFoundError as error:
        advice = f"Install {error.name}."
        if make_url(db_url).get_backend_name() == "postgresql":
            advice = "Run `pip install 'touch-the-stove[postgres]'`."
        raise CourseError(
            f"{shown(db_url)} needs {error.name}, which is not installed. {advice}"
        ) from None


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
    except DBAPIError as error:
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


def add_indexes(engine: Engine) -> None:
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
