"""Cells as JSON can hold them, and columns made of such cells again."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd


def plain(value: Any) -> Any:
    """Return a cell as a text, a number, yes or no; None and NaN stay apart."""
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, datetime):
        return value.isoformat()
    return value


def column(values: Iterable[Any], dtype: Any) -> pd.Series:
    """Return plain cells as a column of a dtype."""
    cells = list(values)
    if "datetime64" in str(dtype):
        return pd.Series(
            pd.to_datetime(pd.Series(cells, dtype=object), format="ISO8601")
        ).astype(dtype)
    return pd.Series(cells, dtype=dtype)
