"""The trusted checker: run test cells here, with the submission's work by value."""

from grader.engine.sealed.checker import Checker, Tested
from grader.engine.sealed.errors import LearnerError, Refused, Stopped
from grader.engine.sealed.names import Names, free_names, names_of
from grader.engine.sealed.origins import Origins, origins_of
from grader.engine.sealed.warm import warm

__all__ = [
    "Checker",
    "LearnerError",
    "Names",
    "Origins",
    "Refused",
    "Stopped",
    "Tested",
    "free_names",
    "names_of",
    "origins_of",
    "warm",
]
