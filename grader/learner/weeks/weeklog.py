"""The weekly log of a project: predict on Monday, close on Friday, decide half-way.

What is graded stands in a cell, as text: `log.text()` is that text. Each entry is
added at once to `my_work/projects/NAME/weeks.jsonl`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from grader.errors import CalledWrongly
from grader.learner import calibrated
from grader.learner.private import Private, PrivateCard
from grader.learner.screen import is_live, told
from grader.learner.weeks import projectfolder, weekfile
from grader.learner.weeks.weekfile import Entry
from grader.learner.weeks.weekview import burn_down, markup_of, pasted, words_of

ITEM = "09-8"
WEEKS, HALF_WAY = 6, 3
HOURS = 60.0
DECISIONS = ("continue", "change", "stop")


@dataclass(repr=False)
class WeekLog(Private):
    """The log of one project, as its file has it now."""

    project: str
    hours: float = HOURS

    @property
    def said(self) -> list[Entry]:
        """All entries so far, in their order."""
        return weekfile.entries(self.project)

    @property
    def week(self) -> int:
        """The week that is open: the first that nobody closed."""
        closed = {one.week for one in self.said if one.kind == "happened"}
        return next(n for n in range(1, 100) if n not in closed)

    @told
    def predict(self, text: str, sure: float | None = None) -> "WeekLog":
        """Seal what you will see by the end of the open week."""
        self.seal(text, sure)
        return Private.show(self)

    @told
    def close(
        self,
        happened: str,
        surprise: str,
        next: str,
        hours: float | None = None,
        held: bool | None = None,
    ) -> "WeekLog":
        """Close the open week: what happened, and whether the prediction held."""
        self.end(happened, surprise, next, hours, held)
        return Private.show(self)

    @told
    def half_way(self, decision: str, because: str) -> "WeekLog":
        """Decide, in week 3 or 4: continue, change or stop, and why."""
        self.decide(decision, because)
        return Private.show(self)

    def seal(self, text: str, sure: float | None = None) -> None:
        """Add a prediction for the open week; an earlier one stays in the file."""
        if sure is not None and not (_is_number(sure) and 50 <= sure <= 100):
            raise CalledWrongly(
                f"How sure is {sure!r}; it goes from 50 (a coin) to 100 %."
            )
        said = _said(text, "the prediction")
        self._add("predicted", said, sure=sure)

    def end(
        self,
        happened: str,
        surprise: str,
        next: str,
        hours: float | None = None,
        held: bool | None = None,
    ) -> None:
        """Close the open week; raise CalledWrongly where nothing was predicted."""
        week = self.week
        sealed = weekfile.latest(self.said, "predicted", week)
        if sealed is None:
            raise CalledWrongly(
                f"Week {week} has no prediction yet, and nothing was stored. What did "
                "you expect? Seal that first, and say in the surprise that it is late."
            )
        if hours is not None and not (_is_number(hours) and 0 <= hours <= 168):
            raise CalledWrongly(
                f"The hours of a week are {hours!r}; they go from 0 to 168."
            )
        texts = [
            _said(text, what)
            for text, what in (
                (happened, "what happened"),
                (surprise, "the surprise"),
                (next, "what is next"),
            )
        ]
        self._add(
            "happened", texts[0], surprise=texts[1], next=texts[2], hours=hours,
            held=held,
        )  # fmt: skip
        calibrated.note(f"weeks.{self.project}.{week}", sealed.sure, held)

    def decide(self, decision: str, because: str) -> None:
        """Add the half-way review; raise CalledWrongly for another word."""
        word = str(decision).strip().casefold()
        if word not in DECISIONS:
            raise CalledWrongly(f"{decision!r} is none of: {', '.join(DECISIONS)}.")
        if len(_said(because, "the reason").split()) < HALF_WAY:
            raise CalledWrongly("Hold it against your kill criterion, in a sentence.")
        self._add("half-way", f"{word}. {projectfolder.flat(because)}")

    def text(self) -> str:
        """Return the log as the text that belongs into the answer cell."""
        said, lines = self.said, []
        review = weekfile.latest(said, "half-way")
        weeks = sorted({one.week for one in said if one.kind != "half-way"})
        for week in weeks:
            lines += _lines(said, week)
            if review and week == max([n for n in weeks if n <= review.week] or weeks):
                lines.append(f"Half-way: {review.text}")
        return "\n".join(lines)

    def words(self) -> str:
        """Return the open week, the burn-down and how to go on in code."""
        return words_of(self)

    def markup(self) -> str:
        """Return the same as a card."""
        return markup_of(self)

    def pasted(self) -> PrivateCard:
        """Return a card with the lines to copy, and what the check would say."""
        return pasted(self)

    def left(self) -> list[tuple[int, float, float]]:
        """Return week, hours spent in it and hours left after it, for each closed."""
        return burn_down(self.said, self.hours)

    def show(self) -> Any:
        """Show the log, with its boxes where a person can type."""
        if not is_live():
            return super().show()
        from grader.learner.weeks.weekcontrols import show_weeks

        show_weeks(self)
        self.note_shown()
        return self

    def _add(self, kind: str, text: str, **more: Any) -> None:
        week, said = self.week, self.said
        if kind == "half-way" and not weekfile.latest(said, "predicted", week):
            week = max(1, week - 1)  # this week has not begun
        entry = Entry(weekfile.stamped(), week, kind, text, **more)
        weekfile.add(self.project, entry)


@told
def week_log(project: str, hours: float = HOURS) -> WeekLog:
    """Show the weekly log of a project; each entry is kept at once.

    `project` is a name or a folder, `hours` what you plan for all six weeks. What
    is kept lies in `my_work/projects/NAME/weeks.jsonl`; running the cell alone
    writes nothing.
    """
    if not (_is_number(hours) and 0 < hours <= 1000):
        raise CalledWrongly(f"`hours` is {hours!r}; give a number such as 60.")
    log = WeekLog(projectfolder.name_of(project), float(hours))
    log.text()  # a file that cannot be read is told before anything is shown
    return log.show()


def _lines(said: Sequence[Entry], week: int) -> list[str]:
    """Return the lines of one week, with dots where something is still open."""
    predicted = weekfile.latest(said, "predicted", week)
    happened = weekfile.latest(said, "happened", week)
    return [
        f"Week: {week}",
        f"Predicted: {predicted.text if predicted else '…'}",
        f"Happened: {happened.text if happened else '…'}",
        f"Surprise: {happened.surprise if happened else '…'}",
        f"Next: {happened.next if happened else '…'}",
    ]


def _said(text: object, what: str) -> str:
    """Return a text in one line; raise CalledWrongly where it says nothing."""
    flat = projectfolder.flat("" if text is ... else text)
    if not flat.strip("… ."):
        raise CalledWrongly(f"{what.capitalize()} is still empty; nothing was stored.")
    return flat


def _is_number(value: object) -> bool:
    return type(value) in (int, float)
