"""The two sockets of a kernel that a session needs, read without trusting a byte."""

from collections.abc import Mapping
from typing import Any

import zmq
from jupyter_client.session import Session

from grader.kernel.channels import understood
from grader.kernel.limits import Limits

# We keep this many messages; what does not fit waits inside the box.
_QUEUE = 32
# A kernel that ended may have said something just before.
_LAST_WORDS = 50


class Wires:
    """Requests on the shell channel, replies there and outputs on iopub."""

    def __init__(
        self, connection: Mapping[str, Any], limits: Limits, pidfd: int
    ) -> None:
        # A context for each: one that was made before a fork must not be used after.
        self._context = zmq.Context()
        self._limits, self._pidfd = limits, pidfd
        self.received = 0
        self._session = Session(key=connection["key"].encode())
        self._shell = self._open(zmq.DEALER, connection, "shell")
        self._iopub = self._open(zmq.SUB, connection, "iopub")
        self._poller = zmq.Poller()
        for readable in (self._shell, self._iopub, pidfd):
            self._poller.register(readable, zmq.POLLIN)

    def _open(
        self, kind: int, connection: Mapping[str, Any], name: str
    ) -> zmq.Socket[bytes]:
        wire = self._context.socket(kind)
        wire.setsockopt(zmq.LINGER, 0)
        wire.setsockopt(zmq.MAXMSGSIZE, self._limits.message_size)
        wire.setsockopt(zmq.RCVHWM, _QUEUE)
        # The kernel is not there yet; ask again every 10 ms, not every 100.
        wire.setsockopt(zmq.RECONNECT_IVL, 10)
        if kind == zmq.SUB:
            wire.setsockopt(zmq.SUBSCRIBE, b"")
        wire.connect(f"ipc://{connection['ip']}-{connection[f'{name}_port']}")
        return wire

    def send(self, kind: str, content: dict[str, Any]) -> str:
        """Send a request on the shell channel; return its number."""
        message = self._session.msg(kind, content)
        self._session.send(self._shell, message)
        return str(message["header"]["msg_id"])

    def hear(self, seconds: float) -> tuple[str, dict[str, Any] | None] | None:
        """Return the next message and its channel; None when the time is up.

        The message is None if it was malformed. Raises EOFError when the box has
        ended and nothing is left to read.
        """
        ready = dict(self._poller.poll(round(seconds * 1000)))
        if set(ready) == {self._pidfd}:
            self._poller.unregister(self._pidfd)
            ready = dict(self._poller.poll(_LAST_WORDS))
            self._poller.register(self._pidfd, zmq.POLLIN)
            if not ready:
                raise EOFError
        for name, wire in (("iopub", self._iopub), ("shell", self._shell)):
            if wire in ready:
                frames = wire.recv_multipart()
                self.received += sum(map(len, frames))
                return name, understood(self._session, frames)
        return None

    def close(self) -> None:
        """Close both sockets."""
        self._shell.close()
        self._iopub.close()
        self._context.term()
