"""A released course for every test that looks at its feedback."""

import shutil

import pytest

from tests.report.graded import Graded, release


@pytest.fixture(scope="session")
def small_course(tmp_path_factory):
    """Return a small course with `ps1` released; tests never change it."""
    return release(tmp_path_factory.mktemp("small") / "course")


@pytest.fixture
def graded(small_course, tmp_path):
    """Return a copy of it, to have submissions graded."""
    return Graded(shutil.copytree(small_course, tmp_path / "course"))
