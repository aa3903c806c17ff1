"""A small course of its own for every test that changes one."""

import pytest

from grader.authoring.scaffold import new_module


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Return the root of a course with one scaffolded module, `90_sample`."""
    solutions = tmp_path / "solutions"
    solutions.mkdir()
    (solutions / "course.toml").write_text('title = "Sample"\n')
    new_module(solutions, "90_sample")
    monkeypatch.setenv("STOVE_SOLUTIONS", str(solutions))
    return tmp_path


@pytest.fixture
def module(course):
    return course / "solutions" / "90_sample"


def edit(path, old, new):
    """Replace `old` in a file; fail when it is not there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
