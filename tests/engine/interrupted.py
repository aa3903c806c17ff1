"""Kill a part of `stove grade` at some moment, and count what it lost."""

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import psutil

from grader.engine import table
from grader.engine.course import open_course
from tests.engine import gradebook

STOVE = Path(sys.executable).with_name("stove")
# What is killed in turn. A worker imports and forks, a fork runs one submission, a
# zygote is what warm boxes are forked from.
PARTS = ("coordinator", "worker", "fork", "zygote")


@dataclass
class Tally:
    """What became of so many moments; all but the first line should stay at zero."""

    tried: Counter = field(default_factory=Counter)
    killed: int = 0
    lost: int = 0
    doubled: int = 0
    changed: int = 0
    half: int = 0
    stale: int = 0
    left: list = field(default_factory=list)

    def __str__(self):
        parts = ", ".join(f"{part} {count}" for part, count in self.tried.items())
        return (
            f"moments tried {self.tried.total()} ({parts}; {self.killed} met a running "
            f"process), rows lost {self.lost}, rows doubled {self.doubled}, manual "
            f"scores changed {self.changed}, half-written folders {self.half}, results "
            f"not current after the next run {self.stale}, "
            f"processes left {len(self.left)}"
        )

    @property
    def is_clean(self):
        """Whether nothing was lost."""
        counts = self.lost, self.doubled, self.changed, self.half, self.stale
        return not any(counts) and not self.left


@dataclass(frozen=True)
class State:
    """Everything that may not be lost, as it is at one moment."""

    rows: Counter
    by_hand: dict
    folders: dict


def state(folder):
    """Return what gradebook and graded folders hold."""
    found = gradebook.rows(folder)
    results = gradebook.ask(folder, "SELECT learner FROM stove_result")
    rows = Counter(("result", learner) for (learner,) in results)
    rows.update(("grade", *one[:4]) for one in found["grade"])
    rows.update(("comment", *one[:4]) for one in found["comment"])
    by_hand = {("grade", *one[:4]): one[5:7] for one in found["grade"]}
    by_hand |= {("comment", *one[:4]): one[5] for one in found["comment"]}
    return State(rows, by_hand, dict(_folders(folder / "autograded")))


def _folders(place):
    for graded in place.glob("*/*"):
        if not graded.parent.name.startswith("."):
            for path in graded.glob("*.ipynb"):  # raises for half a notebook
                nbformat.read(path, as_version=4)
            yield graded.parent.name, {path.name for path in graded.iterdir()}


def interrupt(folder, moments, *, seed, again_every=1, tell=lambda tally: None):
    """Kill `moments` gradings of a graded course; run again, and count what is lost.

    `tell` is called with the tally after each moment.
    """
    before, tally, draw = state(folder), Tally(), random.Random(seed)
    for moment in range(1, moments + 1):
        part = PARTS[moment % len(PARTS)]
        tally.tried[part] += 1
        started, process = start(folder, "--force")
        time.sleep(draw.uniform(0.5, 8.0))
        orphans = []
        if runs(process):
            tally.killed += 1
            orphans = kill(process, part, draw)
        code = started.wait(300)
        assert code in (0, -signal.SIGKILL), (part, code)
        tally.left += gone(orphans)
        count(tally, before, state(folder))
        if moment % again_every == 0 or moment == moments:
            again(tally, before, folder)
        tell(tally)
    return tally


def again(tally, before, folder):
    """Run the grading to its end, and count what is not as it should be then."""
    started, _ = start(folder)
    assert started.wait(300) == 0
    count(tally, before, state(folder))
    results = table.results(open_course(folder), "ps1").values()
    tally.stale += sum(not one.is_current or one.outcome != "graded" for one in results)
    tally.half += (folder / "autograded" / ".stove").exists()


def count(tally, before, after):
    """Add to the tally how two states differ."""
    tally.lost += (before.rows - after.rows).total()
    tally.doubled += (after.rows - before.rows).total()
    kept = after.by_hand
    tally.changed += sum(kept.get(key) != one for key, one in before.by_hand.items())
    for learner, files in before.folders.items():
        # Between two renames there is none; there is never a part of one.
        tally.half += after.folders.get(learner, files) != files


def start(folder, *words):
    """Start a grading; return it, and as psutil sees it."""
    command = [STOVE, "grade", "ps1", "--course", folder, "--strict-nbgrader", *words]
    with (folder.parent / "printed.txt").open("ab") as printed:
        started = subprocess.Popen(
            [str(one) for one in command], stdout=printed, stderr=printed
        )
    return started, psutil.Process(started.pid)


def kill(process, part, draw):
    """Kill the coordinator, a worker, a zygote or what runs a submission.

    Returns what should be gone soon, which is all that the coordinator started.
    """
    below = process.children(recursive=True)
    workers = [one for one in below if "grader.engine.worker" in " ".join(words(one))]
    if part == "coordinator" or not workers:
        process.kill()
        return below
    if part == "zygote":
        workers = [one for one in below if is_zygote(one)] or workers
    forked = [one for one in workers if one.ppid() != process.pid]
    draw.choice(forked or workers if part == "fork" else workers).kill()
    return []


def is_zygote(process):
    """Return whether warm boxes are forked from this, or whether it is one."""
    command = words(process)
    return "kernel.zygote" in " ".join(command) and "bwrap" not in command[0]


def words(process):
    """Return a command line, nothing where the process has ended."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def gone(processes, seconds=15):
    """Return what those are that still run after so many seconds."""
    _, alive = psutil.wait_procs(processes, timeout=seconds)
    return [" ".join(words(one)) for one in alive if runs(one)]


def runs(process):
    """Return whether a process does more than wait for init to take note of its end."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
