"""What a test may hand to the submission: values, its own objects, library names."""

import importlib
import itertools
import types
from typing import Any

from grader.checks import crossing
from grader.checks.answer import Remote
from grader.checks.wire import Packer, WireError

_MAX_ITEMS = 1_000_000
_ITERATORS: Any = (
    *(types.GeneratorType, map, zip, filter, enumerate, reversed, itertools.chain),
    *(type(iter([])), type(iter(())), type(iter({})), type(iter("")), type(iter({1}))),
    *(type(iter(range(0))), itertools.islice, itertools.repeat, itertools.cycle),
)
_OURS = ("grader", "__main__", "stove_checks")


def pack(value: Any, packer: Packer, depth: int) -> Any:
    """Return the tree of a value that is not plain; raise WireError for others."""
    if issubclass(type(value), Remote):
        return {"t": "handle", "id": value._stove_number}
    if isinstance(value, _ITERATORS):
        parts = list(itertools.islice(value, _MAX_ITEMS + 1))
        if len(parts) > _MAX_ITEMS:
            raise WireError("an iterator has more than 1,000,000 parts")
        return {"t": "iterator", "v": packer.pack(parts, depth + 1)}
    tree = crossing.pack(value, packer, depth) or _global(value)
    if tree is None:
        name = type(value).__name__
        raise WireError(f"a {name} of the test's own cannot run beside the submission")
    return tree


def _global(value: Any) -> Any:
    """Return the tree of a function or class of a library, by its name."""
    module = getattr(value, "__module__", None) or "builtins"
    if type(value).__name__ == "ufunc":
        module = "numpy"
    name = getattr(value, "__name__", None)
    if type(module) is not str or type(name) is not str or module.startswith(_OURS):
        return None
    try:
        found = getattr(importlib.import_module(module), name, None)
    except ImportError:
        return None
    return {"t": "global", "module": module, "name": name} if found is value else None
