"""From what was found out to pages: the draw, open criteria, and cells for people."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.cohort import settings
from grader.engine import book
from grader.engine.course import open_course
from grader.project.cohort import pages
from grader.project.cohort.draw import drawn
from grader.project.cohort.manual import Manual, manual
from grader.project.cohort.pages import Entry
from grader.project.cohort.run import Looked, known

DRAWN, OPEN = "drawn", "an open criterion"


def entries(course: Path, found: Sequence[Looked]) -> list[Entry]:
    """Return what stands on the pages: `found`, and what is known of the others.

    Gradebook and salt are read now, so points that somebody gave since are in it.
    """
    course = course.resolve()
    salt = settings.load(course).salt
    names = {one.assignment for one in found}
    every = sorted(
        [*found, *known(course, tuple(names))],
        key=lambda one: (one.assignment, one.learner),
    )
    read = {
        name: drawn([e.learner for e in every if e.assignment == name], name, salt)
        for name in {one.assignment for one in every}
    }
    return [
        Entry(one, _why(one, read[one.assignment]), cells)
        for one, cells in _with_cells(course, every)
    ]


def _why(one: Looked, read: frozenset[str]) -> tuple[str, ...]:
    open_ones = one.told.get("open", ())
    told = [DRAWN] if one.learner in read else []
    if open_ones:
        named = ", ".join(open_ones)
        told.append(f"{OPEN} ({named})")
    return tuple(told)


def _with_cells(
    course: Path, every: Sequence[Looked]
) -> Iterator[tuple[Looked, tuple[Manual, ...]]]:
    opened = open_course(course)
    with book.reading(opened.db_url) as session:
        for one in every:
            yield one, manual(opened, session, one.assignment, one.learner)


def write(
    course: Path, found: Sequence[Looked], server: str
) -> tuple[Path, list[Entry]]:
    """Write the pages; return the index and what stands on them."""
    made = entries(course, found)
    return pages.write(course.resolve(), made, server), made
