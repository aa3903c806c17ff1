"""Limits are read from a table, with an error that says what to write instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import CourseError
from grader.kernel.limits import Limits, parse_limits


def test_without_a_table_the_defaults_hold():
    """An empty table gives the defaults, and they can be recorded by name."""
    limits = parse_limits({})
    assert limits == Limits()
    assert limits.as_dict()["processes"] == 64


def test_sizes_and_times_are_read():
    """Times are seconds; sizes are bytes or a number with its unit."""
    limits = parse_limits({"wall": 90, "memory": "2 GiB", "disk": 8 << 20})
    assert (limits.wall, limits.memory, limits.disk) == (90.0, 2 << 30, 8 << 20)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"wal": 3}, "course.toml: there is no limit 'wal'. Known: cell_wall"),
        ({"wall": "long"}, "`wall` is 'long'. Give seconds, such as 60."),
        ({"wall": -1}, "`wall` is -1. Give at least 0.1."),
        ({"wall": float("nan")}, "`wall` is nan. Give"),
        ({"processes": 1.5}, "`processes` is 1.5. Give a whole number, such as 60."),
        ({"processes": 2}, "`processes` is 2. Give at least 8."),
        ({"processes": True}, "`processes` is True. Give a whole number"),
        ({"memory": "2 XB"}, "`memory` is '2 XB'. Give bytes or a size such as"),
        ({"memory": 3.5}, "`memory` is 3.5. Give bytes or a size such as"),
        ({"address_space": "1 MiB"}, "`address_space` is '1 MiB'. Give at least"),
    ],
)
def test_what_does_not_fit_is_named(table, message):
    """An unknown name or a value no kernel could live with is refused, by name."""
    with pytest.raises(CourseError) as caught:
        parse_limits(table, "course.toml")
    assert message in str(caught.value)


@given(
    st.dictionaries(st.sampled_from(list(Limits().as_dict())), st.text() | st.floats())
)
def test_any_table_is_read_or_refused(table):
    """Whatever is written there, the answer is limits or a CourseError."""
    try:
        limits = parse_limits(table)
    except CourseError:
        return
    assert all(value > 0 for value in limits.as_dict().values())
