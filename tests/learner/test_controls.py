import nbformat
import pytest
from nbclient import NotebookClient

WIDGET = "application/vnd.jupyter.widget-view+json"

CELLS = """
import ipywidgets
from grader import quiz, progress
from grader.learner.controls import passport_button
def press(label):
    for widget in list(ipywidgets.widgets.widget._instances.values()):
        if getattr(widget, "description", "") == label:
            widget.click()
def pick(key):
    for widget in list(ipywidgets.widgets.widget._instances.values()):
        if isinstance(widget, ipywidgets.RadioButtons):
            widget.value = key
---
quiz("03.why")
---
press("Explain my choice")
---
pick("tuning"); press("Explain my choice")
---
progress()
---
press("Begin exercise 03")
---
passport_button()
---
press("Save passport")
---
from datetime import timedelta
from grader import review
from grader.learner import journal
real = journal.current()._clock
journal.current()._clock = lambda: real() + timedelta(days=5)
review()
---
pick("leak"); press("Answer 03.why")
print([event.payload["choice"] for event in journal.current().events("review")])
"""


def execute(cells):
    """Execute `cells` in a real kernel; return the outputs of each."""
    made = [nbformat.v4.new_code_cell(cell.strip()) for cell in cells]
    notebook = nbformat.v4.new_notebook(cells=made)
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    return [cell.outputs for cell in notebook.cells]


@pytest.fixture
def outputs(course):
    """Return the outputs of the cells above."""
    return execute(CELLS.split("---"))


def test_buttons_do_what_the_calls_do(outputs, at_home):
    """Pressing a button shows, below it, what the call shows."""
    question, controls, place = outputs[1]
    assert "Why did <code>AUC</code> fall?" in question["data"]["text/html"]
    assert WIDGET in controls["data"]
    assert "In code: <code>quiz" in controls["data"]["text/html"]
    assert "Tuning moves little." in place["data"]["text/html"]

    shown, _, place = outputs[4]
    assert "Your progress" in shown["data"]["text/html"]
    assert "my_work/03_leakage/03_leakage.ipynb" in place["data"]["text/html"]
    assert (at_home / "my_work" / "03_leakage" / "03_leakage.ipynb").is_file()

    question, controls, place = outputs[8]
    assert "1 question is due." in question["data"]["text/html"]
    assert WIDGET in controls["data"]
    assert "It was taken away." in place["data"]["text/html"]
    assert outputs[9][0]["text"].strip() == "['leak']"

    _, place = outputs[6]
    assert " download " in place["data"]["text/html"]
    assert len(list((at_home / "my_work").glob("passport-*.zip"))) == 1


def test_no_button_where_nobody_can_press_it(course, monkeypatch):
    """Under a grader a quiz is its text, and no widget is made."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")

    _, [question] = execute(["from grader import quiz", 'quiz("03.why")'])

    assert WIDGET not in question["data"]
    assert "Why did" in question["data"]["text/html"]


def test_pressing_without_a_choice_is_told(course):
    """A press before a choice says so, and stores nothing."""
    cells = CELLS.split("---")[:3]

    _, (_, _, place), _ = execute(cells)

    assert "Nothing is chosen yet." in place["data"]["text/html"]
    from grader.learner import journal

    assert journal.current().events("quiz") == []
