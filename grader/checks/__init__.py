"""The vocabulary of checks: what a module's `checks.py` imports.

Names are loaded when they are first used: a notebook's `predict` needs records
and quizzes, and should not pay for numpy.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.checks import canary, metamorphic, mutant, personal, quoted
    from grader.checks.diagnoses import diagnosis
    from grader.checks.expect import (
        fail,
        labels,
        number,
        one_of,
        sequence,
        series,
        table,
        text,
        whole,
    )
    from grader.checks.question import Item, Message, Option, Quiz
    from grader.checks.standins import Lent
    from grader.checks.wire import Recipe

__all__ = [
    "Item",
    "Lent",
    "Message",
    "Option",
    "Quiz",
    "Recipe",
    "canary",
    "diagnosis",
    "fail",
    "labels",
    "metamorphic",
    "mutant",
    "number",
    "one_of",
    "personal",
    "quoted",
    "sequence",
    "series",
    "table",
    "text",
    "whole",
]

_HOMES = {
    "question": ("Item", "Message", "Option", "Quiz"),
    "standins": ("Lent",),
    "wire": ("Recipe",),
    "diagnoses": ("diagnosis",),
    "expect": (
        *("fail", "labels", "number", "one_of", "sequence"),
        *("series", "table", "text", "whole"),
    ),
}
_MODULES = ("canary", "metamorphic", "mutant", "personal", "quoted")


def __getattr__(name: str) -> Any:
    """Import what `name` names (called by Python on first use)."""
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
