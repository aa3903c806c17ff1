"""Audit every project that a cohort handed in; killed and run again, it goes on."""

import contextlib
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from grader.engine.answer import last_line
from grader.engine.lock import Lock
from grader.engine.pool import LocalPool
from grader.errors import CalledWrongly, GraderError
from grader.kernel.detect import UNSAFE, Level, choose_level
from grader.project.cohort.handed_in import HandedIn, assignments, handed_in, learners
from grader.project.cohort.kept import FOLDER, Kept
from grader.project.cohort.looking import Task, look

MINUTES = 5.0
REFUSED, GAVE_UP, WAITING = "not read", "gave up", "not looked at yet"
_WAITING = "Run the command for this assignment."


@dataclass(frozen=True)
class Looked:
    """One project and what is known of it: states, words and forms, plain values."""

    assignment: str
    learner: str
    told: dict[str, Any]
    is_kept: bool = False


class Looking:
    """One run over the projects of a course directory; iterate for what is found.

    Raises GraderError where no sandbox works, unless `is_unsafe`: projects are other
    people's programs.
    """

    def __init__(
        self,
        course: Path,
        asked: Sequence[str] = (),
        *,
        jobs: int = 1,
        minutes: float = MINUTES,
        is_unsafe: bool = False,
    ) -> None:
        if not 0 < minutes <= 24 * 60:
            raise CalledWrongly(f"--minutes {minutes:g}: give some up to 1440.")
        self.course, self.jobs = course.resolve(), jobs
        self.assignments = assignments(self.course, asked)
        self.is_boxed = _is_boxed(is_unsafe)
        self._kept, self._minutes = Kept(self.course, minutes), minutes

    @property
    def total(self) -> int:
        """How many projects there are to look at."""
        return sum(len(learners(self.course, one)) for one in self.assignments)

    def __iter__(self) -> Iterator[Looked]:
        """Yield what is known of each project, as soon as it is."""
        (self.course / FOLDER).mkdir(parents=True, exist_ok=True)
        lock = Lock(self.course / FOLDER)
        pool = LocalPool(self.jobs)
        try:
            self._kept.begin()
            for name in self.assignments:
                yield from self._looked(name, pool)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            self._kept.end()
            lock.release()

    def _looked(self, assignment: str, pool: LocalPool) -> Iterator[Looked]:
        busy: dict[Future[dict[str, Any]], HandedIn] = {}
        for one in handed_in(self.course, assignment):
            if one.refusal:
                told = {"state": REFUSED, "reason": one.refusal}
                yield Looked(assignment, one.learner, told)
            elif known := self._kept.record(one):
                yield Looked(assignment, one.learner, known, is_kept=True)
            else:
                known_findings = self._kept.findings(one)
                task = Task(
                    one.files,
                    self._kept.work,
                    self._minutes,
                    self.is_boxed,
                    known_findings,
                )
                busy[pool.submit(look, task)] = replace(one, files={})
            while len(busy) >= self.jobs:
                yield from self._taken(busy)
        while busy:
            yield from self._taken(busy)

    def _taken(self, busy: dict[Future[dict[str, Any]], HandedIn]) -> Iterator[Looked]:
        """Wait for a project or more; what could not be looked at stops no other."""
        done, _ = wait(busy, return_when=FIRST_COMPLETED)
        for future in done:
            one = busy.pop(future)
            try:
                told = future.result()
            except Exception as error:
                told = {"state": GAVE_UP, "reason": _why(error)}
            else:
                told["stays"] = list(one.stays)
                self._kept.keep(one, told)
            yield Looked(one.assignment, one.learner, told)


def known(course: Path, but: Sequence[str]) -> Iterator[Looked]:
    """Yield what is known of the projects of all assignments `but` some."""
    kept = Kept(course.resolve())
    for name in assignments(course.resolve()):
        for one in handed_in(course.resolve(), name) if name not in but else ():
            if one.refusal:
                told: dict[str, Any] = {"state": REFUSED, "reason": one.refusal}
            else:
                told = kept.record(one) or {"state": WAITING, "reason": _WAITING}
            yield Looked(name, one.learner, told, is_kept=True)


def _why(error: Exception) -> str:
    return f"Nothing came back ({last_line(error)}). Run the command again."


def _is_boxed(is_unsafe: bool) -> bool:
    """Return whether projects run in a box; raise GraderError where they must not."""
    with contextlib.suppress(GraderError):
        return choose_level() != Level.NONE
    if not is_unsafe:
        raise GraderError(
            "No sandbox works on this machine, and projects of others are not run "
            'without one. "stove doctor" says what to install; --unsafe-no-sandbox '
            "runs them all the same, at your own risk."
        )
    return choose_level(UNSAFE) != Level.NONE
