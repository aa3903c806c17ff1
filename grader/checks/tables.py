"""Arrays, columns and tables as they leave, by dtype and never by pickle."""

import datetime as dt
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.checks.wire import Packer

_PLAIN_KINDS = "biufcmMSU"


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

    if type(array) is pd.arrays.NumpyExtensionArray:  # a text array is one too
        array = array.to_numpy()  # else every number would cross on its own
    dtype = str(array.dtype)
    if isinstance(array, pd.Categorical):
        return {"dtype": "category", "ordered": bool(array.ordered),
                "codes": packer.pack(np.asarray(array.codes), depth + 1),
                "categories": packer.pack(array.categories, depth + 1)}  # fmt: skip
    if isinstance(array.dtype, np.dtype) and array.dtype.kind in _PLAIN_KINDS:
        return {"dtype": dtype, "v": _pack_array(np.asarray(array), packer, depth)}
    return {"dtype": dtype, "v": packer.pack(list(array), depth + 1)}
