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


PUT_BACK = "a deleted check cell is put back"
MARKS = "marks on cells are the instructor's"
NO_CELLS = "a notebook without any of the assignment's cells is broken"

_ANSWERS = ("sum_of_squares_equation", "sum_of_squares_application")

DIFFERENCES: tuple[Difference, ...] = (
    *(
        Difference("squares", "hidden", f"p1: {what}{name}", PUT_BACK)
        for name in _ANSWERS
        for what in ("", "comment on ")
    ),
    Difference("cells", "manual", "outcome", PUT_BACK),
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
