"""Objects that stay with the check while an answer uses them.

A learner's test gets a pipeline to test. What is wrong with that pipeline must not be
seen, so it stays on the check's side, and the answer gets a stand-in whose methods
call back. The reply to a call is then first a question; its answer goes out as the
next request.
"""

import builtins
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from grader.checks import limits
from grader.checks.wire import Packer, Unpacker, WireError

MAX_QUESTIONS = 5_000
_SECONDS = 10.0  # for one question

Message = tuple[dict[str, Any], list[bytes]]
Ask = Callable[[Message], Message]


@dataclass(frozen=True)
class Lent:
    """An object that a check lends to an answer, and its methods that can be called.

    `name` is all that the answer learns of its class. Methods take and return plain
    values, arrays, tables and series.
    """

    target: Any
    methods: tuple[str, ...]
    name: str


class StandIn:
    """What an answer holds in place of a lent object."""

    def __init__(self, number: int, name: str, methods: list[str], ask: Ask) -> None:
        self._stove_lent = (number, name, methods, ask)

    def __getattr__(self, method: str) -> Callable[..., Any]:
        return self._stove_method(method)

    def _stove_method(self, method: str) -> Callable[..., Any]:
        number, name, methods, ask = self.__dict__["_stove_lent"]
        if method not in methods:
            offered = ", ".join(f"`{one}`" for one in methods)
            raise AttributeError(f"a {name} has no {method!r}; it has {offered}")

        def call(*args: Any, **kwargs: Any) -> Any:
            reply, buffers = _asked(ask, number, method, list(args), kwargs)
            is_own = reply.get("is_self") is True  # as `fit` returns the model
            return self if is_own else Unpacker(buffers).unpack(reply["value"])

        call.__name__ = call.__qualname__ = method
        return call

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call a lent function."""
        return self._stove_method("__call__")(*args, **kwargs)

    def __repr__(self) -> str:
        return f"<{self.__dict__['_stove_lent'][1]}>"


def _asked(
    ask: Ask, number: int, method: str, args: list[Any], kwargs: dict[str, Any]
) -> Message:
    """Ask the check to call a method; return its reply, or raise what it says."""
    packer = Packer()
    try:
        body = {"lent": number, "method": method, "args": packer.pack(args),
                "kwargs": packer.pack(kwargs)}  # fmt: skip
    except WireError as error:
        raise TypeError(f"`{method}` takes plain values and tables: {error}") from None
    reply, buffers = ask((body, packer.buffers))
    if reply.get("is_over"):
        raise limits.TimeIsUp
    if "error" in reply:
        raise _error_class(str(reply["error"]["type"]))(reply["error"]["message"])
    return reply, buffers


def _error_class(name: str) -> type[Exception]:
    kind = getattr(builtins, name, None)
    is_error = isinstance(kind, type) and issubclass(kind, Exception)
    return kind if is_error else RuntimeError  # type: ignore[return-value]


class Desk:
    """The check's side: hand out what is lent, and answer questions about it."""

    def __init__(self) -> None:
        self._lent: list[Lent] = []
        self.questions = 0

    def pack(self, value: Any, packer: Packer, depth: int) -> Any:
        """Return the tree of a lent object; None for anything else (see `Packer`)."""
        if type(value) is not Lent:
            return None
        facts = {"name": value.name, "methods": list(value.methods)}
        return {"t": "lent", "id": self.lend(value)} | facts

    def lend(self, value: Lent) -> int:
        """Return the number under which an object is lent."""
        known = next((i for i, one in enumerate(self._lent) if one is value), None)
        if known is None:
            known = len(self._lent)
            self._lent.append(value)
        return known

    def serve(self, message: Message, seconds: float) -> Message:
        """Answer one question; never raise. Nothing in it is believed to be sound."""
        body, buffers = message
        self.questions += 1
        packer = Packer()
        if seconds <= 0 or self.questions > MAX_QUESTIONS:
            return {"is_over": True, "resume": True, "seconds": _SECONDS}, []
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # ours, not the learner's
                reply = limits.run(
                    lambda: self._called(body, buffers, packer), min(seconds, _SECONDS)
                )
        except limits.TimeIsUp:
            reply = {"is_over": True}
        except Exception as error:
            packer.buffers.clear()
            said = {"type": type(error).__name__, "message": str(error)[:500]}
            reply = {"error": said}
        return reply | {"resume": True, "seconds": max(seconds, 0.1)}, packer.buffers

    def _called(
        self, body: dict[str, Any], buffers: list[bytes], packer: Packer
    ) -> dict[str, Any]:
        number, method = body.get("lent"), body.get("method")
        if type(number) is not int or not 0 <= number < len(self._lent):
            raise LookupError("nothing was lent under this number")
        lent = self._lent[number]
        if method not in lent.methods:
            raise AttributeError(f"a {lent.name} has no {method!r}")
        unpacker = Unpacker(buffers)
        args, kwargs = unpacker.unpack(body["args"]), unpacker.unpack(body["kwargs"])
        value = getattr(lent.target, str(method))(*args, **kwargs)
        is_self = value is lent.target
        return {"is_self": True} if is_self else {"value": packer.pack(value)}
