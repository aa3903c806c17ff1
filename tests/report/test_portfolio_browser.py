"""A portfolio in a real browser: readable for everybody, each piece one click away."""

import json

import pytest

from grader.learner import home
from grader.report import portfolio
from tests.learner.conftest import at_home, course  # noqa: F401
from tests.report.opened import THEMES, Opened
from tests.report.test_portfolio import PIECE, RESULTS, notebook

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.xdist_group("browser"),
    pytest.mark.usefixtures("at_home", "course"),
]


@pytest.fixture
def page():
    """Return a portfolio of two pieces."""
    notebook(text="# Will tomorrow be wet?\n\nIn the evening, *I* would like to know.")
    folder = home.my_work()
    (folder / "results.json").write_text(json.dumps(RESULTS), encoding="utf-8")
    chosen = (
        'title = "Small things, honestly measured"\nabout = "What I tried, and what '
        f'did not work."\n{PIECE}about = "A model beside the rule that tomorrow is as '
        'today."\nnotebook = "rain.ipynb"\nresults = "results.json"\n[[piece]]\n'
        'title = "A checker for numbers in a text"\ndoubt = "It knows one form of tag."'
        '\nurl = "https://example.org/claims"\n'
    )
    (folder / portfolio.FILE_NAME).write_text(chosen, encoding="utf-8")
    return portfolio.write()[0]


@pytest.mark.parametrize("theme", THEMES)
def test_a_portfolio_is_readable(page, browser, screens, theme):
    """No barrier in light and dark, wide and narrow; the article opens from it."""
    opened = Opened(browser, page, theme)
    opened.check_readable(screens / f"portfolio_{theme}_{{}}.png")
    assert [] == opened.requests
    opened.page.get_by_role("link", name="Will tomorrow be wet?").click()
    assert "Will tomorrow be wet?" == opened.page.locator("h1").inner_text()
    assert [] == opened.violations()
