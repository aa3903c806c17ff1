"""A plan of a few cells, and a submission here or in a process of its own."""

import os
import socket
import subprocess
import sys
import types
from contextlib import suppress
from pathlib import Path

import pytest

from grader.checks import frames
from grader.checks.namespace import NamespaceHost
from grader.engine.plan import Plan, PlannedCell
from grader.engine.sealed import Checker

BOX = Path(__file__).with_name("box.py")


def cell(id, kind, source, solution=""):
    return PlannedCell(id, kind, "code", source, 1.0, solution)


def plan_of(*cells, credit=()):
    return Plan("ps1", "p1", tuple(cells), credit=frozenset(credit))


class Box:
    """A child process that ran `source` and answers over a socket pair."""

    def __init__(self, source):
        ours, theirs = socket.socketpair()
        self.process = subprocess.Popen(
            [sys.executable, str(BOX), str(theirs.fileno()), source],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": str(BOX.parents[3])},
        )
        theirs.close()
        self.socket = ours
        self.stream = ours.makefile("rwb")

    def channel(self, request):
        frames.send(self.stream, request)
        return frames.receive(self.stream)

    def close(self):
        self.process.kill()
        self.process.wait()
        with suppress(OSError):
            self.stream.close()
        self.socket.close()


def in_process(source):
    """Return the channel of a namespace in this process."""
    module = types.ModuleType("__main__")
    main, sys.modules["__main__"] = sys.modules["__main__"], module
    try:
        with suppress(Exception):
            exec(compile(source, "<submission>", "exec"), module.__dict__)
    finally:
        sys.modules["__main__"] = main
    return NamespaceHost(module.__dict__).serve


@pytest.fixture
def boxes():
    started = []

    def start(source):
        started.append(Box(source))
        return started[-1].channel

    yield start
    for box in started:
        box.close()


@pytest.fixture(params=["in process", "over a socket"])
def reaching(request, boxes):
    """Return a function from a submission's source to a channel, both ways."""
    return in_process if request.param == "in process" else boxes


@pytest.fixture
def tried():
    """Return a function that runs one test on a submission in this process.

    `solution` is the instructor's answer, `given` a locked cell before it.
    """

    def run(submission, test, solution="", given="", channel=None, **limits):
        cells = [
            cell("given", "locked", given),
            cell("answer", "solution", "", solution or submission),
            cell("test", "test", test),
        ]
        checker = Checker(
            plan_of(*cells, credit=limits.pop("credit", ())),
            channel or in_process(submission),
            seconds=limits.pop("seconds", 60),
            **limits,
        )
        return checker.run("test")

    return run


def error_of(tested):
    """Return "ename: evalue" of a tested cell, "" where it passed."""
    for output in tested.outputs:
        if output.output_type == "error":
            return f"{output.ename}: {output.evalue}"
    return ""
