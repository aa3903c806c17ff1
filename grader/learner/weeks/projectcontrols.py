"""The boxes of a charter: one for each field, kept when it is left."""

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from grader.errors import GraderError
from grader.learner import html
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
    import ipywidgets as widgets
    from IPython.display import display

    put(card, display_id=place)
    whole = widgets.VBox(parts, layout={"align_items": "flex-start"})
    fallback = str(html.paragraph(html.inline(how)))
    display({**whole._repr_mimebundle_(), "text/html": fallback}, raw=True)


def replace(place: str, card: Shown) -> None:
    """Put a card in the place of the one above the controls."""
    put(card, display_id=place, update=True)


def new_place() -> str:
    """Return the id of an output that controls change."""
    return f"stove-{uuid4().hex}"


def show_charter(form: "CharterForm") -> None:
    """Show the form with a box for each field."""
    import ipywidgets as widgets

    place, boxes = new_place(), []
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
