"""Course directories of a small course, made once per test process."""

import os
import shutil
from pathlib import Path

import pytest

from grader.authoring import release
from grader.cohort import gradebook, new, settings
from grader.cohort.settings import Learner
from tests.cohort.course_text import FILES

LEARNERS = tuple(Learner(f"learner-{number:02d}") for number in range(1, 4))


@pytest.fixture(scope="session")
def small_solutions(tmp_path_factory):
    """Return the folder of the small course's sources."""
    folder = tmp_path_factory.mktemp("small") / "solutions"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def small(small_solutions, monkeypatch):
    """Let the loader find the small course, in this process and in kernels."""
    monkeypatch.setenv("STOVE_SOLUTIONS", str(small_solutions))
    monkeypatch.delenv("STOVE_SALT", raising=False)
    return small_solutions


@pytest.fixture(scope="session")
def made_once(small_solutions, tmp_path_factory):
    """Return a course directory that tests copy and never change."""
    folder = tmp_path_factory.mktemp("made") / "course"
    before = {name: os.environ.get(name) for name in ("STOVE_SOLUTIONS", "STOVE_SALT")}
    os.environ["STOVE_SOLUTIONS"] = str(small_solutions)
    try:
        new.new(folder, learners=LEARNERS, course="small", salt="pinch")
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
    return folder


@pytest.fixture
def course(made_once, small, tmp_path):
    """Return a fresh course directory with three learners and two assignments."""
    return Path(shutil.copytree(made_once, tmp_path / "course"))


@pytest.fixture
def hand_in(course, small):
    """Return a function that puts a notebook into `submitted/`."""

    def put(learner, name="91_sums", sources=None, notebook=None):
        folder = course / "submitted" / learner / name
        folder.mkdir(parents=True, exist_ok=True)
        if notebook is None:
            exercise = small / name / "exercise.py"
            notebook = release.filled(release.exercise(exercise), sources or {})
        path = folder / f"{name}.ipynb"
        data = notebook if isinstance(notebook, bytes) else release.to_bytes(notebook)
        path.write_bytes(data)
        (folder / "timestamp.txt").write_text("2026-01-02 12:00:00 UTC")
        return path

    return put


@pytest.fixture
def book(course):
    """Return a function that reads the gradebook's score of a submission."""
    cohort = settings.load(course)

    def score(learner, name="91_sums"):
        with gradebook.opened(course, cohort) as opened:
            return gradebook.score(opened, name, learner)

    return score
