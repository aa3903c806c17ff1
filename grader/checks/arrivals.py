"""Arrays, columns and tables as they arrive: checked, and as large as what came."""

import datetime as dt
import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from grader.checks import dtypes

if TYPE_CHECKING:
    from grader.checks.wire import Unpacker

_MAX_SIDES = 32
_Inner = Callable[[str], Any]


def unpack(tree: dict[str, Any], unpacker: "Unpacker", depth: int) -> Any:
    """Return the array, table or time stamp that `tree` describes."""

    def inner(key: str) -> Any:
        return unpacker.unpack(tree[key], depth + 1)

    kind = tree["t"]
    if kind in ("date", "datetime"):
        return getattr(dt, kind).fromisoformat(tree["v"])
    if kind == "array":
        return _plain(tree["dtype"], tree["shape"], unpacker.buffer(tree["b"]))
    if kind == "scalar":
        return _array(inner("v"), 0)[()]
    if kind == "objects":
        return _objects(_list(inner("v"))).reshape(tree["shape"])
    if kind in _TABLES:
        return _TABLES[kind](tree, inner, unpacker, depth)
    if kind in _SCALARS:
        return _scalar(tree, kind, inner)
    raise ValueError(f"unknown kind {kind!r}")


def _plain(dtype: str, shape: list[int], data: bytes) -> Any:
    import numpy as np

    if not dtypes.is_plain(dtype):
        raise ValueError(f"no array is of dtype {dtype[:50]!r}")
    if len(shape) > _MAX_SIDES or any(type(s) is not int or s < 0 for s in shape):
        raise ValueError("an array has no such shape")
    # A text of no length would be widened: parts of no bytes are no parts.
    kind, parts = np.dtype(dtype), math.prod(shape)
    if max(kind.itemsize, 1) * parts != len(data):
        raise ValueError("an array does not fill its shape")
    return np.ndarray(shape, kind, buffer=data).copy()


def _objects(parts: list[Any]) -> Any:
    """Return an array of objects, whatever these are made of themselves."""
    import numpy as np

    array = np.empty(len(parts), dtype=object)
    for place, part in enumerate(parts):
        array[place] = part
    return array


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise ValueError(f"a {type(value).__name__} stands for a list")
    return value


def _array(value: Any, sides: int) -> Any:
    import numpy as np

    if type(value) is not np.ndarray or value.ndim != sides:
        raise ValueError(f"a {type(value).__name__} stands for an array")
    return value


def _index(value: Any, length: int | None = None) -> Any:
    """Return `value` if it is an index, of this length where one is given."""
    import pandas as pd

    if not isinstance(value, pd.Index):
        raise ValueError(f"a {type(value).__name__} stands for an index")
    if length is not None and len(value) != length:
        raise ValueError("an index is not as long as what it names")
    return value


_SCALARS = ("NA", "NaT", "Timestamp", "Timedelta", "Interval", "Period")


def _scalar(tree: dict[str, Any], kind: str, inner: _Inner) -> Any:
    import pandas as pd

    if kind in ("NA", "NaT"):
        return getattr(pd, kind)
    if kind in ("Timestamp", "Timedelta"):
        if not dtypes.is_moment(tree["v"]):
            raise ValueError(f"this is no {kind}")
        return getattr(pd, kind)(tree["v"])
    if kind == "Interval":
        left, right = _list(inner("v"))
        return pd.Interval(left, right, closed=tree["closed"])
    return pd.Period(ordinal=int(tree["v"]), freq=_frequency(tree["freq"]))


def _frequency(text: str) -> str:
    if not dtypes.is_frequency(text):
        raise ValueError(f"no step in time is called {text[:50]!r}")
    return text


def _frame(
    tree: dict[str, Any], inner: _Inner, unpacker: "Unpacker", depth: int
) -> Any:
    import pandas as pd

    index = _index(inner("index"))
    parts = {i: _named(part, unpacker, depth, index)
             for i, part in enumerate(_list(tree["v"]))}  # fmt: skip
    frame = pd.DataFrame(parts, index=index)
    frame.columns = _index(inner("columns"), len(parts))
    return frame


def _series(
    tree: dict[str, Any], inner: _Inner, unpacker: "Unpacker", depth: int
) -> Any:
    index = _index(inner("index"))
    series = _named(tree["v"], unpacker, depth, index)
    series.name = inner("name")  # `rename` would call a function
    return series


def _multi(tree: dict[str, Any], inner: _Inner, *_: Any) -> Any:
    import pandas as pd

    return pd.MultiIndex.from_frame(inner("v"), names=_list(inner("names")))


def _rows(tree: dict[str, Any], inner: _Inner, unpacker: "Unpacker", _: int) -> Any:
    import pandas as pd

    return pd.RangeIndex(unpacker.span(*tree["v"]), name=inner("name"))


def _labels(
    tree: dict[str, Any], inner: _Inner, unpacker: "Unpacker", depth: int
) -> Any:
    import pandas as pd

    column = _column(tree["v"], unpacker, depth)
    index = pd.Index(column, name=inner("name"), dtype=_kept(column))
    if tree.get("freq") and isinstance(index, pd.DatetimeIndex | pd.TimedeltaIndex):
        return type(index)(index, freq=_frequency(tree["freq"]))
    return index


def _named(tree: Any, unpacker: "Unpacker", depth: int, index: Any) -> Any:
    """Return a column that is as long as its index; a number would be repeated."""
    import pandas as pd

    column = _column(tree, unpacker, depth)
    if len(column) != len(index):
        raise ValueError("a column is not as long as its index")
    return pd.Series(column, index=index, dtype=_kept(column))


def _kept(column: Any) -> Any:
    """Return the dtype that pandas would else guess anew."""
    return object if column.dtype == object else None


def _column(tree: dict[str, Any], unpacker: "Unpacker", depth: int) -> Any:
    import pandas as pd

    def inner(key: str) -> Any:
        return unpacker.unpack(tree[key], depth + 1)

    if tree["dtype"] == "category":
        codes, categories = _array(inner("codes"), 1), _index(inner("categories"))
        if codes.dtype.kind not in "iu":
            raise ValueError("codes of categories are whole numbers")
        ordered = tree["ordered"] is True
        return pd.Categorical.from_codes(codes, categories, ordered=ordered)
    values = inner("v")
    if type(values) is not list:
        return _array(values, 1)
    if not dtypes.is_extended(tree["dtype"]):
        raise ValueError(f"no column is of dtype {tree['dtype'][:50]!r}")
    if tree["dtype"] == "object":
        return _objects(values)
    return pd.array(values, dtype=tree["dtype"])


_TABLES: dict[str, Callable[..., Any]] = {
    "frame": _frame,
    "series": _series,
    "multi": _multi,
    "rows": _rows,
    "index": _labels,
    "column": lambda tree, _, unpacker, depth: _column(tree["v"], unpacker, depth),
}
