"""What arrives is as large as its bytes, however it is described."""

import numpy as np
import pandas as pd
import pytest

from grader.checks import crossing
from grader.checks.wire import MAX_BYTES, MAX_RANGE, Packer, Unpacker, WireError

BYTES = [b"", b"\0" * 8, bytes(MAX_BYTES // 4)]
ROWS = {"t": "rows", "v": [0, 1_000, 1], "name": None}
ONE = {"t": "rows", "v": [0, 1, 1], "name": None}
HUGE = {"t": "rows", "v": [0, 2**40, 1], "name": None}
MANY = {"t": "range", "v": [0, MAX_RANGE, 1]}


def array(dtype, *shape, buffer=0):
    return {"t": "array", "dtype": dtype, "shape": list(shape), "b": buffer}


def column(values, dtype="float64"):
    return {"dtype": dtype, "v": values}


def series(values, index=ROWS):
    return {"t": "series", "v": values, "index": index, "name": None}


def codes(categories, buffer=1):
    return {"dtype": "category", "codes": array("<i8", 1, buffer=buffer),
            "categories": categories, "ordered": False}  # fmt: skip


def sparse(*shape):
    parts = [array("<f8", 1, buffer=1), array("<i8", 1, buffer=1),
             array("<i4", 2, buffer=1), list(shape)]  # fmt: skip
    return {"t": "sparse", "kind": "csr_matrix", "v": parts}


LARGE = {
    "texts of no length": array("<U0", 1_000),
    "bytes of no length": array("|S0", 1_000),
    "too many sides": array("<f8", *[1] * 60, buffer=1),
    "a side below nothing": array("<f8", -1, -1, buffer=1),
    "a number for a column": series(column(1.5)),
    "a short column": series(column(array("<f8", 1, buffer=1))),
    "a text for a column": series(column("x", "object")),
    "a table for a column": series(column({"t": "dict", "v": []})),
    "an index without end": series(column([], "object"), HUGE),
    "a number in a frame": {"t": "frame", "v": [column(1)], "index": ROWS,
                            "columns": ONE},
    "columns that are not there": {"t": "frame", "v": [], "index": ROWS,
                                   "columns": ROWS},
    "a frame without columns": {"t": "frame", "v": [], "index": HUGE,
                                "columns": {**ONE, "v": [0, 0, 1]}},
    "levels of no table": {"t": "multi", "v": [[1, 2]], "names": [None]},
    "categories without end": {"t": "column", "v": codes(HUGE)},
    "categories that are a range": {"t": "column", "v": codes(MANY)},
    "a sparse row without end": sparse(1, 2**50),
    "sparse rows without end": sparse(2**50, 1),
    "a range without end": {"t": "range", "v": [0, 2**50, 1]},
    "many ranges": [MANY] * 10,
    "one buffer as many arrays": [array("<f8", MAX_BYTES // 32, buffer=2)] * 5,
    "one buffer as many bytes": [{"t": "bytes", "b": 2}] * 5,
    "one buffer as many lists": [{"t": "numbers", "code": "d", "b": 2}] * 3,
    "a shape of objects": {"t": "objects", "shape": [10**6], "v": [1]},
    "a range of objects": {"t": "objects", "shape": [MAX_RANGE], "v": MANY},
    "a counted range": {"t": "counter", "v": MANY},
    "keys of a range": {"t": "keys", "v": MANY},
    "a deque of a range": {"t": "deque", "v": [MANY, None]},
    "a fraction in words": {"t": "fraction", "v": ["1e1000000"]},
    "a span in words": {"t": "timedelta", "v": ["1", 2, 3]},
    "a time in words": {"t": "Timestamp", "v": "now"},
    "a step of any name": {"t": "Period", "v": 1, "freq": "../x"},
    "a zone in a file": {"t": "column",
                         "v": column(["2020-01-01"], "datetime64[ns, dateutil//x]")},
}  # fmt: skip


@pytest.mark.parametrize("tree", LARGE.values(), ids=LARGE)
def test_little_never_becomes_much(tree):
    """Each description is refused, and nothing is made of it first."""
    with pytest.raises(WireError):
        Unpacker(BYTES, kinds=crossing.KINDS).unpack(tree)


def honest():
    yield pd.Series(range(100), dtype="Int64")
    yield pd.Series(["a", None] * 40, dtype="string")
    yield pd.Series(["a", None] * 2, dtype=object)
    yield pd.Series(["a", None] * 2)
    yield pd.Series([[1, 2], [3, 4]])
    yield pd.Series([1.5] * 80, dtype=object)
    yield pd.Series(pd.Categorical(["a", "b", "a"], ordered=True))
    yield pd.Series(pd.date_range("2020", periods=3, tz="Europe/Berlin"))
    yield pd.Series(pd.period_range("2020", periods=3, freq="M"))
    yield pd.Series(pd.arrays.SparseArray([0, 0, 1]))
    yield pd.Series(pd.interval_range(0, 3))
    yield pd.Series([1, 2], index=pd.date_range("2020", periods=2, freq="D"))
    yield pd.Series([pd.Timestamp("2020-01-01T03:00+01:00"), pd.Timedelta("-1s")])
    yield pd.Series([], dtype="float64")


@pytest.mark.parametrize("value", list(honest()), ids=lambda s: str(s.dtype))
def test_honest_columns_keep_their_dtype(value):
    """Also long ones of nullable numbers, and those that hold lists."""
    packer = Packer(special=crossing.pack)
    tree = packer.pack(value)
    got = Unpacker(packer.buffers, kinds=crossing.KINDS).unpack(tree)
    pd.testing.assert_series_equal(value, got)


def test_an_array_of_lists_keeps_its_shape():
    """Lists of one length are parts of an array of objects, not another side."""
    made = np.empty(2, dtype=object)
    made[:] = [1, 2], [3, 4]
    packer = Packer()
    got = Unpacker(packer.buffers).unpack(packer.pack(made))
    assert ((2,), [[1, 2], [3, 4]]) == (got.shape, got.tolist())


def test_a_frame_keeps_columns_of_objects_and_rows_of_one_name():
    """Text in a column of objects stays objects; equal labels stay where they are."""
    made = pd.DataFrame({"a": [1, 2], "b": pd.Series(["x", "y"], dtype=object)})
    made.index = pd.Index(["n", "n"], dtype=object)
    packer = Packer()
    got = Unpacker(packer.buffers).unpack(packer.pack(made))
    pd.testing.assert_frame_equal(made, got)
