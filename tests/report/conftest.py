"""A released course for every test that looks at its feedback."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.lab import launch
from tests.report.graded import Graded, release


@pytest.fixture(scope="session")
def small_course(tmp_path_factory):
    """Return a small course with `ps1` released; tests never change it."""
    return release(tmp_path_factory.mktemp("small") / "course")


@pytest.fixture
def graded(small_course, tmp_path):
    """Return a copy of it, to have submissions graded."""
    return Graded(shutil.copytree(small_course, tmp_path / "course"))


@pytest.fixture(scope="module")
def browser():
    """Return a running Chromium."""
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
