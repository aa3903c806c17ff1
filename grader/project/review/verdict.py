"""From levels and gates to a band and the two weakest criteria; no number is shown."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from grader.project.review.rubric import Criterion, criteria

BURN, OFF, READY = "Published burn", "Off the path", "Ready to discuss"
HELD, NONE = "Held back by its gates", "No band yet"
_WEAKEST = 2


@dataclass(frozen=True)
class Verdict:
    """The band, the gates that hold it back, the levels, what to do next."""

    band: str
    held: tuple[str, ...]
    levels: Mapping[str, int]
    weakest: tuple[Criterion, ...]


def judged(levels: Mapping[str, int], failed: Collection[str] = ()) -> Verdict:
    """Return the verdict on `levels` by criterion, with the gates that failed.

    A failed audit of a criterion holds it at 0, and any failed one holds the project
    back: gates come before levels.
    """
    held = {
        one.id: 0 if set(one.audits) & set(failed) else levels[one.id]
        for one in criteria()
    }
    weak = sorted(criteria(), key=lambda one: (held[one.id], -one.weight))
    below = tuple(one for one in weak if held[one.id] < 3)[:_WEAKEST]
    return Verdict(_band(held) if not failed else HELD, tuple(failed), held, below)


def _band(levels: Mapping[str, int]) -> str:
    """Return the highest band that the levels reach, weights in hundredths."""
    total = sum(one.weight * levels[one.id] for one in criteria())
    is_off = total >= 180 and min(levels[n] for n in ("data", "split", "baseline")) > 0
    if is_off and total >= 240 and min(levels["split"], levels["errors"]) >= 2:
        return READY
    if is_off:
        return OFF
    return BURN if total >= 100 else NONE
