"""A copy of the repository, as somebody has it who just cloned it."""

import shutil
import subprocess

import pytest

from tests.conftest import ROOT

NOT_CLONED = (
    *(".git", ".venv", "__pycache__", "*.egg-info", "my_work", "artefacts", "build"),
    *("dist", "*.db", ".*_cache", ".hypothesis", ".ipynb_checkpoints"),
)


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """Return a fresh copy without anything that git ignores."""
    folder = tmp_path_factory.mktemp("clone") / "touch-the-stove"
    return shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*NOT_CLONED))


@pytest.fixture
def tools(tmp_path, monkeypatch):
    """Return a function that makes a program, alone on the PATH with a few."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "bash", "uname", "awk", "env"):
        (folder / name).symlink_to(shutil.which(name))
    make = shutil.which("make")
    monkeypatch.setenv("PATH", str(folder))

    def program(name, script):
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    program.make = make
    return program


def run_make(make, *words, cwd=ROOT):
    """Return exit code and everything that `make` printed."""
    done = subprocess.run(
        [make, "-C", str(cwd), "--no-print-directory", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
    )
    return done.returncode, done.stdout
