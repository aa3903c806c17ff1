"""What the box costs: the time of a start, plain and boxed."""

import asyncio
import statistics
import time

import pytest
from jupyter_client.manager import AsyncKernelManager

from grader.kernel.detect import Level, choose_level
from grader.kernel.provisioner import BoxedKernelManager

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
    assert extra < max(0.3, medians["plain"] / 3)
