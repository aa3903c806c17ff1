"""The box's side of a trusted checker: serve requests about a live namespace.

One request is one small experiment: fetch a name, call an object, read an
attribute. Everything in a reply is a claim of the learner's process; the checker
believes values, never behaviour.
"""

import contextlib
import importlib
import inspect
import io
import itertools
import json
import types
import warnings
from collections.abc import Callable
from typing import Any

from grader.checks import crossing, described, frames, limits
from grader.checks.host import MAX_OUTPUT, MAX_WARNINGS, Host, Message
from grader.checks.wire import Packer, Unpacker, WireError

MAX_KEPT = 200_000
MAX_NAMES = 20_000
MAX_PARTS = 1_000_000
_MANY = 50_000  # parts or bytes from which on the size of a reply is looked at
_ABSENT: Any = object()
_FIXED = (bool, int, float, complex, str, bytes, type(None), range, types.FunctionType)
_Reply = dict[str, Any]


class _Page(io.StringIO):
    """Text that a call printed; what is too much is dropped."""

    def write(self, text: str) -> int:
        """Keep `text` as far as there is room."""
        super().write(text[: max(0, MAX_OUTPUT - self.tell())])
        return len(text)


class NamespaceHost(Host):
    """Serve requests about the names and objects of a notebook's namespace.

    A request without "op" is one of `Host`'s, so that a check's own `Answer` can
    speak to any object here.
    """

    def __init__(self, namespace: dict[str, Any]) -> None:
        super().__init__(None)
        self.namespace = namespace
        self._numbers: dict[int, int] = {}
        self._next = 1
        self._hidden: dict[str, Any] = {}

    def serve(self, request: Message) -> Message:
        """Run one request and return its reply; never raise."""
        try:
            if "op" not in request[0]:
                return super().serve(request)
            return self._served(*request)
        except BaseException as error:
            return {"error": described.error(error)}, []

    def _served(self, body: _Reply, buffers: list[bytes]) -> Message:
        for number in body.get("drop", ()):
            gone = self.objects.pop(number, None)
            self._numbers.pop(id(gone), None)
        packer = Packer(keep=self._keep, special=self._special)
        out, err = _Page(), _Page()
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                reply = self._tried(body, buffers, packer)
        if packer.nodes > _MANY or packer.size > _MANY:
            reply = _fitting(reply, packer)
        reply["output"], reply["stderr"] = out.getvalue(), err.getvalue()
        caught = caught[:MAX_WARNINGS]
        reply["warnings"] = [str(one.message)[:500] for one in caught]
        reply["categories"] = [one.category.__name__ for one in caught]
        return reply, packer.buffers

    def _tried(self, body: _Reply, buffers: list[bytes], packer: Packer) -> _Reply:
        work = _OPS[body["op"]]
        try:
            return limits.run(
                lambda: work(self, body, buffers, packer), body.get("seconds", 60)
            )
        except limits.TimeIsUp:
            return {"error": {"type": "TimeIsUp", "message": "", "line": ""}}
        except WireError as error:
            return {"error": {"type": "WireError", "message": str(error), "line": ""}}
        except BaseException as error:
            return {"error": self._error(error)}

    # Names

    def _fetch(self, body: _Reply, _: list[bytes], packer: Packer) -> _Reply:
        value = self.namespace.get(body["name"], _ABSENT)
        return {"absent": True} if value is _ABSENT else {"value": packer.pack(value)}

    def _names(self, *_: Any) -> _Reply:
        return {"value": [n for n in self.namespace if type(n) is str][:MAX_NAMES]}

    def _has(self, body: _Reply, *_: Any) -> _Reply:
        return {"value": body["name"] in self.namespace}

    def _hide(self, body: _Reply, *_: Any) -> _Reply:
        value = self.namespace.pop(body["name"], _ABSENT)
        if value is _ABSENT:
            return {"absent": True}
        self._hidden[body["name"]] = value
        return {"value": None}

    def _restore(self, body: _Reply, *_: Any) -> _Reply:
        for name in body["names"]:
            if name in self._hidden:
                self.namespace[name] = self._hidden.pop(name)
        return {"value": None}

    # Objects

    def _call(self, body: _Reply, buffers: list[bytes], packer: Packer) -> _Reply:
        target = self.objects[body["id"]]
        args = self._unpacked(body["args"], buffers)
        kwargs = self._unpacked(body["kwargs"], buffers)
        named = dict(enumerate(args)) | kwargs
        before = {k: self._print(v) for k, v in named.items() if type(v) not in _FIXED}
        value = target(*args, **kwargs)
        if inspect.iscoroutine(value):
            value.close()  # else Python warns on stderr that nobody awaited it
        reply: _Reply = {"value": None}
        given = [k for k in before if named[k] is value]
        if given:
            reply["given"] = given[0]
        else:
            reply["value"] = packer.pack(value)
        changed = [k for k, seen in before.items() if seen != self._print(named[k])]
        left = [packer.pack(named[k]) for k in changed]
        return reply | {"changed": changed, "args": left}

    def _attribute(self, body: _Reply, _: list[bytes], packer: Packer) -> _Reply:
        value = getattr(self.objects[body["id"]], body["name"], _ABSENT)
        return {"absent": True} if value is _ABSENT else {"value": packer.pack(value)}

    def _assign(self, body: _Reply, buffers: list[bytes], _: Packer) -> _Reply:
        value = self._unpacked(body["value"], buffers)
        setattr(self.objects[body["id"]], body["name"], value)
        return {"value": None}

    def _item(self, body: _Reply, buffers: list[bytes], packer: Packer) -> _Reply:
        key = self._unpacked(body["key"], buffers)
        return {"value": packer.pack(self.objects[body["id"]][key])}

    def _set_item(self, body: _Reply, buffers: list[bytes], _: Packer) -> _Reply:
        key = self._unpacked(body["key"], buffers)
        self.objects[body["id"]][key] = self._unpacked(body["value"], buffers)
        return {"value": None}

    def _del_item(self, body: _Reply, buffers: list[bytes], _: Packer) -> _Reply:
        del self.objects[body["id"]][self._unpacked(body["key"], buffers)]
        return {"value": None}

    def _length(self, body: _Reply, *_: Any) -> _Reply:
        return {"value": len(self.objects[body["id"]])}

    def _text(self, body: _Reply, *_: Any) -> _Reply:
        return {"value": str(self.objects[body["id"]])[:MAX_OUTPUT]}

    def _is(self, body: _Reply, *_: Any) -> _Reply:
        test = issubclass if body["as_class"] else isinstance
        return {"value": test(self.objects[body["id"]], self.objects[body["of"]])}

    def _iterate(self, body: _Reply, *_: Any) -> _Reply:
        steps = iter(self.objects[body["id"]])
        return {"value": self._described(steps)}

    def _parts(self, body: _Reply, _: list[bytes], packer: Packer) -> _Reply:
        target = self.objects[body["id"]]
        parts = list(itertools.islice(iter(target), MAX_PARTS + 1))
        if len(parts) > MAX_PARTS:
            raise WireError("it has more than 1,000,000 parts")
        length = len(target) if hasattr(type(target), "__len__") else len(parts)
        return {"value": packer.pack([length, parts])}

    def _contains(self, body: _Reply, buffers: list[bytes], _: Packer) -> _Reply:
        part = self._unpacked(body["key"], buffers)
        return {"value": part in self.objects[body["id"]]}

    def _step(self, body: _Reply, _: list[bytes], packer: Packer) -> _Reply:
        try:
            value = next(self.objects[body["id"]])
        except StopIteration:
            return {"absent": True}
        return {"value": packer.pack(value)}

    def _signature(self, body: _Reply, _: list[bytes], packer: Packer) -> _Reply:
        found = inspect.signature(self.objects[body["id"]])
        parts = [
            [one.name, int(one.kind), one.default is not one.empty]
            for one in found.parameters.values()
        ]
        return {"value": packer.pack(parts)}

    # What crosses

    def _unpacked(self, tree: Any, buffers: list[bytes]) -> Any:
        return Unpacker(buffers, kinds=self._kinds()).unpack(tree)

    def _kinds(self) -> dict[str, Callable[..., Any]]:
        return crossing.KINDS | {
            "handle": lambda tree, *_: self.objects[tree["id"]],
            "iterator": lambda tree, unpacker, depth: iter(
                unpacker.unpack(tree["v"], depth + 1)
            ),
            "global": lambda tree, *_: getattr(
                importlib.import_module(tree["module"]), tree["name"]
            ),
        }

    def _keep(self, value: Any) -> int:
        number = self._numbers.get(id(value))
        if number is None:
            if len(self.objects) >= MAX_KEPT:
                raise WireError("it holds too many objects")
            number, self._next = self._next, self._next + 1
            self._numbers[id(value)] = number
            self.objects[number] = value
        return number

    def _special(self, value: Any, packer: Packer, depth: int) -> Any:
        if packer.keep is None:
            return None
        return crossing.pack(value, packer, depth) or self._described(value)

    def _described(self, value: Any) -> _Reply:
        """Return the tree of an object that stays here."""
        return {"t": "handle", "id": self._keep(value), **described.thing(value)}

    def _print(self, value: Any) -> Any:
        """Return what would cross, to see whether a call changed an argument."""
        packer = Packer(keep=id, special=crossing.pack)
        try:
            return json.dumps(packer.pack(value)), packer.buffers
        except WireError:
            return None

    def _error(self, error: BaseException) -> _Reply:
        told = described.error(error)
        if type(error).__module__ != "builtins":
            told["class"] = self._described(type(error))
        return told


def _fitting(reply: _Reply, packer: Packer) -> _Reply:
    """Return `reply`, or an error in place of one that the grader would refuse."""
    try:
        frames.encoded((reply, packer.buffers))
    except WireError as error:
        packer.buffers.clear()
        return {"error": {"type": "WireError", "message": str(error), "line": ""}}
    return reply


_OPS: dict[str, Callable[..., _Reply]] = {
    "fetch": NamespaceHost._fetch,
    "names": NamespaceHost._names,
    "has": NamespaceHost._has,
    "hide": NamespaceHost._hide,
    "restore": NamespaceHost._restore,
    "call": NamespaceHost._call,
    "attribute": NamespaceHost._attribute,
    "assign": NamespaceHost._assign,
    "item": NamespaceHost._item,
    "set item": NamespaceHost._set_item,
    "del item": NamespaceHost._del_item,
    "length": NamespaceHost._length,
    "text": NamespaceHost._text,
    "is": NamespaceHost._is,
    "iterate": NamespaceHost._iterate,
    "parts": NamespaceHost._parts,
    "contains": NamespaceHost._contains,
    "step": NamespaceHost._step,
    "signature": NamespaceHost._signature,
}
