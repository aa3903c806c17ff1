"""The one place for accessible HTML: cards, lists, bars, links and tables.

JupyterLab sanitises the outputs of notebooks that it does not trust: `<style>`,
`role`, `aria-*` and `var(…)` colours are then dropped. So every card carries its
meaning in words and a sign, sets no text colour that a reader would miss, and
holds no heading, because a heading in an output breaks the page's outline.
"""

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

# Each is at least 3:1 against white and against JupyterLab's dark #212121.
TONES = {
    "good": "#009E73",
    "partly": "#B07800",
    "bad": "#D55E00",
    "note": "#0072B2",
    "neutral": "#808080",
}

_TEXT = "var(--jp-content-font-color1, var(--vscode-foreground, inherit))"
_LINK = "var(--jp-content-link-color, var(--vscode-textLink-foreground, inherit))"
_FONT = "var(--jp-content-font-family, var(--vscode-font-family, sans-serif))"
_CARD = (
    "border: 1px solid {tone}; border-left: 6px solid {tone}; border-radius: 4px; "
    "padding: 8px 14px; margin: 6px 0; max-width: 46em; line-height: 1.5; "
    f"font-family: {_FONT}; color: {_TEXT};"
)
# Outside of tags, whose ends cannot stand in a text that is escaped.
_FORMULA = re.compile(r"[$\\](?![^<>]*>)")
_CELL = "text-align: left; padding: 3px 14px 3px 0; vertical-align: top;"
_CODE = (
    "white-space: pre-wrap; overflow-x: auto; padding: 6px 10px; margin: 6px 0; "
    f"border: 1px solid #808080; border-radius: 3px; color: {_TEXT};"
)


def card(
    title: str,
    *,
    sign: str = "",
    body: str = "",
    tone: str = "neutral",
    role: str = "status",
) -> Markup:
    """Return a framed card that opens with its sign and title in bold.

    `body` is escaped unless it is Markup already. `tone` is a key of TONES;
    it colours the frame and never carries the meaning alone. A `role` of
    "status" makes a screen reader say the card when it appears; use "group"
    for a card that is only read.
    """
    lead = Markup('<span aria-hidden="true">{}</span> ').format(sign) if sign else ""
    shown = Markup(
        '<div class="stove-card" role="{role}" aria-label="{title}" style="{style}">'
        '<p style="margin: 0 0 4px 0;">{lead}<strong>{title}</strong></p>{body}</div>'
    ).format(
        role=role,
        title=title,
        style=_CARD.format(tone=TONES[tone]),
        lead=lead,
        body=body,
    )
    return without_formulas(shown)


def without_formulas(markup: str) -> Markup:
    """Return HTML in which "$30 or $40" are prices in JupyterLab, too.

    It typesets what stands between two dollars, unless a tag comes between them.
    """
    return Markup(_FORMULA.sub(r"<span>\g<0></span>", str(markup)))


def paragraph(text: str) -> Markup:
    """Return `text` as a paragraph; line ends are kept as spaces."""
    return Markup('<p style="margin: 4px 0;">{}</p>').format(text)


def strong(text: str) -> Markup:
    """Return `text` in bold."""
    return Markup("<strong>{}</strong>").format(text)


def code(text: str) -> Markup:
    """Return `text` as code inside a line."""
    return Markup("<code>{}</code>").format(text)


def block(text: str) -> Markup:
    """Return `text` as a block of code that the keyboard can scroll."""
    return Markup(
        '<pre tabindex="0" role="group" aria-label="code" style="{}">'
        "<code>{}</code></pre>"
    ).format(_CODE, text)


def more(summary: str, body: str, is_open: bool = False) -> Markup:
    """Return a part that opens on request, with `summary` as its label."""
    return Markup(
        '<details style="margin: 4px 0;"{}><summary style="cursor: pointer;">'
        "{}</summary>{}</details>"
    ).format(Markup(" open") if is_open else "", summary, body)


def listing(entries: Iterable[str], bullets: bool = True) -> Markup:
    """Return `entries` as a list; without bullets where they bring their signs."""
    items = join(Markup("<li>{}</li>").format(entry) for entry in entries)
    look = "padding-left: 1.4em;" if bullets else "padding-left: 0; list-style: none;"
    # Safari's VoiceOver calls a list without bullets a list only by its role.
    return Markup('<ul role="list" style="margin: 4px 0; {}">{}</ul>').format(
        look, items
    )


def link(text: str, href: str, download: bool = False) -> Markup:
    """Return a link; JupyterLab resolves a relative one from the notebook.

    The text is underlined, so that colour is not the only sign of a link.
    """
    extra = Markup(" download") if download else ""
    return Markup(
        '<a href="{}"{} style="text-decoration: underline; color: {};">{}</a>'
    ).format(href, extra, Markup(_LINK), text)


def bar(label: str, value: float, maximum: float) -> Markup:
    """Return a progress bar that is read out as `label`."""
    return Markup(
        '<progress aria-label="{}" value="{:g}" max="{:g}" style="width: 12em;">'
        "{:g} of {:g}</progress>"
    ).format(label, value, maximum, value, maximum)


def table(
    caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> Markup:
    """Return a table whose first column names its rows."""
    head = join(
        Markup('<th scope="col" style="{}">{}</th>').format(_CELL, column)
        for column in columns
    )
    body = join(_row(row) for row in rows)
    return Markup(
        '<table style="border-collapse: collapse; margin: 6px 0;">'
        '<caption style="text-align: left; caption-side: top;">{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
    ).format(caption, head, body)


def _row(cells: Sequence[str]) -> Markup:
    """Return one row of a table, its first cell as the row's heading."""
    first = Markup('<th scope="row" style="{}">{}</th>').format(_CELL, cells[0])
    rest = join(Markup('<td style="{}">{}</td>').format(_CELL, c) for c in cells[1:])
    return Markup("<tr>{}{}</tr>").format(first, rest)


def join(parts: Iterable[str]) -> Markup:
    """Return `parts` one after another, each escaped unless it is Markup."""
    return Markup("").join(escape(part) for part in parts)


def inline(text: str) -> Markup:
    """Return `text` with its `backticks` shown as code, everything else escaped."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return escape(text)
    return join(code(p) if i % 2 else p for i, p in enumerate(pieces))
