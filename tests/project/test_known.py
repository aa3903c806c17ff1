"""Data whose outcome is known are recognized by their content."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn import datasets as bundled

from grader.data import load
from grader.project import known
from grader.project.new import ANCHORS

COURSE = (
    "penguins",
    "reported_heights",
    "seattle_weather",
    "planes_2013",
    "invented_ads",
)


def disguised(frame, rng):
    """Return a table under other names, in another order, without some rows."""
    names = [f"v{n}" for n in range(frame.shape[1])]
    rows = rng.permutation(len(frame))[: int(0.6 * len(frame))]
    return frame.set_axis(names, axis=1).iloc[rows, ::-1].reset_index(drop=True)


@pytest.mark.parametrize(
    ("name", "frame"),
    [
        ("iris", bundled.load_iris(as_frame=True).frame),
        ("wine", bundled.load_wine(as_frame=True).frame),
        ("digits", bundled.load_digits(as_frame=True).frame),
        *((name, load(name)) for name in COURSE),
    ],
)
def test_known_data_are_recognized_in_disguise(name, frame):
    """Other names, another order and missing rows hide nothing."""
    assert known.names([disguised(frame, np.random.default_rng(2))]) == [name]


def test_data_of_ones_own_are_not_recognized():
    """Other real tables, small and large, are nobody's tutorial."""
    storms = pd.read_csv(ANCHORS["modest"] / "data" / "storms.csv.gz")
    others = [storms, load("oews_metros"), bundled.load_diabetes(as_frame=True).frame]

    assert known.names(others) == []


def test_housing_and_titanic_are_recognized_by_columns_and_by_rows():
    """Sets that no package of ours holds are known by some rows, and by columns."""
    held = json.loads(Path(known.__file__).with_name("known.json").read_text())
    names = ("Titanic", "California housing", "Boston housing")
    frames = [pd.DataFrame(held[n]).T.rename(columns=str).astype(float) for n in names]

    assert known.names(frames) == list(names)
    empty = pd.DataFrame(columns=["Survived", "Pclass", "Sex", "Age", "SibSp", "Fare"])
    assert known.names([empty]) == ["Titanic"]


def test_the_rows_that_are_kept_are_those_of_the_sets():
    """What is kept of the course's own data is what the shipped files hold."""
    held = json.loads(Path(known.__file__).with_name("known.json").read_text())
    for name in COURSE:
        columns = known._COURSE[name]
        assert held[name] == known._kept(load(name), columns)
