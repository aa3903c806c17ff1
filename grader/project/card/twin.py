"""The card as data: what card.json holds and the page is drawn from."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from grader.project.card import forecast
from grader.project.card.catalogue import (
    BANDS,
    BY_ID,
    NEVER,
    REFERENCE,
    Perturbation,
)
from grader.project.card.headline import headline
from grader.project.card.plan import Planned
from grader.project.card.store import Store, now
from grader.project.card.words import Words

FORM = 1
_SETTINGS = (
    *("title", "question", "user", "decision", "target", "metric"),
    *("greater_is_better", "use", "groups", "time"),
)


def twin(
    folder: Path, settings: Any, store: Store, plan: Sequence[Planned], words: Words
) -> dict[str, Any]:
    """Return the whole card, with every earlier version of every row."""
    told = {name: getattr(settings, name) for name in _SETTINGS}
    versions = store.versions()
    reference = _history(store, versions, REFERENCE)
    current = reference[-1]["outcome"]
    rows = [_row(store, versions, one, words) for one in plan]
    return {
        "form": FORM,
        "made": now(),
        "folder": folder.name,
        "project": told,
        "headline": _headline(told, current, rows),
        "decisions": list(words.decisions),
        "reference": {"outcome": current, "before": reference[:-1]},
        "own_scores": _own(current, rows),
        "bands": BANDS,
        "rows": rows,
        "never": [{"title": title, "because": because} for title, because in NEVER],
        "predictions": _counted(rows),
        "versions": [
            {"number": number, **one} for number, one in enumerate(versions, 1)
        ],
        "seconds": current["seconds"] + sum(map(_seconds, rows)),
    }


def _own(
    reference: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]
) -> list[float]:
    """Return the least and greatest of the author's own score; each run has one."""
    seen = [one["outcome"] for one in rows if one["is_current"]]
    found = [reference["score"]["value"]]
    found += [one["reference"]["value"] for one in seen if one["state"] == "measured"]
    return [min(found), max(found)]


def _counted(rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Return how many predictions were made, could be judged, and held."""
    made = [one["prediction"] for one in rows if one["prediction"]]
    return {
        "made": len(made),
        "judged": sum(one["held"] is not None for one in made),
        "held": sum(one["held"] is True for one in made),
    }


def _seconds(row: Mapping[str, Any]) -> float:
    """Return what a row took in the latest version."""
    return float(row["outcome"]["seconds"]) if row["is_current"] else 0.0


def _headline(
    told: Mapping[str, Any], reference: Mapping[str, Any], rows: list[dict[str, Any]]
) -> dict[str, Any]:
    found = headline(told, reference, rows, _own(reference, rows))
    return asdict(found) | {"words": found.words}


def _row(
    store: Store, versions: Sequence[Mapping[str, Any]], one: Planned, words: Words
) -> dict[str, Any]:
    which = one.perturbation
    history = _history(store, versions, which.id)
    latest = history[-1] if history and not one.because else None
    outcome = latest["outcome"] if latest else None
    version = latest["version"] if latest else None
    return {
        **{name: getattr(which, name) for name in ("id", "band", "title", "asks")},
        "because": one.because or _because(outcome),
        "outcome": outcome,
        "is_current": version == len(versions),
        "version": version,
        "prediction": latest["prediction"] if latest else None,
        "before": history[:-1] if latest else history,
        "next": words.next.get(which.id, "") or _next(which, outcome),
    }


def _because(outcome: Mapping[str, Any] | None) -> str:
    is_silent = outcome and outcome["state"] == "not informative"
    return outcome["words"] if outcome and is_silent else ""


def _next(which: Perturbation, outcome: Mapping[str, Any] | None) -> str:
    """Return what to do next; the author may say better."""
    if not outcome:
        return ""
    state, change = outcome["state"], outcome.get("change")
    if state == "failed":
        return (
            "Decide what should happen in that case, and let the code do that on "
            "purpose."
        )
    if state == "warned" or change == "worse":
        return which.next
    if change == "":
        return "There are too few test rows for an interval: collect more first."
    if change == "better":
        return "Find out why before you enjoy it: a better score needs a reason."
    return which.else_next if state in ("passed", "measured") else ""


def _history(
    store: Store, versions: Sequence[Mapping[str, Any]], name: str
) -> list[dict[str, Any]]:
    """Return what was seen of one row in each version of the project."""
    made = store.predictions()
    found = []
    for number, version in enumerate(versions, 1):
        outcome = store.outcome(version["content"], name)
        if outcome is None:
            continue
        said = [
            one
            for one in made
            if one["row"] == name and one["content"] == version["content"]
        ]
        found.append(
            {
                "version": number,
                "outcome": outcome,
                "prediction": _judged(said, outcome),
            }
        )
    return found


def _judged(
    said: Sequence[Mapping[str, Any]], outcome: Mapping[str, Any]
) -> dict[str, Any] | None:
    """Return the last prediction made in time, else the last, and whether it held."""
    if not said:
        return None
    in_time = [one for one in said if not one["hindsight"]]
    chosen = (in_time or list(said))[-1]
    read = forecast.parsed(BY_ID[chosen["row"]], chosen["words"])
    if read is None:
        return None
    held = None if chosen["hindsight"] else read.held(outcome)
    return {
        **asdict(read),
        "at": chosen["at"],
        "hindsight": chosen["hindsight"],
        "held": held,
    }
