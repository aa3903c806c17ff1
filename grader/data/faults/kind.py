"""What every kind of fault has: a name, a story, a symptom, and places for it."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np

from grader.data.faults.sheet import Change, Copies, Removal, Sheet

Place = tuple[str, ...]
Damage = Change | Removal | Copies

# What shows a fault: a summary of the table; a count or a plot of a column; a
# comparison of columns, of times or with what is known of the world.
VISIBILITIES = ("loud", "quiet", "hidden")
LEVELS = (1, 2, 3)


@dataclass(frozen=True)
class Kind(ABC):
    """One kind of fault.

    `symptom` is told to whoever missed it and never names the fault; `where` says
    which tables it fits; `shares` are the shares of rows at levels 1 to 3.
    """

    name: str
    title: str
    visibility: str
    story: str
    symptom: str
    where: str
    shares: tuple[float, float, float]

    @property
    def removes(self) -> bool:
        """Whether this fault takes rows out of the table."""
        return False

    @abstractmethod
    def places(self, sheet: Sheet) -> list[Place]:
        """Return the columns, or groups of columns, where this fault fits."""

    @abstractmethod
    def harm(
        self, sheet: Sheet, place: Place, rng: np.random.Generator, level: int
    ) -> Damage | None:
        """Return the damage done in `place`; None when it would not be seen."""

    def share(self, level: int) -> float:
        """Return the share of rows that a fault of this level touches."""
        return self.shares[level - 1]
