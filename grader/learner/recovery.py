"""Read what can still be read of a damaged journal, and put the file aside.

A damaged file is never deleted: it keeps its content under a new name.
"""

import json
import re
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from grader.learner.events import KINDS, Event, from_row

# SQLite keeps the columns of a row next to each other, so an event is found in
# the bytes of a page even where the file's own structure is gone.
_ROW = re.compile(
    rb"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
    rb"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00)"
    rb"(" + "|".join(KINDS).encode() + rb")"
    rb"([^{\x00]{0,200})(?=\{)"
)
_SIDES = ("", "-wal", "-shm")


def salvage(path: Path) -> list[Event]:
    """Return every event of `path` that can be read, oldest first."""
    found = {event.id: event for event in _from_bytes(path)}
    found.update((event.id, event) for event in _from_rows(path))
    return sorted(found.values(), key=lambda event: event.time)


def set_aside(path: Path, time: datetime) -> Path:
    """Rename `path` and what SQLite keeps beside it; return the new name."""
    stamp = time.strftime("%Y%m%d-%H%M%S-%f")
    aside = path.with_name(f"{path.stem}-damaged-{stamp}{path.suffix}")
    for side in _SIDES:
        with suppress(FileNotFoundError):
            Path(f"{path}{side}").rename(f"{aside}{side}")
    return aside


def _from_rows(path: Path) -> list[Event]:
    """Return what SQLite itself still reads, from both ends of the table."""
    found: dict[str, Event] = {}
    for order in ("ASC", "DESC"):
        query = "SELECT id, time, kind, key, payload FROM events ORDER BY number "
        # One broken page ends the walk from one end; the other end goes on.
        with (
            suppress(sqlite3.Error, ValueError, TypeError),
            closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as file,
        ):
            for row in file.execute(query + order):
                found[row[0]] = from_row(row)
    return list(found.values())


def _from_bytes(path: Path) -> list[Event]:
    """Return the events whose bytes stand whole in the file or its log."""
    found = []
    for side in _SIDES[:2]:
        with suppress(OSError):
            content = Path(f"{path}{side}").read_bytes()
            found += [event for hit in _ROW.finditer(content) if (event := _row(hit))]
    return found


def _row(hit: re.Match[bytes]) -> Event | None:
    """Return the event of one hit, or None where its payload is cut."""
    tail = hit.string[hit.end() : hit.end() + 65536].decode("utf-8", "replace")
    try:
        payload, _ = json.JSONDecoder().raw_decode(tail)
        texts = [part.decode() for part in hit.groups()]
    except ValueError:
        return None
    return Event(texts[0], texts[1], texts[2], texts[3], payload)
