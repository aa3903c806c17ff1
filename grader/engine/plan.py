"""What one assignment asks of its learners, from the gradebook and the source.

The gradebook holds the full text of every marked cell, hidden tests included; the
notebooks in `release/` (or `source/`) hold the order and the unmarked cells, and
those in `source/` the instructor's own solutions.
"""

from dataclasses import dataclass

from grader.kernel.limits import Limits

TEST = "test"
MANUAL = "manual"
TASK = "task"
SOLUTION = "solution"
LOCKED = "locked"
PLAIN = "plain"


@dataclass(frozen=True)
class PlannedCell:
    """One cell as the instructor wrote it.

    `id` is nbgrader's grade_id, or "plain-3" for an unmarked cell, by its place in
    the notebook. `source` is the gradebook's text, hidden tests included; a plain
    cell's is the released one. `solution_source` is the text in the instructor's
    source notebook, "" where unknown. The rest is nbgrader's metadata.
    """

    id: str
    kind: str
    cell_type: str
    source: str
    points: float = 0.0
    solution_source: str = ""
    is_grade: bool = False
    is_solution: bool = False
    is_locked: bool = False
    checksum: str | None = None

    @property
    def is_marked(self) -> bool:
        """Whether nbgrader knows the cell."""
        return self.kind != PLAIN


@dataclass(frozen=True)
class Plan:
    """One notebook of an assignment; `cells` are in the instructor's order.

    `low_trust` and `credit` come of a trial run on the instructor's own solution:
    the cells that run inside the box, and those whose number is partial credit.
    `key` is the sha256 of everything but the submission that decides a result.
    `kernelspec` is nbgrader's JSON text, "" where the gradebook has none.
    """

    assignment: str
    notebook: str
    cells: tuple[PlannedCell, ...]
    low_trust: frozenset[str] = frozenset()
    credit: frozenset[str] = frozenset()
    key: str = ""
    kernelspec: str = ""
    limits: Limits = Limits()
    is_strict: bool = False

    def cell(self, id: str) -> PlannedCell:
        """Return the cell `id`; raise KeyError if there is none."""
        for cell in self.cells:
            if cell.id == id:
                return cell
        raise KeyError(id)

    @property
    def tests(self) -> tuple[PlannedCell, ...]:
        """The cells that a machine gives points for, in order."""
        return tuple(cell for cell in self.cells if cell.kind == TEST)

    @property
    def max_points(self) -> float:
        """What all graded cells are worth together."""
        return sum(cell.points for cell in self.cells)
