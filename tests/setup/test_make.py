"""`make` explains itself and refuses politely; nothing is installed here."""

import re
import shutil

import pytest

from tests.conftest import ROOT
from tests.setup.conftest import run_make


def test_make_alone_lists_everything_that_can_be_made():
    """Every target has one line of help."""
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.M)
    code, printed = run_make("make")
    shown = re.findall(r"^make (\w+) +\S", printed, re.M)
    assert (0, sorted(phony[1].split())) == (code, sorted({*shown}))


def test_an_old_python_is_refused_by_name(tools, clone):
    """The message names the version found and how to choose another."""
    tools(
        "python3",
        'test "$1" = -V && { echo Python 3.9.1; exit; }\ntest "$2" = "import sys"',
    )
    code, printed = run_make(tools.make, "start", "UV=", cwd=clone)
    assert 2 == code
    assert "python3 is Python 3.9.1; the course needs Python 3.11, 3.12 or" in printed
    assert not (clone / ".venv").exists()


def test_a_machine_without_python_is_told_what_to_install(tools, clone):
    """The message says which Python to install and how to name one's own."""
    code, printed = run_make(tools.make, "start", "UV=", cwd=clone)
    assert 2 == code
    assert "Install Python 3.11, 3.12 or 3.13, or name yours: make start PYTHON=" in (
        printed
    )


def test_a_newer_python_is_found_when_the_default_is_too_old(tools, clone):
    """macOS has an old python3 first; a python3.12 beside it is taken."""
    tools("python3", "exit 1")
    tools("python3.12", "exit 0")
    code, printed = run_make(tools.make, "-n", "start", "UV=", cwd=clone)
    assert 0 == code
    assert "python3.12 -m venv .venv" in printed


def test_system_packages_need_root(tools):
    """Without root it names the packages and the command."""
    tools("apt-get", "echo never; exit 1")
    tools("id", "echo 1000")
    code, printed = run_make(tools.make, "system")
    assert 2 == code
    assert (
        'Installing chromium bubblewrap postgresql needs root: run "sudo make system".'
        in printed
    )


def test_other_systems_are_told_what_they_lack(tools):
    """Where there is no apt-get, it names the packages and what follows."""
    code, printed = run_make(tools.make, "system")
    assert 2 == code
    assert (
        "This is not Debian: install chromium bubblewrap postgresql with your own"
        in printed
    )


def test_system_packages_that_are_there_are_left_alone(tools):
    """apt-get is not asked when nothing is missing."""
    for name in ("chromium", "bwrap", "pg_ctlcluster"):
        tools(name, "exit 0")
    tools("apt-get", "echo never; exit 1")
    assert (0, "chromium, bubblewrap, postgresql: here\n") == run_make(
        tools.make, "system"
    )


@pytest.mark.parametrize("update", ["exit 0", "exit 100"])
def test_stale_lists_of_packages_are_renewed_first(tools, tmp_path, update):
    """The lists are updated before the install; old lists are better than none."""
    log = tmp_path / "log"
    case = f"case $* in *update*) {update};; esac"
    tools("apt-get", f'echo "$*" >> {log}\n{case}')
    tools("id", "echo 0")
    code, printed = run_make(tools.make, "system")
    assert 0 == code, printed
    first, second = log.read_text().splitlines()
    assert "update" in first
    assert "install -y" in second
    assert "chromium bubblewrap postgresql" in second


def test_a_broken_environment_is_told_to_be_cleaned(tmp_path):
    """A .venv whose Python has gone is not used, and the way out is named."""
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "binder", tmp_path / "binder")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "pyvenv.cfg").touch()
    code, printed = run_make("make", "start", cwd=tmp_path)
    assert 2 == code
    assert 'Run "make clean", then try again.' in printed


def test_a_moved_folder_is_told_to_be_cleaned(tmp_path):
    """An environment that was made elsewhere is not used, and the way out is named."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / ".ready").write_text("/somewhere/else\n")
    code, printed = run_make("make", "start", cwd=tmp_path)
    assert 2 == code
    assert 'This folder was moved or copied after .venv was made. Run "make cl' in (
        printed
    )
    assert 0 == run_make("make", "clean", cwd=tmp_path)[0]
    assert not (tmp_path / ".venv").exists()
