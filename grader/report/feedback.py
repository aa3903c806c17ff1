"""Feedback pages: what learners handed in, what it is worth and why, safe to open.

They lie where nbgrader's own would, under the same names, so that releasing them
works as before. They are made of the graded folders and the gradebook alone.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from grader.engine import book, results, table
from grader.engine.course import Course
from grader.engine.results import Recorded
from grader.errors import CourseError
from grader.report import marks, page
from grader.report.cells import Cell, Part, Sheet
from grader.report.hidden import Released
from grader.report.marks import Asked, Marks
from grader.report.place import Place
from grader.report.template import look, render

WRITTEN, CURRENT, FAILED = "written", "current", "failed"


@dataclass(frozen=True)
class Page:
    """One feedback page: where it lies and what was done.

    `state` is written, current (it stands as it was) or failed, for a `reason`.
    """

    assignment: str
    learner: str
    notebook: str
    path: Path
    state: str
    reason: str = ""


@dataclass(frozen=True)
class _Assignment:
    """What is the same for all learners."""

    name: str
    asked: Mapping[str, Mapping[str, Asked]]
    recorded: Mapping[str, Recorded]
    released: Released
    key: str


def feedback(
    course: Course,
    names: Sequence[str] = (),
    learners: Sequence[str] = (),
    *,
    force: bool = False,
) -> Iterator[Page]:
    """Write the feedback of what was graded; yield every page.

    Without `names`, of all assignments; without `learners`, of all learners. A page
    is written where it would say something else than before, with `force` always.
    Raises CourseError for an assignment or a learner that nothing is known of.
    """
    with book.reading(course.db_url) as session:
        known = marks.assignments(session)
        for name in names:
            if name not in known:
                told = ", ".join(known) or "none"
                raise CourseError(f"There is no assignment {name!r}. Known: {told}.")
        chosen = {one: _learners(course, session, one) for one in names or known}
        found = {learner for some in chosen.values() for learner in some}
        for learner in learners:
            if learner not in found:
                raise CourseError(
                    f"No submission of {learner!r} is graded. Check the name, or run "
                    "`stove grade` first."
                )
        for name, everyone in chosen.items():
            asked = _assignment(course, session, name) if everyone else None
            for learner in everyone:
                if asked and (not learners or learner in learners):
                    yield from _pages(course, session, asked, learner, force)


def _learners(course: Course, session: Session, name: str) -> tuple[str, ...]:
    """Return whose submissions may have a page, as nbgrader leaves some out."""
    excluded = str(course.directory.student_id_exclude or "").split(",")
    found = {*marks.learners(session, name), *table.results(course, name)}
    return tuple(sorted(found - set(excluded)))


def _assignment(course: Course, session: Session, name: str) -> _Assignment:
    asked = marks.asked(session, name)
    released = Released(course.config)
    told = [
        look(),
        name,
        [
            [notebook, [[*asdict(c).values(), released.text(c.source)] for c in cells]]
            for notebook, cells in (
                (notebook, some.values()) for notebook, some in asked.items()
            )
        ],
    ]
    recorded = table.results(course, name)
    return _Assignment(name, asked, recorded, released, _sha(told))


def _sha(told: Any) -> str:
    return hashlib.sha256(json.dumps(told, default=str).encode()).hexdigest()


def _pages(
    course: Course, session: Session, asked: _Assignment, learner: str, force: bool
) -> Iterator[Page]:
    """Write the pages of one submission."""
    try:
        place = Place(course, learner, asked.name)
    except CourseError as error:
        yield Page(asked.name, learner, "", course.folder, FAILED, str(error))
        return
    recorded = asked.recorded.get(learner)
    found = marks.marks(session, asked.name, learner)
    session.rollback()  # lock nothing while pages are made
    graded = course.autograded(learner, asked.name)
    for notebook in asked.asked:
        source = graded / f"{notebook}.ipynb"
        if source.is_file():
            maker = _Graded(asked, learner, notebook, found, recorded, source)
            yield _page(place, maker, force)
        elif recorded and not graded.is_dir() and recorded.outcome in page.TITLES:
            yield _page(place, _Ungraded(asked, learner, notebook, recorded), force)


def _page(place: Place, maker: "_Graded | _Ungraded", force: bool) -> Page:
    """Write one page where it is stale; a failure of one stops no other."""
    path = place.page(maker.notebook)
    done = Page(maker.asked.name, maker.learner, maker.notebook, path, WRITTEN)
    try:
        key = maker.key
        place.complete()
        if not force and place.key(maker.notebook) == key:
            return replace(done, state=CURRENT)
        place.write(maker.notebook, maker.html(key))
    except OSError as error:
        return replace(done, state=FAILED, reason=f"{path}: {error.strerror}.")
    except ValueError as error:
        reason = f"{maker.notebook}.ipynb cannot be read: {error}."
        return replace(done, state=FAILED, reason=reason)
    return done


@dataclass(frozen=True)
class _Graded:
    """Makes the page of one graded notebook."""

    asked: _Assignment
    learner: str
    notebook: str
    marks: Marks
    recorded: Recorded | None
    source: Path

    @property
    def key(self) -> str:
        """The sha256 of all that the page is made of."""
        told = [
            self.asked.key,
            self.learner,
            self.notebook,
            sorted((*key, asdict(one)) for key, one in self.marks.cells.items()),
            sorted(self.marks.penalties.items()),
            asdict(self.recorded) if self.recorded else None,
            hashlib.sha256(self.source.read_bytes()).hexdigest(),
        ]
        return _sha(told)

    def html(self, key: str) -> str:
        """Return the page."""
        notebook = json.loads(self.source.read_bytes())
        if not isinstance(notebook, dict):
            raise ValueError("it is no notebook")
        asked, parts = self.asked.asked[self.notebook], self._parts(notebook)
        sheet = Sheet(asked, parts, self.asked.released, _language(notebook))
        cells = list(sheet.cells(notebook))
        return render(
            "feedback.html.j2",
            key=key,
            assignment=self.asked.name,
            learner=self.learner,
            notebook=self.notebook,
            parts=list(parts.values()),
            cells=cells,
            totals=self._totals(),
            penalty=self.marks.penalties.get(self.notebook, 0.0),
            said=page.said(self._current),
            has_hidden=_has(cells, "has_hidden"),
        )

    @property
    def _current(self) -> Recorded | None:
        """Our result, unless another program has graded since."""
        one = self.recorded
        if one is None or not one.is_current or one.outcome == results.GRADER_FAILED:
            return None
        return one

    def _parts(self, notebook: Mapping[str, Any]) -> dict[str, Part]:
        """Return what has points or a comment: as it stands, then what is missing."""
        from grader.report.cells import grade_id

        listed = notebook.get("cells")
        here = [grade_id(c) for c in listed or () if isinstance(c, dict)]
        asked = self.asked.asked[self.notebook]
        low = self._current.low_trust if self._current else ()
        found: dict[str, Part] = {}
        for id in dict.fromkeys([*(one for one in here if one in asked), *asked]):
            mark = self.marks.of(self.notebook, id)
            if asked[id].is_marked or mark.comment or mark.auto_comment:
                is_low = f"{self.notebook}/{id}" in low
                anchor = f"part-{len(found) + 1}"
                found[id] = Part(asked[id], mark, anchor, id in here, is_low)
        return found

    def _totals(self) -> list[tuple[str, float, float, bool]]:
        """Return (notebook, points, of how many, whether it is here) of all."""
        folder = self.source.parent
        return [
            (name, *_total(name, cells, self.marks), _is_there(folder, name))
            for name, cells in self.asked.asked.items()
        ]


def _total(
    notebook: str, cells: Mapping[str, Asked], found: Marks
) -> tuple[float, float]:
    marked = [one for one in cells.values() if one.is_marked]
    got = sum(found.of(notebook, one.id).points for one in marked)
    got = max(0.0, got - found.penalties.get(notebook, 0.0))
    return got, sum(one.points for one in marked)


def _is_there(folder: Path, notebook: str) -> bool:
    return (folder / f"{notebook}.ipynb").is_file()


def _has(cells: Sequence[Cell], what: str) -> bool:
    return any(getattr(cell, what) for cell in cells)


def _language(notebook: Mapping[str, Any]) -> str:
    """Return the language that the kernel of a notebook speaks."""
    meta = notebook.get("metadata")
    spec = meta.get("kernelspec") if isinstance(meta, dict) else None
    told = spec.get("language") if isinstance(spec, dict) else None
    return told.lower()[:30] if isinstance(told, str) and told else "python"


@dataclass(frozen=True)
class _Ungraded:
    """Makes the page of a submission without grades."""

    asked: _Assignment
    learner: str
    notebook: str
    recorded: Recorded

    @property
    def key(self) -> str:
        """The sha256 of all that the page is made of."""
        return _sha([self.asked.key, self.notebook, asdict(self.recorded)])

    def html(self, key: str) -> str:
        """Return the page."""
        one = self.recorded
        return page.ungraded(
            self.asked.name, self.learner, one.outcome, one.reason, one.notes, key
        )
