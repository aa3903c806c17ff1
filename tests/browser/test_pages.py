"""The pages that learners give to others, made by commands, in light and dark.

Pictures go to `artefacts/screens`; `make pictures` puts them into the docs.
"""

import pytest

from grader.cli import main
from grader.learner import home
from grader.learner.check import check
from grader.learner.hints import hint
from grader.learner.logbook import burn, decide
from grader.learner.predictions import observe, predict
from tests.browser.conftest import THEMES, keep
from tests.learner.conftest import at_home, course  # noqa: F401
from tests.report.opened import Opened

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.timeout(600),
    pytest.mark.usefixtures("at_home", "course"),
]

PREDICTIONS = """[predictions]
later_period = "worse 70%"
unseen_group = "worse 60%"
missing_input = "worse 80%"
scaled_input = "worse 90%"
training_resampled = "same 80%"
half_training = "0.70 to 0.74, 60%"
label_noise = "worse 70%"
shuffled_target = "passes 95%"
duplicates = "passes 95%"
"""
PIECES = """title = "Small things, honestly measured"
about = "What I tried, what it showed, and what nobody has checked."
[[piece]]
title = "Storms that grow fast"
about = "Six inputs beside the last twelve hours of wind: can't tell which is better."
doubt = "Forecasters use what no column here holds."
notebook = "storms/project.ipynb"
results = "storms/results.json"
[[piece]]
title = "A checker for numbers in a text"
doubt = "It knows one form of tag."
url = "https://example.org/claims"
"""


@pytest.fixture
def shown(browser, screens):
    """Return a function that keeps pictures of a page, and judges it."""

    def pictures(name, path, height):
        for theme in THEMES:
            page = Opened(browser, path, theme.lower())
            page.page.set_viewport_size({"width": 1000, "height": height})
            keep(page.page.screenshot(), screens / f"{name}_{theme.lower()}.png")
            for width in (1000, 360):
                page.page.set_viewport_size({"width": width, "height": height})
                fits = "document.documentElement.scrollWidth <= innerWidth"
                assert page.page.evaluate(fits)
                assert [] == page.violations()

    return pictures


def did(*arguments):
    """Run a command, which has to succeed."""
    assert 0 == main([str(one) for one in arguments])


def test_card_evidence_report_and_portfolio(shown):
    """What a learner has done in the course and with a project, on three pages."""
    folder = home.my_work() / "storms"
    folder.parent.mkdir(exist_ok=True)
    did("project", "new", folder, "--like", "modest")
    told = folder.with_name("predictions.toml")
    told.write_text(PREDICTIONS, encoding="utf-8")
    did("project", "card", folder, "--predictions", told)
    shown("project_card", folder / "card.html", 1500)

    work()
    did("report")
    shown("evidence_report", home.my_work() / "evidence_report.html", 1500)

    (home.my_work() / "portfolio.toml").write_text(PIECES, encoding="utf-8")
    did("portfolio")
    shown("portfolio_page", home.my_work() / "portfolio" / "index.html", 700)


def work():
    """Do a little of everything that a report tells of."""
    check("03-1", lambda rows: len(rows) + 1)
    hint("03-1")
    check("03-1", len)
    for number in range(12):
        predict(f"03.p{number}", 0, number + 0.5, confidence=60 + 3 * number)
        observe(f"03.p{number}", 4)
    burn("03.stove", "a forest of 900 trees", "+ 5 points", "no change", "look first")
    decide("03.model", "logistic", because="enough", instead_of="a forest")
