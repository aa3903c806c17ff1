"""A cold start: a box and a Python of its own for each session.

Whoever starts boxes for sessions gives what `Started` names. A zygote that forks a
warmed kernel can stand in for this module: same order in, same promises out.
"""

import os
import secrets
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from grader.errors import GraderError
from grader.kernel.box import Box
from grader.kernel.detect import Level
from grader.kernel.limits import Limits
from grader.kernel.watchdog import Watchdog

COLD, WARM = "cold", "warm"
# As nbclient does: no history on disk.
NO_HISTORY = "--HistoryManager.hist_file=:memory:"
_CHANNELS = ("shell", "iopub", "stdin", "hb", "control")


@dataclass(frozen=True)
class Order:
    """What a session asks for: which walls, which limits, which files.

    `files` are copied or lent beside the notebook, `readable` are further folders.
    """

    level: Level
    limits: Limits
    files: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    readable: tuple[Path, ...] = ()
    kernel: str = "python3"


class Started(Protocol):
    """A box that runs: how to reach its kernel, how to end it.

    `connection` is a Jupyter connection as seen from outside, `end` our end of the
    agent's socket; `pidfd` becomes readable when the box's first process has ended.
    `kind` is "cold" or "warm", and is recorded with every grade.
    """

    kind: str
    level: Level
    connection: Mapping[str, Any]
    end: socket.socket
    pidfd: int

    @property
    def watchdog(self) -> Watchdog:
        """Who keeps the totals of this box."""

    def stop(self) -> None:
        """Kill the kernel and all that it started."""

    def close(self) -> None:
        """Stop, and leave neither process nor folder behind."""

    def said(self) -> str:
        """Return what the kernel's process wrote to its own stderr."""

    def is_lost(self) -> bool:
        """Return whether it ended with what it was forked from, by no fault of its."""


class ColdBox:
    """A box that was started for one session (see `Started`)."""

    kind = COLD

    def __init__(self, order: Order) -> None:
        python, more = find_kernel(order.kernel)
        self.level = order.level
        self._box = Box(order.level, order.limits)
        self.end, theirs = socket.socketpair()
        try:
            environment = {**more, **order.environment}
            self._box.furnish(
                order.files,
                python,
                environment,
                order.readable,
                channel=theirs.fileno(),
            )
            self.connection: Mapping[str, Any] = new_connection(self._box.exchange)
            path = self._box.connect(self.connection)
            process = self._box.start(["-f", path, NO_HISTORY])
            self.pidfd = os.pidfd_open(process.pid)
        except BaseException:
            self.end.close()
            self._box.close()
            raise
        finally:
            theirs.close()
        assert self._box.watchdog
        self.watchdog = self._box.watchdog

    def stop(self) -> None:
        """Kill the kernel and all that it started."""
        self._box.stop()

    def said(self) -> str:
        """Return what the kernel's process wrote to its own stderr."""
        return self._box.said()

    def is_lost(self) -> bool:
        """Return False: it was forked from nothing of ours that could end."""
        return False

    def close(self) -> None:
        """Stop the box and leave neither process nor folder behind."""
        self._box.close()
        self.end.close()
        if self.pidfd >= 0:
            os.close(self.pidfd)
            self.pidfd = -1


def new_connection(exchange: Path) -> dict[str, Any]:
    """Return the connection of a new kernel: sockets in its folder, a fresh key."""
    ports = {f"{name}_port": i for i, name in enumerate(_CHANNELS, 1)}
    key = {"key": secrets.token_hex(32), "signature_scheme": "hmac-sha256"}
    return {"transport": "ipc", "ip": f"{exchange}/s", **ports, **key}


@cache
def find_kernel(name: str) -> tuple[str, dict[str, str]]:
    """Return the Python of a Jupyter kernel and the variables its kernelspec sets.

    Raises GraderError for a kernel that is not there or not ipykernel.
    """
    if name == "python3":  # what nbclient starts for this name, without a search
        return sys.executable, {}
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        spec = KernelSpecManager().get_kernel_spec(name)
    except NoSuchKernel:
        raise GraderError(
            f"There is no Jupyter kernel {name!r}. `jupyter kernelspec list` shows "
            "which there are."
        ) from None
    if "ipykernel_launcher" not in spec.argv:
        raise GraderError(
            f"The box holds Python kernels only, and {name!r} starts "
            f"{spec.argv[0]!r}. Choose a kernel that runs `ipykernel_launcher`."
        )
    python = spec.argv[0]
    return (python if "/" in python else sys.executable), dict(spec.env)
