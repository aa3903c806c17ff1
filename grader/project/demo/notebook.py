"""The demo of a project in a cell: `from grader import project_demo`."""

import atexit
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from grader.learner import html
from grader.learner.screen import Card, is_live, say, told
from grader.project.contract import Project, read
from grader.project.demo import page
from grader.project.demo.asking import Asking
from grader.project.demo.fields import fields

SECONDS = 60.0  # a user who waits longer has left


class Demo(Card):
    """A demo on the screen; its text says what it is of."""

    def show(self) -> "Demo":
        """Say that it is there already."""
        return self

    def _ipython_display_(self) -> None:
        """Show nothing again (called by IPython)."""


@told
def project_demo(folder: str | Path = ".", *, seconds: float = SECONDS) -> Card:
    """Show a form that asks the `predict_one` of the project in `folder`.

    An answer may take `seconds`; then it is ended. A blank field leaves its name out
    of the example. Nothing that is typed is stored or sent.
    """
    project = read(folder)
    if not is_live():
        return say(
            f"Demo of {project.settings.title}",
            "A form needs somebody to fill it in: run this cell in JupyterLab, or "
            f'"stove project demo {project.folder}" in a terminal.',
        ).show()
    asking = _started(project, seconds)
    form = asking.form()
    if "trouble" in form:
        title = f"No demo of {project.name} yet"
        return say(title, form["trouble"], sign="!").show()
    _show(project, asking, form)
    return Demo(f"Demo of {project.settings.title}.", "")


def _show(project: Project, asking: Asking, told: dict[str, Any]) -> None:
    """Show the question, the form, and how good its answers are."""
    import ipywidgets as widgets
    from IPython.display import display

    from grader.project.demo.form import STYLE, Form

    form = Form(fields(told["fields"]), told["about"], asking.answer)
    below = [page.how_good(project), page.limits(project), html.paragraph(page.PRIVATE)]
    parts = [
        _text(Markup(STYLE) + page.about(project)),
        form.widget,
        _text(html.join(below)),
    ]
    box = widgets.VBox(parts, layout={"max_width": "46em"})
    fallback = "The form lives only while a kernel runs: run this cell again."
    bundle = {**box._repr_mimebundle_(), "text/html": str(html.paragraph(fallback))}
    display(bundle, raw=True)


def _text(markup: Markup) -> Any:
    import ipywidgets as widgets

    style = "line-height: 1.5; white-space: normal;"
    return widgets.HTML(str(Markup('<div style="{}">{}</div>').format(style, markup)))


def _started(project: Project, seconds: float) -> Asking:
    """Return the process for a project; that of an earlier run of the cell ends."""
    mine = _running()
    if project.folder in mine:
        mine[project.folder].close()
    mine[project.folder] = Asking(project, seconds)
    return mine[project.folder]


@cache
def _running() -> dict[Path, Asking]:
    """Return the processes of this kernel's demos, which end with it."""
    found: dict[Path, Asking] = {}

    def close() -> None:
        for asking in found.values():
            asking.close()

    atexit.register(close)
    return found
