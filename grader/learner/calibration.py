"""How sure somebody was, beside how often it came true.

Some forty predictions are too few for a curve. Three bins with Wilson intervals
(Wilson 1927, as scipy computes them) say what so few can say.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from grader.learner import html
from grader.learner.events import Event
from grader.learner.journal import Journal
from grader.learner.screen import Card, say

ENOUGH = 3
_BINS = ((50, 70, "50 to 69 %"), (70, 90, "70 to 89 %"), (90, 101, "90 to 100 %"))


@dataclass(frozen=True)
class Judged:
    """A prediction whose outcome is known; `confidence` is in percent."""

    key: str
    confidence: float
    held: bool


@dataclass(frozen=True)
class Bin:
    """The predictions of one range of confidence; all shares are in percent."""

    label: str
    count: int
    held: int
    stated: float
    low: float
    high: float

    @property
    def words(self) -> str:
        """What this bin says, the plausible range first."""
        often = f"{self.held} of {self.count} held"
        if self.count < ENOUGH:
            meaning = "Too few to say more."
        elif self.stated > self.high:
            meaning = "Surer than the outcomes so far support."
        elif self.stated < self.low:
            meaning = "There was reason to be surer."
        else:
            meaning = "The outcomes so far do not contradict that."
        return (
            f"When {self.label} sure: between {self.low:.0f} and {self.high:.0f} % of "
            f"such predictions may come true in the long run ({often}). {meaning}"
        )


def judged(events: Sequence[Event]) -> list[Judged]:
    """Return each prediction's first outcome with the last guess before it.

    Later outcomes of the same prediction are not counted: by then it is known.
    """
    guesses: dict[str, Event] = {}
    found: dict[str, Judged] = {}
    for event in events:
        if event.kind == "prediction" and not event.payload["hindsight"]:
            guesses[event.key] = event
        is_outcome = event.kind == "observation" and event.payload["held"] is not None
        if is_outcome and event.key in guesses and event.key not in found:
            sure = guesses[event.key].payload["confidence"]
            found[event.key] = Judged(event.key, sure, event.payload["held"])
    return list(found.values())


def brier_score(known: Sequence[Judged]) -> float:
    """Return the mean squared distance of confidence and outcome (Brier 1950)."""
    return sum((one.confidence / 100 - one.held) ** 2 for one in known) / len(known)


def bins(known: Sequence[Judged]) -> list[Bin]:
    """Return the bins that hold a prediction, each with its Wilson interval."""
    from scipy.stats import binomtest  # takes half a second: only when it is asked

    made = []
    for low, high, label in _BINS:
        inside = [one for one in known if low <= one.confidence < high]
        if not inside:
            continue
        held = sum(one.held for one in inside)
        range_ = binomtest(held, len(inside)).proportion_ci(method="wilson")
        stated = sum(one.confidence for one in inside) / len(inside)
        shares = (100 * float(range_.low), 100 * float(range_.high))
        made.append(Bin(label, len(inside), held, stated, *shares))
    return made


def calibration_card(journal: Journal) -> Card:
    """Return the card that sets confidence beside outcomes."""
    known = judged(journal.events())
    if len(known) < ENOUGH:
        missing = ENOUGH - len(known)
        noun = "prediction" if missing == 1 else "predictions"
        return say(
            "Calibration",
            f"{len(known)} of your predictions have an outcome so far. After "
            f"{missing} more {noun} this card compares confidence with outcomes.",
            sign="◔",
            tone="note",
        )
    sentences = [part.words for part in bins(known)] + [_brier_words(known)]
    title = f"Calibration after {len(known)} predictions"
    body = html.join([html.listing(sentences), _details(known)])
    return Card(
        f"{title}. {' '.join(sentences)}",
        html.card(title, sign="◔", body=body, tone="note"),
    )


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


def _details(known: Sequence[Judged]) -> str:
    """Return the table behind the words."""
    rows = [
        (
            part.label,
            f"{part.held} of {part.count}",
            f"{part.low:.0f} to {part.high:.0f} %",
            f"{part.stated:.0f} %",
        )
        for part in bins(known)
    ]
    columns = ("Confidence", "Held", "Plausible range", "Said on average")
    shown = html.table("95 % Wilson intervals", columns, rows)
    return html.more("The numbers", shown)
