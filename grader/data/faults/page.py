"""The catalogue of faults as a page: each kind with an example from real data.

`stove fault --catalogue > docs/faults.md` writes it.
"""

from collections.abc import Iterable, Sequence

import pandas as pd

from grader.data.faults.catalogue import KINDS, kind_named
from grader.data.faults.kind import Kind
from grader.data.faults.manifest import Fault, Manifest
from grader.data.faults.planting import plant
from grader.data.faults.play import playground
from grader.data.faults.restoring import restore
from grader.errors import DataError

_TABLES = (
    *("penguins", "seattle_weather", "planes_2013", "flights_2013"),
    *("weather_2013", "oews_metros"),
)
_SEED, _LEVEL = 3, 1
_HEAD = """# Faults

What goes wrong in real tables, as `grader.data.faults` plants it.
This page is made by `stove fault --catalogue > docs/faults.md`; do not edit it.

`stove fault penguins --level 2` plants faults of your own in a real table. The table
lies in `my_work/` then, with the sha256 of the sealed list of what was planted.
`--score diagnosis.csv` compares what you found with the list, `--reveal` opens it. In a
notebook: `from grader import fault`.

A diagnosis names `kind`, `column` and `rows`; rows are counted from 0 and written such
as `3, 5-9` or `all`.

A **loud** fault shows in a summary of the table, a **quiet** one in a count or a plot
of a column, a **hidden** one in a comparison: of columns, of times, or with what is
known of the world. Level 1 plants loud ones, level 2 quiet ones too, level 3 all.
"""


def page() -> str:
    """Return the catalogue as Markdown."""
    return "\n".join([_HEAD, *(_section(kind_named(name)) for name in KINDS)])


def _section(one: Kind) -> str:
    """Return the part of one kind: its story, its symptom and an example."""
    name, target, dirty, manifest = _example(one)
    clean = restore(dirty, manifest)
    fault = manifest.faults[0]
    lines = [
        f"## `{one.name}`: {one.title}",
        "",
        f"*{one.visibility}* · fits {one.where}",
        "",
        f"{one.story} What shows: {one.symptom[0].lower()}{one.symptom[1:]}",
        "",
        f"In `{name}`, {_rows_words(fault, manifest)}:",
        "",
        *_shown(fault, (clean, dirty), manifest, target),
        "",
    ]
    return "\n".join(lines)


def _example(one: Kind) -> tuple[str, str, pd.DataFrame, Manifest]:
    """Return the first table in which a kind fits, its target, and the damage."""
    for name in _TABLES:
        table, target, time = playground(name)
        try:
            dirty, sealed = plant(
                table, _SEED, _LEVEL, target=target, time=time, kinds=[one.name]
            )
        except DataError:
            continue
        return name, str(target), dirty, sealed.reveal()
    raise DataError(f"No table of the catalogue fits `{one.name}`. Add one to it.")


def _rows_words(fault: Fault, manifest: Manifest) -> str:
    """Say how many rows are touched."""
    if manifest.undo.removed_rows:
        return f"{len(manifest.undo.removed_rows):,} rows are gone"
    return f"{len(fault.rows):,} of {manifest.rows:,} rows"


def _shown(
    fault: Fault,
    tables: tuple[pd.DataFrame, pd.DataFrame],
    manifest: Manifest,
    target: str,
) -> list[str]:
    """Return a small table that shows the fault."""
    undo, (clean, dirty) = manifest.undo, tables
    if undo.removed_rows:
        return _sizes(fault, clean, undo.removed_rows)
    if undo.added_rows:
        return _twins(fault, dirty)
    if undo.added_columns:
        shown = dirty[[target, *undo.added_columns]]
        return _markdown(shown.iloc[:: max(1, len(shown) // 4)].head(4))
    rows = _around(fault)
    before = clean[list(fault.columns)].iloc[rows].astype(object)
    after = dirty[list(fault.columns)].iloc[rows].astype(object)
    both = pd.concat(
        [before.add_suffix(" (clean)"), after.add_suffix(" (dirty)")], axis=1
    )
    return _markdown(both)


def _around(fault: Fault) -> list[int]:
    """Return the row before the first touched one, and the first touched ones."""
    first = fault.rows[0]
    return [*([first - 1] if first else []), *fault.rows[:3]]


def _twins(fault: Fault, dirty: pd.DataFrame) -> list[str]:
    """Return rows and their copies, in a few columns."""
    columns = list(dict.fromkeys([*fault.columns, *dirty.columns]))[:5]
    others = dirty.drop(columns=list(fault.columns))
    rows: list[int] = []
    for copy in fault.rows[:2]:
        same = (others.astype(str) == others.iloc[copy].astype(str)).all(axis=1)
        rows += [row for row in same[same].index if row not in rows]
    return _markdown(dirty[columns].iloc[rows])


def _sizes(fault: Fault, clean: pd.DataFrame, removed: tuple[int, ...]) -> list[str]:
    """Return how many rows some groups have in each half, before and after."""
    column, middle = fault.columns[0], len(clean) // 2
    sizes = {}
    for label, table in (("clean", clean), ("dirty", clean.drop(index=list(removed)))):
        is_first = table.index < middle
        sizes[f"first half ({label})"] = table[column][is_first].value_counts()
        sizes[f"second half ({label})"] = table[column][~is_first].value_counts()
        sizes[f"all ({label})"] = table[column].value_counts()
    counts = pd.DataFrame(sizes).fillna(0).astype(int)
    shown = counts.nlargest(5, "all (clean)")
    shown.insert(0, column, shown.index)
    return _markdown(shown.reset_index(drop=True), with_rows=False)


def _markdown(table: pd.DataFrame, with_rows: bool = True) -> list[str]:
    """Return a table in Markdown, with its row numbers first."""
    names = [*(["row"] if with_rows else []), *map(str, table.columns)]
    body = [
        [*([str(row)] if with_rows else []), *map(_cell, cells)]
        for row, cells in zip(table.index, table.to_numpy(dtype=object), strict=True)
    ]
    rule = ["---"] * len(names)
    return [_line(cells) for cells in (names, rule, *body)]


def _line(cells: Iterable[str] | Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(value: object) -> str:
    """Return a cell as a reader sees it, spaces at its ends included."""
    if value is None or value is pd.NaT or value != value:
        return "(gap)"
    if isinstance(value, pd.Timestamp):
        return str(value.date() if value == value.normalize() else value)
    text = str(value).replace("|", "/")
    return f"`{text}`" if text != text.strip() else text
