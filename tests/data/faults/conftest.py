"""Tables to plant faults in: the course's own, and odd ones."""

import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import strategies as st

from grader.data import load

# The column to predict, for the faults that need one.
TARGETS = {"penguins": "species", "seattle_weather": "weather", "planes_2013": "type"}


def course_table(name):
    """Return at most 400 rows of a set of the course, and its target."""
    table = load(name)
    if len(table) > 400:
        table = table.sample(400, random_state=0).sort_index()
    return table, TARGETS.get(name)


@pytest.fixture(scope="session")
def station():
    """Return a regular table in which every kind of fault fits."""
    rng = np.random.default_rng(7)
    rows = 600
    towns = np.array(["Lyon", "Oslo", "Porto", "Turin", "Zagreb", "Gent"])
    town = towns[np.minimum(rng.geometric(0.3, rows) - 1, 5)]
    height = dict(zip(towns, [170.5, 23.25, 104.0, 239.5, 122.0, 8.5], strict=True))
    sky = np.where(np.isin(town, ["Oslo", "Gent"]), "grey", "blue")
    sky = np.where(rng.random(rows) < 0.3, "white", sky)
    return pd.DataFrame(
        {
            "at": pd.date_range("2024-01-01", periods=rows, freq="h"),
            "day": pd.date_range("2022-01-01", periods=rows).strftime("%Y-%m-%d"),
            "town": town,
            "altitude_m": [height[name] for name in town],
            "temp_c": np.round(rng.normal(12, 3, rows), 1),
            "wind": np.round(rng.gamma(2, 4, rows), 1) + 60,
            "visits": rng.integers(900, 2_000, rows),
            "sky": sky,
            "note": rng.choice(["calm", "windy", "foggy", "bright"], rows),
        }
    )


def numbers(length):
    """Return columns of numbers, with gaps or without."""
    some = st.floats(-1e6, 1e6).map(lambda x: round(x, 2))
    return st.one_of(
        st.lists(some, min_size=length, max_size=length),
        st.lists(st.integers(-50, 5_000), min_size=length, max_size=length),
        st.lists(st.one_of(st.none(), some), min_size=length, max_size=length).map(
            lambda cells: pd.array(cells, dtype="Float64")
        ),
        st.lists(st.booleans(), min_size=length, max_size=length),
        st.just([np.nan] * length),
        st.just([7] * length),
    )


def words(length):
    """Return columns of texts, categories and times."""
    plain = st.sampled_from(["Adelie", "Gentoo", "Chinstrap", "Zürich", "x y"])
    odd = st.text(min_size=1, max_size=6).filter(lambda text: "\r" not in text)
    start = st.dates().map(lambda day: f"{2000 + day.year % 30}-{day.month:02}-01")
    return st.one_of(
        st.lists(plain, min_size=length, max_size=length),
        st.lists(st.one_of(st.none(), plain), min_size=length, max_size=length),
        st.lists(odd, min_size=length, max_size=length),
        st.lists(plain, min_size=length, max_size=length).map(pd.Categorical),
        start.map(lambda day: pd.date_range(day, periods=length, freq="h")),
        start.map(lambda day: pd.date_range(day, periods=length).astype(str)),
    )


@st.composite
def tables(draw):
    """Draw a clean table, which may be empty, short, narrow or oddly indexed."""
    length = draw(st.sampled_from([0, 1, 2, 19, 20, 45, 80, 160]))
    width = draw(st.integers(0, 5))
    columns = {
        f"c{i}": draw(st.one_of(numbers(length), words(length))) for i in range(width)
    }
    table = pd.DataFrame(columns, index=range(length) if not columns else None)
    if draw(st.booleans()):
        table.index = [0] * length
    return table


def as_read(table):
    """Return a table as it comes back from a CSV file, every cell a text."""
    text = table.to_csv(index=False)
    return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)


def same(first, second):
    """Return whether two cells of a CSV file say the same."""
    if first == second:
        return True
    try:
        return float(first) == float(second)
    except ValueError:
        return False
