"""Evaluations in processes of their own, several at a time.

One process, the worker, has one thread and imports once what tests import. It forks
for each task, so that no submission's tests meet what others left behind, and a test
that hangs or crashes takes nothing along. What a task returns goes from the fork
straight to us.
"""

import contextlib
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from multiprocessing.connection import Connection, Pipe
from typing import Any

_ATTEMPTS = 2
# What a worker that is told to end has left to end its boxes.
_PATIENCE = 10.0


class WorkerLost(Exception):
    """A worker or its fork ended, or had to be ended, before it had an answer."""


class WorkersKilled(Exception):
    """A task ended every worker that it was given to, one after another."""


class LocalPool(Executor):
    """The executor of one machine: `workers` tasks at a time."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._is_ending = False
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="stove-pool")
        self._lock = threading.Lock()
        self._worker: _Worker | None = _Worker()  # imports while we go on

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future:
        """Run `fn(*args, **kwargs)` in a forked process; raise WorkerLost there.

        The first argument may say for how long (`patience`, in seconds), and have
        a `warm_up` that is called before the fork. If it has `warm`, the modules of
        a warm box, the function gets a `start` that starts such boxes.
        """
        return self._threads.submit(self._run, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the worker; with `wait`, after the tasks that it is at."""
        self._is_ending = not wait
        if not wait:
            self._end()
        self._threads.shutdown(wait=True, cancel_futures=cancel_futures)
        self._end()

    def _end(self) -> None:
        with self._lock:
            worker, self._worker = self._worker, None
        if worker:
            worker.end()

    def _run(self, fn: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        """Give a task to the worker; try again once, with a new one if it is gone."""
        patience = getattr(args[0], "patience", None) if args else None
        for attempt in range(_ATTEMPTS):
            try:
                return self._living().run((fn, args, kwargs), patience)
            except WorkerLost:
                if self._is_ending or attempt == _ATTEMPTS - 1:
                    raise
        raise AssertionError("unreachable")

    def _living(self) -> "_Worker":
        with self._lock:
            if self._is_ending:
                raise WorkerLost("the grading was ended")
            if self._worker is None or not self._worker.is_alive():
                if self._worker:
                    self._worker.end()
                self._worker = _Worker()
            return self._worker


class _Worker:
    """This side of the process that forks."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = [sys.executable, "-P", "-m", "grader.engine.worker"]
            self._process = subprocess.Popen(
                [*command, str(theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
            )

    def is_alive(self) -> bool:
        """Return whether it can still fork."""
        return self._process.poll() is None

    def run(self, task: Any, patience: float | None) -> Any:
        """Hand out a task, and return what its fork answers."""
        ours, theirs = Pipe()
        with ours:
            try:
                with theirs:
                    self._offer(theirs)
                ours.send(task)
                if not ours.poll(patience):
                    raise WorkerLost(f"no answer after {patience:.0f} seconds")
                is_value, value = ours.recv()
            except (EOFError, OSError):
                raise WorkerLost(self._why()) from None
        if is_value:
            return value
        raise WorkerLost(value)

    def _offer(self, line: Connection) -> None:
        socket.send_fds(self._control, [b"task"], [line.fileno()])

    def _why(self) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(0.1)  # its forks end a little before it is seen to
        if self.is_alive():
            return "the process that ran the tests died"
        return "the grading process ended"

    def end(self) -> None:
        """End the process; what it forked ends with it."""
        # Closing it would tell nobody while another thread hands out a task.
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_PATIENCE)
        self._process.kill()
        self._process.wait()
        self._control.close()
