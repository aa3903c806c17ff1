"""The cohort under attack, graded once by the real command."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.attacks import course
from tests.attacks.assignments import NAMES, SECRETS
from tests.attacks.cases import CASES

ROOT = Path(__file__).resolve().parents[2]
STOVE = str(Path(sys.executable).with_name("stove"))
SECONDS = 1500
MARK = "stove-attack"
SHARED = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"))


@dataclass(frozen=True)
class Run:
    """What one run of `stove grade` printed, and what it left."""

    course: Path
    code: int | None
    seconds: float
    peak: tuple[int, str]
    errors: str
    left: list[str]
    changed: dict[str, tuple[str | None, str | None]]
    traces: list[str]
    results: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def result(self, case) -> dict[str, Any]:
        """Return what the command said about a case."""
        found = self.results.get((case.assignment, case.name))
        assert found, f"no result of {case.name}; {self.errors[-2000:]}"
        return found

    def graded(self, case) -> Path:
        """Return where the graded notebook of a case lies."""
        folder = self.course / "autograded" / case.name / case.assignment
        return folder / f"{NAMES[case.assignment]}.ipynb"


@pytest.fixture(scope="session")
def handed_in(tmp_path_factory):
    """Return a course directory with all submissions, none of them graded."""
    folder = tmp_path_factory.mktemp("attacked") / "course"
    course.make(folder, CASES)
    return folder


@pytest.fixture(scope="session")
def place(tmp_path_factory):
    """Return the environment of the commands: a home and variables with secrets."""
    home = tmp_path_factory.mktemp("home")
    course.furnish(home)
    return {
        **os.environ,
        "HOME": str(home),
        "TOKEN": SECRETS["environment"],
        "STOVE_SALT": SECRETS["salt"],
        "PATH": f"{Path(STOVE).parent}:{os.environ['PATH']}",
    }


@pytest.fixture(scope="session")
def run(handed_in, place, tmp_path_factory):
    """Grade the cohort once, and tell everything that came of it."""
    report = tmp_path_factory.mktemp("work") / "report.json"
    home = Path(place["HOME"])
    before = _prints(handed_in, home)
    grade = [STOVE, "grade", *NAMES, "--course", str(handed_in), "--json"]
    told, done = _watched(report, grade, place)
    (report.parent / "printed.json").write_text(done.stdout, encoding="utf-8")
    return Run(
        handed_in,
        told["code"],
        told["seconds"],
        tuple(told["peak"]),
        done.stderr,
        told["left"],
        _differences(before, _prints(handed_in, home)),
        [str(path) for folder in SHARED for path in folder.glob(f"*{MARK}*")],
        _results(done.stdout),
    )


@pytest.fixture(scope="session")
def pages(run, place, tmp_path_factory):
    """Write the feedback once; return a function that lists a case's pages."""
    report = tmp_path_factory.mktemp("feedback") / "report.json"
    command = [STOVE, "feedback", *NAMES, "--course", str(run.course)]
    told, done = _watched(report, command, place)
    assert (told["code"], done.stderr if told["code"] else "") == (0, "")

    def of(case) -> list[Path]:
        folder = run.course / "feedback" / case.name / case.assignment
        return sorted(folder.glob("*.html"))

    return of


def _watched(report: Path, command: list[str], environment: dict[str, str]):
    words = ["-m", "tests.attacks.watched", str(report), str(SECONDS), *command]
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    return json.loads(report.read_text(encoding="utf-8")), done


def _prints(folder: Path, home: Path) -> dict[str, str]:
    found = {f"~/{k}": v for k, v in course.prints(home).items()}
    return {**found, **course.prints(folder, course.WRITTEN)}


def _differences(before, after):
    names = sorted({*before, *after})
    return {
        name: (before.get(name), after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    }


def _results(printed: str) -> dict[tuple[str, str], dict[str, Any]]:
    try:
        told = json.loads(printed)["results"]
    except (ValueError, KeyError):
        return {}
    return {(one["assignment"], one["learner"]): one for one in told}
