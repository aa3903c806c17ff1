"""Bring the author's and the peers' levels together; peers inform, they do not decide.

Peers are generous, and more so on what is hard to judge (Freeman & Parks 2010), so
their median never raises a level.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low

from grader.errors import ProjectError
from grader.project.review.form import Form
from grader.project.review.rubric import Criterion, criteria

_FAR = 2


@dataclass(frozen=True)
class Row:
    """One criterion: the author's level, the peers', what counts, and why it is open.

    `flag` says where two levels or more lie between people; `answer` is the author's.
    """

    criterion: Criterion
    own: int
    peers: tuple[int, ...]
    median: int | None
    flag: str
    answer: str

    @property
    def is_open(self) -> bool:
        """Return whether the author still owes an answer."""
        return bool(self.flag) and not self.answer

    @property
    def level(self) -> int:
        """Return what counts: the author's level, or the lower one while open."""
        if self.is_open and self.median is not None:
            return min(self.own, self.median)
        return self.own


def joined(own: Form, peers: Sequence[Form] = ()) -> tuple[Row, ...]:
    """Return a row for each criterion; raise ProjectError for a form given twice."""
    for number, one in enumerate(peers):
        if one in peers[:number]:
            raise ProjectError(
                "The same form was given twice. Give each peer's form once."
            )
    return tuple(_row(one, own, peers) for one in criteria())


def _row(one: Criterion, own: Form, peers: Sequence[Form]) -> Row:
    mine = own.marks[one.id]
    theirs = tuple(form.marks[one.id].level for form in peers if one.id in form.marks)
    median = median_low(theirs) if theirs else None
    flag = ""
    if median is not None and abs(mine.counted - median) >= _FAR:
        flag = "author and peers are two levels apart or more"
    elif theirs and max(theirs) - min(theirs) >= _FAR:
        flag = "peers are two levels apart or more"
    return Row(one, mine.counted, theirs, median, flag, mine.answer)
