"""What the learner did, in the order in which it was done, never rewritten."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from grader.errors import JournalError
from grader.learner import home
from grader.learner.events import Clock, Event, new_event, now
from grader.learner.screen import tell
from grader.learner.store import Store

FILE_NAME = "journal.sqlite"

__all__ = ["Event", "Journal", "current", "kernel_id", "open_journal"]


class Journal:
    """Events in a file, or in memory where there is none.

    Nothing here raises when the file cannot be used: the learner is told once,
    through `told`, and the events are kept in memory and written when the file
    works again.
    """

    def __init__(
        self,
        path: Path | None = None,
        clock: Clock = now,
        told: Callable[[str], None] = tell,
    ) -> None:
        self.path = path
        self._clock = clock
        self._told = told
        self._store = Store(path) if path else None
        self._unsaved: list[Event] = []
        self._has_complained = False

    @property
    def is_stored(self) -> bool:
        """Whether every event so far lies in a file."""
        return self._store is not None and not self._unsaved

    def now(self) -> Any:
        """Return the time by this journal's clock."""
        return self._clock()

    def record(self, kind: str, key: str, payload: dict[str, Any]) -> None:
        """Append one event; `kind` is one of `events.KINDS`."""
        self._unsaved.append(new_event(kind, key, payload, self._clock()))
        self._save()

    def record_change(self, kind: str, key: str, payload: dict[str, Any]) -> None:
        """Append one event unless the latest one says the same.

        A notebook that is run again would otherwise repeat itself.
        """
        fresh = new_event(kind, key, payload, self._clock())
        past = self.events(kind, key)
        if not past or past[-1].payload != fresh.payload:
            self._unsaved.append(fresh)
            self._save()

    def events(self, kind: str | None = None, key: str | None = None) -> list[Event]:
        """Return the events of `kind` and `key`, oldest first."""
        waiting = [
            event
            for event in self._unsaved
            if kind in (None, event.kind) and key in (None, event.key)
        ]
        return self._read(kind, key) + waiting

    def merge(self, events: list[Event]) -> int:
        """Add `events` from elsewhere, skip known ones; return how many were new.

        Raises JournalError where the file cannot take them.
        """
        if self._store is not None:
            return self._store.add(events)
        known = {event.id for event in self._unsaved}
        fresh = [event for event in events if event.id not in known]
        self._unsaved = sorted(self._unsaved + fresh, key=lambda event: event.time)
        return len(fresh)

    def close(self) -> None:
        """Close the file; it opens again when it is needed."""
        if self._store is not None:
            self._store.close()

    def _save(self) -> None:
        """Write what waits in memory, if there is a file that takes it."""
        if self._store is None:
            return
        try:
            self._store.add(self._unsaved)
        except JournalError as error:
            self._complain(error)
        else:
            self._unsaved = []
            self._has_complained = False
        self._tell_repairs()

    def _read(self, kind: str | None, key: str | None) -> list[Event]:
        """Return what the file holds, nothing where it cannot be read."""
        if self._store is None:
            return []
        try:
            return self._store.read(kind, key)
        except JournalError as error:
            self._complain(error)
            return []
        finally:
            self._tell_repairs()

    def _complain(self, error: JournalError) -> None:
        """Tell the learner once that the file cannot be used."""
        if not self._has_complained:
            self._told(
                f"{error} Until then this notebook goes on, and its journal is kept "
                "in memory."
            )
        self._has_complained = True

    def _tell_repairs(self) -> None:
        """Tell the learner which damaged files were put aside."""
        while self._store is not None and self._store.repairs:
            self._told(self._store.repairs.pop(0))


def open_journal(folder: Path, clock: Clock = now) -> Journal:
    """Return the journal that lies in `folder`, such as a learner's `my_work/`."""
    return Journal(folder / FILE_NAME, clock)


def current() -> Journal:
    """Return the journal of this notebook: stored, or in memory for a machine."""
    folder = None if home.is_ephemeral() else home.my_work()
    return _journal_in(folder)


def forget() -> None:
    """Let the next call of `current` open a journal anew."""
    _journal_in.cache_clear()


def kernel_id() -> str:
    """Return a name for this process, within which the order of events is known."""
    return _name_of_process(os.getpid())


@cache
def _journal_in(folder: Path | None) -> Journal:
    """Return the one journal of `folder` in this process."""
    return Journal() if folder is None else open_journal(folder)


@cache
def _name_of_process(pid: int) -> str:
    """Return a fresh name for each process, also after a fork."""
    return uuid4().hex
