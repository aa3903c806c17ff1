"""The leak lab: columns on a time line, a movable "now", and what a model scores.

Columns that are written after "now" are struck out, and the model is fitted
again without them. Every move is also a call, `leak_lab(now="pushback")`, so the
lab works without widgets, for screen readers and when a machine runs the notebook.
"""

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from grader.data import load
from grader.errors import CalledWrongly
from grader.learner import html
from grader.learner.controls import show_moves
from grader.learner.screen import Shown, is_live, told

if TYPE_CHECKING:
    import pandas as pd

ROWS = 12_000


@dataclass(frozen=True)
class Moment:
    """A moment in the life of a flight, and the columns that are written then."""

    name: str
    label: str
    columns: tuple[str, ...]


MOMENTS = (
    Moment(
        "timetable",
        "months before",
        (
            *("month", "day", "sched_dep_time", "sched_arr_time"),
            *("carrier", "origin", "dest", "distance"),
        ),
    ),
    Moment("T-2h", "two hours before departure", ()),
    Moment("pushback", "push-back from the gate", ("dep_time", "dep_delay")),
    Moment("landing", "landing", ("air_time",)),
    Moment("gate", "arrival at the gate", ("arr_time",)),
)
NAMES = tuple(moment.name for moment in MOMENTS)
_INTRODUCTION = (
    "Columns on a time line, and a model that sees those on the past side of now. "
    "Move now to an earlier moment; the model is fitted again on what is left."
)
# Greyed, yet 4.5:1 in both themes, on the ground of code and of striped rows too.
_GONE = (
    "text-decoration: line-through; "
    "color: color-mix(in srgb, currentColor 75%, transparent);"
)


@dataclass(frozen=True, repr=False)
class LeakView(Shown):
    """What the lab shows at one moment; `auc` is measured on random rows."""

    now: str
    known: tuple[str, ...]
    unknown: tuple[str, ...]
    auc: float

    def words(self) -> str:
        """Return the view as three sentences."""
        known = f"Known ({len(self.known)}): {', '.join(self.known)}."
        unknown = f"Not written yet: {', '.join(self.unknown) or 'nothing'}."
        return f"{_title(self)}. {known} {unknown} {_meaning(self)}"

    def markup(self) -> str:
        """Return the time line and the score as a card."""
        body = [
            _time_line(self.now),
            Markup('<p style="margin: 4px 0;">{} AUC {:.2f}</p>').format(
                html.bar("AUC, from 0 to 1", round(self.auc, 2), 1), self.auc
            ),
            html.paragraph(_meaning(self)),
        ]
        return html.card(_title(self), sign="◷", body=html.join(body), tone="note")


class LeakLab(Shown):
    """The way into the lab; where a person can use them, with its controls."""

    def words(self) -> str:
        """Return what the lab is and how to use it in code."""
        return f"{_INTRODUCTION} {_how()}"

    def markup(self) -> str:
        """Return what the lab is and how to use it in code, as a card."""
        body = [html.paragraph(_INTRODUCTION), html.paragraph(html.inline(_how()))]
        return html.card(
            "Leak lab", sign="◷", body=html.join(body), tone="note", role="group"
        )

    def show(self) -> Any:
        """Show the introduction, then the controls where a person can use them."""
        super().show()
        if is_live():
            _show_controls(view_at(NAMES[-1]))
        return self


@told
def leak_lab(now: str | None = None) -> LeakView | LeakLab:
    """Show which columns exist at a moment, and the AUC of a model on those.

    Without `now` the lab opens at the gate, with controls where a person can use
    them. `now` is one of "timetable", "T-2h", "pushback", "landing" and "gate".
    The model is fitted anew on 12,000 flights of 2013, in under a second.
    """
    if now is None and is_live():
        return LeakLab().show()
    return view_at(NAMES[-1] if now is None else now).show()


def view_at(now: Any) -> LeakView:
    """Return the view at the moment `now`; raise CalledWrongly for another name."""
    place = _place(now)
    known = tuple(c for moment in MOMENTS[: place + 1] for c in moment.columns)
    unknown = tuple(c for moment in MOMENTS[place + 1 :] for c in moment.columns)
    return LeakView(NAMES[place], known, unknown, auc_of(known))


@cache
def auc_of(columns: tuple[str, ...]) -> float:
    """Return the AUC of boosted trees on `columns`, on a random third of the rows.

    One split instead of several folds keeps a move under a second.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import train_test_split

    flights = _flights()
    train, test = train_test_split(
        flights, test_size=1 / 3, stratify=flights["late"], random_state=0
    )
    model = HistGradientBoostingClassifier(
        max_iter=40, categorical_features="from_dtype", random_state=0
    )
    model.fit(train[list(columns)], train["late"])
    chances = model.predict_proba(test[list(columns)])[:, 1]
    return float(roc_auc_score(test["late"], chances))


@cache
def _flights() -> "pd.DataFrame":
    """Return a sample of the flights that arrived, with `late` (15 minutes)."""
    flights = load("flights_2013").dropna(subset=["arr_delay"])
    flights = flights.sample(ROWS, random_state=0)
    names = ("carrier", "origin", "dest")
    flights = flights.astype({name: "category" for name in names})
    return flights.assign(late=(flights["arr_delay"] >= 15).astype(int))


def _place(now: Any) -> int:
    """Return the place of a moment on the time line."""
    for place, name in enumerate(NAMES):
        if str(now).strip().casefold() == name.casefold():
            return place
    known = ", ".join(f"`{name}`" for name in NAMES)
    raise CalledWrongly(
        f"{now!r} is no moment of the leak lab. Choose one of: {known}."
    )


def _title(view: LeakView) -> str:
    label = MOMENTS[_place(view.now)].label
    return f"Now: {label} · {len(view.known)} columns known · AUC {view.auc:.2f}"


def _meaning(view: LeakView) -> str:
    pairs = round(100 * view.auc)
    return (
        f"Of 100 pairs of a late and a punctual flight, the model ranks {pairs} the "
        "right way round; chance ranks 50."
    )


def _how() -> str:
    calls = ", ".join(f'`"{name}"`' for name in NAMES)
    return f'In code: `leak_lab(now="T-2h")`, with {calls}.'


def _time_line(now: str) -> Markup:
    """Return the moments and their columns, one row each, earliest first."""
    place = _place(now)
    rows = [_row(moment, i, place) for i, moment in enumerate(MOMENTS)]
    caption = "The time line, earliest first. What is struck out does not exist yet."
    return html.table(caption, ("Moment", "State", "Columns written then"), rows)


def _row(moment: Moment, i: int, place: int) -> tuple[str, str, str]:
    state = (
        "▶\xa0now" if i == place else "✓\xa0past" if i < place else "✗\xa0not\xa0yet"
    )
    if not moment.columns:
        return moment.label, state, "no new column"
    style = _GONE if i > place else ""
    names = html.join(
        Markup('<code style="{}">{}</code> ').format(style, name)
        for name in moment.columns
    )
    return moment.label, state, names


def _show_controls(view: LeakView) -> None:
    """Show a button for each moment, in order of time, above a view that follows."""
    moves = {f"Now: {one.label}": partial(view_at, one.name) for one in MOMENTS}
    show_moves(view, [moves], _how())
