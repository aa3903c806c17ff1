"""A learner's folder of their own for each test, and a clock that obeys."""

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from playwright.sync_api import sync_playwright

from grader.learner import journal
from tests.lab import launch

WIDGET = "application/vnd.jupyter.widget-view+json"
THEMES = ("light", "dark")
HANDS = """
from ipywidgets import Button, RadioButtons
from ipywidgets.widgets.widget import _instances
def press(label):
    shown = [one for one in _instances.values() if isinstance(one, Button)]
    [button] = [one for one in shown if one.description == label]
    button.click()
def pick(value):
    for one in list(_instances.values()):
        if isinstance(one, RadioButtons) and value in one._options_values:
            one.value = value
"""
MACHINES = ("NBGRADER_EXECUTION", "STOVE_BOX", "STOVE_EPHEMERAL", "BINDER_REPO_URL")


def python(code, *args):
    """Start `code` in a Python process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, args)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


class Clock:
    """A clock that stands still until it is told to move."""

    def __init__(self):
        self.time = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self):
        """Return the time."""
        return self.time

    def move(self, seconds):
        """Let `seconds` go by."""
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    """Return a clock that a test moves."""
    return Clock()


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    """Give the test an empty learner's folder; return it."""
    for name in MACHINES:
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("STOVE_HOME", str(home))
    monkeypatch.chdir(home)
    journal._journal_in.cache_clear()
    yield home
    journal.current().close()
    journal._journal_in.cache_clear()


@pytest.fixture
def run(monkeypatch):
    """Return a function that runs cells in a kernel and returns what each shows.

    Cells are parted by `---`, and have `press(label)` and `pick(value)`, which do
    what a person does. With variables a machine runs them, and nobody can press.
    """

    def outputs(cells, **variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        sources = [HANDS, *cells.split("---")]
        made = [nbformat.v4.new_code_cell(one.strip()) for one in sources]
        notebook = nbformat.v4.new_notebook(cells=made)
        client = NotebookClient(notebook, timeout=120, kernel_name="python3")
        client.allow_errors = bool(variables)
        client.execute()
        return [cell.outputs for cell in notebook.cells[1:]]

    return outputs


def title(output):
    """Return the title of the card in an output."""
    return re.search('aria-label="([^"]*)"', output["data"]["text/html"])[1]


@pytest.fixture
def flaws(tmp_path):
    """Return a function that exports a card and says by theme what breaks WCAG 2.2 AA.

    None where axe found nothing to judge.
    """

    def found(card):
        with sync_playwright() as playwright:
            browser = launch(playwright)
            judged = {one: _judged(browser, card, one, tmp_path) for one in THEMES}
            browser.close()
        return judged

    return found


def _judged(browser, card, theme, folder):
    """Return the rules of axe that the exported card breaks in one theme."""
    cell = nbformat.v4.new_code_cell("…")
    shown = nbformat.v4.new_output("display_data", card._repr_mimebundle_())
    cell.outputs = [shown]
    notebook = nbformat.v4.new_notebook(cells=[cell])
    exported, _ = HTMLExporter(theme=theme).from_notebook_node(notebook)
    file = folder / f"{theme}.html"
    file.write_text(exported, encoding="utf-8")
    tab = browser.new_page(color_scheme=theme)
    tab.route("http*://**", lambda route: route.abort())
    tab.goto(file.as_uri(), wait_until="domcontentloaded")
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
    told = Axe().run(tab, context=".stove-card", options=rules).response
    return [one["id"] for one in told["violations"]] if told["passes"] else None


CLEAN = {theme: [] for theme in THEMES}
CHECKS = """
from grader.checks import Item, Message, Option, Quiz, fail, number

first = Item(
    "03-1", "Count rows", answer="count", marks={"A": "the count"},
    hints=("Look at `len`.", "Count **before** you filter.", "```\\nlen([1])\\n```"),
    misconceptions={"m03.off": Message("Off by one.", "It adds up.", "Count again.")},
)

@first.probe("value", points=2)
def counts_rows(answer, rng):
    if number(answer([1, 2])) != 2:
        fail("m03.off")

second = Item(
    "03-2", "Name it", answer="name", marks={"A": "the name"},
    hints=("a", "b", "c"), misconceptions={}, is_optional=True,
)

why = Quiz(
    "03.why",
    "Why did `AUC` fall?",
    {
        "leak": Option("A column knew the future", "It was taken away.", None, True),
        "tuning": Option("Bad tuning", "Tuning moves little.", "m03.tuning"),
        "luck": Option("Bad luck", "It repeats."),
    },
)
"""
MANIFEST = """
title = "A course"
kernel = "python3"

[[module]]
folder = "03_leakage"
title = "The number that lies"
summary = "Leaks."
minutes = { lesson = 50, exercise = 60 }
data = []

[[module]]
folder = "04_later"
title = "Not shipped yet"
summary = "Later."
minutes = { lesson = 50, exercise = 60 }
data = []
"""
EXERCISE = """
# %% solution="03-1"
def count(rows):
    \"\"\"Return how many.\"\"\"
    ### BEGIN SOLUTION
    return len(rows)
    ### END SOLUTION
"""


@pytest.fixture
def course(at_home, tmp_path, monkeypatch):
    """Make a small course with one shipped module; return its authors' room."""
    room = tmp_path / "solutions"
    (room / "03_leakage").mkdir(parents=True)
    (room / "course.toml").write_text(MANIFEST)
    (room / "03_leakage" / "checks.py").write_text(CHECKS)
    (room / "03_leakage" / "exercise.py").write_text(EXERCISE)
    monkeypatch.setenv("STOVE_SOLUTIONS", str(room))
    (at_home / "exercises" / "03_leakage").mkdir(parents=True)
    notebook = at_home / "exercises" / "03_leakage" / "03_leakage.ipynb"
    notebook.write_text('{"cells": []}')
    (at_home / "course").mkdir()
    (at_home / "course" / "start_here.ipynb").write_text("{}")
    (at_home / "course" / "03_leakage.ipynb").write_text("{}")
    return room
