"""How a run grades, as the command line or a program asks for it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.errors import CalledWrongly
from grader.kernel.cold import WARM
from grader.kernel.detect import UNSAFE

UNBOXED = (
    "No sandbox works here, and you asked to go on: submissions run with all rights "
    "of this account. They can read, change and send whatever you can."
)
REDO = "As soon as a sandbox works, a run without the option grades them again."


@dataclass(frozen=True)
class Options:
    """How to grade; `level` insists on a level of box, "" takes the best.

    `box` is "warm", which takes cold boxes where it has to, or "cold".
    `is_unsafe` runs submissions without any box where no level works.

    `is_salvaging` repairs what it can of broken submissions, which is never what
    nbgrader does; so it does not go with `is_strict`.
    """

    learners: tuple[str, ...] = ()
    force: bool = False
    is_strict: bool = False
    is_salvaging: bool = False
    is_unsafe: bool = False
    level: str = ""
    box: str = WARM
    jobs: int = 0
    limits: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.is_strict and self.is_salvaging:
            raise CalledWrongly(
                "--salvage repairs what nbgrader refuses, so it does not go with "
                "--strict-nbgrader. Leave one of them out."
            )
        if self.is_unsafe and self.level:
            raise CalledWrongly(
                "--level insists on a sandbox, so it does not go with "
                "--unsafe-no-sandbox. Leave one of them out."
            )

    @property
    def wanted(self) -> str:
        """The level as a session takes it."""
        return UNSAFE if self.is_unsafe else self.level

    @property
    def workers(self) -> int:
        """How many submissions at a time, if `jobs` does not say.

        One per core in cold boxes; in warm ones two, since for half of its time a
        submission waits for Linux to make and take down its box.
        """
        each = 2 if self.box == WARM else 1
        return self.jobs or each * len(os.sched_getaffinity(0))
