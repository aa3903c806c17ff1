"""The pipeline: what it says, with controls, without them, and what it never says."""

import re

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient

from grader.data.searchlogs import TODAY, search_log
from grader.learner.screen import Notice
from grader.learner.search import searchfolder
from grader.learner.search.jobpipeline import job_pipeline

CELLS = """
from grader import interview, job_pipeline, market_map
job_pipeline(today="2026-03-16")
---
from ipywidgets import Button, Checkbox
from ipywidgets.widgets.widget import _instances
def press(name):
    buttons = [b for b in list(_instances.values()) if isinstance(b, Button)]
    [b.click() for b in buttons if b.description == name]
press("A week later")
---
interview("leakage-1")
---
press("Start speaking")
press("Stop")
for box in [b for b in list(_instances.values()) if isinstance(b, Checkbox)][:3]:
    box.value = True
press("Keep this answer")
---
market_map()
---
press("Data analyst")
"""


def ran(**variables):
    """Return CELLS, run in a real kernel."""
    cells = [nbformat.v4.new_code_cell(c.strip()) for c in CELLS.split("---")]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    return notebook


def titles(cell):
    """Return the titles of the cards in the outputs of a cell."""
    texts = [output.get("data", {}).get("text/html", "") for output in cell.outputs]
    return [found[1] for t in texts if (found := re.search('aria-label="([^"]*)"', t))]


def table(*rows):
    """Return a log."""
    return pd.DataFrame(list(rows), columns=["when", "who", "channel", "event"])


def test_channels_of_a_small_log_cannot_be_told_apart():
    """With few messages the honest answer is that one can't tell."""
    text = repr(job_pipeline(search_log(3), today=TODAY))

    assert "one can't tell which is better" in text
    assert "No reply yet is not a no." in text
    assert "notes on lines of the log" in text


def test_a_clear_difference_is_said_with_a_question():
    """Even then the board asks whether the lot decided."""
    rows = [("2026-01-01", f"P{n}", "portal", "sent") for n in range(60)]
    rows += [("2026-01-01", f"D{n}", "direct", "sent") for n in range(60)]
    rows += [("2026-01-05", f"D{n}", "direct", "reply") for n in range(30)]
    text = repr(job_pipeline(table(*rows), today=TODAY))

    assert "More people answer direct. Were jobs given to channels by lot?" in text


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        ([("2026-03-01", "", "", "evidence")], "apply"),
        ([("2026-03-01", "A", "portal", "sent")], "apply more"),
        ([("2026-03-15", "A", "portal", "offer")], "pause"),
        (
            [("2026-03-01", "A", "x", "sent"), ("2026-03-12", "A", "x", "not yet")],
            "keep going",
        ),
    ],
)
def test_the_title_says_the_status_of_the_week(rows, status):
    """Each status has a sentence beside it that judges nobody."""
    view = job_pipeline(table(*rows), today=TODAY)

    assert repr(view).splitlines()[0] == f"Pipeline on {TODAY} · {status}"
    assert status in view.markup()


def test_card_and_text_say_the_same_and_nothing_in_color_alone():
    """Bars stand beside their numbers; no text hides in a style."""
    view = job_pipeline(search_log(5), today=TODAY)
    markup = str(view.markup())

    for name, share in view.shares:
        assert f"{share.hits} of {share.n}" in markup
        assert name in markup
    assert len(re.findall('aria-hidden="true" style="width: 10em', markup)) == 2
    assert re.findall(r"<(h[1-6]|style|script|svg)\b", markup) == []


def test_a_channel_without_a_name_has_one_on_the_board():
    """Who leaves the channel out still reads which line is meant."""
    rows = [("2026-03-01", "A", "", "sent")]
    table = pd.DataFrame(rows, columns=["when", "who", "channel", "event"])
    view = job_pipeline(table, today="2026-03-16")

    assert "Replies, (no channel): 0 of 1" in view.words()
    assert 2 == view.markup().count("(no channel)")


def test_what_people_type_is_shown_as_text():
    """A code with markup in it stays text."""
    view = job_pipeline(table(("2026-03-01", "<b>A</b>", "x<i>", "sent")), today=TODAY)

    assert "<b>A" not in view.markup()
    assert "x<i>" not in view.markup()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"today": "16.3.2026"}, "`today` is '16.3.2026'"),
        ({"zone": "Mars/Base"}, "no time zone"),
        ({"silence": 0}, "is no rule"),
        ({"patience": 3}, "`silence=4`"),
        ({"log": "old"}, "or `new`"),
        ({"log": [1, 2]}, "a table with the columns"),
    ],
)
def test_what_does_not_fit_is_told(arguments, told):
    """A slip in a call gets a message that says what to pass instead."""
    found = job_pipeline(**{"log": search_log(1), "today": TODAY} | arguments)

    assert isinstance(found, Notice)
    assert told in found.message


def test_without_a_log_it_says_how_to_begin(at_home):
    """`new` makes the files; the board then opens on them."""
    assert "no log of yours so far" in repr(job_pipeline())
    assert "`log.csv`" in repr(job_pipeline("new"))
    assert "there already" in repr(job_pipeline("new"))
    assert "apply" in repr(job_pipeline())


def test_controls_and_marks_in_a_live_kernel(at_home, monkeypatch):
    """Buttons redraw in place; whatever shows the learner's own carries the mark."""
    monkeypatch.delenv("STOVE_EPHEMERAL", raising=False)
    searchfolder.made()
    searchfolder.added("sent", "SECRET-7", "direct", "2026-02-02")
    searchfolder.added("not yet", "SECRET-7", "direct", "2026-03-20")

    board, _, asked, _, place, _ = ran().cells

    assert titles(board) == ["Pipeline on 2026-03-23 · keep going"]
    assert titles(asked) == [
        "leakage-1 · easy · 0 of 10 this month",
        "Kept · leakage-1",
    ]
    assert titles(place) == ["Data analyst"]
    for cell in (board, asked, place):
        marked = [one for one in cell.outputs if one.metadata.get("stove-private")]
        assert len(marked) == len(titles(cell))


def test_a_machine_shows_no_controls_and_keeps_nothing(at_home, monkeypatch):
    """Under nbgrader there is a card, no button, and no file afterwards."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")

    board, *_ = ran().cells

    assert titles(board) == ["Your pipeline"]
    assert not (at_home / "my_work" / "search").exists()
