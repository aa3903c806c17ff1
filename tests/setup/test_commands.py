"""The commands of README do what it says, in a fresh copy of the repository."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

from tests.conftest import ROOT
from tests.lab import free_port
from tests.setup.conftest import run_make

WELCOME = "/lab/tree/course/start_here.ipynb?token="
PLAIN = (
    "python -m venv .venv",
    "python -m pip install -e .",
    "jupyter lab --ServerApp.root_dir=. course/start_here.ipynb",
)


@contextmanager
def printing(command, cwd, **variables):
    """Run `command` and yield the lines it prints; interrupt it in the end."""
    unset = {"DISPLAY", "WAYLAND_DISPLAY"}
    env = {k: v for k, v in os.environ.items() if k not in unset} | variables
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env=env,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        yield process.stdout
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.stdout.close()
        process.wait(30)


def address_in(lines):
    """Return the first address among the printed `lines`, and what came before."""
    before = []
    for line in lines:
        found = re.search(r"http://\S+token=\w+", line)
        if found:
            return found[0], "".join(before)
        before.append(line)
    raise AssertionError("".join(before))


def has_course(address):
    """Return whether JupyterLab answers at `address`, and serves the course."""
    base, token = re.fullmatch(r"(http://[^/]+)/\S*token=(\w+)", address).groups()
    course = f"{base}/api/contents/course/start_here.ipynb?content=0&token={token}"
    return [200, 200] == [status(address), status(course)]


def status(url):
    """Return the status that `url` answers with, within a few seconds."""
    for left in reversed(range(10)):
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                return answer.status
        except urllib.error.URLError:
            if not left:
                raise
            time.sleep(1)
    return None


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.xdist_group("setup")
def test_make_start_serves_the_course_and_prints_where(clone, tmp_path, timing):
    """It sets up once, prints the address without a display, and starts again fast."""
    port = free_port()
    command = ["make", "start", f"PORT={port}"]
    seconds = []
    for _ in range(2):
        begun = time.monotonic()
        with printing(command, clone, JUPYTER_RUNTIME_DIR=str(tmp_path)) as lines:
            address, before = address_in(lines)
            seconds.append(time.monotonic() - begun)
            assert f":{port}{WELCOME}" in address
            assert has_course(address)
        assert ("Installing with" in before) is (len(seconds) == 1)
        assert "Starting JupyterLab" in before
        assert "WARNING" not in before
    timing("make start until it serves: {:.1f} s, again {:.1f} s".format(*seconds))


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.xdist_group("setup")
def test_make_test_sets_up_and_runs_tests(clone):
    """The same set-up with what tests need, then the tests."""
    words = ("TESTS=tests/learner/test_html.py", "WORKERS=0")
    code, printed = run_make("make", "test", *words, cwd=clone)
    assert 0 == code, printed
    assert re.search(r"\d+ passed in", printed)
    again = run_make("make", "-n", "test", cwd=clone)[1]
    assert "pip install" not in again


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.xdist_group("setup")
def test_plain_pip_is_enough(clone, tmp_path):
    """People without make (on Windows, say) need three commands.

    Where uv is there it fetches what the package needs beforehand, because pip
    takes minutes on a busy machine; pip then still judges, builds and installs.
    """
    venv, state = clone / ".venv-plain", tmp_path / "state"
    subprocess.run([sys.executable, "-m", "venv", venv], check=True, timeout=120)
    if shutil.which("uv"):
        uv = ["uv", "pip", "install", "--quiet", "--python", venv / "bin" / "python"]
        subprocess.run([*uv, "-r", "pyproject.toml"], cwd=clone, check=True)
    install = [venv / "bin" / "python", "-m", "pip", "install", "--quiet", "-e", "."]
    subprocess.run(install, cwd=clone, check=True, timeout=300)
    lab = [venv / "bin" / "jupyter", *PLAIN[-1].split()[1:]]
    options = ["--no-browser", "--allow-root", f"--port={free_port()}"]
    variables = {"JUPYTER_RUNTIME_DIR": str(state)}
    with printing([*lab, *options], clone, **variables) as lines:
        assert has_course(address_in(lines)[0])


def test_readme_names_the_tested_commands():
    """README shows the two commands, and the plain ones that are tested here."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [c for c in ("make start", "make test", *PLAIN) if c not in text]
    assert [] == missing
