"""The grader's end of the channel to the agent: waits end, and reads are capped."""

import select
import socket
import time

from grader.checks import frames
from grader.checks.host import Message
from grader.checks.wire import WireError

_HEADER = 16 << 20
_PIECE = 256 << 10


class Line:
    """A stream for `frames` over a socket that a learner holds the other end of.

    A whole exchange has one deadline, so a learner who dribbles bytes gains nothing;
    the end of the box's first process (`pidfd`) ends it at once, even if a copy of
    the other end lives on in a process that the learner forked.
    """

    def __init__(self, end: socket.socket, pidfd: int, most: int) -> None:
        end.setblocking(False)
        self._end, self._pidfd, self._most = end, pidfd, most
        self._deadline = 0.0
        self._left = self._reads = 0
        self._inbox, self._outbox = bytearray(), bytearray()

    def exchange(self, request: Message, seconds: float) -> Message:
        """Send a request and return the reply.

        Raises TimeoutError after `seconds`, EOFError when nobody can answer any more,
        WireError when the reply is malformed or too large.
        """
        self.tell(request, seconds)
        self._left, self._reads = self._most, 0
        return frames.receive(self)  # type: ignore[arg-type]

    def tell(self, request: Message, seconds: float) -> None:
        """Send a request that has no reply."""
        self._deadline = time.monotonic() + seconds
        frames.send(self, request)  # type: ignore[arg-type]

    def write(self, data: bytes) -> None:
        """Keep bytes until they are flushed (called by `frames`)."""
        self._outbox += data

    def flush(self) -> None:
        """Send what was written (called by `frames`)."""
        waiting, self._outbox = memoryview(self._outbox), bytearray()
        while waiting:
            try:
                waiting = waiting[self._end.send(waiting[:_PIECE]) :]
            except BlockingIOError:
                self._wait(select.POLLOUT)
            except OSError:
                raise EOFError from None

    def read(self, size: int) -> bytes:
        """Return exactly `size` bytes (called by `frames`: length, header, buffers)."""
        self._reads += 1
        if size > (_HEADER if self._reads == 2 else self._left):
            raise WireError("a reply is larger than a reply may be")
        self._left -= size
        while len(self._inbox) < size:
            try:
                piece = self._end.recv(_PIECE)
            except BlockingIOError:
                self._wait(select.POLLIN)
                continue
            except OSError:
                raise EOFError from None
            if not piece:
                raise EOFError
            self._inbox += piece
            self._check_time()
        data = bytes(memoryview(self._inbox)[:size])
        del self._inbox[:size]
        return data

    def close(self) -> None:
        """Close our end; the agent sees the end of its requests."""
        self._end.close()

    def _wait(self, event: int) -> None:
        """Wait for the socket; raise EOFError when the box ended meanwhile."""
        poll = select.poll()
        poll.register(self._end, event)
        poll.register(self._pidfd, select.POLLIN)
        left = max(0.0, self._deadline - time.monotonic())
        ready = dict(poll.poll(left * 1000))
        if self._pidfd in ready and self._end.fileno() not in ready:
            raise EOFError
        self._check_time()

    def _check_time(self) -> None:
        if time.monotonic() >= self._deadline:
            raise TimeoutError
