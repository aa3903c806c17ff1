"""The draw of what is read: a fifth, foretold by nobody, chosen by nobody."""

from math import ceil

import pytest

from grader.project.cohort.draw import drawn

MANY = [f"learner-{number:03d}" for number in range(300)]


@pytest.mark.parametrize("number", [1, 4, 5, 6, 30, 300])
def test_a_fifth_is_drawn_and_at_least_one(number):
    """Rounded up, whoever they are."""
    assert len(drawn(MANY[:number], "09", "salt")) == ceil(number / 5)


def test_the_draw_is_the_same_each_time_and_another_with_another_salt():
    """The order in which names come changes nothing; assignments are drawn apart."""
    one = drawn(MANY, "09", "salt")

    assert drawn(MANY[::-1], "09", "salt") == one
    assert drawn(MANY, "09", "pepper") != one
    assert drawn(MANY, "10", "salt") != one


def test_over_many_salts_everybody_is_drawn_as_often():
    """200 draws of one in five: 40 each, within five standard deviations."""
    times = dict.fromkeys(MANY[:25], 0)
    for salt in range(200):
        for learner in drawn(list(times), "09", str(salt)):
            times[learner] += 1

    assert min(times.values()) > 40 - 29 and max(times.values()) < 40 + 29


def test_nobody_handed_in():
    """Nothing is drawn from nothing."""
    assert drawn([], "09", "salt") == frozenset()
