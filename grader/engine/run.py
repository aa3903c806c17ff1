"""Grade a course directory: every submission gets a recorded outcome.

The coordinator reads, hands out and writes; it runs no code of learners or tests.
Killed at any moment and run again, it goes on where it was.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field, replace
from pathlib import Path

from nbgrader.api import Assignment, Student

from grader.cohort.outcome import Result
from grader.engine import book, results, table
from grader.engine.answer import answer, last_line
from grader.engine.bundle import Bundle
from grader.engine.course import Course, open_course
from grader.engine.evaluate import evaluate
from grader.engine.options import REDO, UNBOXED, Options
from grader.engine.plan import Plan, read_plans
from grader.engine.pool import LocalPool
from grader.engine.reading import promises
from grader.engine.results import Evaluated, Recorded
from grader.engine.scores import Scores
from grader.engine.submission import Prepared, Preparer
from grader.engine.template import template
from grader.engine.trial import tried
from grader.engine.writer import Writer
from grader.errors import CourseError, SubmissionError
from grader.kernel.detect import Level, choose_level

# These may have been the machine's fault, so they are tried again by each run.
_NOT_KEPT = (results.GRADER_FAILED, results.TIMED_OUT)
_CHANGED = "The files changed while they were graded. Run the grading again."


@dataclass
class _Assignment:
    """One assignment as this run grades it."""

    name: str
    plans: tuple[Plan, ...]
    template: Bundle
    preparer: Preparer
    former: dict[str, Recorded]
    learners: tuple[str, ...]


@dataclass
class Grading:
    """One run over a course directory; iterate over it for the results.

    `told` is what the instructor should know: tests that their own solution does
    not pass, say. `unrecorded` names submissions whose outcome is not in the gradebook.
    """

    course: Course
    assignments: tuple[str, ...]
    options: Options = field(default_factory=Options)
    executor: Executor | None = None
    told: list[str] = field(default_factory=list)
    unrecorded: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many submissions there are to look at."""
        return sum(len(self._learners(name)) for name in self.assignments)

    def __iter__(self) -> Iterator[Result]:
        """Yield each result as soon as it is recorded."""
        if self.executor is None and choose_level(self.options.wanted) == Level.NONE:
            self.told.append(f"{UNBOXED} {REDO}")
        pool = self.executor or LocalPool(self.options.workers)
        try:
            with Writer(self.course) as writer, Scores(self.course) as scores:
                for name in self.assignments:
                    opened = self._opened(name, pool)
                    yield from self._graded(opened, pool, writer, scores)
        finally:
            if self.executor is None:
                pool.shutdown(wait=False, cancel_futures=True)

    def _opened(self, name: str, pool: Executor) -> _Assignment:
        """Read one assignment and try its tests on the instructor's solution."""
        options, course = self.options, self.course
        plans = read_plans(course, name, is_strict=options.is_strict)
        unfilled = template(course, name, plans, options.wanted, options.box)
        plans, told = tried(plans, unfilled, _runner(pool), course.folder)
        self.told += [f"{name}: {one}" for one in told]
        return _Assignment(
            name, plans, replace(unfilled, plans=plans),
            Preparer(course, plans, is_salvaging=options.is_salvaging),
            table.results(course, name), self._learners(name),
        )  # fmt: skip

    def _learners(self, name: str) -> tuple[str, ...]:
        """Return who handed in, who is on the roster, or those asked for."""
        known = {*self.course.learners(name), *_roster(self.course)}
        for learner in self.options.learners:
            if learner not in known:
                raise CourseError(
                    f"{learner!r} is not in the gradebook and handed in nothing. "
                    f"Known: {', '.join(sorted(known)) or 'none'}."
                )
        return tuple(sorted(set(self.options.learners) or known))

    def _graded(
        self, opened: _Assignment, pool: Executor, writer: Writer, scores: Scores
    ) -> Iterator[Result]:
        """Hand out what is new, a few at a time; write what comes back."""
        busy: dict[Future[Evaluated], Prepared] = {}
        for learner in opened.learners:
            former = opened.former.get(learner)
            if former and self._is_current(opened, former):
                yield scores.result(former, is_reused=True)
                continue
            prepared = _prepared(opened, learner)
            if prepared.outcome:
                yield self._written(writer, scores, prepared.stopped)
                continue
            future = pool.submit(evaluate, _bundle(opened.template, prepared))
            busy[future] = prepared
            while len(busy) >= 2 * getattr(pool, "workers", self.options.workers):
                yield from self._taken(busy, writer, scores)
        while busy:
            yield from self._taken(busy, writer, scores)

    def _is_current(self, opened: _Assignment, former: Recorded) -> bool:
        if self.options.force or not former.is_current:
            return False
        if former.outcome in _NOT_KEPT:
            return False
        if former.level == Level.NONE and not self.options.is_unsafe:
            return False
        if self.options.is_salvaging and any(map(promises, told_of(former))):
            return False
        return former.key == opened.preparer.key(former.learner)

    def _taken(
        self, busy: dict[Future[Evaluated], Prepared], writer: Writer, scores: Scores
    ) -> Iterator[Result]:
        """Wait for an evaluation or more, and write what came back."""
        done, _ = wait(busy, return_when=FIRST_COMPLETED)
        for future in done:
            prepared = busy.pop(future)
            yield self._written(writer, scores, answer(future, prepared))

    def _written(self, writer: Writer, scores: Scores, evaluated: Evaluated) -> Result:
        """Record a result; one that cannot be recorded is told and tried next time."""
        try:
            return scores.result(writer.write(evaluated))
        except CourseError:
            raise
        except SubmissionError:
            reason = _CHANGED
        except Exception as error:
            reason = f"It could not be recorded: {last_line(error)}"
        where = f"{evaluated.assignment}, {evaluated.learner}"
        self.unrecorded.append(where)
        names = evaluated.learner, evaluated.assignment
        return Result(*names, results.GRADER_FAILED, reason)


def grading(
    folder: Path,
    assignments: Sequence[str] = (),
    options: Options | None = None,
    executor: Executor | None = None,
) -> Grading:
    """Return a run over the course directory `folder`; nothing is graded yet.

    All assignments of the gradebook that anybody handed in are graded unless some
    are named. Raises CourseError for a directory that cannot be graded.
    """
    options = options or Options()
    course = open_course(folder).with_limits(options.limits)
    names = tuple(assignments) or _handed_in(course)
    if not names:
        raise CourseError(f"There is nothing to grade in {course.folder} yet.")
    return Grading(course, names, options, executor)


def _runner(pool: Executor) -> Callable[[Bundle], Evaluated]:
    """Return what evaluates a bundle and waits for it."""

    def run(bundle: Bundle) -> Evaluated:
        try:
            return pool.submit(evaluate, bundle).result()
        except Exception as error:
            raise CourseError(
                f"The tests of {bundle.assignment} could not be tried on your own "
                f"solution: {last_line(error)}"
            ) from error

    return run


def told_of(recorded: Recorded) -> tuple[str, ...]:
    """Return all that a result says in words."""
    return recorded.reason, *recorded.notes


def _roster(course: Course) -> list[str]:
    """Return the learners of the gradebook."""
    with book.reading(course.db_url) as session:
        return [id for (id,) in session.query(Student.id)]


def _handed_in(course: Course) -> tuple[str, ...]:
    """Return the assignments of the gradebook that anybody handed in."""
    with book.reading(course.db_url) as session:
        names = [name for (name,) in session.query(Assignment.name)]
    return tuple(sorted(name for name in names if course.learners(name)))


def _prepared(opened: _Assignment, learner: str) -> Prepared:
    """Prepare one submission; one that breaks us must not stop the others."""
    try:
        return opened.preparer.prepare(learner)
    except CourseError:
        raise
    except Exception as error:
        return Prepared(
            learner,
            opened.name,
            outcome=results.GRADER_FAILED,
            reason=f"It could not be prepared: {last_line(error)}",
        )


def _bundle(template: Bundle, prepared: Prepared) -> Bundle:
    return replace(
        template,
        learner=prepared.learner,
        notebooks=prepared.notebooks,
        files=prepared.files,
        notes=prepared.notes,
        is_untouched=prepared.is_untouched,
        key=prepared.key,
        digest=prepared.digest,
    )


__all__ = ["Grading", "Options", "grading"]
