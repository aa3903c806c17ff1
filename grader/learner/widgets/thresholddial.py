"""The threshold dial: who is warned, what happened to them, and the bill.

A model gives every row a probability; a threshold, or a number of calls a day,
turns it into a warning, and prices turn warnings into a bill. Every move of the
controls is also a call, `threshold_dial(y, p, at=0.05, miss=40)`, so the dial works
without widgets, for screen readers and when a machine runs the notebook.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from grader.learner import html
from grader.learner.alerts import NEVER, Rows, calls_of, checked, notches, rows_of
from grader.learner.controls import Place, button_row, show_controls
from grader.learner.screen import Shown, is_live, told

_HALF, _CALLS, _PRICES = 0.5, 5, (1, 2, 5, 10, 20, 40, 80)


@dataclass(frozen=True, repr=False)
class DialView(Shown):
    """What the dial shows at one setting; `miss` is the price of a missed event.

    A false alarm costs 1. `at` is the threshold, or None where `calls` a day are
    made. A warning in time costs nothing.
    """

    at: float | None
    calls: int | None
    miss: float
    hits: int
    alarms: int
    misses: int
    quiet: int

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.hits + self.alarms + self.misses + self.quiet

    @property
    def warned(self) -> int:
        """How many rows are warned."""
        return self.hits + self.alarms

    @property
    def bill(self) -> float:
        """The cost of 100 rows at this setting, in false alarms."""
        return 100 * (self.alarms + self.miss * self.misses) / self.rows

    @property
    def never(self) -> float:
        """The cost of 100 rows when nobody is ever warned."""
        return 100 * self.miss * (self.hits + self.misses) / self.rows

    @property
    def always(self) -> float:
        """The cost of 100 rows when everybody is warned."""
        return 100 * (self.alarms + self.quiet) / self.rows

    def words(self) -> str:
        """Return the setting, the four cells and the bill as lines of text."""
        cells = [f"{name}: {count:,}" for name, count in _cells(self)]
        bills = [f"{name}: {bill:.1f}" for name, bill in _bills(self)]
        return "\n".join([_title(self), *cells, f"{_PER}. {'; '.join(bills)}."])

    def markup(self) -> str:
        """Return the cells and the bills as a card."""
        cells = [(name, f"{count:,}") for name, count in _cells(self)]
        most = max(bill for _, bill in _bills(self))
        bills = [(name, f"{bill:.1f}", _bar(bill, most)) for name, bill in _bills(self)]
        body = [
            html.table("What becomes of the rows", ("Cell", "Rows"), cells),
            html.table(_PER, ("Rule", "Bill", "As a bar"), bills),
            html.paragraph(_meaning(self)),
        ]
        return html.card(_title(self), sign="◐", body=html.join(body), tone="note")


class ThresholdDial(Shown):
    """A dial with its controls, for where a person can press them."""

    def __init__(self, rows: Rows, view: DialView) -> None:
        self.rows, self.view = rows, view

    def words(self) -> str:
        """Return the view, and how to move the dial in code."""
        return f"{self.view.words()}\n{_how(self.rows)}"

    def markup(self) -> str:
        """Return the view as a card, and how to move the dial in code."""
        how = html.paragraph(html.inline(_how(self.rows)))
        return html.join([self.view.markup(), how])

    def turn(self, step: int) -> DialView:
        """Return the view one notch towards more warnings (+1) or fewer (-1)."""
        miss, warned = self.view.miss, self.view.warned
        views = [view_at(self.rows, at, None, miss) for at in notches(self.rows)]
        beyond = [v for v in views if (v.warned - warned) * step > 0]
        self.view = (beyond or [self.view])[0 if step > 0 else -1]
        return self.view

    def price(self, miss: float) -> DialView:
        """Return the same warnings at another price of a miss."""
        self.view = view_at(self.rows, self.view.at, self.view.calls, miss)
        return self.view

    def call(self) -> DialView:
        """Return the view of five calls a day."""
        self.view = view_at(self.rows, None, _CALLS, self.view.miss)
        return self.view

    def show(self) -> Any:
        """Show the view and its controls; the view stays in the saved notebook."""
        place = Place()
        show_controls(_controls(self, place), _how(self.rows))
        place.show(self.view)
        self.note_shown()
        return self


@told
def threshold_dial(
    y: Any,
    p: Any,
    *,
    at: float | None = None,
    miss: float = 10,
    days: Any = None,
    calls: int | None = None,
) -> DialView | ThresholdDial:
    """Show what a threshold does: four cells, and a bill with two lazy rules beside it.

    `y` says what happened (1 or 0), `p` how likely it was, row by row. A row is
    warned where `p >= at`; with `days` (the day of each row) and `calls`, the
    likeliest `calls` rows of every day are. A missed event costs `miss` false
    alarms. Without `at` and `calls` the dial opens at 0.5, with controls where a
    person can use them.
    """
    rows = rows_of(y, p, days)
    price = checked(miss, "miss", "a price above 0, such as 10", low=1e-9)
    if calls is not None:
        return view_at(rows, None, calls_of(rows, calls, at), price).show()
    if at is not None:
        what = "a number of 0 or more; above every `p` nobody is warned"
        return view_at(rows, checked(at, "at", what, low=0), None, price).show()
    view = view_at(rows, _HALF, None, price)
    return ThresholdDial(rows, view).show() if is_live() else view.show()


def view_at(rows: Rows, at: float | None, calls: int | None, miss: float) -> DialView:
    """Return the view at a threshold, or with a number of calls a day."""
    is_over = rows.called(calls) if calls is not None else rows.over(at or 0)
    hits = int((is_over & rows.happened).sum())
    alarms = int(is_over.sum()) - hits
    misses = int(rows.happened.sum()) - hits
    quiet = len(is_over) - hits - alarms - misses
    return DialView(at, calls, miss, hits, alarms, misses, quiet)


_PER = "Bill per 100 rows, in false alarms"


def _title(view: DialView) -> str:
    rule = f"threshold {view.at:.3f}" if view.at is not None else ""
    if view.at == NEVER or not view.warned:
        rule = "nobody is warned" + (f" ({rule})" if rule and view.at != NEVER else "")
    if view.calls is not None:
        rule = f"{view.calls} calls a day"
    return f"{rule[:1].upper()}{rule[1:]} · a miss costs {view.miss:g} false alarms"


def _cells(view: DialView) -> list[tuple[str, int]]:
    return [
        ("Warned, and it happened (TP)", view.hits),
        ("Warned for nothing (FP)", view.alarms),
        ("Happened without a warning (FN)", view.misses),
        ("Left alone, and nothing happened (TN)", view.quiet),
    ]


def _bills(view: DialView) -> list[tuple[str, float]]:
    return [
        ("This setting", view.bill),
        ("Nobody is ever warned", view.never),
        ("Everybody is warned", view.always),
    ]


def _meaning(view: DialView) -> str:
    events = view.hits + view.misses
    found = f"Of {events:,} events, {view.hits:,} had a warning."
    if not view.warned:
        return found
    return f"{found} Of 100 warnings, {100 * view.hits / view.warned:.0f} were right."


def _bar(bill: float, most: float) -> Markup:
    """Return a bar that stands beside its number and says nothing more."""
    width = 12 * bill / most if most else 0
    track = Markup('<div aria-hidden="true" style="width: 12em;">{}</div>')
    look = "display: inline-block; height: 1em; "
    look += f"width: {width:.2f}em; background-color: {html.TONES['note']};"
    return track.format(Markup('<span style="{}">\xa0</span>').format(look))


def _how(rows: Rows) -> str:
    more = "" if rows.days is None else ", or `threshold_dial(y, p, days=…, calls=5)`"
    return f"In code: `threshold_dial(y, p, at=0.05, miss=20)`{more}."


def _controls(dial: ThresholdDial, place: Place) -> list[Any]:
    """Return buttons and radio buttons, which replace the view in `place`."""
    import ipywidgets as widgets

    moves: dict[str, Callable[[], DialView]] = {
        "Warn fewer": partial(dial.turn, -1),
        "Warn more": partial(dial.turn, 1),
    }
    if dial.rows.days is not None:
        moves[f"{_CALLS} calls a day"] = dial.call
    prices = sorted({*_PRICES, dial.view.miss})
    radio = widgets.RadioButtons(
        options=[(f"{price:g}", price) for price in prices],
        value=dial.view.miss,
        description="False alarms that one miss costs",
        orientation="horizontal",
        layout={"width": "auto"},
        style={"description_width": "initial"},
    )
    radio.observe(lambda change: place.replace(dial.price(change["new"])), "value")
    return [button_row(moves, place), radio]
