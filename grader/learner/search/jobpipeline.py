"""The pipeline of a job search: its command, its call and its buttons.

It reads the learner's own log in `my_work/search/`. Every press of a control is
also a call, `job_pipeline(today="2026-03-16")`, so it works without widgets.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from grader.data.searchlog import read_log, zone_of
from grader.errors import CalledWrongly
from grader.learner import html
from grader.learner.private import Private, put
from grader.learner.screen import Card, Shown, _cell, is_live, say, told
from grader.learner.search import searchfolder
from grader.learner.search.pipelineview import PipelineView, view_of
from grader.learner.search.searchrules import Rules


class JobPipeline(Private):
    """A pipeline with its controls, for where a person can press them."""

    def __init__(self, view: PipelineView, again: Any) -> None:
        self.view, self._again = view, again

    def words(self) -> str:
        """Return the view, and how to ask for another day in code."""
        return f"{self.view.words()}\n{_HOW}"

    def markup(self) -> str:
        """Return the view as a card, and how to ask in code."""
        how = html.paragraph(html.inline(_HOW))
        return html.join([self.view.markup(), how])

    def move(self, days: int) -> PipelineView:
        """Return the view some days later, of the log as it is now."""
        self.view = self._again(self.view.today + timedelta(days=days))
        return self.view

    def show(self) -> Any:
        """Show the view and its controls."""
        from IPython.display import display

        place = f"stove-{uuid4().hex}"
        fallback = str(html.paragraph(html.inline(_HOW)))
        bundle = _controls(self, place)._repr_mimebundle_()
        display({**bundle, "text/html": fallback}, raw=True)
        put(self.view, display_id=place)
        object.__setattr__(self, "_shown_in", _cell())
        return self


_HOW = 'In code: `job_pipeline(today="2026-03-16", silence=7)`.'


@told
def job_pipeline(
    log: Any = None, *, today: str | None = None, zone: str = "UTC", **rules: int
) -> PipelineView | JobPipeline | Card:
    """Show the week, follow-ups and replies of your log, or of the table `log`.

    `job_pipeline("new")` makes the files in `my_work/search/`. `zone` is where
    your days begin, such as "Europe/Berlin". Rules, in days: `week=7`,
    `silence=4`, `not_yet=30`, `wait=14`.
    """
    if isinstance(log, str):
        return made(log).show()
    day, chosen = day_of_call(today, zone), _rules(rules)
    again = partial(_view, log, zone=zone, rules=chosen)
    view = again(day)
    if view is None:
        return nothing_yet().show()
    return JobPipeline(view, again).show() if is_live() else view.show()


def pipeline_of(
    path: Path | None, today: str | None, zone: str, rules: dict[str, int]
) -> PipelineView | Card:
    """Return the view of the learner's own log, or of the one at `path`."""
    day, chosen = day_of_call(today, zone), _rules(rules)
    found = searchfolder.own_log(zone, path)
    return nothing_yet() if found is None else view_of(found, day, chosen)


def nothing_yet() -> Card:
    """Return what to say where there is no log."""
    return say(
        "Your pipeline",
        'There is no log of yours so far. `job_pipeline("new")`, or `stove pipeline '
        "--new`, makes an empty one in `my_work/search/`. It stays on this computer: "
        "neither `stove submit` nor a passport packs it.",
        sign="→",
    )


def _view(log: Any, today: date, zone: str, rules: Rules) -> PipelineView | None:
    found = searchfolder.own_log(zone) if log is None else read_log(log, zone)
    return None if found is None else view_of(found, today, rules)


def made(word: str) -> Card:
    """Make the files of a search that are not there yet, and say which."""
    if word != "new":
        raise CalledWrongly(
            f"`job_pipeline({word!r})`: give no word, or `new`, which makes the files "
            "of your search."
        )
    new = ", ".join(f"`{path.name}`" for path in searchfolder.made())
    done = f"Made {new}." if new else "Your files are there already, and stay."
    return say(
        "Your search", f"{done} They lie in `{searchfolder.folder()}`.", sign="✓"
    )


def day_of_call(today: str | None, zone: str = "UTC") -> date:
    """Return the day that `today` names, or this day in `zone`."""
    if today is None:
        return datetime.now(zone_of(zone)).date()
    try:
        return date.fromisoformat(str(today))
    except ValueError:
        raise CalledWrongly(
            f"`today` is {today!r}; it takes a day such as `2026-03-16`."
        ) from None


def _rules(given: dict[str, int]) -> Rules:
    known = {name: getattr(Rules(), name) for name in Rules.__dataclass_fields__}
    for name, days in given.items():
        if name not in known or type(days) is not int or days < 1:
            names = ", ".join(f"`{rule}={n}`" for rule, n in known.items())
            raise CalledWrongly(
                f"`{name}={days!r}` is no rule. There are, in days from 1 on: {names}."
            )
    return replace(Rules(), **given)


def _controls(pipeline: JobPipeline, place: str) -> Any:
    """Return the buttons, which redraw the output with the id `place`."""
    import ipywidgets as widgets

    def press(days: int, _: Any) -> None:
        from grader.errors import GraderError
        from grader.learner.screen import Notice

        shown: Shown
        try:
            shown = pipeline.move(days)
        except GraderError as error:
            shown = Notice(str(error))
        put(shown, display_id=place, update=True)

    moves = {"A week earlier": -7, "A week later": 7, "Read my log again": 0}
    buttons = []
    for label, days in moves.items():
        button = widgets.Button(description=label, layout={"width": "auto"})
        button.on_click(partial(press, days))
        buttons.append(button)
    return widgets.HBox(buttons, layout={"flex_flow": "row wrap"})
