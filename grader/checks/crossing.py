"""Further kinds of values that cross by their exact type, estimators included.

Each kind is rebuilt on arrival with the receiver's own class from plain parts of
their exact type, so that nothing becomes larger than what arrived.
"""

import collections
import datetime as dt
import decimal
import fractions
import random
import re
import sys
from collections.abc import Callable
from typing import Any

from grader.checks import estimators
from grader.checks.wire import MAX_RANGE, Packer, Unpacker

_TYPES: dict[str, type] = {
    one.__name__: one
    for one in (bool, bytes, complex, dict, float, frozenset, int, list, range, set)
} | {"str": str, "tuple": tuple, "NoneType": type(None)}
_NAMES = {kind: name for name, kind in _TYPES.items()}
_MAX_EXPONENT = 10_000
_MAX_CELLS = 2**31  # some test will make a matrix dense
_SPARSE = ("csr_matrix", "csr_array", "csc_matrix", "csc_array")
_Parts = Callable[[Any], Any]

# Exact type → name on the wire and its plain parts.
_SIMPLE: dict[Any, tuple[str, _Parts]] = {
    complex: ("complex", lambda v: [v.real, v.imag]),
    type(...): ("ellipsis", lambda v: None),
    slice: ("slice", lambda v: [v.start, v.stop, v.step]),
    decimal.Decimal: ("decimal", str),
    fractions.Fraction: ("fraction", lambda v: [v.numerator, v.denominator]),
    dt.timedelta: ("timedelta", lambda v: [v.days, v.seconds, v.microseconds]),
    dt.time: ("time", lambda v: v.isoformat()),
    random.Random: ("random", lambda v: v.getstate()),
    collections.Counter: ("counter", dict),
    collections.OrderedDict: ("ordered", dict),
    collections.deque: ("deque", lambda v: [list(v), v.maxlen]),
    type({}.keys()): ("keys", list),
    type({}.values()): ("values", list),
    type({}.items()): ("pairs", lambda v: [list(pair) for pair in v]),
}


def pack(value: Any, packer: Packer, depth: int) -> Any:
    """Return the tree of a value of one of these kinds; None for anything else."""
    kind = type(value)
    if kind in _SIMPLE:
        name, parts = _SIMPLE[kind]
        return {"t": name, "v": packer.pack(parts(value), depth + 1)}
    if kind is collections.defaultdict:
        factory = _NAMES.get(value.default_factory)
        if value.default_factory is None or factory:
            parts = packer.pack(dict(value), depth + 1)
            return {"t": "defaultdict", "factory": factory, "v": parts}
    if kind is type and value in _NAMES:
        return {"t": "type", "v": _NAMES[value]}
    return _pack_scientific(value, kind, packer, depth)


def _pack_scientific(value: Any, kind: type, packer: Packer, depth: int) -> Any:
    numpy = sys.modules.get("numpy")
    if numpy and isinstance(value, numpy.dtype) and value.kind in "biufcmMSU":
        return {"t": "dtype", "v": value.str}
    if numpy and kind is type and issubclass(value, numpy.generic):
        return {"t": "scalar type", "v": value.__name__}
    if numpy and kind is numpy.random.RandomState:
        state = packer.pack(value.get_state(legacy=False), depth + 1)
        return {"t": "random state", "v": state}
    if numpy and kind is numpy.random.Generator:
        state = packer.pack(value.bit_generator.state, depth + 1)
        return {"t": "generator", "v": state}
    if kind.__name__ in _SPARSE and kind.__module__.startswith("scipy.sparse"):
        parts = [value.data, value.indices, value.indptr, list(value.shape)]
        tree = packer.pack(parts, depth + 1)
        return {"t": "sparse", "kind": kind.__name__, "v": tree}
    if kind.__module__.startswith("sklearn."):
        return estimators.pack(value, packer, depth, pack)
    return None


def _simple(make: Callable[[Any], Any], *kinds: type) -> Callable[..., Any]:
    """Return a maker from parts of `kinds`; a list or dict is as large as it came."""

    def maker(tree: dict[str, Any], unpacker: Unpacker, depth: int) -> Any:
        parts = unpacker.unpack(tree["v"], depth + 1)
        if type(parts) not in kinds:
            raise ValueError(f"no {tree['t']} is made of a {type(parts).__name__}")
        return make(parts)

    return maker


def _numbers(parts: list[Any], *kinds: type) -> list[Any]:
    """Return `parts`; a text in their place might mean a number without end."""
    if not all(type(part) in kinds for part in parts):
        raise ValueError("what must be a number is none")
    return parts


def _deque(parts: list[Any]) -> collections.deque[Any]:
    values, most = parts
    if type(values) is not list:
        raise ValueError("a deque is made of a list")
    return collections.deque(values, most)


def _decimal(text: str) -> decimal.Decimal:
    number = decimal.Decimal(text)
    if number.is_finite() and abs(number.adjusted()) > _MAX_EXPONENT:
        raise ValueError("a Decimal has more than 10,000 digits")
    return number


def _defaultdict(tree: dict[str, Any], unpacker: Unpacker, depth: int) -> Any:
    factory = tree["factory"]
    parts = unpacker.unpack(tree["v"], depth + 1)
    if type(parts) is not dict:
        raise ValueError("a defaultdict is made of a dict")
    return collections.defaultdict(_TYPES[factory] if factory else None, parts)


def _scalar_type(name: str) -> Any:
    import numpy as np

    kind = getattr(np, str(name))
    if not (isinstance(kind, type) and issubclass(kind, np.generic)):
        raise ValueError("no such type of numbers")
    return kind


def _dtype(text: str) -> Any:
    import numpy as np

    if not re.fullmatch(r"[<>|=][biufcmMSU]\d{1,6}(\[\d*\w+\])?", text):
        raise ValueError("no such dtype")
    return np.dtype(text)


def _random(state: Any) -> random.Random:
    made = random.Random()
    made.setstate(state)
    return made


def _random_state(state: dict[str, Any]) -> Any:
    import numpy as np

    if not 0 <= state["state"]["pos"] <= 624:  # compiled code trusts it
        raise ValueError("no state of random numbers has this position")
    made = np.random.RandomState(0)
    made.set_state(state)
    return made


def _generator(state: dict[str, Any]) -> Any:
    import numpy as np

    bits: Any = np.random.PCG64(0)
    bits.state = state  # numpy refuses the state of another kind
    return np.random.Generator(bits)


def _sparse(tree: dict[str, Any], unpacker: Unpacker, depth: int) -> Any:
    import numpy as np
    from scipy import sparse

    if tree["kind"] not in _SPARSE:
        raise ValueError("no such matrix")
    *arrays, shape = unpacker.unpack(tree["v"], depth + 1)
    data, indices, indptr = arrays
    if any(type(array) is not np.ndarray or array.ndim != 1 for array in arrays):
        raise ValueError("a sparse matrix is made of arrays")
    sides = [side for side in shape if type(side) is int and 0 <= side <= MAX_RANGE]
    if len(sides) != 2 or sides[0] * sides[1] > _MAX_CELLS:
        raise ValueError("a sparse matrix is larger than two billion cells")
    matrix = getattr(sparse, tree["kind"])((data, indices, indptr), shape=tuple(shape))
    matrix.check_format(full_check=True)  # compiled code trusts the indices
    return matrix


KINDS: dict[str, Callable[[dict[str, Any], Unpacker, int], Any]] = {
    "complex": _simple(lambda v: complex(*_numbers(v, float, int)), list),
    "ellipsis": lambda *_: ...,
    "slice": _simple(lambda v: slice(*v), list),
    "decimal": _simple(_decimal, str),
    "fraction": _simple(lambda v: fractions.Fraction(*_numbers(v, int)), list),
    "timedelta": _simple(lambda v: dt.timedelta(*_numbers(v, int)), list),
    "time": _simple(dt.time.fromisoformat, str),
    "random": _simple(_random, tuple),
    "random state": _simple(_random_state, dict),
    "generator": _simple(_generator, dict),
    "counter": _simple(collections.Counter, dict),
    "ordered": _simple(collections.OrderedDict, dict),
    "deque": _simple(_deque, list),
    "keys": _simple(lambda v: dict.fromkeys(v).keys(), list),
    "values": _simple(lambda v: dict(enumerate(v)).values(), list),
    "pairs": _simple(lambda v: dict(v).items(), list),
    "defaultdict": _defaultdict,
    "type": lambda tree, *_: _TYPES[tree["v"]],
    "scalar type": lambda tree, *_: _scalar_type(tree["v"]),
    "dtype": lambda tree, *_: _dtype(tree["v"]),
    "sparse": _sparse,
    "estimator": lambda tree, unpacker, depth: estimators.unpack(
        tree, unpacker, depth, KINDS
    ),
}
