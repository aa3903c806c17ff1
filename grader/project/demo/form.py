"""The form of a demo: a control for each field, a button, and the answer below.

The project's code runs in a process of its own, asked from a thread: the page stays
alive, a press while an answer is on its way is not kept for later, and what loops is
ended by the limit.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from grader.learner import html
from grader.project.demo import page
from grader.project.demo.columns import CHOICE, DAY, MOMENT, YES_NO
from grader.project.demo.fields import BLANK, Field

_BLANK = "A field may be left blank, as people do: its name is then left out."
_WIDE = {"width": "auto", "max_width": "30em"}
# The name above its control, so that long names and phones get along.
STYLE = """<style>
div.stove-field.jupyter-widgets {
  flex-direction: column; height: auto;
}
.stove-field > label.widget-label { text-align: left; font-weight: 600; width: auto; }
.stove-field > :not(label) { width: 100%; min-height: var(--jp-widgets-inline-height); }
.stove-field > input[type^="date"] {
  background: var(--jp-widgets-input-background-color); font: inherit;
  color: var(--jp-widgets-input-color); box-sizing: border-box; padding: 4px 8px;
  border: 1px solid var(--jp-widgets-input-border-color);
}
.stove-hint .widget-html-content { line-height: 1.3; font-size: 0.9em; }
</style>"""
_BARE = {"width": "auto"}
Ask = Callable[[dict[str, Any]], dict[str, Any]]


class Form:
    """The controls of a demo, and what a press of its button does."""

    def __init__(self, fields: tuple[Field, ...], about: str, ask: Ask) -> None:
        import ipywidgets as widgets

        self._fields, self._about, self._ask = fields, about, ask
        self._controls = [_control(one) for one in fields]
        self._predict = _button("Predict", self._press)
        self._predict.button_style = "primary"
        fill = _button("Fill in the example", lambda _: self._write(is_blank=False))
        clear = _button("Leave all blank", lambda _: self._write(is_blank=True))
        self._shown = widgets.HTML(str(html.paragraph("")))
        self._busy, self._count = threading.Lock(), 0
        rows = [_labeled(*one) for one in zip(fields, self._controls, strict=True)]
        buttons = widgets.HBox(
            [self._predict, fill, clear],
            layout={"flex_flow": "row wrap", "margin": "12px 0"},
        )
        blank = widgets.HTML(str(html.paragraph(_BLANK)))
        blank.add_class("stove-hint")
        self.widget = widgets.VBox([*rows, blank, buttons, self._shown])

    def example(self) -> dict[str, Any]:
        """Return what is typed; a blank field leaves its name out."""
        read = {
            one.name: one.read(_typed(control))
            for one, control in zip(self._fields, self._controls, strict=True)
        }
        return {name: value for name, value in read.items() if value is not BLANK}

    def _write(self, *, is_blank: bool) -> None:
        """Write the good example into the controls, or nothing."""
        for one, control in zip(self._fields, self._controls, strict=True):
            _write(control, "" if is_blank else one.typed)

    def _press(self, _: Any) -> None:
        """Ask, unless an answer is on its way (called by the button)."""
        if not self._busy.acquire(blocking=False):
            return
        self._predict.disabled = True
        threading.Thread(
            target=self._answer, args=(self.example(),), daemon=True
        ).start()

    def _answer(self, example: dict[str, Any]) -> None:
        """Ask, say how long it has taken so far, and show the answer."""
        replies: list[dict[str, Any]] = []
        asking = threading.Thread(
            target=lambda: replies.append(self._ask(example)), daemon=True
        )
        asking.start()
        seconds = 0
        while asking.is_alive():
            self._shown.value = _working(seconds)
            asking.join(1.0)
            seconds += 1
        self._count += 1
        blank = tuple(one.name for one in self._fields if one.name not in example)
        reply = replies[0] if replies else {"trouble": "It ended without an answer."}
        shown = page.answer(reply, self._about, blank, self._count)
        self._predict.disabled = False
        self._busy.release()
        self._shown.value = str(shown)


def _working(seconds: int) -> str:
    """Return what stands where the answer will, for as long as it takes."""
    words = "Asking `predict_one`"
    if seconds:
        words += f", for {seconds} s now. A first answer often trains the model"
    body = html.paragraph(html.inline(f"{words} …"))
    return str(html.card("Working", sign="…", body=body, tone="neutral"))


def _labeled(one: Field, control: Any) -> Any:
    """Return a control with its hint below it."""
    import ipywidgets as widgets

    control.add_class("stove-field")
    below = []
    if one.hint:
        below = [widgets.HTML(str(html.paragraph(one.hint)))]
        below[0].add_class("stove-hint")
    return widgets.VBox([control, *below], layout={"margin": "10px 0 0 0"})


def _control(one: Field) -> Any:
    """Return the control that fits a field; each can be left blank."""
    import ipywidgets as widgets

    common: dict[str, Any] = {
        "description": one.name,
        "layout": _WIDE,
        "style": {"description_width": "initial"},
    }
    if one.kind == YES_NO:
        options = [("yes", "yes"), ("no", "no"), ("blank", "")]
        control = widgets.RadioButtons(options=options, **common)
    elif one.kind == CHOICE:
        control = widgets.Combobox(options=one.choices, ensure_option=False, **common)
    elif one.kind == DAY:
        control = widgets.DatePicker(**common)
    elif one.kind == MOMENT:
        control = widgets.NaiveDatetimePicker(**common)
    else:
        control = widgets.Text(placeholder="blank", **common)
    _write(control, one.typed)
    return control


def _write(control: Any, typed: str) -> None:
    """Write a text into a control; a picker without a day is blank."""
    if not hasattr(control, "min"):
        control.value = typed
        return
    control.value = None
    with suppress(ValueError):
        is_day = type(control).__name__ == "DatePicker"
        read = date.fromisoformat if is_day else datetime.fromisoformat
        control.value = read(typed)


def _typed(control: Any) -> str:
    value = control.value
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _button(label: str, press: Callable[[Any], None]) -> Any:
    import ipywidgets as widgets

    button = widgets.Button(description=label, layout=_BARE)
    button.on_click(press)
    return button
