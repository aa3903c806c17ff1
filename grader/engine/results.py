"""What became of one submission, on its way from the box to the gradebook."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from nbformat import NotebookNode

GRADED = "graded"
NOT_ATTEMPTED = "not attempted"
BROKEN = "broken"
TIMED_OUT = "timed out"
OUT_OF_MEMORY = "out of memory"
KERNEL_DIED = "kernel died"
REFUSED = "refused"
GRADER_FAILED = "grader failed"

OUTCOMES = (
    GRADED,
    NOT_ATTEMPTED,
    BROKEN,
    TIMED_OUT,
    OUT_OF_MEMORY,
    KERNEL_DIED,
    REFUSED,
    GRADER_FAILED,
)


@dataclass(frozen=True)
class Evaluated:
    """What evaluation says of one submission; the writer makes grades of it.

    `notebooks` holds the executed notebooks by name, outputs of the test cells
    included. With notebooks, the gradebook gets their points, whatever the
    outcome; without, it gets the outcome alone and no points. `key` and `digest`
    are those of the `Prepared` that was evaluated; the writer compares `digest`
    with the files as they are, so that nobody gets the grade of another version.
    `low_trust` names cells as "notebook/cell", `box` says "warm" or "cold", `limits`
    holds those of each notebook that was run.
    """

    learner: str
    assignment: str
    notebooks: Mapping[str, NotebookNode] = field(default_factory=dict)
    outcome: str = GRADED
    reason: str = ""
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    level: str = ""
    box: str = ""
    low_trust: tuple[str, ...] = ()
    limits: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    key: str = ""
    digest: str = ""

    def __post_init__(self) -> None:
        if self.outcome not in OUTCOMES:
            raise ValueError(f"{self.outcome!r} is no outcome: {', '.join(OUTCOMES)}")


@dataclass(frozen=True)
class Recorded:
    """A result as the gradebook holds it, beside the grades that it explains.

    `is_current` says that the grades are still those that were written with it:
    nobody graded again with another program, removed the submission or its folder.
    """

    learner: str
    assignment: str
    outcome: str
    reason: str
    notes: tuple[str, ...]
    seconds: float
    cpu_seconds: float
    level: str
    low_trust: tuple[str, ...]
    key: str
    digest: str
    graded_at: datetime
    box: str = ""
    limits: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    is_current: bool = True
