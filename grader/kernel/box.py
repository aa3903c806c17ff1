"""One box, from its empty folder to its end, whoever talks to the kernel in it."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from fcntl import F_ADD_SEALS, F_SEAL_GROW, F_SEAL_SEAL, F_SEAL_SHRINK, fcntl
from pathlib import Path
from typing import Any

from grader.kernel.detect import Level, launch_for
from grader.kernel.files import offer_files
from grader.kernel.interpreter import find_interpreter
from grader.kernel.limits import Limits
from grader.kernel.room import Room, pick_user
from grader.kernel.watchdog import Exchange, Stop, Watchdog, kernel_process
from grader.kernel.world import EXCHANGE

_ENDING = 0.5
_LOG_SIZE = 64 << 10
_LONGEST_PATH = 107 - len("/stove-12345678/b/12345678/x/s-5")


class Box:
    """A folder that a kernel shares with us, and the kernel's process in its walls.

    Made in this order, each once: the box with its empty folder, `furnish`, `connect`,
    `start`; at the end `close`.
    """

    def __init__(self, level: Level, limits: Limits) -> None:
        self.level, self.limits = level, limits
        self.process: subprocess.Popen[bytes] | None = None
        self.watchdog: Watchdog | None = None
        self.wrappers = 0
        self.room: Room | None = None
        self._log: int | None = sealed_memory()
        self._words = ""
        self.folder = short_folder()
        self.exchange = self.folder / "x"
        self.exchange.mkdir(mode=0o700)

    @property
    def stopped(self) -> Stop | None:
        """Return why the box was stopped, if it was over a limit."""
        return self.watchdog.stopped if self.watchdog else None

    @property
    def inside(self) -> str:
        """Return the path of the exchange folder as the kernel sees it."""
        return EXCHANGE if self.level is Level.FULL else str(self.exchange)

    def furnish(
        self,
        files: Path | None,
        python: str,
        environment: Mapping[str, str],
        readable: tuple[Path, ...] = (),
        channel: int | None = None,
    ) -> None:
        """Lay out the submission's files and choose who the box runs as.

        `channel` is an open file that the kernel inherits.
        """
        lent = self.folder / "lent"
        lent.mkdir(mode=0o755)
        self.room = Room(
            find_interpreter(python),
            self.exchange,
            self.limits,
            tuple(offer_files(files, self.limits, lent)),
            readable,
            environment,
            pick_user(),
            channel=channel,
        )
        self.folder.chmod(0o711)

    def connect(self, connection: Mapping[str, Any]) -> str:
        """Write the kernel's connection file; return its path as the kernel sees it."""
        assert self.room
        path = self.exchange / "kernel.json"
        path.write_text(json.dumps({**connection, "ip": f"{self.inside}/s"}))
        path.chmod(0o644)
        if self.room.user is not None:
            os.chown(self.exchange, self.room.user, self.room.user)
        return f"{self.inside}/kernel.json"

    def start(self, arguments: list[str]) -> subprocess.Popen[bytes]:
        """Start the kernel and its watchdog; return the box's first process."""
        assert self.room
        launch = launch_for(self.level, arguments, self.room)
        channel = () if self.room.channel is None else (self.room.channel,)
        try:
            self.process = subprocess.Popen(
                launch.command,
                env=launch.environment,
                pass_fds=(*launch.fds, *channel),
                cwd="/" if self.level is Level.FULL else self.exchange / "home",
                stdin=subprocess.DEVNULL,
                stdout=self._log,
                stderr=self._log,
                start_new_session=True,
            )
        finally:
            launch.close()
        self.wrappers = launch.wrappers
        shared = Exchange(self.exchange, launch.size, launch.entries)
        pid = self.process.pid
        self.watchdog = Watchdog(pid, self.limits, self.stop, shared, self.interrupt)
        self.watchdog.start()
        return self.process

    def interrupt(self) -> None:
        """Interrupt what the kernel runs, as its menu does."""
        kernel = self.process and kernel_process(self.process.pid, self.wrappers)
        if kernel:
            with contextlib.suppress(OSError):
                os.kill(kernel, signal.SIGINT)

    def stop(self) -> None:
        """Kill the box: with the first process of a namespace, all die.

        Below the full level the first process is ours; told to end, it kills the rest.
        """
        process = self.process
        if process is None or process.poll() is not None:
            return
        if self.level is not Level.FULL:
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
        else:
            process.kill()

    def _end_kernel(self) -> None:
        """Kill the kernel alone, so that what it took is on its wrappers' account.

        With the first process of a namespace Linux forgets the times of all others.
        """
        if not self.process or self.process.poll() is not None:
            return
        kernel = kernel_process(self.process.pid, self.wrappers)
        if kernel:
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                os.kill(kernel, signal.SIGKILL)
                self.process.wait(_ENDING)

    def close(self) -> None:
        """Leave no process, no folder and no open file behind."""
        if self.watchdog:
            self.watchdog.close()
        self._end_kernel()
        self.stop()
        if self.process:
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._log is not None:
            self._words = self.said()
            os.close(self._log)
            self._log = None

    def said(self) -> str:
        """Return what the kernel's process wrote to its own stderr (64 KiB)."""
        return self._words if self._log is None else written(self._log)


def written(log: int) -> str:
    """Return what was written to sealed memory so far."""
    return os.pread(log, _LOG_SIZE, 0).rstrip(b"\0").decode(errors="replace")


def short_folder() -> Path:
    """Make a temporary folder for sockets, whose paths have a limit of their own."""
    place = tempfile.gettempdir()
    if len(place) > _LONGEST_PATH:
        place = "/tmp"
    return Path(tempfile.mkdtemp(prefix="stove-", dir=place))


def sealed_memory() -> int:
    """Return a file in memory that cannot grow, for what a kernel says to nobody."""
    fd = os.memfd_create("log", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.ftruncate(fd, _LOG_SIZE)
    fcntl(fd, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL)
    return fd
