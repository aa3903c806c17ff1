"""The templates of pages, and how numbers and names are written in them."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from grader.learner import html
from grader.report import clean

_FOLDER = Path(__file__).with_name("templates")
# Raise it when pages would look otherwise although no template has changed.
_FORM = 1


def render(name: str, **told: Any) -> str:
    """Return the page of a template; all that is no Markup is escaped."""
    return str(_environment().get_template(name).render(told))


@cache
def look() -> str:
    """Return the sha256 of how pages look: one that looked otherwise is stale."""
    whole = hashlib.sha256(str(_FORM).encode())
    for path in sorted(_FOLDER.iterdir()):
        whole.update(path.read_bytes())
    return whole.hexdigest()


def number(value: float) -> str:
    """Return points as people write them: at most two decimals."""
    return f"{round(value, 2) + 0.0:.12g}"


def _inline(text: str) -> Markup:
    """Return a sentence with its `backticks` shown as code."""
    return html.inline(clean.plain(text))


@cache
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = (_FOLDER / "page.css").read_text(encoding="utf-8")
    made.globals["style"] = Markup(style)
    made.filters |= {"number": number, "plain": clean.plain, "inline": _inline}
    return made
