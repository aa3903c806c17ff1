"""Text of a notebook as HTML: Markdown, highlighted code, coloured terminal output."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from grader.report import clean

# Beyond these, text is shown without its form: some takes the square of its length.
MAX_MARKDOWN = 20_000
MAX_CODE = 30_000
_STYLED = re.compile(r' style="[^"]*"')
_KINDS = ("image/png", "image/jpeg", "image/svg+xml")

Pictures = Mapping[str, str]  # name → address of an embedded picture


def markdown(text: str, pictures: Pictures | None = None, down: int = 3) -> Markup:
    """Return Markdown as harmless HTML; `pictures` are the cell's attachments.

    Links become their words and their address, remote pictures their alt text.
    """
    text = clean.plain(text)
    if len(text) > MAX_MARKDOWN:
        return verbatim(text)
    try:
        rendered = _markdown().rendered(text, pictures or {})
    except RecursionError:
        return verbatim(text)
    return clean.html(rendered, down)


def verbatim(text: str) -> Markup:
    """Return text as it is, its lines wrapped."""
    return Markup('<div class="verbatim">{}</div>').format(clean.plain(text))


def code(text: str, language: str = "python") -> Markup:
    """Return a program's text, highlighted; the classes are those of pygments."""
    text = clean.plain(text)
    if len(text) > MAX_CODE:
        return escape(text)
    from pygments import highlight

    lexer, formatter = _lexer(language), _formatter()
    return Markup(highlight(text, lexer, formatter).rstrip("\n"))


def terminal(text: str) -> Markup:
    """Return what a terminal shows: the sixteen colours, lines as last rewritten."""
    from nbconvert.filters.ansi import ansi2html, strip_ansi

    text = clean.plain("\n".join(map(_rewritten, text.split("\n"))))
    try:
        coloured = str(ansi2html(text))
    except Exception:  # a colour that nbconvert cannot read
        coloured = str(escape(strip_ansi(text)))
    # Other colours than the page's own would not be readable in both its forms.
    return Markup(
        _STYLED.sub("", coloured).replace("\x1b", "\N{REPLACEMENT CHARACTER}")
    )


def _rewritten(line: str) -> str:
    """Return what a line says after the last return of the carriage."""
    return line.rstrip("\r").rpartition("\r")[2]


def bare(text: str) -> str:
    """Return terminal output without its colours."""
    return re.sub(r"\x1b\[[^@-~]*[@-~]", "", text)


def attachments(cell: Mapping[str, Any]) -> dict[str, str]:
    """Return the pictures that a Markdown cell brings with it, by name."""
    told = cell.get("attachments")
    found = {}
    for name, bundle in told.items() if isinstance(told, dict) else ():
        for mime in _KINDS if isinstance(bundle, dict) else ():
            data = bundle.get(mime)
            data = "".join(map(str, data)) if isinstance(data, list) else data
            address = clean.picture(mime, data) if isinstance(data, str) else ""
            if address:
                found[str(name)] = address
                break
    return found


@cache
def _lexer(language: str) -> Any:
    from pygments.lexers import get_lexer_by_name
    from pygments.lexers.python import PythonLexer
    from pygments.util import ClassNotFound

    kept = {"stripnl": False}
    if language in ("python", "ipython", "ipython3"):
        return PythonLexer(**kept)
    try:
        return get_lexer_by_name(language, **kept)
    except ClassNotFound:
        return get_lexer_by_name("text", **kept)


@cache
def _formatter() -> Any:
    from pygments.formatters.html import HtmlFormatter

    return HtmlFormatter(nowrap=True)


@cache
def _markdown() -> Any:
    from grader.report.markdown import Renderer  # mistune takes 20 ms

    return Renderer()
