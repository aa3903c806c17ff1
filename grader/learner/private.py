"""What is shown of a learner's own search stays out of everything that is packed.

A notebook keeps its outputs. So each of these cards carries a mark, and whoever
packs a notebook, for a submission or a passport, takes the marked ones out.
"""

import json
from typing import Any

from grader.learner.screen import Card, Shown, _cell, _shell, say

MARK = "stove-private"
_WIDGET = "application/vnd.jupyter.widget-view+json"


class Private(Shown):
    """The base of cards that show something of the learner's own."""

    def _repr_mimebundle_(self, **_: Any) -> Any:
        """Return both forms, and the mark (called by IPython to show a value)."""
        return super()._repr_mimebundle_(), {MARK: True}

    def show(self) -> Any:
        """Show this now where there is a screen; return it."""
        if _shell() is not None:
            put(self)
            object.__setattr__(self, "_shown_in", _cell())
        return self


class PrivateCard(Private, Card):
    """A card that shows something of the learner's own."""


def say_privately(title: str, message: str, **look: Any) -> PrivateCard:
    """Return a card with one paragraph, and with the mark."""
    card = say(title, message, **look)
    return PrivateCard(card.words(), card.markup())


def put(card: Shown, **where: Any) -> None:
    """Display a card with the mark; `where` may name the output to replace."""
    from IPython.display import display

    bundle = Shown._repr_mimebundle_(card)
    display(bundle, raw=True, metadata={MARK: True}, **where)


def without(data: bytes) -> bytes:
    """Return a notebook without its marked outputs; any other bytes as they are."""
    if MARK.encode() not in data:
        return data
    try:
        notebook = json.loads(data)
        cells = list(notebook["cells"])
    except (ValueError, KeyError, TypeError):
        return data
    for cell in cells:
        outputs = cell.get("outputs")
        if outputs and any(_is_marked(output) for output in outputs):
            cell["outputs"] = [
                one for one in outputs if not _is_marked(one) and not _is_widget(one)
            ]
    notebook.get("metadata", {}).pop("widgets", None)
    return json.dumps(notebook, indent=1, ensure_ascii=False).encode() + b"\n"


def _is_marked(output: dict[str, Any]) -> bool:
    return bool(output.get("metadata", {}).get(MARK))


def _is_widget(output: dict[str, Any]) -> bool:
    return _WIDGET in output.get("data", {})
