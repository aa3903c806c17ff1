"""Make the clean table again from a dirty one and its manifest."""

import numpy as np
import pandas as pd

from grader.data.faults.manifest import Manifest, Patch
from grader.data.faults.values import column
from grader.errors import DataError


def restore(dirty: pd.DataFrame, manifest: Manifest) -> pd.DataFrame:
    """Return the clean table, its rows counted from 0.

    `dirty` is the table as `plant` returned it. Raise `DataError` when its size is
    another.
    """
    if len(dirty) != manifest.rows:
        raise DataError(
            f"The table has {len(dirty)} rows, its list of faults says "
            f"{manifest.rows}. Use the table as `plant` returned it."
        )
    undo = manifest.undo
    frame = dirty.reset_index(drop=True).drop(index=list(undo.added_rows))
    frame = frame.reset_index(drop=True).drop(columns=list(undo.added_columns))
    for patch in undo.patches:
        frame[patch.column] = _mended(frame[patch.column], patch)
    if not undo.removed_rows:
        return frame
    gone = pd.DataFrame(
        {
            name: column(cells, frame[name].dtype)
            for name, cells in undo.removed_cells.items()
        }
    )
    length = len(frame) + len(gone)
    kept = np.setdiff1d(np.arange(length), undo.removed_rows)
    order = np.argsort(np.concatenate([kept, undo.removed_rows]), kind="stable")
    return pd.concat([frame, gone]).iloc[order].reset_index(drop=True)


def _mended(series: pd.Series, patch: Patch) -> pd.Series:
    """Return a column as it was before."""
    if patch.rows is None:
        return column(patch.values, patch.dtype).rename(series.name)
    mended = series.copy()
    cells = column(patch.values, patch.dtype)
    mended.iloc[list(patch.rows)] = cells.array
    return mended.astype(patch.dtype)
