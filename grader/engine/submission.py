"""A submission made safe to run: looked at, sanitised, its files with caps.

No learner code is run. What is odd is told in plain words (`problems`); what
cannot be graded has an `outcome` at once.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum, parse_utc

from grader.cohort.intake import Problem
from grader.engine import files, oddities, results
from grader.engine.course import Course
from grader.engine.files import Snapshot
from grader.engine.plan import Plan
from grader.engine.reading import Reader
from grader.engine.results import Evaluated


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


def prepare(
    course: Course, plans: Sequence[Plan], learner: str, *, is_salvaging: bool = False
) -> Prepared:
    """Prepare one submission; for many of one assignment, keep a `Preparer`."""
    return Preparer(course, plans, is_salvaging=is_salvaging).prepare(learner)


class Preparer:
    """Prepares submissions of one assignment, one after another, in one thread.

    `is_salvaging` has it repair what it can of a broken submission (see `Reader`).
    """

    def __init__(
        self, course: Course, plans: Sequence[Plan], *, is_salvaging: bool = False
    ) -> None:
        self._course = course
        self._plans = {plan.notebook: plan for plan in plans}
        self._assignment = plans[0].assignment
        self._is_salvaging = is_salvaging
        self._reader = Reader(course, plans, is_salvaging=is_salvaging)
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
        places = self._places(found)
        if problem := self._without(found, places):
            return _stopped(known, problem)
        return self._opened(replace(known, files=self._files(found)), found, places)

    def _files(self, found: Snapshot) -> dict[str, bytes]:
        return dict(sorted({**found.helpers, **self._helpers}.items()))

    def _places(self, found: Snapshot) -> dict[str, str]:
        """Return the file in which each notebook lies, by its name."""
        names = [name for name in self._plans if name in found.notebooks]
        places = {name: f"{name}.ipynb" for name in names}
        if self._is_salvaging:
            for name in {*self._plans} - {*places}:
                others = self._reader.renamed(name, found)
                places |= {name: others[0]} if len(others) == 1 else {}
        return places

    def _without(self, found: Snapshot, places: Mapping[str, str]) -> Problem | None:
        """Return what is wrong before any notebook is opened."""
        if problem := _timestamp(found):
            return problem
        return None if places else self._lost(found, sorted(self._plans)[0], "broken")

    def _lost(self, found: Snapshot, name: str, effect: str) -> Problem:
        """Say that a notebook was not handed in, or under which other name."""
        if others := self._reader.renamed(name, found):
            words = oddities.renamed(name, others, self._reader.offer(name, others))
            return Problem("renamed", words, effect)
        alike = (".ipynb", ".py", ".zip", ".html", ".pdf")
        told = [one for one in sorted(found.files) if one.lower().endswith(alike)]
        named = [one for one in told if one.removesuffix(".ipynb") not in self._plans]
        return Problem("missing", oddities.missing(name, named), effect)

    def _opened(
        self, known: Prepared, found: Snapshot, places: Mapping[str, str]
    ) -> Prepared:
        """Read and sanitise every notebook that the plans ask for."""
        notebooks: dict[str, NotebookNode] = {}
        problems: list[Problem] = []
        for name in sorted(self._plans):
            if name not in places:
                problems.append(self._lost(found, name, "note"))
                continue
            if places[name] != f"{name}.ipynb":
                problems.append(oddities.taken(name, places[name]))
            data = found.files[places[name]]
            told, notebook = self._reader.read(known.learner, name, data)
            problems += told
            if notebook is None:
                stopped = replace(known, problems=tuple(problems))
                return _stopped(stopped, next(one for one in told if one.stops))
            notebooks[name] = notebook
        extra = {*found.notebooks} - {*self._plans}
        extra -= {place.removesuffix(".ipynb") for place in places.values()}
        return replace(
            known,
            notebooks=notebooks,
            missing=tuple(sorted(set(self._plans) - set(notebooks))),
            problems=tuple([*problems, *oddities.extra(sorted(extra))]),
            is_untouched=_is_untouched(notebooks),
        )


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
