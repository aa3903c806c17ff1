"""Where each name of a test comes from: the instructor, a library, the submission."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from grader.engine.plan import PlannedCell
from grader.engine.sealed.names import BUILTINS, Names, names_of

_ANSWERS = ("solution", "manual")
_GIVEN = ("locked", "test")
_NOTHING: list[int] = []


@dataclass(frozen=True)
class Origins:
    """What the instructor's cells say about names.

    `learners` are names that the instructor's own solution cells bind or change.
    `given` maps a name to the positions of the locked and test cells that bind or
    change it; `helpers` to the functions and classes that unmarked cells define.
    Imports of all cells are in `imports`, those that only a solution makes in
    `asked` too: a submission has to make them as well. `classes` are all classes.
    """

    learners: frozenset[str]
    given: dict[str, list[int]]
    helpers: dict[str, str]
    imports: dict[str, str]
    asked: frozenset[str]
    stars: tuple[str, ...]
    classes: frozenset[str]

    def cells_for(self, name: str, position: int) -> list[int]:
        """Return the instructor's cells before `position` that make `name`."""
        return [p for p in self.given.get(name, _NOTHING) if p < position]

    def is_learners(self, name: str) -> bool:
        """Return whether `name` is for the submission to define."""
        return name in self.learners

    def is_builtin(self, name: str) -> bool:
        """Return whether `name` means what Python means by it."""
        return name in BUILTINS and name not in self.learners


@lru_cache(maxsize=16)
def origins_of(cells: Sequence[PlannedCell]) -> Origins:
    """Return where the names of a plan's cells come from."""
    gathered = _Gathered()
    for position, cell in enumerate(cells):
        for names in _read(cell):
            gathered.add(position, cell.kind, names)
    return gathered.origins()


class _Gathered:
    """What the cells read so far say."""

    def __init__(self) -> None:
        self.given: dict[str, list[int]] = defaultdict(list)
        self.imports: dict[str, str] = {}
        self.helpers: dict[str, str] = {}
        self.bound: set[str] = set()
        self.changed: set[str] = set()
        self.offered: set[str] = set()
        self.stars: list[str] = []
        self.classes: set[str] = set()

    def add(self, position: int, kind: str, names: Names) -> None:
        """Add what a cell at `position` says."""
        self.imports |= names.imports
        self.stars += names.stars
        self.classes |= names.classes
        if kind in _ANSWERS:
            self.bound |= names.binds
            self.changed |= names.changes
            return
        self.offered |= set(names.imports)
        if kind in _GIVEN:
            changes = names.changes if kind == "locked" else frozenset()
            for name in names.binds | changes:
                self.given[name].append(position)
        else:
            self.helpers |= names.defines

    def origins(self) -> Origins:
        """Return what all cells say together."""
        imports = self.imports
        learners = frozenset(self.bound | (self.changed - set(imports) - BUILTINS))
        return Origins(
            learners,
            dict(self.given),
            {name: text for name, text in self.helpers.items() if name not in learners},
            {name: text for name, text in imports.items() if name not in self.bound},
            frozenset(imports) - self.offered,
            tuple(dict.fromkeys(self.stars)),
            frozenset(self.classes),
        )


def _read(cell: PlannedCell) -> list[Names]:
    """Return the names of a cell's texts: as released, and as solved."""
    if cell.cell_type != "code":
        return []
    texts = [cell.source]
    if cell.kind in _ANSWERS and cell.solution_source:
        texts.append(cell.solution_source)
    return [names_of(text) for text in texts]
