"""Feedback pages in a real browser: harmless, readable for everybody, on paper too."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from grader.checks.question import Message
from grader.checks.verdict import Found, Verdict
from grader.learner.card import VerdictCard
from grader.report.feedback import feedback
from tests.engine import gradebook
from tests.report import hostile
from tests.report.graded import MEAN, SQUARES, TEXT, credit, error, printed, shown
from tests.report.opened import THEMES, Opened

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
]


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_runs_and_nothing_is_fetched(graded, browser, screens, theme):
    """Every vector in every place of a notebook is inert, also when it is used."""
    path = hostile.grade(graded)
    gradebook.change(
        graded.folder, "UPDATE comment SET manual_comment = ?", hostile.EVERYTHING
    )
    list(feedback(graded.course))
    opened = Opened(browser, path, theme)
    page = opened.page
    for summary in page.locator("summary").all():
        summary.click()
    page.keyboard.press("Tab")
    assert not page.evaluate("window.attacked === true")
    assert [] == opened.requests
    assert path.as_uri() == page.url
    assert 0 == page.locator("script, iframe, object, embed, form, svg, base").count()
    assert 0 == page.locator("#cover").count()
    assert page.evaluate("getComputedStyle(document.body).display") == "block"
    page.screenshot(path=screens / f"feedback_hostile_{theme}.png")


@pytest.fixture
def elsewhere():
    """Return the address of a server, and the list of what it was asked for."""
    asked = []

    class Heard(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Heard) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def test_the_policy_holds_alone(graded, browser, elsewhere):
    """What would slip through all the same is stopped by the browser."""
    graded.submit("ada")
    graded.grade("ada")
    list(feedback(graded.course))
    path, (address, asked) = graded.page("ada"), elsewhere
    bad = (
        "<script>stoveAttack()</script><img src=x onerror=stoveAttack()>"
        f"<img src='{address}/x.png'><iframe src='{address}/'></iframe>"
        f"<link rel=stylesheet href='{address}/x.css'><p style='cursor:url({address})'>"
    )
    kept = path.read_text(encoding="utf-8")
    path.write_text(kept.replace("</main>", f"{bad}</main>"), encoding="utf-8")
    opened = Opened(browser, path)
    assert not opened.page.evaluate("window.attacked === true")
    assert [] == asked
    policy = kept.index("<meta http-equiv"), kept.index(">", kept.index("<meta http"))
    bare = kept[: policy[0]] + kept[policy[1] + 1 :]
    path.write_text(bare.replace("</main>", f"{bad}</main>"), encoding="utf-8")
    opened = Opened(browser, path)
    assert opened.page.evaluate("window.attacked === true")
    assert "/x.png" in asked


def card(outcome, points):
    """Return the output of one of our own checks."""
    message = Message("The share is `60`.", "It is a share.", "Look at the last line.")
    verdict = Verdict(
        item="03-3",
        title="The share of late flights",
        outcome=outcome,
        points=points,
        max_points=3,
        review_points=0,
        found=(Found("m99.percent", message),),
        marks={"A": "the value, on fresh delays", "N": "style"},
        notes=(),
        seed=1,
        bank=32,
        trust="low",
        seconds=0.1,
    )
    return shown(VerdictCard(verdict)._repr_mimebundle_())


@pytest.fixture
def rich(graded):
    """Return the page of an honest learner with everything that pages may show."""
    import pandas as pd

    frame = pd.DataFrame({f"a rather long name {n}": [n / 3, 2.5] for n in range(14)})
    answers = {
        "mean": "def mean(x):\n    # the middle\n    return sum(x) / len(x)",
        TEXT: "Because **outliers** do:\n\n- $\\bar{x}$ moves\n- the median not\n\n"
        "> As in [the notes](https://example.org/notes).\n\n|a|b|\n|-|-|\n|1|2|",
    }
    extra = [
        new_markdown_cell("## My own look", id="x0"),
        new_code_cell("frame", id="x1"),
        new_code_cell("figure()", id="x2"),
        new_code_cell("1 / 0", id="x3"),
        new_code_cell("model", id="x4"),
    ]
    graded.submit("ada", answers, extra)
    red, off = "\x1b[31m", "\x1b[0m"
    trace = [f"{red}ZeroDivisionError{off}  Traceback", f"----> 1 {red}1{off} / 0"]
    told = {
        "frame": [shown({"text/html": frame._repr_html_(), "text/plain": "frame"})],
        "figure()": [printed("drawing 10%\rdrawing 100%\n"), drawing()],
        "1 / 0": [error("ZeroDivisionError", "division by zero", trace)],
        "model": [card("partly", 2)],
        MEAN: [error()],
        SQUARES: [credit(1.5)],
    }
    notes = ("`extra.ipynb` was handed in too and is not graded.",)
    low = ("averages/squares",)
    graded.grade("ada", told, notes=notes, low_trust=low, outcome="timed out",
        reason="averages.ipynb: a cell ran for more than 30 seconds.")  # fmt: skip
    gradebook.change(
        graded.folder,
        "UPDATE comment SET manual_comment = 'Well put. See *robust* means.'",
    )
    list(feedback(graded.course))
    return graded.page("ada")


def drawing():
    """Return a figure of our own, with its alt text and the data behind it."""
    import pandas as pd

    from grader.learner.figure import figure

    alt = "Bar chart of two scores: 0.95 with the leak, 0.52 without it."
    table = pd.DataFrame({"score": [0.95, 0.52]}, index=["leaky", "honest"])
    made = figure("Which score lies?", alt=alt, table=table)
    with made as axes:
        axes.bar(["leaky", "honest"], [0.95, 0.52])
    return shown(made._repr_mimebundle_())


@pytest.mark.parametrize("theme", THEMES)
def test_pages_are_readable(rich, browser, screens, theme):
    """A page with all that it may hold has no barrier, in light and dark."""
    opened = Opened(browser, rich, theme)
    opened.check_readable(screens / f"feedback_{theme}_{{}}.png")
    levels = "e => e.map(h => Number(h.tagName[1]))"
    found = opened.page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", levels)
    assert 1 == found.count(1) and 1 == found[0]
    steps = pairwise(found)
    assert all(after - before <= 1 for before, after in steps)


def test_pages_print(rich, browser, screens):
    """On paper a page is black on white, with every part in it."""
    opened = Opened(browser, rich, "dark")
    opened.page.emulate_media(media="print", color_scheme="light")
    opened.page.pdf(path=screens / "feedback.pdf")
    assert opened.page.locator(".skip").is_hidden()


def test_the_page_of_an_ungraded_submission(graded, browser, screens):
    """Where there is no grade, the page says why, with the same look."""
    graded.submit("ada")
    reason = "`averages.ipynb` is empty. The upload may have failed."
    graded.grade("ada", outcome="broken", reason=reason, notes=(reason, "And `more`."))
    assert ["written"] == [page.state for page in feedback(graded.course)]
    for theme in THEMES:
        opened = Opened(browser, graded.page("ada"), theme)
        assert [] == opened.violations()
        opened.page.screenshot(path=screens / f"feedback_ungraded_{theme}.png")
