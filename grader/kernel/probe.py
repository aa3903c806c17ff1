"""What a trial box finds out about its own walls, from inside.

Only the standard library may be imported.
"""

import json
import os
import socket
from collections.abc import Callable


def answer(arguments: list[str]) -> str:
    """Return what got through, as JSON; `arguments` are a secret file and a process."""
    secret, process = arguments[0], int(arguments[1])
    attempts: dict[str, Callable[[], object]] = {
        "read a file outside": lambda: _open(secret, "r"),
        "write outside": lambda: _open(f"{secret}.new", "w"),
        "write to /usr": lambda: _open("/usr/stove-probe", "w"),
        "change a kernel setting": lambda: _open("/proc/sys/kernel/hostname", "w"),
        "reach the network": _connect,
        "signal the grader": lambda: _signal(process),
        "read the grader's environment": lambda: _environment(process),
        "make a namespace": _unshare,
    }
    through = [name for name, attempt in attempts.items() if _succeeds(attempt)]
    if os.getuid() == 0:
        through.append("be root")
    return json.dumps({"got through": through})


def _succeeds(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except (OSError, ValueError):
        return False
    return True


def _open(path: str, mode: str) -> None:
    with open(path, mode):
        pass


def _connect() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as dialler:
        dialler.connect(("192.0.2.1", 9))


def _signal(process: int) -> None:
    # In a process namespace of its own the number may be one of the box's.
    if process in (os.getpid(), os.getppid()):
        raise ProcessLookupError
    os.kill(process, 0)


def _environment(process: int) -> None:
    with open(f"/proc/{process}/environ", "rb") as file:
        if b"STOVE_PROBE" not in file.read():
            raise ValueError


def _unshare() -> None:
    import ctypes

    if ctypes.CDLL(None).unshare(0x10000000):
        raise OSError
