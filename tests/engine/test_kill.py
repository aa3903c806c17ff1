"""A writer that is killed loses nothing, doubles nothing and leaves nothing half."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine import gradebook, killed

TIMES = int(os.environ.get("STOVE_MOMENTS", "20"))  # `make soak` tries 200


@pytest.mark.timeout(600 + 10 * TIMES)
def test_killed_at_any_moment(folder, graded_by_stock, timing):
    """After kill -9 every result is the former or the new one, whole; then the new."""
    handed_in = folder / "submitted"
    for learner in killed.LEARNERS:
        shutil.copytree(handed_in / "hacker" / "ps1", handed_in / learner / "ps1")
    executed = [graded_by_stock / "autograded" / one / "ps1" for one in _TWO]
    words = [sys.executable, "-W", "error", killed.__file__, folder, *executed, TIMES]
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [str(word) for word in words], cwd=root, capture_output=True, text=True
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert (TIMES, "") == (len(told), done.stderr)
    assert sum(one["killed"] for one in told) >= 0.9 * TIMES
    mixed = 0
    for one in told:
        left = [tuple(pair) for pair in one["left"]]
        assert {("one", "one"), ("two", "two")} >= set(left)
        mixed += len(set(left)) == 2
        assert {(one["version"],) * 2} == {tuple(pair) for pair in one["then"]}
    assert mixed > TIMES / 3
    _each_once(folder)
    timing(f"kill -9 of the writer between two lines: {len(told)} moments, 0 lost")


_TWO = ("hacker", "bitdiddle")


def _each_once(folder):
    """Check that every row is there once and no staged folder is left."""
    rows, learners = gradebook.rows(folder), len(killed.LEARNERS)
    assert learners == len(gradebook.ask(folder, "SELECT * FROM stove_result"))
    assert [learners, 2 * learners, 9 * learners, 7 * learners] == [
        len(rows[name]) for name in ("submission", "notebook", "grade", "comment")
    ]
    assert set(killed.LEARNERS) == {
        path.name for path in (folder / "autograded").iterdir()
    }
