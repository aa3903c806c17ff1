"""Plant faults in a clean table, and seal what was planted."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from grader.data.faults.catalogue import kind_named, visible_at
from grader.data.faults.kind import LEVELS, Kind
from grader.data.faults.manifest import Sealed
from grader.data.faults.sheet import Sheet
from grader.data.faults.work import Work, begun
from grader.errors import CalledWrongly, DataError

NUMBERS = {1: 3, 2: 5, 3: 7}
_TRIES = 4  # places that a kind is offered before another kind is taken


def plant(
    table: pd.DataFrame,
    seed: int,
    level: int = 1,
    *,
    target: str | None = None,
    time: str | None = None,
    kinds: Iterable[str] | None = None,
    number: int | None = None,
) -> tuple[pd.DataFrame, Sealed]:
    """Return a dirty copy of a clean table, and the sealed list of its faults.

    `level` is 1 (loud faults), 2 (quiet ones too) or 3 (hidden ones too). `target`
    and `time` name the columns to predict and to order by, for the faults that
    need them. `kinds` restricts the kinds, whatever the level; `number` is how
    many faults to plant, 0 for a healthy table, else 3, 5 or 7 by level, and fewer
    where fewer fit. Rows are counted from 0: the dirty table has an index of its
    own. The same arguments give the same result. Raise `DataError` when no fault
    fits the table.
    """
    sheet = _sheet(table, target, time)
    pool = _pool(level, kinds)
    count = NUMBERS[level] if number is None else int(number)
    rng = np.random.default_rng([int(seed) % 2**63, level])
    work = begun(sheet)
    for chosen in _staged(_ordered(pool, rng, level), sheet, count):
        may_remove = not work.undo.removed_rows
        if len(work.hits) < count and (may_remove or not chosen.removes):
            work = _tried(work, chosen, rng, level)
    if count and not work.hits:
        raise DataError(_unfit(sheet.frame, pool))
    return work.finished(seed=int(seed), level=level)


def _sheet(table: pd.DataFrame, target: str | None, time: str | None) -> Sheet:
    """Return a table as a sheet, or say why nothing can be planted in it."""
    if not isinstance(table, pd.DataFrame):
        raise CalledWrongly(f"`plant` takes a DataFrame, not {type(table).__name__}.")
    names = list(table.columns)
    odd = [name for name in names if type(name) is not str or not name]
    if odd:
        raise DataError(
            f"A column is named {odd[0]!r}. Give every column a text as its name, for "
            "example with `table.columns = [...]`."
        )
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise DataError(f"Two columns are named `{twice[0]}`. Rename one of them.")
    for role, name in (("target", target), ("time", time)):
        if name is not None and name not in names:
            raise CalledWrongly(
                f"There is no column `{name}` for `{role}`. There are: "
                f"{', '.join(names) or 'none'}."
            )
    return Sheet(table.reset_index(drop=True), target, time)


def _pool(level: int, kinds: Iterable[str] | None) -> list[Kind]:
    """Return the kinds to choose from."""
    if level not in LEVELS:
        raise CalledWrongly(f"`level` is 1, 2 or 3, not {level!r}.")
    if kinds is None:
        return list(visible_at(level))
    names = [kinds] if isinstance(kinds, str) else list(kinds)
    return [kind_named(name) for name in dict.fromkeys(names)]


def _ordered(pool: list[Kind], rng: np.random.Generator, level: int) -> list[Kind]:
    """Return the kinds in the order in which they are tried.

    A level begins with the kinds that the level below does not have, some of them.
    """
    shuffled = [pool[i] for i in rng.permutation(len(pool))]
    if level == 1:
        return shuffled
    new = {2: "quiet", 3: "hidden"}[level]
    first = [one for one in shuffled if one.visibility == new][:level]
    return first + [one for one in shuffled if one not in first]


def _staged(ordered: list[Kind], sheet: Sheet, count: int) -> list[Kind]:
    """Return the kinds that fit, those that remove rows first.

    All later damage counts the rows that are kept. So what removes rows is done
    with if it is not among the first.
    """
    fitting = [one for one in ordered if one.places(sheet)]
    first = sorted(fitting[:count], key=lambda one: not one.removes)
    return first + [one for one in fitting[count:] if not one.removes]


def _tried(work: Work, chosen: Kind, rng: np.random.Generator, level: int) -> Work:
    """Return the work with one more fault, or as it was if the kind does not fit."""
    places = chosen.places(work.sheet)
    for index in rng.permutation(len(places))[:_TRIES]:
        place = places[int(index)]
        damage = chosen.harm(work.sheet, place, rng, level)
        if damage is not None:
            return work.harmed(chosen.name, place, damage)
    return work


def _unfit(frame: pd.DataFrame, pool: list[Kind]) -> str:
    """Say why nothing could be planted, and what would be needed."""
    size = f"{len(frame)} rows and {len(frame.columns)} columns"
    if len(pool) == 1:
        return (
            f"`{pool[0].name}` does not fit this table of {size}. It needs "
            f"{pool[0].where}."
        )
    return (
        f"No fault fits this table of {size}. Give 20 rows or more, with a column of "
        "numbers, dates or repeated names."
    )
