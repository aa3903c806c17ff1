"""Everything that one evaluation needs, and nothing that leads back to the course.

A bundle may go to another process or machine: it holds no database address and no
path of the course directory.
"""

from collections.abc import Iterable, Iterator, Mapping
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
    `warm` names the modules that a warm box has imported; None insists on cold ones.
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
    warm: tuple[str, ...] | None = None
    salt: str = field(default="", repr=False)
    key: str = ""
    digest: str = ""

    @property
    def patience(self) -> float:
        """Seconds after which an evaluation is given up."""
        return sum(2 * plan.limits.wall + _MARGIN for plan in self.plans)

    def warm_up(self) -> None:
        """Do once, in a process that is then forked, what every evaluation needs.

        Nothing of the submission is looked at.
        """
        from grader.engine.sealed import origins_of, warm

        for plan in self.plans:
            warm(plan.cells)
            origins_of(plan.cells)


def modules(plans: Iterable[Plan]) -> tuple[str, ...]:
    """Return the modules that the instructor's notebooks import, parents first.

    What may be a module or a name in one, `b` of `from a import b`, is listed too.
    """
    from grader.engine.sealed.names import names_of

    found: dict[str, None] = {}
    for plan in plans:
        for cell in plan.cells:
            if cell.cell_type == "code":
                for text in (cell.source, cell.solution_source):
                    names = names_of(text)
                    found |= dict.fromkeys(names.modules)
                    found |= dict.fromkeys(_parts(names.imports.values()))
    return tuple(found)


def _parts(statements: Iterable[str]) -> Iterator[str]:
    """Yield `a.b` for each `from a import b`."""
    for line in "\n".join(statements).splitlines():
        words = line.split()
        if words[0] == "from" and not words[1].startswith("."):
            yield f"{words[1]}.{words[3]}"
