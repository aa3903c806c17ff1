"""A process in which a project's code runs: boxed where this machine can, else plain.

A box is the engine's: no network, a copy of the folder, limits. Elsewhere (macOS,
Windows, a Linux without a level) it is an ordinary process of the author's own, with
time and memory watched and the network refused by a patch: a help against accidents.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self

from grader.errors import GraderError

if TYPE_CHECKING:
    import psutil

PLAIN = "plain process"
MIME = "application/vnd.stove.reply+json"
_MIB = 1 << 20
_ENDED = {
    "timed out": "It took longer than {seconds:g} s. Look for a loop that does not "
    "end, or keep a smaller sample of the data.",
    "out of memory": "It used more than {memory} MiB. Keep a smaller sample of the "
    "data in the folder.",
    "too much output": "It printed without end. Print a summary instead.",
}
OVER = (*_ENDED, "ended")
_OTHER = "Its process ended ({detail}). Look for `exit`, or for what the limits forbid."


@dataclass(frozen=True)
class Allowance:
    """What one run of a project may use: seconds of wall time, bytes of memory."""

    seconds: float = 300.0
    memory: int = 2048 * _MIB

    def at_most(self, seconds: float) -> Self:
        """Return the same with no more than so many seconds."""
        return replace(self, seconds=min(seconds, self.seconds))


class Child(Protocol):
    """A process that carries out requests for `inside.answer`, one after another."""

    def ask(self, request: Mapping[str, Any], seconds: float = inf) -> dict[str, Any]:
        """Return the reply; a process that ended is a reply with `trouble` too.

        `seconds` may give it less time than the allowance does.
        """

    def close(self) -> None:
        """Leave no process and no folder behind."""


@cache
def level() -> str:
    """Return the best level of box on this machine, or `PLAIN`."""
    try:
        from grader.kernel.detect import choose_level
    except ImportError:  # a system without the calls that a box needs
        return PLAIN
    try:
        return str(choose_level())
    except GraderError:
        return PLAIN


def start(folder: Path, allowance: Allowance) -> Child:
    """Start a process for the project in `folder`, the best this machine has."""
    if level() == PLAIN:
        return PlainChild(folder, allowance)
    return BoxedChild(folder, allowance)


class BoxedChild:
    """A kernel in the engine's box; the files of the folder are copied or lent."""

    def __init__(self, folder: Path, allowance: Allowance) -> None:
        from grader.kernel.session import BoxSession

        self._allowance = allowance
        self._box = BoxSession(limits_of(allowance), files=folder)

    def ask(self, request: Mapping[str, Any], seconds: float = inf) -> dict[str, Any]:
        """Return the reply to a request."""
        allowance = self._allowance.at_most(seconds)
        source = f"""
from IPython.display import display as _show
from grader.project.inside import answer as _answer
_show({{{MIME!r}: _answer({json.dumps(request)!r})}}, raw=True)
"""
        done = self._box.execute(source, silent=True, seconds=allowance.seconds)
        # An interrupted cell may answer too: with the author's KeyboardInterrupt.
        for output in done.outputs if not done.timed_out else ():
            text = output.get("data", {}).get(MIME)
            if isinstance(text, str):
                return parsed(text)
        stop = self._box.stopped
        if done.timed_out or (stop and stop.outcome == "timed out"):
            return ended("timed out", "", allowance)
        if stop:
            return ended(stop.outcome, stop.detail, allowance)
        return ended("ended", said(done.outputs), allowance)

    def close(self) -> None:
        """End the box."""
        self._box.close()


class PlainChild:
    """An ordinary process in a copy of the folder, kept for the next request."""

    def __init__(self, folder: Path, allowance: Allowance) -> None:
        self._allowance = allowance
        self._place = Path(tempfile.mkdtemp(prefix="stove-project-"))
        self._copy = self._place / "project"
        shutil.copytree(folder, self._copy, symlinks=True)
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: Mapping[str, Any], seconds: float = inf) -> dict[str, Any]:
        """Return the reply to a request."""
        allowance = self._allowance.at_most(seconds)
        asked, told = self._place / "request.json", self._place / "reply.json"
        told.unlink(missing_ok=True)
        asked.write_text(json.dumps(request), encoding="utf-8")
        process = self._process = self._process or self._started(asked, told)
        if process.stdin:
            with contextlib.suppress(OSError):  # one that ended is noticed below
                process.stdin.write(b"\n")
                process.stdin.flush()
        why = watched(process, allowance, told)
        if why:
            return ended(why, "", allowance)
        if not told.is_file():
            return ended("ended", f"code {process.returncode}", allowance)
        return parsed(told.read_text(encoding="utf-8"))

    def close(self) -> None:
        """End the process and what it started; remove the copy."""
        if self._process:
            end(self._process)
        shutil.rmtree(self._place, ignore_errors=True)

    def _started(self, asked: Path, told: Path) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "grader.project.plain", str(asked), str(told)]
        return subprocess.Popen(
            command,
            cwd=self._copy,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def limits_of(allowance: Allowance) -> Any:
    """Return the engine's limits for a project."""
    from grader.kernel.limits import Limits

    seconds, memory = allowance.seconds, allowance.memory
    return Limits(
        cell_wall=seconds,
        cell_cpu=2 * seconds,
        wall=1e6,
        cpu=1e6,
        memory=memory,
        address_space=max(2 * memory, 2048 * _MIB),
        file_size=256 * _MIB,
        disk=256 * _MIB,
        message_size=64 * _MIB,
        output_total=256 * _MIB,
    )


def watched(process: "subprocess.Popen[Any]", allowance: Allowance, told: Path) -> str:
    """Wait for a reply or the end; return why a process was ended, "" if it was not."""
    import psutil

    deadline = time.monotonic() + allowance.seconds
    while process.poll() is None and not told.is_file():
        time.sleep(0.05)
        why = "timed out" if time.monotonic() > deadline else ""
        try:
            used = sum(one.memory_info().rss for one in family(process))
        except psutil.Error:
            continue
        if used > allowance.memory:
            why = "out of memory"
        if why:
            end(process)
            return why
    return ""


def family(process: "subprocess.Popen[Any]") -> "list[psutil.Process]":
    """Return a process and all that it started."""
    import psutil

    main = psutil.Process(process.pid)
    return [main, *main.children(recursive=True)]


def end(process: "subprocess.Popen[Any]") -> None:
    """End a process and all that it started."""
    import psutil

    with contextlib.suppress(psutil.Error):
        for one in family(process):
            one.kill()
    process.wait()
    if process.stdin:
        with contextlib.suppress(OSError):
            process.stdin.close()


def ended(kind: str, detail: str, allowance: Allowance) -> dict[str, Any]:
    """Return the reply of a process that gave none."""
    words = _ENDED.get(kind, _OTHER).format(
        seconds=allowance.seconds, memory=allowance.memory >> 20, detail=detail
    )
    return {"trouble": words, "kind": kind if kind in _ENDED else "ended"}


def said(outputs: list[Any]) -> str:
    """Return the error that a cell showed."""
    errors = [one for one in outputs if one.get("output_type") == "error"]
    return f"{errors[-1].ename}: {errors[-1].evalue}"[:300] if errors else "no answer"


def parsed(text: str) -> dict[str, Any]:
    """Return a reply from its text; what is none is a trouble too."""
    try:
        reply = json.loads(text)
    except ValueError:
        reply = None
    if isinstance(reply, dict):
        return reply
    return {"trouble": "Its answer could not be read.", "kind": "ended"}
