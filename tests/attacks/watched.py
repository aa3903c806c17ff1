"""Run a command and tell what it left running; end that.

Whatever a descendant starts, and however it hides, it becomes a child of this
process when its own parents are gone. The report also says how much memory the
largest process took at its peak. Run as `python -m tests.attacks.watched
REPORT SECONDS COMMAND …`; the report is JSON.
"""

import contextlib
import ctypes
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil

PR_SET_CHILD_SUBREAPER = 36
# The last processes of a box may take this long to go.
GRACE = 3.0
PAUSE = 0.25


def main(report: str, seconds: str, *command: str) -> int:
    """Run `command`, write the report, return the command's exit code."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    started, peak = time.monotonic(), (0, "")
    process = subprocess.Popen(command)
    code = None
    while code is None and time.monotonic() < started + float(seconds):
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = process.wait(PAUSE)
        peak = max([peak, *_peaks()])
    wall = time.monotonic() - started
    told = {"code": code, "seconds": wall, "left": _left_behind(), "peak": peak}
    Path(report).write_text(json.dumps(told), encoding="utf-8")
    return 1 if code is None else code


def _peaks() -> Iterator[tuple[int, str]]:
    """Yield the most memory that each descendant ever held, in bytes, and its name."""
    for one in psutil.Process().children(recursive=True):
        with contextlib.suppress(OSError, psutil.NoSuchProcess):
            status = Path(f"/proc/{one.pid}/status").read_text(encoding="utf-8")
            for line in status.splitlines():
                if line.startswith("VmHWM:"):
                    yield int(line.split()[1]) << 10, " ".join(one.cmdline())[:200]


def _left_behind() -> list[Any]:
    """Return the command lines of what is still there after a moment, and end it."""
    me = psutil.Process()
    _, left = psutil.wait_procs(me.children(recursive=True), GRACE)
    told = []
    for one in left:
        try:
            if one.status() != psutil.STATUS_ZOMBIE:
                told.append(" ".join(one.cmdline())[:200] or one.name())
            one.kill()
        except psutil.NoSuchProcess:
            continue
    return told


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
