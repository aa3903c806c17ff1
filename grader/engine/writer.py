"""The one writer: a submission's grades in one transaction, then its folder.

Kill it at any moment: either nothing of a result is there, or all of it is, as
soon as the next writer has been opened.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Self
from uuid import uuid4

from grader.engine import files, results, table
from grader.engine.book import explained
from grader.engine.course import Course
from grader.engine.files import Snapshot
from grader.engine.folders import Staging, share
from grader.engine.grading import Grading
from grader.engine.lock import Lock
from grader.engine.results import Evaluated, Recorded
from grader.engine.transaction import PATIENCE, Book
from grader.errors import CourseError, SubmissionError

_WRITTEN_WITH = ("grades", "seconds_late", "has_folder", "token")


class Writer:
    """Writes results into the gradebook of one course, one process at a time.

    Opening it finishes what a killed writer left. Raises CourseError where another
    writer is at work or the gradebook cannot be used. `patience` is how many
    seconds another program may keep an SQLite gradebook locked.
    """

    def __init__(self, course: Course, *, patience: float = PATIENCE) -> None:
        self._course = course
        self._lock = Lock(course.folder)
        try:
            self._book = Book(course.db_url, course.course_id, patience)
            self._grading = Grading(course, self._book)
            self._staging = Staging(course.autograded(".", "."))
            with explained(course.db_url):
                table.make(self._book.engine)
                self._recover()
        except BaseException:
            self._lock.release()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the gradebook and let the next writer in."""
        self._staging.close()
        self._book.close()
        self._lock.release()

    def _recover(self) -> None:
        """Put committed folders in their place, throw the others away."""
        for token in self._staging.pending():
            row = table.of_token(self._book.db, token)
            self._book.drop()
            if row is None:
                self._staging.discard(token)
            else:
                self._place(row)

    def _place(self, row: Mapping[str, Any]) -> None:
        place = self._course.autograded(row["learner"], row["assignment"])
        self._staging.place(row["token"], place, has_folder=row["has_folder"])
        if self._course.directory.groupshared:
            share(self._course.autograded(".", "."))

    def write(self, evaluated: Evaluated) -> Recorded:
        """Write one result and return it as recorded.

        Raises SubmissionError where the files have changed since they were read,
        and CourseError where gradebook or disk refuse; then nothing has changed.
        """
        found = self._handed_in(evaluated)
        try:
            return self._written(evaluated, found)
        except CourseError:
            raise
        except OSError as error:
            raise CourseError(
                f"The graded folder of {evaluated.learner} cannot be written: {error}. "
                "Make room or set the rights, and run this again; nothing was lost."
            ) from error
        except Exception as error:  # nbgrader's rules raise what they like
            return self._written(_failed(evaluated, error), found)

    def _handed_in(self, evaluated: Evaluated) -> Snapshot | None:
        folder = self._course.submitted(evaluated.learner, evaluated.assignment)
        found = files.snapshot(folder, self._course.directory.ignore)
        digest = found.digest if found else ""
        if evaluated.digest and evaluated.digest != digest:
            raise SubmissionError(
                f"{folder} has changed while it was graded. Run the grading again."
            )
        return found

    def _written(self, evaluated: Evaluated, found: Snapshot | None) -> Recorded:
        token = uuid4().hex
        with explained(self._course.db_url):
            try:
                row = self._transaction(evaluated, found, token)
                self._book.keep()
            except BaseException:
                self._book.drop()
                self._staging.discard(token)
                raise
            if row["token"] == token:
                self._place(row)
        return table.recorded(row)

    def _transaction(
        self, evaluated: Evaluated, found: Snapshot | None, token: str
    ) -> Mapping[str, Any]:
        """Change the rows and stage the folder; return the row of our result."""
        former = table.row(self._book.db, evaluated.assignment, evaluated.learner)
        if found is None and former and former["digest"]:
            return former  # graded once, and the files were tidied away since
        row = _row(evaluated, found, token)
        if found is None or _keeps_grades(former, evaluated, found):
            row |= self._as_it_stands(evaluated, former)
        elif evaluated.notebooks:
            submission, contents = self._grading.graded(evaluated, found)
            row |= self._scores(submission) | {"has_folder": True}
            self._staging.stage(
                token,
                contents,
                self._grading.permissions,
                shared=self._course.directory.groupshared,
            )
        else:
            row |= self._scores(self._grading.emptied(evaluated, found))
        table.put(self._book.db, row)
        return row

    def _as_it_stands(self, evaluated: Evaluated, former: Any) -> dict[str, Any]:
        """Return what the row says where grades and folder are left alone."""
        if former:
            return {name: former[name] for name in _WRITTEN_WITH}
        learner, assignment = evaluated.learner, evaluated.assignment
        submission = self._grading.known(learner, assignment)
        is_there = self._course.autograded(learner, assignment).is_dir()
        return self._scores(submission) | {"has_folder": is_there, "token": ""}

    def _scores(self, submission: Any) -> dict[str, Any]:
        if submission is None:
            return {}
        self._book.db.flush()
        given = [(*key, one.auto_score) for key, one in self._book.grades.items()]
        late = float(submission.total_seconds_late)
        return {"grades": table.fingerprint(given), "seconds_late": late}


def _failed(evaluated: Evaluated, error: Exception) -> Evaluated:
    what = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return replace(
        evaluated,
        notebooks={},
        outcome=results.GRADER_FAILED,
        reason=f"nbgrader cannot take these grades: {what[:300]}",
    )


def _keeps_grades(former: Any, evaluated: Evaluated, found: Snapshot) -> bool:
    """Return whether a failure of ours leaves the grades of these very files."""
    is_ours = evaluated.outcome == results.GRADER_FAILED
    return bool(is_ours and former and former["digest"] == found.digest)


def _row(evaluated: Evaluated, found: Snapshot | None, token: str) -> dict[str, Any]:
    # A failure of ours has no key, so that nothing mistakes it for a current result.
    is_ours = evaluated.outcome == results.GRADER_FAILED
    return {
        "assignment": evaluated.assignment,
        "learner": evaluated.learner,
        "outcome": evaluated.outcome,
        "reason": evaluated.reason,
        "notes": json.dumps(evaluated.notes),
        "seconds": evaluated.seconds,
        "cpu_seconds": evaluated.cpu_seconds,
        "level": table.walls(evaluated.level, evaluated.box),
        "low_trust": json.dumps(evaluated.low_trust),
        "limits": json.dumps(evaluated.limits),
        "key": "" if is_ours else evaluated.key,
        "digest": found.digest if found else "",
        "graded_at": table.now(),
        "grades": "",
        "seconds_late": 0.0,
        "has_folder": False,
        "token": token,
    }
