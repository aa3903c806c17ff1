"""Warm starts: boxes that are forked from a Python which has imported everything.

`WarmBoxes` keeps the zygote. Its `start` is what a session takes; where a warm box
cannot serve, it starts a cold one, and the box's `kind` says which it was.
"""

import contextlib
import json
import os
import shutil
import socket
import subprocess
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Self

from grader.errors import GraderError
from grader.kernel import sandbox, zygote
from grader.kernel.box import short_folder, written
from grader.kernel.cold import ColdBox, Order, Started
from grader.kernel.detect import Level, choose_level
from grader.kernel.files import is_code_for
from grader.kernel.forked import WarmBox, has_ended
from grader.kernel.interpreter import find_interpreter
from grader.kernel.limits import Limits
from grader.kernel.room import Room, pick_user

_WARMING, _FORKING, _ENDING = 120.0, 30.0, 5.0


class Lost(Exception):
    """The zygote ended; another one can be started."""


class WarmBoxes:
    """Start boxes that have imported `imports`; leave the `with` and all are gone.

    Make it in the thread that stays: the zygote ends with the thread that started it.
    Threads and forks of one process may use it at the same time. `told` says why no
    warm box is to be had here, if so.
    """

    def __init__(self, imports: Iterable[str] = ()) -> None:
        self.imports = tuple(dict.fromkeys(imports))
        self.told = ""
        self._zygote: Zygote | None = None

    def __enter__(self) -> Self:
        """Start the zygote, so that no session waits for it."""
        self.renew()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the zygote with all its boxes."""
        self.close()

    def begin(self) -> None:
        """Start the first zygote and do not wait until it is warm."""
        if not self.told and not self._zygote:
            with self._telling():
                self._zygote = self._begun()

    def renew(self) -> None:
        """Start a zygote if there is none that lives, and wait until it is warm."""
        if self.told or (self._zygote and self._zygote.is_alive()):
            return
        with self._telling():
            if not self._zygote or self._zygote.is_warm:
                self.close()
                self._zygote = self._begun()
            self._zygote.await_warmth()
            self._zygote.try_out()

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        """Say why there are no warm boxes here, if what follows shows that."""
        try:
            yield
        except (GraderError, OSError, Lost) as error:
            self.close()
            self.told = str(error) or type(error).__name__

    def _begun(self) -> "Zygote":
        if choose_level() is not Level.FULL:
            raise GraderError("only the level bubblewrap has warm boxes")
        return Zygote(self.imports)

    def start(self, order: Order) -> Started:
        """Start a box for a session: a warm one, else a cold one."""
        for _ in range(2):
            self.renew()
            if not self._zygote or not self._zygote.serves(order):
                break
            with contextlib.suppress(Lost):
                return WarmBox(order, self._zygote)
        return ColdBox(order)

    def close(self) -> None:
        """End the zygote and leave nothing of it behind."""
        if self._zygote:
            self._zygote.close()
            self._zygote = None


class Zygote:
    """This side of a Python in a box of its own that warms up, and is forked then."""

    def __init__(self, imports: tuple[str, ...]) -> None:
        self._owner = os.getpid()
        self.folder = short_folder()
        self.folder.chmod(0o711)
        self.places = self.folder / "b"
        self.places.mkdir(mode=0o711)
        self.user = pick_user()
        self.interpreter = find_interpreter()
        self._log = os.memfd_create("log", os.MFD_CLOEXEC)
        self._pidfd = -1
        self.is_warm = False
        self._shadowed: frozenset[str] = frozenset()
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            self._process = self._started(imports, theirs)
            theirs.close()
        except BaseException:
            theirs.close()
            self.close()
            raise

    def _started(
        self, imports: tuple[str, ...], theirs: socket.socket
    ) -> subprocess.Popen[bytes]:
        folders = tuple(map(str, self.interpreter.folders))
        settings = zygote.Settings(theirs.fileno(), imports, folders)
        room = Room(self.interpreter, self.places, Limits(), user=self.user)
        launch = sandbox.hall(settings.to_json(), room)
        try:
            return subprocess.Popen(
                launch.command,
                env=launch.environment,
                pass_fds=(*launch.fds, theirs.fileno()),
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=self._log,
                stderr=self._log,
                start_new_session=True,
            )
        finally:
            launch.close()

    def await_warmth(self) -> None:
        """Wait until it can fork; raise GraderError if it does not get ready."""
        self.is_warm = True  # or will never be
        self._shadowed = frozenset(self._greeted()["shadowed"])

    def _greeted(self) -> dict[str, Any]:
        """Wait until it is warm; return what it says of itself."""
        self._line.settimeout(_WARMING)
        try:
            text, fds, _, _ = socket.recv_fds(self._line, 1 << 20, 1)
        except OSError as error:
            raise GraderError(f"the zygote did not get ready: {error}") from None
        if not fds:
            said = written(self._log).strip()[-300:]
            raise GraderError(f"the zygote ended as it started: {said}")
        self._pidfd = fds[0]
        return dict(json.loads(text))

    def is_alive(self) -> bool:
        """Return whether it can still fork."""
        return not has_ended(self._pidfd, 0)

    def has_ended(self, seconds: float) -> bool:
        """Return whether it ends within so many seconds."""
        return has_ended(self._pidfd, seconds)

    def serves(self, order: Order) -> bool:
        """Return whether a fork would be what a fresh kernel for `order` is.

        A file of the submission's that has the name of an imported module would hide
        it from a fresh kernel, and cannot hide it from a fork.
        """
        is_plain = order.level is Level.FULL and order.kernel == "python3"
        return is_plain and not is_code_for(order.files, self._shadowed)

    def fork(self, place: str, log: int, channel: int) -> tuple[int, socket.socket]:
        """Have it fork the box at `place`; return a pidfd of its first process.

        The box is killed when the socket that comes with it is closed. Raises Lost.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.settimeout(_FORKING)
        got: list[int] = []
        with theirs, contextlib.suppress(OSError):
            fds = [theirs.fileno(), log, channel]
            socket.send_fds(self._line, [place.encode()], fds)
            theirs.close()
            _, got, _, _ = socket.recv_fds(ours, 16, 1)
        if not got:
            ours.close()
            raise Lost
        return got[0], ours

    def try_out(self) -> None:
        """Have a fork try to get out of its box; raise GraderError if it could."""
        secret = self.folder / "secret"
        secret.write_text("nobody")
        secret.chmod(0o644)
        order = Order(Level.FULL, Limits())
        box = WarmBox(order, self, [str(secret), str(os.getpid())])
        try:
            has_ended(box.pidfd, _FORKING)
            said = box.said()
            through = json.loads(said)["got through"]
        except (ValueError, KeyError):
            raise GraderError(f"a warm box did not start: {said[-300:]}") from None
        finally:
            box.close()
        if through:
            raise GraderError(f"the trial of a warm box could {', '.join(through)}")

    def close(self) -> None:
        """End it, unless it is the zygote of the process that forked this one."""
        self._line.close()
        for fd in (self._pidfd, self._log):
            if fd >= 0:
                os.close(fd)
        self._pidfd = self._log = -1
        process = getattr(self, "_process", None)
        if self._owner != os.getpid():
            return
        if process:
            # It ends when nobody can ask it any more, and so do all its boxes.
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_ENDING)
            process.kill()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
