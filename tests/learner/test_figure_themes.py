"""Figures in light and dark: contrast as rendered, in pixels and in a browser."""

import io
import re
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from PIL import Image
from playwright.sync_api import sync_playwright

from grader.learner import figure as module
from grader.learner.figure import figure

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update"),
    "--disable-sync",
]
TITLE = "Which score lies?"
ALT = 'Bar chart of two AUCs, axis 0 to 1: "leaky" 0.95 & honest 0.52.'
CELL = f"""
from grader import figure
import pandas as pd
table = pd.DataFrame({{"procedure": ["leaky", "honest"], "AUC": [0.95, 0.52]}})
with figure({TITLE!r}, alt={ALT!r}, table=table) as ax:
    ax.bar(table.procedure, table.AUC, color=["#D55E00", "#0072B2"])
    ax.set(ylabel="AUC", ylim=(0, 1))
"""
COLOURS = """place => {
    let paper, at = place;
    do { paper = getComputedStyle(at).backgroundColor; at = at.parentElement; }
    while (at && /, 0\\)$/.test(paper));
    return [getComputedStyle(place).color, paper];
}"""


def drawn(paint):
    """Return a finished drawing that `paint` has painted."""
    drawing = figure(TITLE, alt=ALT)
    with drawing as axes:
        paint(axes)
    return drawing


def bars(axes):
    """Paint two bars."""
    axes.bar(["leaky", "honest"], [0.95, 0.52])


def pixels(png):
    """Return an image as rows of RGB numbers."""
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def darkest(image):
    """Return the lowest red, green and blue of an image."""
    return image.reshape(-1, 3).min(axis=0)


def luminance(colour):
    """Return the relative luminance of WCAG 2.2 of a colour in 0 to 255."""
    part = np.asarray(colour, dtype=float) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one, other):
    """Return the contrast ratio of WCAG 2.2 between two colours in 0 to 255."""
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def rgb(text):
    """Return a colour such as #AABBCC or rgb(1, 2, 3) as numbers."""
    if text.startswith("#"):
        return [int(text[i : i + 2], 16) for i in (1, 3, 5)]
    return [float(part) for part in re.findall(r"[\d.]+", text)][:3]


def test_paper():
    """The image is opaque, on white paper, so that no theme shows through."""
    drawing = drawn(bars)
    corners = pixels(drawing.png)[[0, 0, -1, -1], [0, -1, 0, -1]]

    assert "transparency" not in Image.open(io.BytesIO(drawing.png)).info
    assert (corners == 255).all()


def test_contrast_of_text():
    """Labels, ticks and titles are drawn at a contrast of 4.5:1 or better."""

    def words(axes):
        axes.set(xlabel="x", ylabel="y", title="t")
        axes.text(0.5, 0.5, "word", size=40)
        axes.plot([0, 1], label="line", color="white")
        texts = [*axes.get_xticklabels(), axes.xaxis.label, axes.yaxis.label]
        texts += [axes.title, *axes.texts, *axes.legend().get_texts()]
        colours.update(text.get_color() for text in texts)

    colours = set()
    drawing = drawn(words)

    assert colours == {module.INK}
    assert contrast(rgb(module.INK), rgb(module.PAPER)) >= 4.5
    assert contrast(darkest(pixels(drawing.png)), rgb(module.PAPER)) >= 4.5


@pytest.mark.parametrize("place", range(len(module.OKABE_ITO)))
def test_contrast_of_marks(place):
    """Every colour of the cycle, as rendered, has a contrast of 3:1 or better."""
    colour = rgb(module.OKABE_ITO[place])

    def stripes(axes):
        for height in range(place + 1):
            axes.barh(height, 1)

    image = pixels(drawn(stripes).png)

    assert (image == colour).all(axis=2).mean() > 0.05
    assert contrast(colour, rgb(module.PAPER)) >= 3


@pytest.mark.parametrize("kind", ["bar", "scatter"])
def test_outlines(kind):
    """A pale colour of the author's own gets an outline that carries it."""

    def pale(axes):
        axes.axis("off")
        getattr(axes, kind)([0, 1], [1, 1], color="#F0E442")

    image = pixels(drawn(pale).png)

    assert (image == rgb("#F0E442")).all(axis=2).any()
    assert contrast(darkest(image), rgb(module.PAPER)) >= 3


@pytest.fixture(scope="module")
def executed():
    """Return a notebook that drew a figure in a real kernel."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    NotebookClient(notebook, kernel_name="python3", timeout=120).execute()
    return notebook


def test_in_a_kernel(executed):
    """A kernel shows the figure once, as HTML and text, with no stream."""
    (output,) = executed.cells[0].outputs

    assert output.output_type == "display_data"
    assert set(output.data) == {"text/html", "text/plain"}


@pytest.mark.chromium
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_in_a_browser(executed, theme, tmp_path):
    """Exported to HTML, alt text and contrast survive in both themes."""
    exported, _ = HTMLExporter(theme=theme).from_notebook_node(executed)
    file = tmp_path / "page.html"
    file.write_text(exported, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        tab = browser.new_page(color_scheme=theme)
        tab.route("http*://**", lambda route: route.abort())
        tab.goto(file.as_uri(), wait_until="domcontentloaded")
        tab.get_by_text("Data behind this figure").click()
        # The rim of a screenshot may hold pixels of the page.
        shot = pixels(tab.get_by_role("img", name=ALT).screenshot())[4:-4, 4:-4]
        colours = [
            tab.locator(place).first.evaluate(COLOURS)
            for place in ("figcaption", "summary", "figure td", "figure th")
        ]
        browser.close()

    assert shot[0, 0].tolist() == [255, 255, 255]
    assert contrast(darkest(shot), shot[0, 0]) >= 4.5
    assert all(contrast(rgb(ink), rgb(paper)) >= 4.5 for ink, paper in colours)
    assert (luminance(rgb(colours[0][1])) > 0.5) == (theme == "light")
