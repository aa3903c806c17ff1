"""A box that takes too much is stopped as a whole, and the reason is recorded."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.kernel.boxes import (
    Order,
    as_ordinary_user,
    drive,
    hand_over,
    is_roots,
    told,
    workplace,
)
from tests.kernel.boxes import environment as clean

pytestmark = [
    pytest.mark.bubblewrap,
    pytest.mark.slow,
    pytest.mark.xdist_group("kernel"),
]

MEMORY_BOMB = """
import ctypes, os, time
for _ in range(8):
    if not os.fork():
        ctypes.CDLL(None).prctl(4, HIDES, 0, 0, 0)
        held = []
        for _ in range(100):
            held.append(os.urandom(1 << 20))
        time.sleep(60)
        os._exit(0)
time.sleep(60)
"""


@pytest.mark.parametrize("kind", ["user", "warm user", "reduced"])
@pytest.mark.parametrize("hides", [False, True], ids=["openly", "hidden"])
def test_a_memory_bomb_is_stopped(kind, hides):
    """Eight processes that are each small enough are stopped for their sum."""
    source = MEMORY_BOMB.replace("HIDES", "0" if hides else "1")
    report = drive(Order([source], kind, {"memory": "400 MiB"}))
    assert (report["stopped"], report["left"]) == ("out of memory", [])
    assert 400 << 20 < report["peak"] < 900 << 20


@pytest.mark.parametrize("kind", ["user", "warm user", "reduced"])
def test_an_endless_cell_is_stopped_by_its_cpu_time(kind):
    """A loop that swallows interrupts ends at the cell's CPU limit."""
    source = (
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "while True:\n    try:\n        pass\n    except BaseException: pass"
    )
    report = drive(Order(["1", source, "2"], kind, {"cell_cpu": 2}))
    assert report["stopped"] == "timed out"
    assert report["outputs"] == [["1"], [], []]


def test_a_sleeping_submission_is_stopped_by_wall_time():
    """Sleep costs no CPU, and still a submission ends at its wall limit."""
    report = drive(Order(["import time; time.sleep(600)"], "user", {"wall": 12}))
    assert report["stopped"] == "timed out"
    assert report["seconds"] < 120


def test_a_slow_cell_is_interrupted_and_the_rest_runs(kind):
    """A cell that takes too long gets an interrupt; the next one still runs."""
    cells = ["import time; time.sleep(600)", "print(6 * 7)"]
    order = Order(cells, kind, timeout=6)
    order.client = {"interrupt_on_timeout": True}
    report = drive(order)
    assert (report["stopped"], report["died"]) == (None, "")
    assert report["outputs"] == [["KeyboardInterrupt: "], ["42\n"]]


def test_a_flood_of_messages_is_stopped():
    """A cell that sends message after message has its box stopped."""
    source = "while True: display(1)"
    report = drive(Order([source], "user", {"messages": 200}))
    assert report["stopped"] == "too much output"
    assert len(report["outputs"][0]) <= 200


def test_a_disk_filler_of_the_reduced_level_is_stopped():
    """Where the home lies on the host's disk, the watchdog keeps its size."""
    source = (
        "for i in range(10_000):\n    with open(str(i), 'wb') as f:"
        " f.write(bytes(1 << 20))\nimport time; time.sleep(60)"
    )
    report = drive(Order([source], "reduced", {"disk": "16 MiB"}))
    assert report["stopped"] == "too much disk"


def test_the_box_dies_with_its_grader(kind):
    """Killed without warning, the grader leaves no process behind."""
    mark = f"mark-{os.getpid()}-{kind}-orphan"
    code = f"import time; time.sleep(900)  # {mark}"
    cell = (
        "import subprocess, sys, time\n"
        f"subprocess.Popen([sys.executable, '-c', {code!r}], start_new_session=True)\n"
        "time.sleep(900)"
    )
    is_root = is_roots(kind)
    with workplace(is_root) as folder, start_driver(kind, cell, folder) as run:
        wait_until(lambda: marked(mark))
        for process in psutil.Process(run.pid).children(recursive=True):
            if "drive.py" in " ".join(command_of(process)):
                process.kill()
        run.send_signal(signal.SIGKILL)
        run.wait()
        wait_until(lambda: not marked(mark))
        assert marked(mark) == []


def start_driver(kind, cell, folder):
    """Start the driver and leave it running."""
    hand_over(folder, is_roots(kind))
    order = {"cells": [cell], "limits": {}, "timeout": 600, "variables": []}
    order |= {**told(kind), "client": {}, "imports": []}
    order |= {"folder": str(folder / "work"), "tmp": str(folder / "tmp")}
    prefix = [] if is_roots(kind) else as_ordinary_user()
    run = subprocess.Popen(
        [*prefix, sys.executable, str(Path(__file__).with_name("drive.py"))],
        env=clean(folder),
        cwd=folder / "work",
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    run.stdin.write(json.dumps(order).encode())
    run.stdin.close()
    return run


def marked(mark):
    """Return the processes whose own program text bears the mark."""
    found = []
    for process in psutil.process_iter():
        command = command_of(process)
        if len(command) == 3 and command[2].endswith(mark):
            found.append(process.pid)
    return found


def command_of(process):
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def wait_until(is_true, seconds=120):
    deadline = time.monotonic() + seconds
    while not is_true() and time.monotonic() < deadline:
        time.sleep(0.1)
