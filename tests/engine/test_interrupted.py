"""`stove grade`, killed in any part at any moment, loses and doubles nothing."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.engine import gradebook

pytestmark = pytest.mark.slow

STOVE = Path(sys.executable).with_name("stove")
MOMENTS = int(os.environ.get("STOVE_MOMENTS", "20"))
LEARNERS = {"one", "two", "three"}
FILES = {"problem1.ipynb", "problem2.ipynb", "jupyter.png"}
POINTS = 3.0  # what stock nbgrader gives this submission


@pytest.fixture
def handed_in(folder):
    """Return the documentation course with three equal submissions."""
    hacker = folder / "submitted" / "hacker" / "ps1"
    for learner in LEARNERS:
        shutil.copytree(hacker, folder / "submitted" / learner / "ps1")
    for other in ("bitdiddle", "hacker", "lovelace"):
        shutil.rmtree(folder / "submitted" / other)
    return folder


def start(folder, *words):
    """Start a grading; return it as psutil sees it."""
    command = [STOVE, "grade", "ps1", "--course", folder, "--strict-nbgrader", *words]
    with (folder.parent / "printed.txt").open("ab") as printed:
        started = subprocess.Popen(
            [str(one) for one in command], stdout=printed, stderr=printed
        )
    return started, psutil.Process(started.pid)


def killed(process, part):
    """Kill the coordinator, or a worker, or a process that runs a submission."""
    below = process.children(recursive=True)
    workers = [one for one in below if "grader.engine.pool" in " ".join(words(one))]
    if part == "coordinator" or not workers:
        process.kill()
        return below
    forked = [one for one in workers if one.ppid() != process.pid]
    victims = workers if part == "worker" else forked or workers
    with_parent = random.Random(len(below)).choice(victims)
    with_parent.kill()
    return []


def words(process):
    """Return a command line, nothing where the process has ended."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def gone(processes, seconds=15):
    """Return those that are still there after so many seconds."""
    _, alive = psutil.wait_procs(processes, timeout=seconds)
    return [one for one in alive if one.is_running()]


@pytest.mark.timeout(1200)
def test_killed_in_any_part_at_any_moment(handed_in):
    """What is there is always whole, and the next run goes on where it was."""
    draw = random.Random(7)
    for moment in range(MOMENTS):
        part = ("coordinator", "worker", "fork")[moment % 3]
        started, process = start(handed_in, "--force")
        time.sleep(draw.uniform(0.5, 8.0))
        orphans = []
        if process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            orphans = killed(process, part)
        code = started.wait(180)
        assert code in (0, -signal.SIGKILL), (part, code)
        assert gone(orphans) == []
        whole(handed_in)

    started, _ = start(handed_in)

    assert started.wait(180) == 0
    whole(handed_in)
    once(handed_in)


def whole(folder):
    """Assert that no graded folder is half there."""
    for learner in LEARNERS:
        graded = folder / "autograded" / learner / "ps1"
        if graded.exists():
            assert {path.name for path in graded.iterdir()} >= FILES


def once(folder):
    """Assert that every submission has one result and its points."""
    rows = gradebook.ask(folder, "SELECT learner, outcome FROM stove_result")
    assert sorted(tuple(row) for row in rows) == [
        (learner, "graded") for learner in sorted(LEARNERS)
    ]
    found = gradebook.ask(
        folder,
        "SELECT s.student_id, count(DISTINCT g.id), sum(g.auto_score) "
        "FROM grade g JOIN submitted_notebook n ON g.notebook_id = n.id "
        "JOIN submitted_assignment s ON n.assignment_id = s.id GROUP BY s.student_id",
    )
    assert {tuple(row) for row in found} == {(one, 9, POINTS) for one in LEARNERS}
    assert not (folder / "autograded" / ".stove").exists()
