"""Values cross the narrow interface unchanged, and nothing else crosses."""

import datetime as dt
from collections import Counter, OrderedDict, defaultdict
from functools import partial

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.checks.metamorphic import same
from grader.checks.records import Decision, Prediction, QuizAnswer
from grader.checks.wire import Packer, Recipe, Unpacker, WireError

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
keys = st.none() | st.booleans() | st.integers() | st.text()
plain = st.recursive(
    scalars | st.binary(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(keys, inner, max_size=4)
        | st.sets(keys, max_size=1)
    ),
    max_leaves=20,
)


def crossed(value):
    packer = Packer()
    tree = packer.pack(value)
    return Unpacker(packer.buffers).unpack(tree)


@given(plain)
def test_plain_values_cross_with_value_and_type(value):
    """What a check sends is what the answer gets, down to the exact type."""
    assert repr(value) == repr(crossed(value))


@pytest.mark.parametrize(
    "array",
    [
        np.arange(6).reshape(2, 3),
        np.array(3.5),
        np.array([], dtype="float32"),
        np.array([True, False]),
        np.array(["a", "bc"]),
        np.array(["2024-01-01"], dtype="datetime64[ns]"),
        np.array([1, None, "x"], dtype=object),
    ],
    ids=str,
)
def test_arrays_keep_shape_and_dtype(array):
    """An array arrives with its shape, dtype and values."""
    got = crossed(array)
    assert (array.dtype, array.shape) == (got.dtype, got.shape)
    assert array.tolist() == got.tolist()


def frames():
    index = pd.Index(["x", "y"], name="who")
    yield pd.DataFrame({"a": [1, 2], "b": [0.5, np.nan]}, index=index)
    yield pd.DataFrame({"s": ["u", None], "c": pd.Categorical(["k", "l"])})
    yield pd.DataFrame({"n": pd.array([1, None], dtype="Int64")})
    yield pd.DataFrame({"t": pd.to_datetime(["2013-01-01", None])})
    yield pd.DataFrame({"z": pd.to_datetime(["2013-01-01"]).tz_localize("UTC")})
    yield pd.DataFrame([[1, 2]], columns=["same", "same"])
    yield pd.DataFrame({"a": [1]}, index=pd.MultiIndex.from_tuples([("p", 1)]))
    yield pd.DataFrame()


@pytest.mark.parametrize("frame", list(frames()), ids=lambda f: ",".join(map(str, f)))
def test_tables_keep_columns_dtypes_and_index(frame):
    """A table arrives equal, with dtypes, gaps, index and names."""
    pd.testing.assert_frame_equal(frame, crossed(frame))


def test_a_series_keeps_its_name_and_index():
    """A Series arrives equal."""
    series = pd.Series([1.0, 2.0], index=[7, 9], name="delay")
    pd.testing.assert_series_equal(series, crossed(series))


@pytest.mark.parametrize(
    "value",
    [
        pd.Timestamp("2013-02-12 03:00"),
        pd.Timedelta("2h"),
        dt.date(2013, 2, 12),
        dt.datetime(2013, 2, 12, 3),
        range(3, 9, 2),
        Prediction("03.auc", 0.7, 0.8, None, 80.0),
        QuizAnswer("01.why", "b", False, "m01.tuning"),
        Decision("03.moment", "T-2h", "the client asked"),
    ],
    ids=repr,
)
def test_times_and_records_cross(value):
    """Time stamps and the course's own records arrive equal."""
    got = crossed(value)
    assert (type(value), value) == (type(got), got)


class Liar(int):
    def __eq__(self, other):
        return True

    __hash__ = None


@pytest.mark.parametrize("kind", [Counter, OrderedDict, partial(defaultdict, int)])
def test_dicts_of_the_standard_library_arrive_as_dicts(kind):
    """Whoever counts with a Counter has a dict of counts."""
    got = crossed({"log": kind({"repeated": 4})})
    assert got == {"log": {"repeated": 4}}
    assert type(got["log"]) is dict


def test_a_subclass_of_a_plain_type_stays_where_it_is():
    """An object that lies about equality never reaches a check as a value."""
    kept = []

    def keep(value):
        kept.append(value)
        return 7

    tree = Packer(keep=keep).pack([Liar(3)])
    assert [{"t": "handle", "id": 7, "class": f"{__name__}.Liar"}] == tree
    assert kept[0].__class__ is Liar


def test_what_is_not_plain_needs_somebody_to_keep_it():
    """Without a keeper an object is refused by name."""
    with pytest.raises(WireError, match="a Liar cannot cross"):
        Packer().pack(Liar(3))


def test_a_cycle_and_a_deep_list_are_refused():
    """A list that holds itself ends with a message, not with a crash."""
    cycle = []
    cycle.append(cycle)
    with pytest.raises(WireError, match="too deeply"):
        Packer().pack(cycle)


def test_a_recipe_is_made_only_where_a_maker_is_given():
    """The check's side never makes an object that an answer names."""
    packer = Packer()
    tree = packer.pack(Recipe("os.system", command="true"))
    with pytest.raises(WireError, match="malformed"):
        Unpacker(packer.buffers).unpack(tree)


@pytest.mark.parametrize(
    "tree",
    [
        {"t": "nothing"},
        {"t": "array", "b": 3},
        {"t": "record", "kind": "os", "v": {"t": "dict", "v": []}},
        {"v": 1},
        {"t": "frame", "v": []},
        {"t": "dict", "v": [[[], 1]]},
    ],
    ids=repr,
)
def test_malformed_trees_are_refused(tree):
    """Forged messages end with one kind of error."""
    with pytest.raises(WireError):
        Unpacker([]).unpack(tree)


def test_an_array_with_a_pickle_inside_is_refused():
    """Object arrays never cross as a pickle."""
    import io

    stream = io.BytesIO()
    np.save(stream, np.array([{}], dtype=object), allow_pickle=True)
    with pytest.raises(WireError, match="malformed"):
        Unpacker([stream.getvalue()]).unpack({"t": "array", "b": 0})


@given(st.lists(st.floats(allow_nan=True), min_size=1))
def test_same_takes_a_gap_for_a_gap(values):
    """NaN equals NaN when two results are compared."""
    assert same(np.array(values), np.array(values))
