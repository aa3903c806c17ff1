"""What an order may change in a project, stage by stage, as pure functions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from grader.errors import ProjectError
from grader.project.orders import AS_IS

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    Table = Callable[["pd.DataFrame", "Given"], "pd.DataFrame"]
    Split = Callable[["pd.DataFrame", "Given"], tuple["pd.DataFrame", "pd.DataFrame"]]


@dataclass(frozen=True)
class Given:
    """What a change may know: the columns that were declared, chance, options."""

    target: str
    groups: str
    time: str
    rng: "np.random.Generator"
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """A change to one run. A stage that is None stays the author's.

    `table` changes what `load` returned, before any preparation; it keeps the labels
    of rows that it keeps, and gives new ones to rows that it makes. `split` replaces
    the author's. `train` and `test` change a part after the split. Raises NotAsked
    where it would mean nothing for this project.
    """

    table: "Table | None" = None
    split: "Split | None" = None
    train: "Table | None" = None
    test: "Table | None" = None


class NotAsked(Exception):
    """This change would tell nothing about this project; the text says why."""


def find_change(name: str) -> Change:
    """Return the change with this name."""
    if name == AS_IS:
        return Change()
    if find_spec("grader.project.perturbations"):
        module = import_module("grader.project.perturbations")
        known = getattr(module, "CHANGES", {})
        if name in known:
            change: Change = known[name]
            return change
    raise ProjectError(f"There is no change {name!r}.")
