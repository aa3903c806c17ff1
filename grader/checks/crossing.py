"""Further kinds of values that cross by their exact type, estimators included.

Each kind is rebuilt on arrival with the receiver's own class from plain parts. An
estimator crosses as its class path and state, if its class predicts without
compiled code that would trust that state, or if it is not fitted.
"""

import collections
import contextlib
import datetime as dt
import decimal
import fractions
import importlib
import random
import re
import sys
from collections.abc import Callable
from typing import Any

from grader.checks.wire import Packer, Unpacker, WireError

_TYPES: dict[str, type] = {
    one.__name__: one
    for one in (bool, bytes, complex, dict, float, frozenset, int, list, range, set)
} | {"str": str, "tuple": tuple, "NoneType": type(None)}
_NAMES = {kind: name for name, kind in _TYPES.items()}
_MAX_EXPONENT = 10_000
_SPARSE = ("csr_matrix", "csr_array", "csc_matrix", "csc_array")
# Their fitted state is numbers that numpy alone works on.
_OPEN = re.compile(
    r"sklearn\.(linear_model|naive_bayes|dummy|preprocessing|impute|pipeline|compose"
    r"|discriminant_analysis|decomposition\._pca|feature_selection)\b[.\w]*"
)
_SKLEARN = re.compile(r"sklearn(\.\w+)+")
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
        return _pack_estimator(value, kind, packer, depth)
    return None


def _pack_estimator(value: Any, kind: type, packer: Packer, depth: int) -> Any:
    path = f"{kind.__module__}.{kind.__qualname__}"
    state = getattr(value, "__dict__", None)
    if type(state) is not dict or not _may_cross(path, state, kind):
        return None
    # Tried on the side, so that a part that cannot cross leaves nothing behind.
    inner = Packer(special=pack, buffers=list(packer.buffers), size=packer.size)
    try:
        tree = inner.pack(state, depth + 1)
    except WireError:
        return None
    packer.buffers[:], packer.size = inner.buffers, inner.size
    packer.nodes += inner.nodes
    return {"t": "estimator", "class": path, "v": tree}


def _may_cross(path: str, state: dict[str, Any], kind: Any) -> bool:
    """Return whether code of scikit-learn may run on this state, if it is hostile."""
    if state.get("memory") is not None:  # a cache on disk holds pickles
        return False
    if _OPEN.fullmatch(path):
        return True
    return set(state) <= _unfitted_names(kind)


def _unfitted_names(kind: Any) -> set[str]:
    """Return the attributes of an estimator before `fit`."""
    names = set(kind._get_param_names()) if hasattr(kind, "_get_param_names") else set()
    with contextlib.suppress(TypeError):  # some need arguments
        names |= set(vars(kind()))
    return names


def _estimator(tree: dict[str, Any], unpacker: Unpacker, depth: int) -> Any:
    path = str(tree["class"])
    if not _SKLEARN.fullmatch(path):
        raise ValueError(f"{path[:100]!r} is no class of scikit-learn")
    from sklearn.base import BaseEstimator

    module, name = path.rsplit(".", 1)
    kind: Any = getattr(importlib.import_module(module), name)
    state = unpacker.unpack(tree["v"], depth + 1)
    if not (isinstance(kind, type) and issubclass(kind, BaseEstimator)):
        raise ValueError(f"{path[:100]!r} is no estimator")
    if not all(type(key) is str for key in state) or not _may_cross(path, state, kind):
        raise ValueError(f"a {name} does not cross in this state")
    made: Any = object.__new__(kind)
    made.__dict__.update(state)
    if state.get("n_jobs") is not None:
        made.__dict__["n_jobs"] = 1  # no processes of the receiver's
    return made


def _simple(make: Callable[[Any], Any]) -> Callable[..., Any]:
    def maker(tree: dict[str, Any], unpacker: Unpacker, depth: int) -> Any:
        return make(unpacker.unpack(tree["v"], depth + 1))

    return maker


def _decimal(text: str) -> decimal.Decimal:
    number = decimal.Decimal(text)
    if number.is_finite() and abs(number.adjusted()) > _MAX_EXPONENT:
        raise ValueError("a Decimal has more than 10,000 digits")
    return number


def _defaultdict(tree: dict[str, Any], unpacker: Unpacker, depth: int) -> Any:
    factory = tree["factory"]
    parts = unpacker.unpack(tree["v"], depth + 1)
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
    from scipy import sparse

    if tree["kind"] not in _SPARSE:
        raise ValueError("no such matrix")
    data, indices, indptr, shape = unpacker.unpack(tree["v"], depth + 1)
    matrix = getattr(sparse, tree["kind"])((data, indices, indptr), shape=tuple(shape))
    matrix.check_format(full_check=True)  # compiled code trusts the indices
    return matrix


KINDS: dict[str, Callable[[dict[str, Any], Unpacker, int], Any]] = {
    "complex": _simple(lambda v: complex(*v)),
    "ellipsis": lambda *_: ...,
    "slice": _simple(lambda v: slice(*v)),
    "decimal": _simple(_decimal),
    "fraction": _simple(lambda v: fractions.Fraction(*v)),
    "timedelta": _simple(lambda v: dt.timedelta(*v)),
    "time": _simple(dt.time.fromisoformat),
    "random": _simple(_random),
    "random state": _simple(_random_state),
    "generator": _simple(_generator),
    "counter": _simple(collections.Counter),
    "ordered": _simple(collections.OrderedDict),
    "deque": _simple(lambda v: collections.deque(*v)),
    "keys": _simple(lambda v: dict.fromkeys(v).keys()),
    "values": _simple(lambda v: dict(enumerate(v)).values()),
    "pairs": _simple(lambda v: dict(v).items()),
    "defaultdict": _defaultdict,
    "type": lambda tree, *_: _TYPES[tree["v"]],
    "scalar type": lambda tree, *_: _scalar_type(tree["v"]),
    "dtype": lambda tree, *_: _dtype(tree["v"]),
    "sparse": _sparse,
    "estimator": _estimator,
}
