"""The process behind a demo: an answer too late is ended, in a box and without."""

import time

import pytest

from grader.project import child, contract
from grader.project.demo.asking import Asking
from tests.project.making import project

LOOP = """
seen = []

def predict_one(example):
    if example.get("day") == 1:
        while True:
            pass
    seen.append(1)
    return len(seen)

def first_try(example):
"""


@pytest.mark.parametrize("level", ["best", child.PLAIN])
def test_a_loop_costs_its_limit_and_no_more(tmp_path, monkeypatch, level):
    """The answer after it comes from a new process, whose loading is not counted."""
    if level == child.PLAIN:
        monkeypatch.setattr(child, "level", lambda: child.PLAIN)
    place = project(tmp_path / "one", ("\ndef predict_one(example):\n", LOOP))
    asking = Asking(contract.read(place), seconds=3)
    try:
        assert ["day", "shop", "warm"] == [f["name"] for f in asking.form()["fields"]]
        kept = [asking.answer({"day": 35}).get("words") for _ in range(2)]
        begun = time.monotonic()
        over = asking.answer({"day": 1})
        after = asking.answer({"day": 35})
    finally:
        asking.close()
    assert ["1", "2"] == kept
    assert "timed out" == over["kind"]
    assert "It took longer than 3 s." in over["trouble"]
    assert time.monotonic() - begun >= 3
    assert "1" == after["words"]
