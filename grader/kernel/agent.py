"""What answers the grader's questions inside the box, on the kernel's main thread.

The grader asks over a socket that the kernel inherited before any code of a learner
ran; there is no path to it that could be replaced. A message of a type of its own
wakes the agent, so that neither a learner's variables nor IPython's hooks are in the
way. It is the learner's process all the same: every reply is a claim, no proof.
"""

import os
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.checks.host import Host

WAKE = "stove_serve"


class Agent:
    """Serve requests about the kernel's namespace until told to leave."""

    def __init__(self, kernel: Any, channel: int) -> None:
        os.set_inheritable(channel, False)
        self._kernel = kernel
        self._reader: IO[bytes] = os.fdopen(channel, "rb", closefd=False)
        self._writer: IO[bytes] = os.fdopen(channel, "wb", closefd=False)
        self._host: Host | None = None

    def handle(self, *_: Any) -> None:
        """Serve until the grader says so (called by ipykernel for our message)."""
        if self._host is None:
            # Not before it is needed: most of a kernel's start is imports.
            from grader.checks.namespace import NamespaceHost

            self._host = NamespaceHost(self._kernel.shell.user_ns)
        serve(self._host, self._reader, self._writer)


def offer(kernel: Any, channel: int) -> None:
    """Have `kernel` wake an agent on `channel` when the grader asks for it."""
    kernel.shell_handlers[WAKE] = Agent(kernel, channel).handle


def serve(host: "Host", reader: IO[bytes], writer: IO[bytes]) -> None:
    """Answer requests with `host` until "leave", the end or a malformed one."""
    from grader.checks import frames
    from grader.checks.wire import WireError

    host.ask = frames.asking(reader, writer)
    while True:
        try:
            request = frames.receive(reader)
            if request[0].get("op") == "leave":
                return
            frames.send(writer, host.serve(request))
        except (EOFError, OSError, WireError):
            return
