"""One broken promise: where, and what does not hold."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Broken:
    """A promise that a source does not keep.

    `is_time` marks a promise about seconds, which a busy machine breaks as well.
    """

    path: Path
    problem: str
    is_time: bool = False

    def __str__(self) -> str:
        name = "/".join(self.path.parts[-2:])
        if self.path.parent.name in ("wrong", "alternative"):
            name = "/".join(self.path.parts[-3:])
        return f"{name}: {self.problem}"
