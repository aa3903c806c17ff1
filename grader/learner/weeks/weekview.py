"""How a weekly log looks: the open week, the burn-down, and the text to copy."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grader.learner import html
from grader.learner.private import PrivateCard
from grader.learner.weeks import projectfolder, weekfile
from grader.learner.weeks.charterform import CharterForm
from grader.learner.weeks.weekfile import Entry

if TYPE_CHECKING:
    from grader.learner.weeks.weeklog import WeekLog

_WEEKS, _HALF_WAY = 6, 3


def burn_down(said: Sequence[Entry], hours: float) -> list[tuple[int, float, float]]:
    """Return week, hours spent and hours left, for each week that was closed."""
    found, left = [], hours
    for week in sorted({one.week for one in said if one.kind == "happened"}):
        last = weekfile.latest(said, "happened", week)
        spent = (last.hours if last else None) or 0.0
        left -= spent
        found.append((week, spent, left))
    return found


def words_of(log: "WeekLog") -> str:
    """Return the log as lines of text."""
    rows = [", ".join(row[:4]) for row in _rows(log)]
    return "\n".join([f"{_title(log)}.", *_state(log), *rows, *_how(log)])


def markup_of(log: "WeekLog") -> str:
    """Return the log as a card: what is open, and a row of the burn-down a week."""
    parts = [html.paragraph(html.inline(line)) for line in _state(log)]
    if rows := _rows(log):
        caption = f"Burn-down of {log.hours:g} hours in six weeks."
        columns = ("Week", "Spent", "Left", "Left at an even pace", "Left, as a bar")
        shown = [
            (*row[:4], _bar(log, *one))
            for row, one in zip(rows, log.left(), strict=True)
        ]
        parts.append(html.table(caption, columns, shown))
    parts += [html.paragraph(html.inline(line)) for line in _how(log)]
    return html.card(_title(log), sign="✎", body=html.join(parts), tone="note")


def pasted(log: "WeekLog") -> PrivateCard:
    """Return the text for the answer cell, and what the check says about it."""
    title = f"The weeks of {log.project}, for the cell of 09-8"
    text = projectfolder.as_cell("weeks", log.text() or "Week: 1\nPredicted: …")
    told = projectfolder.verdict_on("09-8", log.text()).found
    lines = [str(one.message) for one in told]
    intro = "The check of 09-8 would say now:" if lines else "No remark of the check."
    body = html.join([
        html.paragraph("Copy all lines."), html.block(text), html.paragraph(intro),
        html.listing(map(html.inline, lines)),
    ])  # fmt: skip
    card = html.card(title, sign="✎", body=body, tone="note")
    return PrivateCard("\n".join([title, text, intro, *lines]), card)


def _title(log: "WeekLog") -> str:
    closed = len(log.left())
    return f"Weeks of {log.project} · {closed} of {_WEEKS} closed"


def _state(log: "WeekLog") -> list[str]:
    """Return what is open, and what is due."""
    said, week = log.said, log.week
    review = weekfile.latest(said, "half-way")
    sealed = weekfile.latest(said, "predicted", week)
    lines = [] if review else _due(log, week)
    if review and weekfile.is_stop(review):
        because = review.text[5:].strip()
        lines = [f"Stopped in week {review.week}: {because} That is a result."]
        if sealed is None:
            return lines
    if week > _WEEKS:
        return [*lines, "Six weeks are closed. What is left to do is to tell it."]
    if sealed is None:
        return [*lines, f"Week {week} is open. What will you see by Friday?"]
    sure = f", {sealed.sure:g} % sure" if sealed.sure is not None else ""
    count = sum(one.kind == "predicted" and one.week == week for one in said)
    times = "once" if count == 2 else f"{count - 1} times"
    again = f" (changed {times}; all are in the file)" if count > 1 else ""
    return [
        *lines,
        f"Week {week}, sealed at {_clock(sealed)}{sure}: {sealed.text}{again}",
    ]


def _due(log: "WeekLog", week: int) -> list[str]:
    """Return that the half-way review is due, with the promise of the charter."""
    if week <= _HALF_WAY - 1 or week > _HALF_WAY + 1:
        return []
    stop = CharterForm(log.project).fields.get("Kill criterion", "")
    promise = f" Your charter says: “{stop}”" if stop else ""
    return [
        "Half-way: continue, change or stop, each is a result. A demo of what there "
        f"is, or a stop with its reason, is all that is asked for.{promise}"
    ]


def _rows(log: "WeekLog") -> list[tuple[str, ...]]:
    pace = log.hours / _WEEKS
    return [
        (
            f"Week {week}",
            f"{spent:g} h",
            f"{left:g} h",
            f"{max(0.0, log.hours - week * pace):g} h",
        )
        for week, spent, left in log.left()
    ]


def _bar(log: "WeekLog", week: int, spent: float, left: float) -> str:
    label = f"{max(left, 0):g} of {log.hours:g} hours left after week {week}"
    return html.bar(label, max(left, 0.0), log.hours)


def _how(log: "WeekLog") -> list[str]:
    where = projectfolder.shown(weekfile.path(log.project))
    return [
        f"Kept in `{where}`: lines are added there and never changed, with the time of "
        "this computer. Whoever can write the file can change it; the seal is for you.",
        f'In code: `log = week_log("{log.project}")`, `log.predict("…", sure=70)`, '
        '`log.close("…", "…", "…", hours=9, held=False)`, '
        '`log.half_way("change", "…")`, `print(log.text())`.',
    ]


def _clock(entry: Entry) -> str:
    return f"{entry.time:%Y-%m-%d %H:%M} UTC"
