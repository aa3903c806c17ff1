"""The outputs of an executed cell as HTML that is safe to open."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from grader.report import clean, prose
from grader.report.frame import framed
from grader.report.hidden import GONE, Veil

MAX_TEXT = 20_000
MAX_PICTURE = 1_500_000
MAX_OUTPUTS = 200
NO_ALT = "Figure without a description"
# scikit-learn's diagram of an estimator is nothing without its style sheet.
_STYLED_ONLY = "sk-top-container"
_AS_TEXT = ("text/latex", "application/json", "text/plain")
_MARKDOWN = "text/markdown"


@dataclass(frozen=True)
class Shown:
    """How the outputs of one cell may be shown.

    `has_hidden` says that the cell is a test with a part that learners never see;
    of an error it made, only the first line is told.
    """

    veil: Veil
    has_hidden: bool = False
    down: int = 3


def outputs(told: Any, shown: Shown) -> Iterator[Markup]:
    """Yield each output of a cell, cut where it is too long."""
    listed = [one for one in told if isinstance(one, dict)] if _is_list(told) else []
    room = MAX_TEXT
    for output in _joined(listed[:MAX_OUTPUTS]):
        kind = output.get("output_type")
        if kind == "stream":
            text = _text(output.get("text"))
            yield from _terminal(text[: room + 1], len(text), room, shown.veil)
            room = max(0, room - len(text))
        elif kind == "error":
            text = _error(output, shown)
            yield from _terminal(text[: MAX_TEXT + 1], len(text), MAX_TEXT, shown.veil)
        elif kind in ("display_data", "execute_result"):
            yield _rich(output, shown)
    if len(listed) > MAX_OUTPUTS:
        yield _notice(f"{len(listed) - MAX_OUTPUTS} more outputs are not shown.")


def _is_list(told: Any) -> bool:
    return isinstance(told, list)


def _joined(listed: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield outputs with what was printed piece by piece in one."""
    last: dict[str, Any] = {}
    for one in listed:
        is_same = (
            one.get("output_type") == "stream"
            and last.get("output_type") == "stream"
            and one.get("name") == last.get("name")
        )
        if is_same:
            last["text"] = _text(last.get("text")) + _text(one.get("text"))
            continue
        if last:
            yield last
        last = dict(one)
    if last:
        yield last


def _error(output: Mapping[str, Any], shown: Shown) -> str:
    """Return the traceback, or its last line where it would tell a hidden test."""
    name, said = _text(output.get("ename")), _text(output.get("evalue"))
    first = f"{name}: {said.strip().splitlines()[0] if said.strip() else ''}"
    trace = output.get("traceback")
    if shown.has_hidden or not isinstance(trace, list) or not trace:
        return first
    return "\n".join(map(_text, trace))


def _terminal(text: str, length: int, room: int, veil: Veil) -> Iterator[Markup]:
    """Yield text as a terminal shows it, and a line about what is missing."""
    if room and text:
        body = prose.terminal(veil.text(text[:room]))
        yield Markup(
            '<pre class="text" tabindex="0" role="group" aria-label="Output">{}</pre>'
        ).format(body)
    if length > room:
        yield _notice(f"{length - room:,} more characters are not shown.")


def _rich(output: Mapping[str, Any], shown: Shown) -> Markup:
    """Return the best form of an output that a page can hold."""
    data = output.get("data")
    data = data if isinstance(data, dict) else {}
    meta = output.get("metadata")
    meta = meta if isinstance(meta, dict) else {}
    for form in (_html, _markdown, _picture):
        if found := form(data, meta, shown):
            return found
    for mime in _AS_TEXT:
        if mime in data:
            value = data[mime]
            is_json = mime == "application/json"
            text = json.dumps(value, indent=2) if is_json else _text(value)
            parts = _terminal(text[: MAX_TEXT + 1], len(text), MAX_TEXT, shown.veil)
            return Markup("").join(parts)
    names = ", ".join(sorted(map(str, data)))[:200] or "nothing"
    return _notice(f"An output that a page without scripts cannot show ({names}).")


def _html(data: dict[str, Any], _: dict[str, Any], shown: Shown) -> Markup | None:
    text = _text(data.get("text/html"))
    if not text or (_STYLED_ONLY in text and "text/plain" in data):
        return None
    if shown.veil.is_in_html(text):
        return _notice(GONE)
    found = clean.html(text, shown.down)
    return None if clean.is_empty(found) else framed(found)


def _markdown(data: dict[str, Any], _: dict[str, Any], shown: Shown) -> Markup | None:
    text = _text(data.get(_MARKDOWN))
    if not text:
        return None
    found = prose.markdown(shown.veil.text(text), down=shown.down)
    return None if clean.is_empty(found) else framed(found)


def _picture(data: dict[str, Any], meta: dict[str, Any], _: Shown) -> Markup | None:
    """Return an <img> with its alt text, where there is a picture."""
    for mime in ("image/svg+xml", "image/png", "image/jpeg"):
        content = _text(data.get(mime))
        if len(content) > MAX_PICTURE:
            return _notice("A figure that is too large for this page is not shown.")
        address = clean.picture(mime, content) if content else ""
        if address:
            own = meta.get(mime)
            own = own if isinstance(own, dict) else {}
            alt = _text(own.get("alt") or meta.get("alt")) or NO_ALT
            sizes = {name: own.get(name) for name in ("width", "height")}
            return Markup('<img src="{}" alt="{}"{}>').format(
                address, clean.plain(alt), _sizes(sizes)
            )
    return None


def _sizes(told: dict[str, Any]) -> Markup:
    kept = {
        name: int(value)
        for name, value in told.items()
        if isinstance(value, int | float) and 0 < value < 10_000
    }
    return Markup("").join(
        Markup(' {}="{}"').format(name, value) for name, value in kept.items()
    )


def _notice(text: str) -> Markup:
    return Markup('<p class="cut">{}</p>').format(text)


def _text(told: Any) -> str:
    """Return the text of a notebook's field: a string or a list of its lines."""
    if isinstance(told, list):
        return "".join(one for one in told if isinstance(one, str))
    return told if isinstance(told, str) else ""
