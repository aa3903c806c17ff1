"""Estimators of scikit-learn on the wire: a class path and a state without code.

One crosses if its class predicts without compiled code that would trust its state,
or if it is not fitted. The state is what the class itself keeps: parameters and
what `fit` leaves, made of plain values, arrays and further such estimators. A
function in it would let an answer decide its own score, so none crosses.
"""

import contextlib
import dis
import importlib
import inspect
import re
import types
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from grader.checks.wire import Maker, Packer, Unpacker, WireError

# Their fitted state is numbers that numpy alone works on.
_OPEN = re.compile(
    r"sklearn\.(linear_model|naive_bayes|dummy|preprocessing|impute|pipeline|compose"
    r"|discriminant_analysis|decomposition\._pca|feature_selection)\b[.\w]*"
)
# Except these: `partial_fit` hands the state to compiled code.
_SHUT = ("SGDClassifier", "SGDOneClassSVM", "Perceptron", "PassiveAggressiveClassifier")
_PATH = re.compile(r"sklearn(\.\w+)+")
_NOT_PUBLIC = {"utils", "tests", "externals", "conftest", "datasets", "experimental"}
_TYPES = ("type", "scalar type")  # callable: only a `dtype` may be one
_STRANGE = (*_TYPES, "handle", "iterator", "global", "recipe", "record")
_NONE: Any = object()

Special = Callable[[Any, Packer, int], Any]


def pack(value: Any, packer: Packer, depth: int, special: Special) -> Any:
    """Return the tree of an estimator; None if it stays where it is."""
    kind: Any = type(value)
    path = f"{kind.__module__}.{kind.__qualname__}"
    state = getattr(value, "__dict__", None)
    if type(state) is not dict or not _is_estimator(kind, path):
        return None
    if not _may_cross(kind, path, state):
        return None

    def inert(part: Any, inner: Packer, depth: int) -> Any:
        return None if issubclass(type(part), type) else special(part, inner, depth)

    # Tried on the side, so that a part that cannot cross leaves nothing behind.
    inner = Packer(buffers=list(packer.buffers), size=packer.size)
    try:
        pairs = []
        for name, part in state.items():
            inner.special = special if name == "dtype" else inert
            pairs.append([name, inner.pack(part, depth + 2)])
    except WireError:
        return None
    packer.buffers[:], packer.size = inner.buffers, inner.size
    packer.nodes += inner.nodes
    return {"t": "estimator", "class": path, "v": {"t": "dict", "v": pairs}}


def unpack(
    tree: dict[str, Any], unpacker: Unpacker, depth: int, kinds: Mapping[str, Maker]
) -> Any:
    """Return the estimator of `tree`, made of the receiver's own class."""
    path = str(tree["class"])
    kind = _class(path)
    state = _state(tree["v"], unpacker, depth + 2, kinds)
    if not _may_cross(kind, path, state):
        raise ValueError(f"a {kind.__name__} does not cross in this state")
    made: Any = object.__new__(kind)
    made.__dict__.update(state)
    if state.get("n_jobs") is not None:
        made.__dict__["n_jobs"] = 1  # no processes of the receiver's
    return made


def _class(path: str) -> Any:
    if not _is_public(path):
        raise ValueError(f"{path[:100]!r} is no class of scikit-learn")
    module, name = path.rsplit(".", 1)
    kind = getattr(importlib.import_module(module), name)
    if not (isinstance(kind, type) and _is_estimator(kind, path)):
        raise ValueError(f"{path[:100]!r} is no estimator")
    return kind


def _is_public(path: str) -> bool:
    """Return whether a class of this path is meant for everybody's use."""
    return bool(_PATH.fullmatch(path)) and not _NOT_PUBLIC & set(path.split("."))


def _is_estimator(kind: type, path: str) -> bool:
    if not _is_public(path):
        return False
    from sklearn.base import BaseEstimator

    return issubclass(kind, BaseEstimator)


def _state(
    tree: dict[str, Any], unpacker: Unpacker, depth: int, kinds: Mapping[str, Maker]
) -> dict[str, Any]:
    """Return the state of `tree`; what could be called in it is an unknown kind."""
    if tree["t"] != "dict":
        raise ValueError("the state of an estimator is a dict")
    inert = {name: make for name, make in kinds.items() if name not in _STRANGE}
    typed = inert | {name: kinds[name] for name in _TYPES}
    inner = Unpacker(unpacker.buffers, size=unpacker.size)
    state = {}
    for name, part in tree["v"]:
        if type(name) is not str:
            raise ValueError("a name in the state of an estimator is no text")
        if isinstance(part, dict) and part.get("t") in _STRANGE and name != "dtype":
            raise ValueError(f"no {part['t']} crosses in the state of an estimator")
        inner.kinds = typed if name == "dtype" else inert
        state[name] = inner.unpack(part, depth)
    unpacker.size = inner.size
    return state


def _may_cross(kind: Any, path: str, state: dict[str, Any]) -> bool:
    """Return whether code of scikit-learn may run on this state, if it is hostile."""
    if state.get("memory") is not None:  # a cache on disk holds pickles
        return False
    if not all(_may_hold(kind, name) for name in state):
        return False
    if set(state) <= _unfitted_names(kind):
        return True
    # A warm start hands what was fitted to compiled code.
    is_warm = state.get("warm_start", False) is not False
    return bool(_OPEN.fullmatch(path)) and kind.__name__ not in _SHUT and not is_warm


def _may_hold(kind: Any, name: Any) -> bool:
    """Return whether instances of `kind` keep something of this name.

    That is a parameter or what `fit` leaves; nothing that would stand in front of a
    method, a property or another attribute of the class.
    """
    if type(name) is not str or not name.isidentifier() or name.startswith("__"):
        return False
    if name in _parameters(kind):
        return True
    if inspect.getattr_static(kind, name, _NONE) is not _NONE:
        return False
    is_fitted = name.endswith("_") and not name.startswith("_")
    return is_fitted or name in _assigned(kind)


def _parameters(kind: Any) -> set[str]:
    return set(kind._get_param_names())


@lru_cache(maxsize=256)
def _assigned(kind: type) -> frozenset[str]:
    """Return the attributes that the code of `kind` assigns."""
    return frozenset(
        step.argval
        for base in kind.__mro__
        for value in vars(base).values()
        for code in _codes(value)
        for step in dis.get_instructions(code)
        if step.opname == "STORE_ATTR"
    )


def _codes(value: Any) -> Iterator[types.CodeType]:
    """Yield the code of a function, also behind decorators, and of inner ones."""
    value = getattr(value, "__func__", getattr(value, "fget", value))
    value = inspect.unwrap(getattr(value, "fn", value))
    codes = [getattr(value, "__code__", None)]
    while codes:
        code = codes.pop()
        if isinstance(code, types.CodeType):
            yield code
            codes += code.co_consts


def _unfitted_names(kind: Any) -> set[str]:
    """Return the attributes of an estimator before `fit`."""
    names = _parameters(kind)
    with contextlib.suppress(TypeError):  # some need arguments
        names |= set(vars(kind()))
    return names
