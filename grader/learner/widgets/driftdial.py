"""The drift dial: a model in use, one month at a time, watched without labels.

Each month shows how far the inputs have moved, next to what luck alone does to a
batch of that size, and which outcomes have arrived by then: two months late. Every
move is also a call, `drift_dial("2013-09")`.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from grader.errors import CalledWrongly
from grader.learner import html
from grader.learner.controls import show_moves
from grader.learner.screen import Shown, is_live, told
from grader.learner.widgets.drift import (
    COLUMNS,
    Arrival,
    Reading,
    arrival,
    drawn,
    reading,
)

MONTHS = (*(f"2013-{month:02}" for month in range(7, 13)), "2023-01")
BATCH = 300
_DELAY = 2  # months until the outcomes of a month are known


@dataclass(frozen=True, repr=False)
class DriftView(Shown):
    """What somebody on call can know in a month."""

    month: str
    batch: int
    promised: float
    readings: tuple[Reading, ...]
    arrived: tuple[Arrival, ...]

    @property
    def beyond(self) -> tuple[str, ...]:
        """The columns that moved further than luck explains."""
        return tuple(one.column for one in self.readings if one.is_beyond)

    def words(self) -> str:
        """Return the view as lines of text."""
        moved = [f"{one.column}: {', '.join(_moved(one))}" for one in self.readings]
        known = [f"{one.month}: {', '.join(_known(one))}" for one in self.arrived]
        known = ["Outcomes so far:", *known] if known else [_none_yet()]
        return "\n".join([f"{_title(self)}.", *moved, _promise(self), *known, _how()])

    def markup(self) -> str:
        """Return the month as a card with its tables."""
        moved = [(one.column, *_moved(one)) for one in self.readings]
        columns = ("Input", "Moved by (PSI)", "Limit", "Reading")
        body = [
            html.table("Inputs, known at once.", columns, moved),
            html.paragraph(_promise(self)),
            _outcomes(self),
            html.paragraph(html.inline(_how())),
        ]
        return html.card(_title(self), sign="◶", body=html.join(body), tone="note")


@told
def drift_dial(month: str | None = None, batch: int = BATCH) -> DriftView:
    """Show what is known in a month about a model that learned until June 2013.

    `month` is one of "2013-07" to "2013-12" and "2023-01"; without it the dial
    opens at the first, with controls where a person can use them. `batch` is how
    many flights of a month are looked at, at most all that the data hold.
    """
    view = view_at(MONTHS[0] if month is None else month, batch)
    if month is not None or not is_live():
        return view.show()
    _show_controls(view)
    return view


def view_at(month: Any, batch: Any = BATCH) -> DriftView:
    """Return the view in a month; raise CalledWrongly for what the dial has not."""
    place = _place(month)
    if type(batch) is not int or batch < 50:
        raise CalledWrongly(f"`batch` is {batch!r}. Use a whole number from 50.")
    flights = drawn(MONTHS[place], batch)
    known = MONTHS if place == len(MONTHS) - 1 else MONTHS[: place - _DELAY + 1]
    arrived = MONTHS[:-1] if known is MONTHS else known if place >= _DELAY else ()
    return DriftView(
        MONTHS[place],
        len(flights),
        float(flights["p"].mean()),
        tuple(reading(column, flights) for column in COLUMNS),
        tuple(arrival(one, batch) for one in arrived),
    )


def _place(month: Any) -> int:
    wanted = str(month).strip()
    if wanted in MONTHS:
        return MONTHS.index(wanted)
    known = ", ".join(f"`{name}`" for name in MONTHS)
    raise CalledWrongly(f"{month!r} is no month of the dial. Choose one of: {known}.")


def _title(view: DriftView) -> str:
    beyond = f"{len(view.beyond)} of {len(view.readings)} inputs beyond their limit"
    return f"On call in {view.month} · {view.batch} flights · {beyond}"


def _promise(view: DriftView) -> str:
    return (
        f"The model promises that {100 * view.promised:.0f} of 100 of these flights "
        "arrive late."
    )


def _moved(one: Reading) -> tuple[str, str, str]:
    state = "✗ beyond the limit" if one.is_beyond else "✓ within"
    return f"{one.psi:.3f}", f"{one.limit:.3f}", state


def _known(one: Arrival) -> tuple[str, str, str]:
    state = "✓ promise inside"
    if not one.low <= one.promised <= one.high:
        more = one.rate > one.promised
        state = "▲ more late than promised" if more else "▼ fewer late than promised"
    rate = f"{one.rate:.2f} ({one.low:.2f} to {one.high:.2f})"
    return f"promised {one.promised:.2f}", f"late {rate}", state


def _none_yet() -> str:
    return f"Outcomes so far: none. They arrive after {_DELAY} months."


def _outcomes(view: DriftView) -> Markup:
    if not view.arrived:
        return html.paragraph(_none_yet())
    columns = ("Month", "Promised", "Late, 95 % interval", "Reading")
    rows = []
    for one in view.arrived:  # the columns' heads say what the numbers are
        promised, late, state = _known(one)
        numbers = promised.split(" ", 1)[1], late.split(" ", 1)[1]
        rows.append((one.month, *numbers, state))
    return html.table(f"Outcomes, known after {_DELAY} months.", columns, rows)


def _how() -> str:
    return (
        f'In code: `drift_dial("{MONTHS[1]}")`, from `"{MONTHS[0]}"` to '
        f'`"{MONTHS[-2]}"`, and `"{MONTHS[-1]}"`; `batch=3000` looks at more flights.'
    )


def _show_controls(view: DriftView) -> None:
    """Show a button for each month, in order, above a view that follows."""
    moves = {f"Now: {one}": partial(view_at, one, view.batch) for one in MONTHS}
    show_moves(view, [moves], _how())
