"""The slice explorer: what a model promised and what happened, slice by slice.

Every slice shows its size and the interval of its rate, because a small slice can
look terrible by luck. Every move is also a call, `slice_explorer(…, by="carrier")`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from grader.errors import CalledWrongly
from grader.learner import html
from grader.learner.controls import show_moves
from grader.learner.screen import Shown, is_live, told

if TYPE_CHECKING:
    import pandas as pd

SIZES = (1, 30, 100, 300)
_GAP = "(gap)"
_Z = 1.959964  # 95 % of a normal distribution lie within
_MOST_SHOWN = 20
_FEW_VALUES = 12  # a numeric column with more is cut into parts of equal count
_PARTS = 6
_ROOM = 12  # width of the track from 0 to 1, in em


@dataclass(frozen=True)
class Slice:
    """The rows that share a value: how many, what was promised, what happened."""

    name: str
    n: int
    promised: float
    rate: float
    low: float
    high: float

    @property
    def is_out(self) -> bool:
        """Whether the promise lies outside the interval of the rate."""
        return not self.low <= self.promised <= self.high


@dataclass(frozen=True, repr=False)
class SliceView(Shown):
    """The slices by one column that have `min_n` rows, widest gap first."""

    by: str
    min_n: int
    slices: tuple[Slice, ...]
    small: int
    columns: tuple[str, ...]

    @property
    def out(self) -> int:
        """How many slices leave the promise outside of their interval."""
        return sum(one.is_out for one in self.slices)

    def words(self) -> str:
        """Return the view as lines of text, one for each slice."""
        lines = [", ".join((one.name, *_told(one))) for one in self._shown()]
        return "\n".join([f"{_title(self)}.", *lines, _luck(self), _how(self)])

    def markup(self) -> str:
        """Return the slices as a card with a table."""
        columns = ("Slice", "Rows", "Promised", "Happened, 95 % interval", "", "")
        rows = [_row(one) for one in self._shown()]
        body = [html.table(_caption(self), columns, rows)] if rows else []
        body += [html.paragraph(_luck(self)), html.paragraph(html.inline(_how(self)))]
        return html.card(_title(self), sign="◔", body=html.join(body), tone="note")

    def _shown(self) -> tuple[Slice, ...]:
        return self.slices[:_MOST_SHOWN]


@told
def slice_explorer(
    rows: "pd.DataFrame", y: Any, p: Any, by: str | None = None, min_n: int = 30
) -> SliceView:
    """Show rate and promise in each slice of `rows`, with 95 % intervals.

    `y` holds 0 and 1 and `p` the probabilities that a model gave to these rows,
    in the same order. `by` is a column of `rows`; the first unless given. A
    number with many values is cut into six parts, a gap is a slice of its own.
    Wilson's interval; slices with fewer than `min_n` rows are counted, not shown.
    """
    explorer = _Explorer(*_checked(rows, y, p))
    return explorer.opened(by, min_n)


@dataclass(frozen=True)
class _Explorer:
    """The rows, outcomes and promises that a view is made of."""

    rows: "pd.DataFrame"
    y: Any
    p: Any

    def view(self, by: str, min_n: int) -> SliceView:
        """Return the view by one column."""
        known = tuple(str(name) for name in self.rows.columns)
        if by not in known:
            names = ", ".join(f"`{name}`" for name in known)
            raise CalledWrongly(f"{by!r} is no column here. Choose one of: {names}.")
        some = slices(_named(self.rows[by]), self.y, self.p)
        large = [one for one in some if one.n >= min_n]
        large.sort(key=lambda one: -abs(one.rate - one.promised))
        return SliceView(by, min_n, tuple(large), len(some) - len(large), known)

    def opened(self, by: str | None, min_n: int) -> SliceView:
        """Show the first view, with its controls where a person can use them."""
        if type(min_n) is not int or min_n < 1:
            raise CalledWrongly(f"`min_n` is {min_n!r}. Use a whole number from 1.")
        view = self.view(str(self.rows.columns[0]) if by is None else by, min_n)
        if not is_live() or by is not None:
            return view.show()
        _show_controls(self, view)
        return view


def slices(names: Sequence[str], y: Any, p: Any) -> list[Slice]:
    """Return the slices of rows that share a name."""
    import pandas as pd

    table = pd.DataFrame({"name": list(names), "y": y, "p": p})
    grouped = table.groupby("name").agg(
        n=("y", "size"), late=("y", "sum"), p=("p", "mean")
    )
    return [
        Slice(str(name), int(n), float(p), late / n, *wilson(late, n))
        for name, n, late, p in grouped.itertuples(name=None)
    ]


def wilson(hits: float, n: float) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson, 1927): never of width 0."""
    share = hits / n
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    spread = (share * (1 - share) / n + _Z**2 / (4 * n**2)) ** 0.5
    half = _Z * spread / (1 + _Z**2 / n)
    return float(max(0.0, middle - half)), float(min(1.0, middle + half))


def _checked(rows: Any, y: Any, p: Any) -> tuple["pd.DataFrame", Any, Any]:
    """Return the three inputs, or say which one does not fit and how."""
    import numpy as np
    import pandas as pd

    if not isinstance(rows, pd.DataFrame) or not len(rows) or not len(rows.columns):
        raise CalledWrongly("`slice_explorer` needs a DataFrame with rows first.")
    arrays = {}
    for name, value in (("y", y), ("p", p)):
        try:
            arrays[name] = np.asarray(value, dtype=float).ravel()
        except (TypeError, ValueError):
            raise CalledWrongly(
                f"`{name}` holds something that is no number."
            ) from None
        if len(arrays[name]) != len(rows):
            counts = f"{len(arrays[name])} values for {len(rows)} rows"
            raise CalledWrongly(f"`{name}` has {counts}. Pass one value for each row.")
    if not np.isin(arrays["y"], (0, 1)).all():
        raise CalledWrongly("`y` holds outcomes: 0 and 1, and no gaps.")
    if not ((arrays["p"] >= 0) & (arrays["p"] <= 1)).all():
        raise CalledWrongly("`p` holds probabilities: 0 to 1, and no gaps.")
    return rows, arrays["y"], arrays["p"]


def _named(column: "pd.Series") -> list[str]:
    """Return the name of each row's slice."""
    import pandas as pd

    is_number = pd.api.types.is_numeric_dtype(column)
    if is_number and column.nunique() > _FEW_VALUES:
        least = column.min()
        column = pd.qcut(column, _PARTS, duplicates="drop")
        return [_GAP if pd.isna(part) else _span(part, least) for part in column]
    return [_GAP if pd.isna(one) else _plain(one) for one in column]


def _span(part: "pd.Interval", least: float) -> str:
    above = "" if part.left < least else f"above {part.left:g}, "
    return f"{above}up to {part.right:g}"


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _title(view: SliceView) -> str:
    count = len(view.slices)
    found = f"{view.out} of {count} leave the promise outside their interval"
    return f"Slices by {view.by}, {_rows(view.min_n)} or more · {found}"


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def _caption(view: SliceView) -> str:
    shown = min(len(view.slices), _MOST_SHOWN)
    first = "" if shown == len(view.slices) else f" The first {shown}."
    return (
        f"Widest gap first.{first} In the track from 0 to 1, the bar is the interval "
        "and the line is the promise."
    )


def _luck(view: SliceView) -> str:
    small = f"{view.small} with fewer rows are not shown. " if view.small else ""
    by_luck = len(view.slices) / 20
    return (
        f"{small}Luck alone pushes about one slice in twenty out: here "
        f"{by_luck:.1f} of {len(view.slices)}."
    )


def _how(view: SliceView) -> str:
    names = ", ".join(f'`"{name}"`' for name in view.columns[:8])
    return (
        f'In code: `slice_explorer(rows, y, p, by="{view.by}", '
        f"min_n={view.min_n})`, with {names}."
    )


def _told(one: Slice) -> tuple[str, ...]:
    if one.is_out:
        reading = "▲ more than promised"
        if one.rate < one.promised:
            reading = "▼ fewer than promised"
    else:
        reading = "✓ promise inside"
    happened = f"{one.rate:.2f} ({one.low:.2f} to {one.high:.2f})"
    return (
        f"{one.n} rows",
        f"promised {one.promised:.2f}",
        f"happened {happened}",
        reading,
    )


def _row(one: Slice) -> tuple[str, ...]:
    _, promised, happened, reading = _told(one)
    numbers = (str(one.n), promised.split(" ", 1)[1], happened.split(" ", 1)[1])
    return one.name, *numbers, _track(one), reading


def _track(one: Slice) -> Markup:
    """Return a bar for the interval and a line for the promise, from 0 to 1."""
    marks = sorted({0.0, one.low, one.high, min(max(one.promised, 0.0), 1.0), 1.0})
    parts = []
    for left, right in pairwise(marks):
        inside = one.low <= left and right <= one.high
        ground = f"background-color: {html.TONES['note']};" if inside else ""
        edge = "border-left: 3px solid currentColor;" if left == one.promised else ""
        style = f"display: inline-block; width: {(right - left) * _ROOM:.2f}em; "
        parts.append(
            Markup('<span style="{}{}{}">\xa0</span>').format(style, ground, edge)
        )
    return Markup(
        '<div aria-hidden="true" style="width: {}em; white-space: nowrap;">{}</div>'
    ).format(_ROOM + 1, html.join(parts))


def _show_controls(explorer: _Explorer, view: SliceView) -> None:
    """Show a button for each column and each least size, above a view that follows."""
    now = [view]

    def moved(**change: Any) -> SliceView:
        asked = replace(now[0], **change)
        now[0] = explorer.view(asked.by, asked.min_n)
        return now[0]

    columns = {f"By {name}": partial(moved, by=name) for name in view.columns}
    sizes = {f"{_rows(size)} or more": partial(moved, min_n=size) for size in SIZES}
    show_moves(view, [columns, sizes], _how(view))
