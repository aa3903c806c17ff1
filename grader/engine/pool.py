"""Evaluations in processes of their own, two or more at a time.

Each worker is a process with one thread that has imported what tests import. For
each task it forks, so that no submission's tests meet what others left behind, and
a test that hangs or crashes takes nothing along.
"""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any

from grader.kernel.warm import WarmBoxes

_ATTEMPTS = 2
# What a worker that is told to end has left to end its boxes.
_PATIENCE = 10.0


class WorkerLost(Exception):
    """A worker ended, or had to be ended, before it had an answer."""


class WorkersKilled(Exception):
    """A task ended every worker that it was given to, one after another."""


class LocalPool(Executor):
    """The executor of one machine: `workers` tasks at a time."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._is_ending = False
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="stove-pool")
        self._own = threading.local()
        self._lock = threading.Lock()
        self._workers: set[_Worker] = set()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future:
        """Run `fn(*args, **kwargs)` in a forked process; raise WorkerLost there.

        The first argument may say for how long (`patience`, in seconds), and have
        a `warm_up` that is called before the fork. If it has `warm`, the modules of
        a warm box, the function gets a `start` that starts such boxes.
        """
        return self._threads.submit(self._run, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End all workers; with `wait`, after the tasks that they are at."""
        self._is_ending = not wait
        if not wait:
            self._end_all()
        self._threads.shutdown(wait=True, cancel_futures=cancel_futures)
        self._end_all()

    def _end_all(self) -> None:
        with self._lock:
            workers, self._workers = self._workers, set()
        for worker in workers:
            worker.end()

    def _run(self, fn: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        """Give a task to this thread's worker; try again once with a new one."""
        for attempt in range(_ATTEMPTS):
            try:
                return self._worker().run((fn, args, kwargs))
            except WorkerLost:
                self._forget()
                if self._is_ending or attempt == _ATTEMPTS - 1:
                    raise
        raise AssertionError("unreachable")

    def _worker(self) -> "_Worker":
        if getattr(self._own, "worker", None) is None:
            self._own.worker = _Worker()
            with self._lock:
                self._workers.add(self._own.worker)
        return self._own.worker

    def _forget(self) -> None:
        worker, self._own.worker = self._own.worker, None
        with self._lock:
            self._workers.discard(worker)
        worker.end()


class _Worker:
    """This side of one worker process."""

    def __init__(self) -> None:
        self._connection, theirs = Pipe()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", __name__, str(theirs.fileno())],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
        )
        theirs.close()

    def run(self, task: Any) -> Any:
        try:
            self._connection.send(task)
            is_value, value = self._connection.recv()
        except (EOFError, OSError):
            raise WorkerLost("the grading process ended") from None
        if is_value:
            return value
        raise WorkerLost(value)

    def end(self) -> None:
        """End the process; what it forked ends with it."""
        # Closing it would tell nobody while another thread waits for an answer.
        with contextlib.suppress(OSError), self._as_socket() as end:
            end.shutdown(socket.SHUT_RDWR)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_PATIENCE)
        self._process.kill()
        self._process.wait()

    def _as_socket(self) -> socket.socket:
        return socket.socket(fileno=os.dup(self._connection.fileno()))


def _serve(connection: Connection) -> None:
    """Fork for each task (the main function of a worker)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("OMP", "OPENBLAS", "MKL"):
        os.environ[f"{name}_NUM_THREADS"] = "1"  # a thread does not survive a fork
    boxes: WarmBoxes | None = None
    with contextlib.suppress(EOFError, OSError):
        while True:
            task = connection.recv()
            first = task[1][0] if task[1] else None
            getattr(first, "warm_up", lambda: None)()
            boxes = _boxes(boxes, getattr(first, "warm", None))
            task[2].update({"start": boxes.start} if boxes else {})
            connection.send(_forked(task, connection, getattr(first, "patience", None)))
    if boxes:
        boxes.close()


def _boxes(
    former: "WarmBoxes | None", modules: tuple[str, ...] | None
) -> "WarmBoxes | None":
    """Return what starts boxes with `modules` imported, with a zygote that lives.

    This process starts it, so that it ends with this process and serves every fork.
    """
    if former and former.imports != modules:
        former.close()
        former = None
    if modules is None:
        return None
    boxes = former or WarmBoxes(modules)
    boxes.renew()
    return boxes


def _forked(
    task: Any, coordinator: Connection, patience: float | None
) -> tuple[bool, Any]:
    """Run a task in a child and return (whether it is a value, value or reason)."""
    ours, theirs = Pipe(duplex=False)
    worker = os.getpid()
    pid = os.fork()
    if pid == 0:
        ours.close()
        coordinator.close()
        _child(task, theirs, worker)
    theirs.close()
    try:
        ready = wait([ours, coordinator], patience)
        if ours in ready:
            return ours.recv()
        if coordinator in ready:  # it closed its end: nobody waits any more
            raise EOFError
        return False, f"no answer after {patience:.0f} seconds"
    except EOFError:
        if coordinator.closed or coordinator.poll(0):
            raise
        return False, "the process that ran the tests died"
    finally:
        ours.close()
        _end(pid)


def _end(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def _child(task: Any, connection: Connection, worker: int) -> None:
    """Run the task, send what it returned, and be gone."""
    try:
        os.setsid()
        _die_with(worker)
        fn, args, kwargs = task
        connection.send((True, fn(*args, **kwargs)))
    except BaseException as error:
        import traceback

        told = "".join(traceback.format_exception(error))[-4000:]
        with contextlib.suppress(BaseException):
            connection.send((False, told))
    finally:
        os._exit(0)


def _die_with(worker: int) -> None:
    """Have Linux end this process when its worker ends."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)  # PR_SET_PDEATHSIG
    if os.getppid() != worker:
        os._exit(1)


if __name__ == "__main__":
    _serve(Connection(int(sys.argv[1])))
