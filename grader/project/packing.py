"""Arrays as text and back, so that nothing is ever unpickled."""

import base64
import io
from typing import Any

import numpy as np


def packed(array: Any) -> str | None:
    """Return an array as text; labels become words, None stays None."""
    if array is None:
        return None
    plain = np.asarray(array)
    if plain.dtype.kind not in "biufM":
        plain = plain.astype(str)
    buffer = io.BytesIO()
    np.save(buffer, plain, allow_pickle=False)
    return base64.b64encode(buffer.getvalue()).decode()


def unpacked(text: str | None) -> np.ndarray | None:
    """Return the array that `packed` made a text of."""
    if text is None:
        return None
    found: np.ndarray = np.load(io.BytesIO(base64.b64decode(text)), allow_pickle=False)
    return found
