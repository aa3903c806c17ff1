"""Everything that one evaluation needs, and nothing that leads back to the course.

A bundle may go to another process or machine: it holds no database address and no
path of the course directory.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nbformat import NotebookNode

from grader.engine.plan import Plan

# What starting boxes and checkers may take beside the limits of the cells.
_MARGIN = 90.0


@dataclass(frozen=True)
class Bundle:
    """One submission with its plans, ready to be evaluated.

    `visible` is, by notebook and test cell, the part of the test that the learner
    was given. `checks` are those files of our own course that learners have, too, for
    an assignment of ours. `level` insists on a level of box; "" takes the best.
    """

    learner: str
    assignment: str
    plans: tuple[Plan, ...]
    notebooks: Mapping[str, NotebookNode] = field(repr=False)
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    checks: Mapping[str, str] = field(default_factory=dict, repr=False)
    visible: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)
    notes: tuple[str, ...] = ()
    is_untouched: bool = False
    level: str = ""
    salt: str = field(default="", repr=False)
    key: str = ""
    digest: str = ""

    @property
    def patience(self) -> float:
        """Seconds after which an evaluation is given up."""
        return sum(2 * plan.limits.wall + _MARGIN for plan in self.plans)

    @property
    def imports(self) -> tuple[str, ...]:
        """The modules that tests import, which a warm process has at hand."""
        from grader.engine.sealed.names import names_of

        found = {
            statement.split()[1].split(".")[0]
            for plan in self.plans
            for cell in plan.cells
            if cell.cell_type == "code" and cell.kind != "solution"
            for statement in names_of(cell.source).imports.values()
        }
        return tuple(sorted(found))
