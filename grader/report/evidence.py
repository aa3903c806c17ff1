"""The evidence report: one page of what a learner did, and how anybody knows it.

It takes the place of a certificate, so each part says its basis: a machine checked
it, it was written down before the outcome, or it is the author's own word. What has
no basis is not in it.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from grader.errors import CalledWrongly
from grader.learner import home, html, journal
from grader.learner.calibration import ENOUGH, bins, brier_score, judged, pending
from grader.learner.events import Event
from grader.learner.journal import Journal
from grader.learner.logbook import entries
from grader.learner.screen import Card, told
from grader.learner.standing import ItemStanding, standings
from grader.report.cards import ProjectCard, cards
from grader.report.links import Link, links
from grader.report.template import render
from grader.report.whole import write_whole

PAGE, TWIN = "evidence_report.html", "evidence_report.json"


@dataclass(frozen=True)
class Shown:
    """One item as the journal knows it; `when` is the day of its first pass."""

    id: str
    title: str
    outcome: str
    points: float
    max_points: float
    checked: str
    tries: int
    hints: int
    is_revealed: bool
    when: str


@dataclass(frozen=True)
class Module:
    """A module in which at least one item was tried."""

    title: str
    passed: int
    of: int
    items: tuple[Shown, ...]


@dataclass(frozen=True)
class Calibration:
    """How sure the author was, beside what came true."""

    count: int
    brier: float
    bins: tuple[str, ...]
    waiting: int
    late: int


@dataclass(frozen=True)
class Evidence:
    """All that the report says; `until` is the day of the journal's last entry."""

    since: str
    until: str
    modules: tuple[Module, ...]
    calibration: Calibration | None
    projects: tuple[ProjectCard, ...]
    burns: tuple[dict[str, str], ...]
    decisions: tuple[dict[str, str], ...]
    links: tuple[Link, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the report as plain data, its bases named."""
        return asdict(self) | {"basis": BASIS}


BASIS = {
    "modules": "checked by machine, on the author's own computer",
    "calibration": "predictions that were saved before their outcome",
    "projects": "measured by machine, on the author's own computer and data",
    "burns": "in the author's words",
    "decisions": "in the author's words",
    "links": "named by the author; not opened",
}


def evidence(notes: Journal, folder: Path) -> Evidence:
    """Return what the journal, project cards and links in `folder` can show.

    Raises CalledWrongly where there is nothing to show, or for a file of links or a
    report card that cannot be read.
    """
    events = notes.events()
    if not events:
        raise CalledWrongly(
            f"The journal in {folder} is empty, so there is nothing to report. Check "
            "an item, or save a prediction; then ask again."
        )
    found = [_module(one, events) for one in standings(notes)]
    return Evidence(
        since=_day(events[0]),
        until=_day(events[-1]),
        modules=tuple(one for one in found if one.items),
        calibration=_calibration(events),
        projects=tuple(cards(folder)),
        burns=_log("burn", notes),
        decisions=_log("decision", notes),
        links=tuple(links(folder)),
    )


def write(to: Path | None = None) -> Path:
    """Write the page and its JSON twin for this learner; return the page's path."""
    folder = home.my_work()
    page = to or folder / PAGE
    if page.is_dir():
        page = page / PAGE
    made = evidence(journal.current(), folder)
    twin = page.with_name(TWIN) if page.name == PAGE else page.with_suffix(".json")
    write_whole(twin, json.dumps(made.as_dict(), ensure_ascii=False, indent=2) + "\n")
    write_whole(page, render("evidence.html.j2", key="", told=made, basis=BASIS))
    return page


@told
def evidence_report() -> Card:
    """Write the report into `my_work/`, and show where it is."""
    page = write()
    words = "Your evidence report is written. It stays here until you give it away."
    body = html.join([html.paragraph(words), html.link(page.name, home.href(page))])
    return Card(
        f"{words} {page}", html.card("Evidence report", sign="▸", body=body)
    ).show()


def _module(standing: Any, events: Sequence[Event]) -> Module:
    tried = [one for one in standing.items if one.best != "not yet"]
    title = f"{standing.module.number} {standing.module.title}"
    items = tuple(_shown(one, events) for one in tried)
    return Module(title, standing.passed, len(standing.items), items)


def _shown(one: ItemStanding, events: Sequence[Event]) -> Shown:
    """Return an item with what its way to a pass was."""
    about = [event for event in events if event.key == one.item.id]
    verdicts = [event for event in about if event.kind == "verdict"]
    passes = [e for e in verdicts if e.payload.get("outcome") == "passed"]
    before = passes[0].time if passes else verdicts[-1].time
    on_the_way = [event for event in about if event.time <= before]
    kinds = [event.kind for event in on_the_way]
    return Shown(
        id=one.item.id,
        title=one.item.title,
        outcome=one.best,
        points=one.points,
        max_points=one.item.points,
        checked=one.item.marks.get("A", one.item.marks.get("S", "")),
        tries=kinds.count("verdict"),
        hints=kinds.count("hint"),
        is_revealed="reveal" in kinds,
        when=_day(passes[0]) if passes else "",
    )


def _calibration(events: Sequence[Event]) -> Calibration | None:
    known = judged(events)
    if len(known) < ENOUGH:
        return None
    waiting, late = pending(events)
    said = tuple(one.words for one in bins(known))
    return Calibration(len(known), brier_score(known), said, waiting, late)


def _log(kind: str, notes: Journal) -> tuple[dict[str, str], ...]:
    found = entries(kind, notes)
    return tuple({"id": event.key, **event.payload} for event in found)


def _day(event: Event) -> str:
    return datetime.fromisoformat(event.time).astimezone().date().isoformat()
