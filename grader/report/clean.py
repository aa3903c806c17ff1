"""HTML of others made harmless: nothing runs, nothing is fetched, words stay.

Notebooks hold whatever their learners' code wrote. What our cards, tables of pandas
and figures are made of passes; scripts, frames, forms, styles beyond a few and every
address but that of an embedded picture do not.
"""

import base64
import binascii
import re
from functools import cache
from html import unescape
from typing import Any

from markupsafe import Markup

_TAGS = frozenset(
    """abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt
    em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark meter ol p pre
    progress q rp rt ruby s samp small span strong sub summary sup table tbody td
    tfoot th thead tr u ul var""".split()  # noqa: SIM905
)
# What stands in these is no text for people. The words in other tags stay.
_EMPTIED = frozenset(
    """applet audio canvas embed frame frameset head iframe math noembed noframes
    noscript object plaintext script select style svg template textarea title
    video xml xmp""".split()  # noqa: SIM905
)
_EVERYWHERE = {"style", "lang", "dir", "hidden"}
_ATTRIBUTES = {
    "*": _EVERYWHERE,
    "details": {"open"},
    "div": {"aria-label", "aria-hidden"},
    "img": {"src", "alt", "width", "height"},
    "li": {"value"},
    "meter": {"value", "min", "max", "low", "high", "optimum", "aria-label"},
    "ol": {"start", "reversed"},
    "pre": {"aria-label"},
    "progress": {"value", "max", "aria-label"},
    "span": {"aria-label", "aria-hidden"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ul": {"aria-label"},
}
_VALUES = {
    "div": {"role": {"status", "group", "note", "img"}},
    "pre": {"role": {"group"}, "tabindex": {"0"}},
    "span": {"role": {"img"}},
    "ul": {"role": {"list"}},
}
_CLASSES = {
    "code": {"tex"},
    "div": {"stove-card"},
    "span": {"address"},
    "table": {"dataframe"},
}
_STYLES = frozenset(
    """background background-color border border-bottom border-bottom-color
    border-collapse border-color border-left border-radius border-right
    border-spacing border-style border-top border-width box-sizing caption-side
    color display font-family font-size font-style font-variant-numeric
    font-weight height line-height list-style list-style-type margin
    margin-bottom margin-left margin-right margin-top max-height max-width
    min-height min-width overflow overflow-wrap overflow-x padding
    padding-bottom padding-left padding-right padding-top text-align
    text-decoration text-indent vertical-align white-space width
    word-break""".split()  # noqa: SIM905
)
# No address, no escape, no quote, no length below zero or of more than four digits.
_FINE = re.compile(
    r"(?!.*(?:(?<![#\w.])\d{5}|(?<![#\w])[\d.]+e[\d+-]|[\s(,]-\s*[\d.]))"
    r"[\w\s.,#%()-]*"
)
_FUNCTIONS = {"var", "rgb", "rgba", "hsl", "hsla"}
_INHERITED = re.compile(r"(inherit|currentcolor|transparent|var\(.*)", re.I)
_LONGEST_STYLE = 1000
_INK = "#1a1a1a"

_PICTURE = re.compile(r"data:(image/(?:png|jpeg|svg\+xml));base64,(.*)", re.S | re.I)
_MAGIC = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_HEADING = re.compile(r"<(/?)h([1-6])(?=[\s>])")
_OPENING = re.compile(r"<[a-zA-Z]")
# Cleaning takes the square of how deep tags are nested; and so much is not read.
MAX_TAGS = 5_000
MAX_HTML = 2_000_000
CUT = "The rest of this output is not shown: it is too long."


def plain(text: str) -> str:
    """Return `text` without what no file in UTF-8 or no page can hold."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", whole)


def html(text: str, down: int = 3) -> Markup:
    """Return `text` as HTML in which nothing is active; it is always well formed.

    Its headings are moved `down`, below those of the page. What is too long is cut.
    """
    text = plain(text)
    end = _end(text)
    cleaned = _cleaner().clean(text[:end])
    cleaned = _HEADING.sub(lambda found: _lower(found, down), cleaned)
    cut = Markup('<p class="cut">{}</p>').format(CUT) if end < len(text) else ""
    return Markup(cleaned) + cut


def is_empty(cleaned: str) -> bool:
    """Return whether nothing to be seen is left of a piece of HTML."""
    if re.search(r"<(?:img|progress|meter|hr)\b", cleaned):
        return False
    return not unescape(re.sub(r"<[^>]*>", "", cleaned)).strip()


def picture(mime: str, data: str | bytes) -> str:
    """Return the address of an embedded picture, "" where it is none of that kind.

    `data` is base64 for PNG and JPEG, the text for SVG. An SVG in an <img> runs no
    script and fetches nothing.
    """
    if mime == "image/svg+xml":
        raw = plain(data).encode() if isinstance(data, str) else data
        is_fine = b"<svg" in raw
    else:
        try:
            raw = base64.b64decode("".join(str(data).split()), validate=True)
        except (binascii.Error, ValueError):
            return ""
        is_fine = mime in _MAGIC and raw.startswith(_MAGIC[mime])
    encoded = base64.b64encode(raw).decode()
    return f"data:{mime};base64,{encoded}" if is_fine else ""


def _end(text: str) -> int:
    """Return where to cut HTML that has too many tags."""
    for count, found in enumerate(_OPENING.finditer(text)):
        if count == MAX_TAGS or found.start() > MAX_HTML:
            return found.start()
    return min(len(text), MAX_HTML)


def _lower(found: re.Match[str], down: int) -> str:
    return f"<{found[1]}h{min(6, int(found[2]) + down)}"


@cache
def _cleaner() -> Any:
    import nh3

    return nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags=set(_EMPTIED),
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        tag_attribute_values=_VALUES,
        allowed_classes=_CLASSES,
        url_schemes={"data"},
        link_rel=None,
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Return the value that an attribute may have (called by nh3)."""
    if name == "style":
        return style(value) or None
    if name == "src":
        return _source(value) or None
    return value


def _source(address: str) -> str:
    """Return the address of an embedded picture as `picture` writes it."""
    found = _PICTURE.fullmatch(address.strip())
    if not found:
        return ""
    mime, data = found[1].lower(), found[2]
    if mime != "image/svg+xml":
        return picture(mime, data)
    try:
        return picture(mime, base64.b64decode(data))
    except (binascii.Error, ValueError):
        return ""


def style(text: str) -> str:
    """Return the declarations of a style attribute that may stay.

    A colour of one's own stays beside a ground of one's own only, because the page
    has a light and a dark form; a ground alone gets the ink of a light page.
    """
    told: dict[str, str] = {}
    for declaration in text[:_LONGEST_STYLE].split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip()
        if name in _STYLES and value and _is_fine(value):
            told[name] = value
    own = [told.get(name, "") for name in ("background", "background-color")]
    has_ground = any(value and not _INHERITED.fullmatch(value) for value in own)
    colour = told.get("color", "")
    if has_ground and (not colour or _INHERITED.fullmatch(colour)):
        told["color"] = _INK
    elif not has_ground and colour and not _INHERITED.fullmatch(colour):
        del told["color"]
    return "; ".join(f"{name}: {value}" for name, value in told.items())


def _is_fine(value: str) -> bool:
    called = re.findall(r"([\w-]*)\(", value)
    return bool(_FINE.fullmatch(f" {value}")) and _FUNCTIONS.issuperset(called)
