"""The bug hunt tries a learner's tests on healthy pipelines, then on broken ones."""

import numpy as np
import pytest

from grader.data.parcels import parcels
from grader.learner.screen import Notice
from grader.learner.widgets.bughunt import BUGS, Hunt, bug_hunt, pipeline


def column_order(pipe, table, y):
    pipe.fit(table[:100], y[:100])
    before = pipe.predict(table[100:])
    assert np.allclose(before, pipe.predict(table[100:][table.columns[::-1]]))


def two_fits(pipe, table, y):
    first = pipe.fit(table, y).predict(table)
    assert np.array_equal(first, pipe.fit(table, y).predict(table))


def trades_places(pipe, table, y):
    told = pipe.report([1, 1, 0, 0], [1, 0, 0, 0])
    assert (told["precision"], told["recall"]) == (1, 0.5)


def cries_wolf(pipe, table, y):
    raise AssertionError("wolf")


def breaks(pipe, table, y):
    return pipe.predict(table)


def test_a_hunt_names_the_test_that_caught_a_bug():
    """Each test kills its own kind; the others stay alive."""
    hunt = bug_hunt(column_order, two_fits, trades_places)
    caught = {bug: by for bug, by in hunt.caught.items() if by}
    assert caught == {
        "by-position": "column_order",
        "unseeded": "two_fits",
        "swapped": "trades_places",
    }
    assert hunt.alarms == hunt.errors == ()


def test_survivors_are_told_by_symptom_never_by_name():
    """Neither card nor text names a mistake."""
    hunt = bug_hunt(trades_places)
    for text in (hunt.words(), str(hunt.markup())):
        assert "still alive: one that" in text
        assert not any(bug in text for bug in BUGS if bug != "unseeded")


def test_a_false_alarm_catches_nothing():
    """What is red on a healthy pipeline proves nothing about a broken one."""
    hunt = bug_hunt(cries_wolf)
    assert not any(hunt.caught.values())
    assert hunt.alarms == ("cries_wolf",)
    assert "`cries_wolf` is red on a healthy pipeline" in hunt.words()


def test_a_test_that_breaks_is_told_with_its_error():
    """An error on a healthy pipeline is the test's own."""
    hunt = bug_hunt(breaks, two_fits)
    assert hunt.caught["unseeded"] == "two_fits"
    assert "`breaks` broke on a healthy pipeline: ValueError" in hunt.errors[0]
    assert "return pipe.predict(table)" in hunt.errors[0]


def test_card_and_text_say_the_same():
    """The count and each line stand in both."""
    hunt = Hunt(dict.fromkeys(BUGS, "") | {"swapped": "mine"}, (), ())
    markup = str(hunt.markup())
    assert "1 of 8 caught, no false alarm" in hunt.words()
    assert "1 of 8 caught, no false alarm" in markup
    assert "caught by mine" in hunt.words()
    assert "caught by mine" in markup


@pytest.mark.parametrize("number", range(1, len(BUGS) + 1))
def test_a_bug_can_be_tried_and_does_not_say_what_it_is(number):
    """A stand-in runs like a pipeline and looks like any other."""
    table, y = parcels(0)
    pipe = pipeline(bug=number)
    assert repr(pipe) == "<Pipeline>"
    assert pipe.fit(table, y).predict(table).shape == (400,)


def test_the_ninth_bug_belongs_to_an_alias():
    """The same alias has the same bug, another one has another; it does something."""
    table, y = parcels(0)
    said = [
        pipeline(bug=9, alias=who).fit(table, y).predict(table)
        for who in ("ada", "Ada ", "grace")
    ]
    healthy = pipeline().fit(table, y).predict(table)
    assert np.array_equal(said[0], said[1])
    assert not np.array_equal(said[0], said[2])
    assert not np.array_equal(said[0], healthy)
    assert len(bug_hunt(two_fits, alias="ada").caught) == len(BUGS) + 1


def test_the_ninth_bug_can_be_caught():
    """A batch that is predicted in two halves gets other answers than as a whole."""

    def halves(pipe, table, y):
        pipe.fit(table[:80], y[:80])
        rest = table[80:].sort_values("time")
        assert np.allclose(pipe.predict(rest)[:40], pipe.predict(rest[:40]))

    caught = [bug_hunt(halves, alias=who).caught["own"] for who in "abcdef"]
    assert caught.count("halves") >= 4


def test_a_test_that_comes_to_no_end_on_a_bug_is_told(monkeypatch):
    """The hunt goes on with the other bugs, and says where a test did not stop."""

    def until_equal(pipe, table, y):
        first = pipe.fit(table, y).predict(table)
        while not np.array_equal(first, pipe.fit(table, y).predict(table)):
            pass

    monkeypatch.setattr("grader.learner.widgets.bughunt._SECONDS", 10.0)
    hunt = bug_hunt(until_equal)
    assert not any(hunt.caught.values())
    assert "`until_equal` came to no end on one that gives another answer" in repr(hunt)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: bug_hunt(), "`bug_hunt` takes your test functions"),
        (lambda: bug_hunt("test"), "`bug_hunt` takes your test functions"),
        (lambda: pipeline("forest"), '"neighbors"'),
        (lambda: pipeline(bug=9), "Bug 9 is yours"),
        (lambda: pipeline(bug=10), "from 1 to 9"),
        (lambda: pipeline(bug="1"), "from 1 to 9"),
    ],
)
def test_wrong_calls_are_told(call, message):
    """The message says what is possible; no traceback in a notebook."""
    told = call()
    assert isinstance(told, Notice)
    assert message in told.message
