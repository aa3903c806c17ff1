"""A check of the trusted side lends objects to a submission in its box."""

import pytest

from tests.engine.sealed.conftest import error_of

TEST = """
from grader.checks import Lent
from grader.checks.answer import AnswerStopped, answer_for

class Shop:
    def price(self, name):
        return {"tea": 3, "ink": 4}[name]

answer, shop = answer_for(total), Lent(Shop(), ("price",), "Shop")
"""


@pytest.mark.parametrize(
    ("submission", "expected"),
    [
        ("def total(shop): return shop.price('tea') + shop.price('ink')", ""),
        ("def total(shop): return 8", "AssertionError"),
        ("def total(shop): return shop.cost('tea')", "AnswerStopped: AttributeError"),
        ("def total(shop): return shop.price('gum')", "AnswerStopped: KeyError"),
    ],
)
def test_a_submission_uses_what_a_check_lends(tried, boxes, submission, expected):
    """Questions and answers go through the same channel as all calls."""
    test = TEST + "assert answer(shop) == 7, 'not the total'"
    tested = tried(
        submission, test, "def total(s): return 7", channel=boxes(submission)
    )
    assert error_of(tested).startswith(expected)
    assert bool(error_of(tested)) == bool(expected)


def test_later_calls_work_after_an_error_in_a_question(tried, boxes):
    """No question is left open when a call ends."""
    submission = (
        "def total(shop):\n    try: shop.price('gum')\n    except KeyError: return 1"
    )
    test = TEST + "assert [answer(shop), answer(shop)] == [1, 1]"
    tested = tried(submission, test, submission, channel=boxes(submission))
    assert error_of(tested) == ""
