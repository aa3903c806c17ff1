"""A process that grades submissions one after another with nbgrader's autograde.

nbgrader changes the working directory and cannot be interrupted; in a process of
its own it can do both, and be ended with the kernel that it started.
"""

import contextlib
import os
import sys
import tempfile
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

LOG = "grading.log"
Task = tuple[str, str]  # assignment, learner


@dataclass(frozen=True)
class Reply:
    """What nbgrader said of one submission."""

    is_graded: bool
    log: str = ""
    notes: str = ""


class Worker:
    """One such process, and the task that it is at."""

    def __init__(self, course: Path) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, str(course)))
        self._process.start()
        theirs.close()

    def send(self, task: Task) -> None:
        """Give the process its next task."""
        self.connection.send(task)

    def receive(self) -> Reply | None:
        """Return its reply, None where the process has died."""
        try:
            return Reply(**self.connection.recv())
        except (EOFError, OSError):
            return None

    def end(self) -> None:
        """Let the process finish, which takes its kernels along."""
        with contextlib.suppress(OSError):
            self.connection.send(None)
        self._process.join(timeout=10)
        self.kill()

    def kill(self) -> None:
        """End the process and every process that it started, at once."""
        import psutil

        try:
            process = psutil.Process(self._process.pid)
            doomed = [*process.children(recursive=True), process]
        except psutil.NoSuchProcess:
            doomed = []
        for one in doomed:
            try:
                one.kill()
            except psutil.NoSuchProcess:
                continue
        self._process.join()
        self._process.close()
        self.connection.close()


def serve(connection: Connection, course: str) -> None:
    """Grade what comes in until None comes (the process's main function)."""
    from grader.cohort import config

    _write_log(Path(course) / LOG)
    with tempfile.TemporaryDirectory() as profile:
        # Start-up files in a home folder must not take part in the grading.
        os.environ["IPYTHONDIR"] = profile
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        api = config.api(Path(course))
        while (task := connection.recv()) is not None:
            connection.send(_autograde(api, *task))


def _write_log(path: Path) -> None:
    """Send what nbgrader and its kernels print to a file."""
    with path.open("ab") as log:
        sys.stdout.flush()
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)


def _autograde(api: Any, assignment: str, learner: str) -> dict[str, Any]:
    told = api.autograde(assignment, learner)
    if not told["success"]:
        log = f"{told.get('log', '')}\n{told.get('error', '')}".strip()
        return {"is_graded": False, "log": log[-20_000:]}
    told = api.generate_feedback(assignment, learner)
    notes = "" if told["success"] else "nbgrader could not write the feedback page."
    return {"is_graded": True, "notes": notes}
