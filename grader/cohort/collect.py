"""Bring what learners uploaded into a course directory, by nbgrader's zip_collect.

Projects go beside nbgrader's folders, to `projects/<learner>/<assignment>/`: in the
folder of a submission they would be copied and hashed by every grading, and lost with
the next notebook that comes without one.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from grader.cohort import project_files, settings, uploads
from grader.cohort.config import PACKED
from grader.errors import CourseError, SubmissionError

PROJECTS = "projects"


@dataclass(frozen=True)
class Collected:
    """Who handed in the assignment, who a project, and what was set aside, and why."""

    learners: tuple[str, ...]
    projects: tuple[str, ...]
    refused: tuple[str, ...]


def collect(course: Path, assignment: str, given: Path | None = None) -> Collected:
    """Run `nbgrader zip_collect`, take projects in, and say who handed in.

    `given` is a folder of files from an LMS; its files are copied to
    `downloaded/<assignment>/archive`, where nbgrader looks for them. An upload that
    would do harm, or stop nbgrader, goes to `refused` beside it.
    """
    course = course.resolve()
    settings.load(course).assignment(assignment)
    place = course / "downloaded" / assignment
    archive = place / "archive"
    archive.mkdir(parents=True, exist_ok=True)
    if given:
        for path in sorted(given.iterdir()):
            if path.is_file():
                shutil.copy2(path, archive)
    refused = uploads.set_aside(archive, place / "refused")
    _zip_collect(course, assignment, archive)
    projects, unfit = _take_projects(course, assignment, place / "extracted")
    found = (course / "submitted").glob(f"*/{assignment}")
    learners = sorted(path.parent.name for path in found)
    return Collected(tuple(learners), projects, (*refused, *unfit))


def _zip_collect(course: Path, assignment: str, archive: Path) -> None:
    words = ("-m", "nbgrader", "zip_collect", assignment, "--force", "--log-level=30")
    done = subprocess.run(
        [sys.executable, *words], cwd=course, capture_output=True, text=True
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:]
        raise CourseError(
            f"nbgrader zip_collect could not take what is in {archive}: "
            f"{''.join(last)[:300]}"
        )


def _take_projects(
    course: Path, assignment: str, extracted: Path
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Put the latest project of each learner in its place; return who, and troubles."""
    taken, troubles = [], []
    for learner, path in sorted(_latest(assignment, extracted).items()):
        try:
            data = project_files.read_plain(path, path.name)
            files = project_files.unpacked(data)
        except SubmissionError as error:
            troubles.append(f"{learner}, project: {error}")
            continue
        _place(files, course / PROJECTS / learner / assignment)
        taken.append(learner)
    return tuple(taken), tuple(troubles)


def _latest(assignment: str, extracted: Path) -> dict[str, Path]:
    """Return the file of each learner's latest project, as names tell."""
    latest: dict[str, tuple[str, Path]] = {}
    name = f"{assignment}{project_files.ENDING}"
    for path in sorted(extracted.rglob(f"*_{name}")):
        told = re.match(PACKED, str(path), re.DOTALL)
        if told and told["file_id"] == name:
            learner, when = told["student_id"], told["timestamp"]
            if when >= latest.get(learner, ("", path))[0]:
                latest[learner] = when, path
    return {learner: path for learner, (_, path) in latest.items()}


def _place(files: dict[str, bytes], place: Path) -> None:
    """Put a project in its place, whole, instead of what is there."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".new-") as made:
        fresh, former = Path(made) / "new", Path(made) / "old"
        project_files.lay_out(files, fresh)
        if os.path.lexists(place):
            os.rename(place, former)
        os.rename(fresh, place)
