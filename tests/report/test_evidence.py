"""The evidence report claims nothing that was not checked, and says which is which."""

import json

import pytest

from grader.errors import CalledWrongly
from grader.learner import home, journal
from grader.learner.check import check
from grader.learner.hints import hint, reveal
from grader.learner.logbook import burn, decide
from grader.learner.predictions import observe, predict
from grader.report import evidence, links
from tests.learner.conftest import at_home, course  # noqa: F401

pytestmark = pytest.mark.usefixtures("at_home", "course")


def count(rows):
    """Return how many."""
    return len(rows)


def wrong(rows):
    """Return one too many."""
    return len(rows) + 1


def test_an_empty_journal_makes_no_report():
    """Where nothing was done, nothing is written, and the message says what to do."""
    with pytest.raises(CalledWrongly, match="empty, so there is nothing to report"):
        evidence.write()
    assert [] == list(home.my_work().glob("evidence*"))


def test_the_way_to_a_pass_is_told():
    """Tries and hints before the first pass count; what came after it does not."""
    check("03-1", wrong)
    hint("03-1")
    check("03-1", count)
    reveal("03-1")
    check("03-1", wrong)

    made = evidence.evidence(journal.current(), home.my_work())

    (module,) = made.modules
    (item,) = module.items
    assert ("passed", 2, 1, False) == (
        item.outcome,
        item.tries,
        item.hints,
        item.is_revealed,
    )
    assert (1, 2) == (module.passed, module.of)


def test_an_opened_solution_is_told():
    """Who opened the author's solution before passing reads so in the report."""
    check("03-1", wrong)
    reveal("03-1", tried="counted twice and lost the thread")
    check("03-1", count)
    assert "the author's solution was opened" in evidence.write().read_text()


def test_items_that_were_never_tried_are_not_claimed():
    """An item without a verdict is in the count of its module and nowhere else."""
    check("03-1", wrong)
    page = evidence.write().read_text()
    assert "0 of 2 items passed" in page
    assert "03-1 Count rows" in page
    assert "03-2" not in page


def test_each_part_says_how_it_is_known():
    """Verdicts, predictions, the author's words and links carry their own basis."""
    check("03-1", count)
    for number in range(4):
        predict(f"03.p{number}", 0, number + 0.5, confidence=70)
        observe(f"03.p{number}", 1)
    burn("03.b", "a big model", "a win", "it lost", "start small")
    decide("03.d", "logistic", because="it is enough", instead_of="a forest")
    (home.my_work() / links.FILE_NAME).write_text(
        '[[link]]\ntitle = "My article"\nurl = "https://example.org/a"\n'
    )
    path = evidence.write()
    page, twin = path.read_text(), json.loads(path.with_suffix(".json").read_text())
    for part in set(evidence.BASIS) - {"projects"}:
        assert evidence.BASIS[part] in page.replace("&#39;", "'")
    assert evidence.BASIS == twin["basis"]
    held = sum(1 <= number + 0.5 for number in range(4))
    assert 4 == twin["calibration"]["count"]
    assert (
        pytest.approx((held * 0.3**2 + (4 - held) * 0.7**2) / 4)
        == twin["calibration"]["brier"]
    )
    assert "it lost" in page
    assert 'href="https://example.org/a"' in page


def test_what_the_author_writes_is_inert():
    """Markup in a burn or a decision is text on the page."""
    burn("03.b", "<script>x()</script>", "<img src=x onerror=y()>", "c", "d")
    page = evidence.write().read_text()
    assert "<script" not in page
    assert "<img" not in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[link]\n", "cannot be read"),
        ('name = "me"\n', "nothing else"),
        ('[[link]]\ntitle = "a"\n', "needs a title and a url"),
        ('[[link]]\ntitle = "a"\nurl = "javascript:alert(1)"\n', "no web address"),
        ('[[link]]\ntitle = "a"\nurl = "http://[x"\n', "no web address"),
        ('[[link]]\ntitle = "a"\nurl = "https://a.b"\nstars = 5\n', "may hold title"),
        ("link = 3\n", "nothing else"),
    ],
)
def test_links_that_cannot_be_read_stop_the_report(text, said):
    """A file of links that is none is named, with an example; nothing is written."""
    check("03-1", count)
    (home.my_work() / links.FILE_NAME).write_text(text)
    with pytest.raises(CalledWrongly, match=said) as raised:
        evidence.write()
    assert "[[link]]" in str(raised.value)
    assert not (home.my_work() / evidence.PAGE).exists()


def test_a_page_may_go_elsewhere(tmp_path):
    """A folder or a name of its own takes the page and its twin."""
    check("03-1", count)
    assert evidence.write(tmp_path) == tmp_path / "evidence_report.html"
    assert evidence.write(tmp_path / "new" / "me.html").is_file()
    assert (tmp_path / "new" / "me.json").is_file()


def test_a_notebook_shows_where_the_report_is():
    """The card links to the page from where the notebook is."""
    check("03-1", count)
    shown = evidence.evidence_report()
    assert 'href="my_work/evidence_report.html"' in str(shown.markup())
    assert (home.my_work() / evidence.PAGE).is_file()
