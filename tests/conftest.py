"""What every test may rely on: quiet machines, and programs that may be absent.

A test marked `chromium`, `bubblewrap` or `postgresql` is left out where that is
missing, and one line says so. Where `CI` is set it fails instead, because a
check that never runs must not look green.
"""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

# Learners' machines are quiet: one thread for each test, no sharing of cores.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("JUPYTER_PLATFORM_DIRS", "1")


# The same examples each time, so that nobody's change fails by another's bad luck;
# whoever wants new ones runs with STOVE_FUZZ, see tests/fuzz.
settings.register_profile("fixed", derandomize="STOVE_FUZZ" not in os.environ)
settings.load_profile("fixed")


def find_chromium() -> str | None:
    """Return the path of a Chromium that can be driven, if there is one."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


@cache
def can_unshare() -> bool:
    """Return whether bubblewrap is there and may make a network of its own."""
    if not shutil.which("bwrap"):
        return False
    command = ["bwrap", "--dev-bind", "/", "/", "--unshare-net", "--", "true"]
    return subprocess.run(command, capture_output=True).returncode == 0


def find_postgresql() -> Path | None:
    """Return the folder of PostgreSQL's server programs, if there is one.

    Debian keeps them off the PATH; `pg_ctlcluster` is what it puts there.
    """
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    if not shutil.which("pg_ctlcluster"):
        return None
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


PROGRAMS = {
    "chromium": find_chromium,
    "bubblewrap": can_unshare,
    "postgresql": find_postgresql,
}


def missing_programs() -> list[str]:
    """Return the system programs that tests need and this machine lacks."""
    return [name for name, is_here in PROGRAMS.items() if not is_here()]


def pytest_report_header():
    """Say in one line what is left out (called by pytest)."""
    missing = missing_programs()
    if not missing:
        return None
    fate = "fails" if os.environ.get("CI") else "is left out"
    names = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
    return f'missing: {names}; what needs it {fate} (make it right: "make system")'


def pytest_collection_modifyitems(config, items):
    """Leave out the tests whose program is missing (called by pytest)."""
    if os.environ.get("CI"):
        return
    missing = missing_programs()
    left_out = [item for item in items if any(map(item.get_closest_marker, missing))]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_runtest_setup(item):
    """Fail a test whose program is missing; only CI gets here (called by pytest)."""
    for name in missing_programs():
        if item.get_closest_marker(name):
            pytest.fail(f'This test needs {name}. Run "make system".', pytrace=False)


def pytest_terminal_summary(terminalreporter):
    """Print the times that tests measured (called by pytest)."""
    passed = terminalreporter.stats.get("passed", [])
    lines = [text for report in passed for _, text in report.user_properties]
    if lines:
        terminalreporter.section("times")
        terminalreporter.write("".join(f"{line}\n" for line in sorted(lines)))


@pytest.fixture
def timing(record_property):
    """Return a function that has a line printed at the end of the run."""
    return lambda line: record_property("time", line)


@pytest.fixture(scope="session")
def artefacts():
    """Return the git-ignored folder of what a run leaves to be looked at."""
    folder = ROOT / "artefacts"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def browser():
    """Return a running Chromium; it ends with its module, and asyncio is free again."""
    from playwright.sync_api import sync_playwright

    from tests.lab import launch

    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def screens(artefacts):
    """Return the folder of the pictures."""
    folder = artefacts / "screens"
    folder.mkdir(exist_ok=True)
    return folder
