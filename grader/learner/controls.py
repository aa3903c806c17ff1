"""The few controls: plain widgets that call the same functions as a cell does.

What a control shows lands in an accessible HTML output that stays in the saved
notebook; the control itself is only there while a kernel runs.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import uuid4

from grader.checks.question import Quiz
from grader.errors import GraderError
from grader.learner import html
from grader.learner.deck import Question
from grader.learner.screen import Card, Notice, Shown, is_live

Move = Callable[[], Shown | None]


@dataclass(frozen=True)
class Place:
    """An output of a cell, which stays in the saved notebook and can be replaced."""

    id: str = field(default_factory=lambda: f"stove-{uuid4().hex}")

    def show(self, view: Shown) -> None:
        """Show `view` here; its cell does not show it again as a value."""
        from IPython.display import display

        display(view._repr_mimebundle_(), raw=True, display_id=self.id)
        view.note_shown()

    def replace(self, view: Shown) -> None:
        """Put `view` in the place of what stands here."""
        from IPython.display import display

        bundle = view._repr_mimebundle_()
        display(bundle, raw=True, display_id=self.id, update=True)

    def press(self, act: Move, _: Any = None) -> None:
        """Put the outcome of `act` here; an error becomes its message."""
        try:
            view = act()
        except GraderError as error:
            view = Notice(str(error))
        self.replace(Notice("Nothing is chosen yet.") if view is None else view)


def nothing() -> Card:
    """Return what stands in a place before anything was pressed."""
    return Card("", str(html.paragraph("")))


def show_moves(view: Shown, rows: Iterable[Mapping[str, Move]], how: str) -> None:
    """Show rows of labeled buttons above `view`, which each press replaces.

    `how` says how to move in code; it stands where no widget can live. No slider and
    no drop-down: the handle of the slider widget has no name for a screen reader, and
    JupyterLab takes the arrow keys away from a drop-down.
    """
    place = Place()
    show_controls([button_row(moves, place) for moves in rows], how)
    place.show(view)


def button_row(moves: Mapping[str, Move], place: Place) -> Any:
    """Return buttons in a row that wraps; each puts what its move gives in `place`."""
    import ipywidgets as widgets

    buttons = []
    for label, move in moves.items():
        button = widgets.Button(description=label, layout={"width": "auto"})
        button.on_click(partial(place.press, move))
        buttons.append(button)
    return widgets.HBox(buttons, layout={"flex_flow": "row wrap"})


def show_controls(parts: list[Any], how: str) -> None:
    """Show controls below each other; where no widget can live, say `how` in code."""
    import ipywidgets as widgets
    from IPython.display import display

    box = widgets.VBox(parts, layout={"align_items": "flex-start"})
    fallback = str(html.paragraph(html.inline(how)))
    display({**box._repr_mimebundle_(), "text/html": fallback}, raw=True)


def quiz_buttons(asked: Quiz) -> None:
    """Show the options to choose from, and a button that explains the choice."""
    radio = _options(asked)

    def explain() -> Shown | None:
        return None if radio.value is None else _answered(asked, radio.value)

    _button("Explain my choice", explain, f'quiz("{asked.id}", …)', above=[radio])


def review_buttons(question: Question) -> None:
    """Show the controls that answer a question of a review."""
    from grader.learner.review import answered

    id, call = question.id, f'review("{question.id}", …)'
    if question.quiz is None:
        _button(f"I knew {id}", lambda: answered(id, "knew"), call)
        _button(f"I missed {id}", lambda: answered(id, "missed"), call)
        return
    radio = _options(question.quiz)

    def explain() -> Shown | None:
        return None if radio.value is None else answered(id, radio.value)

    _button(f"Answer {id}", explain, call, above=[radio])


def _options(asked: Quiz) -> Any:
    """Return the options of a quiz to choose from."""
    import ipywidgets as widgets

    from grader.learner import quiz

    pairs = quiz.shuffled(asked)
    return widgets.RadioButtons(
        options=[(option.text.replace("`", ""), key) for key, option in pairs],
        value=None,
        description=asked.question.replace("`", ""),
        layout=widgets.Layout(width="auto"),
        style={"description_width": "initial"},
    )


def begin_button(number: str) -> None:
    """Show a button that makes the learner's copy of an exercise."""
    from grader.learner.begin import begun

    _button(f"Begin exercise {number}", lambda: begun(number), f'begin("{number}")')


def passport_button() -> None:
    """Show a button that saves the learner's progress to one file."""
    from grader.learner.passport import exported

    _button("Save passport", exported, 'passport("export")')


def _answered(asked: Quiz, key: str) -> Shown:
    """Store the answer and return its explanation."""
    from grader.learner import quiz

    quiz.store(asked, key)
    return quiz.explanation(asked, key)


def _button(label: str, act: Move, call: str, above: list[Any] | None = None) -> None:
    """Show a button whose outcome replaces the text below it."""
    if not is_live():
        return
    place = Place()
    parts = [*(above or []), button_row({label: act}, place)]
    show_controls(parts, f"In code: `{call}`.")
    place.show(nothing())
