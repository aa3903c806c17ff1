"""What the coordinator takes: milliseconds of a write, and memory as a cohort grows.

Everything of the coordinator is real: intake, sanitising, gradebook, folders, and one
submission that is executed. All others hand in the same, and get its outputs.
"""

import json
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import psutil

from grader.cohort.outcome import Result
from grader.engine.bench import NAME, make_course
from grader.engine.pool import LocalPool
from grader.engine.results import Evaluated, Recorded
from grader.engine.run import Grading, Options, grading
from grader.engine.scores import Scores
from grader.engine.trial import INSTRUCTOR
from grader.engine.writer import Writer

COUNTS = (100, 500, 1000, 2000)


@dataclass(frozen=True)
class Point:
    """The coordinator after so many submissions.

    `memory` is its resident set in MiB. In milliseconds, means since the point before:
    `write` of a submission's transaction and folder, `write_cpu` the computing in it
    (the rest is the disk's), `total` of all that is done for a submission.
    """

    submissions: int
    memory: float
    write: float
    write_cpu: float
    total: float


def points(counts: Sequence[int] = COUNTS, db_url: str = "") -> Iterator[Point]:
    """Yield a point for each of `counts`, from one run in a fresh process.

    `db_url` is an empty database, PostgreSQL's, say; "" takes SQLite.
    """
    with tempfile.TemporaryDirectory(prefix="stove-bench-") as place:
        course = Path(place) / "course"
        make_course(course, max(counts), db_url)
        words = [sys.executable, "-P", "-m", __name__, str(course)]
        with subprocess.Popen(
            [*words, *map(str, counts)], stdout=subprocess.PIPE, text=True
        ) as run:
            for line in run.stdout or ():
                yield Point(**json.loads(line))
        if run.returncode:
            raise subprocess.CalledProcessError(run.returncode, words)


class _Canned(Executor):
    """Executes the first submission, and answers with its outputs ever after."""

    workers = 2

    def __init__(self) -> None:
        self._pool = LocalPool(1)
        self._first = b""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future:
        """Return a future that has its answer."""
        (bundle,) = args
        if bundle.learner == INSTRUCTOR or not self._first:
            answer: Future[Evaluated] = self._pool.submit(fn, bundle)
            if bundle.learner != INSTRUCTOR:
                self._first = pickle.dumps(answer.result())
            return answer
        answer = Future()
        told = {"learner": bundle.learner, "key": bundle.key, "digest": bundle.digest}
        answer.set_result(replace(pickle.loads(self._first), **told))
        return answer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the one process."""
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


class _Timed:
    """A writer with a clock."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.seconds = self.cpu = 0.0

    def write(self, evaluated: Evaluated) -> Recorded:
        started, used = time.perf_counter(), time.thread_time()
        try:
            return self._writer.write(evaluated)
        finally:
            self.seconds += time.perf_counter() - started
            self.cpu += time.thread_time() - used


@dataclass
class _Grading(Grading):
    """A grading that knows how long its writes take."""

    writes: list[_Timed] = field(default_factory=list)

    def _written(self, writer: Writer, scores: Scores, evaluated: Evaluated) -> Result:
        timed: Any = _Timed(writer)
        try:
            return super()._written(timed, scores, evaluated)
        finally:
            self.writes.append(timed)


def _run(course: Path, counts: Sequence[int]) -> None:
    """Grade, and print a line of JSON at each count (the main function)."""
    run = grading(course, [NAME], Options())
    with _Canned() as executor:
        timed = _Grading(run.course, run.assignments, run.options, executor)
        before, started = 0, time.perf_counter()
        for count, result in enumerate(timed, 1):
            assert result.points == 1, result
            if count not in counts:
                continue
            memory = psutil.Process().memory_info().rss / 2**20
            now, some = time.perf_counter(), timed.writes[before:]
            means = (
                1000 * seconds / (count - before)
                for seconds in (
                    sum(one.seconds for one in some),
                    sum(one.cpu for one in some),
                    now - started,
                )
            )
            told = asdict(Point(count, memory, *means))
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()
            before, started = count, now


if __name__ == "__main__":
    _run(Path(sys.argv[1]), [int(one) for one in sys.argv[2:]])
