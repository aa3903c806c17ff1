"""What was found out about handed-in projects, kept in the course directory.

Never beside the project, where a learner could have written it. A record belongs to
the sha256 of the files that it is about, so an interrupted run goes on where it was.
"""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import grader
from grader.project import child
from grader.project.audits import NAMES
from grader.project.card.store import write
from grader.project.cohort.handed_in import HandedIn
from grader.project.cohort.looking import AUDITED
from grader.project.review.gates import FORM

FOLDER = ".stove/projects"
# Raise it when a record says something else, or says it otherwise.
_RECORD = 1
_RULE = [_RECORD, FORM, grader.__version__]


class Kept:
    """The records of one course directory, and a place for copies that are audited."""

    def __init__(self, course: Path, minutes: float | None = None) -> None:
        """`minutes` are what a run may take; None takes records of any."""
        self._root, self._minutes = course / FOLDER, minutes
        self.work = self._root / "work"

    def begin(self) -> None:
        """Make the place for copies; throw away what a kill left there."""
        self.end()
        self.work.mkdir(parents=True)

    def end(self) -> None:
        """Leave no copy behind."""
        shutil.rmtree(self.work, ignore_errors=True)

    def record(self, one: HandedIn) -> dict[str, Any] | None:
        """Return what is known of exactly these files, None if nothing is."""
        told = self._read(one)
        return told if told.get("digest") == one.digest else None

    def findings(self, one: HandedIn) -> tuple[Mapping[str, Any], ...]:
        """Return findings that still hold, because only forms have changed."""
        told = self._read(one)
        if told.get("judged") != one.judged or told.get("state") != AUDITED:
            return ()
        found = tuple(told["findings"])
        return found if tuple(each["audit"] for each in found) == NAMES else ()

    def keep(self, one: HandedIn, told: Mapping[str, Any]) -> None:
        """Keep a record, whole or not at all."""
        about = {"digest": one.digest, "judged": one.judged, "rule": _RULE}
        write(self._path(one), {**told, **about, "minutes": self._minutes})

    def _read(self, one: HandedIn) -> dict[str, Any]:
        """Return a record made by the rules of today, {} where there is none."""
        try:
            told = json.loads(self._path(one).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(told, dict) or told.get("rule") != _RULE:
            return {}
        if self._minutes not in (None, told.get("minutes")):
            return {}
        # What ran without a box is looked at again as soon as there is one.
        was_plain = told.get("level") == child.PLAIN
        return {} if was_plain and child.level() != child.PLAIN else told

    def _path(self, one: HandedIn) -> Path:
        return self._root / one.assignment / f"{one.learner}.json"
