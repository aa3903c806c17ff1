"""Invented logs of job searches, with the mess that people's own logs have.

The same seed gives the same log. Nobody in them exists. `written` is what a check
uses: it takes events whose truth is known, and writes them down as people do.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from grader.data.searchlog import COLUMNS

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

TODAY = "2026-03-16"
# An event: days before today, who, channel, event.
Event = tuple[int, str, str, str]
_OFFSETS = (-8, -5, 0, 0, 1, 2, 9)
_ODD = ("", "yesterday", "03/04/2026", "12.3.2026", "2026-02-30")
# What follows a message: how likely, after how many days, and the event.
_FATES = (
    (0.76, 0, ""),
    (0.08, 6, "rejected"),
    (0.05, 5, "not yet"),
    (0.05, 3, "reply"),
    (0.04, 4, "interview"),
    (0.02, 2, "opt-out"),
)


def search_log(seed: int, today: str = TODAY, people: int = 40) -> "pd.DataFrame":
    """Return an invented log of `people` contacts in the 12 weeks before `today`.

    Some rows stand there twice, times have all sorts of offsets, and a few days
    cannot be read. Both channels bring answers equally often.
    """
    import numpy as np

    rng = np.random.default_rng(seed)
    events: list[Event] = []
    for number in range(people):
        who = f"P{number + 1:02}"
        ago = int(rng.integers(1, 84))
        channel = ("portal", "direct")[int(rng.integers(2))]
        events.append((ago, who, channel, "sent"))
        events += _fate(rng, ago, who, channel)
    events += [(int(ago), "", "", "evidence") for ago in rng.integers(1, 84, size=3)]
    return written(sorted(events, reverse=True), rng, today, odd=3)


def written(
    events: Sequence[Event], rng: "np.random.Generator", today: str, odd: int = 0
) -> "pd.DataFrame":
    """Return a log of `events` with offsets, doubled rows and `odd` unreadable days.

    Each event keeps its day in UTC. The rows that cannot be read are extra ones.
    """
    import pandas as pd

    rows = []
    for ago, *rest in events:
        day = date.fromisoformat(today) - timedelta(days=ago)
        minute = int(rng.integers(24 * 60))
        rows.append((_text(rng, day, minute), *rest))
        if rng.random() < 0.15:
            rows.append((_zoned(rng, day, minute) if _is_timed(rows[-1]) else
                         rows[-1][0], *rest))  # fmt: skip
    for text in rng.choice(_ODD, size=odd, replace=False):
        rows.append((str(text), f"X{len(rows)}", "portal", "sent"))
    order = rng.permutation(len(rows))
    frame = pd.DataFrame([rows[place] for place in order], columns=list(COLUMNS))
    return frame


def _fate(rng: "np.random.Generator", ago: int, who: str, channel: str) -> list[Event]:
    """Return what came after a message, if anything did so far."""
    chances = [chance for chance, _, _ in _FATES]
    _, wait, event = _FATES[int(rng.choice(len(_FATES), p=chances))]
    if not event and rng.random() < 0.7:  # one reminder
        wait, event = 5, "sent"
    later = ago - wait - int(rng.integers(0, 4))
    return [(later, who, channel, event)] if event and later >= 0 else []


def _is_timed(row: tuple[str, ...]) -> bool:
    return len(row[0]) > len("2026-03-16")


def _text(rng: "np.random.Generator", day: date, minute: int) -> str:
    """Return the day alone, or a moment of it in some zone."""
    return day.isoformat() if rng.random() < 0.3 else _zoned(rng, day, minute)


def _zoned(rng: "np.random.Generator", day: date, minute: int) -> str:
    """Return a moment of a day in UTC, as the clock of some zone shows it."""
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    hours = int(_OFFSETS[int(rng.integers(len(_OFFSETS)))])
    local = (moment + timedelta(minutes=minute)).astimezone(
        timezone(timedelta(hours=hours))
    )
    return local.isoformat(timespec="minutes")
