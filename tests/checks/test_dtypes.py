"""A dtype is named by its exact text, and no name is looked up in files."""

import pytest

from grader.checks import dtypes

EXTENDED = (
    *("object", "str", "string", "boolean", "Int64", "UInt8", "Float32"),
    *("datetime64[ns, UTC]", "datetime64[us, Europe/Berlin]"),
    *("datetime64[s, UTC+01:00]", "datetime64[ms, America/Argentina/Buenos_Aires]"),
    *("period[Q-DEC]", "interval[int64, right]", "interval[datetime64[us], left]"),
    *("Sparse[int64, 0]", "Sparse[float64, nan]", "Sparse[bool, False]"),
)
REFUSED = (
    *("datetime64[ns, dateutil//etc/passwd]", "datetime64[ns, dateutil/Europe/Berlin]"),
    *("datetime64[ns, ../../../../etc/passwd]", "datetime64[ns, /etc/localtime]"),
    *("datetime64[ns, tzlocal()]", "datetime64[ns, nowhere]", "period[../x]"),
    *("string[pyarrow]", "interval[object]", "Sparse[object, 1]", "geometry", "O"),
    *("category", "json[x]", "i4,(2**40)f8", "V8", "int64", "", "object\n"),
)


@pytest.mark.parametrize("text", EXTENDED)
def test_dtypes_of_pandas_are_known(text):
    """What a column says of itself is accepted."""
    assert dtypes.is_extended(text)


@pytest.mark.parametrize("text", REFUSED)
def test_other_names_are_refused(text):
    """Files, dateutil's zones, registered classes and lists of fields."""
    assert not dtypes.is_extended(text)


@pytest.mark.parametrize("text", ["<f8", "|b1", "<U3", "|S12", "<M8[ns]", "<m8[25s]"])
def test_dtypes_of_numpy_are_known(text):
    """By the exact text that numpy gives."""
    assert dtypes.is_plain(text)


@pytest.mark.parametrize(
    "text", ["O", "|O8", "|V8", "f8", "<f8,<f8", "<M8[x]y", "(9)i4"]
)
def test_arrays_are_of_plain_kinds(text):
    """Objects, fields and sub-arrays do not cross as bytes."""
    assert not dtypes.is_plain(text)
