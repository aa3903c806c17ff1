"""A learner's folder of their own for each test, and a clock that obeys."""

from datetime import UTC, datetime, timedelta

import pytest

from grader.learner import journal

MACHINES = ("NBGRADER_EXECUTION", "STOVE_BOX", "STOVE_EPHEMERAL", "BINDER_REPO_URL")


class Clock:
    """A clock that stands still until it is told to move."""

    def __init__(self):
        self.time = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self):
        """Return the time."""
        return self.time

    def move(self, seconds):
        """Let `seconds` go by."""
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    """Return a clock that a test moves."""
    return Clock()


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    """Give the test an empty learner's folder; return it."""
    for name in MACHINES:
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("STOVE_HOME", str(home))
    monkeypatch.chdir(home)
    journal._journal_in.cache_clear()
    yield home
    journal.current().close()
    journal._journal_in.cache_clear()
