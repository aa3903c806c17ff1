"""Arrays, columns and tables on the wire, by dtype and never by pickle."""

import datetime as dt
import math
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.checks.wire import Packer, Unpacker

_PLAIN_KINDS = "biufcmMSU"
_DTYPE = re.compile(r"[<>|=][biufcmMSU]\d{1,9}(\[\d*[A-Za-zµμ]+\])?")
_MANY = 2**31  # parts of an array without bytes, such as empty strings


def pack(value: Any, packer: "Packer", depth: int) -> Any:
    """Return the tree of an array, table or time stamp; None for anything else."""
    kind = type(value)
    if kind in (dt.date, dt.datetime):
        return {"t": kind.__name__, "v": value.isoformat()}
    # What was never imported cannot be the type of a value.
    if "numpy" in sys.modules:
        import numpy as np

        if kind is np.ndarray:
            return _pack_array(value, packer, depth)
        if isinstance(value, np.generic) and value.dtype.kind in _PLAIN_KINDS:
            array = _pack_array(np.asarray(value), packer, depth)
            return {"t": "scalar", "v": array}
    if "pandas" in sys.modules:
        return _pack_pandas(value, kind, packer, depth)
    return None


def _pack_array(array: Any, packer: "Packer", depth: int) -> Any:
    if array.dtype.kind not in _PLAIN_KINDS:
        parts = packer.pack(array.ravel().tolist(), depth + 1)
        return {"t": "objects", "shape": list(array.shape), "v": parts}
    return {"t": "array", "dtype": array.dtype.str, "shape": list(array.shape),
            "b": packer.buffer(array.tobytes())}  # fmt: skip


def _pack_scalar(value: Any, kind: type, packer: "Packer", depth: int) -> Any:
    import pandas as pd

    if value is pd.NA or value is pd.NaT:
        return {"t": "NA" if value is pd.NA else "NaT"}
    if kind in (pd.Timestamp, pd.Timedelta):
        return {"t": kind.__name__, "v": value.isoformat()}
    if kind is pd.Interval:
        ends = packer.pack([value.left, value.right], depth + 1)
        return {"t": "Interval", "v": ends, "closed": value.closed}
    if kind is pd.Period:
        return {"t": "Period", "v": value.ordinal, "freq": value.freqstr}
    return None


def _pack_pandas(value: Any, kind: type, packer: "Packer", depth: int) -> Any:
    import pandas as pd

    scalar = _pack_scalar(value, kind, packer, depth)
    if scalar is not None:
        return scalar
    if kind is pd.DataFrame:
        columns = [_column(value.iloc[:, i].array, packer, depth)
                   for i in range(value.shape[1])]  # fmt: skip
        return {"t": "frame", "v": columns, "rows": len(value),
                "index": packer.pack(value.index, depth + 1),
                "columns": packer.pack(value.columns, depth + 1)}  # fmt: skip
    if kind is pd.Series:
        return {"t": "series", "v": _column(value.array, packer, depth),
                "index": packer.pack(value.index, depth + 1),
                "name": packer.pack(value.name, depth + 1)}  # fmt: skip
    if kind is pd.MultiIndex:
        return {"t": "multi", "v": packer.pack(value.to_frame(index=False), depth + 1),
                "names": packer.pack(list(value.names), depth + 1)}  # fmt: skip
    if kind is pd.RangeIndex:
        bounds = [value.start, value.stop, value.step]
        return {"t": "rows", "v": bounds, "name": packer.pack(value.name, depth + 1)}
    if isinstance(value, pd.Index) and kind.__module__.startswith("pandas"):
        return {"t": "index", "v": _column(value.array, packer, depth),
                "freq": getattr(value, "freqstr", None),
                "name": packer.pack(value.name, depth + 1)}  # fmt: skip
    if isinstance(value, pd.api.extensions.ExtensionArray):
        return {"t": "column", "v": _column(value, packer, depth)}
    return None


def _column(array: Any, packer: "Packer", depth: int) -> Any:
    import numpy as np
    import pandas as pd

    if isinstance(array, pd.arrays.NumpyExtensionArray):
        array = array.to_numpy()  # else every number would cross on its own
    dtype = str(array.dtype)
    if isinstance(array, pd.Categorical):
        return {"dtype": "category", "ordered": bool(array.ordered),
                "codes": packer.pack(np.asarray(array.codes), depth + 1),
                "categories": packer.pack(array.categories, depth + 1)}  # fmt: skip
    if isinstance(array.dtype, np.dtype) and array.dtype.kind in _PLAIN_KINDS:
        return {"dtype": dtype, "v": _pack_array(np.asarray(array), packer, depth)}
    return {"dtype": dtype, "v": packer.pack(list(array), depth + 1)}


def unpack(tree: dict[str, Any], unpacker: "Unpacker", depth: int) -> Any:
    """Return the array, table or time stamp that `tree` describes."""
    import numpy as np

    kind = tree["t"]
    if kind in ("date", "datetime"):
        return getattr(dt, kind).fromisoformat(tree["v"])
    if kind == "array":
        return _unpack_array(tree["dtype"], tree["shape"], unpacker.buffers[tree["b"]])
    if kind == "scalar":
        return unpacker.unpack(tree["v"], depth + 1)[()]
    if kind == "objects":
        parts = unpacker.unpack(tree["v"], depth + 1)
        array = np.empty(len(parts), dtype=object)
        array[:] = parts
        return array.reshape(tree["shape"])
    return _unpack_pandas(tree, kind, unpacker, depth)


def _unpack_array(dtype: str, shape: list[int], data: bytes) -> Any:
    import numpy as np

    if not _DTYPE.fullmatch(dtype):
        raise ValueError(f"no array is of dtype {dtype[:50]!r}")
    kind, parts = np.dtype(dtype), math.prod(shape)
    if kind.itemsize * parts != len(data) or not 0 <= parts < _MANY:
        raise ValueError("an array does not fill its shape")
    return np.ndarray(shape, kind, buffer=data).copy()


_SCALARS = ("NA", "NaT", "Timestamp", "Timedelta", "Interval", "Period")


def _unpack_scalar(
    tree: dict[str, Any], kind: str, unpacker: "Unpacker", depth: int
) -> Any:
    import pandas as pd

    if kind in ("NA", "NaT"):
        return getattr(pd, kind)
    if kind in ("Timestamp", "Timedelta"):
        return getattr(pd, kind)(tree["v"])
    if kind == "Interval":
        left, right = unpacker.unpack(tree["v"], depth + 1)
        return pd.Interval(left, right, closed=tree["closed"])
    return pd.Period(ordinal=tree["v"], freq=tree["freq"])


def _unpack_pandas(
    tree: dict[str, Any], kind: str, unpacker: "Unpacker", depth: int
) -> Any:
    import pandas as pd

    def inner(key: str) -> Any:
        return unpacker.unpack(tree[key], depth + 1)

    if kind in _SCALARS:
        return _unpack_scalar(tree, kind, unpacker, depth)
    if kind == "frame":
        columns = {i: _array(part, unpacker, depth)
                   for i, part in enumerate(tree["v"])}  # fmt: skip
        frame = pd.DataFrame(columns, index=inner("index"))
        frame.columns = inner("columns")
        return frame
    if kind == "series":
        array = _array(tree["v"], unpacker, depth)
        return pd.Series(array, index=inner("index"), name=inner("name"))
    if kind == "multi":
        return pd.MultiIndex.from_frame(inner("v"), names=inner("names"))
    if kind == "rows":
        start, stop, step = tree["v"]
        return pd.RangeIndex(start, stop, step, name=inner("name"))
    if kind == "index":
        index = pd.Index(_array(tree["v"], unpacker, depth), name=inner("name"))
        if tree.get("freq") and isinstance(index, pd.DatetimeIndex | pd.TimedeltaIndex):
            return type(index)(index, freq=tree["freq"])
        return index
    if kind == "column":
        return _array(tree["v"], unpacker, depth)
    raise ValueError(f"unknown kind {kind!r}")


def _array(tree: dict[str, Any], unpacker: "Unpacker", depth: int) -> Any:
    import pandas as pd

    if tree["dtype"] == "category":
        return pd.Categorical.from_codes(
            unpacker.unpack(tree["codes"], depth + 1),
            unpacker.unpack(tree["categories"], depth + 1),
            ordered=tree["ordered"],
        )
    values = unpacker.unpack(tree["v"], depth + 1)
    if isinstance(tree["v"], list):
        return pd.array(values, dtype=tree["dtype"])
    return values
