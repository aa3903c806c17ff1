"""The evidence report in a real browser: readable for everybody, on a phone too."""

import pytest

from grader.learner import home
from grader.learner.check import check
from grader.learner.hints import hint
from grader.learner.logbook import burn, decide
from grader.learner.predictions import observe, predict
from grader.report import evidence, links
from tests.learner.conftest import at_home, course  # noqa: F401
from tests.report.opened import THEMES, Opened

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.xdist_group("browser"),
    pytest.mark.usefixtures("at_home", "course"),
]


@pytest.fixture
def page():
    """Return a report with everything that one may show."""
    check("03-1", lambda rows: len(rows) + 1)
    hint("03-1")
    check("03-1", len)
    check("03-2", lambda: "a name")
    for number in range(8):
        predict(f"03.p{number}", 0, number + 0.5, confidence=60 + 5 * number)
        observe(f"03.p{number}", 3)
    burn("03.stove", "a forest of 900 trees", "+ 5 points", "no change", "look first")
    decide("03.model", "logistic", because="enough", instead_of="a forest")
    (home.my_work() / links.FILE_NAME).write_text(
        '[[link]]\ntitle = "My article"\nurl = "https://example.org/a"\n'
        'about = "what 900 trees did not do"\n'
    )
    return evidence.write()


@pytest.mark.parametrize("theme", THEMES)
def test_the_report_is_readable(page, browser, screens, theme):
    """The report has no barrier, in light and dark, on a wide and a narrow screen."""
    opened = Opened(browser, page, theme)
    opened.check_readable(screens / f"evidence_{theme}_{{}}.png", (1280, 360))
    frame = "e => e.scrollWidth <= e.clientWidth"
    assert opened.page.locator(".foreign").first.evaluate(frame)
    assert [] == opened.requests


def test_paper_is_white_also_where_the_screen_is_dark(page, browser):
    """Nobody pays for a page of black ink."""
    opened = Opened(browser, page, "dark")
    back = "getComputedStyle(document.body).backgroundColor"
    assert "rgb(255, 255, 255)" != opened.page.evaluate(back)
    opened.page.emulate_media(media="print")
    assert "rgb(255, 255, 255)" == opened.page.evaluate(back)
