"""Read one submitted notebook: what is wrong with it, what of it can be graded."""

from collections.abc import Sequence
from copy import copy, deepcopy

from nbformat import NotebookNode

from grader.cohort import intake, notebook_file
from grader.cohort.intake import Problem
from grader.engine import oddities
from grader.engine.course import Course
from grader.engine.expected import expected
from grader.engine.files import Snapshot
from grader.engine.legible import legible, made_whole
from grader.engine.oddities import OPTION, REPAIRED
from grader.engine.plan import Plan, grade_id
from grader.engine.remark import released, remarked
from grader.engine.salvage import Salvaged, salvaged
from grader.engine.sanitise import Sanitiser
from grader.errors import SubmissionError


class Reader:
    """Reads submitted notebooks of one assignment, in one thread.

    `is_salvaging` lets it repair what can be repaired without a doubt; else what is
    told of a problem says what that option would do.
    """

    def __init__(
        self, course: Course, plans: Sequence[Plan], *, is_salvaging: bool = False
    ) -> None:
        self._plans = {plan.notebook: plan for plan in plans}
        self._is_strict = any(plan.is_strict for plan in plans)
        self._is_salvaging = is_salvaging
        self._sanitiser = Sanitiser(course, plans)
        self._expected = {plan.notebook: expected(course, plan) for plan in plans}
        self._released = {
            plan.notebook: released(course, plan, self._expected[plan.notebook])
            for plan in plans
        }

    def read(
        self, learner: str, name: str, data: bytes
    ) -> tuple[list[Problem], NotebookNode | None]:
        """Return what is odd about a notebook, and it, None where that stops it."""
        try:
            submitted = notebook_file.parse(f"{name}.ipynb", data)
        except notebook_file.Refused as error:
            return [Problem("refused-file", str(error), "refused")], None
        except SubmissionError as error:
            return self._damaged(learner, name, data, str(error))
        return self._looked_at(learner, name, submitted, [])

    def _damaged(
        self, learner: str, name: str, data: bytes, words: str
    ) -> tuple[list[Problem], NotebookNode | None]:
        """Return what is left of a file that is no sound notebook."""
        found = None if self._is_strict else salvaged(f"{name}.ipynb", data)
        if found is None:
            return [Problem("unreadable", words, "broken")], None
        if self._is_salvaging:
            told = _told("damaged", words, self._done(name, found))
            return self._looked_at(learner, name, found.notebook, [told])
        if self._fits(name, found):
            words = f"{words} {_would(found.steps)}"
        return [Problem("unreadable", words, "broken")], None

    def _fits(self, name: str, found: Salvaged) -> bool:
        """Return whether a salvaged notebook holds any of the assignment's cells."""
        notebook = deepcopy(found.notebook)
        remarked(notebook, self._released[name], self._plans[name])
        return not any(one.stops for one in self._compared(name, notebook))

    def _done(self, name: str, found: Salvaged) -> str:
        return f"{REPAIRED}`{name}.ipynb` was {_listed(found.steps)}."

    def _looked_at(
        self, learner: str, name: str, submitted: NotebookNode, told: list[Problem]
    ) -> tuple[list[Problem], NotebookNode | None]:
        problems = list(told)
        if made_whole(submitted):
            problems.append(oddities.odd_text(name, self._is_strict))
        problems += self._remarked(name, submitted)
        if any(problem.stops for problem in problems):
            return problems, None
        try:
            return problems, self._sanitiser.sanitised(learner, name, submitted)
        except Exception as error:  # nbgrader raises whatever it trips over
            return [*problems, oddities.unfit_marks(name, error, problems)], None

    def _remarked(self, name: str, submitted: NotebookNode) -> list[Problem]:
        """Return how the cells differ; put lost marks back, or say that it can be."""
        before = self._compared(name, submitted)
        lost = [one for one in before if one.kind in ("no-items", "deleted-answer")]
        if not lost or self._is_strict:
            return before
        tried = deepcopy(submitted)
        marks = remarked(tried, self._released[name], self._plans[name])
        answers = {cell.id for cell in self._plans[name].cells if cell.is_solution}
        if not marks or not (answers & {*marks} or lost[0].stops):
            return before
        steps = (f"given the marks of {_some(marks)} again",)
        if self._is_salvaging:
            submitted.cells = tried.cells
            words = f"{REPAIRED}`{name}.ipynb` was {_listed(steps)}."
            return [_told("unmarked", "", words), *self._compared(name, submitted)]
        return [oddities.with_hint(one, _would(steps), lost[0]) for one in before]

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

    def renamed(self, name: str, found: Snapshot) -> list[str]:
        """Return the other files that hold the cells of the missing notebook `name`."""
        return [
            other
            for other in found.files
            if "/" not in other
            and _may_be_a_notebook(other)
            and other.removesuffix(".ipynb") not in self._plans
            and self._owner(other, found.files[other]) == name
        ]

    def offer(self, name: str, others: Sequence[str]) -> str:
        """Say what salvaging would do about a notebook of another name."""
        if self._is_strict or self._is_salvaging or len(others) != 1:
            return ""
        return _would([f"taken for `{name}.ipynb`"])

    def _owner(self, other: str, data: bytes) -> str:
        """Return whose cells a file holds most of, "" where it is in doubt."""
        try:
            notebook = notebook_file.parse(other, data)
        except SubmissionError:
            return ""
        ids = {grade_id(cell) for cell in notebook.cells} - {""}
        shared = {
            name: len(ids & {grade_id(cell) for cell in wanted.cells})
            for name, wanted in self._expected.items()
        }
        best = max(shared, key=lambda name: shared[name])
        is_sure = list(shared.values()).count(shared[best]) == 1
        return best if shared[best] and is_sure else ""


def _may_be_a_notebook(name: str) -> bool:
    """Return whether a name is one that browsers and people give to notebooks."""
    return ".ipynb" in name.lower()


def _would(steps: Sequence[str]) -> str:
    return f"With {OPTION} it would be {_listed(steps)}."


def _listed(steps: Sequence[str]) -> str:
    return ", and ".join(steps)


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:5])
    return shown if len(names) <= 5 else f"{shown} and {len(names) - 5} more"


def _told(kind: str, words: str, done: str) -> Problem:
    return Problem(kind, legible(f"{done} {words}".strip()), "mended")


def promises(words: str) -> bool:
    """Return whether a reason or a note says that salvaging would change something."""
    return OPTION in words
