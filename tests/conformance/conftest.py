"""One course directory, graded by nbgrader and by us in both modes."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conformance import stock
from tests.conformance.table import EXERCISES, KEYS

ROOT = Path(__file__).resolve().parents[2]
STOVE = str(Path(sys.executable).with_name("stove"))


@dataclass(frozen=True)
class Graded:
    """What one grader made of the course; outcomes where it states them."""

    course: Path
    grades: dict[str, Any]
    outcomes: dict[str, str]
    reasons: dict[str, str]

    def points(self, key: str) -> float:
        """Return the sum of what machine and people gave."""
        return sum(cell["auto"] or 0 for cell in self.cells(key))

    def max_points(self, key: str) -> float:
        """Return what a submission is worth."""
        return sum(cell["max"] for cell in self.cells(key))

    def needs_review(self, key: str) -> bool:
        """Return whether people have to look at a submission."""
        return any(cell["needs_manual_grade"] for cell in self.cells(key))

    def cells(self, key: str) -> list[dict[str, Any]]:
        """Return the graded cells of a submission."""
        return [one for one in self.grades[key].values() if isinstance(one, dict)]


def _environment(tmp: Path) -> dict[str, str]:
    home = tmp / "home"
    home.mkdir(exist_ok=True)
    path = f"{Path(STOVE).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "HOME": str(home), "PATH": path}


def _nbgrader(step: str, course: Path) -> None:
    command = [sys.executable, "-m", "tests.conformance.stock", step, str(course)]
    run = subprocess.run(
        command,
        cwd=ROOT,
        env=_environment(course.parent),
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr[-3000:]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """Return a course directory with everything handed in, nothing graded."""
    course = tmp_path_factory.mktemp("conformance") / "course"
    _nbgrader("prepare", course)
    return course


def _copy(prepared: Path, name: str) -> Path:
    return Path(shutil.copytree(prepared, prepared.parent / name))


@pytest.fixture(scope="session")
def nbgraders(prepared):
    """What stock nbgrader gives, one submission after another."""
    course = _copy(prepared, "stock")
    _nbgrader("grade", course)
    told = json.loads((course / "stock.json").read_text(encoding="utf-8"))
    outcomes = {key: "failed" if key in told["failed"] else "graded" for key in KEYS}
    return Graded(course, told["grades"], outcomes, {})


def _ours(course: Path, *options: str) -> Graded:
    names = [exercise.name for exercise in EXERCISES]
    command = [STOVE, "grade", *names, "--course", str(course), "--json", *options]
    run = subprocess.run(
        command, env=_environment(course.parent), capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr[-3000:]
    results = json.loads(run.stdout)["results"]
    by_key = {f"{one['assignment']}/{one['learner']}": one for one in results}
    return Graded(
        course,
        json.loads(json.dumps(stock.read(course), default=str)),
        {key: one["outcome"] for key, one in by_key.items()},
        {key: one["reason"] for key, one in by_key.items()},
    )


@pytest.fixture(scope="session")
def strict(prepared):
    """What `stove grade --strict-nbgrader` gives."""
    return _ours(_copy(prepared, "strict"), "--strict-nbgrader")


@pytest.fixture(scope="session")
def default(prepared):
    """What `stove grade` gives."""
    return _ours(_copy(prepared, "default"))
