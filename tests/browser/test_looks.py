"""What learners see is readable for everybody, in light and dark; pictures are kept."""

import nbformat
import pytest

from tests.browser import gallery
from tests.browser.conftest import NONE, OURS, violations

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.timeout(600),
]

WORDS = {
    "passed": "✓ 99-1 · Passed · 3 of 3 points",
    "partly": "◐ 99-1 · Partly there · 2 of 3 points",
    "failed": "✗ 99-1 · Not yet · 0 of 3 points",
    "not attempted": "○ 99-1 · Not attempted yet",
    "crashed": "NameError: name 'late_flights' is not defined",
    "timed out": "No answer after 2 seconds.",
    "not judged": "This is a fault of the course, not of the answer.",
}


def test_the_welcome_page(lab, notebook, look):
    """The first screen, and the progress map in it."""
    notebook.open(lab.url("course/start_here.ipynb")).run_all()
    notebook.page.locator(".jp-Cell").first.scroll_into_view_if_needed()
    shown = {"start_here": notebook.page, "progress": notebook.card("Your progress")}
    assert NONE == look(**shown)


def test_verdict_cards_of_every_outcome(world, lab, notebook, look):
    """Each outcome has a card that says it in words."""
    nbformat.write(gallery.notebook(), world / "verdicts.ipynb")
    notebook.page.set_viewport_size({"width": 1280, "height": 3600})
    notebook.open(lab.url("verdicts.ipynb")).run_all()
    cards = notebook.page.locator(f"{OURS} .stove-card")
    assert len(gallery.outcomes()) == cards.count()
    shown = {}
    for index, outcome in enumerate(gallery.outcomes()):
        card = cards.nth(index)
        assert WORDS[outcome] in card.inner_text()
        card.locator("summary").click()
        shown[f"verdict_{index + 1}_{outcome.replace(' ', '_')}"] = card
    assert NONE == look(**shown)


def test_the_cards_of_calibration_faults_and_review(world, lab, notebook, look):
    """Calibration, hunt, score, truth and review, each with its folded parts open."""
    nbformat.write(gallery.bench(), world / "bench.ipynb")
    notebook.page.set_viewport_size({"width": 1280, "height": 4000})
    notebook.open(lab.url("bench.ipynb")).run_all()
    notebook.add("from grader.learner.screen import say; say('$3 or $4', '$5 or $6')")
    price = notebook.card("$3 or $4")
    assert "$5 or $6" in price.inner_text()
    assert price.locator("mjx-container").count() == 0
    shown = {name: notebook.card(title) for name, title in gallery.BENCH.items()}
    for card in shown.values():
        card.evaluate(
            "card => card.querySelectorAll('details').forEach(d => d.open = 1)"
        )
    assert "1 of 5 faults found" in shown["hunt_score"].inner_text()
    assert "The list fits its seal" in shown["hunt_truth"].inner_text()
    assert NONE == look(**shown)


def test_the_labeler_by_digit_by_button_and_as_text(world, lab, notebook, look):
    """A digit and a button answer; the next row follows, and the text can be copied."""
    cells = [nbformat.v4.new_code_cell(source) for source in gallery.LABELS]
    nbformat.write(gallery.in_python(cells), world / "labels.ipynb")
    notebook.open(lab.url("labels.ipynb")).run_all()
    output = notebook.page.locator(".jp-CodeCell .jp-Cell-outputArea").first
    output.get_by_label("Type a digit").press("2")
    output.locator(".stove-card", has_text="kind? 1 analyst").wait_for()
    assert output.get_by_label("Type a digit").input_value() == ""
    output.get_by_label("Note (optional)").fill("an edge case")
    output.get_by_role("button", name="4 · research").click()
    output.locator(".stove-card", has_text="1 of 60 done").wait_for()
    agreed = notebook.page.locator(".stove-card", has_text="Agreement of first and")
    found = look(labeler=output, agreement=agreed)
    output.get_by_role("button", name="Show the text to copy").click()
    output.locator("pre", has_text="no, research # an edge case").wait_for()
    assert NONE == found
    assert NONE == look(labels_as_text=output)


def test_the_pipeline_the_interview_deck_and_the_market_map(
    world, lab, notebook, look, monkeypatch
):
    """A learner's own search: buttons turn the day, take the time, change the role."""
    monkeypatch.setenv("STOVE_HOME", str(world))
    gallery.own_search()
    nbformat.write(gallery.search(), world / "search.ipynb")
    notebook.page.set_viewport_size({"width": 1280, "height": 2600})
    notebook.open(lab.url("search.ipynb")).run_all()
    cells = notebook.page.locator(".jp-CodeCell")
    board, asked, place = (cells.nth(number) for number in range(3))
    board.get_by_role("button", name="A week later").click()
    board.locator(".stove-card", has_text="Pipeline on 2026-03-23").wait_for()
    for press in ("Start speaking", "Stop"):
        asked.get_by_role("button", name=press).click()
    asked.get_by_role("checkbox", name="In my own words").check()
    asked.get_by_role("button", name="Keep this answer").click()
    asked.locator(".stove-card", has_text="1 of 4 held").wait_for()
    asked.get_by_text("What good answers touch").click()
    place.get_by_role("button", name="Data analyst").click()
    card = place.locator(".stove-card", has_text="Data analyst · 1 of 2 lines shown")
    assert "nothing to open yet" in card.inner_text()
    shown = {"pipeline": board, "interview": asked, "market_map": place}
    parts = {name: cell.locator(".jp-Cell-outputArea") for name, cell in shown.items()}
    assert NONE == look(**parts)


def test_the_judge_of_our_output_is_awake(world, lab, notebook):
    """Pale words in an output are noticed."""
    nbformat.write(gallery.faulty(), world / "faulty.ipynb")
    notebook.open(lab.url("faulty.ipynb")).run_all()
    assert ["color-contrast"] == [found[0] for found in violations(notebook.page)]
