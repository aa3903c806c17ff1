"""The process that forks for each task of a `LocalPool` (see there).

Started as `python -m grader.engine.worker CONTROL`. On its control socket arrive the
ends of pipes; on each of these a task, whose answer the fork sends back there.
"""

import contextlib
import ctypes
import os
import select
import signal
import socket
import sys
import traceback
from multiprocessing.connection import Connection
from typing import Any

from grader.kernel.warm import WarmBoxes

_MESSAGE = 16


class Nest:
    """Forks for tasks, ends them when nobody waits for them any more.

    It starts the zygotes too, so that they end with this process and serve every
    fork.
    """

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._poll = select.poll()
        self._poll.register(control, select.POLLIN)
        self._forks: dict[int, tuple[int, Connection]] = {}  # of a pidfd
        self._boxes: dict[tuple[str, ...], WarmBoxes] = {}

    def serve(self) -> None:
        """Fork for tasks until nobody can hand out another one."""
        while True:
            ready = {fd for fd, _ in self._poll.poll()}
            for pidfd, (_, line) in list(self._forks.items()):
                if pidfd in ready or line.fileno() in ready:
                    self._end(pidfd)
            if self._control.fileno() in ready:
                _, fds, _, _ = socket.recv_fds(self._control, _MESSAGE, 1)
                if not fds:
                    return
                self._begin(Connection(fds[0]))

    def _begin(self, line: Connection) -> None:
        """Take a task from its pipe, and fork for it."""
        try:
            task = line.recv()
        except (EOFError, OSError):  # who handed it out is gone
            line.close()
            return
        except Exception:
            _answer(line, False, traceback.format_exc()[-4000:])
            line.close()
            return
        first = task[1][0] if task[1] else None
        self._warm_up(first, task[2])
        ours = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._forget()
            _child(task, line, ours)
        pidfd = os.pidfd_open(pid)
        self._forks[pidfd] = pid, line
        self._poll.register(pidfd, select.POLLIN)
        self._poll.register(line.fileno(), 0)  # tells when the other end is closed

    def _warm_up(self, first: Any, kwargs: dict[str, Any]) -> None:
        """Do once what every fork needs, while the zygote does the same for boxes."""
        modules = getattr(first, "warm", None)
        boxes = self._boxes_with(modules) if modules is not None else None
        getattr(first, "warm_up", lambda: None)()
        if boxes:
            boxes.renew()
            kwargs["start"] = boxes.start

    def _boxes_with(self, modules: tuple[str, ...]) -> WarmBoxes:
        """Return what starts boxes that have imported `modules`."""
        if modules not in self._boxes:
            if not self._forks:  # nobody uses the former ones
                self.close()
            self._boxes[modules] = WarmBoxes(modules)
        self._boxes[modules].begin()
        return self._boxes[modules]

    def _end(self, pidfd: int) -> None:
        """Kill a fork and all that it started, and forget it."""
        pid, line = self._forks.pop(pidfd)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        for fd in (pidfd, line.fileno()):
            self._poll.unregister(fd)
        os.close(pidfd)
        line.close()

    def _forget(self) -> None:
        """Close, in a fork, what belongs to others."""
        self._control.close()
        for pidfd, (_, line) in self._forks.items():
            os.close(pidfd)
            line.close()

    def close(self) -> None:
        """End the forks and the zygotes with all their boxes."""
        for pidfd in list(self._forks):
            self._end(pidfd)
        for boxes in self._boxes.values():
            boxes.close()
        self._boxes.clear()


def _child(task: Any, line: Connection, worker: int) -> None:
    """Run the task, send what it returned, and be gone."""
    try:
        os.setsid()
        _die_with(worker)
        fn, args, kwargs = task
        line.send((True, fn(*args, **kwargs)))
    except BaseException as error:
        _answer(line, False, "".join(traceback.format_exception(error))[-4000:])
    finally:
        os._exit(0)


def _answer(line: Connection, is_value: bool, value: Any) -> None:
    with contextlib.suppress(BaseException):
        line.send((is_value, value))


def _die_with(worker: int) -> None:
    """Have Linux end this process when the worker ends."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)  # PR_SET_PDEATHSIG
    if os.getppid() != worker:
        os._exit(1)


def main() -> None:
    """Serve until the control socket is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("OMP", "OPENBLAS", "MKL"):
        os.environ[f"{name}_NUM_THREADS"] = "1"  # a thread does not survive a fork
    import grader.engine.evaluate  # noqa: F401  (nearly every task needs it)

    nest = Nest(socket.socket(fileno=int(sys.argv[1])))
    with contextlib.suppress(OSError):
        nest.serve()
    nest.close()
    os._exit(0)  # taking down what was imported would take half a second


if __name__ == "__main__":
    main()
