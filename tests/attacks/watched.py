"""Run a command and tell what it left running; end that.

Whatever a descendant starts, and however it hides, it becomes a child of this
process when its own parents are gone. Run as `python -m tests.attacks.watched
REPORT SECONDS COMMAND …`; the report is JSON.
"""

import ctypes
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil

PR_SET_CHILD_SUBREAPER = 36
# The last processes of a box may take this long to go.
GRACE = 3.0


def main(report: str, seconds: str, *command: str) -> int:
    """Run `command`, write the report, return the command's exit code."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    started = time.monotonic()
    process = subprocess.Popen(command)
    try:
        code = process.wait(float(seconds))
    except subprocess.TimeoutExpired:
        code = None
    wall = time.monotonic() - started
    left = _left_behind()
    told = {"code": code, "seconds": wall, "left": left}
    Path(report).write_text(json.dumps(told), encoding="utf-8")
    return 1 if code is None else code


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
