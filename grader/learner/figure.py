"""Draw a figure that everyone can read: required alt text, tested contrast."""

import logging
import re
import sys
import warnings
from base64 import b64encode
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from grader.data.html_table import COLOURS, html_table
from grader.errors import CalledWrongly

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# The five colours of Okabe and Ito (2008) with a contrast of 3:1 on white; orange,
# sky blue and yellow fall below. Styles and markers differ too, so that a line is
# known without its colour.
OKABE_ITO = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000")
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*", "<", ">")
LINES = ("-", "--", "-.", ":", (0, (6, 1, 1, 1, 1, 1)))
PAPER, INK = "#FFFFFF", "#1A1A1A"
INCHES = (6, 4)
MAX_BYTES = 120_000
SHORTEST_ALT = 20
TABLE_ROWS = 100

# Sharpest first; the last pair cannot exceed `MAX_BYTES`: 576 x 384 at 4 bits.
_QUALITIES = ((192, 256), (144, 256), (96, 256), (96, 16))
_STOCK_WORDS = (
    "a an the of for with and alt text title chart figure graph image picture plot "
    "bar line scatter histogram showing shows"
)
_MANY_POINTS = 24


def figure(title: str, alt: str = "", *, table: Any = None) -> "Drawing":
    """Return a context manager that gives axes and shows the figure at its end.

    `title` states the question. `alt` says what the figure shows to somebody who
    does not see it: kind of chart, axes with their range, message. `table`, a
    DataFrame or Series, is offered one click away. Raise `CalledWrongly` when the
    alt text is missing, shorter than 20 characters or repeats the title.

        with figure("Which score lies?", alt="Bar chart of two AUCs …") as ax:
            ax.bar(["leaky", "honest"], [0.95, 0.52])
    """
    return Drawing(title.strip(), _checked_alt(title, alt.strip()), table)


class Drawing:
    """A figure in the making; after its `with` block, `png` holds the image."""

    def __init__(self, title: str, alt: str, table: Any = None) -> None:
        self.title = title
        self.alt = alt
        self.png = b""
        self._table = table
        self._stack = ExitStack()

    def __enter__(self) -> "Axes":
        """Return fresh axes in the style of the course."""
        with ExitStack() as stack:
            stack.enter_context(_quiet())
            stack.enter_context(_style())
            self._figure = _blank_figure()
            axes = self._figure.add_subplot()
            self._stack = stack.pop_all()
        return axes

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Render and show the figure, unless the block failed."""
        with self._stack:
            if kind is None:
                _thin_markers(self._figure)
                _outline_points(self._figure)
                self.png = _render(self._figure)
        if kind is None:
            _show(self)

    def __repr__(self) -> str:
        """Return title and alt text, all that a terminal can show."""
        return f"Figure: {self.title}\n{self.alt}"

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Return the figure as HTML and as text (called by Jupyter)."""
        return {"text/html": _page(self), "text/plain": repr(self)}


def _checked_alt(title: str, alt: str) -> str:
    """Return the alt text; raise `CalledWrongly` when it cannot serve as one."""
    if not alt:
        wrong = "has no alt text"
    elif len(alt) < SHORTEST_ALT:
        wrong = f"has an alt text of {len(alt)} characters, fewer than {SHORTEST_ALT}"
    elif _words(alt) <= _words(f"{title} {_STOCK_WORDS}"):
        wrong = "has an alt text that only repeats its title"
    else:
        return alt
    raise CalledWrongly(
        f"figure({title!r}) {wrong}. Pass alt= with the kind of chart, its axes and "
        "their range, and what it shows, in one to three sentences."
    )


def _words(text: str) -> set[str]:
    """Return the words of a text without case and punctuation."""
    return set(re.findall(r"\w+", text.casefold()))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep matplotlib's own log messages away from stderr.

    Its first import reports a slow font cache or a read-only home there, and
    nbgrader gives no points to a test cell that writes to stderr.
    """
    logger = logging.getLogger("matplotlib")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


@contextmanager
def _style() -> Iterator[None]:
    """Draw in the style of the course, whatever the learner has set up."""
    import matplotlib
    from cycler import cycler

    cycle = (
        cycler(color=OKABE_ITO * 2)
        + cycler(marker=MARKERS)
        + cycler(linestyle=LINES + LINES[1:] + LINES[:1])
    )
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update({"axes.prop_cycle": cycle} | _settings())
        yield


def _settings() -> dict[str, Any]:
    """Return matplotlib's settings: dark ink on white paper, outlined marks."""
    inked = ["text.color", "axes.labelcolor", "axes.edgecolor"]
    inked += ["xtick.color", "ytick.color", "patch.edgecolor", "scatter.edgecolors"]
    paper = ["figure.facecolor", "axes.facecolor", "savefig.facecolor"]
    return {
        **dict.fromkeys(inked, INK),
        **dict.fromkeys(paper, PAPER),
        # An outline keeps every mark at 3:1, also in a colour of the author's own.
        "patch.force_edgecolor": True,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "font.size": 11,
        "image.cmap": "cividis",
        "legend.frameon": False,
        "lines.linewidth": 2,
    }


def _blank_figure() -> "Figure":
    """Return an empty figure that pyplot knows nothing about."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    blank = Figure(figsize=INCHES, layout="constrained")
    FigureCanvasAgg(blank)
    return blank


def _thin_markers(drawn: "Figure") -> None:
    """Put markers on a dozen points of a long line instead of on all."""
    import numpy as np

    for axes in drawn.axes:
        for line in axes.lines:
            points = np.shape(line.get_xydata())[0]
            is_free = line.get_markevery() is None and line.get_linestyle() != "None"
            if points > _MANY_POINTS and is_free:
                line.set_markevery(points // 12)


def _outline_points(drawn: "Figure") -> None:
    """Outline the points of `scatter(color=…)`, which colours the edges too."""
    import numpy as np
    from matplotlib.collections import PathCollection

    for points in drawn.findobj(PathCollection):
        if np.array_equal(points.get_edgecolor(), points.get_facecolor()):
            points.set_edgecolor(INK)


def _render(drawn: "Figure") -> bytes:
    """Return the figure as PNG, as sharp as `MAX_BYTES` allows."""
    png = b""
    for dpi, colours in _QUALITIES:
        png = _png(drawn, dpi, colours)
        if len(png) <= MAX_BYTES:
            break
    return png


def _png(drawn: "Figure", dpi: int, colours: int) -> bytes:
    """Return the figure as an opaque PNG with a palette."""
    from PIL import Image

    raw, small = BytesIO(), BytesIO()
    with warnings.catch_warnings():
        # A glyph that the font lacks is drawn as a box; stderr stays empty.
        warnings.simplefilter("ignore")
        drawn.savefig(raw, format="png", dpi=dpi)
    image = Image.open(raw).convert("RGB")
    image.quantize(colours, dither=Image.Dither.NONE).save(
        small, format="PNG", optimize=True
    )
    return small.getvalue()


def _show(drawing: Drawing) -> None:
    """Display the figure in a notebook; do nothing where there is none."""
    if "IPython" in sys.modules:
        from IPython import get_ipython
        from IPython.display import display

        if get_ipython() is not None:
            display(drawing)


# Why an <img> in text/html, and a PNG on opaque white:
# - JupyterLab 4 draws image/png without any alt, and so does nbconvert's `lab`
#   template; an <img alt> in text/html keeps it in both and in VS Code.
# - JupyterLab drops inline <svg>, <style>, ids and ARIA from output that it does
#   not trust; <figure>, <img> with a data URL, <details> and `scope` stay.
# - two images switched by the theme need exactly that <style>, so a white card
#   with dark ink it is: its contrast is the same in every theme.
def _page(drawing: Drawing) -> str:
    """Return title, image and table as one HTML figure."""
    width, height = (96 * inches for inches in INCHES)
    source = b64encode(drawing.png).decode()
    return (
        f'<figure style="margin:0;{COLOURS}">'
        f'<figcaption style="font-weight:bold;margin-bottom:0.4em">'
        f"{escape(drawing.title)}</figcaption>"
        f'<img src="data:image/png;base64,{source}" alt="{escape(drawing.alt)}" '
        f'width="{width}" height="{height}" style="max-width:100%;height:auto">'
        f"{_details(drawing)}</figure>"
    )


def _details(drawing: Drawing) -> str:
    """Return the data behind the figure, folded away; nothing without a table."""
    if drawing._table is None:
        return ""
    frame = _plain_frame(drawing._table)
    some = frame.head(TABLE_ROWS)
    caption = f"{len(frame):,} rows"
    if len(frame) > len(some):
        caption = f"The first {len(some)} of {len(frame):,} rows"
    rows = ([_written(v) for v in row] for row in some.itertuples(index=False))
    page = html_table(caption, [_heading(name) for name in frame.columns], rows)
    return f"<details><summary>Data behind this figure</summary>{page}</details>"


def _plain_frame(table: Any) -> Any:
    """Return a table or series as a DataFrame whose index is a column."""
    frame = table.to_frame() if hasattr(table, "to_frame") else table
    is_numbered = frame.index.names == [None] and frame.index.dtype.kind in "iu"
    return frame if is_numbered else frame.reset_index()


def _heading(name: Any) -> str:
    """Return a column's name as text, the levels of a tuple joined."""
    return " ".join(map(str, name)) if isinstance(name, tuple) else str(name)


def _written(value: Any) -> str:
    """Return a cell as text, floats with up to six digits."""
    return f"{value:,.6g}" if isinstance(value, float) else str(value)
