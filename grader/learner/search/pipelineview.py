"""The pipeline of a job search: the week, who hears again, and what replies say."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from grader.data.searchlog import SearchLog
from grader.learner import html
from grader.learner.private import Private
from grader.learner.search.searchrules import (
    STEPS,
    Due,
    Rules,
    Share,
    Week,
    channels,
    difference,
    due,
    funnel,
    past,
    replies,
    week_of,
)

_MOST = 12  # problems and follow-ups shown at once
_MEANS = {
    "pause": "An offer came in this week. Look at it before you chase more.",
    "apply": "Nothing has been sent so far. Nobody can say no to that.",
    "apply more": "Nobody said no this week. By this rule you try too little at the "
    "edge of what you can do. It says nothing about your worth.",
    "keep going": "You tried at the edge and were told so. Keep the pace.",
}


@dataclass(frozen=True, repr=False)
class PipelineView(Private):
    """What a log says on one day, by one set of rules."""

    today: date
    week: Week
    due: tuple[Due, ...]
    funnels: tuple[tuple[str, tuple[int, ...]], ...]
    shares: tuple[tuple[str, Share], ...]
    problems: tuple[str, ...]
    rules: Rules

    def words(self) -> str:
        """Return the view as lines of text."""
        lines = [_title(self), _MEANS[self.week.status], _counted(self)]
        lines += [
            f"{_named(channel)}: "
            + ", ".join(f"{n} {step}" for step, n in _steps(counts))
            for channel, counts in self.funnels
        ]
        lines += [
            f"Replies, {_named(name)}: {_share(one)}" for name, one in self.shares
        ]
        lines += [line for line in [_compared(self)] if line]
        lines += [_due_title(self), *(f"  {_hears(one)}" for one in self.due[:_MOST])]
        if self.problems:
            lines += [_set_aside(self), *(f"  {one}" for one in _shortened(self))]
        return "\n".join(lines)

    def markup(self) -> str:
        """Return the view as a card with tables."""
        body: list[str] = [html.paragraph(_MEANS[self.week.status])]
        body.append(html.paragraph(_counted(self)))
        if self.funnels:
            rows = [(_named(c), *map(str, counts)) for c, counts in self.funnels]
            caption = "People, by the channel of the first message"
            body.append(html.table(caption, ("Channel", *STEPS), rows))
            rows = [(_named(c), *_cells(s), _bar(s)) for c, s in self.shares]
            head = ("Channel", "Answered", "Rate", "95 % interval", "0 to 100 %")
            caption = f"Replies to first messages of {self.rules.wait} days ago or more"
            body.append(html.table(caption, head, rows))
        if _compared(self):
            body.append(html.paragraph(_compared(self)))
        body.append(html.paragraph(html.strong(_due_title(self))))
        if self.due:
            body.append(html.listing(_hears(one) for one in self.due[:_MOST]))
        if self.problems:
            inside = html.listing(html.inline(one) for one in _shortened(self))
            body.append(html.more(_set_aside(self), inside))
        return html.card(_title(self), sign="→", body=html.join(body), tone="note")


def view_of(found: SearchLog, today: date, rules: Rules) -> PipelineView:
    """Return what a log says on `today`."""
    events = past(found.events, today)
    names = channels(events)
    ahead = len(found.events) - len(events)
    problems = [f"Line {one.line}: {one.message}" for one in found.problems]
    if ahead:
        problems.append(f"{ahead} dated after {today}: not counted so far.")
    return PipelineView(
        today,
        week_of(events, rules),
        tuple(due(events, rules)),
        tuple((name, funnel(events, name)) for name in names),
        tuple((name, replies(events, name, rules)) for name in names),
        tuple(problems),
        rules,
    )


def _title(view: PipelineView) -> str:
    return f"Pipeline on {view.today} · {view.week.status}"


def _counted(view: PipelineView) -> str:
    n = view.week.rejections
    noun = "rejection" if n == 1 else "rejections"
    return f"{n} {noun} in {view.rules.week} days. No reply yet is not a no."


def _named(channel: str) -> str:
    return channel or "(no channel)"


def _steps(counts: tuple[int, ...]) -> Any:
    return zip(STEPS, counts, strict=True)


def _cells(share: Share) -> tuple[str, str, str]:
    low, high = share.interval
    rate = f"{100 * share.rate:.0f} %" if share.n else "unknown"
    return f"{share.hits} of {share.n}", rate, f"{100 * low:.0f} to {100 * high:.0f} %"


def _share(share: Share) -> str:
    counts, rate, interval = _cells(share)
    return f"{counts} answered, {rate} (95 % interval {interval})"


def _compared(view: PipelineView) -> str:
    """Say what the two busiest channels differ by, and whether one can tell."""
    if len(view.shares) < 2:
        return ""
    (one, first), (other, second) = view.shares[:2]
    one, other = _named(one), _named(other)
    gap, low, high = (100 * part for part in difference(first, second))
    told = f"{one} minus {other}: {gap:+.0f} points, 95 % interval {low:+.0f} to "
    told += f"{high:+.0f}. "
    if low <= 0 <= high:
        return f"{told}So far, one can't tell which is better."
    better = one if low > 0 else other
    return f"{told}More people answer {better}. Were jobs given to channels by lot?"


def _due_title(view: PipelineView) -> str:
    n = len(view.due)
    more = f" (the first {_MOST})" if n > _MOST else ""
    return f"Follow-ups due: {n}{more}" if n else "No follow-ups are due."


def _hears(one: Due) -> str:
    return f"{one.who}: {one.reason}"


def _set_aside(view: PipelineView) -> str:
    n = len(view.problems)
    return f"{n} {'note' if n == 1 else 'notes'} on lines of the log"


def _shortened(view: PipelineView) -> list[str]:
    shown = list(view.problems[:_MOST])
    rest = len(view.problems) - len(shown)
    return [*shown, f"… and {rest} more"] if rest else shown


def _bar(share: Share) -> Markup:
    """Return the interval as a bar with its rate; the numbers stand beside it."""
    low, high = (10 * end for end in share.interval)
    track = (
        '<div aria-hidden="true" style="width: 10em; height: 1em; position: relative; '
        'border: 1px solid #808080;"><span style="position: absolute; left: {:.2f}em; '
        "width: {:.2f}em; height: 0.4em; top: 0.3em; background-color: {};"
        '">\xa0</span></div>'
    )
    width = max(high - low, 0.1)
    return Markup(track).format(low, width, html.TONES["note"])
