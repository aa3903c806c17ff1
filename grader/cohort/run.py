"""Grade a cohort: every submission gets a recorded outcome, none stops another."""

import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import wait
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from grader.cohort import gradebook, intake, new, record, settings, verdicts
from grader.cohort.outcome import Result
from grader.cohort.settings import Cohort
from grader.cohort.worker import Reply, Task, Worker
from grader.errors import CourseError
from grader.report import page


@dataclass(frozen=True)
class _Course:
    """What one run works on."""

    folder: Path
    cohort: Cohort
    releases: dict[str, NotebookNode]

    def submission(self, task: Task) -> Path:
        return self.folder / "submitted" / task[1] / task[0]


def grade(
    course: Path,
    assignments: tuple[str, ...] = (),
    learners: tuple[str, ...] = (),
    *,
    force: bool = False,
    workers: int = 2,
) -> Iterator[Result]:
    """Yield the outcome of each submission as soon as it is recorded.

    All assignments and all learners are graded unless some are named; learners of
    the roster who handed in nothing get an outcome too. What has not changed
    since the last run is not executed again, unless `force`. Feedback is written
    beside.
    """
    opened = _opened(course, assignments)
    tasks = _tasks(opened, learners)
    waiting: list[Task] = []
    for task in tasks:
        known = None if force else _reused(opened, task)
        early = known or _without_kernel(opened, task)
        if early is None:
            waiting.append(task)
            continue
        if not early.is_reused:
            _record(opened, early)
        yield early
    for result in _graded(opened, waiting, workers):
        _record(opened, result)
        yield result


def _opened(course: Path, assignments: tuple[str, ...]) -> _Course:
    course = course.resolve()
    cohort = settings.load(course)
    names = assignments or tuple(one.name for one in cohort.assignments)
    releases = {}
    for name in names:
        cohort.assignment(name)
        path = course / "release" / name / f"{name}.ipynb"
        if not path.is_file():
            raise CourseError(
                f"{path} is missing. Run `nbgrader generate_assignment {name}`."
            )
        releases[name] = nbformat.read(path, as_version=4)
    if not (course / gradebook.FILE).is_file():
        gradebook.create(course, cohort)
        new.generate(course, cohort)
    gradebook.register(course, cohort)
    return _Course(course, cohort, releases)


def _tasks(opened: _Course, learners: tuple[str, ...]) -> list[Task]:
    """Return what was handed in, and what the roster lets us expect."""
    tasks = []
    for name in opened.releases:
        found = {path.parent.name for path in opened.folder.glob(f"submitted/*/{name}")}
        expected = {learner.id for learner in opened.cohort.learners}
        tasks += [(name, one) for one in sorted(found | expected)]
    known = {learner for _, learner in tasks}
    for learner in learners:
        if learner not in known:
            raise CourseError(
                f"{learner!r} is not on the roster and handed in nothing. "
                f"Known: {', '.join(sorted(known)) or 'none'}."
            )
    return [task for task in tasks if not learners or task[1] in learners]


def _reused(opened: _Course, task: Task) -> Result | None:
    """Return the recorded outcome where nothing changed, with today's score."""
    recorded = record.read(opened.folder, *task)
    if recorded is None or recorded[1].outcome in ("grader failed", "timed out"):
        return None
    key, result = recorded
    if key != record.key(opened.folder, opened.cohort, *task):
        return None
    if result.outcome == "graded" and not _autograded(opened, task).is_file():
        return None
    return replace(_scored(opened, result), is_reused=True)


def _without_kernel(opened: _Course, task: Task) -> Result | None:
    """Return the outcome of what cannot be graded at all, None for the others."""
    name, learner = task
    if not settings.LEARNER_ID.fullmatch(learner):
        reason = f"The folder `{learner}` is no learner's id; {settings.ID_RULE}."
        return Result(learner, name, "refused", reason)
    folder = opened.submission(task)
    if not folder.is_dir():
        result = Result(learner, name, "not attempted", "Nothing was handed in.")
        return _scored(opened, result)
    found = intake.examine(folder, name, opened.releases[name])
    stopping = [problem for problem in found if problem.stops]
    if not stopping:
        return None
    reason = " ".join(problem.words for problem in stopping)
    result = Result(learner, name, stopping[0].effect, reason)
    shutil.rmtree(_autograded(opened, task).parent, ignore_errors=True)
    page.write(opened.folder, result)
    return _scored(opened, result)


def _graded(opened: _Course, tasks: list[Task], workers: int) -> Iterator[Result]:
    """Grade over several processes; one that hangs or dies is replaced."""
    idle = [Worker(opened.folder) for _ in range(min(workers, len(tasks)))]
    busy: dict[Worker, tuple[Task, float]] = {}
    waiting = list(reversed(tasks))
    try:
        while waiting or busy:
            while waiting and idle:
                worker, task = idle.pop(), waiting.pop()
                busy[worker] = (task, time.monotonic())
                worker.send(task)
            for worker, is_late in _ready(opened, busy):
                task, started = busy.pop(worker)
                reply = None if is_late else worker.receive()
                if reply is None:
                    worker.kill()
                idle.append(worker if reply else Worker(opened.folder))
                seconds = time.monotonic() - started
                yield _result(opened, task, reply, is_late, seconds)
    finally:
        for worker in busy:
            worker.kill()
        for worker in idle:
            worker.end()


def _ready(
    opened: _Course, busy: dict[Worker, tuple[Task, float]]
) -> list[tuple[Worker, bool]]:
    """Wait for a reply or a limit; return (worker, whether it is out of time)."""
    limit = opened.cohort.limits.submission
    ends = {worker: started + limit for worker, (_, started) in busy.items()}
    remaining = max(0.0, min(ends.values()) - time.monotonic())
    spoken = wait([worker.connection for worker in busy], timeout=remaining)
    now = time.monotonic()
    ready = [(worker, False) for worker in busy if worker.connection in spoken]
    if ready:
        return ready
    return [(worker, True) for worker, end in ends.items() if now >= end]


def _result(
    opened: _Course, task: Task, reply: Reply | None, is_late: bool, seconds: float
) -> Result:
    """Say what became of a submission that nbgrader was given."""
    name, learner = task
    found = intake.examine(opened.submission(task), name, opened.releases[name])
    problems = tuple(problem.words for problem in found)
    result = Result(learner, name, "graded", problems=problems, seconds=seconds)
    if reply and reply.is_graded:
        result = replace(result, notes=reply.notes)
        return _scored(opened, _with_verdicts(result, _autograded(opened, task)))
    if is_late:
        limit = opened.cohort.limits.submission
        outcome, reason = "timed out", f"It ran for more than {limit} seconds in all."
    else:
        outcome, reason = _failure(reply, problems)
    shutil.rmtree(_autograded(opened, task).parent, ignore_errors=True)
    result = replace(result, outcome=outcome, reason=reason)
    page.write(opened.folder, result)
    return _scored(opened, result)


def _failure(reply: Reply | None, problems: tuple[str, ...]) -> tuple[str, str]:
    """Return (outcome, reason) of what nbgrader could not grade."""
    if reply is None:
        return "grader failed", "The grading process ended. Run the grading again."
    if "DeadKernelError" in reply.log or "Kernel died" in reply.log:
        return "kernel died", (
            "A cell ended the kernel (by `exit`, or for want of memory). "
            "Restart the kernel, run all cells, and find the one that ends it."
        )
    if problems:
        return "broken", " ".join(problems)
    last = reply.log.strip().splitlines()[-1:] or ["no message"]
    return "grader failed", f"nbgrader stopped with: {last[0][:300]}"


def _with_verdicts(result: Result, path: Path) -> Result:
    notebook = nbformat.read(path, as_version=4)
    found = verdicts.read(notebook)
    late_cells = verdicts.timed_out(notebook)
    if late_cells:
        reason = f"Out of time in {', '.join(late_cells)}; the rest was graded."
        return replace(result, outcome="timed out", reason=reason, verdicts=found)
    worth = [one for one in found if one.max_points]
    if worth and all(one.outcome == "not attempted" for one in worth):
        reason = "No item was attempted."
        return replace(result, outcome="not attempted", reason=reason, verdicts=found)
    return replace(result, verdicts=found)


def _scored(opened: _Course, result: Result) -> Result:
    """Return `result` with what the gradebook says of it."""
    task = (result.assignment, result.learner)
    with gradebook.opened(opened.folder, opened.cohort) as book:
        score = gradebook.score(book, *task)
        worth = gradebook.max_points(book, result.assignment)
    if score is None or not _autograded(opened, task).is_file():
        submitted, is_late = _handed_in(opened, task)
        return replace(
            result, points=0, max_points=worth, submitted=submitted, is_late=is_late
        )
    return replace(
        result,
        points=score.points,
        max_points=score.max_points,
        penalty=score.penalty,
        needs_review=score.needs_review,
        is_late=score.is_late,
        submitted=score.submitted,
    )


def _handed_in(opened: _Course, task: Task) -> tuple[str, bool]:
    """Return when a submission came, and whether that was late, from its file."""
    from nbgrader.utils import parse_utc

    try:
        path = opened.submission(task) / "timestamp.txt"
        came = parse_utc(path.read_text(encoding="utf-8").strip())
    except (OSError, ValueError, OverflowError):
        return "", False
    due = opened.cohort.assignment(task[0]).due
    is_late = due is not None and came > due.replace(tzinfo=None)
    return f"{came:%Y-%m-%d %H:%M:%S} UTC", is_late


def _autograded(opened: _Course, task: Task) -> Path:
    name, learner = task
    return opened.folder / "autograded" / learner / name / f"{name}.ipynb"


def _record(opened: _Course, result: Result) -> None:
    task = (result.assignment, result.learner)
    key = record.key(opened.folder, opened.cohort, *task)
    record.write(opened.folder, key, result)


def default_workers() -> int:
    """Return how many processes to grade with here: one per core, two at most."""
    return max(1, min(2, os.cpu_count() or 1))
