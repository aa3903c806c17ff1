"""The leak lab: what it says at each moment, by call, by button and on paper."""

import re
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from playwright.sync_api import sync_playwright

from grader.learner import leaklab
from grader.learner.leaklab import MOMENTS, NAMES, leak_lab
from grader.learner.screen import Notice

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDGET = "application/vnd.jupyter.widget-view+json"
CELLS = """
from grader.learner.leaklab import leak_lab
---
leak_lab()
---
from ipywidgets import Button
from ipywidgets.widgets.widget import _instances
buttons = [one for one in _instances.values() if isinstance(one, Button)]
[button] = [one for one in buttons if "push-back" in one.description]
button.click()
---
leak_lab(now="t-2H")
"""


def outputs(monkeypatch, **variables):
    """Return the outputs of CELLS in a real kernel with these variables."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    cells = [nbformat.v4.new_code_cell(c.strip()) for c in CELLS.split("---")]
    notebook = nbformat.v4.new_notebook(cells=cells)
    client = NotebookClient(notebook, timeout=120, kernel_name="python3")
    client.allow_errors = bool(variables)
    client.execute()
    return [cell.outputs for cell in notebook.cells]


def title(output):
    """Return the title of the card in an output."""
    return re.search('aria-label="([^"]*)"', output["data"]["text/html"])[1]


def test_view_splits_the_columns_at_now():
    """At push-back the delay of the departure is known, the arrival is not."""
    view = leak_lab(now="pushback")

    assert {"dep_delay", "sched_arr_time"} <= set(view.known)
    assert view.unknown == ("air_time", "arr_time")


def test_score_falls_as_now_moves_to_the_left():
    """Each column that is not written yet takes a part of the score with it."""
    aucs = [leak_lab(now=name).auc for name in NAMES]

    assert all(earlier <= later for earlier, later in pairwise(aucs))
    assert aucs[0] > 0.6
    assert aucs[-1] - aucs[0] > 0.15


def test_every_column_stands_at_one_moment_and_the_target_at_none():
    """The time line holds each column once, and never what the target is made of."""
    columns = [column for moment in MOMENTS for column in moment.columns]

    assert len(columns) == len(set(columns))
    assert set(columns) <= set(leaklab._flights().columns) - {"late", "arr_delay"}


def test_words_say_what_the_card_says():
    """The text form names moment, columns and score."""
    text = repr(leak_lab(now="landing"))

    assert text.startswith("Now: landing · 11 columns known · AUC 0.")
    assert "Not written yet: arr_time." in text
    assert "chance ranks 50" in text


def test_state_of_a_column_does_not_hang_on_its_look():
    """A row of the time line says in words that its columns do not exist yet."""
    markup = str(leak_lab(now="T-2h").markup())
    row = re.search(r"<tr><th[^>]*>landing</th>.*?</tr>", markup)[0]

    assert "✗\xa0not\xa0yet" in row
    assert "line-through" in row
    assert 'role="status"' in markup
    assert re.findall(r"<(h[1-6]|style|script|svg)\b", markup) == []


def test_unknown_moment_is_told_with_the_known_ones():
    """A moment that does not exist is answered with those that do."""
    told = leak_lab(now="yesterday")

    assert isinstance(told, Notice)
    assert "'yesterday' is no moment" in told.message
    assert all(f"`{name}`" in told.message for name in NAMES)


def test_without_a_screen_the_lab_opens_at_the_gate():
    """In plain Python the lab is the view in which every column is known."""
    assert leak_lab() == leak_lab(now="gate")


def test_buttons_move_the_view_and_have_a_fallback(monkeypatch):
    """In a live kernel a button moves now, and the view stays in the notebook."""
    monkeypatch.delenv("STOVE_EPHEMERAL", raising=False)
    _, (introduction, controls, view), moved, called = outputs(monkeypatch)

    assert title(introduction) == "Leak lab"
    assert WIDGET in controls["data"]
    assert "leak_lab(now=" in controls["data"]["text/html"]
    assert title(view).startswith("Now: push-back from the gate")
    assert not moved
    assert title(called[0]).startswith("Now: two hours before departure")


def test_nbgrader_sees_the_view_alone(monkeypatch):
    """Where a machine runs the notebook there are no widgets, and the view is there."""
    _, opened, _, called = outputs(monkeypatch, NBGRADER_EXECUTION="autograde")

    assert [title(output)[:24] for output in opened] == ["Now: arrival at the gate"]
    assert WIDGET not in opened[0]["data"]
    assert len(called) == 1


@pytest.mark.chromium
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_card_is_accessible_in_both_themes(theme, tmp_path):
    """An exported card keeps WCAG 2.2 AA on light and dark paper."""
    bundle = leak_lab(now="T-2h")._repr_mimebundle_()
    cell = nbformat.v4.new_code_cell("leak_lab()")
    cell.outputs = [nbformat.v4.new_output("display_data", bundle)]
    notebook = nbformat.v4.new_notebook(cells=[cell])
    file = tmp_path / "page.html"
    exported, _ = HTMLExporter(theme=theme).from_notebook_node(notebook)
    file.write_text(exported, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        tab = browser.new_page(color_scheme=theme)
        tab.route("http*://**", lambda route: route.abort())
        tab.goto(file.as_uri(), wait_until="domcontentloaded")
        rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
        found = Axe().run(tab, context=".stove-card", options=rules)
        browser.close()

    assert [one["id"] for one in found.response["passes"]]
    assert [one["id"] for one in found.response["violations"]] == []
