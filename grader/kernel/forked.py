"""A box that was forked from a zygote, from its folder to its end."""

import contextlib
import json
import os
import secrets
import select
import shutil
import signal
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from grader.kernel import sandbox
from grader.kernel.box import sealed_memory, written
from grader.kernel.cold import NO_HISTORY, WARM, Order, new_connection
from grader.kernel.detect import Level
from grader.kernel.files import offer_files
from grader.kernel.interpreter import Interpreter
from grader.kernel.limits import Limits
from grader.kernel.room import Room
from grader.kernel.watchdog import Exchange, Watchdog, kernel_process

_ENDING = 10.0
# A box may be seen to end a little before its zygote.
_LATER = 0.2


class Forks(Protocol):
    """What a box is forked from: a zygote, and where it finds the box's folder."""

    places: Path
    interpreter: Interpreter
    user: int | None

    def fork(self, place: str, log: int, channel: int) -> tuple[int, socket.socket]:
        """Fork the box at `place`; return a pidfd and what it lives as long as."""

    def has_ended(self, seconds: float) -> bool:
        """Return whether it ends within so many seconds."""


class WarmBox:
    """A box that was forked for one session (see `Started`)."""

    kind = WARM
    level = Level.FULL

    def __init__(
        self, order: Order, zygote: Forks, probe: list[str] | None = None
    ) -> None:
        self._zygote, self._words = zygote, ""
        self._place = zygote.places / secrets.token_hex(4)
        self._exchange = self._place / "x"
        self.pidfd, self._log = -1, sealed_memory()
        self._life: socket.socket | None = None
        self._watchdog: Watchdog | None = None
        self.end, theirs = socket.socketpair()
        self.connection: Mapping[str, Any] = new_connection(self._exchange)
        try:
            self._furnish(order, probe)
            name = self._place.name
            forked = zygote.fork(name, self._log, theirs.fileno())
            self.pidfd, self._life = forked
            self._watchdog = self._watching(order.limits)
        except BaseException:
            self.close()
            raise
        finally:
            theirs.close()

    @property
    def watchdog(self) -> Watchdog:
        """Who keeps the totals of this box."""
        assert self._watchdog
        return self._watchdog

    def _furnish(self, order: Order, probe: list[str] | None) -> None:
        """Lay out all that the fork will read, in a folder that it alone is shown."""
        self._place.mkdir(mode=0o711)
        self._exchange.mkdir(mode=0o700)
        inside = {**self.connection, "ip": f"{sandbox.EXCHANGE}/s"}
        path = self._exchange / "kernel.json"
        path.write_text(json.dumps(inside))
        path.chmod(0o644)
        user = self._zygote.user
        if user is not None:
            os.chown(self._exchange, user, user)
        room = Room(
            self._zygote.interpreter,
            self._exchange,
            order.limits,
            readable=order.readable,
            does_probe=probe is not None,
        )
        arguments = ["-f", f"{sandbox.EXCHANGE}/kernel.json", NO_HISTORY]
        told = {
            "plan": json.loads(sandbox.plan(room).to_json()),
            "arguments": arguments if probe is None else probe,
            "files": self._files(order),
            "readable": self._readable(order),
            "environment": dict(order.environment),
            "disk": order.limits.disk,
        }
        path = self._place / "order.json"
        path.write_text(json.dumps(told))
        path.chmod(0o644)

    def _files(self, order: Order) -> list[tuple[str, bool]]:
        """Copy the submission's files to where the fork finds them."""
        listed = []
        for file in offer_files(order.files, order.limits, None):
            target = self._place / "f" / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            fd = sandbox.open_file(file.source)
            with os.fdopen(fd, "rb") as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy)
            target.chmod(0o644)
            listed.append((file.name, file.is_copied))
        _open_up(self._place / "f")
        return listed

    def _readable(self, order: Order) -> list[str]:
        """Copy further folders to where the fork finds them."""
        for number, path in enumerate(order.readable):
            shutil.copytree(path, self._place / "r" / str(number))
        _open_up(self._place / "r")
        return [str(path) for path in order.readable]

    def _watching(self, limits: Limits) -> Watchdog:
        """Return the watchdog of the box's first process, which is at work."""
        shared = Exchange(self._exchange, 256 << 10, 16)
        pid = _number(self.pidfd)
        watchdog = Watchdog(pid, limits, self.stop, shared, self.interrupt)
        watchdog.start()
        return watchdog

    def interrupt(self) -> None:
        """Interrupt what the kernel runs, as its menu does."""
        kernel = kernel_process(_number(self.pidfd), 1)
        if kernel and not has_ended(self.pidfd, 0):
            with contextlib.suppress(OSError):
                os.kill(kernel, signal.SIGINT)

    def stop(self) -> None:
        """Kill the first process of the namespaces, and with it all others."""
        with contextlib.suppress(OSError):
            signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)

    def _end_kernel(self) -> None:
        """Kill the kernel alone, so that what it took is on the first one's account.

        With the first process of a namespace Linux forgets the times of all others.
        """
        kernel = kernel_process(_number(self.pidfd), 1)
        if kernel and not has_ended(self.pidfd, 0):
            with contextlib.suppress(OSError):
                os.kill(kernel, signal.SIGKILL)
            has_ended(self.pidfd, _LATER)

    def is_lost(self) -> bool:
        """Return whether it ended because its zygote did."""
        return has_ended(self.pidfd, 0) and self._zygote.has_ended(_LATER)

    def said(self) -> str:
        """Return what the kernel's process wrote to its own stderr."""
        return self._words if self._log < 0 else written(self._log)

    def close(self) -> None:
        """Stop the box and leave neither process nor folder nor open file behind."""
        if self._watchdog:
            self._watchdog.close()
        if self.pidfd >= 0:
            self._end_kernel()
            self.stop()
            has_ended(self.pidfd, _ENDING)
            os.close(self.pidfd)
            self.pidfd = -1
        if self._life:
            self._life.close()
        if self._log >= 0:
            self._words = self.said()
            os.close(self._log)
            self._log = -1
        self.end.close()
        shutil.rmtree(self._place, ignore_errors=True)


def _open_up(folder: Path) -> None:
    """Let the box's user read a folder, whatever our umask is."""
    if folder.exists():
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)


def has_ended(pidfd: int, seconds: float) -> bool:
    """Return whether a process ends within so many seconds; none has ended."""
    if pidfd < 0:
        return True
    poll = select.poll()
    poll.register(pidfd, select.POLLIN)
    return bool(poll.poll(seconds * 1000))


def _number(pidfd: int) -> int:
    """Return the process that a pidfd stands for, as we number processes."""
    for line in Path(f"/proc/self/fdinfo/{pidfd}").read_text().splitlines():
        if line.startswith("Pid:"):
            return int(line.split()[1])
    return -1
