"""Personal data in tables: what is found, what is no false alarm, what is shown."""

import pandas as pd

from grader.data import load
from grader.project import personal


def test_real_tables_without_persons_give_no_alarm():
    """Wages, wages by town and weather hold nobody."""
    assert personal.hits([load("oews_metros"), load("seattle_weather")]) == []


def test_nobodys_data_are_shown():
    """What is shown has the shape of what was found, and none of its letters."""
    frame = pd.DataFrame({"note": ["ada@example.org", None, "bob@example.org"]})

    assert personal.hits([frame]) == [["note", "mail address", 2, "axx@xxxxxxx.xxx"]]


def test_columns_that_promise_persons_are_named():
    """A column called by a person's data is named, though it shows none."""
    frame = pd.DataFrame({"last_name": ["x"], "username_length": [3], "street": ["y"]})

    assert [hit[0] for hit in personal.hits([frame])] == ["last_name", "street"]
