"""The small multiples of a card, as inline SVG: one strip per row, one scale for all.

Each strip reads from left (worse) to right (better). Its middle line is the author's
own score, the pale band that score's own interval, the bar the paired difference
with its ends, and the mark says what it means: a triangle to the side it moved, a
disc where nothing is clear. A diamond is what was predicted. The same stands in words
beside it, so the picture is one more way to see it and never the only one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from grader.project.card.numbers import number, signed, signed_span

_WIDTH, _HEIGHT = 240, 44
_EDGE = 10
_MIDDLE = 24
_SIGNS = {"worse": "◀", "better": "▶", "same": "●"}


@dataclass(frozen=True)
class Scale:
    """Differences from the author's score as places; worse is always left."""

    reach: float
    sign: int

    def __call__(self, difference: float) -> float:
        """Return where a difference lies, in the picture's units."""
        half = _WIDTH / 2 - _EDGE
        place = self.sign * difference / self.reach
        return round(_WIDTH / 2 + half * min(max(place, -1.0), 1.0), 1)


def scale(told: Mapping[str, Any]) -> Scale:
    """Return the scale that holds every interval of a card."""
    own = told["reference"]["outcome"]["score"]
    ends = [one - own["value"] for one in (own["low"], own["high"]) if one is not None]
    for outcome in _measured(told["rows"]):
        difference = outcome["difference"]
        ends += [one for one in difference.values() if one is not None]
    sign = 1 if told["project"]["greater_is_better"] else -1
    return Scale(max([abs(one) for one in ends] + [1e-9]) * 1.05, sign)


def strip(row: Mapping[str, Any], own: Mapping[str, Any], at: Scale) -> Markup:
    """Return the picture of one measured row."""
    outcome = row["outcome"]
    difference = outcome["difference"]
    parts = [_band(own, at), _axis(), _predicted(row, own, at)]
    if difference["low"] is not None:
        parts.append(_bar(*sorted((at(difference["low"]), at(difference["high"])))))
    parts.append(_mark(outcome["change"], at(difference["value"])))
    return _svg(_said(row), Markup("").join(parts))


def legend(own: Mapping[str, Any], at: Scale) -> Markup:
    """Return the axis of all strips, with its ends in words."""
    text = Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>')
    ends = (-at.reach / 1.05, at.reach / 1.05)
    low, high = ends if at.sign > 0 else ends[::-1]
    parts = [
        _band(own, at),
        _axis(),
        text.format(_EDGE, 10, "start", "worse"),
        text.format(_WIDTH / 2, 10, "middle", number(own["value"])),
        text.format(_WIDTH - _EDGE, 10, "end", "better"),
        text.format(_EDGE, _HEIGHT - 2, "start", signed(low)),
        text.format(_WIDTH - _EDGE, _HEIGHT - 2, "end", signed(high)),
    ]
    words = (
        f"The scale of all pictures: from {signed(low)} (worse, left) to "
        f"{signed(high)} (better, right) around your own score of "
        f"{number(own['value'])}."
    )
    return _svg(words, Markup("").join(parts))


def sign(row: Mapping[str, Any]) -> str:
    """Return the sign of a row's state, which its words repeat."""
    outcome = row["outcome"]
    if not outcome:
        return "○"
    plain = {"failed": "✕", "passed": "✓", "warned": "!", "not informative": "–"}
    return plain.get(outcome["state"]) or _SIGNS.get(outcome["change"], "?")


def _measured(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    found = [one["outcome"] for one in rows if one["outcome"]]
    return [one for one in found if one["state"] == "measured"]


def _said(row: Mapping[str, Any]) -> str:
    difference = row["outcome"]["difference"]
    if difference["low"] is None:
        return f"Difference {signed(difference['value'])}, no interval."
    ends = signed_span(difference["low"], difference["high"])
    return f"Difference {signed(difference['value'])}, interval {ends}."


def _svg(words: str, inside: Markup) -> Markup:
    return Markup(
        '<svg class="strip" viewBox="0 0 {w} {h}" role="img" aria-label="{words}">'
        "{inside}</svg>"
    ).format(w=_WIDTH, h=_HEIGHT, words=words, inside=inside)


def _band(own: Mapping[str, Any], at: Scale) -> Markup:
    if own["low"] is None:
        return Markup("")
    left, right = sorted(at(own[end] - own["value"]) for end in ("low", "high"))
    return Markup('<rect class="own" x="{}" y="14" width="{}" height="20"/>').format(
        left, round(right - left, 1)
    )


def _axis() -> Markup:
    return Markup('<line class="axis" x1="{0}" x2="{0}" y1="12" y2="36"/>').format(
        _WIDTH / 2
    )


def _bar(left: float, right: float) -> Markup:
    return Markup(
        '<path class="bar" '
        'd="M{left} {y} H{right} M{left} {a} V{b} M{right} {a} V{b}"/>'
    ).format(left=left, right=right, y=_MIDDLE, a=_MIDDLE - 5, b=_MIDDLE + 5)


def _mark(change: str, x: float) -> Markup:
    y = _MIDDLE
    if change == "worse":
        points = f"{x - 8},{y} {x + 5},{y - 7} {x + 5},{y + 7}"
    elif change == "better":
        points = f"{x + 8},{y} {x - 5},{y - 7} {x - 5},{y + 7}"
    else:
        return Markup('<circle class="mark same" cx="{}" cy="{}" r="5.5"/>').format(
            x, y
        )
    return Markup('<polygon class="mark {}" points="{}"/>').format(change, points)


def _predicted(row: Mapping[str, Any], own: Mapping[str, Any], at: Scale) -> Markup:
    said = row["prediction"]
    if not said or said["low"] is None:
        return Markup("")
    x = at((said["low"] + said["high"]) / 2 - own["value"])
    points = f"{x},3 {x + 5},8 {x},13 {x - 5},8"
    return Markup('<polygon class="forecast" points="{}"/>').format(points)
