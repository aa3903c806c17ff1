"""A boxed kernel, driven directly: cells in, outputs out, questions to its agent.

Without nbclient, whose waits for quiet cost more than the kernel's own work. Nothing
the kernel says is trusted to be true or well formed, and nothing it fails to say
makes a caller wait for ever: the watchdog ends the box, and the end is noticed.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from nbformat import NotebookNode

from grader.checks.host import Message
from grader.checks.wire import WireError
from grader.errors import GraderError
from grader.kernel.agent import WAKE
from grader.kernel.client import too_many
from grader.kernel.cold import ColdBox, Order, Started
from grader.kernel.detect import Level, choose_level
from grader.kernel.limits import Limits
from grader.kernel.line import Line
from grader.kernel.outputs import Cutter, Screen
from grader.kernel.watchdog import Stop
from grader.kernel.wires import Wires

_START, _AGAIN = 120.0, 0.25
# How long to wait for the word that a cell is done, after its reply has come.
_IDLE = 10.0
# nbgrader's words for an error of which the kernel shows nothing.
_HIDDEN = "ERROR: An error occurred while showtraceback was disabled"


@dataclass(frozen=True)
class Executed:
    """What one cell did: outputs as the notebook format has them, its number.

    `count` is None for a cell that did not finish; `timed_out` says that it was
    interrupted, and `stopped` why the box ended in it, if it did.
    """

    outputs: list[NotebookNode]
    count: int | None = None
    error: bool = False
    timed_out: bool = False
    stopped: Stop | None = None


@dataclass(frozen=True)
class Usage:
    """What a session used so far: wall and CPU seconds; bytes at its end, or the most
    that was seen near the limit."""

    seconds: float
    cpu_seconds: float
    peak_memory: int


class BoxSession:
    """A started kernel in a box of its own; leave the `with` and nothing is left.

    `level` insists on one, by default the best that works. Once `stopped` is set
    nothing runs any more: `execute` returns at once, `channel` raises EOFError.
    Raises GraderError if the kernel does not start.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        files: Path | None = None,
        level: str = "",
        variables: Mapping[str, str] = {},
        readable: tuple[Path, ...] = (),
        kernel: str = "python3",
        start: Callable[[Order], Started] = ColdBox,
    ) -> None:
        environment = {"NBGRADER_EXECUTION": "autograde", **variables}
        self.level: Level = choose_level(level)
        self._limits = limits
        self._began = time.monotonic()
        self._ended: Stop | None = None
        self._is_served = self._is_closed = False
        self._seconds = 0.0
        self._screen, self._cutter = Screen(), Cutter(limits)
        self._box = start(
            Order(self.level, limits, files, environment, readable, kernel)
        )
        self._line = Line(self._box.end, self._box.pidfd, limits.reply_size)
        self._wires = Wires(self._box.connection, limits, self._box.pidfd)
        try:
            self._wait_for_kernel()
        except BaseException:
            self.close()
            raise

    @property
    def stopped(self) -> Stop | None:
        """Return why the box ended before its time, if it did."""
        return self._box.watchdog.stopped or self._ended

    @property
    def kind(self) -> str:
        """Return whether the box is a "cold" or a "warm" one."""
        return self._box.kind

    def is_lost(self) -> bool:
        """Return whether the box ended by no fault of its own: start another one."""
        return self._box.is_lost()

    @property
    def usage(self) -> Usage:
        """Return what the box used, CPU and memory as the watchdog last saw them."""
        seconds = self._seconds or time.monotonic() - self._began
        watchdog = self._box.watchdog
        return Usage(seconds, watchdog.cpu, watchdog.peak_memory)

    def execute(
        self, source: str, *, silent: bool = False, seconds: float = inf
    ) -> Executed:
        """Run a cell as a notebook would; a silent one has no number and no result.

        `seconds` may give it less wall time than the limits do.
        """
        outputs = self._screen.begin()
        if self.stopped or not source.strip():
            return Executed(outputs, stopped=self.stopped)
        self._cutter.begin()
        self._box.watchdog.begin_cell(may_interrupt=True, seconds=seconds)
        content: dict[str, Any] = {}
        try:
            self._leave_agent()
            content = self._run(source, silent)
        except (EOFError, TimeoutError):
            self._end("its process ended")
        finally:
            self._box.watchdog.end_cell()
        count = content.get("execution_count")
        is_error = bool(content) and content.get("status") != "ok"
        if is_error:
            self._tell_error(content)
        is_counted = type(count) is int and not silent
        return Executed(
            outputs,
            count if is_counted else None,
            is_error,
            self._box.watchdog.has_interrupted,
            self.stopped,
        )

    def channel(self, request: Message, *, seconds: float | None = None) -> Message:
        """Ask the agent in the kernel, and return its reply.

        Raises EOFError when there is none within `seconds` (by default a cell's wall
        time) or no sound one: the box was stopped then, and `stopped` says why.
        """
        if self.stopped:
            raise EOFError(self.stopped.detail)
        allowed = self._limits.cell_wall if seconds is None else seconds
        self._box.watchdog.begin_cell()
        try:
            self._wake_agent()
            return self._line.exchange(request, allowed)
        except TimeoutError:
            self._end(f"an answer took longer than {allowed:g} s", "timed out")
        except WireError as error:
            self._end(f"its answer could not be read: {error}")
        except EOFError:
            self._end("it gave no answer and ended")
        finally:
            self._box.watchdog.end_cell()
        raise EOFError(self.stopped.detail if self.stopped else "")

    def close(self) -> None:
        """End the kernel, and leave no process, folder or socket behind."""
        if self._is_closed:
            return
        self._is_closed = True
        self._wires.close()
        self._line.close()
        self._box.close()
        self._seconds = time.monotonic() - self._began
        self._ended = self._ended or Stop("closed", "the session was closed")

    def __enter__(self) -> Self:
        """Return the session itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the session."""
        self.close()

    def _wait_for_kernel(self) -> None:
        """Return once the kernel answers and its outputs reach us."""
        deadline, asked_at = time.monotonic() + _START, 0.0
        heard: set[str] = set()
        while heard != {"shell", "iopub"}:
            now = time.monotonic()
            if now > deadline:
                raise GraderError(f"The box's kernel was silent for {_START:g} s.")
            # An older ipykernel does not greet who listens; it must say it again.
            if not asked_at or ("shell" in heard and now > asked_at + _AGAIN):
                self._wires.send("kernel_info_request", {})
                asked_at = now
            try:
                message = self._wires.hear(_AGAIN)
            except EOFError:
                self._fail_to_start()
            if message:
                heard.add(message[0])

    def _fail_to_start(self) -> None:
        stopped = self.stopped
        reason = stopped.detail if stopped else self._box.said().strip()[-500:]
        raise GraderError(f"The box's kernel ended as it started: {reason}")

    def _run(self, source: str, silent: bool) -> dict[str, Any]:
        """Send one cell, show its outputs, return the content of its reply."""
        content = {"code": source, "silent": silent, "store_history": not silent}
        content |= {"user_expressions": {}, "allow_stdin": False}
        content |= {"stop_on_error": False}
        asked = self._wires.send("execute_request", content)
        reply: dict[str, Any] | None = None
        is_idle = False
        while reply is None or not is_idle:
            heard = self._wires.hear(_IDLE)
            if heard is None and reply is not None:
                break  # the word was lost; the reply is what counts
            message = heard[1] if heard else None
            if heard:
                self._hold_to_limits()
            if not message or message["parent_header"].get("msg_id") != asked:
                continue
            if message["msg_type"] == "execute_reply":
                reply = message["content"]
            elif message["content"].get("execution_state") == "idle":
                is_idle = True
            else:
                self._cutter.cut(message)
                self._screen.show(message)
        return reply

    def _tell_error(self, reply: dict[str, Any]) -> None:
        """Show an error that the cell kept to itself, as nbgrader does."""
        shown = self._screen.outputs
        errors = [one for one in shown if one.output_type == "error"]
        if any(one.ename == reply.get("ename") for one in errors):
            return
        trace = reply.get("traceback") or [_HIDDEN]
        content = {**reply, "traceback": trace}
        message = {"msg_type": "error", "content": content}
        self._cutter.cut(message)
        self._screen.show(message)

    def _hold_to_limits(self) -> None:
        """Count a message; raise EOFError when there were too many or too large."""
        most = self._limits.output_total
        if self._wires.received > most:
            self._ended = Stop("too much output", f"it sent over {most >> 20} MiB")
        elif self._cutter.is_flood():
            self._ended = too_many(self._limits)
        else:
            return
        self._box.stop()
        raise EOFError

    def _wake_agent(self) -> None:
        """Have the kernel's main thread serve our requests."""
        if not self._is_served:
            self._is_served = True
            self._wires.send(WAKE, {})

    def _leave_agent(self) -> None:
        """Have the kernel's main thread run cells again."""
        if self._is_served:
            self._is_served = False
            self._line.tell(({"op": "leave"}, []), _IDLE)

    def _end(self, detail: str, outcome: str = "kernel died") -> None:
        """Stop the box, and say why unless that is known."""
        self._ended = self.stopped or Stop(outcome, detail)
        self._box.stop()
