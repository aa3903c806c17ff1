"""What the audits say before people look, kept for a project that did not change."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from grader.errors import ProjectError
from grader.project.audits import NAMES, audits
from grader.project.audits.finding import FAILED, Finding
from grader.project.card.store import content, now, write
from grader.project.contract import RESULTS, Project, text_of

FOLDER = ".review"
# Raise it when an audit judges in another way.
FORM = 2


def pin(project: Project) -> str:
    """Return the sha256 of all that a reviewer judges: code, data, words, results."""
    whole = hashlib.sha256(content(project.folder).encode())
    texts = (project.readme, text_of(project.folder / RESULTS), *project.source.texts)
    for text in texts:
        whole.update(hashlib.sha256(text.encode()).digest())
    return whole.hexdigest()


def looked(project: Project, tell: Callable[[Finding], None]) -> tuple[Finding, ...]:
    """Return the finding of each audit: the kept ones, or those of a new run."""
    place, known = project.folder / FOLDER / "gates.json", pin(project)
    if kept := _kept(place, known):
        return kept
    found = []
    for finding in audits(project.folder):
        tell(finding)
        found.append(finding)
    findings = [asdict(one) | {"numbers": {}} for one in found]
    write(place, {"form": FORM, "pin": known, "at": now(), "findings": findings})
    return tuple(found)


def failed(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """Return the names of the audits that hold a project back."""
    return tuple(one.audit for one in findings if one.state == FAILED)


def pins(folder: Path) -> list[str]:
    """Return what this project was when it was given to reviewers, in order."""
    found = _read(folder / FOLDER / "pins.json")
    return [one for one in found if isinstance(one, str)] if found else []


def given(project: Project) -> str:
    """Note that reviewers are given the project as it is, and return its pin."""
    known, current = pins(project.folder), pin(project)
    if current not in known:
        write(project.folder / FOLDER / "pins.json", [*known, current])
    return current


def check_pin(project: Project, form_pin: str, where: Path) -> bool:
    """Return whether a form is of the project as it is now.

    Raises ProjectError for one of another project, or of a state that nobody was
    given here.
    """
    current = pin(project)
    if form_pin not in (*pins(project.folder), current):
        raise ProjectError(
            f"`{where}` is of another project, or of a state of {project.name} that "
            f"was not given out from here. If it is yours, look at each level again "
            f'and write pin = "{current}" into it.'
        )
    return form_pin == current


def _kept(place: Path, known: str) -> tuple[Finding, ...]:
    """Return findings of the same content, none if they are not whole."""
    told = _read(place)
    try:
        if told["form"] != FORM or told["pin"] != known:
            return ()
        found = tuple(Finding(**one) for one in told["findings"])
    except (KeyError, TypeError):
        return ()
    return found if tuple(one.audit for one in found) == NAMES else ()


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
