"""The few controls: plain widgets that call the same functions as a cell does.

What a control shows lands in an accessible HTML output that stays in the saved
notebook; the control itself is only there while a kernel runs.
"""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from grader.checks.question import Quiz
from grader.learner import html
from grader.learner.deck import Question
from grader.learner.screen import Shown, is_live


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


def _button(
    label: str,
    act: Callable[[], Shown | None],
    call: str,
    above: list[Any] | None = None,
) -> None:
    """Show a button whose outcome replaces the text below it."""
    if not is_live():
        return
    import ipywidgets as widgets
    from IPython.display import display

    place = f"stove-{uuid4().hex}"
    button = widgets.Button(description=label, layout=widgets.Layout(width="auto"))
    layout = widgets.Layout(align_items="flex-start")
    box = widgets.VBox([*(above or []), button], layout=layout)
    fallback = html.paragraph(html.inline(f"In code: `{call}`."))
    display(_with_fallback(box, str(fallback)), raw=True)
    display(_bundle(html.paragraph("")), raw=True, display_id=place)

    def press(_: Any) -> None:
        display(_outcome(act), raw=True, display_id=place, update=True)

    button.on_click(press)


def _outcome(act: Callable[[], Shown | None]) -> dict[str, str]:
    """Return what the action shows; an error becomes its message."""
    from grader.errors import GraderError
    from grader.learner.screen import Notice

    try:
        card = act()
    except GraderError as error:
        card = Notice(str(error))
    if card is None:
        card = Notice("Nothing is chosen yet.")
    return card._repr_mimebundle_()


def _with_fallback(box: Any, fallback: str) -> dict[str, Any]:
    """Return the widget with HTML for places where no widget can live."""
    return {**box._repr_mimebundle_(), "text/html": fallback}


def _bundle(markup: str) -> dict[str, str]:
    return {"text/plain": "", "text/html": str(markup)}
