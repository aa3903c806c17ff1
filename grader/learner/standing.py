"""Where a learner stands: the best and the latest verdict of every item."""

from dataclasses import dataclass
from pathlib import Path

from grader.checks import loader
from grader.checks.question import Item
from grader.learner import home
from grader.learner.begin import copy_of
from grader.learner.events import Event
from grader.learner.journal import Journal
from grader.manifest import FULL, Module, Route, load_manifest

NOT_YET = "not yet"


@dataclass(frozen=True)
class ItemStanding:
    """One item; `best` and `latest` are outcomes, "not yet" without a verdict."""

    item: Item
    best: str
    latest: str
    points: float

    @property
    def is_passed(self) -> bool:
        """Whether the best verdict is a pass."""
        return self.best == "passed"


@dataclass(frozen=True)
class ModuleStanding:
    """One module with its items; `copy` is the learner's notebook, if begun."""

    module: Module
    items: tuple[ItemStanding, ...]
    copy: Path | None
    lesson: Path | None

    @property
    def passed(self) -> int:
        """How many items are passed."""
        return sum(one.is_passed for one in self.items)

    @property
    def next_item(self) -> ItemStanding | None:
        """The first item that is not passed; optional ones come last."""
        waiting = [one for one in self.items if not one.is_passed]
        waiting.sort(key=lambda one: one.item.is_optional)
        return waiting[0] if waiting else None

    @property
    def is_done(self) -> bool:
        """Whether every item that is not optional is passed."""
        return all(one.is_passed for one in self.items if not one.item.is_optional)


@dataclass(frozen=True)
class Step:
    """One step of a path: a module, or one item of it that is wanted early."""

    standing: ModuleStanding
    early: ItemStanding | None = None

    @property
    def is_done(self) -> bool:
        """Whether the item is passed, or the whole module is done."""
        return self.early.is_passed if self.early else self.standing.is_done

    @property
    def next_item(self) -> ItemStanding | None:
        """The item to do next in this step."""
        return self.early or self.standing.next_item


def steps(found: list[ModuleStanding], route: Route) -> list[Step]:
    """Return the steps of a path that are there, in its order."""
    here = {one.module.number: one for one in found}
    made = []
    for step in route.steps:
        one = here.get(step[:2])
        if one is None:
            continue
        if step == one.module.number:
            made.append(Step(one))
        made += [Step(one, item) for item in one.items if item.item.id == step]
    return made


def standings(notes: Journal, number: str | None = None) -> list[ModuleStanding]:
    """Return the standing in each module that has checks, or in `number` alone."""
    verdicts: dict[str, list[Event]] = {}
    for event in notes.events("verdict"):
        verdicts.setdefault(event.key, []).append(event)
    shipped = loader.modules()
    manifest = load_manifest()
    order = [step for step in manifest.path(FULL).steps if "-" not in step]
    order += sorted({m.number for m in manifest.modules} - set(order))
    modules = [m for m in manifest.modules if m.number in shipped]
    modules.sort(key=lambda module: order.index(module.number))
    return [
        ModuleStanding(
            module,
            tuple(_item(item, verdicts.get(item.id, [])) for item in _items(module)),
            copy_of(module.folder),
            _lesson(module),
        )
        for module in modules
        if number in (None, module.number)
    ]


def _items(module: Module) -> list[Item]:
    """Return the items of `module` that have points."""
    return loader.items(module.number)


def _item(item: Item, verdicts: list[Event]) -> ItemStanding:
    """Return the standing in one item."""
    if not verdicts:
        return ItemStanding(item, NOT_YET, NOT_YET, 0.0)
    best = max(verdicts, key=lambda event: event.payload.get("points") or 0.0)
    outcomes = [event.payload.get("outcome", NOT_YET) for event in verdicts]
    outcome = "passed" if "passed" in outcomes else best.payload["outcome"]
    points = float(best.payload.get("points") or 0.0)
    return ItemStanding(item, outcome, outcomes[-1], points)


def _lesson(module: Module) -> Path | None:
    """Return the lesson's notebook where the course is at hand."""
    root = home.course_root()
    path = root / "course" / f"{module.folder}.ipynb" if root else None
    return path if path and path.is_file() else None
