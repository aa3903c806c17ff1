"""Bring what a call changed in its arguments into the caller's own objects."""

import collections
import copy
import random
import sys
from typing import Any


def take_over(old: Any, new: Any) -> None:
    """Make the mutable `old` equal to `new`, which came back across.

    Parts that are containers themselves stay the objects that they are, so that
    other names for them see the change too.
    """
    if type(old) is not type(new) or old is new:
        return
    if isinstance(old, list):
        old[:] = [_part(a, b) for a, b in _paired(old, new)]
    elif isinstance(old, dict):
        parts = {key: _part(old.get(key), value) for key, value in new.items()}
        old.clear()
        old.update(parts)
    elif isinstance(old, set):
        old.clear()
        old.update(new)
    elif isinstance(old, collections.deque):
        old.clear()
        old.extend(new)
    elif isinstance(old, random.Random):
        old.setstate(new.getstate())
    else:
        _take_over_scientific(old, new)


def _take_over_scientific(old: Any, new: Any) -> None:
    numpy, pandas = sys.modules.get("numpy"), sys.modules.get("pandas")
    if numpy and isinstance(old, numpy.ndarray):
        if old.shape == new.shape:  # an array cannot change its shape in place
            old[...] = new
    elif numpy and isinstance(old, numpy.random.RandomState):
        old.set_state(new.get_state())
    elif numpy and isinstance(old, numpy.random.Generator):
        old.bit_generator.state = new.bit_generator.state
    elif pandas and isinstance(old, pandas.DataFrame | pandas.Series):
        old._update_inplace(new)
    elif type(old).__module__.startswith("sklearn."):
        old.__dict__.clear()
        old.__dict__.update(new.__dict__)


def copied(value: Any) -> Any:
    """Return a copy of `value` that `take_over` can go back to."""
    kind: Any = type(value)
    if kind in (list, set, collections.deque):
        return kind(map(copied, value))
    if isinstance(value, dict):
        made = kind.__new__(kind)
        dict.update(made, {key: copied(part) for key, part in value.items()})
        return made
    if kind.__module__.startswith("sklearn."):
        made = kind.__new__(kind)
        made.__dict__.update({key: copied(v) for key, v in value.__dict__.items()})
        return made
    return copy.deepcopy(value) if _is_of_a_library(kind) else value


def _is_of_a_library(kind: type) -> bool:
    """Return whether this is an array, a table or a generator of random numbers."""
    return kind.__module__.split(".")[0] in ("numpy", "pandas", "random")


def _paired(old: list[Any], new: list[Any]) -> list[tuple[Any, Any]]:
    padding = [None] * (len(new) - len(old))
    return list(zip(old + padding, new, strict=False))


def _part(old: Any, new: Any) -> Any:
    if type(old) is type(new) and isinstance(old, list | dict | set):
        take_over(old, new)
        return old
    return new
