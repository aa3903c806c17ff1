"""Keep the totals of a box, which no limit of a single process can: memory, CPU, time.

Processes share pages after a fork, so memory is the sum of proportional shares (PSS);
where a process hides its own, its resident size counts in full.
"""

import contextlib
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from pathlib import Path

from grader.kernel.limits import Limits

_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICK = os.sysconf("SC_CLK_TCK")
_INTERVAL = 0.05
# What a cell that was interrupted has left to clean up and give its place away.
_GRACE = 3.0


@dataclass(frozen=True)
class Stop:
    """Why a box was stopped: `timed out`, `out of memory` or `too much disk`."""

    outcome: str
    detail: str


def descendants(pid: int) -> list[int]:
    """Return `pid` and all processes that it started, directly or not."""
    found = [pid]
    for parent in found:
        found += children(parent)
    return found


def children(pid: int) -> list[int]:
    """Return what `pid` started and did not outlive, the oldest first."""
    found: list[int] = []
    with contextlib.suppress(OSError):
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children", "rb") as file:
                found += map(int, file.read().split())
    return found


def resident(pid: int) -> int:
    """Return all memory of one process in bytes, what it shares included."""
    try:
        with open(f"/proc/{pid}/statm", "rb") as file:
            return int(file.read().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0


def memory(pid: int) -> int:
    """Return the share of memory of one process in bytes, 0 if it is gone."""
    try:
        with open(f"/proc/{pid}/smaps_rollup") as file:
            for line in file:
                if line.startswith("Pss:"):
                    return int(line.split()[1]) << 10
    except OSError:
        pass
    return resident(pid)


def cpu_time(pid: int) -> float:
    """Return CPU seconds of one process and of its children that have ended."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            text = file.read()
    except OSError:
        return 0.0
    fields = text.rpartition(b")")[2].split()
    return sum(map(int, fields[11:15])) / _TICK


class Watchdog:
    """A thread that stops a box as soon as one of its totals is over the limit."""

    def __init__(
        self,
        pid: int,
        limits: Limits,
        stop: Callable[[], None],
        exchange: "Exchange",
        interrupt: Callable[[], None] | None = None,
    ) -> None:
        self.stopped: Stop | None = None
        self.peak_memory = 0
        self.cpu = 0.0
        self._pid, self._limits, self._stop = pid, limits, stop
        self._exchange, self._interrupt = exchange, interrupt
        self._interrupted = 0.0
        self._may_interrupt = False
        self._started = self._cell_started = time.monotonic()
        self._cell_wall, self._cell_cpu = limits.cell_wall, 0.0
        self._in_cell = False
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def close(self) -> None:
        """Stop watching; what was measured stays, with a last look."""
        is_first = not self._done.is_set()
        self._done.set()
        self._thread.join()
        if is_first and not self.stopped:
            self._measure(is_last=True)

    @property
    def has_interrupted(self) -> bool:
        """Whether the cell that runs, or ran last, was over its time."""
        return self._interrupted > 0

    def begin_cell(self, may_interrupt: bool = False, seconds: float = inf) -> None:
        """Hold the next seconds against a cell's limits (called before each cell).

        With `may_interrupt` a cell over its time is interrupted first, so that those
        after it can run; one that goes on all the same has its box stopped. `seconds`
        may give this cell less wall time than others have.
        """
        self._cell_wall = min(seconds, self._limits.cell_wall)
        self._cell_started, self._cell_cpu = time.monotonic(), self.cpu
        self._interrupted = 0.0
        self._may_interrupt = may_interrupt and self._interrupt is not None
        self._in_cell = True

    def end_cell(self) -> None:
        """Let the time between cells count for the submission only."""
        self._in_cell = False

    def _watch(self) -> None:
        while not self._done.wait(_INTERVAL):
            try:
                reason = self._check()
            except Exception as error:  # fail closed: nobody would watch any more
                reason = Stop("grader failed", f"the watchdog failed: {error!r}")
            if reason:
                self.stopped = reason
                self._stop()
                return

    def _check(self) -> Stop | None:
        """Return the first limit that is broken now, if any."""
        used = self._measure()
        if used > self._limits.memory:
            return Stop("out of memory", f"all processes used {used >> 20} MiB")
        return self._time() or self._disk()

    def _measure(self, is_last: bool = False) -> int:
        """Keep CPU time and the peak of memory; return the memory used now.

        Shares take Linux a walk through all pages of a process, so they are asked
        for only where all memory, which is never less, is near the limit, and last.
        """
        pids = descendants(self._pid)
        used = sum(map(resident, pids))
        if is_last or used > self._limits.memory:
            used = sum(map(memory, pids))
            self.peak_memory = max(self.peak_memory, used)
        # A killed process takes its time along: the total never falls.
        self.cpu = max(self.cpu, sum(map(cpu_time, pids)))
        return used

    def _time(self) -> Stop | None:
        now, limits = time.monotonic(), self._limits
        for is_counted, used, most, what in (
            (True, now - self._started, limits.wall, "the submission ran"),
            (True, self.cpu, limits.cpu, "the submission computed"),
            (self._in_cell, now - self._cell_started, self._cell_wall, "a cell ran"),
            (
                self._in_cell,
                self.cpu - self._cell_cpu,
                limits.cell_cpu,
                "a cell computed",
            ),
        ):
            if is_counted and used > most:
                is_cell = what.startswith("a cell")
                if is_cell and self._is_given_time(now):
                    continue
                return Stop("timed out", f"{what} longer than {most:g} s")
        return None

    def _is_given_time(self, now: float) -> bool:
        """Interrupt a cell once, and return whether to wait for what comes of it."""
        if not self._may_interrupt or self._interrupt is None:
            return False
        if not self._interrupted:
            self._interrupted = now
            self._interrupt()
        return now - self._interrupted < _GRACE

    def _disk(self) -> Stop | None:
        """Return a reason if more was left in the exchange folder than may be.

        In the full level landlock refuses it where there is one.
        """
        if self._exchange.is_over():
            return Stop("too much disk", "more files were written than fit the box")
        return None


@dataclass(frozen=True)
class Exchange:
    """The folder of the host that a box writes to, and how much may be in it."""

    folder: Path
    size: int
    entries: int

    def is_over(self) -> bool:
        """Return whether the folder holds more than it may; never follow a link."""
        size = count = 0
        folders: list[str | Path] = [self.folder]
        for folder in folders:
            try:
                for entry in os.scandir(folder):
                    count += 1
                    size += entry.stat(follow_symlinks=False).st_size
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    if count > self.entries or size > self.size:
                        return True
            except OSError:
                continue
        return False


def kernel_process(pid: int, wrappers: int) -> int | None:
    """Return the process of the kernel, beneath so many `wrappers`, once it runs."""
    for _ in range(wrappers):
        below = children(pid)
        if not below:
            return None
        pid = below[0]
    return pid
