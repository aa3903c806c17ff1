"""What stands in a test for a function or an object of the submission.

A proxy gives values: of calls, attributes, items. It never answers a comparison, a
truth or an arithmetic in the learner's name, because an object that lies about
these would pass every test.
"""

from collections.abc import Callable, Iterator
from typing import Any

from grader.checks.answer import Answer, Remote
from grader.checks.host import Message
from grader.engine.sealed.bridge import ABSENT, Bridge
from grader.engine.sealed.scoring import score_of

# Asked for by machinery that shows, copies or compares; never the learner's to answer.
_PRIVATE = ("__", "_repr_", "_ipython_", "_stove_")
_BINARY = (
    *("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "divmod", "pow"),
    *("lshift", "rshift", "and", "xor", "or"),
)
_REFUSED = (
    *("lt", "le", "gt", "ge", "bool", "hash", "contains", "neg", "pos", "abs"),
    *("invert", "round", "trunc", "floor", "ceil", "enter", "exit", "reduce_ex"),
    *(prefix + name for prefix in ("", "r", "i") for name in _BINARY),
)


class Proxy(Remote):
    """An object of the submission, by the number under which the box keeps it."""

    __array_ufunc__ = None  # numpy neither converts it nor computes with it

    def __init__(self, bridge: Bridge, tree: dict[str, Any]) -> None:
        facts: dict[str, Any] = {
            "_stove_bridge": bridge,
            "_stove_number": tree["id"],
            "_stove_class": str(tree.get("class"))[:200],
            "_stove_seen": (-1, None),
        }
        for key in ("__name__", "__qualname__", "__doc__"):
            if type(tree.get(key)) is str:
                facts[key] = tree[key]
        self.__dict__.update(facts)

    def __del__(self) -> None:
        number = self.__dict__.get("_stove_number")
        if number is not None:
            self._stove_bridge.drop(number)

    def _stove_ask(self, op: str, **fields: Any) -> Any:
        return self._stove_bridge.ask(op, id=self._stove_number, **fields)

    def _stove_answer(self) -> Answer:
        """Return this as an answer that a check can judge (called by `check`)."""

        def channel(request: Message) -> Message:
            body, buffers = request
            if body.get("id") == 0:
                body = body | {"id": self._stove_number}
            return self._stove_bridge.exchange((body, buffers))

        return Answer(channel)

    def _stove_refuse(self, what: str) -> Any:
        return self._stove_bridge.refuse(
            f"a test cannot use {what} on {self!r}: only plain values, arrays and "
            "tables are compared. Return one of these, or test its attributes."
        )

    def __getattr__(self, name: str) -> Any:
        if not name.startswith(_PRIVATE):
            value = self._stove_ask("attribute", name=name)
            if name == "score" and value is not ABSENT:
                return self._stove_score(value)
            if value is not ABSENT:
                return value
        kind = self.__dict__.get("_stove_class", "").rsplit(".", 1)[-1]
        raise AttributeError(f"{kind!r} object has no attribute {name!r}")

    def _stove_score(self, own: Any) -> Any:
        """Return a model's score as made from its predictions, else its own."""
        predict = self._stove_ask("attribute", name="predict")
        if predict is ABSENT:
            return own
        is_classifier = self._stove_ask("attribute", name="classes_") is not ABSENT
        return score_of(predict, is_classifier)

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith(_PRIVATE):
            raise AttributeError(f"a test cannot set {name!r} of {self!r}")
        self._stove_bridge.epoch += 1
        self._stove_ask("assign", name=name, value=value)

    def __eq__(self, other: object) -> bool:
        return False if other is None else self._stove_refuse("==")

    def __ne__(self, other: object) -> bool:
        return True if other is None else self._stove_refuse("!=")

    def __repr__(self) -> str:
        return f"<{self._stove_class} of the submission>"

    def __str__(self) -> str:
        if not self._stove_bridge.is_open:
            return repr(self)
        text = self._stove_ask("text")
        return text if type(text) is str else self._stove_refuse("str()")

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def _refusing(name: str) -> Callable[..., Any]:
    def refuse(self: Proxy, *_: Any) -> Any:
        return self._stove_refuse(f"__{name}__")

    return refuse


for _name in _REFUSED:
    setattr(Proxy, f"__{_name}__", _refusing(_name))


class FunctionProxy(Proxy):
    """A function, or another callable, that runs beside the submission."""

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        """Call it with values; return the value that comes back."""
        return self._stove_bridge.call(self._stove_number, list(args), kwargs)

    def __getattr__(self, name: str) -> Any:
        if name == "__signature__":
            return _signature(self._stove_ask("signature"))
        return super().__getattr__(name)


class ClassProxy(FunctionProxy):
    """A class of the submission; its instances are proxies too."""

    def __instancecheck__(self, instance: Any) -> bool:
        return self._stove_is(instance, as_class=False)

    def __subclasscheck__(self, subclass: Any) -> bool:
        return self._stove_is(subclass, as_class=True)

    def _stove_is(self, other: Any, as_class: bool) -> bool:
        if not issubclass(type(other), Proxy):
            return False
        number = self._stove_number
        return other._stove_ask("is", of=number, as_class=as_class) is True


class IteratorProxy(Proxy):
    """A generator or another iterator: one request per part."""

    def __iter__(self) -> "IteratorProxy":
        return self

    def __next__(self) -> Any:
        self._stove_bridge.epoch += 1
        value = self._stove_ask("step")
        if value is ABSENT:
            raise StopIteration
        return value

    def __contains__(self, part: Any) -> bool:
        return any(one is part or one == part for one in self)


class SizedProxy(Proxy):
    """An instance of a class that the instructor's solution defines as well.

    Its length and its parts cannot change between two questions unless something
    of the submission ran in between, and they agree with each other.
    """

    def _stove_parts(self) -> tuple[Any, list[Any]]:
        epoch, seen = self._stove_seen
        if epoch == self._stove_bridge.epoch and isinstance(seen, tuple):
            return seen
        answer = self._stove_ask("parts")
        if type(answer) is not list or len(answer) != 2 or type(answer[1]) is not list:
            return self._stove_refuse("iter()")
        length, parts = answer
        if epoch == self._stove_bridge.epoch and seen != length:
            self._stove_refuse("len()")
        if length != len(parts):
            self._stove_refuse("iter(), whose parts are not as many as len() says,")
        self.__dict__["_stove_seen"] = (self._stove_bridge.epoch, (length, parts))
        return length, parts

    def __len__(self) -> int:
        epoch, seen = self._stove_seen
        if epoch == self._stove_bridge.epoch:
            return seen[0] if isinstance(seen, tuple) else seen
        length = self._stove_ask("length")
        if type(length) is not int or length < 0:
            return self._stove_refuse("len()")
        self.__dict__["_stove_seen"] = (self._stove_bridge.epoch, length)
        return length

    def __iter__(self) -> Iterator[Any]:
        return iter(self._stove_parts()[1])

    def __contains__(self, part: Any) -> bool:
        found = self._stove_ask("contains", key=part)
        return found if type(found) is bool else self._stove_refuse("in")

    def __getitem__(self, key: Any) -> Any:
        return self._stove_ask("item", key=key)

    def __setitem__(self, key: Any, value: Any) -> None:
        self._stove_bridge.epoch += 1
        self._stove_ask("set item", key=key, value=value)

    def __delitem__(self, key: Any) -> None:
        self._stove_bridge.epoch += 1
        self._stove_ask("del item", key=key)


class SizedFunctionProxy(SizedProxy, FunctionProxy):
    """An instance with a length that can be called too."""


_KINDS: dict[str, type[Proxy]] = {
    "function": FunctionProxy,
    "callable": FunctionProxy,
    "class": ClassProxy,
    "iterator": IteratorProxy,
}


def maker(classes: frozenset[str]) -> Callable[[Bridge, dict[str, Any]], Any]:
    """Return what makes proxies; instances of `classes` may have length and parts."""

    def make(bridge: Bridge, tree: dict[str, Any]) -> Any:
        kind = str(tree.get("kind"))
        if kind == "module":
            bridge.refuse("a module of the submission's cannot cross")
        module, _, name = str(tree.get("class")).rpartition(".")
        if kind in ("object", "callable") and module == "__main__" and name in classes:
            sized = SizedProxy if kind == "object" else SizedFunctionProxy
            return sized(bridge, tree)
        return _KINDS.get(kind, Proxy)(bridge, tree)

    return make


def _signature(parts: Any) -> Any:
    """Return the signature that a function of the submission says it has."""
    import inspect

    try:
        return inspect.Signature(
            [
                inspect.Parameter(
                    name,
                    inspect._ParameterKind(kind),
                    default=... if has_default else inspect.Parameter.empty,
                )
                for name, kind, has_default in parts
            ]
        )
    except (TypeError, ValueError):
        raise AttributeError("__signature__") from None
