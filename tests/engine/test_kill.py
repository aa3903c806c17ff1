"""A writer that is killed loses nothing, doubles nothing and leaves nothing half."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.engine import gradebook, killed

TIMES = 20


def test_killed_at_any_moment(folder, graded_by_stock):
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
    assert sum(one["killed"] for one in told) >= TIMES - 2
    mixed = 0
    for one in told:
        left = [tuple(pair) for pair in one["left"]]
        assert {("one", "one"), ("two", "two")} >= set(left)
        mixed += len(set(left)) == 2
        assert {(one["version"],) * 2} == {tuple(pair) for pair in one["then"]}
    assert mixed > TIMES / 3
    _each_once(folder)


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
