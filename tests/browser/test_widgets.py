"""Each widget in its lesson: what its buttons do, how fast, in light and dark.

Every test leaves pictures of its widget and of one figure of the lesson in
`artefacts/screens`; `make pictures` puts them into the docs.
"""

import re
import time

import pytest

from tests.browser.conftest import NONE, OURS

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.timeout(600),
]

MOMENTS = (
    "arrival at the gate",
    "landing",
    "push-back from the gate",
    "two hours before departure",
    "months before",
)


@pytest.fixture
def lesson(lab, notebook, timing):
    """Return a function that runs a lesson and returns the cell with some source."""

    def opened(name, source):
        notebook.open(lab.url(f"course/{name}.ipynb"))
        begun = time.monotonic()
        notebook.run_all()
        timing(f"lesson {name}, all cells: {time.monotonic() - begun:.1f} s")
        notebook.page.locator(".jp-Cell").first.scroll_into_view_if_needed()
        return notebook.page.locator(".jp-CodeCell", has_text=source).first

    return opened


@pytest.fixture
def figure(notebook):
    """Return the first figure of the lesson."""
    return notebook.page.locator(f"{OURS} figure").first


def shown_by(cell):
    """Return what a cell shows: controls and card."""
    return cell.locator(".jp-Cell-outputArea")


def test_the_fault_bingo(lesson, notebook, figure, press, look):
    """A button tells a symptom below the card."""
    cell = lesson("02_messy_data", "Nine copies of the")
    symptom = press(cell, "Symptom of 3", "Symptom of square 3")
    assert "more different entries" in symptom.inner_text()
    press(cell, "Symptom of 9", "Symptom of square 9")
    shown = {"lesson_02": notebook.page, "fault_bingo": shown_by(cell)}
    assert NONE == look(**shown, figure_02=figure)


def test_the_leak_lab(lesson, notebook, figure, press, look):
    """The score falls as now moves back."""
    cell = lesson("03_leakage", "Columns on a time line")
    scores = []
    for moment in MOMENTS:
        text = press(cell, f"Now: {moment}", f"Now: {moment} ·").inner_text()
        scores.append(float(re.search(r"AUC (\d\.\d+)", text)[1]))
    assert sorted(scores, reverse=True) == scores
    assert scores[0] - scores[-1] > 0.1
    shown = {"lesson_03": notebook.page, "leak_lab": shown_by(cell)}
    assert NONE == look(**shown, figure_03=figure)


def test_the_split_playground(lesson, figure, press, look):
    """A button shows another split in the same card."""
    cell = lesson("04_honest_evaluation", "One model, several splits")
    card = press(cell, "Split: whole days", "Late flights: whole days ·")
    assert "0 of the 122 days in the test" in card.inner_text()
    press(cell, "Split: later months", "Late flights: later months ·")
    press(cell, "Split: ten years later", "Late flights: ten years later ·")
    assert NONE == look(split_playground=shown_by(cell), figure_04=figure)


def test_the_threshold_dial(lesson, figure, press, look):
    """Buttons change who is warned, prices only the bill."""
    cell = lesson("05_rare_costly", "threshold_dial(choose")
    calls = press(cell, "5 calls a day", "5 calls a day · a miss costs 40")
    assert "Nobody is ever warned" in calls.inner_text()
    cell.get_by_role("radio", name="10", exact=True).check()
    cell.locator(".stove-card", has_text="5 calls a day · a miss costs 10 ").wait_for()
    card = press(cell, "Warn more", "Threshold 0.0")
    assert "a miss costs 10 " in card.inner_text()
    assert NONE == look(threshold_dial=shown_by(cell), figure_05=figure)


def test_the_bug_hunt(lab, notebook, figure, look):
    """The board says who was caught and what the others look like."""
    notebook.open(lab.url("course/06_silent_bugs.ipynb")).run_all()
    board = notebook.page.locator(".stove-card", has_text="Bug hunt").first
    assert "caught by test_column_order" in board.inner_text()
    assert NONE == look(bug_hunt=board, figure_06=figure)


def test_the_slice_explorer(lesson, press, look):
    """One row of buttons chooses the column, another the least size of a slice."""
    cell = lesson("07_shift", "slice_explorer(seen.drop")
    card = press(cell, "By carrier", "Slices by carrier, 30 rows or more ·")
    assert "✓ promise inside" in card.inner_text()
    press(cell, "By dest", "Slices by dest, 30 rows or more ·")
    card = press(cell, "1 row or more", "Slices by dest, 1 row or more ·")
    assert "▲ more than promised" in card.inner_text()
    card = press(cell, "By month", "Slices by month, 1 row or more ·")
    assert "▼ fewer than promised" in card.inner_text()
    assert NONE == look(slice_explorer=shown_by(cell))


def test_the_drift_dial(lesson, figure, press, look):
    """Month by month: the loud alarm and the broken promise are not in the same one."""
    cell = lesson("07_shift", 'quiz("07.name-september")')
    card = press(cell, "Now: 2013-09", "On call in 2013-09 ·")
    assert "0 of 6 inputs beyond" in card.inner_text()
    card = press(cell, "Now: 2013-11", "On call in 2013-11 ·")
    assert "▼ fewer late than promised" in card.inner_text()
    card = press(cell, "Now: 2023-01", "On call in 2023-01 ·")
    assert "✗ beyond the limit" in card.inner_text()
    assert NONE == look(drift_dial=card, figure_07=figure)


def fill(cell, label, words):
    """Type into a box and leave it, as the keyboard does."""
    box = cell.get_by_label(label, exact=True)
    box.fill(words)
    box.blur()


def test_the_charter_form(lesson, look, world):
    """A remark of the check appears when a box is left; the file holds the words."""
    cell = lesson("09_six_weeks", 'charter_form("my_first")')
    fill(cell, "Kill criterion", "when $5 are spent, or $6")
    cell.locator(".stove-card", has_text="when $5 are spent, or $6").wait_for()
    fill(cell, "Kill criterion", "stop in week 3 if the lead is not above 0.05")
    fill(cell, "Metric", "AUC, because the desk takes the top of a list")
    fill(cell, "Baseline", "a random forest")
    card = cell.locator(".stove-card", has_text="3 of 10 fields")
    card.get_by_text("The baseline is “a random forest”.").wait_for()
    assert "kill criterion is" not in card.inner_text()
    kept = world / "my_work" / "projects" / "my_first" / "charter.md"
    assert "Baseline: a random forest" in kept.read_text()
    assert NONE == look(charter_form=shown_by(cell))


def test_the_week_log(lesson, press, look):
    """A week is sealed, then closed; its hours burn down, and half-way is asked."""
    cell = lesson("09_six_weeks", 'week_log("my_first"')
    for week, held in ((1, "it held"), (2, "it did not hold")):
        fill(cell, "Prediction", f"a lead of 0.0{week} on March")
        press(cell, "Seal the prediction", f"Week {week}, sealed at")
        for label in ("Happened", "Surprise", "Next"):
            fill(cell, label, f"{label.lower()}, 0.0{week + 1}")
        fill(cell, "Hours this week", "13")
        card = press(cell, f"Close the week: {held}", f"{week} of 6 closed")
    assert "Half-way: continue, change or stop" in card.inner_text()
    assert "34 h" in card.inner_text()
    assert NONE == look(week_log=shown_by(cell))
    text = press(cell, "Show the text for the cell", "for the cell of 09-8")
    assert 'weeks = """\nWeek: 1\nPredicted: a lead of 0.01' in text.inner_text()
