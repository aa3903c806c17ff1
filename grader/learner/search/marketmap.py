"""The market map: a role, what is asked for, and what the learner can show.

Every button is also a call, `market_map("data analyst")`.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

from grader.errors import CalledWrongly, GraderError
from grader.learner import html
from grader.learner.private import Private, put
from grader.learner.screen import Notice, Shown, _cell, is_live, told
from grader.learner.search import market
from grader.learner.search.market import ROLES, Ads, Line, Role, Wage

_FIRST = "data scientist"
_MOST = 3  # names of other roles
_GAP = "nothing to open yet"


@dataclass(frozen=True, repr=False)
class MapView(Private):
    """One role on the map; `skills` are ESCO's, each with what shows it."""

    role: Role
    ads: Ads
    wage: Wage
    lines: tuple[Line, ...]
    skills: tuple[tuple[str, tuple[str, ...]], ...]
    others: tuple[str, ...] = ()

    def words(self) -> str:
        """Return the map as lines of text."""
        lines = [_title(self), _ads(self), _wage(self), _skills(self), _own(self)]
        lines += [f"  {' · '.join(_row(one))}" for one in self.lines]
        lines += [_others(self)] if self.others else []
        return "\n".join(lines)

    def markup(self) -> str:
        """Return the map as a card: three windows, then requirement and evidence."""
        body = [html.paragraph(text) for text in (_ads(self), _wage(self))]
        names = html.listing(
            f"{name} · {_shown(ids)}" if ids else name for name, ids in self.skills
        )
        body.append(html.more(_skills(self), names))
        body.append(html.paragraph(html.inline(_own(self))))
        if self.lines:
            head = ("Requirement", "Ads", "Kind", "Your evidence")
            rows = [_row(one) for one in self.lines]
            body.append(html.table("Asked for in your ads", head, rows))
        if self.others:
            body.append(html.paragraph(html.inline(_others(self))))
        return html.card(_title(self), sign="▦", body=html.join(body), tone="note")


class MarketMap(Private):
    """The map with a button for each role, for where a person can press them."""

    def __init__(self, view: MapView) -> None:
        self.view = view

    def words(self) -> str:
        """Return the view, and how to ask for another role in code."""
        return f"{self.view.words()}\n{_how()}"

    def markup(self) -> str:
        """Return the view as a card, and how to ask in code."""
        return html.join([self.view.markup(), html.paragraph(html.inline(_how()))])

    def show(self) -> Any:
        """Show the view and its buttons."""
        from IPython.display import display

        place = f"stove-{uuid4().hex}"
        bundle = _controls(place)._repr_mimebundle_()
        fallback = str(html.paragraph(html.inline(_how())))
        display({**bundle, "text/html": fallback}, raw=True)
        put(self.view, display_id=place)
        object.__setattr__(self, "_shown_in", _cell())
        return self


@told
def market_map(role: str | None = None) -> MapView | MarketMap:
    """Show what ads, wages and ESCO say of a role, and what you can show for it.

    Your own ads and evidence are `requirements.csv` and `evidence.csv` in
    `my_work/search/`; `job_pipeline("new")` makes them.
    """
    view = view_of(_FIRST if role is None else role)
    return MarketMap(view).show() if role is None and is_live() else view.show()


def view_of(name: str) -> MapView:
    """Return the map of a role; raise CalledWrongly with the roles there are."""
    key = " ".join(str(name).casefold().split())
    if key not in ROLES:
        names = ", ".join(f"`{one}`" for one in ROLES)
        raise CalledWrongly(f"{name!r} is no role of the map. There are: {names}.")
    role, things = ROLES[key], market.evidence()
    skills = [(one, market.shown_by(one, things)) for one in market.profile_of(role)]
    return MapView(
        role,
        market.ads_of(role),
        market.wage_of(role),
        tuple(market.lines_of(role)),
        tuple(skills),
        tuple(market.other_roles()),
    )


def _title(view: MapView) -> str:
    shown = sum(bool(line.shown_by) for line in view.lines)
    told = f" · {shown} of {len(view.lines)} lines shown" if view.lines else ""
    return f"{view.role.name.capitalize()}{told}"


def _ads(view: MapView) -> str:
    ads = view.ads
    return (
        f"Ads (one window: mostly US technology companies, January 2026): {ads.ads:,} "
        f"titles at {ads.companies} companies; {ads.senior:,} say senior or more, "
        f"{ads.first} say intern, junior or graduate, the others say neither."
    )


def _wage(view: MapView) -> str:
    # No dollar signs: JupyterLab would typeset what stands between two of them.
    wage, (least, most) = view.wage, view.wage.states
    return (
        f"Wages (US dollars a year, May 2025; nearest occupation: "
        f"{view.role.occupation}): {wage.employment:,} people, half of them above "
        f"{wage.median:,}, one in ten below {wage.low:,}. Medians of states run from "
        f"{least[1]:,} ({least[0]}) to {most[1]:,} ({most[0]})."
    )


def _skills(view: MapView) -> str:
    shown = sum(bool(ids) for _, ids in view.skills)
    return (
        f"Skills (ESCO; nearest profile: {view.role.profile}): {len(view.skills)} "
        f"listed, {shown} named in your evidence. A taxonomy is not the market."
    )


def _own(view: MapView) -> str:
    if view.lines:
        return (
            "Your own ads, line by line; years are wishes, whatever an ad calls them:"
        )
    return (
        "No ads of yours for this role so far. Ten lines in "
        "`my_work/search/requirements.csv` say more than the windows above; "
        '`job_pipeline("new")` makes the file.'
    )


def _others(view: MapView) -> str:
    names = ", ".join(f"`{name}`" for name in view.others[:_MOST])
    more = f" and {len(view.others) - _MOST} more" if len(view.others) > _MOST else ""
    known = ", ".join(f"`{name}`" for name in ROLES)
    return (
        f"Not on the map, so not counted: lines of `requirements.csv` for the role "
        f"{names}{more}. The map knows {known}."
    )


def _row(line: Line) -> tuple[str, str, str, str]:
    shown = _shown(line.shown_by) if line.shown_by else f"– {_GAP}"
    return line.requirement, str(line.ads), line.kind, shown


def _shown(ids: tuple[str, ...]) -> str:
    return f"✓ {', '.join(ids)}"


def _how() -> str:
    return 'In code: `market_map("data analyst")`.'


def _controls(place: str) -> Any:
    """Return a button for each role, which redraws the output with the id `place`."""
    import ipywidgets as widgets

    def press(name: str, _: Any) -> None:
        shown: Shown
        try:
            shown = view_of(name)
        except GraderError as error:
            shown = Notice(str(error))
        put(shown, display_id=place, update=True)

    buttons = []
    for name in ROLES:
        button = widgets.Button(description=name.capitalize(), layout={"width": "auto"})
        button.on_click(partial(press, name))
        buttons.append(button)
    return widgets.HBox(buttons, layout={"flex_flow": "row wrap"})
