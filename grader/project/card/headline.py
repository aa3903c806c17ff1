"""The one line of a card: the number to quote, its interval, and what breaks it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from grader.project.card.catalogue import AUDIT, REFERENCE
from grader.project.card.intervals import FEW_UNITS
from grader.project.card.numbers import number, signed, span

# Use → the rows whose split matches it, and the fact that lets the author's own in.
_MATCHING = {
    "a later period": (("time_order", "later_period"), "is_in_time_order"),
    "an unseen group": (("unseen_group",), "holds_out_groups"),
    "rows like these": (("split_seeds",), ""),
}
_OWN = "your own split"
_MOST = 2
# Runs of one seed differ by less than this share, if at all.
_STEADY = 1e-6


@dataclass(frozen=True)
class Headline:
    """What to quote and what breaks it, as sentences; and the number itself."""

    quote: str
    breaks: str
    warning: str = ""
    row: str = ""
    score: Mapping[str, Any] | None = None

    @property
    def words(self) -> str:
        """The whole line."""
        return " ".join(filter(None, (self.quote, self.breaks, self.warning)))


def headline(
    settings: Mapping[str, Any],
    reference: Mapping[str, Any],
    rows: Sequence[Mapping[str, Any]],
    own: Sequence[float] = (),
) -> Headline:
    """Return the line for rows that hold an `outcome` each, or None in its place.

    The number is the worst score among the splits that fit the declared use, and the
    author's own split counts where it fits, too. What was seen on an earlier version
    of the project counts for nothing here. `own` are the author's own scores of all
    runs.
    """
    current = [one for one in rows if one["is_current"]]
    breaking, warning = partial(_breaks, current), _warning(current, own)
    found = _matching(settings["use"], reference, current)
    missing = _missing(settings["use"], rows)
    if missing or not found:
        quote = "There is no number to quote yet: " + (
            missing or f"no split that fits the use ({settings['use']}) was measured."
        )
        return Headline(quote, breaking(""), warning)
    sign = 1 if settings["greater_is_better"] else -1
    title, row, seen = min(found, key=lambda one: sign * one[2]["score"]["value"])
    quote = (
        f"Quote {settings['metric']} {number(seen['score']['value'])}{_between(seen)}. "
        f"It comes from {_quoted(title)}, the harshest split here that fits the use "
        f"({settings['use']})."
    )
    return Headline(quote, breaking(row), warning, row, seen["score"])


def _matching(
    use: str, reference: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]
) -> list[tuple[str, str, Mapping[str, Any]]]:
    """Return title, row and outcome of each measured split that fits a use."""
    names, fact = _MATCHING[use]
    found = [
        (one["title"].lower(), one["id"], one["outcome"])
        for one in rows
        if one["id"] in names and _is_measured(one)
    ]
    if not fact or reference.get(fact):
        found.append((_OWN, REFERENCE, reference))
    return found


def _missing(use: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """Return which split that fits the use was not run on this version."""
    names, _ = _MATCHING[use]
    waiting = [
        _quoted(one["title"].lower())
        for one in rows
        if one["id"] in names and not one["because"] and not one["is_current"]
    ]
    if not waiting:
        return ""
    return f"{' and '.join(waiting)} still to be run on this version of the project."


def _quoted(title: str) -> str:
    return title if title == _OWN else f"“{title}”"


def _between(seen: Mapping[str, Any]) -> str:
    score, units = seen["score"], f"{seen['units']} {seen['unit']}s"
    if score["low"] is None:
        return " (too few rows for an interval)"
    few = f", a hint only: {units}" if seen["units"] < FEW_UNITS else ""
    return f" (95 % interval {span(score['low'], score['high'])}{few})"


def _is_measured(row: Mapping[str, Any]) -> bool:
    return bool(row["outcome"]) and row["outcome"]["state"] == "measured"


def _breaks(rows: Sequence[Mapping[str, Any]], quoted: str) -> str:
    """Return what makes the model stop, and what costs it most."""
    stops = [
        f"{one['title'].lower()} (it stops)"
        for one in rows
        if one["outcome"]
        and one["band"] != AUDIT
        and one["outcome"]["state"] == "failed"
    ]
    worse = [
        one
        for one in rows
        if _is_measured(one)
        and one["outcome"]["change"] == "worse"
        and one["id"] != quoted
    ]
    worse.sort(key=lambda one: -abs(one["outcome"]["difference"]["value"]))
    costs = [
        f"{one['title'].lower()} ({signed(one['outcome']['difference']['value'])})"
        for one in worse
    ]
    found = [*stops, *costs][:_MOST]
    if found:
        return f"What breaks it: {' and '.join(found)}."
    if any(map(_is_measured, rows)):
        return "Nothing that was tried here clearly breaks it."
    return ""


def _warning(rows: Sequence[Mapping[str, Any]], own: Sequence[float]) -> str:
    found = [
        f"“{one['title'].lower()}”"
        for one in rows
        if one["outcome"] and one["outcome"]["state"] == "warned"
    ]
    if own and max(own) - min(own) > _STEADY * max(map(abs, own)):
        ends = span(min(own), max(own))
        found.append(f"your own score changes from run to run ({ends}; set the seed)")
    if not found:
        return ""
    return f"Do not quote it before this is settled: {' and '.join(found)}."
