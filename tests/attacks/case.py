"""One hostile or odd submission, and what a safe grader must make of it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

OUTCOMES = (
    "graded",
    "not attempted",
    "broken",
    "timed out",
    "out of memory",
    "kernel died",
    "refused",
)
# A kernel that no longer does what it is told may end in one of these ways.
DEAF = ("graded", "timed out", "kernel died")
# Whether memory, time or the kernel itself ends first depends on the machine.
FULL = ("graded", "timed out", "out of memory", "kernel died")


@dataclass(frozen=True)
class Handed:
    """What somebody hands in: a fresh learner's notebook and a folder to fill."""

    folder: Path
    notebook_name: str
    notebook: NotebookNode
    answers: dict[str, str]

    @property
    def path(self) -> Path:
        """Where the notebook belongs."""
        return self.folder / f"{self.notebook_name}.ipynb"

    def cell(self, id: str) -> NotebookNode:
        """Return the cell that nbgrader calls `id`."""
        return next(
            cell for cell in self.notebook.cells if told(cell, "grade_id") == id
        )

    def tests(self) -> list[NotebookNode]:
        """Return the test cells."""
        return [cell for cell in self.notebook.cells if told(cell, "grade")]

    def solve(self) -> None:
        """Fill in the instructor's own answers."""
        for id, source in self.answers.items():
            self.cell(id).source = source

    def blank(self) -> None:
        """Leave every answer out, so that nothing can be earned."""
        for id in self.answers:
            self.cell(id).source = "pass"

    def write(self) -> None:
        """Write the notebook as it is now, without asking whether it is valid."""
        self.raw(json.dumps(self.notebook).encode())

    def raw(self, data: bytes) -> None:
        """Write any bytes where the notebook belongs."""
        self.file(self.path.name, data)

    def file(self, name: str, data: bytes = b"x") -> Path:
        """Hand in one more file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path


Build = Callable[[Handed], None]


@dataclass(frozen=True)
class Case:
    """A submission: the source of its first answer, or a function that makes it.

    The other answers of a submission made of source are `pass`. `outcome` may name
    several where the machine decides; `says` must stand in reason or notes.
    """

    name: str
    outcome: str | tuple[str, ...]
    points: float
    how: str | Build
    assignment: str = "ps1"
    says: str = ""

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes that are right."""
        return (self.outcome,) if isinstance(self.outcome, str) else self.outcome

    def build(self, handed: Handed) -> None:
        """Write the submission."""
        if callable(self.how):
            self.how(handed)
            return
        handed.blank()
        handed.cell(next(iter(handed.answers))).source = self.how.strip("\n")
        handed.write()


def told(cell: NotebookNode, key: str) -> Any:
    """Return what nbgrader notes about a cell."""
    return cell.metadata.get("nbgrader", {}).get(key)


def solved(**answers: str) -> Build:
    """Return a builder of the right solution, with some answers in other words."""

    def build(handed: Handed) -> None:
        handed.solve()
        for id, source in answers.items():
            handed.cell(id).source = source.strip("\n")
        handed.write()

    return build


def unsolved(change: Build) -> Build:
    """Return a builder that changes a notebook without answers and writes it."""

    def build(handed: Handed) -> None:
        handed.blank()
        change(handed)
        handed.write()

    return build


def changed(change: Build) -> Build:
    """Return a builder that changes the solved notebook and writes it."""

    def build(handed: Handed) -> None:
        handed.solve()
        change(handed)
        handed.write()

    return build


def code(source: str, id: str) -> NotebookNode:
    """Return a code cell of a learner's own."""
    return new_code_cell(source, id=id)
