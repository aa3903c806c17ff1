"""A verdict shows itself to a person, a screen reader and nbgrader."""

import json
from html.parser import HTMLParser

import nbformat
import pytest
from nbgrader.utils import determine_grade

from grader.checks.question import Message
from grader.checks.verdict import OUTCOMES, Found, Verdict
from grader.learner.card import VERDICT_MIME, MessageCard, VerdictCard

COUNT = Message("It returned <b>12</b>.", "A share compares.", "Divide by `len(y)`.")


def verdict(outcome="partly", points=0.5, **changes):
    facts = {
        "item": "03-3",
        "title": "Select columns, then score",
        "outcome": outcome,
        "points": points,
        "max_points": 2.0,
        "review_points": 0.0,
        "found": (Found("m03.count", COUNT),),
        "notes": ("It also prints.",),
        "marks": {"A": "the share, on fresh labels", "N": "speed"},
        "seed": 7,
        "bank": 1,
        "trust": "high",
        "seconds": 0.1,
    }
    return Verdict(**facts | changes)


def graded(card, points=2):
    """Return the points that nbgrader reads from a cell that shows `card`."""
    data = {k: v for k, v in card._repr_mimebundle_().items() if isinstance(v, str)}
    output = nbformat.v4.new_output("execute_result", data, execution_count=1)
    cell = nbformat.v4.new_code_cell("check(…)", outputs=[output])
    meta = {"grade": True, "solution": False, "points": points, "grade_id": "a"}
    cell.metadata["nbgrader"] = nbformat.from_dict(meta)
    return determine_grade(cell)[0]


@pytest.mark.parametrize("points", [0.0, 0.5, 2.0, 1 / 3])
def test_nbgrader_reads_the_points_from_the_text(points):
    """Right, half and blank become full, partial and no credit."""
    assert graded(VerdictCard(verdict(points=points))) == pytest.approx(points, 1e-5)


class Reader(HTMLParser):
    """Collect the text and the tags of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.words = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.words.append(data)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_is_said_in_words_and_with_a_sign(outcome):
    """No outcome is told by colour alone."""
    page = Reader(VerdictCard(verdict(outcome))._repr_html_())
    text = " ".join(page.words)
    assert "03-3" in text
    assert "0.5 of 2 points" in text
    first = page.words[0]
    assert first in "✓◐✗○!◷?"
    assert not {"script", "style", "h1", "h2", "h3"} & set(page.tags)


def test_signs_and_words_tell_all_outcomes_apart():
    """Seven outcomes have seven openings."""
    openings = {
        tuple(Reader(VerdictCard(verdict(one))._repr_html_()).words[:2])
        for one in OUTCOMES
    }
    assert len(openings) == len(OUTCOMES)


def test_a_message_reads_observed_why_try_and_ends_in_its_id():
    """The order of the parts is the order of reading; learners' text is escaped."""
    page = Reader(VerdictCard(verdict())._repr_html_())
    text = " ".join(page.words)
    places = [
        text.index(part)
        for part in (
            "Observed",
            "<b>12</b>",
            "Why it matters",
            "One thing",
            "[m03.count]",
        )
    ]
    assert places == sorted(places)
    assert "b" not in page.tags


def test_the_card_says_what_was_checked_and_what_not():
    """A pass never claims more than was checked."""
    text = " ".join(Reader(VerdictCard(verdict())._repr_html_()).words)
    assert "Checked by machine" in text
    assert "Nobody checks" in text


def test_machines_read_the_verdict_from_its_own_mime_type():
    """Outcome, misconceptions, seed and trust cross as JSON."""
    bundle = VerdictCard(verdict())._repr_mimebundle_()
    read = json.loads(json.dumps(bundle[VERDICT_MIME]))
    assert ("partly", ["m03.count"], 7) == (
        read["outcome"],
        read["misconceptions"],
        read["seed"],
    )


def test_a_message_card_is_worth_nothing():
    """A wrong id gives a message and no points."""
    card = MessageCard("There is no item `03-9`.")
    assert repr(card) == "0"
    assert "03-9" in card._repr_html_()
