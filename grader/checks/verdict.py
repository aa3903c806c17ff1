"""The verdict of one item: points, outcome and messages."""

from dataclasses import dataclass
from typing import Any

from grader.checks.question import Message

OUTCOMES = (
    "passed",
    "partly",
    "failed",
    "not attempted",
    "crashed",
    "timed out",
    "not judged",
)


@dataclass(frozen=True)
class Found:
    """A misconception that was recognised, with its message filled in."""

    id: str
    message: Message


@dataclass(frozen=True)
class Verdict:
    """What the checks of one item say; `points` are the machine's alone."""

    item: str
    title: str
    outcome: str
    points: float
    max_points: float
    review_points: float
    found: tuple[Found, ...]
    notes: tuple[str, ...]
    marks: dict[str, str]
    seed: int
    bank: int
    trust: str
    seconds: float

    def to_dict(self) -> dict[str, Any]:
        """Return what machines read (the verdict's own MIME type)."""
        return {
            "item": self.item,
            "outcome": self.outcome,
            "points": self.points,
            "max_points": self.max_points,
            "misconceptions": [one.id for one in self.found],
            "seed": self.seed,
            "bank": self.bank,
            "trust": self.trust,
        }
