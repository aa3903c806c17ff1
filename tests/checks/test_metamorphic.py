"""Comparing two values: what counts as the same, and what does not."""

import numpy as np
import pandas as pd
import pytest

from grader.checks.metamorphic import same

NAN = float("nan")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([1.0, NAN], [1.0, NAN]),
        ([0.1 + 0.2], [0.3]),
        ([1e6, 1e6 + 1e-4], [1e6, 1e6]),
        ([1e3, (0.1 + 0.2 - 0.3)], [1e3, 0.0]),
        ([np.inf, 2.0], [np.inf, 2.0]),
        ([1, 2], [1.0, 2.0]),
        (["a", None], ["a", None]),
        ([], []),
    ],
)
def test_rounding_and_gaps_do_not_make_a_difference(first, second):
    """Floats may differ by rounding, and a gap equals a gap."""
    assert same(np.array(first), np.array(second))
    assert same(pd.DataFrame({"x": first}), pd.DataFrame({"x": second}))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([1.0, 2.0], [1.0]),
        ([1.0, NAN], [1.0, 2.0]),
        ([1e-12, 2e-12], [2e-12, 1e-12]),
        ([10**10, 1], [10**10 + 1, 1]),
        ([1.0], [1.000001]),
        ([np.inf], [-np.inf]),
        (["a"], ["b"]),
        (["1"], [1]),
    ],
)
def test_small_numbers_and_large_counts_are_told_apart(first, second):
    """Tolerance follows the size of a number; whole numbers have none."""
    assert not same(np.array(first), np.array(second))
