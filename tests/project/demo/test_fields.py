"""A field of the form: its kind, its hint, and what is typed as a value."""

import pandas as pd
import pytest

from grader.project.demo.columns import field
from grader.project.demo.fields import BLANK, Field, fields

TABLE = pd.DataFrame(
    {
        "bikes": [1, 2, 30],
        "rain": [0.0, 0.5, None],
        "rack": ["A", "B", "A"],
        "note": ["x" * 61, "y", "z"],
        "wet": [True, False, True],
        "day": ["2026-03-01", "2026-03-02", "2026-03-03"],
        "time": pd.to_datetime(
            ["2026-03-01 06:00", "2026-03-02 12:00", "2026-03-03 00:00"]
        ),
    }
)


def made(name, value):
    """Return the field of a column for a good value."""
    (one,) = fields([field(name, value, TABLE[name])])
    return one


KINDS = [
    ("bikes", 3, "number", "In the data: 1 to 30."),
    ("rain", 0.5, "number", "In the data: 0 to 0.5."),
    ("rain", None, "number", "In the data: 0 to 0.5."),
    ("rack", "A", "choice", "In the data: 2 kinds; others can be typed."),
    ("note", "y", "text", ""),
    ("wet", True, "yes or no", ""),
    ("wet", None, "yes or no", ""),
    ("day", "2026-03-01", "day", "In the data: 2026-03-01 to 2026-03-03."),
    (
        "time",
        "2026-03-01T06:00:00",
        "moment",
        "In the data: 2026-03-01 06:00:00 to 2026-03-03 00:00:00.",
    ),
]


@pytest.mark.parametrize(("name", "value", "kind", "hint"), KINDS)
def test_a_field_follows_the_good_value_and_the_data(name, value, kind, hint):
    """Kind and hint come from the example, and from the column of the table."""
    one = made(name, value)
    assert (kind, hint) == (one.kind, one.hint)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (3, "number"),
        ("2026-03-01", "day"),
        ("A", "text"),
        ([1], "parts"),
        (None, "text"),
    ],
)
def test_a_field_without_a_column_follows_the_value(value, kind):
    """An example may have fields that no column has."""
    (one,) = fields([field("new", value, None)])
    assert (kind, "") == (one.kind, one.hint)


TYPED = [
    ("bikes", 3, "12", 12),
    ("bikes", 3, "12.5", 12.5),
    ("rain", 0.5, "3", 3.0),
    ("rain", 0.5, "−3", -3.0),
    ("rain", 0.5, "12,5", "12,5"),
    ("rain", 0.5, "a lot", "a lot"),
    ("rack", "A", "Q", "Q"),
    ("wet", True, "no", False),
    ("day", "2026-03-01", "2026-03-09", "2026-03-09"),
]


@pytest.mark.parametrize(("name", "value", "typed", "expected"), TYPED)
def test_what_is_typed_becomes_a_value(name, value, typed, expected):
    """A number where one is meant; what is none stays a text to be refused."""
    read = made(name, value).read(typed)
    assert (expected, type(expected)) == (read, type(read))


def test_nothing_typed_is_blank():
    """Blanks and spaces leave a field out."""
    assert [BLANK] * 3 == [made(n, None).read("  ") for n in ("rain", "rack", "wet")]


def test_an_example_is_typed_as_a_person_would():
    """A good value reads back as itself, without the dust of binary numbers."""
    assert "1.6" == Field("a", "number", 1.5999999999999979).typed
    for value, kind in ((True, "yes or no"), ([1, {"b": 2}], "parts"), (7, "number")):
        one = Field("a", kind, value)
        assert value == one.read(one.typed)
    assert "" == Field("a", "number").typed
