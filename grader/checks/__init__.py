"""The vocabulary of checks: what a module's `checks.py` imports."""

from grader.checks import canary, metamorphic
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
from grader.checks.wire import Recipe

__all__ = [
    "Item",
    "Message",
    "Option",
    "Quiz",
    "Recipe",
    "canary",
    "fail",
    "labels",
    "metamorphic",
    "number",
    "one_of",
    "sequence",
    "series",
    "table",
    "text",
    "whole",
]
