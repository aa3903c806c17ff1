"""How an author writes a question: items, quizzes and their messages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

MARKS = {
    "A": "checked by machine",
    "S": "structure checked",
    "R": "reviewed by people",
    "N": "not checked",
}
PROBE_KINDS = ("value", "canary", "metamorphic", "spy", "mutant", "structure")

Probe = Callable[..., None]


@dataclass(frozen=True)
class Message:
    """What a learner is told: what was observed, why it matters, what to try.

    The texts are `str.format` templates, filled with the numbers that
    `fail(id, **numbers)` was given.
    """

    observed: str
    why: str
    attempt: str

    def filled(self, numbers: dict[str, Any]) -> "Message":
        """Return this message with `numbers` in place."""
        parts = (self.observed, self.why, self.attempt)
        return Message(*(part.format(**numbers) for part in parts))

    def __str__(self) -> str:
        return f"{self.observed} {self.why} {self.attempt}"


@dataclass(frozen=True)
class PlannedProbe:
    """One experiment of an item, with the points that it is worth."""

    kind: str
    points: float
    run: Probe

    @property
    def name(self) -> str:
        """The name of the probe's function, in words."""
        return self.run.__name__.replace("_", " ")


@dataclass
class Item:
    """One gradable thing: its contract, hints, misconceptions and probes.

    `answer` is the name that the learner defines. `review_points` belong to
    people; the machine's points are the sum over `probes`. `trust` is "low"
    where a probe has to run beside the learner's code; a smoke item carries no
    points. `blank` holds texts
    that stand in an untouched answer.
    """

    id: str
    title: str
    answer: str
    marks: dict[str, str]
    hints: tuple[str, str, str]
    misconceptions: dict[str, Message]
    review_points: float = 0
    trust: str = "high"
    is_optional: bool = False
    is_smoke: bool = False
    blank: tuple[str, ...] = ()
    seconds: float = 60
    probes: list[PlannedProbe] = field(default_factory=list)

    def __post_init__(self) -> None:
        unknown = set(self.marks) - set(MARKS)
        if unknown:
            raise ValueError(f"{self.id}: unknown marks {sorted(unknown)}")
        if len(self.hints) != 3:
            raise ValueError(f"{self.id}: a hint has three rungs")

    @property
    def module(self) -> str:
        """The number of the module, such as "03"."""
        return self.id.split("-")[0]

    @property
    def points(self) -> float:
        """What the machine can give: the sum over the probes."""
        return sum(probe.points for probe in self.probes)

    def probe(self, kind: str, points: float) -> Callable[[Probe], Probe]:
        """Add the decorated function `(answer, rng)` as a probe of this item."""
        if kind not in PROBE_KINDS:
            raise ValueError(f"{self.id}: unknown kind of probe {kind!r}")

        def add(run: Probe) -> Probe:
            self.probes.append(PlannedProbe(kind, points, run))
            return run

        return add


@dataclass(frozen=True)
class Option:
    """One option of a quiz, with the explanation that choosing it shows."""

    text: str
    explanation: str
    misconception: str | None = None
    is_correct: bool = False


@dataclass(frozen=True)
class Quiz:
    """A question with options, each of which teaches something."""

    id: str
    question: str
    options: dict[str, Option]

    def __post_init__(self) -> None:
        if sum(option.is_correct for option in self.options.values()) != 1:
            raise ValueError(f"{self.id}: exactly one option is correct")

    @property
    def module(self) -> str:
        """The number of the module, such as "03"."""
        return self.id.split(".")[0]
