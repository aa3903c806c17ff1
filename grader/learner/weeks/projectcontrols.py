"""The boxes of a charter: one for each field, kept when it is left."""

from functools import partial
from typing import TYPE_CHECKING, Any

from grader.errors import GraderError
from grader.learner.controls import Place, show_controls
from grader.learner.private import put
from grader.learner.screen import Notice, Shown

if TYPE_CHECKING:
    from grader.learner.weeks.charterform import CharterForm

_BOX = {"width": "44em", "max_width": "100%", "height": "3.6em"}
_LOOK = {"description_width": "8em"}


def box(label: str, value: str = "") -> Any:
    """Return a box for a few lines, kept when the reader leaves it."""
    import ipywidgets as widgets

    return widgets.Textarea(
        value, description=label, layout=_BOX, style=_LOOK, continuous_update=False
    )


def show_parts(card: Shown, parts: list[Any], place: str, how: str) -> None:
    """Show a card of the learner's own, and controls below it."""
    put(card, display_id=place)
    show_controls(parts, how)


def replace(place: str, card: Shown) -> None:
    """Put a card in the place of the one above the controls."""
    put(card, display_id=place, update=True)


def show_charter(form: "CharterForm") -> None:
    """Show the form with a box for each field."""
    import ipywidgets as widgets

    place, boxes = Place().id, []
    for name, said in form.fields.items():
        one = box(name, said)
        one.observe(partial(_changed, form, place, name), "value")
        boxes.append(one)
    paste = widgets.Button(
        description="Show the text for the cell", layout={"width": "auto"}
    )
    paste.on_click(lambda _: _pasted(form, place))
    show_parts(form, [*boxes, paste], place, 'In code: `form.write(user="…")`.')


def _changed(
    form: "CharterForm", place: str, name: str, change: dict[str, Any]
) -> None:
    try:
        form.keep({name: change["new"]})
    except GraderError as error:
        replace(place, Notice(str(error)))
        return
    replace(place, form)


def _pasted(form: "CharterForm", place: str) -> None:
    try:
        replace(place, form.pasted())
    except GraderError as error:
        replace(place, Notice(str(error)))
