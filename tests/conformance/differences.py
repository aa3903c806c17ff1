"""Where our default grading differs from stock nbgrader, and under which heading.

The reasons stand in docs/differences.md. Whatever differs and is not listed here
is a fault.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """An entry of a submission that differs; "outcome" stands for all of them."""

    exercise: str
    learner: str
    what: str
    reason: str


MARKS = "marks on cells are the instructor's"
TYPE = "a cell of another type is given its own back"
NO_CELLS = "a notebook without any of the assignment's cells is broken"

DIFFERENCES: tuple[Difference, ...] = (
    *(
        Difference("cells", learner, "outcome", TYPE)
        for learner in ("answer-type", "grade-type", "one-markdown")
    ),
    Difference("cells", "manual", "outcome", MARKS),
    *(
        Difference("squares", learner, "outcome", MARKS)
        for learner in ("schema-0", "schema-0-invalid", "schema-1", "schema-2")
    ),
    Difference("hidden", "solved", "outcome", MARKS),
    *(
        Difference("squares", learner, "outcome", NO_CELLS)
        for learner in ("no-metadata", "recursion")
    ),
    Difference("cells", "no-type", "outcome", NO_CELLS),
)

# What nbgrader refuses and we grade holds the same answers as what it grades.
SAME_ANSWERS: dict[str, str] = {
    "cells/answer-type": "cells/unchanged",
    "cells/grade-type": "cells/unchanged",
    "squares/schema-0": "squares/solved",
    "squares/schema-1": "squares/solved",
    "squares/schema-2": "squares/solved",
}
