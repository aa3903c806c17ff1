"""Bring what learners uploaded into a course directory, by nbgrader's zip_collect."""

import shutil
import subprocess
import sys
from pathlib import Path

from grader.cohort import settings
from grader.errors import CourseError


def collect(course: Path, assignment: str, uploads: Path | None = None) -> list[str]:
    """Run `nbgrader zip_collect` and return the learners who handed in.

    `uploads` is a folder of files from an LMS; its files are copied to
    `downloaded/<assignment>/archive`, where nbgrader looks for them.
    """
    course = course.resolve()
    settings.load(course).assignment(assignment)
    archive = course / "downloaded" / assignment / "archive"
    archive.mkdir(parents=True, exist_ok=True)
    if uploads:
        for path in sorted(uploads.iterdir()):
            if path.is_file():
                shutil.copy2(path, archive)
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
    found = (course / "submitted").glob(f"*/{assignment}")
    return sorted(path.parent.name for path in found)
