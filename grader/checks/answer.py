"""The narrow interface: the one way in which a check touches an answer."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from grader.checks.host import SPIED, Host, Message
from grader.checks.standins import Desk
from grader.checks.wire import Packer, Unpacker, WireError

Channel = Callable[[Message], Message]


@dataclass(frozen=True)
class AnswerError:
    """An exception of an answer, as text; `line` is the learner's own."""

    type: str
    message: str
    line: str = ""
    number: int | None = None
    is_own: bool = False


class AnswerStopped(Exception):
    """A call to the answer raised, timed out or could not cross."""

    def __init__(self, error: AnswerError, call: "Call") -> None:
        super().__init__(f"{error.type}: {error.message}")
        self.error = error
        self.call = call


@dataclass(frozen=True)
class Call:
    """What was asked of the answer."""

    id: int
    method: str | None
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reply:
    """What came back: the value, and the arguments as the answer left them.

    `changed` holds the positions of arguments that the call modified.
    """

    value: Any
    arguments: tuple[Any, ...]
    warnings: tuple[str, ...] = ()
    output: str = ""
    error: AnswerError | None = None
    changed: tuple[int, ...] = ()


@dataclass
class Clock:
    """What is left of an item's time, in seconds."""

    seconds: float
    started: float = field(default_factory=time.monotonic)

    @property
    def left(self) -> float:
        """Seconds left, never less than a tenth."""
        return max(0.1, self.seconds - (time.monotonic() - self.started))


class Answer:
    """An answer that is called by value, wherever it runs."""

    def __init__(self, channel: Channel, clock: Clock | None = None) -> None:
        self._channel = channel
        self.clock = clock or Clock(60)
        self.replies: list[Reply] = []
        # What the probes of one verdict share: calls that cost are made once.
        self.shared: dict[str, Any] = {}
        self._desk = Desk()

    @classmethod
    def local(cls, value: Any) -> "Answer":
        """Wrap an object of this process."""
        host = Host(value)
        answer = cls(host.serve)
        host.ask = lambda question: answer._desk.serve(question, answer.clock.left)
        return answer

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Return the value of the call; raise AnswerStopped if there is none."""
        return self.call(*args, **kwargs).value

    def call(self, *args: Any, errors: bool = False, **kwargs: Any) -> Reply:
        """Return the whole reply of the call; with `errors`, never raise."""
        return self.ask(Call(0, "", args, kwargs), errors)

    def value(self) -> Any:
        """Return an answer that is not a function."""
        return self.ask(Call(0, None)).value

    def spied(self) -> list[tuple[str, list[int]]]:
        """Return what spies logged since the last time: (method, row identities)."""
        return self.ask(Call(SPIED, "")).value

    def ask(self, call: Call, errors: bool = False, seconds: float = 0) -> Reply:
        """Send `call` across and return the reply."""
        is_counted = seconds == 0
        seconds = seconds or self.clock.left
        body, buffers = self._exchange(self._request(call, seconds), seconds)
        reply = self._reply(body, buffers, call)
        if is_counted:
            self.replies.append(reply)
        if reply.error and not errors:
            raise AnswerStopped(reply.error, call)
        return reply

    def _exchange(self, request: Message, seconds: float) -> Message:
        """Send a request; answer what it asks about lent objects on the way."""
        deadline = time.monotonic() + seconds
        self._desk.questions, is_over = 0, False
        reply = self._channel(request)
        while "lent" in reply[0]:
            if is_over:  # it was told so, and asks on
                return {"error": {"type": "TimeIsUp", "message": ""}}, []
            answered = self._desk.serve(reply, deadline - time.monotonic())
            is_over = "is_over" in answered[0]
            reply = self._channel(answered)
        return reply

    def _request(self, call: Call, seconds: float) -> Message:
        packer = Packer(keep=_handle_number, special=self._desk.pack)
        body = {"id": call.id, "method": call.method, "seconds": seconds,
                "args": packer.pack(list(call.args)),
                "kwargs": packer.pack(call.kwargs)}  # fmt: skip
        return body, packer.buffers

    def _reply(self, body: dict[str, Any], buffers: list[bytes], call: Call) -> Reply:
        warned, output = body.get("warnings", ()), body.get("output", "")
        notes = tuple(map(str, warned)), str(output)
        if "error" in body:
            return Reply(None, call.args, *notes, _error(body["error"]))
        unpacker = Unpacker(buffers, handle=self._handle)
        try:
            value = unpacker.unpack(body.get("value"))
            left = _left(body.get("changed", []), unpacker.unpack(body.get("args", [])))
        except WireError as error:
            return Reply(None, (), *notes, AnswerError("WireError", str(error)))
        after = tuple(left.get(i, arg) for i, arg in enumerate(call.args))
        return Reply(value, after, *notes, changed=tuple(left))

    def _handle(self, number: int, class_name: str) -> "Handle":
        return Handle(self, number, class_name)


def _error(told: Any) -> AnswerError:
    """Return the error that a reply tells of, whatever it is made of."""
    told = told if isinstance(told, dict) else {}
    number = told.get("number")
    return AnswerError(
        str(told.get("type", ""))[:100],
        str(told.get("message", ""))[:500],
        str(told.get("line", ""))[:300],
        number if type(number) is int else None,
        told.get("is_own") is True,
    )


def _left(changed: Any, values: Any) -> dict[int, Any]:
    """Return the changed arguments by position; raise WireError for nonsense."""
    if not (isinstance(changed, list) and isinstance(values, list)):
        raise WireError("a malformed reply arrived")
    if len(changed) != len(values) or not all(type(i) is int for i in changed):
        raise WireError("a malformed reply arrived")
    return dict(zip(changed, values, strict=True))


class Remote:
    """What stands for an answer that lives elsewhere; `check` asks it for that."""

    def _stove_answer(self) -> Answer:
        raise NotImplementedError


def answer_for(value: Any) -> Answer:
    """Return `value`, or what it stands for, as an answer that can be judged."""
    # By its real class: an answer may lie about `__class__` and its attributes.
    if issubclass(type(value), Remote):
        return value._stove_answer()
    return Answer.local(value)


class Handle:
    """An object that stays with the answer; its methods are calls across."""

    def __init__(self, answer: Answer, number: int, class_name: str) -> None:
        self._answer = answer
        self._number = number
        self.class_name = class_name

    def __getattr__(self, method: str) -> Callable[..., Any]:
        if method.startswith("__"):
            raise AttributeError(method)

        def call(*args: Any, **kwargs: Any) -> Any:
            return self._answer.ask(Call(self._number, method, args, kwargs)).value

        return call

    def __repr__(self) -> str:
        return f"<{self.class_name} on the answer's side>"


def _handle_number(value: Any) -> int:
    raise WireError(f"a check cannot send a {type(value).__name__}")


_SIZES = (1, 2, 3, 5, 8, 13, 21, 34, 55, 100)


def smallest(answer: Answer, stopped: AnswerStopped) -> tuple[Any, ...]:
    """Return the arguments cut to the fewest rows that stop the answer alike.

    All arguments that share the length of the first one with rows are cut
    together. Ends after two seconds with what was found.
    """
    call, clock = stopped.call, Clock(2)
    rows = next((len(a) for a in call.args if _has_rows(a)), 0)
    for size in _SIZES:
        if size >= rows or clock.left <= 0.1:
            break
        args = tuple(_cut(a, size, rows) for a in call.args)
        shorter = Call(call.id, call.method, args, call.kwargs)
        error = answer.ask(shorter, errors=True, seconds=clock.left).error
        if error and (error.type, error.line) == (
            stopped.error.type,
            stopped.error.line,
        ):
            return args
    return call.args


def _has_rows(value: Any) -> bool:
    return (hasattr(value, "shape") and bool(value.shape)) or type(value) is list


def _cut(value: Any, size: int, rows: int) -> Any:
    if not _has_rows(value) or len(value) != rows:
        return value
    return value.iloc[:size] if hasattr(value, "iloc") else value[:size]
