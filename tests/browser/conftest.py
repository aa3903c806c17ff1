"""A learner's world: JupyterLab on a copy of the course, and a browser before it."""

import pytest
from playwright.sync_api import sync_playwright

from tests.lab import Notebook, copy_course, launch, serve


@pytest.fixture(scope="package")
def browser():
    """Return a running Chromium; it ends with this package of tests."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def world(tmp_path_factory):
    """Return a learner's folder with the course in it."""
    return copy_course(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="package")
def lab(world, tmp_path_factory):
    """Return a JupyterLab that serves the learner's folder."""
    state = tmp_path_factory.mktemp("lab")
    with serve(world, state, variables={"STOVE_HOME": str(world)}) as running:
        yield running


@pytest.fixture
def notebook(browser):
    """Return an empty page; fail if the browser complained."""
    page = browser.new_page(viewport={"width": 1280, "height": 1400})
    one = Notebook(page)
    yield one
    page.close()
    assert [] == one.complaints
