"""The interview deck: ten questions a month, spoken aloud, judged by oneself.

Every control is also a call, so it works without widgets.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from grader.data.interview import LEVELS, Asked
from grader.errors import CalledWrongly, GraderError
from grader.learner import home, html
from grader.learner.private import Private, put, say_privately
from grader.learner.screen import Card, Notice, Shown, _cell, is_live, say, told
from grader.learner.search.interviewchoice import asked_of, topics_of, yes_of
from grader.learner.search.interviewdeck import whole_deck
from grader.learner.search.interviewlog import (
    A_MONTH,
    GOOD,
    RUBRIC,
    Answer,
    answers,
    asked_next,
    keep,
    this_month,
)

_SPOKEN = 120  # seconds that an answer should not exceed
Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, repr=False)
class Turn(Private):
    """A question to be answered aloud, and how far the month has come."""

    asked: Asked
    done: int
    is_open: bool = False
    how: str = ""  # in place of the call in code

    def words(self) -> str:
        """Return the question as text; what answers touch comes after speaking."""
        lines = [_title(self), self.asked.ask, _HOW_TO]
        if self.is_open:
            lines += ["What good answers touch: " + "; ".join(self.asked.touches) + "."]
        lines += ["Then judge yourself:"]
        lines += [f"  {key}: {text}" for key, text in RUBRIC.items()]
        return "\n".join([*lines, self.how or _how(self.asked)])

    def markup(self) -> str:
        """Return the question as a card; what answers touch is folded."""
        touches = html.listing(self.asked.touches)
        label = "What good answers touch (open it after you spoke)"
        body = [
            html.paragraph(html.strong(self.asked.ask)),
            html.paragraph(_HOW_TO),
            html.more(label, touches, self.is_open),
            html.paragraph(html.inline(_how(self.asked))),
        ]
        return html.card(
            _title(self), sign="?", body=html.join(body), tone="note", role="group"
        )


class Sitting(Private):
    """The next question with its controls, for where a person can press them."""

    def __init__(self, turn: Turn, now: Clock = _now) -> None:
        self.turn, self.now = turn, now
        self.began: datetime | None = None
        self.seconds: float | None = None
        self.is_kept = False

    def words(self) -> str:
        """Return the question as text."""
        return self.turn.words()

    def markup(self) -> str:
        """Return the question as a card."""
        return self.turn.markup()

    def start(self) -> Card:
        """Start the clock."""
        self.began, self.seconds = self.now(), None
        return say("Speak now", "Aloud, as to a person. Two minutes at most.", sign="▶")

    def stop(self) -> Card:
        """Stop the clock and say how long it took."""
        if self.began is None:
            return say("The clock", "It was not started. Press “Start speaking” first.")
        self.seconds = (self.now() - self.began).total_seconds()
        return say("Spoken", f"{_length(self.seconds)} Now open what good answers "
                   "touch, and judge yourself.", sign="■")  # fmt: skip

    def judge(self, yes: Iterable[str]) -> Card:
        """Keep the answer with its yeses, once, however often it is pressed."""
        if self.is_kept:
            return say("Kept already", "Run the cell again for the next question.")
        card = kept(self.turn.asked.id, tuple(yes), self.seconds, now=self.now())
        self.is_kept = True
        return card

    def show(self) -> Any:
        """Show the question and its controls."""
        from IPython.display import display

        place = f"stove-{uuid4().hex}"
        put(self.turn)
        bundle = _controls(self, place)._repr_mimebundle_()
        fallback = str(html.paragraph(html.inline(_how(self.turn.asked))))
        display({**bundle, "text/html": fallback}, raw=True)
        put(say("The clock", "It has not been started."), display_id=place)
        object.__setattr__(self, "_shown_in", _cell())
        return self


@told
def interview(
    id: str | None = None,
    yes: str | Iterable[str] | None = None,
    *,
    seconds: float | None = None,
    note: str = "",
    topics: str | Iterable[str] = (),
) -> "Turn | Sitting | Card":
    """Show the next question, one of your choice, or keep how an answer went.

    `interview("all")` lists the deck; `topics="leakage, story"` asks of these
    only. `yes` names the points of the rubric that held: own, limit, short,
    useful; `""` for none of them.
    """
    turn = answered(id, yes, topics, seconds, note)
    if isinstance(turn, Turn) and is_live():
        return Sitting(turn).show()
    return turn.show()


def answered(
    id: str | None,
    yes: str | Iterable[str] | None,
    topics: str | Iterable[str] = (),
    seconds: float | None = None,
    note: str = "",
    *,
    is_open: bool = False,
) -> Turn | Card:
    """Return the deck, the next question or the one with this id, or keep an answer."""
    if id == "all":
        return whole_deck(topics_of(topics))
    if id is None:
        if yes is not None or seconds is not None or note:
            raise CalledWrongly(f"To which question? {_FORGOTTEN}")
        return next_turn(_now(), topics_of(topics))
    if yes is not None:
        return kept(asked_of(id).id, yes_of(yes), seconds, note=note, now=_now())
    if seconds is not None or note:
        raise CalledWrongly(f"Which points held? {_FORGOTTEN}")
    return Turn(asked_of(id), len(this_month(answers(), _now())), is_open)


def next_turn(now: datetime, chosen: tuple[str, ...] = ()) -> Turn | Card:
    """Return the next question, or say that the month's ten are done."""
    past = answers()
    done = this_month(past, now)
    coming = asked_next(past, now, chosen)
    if len(done) >= A_MONTH:
        return say(
            "Interview deck",
            f"{len(done)} questions answered this month; ten are enough. To go on: "
            '`interview("all")` lists the deck, and any id can be asked for.',
            sign="✓",
            tone="good",
        )
    if not coming:
        return say("Interview deck", "Nothing is due: each went well lately.", sign="✓")
    return Turn(coming[0], len(done))


def kept(
    id: str,
    yes: tuple[str, ...],
    seconds: float | None,
    *,
    note: str = "",
    now: datetime,
) -> Card:
    """Keep an answer and say what comes of it."""
    if home.is_ephemeral():
        return say("Interview deck", "A machine runs this; nothing is kept.")
    if seconds is not None and not 0 < seconds < 36_000:
        raise CalledWrongly(f"`seconds` is {seconds!r}; how long did you speak?")
    keep(Answer(now.isoformat(timespec="seconds"), id, yes, seconds, note))
    done = len(this_month(answers(), now))
    went = len(yes) >= GOOD
    after = "It went well" if went else "It comes again in a few days"
    spoken = f" {_length(seconds)}" if seconds is not None else ""
    return say_privately(
        f"Kept · {id}",
        f"{len(yes)} of {len(RUBRIC)} held. {after}.{spoken} This month: {done} of "
        f"{A_MONTH}. It stays in `my_work/search/`.",
        sign="✓" if went else "↺",
        tone="good" if went else "partly",
    )


_FORGOTTEN = (
    "Give its id and `yes` together, such as `leakage-1` and `own,short`; an empty "
    "`yes` for none. Nothing was kept."
)
_HOW_TO = "Say your answer aloud, two minutes at most. Then look, then judge yourself."


def _title(turn: Turn) -> str:
    asked = turn.asked
    return f"{asked.id} · {LEVELS[asked.level]} · {turn.done} of {A_MONTH} this month"


def _how(asked: Asked) -> str:
    return f'In code: `interview("{asked.id}", yes="own, short", seconds=90)`.'


def _length(seconds: float) -> str:
    more = ", longer than two minutes" if seconds > _SPOKEN else ""
    return f"{seconds:.0f} seconds{more}."


def _controls(sitting: Sitting, place: str) -> Any:
    """Return clock, rubric and the button that keeps the answer."""
    import ipywidgets as widgets

    boxes = {key: _box(text) for key, text in RUBRIC.items()}

    def judged() -> Card:
        return sitting.judge(key for key, box in boxes.items() if box.value)

    clock = [
        _button("Start speaking", sitting.start, place),
        _button("Stop", sitting.stop, place),
    ]
    done = _button("Keep this answer", judged, place)
    inside = [widgets.HBox(clock), *boxes.values(), done]
    return widgets.VBox(inside, layout={"align_items": "flex-start"})


def _box(text: str) -> Any:
    import ipywidgets as widgets

    return widgets.Checkbox(description=text, indent=False, layout={"width": "auto"})


def _button(label: str, act: Callable[[], Shown], place: str) -> Any:
    """Return a button whose outcome replaces the output with the id `place`."""
    import ipywidgets as widgets

    def press(_: Any) -> None:
        shown: Shown
        try:
            shown = act()
        except GraderError as error:
            shown = Notice(str(error))
        put(shown, display_id=place, update=True)

    button = widgets.Button(description=label, layout={"width": "auto"})
    button.on_click(press)
    return button
