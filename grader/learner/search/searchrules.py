"""What a log of a job search says: the week, follow-ups, funnel and reply rates.

The numbers of days are somebody's rules, not truths, so each of them can be set.
Intervals of a share are Wilson's (1927), those of a difference Newcombe's
(1998, method 10).
"""

from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_Z = 1.959964
STEPS = ("sent", "answered", "interview", "offer")
_ANSWERS = ("reply", "interview", "offer", "rejected", "not yet", "opt-out")
_REFUSALS = ("rejected", "not yet")


@dataclass(frozen=True)
class Rules:
    """After how many days what is due, or can be judged."""

    week: int = 7
    silence: int = 4
    not_yet: int = 30
    wait: int = 14


@dataclass(frozen=True)
class Week:
    """The refusals of the last days, and what that means by the rule."""

    rejections: int
    status: str


@dataclass(frozen=True)
class Due:
    """Somebody who should hear from the learner again, and why."""

    who: str
    reason: str


@dataclass(frozen=True)
class Share:
    """`hits` of `n`, with a 95 % interval that keeps a width at 0 and at 1."""

    hits: int
    n: int

    @property
    def rate(self) -> float:
        """The share itself; 0 where nothing can be judged."""
        return self.hits / self.n if self.n else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval; everything is possible where nothing was judged."""
        if not self.n:
            return 0.0, 1.0
        square = _Z**2 / self.n
        middle = (self.rate + square / 2) / (1 + square)
        spread = sqrt(self.rate * (1 - self.rate) / self.n + square / (4 * self.n))
        half = _Z * spread / (1 + square)
        return max(0.0, middle - half), min(1.0, middle + half)


def past(events: "pd.DataFrame", today: date) -> "pd.DataFrame":
    """Return what has happened up to `today`, with the days since as `ago`."""
    import pandas as pd

    ago = (pd.Timestamp(today) - events.day).dt.days
    return events.assign(ago=ago)[ago >= 0]


def week_of(events: "pd.DataFrame", rules: Rules) -> Week:
    """Return the week's refusals and its status; an offer comes first."""
    recent = events.event[events.ago < rules.week]
    rejections = int(recent.isin(_REFUSALS).sum())
    if (recent == "offer").any():
        return Week(rejections, "pause")
    if not (events.event == "sent").any():
        return Week(rejections, "apply")
    return Week(rejections, "keep going" if rejections else "apply more")


def due(events: "pd.DataFrame", rules: Rules) -> list[Due]:
    """Return who should hear again: after “not yet” with news, after silence once.

    Those with news come first, then the shortest silence.
    """
    newest = events.ago[events.event == "evidence"].min()
    found = []
    for who, rows in events[events.who != ""].groupby(events.who.str.casefold()):
        names, last = list(rows.event), rows.iloc[-1]
        if "opt-out" in names:
            continue
        name, ago = rows.who.iloc[0] or str(who), int(last.ago)
        is_lonely = last.event == "sent" and names[-2:-1] != ["sent"]
        if is_lonely and ago >= rules.silence:
            found.append((1, ago, Due(name, f"silent for {ago} days")))
        if last.event == "not yet" and ago >= rules.not_yet and newest < ago:
            reason = f"“not yet” {ago} days ago, and there is new evidence"
            found.append((0, ago, Due(name, reason)))
    return [one for *_, one in sorted(found, key=lambda entry: entry[:2])]


def channels(events: "pd.DataFrame") -> list[str]:
    """Return the channels that something was sent by, the busiest first."""
    return list(events.channel[events.event == "sent"].value_counts().index)


def funnel(events: "pd.DataFrame", channel: str) -> tuple[int, ...]:
    """Return how many people of a channel reached each of `STEPS`."""
    rows = events[events.who.isin(_people(events, channel))]
    reached = [
        rows.event == "sent",
        rows.event.isin(_ANSWERS),
        rows.event.isin(["interview", "offer"]),
        rows.event == "offer",
    ]
    return tuple(int(rows.who[is_there].nunique()) for is_there in reached)


def replies(events: "pd.DataFrame", channel: str, rules: Rules) -> Share:
    """Return how many of the people first written to long enough ago answered.

    The age of the first message decides who is judged, never the answer: early
    answers would raise the share.
    """
    mine = events[events.who.isin(_people(events, channel))]
    first = mine[mine.event == "sent"].groupby("who").ago.max()
    judged = set(first.index[first >= rules.wait])
    answered = set(mine.who[mine.event.isin(_ANSWERS)])
    return Share(len(judged & answered), len(judged))


def difference(first: Share, second: Share) -> tuple[float, float, float]:
    """Return first minus second, and its 95 % interval."""
    gap = first.rate - second.rate
    (low1, high1), (low2, high2) = first.interval, second.interval
    low = gap - sqrt((first.rate - low1) ** 2 + (high2 - second.rate) ** 2)
    high = gap + sqrt((high1 - first.rate) ** 2 + (second.rate - low2) ** 2)
    return gap, low, high


def _people(events: "pd.DataFrame", channel: str) -> set[str]:
    """Return who was first written to by a channel."""
    sent = events[events.event == "sent"].drop_duplicates("who")
    return set(sent.who[sent.channel == channel])
