"""Kill a writer again and again, and say what is left each time (a program).

The writer is forked from this process, which has one thread, and kills itself when
it reaches a line of ours whose number is drawn with a fixed seed: so each moment
between two statements of the writer can be met, the narrow ones too.
"""

import json
import os
import random
import signal
import sys
from pathlib import Path

import nbformat

from grader.engine import files, folders, grading, table, writer
from grader.engine.course import open_course
from grader.engine.results import Evaluated
from grader.engine.writer import Writer

LEARNERS = [f"learner-{number}" for number in range(4)]
_OURS = {module.__file__ for module in (writer, folders, grading, table, files)}
_NARROW = {folders.__file__}


class _Lines:
    """Counts the lines that run in some files, and kills the process at one."""

    def __init__(self, places, last=None):
        self.places, self.last, self.count = places, last, 0

    def __call__(self, frame, event, _):
        if frame.f_code.co_filename not in self.places:
            return None
        if event == "line":
            self.count += 1
            if self.count == self.last:
                os.kill(os.getpid(), signal.SIGKILL)
        return self


def write_all(course, version, executed):
    """Write one result per learner, `version` being in grades and folders alike."""
    with Writer(course) as opened:
        for learner in LEARNERS:
            folder = course.submitted(learner, "ps1")
            digest = files.snapshot(folder, course.directory.ignore).digest
            told = {"level": version, "key": version, "digest": digest}
            opened.write(Evaluated(learner, "ps1", executed[version], **told))


def killed_at(course, version, executed, lines):
    """Return whether a forked writer was killed, or was faster."""
    child = os.fork()
    if child == 0:
        sys.settrace(lines)
        write_all(course, version, executed)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or status == 0, status
    return os.WIFSIGNALED(status)


def counted(course, version, executed, places):
    """Return how many lines a run has."""
    lines = _Lines(places)
    sys.settrace(lines)
    write_all(course, version, executed)
    sys.settrace(None)
    return lines.count


def versions(course):
    """Return, per learner, the version of the result, and the one in the folder."""
    found = table.results(course, "ps1")
    return [(_of_row(found.get(one)), _of_folder(course, one)) for one in LEARNERS]


def _of_row(result):
    return (result.level if result.is_current else "stale") if result else ""


def _of_folder(course, learner):
    folder = course.autograded(learner, "ps1")
    if not folder.is_dir():
        return ""
    if len(os.listdir(folder)) != 4:
        return "half"
    notebook = nbformat.read(folder / "problem1.ipynb", as_version=4)
    return notebook.metadata["version"]


def main(folder, one, two, times):
    """Print one line of JSON per kill."""
    course = open_course(Path(folder))
    executed = {"one": _executed(one, "one"), "two": _executed(two, "two")}
    draw = random.Random(3)
    counts = [counted(course, "one", executed, some) for some in (_OURS, _NARROW)]
    for at in range(int(times)):
        version = ("two", "one")[at % 2]
        places, count = ((_OURS, counts[0]), (_NARROW, counts[1]))[at // 2 % 2]
        lines = _Lines(places, draw.randrange(1, count))
        was_killed = killed_at(course, version, executed, lines)
        with Writer(course):  # which puts right what the kill left
            pass
        told = {"killed": was_killed, "version": version, "left": versions(course)}
        write_all(course, version, executed)
        told["then"] = versions(course)
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


def _executed(folder, version):
    found = {}
    for name in ("problem1", "problem2"):
        found[name] = nbformat.read(Path(folder) / f"{name}.ipynb", as_version=4)
        found[name].metadata["version"] = version
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
