"""What a box is made of, whichever level builds it."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.kernel.files import Offered
from grader.kernel.interpreter import Interpreter
from grader.kernel.limits import Limits

# systemd's range for users that live as long as a service; nobody else has files.
_FIRST_USER, _LAST_USER = 61184, 65519


@dataclass(frozen=True)
class Room:
    """What one box is given: a Python, files, an exchange folder, limits.

    `exchange` is the only folder of the host that the box may touch; the sockets lie
    in it. `user` is who the box runs as when the grader is root, else None. `channel`
    is an open file of the grader's that the kernel inherits, for the agent.
    """

    interpreter: Interpreter
    exchange: Path
    limits: Limits
    files: tuple[Offered, ...] = ()
    readable: tuple[Path, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    user: int | None = None
    does_probe: bool = False
    channel: int | None = None


@dataclass(frozen=True)
class Launch:
    """How to start a box: a command, a whole environment, open files to inherit.

    `wrappers` counts the processes between the command and the kernel, `size` is
    what the kernel may write to `exchange` in bytes and `entries` in how many files.
    """

    command: list[str]
    environment: dict[str, str]
    fds: tuple[int, ...] = ()
    wrappers: int = 0
    size: int = 256 << 10
    entries: int = 16

    def close(self) -> None:
        """Close this side's copies of the inherited files."""
        for fd in self.fds:
            os.close(fd)


def pick_user() -> int | None:
    """Return a user for one box if the grader is root, else None.

    Boxes of one run get different users, so that one that broke out of its walls
    would still not own its neighbours' files. Where root is only so called (a user
    namespace without further users) there is nobody to become.
    """
    if os.geteuid():
        return None
    user = _FIRST_USER + secrets.randbelow(_LAST_USER - _FIRST_USER + 1)
    for line in Path("/proc/self/uid_map").read_text().splitlines():
        inside, _, length = map(int, line.split())
        if inside <= user < inside + length:
            return user
    return None


def clean_environment(room: Room, home: str, tmp: str) -> dict[str, str]:
    """Return the whole environment of a kernel; nothing of the grader's comes along.

    Threads are one each: more than the cores make every box many times slower.
    """
    threads = ("OMP", "OPENBLAS", "MKL", "NUMEXPR")
    return {
        "PATH": f"{room.interpreter.executable.parent}:/usr/bin:/bin",
        "HOME": home,
        "TMPDIR": tmp,
        "LANG": "C.UTF-8",
        "IPYTHONDIR": f"{tmp}/.ipython",
        "PYTHONNOUSERSITE": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        **{f"{name}_NUM_THREADS": "1" for name in threads},
        **room.environment,
    }
