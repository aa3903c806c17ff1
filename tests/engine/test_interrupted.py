"""`stove grade`, killed in any part at any moment, loses and doubles nothing."""

import os
import shutil

import pytest

from tests.engine import gradebook, interrupted

pytestmark = pytest.mark.slow

# `make soak` tries 200.
MOMENTS = int(os.environ.get("STOVE_MOMENTS", "20"))
AGAIN_EVERY = 1 if MOMENTS > 20 else 5
LEARNERS = ("one", "two", "three")
POINTS = 3.0  # what stock nbgrader gives this submission


@pytest.fixture
def graded(folder):
    """Return the documentation course with three graded submissions and handwork."""
    hacker = folder / "submitted" / "hacker" / "ps1"
    for learner in LEARNERS:
        shutil.copytree(hacker, folder / "submitted" / learner / "ps1")
    for other in ("bitdiddle", "hacker", "lovelace"):
        shutil.rmtree(folder / "submitted" / other)
    started, _ = interrupted.start(folder)
    assert started.wait(300) == 0
    gradebook.by_hand(folder)
    return folder


@pytest.mark.timeout(600 + 60 * MOMENTS)
def test_killed_in_any_part_at_any_moment(graded, timing, artefacts):
    """What is there is always whole, and the next run goes on where it was.

    The count so far is in `artefacts/kills.txt`, should somebody end this.
    """
    told = artefacts / "kills.txt"
    tally = interrupted.interrupt(
        graded,
        MOMENTS,
        seed=7,
        again_every=AGAIN_EVERY,
        tell=lambda tally: told.write_text(f"{tally}\n"),
    )

    timing(f"kill -9: {tally}")
    assert tally.is_clean, f"{tally}: {tally.left}"
    assert tally.tried.total() == MOMENTS
    assert tally.killed > MOMENTS / 2
    found = gradebook.ask(
        graded,
        "SELECT s.student_id, count(DISTINCT g.id), sum(g.auto_score) "
        "FROM grade g JOIN submitted_notebook n ON g.notebook_id = n.id "
        "JOIN submitted_assignment s ON n.assignment_id = s.id GROUP BY s.student_id",
    )
    assert {tuple(row) for row in found} == {(one, 9, POINTS) for one in LEARNERS}
