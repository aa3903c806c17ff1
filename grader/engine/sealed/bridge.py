"""The checker's end of the channel: requests out, values and proxies back.

Nothing that arrives is believed to be well formed. A channel that fails, or that
does not answer in time, is never used again.
"""

import sys
import time
import warnings
from collections.abc import Callable
from typing import Any
from weakref import WeakValueDictionary

from grader.checks import crossing, limits
from grader.checks.answer import Channel
from grader.checks.host import MAX_OUTPUT, MAX_WARNINGS, Message
from grader.checks.wire import Packer, Unpacker, WireError
from grader.engine.sealed import errors, outward
from grader.engine.sealed.arguments import copied, take_over
from grader.engine.sealed.errors import LearnerError, Refused, Stopped

MAX_CALLS = 100_000
TIMED_OUT, BOX_ENDED = "timed out", "box ended"
GRACE = 1.0  # seconds more than what the box's own clock is given
ABSENT: Any = object()

Maker = Callable[["Bridge", dict[str, Any]], Any]


class Bridge:
    """Ask the learner's side; `make` turns the description of an object to a proxy."""

    def __init__(
        self, channel: Channel, make: Maker, max_calls: int = MAX_CALLS
    ) -> None:
        self._max_calls = max_calls
        self._channel = channel
        self._make = make
        self._proxies: WeakValueDictionary[int, Any] = WeakValueDictionary()
        self._dropped: set[int] = set()
        self._calls = 0
        self._deadline = 0.0
        self._known_errors: dict[int, type[Exception]] = {}
        self._changed: list[tuple[Any, Any]] = []
        self.stopped = ""
        self.refusals: list[Refused] = []
        self.epoch = 0  # grows with everything that may change the learner's objects
        self.is_open = True  # else proxies answer nothing, not even their text

    def begin(self, seconds: float) -> None:
        """Start a test that has `seconds`."""
        self._calls, self._deadline = 0, time.monotonic() + seconds
        self.refusals, self.is_open = [], True
        self.epoch += 1

    def end(self) -> None:
        """Undo what the submission changed in arguments: other tests may share them."""
        while self._changed:
            take_over(*self._changed.pop())

    def ask(self, op: str, **fields: Any) -> Any:
        """Return the value of a reply; ABSENT if there is none. Raises what it says."""
        packer = Packer(special=outward.pack)
        body = {"op": op}
        for key, value in fields.items():
            body[key] = value if key in _BARE else self._packed(packer, value)
        reply, buffers = self.exchange((body, packer.buffers))
        return self._value(reply, self._unpacker(buffers))

    def call(self, number: int, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call an object with values; what it changes is changed in `args` as well."""
        self.epoch += 1
        packer = Packer(special=outward.pack)
        body = {"op": "call", "id": number, "args": self._packed(packer, args),
                "kwargs": self._packed(packer, kwargs)}  # fmt: skip
        reply, buffers = self.exchange((body, packer.buffers))
        named: dict[Any, Any] = dict(enumerate(args)) | kwargs
        parts = self._unpacker(buffers)
        value = self._value(reply, parts)
        changed, left = reply.get("changed", []), self._unpacked(reply, "args", parts)
        if not isinstance(changed, list) or not isinstance(left or [], list):
            self.refuse("a malformed reply arrived")
        for key, new in zip(changed, left or [], strict=False):
            if type(key) in (int, str) and key in named:
                self._changed.append((named[key], copied(named[key])))
                take_over(named[key], new)
        given = reply.get("given")
        return named[given] if type(given) in (int, str) and given in named else value

    def exchange(self, request: Message) -> Message:
        """Send one request and return its reply; raise Stopped if none comes."""
        if self.stopped:
            raise Stopped(self.stopped)
        self._calls += 1
        if self._calls > self._max_calls:  # the next test may ask again
            many = f"The test asked the submission more than {self._max_calls:,} times."
            self.refusals.append(Refused(many))
            raise Stopped(many)
        body, left = request[0], max(self._deadline - time.monotonic(), 0.05)
        body["seconds"] = min(body.get("seconds", left), left)
        body["drop"], self._dropped = list(self._dropped), set()
        try:
            reply, buffers = limits.run(
                lambda: self._channel(request), body["seconds"] + GRACE
            )
        except (limits.TimeIsUp, TimeoutError):
            raise self.stop(TIMED_OUT) from None
        except BaseException as error:  # also when a test is interrupted in mid-reply
            raise self.stop(BOX_ENDED) from error
        if type(reply) is not dict or type(buffers) is not list:
            raise self.stop(BOX_ENDED)
        self._heed(reply)
        return reply, buffers

    def stop(self, trouble: str) -> Stopped:
        """Use the channel no more; return what to raise."""
        self.stopped = self.stopped or trouble
        return Stopped(self.stopped)

    def refuse(self, message: str) -> Any:
        """Raise what a test cannot get round: it fails even if it catches this."""
        refused = Refused(message)
        self.refusals.append(refused)
        raise refused

    def drop(self, number: int) -> None:
        """Let the other side forget an object (called when its proxy is gone)."""
        self._dropped.add(number)

    def _heed(self, reply: dict[str, Any]) -> None:
        """Stop where the reply says that nothing more will come."""
        error = reply.get("error")
        if not isinstance(error, dict) or "bases" in error:
            return
        if error.get("type") == "ProcessDied":
            raise self.stop(BOX_ENDED)

    def _value(self, reply: dict[str, Any], parts: Unpacker) -> Any:
        self._speak(reply)
        if "error" in reply:
            self._fail(reply["error"])
        if reply.get("absent") is True:
            return ABSENT
        return self._unpacked(reply, "value", parts)

    def _fail(self, told: Any) -> None:
        told = told if isinstance(told, dict) else {}
        if told.get("type") == "TimeIsUp" and "bases" not in told:
            raise self.stop(TIMED_OUT)
        if told.get("type") == "WireError" and "bases" not in told:
            self.refuse(
                f"a value of the submission cannot cross: {told.get('message')}"
            )
        raise errors.raised(told, self.error_class)

    def error_class(self, tree: Any) -> type[Exception] | None:
        """Return our class for an exception class of the learner's."""
        number = tree.get("id") if isinstance(tree, dict) else None
        if type(number) is not int:
            return None
        if number not in self._known_errors:
            self._known_errors[number] = errors.mirrored(tree)
        self._dropped.discard(number)
        return self._known_errors[number]

    def _packed(self, packer: Packer, value: Any) -> Any:
        try:
            return packer.pack(value)
        except WireError as error:
            return self.refuse(f"a test cannot send this to the submission: {error}")

    def _unpacker(self, buffers: list[bytes]) -> Unpacker:
        """Return what unpacks one reply, whose values are bounded together."""
        return Unpacker(buffers, kinds=crossing.KINDS | {"handle": self._handle})

    def _unpacked(self, reply: dict[str, Any], key: str, parts: Unpacker) -> Any:
        try:
            return parts.unpack(reply.get(key))
        except WireError as error:
            return self.refuse(_cannot(error))

    def _handle(self, tree: dict[str, Any], *_: Any) -> Any:
        number = tree["id"]
        if type(number) is not int:
            raise WireError("a malformed value arrived")
        if tree.get("kind") == "exception":
            return self.error_class(tree)
        proxy = self._proxies.get(number)
        if proxy is None:
            proxy = self._proxies[number] = self._make(self, tree)
            self._dropped.discard(number)
        return proxy

    def _speak(self, reply: dict[str, Any]) -> None:
        """Print and warn here as the call did there."""
        for key, stream in (("output", sys.stdout), ("stderr", sys.stderr)):
            text = reply.get(key)
            if type(text) is str and text:
                stream.write(text[:MAX_OUTPUT])
        told, kinds = reply.get("warnings"), reply.get("categories")
        if isinstance(told, list) and isinstance(kinds, list):
            for text, kind in zip(told[:MAX_WARNINGS], kinds, strict=False):
                warnings.warn(str(text)[:500], errors.category(kind), stacklevel=5)


def _cannot(why: Any) -> str:
    return f"a value of the submission cannot cross: {why}"


_BARE = ("id", "name", "of", "as_class", "names")

__all__ = ["ABSENT", "Bridge", "LearnerError", "Refused", "Stopped"]
