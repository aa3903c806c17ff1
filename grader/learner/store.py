"""The journal's file: an append-only table in SQLite.

Write-ahead logging lets two notebooks read and write at once, and a process
that dies in mid-write leaves the file as it was before.
"""

import json
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from grader.errors import JournalError
from grader.learner.events import Event, from_row, now
from grader.learner.recovery import salvage, set_aside

T = TypeVar("T")

SCHEMA_VERSION = 1
_PATIENCE = 5.0  # seconds to wait for another notebook's write
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS events (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    time TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    payload TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS events_by_kind ON events (kind, key);
CREATE TRIGGER IF NOT EXISTS events_stay BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER IF NOT EXISTS events_remain BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""


class Store:
    """Events in the file `path`, which is made when it is first needed.

    `repairs` tells, in words for the learner, which damaged files were put aside.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.repairs: list[str] = []
        self._lock = threading.RLock()
        self._file: sqlite3.Connection | None = None
        self._identity: tuple[int, ...] = ()

    def add(self, events: Iterable[Event]) -> int:
        """Append `events`, skip those already stored; return how many were new."""
        rows = list(events)
        return self._guarded(lambda file: _insert(file, rows))

    def read(self, kind: str | None = None, key: str | None = None) -> list[Event]:
        """Return the events of `kind` and `key`, oldest first."""
        return self._guarded(lambda file: _select(file, kind, key))

    def close(self) -> None:
        """Close the file; it opens again when it is needed."""
        with self._lock:
            if self._file is not None:
                self._file.close()
            self._file = None

    def _guarded(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do `work` on the open file; mend a damaged one and do it once more."""
        with self._lock, self._trouble_in_words():
            try:
                return _patiently(lambda: work(self._opened()))
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                self._mend()
            return _patiently(lambda: work(self._opened()))

    def _opened(self) -> sqlite3.Connection:
        """Return the open file, opened anew after a fork or a replaced file."""
        seen = _identity(self.path)
        if self._file is not None and self._identity == seen:
            return self._file
        self.close()
        self._identity = seen
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = sqlite3.connect(
            self.path,
            timeout=_PATIENCE,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            _prepare(file, self.path)
        except BaseException:
            file.close()
            raise
        self._file, self._identity = file, _identity(self.path)
        return file

    def _mend(self) -> None:
        """Put the damaged file aside and carry over what can be read of it."""
        self.close()
        rescued = salvage(self.path)
        if self._identity != _identity(self.path):  # mended by another notebook
            return
        aside = set_aside(self.path, now())
        _patiently(lambda: _insert(self._opened(), rescued))
        self.repairs.append(
            f"The journal `{self.path}` was damaged. It now lies in `{aside.name}`, "
            f"and {len(rescued)} entries were carried over."
        )

    @contextmanager
    def _trouble_in_words(self) -> Iterator[None]:
        """Turn what SQLite or the disk says into a message with a way out."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise JournalError(
                f"The journal `{self.path}` cannot be used ({error}). Free some "
                "disk space, or set `STOVE_HOME` to a folder that can be written."
            ) from error

    def __del__(self) -> None:
        self.close()


def _prepare(file: sqlite3.Connection, path: Path) -> None:
    """Make the table in a new file; refuse a file of another version."""
    file.execute("PRAGMA busy_timeout = 5000")
    file.execute("BEGIN")  # one view of both, while another notebook makes the table
    version = file.execute("PRAGMA user_version").fetchone()[0]
    has_tables = file.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    file.execute("COMMIT")
    if version > SCHEMA_VERSION:
        raise JournalError(
            f"The journal `{path}` was written by a newer release (version "
            f"{version}, this release reads {SCHEMA_VERSION}). Install the newer "
            "release again, or move the file away to start a fresh journal."
        )
    if version < SCHEMA_VERSION and has_tables:
        raise JournalError(
            f"The file `{path}` is not a journal of this course (version {version}). "
            "Move it away to start a fresh journal."
        )
    file.execute("PRAGMA journal_mode = WAL")
    file.execute("PRAGMA synchronous = NORMAL")
    if version < SCHEMA_VERSION:
        file.executescript(_SCHEMA)


def _insert(file: sqlite3.Connection, events: Iterable[Event]) -> int:
    """Insert `events` in one transaction; return how many were new."""
    rows = [
        (e.id, e.time, e.kind, e.key, json.dumps(e.payload, ensure_ascii=False))
        for e in events
    ]
    before = file.total_changes
    file.execute("BEGIN IMMEDIATE")
    try:
        file.executemany(
            "INSERT OR IGNORE INTO events (id, time, kind, key, payload) "
            "VALUES (?, ?, ?, ?, ?)",
            rows,
        )
        file.execute("COMMIT")
    except BaseException:
        if file.in_transaction:
            file.execute("ROLLBACK")
        raise
    return file.total_changes - before


def _select(file: sqlite3.Connection, kind: str | None, key: str | None) -> list[Event]:
    """Return the stored events of `kind` and `key`, oldest first."""
    query = (
        "SELECT id, time, kind, key, payload FROM events "
        "WHERE (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR key = ?2) "
        "ORDER BY time, number"
    )
    rows = file.execute(query, (kind, key)).fetchall()
    try:
        return [from_row(row) for row in rows]
    except (ValueError, TypeError) as error:
        raise sqlite3.DatabaseError("an entry is not readable") from error


def _identity(path: Path) -> tuple[int, ...]:
    """Return what tells this file from one that took its name, in this process."""
    try:
        seen = path.stat()
    except OSError:
        return ()
    return (seen.st_dev, seen.st_ino, os.getpid())


def _patiently(work: Callable[[], T]) -> T:
    """Do `work`, again while another notebook holds the file.

    SQLite's own waiting does not cover the moment in which a file changes to
    write-ahead logging or its last reader tidies up.
    """
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return work()
        except sqlite3.OperationalError as error:
            is_busy = "locked" in str(error) or "busy" in str(error)
            if not is_busy or time.monotonic() > end:
                raise
            time.sleep(0.02)
