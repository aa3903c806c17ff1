"""Which perturbations can say anything about a project, and why the others cannot."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from grader.project.card.catalogue import PERTURBATIONS, Perturbation

_UNDECLARED = {
    "time": "no `time` column is declared in project.toml",
    "groups": "no `groups` column is declared in project.toml",
}


@dataclass(frozen=True)
class Planned:
    """A perturbation, and why it would say nothing ("" where it can be run)."""

    perturbation: Perturbation
    because: str = ""


def planned(
    declared: Mapping[str, str], facts: Mapping[str, Any]
) -> tuple[Planned, ...]:
    """Return every perturbation with the reason that keeps it from being run.

    `declared` are the columns of project.toml by setting; `facts` come from the
    reference run.
    """
    return tuple(Planned(one, _reason(one, declared, facts)) for one in PERTURBATIONS)


def _reason(
    one: Perturbation, declared: Mapping[str, str], facts: Mapping[str, Any]
) -> str:
    if one.needs and not declared.get(one.needs):
        return _UNDECLARED[one.needs]
    if one.id == "model_seeds" and not facts.get("has_seeds"):
        return "the model is deterministic: it takes no `random_state`"
    if facts.get("is_in_time_order"):
        if one.id == "time_order":
            return "your own split is in time order already"
        if one.id == "split_seeds":
            return "your split follows time, which has one order"
    return ""
