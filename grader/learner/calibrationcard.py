"""The calibration card: in words first, then three bins drawn, then the numbers."""

from collections.abc import Sequence

from markupsafe import Markup

from grader.learner import html
from grader.learner.calibration import (
    ENOUGH,
    Bin,
    Judged,
    bins,
    brier_score,
    by_module,
    judged,
    overconfidence,
    pending,
)
from grader.learner.journal import Journal
from grader.learner.screen import Card, say

_ROOM = 20  # width of 100 %, in em
_SOME = 10  # predictions in each half, before halves are compared
_BLOCK = "display: inline-block; height: 0.9em; vertical-align: middle; "


def calibration_card(notes: Journal, module: str | None = None) -> Card:
    """Return the card that sets confidence beside outcomes."""
    events = notes.events()
    if module is not None:
        events = [event for event in events if event.key.startswith(module)]
    known, waiting = judged(events), _waiting_words(*pending(events))
    if len(known) < ENOUGH:
        missing = ENOUGH - len(known)
        noun = "prediction" if missing == 1 else "predictions"
        return say(
            "Calibration",
            f"{len(known)} of your predictions have an outcome so far. After "
            f"{missing} more {noun} this card compares confidence with outcomes."
            f"{waiting}",
            sign="◔",
            tone="note",
        )
    made = bins(known)
    sentences = [
        _headline(known) + waiting,
        *(part.words for part in made),
        _brier_words(known),
        *_change_words(known),
    ]
    where = "" if module is None else f" in module {module}"
    title = f"Calibration after {len(known)} predictions{where}"
    body = [html.listing(sentences), _drawn(made), _numbers(known, made)]
    return Card(
        f"{title}. {' '.join(sentences)}",
        html.card(title, sign="◔", body=html.join(body), tone="note", role="group"),
    )


def _headline(known: Sequence[Judged]) -> str:
    """Say whether confidence and outcomes agree, all in all."""
    mean, low, high = overconfidence(known)
    said = sum(one.confidence for one in known) / len(known)
    held = 100 * sum(one.held for one in known) / len(known)
    if low > 0:
        meaning = "So far you are surer than the outcomes support"
    elif high < 0:
        meaning = "So far there was reason to be surer"
    else:
        meaning = "So far the two do not contradict each other"
    return (
        f"You were {said:.0f} % sure on average, and {held:.0f} % held. {meaning} "
        f"(difference {mean:+.0f} points, plausibly {low:+.0f} to {high:+.0f})."
    )


def _waiting_words(open_: int, late: int) -> str:
    """Say which predictions are not counted."""
    parts = []
    if open_:
        verb = "waits" if open_ == 1 else "wait"
        parts.append(f"{open_} {verb} for an outcome")
    if late:
        noun = "was" if late == 1 else "were"
        parts.append(f"{late} {noun} made in hindsight")
    return f" Not counted: {', '.join(parts)}." if parts else ""


def _brier_words(known: Sequence[Judged]) -> str:
    """Say what the Brier score means."""
    score = brier_score(known)
    if score < 0.245:
        meaning = "better than saying 50 % each time"
    elif score <= 0.255:
        meaning = "about what saying 50 % each time would earn"
    else:
        meaning = "saying 50 % each time would have earned a better 0.25"
    return (
        f"Brier score: {score:.2f}, {meaning} (0 is a prophet, 0.25 is a coin; it is "
        "the mean squared distance between confidence and outcome)."
    )


def _change_words(known: Sequence[Judged]) -> list[str]:
    """Say how the first and the latest half differ, once there are enough."""
    if len(known) < 2 * _SOME:
        return []
    middle = len(known) // 2
    first, latest = brier_score(known[:middle]), brier_score(known[middle:])
    return [
        f"Brier score of your first {middle} predictions: {first:.2f}; of the latest "
        f"{len(known) - middle}: {latest:.2f}. Questions differ in difficulty, so this "
        "is a hint and no proof."
    ]


def _drawn(made: Sequence[Bin]) -> Markup:
    """Return the bins as a chart; each picture repeats the words beside it."""
    rows = [
        (
            part.label,
            _track(part),
            f"said {part.stated:.0f} %, held {part.held} of {part.count}, "
            f"plausible {part.low:.0f} to {part.high:.0f} %",
        )
        for part in made
    ]
    caption = (
        "Filled: how often such predictions may hold. Line: how sure you were. The "
        "frame goes from 0 to 100 %."
    )
    return html.table(caption, ("Confidence", "0 to 100 %", "In words"), rows)


def _track(part: Bin) -> Markup:
    """Return the plausible range of a bin as a block, and what was said as a line."""
    frame = "border: 1px solid #808080; white-space: nowrap; line-height: 0.6;"
    filled = _block(part.low, "") + _block(part.high - part.low, html.TONES["note"])
    line = _block(max(part.stated - 1, 0), "") + _block(2, html.TONES["bad"])
    return Markup(
        '<div aria-hidden="true" style="width: {}em; {}">'
        "<div>{}</div><div>{}</div></div>"
    ).format(_ROOM, frame, filled, line)


def _block(percent: float, colour: str) -> Markup:
    """Return a stretch of a track, filled or empty."""
    ground = f"background-color: {colour};" if colour else ""
    return Markup('<span style="{}width: {:.2f}em; {}">\xa0</span>').format(
        _BLOCK, percent / 100 * _ROOM, ground
    )


def _numbers(known: Sequence[Judged], made: Sequence[Bin]) -> Markup:
    """Return the tables behind the words."""
    rows = [
        (
            part.label,
            f"{part.held} of {part.count}",
            f"{part.low:.0f} to {part.high:.0f} %",
            f"{part.stated:.0f} %",
        )
        for part in made
    ]
    columns = ("Confidence", "Held", "Plausible range", "Said on average")
    ranges = html.table("95 % Wilson intervals", columns, rows)
    modules = [
        (
            name,
            f"{sum(one.held for one in some)} of {len(some)}",
            f"{sum(one.confidence for one in some) / len(some):.0f} %",
            f"{brier_score(some):.2f}",
        )
        for name, some in by_module(known).items()
    ]
    columns = ("Where", "Held", "Said on average", "Brier score")
    return html.more(
        "The numbers",
        html.join([ranges, html.table("By module and kind", columns, modules)]),
    )
