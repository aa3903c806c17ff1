"""A line that says how far a long cell is, and goes when it ends.

The bar of tqdm is a widget in a notebook: saved and opened again, it is an error
message. This one is an output that is written anew, in words and signs.
"""

import secrets
from collections.abc import Iterable, Iterator
from typing import TypeVar

from grader.learner import html
from grader.learner.screen import is_watched

V = TypeVar("V")

_CELLS = 20


def progressbar(steps: Iterable[V], total: int, unit: str) -> Iterator[V]:
    """Yield the steps, while a line says how many of `total` are done."""
    if not is_watched():
        yield from steps
        return
    place = f"progress-{secrets.token_hex(8)}"
    _put(line(0, total, unit), place)
    try:
        for done, step in enumerate(steps, 1):
            _put(line(done, total, unit), place, update=True)
            yield step
    finally:
        _put("", place, update=True)


def line(done: int, total: int, unit: str) -> str:
    """Return the bar with its words, such as "▮▮▯▯ 2 of 4 runs done"."""
    full = round(_CELLS * done / max(total, 1))
    return f"{'▮' * full}{'▯' * (_CELLS - full)} {done} of {total} {unit} done"


def _put(text: str, place: str, update: bool = False) -> None:
    from IPython.display import display

    markup = html.paragraph(text) if text else ""
    bundle = {"text/plain": text, "text/html": str(markup)}
    display(bundle, raw=True, display_id=place, update=update)
