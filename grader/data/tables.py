"""The data sets as DataFrames: verified, parsed once, a fresh copy each time."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.data import datasheets
from grader.data.datasheets import Datasheet
from grader.errors import DataError

if TYPE_CHECKING:
    import pandas as pd

# An integer column may hold gaps, and only floats have a gap in numpy.
_DTYPES = {"integer": "int64", "decimal": "float64", "text": "str"}


def load(name: str) -> "pd.DataFrame":
    """Return a data set as a fresh DataFrame, with its mess left as it is.

    Units stand in `datasheet(name)`. Raise `DataError` when the name is unknown
    or the file is missing or changed.
    """
    sheet = datasheets.datasheet(name)
    return _frame(datasheets.FOLDER / f"{name}.csv.gz", sheet).copy()


@cache
def _frame(path: Path, sheet: Datasheet) -> "pd.DataFrame":
    """Return the verified and parsed file; done once in a process for each file."""
    _verify(path, sheet.sha256)
    return _parse(path, sheet)


def _verify(path: Path, expected: str) -> None:
    """Raise `DataError` unless the file is the one that the datasheet describes."""
    again = "Restore it with `git checkout`, or install the kit again."
    if not path.is_file():
        raise DataError(f"The data file {path} is missing. {again}")
    actual = sha256(path.read_bytes()).hexdigest()
    if actual != expected:
        raise DataError(
            f"The data file {path} has changed: its sha256 starts with {actual[:8]}, "
            f"its datasheet says {expected[:8]}. {again}"
        )


def _parse(path: Path, sheet: Datasheet) -> "pd.DataFrame":
    """Return the table in a file, with the dtypes of its datasheet."""
    import pandas as pd

    dtypes: dict[Any, Any] = {
        column.name: _DTYPES[column.dtype]
        for column in sheet.columns
        if column.dtype != "date"
    }
    # Only an empty cell is missing: pandas would also swallow "NA" and "None",
    # which people type into forms.
    return pd.read_csv(
        path,
        dtype=dtypes,
        parse_dates=[c.name for c in sheet.columns if c.dtype == "date"],
        keep_default_na=False,
        na_values=[""],
    )
