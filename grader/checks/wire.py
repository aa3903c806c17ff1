"""How values cross between a check and an answer: plain data, never a pickle.

A value becomes a JSON tree and a list of binary buffers. What is not plain
(an estimator, a generator, an object of the learner's own class) stays where it
is and crosses as a handle. Subclasses of plain types are not plain: a lying
`__len__` or `__eq__` never reaches a check. Those of dict in `collections` do not
lie; they arrive as a dict.
"""

from array import array
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.checks import arrivals, tables
from grader.checks.records import KINDS, Record, fields

MAX_DEPTH = 50
MAX_NODES = 3_000_000
MAX_BYTES = 256 * 2**20
MAX_RANGE = 10_000_000
_LONG = 64  # from this length on, a list of numbers crosses as one buffer


class WireError(Exception):
    """A value cannot cross: too large, too deep or of an unknown kind."""


@dataclass(frozen=True)
class Recipe:
    """An estimator, splitter or metric by path and parameters, made on arrival.

    `Recipe("sklearn.linear_model.LogisticRegression", C=1.0)`; parameters may
    hold further recipes, also inside lists and tuples. A function of
    `sklearn.metrics` arrives as it is, for the answer to call.
    """

    path: str
    parameters: dict[str, Any]

    def __init__(self, path: str, **parameters: Any) -> None:
        object.__setattr__(self, "path", path)
        object.__setattr__(self, "parameters", parameters)


@dataclass
class Packer:
    """Turn values into trees; `keep` gives an opaque object a handle's number.

    `special` may return the tree of a value that is not plain, or None.
    """

    keep: Callable[[Any], int] | None = None
    special: Callable[[Any, "Packer", int], Any] | None = None
    buffers: list[bytes] = field(default_factory=list)
    nodes: int = 0
    size: int = 0

    def pack(self, value: Any, depth: int = 0) -> Any:
        """Return the tree of `value`; binary parts are added to `buffers`."""
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise WireError("it is nested too deeply or has too many parts")
        kind = type(value)
        if value is None or kind in (bool, str, float, int):
            return self._scalar(value)
        if kind is list:
            numbers = self._numbers(value) if len(value) >= _LONG else None
            return numbers or [self.pack(part, depth + 1) for part in value]
        if kind in _SEQUENCES:
            parts = [self.pack(part, depth + 1) for part in value]
            return {"t": _SEQUENCES[kind], "v": parts}
        if kind in _DICTS:
            pairs = [[self.pack(k, depth + 1), self.pack(v, depth + 1)]
                     for k, v in value.items()]  # fmt: skip
            return {"t": "dict", "v": pairs}
        return self._special(value, kind, depth)

    def _scalar(self, value: Any) -> Any:
        self.size += len(value) if type(value) is str else 8
        if type(value) is int and value.bit_length() > 10_000:
            raise WireError("an integer has more than 3,000 digits")
        if self.size > MAX_BYTES:
            raise WireError("it is larger than 256 MiB")
        return value

    def _numbers(self, value: list[Any]) -> Any:
        """Return the tree of a long list of floats, or of ints; None for others."""
        kinds = set(map(type, value))
        code = {float: "d", int: "q"}.get(kinds.pop()) if len(kinds) == 1 else None
        if code is None:
            return None
        try:
            data = array(code, value).tobytes()
        except OverflowError:
            return None
        return {"t": "numbers", "code": code, "b": self.buffer(data)}

    def _special(self, value: Any, kind: type, depth: int) -> Any:
        if kind in (bytes, bytearray):
            return {"t": "bytes", "b": self.buffer(bytes(value))}
        if kind is range:
            return {"t": "range", "v": [value.start, value.stop, value.step]}
        if kind in KINDS.values():
            return self._record(value, depth)
        if kind is Recipe:
            parameters = self.pack(value.parameters, depth + 1)
            return {"t": "recipe", "path": value.path, "v": parameters}
        tree = tables.pack(value, self, depth)
        if tree is None and self.special is not None:
            tree = self.special(value, self, depth)
        return self._opaque(value, kind) if tree is None else tree

    def _record(self, value: Record, depth: int) -> Any:
        tree = self.pack(fields(value), depth + 1)
        return {"t": "record", "kind": value.kind, "v": tree}

    def _opaque(self, value: Any, kind: type) -> Any:
        if self.keep is None:
            raise WireError(f"a {kind.__name__} cannot cross")
        name = f"{kind.__module__}.{kind.__qualname__}"
        return {"t": "handle", "id": self.keep(value), "class": name[:200]}

    def buffer(self, data: bytes) -> int:
        """Store `data` and return its number."""
        self.size += len(data)
        if self.size > MAX_BYTES:
            raise WireError("it is larger than 256 MiB")
        self.buffers.append(data)
        return len(self.buffers) - 1


_DICTS = (dict, Counter, OrderedDict, defaultdict)
_SEQUENCES: dict[Any, str] = {tuple: "tuple", set: "set", frozenset: "frozenset"}
_MAKERS: dict[str, Any] = {name: kind for kind, name in _SEQUENCES.items()}


@dataclass
class Unpacker:
    """Turn trees back into values.

    `recipe` makes an object of a recipe (only on the answer's side), `handle`
    a proxy for an opaque object (only on the check's side). `kinds` has makers of
    further kinds of trees. `size` is what the values take so far, in bytes: a small
    tree may name one buffer, or one long range, many times.
    """

    buffers: list[bytes]
    recipe: Callable[[str, dict[str, Any]], Any] | None = None
    handle: Callable[[int, str], Any] | None = None
    kinds: Mapping[str, "Maker"] = field(default_factory=dict)
    size: int = 0

    def claim(self, size: int) -> None:
        """Count memory that a value takes; raise WireError if it is too much."""
        self.size += size
        if self.size > MAX_BYTES:
            raise WireError("it is larger than 256 MiB")

    def buffer(self, number: int) -> bytes:
        """Return a buffer, which counts each time that it is used."""
        data = self.buffers[number]
        self.claim(len(data))
        return data

    def span(self, start: int, stop: int, step: int) -> range:
        """Return a range that counts as the numbers that it stands for."""
        made = range(start, stop, step)
        if len(made) > MAX_RANGE:  # a list of it would fill the memory
            raise WireError("a range is longer than 10,000,000")
        self.claim(8 * len(made))
        return made

    def unpack(self, tree: Any, depth: int = 0) -> Any:
        """Return the value of `tree`; raise WireError if it is malformed."""
        if depth > MAX_DEPTH + 5:
            raise WireError("it is nested too deeply")
        if isinstance(tree, list):
            return [self.unpack(part, depth + 1) for part in tree]
        if not isinstance(tree, dict):
            return tree
        try:
            return self._special(tree, tree["t"], depth)
        except WireError:
            raise
        except Exception as error:
            raise WireError(f"a malformed value arrived ({error!s:.300})") from None

    def _special(self, tree: dict[str, Any], kind: str, depth: int) -> Any:
        if kind in self.kinds:
            return self.kinds[kind](tree, self, depth)
        if kind in _MAKERS:
            return _MAKERS[kind](self.unpack(p, depth + 1) for p in tree["v"])
        if kind == "dict":
            return {self.unpack(k, depth + 1): self.unpack(v, depth + 1)
                    for k, v in tree["v"]}  # fmt: skip
        if kind == "bytes":
            return self.buffer(tree["b"])
        if kind == "range":
            return self.span(*tree["v"])
        if kind == "numbers":
            return self._numbers(tree["code"], tree["b"])
        if kind == "record":
            return KINDS[tree["kind"]](**self.unpack(tree["v"], depth + 1))
        if kind == "recipe" and self.recipe is not None:
            return self.recipe(tree["path"], self.unpack(tree["v"], depth + 1))
        if kind == "handle" and self.handle is not None:
            return self.handle(int(tree["id"]), str(tree["class"]))
        return arrivals.unpack(tree, self, depth)

    def _numbers(self, code: str, number: int) -> list[Any]:
        if code not in ("d", "q"):
            raise WireError("a malformed value arrived (no such numbers)")
        numbers = array(code)
        numbers.frombytes(self.buffer(number))
        self.claim(numbers.itemsize * len(numbers))  # each becomes an object
        return numbers.tolist()


Maker = Callable[[dict[str, Any], Unpacker, int], Any]
