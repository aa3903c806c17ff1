"""A limit holds on the main thread and on any other."""

import threading
import time

import pytest

from grader.checks import limits


def test_a_quick_call_gives_its_value_on_every_thread():
    """The limit changes nothing for a call that returns."""
    found = []
    thread = threading.Thread(target=lambda: found.append(limits.run(lambda: 7, 5)))
    thread.start()
    thread.join()
    assert [*found, limits.run(lambda: 7, 5)] == [7, 7]


def test_time_is_up_without_an_alarm(monkeypatch):
    """Where SIGALRM is missing, the call is left behind in a thread."""
    monkeypatch.setattr(limits, "has_alarm", lambda: False)
    started = time.monotonic()
    with pytest.raises(limits.TimeIsUp):
        limits.run(lambda: time.sleep(3), 0.2)
    assert time.monotonic() - started < 2


def test_an_exception_crosses_from_the_thread(monkeypatch):
    """What the call raises is raised, on a thread as well."""
    monkeypatch.setattr(limits, "has_alarm", lambda: False)
    with pytest.raises(ZeroDivisionError):
        limits.run(lambda: 1 / 0, 5)


def test_a_limit_inside_a_limit_ends_with_the_earlier_one():
    """And the outer one still holds after the inner one was kept."""

    def nested():
        limits.run(lambda: None, 60)
        limits.run(lambda: time.sleep(60), 30)

    started = time.monotonic()
    with pytest.raises(limits.TimeIsUp):
        limits.run(nested, 0.3)
    assert time.monotonic() - started < 20
    limits.run(lambda: time.sleep(0.5), 10)
