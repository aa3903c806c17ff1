"""What a check lends stays with the check; the answer holds a stand-in."""

import time

import numpy as np
import pandas as pd
import pytest

from grader.checks import Lent
from grader.checks.answer import Answer, AnswerStopped, Clock
from grader.checks.expect import describe


class Counter:
    """Counts, and knows something that nobody should see."""

    secret = 42

    def __init__(self):
        self.seen = []

    def add(self, value, times=1):
        self.seen.append(value)
        return value * times

    def clear(self):
        self.seen.clear()
        return self

    def fail(self):
        raise ValueError("not like this")

    def sleep(self):
        time.sleep(60)


def lent(counter):
    return Lent(counter, ("add", "clear", "fail", "sleep"), "Counter")


def test_methods_of_a_lent_object_run_with_the_check(answering):
    """Arguments cross by value, and so does what comes back."""
    counter = Counter()
    source = "def double(c): return c.add(2) + c.add(3, times=2)"
    assert answering(source)(lent(counter)) == 8
    assert counter.seen == [2, 3]


def test_arrays_and_tables_cross_both_ways(answering):
    """A pipeline is given tables and gives arrays."""
    counter = Counter()
    table = pd.DataFrame({"a": [1.0, 2.0], "b": [3.0, np.nan]})
    source = "def double(c, t): return c.add(t, times=2)"
    pd.testing.assert_frame_equal(answering(source)(lent(counter), table), table * 2)
    pd.testing.assert_frame_equal(counter.seen[0], table)


def test_an_answer_sees_the_offered_methods_and_nothing_else(answering):
    """Neither attributes nor the class of a lent object cross."""
    source = (
        "def double(c):\n    try:\n        c.secret\n    except AttributeError as e:\n"
        "        return repr(c), str(e)"
    )
    told = answering(source)(lent(Counter()))
    message = "a Counter has no 'secret'; it has `add`, `clear`, `fail`, `sleep`"
    assert told == ("<Counter>", message)


def test_a_method_that_returns_its_object_returns_the_stand_in(answering):
    """`pipe.fit(X, y).predict(X)` works as with scikit-learn."""
    source = "def double(c):\n    c.add(1)\n    return c.clear().add(4)"
    counter = Counter()
    assert answering(source)(lent(counter)) == 4
    assert counter.seen == [4]


def test_errors_of_a_lent_object_are_raised_in_the_answer(answering):
    """They come with the builtin class and the message, so they can be caught."""
    source = (
        "def double(c):\n    try:\n        c.fail()\n    except ValueError as e:\n"
        "        return str(e)"
    )
    assert answering(source)(lent(Counter())) == "not like this"
    with pytest.raises(AnswerStopped, match="ValueError: not like this"):
        answering("def double(c): return c.fail()")(lent(Counter()))


def test_what_is_not_plain_cannot_be_handed_to_a_lent_object(answering):
    """An answer cannot have its own code run on the check's side."""
    with pytest.raises(AnswerStopped, match="TypeError: `add` takes plain values"):
        answering("def double(c): return c.add(double)")(lent(Counter()))


def test_a_lent_object_that_never_answers_ends_with_the_time(answering):
    """The time of the item counts, whoever spends it; the next call works."""
    answer = answering("def double(c): return c.sleep() if c else 1")
    answer.clock = Clock(0.3)
    with pytest.raises(AnswerStopped, match="TimeIsUp"):
        answer(lent(Counter()))
    answer.clock = Clock(10)
    assert answer(0) == 1


def test_an_answer_that_asks_without_end_is_out_of_time(answering):
    """Questions are counted; the next call works."""
    answer = answering("def double(c):\n    while c: c.add(1)\n    return 1")
    with pytest.raises(AnswerStopped, match="TimeIsUp"):
        answer(lent(Counter()))
    assert answer(0) == 1


@pytest.mark.parametrize(
    "body",
    [
        {"lent": 7, "method": "add"},
        {"lent": -1, "method": "add"},
        {"lent": 0, "method": "secret"},
        {"lent": 0, "method": ["add"]},
        {"lent": 0, "method": "add", "args": 3, "kwargs": 4},
        {"lent": 0, "method": "add", "args": {"t": "handle"}, "kwargs": []},
        {"lent": "0"},
    ],
    ids=str,
)
def test_malformed_questions_are_answered_with_an_error(body):
    """What a hostile answer asks reaches no object and breaks no check."""
    told = []

    def channel(request):
        if "resume" in request[0]:
            told.append(request[0])
            return {"value": 5}, []
        return body, []

    counter = Counter()
    assert Answer(channel)(lent(counter)) == 5
    assert ["error" in one for one in told] == [True]
    assert counter.seen == []


def test_an_answer_that_asks_on_after_the_end_is_given_up():
    """Nothing that a box says makes a check wait for ever."""
    answer = Answer(lambda request: ({"lent": 0, "method": "add"}, []))
    with pytest.raises(AnswerStopped, match="TimeIsUp"):
        answer(lent(Counter()))


def test_a_message_does_not_tell_what_was_lent():
    """Only the name that the check chose appears in a message."""
    assert describe(lent(Counter())) == "a Counter"
