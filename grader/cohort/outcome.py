"""What became of one submission: an outcome in words, points, and why."""

from dataclasses import asdict, dataclass
from typing import Any

OUTCOMES = (
    "graded",
    "not attempted",
    "broken",
    "timed out",
    "out of memory",
    "kernel died",
    "refused",
    "grader failed",
)


@dataclass(frozen=True)
class ItemVerdict:
    """What the check of one item said, from the verdict in the graded notebook."""

    item: str
    outcome: str
    points: float
    max_points: float
    misconceptions: tuple[str, ...] = ()
    seed: int | None = None


@dataclass(frozen=True)
class Result:
    """The recorded outcome of one learner's submission.

    `points` are the gradebook's, `problems` what intake found, in plain words,
    and `reason` why there is no grade, where there is none. `box` is "warm" or "cold".
    """

    learner: str
    assignment: str
    outcome: str
    reason: str = ""
    points: float = 0
    max_points: float = 0
    penalty: float = 0
    is_late: bool = False
    needs_review: bool = False
    submitted: str = ""
    verdicts: tuple[ItemVerdict, ...] = ()
    problems: tuple[str, ...] = ()
    notes: str = ""
    seconds: float = 0
    cpu_seconds: float = 0
    level: str = ""
    box: str = ""
    low_trust: tuple[str, ...] = ()
    is_reused: bool = False

    @property
    def misconceptions(self) -> tuple[str, ...]:
        """The ids of what was recognised, each once."""
        found = [id for verdict in self.verdicts for id in verdict.misconceptions]
        return tuple(dict.fromkeys(found))

    @property
    def not_judged(self) -> tuple[str, ...]:
        """The items whose check failed, which is never the learner's fault."""
        judged = [one for one in self.verdicts if one.outcome == "not judged"]
        return tuple(one.item for one in judged)

    def to_dict(self) -> dict[str, Any]:
        """Return what JSON can hold."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Result":
        """Return the result that `to_dict` described."""
        verdicts = [
            ItemVerdict(**{**one, "misconceptions": tuple(one["misconceptions"])})
            for one in data["verdicts"]
        ]
        listed = {name: tuple(data[name]) for name in ("problems", "low_trust")}
        return cls(**{**data, "verdicts": tuple(verdicts), **listed})
