"""Restoring: exact, and only for the table that was planted."""

import pytest
from pandas.testing import assert_frame_equal

from grader.data import faults, load
from grader.errors import DataError


@pytest.mark.parametrize("kind", ["dropped-group", "doubled-rows", "leaked-target"])
def test_rows_and_columns_come_back_in_their_order(station, kind):
    """Rows and columns come back in their order."""
    dirty, sealed = faults.plant(station, 3, 2, kinds=[kind], target="sky")

    assert dirty.shape != station.shape
    assert_frame_equal(station, faults.restore(dirty, sealed.reveal()))


def test_gaps_that_got_a_code_come_back_as_gaps():
    """Gaps that got a code come back as gaps."""
    weather = load("weather_2013")[["wind_gust"]].head(2_000)
    dirty, sealed = faults.plant(weather, 2, 3, kinds=["sentinel"])

    assert dirty.isna().sum().sum() < weather.isna().sum().sum()
    assert_frame_equal(weather, faults.restore(dirty, sealed.reveal()))


def test_another_table_is_refused(station):
    """Another table is refused."""
    dirty, sealed = faults.plant(station, 3, 1)

    with pytest.raises(DataError, match="rows, its list of faults says"):
        faults.restore(dirty.iloc[:5], sealed.reveal())
