"""The pages beside formgrader: an index of the projects, and one page for each.

Learners' words stand on them, so all that is no markup of ours is escaped or cleaned.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from grader.cohort.collect import PROJECTS
from grader.engine.oddities import odd_name
from grader.errors import CalledWrongly
from grader.project import child
from grader.project.audits import finding
from grader.project.card.store import now
from grader.project.cohort.draw import ONE_IN
from grader.project.cohort.looking import AUDITED
from grader.project.cohort.manual import Manual
from grader.project.cohort.run import Looked
from grader.report.frame import framed
from grader.report.prose import markdown
from grader.report.template import number, render
from grader.report.whole import write_whole

FOLDER, INDEX = "reviews", "index.html"
FORMGRADER = "http://localhost:8888"
_MARK = '<main id="main" class="reviews">'
_ADDRESS = re.compile(r"https?://[\w.:\[\]-]+(?:/[\w./~%-]*)?")
# In cleaned HTML: pictures of a README are not handed on, so nothing is left of them.
_PICTURE = re.compile(r'<img\b(?:[^>"]|"[^"]*")*>')
_SIGNS = {
    finding.FAILED: ("✗", "failed"),
    finding.WARNED: ("!", "warned"),
    finding.UNINFORMATIVE: ("–", "silent"),
    finding.PASSED: ("✓", "passed"),
}


@dataclass(frozen=True)
class Entry:
    """One project on the pages: what is known, why to read it, cells for people."""

    looked: Looked
    why: tuple[str, ...]
    manual: tuple[Manual, ...]


def write(course: Path, entries: Sequence[Entry], server: str = FORMGRADER) -> Path:
    """Write all pages, each whole, take away those of no project; return the index.

    `server` is the address of the Jupyter server with formgrader.
    """
    check_server(server)
    folder = course / FOLDER
    index = folder / INDEX
    if index.exists() and not _is_ours(index):
        raise CalledWrongly(f"{index} is no page of this command. Move it first.")
    written = set()
    for entry in entries:
        if path := _path(entry.looked):
            page = render("review.html.j2", key="", told=_page(entry, server))
            write_whole(folder / path, page)
            written.add(folder / path)
    _forget(folder, written)
    write_whole(index, render("reviews.html.j2", key="", told=_index(entries, server)))
    return index


def check_server(server: str) -> None:
    """Raise CalledWrongly for what is no address of a server."""
    if not _ADDRESS.fullmatch(server):
        raise CalledWrongly(f"--formgrader {server!r}: write it as {FORMGRADER}.")


def _path(looked: Looked) -> str:
    """Return the place of a project's page, "" where its name can be none."""
    has_page = not odd_name(looked.learner) and "/" not in looked.learner
    return f"{looked.assignment}/{looked.learner}.html" if has_page else ""


def _is_ours(page: Path) -> bool:
    return _MARK in page.read_text("utf-8", errors="replace")


def _forget(folder: Path, written: set[Path]) -> None:
    """Remove pages of projects that are not there any more."""
    for page in folder.glob("*/*.html"):
        if page not in written and _is_ours(page):
            page.unlink()


def _index(entries: Sequence[Entry], server: str) -> dict[str, Any]:
    names = dict.fromkeys(entry.looked.assignment for entry in entries)
    levels = [entry.looked.told.get("level") for entry in entries]
    return {
        "at": now(),
        "is_boxed": child.PLAIN not in levels,
        "one_in": ONE_IN,
        "parts": [
            _part(
                name, [one for one in entries if one.looked.assignment == name], server
            )
            for name in names
        ],
    }


def _part(name: str, entries: Sequence[Entry], server: str) -> dict[str, Any]:
    to_read = sum(bool(entry.why) for entry in entries)
    rows = [_row(entry, server) for entry in entries]
    return {"assignment": name, "to_read": to_read, "rows": rows}


def _row(entry: Entry, server: str) -> dict[str, Any]:
    told = entry.looked.told
    return {
        "learner": entry.looked.learner,
        "page": quote(_path(entry.looked)),
        "why": entry.why,
        "state": told["state"],
        "counts": list(counts(told)),
        "band": told.get("band", ""),
        "open": told.get("open", ()),
        "manual": [_manual(one, server) for one in entry.manual],
    }


def counts(told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield how many audits ended in each state, the failed ones first and by name."""
    for state, (sign, key) in _SIGNS.items() if told["state"] == AUDITED else ():
        names = [one["audit"] for one in told["findings"] if one["state"] == state]
        if names:
            named = [] if state == finding.PASSED else names
            about = {"sign": sign, "key": key, "state": state}
            yield {**about, "many": len(names), "named": named}


def _page(entry: Entry, server: str) -> dict[str, Any]:
    looked, told = entry.looked, entry.looked.told
    empty: dict[str, Any] = {"rows": (), "comments": (), "notes": (), "stays": ()}
    empty |= {"band": "", "held": (), "next": (), "title": "a project", "question": ""}
    readme = told.get("readme", "").strip()
    return {
        **empty,
        "is_cut": False,
        "level": "",
        **told,
        "learner": looked.learner,
        "assignment": looked.assignment,
        "why": entry.why,
        "breaches": told.get("breaches") or [told.get("reason", "")],
        "findings": [_finding(one) for one in told.get("findings", ())],
        "manual": [_manual(one, server) for one in entry.manual],
        "readme": _readme(readme),
        "folder": f"{PROJECTS}/{looked.learner}/{looked.assignment}/",
    }


def _readme(text: str) -> Markup:
    """Return a README as harmless HTML."""
    cleaned = _PICTURE.sub("", markdown(text, down=2))
    return framed(Markup(cleaned)) if text else Markup()


def _finding(told: Mapping[str, Any]) -> dict[str, Any]:
    sign, key = _SIGNS[told["state"]]
    return {**told, "sign": sign, "key": key}


def _manual(one: Manual, server: str) -> dict[str, Any]:
    read = [cell for cell in one.cells if not cell.is_open]
    points, most = (sum(getattr(c, n) for c in one.cells) for n in ("points", "most"))
    said = f"{number(points)} of {number(most)} points"
    if len(read) < len(one.cells):
        said += f"; {len(one.cells) - len(read)} of {len(one.cells)} not read yet."
    url = f"{server.rstrip('/')}/formgrader/submissions/{quote(one.submission)}/"
    return {"notebook": one.notebook, "cells": one.cells, "said": said, "url": url}
