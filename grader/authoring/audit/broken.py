"""One broken promise: where, and what does not hold."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Broken:
    """A promise that a source does not keep."""

    path: Path
    problem: str

    def __str__(self) -> str:
        name = "/".join(self.path.parts[-2:])
        if self.path.parent.name in ("wrong", "alternative"):
            name = "/".join(self.path.parts[-3:])
        return f"{name}: {self.problem}"
