"""What learners see is readable for everybody, in light and dark; pictures are kept."""

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
LAB = "Columns on a time line"


def violations(page):
    """Return what axe-core calls serious or critical in our output, with the place."""
    found = Axe().run(page, context=OURS).response["violations"]
    return [
        (rule["id"], rule["help"], node["html"][:200], node["any"][:1])
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


@pytest.fixture
def screens(artefacts):
    """Return the folder of the pictures."""
    folder = artefacts / "screens"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def look(notebook, screens):
    """Return a function that keeps pictures of what is shown, and judges it."""

    def pictures(name, shown=None):
        found = {}
        for theme in THEMES:
            notebook.choose_theme(theme)
            if shown is not None:
                shown.scroll_into_view_if_needed()
            target = notebook.page if shown is None else shown
            target.screenshot(path=screens / f"{name}_{theme.lower()}.png")
            found[theme] = violations(notebook.page)
        notebook.choose_theme("Light")
        return found

    return pictures


NONE = {theme: [] for theme in THEMES}


def test_the_welcome_page(lab, notebook, look):
    """The first screen, and the progress map in it."""
    notebook.open(lab.url("course/start_here.ipynb")).run_all()
    notebook.page.locator(".jp-Cell").first.scroll_into_view_if_needed()
    assert NONE == look("start_here")
    assert NONE == look("progress", notebook.card("Your progress"))


def test_verdict_cards_of_every_outcome(world, lab, notebook, look):
    """Each outcome has a card that says it in words."""
    nbformat.write(gallery.notebook(), world / "verdicts.ipynb")
    notebook.page.set_viewport_size({"width": 1280, "height": 3400})
    notebook.open(lab.url("verdicts.ipynb")).run_all()
    cards = notebook.page.locator(f"{OURS} .stove-card")
    assert len(gallery.outcomes()) == cards.count()
    for index, outcome in enumerate(gallery.outcomes()):
        card = cards.nth(index)
        card.locator("summary").click()
        found = look(f"verdict_{index + 1}_{outcome.replace(' ', '_')}", card)
        assert found == NONE, outcome


def test_the_lesson_with_the_leak_lab(lab, notebook, look):
    """The leak lab on its time line, and everything else that lesson 03 shows."""
    notebook.open(lab.url("course/03_leakage.ipynb")).run_all()
    shown = notebook.page.locator(f"{OURS}", has_text=LAB).first
    shown.scroll_into_view_if_needed()
    assert NONE == look("leak_lab", shown)
    assert NONE == look("lesson_03")
