"""Every kind of fault, one object each."""

from grader.data.faults.kind import Kind
from grader.data.faults.numbers import Capped, Drift, Sentinel, Stuck, UnitChange
from grader.data.faults.relations import (
    LabelNoise,
    LeakedTarget,
    SwappedColumns,
    WrongJoin,
)
from grader.data.faults.rows import DoubledRows, DroppedGroup, NearDoubledRows, RowCap
from grader.data.faults.texts import DecimalComma, Encoding, MixedTypes, Spelling
from grader.data.faults.times import DateFormat, DayMonth, ShiftedTime
from grader.errors import CalledWrongly

_ALL: tuple[Kind, ...] = (
    *(UnitChange(), Sentinel(), Capped(), Drift(), Stuck()),
    *(Spelling(), Encoding(), DecimalComma(), MixedTypes()),
    *(DateFormat(), DayMonth(), ShiftedTime()),
    *(DoubledRows(), NearDoubledRows(), DroppedGroup(), RowCap()),
    *(SwappedColumns(), LeakedTarget(), LabelNoise(), WrongJoin()),
)
KINDS: tuple[str, ...] = tuple(one.name for one in _ALL)


def kind_named(name: str) -> Kind:
    """Return the kind of a name; raise `CalledWrongly` for an unknown one."""
    for one in _ALL:
        if one.name == name:
            return one
    raise CalledWrongly(
        f"There is no kind of fault {name!r}. There are: {', '.join(KINDS)}."
    )


def visible_at(level: int) -> tuple[Kind, ...]:
    """Return the kinds that a level plants: loud ones, then quiet, then hidden."""
    seen = {1: ("loud",), 2: ("loud", "quiet"), 3: ("loud", "quiet", "hidden")}
    return tuple(one for one in _ALL if one.visibility in seen[level])
