"""An article in a real browser: readable for everybody, on a phone and on paper."""

import os

import nbformat
import pytest

from grader.authoring import release
from grader.authoring.audit.notebooks import executed
from grader.checks import loader
from grader.report.article import write
from tests.report.opened import THEMES, Opened

pytestmark = [pytest.mark.chromium, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """Return the article of lesson 10 as somebody has run it."""
    lesson, _ = executed(release.lesson(loader.module_folders()["10"] / "lesson.py"))
    path = tmp_path_factory.mktemp("article") / "rain.ipynb"
    path.write_text(nbformat.writes(lesson), encoding="utf-8")
    return write(path)[0]


@pytest.mark.parametrize("theme", THEMES)
def test_an_article_is_readable(page, browser, screens, theme):
    """No barrier in light and dark, wide and narrow; code opens by keyboard."""
    opened = Opened(browser, page, theme)
    opened.check_readable(screens / f"article_{theme}_{{}}.png")
    assert [] == opened.requests
    first = opened.page.locator("details.folded").first
    first.locator("summary").press("Enter")
    assert first.locator("pre").is_visible()
    assert [] == opened.violations()
    assert os.path.getsize(page) < 1_000_000
