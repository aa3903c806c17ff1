"""Unmodified nbgrader on a course directory of the table's exercises.

Run as `python -m tests.conformance.stock prepare COURSE` or `… grade COURSE`, in
a process of its own: nbgrader changes the working directory.
"""

import json
import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from grader.cohort import config, gradebook
from grader.cohort.settings import Assignment, Cohort, Learner
from tests.conformance.table import APPS, EXERCISES, WHEEL, Exercise

# A cell of the table sleeps for five seconds, the others take milliseconds.
SETTINGS = '''"""Settings of a course that knows nothing of our grader."""

from pathlib import Path

c = get_config()
c.CourseDirectory.course_id = "conformance"
c.CourseDirectory.root = str(Path(__file__).resolve().parent)
c.Execute.timeout = 3
c.LateSubmissionPlugin.penalty_method = "zero"
'''


def prepare(course: Path) -> None:
    """Make the course directory: sources, releases, submissions, gradebook."""
    course.mkdir(parents=True)
    (course / config.FILE).write_text(SETTINGS, encoding="utf-8")
    shutil.copy(WHEEL / APPS / "autotests.yml", course / "autotests.yml")
    gradebook.create(course, _cohort())
    api = config.api(course)
    for exercise in EXERCISES:
        _copy(exercise.source, course / "source" / exercise.name)
        told = api.generate_assignment(exercise.name)
        if not told["success"]:
            raise RuntimeError(f"{exercise.name}: {told}")
        for learner, files in exercise.handed_in.items():
            folder = course / "submitted" / learner / exercise.name
            _copy(files, folder, course / "release" / exercise.name)


def _copy(files: dict[str, str], folder: Path, release: Path | None = None) -> None:
    folder.mkdir(parents=True)
    for name, origin in files.items():
        path = WHEEL / origin if origin or not release else release / name
        shutil.copy(path, folder / name)


def _cohort() -> Cohort:
    learners = sorted({name for one in EXERCISES for name in one.handed_in})
    return Cohort(
        course="conformance",
        salt="",
        timezone="UTC",
        assignments=tuple(Assignment(one.name, _due(one)) for one in EXERCISES),
        learners=tuple(Learner(name) for name in learners),
    )


def _due(exercise: Exercise) -> datetime | None:
    if not exercise.due:
        return None
    return datetime.fromisoformat(exercise.due.removesuffix(" UTC"))


def grade(course: Path) -> list[str]:
    """Grade what is safe, one after another; return what nbgrader refused."""
    api = config.api(course)
    failed = []
    for exercise in EXERCISES:
        for learner in exercise.handed_in if exercise.is_safe else ():
            if not api.autograde(exercise.name, learner)["success"]:
                failed.append(f"{exercise.name}/{learner}")
    return failed


def read(course: Path) -> dict[str, Any]:
    """Return what the gradebook says, by names that mean the same in any gradebook."""
    found: dict[str, Any] = {}
    with gradebook.opened(course, _cohort()) as book:
        for exercise in EXERCISES:
            for submission in book.assignment_submissions(exercise.name):
                key = f"{exercise.name}/{submission.student_id}"
                found[key] = _submission(submission)
    return found


def _submission(submission: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"timestamp": str(submission.timestamp)}
    for notebook in submission.notebooks:
        told[f"{notebook.name}: penalty"] = notebook.late_submission_penalty
        for grade in notebook.grades:
            told[f"{notebook.name}: {grade.name}"] = {
                "auto": grade.auto_score,
                "manual": grade.manual_score,
                "extra": grade.extra_credit,
                "needs_manual_grade": grade.needs_manual_grade,
                "max": grade.max_score,
            }
        for comment in notebook.comments:
            told[f"{notebook.name}: comment on {comment.name}"] = [
                comment.auto_comment,
                comment.manual_comment,
            ]
    return told


if __name__ == "__main__":
    step, folder = sys.argv[1], Path(sys.argv[2]).resolve()
    if step == "prepare":
        prepare(folder)
    else:
        told = {"failed": grade(folder), "grades": read(folder)}
        (folder / "stock.json").write_text(json.dumps(told, indent=1, default=str))
