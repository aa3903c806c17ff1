"""Quiz, review, begin and passport: what their buttons show and store."""

import pytest

from tests.learner.conftest import WIDGET

CELLS = """
from grader import quiz, progress
from grader.learner.controls import passport_button
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


@pytest.fixture
def outputs(course, run):
    """Return the outputs of the cells above."""
    return run(CELLS)


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


def test_no_button_where_nobody_can_press_it(course, run):
    """Under a grader a quiz is its text, and no widget is made."""
    _, [question], *_ = run(CELLS, NBGRADER_EXECUTION="validate")

    assert WIDGET not in question["data"]
    assert "Why did" in question["data"]["text/html"]


def test_pressing_without_a_choice_is_told(course, run):
    """A press before a choice says so, and stores nothing."""
    _, (_, _, place), _ = run("---".join(CELLS.split("---")[:3]))

    assert "Nothing is chosen yet." in place["data"]["text/html"]
    from grader.learner import journal

    assert journal.current().events("quiz") == []
