"""Tables as plain HTML that a screen reader can walk, in any theme."""

from collections.abc import Iterable, Sequence
from html import escape

# JupyterLab strips <style> and ids from output it does not trust and keeps
# `scope`, <caption> and most inline styles; without its variables (nbconvert,
# VS Code) the colours are inherited, so light and dark both stay readable.
COLOURS = "color:var(--jp-ui-font-color1, inherit);background:transparent"
_CELL = "text-align:left;vertical-align:top;padding:0.2em 0.8em 0.2em 0"


def html_table(
    caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]]
) -> str:
    """Return a table whose first column heads its rows; no headings, no head."""
    head = "".join(_cell("th", text, "col") for text in headings)
    body = "".join(
        f"<tr>{_cell('th', first, 'row')}{''.join(_cell('td', text) for text in rest)}"
        "</tr>"
        for first, *rest in rows
    )
    return (
        f'<table style="{COLOURS};border-collapse:collapse">'
        f'<caption style="text-align:left;font-weight:bold">{escape(caption)}</caption>'
        + (f"<thead><tr>{head}</tr></thead>" if headings else "")
        + f"<tbody>{body}</tbody></table>"
    )


def _cell(tag: str, text: str, scope: str = "") -> str:
    """Return one escaped cell, with its scope when it is a heading."""
    scoped = f' scope="{scope}"' if scope else ""
    return f'<{tag}{scoped} style="{_CELL}">{escape(text)}</{tag}>'
