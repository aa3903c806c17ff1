"""The controls of the labeler: a digit or a button answers, undo goes one step back."""

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from grader.errors import GraderError
from grader.learner import html
from grader.learner.screen import Notice, Shown

if TYPE_CHECKING:
    from grader.learner.labels.labeler import Sheet

_WIDE = {"width": "auto"}
_NO = {"display": "none"}


class _Panel:
    """The widgets of a sheet, and the output above them that follows."""

    def __init__(self, sheet: "Sheet") -> None:
        import ipywidgets as widgets

        self.sheet, self.place = sheet, f"stove-{uuid4().hex}"
        most = max(map(len, sheet.ask.values()))
        look = {"description_width": "initial"}
        self.digit = widgets.Text(description="Type a digit", style=look)
        self.note = widgets.Text(description="Note (optional)", style=look)
        self.buttons = [widgets.Button(layout=_WIDE) for _ in range(most)]
        self.undo = widgets.Button(description="Undo", layout=_WIDE)
        self.paste = widgets.Button(description="Show the text to copy", layout=_WIDE)
        for number, button in enumerate(self.buttons):
            button.on_click(partial(self._press, number))
        self.digit.observe(self._typed, "value")
        self.undo.on_click(self._take_back)
        self.paste.on_click(self._text)
        row = {"flex_flow": "row wrap", "min_height": "40px"}
        self.box = widgets.VBox([
            self.digit, widgets.HBox(self.buttons, layout=row), self.note,
            widgets.HBox([self.undo, self.paste], layout=row),
        ])  # fmt: skip
        self._name_buttons()

    def _press(self, number: int, _: Any = None) -> None:
        place = self.sheet.step()
        options = self.sheet.ask[place[1]] if place else ()
        if number < len(options):
            self._shown(partial(self.sheet.say, options[number], self.note.value))
        if place and place != self.sheet.step() and self._is_new_row(place[0]):
            self.note.value = ""

    def _is_new_row(self, id: str) -> bool:
        now = self.sheet.step()
        return now is None or now[0] != id

    def _typed(self, change: dict[str, Any]) -> None:
        said = str(change["new"]).strip()
        if not said:
            return
        self.digit.value = ""
        if said[-1] in "123456789":
            self._press(int(said[-1]) - 1)

    def _take_back(self, _: Any) -> None:
        note = next((one.note for one in reversed(self.sheet.said.values())), "")
        self._shown(self.sheet.take_back)
        self.note.value = self.note.value or note

    def _text(self, _: Any) -> None:
        _update(self.place, self.sheet.pasted())

    def _shown(self, act: Any) -> None:
        try:
            act()
        except GraderError as error:
            _update(self.place, Notice(str(error)))
            return
        self._name_buttons()
        _update(self.place, self.sheet)

    def _name_buttons(self) -> None:
        place = self.sheet.step()
        options = self.sheet.ask[place[1]] if place else ()
        for number, button in enumerate(self.buttons):
            is_used = number < len(options)
            button.description = f"{number + 1} · {options[number]}" if is_used else ""
            button.layout = _WIDE if is_used else _NO


def show_controls(sheet: "Sheet") -> None:
    """Show the row that is next, and below it the controls."""
    from IPython.display import display

    panel = _Panel(sheet)
    display(sheet._repr_mimebundle_(), raw=True, display_id=panel.place)
    fallback = html.paragraph(html.inline("In code: `print(sheet.form())`."))
    bundle = {**panel.box._repr_mimebundle_(), "text/html": str(fallback)}
    display(bundle, raw=True)


def _update(place: str, shown: Shown) -> None:
    from IPython.display import display

    bundle = shown._repr_mimebundle_()
    display(bundle, raw=True, display_id=place, update=True)
