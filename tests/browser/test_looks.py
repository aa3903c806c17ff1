"""What learners see is readable for everybody, in light and dark; pictures are kept."""

import re
import time

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import gallery

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.timeout(600),
]

OURS = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea-output"
THEMES = ("Light", "Dark")
WORDS = {
    "passed": "✓ 99-1 · Passed · 3 of 3 points",
    "partly": "◐ 99-1 · Partly there · 2 of 3 points",
    "failed": "✗ 99-1 · Not yet · 0 of 3 points",
    "not attempted": "○ 99-1 · Not attempted yet",
    "crashed": "NameError: name 'late_flights' is not defined",
    "timed out": "No answer after 2 seconds.",
    "not judged": "This is a fault of the course, not of the answer.",
}
MOMENTS = (
    "arrival at the gate",
    "landing",
    "push-back from the gate",
    "two hours before departure",
    "months before",
)
LAB = "Columns on a time line"


def violations(page):
    """Return what axe-core calls serious or critical in our output, with the place.

    JupyterLab's body has no height, by which axe takes all that is in it for hidden.
    """
    page.evaluate("document.body.style.height = '100vh'")
    found = Axe().run(page, context=OURS).response["violations"]
    return [
        (rule["id"], rule["help"], node["html"][:200], node["failureSummary"])
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
        if not is_wide_table(page, rule["id"], node["target"])
    ]


def is_wide_table(page, rule, target):
    """Return whether this is JupyterLab's frame around a wide table of pandas.

    The frame scrolls, and browsers let the keyboard reach it; the rule cannot see
    that, and neither the frame nor the table is ours.
    """
    frame = page.locator(target[0])
    is_frame = rule == "scrollable-region-focusable"
    return is_frame and frame.locator("table.dataframe").count() == 1


@pytest.fixture
def screens(artefacts):
    """Return the folder of the pictures."""
    folder = artefacts / "screens"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def look(notebook, screens):
    """Return a function that keeps pictures of what is shown, and judges it."""

    def pictures(**shown):
        found = {}
        for theme in THEMES:
            notebook.choose_theme(theme)
            for name, part in shown.items():
                if part is not notebook.page:
                    part.scroll_into_view_if_needed()
                part.screenshot(path=screens / f"{name}_{theme.lower()}.png")
            found[theme] = violations(notebook.page)
        notebook.choose_theme("Light")
        return found

    return pictures


NONE = {theme: [] for theme in THEMES}


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
    shown = {name: notebook.card(title) for name, title in gallery.BENCH.items()}
    for card in shown.values():
        card.evaluate(
            "card => card.querySelectorAll('details').forEach(d => d.open = 1)"
        )
    assert "1 of 5 faults found" in shown["hunt_score"].inner_text()
    assert "The list fits its seal" in shown["hunt_truth"].inner_text()
    assert NONE == look(**shown)


def test_the_lesson_with_the_leak_lab(lab, notebook, look, timing):
    """The leak lab: its score falls as now moves back, within a second or so."""
    notebook.open(lab.url("course/03_leakage.ipynb")).run_all()
    notebook.page.locator(".jp-Cell").first.scroll_into_view_if_needed()
    cell = notebook.page.locator(".jp-CodeCell", has_text=LAB).first
    scores, seconds = [], []
    for moment in MOMENTS:
        begun = time.monotonic()
        cell.get_by_role("button", name=f"Now: {moment}").click()
        card = cell.locator(".stove-card", has_text=f"Now: {moment} ·")
        text = card.inner_text()
        seconds.append(time.monotonic() - begun)
        scores.append(float(re.search(r"AUC (\d\.\d+)", text)[1]))
    timing(f"leak lab: slowest first move {max(seconds):.1f} s")
    assert sorted(scores, reverse=True) == scores
    assert scores[0] - scores[-1] > 0.1
    outputs = cell.locator(".jp-Cell-outputArea")
    assert NONE == look(lesson_03=notebook.page, leak_lab=outputs)


def test_the_lesson_with_the_threshold_dial(lab, notebook, look):
    """The dial: its buttons change who is warned, its prices only the bill."""
    notebook.open(lab.url("course/05_rare_costly.ipynb")).run_all()
    cell = notebook.page.locator(".jp-CodeCell", has_text="threshold_dial(choose").first
    cell.get_by_role("button", name="5 calls a day").click()
    calls = cell.locator(".stove-card", has_text="5 calls a day · a miss costs 40")
    assert "Nobody is ever warned" in calls.inner_text()
    cell.get_by_role("radio", name="10", exact=True).check()
    cell.locator(".stove-card", has_text="5 calls a day · a miss costs 10 ").wait_for()
    cell.get_by_role("button", name="Warn more").click()
    card = cell.locator(".stove-card", has_text="Threshold 0.0")
    assert "a miss costs 10 " in card.inner_text()
    outputs = cell.locator(".jp-Cell-outputArea")
    picture = notebook.page.locator(f"{OURS} figure").first
    assert NONE == look(threshold_dial=outputs, figure_05=picture)


def test_the_lesson_with_the_bug_hunt(lab, notebook, look):
    """The hunt's board says who was caught and what the others look like."""
    notebook.open(lab.url("course/06_silent_bugs.ipynb")).run_all()
    board = notebook.page.locator(".stove-card", has_text="Bug hunt").first
    assert "caught by test_column_order" in board.inner_text()
    figure = notebook.page.locator(".jp-OutputArea-output img").first
    assert NONE == look(bug_hunt=board, lesson_06_figure=figure)


def test_the_split_playground(world, lab, notebook, look):
    """A button shows another split in the same card, which stays readable."""
    cell = nbformat.v4.new_code_cell(
        "from grader import split_playground\nsplit_playground()"
    )
    nbformat.write(gallery.in_python([cell]), world / "splits.ipynb")
    notebook.open(lab.url("splits.ipynb")).run_all()
    output = notebook.page.locator(".jp-CodeCell .jp-Cell-outputArea").first
    output.locator(".stove-card", has_text="Late flights: any rows ·").wait_for()
    output.get_by_role("button", name="Split: whole days").click()
    card = output.locator(".stove-card", has_text="Late flights: whole days ·")
    assert "0 of the 122 days in the test" in card.inner_text()
    assert NONE == look(split_playground=output)


def test_the_lesson_with_fault_bingo(lab, notebook, look):
    """Fault bingo: a button tells a symptom below the card."""
    notebook.open(lab.url("course/02_messy_data.ipynb")).run_all()
    notebook.page.locator(".jp-Cell").first.scroll_into_view_if_needed()
    cell = notebook.page.locator(".jp-CodeCell", has_text="Nine copies of the").first
    cell.get_by_role("button", name="Symptom of 3").click()
    symptom = cell.locator(".stove-card", has_text="Symptom of square 3")
    assert "more different entries" in symptom.inner_text()
    picture = notebook.page.locator("figure", has_text="measured in inches").first
    outputs = cell.locator(".jp-Cell-outputArea")
    shown = {"lesson_02": notebook.page, "fault_bingo": outputs, "figure_02": picture}
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


def test_the_judge_of_our_output_is_awake(world, lab, notebook):
    """Pale words in an output are noticed."""
    nbformat.write(gallery.faulty(), world / "faulty.ipynb")
    notebook.open(lab.url("faulty.ipynb")).run_all()
    assert ["color-contrast"] == [found[0] for found in violations(notebook.page)]
