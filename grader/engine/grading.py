"""nbgrader's rules, applied to an executed notebook within a running transaction."""

import contextlib
import warnings
from collections.abc import Iterable
from typing import Any

from nbgrader.api import MissingEntry, SubmittedAssignment

from grader.engine import files
from grader.engine.course import Course
from grader.engine.files import Snapshot
from grader.engine.oddities import REPAIRED, odd_name
from grader.engine.plan import grade_id
from grader.engine.results import Evaluated
from grader.engine.sanitise import (
    converter,
    exported,
    exporter,
    resolved,
    resources,
    standing_in,
)
from grader.engine.submission import submitted_at
from grader.engine.transaction import Book


class Grading:
    """Makes grades, comments and penalties of executed notebooks, as nbgrader does."""

    def __init__(self, course: Course, book: Book) -> None:
        self._course = course
        self._book = book
        self._converter = converter(course)
        self._steps = _remaining(self._converter.autograde_preprocessors)
        self._exporter = exporter(self._converter, self._steps)
        self._helpers: dict[str, dict[str, bytes]] = {}

    @property
    def permissions(self) -> int:
        """The mode of every file in a graded folder."""
        return int(str(self._converter.permissions), 8)

    def graded(
        self, evaluated: Evaluated, found: Snapshot
    ) -> tuple[SubmittedAssignment, dict[str, bytes]]:
        """Write all grades; return the submission and the files of its folder."""
        submission = self._begun(evaluated, found)
        contents = {**found.helpers, **self._instructors(evaluated.assignment)}
        for name in sorted(one.name for one in submission.assignment.notebooks):
            if name in evaluated.notebooks:  # it may have had another name
                contents[f"{name}.ipynb"] = self._notebook(evaluated, name)
            elif name in found.notebooks:
                raise ValueError(f"{name}.ipynb was handed in but not evaluated")
            else:
                self._missing(name)
        self._comment(evaluated)
        return submission, contents

    def _comment(self, evaluated: Evaluated) -> None:
        """Say in each notebook's first comment what was repaired of it."""
        for name, notebook in evaluated.notebooks.items():
            told = [
                note
                for note in evaluated.notes
                if note.startswith(REPAIRED) and f"`{name}.ipynb`" in note
            ]
            for cell in notebook.cells if told else ():
                if comment := self._book.comments.get((name, grade_id(cell))):
                    former = [comment.auto_comment] if comment.auto_comment else []
                    comment.auto_comment = " ".join([*former, *told])
                    break

    def emptied(self, evaluated: Evaluated, found: Snapshot) -> Any:
        """Take what the machine gave away, and ask for an instructor's look.

        What an instructor gave by hand stays. Returns None for a learner whom the
        gradebook does not know and whom the course does not let us add.
        """
        if odd_name(evaluated.learner):  # nobody is called so: add no learner
            return self.known(evaluated.learner, evaluated.assignment)
        try:
            submission = self._begun(evaluated, found)
        except MissingEntry:
            return None
        for grade in self._book.grades.values():
            grade.auto_score = None
            grade.needs_manual_grade = True
        for comment in self._book.comments.values():
            comment.auto_comment = None
        for notebook in submission.notebooks:
            notebook.late_submission_penalty = None
        return submission

    def known(self, learner: str, assignment: str) -> Any:
        """Return the submission as it stands in the gradebook, None if it does not."""
        try:
            submission = self._book.find_submission(assignment, learner)
        except MissingEntry:
            return None
        self._book.remember(submission)
        return submission

    def _begun(self, evaluated: Evaluated, found: Snapshot) -> Any:
        """Make the rows of a submission (nbgrader's `Autograde.init_assignment`)."""
        learner, assignment = evaluated.learner, evaluated.assignment
        if self._converter.create_student:
            self._book.update_or_create_student(learner)
        else:
            self._book.find_student(learner)
        told: dict[str, Any] = {}
        with contextlib.suppress(ValueError):  # if it is no date, intake has told
            if when := submitted_at(found.files):
                told["timestamp"] = when
        submission = self._book.update_or_create_submission(assignment, learner, **told)
        self._book.db.flush()
        self._book.remember(submission)
        return submission

    def _missing(self, notebook: str) -> None:
        """Give nothing for a notebook that was not handed in."""
        for (name, _), grade in self._book.grades.items():
            if name == notebook:
                grade.auto_score = 0
                grade.needs_manual_grade = False

    def _notebook(self, evaluated: Evaluated, name: str) -> bytes:
        told = resources(self._course, evaluated.learner, evaluated.assignment, name)
        with standing_in(self._steps, self._book), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # cell ids may be missing or repeat
            return exported(self._exporter, evaluated.notebooks[name], told).encode()

    def _instructors(self, assignment: str) -> dict[str, bytes]:
        """Return the files that replace a learner's, read once."""
        if assignment not in self._helpers:
            kept = self._converter.exclude_overwriting.get(assignment, ())
            self._helpers[assignment] = files.helper_files(
                self._course.source(assignment), self._course.directory.ignore, kept
            )
        return self._helpers[assignment]


def _remaining(steps: Iterable[Any]) -> list[Any]:
    """Leave out the execution, and a check that sanitising has made already."""
    from nbgrader.preprocessors import CheckCellMetadata, Execute

    listed = [resolved(one) for one in steps]
    return [one for one in listed if not _is_kind(one, (Execute, CheckCellMetadata))]


def _is_kind(step: Any, kinds: tuple[type, ...]) -> bool:
    return issubclass(step if isinstance(step, type) else type(step), kinds)
