"""How something reaches the learner's screen: as a card, and never as a traceback.

A function of the bench shows its card when it is called, so that the card also
appears where the call is not the last line of its cell; the value that it returns
does not show the same card again in that cell.
"""

import inspect
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from grader.errors import CalledWrongly, GraderError
from grader.learner import home, html

P = ParamSpec("P")
R = TypeVar("R")
V = TypeVar("V")


class Shown:
    """The base of what is shown: a text, the same in HTML, and once per cell."""

    def words(self) -> str:
        """Return what a terminal or a screen reader's log shows."""
        raise NotImplementedError

    def markup(self) -> str:
        """Return the card."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return self.words()

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """Return both forms (called by IPython to show a value)."""
        return {"text/plain": self.words(), "text/html": str(self.markup())}

    def _ipython_display_(self) -> None:
        """Show this unless its cell did so already (called by IPython)."""
        if self.__dict__.get("_shown_in") != _cell():
            self.show()

    def show(self) -> Any:
        """Show this now where there is a screen; return it."""
        if _shell() is not None:
            from IPython.display import display

            display(self._repr_mimebundle_(), raw=True)
            self.note_shown()
        return self

    def note_shown(self) -> None:
        """Remember that the running cell shows this, so that it does so once."""
        object.__setattr__(self, "_shown_in", _cell())


class Card(Shown):
    """A card with its plain text."""

    def __init__(self, text: str, markup: str) -> None:
        self._text = text
        self._markup = markup

    def words(self) -> str:
        """Return the plain form."""
        return self._text

    def markup(self) -> str:
        """Return the card."""
        return self._markup


def attach(value: V, card: Shown) -> V:
    """Show `card` now, and whenever a later cell shows `value`; return `value`.

    The value stays of its own class, which is what a check compares.
    """
    card.show()
    object.__setattr__(value, "_ipython_display_", card._ipython_display_)
    return value


class Notice(Card):
    """A message about something that did not go as asked."""

    def __init__(self, message: str, title: str = "Not done yet") -> None:
        body = html.paragraph(html.inline(message))
        super().__init__(
            f"{title}: {message}", html.card(title, sign="!", body=body, tone="note")
        )
        self.message = message


def say(title: str, message: str, *, sign: str = "", tone: str = "neutral") -> Card:
    """Return a card with one paragraph."""
    body = html.paragraph(html.inline(message))
    return Card(
        f"{title}. {message}", html.card(title, sign=sign, body=body, tone=tone)
    )


def tell(message: str) -> None:
    """Show a message to whoever watches; without a screen, say nothing."""
    Notice(message, "About your journal").show()


def told(function: Callable[P, R]) -> Callable[P, R]:
    """Let `function` show its errors as a card in place of a traceback.

    In a notebook the card appears and the call returns None. In plain Python the
    call returns the Notice, whose repr is the message.
    """
    signature = inspect.signature(function)

    @wraps(function)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> Any:
        try:
            _bind(function.__name__, signature, args, kwargs)
            return function(*args, **kwargs)
        except GraderError as error:
            notice = Notice(str(error)).show()
            return None if is_watched() or home.is_boxed() else notice

    return wrapped


def is_watched() -> bool:
    """Return whether IPython shows what this code displays."""
    return _shell() is not None


def is_live() -> bool:
    """Return whether a person can press a button here."""
    return getattr(_shell(), "kernel", None) is not None and not home.is_ephemeral()


def _bind(
    name: str, signature: inspect.Signature, args: Any, kwargs: dict[str, Any]
) -> None:
    """Raise CalledWrongly, with the form to use, where the arguments do not fit."""
    try:
        signature.bind(*args, **kwargs)
    except TypeError as error:
        bare = [
            one.replace(annotation=one.empty) for one in signature.parameters.values()
        ]
        form = signature.replace(parameters=bare, return_annotation=signature.empty)
        raise CalledWrongly(f"`{name}`: {error}. Use `{name}{form}`.") from None


def _shell() -> Any:
    """Return the running IPython, without importing it where it is not running."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython is not None else None


def _cell() -> int | None:
    """Return the number of the cell that is running."""
    return getattr(_shell(), "execution_count", None)
