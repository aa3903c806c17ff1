"""Run an answer's source in a process of its own and call it across a pipe.

This is the small runner of the audit and of the checks' own tests; it isolates
faults, not malice: the sandbox lives elsewhere.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from grader.checks import frames
from grader.checks.answer import Answer, AnswerError
from grader.checks.host import Message
from grader.checks.wire import WireError

GRACE = 2.0


class SourceStopped(Exception):
    """The source raised before the answer could be called."""

    def __init__(self, error: AnswerError) -> None:
        super().__init__(f"{error.type}: {error.message} ({error.line})")
        self.error = error


class Runner:
    """One child process that holds one answer at a time."""

    def __init__(self) -> None:
        self._process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "grader.checks.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"OMP_NUM_THREADS": "1", "STOVE_EPHEMERAL": "1"},
        )

    def answer(self, source: str, name: str) -> Answer:
        """Run `source` and return its answer `name`; the one before it is gone.

        Raises SourceStopped when the source itself raises.
        """
        if self._process.poll() is not None:
            self.close()
            self._process = self._started()
        body, _ = self.send(({"source": source, "name": name, "seconds": 60}, []))
        if "error" in body:
            raise SourceStopped(AnswerError(**body["error"]))
        return Answer(self.send)

    def send(self, request: Message) -> Message:
        """Send a request and wait for the reply, a little longer than its limit."""
        requests, replies = self._process.stdin, self._process.stdout
        assert requests
        assert replies
        # Our own time limit, for calls that a signal cannot interrupt.
        timer = threading.Timer(request[0]["seconds"] + GRACE, self._process.kill)
        timer.start()
        try:
            frames.send(requests, request)
            return frames.receive(replies)
        except (EOFError, BrokenPipeError, WireError):
            kind = "ProcessDied" if timer.is_alive() else "TimeIsUp"
            message = "the process ended in the middle of the call"
            self._process.kill()
            self._process.wait()
            return {"error": {"type": kind, "message": message, "line": ""}}, []
        finally:
            timer.cancel()

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(BrokenPipeError):  # what was not sent is not wanted
                    stream.close()


@contextmanager
def running(source: str, name: str) -> Iterator[Answer]:
    """Yield the answer `name` of `source`; raise SourceStopped if it cannot run."""
    runner = Runner()
    try:
        yield runner.answer(source, name)
    finally:
        runner.close()
