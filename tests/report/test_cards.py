"""Report cards of projects in `my_work/` are in the evidence report."""

import json
import shutil

import pytest

from grader.errors import CalledWrongly
from grader.learner import home
from grader.learner.logbook import decide
from grader.report import evidence
from grader.report.cards import FILE_NAME, cards
from tests.learner.conftest import at_home, course  # noqa: F401
from tests.project.card.conftest import begin, folder  # noqa: F401

pytestmark = pytest.mark.usefixtures("at_home", "course")


@pytest.fixture
def told(request):
    """Return a real card, whose project lies in `my_work/`."""
    place = request.getfixturevalue("folder")
    card = request.getfixturevalue("begin")(place, only=("duplicates",))
    card.predict({"duplicates": "passes 90%"})
    list(card.go())
    card.finish()
    (place / "card.toml").write_text('[decisions]\nfirst = "split by <day>"\n')
    made = card.finish()
    shutil.copytree(place, home.my_work() / "projects" / "ice")
    return made


def test_a_card_says_the_same_in_the_report(told):
    """The line to quote, the predictions and the author's decisions stand there."""
    (found,) = cards(home.my_work())
    assert told["headline"]["words"] == found.headline
    assert (1, 1) == (found.judged, found.held)
    decide("09.own", "this project", because="nobody knows how it ends")
    page = evidence.write().read_text()
    assert told["project"]["title"] in page
    assert "Of 1 prediction of what perturbations would do, 1 held." in page
    assert evidence.BASIS["projects"] in page.replace("&#39;", "'")
    assert "split by &lt;day&gt;" in page


@pytest.mark.parametrize("text", ["", "[]", '{"form": 7}', '{"form": 1}', "\0"])
def test_a_card_that_cannot_be_read_stops_the_report(text):
    """A damaged card is named, with what to do; no page is written without it."""
    path = home.my_work() / "ice" / FILE_NAME
    path.parent.mkdir(parents=True)
    path.write_text(text)
    decide("09.own", "this project", because="nobody knows how it ends")
    with pytest.raises(CalledWrongly, match="no report card that can be read"):
        evidence.write()
    assert not (home.my_work() / evidence.PAGE).exists()


def test_a_card_of_a_later_form_is_no_guesswork(told):
    """A card written by a newer kit is refused and not half read."""
    path = home.my_work() / "projects" / "ice" / FILE_NAME
    path.write_text(json.dumps({**told, "form": told["form"] + 1}))
    with pytest.raises(CalledWrongly, match="its form is 2"):
        cards(home.my_work())
