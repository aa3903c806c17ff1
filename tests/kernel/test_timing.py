"""What the box costs: the time of a start, plain and boxed."""

import asyncio
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from jupyter_client.manager import AsyncKernelManager

from grader.kernel import sandbox
from grader.kernel.detect import Level, choose_level
from grader.kernel.interpreter import find_interpreter
from grader.kernel.limits import Limits
from grader.kernel.provisioner import BoxedKernelManager
from grader.kernel.room import Room, pick_user
from grader.kernel.session import BoxSession

STARTS = 10


async def start_once(make):
    """Return the seconds from nothing to a kernel that answers."""
    manager = make(kernel_name="python3")
    began = time.perf_counter()
    await manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.kernel_info()
    await client.get_shell_msg(timeout=180)
    took = time.perf_counter() - began
    client.stop_channels()
    await manager.shutdown_kernel(now=True)
    return took


def box_alone():
    """Return the milliseconds that building a box around `true` takes."""
    times = []
    for _ in range(STARTS):
        with tempfile.TemporaryDirectory(prefix="stove-") as name:
            folder = Path(name)
            folder.chmod(0o711)
            (folder / "x").mkdir()
            room = Room(find_interpreter(), folder / "x", Limits(), user=pick_user())
            began = time.perf_counter()
            launch = sandbox.bubblewrap([], room)
            python = launch.command.index(str(room.interpreter.executable))
            command = [*launch.command[:python], "true"]
            subprocess.run(
                command, env=launch.environment, pass_fds=launch.fds, check=True
            )
            launch.close()
            times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000, min(times) * 1000


@pytest.mark.bubblewrap
@pytest.mark.slow
@pytest.mark.xdist_group("kernel")
def test_a_boxed_start_costs_little_more(timing):
    """Ten starts each, in turn: the box adds less than a third, and below 0.3 s."""
    choose_level(Level.FULL)
    kinds = {"plain": AsyncKernelManager, "boxed": BoxedKernelManager}
    times = {name: [] for name in kinds}
    for _ in range(STARTS):
        for name, make in kinds.items():
            times[name].append(asyncio.run(start_once(make)))
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    extra = medians["boxed"] - medians["plain"]
    timing(
        f"kernel start: plain {medians['plain'] * 1000:.0f} ms, "
        f"boxed {medians['boxed'] * 1000:.0f} ms (median of {STARTS})"
    )
    median, least = box_alone()
    timing(
        f"box around `true`: {median:.0f} ms (median of {STARTS}), least {least:.0f}"
    )
    assert extra < max(0.3, medians["plain"] / 3)


def session_once():
    """Return seconds to the first reply, to close, and CPU in and outside the box."""
    began, ours = time.perf_counter(), time.process_time()
    with BoxSession(Limits()) as session:
        session.execute("1")
        replied = time.perf_counter()
        session.close()
        closed, usage = time.perf_counter(), session.usage
    ours = time.process_time() - ours
    return replied - began, closed - replied, usage.cpu_seconds, ours


@pytest.mark.bubblewrap
@pytest.mark.slow
@pytest.mark.xdist_group("kernel")
def test_a_session_waits_for_nothing_but_its_kernel(timing):
    """Ten cold sessions: the grader's own part is a fraction of the kernel's."""
    session_once()
    seconds = [session_once() for _ in range(STARTS)]
    first, close, box, ours = map(statistics.median, zip(*seconds, strict=True))
    timing(
        f"cold session: first reply {first * 1000:.0f} ms, close {close * 1000:.0f}; "
        f"CPU {box * 1000:.0f} ms in the box, {ours * 1000:.0f} ms outside "
        f"(median of {STARTS})"
    )
    assert ours < box / 2
