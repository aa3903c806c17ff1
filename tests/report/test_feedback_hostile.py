"""Nothing that a learner wrote runs, fetches or leaves its place on a page."""

import time
from html.parser import HTMLParser

import pytest

from grader.report import clean, prose
from grader.report.feedback import feedback
from tests.attacks.pages import active
from tests.engine import gradebook
from tests.report import hostile
from tests.report.vectors import AWAY, HTML, MARKDOWN, SVG, TEXTS


class Reader(HTMLParser):
    """Collects the tags and attributes of a page, as a browser reads them."""

    def __init__(self):
        super().__init__()
        self.tags, self.names, self.values = set(), set(), set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        self.values |= {value or "" for _, value in attrs}


@pytest.mark.parametrize("text", HTML.values(), ids=HTML)
def test_html(text):
    """Of HTML only what shows something stays."""
    found = clean.html(text)
    assert [] == active(found.lower())
    reader = Reader()
    reader.feed(found)
    assert {"script", "style", "svg", "math", "iframe", "a"}.isdisjoint(reader.tags)
    assert reader.names <= {"alt", "open", "role", "src", "style", "tabindex"}
    for value in reader.values:
        assert AWAY not in value and "position" not in value


@pytest.mark.parametrize("text", MARKDOWN.values(), ids=MARKDOWN)
def test_markdown(text):
    """Links are words, and pictures from elsewhere their alt text."""
    found = str(prose.markdown(text, {"x.png": clean.picture("image/svg+xml", SVG)}))
    assert [] == active(found.lower())
    assert "<a " not in found
    assert "<script" not in found


@pytest.mark.parametrize("text", [*HTML.values(), *TEXTS.values()])
def test_text(text):
    """What was printed is text."""
    found = str(prose.terminal(text))
    assert [] == active(found.lower())
    assert "<script" not in found and "<img" not in found


def test_the_whole_page(graded):
    """A submission that is hostile in every place gets a harmless page."""
    path = hostile.grade(graded)
    gradebook.change(
        graded.folder,
        "UPDATE comment SET manual_comment = ?, auto_comment = ?",
        hostile.EVERYTHING,
        hostile.EVERYTHING,
    )
    assert ["written"] == [page.state for page in feedback(graded.course)]
    text = path.read_text(encoding="utf-8")
    assert [] == active(text.lower().replace(hostile.LEARNER, ""))
    assert 1 == text.count("<style>") == text.count("</html>")
    assert "<script" not in text
    assert 1 == text.count("<meta http-equiv")


def test_names(graded):
    """A learner who is called `..` or has a path for a name gets no page elsewhere."""
    graded.submit("eve")
    graded.grade("eve")
    with_path = "../../eve"
    for table, column in (("student", "id"), ("submitted_assignment", "student_id")):
        gradebook.change(graded.folder, f"UPDATE {table} SET {column} = ?", with_path)
    gradebook.change(graded.folder, "UPDATE stove_result SET learner = ?", with_path)
    pages = list(feedback(graded.course))
    assert [("failed", "")] == [(page.state, page.notebook) for page in pages]
    assert not (graded.folder / "feedback").exists()


@pytest.mark.parametrize(
    "text",
    ["[" * 60_000, "<div>" * 60_000, "*a " * 30_000, "`a" * 30_000, "(" * 60_000],
    ids=["brackets", "nested tags", "emphasis", "ticks", "parentheses"],
)
def test_text_that_costs_time(text):
    """What would take a parser minutes is cut or shown as it is."""
    begun = time.process_time()
    prose.markdown(text[:20_000])
    prose.code(text[:30_000])
    clean.html(text)
    prose.terminal(text)
    assert time.process_time() - begun < 5
