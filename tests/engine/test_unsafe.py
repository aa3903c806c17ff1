"""Where no sandbox works nothing is run, unless the instructor insists, loudly."""

import json
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from grader.engine.options import Options
from grader.errors import CalledWrongly
from tests.engine import gradebook

pytestmark = pytest.mark.slow

# Installs a seccomp filter that leaves landlock (call 444) unimplemented, as an old
# Linux does, and becomes the command; bubblewrap is not on the path.
WITHOUT = """
import os, sys
from grader.kernel import seccomp
seccomp.install(bytes.fromhex(sys.argv[1]))
os.execv(sys.argv[2], sys.argv[2:])
"""
FILTER = b"".join(
    struct.pack("HBBI", *one)
    for one in (
        (0x20, 0, 0, 0),  # load the number of the call
        (0x15, 0, 1, 444),
        (0x06, 0, 0, 0x00050000 | 38),  # ENOSYS
        (0x06, 0, 0, 0x7FFF0000),  # allow
    )
)


@pytest.fixture
def grade(folder):
    """Return a function that grades hacker's on a machine without any sandbox."""
    for other in ("bitdiddle", "lovelace"):
        shutil.rmtree(folder / "submitted" / other)
    stove = Path(sys.executable).with_name("stove")
    empty = folder.parent / "empty"
    empty.mkdir()

    def run(*words):
        command = [sys.executable, "-c", WITHOUT, FILTER.hex(), sys.executable, stove]
        command += ["grade", "ps1", "--course", folder, "--strict-nbgrader", *words]
        return subprocess.run(
            [str(one) for one in command],
            env=os.environ | {"PATH": str(empty)},
            capture_output=True,
            text=True,
        )

    return run


def test_without_a_sandbox_nothing_is_run(grade, folder):
    """The message names what was tried, what to do, and the way round it."""
    done = grade()
    assert (1, "") == (done.returncode, done.stdout)
    assert "No sandbox works on this machine" in done.stderr
    assert "bubblewrap is not installed; reduced: this Linux has no landlock" in (
        done.stderr
    )
    assert '"stove doctor" says what to install' in done.stderr
    assert [] == gradebook.rows(folder)["submission"]


def test_insisting_is_told_and_recorded(grade, folder):
    """Whoever insists is warned before and after, and each grade says so."""
    done = grade("--unsafe-no-sandbox", "--json")
    assert 0 == done.returncode, done.stderr
    assert "WARNING: No sandbox works here" in done.stderr
    told = json.loads(done.stdout)
    (one,) = told["results"]
    assert ("graded", 3.0, "none") == (one["outcome"], one["points"], one["level"])
    assert "with all rights of this account" in told["told"][0]
    asked = "SELECT level FROM stove_result"
    assert [("none, cold",)] == gradebook.ask(folder, asked)


@pytest.mark.bubblewrap
def test_a_sandbox_that_works_is_used(grade, folder):
    """Where one works the option changes nothing; what was graded without is redone."""
    grade("--unsafe-no-sandbox")
    stove = Path(sys.executable).with_name("stove")
    command = [stove, "grade", "ps1", "--course", folder, "--strict-nbgrader", "--json"]
    for words in ([], ["--unsafe-no-sandbox"]):
        done = subprocess.run([*command, *words], capture_output=True, text=True)
        (one,) = json.loads(done.stdout)["results"]
        assert ("bubblewrap", bool(words)) == (one["level"], one["is_reused"])
    assert "A sandbox works here and is used: bubblewrap." in done.stderr


def test_a_level_and_none_exclude_each_other():
    """Who insists on a sandbox cannot ask for none."""
    with pytest.raises(CalledWrongly, match="does not go with"):
        Options(level="reduced", is_unsafe=True)
