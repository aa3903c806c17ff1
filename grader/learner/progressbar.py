"""A line that says how far a long cell is, and goes when it ends.

The bar of tqdm is a widget in a notebook: saved and opened again, it is an error
message. This one is an output that is written anew, in words and signs.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from grader.learner import html
from grader.learner.controls import Place
from grader.learner.screen import Card, is_watched

V = TypeVar("V")

_CELLS = 20


def progressbar(steps: Iterable[V], total: int, unit: str) -> Iterator[V]:
    """Yield the steps, while a line says how many of `total` are done."""
    if not is_watched():
        yield from steps
        return
    place = Place()
    place.show(_card(line(0, total, unit)))
    try:
        for done, step in enumerate(steps, 1):
            place.replace(_card(line(done, total, unit)))
            yield step
    finally:
        place.replace(Card("", ""))


def line(done: int, total: int, unit: str) -> str:
    """Return the bar with its words, such as "▮▮▯▯ 2 of 4 runs done"."""
    full = round(_CELLS * done / max(total, 1))
    return f"{'▮' * full}{'▯' * (_CELLS - full)} {done} of {total} {unit} done"


def _card(words: str) -> Card:
    return Card(words, str(html.paragraph(words)))
