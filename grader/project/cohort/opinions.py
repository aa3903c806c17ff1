"""What the author's form and those of peers say of a handed-in project.

Forms are files from learners' computers: what is missing, broken or about another
project is told, and the rest still counts.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from grader.errors import ProjectError
from grader.project.audits.finding import Finding
from grader.project.review import form
from grader.project.review.form import Form
from grader.project.review.gates import failed
from grader.project.review.joined import Row, joined
from grader.project.review.rubric import Criterion, level_name
from grader.project.review.verdict import Verdict, judged

OWN, PEERS = "review.toml", "review_by_*.toml"
_MOST_PEERS = 12
_SAME = "The project is as it was then."
_OTHER = "The project has another state now, so levels may be of an earlier one."


def opinions(
    folder: Path, pin: str, title: str, findings: Sequence[Finding]
) -> dict[str, Any]:
    """Return the joined rows, the band, and a word on each form."""
    notes: list[str] = []
    own = _form(folder / OWN, form.SELF, notes)
    peers = list(_peers(folder, pin, title, notes)) if own else []
    told: dict[str, Any] = {"notes": notes, "rows": [], "comments": [], "open": []}
    told |= {"band": "", "held": [], "next": [], "peers": len(peers)}
    if own is None:
        return told
    notes.insert(0, f"`{OWN}`: {_SAME if own.pin == pin else _OTHER}")
    rows = joined(own, peers)
    levels = {row.criterion.id: row.level for row in rows}
    verdict = judged(levels, failed(tuple(findings)))
    return told | {
        "rows": [_row(row, own, verdict) for row in rows],
        "comments": [
            {"by": one.by or f"peer {number}", "parts": list(comment.values())}
            for number, one in enumerate(peers, 1)
            for comment in one.comments
        ],
        "open": [row.criterion.title for row in rows if row.is_open],
        # Without audits nobody knows whether a gate holds it back.
        "band": verdict.band if findings else "",
        "held": list(verdict.held),
        "next": [_next(one, verdict) for one in verdict.weakest],
    }


def _form(path: Path, kind: str, notes: list[str]) -> Form | None:
    """Return a form that is whole; note why there is none."""
    if not path.is_file():
        notes.append(f"`{path.name}` was not handed in.")
        return None
    try:
        return form.read(path, kind)
    except ProjectError as error:
        told = " ".join(str(error).replace(str(path), path.name).split())
    except Exception as error:
        told = f"`{path.name}` cannot be read ({type(error).__name__})."
    notes.append(told)
    return None


def _peers(folder: Path, pin: str, title: str, notes: list[str]) -> list[Form]:
    """Return the peers' forms that count; note what is odd about each."""
    found: list[Form] = []
    for number, path in enumerate(sorted(folder.glob(PEERS))):
        if number == _MOST_PEERS:
            notes.append(
                f"More than {_MOST_PEERS} forms of peers; the rest is not read."
            )
            break
        if not (one := _form(path, form.PEER, notes)):
            continue
        if one.pin != pin and one.project != title:
            notes.append(f"`{path.name}` is of another project, and does not count.")
        elif one in found:
            notes.append(f"`{path.name}` says the same as another, and does not count.")
        else:
            if one.pin != pin:
                notes.append(f"`{path.name}`: {_OTHER}")
            found.append(one)
    return found


def _row(row: Row, own: Form, verdict: Verdict) -> dict[str, Any]:
    mark, counted = own.marks[row.criterion.id], verdict.levels[row.criterion.id]
    said = [f"{mark.level} {level_name(mark.level)}"]
    if mark.counted < mark.level:
        said.append(f"without evidence it counts as {mark.counted}")
    return {
        "title": row.criterion.title,
        "own": ", ".join(said),
        "evidence": mark.evidence,
        "peers": sorted(row.peers),
        "median": row.median,
        "flag": row.flag,
        "answer": row.answer,
        "is_open": row.is_open,
        "counts": f"{counted} {level_name(counted)}",
        "is_held": counted < row.level,
    }


def _next(one: Criterion, verdict: Verdict) -> dict[str, str]:
    return {"title": one.title, "step": one.next[verdict.levels[one.id]]}
