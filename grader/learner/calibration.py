"""How sure somebody was, beside how often it came true.

Some forty predictions are too few for a curve. Three bins with Wilson intervals
(Wilson 1927, as scipy computes them) say what so few can say.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from grader.learner.events import Event

ENOUGH = 3
# What is predicted outside of lessons, by how its key begins.
_KINDS = {"card": "report cards", "weeks": "weekly logs"}
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
    made = []
    for low, high, label in _BINS:
        inside = [one for one in known if low <= one.confidence < high]
        if not inside:
            continue
        held = sum(one.held for one in inside)
        stated = sum(one.confidence for one in inside) / len(inside)
        shares = _plausible(held, len(inside))
        made.append(Bin(label, len(inside), held, stated, *shares))
    return made


def overconfidence(known: Sequence[Judged]) -> tuple[float, float, float]:
    """Return by how many points confidence lies above the outcomes, and its range.

    The range comes from the Wilson interval of the share that held, which also
    holds for a handful of predictions.
    """
    said = sum(one.confidence for one in known) / len(known)
    low, high = _plausible(sum(one.held for one in known), len(known))
    held = 100 * sum(one.held for one in known) / len(known)
    return said - held, said - high, said - low


def _plausible(held: int, count: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share, in percent."""
    from scipy.stats import binomtest  # takes half a second: only when it is asked

    range_ = binomtest(held, count).proportion_ci(method="wilson")
    return 100 * float(range_.low), 100 * float(range_.high)


def pending(events: Sequence[Event]) -> tuple[int, int]:
    """Return how many predictions wait for an outcome, and how many came too late."""
    known = {one.key for one in judged(events)}
    in_time: set[str] = set()
    late: set[str] = set()
    for event in events:
        if event.kind == "prediction":
            (late if event.payload["hindsight"] else in_time).add(event.key)
    return len(in_time - known), len(late - in_time - known)


def by_module(known: Sequence[Judged]) -> dict[str, list[Judged]]:
    """Return the predictions of each module ("03"), then one's own by their kind."""
    found: dict[str, list[Judged]] = {}
    for one in known:
        kind = one.key.partition(".")[0]
        own = _KINDS.get(kind, "your own")
        name = one.key[:2] if one.key[:2].isdigit() else own
        found.setdefault(name, []).append(one)
    return dict(sorted(found.items()))
