"""Figures: described in words, light, with their data, silent on stderr."""

import io
import logging
import subprocess
import sys
from html.parser import HTMLParser
from itertools import combinations

import matplotlib
import numpy as np
import pandas as pd
import pytest
from PIL import Image

from grader.errors import CalledWrongly
from grader.learner import figure as module
from grader.learner.figure import Drawing, figure

TITLE = "Which score lies?"
ALT = 'Bar chart of two AUCs, axis 0 to 1: "leaky" 0.95 & honest 0.52.'


class Outline(HTMLParser):
    """The tags of a page, with their attributes, and the text in each tag."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.texts, self._open = [], {}, ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Keep a tag (called by the parser)."""
        self.tags.append((tag, dict(attrs)))
        self._open = tag

    def handle_data(self, data):
        """Keep a text under the tag before it (called by the parser)."""
        self.texts.setdefault(self._open, []).append(data)

    def attributes(self, tag):
        """Return the attributes of the first such tag."""
        return next(attrs for name, attrs in self.tags if name == tag)


def drawn(paint, **options):
    """Return a finished drawing that `paint` has painted."""
    drawing = figure(TITLE, alt=ALT, **options)
    with drawing as axes:
        paint(axes)
    return drawing


def bars(axes):
    """Paint two bars."""
    axes.bar(["leaky", "honest"], [0.95, 0.52])


def page(drawing):
    """Return the outline of the HTML that a notebook shows."""
    return Outline(drawing._repr_mimebundle_()["text/html"])


@pytest.mark.parametrize(
    ("alt", "reason"),
    [
        ("", "has no alt text"),
        ("   ", "has no alt text"),
        ("Two bars.", "9 characters, fewer than 20"),
        ("Bar chart: which score lies?", "only repeats its title"),
    ],
)
def test_alt_text_is_required(alt, reason):
    """A figure without a description of its own is refused, and says why."""
    with pytest.raises(CalledWrongly, match=reason) as caught:
        figure(TITLE, alt=alt)

    assert TITLE in str(caught.value)
    assert "kind of chart, its axes" in str(caught.value)


def test_alt_and_title():
    """Alt text, title and image stand together in one figure element."""
    outline = page(drawn(bars))
    order = [tag for tag, _ in outline.tags]

    assert order == ["figure", "figcaption", "img"]
    assert outline.texts["figcaption"] == [TITLE]
    assert outline.attributes("img")["alt"] == ALT


def test_markup_in_title():
    """Angle brackets in a title are shown, never obeyed."""
    drawing = figure("Is a<b> & c?", alt=ALT)
    with drawing as axes:
        bars(axes)

    assert "<figcaption" in drawing._repr_mimebundle_()["text/html"]
    assert "".join(page(drawing).texts["figcaption"]) == "Is a<b> & c?"


def test_text_form():
    """A terminal shows title and alt text."""
    bundle = drawn(bars)._repr_mimebundle_(include=None, exclude=None)

    assert bundle["text/plain"] == f"Figure: {TITLE}\n{ALT}"


def test_size():
    """The image is six by four inches, drawn at twice the screen's sharpness."""
    drawing = drawn(bars)
    shown = page(drawing).attributes("img")

    assert Image.open(io.BytesIO(drawing.png)).size == (1152, 768)
    assert (shown["width"], shown["height"]) == ("576", "384")
    assert len(drawing.png) <= module.MAX_BYTES


def test_weight_of_the_worst_figure():
    """Even an image of noise stays below the limit of 120 kB."""
    noise = np.random.default_rng(0).random((768, 1152, 3))
    drawing = drawn(lambda axes: axes.figure.figimage(noise))

    assert len(drawing.png) <= module.MAX_BYTES
    assert Image.open(io.BytesIO(drawing.png)).size == (576, 384)


def test_same_bytes():
    """The same figure gives the same bytes, whatever the learner's own style."""
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "black"}):
        styled = drawn(bars).png

    assert styled == drawn(bars).png


def test_ten_lines():
    """Ten lines differ in marker, and any two of them in colour or style."""
    with figure(TITLE, alt=ALT):
        cycle = list(matplotlib.rcParams["axes.prop_cycle"])

    assert len({look["marker"] for look in cycle}) == len(cycle) == 10
    assert len({(look["color"], look["linestyle"]) for look in cycle}) == 10
    assert all(
        one["color"] != two["color"] and one["linestyle"] != two["linestyle"]
        for one, two in combinations(cycle[:5], 2)
    )


def test_markers_of_a_long_line():
    """A long line carries about a dozen markers, unless the author chose."""

    def lines(axes):
        axes.plot(range(1200))
        axes.plot(range(1200), markevery=7)
        axes.plot(range(5))
        axes.plot(range(1200), linestyle="none")
        painted.extend(axes.lines)

    painted = []
    drawn(lines)

    assert [line.get_markevery() for line in painted] == [100, 7, None, None]


def test_table():
    """The data behind a figure wait in a closed, captioned, scoped table."""
    table = pd.DataFrame({"kind": ["a<b", "c"], "AUC": [0.123456789, 12345.0]})
    outline = page(drawn(bars, table=table))
    scopes = [attrs["scope"] for tag, attrs in outline.tags if tag == "th"]

    assert "open" not in outline.attributes("details")
    assert outline.texts["caption"] == ["2 rows"]
    assert scopes == ["col", "col", "row", "row"]
    assert outline.texts["td"] == ["0.123457", "12,345"]
    assert "".join(outline.texts["th"]) == "kindAUCa<bc"


def test_index_of_a_table():
    """A named index becomes a column, also that of a series."""
    series = pd.Series([1, 2], index=pd.Index(["x", "y"], name="place"), name="n")
    outline = page(drawn(bars, table=series))

    assert outline.texts["th"] == ["place", "n", "x", "y"]


def test_long_table():
    """A long table shows its beginning and says how long it is."""
    outline = page(drawn(bars, table=pd.DataFrame({"n": range(1461)})))

    assert outline.texts["caption"] == ["The first 100 of 1,461 rows"]
    assert [tag for tag, _ in outline.tags].count("tr") == 101


def test_failing_block():
    """An error in the block reaches the learner; nothing is drawn or left behind."""
    before = dict(matplotlib.rcParams), logging.getLogger("matplotlib").level
    drawing = figure(TITLE, alt=ALT)
    with pytest.raises(ZeroDivisionError), drawing:
        1 / 0

    assert drawing.png == b""
    assert before == (
        dict(matplotlib.rcParams),
        logging.getLogger("matplotlib").level,
    )


def test_missing_glyph():
    """A letter that the font lacks does not warn."""
    assert drawn(lambda axes: axes.set_xlabel("\N{FLAMINGO}")).png


def test_pyplot_is_left_alone():
    """Drawing imports no pyplot, and importing the module no matplotlib."""
    code = (
        "import sys; from grader import figure; print('matplotlib' in sys.modules)\n"
        "with figure('Why?', alt='A line from 0 to 1, rising.') as ax: ax.plot([1])\n"
        "print('matplotlib.pyplot' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert (run.stdout, run.stderr) == ("False\nFalse\n", "")


@pytest.mark.parametrize("home", ["fresh", "read-only"])
def test_first_import(home, tmp_path, monkeypatch):
    """The first drawing ever writes nothing to stderr, slow font cache or not."""
    (tmp_path / "file").touch()
    folder = tmp_path / "new" if home == "fresh" else tmp_path / "file" / "below"
    monkeypatch.setenv("MPLCONFIGDIR", str(folder))
    # matplotlib reports a slow cache after five seconds; make that none.
    code = (
        "import threading; timer = threading.Timer\n"
        "threading.Timer = lambda wait, call: timer(0, call)\n"
        "from grader import figure\n"
        "with figure('Why?', alt='A line from 0 to 1, rising.') as ax: ax.plot([1])\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_without_notebook(capsys):
    """Outside a notebook a figure is drawn and nothing is printed."""
    assert isinstance(drawn(bars), Drawing)
    assert capsys.readouterr() == ("", "")
