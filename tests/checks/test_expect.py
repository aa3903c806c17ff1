"""Readers hand on a usable value, or end the probe with a general finding."""

import numpy as np
import pandas as pd
import pytest

from grader.checks import expect
from grader.checks.expect import Finding

NAN = float("nan")


@pytest.mark.parametrize(
    ("read", "value", "expected"),
    [
        (expect.number, 0.5, 0.5),
        (expect.number, np.float32(0.5), 0.5),
        (expect.number, np.array(0.5), 0.5),
        (expect.number, 3, 3.0),
        (expect.whole, 3.0, 3),
        (expect.whole, np.int64(3), 3),
        (expect.text, np.str_("a"), "a"),
        (expect.sequence, (1, 2), [1, 2]),
        (expect.sequence, pd.Series([1, 2]), [1, 2]),
    ],
    ids=lambda v: getattr(v, "__name__", type(v).__name__),
)
def test_unusual_but_right_values_are_accepted(read, value, expected):
    """A numpy scalar is a number, a Series is a sequence."""
    got = read(value)
    assert (type(expected), expected) == (type(got), got)


@pytest.mark.parametrize(
    ("read", "id"),
    [
        (lambda: expect.number(None), "any.none"),
        (lambda: expect.number("0.5"), "any.wrong-type"),
        (lambda: expect.number(True), "any.wrong-type"),
        (lambda: expect.number(np.array([0.5])), "any.wrong-type"),
        (lambda: expect.number(NAN), "any.not-finite"),
        (lambda: expect.number(1.2, 0, 1), "any.out-of-range"),
        (lambda: expect.number(-0.1, low=0), "any.out-of-range"),
        (lambda: expect.whole(2.5), "any.wrong-type"),
        (lambda: expect.text(3), "any.wrong-type"),
        (lambda: expect.one_of("c", ["a", "b"]), "any.wrong-type"),
        (lambda: expect.table([1]), "any.wrong-type"),
        (lambda: expect.table(pd.DataFrame({"a": []}), ["b"]), "any.missing-column"),
        (lambda: expect.series(pd.Series([1]), 2), "any.wrong-length"),
        (lambda: expect.series(pd.DataFrame({"a": [1], "b": [2]})), "any.wrong-type"),
        (lambda: expect.series([[1, 2], [3]]), "any.wrong-type"),
        (lambda: expect.labels([1, [2, 3]]), "any.wrong-type"),
        (lambda: expect.labels(np.zeros((2, 2))), "any.wrong-type"),
        (lambda: expect.labels((1, 2)), "any.wrong-type"),
        (lambda: expect.sequence({1: 2}), "any.wrong-type"),
    ],
)
def test_an_unusable_value_ends_the_probe_with_a_message(read, id):
    """Each finding has a message that its numbers fill."""
    with pytest.raises(Finding) as finding:
        read()
    assert id == finding.value.id
    told = str(expect.GENERIC[id].filled(finding.value.numbers))
    assert not any(f"{{{name}" in told for name in ("expected", "got", "column"))
    assert len(told.split()) <= 60


@pytest.mark.parametrize("id", expect.GENERIC)
def test_general_messages_are_short(id):
    """General messages keep the limit of 60 words too."""
    assert len(str(expect.GENERIC[id]).split()) <= 45
