"""Fault bingo: nine damaged tables, and rules that expose what is wrong with them.

A rule is a function of a table that says whether the table is healthy. It ticks the
squares whose table it turns down, unless it turns down the healthy table too. Every
action of the controls is also a call: `bingo.call("…", rule)`, `bingo.symptom(4)`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from grader.data import load
from grader.data.faults import kind_named, plant
from grader.errors import CalledWrongly
from grader.learner import html
from grader.learner.controls import nothing, show_moves
from grader.learner.screen import Card, Shown, is_live, say, told

if TYPE_CHECKING:
    import pandas as pd

Rule = Callable[["pd.DataFrame"], Any]

SQUARES = (
    *("unit-change", "sentinel", "spelling"),
    *("doubled-rows", "swapped-columns", "capped"),
    *("decimal-comma", "mixed-types", "near-doubled-rows"),
)
LINES = (
    *((1, 2, 3), (4, 5, 6), (7, 8, 9), (1, 4, 7), (2, 5, 8), (3, 6, 9)),
    *((1, 5, 9), (3, 5, 7)),
)
_CAPTION = "Nine copies of the penguins, each damaged in one way. ✓: exposed by a rule."
_HOW = (
    '`bingo = fault_bingo()`, then `bingo.call("what it says", rule)`; '
    "`bingo.table(4)` is the table of square 4, `bingo.symptom(4)` its symptom."
)
_SQUARE = (
    "border: 1px solid #808080; padding: 6px 10px; width: 11em; "
    "vertical-align: top; text-align: left;"
)


@dataclass(frozen=True)
class Called:
    """What one rule did: the squares that it turned down, or a false alarm."""

    name: str
    squares: tuple[int, ...]
    is_false_alarm: bool = False

    def words(self) -> str:
        """Return what the rule did, in a sentence."""
        if self.is_false_alarm:
            return f"{self.name}: turns down the healthy table too, and ticks nothing."
        if not self.squares:
            return f"{self.name}: turns down no table."
        numbers = ", ".join(map(str, self.squares))
        return f"{self.name}: ticks {numbers}."


@dataclass(repr=False)
class FaultBingo(Shown):
    """A card of nine faults, and the rules that were called so far."""

    seed: int
    rules: dict[str, Called] = field(default_factory=dict)

    @property
    def ticked(self) -> dict[int, str]:
        """The exposed squares, each with the first rule that exposed it."""
        found: dict[int, str] = {}
        for called in self.rules.values():
            for square in called.squares:
                found.setdefault(square, called.name)
        return dict(sorted(found.items()))

    @property
    def lines(self) -> int:
        """How many rows, columns and diagonals are complete."""
        return sum(set(line) <= set(self.ticked) for line in LINES)

    @told
    def call(self, name: str, rule: Rule) -> "FaultBingo":
        """Try a rule on all ten tables under `name`; show and return the card."""
        self.rules[str(name)] = _tried(str(name), rule, self.seed)
        return Shown.show(self)

    def table(self, square: int | None = None) -> "pd.DataFrame":
        """Return the table of a square, 1 to 9; without one, the healthy table."""
        if square is None:
            return load("penguins")
        return _damaged(self.seed, _number(square)).copy()

    @told
    def symptom(self, square: int) -> Card:
        """Show how the fault of a square betrays itself."""
        card = _symptom(square)
        card.show()
        return card

    def words(self) -> str:
        """Return the card as lines of text, one for each square and rule."""
        squares = [f"{i} {' '.join(_square(self, i))}" for i in range(1, 10)]
        rules = [called.words() for called in self.rules.values()]
        return "\n".join([_title(self), *squares, *rules, f"In code: {_HOW}"])

    def markup(self) -> str:
        """Return the card as a table of three by three squares."""
        rules = [html.inline(called.words()) for called in self.rules.values()]
        body = [_grid(self), html.listing(rules) if rules else Markup("")]
        body.append(html.paragraph(html.inline(f"In code: {_HOW}")))
        tone = "good" if self.lines else "note"
        return html.card(_title(self), sign="▦", body=html.join(body), tone=tone)

    def show(self) -> Any:
        """Show the card; below it a button for each symptom, where one can press."""
        super().show()
        if is_live():
            _show_buttons()
        return self


@told
def fault_bingo(rules: Mapping[str, Rule] | None = None, seed: int = 2) -> FaultBingo:
    """Show a card of nine faults, planted in nine copies of the penguins.

    A rule is a function of a table that returns True when the table is healthy.
    `rules` are tried at once, each under its name; more by `.call(name, rule)`.
    Another `seed` damages other rows and columns.
    """
    if rules is not None and not isinstance(rules, Mapping):
        raise CalledWrongly(
            "`fault_bingo` takes rules by name, such as "
            '`fault_bingo({"all have a sex": lambda t: t.sex.notna().all()})`.'
        )
    tried = {str(n): _tried(str(n), r, seed) for n, r in (rules or {}).items()}
    return FaultBingo(seed, tried).show()


def _tried(name: str, rule: Rule, seed: int) -> Called:
    """Return what a rule does on the healthy table and on the damaged ones."""
    if not callable(rule):
        raise CalledWrongly(
            f"`{name}` is {rule!r}. A rule is a function of a table, such as "
            "`lambda t: t.body_mass_g.min() > 0`."
        )
    try:
        is_healthy = _verdict(name, rule, load("penguins"))
    except CalledWrongly:
        raise
    except Exception as error:  # the learner's own rule
        raise CalledWrongly(
            f"`{name}` stopped on the healthy table: {type(error).__name__}: {error}."
        ) from None
    if not is_healthy:
        return Called(name, (), is_false_alarm=True)
    numbers = range(1, len(SQUARES) + 1)
    down = [n for n in numbers if _turns_down(name, rule, _damaged(seed, n).copy())]
    return Called(name, tuple(down))


def _verdict(name: str, rule: Rule, frame: "pd.DataFrame") -> bool:
    """Return what a rule says; refuse a mask of rows, whose truth is unclear."""
    said = rule(frame)
    if getattr(said, "size", 1) != 1 or said is None:
        raise CalledWrongly(
            f"`{name}` returns {type(said).__name__}. A rule says yes or no about the "
            "whole table: end it with `.all()`, or with `not … .any()`."
        )
    return bool(said)


def _turns_down(name: str, rule: Rule, frame: "pd.DataFrame") -> bool:
    """Return whether a rule turns a table down; stopping with an error does, too."""
    try:
        return not _verdict(name, rule, frame)
    except Exception:
        return True


@cache
def _damaged(seed: int, square: int) -> "pd.DataFrame":
    """Return the table of a square, planted once."""
    wanted = SQUARES[square - 1]
    dirty, _ = plant(load("penguins"), seed, 1, kinds=[wanted], number=1)
    return dirty


def _number(square: Any) -> int:
    """Return a square's number, or say which there are."""
    if square not in range(1, len(SQUARES) + 1):
        raise CalledWrongly(f"{square!r} is no square. They are numbered 1 to 9.")
    return int(square)


def _symptom(square: Any) -> Card:
    """Return a card with the symptom of a square, which does not name the fault."""
    text = kind_named(SQUARES[_number(square) - 1]).symptom
    return say(f"Symptom of square {square}", text, sign="▦", tone="note")


def _title(bingo: FaultBingo) -> str:
    ticked, lines = len(bingo.ticked), bingo.lines
    line = f" · bingo: {lines} {'line' if lines == 1 else 'lines'}" if lines else ""
    return f"Fault bingo · {ticked} of 9 squares ticked{line}"


def _square(bingo: FaultBingo, square: int) -> tuple[str, str]:
    """Return sign and words of a square."""
    title, rule = kind_named(SQUARES[square - 1]).title, bingo.ticked.get(square)
    return ("✓", f"{title}: {rule}") if rule else ("…", f"{title}: open")


def _grid(bingo: FaultBingo) -> Markup:
    """Return the squares, three in a row, each readable without its colour."""
    cells = [
        Markup('<td style="{}"><strong>{} {}</strong> {}</td>').format(
            _SQUARE, number, *_square(bingo, number)
        )
        for number in range(1, 10)
    ]
    rows = [
        Markup("<tr>{}</tr>").format(html.join(cells[start : start + 3]))
        for start in (0, 3, 6)
    ]
    return Markup(
        '<table style="border-collapse: collapse; margin: 6px 0;">'
        '<caption style="text-align: left; caption-side: top;">{}</caption>'
        "<tbody>{}</tbody></table>"
    ).format(_CAPTION, html.join(rows))


def _show_buttons() -> None:
    """Show a button for each square, and a place where its symptom appears."""
    numbers = range(1, len(SQUARES) + 1)
    moves = {f"Symptom of {one}": partial(_symptom, one) for one in numbers}
    show_moves(nothing(), [moves], f"In code: {_HOW}")
