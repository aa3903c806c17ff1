"""A warmed Python, inside a box of its own, that forks one boxed kernel per request.

It never reads anything of a submission, since what it knew every later fork would
know: a request is the name of a folder and three open files. What lies in that folder
is read by the fork, within its own walls.
"""

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from grader.kernel import entry, imports, seccomp, world
from grader.kernel.entry import Plan

REQUEST_SIZE = 256


@dataclass(frozen=True)
class Settings:
    """How to warm up: what to import, which folders every fork is shown.

    `control` is the open file that requests come from. `loud` are modules that were
    tried and are left to the learner's own import.
    """

    control: int
    imports: tuple[str, ...]
    folders: tuple[str, ...]
    loud: tuple[str, ...] = ()

    @cached_property
    def identity(self) -> tuple[int, int]:
        """The zygote's user and group; a fork cannot ask for them."""
        return os.getuid(), os.getgid()

    def to_json(self) -> str:
        """Return the settings as one argument of a command line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Settings":
        """Return the settings that `to_json` wrote."""
        told = json.loads(text)
        lists = {n: tuple(told[n]) for n in ("imports", "folders", "loud")}
        return cls(told["control"], **lists)


def main() -> None:
    """Warm up, then serve; only forks return from that, each to be a kernel."""
    settings = Settings.from_json(sys.argv[1])
    control = socket.socket(fileno=settings.control)
    control.settimeout(None)
    os.set_inheritable(settings.control, True)  # for `_start_again`
    known = _warm_up(settings)
    assert settings.identity
    ready = {"shadowed": sorted(known), "loud": settings.loud}
    myself = os.pidfd_open(os.getpid())
    socket.send_fds(control, [json.dumps(ready).encode()], [myself])
    os.close(myself)
    entry.be_kernel(*_serve(control, settings))


def _warm_up(settings: Settings) -> set[str]:
    """Import all there is to import; return the names that a learner's file may shadow.

    Names that a kernel has imported before a learner's folder joins its path are no
    learner's to shadow.
    """
    os.environ.setdefault("MPLBACKEND", entry.BACKEND)
    for name in imports.KERNEL:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    before = imports.packages()
    for name in imports.AGENT:
        importlib.import_module(name)
    entry.refusal(seccomp.FAMILIES, True, True)
    for name in imports.each(settings.imports):
        if name not in settings.loud and not imports.imports_silently(name):
            _start_again(settings, name)
    gc.collect()
    gc.freeze()
    return imports.packages() - before


def _start_again(settings: Settings, loud: str) -> None:
    """Start over without a module: an import cannot be undone."""
    told = asdict(settings) | {"loud": (*settings.loud, loud)}
    os.ftruncate(1, 0)
    os.lseek(1, 0, os.SEEK_SET)
    os.execv(sys.orig_argv[0], [*sys.orig_argv[:-1], Settings(**told).to_json()])


class _Boxes:
    """The boxes that live, and who asks for more.

    Each has an open file that ends when its grader does: then it is killed.
    """

    def __init__(self, control: socket.socket) -> None:
        self._control = control.fileno()
        self._poll = select.poll()
        self._poll.register(self._control, select.POLLIN)
        self._lives: dict[int, int] = {}  # of a grader's file, a pidfd
        self._numbers: dict[int, int] = {}  # of a pidfd, the process

    def add(self, life: int, pid: int) -> None:
        """Watch a new box, and tell its grader which process it is."""
        pidfd = os.pidfd_open(pid)
        self._lives[life], self._numbers[pidfd] = pidfd, pid
        for fd in (life, pidfd):
            self._poll.register(fd, select.POLLIN)
        with contextlib.suppress(OSError), socket.socket(fileno=os.dup(life)) as line:
            socket.send_fds(line, [b"box"], [pidfd])

    def wait(self) -> None:
        """Return when somebody asks; meanwhile end and forget boxes."""
        while True:
            ready = [fd for fd, _ in self._poll.poll()]
            for fd in ready:
                if fd in self._lives:
                    signal.pidfd_send_signal(self._lives[fd], signal.SIGKILL)
                    self._poll.unregister(fd)
                elif fd in self._numbers:
                    self._forget(fd)
            if self._control in ready:
                return

    def _forget(self, pidfd: int) -> None:
        os.waitpid(self._numbers.pop(pidfd), 0)
        (life,) = (one for one, of in self._lives.items() if of == pidfd)
        del self._lives[life]
        for fd in (pidfd, life):
            with contextlib.suppress(KeyError):
                self._poll.unregister(fd)
            os.close(fd)


def _serve(control: socket.socket, settings: Settings) -> Any:
    """Fork for each request; return, in the fork that is a kernel, how to be one."""
    boxes = _Boxes(control)
    while True:
        boxes.wait()
        name, fds, _, _ = socket.recv_fds(control, REQUEST_SIZE, 3)
        if not name or imports.threads() != 1:  # nobody asks, or nothing may be forked
            os._exit(0)
        if len(fds) != 3:
            _close(fds)
            continue
        life, log, channel = fds
        pid = world.clone()
        if not pid:
            return _first_process(name.decode(), log, channel, settings)
        boxes.add(life, pid)
        _close([log, channel])


def _close(fds: list[int]) -> None:
    for fd in fds:
        os.close(fd)


def _first_process(place: str, log: int, channel: int, settings: Settings) -> Any:
    """Be the first process of a box: build it, fork the kernel, wait for its end."""
    for fd in (1, 2):
        os.dup2(log, fd)
    try:
        _close([fd for fd in _open_files() if fd > 2 and fd != channel])
        with open(f"{world.PLACES}/{place}/order.json") as file:
            order = json.load(file)
        plan = Plan.from_fields(order["plan"] | {"channel": channel})
        files = tuple((name, is_copied) for name, is_copied in order["files"])
        readable = tuple(order["readable"])
        world.enter(
            world.Furniture(place, files, readable, settings.folders, order["disk"]),
            *settings.identity,
        )
        entry.confine(plan)
        kernel = os.fork()
    except BaseException as error:
        os.write(2, f"{type(error).__name__}: {error}".encode())
        os._exit(1)
    if kernel:
        os.close(channel)
        _wait_for(kernel)
    return _as_a_fresh_one(order, plan)


def _open_files() -> list[int]:
    """Return what is open: the zygote's own files, and those of other boxes."""
    listed = [int(name) for name in os.listdir("/proc/self/fd")]
    return [fd for fd in listed if os.path.exists(f"/proc/self/fd/{fd}")]


def _wait_for(kernel: int) -> None:
    """Reap whatever ends in this box, and end with the kernel."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.closerange(0, 1)
    while True:
        pid, status = os.wait()
        if pid == kernel:
            os._exit(os.waitstatus_to_exitcode(status) & 255)


def _as_a_fresh_one(order: dict[str, Any], plan: Plan) -> Any:
    """Let this fork differ from others as one Python differs from another."""
    os.setsid()
    os.environ.update(order["environment"])
    numpy = sys.modules.get("numpy")
    if numpy is not None:  # Python's own generator is seeded anew by every fork
        numpy.random.seed()
    if plan.does_probe:
        from grader.kernel.probe import answer

        os.write(1, answer(order["arguments"]).encode())
        os._exit(0)
    return order["arguments"], plan.channel
