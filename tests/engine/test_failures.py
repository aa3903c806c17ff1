"""Disks that are full or read-only, gradebooks locked, old or damaged: told, not lost.

Mounts are made in a mount namespace of the test's own, so that root, who may write to
any file whatever its mode, meets them like everybody else.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import nbgrader
import pytest

from tests.engine import gradebook

pytestmark = pytest.mark.slow

STOVE = Path(sys.executable).with_name("stove")
OLD = Path(nbgrader.__file__).parent / "tests" / "apps" / "files" / "gradebook.db"
POINTS = 3.0  # what stock nbgrader gives this submission


@pytest.fixture
def handed_in(folder):
    """Return the documentation course with one submission, not yet graded."""
    for other in ("bitdiddle", "lovelace"):
        shutil.rmtree(folder / "submitted" / other)
    (folder / "autograded").mkdir()
    return folder


def grade(folder):
    """Return a finished `stove grade`."""
    return subprocess.run(command(folder), capture_output=True, text=True)


def command(folder):
    """Return the command line; strict mode needs no trial."""
    words = (STOVE, "grade", "ps1", "--course", folder, "--strict-nbgrader")
    return [str(one) for one in words]


def mounted(folder, script):
    """Run a shell script with mounts of its own; `$1` is the folder, the rest stove."""
    unshare = ["unshare", "--mount"]
    unshare += ["--map-root-user"] if os.geteuid() else []
    words = [*unshare, "sh", "-euc", script, "sh", str(folder), *command(folder)]
    return subprocess.run(words, capture_output=True, text=True)


def is_whole(folder):
    """Return whether SQLite finds no fault in the gradebook."""
    return gradebook.ask(folder, "PRAGMA integrity_check") == [("ok",)]


def graded_in_the_end(folder):
    """Assert that a run under better conditions grades, once and whole."""
    done = grade(folder)
    assert done.returncode == 0, done.stderr
    scores = [one[0] for one in gradebook.grades(folder, "hacker").values()]
    assert sum(score or 0 for score in scores) == POINTS
    assert gradebook.ask(folder, "SELECT outcome FROM stove_result") == [("graded",)]
    assert len(list((folder / "autograded/hacker/ps1").glob("*.ipynb"))) == 2


FULL = """
mkdir "$1.full"; mount -t tmpfs -o size=8m none "$1.full"; cp -a "$1/." "$1.full"
place="$1"; shift
cat /dev/zero > "$place.full/ballast" 2>/dev/null || true
for word in "$@"; do
    shift; [ "$word" = "$place" ] && word="$place.full"; set -- "$@" "$word"
done
"$@" && code=0 || code=$?
rm "$place.full/ballast" "$place/gradebook.db"
cp -a "$place.full/." "$place"
exit $code
"""


def test_a_full_disk(handed_in):
    """Not a byte is left: the message says so, and rows and folders are as before."""
    before = gradebook.rows(handed_in)
    done = mounted(handed_in, FULL)
    assert done.returncode == 1, done.stderr
    assert "disk" in done.stderr
    assert "Make room" in done.stderr
    assert "Traceback" not in done.stderr
    assert is_whole(handed_in)
    assert before == gradebook.rows(handed_in)
    assert list((handed_in / "autograded").glob("[!.]*")) == []
    graded_in_the_end(handed_in)


READ_ONLY = (
    'mount --bind "$1{0}" "$1{0}"; mount -o remount,bind,ro "$1{0}"; shift; "$@"'
)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("", "cannot be written: Read-only file system. Give this account the right"),
        ("/gradebook.db", "Grades cannot be written. Give this account the right"),
        ("/autograded", "cannot be written: [Errno 30] Read-only file system"),
    ],
)
def test_what_cannot_be_written(handed_in, what, words):
    """A read-only course, gradebook or graded folder is named with what to do."""
    before = gradebook.rows(handed_in)
    done = mounted(handed_in, READ_ONLY.format(what))
    assert done.returncode == 1, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert before == gradebook.rows(handed_in)
    graded_in_the_end(handed_in)


def test_a_locked_gradebook(handed_in):
    """While another program keeps it locked nothing is graded; then it is."""
    path = handed_in / "gradebook.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        done = grade(handed_in)
    assert done.returncode == 1
    assert "Another program keeps the gradebook locked" in done.stderr
    assert "nothing was lost" in done.stderr
    graded_in_the_end(handed_in)


def test_a_gradebook_of_an_older_nbgrader(handed_in):
    """The one in nbgrader's own tests stays as it is; `db upgrade` is named."""
    shutil.copy(OLD, handed_in / "gradebook.db")
    done = grade(handed_in)
    assert done.returncode == 1
    assert "was made by an older nbgrader" in done.stderr
    assert "Make a copy of it, then run `nbgrader db upgrade`" in done.stderr
    assert OLD.read_bytes() == (handed_in / "gradebook.db").read_bytes()


def test_a_damaged_gradebook(handed_in):
    """Pages that hold something else are told as damage, and not written over."""
    path = handed_in / "gradebook.db"
    data = path.read_bytes()
    at = len(data) // 8
    damaged = data[:at] + b"\xff" * (len(data) - at)
    path.write_bytes(damaged)
    done = grade(handed_in)
    assert done.returncode == 1
    assert "The file is damaged. Restore a copy of the gradebook." in done.stderr
    assert "Traceback" not in done.stderr
    path.write_bytes(data)
    graded_in_the_end(handed_in)
