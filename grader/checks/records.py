"""Small records that a notebook call leaves behind and a check can read.

A prediction, a quiz answer or a decision is an answer that lives in a cell's
source; these classes are what crosses to a check, wherever it runs.
"""

from dataclasses import asdict, dataclass
from html import escape
from typing import Any, ClassVar


@dataclass(frozen=True)
class Record:
    """The base of all records; `kind` names the subclass on the wire."""

    kind: ClassVar[str] = "record"

    def _repr_html_(self) -> str:
        return f"<p>{escape(repr(self))}</p>"


@dataclass(frozen=True)
class Prediction(Record):
    """What somebody expected to see, and how sure they were.

    `low` and `high` bound a numeric prediction; a worded one stands in `text`.
    `confidence` is in percent. `hindsight` says that the outcome had already
    been observed in this kernel.
    """

    kind: ClassVar[str] = "prediction"

    id: str
    low: float | None
    high: float | None
    text: str | None
    confidence: float
    why: str = ""
    hindsight: bool = False

    def __repr__(self) -> str:
        sure = f"{self.confidence:g} % sure"
        return f"{self.id}: predicted {self.expected}, {sure}"

    @property
    def expected(self) -> str:
        """The prediction in words."""
        if self.text is not None or self.low is None or self.high is None:
            return self.text or ""
        if self.low == self.high:
            return plain(self.low)
        return f"{plain(self.low)} to {plain(self.high)}"

    def holds(self, value: Any) -> bool:
        """Return whether `value` is what was predicted."""
        if self.text is not None:
            return str(value).strip().casefold() == self.text.strip().casefold()
        return bool(self.low <= float(value) <= self.high)  # type: ignore[operator]


@dataclass(frozen=True)
class QuizAnswer(Record):
    """The option that somebody chose."""

    kind: ClassVar[str] = "quiz-answer"

    id: str
    choice: str
    is_correct: bool
    misconception: str | None = None

    def __repr__(self) -> str:
        return f"{self.id}: chose {self.choice!r}"


@dataclass(frozen=True)
class Decision(Record):
    """A choice with its reason and the alternative that was turned down."""

    kind: ClassVar[str] = "decision"

    id: str
    choice: str
    because: str
    instead_of: str = ""

    def __repr__(self) -> str:
        return f"{self.id}: decided {self.choice!r}"


KINDS: dict[str, type[Record]] = {
    kind.kind: kind for kind in (Prediction, QuizAnswer, Decision)
}


def plain(value: float, digits: int = 6) -> str:
    """Return a number as people write it: 0.0062, 1048, 33,811; never 3.4e+04."""
    if 10_000 <= abs(value) < 1e15:
        return f"{value:,.0f}"
    return f"{value:.{digits}g}"


def fields(record: Record) -> dict[str, Any]:
    """Return the fields of `record` as plain values."""
    return asdict(record)
