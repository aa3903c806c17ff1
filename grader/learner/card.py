"""The verdict card: what a learner, a screen reader and nbgrader each read."""

from typing import Any

from markupsafe import Markup

from grader.checks.question import MARKS
from grader.checks.verdict import Found, Verdict
from grader.learner import html

VERDICT_MIME = "application/vnd.stove.verdict+json"

# Outcome → sign, words, tone.
_OUTCOMES = {
    "passed": ("✓", "Passed", "good"),
    "partly": ("◐", "Partly there", "partly"),
    "failed": ("✗", "Not yet", "bad"),
    "not attempted": ("○", "Not attempted yet", "neutral"),
    "crashed": ("!", "It stopped with an error", "bad"),
    "timed out": ("◷", "It ran out of time", "bad"),
    "not judged": ("?", "Not judged: a fault of the course", "note"),
}
_MARK_WORDS = {
    "A": "Checked by machine",
    "S": "Only the structure was checked",
    "R": "A person will read",
    "N": "Nobody checks",
}


class VerdictCard:
    """A verdict that shows itself; its text form is the points, for nbgrader.

    nbgrader reads the last output of a test cell as points when its text is a
    number (partial credit), so the `repr` is the number and nothing else.
    """

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict

    @property
    def points(self) -> float:
        """The points that the machine gives."""
        return self.verdict.points

    @property
    def outcome(self) -> str:
        """The outcome in words, such as "passed"."""
        return self.verdict.outcome

    def __repr__(self) -> str:
        return f"{self.verdict.points:g}"

    def _repr_html_(self) -> str:
        return str(_card(self.verdict))

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {
            "text/plain": repr(self),
            "text/html": self._repr_html_(),
            VERDICT_MIME: self.verdict.to_dict(),
        }


class MessageCard:
    """A message in place of a verdict, worth no points (a wrong id, for one)."""

    def __init__(self, message: str) -> None:
        self.message = message

    def __repr__(self) -> str:
        return "0"

    def _repr_html_(self) -> str:
        body = html.paragraph(html.inline(self.message))
        return str(html.card("No verdict", sign="?", body=body, tone="note"))


def _card(verdict: Verdict) -> Markup:
    sign, words, tone = _OUTCOMES[verdict.outcome]
    points = f"{verdict.points:g} of {verdict.max_points:g} points"
    title = f"{verdict.item} · {words} · {points}"
    parts = [html.paragraph(verdict.title), *map(_message, verdict.found)]
    if verdict.outcome == "not attempted":
        parts.append(html.paragraph(_INVITATION))
    parts += [html.paragraph(html.inline(note)) for note in verdict.notes]
    parts.append(html.more("What this verdict covers", _coverage(verdict)))
    return html.card(title, sign=sign, body=html.join(parts), tone=tone)


_INVITATION = (
    "The answer cell is still empty. A wrong first try teaches more than none."
)


def _message(found: Found) -> Markup:
    message = found.message
    rows = (
        ("Observed", message.observed),
        ("Why it matters", message.why),
        ("One thing to try", message.attempt),
    )
    lines = [
        html.paragraph(html.join([html.strong(f"{label}: "), html.inline(text)]))
        for label, text in rows
    ]
    return html.join([*lines, html.paragraph(html.code(f"[{found.id}]"))])


def _coverage(verdict: Verdict) -> Markup:
    entries: list[str] = [
        html.join([html.strong(f"{_MARK_WORDS[mark]}: "), verdict.marks[mark], "."])
        for mark in MARKS
        if mark in verdict.marks
    ]
    if verdict.review_points:
        entries.append(f"Points from people: up to {verdict.review_points:g}.")
    if verdict.trust != "high":
        entries.append("Low trust: a part of this check runs beside the answer.")
    entries.append(f"Seed {verdict.seed}, bank {verdict.bank}.")
    return html.listing(entries)
