"""A submission made safe to run: looked at, sanitised, its files with caps.

No learner code is run. What is odd is told in plain words (`problems`); what
cannot be graded has an `outcome` at once.
"""

import hashlib
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum, parse_utc

from grader.cohort import intake, notebook_file
from grader.cohort.intake import Problem
from grader.engine import files, oddities, results
from grader.engine.course import Course
from grader.engine.expected import expected
from grader.engine.files import Snapshot
from grader.engine.legible import legible, made_whole
from grader.engine.plan import Plan, grade_id
from grader.engine.results import Evaluated
from grader.engine.sanitise import Sanitiser
from grader.errors import SubmissionError


@dataclass(frozen=True)
class Prepared:
    """A submission ready to be evaluated, or the outcome that it has already.

    `notebooks` are sanitised, in the plans' order; `files` are what lies beside
    them, by relative path, the instructor's own version where there is one.
    `outcome` is "" where it can be evaluated; else `stopped` is its result.
    `digest` is the sha256 of what was handed in, `key` that of all that decides.
    """

    learner: str
    assignment: str
    notebooks: Mapping[str, NotebookNode] = field(default_factory=dict, repr=False)
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    missing: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    outcome: str = ""
    reason: str = ""
    is_untouched: bool = False
    key: str = ""
    digest: str = ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What was odd, in plain words."""
        return tuple(problem.words for problem in self.problems)

    @property
    def stopped(self) -> Evaluated:
        """The result of what is not to be run."""
        return Evaluated(
            self.learner,
            self.assignment,
            outcome=self.outcome,
            reason=self.reason,
            notes=self.notes,
            key=self.key,
            digest=self.digest,
        )


def prepare(course: Course, plans: Sequence[Plan], learner: str) -> Prepared:
    """Prepare one submission; for many of one assignment, keep a `Preparer`."""
    return Preparer(course, plans).prepare(learner)


class Preparer:
    """Prepares submissions of one assignment, one after another, in one thread."""

    def __init__(self, course: Course, plans: Sequence[Plan]) -> None:
        self._course = course
        self._plans = {plan.notebook: plan for plan in plans}
        self._assignment = plans[0].assignment
        self._is_strict = any(plan.is_strict for plan in plans)
        self._sanitiser = Sanitiser(course, plans)
        self._expected = {plan.notebook: expected(course, plan) for plan in plans}
        self._ignore = tuple(course.directory.ignore)
        kept = course.config.Autograde.get("exclude_overwriting", {})
        self._helpers = files.helper_files(
            course.source(self._assignment),
            self._ignore,
            kept.get(self._assignment, ()),
        )

    def key(self, learner: str) -> str:
        """Return the key that a result of this submission would have today."""
        folder = self._course.submitted(learner, self._assignment)
        return self._key(files.snapshot(folder, self._ignore))

    def _key(self, found: Snapshot | None) -> str:
        parts = [plan.key for _, plan in sorted(self._plans.items())]
        parts.append(found.digest if found else "")
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def prepare(self, learner: str) -> Prepared:
        """Return the submission of `learner`, ready or with its outcome."""
        folder = self._course.submitted(learner, self._assignment)
        found = files.snapshot(folder, self._ignore)
        known = Prepared(
            learner=learner,
            assignment=self._assignment,
            key=self._key(found),
            digest=found.digest if found else "",
        )
        if problem := oddities.odd_name(learner):
            return _stopped(known, problem)
        if found is None:
            words = "Nothing was handed in."
            return replace(known, outcome=results.NOT_ATTEMPTED, reason=words)
        if found.refusal:
            return _stopped(known, Problem("refused-file", found.refusal, "refused"))
        if problem := self._without(folder, found):
            return _stopped(known, problem)
        return self._opened(replace(known, files=self._files(found)), folder, found)

    def _files(self, found: Snapshot) -> dict[str, bytes]:
        return dict(sorted({**found.helpers, **self._helpers}.items()))

    def _without(self, folder: Path, found: Snapshot) -> Problem | None:
        """Return what is wrong before any notebook is opened."""
        if problem := _timestamp(found):
            return problem
        if set(found.notebooks) & set(self._plans):
            return None
        return self._lost(folder, found, sorted(self._plans)[0], "broken")

    def _lost(self, folder: Path, found: Snapshot, name: str, effect: str) -> Problem:
        """Say that a notebook was not handed in, or under which other name."""
        others = [one for one in found.notebooks if one not in self._plans]
        for other in others:
            if intake.holds(folder / f"{other}.ipynb", self._expected[name]):
                words = (
                    f"There is no `{name}.ipynb`, but `{legible(other)}.ipynb` holds "
                    f"its items. Rename it to `{name}.ipynb`."
                )
                return Problem("renamed", words, effect)
        shown = ", ".join(f"{legible(other)}.ipynb" for other in others[:3])
        what = f" Only {shown} was." if others else ""
        words = f"`{name}.ipynb` was not handed in.{what}"
        return Problem("missing", words, effect)

    def _opened(self, known: Prepared, folder: Path, found: Snapshot) -> Prepared:
        """Read and sanitise every notebook that the plans ask for."""
        notebooks: dict[str, NotebookNode] = {}
        problems: list[Problem] = []
        for name in sorted(self._plans):
            if name not in found.notebooks:
                problems.append(self._lost(folder, found, name, "note"))
                continue
            told, notebook = self._read(folder / f"{name}.ipynb", known.learner, name)
            problems += told
            if notebook is None:
                stopped = replace(known, problems=tuple(problems))
                return _stopped(stopped, next(one for one in told if one.stops))
            notebooks[name] = notebook
        return replace(
            known,
            notebooks=notebooks,
            missing=tuple(sorted(set(self._plans) - set(notebooks))),
            problems=tuple([*problems, *self._extra(found)]),
            is_untouched=_is_untouched(notebooks),
        )

    def _read(
        self, path: Path, learner: str, name: str
    ) -> tuple[list[Problem], NotebookNode | None]:
        """Return what is odd about a notebook, and it, None where that stops it."""
        try:
            submitted = notebook_file.read(path)
        except notebook_file.Refused as error:
            return [Problem("refused-file", str(error), "refused")], None
        except SubmissionError as error:
            return [Problem("unreadable", str(error), "broken")], None
        problems: list[Problem] = []
        if made_whole(submitted):
            problems.append(oddities.odd_text(name, self._is_strict))
        problems += self._compared(name, submitted)
        if any(problem.stops for problem in problems):
            return problems, None
        try:
            return problems, self._sanitiser.sanitised(learner, name, submitted)
        except Exception as error:  # nbgrader raises whatever it trips over
            return [*problems, oddities.unfit_marks(name, error, problems)], None

    def _compared(self, name: str, submitted: NotebookNode) -> list[Problem]:
        others = {
            cell.id
            for cell in self._plans[name].cells
            if not cell.is_grade and not cell.is_solution
        }
        shown = copy(submitted)
        shown.cells = [cell for cell in submitted.cells if grade_id(cell) not in others]
        problems = intake.compare(shown, self._expected[name])
        if self._sanitiser.is_mending:
            return problems
        return [oddities.unmended(problem, self._is_strict) for problem in problems]

    def _extra(self, found: Snapshot) -> list[Problem]:
        others = [one for one in found.notebooks if one not in self._plans]
        if not others:
            return []
        names = ", ".join(f"`{legible(name)}.ipynb`" for name in others[:3])
        words = f"{names} was handed in too and is not graded."
        return [Problem("extra-notebook", words, "note")]


def _stopped(known: Prepared, problem: Problem) -> Prepared:
    problems = known.problems or (problem,)
    return replace(
        known, outcome=problem.effect, reason=problem.words, problems=problems
    )


def _timestamp(found: Snapshot) -> Problem | None:
    try:
        submitted_at(found.files)
    except ValueError:
        return oddities.no_date()
    return None


def submitted_at(handed_in: Mapping[str, bytes]) -> object:
    """Return the time in `timestamp.txt` as nbgrader reads it, None without one.

    Raises ValueError where the file holds no date.
    """
    text = handed_in.get("timestamp.txt", b"").decode("utf-8").strip()
    try:
        return parse_utc(text) if text else None
    except (OverflowError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from None


def _is_untouched(notebooks: Mapping[str, NotebookNode]) -> bool:
    """Return whether every answer is still as it was released."""
    cells = [cell for notebook in notebooks.values() for cell in notebook.cells]
    answers = [cell for cell in cells if _is_solution(cell)]
    return bool(answers) and all(
        compute_checksum(cell) == cell.metadata.nbgrader.get("checksum")
        for cell in answers
    )


def _is_solution(cell: NotebookNode) -> bool:
    told = cell.metadata.get("nbgrader") or {}
    return bool(told.get("solution")) and "grade_id" in told
