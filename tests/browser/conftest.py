"""A learner's world: JupyterLab on a copy of the course, and a browser before it."""

import io
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import sync_playwright

from tests.lab import Notebook, copy_course, launch, serve

OURS = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea-output"
THEMES = ("Light", "Dark")
NONE = {theme: [] for theme in THEMES}


@pytest.fixture(scope="package")
def browser():
    """Return a running Chromium; it ends with this package of tests."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def world(tmp_path_factory):
    """Return a learner's folder with the course in it."""
    return copy_course(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="package")
def lab(world, tmp_path_factory):
    """Return a JupyterLab that serves the learner's folder."""
    state = tmp_path_factory.mktemp("lab")
    with serve(world, state, variables={"STOVE_HOME": str(world)}) as running:
        yield running


@pytest.fixture
def notebook(browser):
    """Return an empty page; fail if the browser complained."""
    page = browser.new_page(viewport={"width": 1280, "height": 1400})
    one = Notebook(page)
    yield one
    page.close()
    assert [] == one.complaints


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
def look(notebook, screens):
    """Return a function that keeps pictures of what is shown, and judges it."""

    def pictures(**shown):
        found = {}
        for theme in THEMES:
            notebook.choose_theme(theme)
            for name, part in shown.items():
                if part is not notebook.page:
                    part.scroll_into_view_if_needed()
                keep(part.screenshot(), screens / f"{name}_{theme.lower()}.png")
            found[theme] = violations(notebook.page)
        notebook.choose_theme("Light")
        return found

    return pictures


def keep(shot, path):
    """Write a picture with as many colors as a page needs, a fifth of the bytes."""
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    # Rare colors are the accents, which a median cut would mix with grays.
    few = picture.quantize(64, method=Image.Quantize.MAXCOVERAGE)
    few.save(path, optimize=True)


@pytest.fixture
def press(request):
    """Return a function that presses a button and returns the card with these words.

    The slowest answer is printed with the times at the end of the run.
    """
    seconds = []
    widget = request.node.name.removeprefix("test_the_").replace("_", " ")
    told = request.node.user_properties

    def pressed(cell, button, words):
        begun = time.monotonic()
        cell.get_by_role("button", name=button, exact=True).click()
        card = cell.locator(".stove-card", has_text=words)
        card.wait_for()
        seconds.append(time.monotonic() - begun)
        others = [one for one in told if not one[1].startswith(f"{widget}: ")]
        line = f"{widget}: slowest of {len(seconds)} answers {max(seconds):.2f} s"
        told[:] = [*others, ("time", line)]
        return card

    return pressed
