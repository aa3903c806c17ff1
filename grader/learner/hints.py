"""Hints as a ladder, and the author's solution at its end.

A rung opens after a line of what was tried, or after a pause. What is left of
the ladder is not counted out: counters make learners climb faster (Guo,
Heffernan & Beck), and a line about one's own attempt makes them stop and think.
"""

from datetime import timedelta

from grader.checks import loader
from grader.checks.question import Item
from grader.errors import CalledWrongly
from grader.learner import html, journal
from grader.learner.events import Event
from grader.learner.markdown import rendered
from grader.learner.screen import Card, say, told

PAUSE = timedelta(seconds=90)
_SHORTEST = 10
_RUNGS = ("Where to look", "The idea", "Worked on other data")


@told
def hint(id: str, tried: str = "") -> Card:
    """Show a hint for the item `id`; say in `tried` what you tried to get another.

    Another rung also opens after a pause of about a minute and a half.
    """
    item = loader.find_item(id)
    notes = journal.current()
    past = notes.events("hint", item.id)
    line = _line(tried)
    rung, why = _next_rung(past, line)
    if not past or rung != past[-1].payload["rung"]:
        payload = {"rung": rung, "tried": line, "opened": why}
        notes.record("hint", item.id, payload)
    return _card(item, rung, _what_next(item, rung, why, tried)).show()


@told
def reveal(id: str, tried: str = "") -> Card:
    """Show the author's solution of the item `id`.

    It opens after a pass, or for one line of what you tried.
    """
    item = loader.find_item(id)
    line = _line(tried)
    if not (line or _has_passed(item)):
        short = " That line was too short." if str(tried).strip() else ""
        raise CalledWrongly(
            "The solution opens after a pass, or for one line of what you tried: "
            f'`reveal("{item.id}", tried="…")`.{short}'
        )
    source = loader.solution_source(item.id)
    if source is None:
        return say(
            f"No solution here · {item.id}",
            "The author's solution is not part of this installation. Try "
            f'`hint("{item.id}", tried="…")`, or ask whoever runs the course.',
            sign="•",
            tone="note",
        ).show()
    journal.current().record_change("reveal", item.id, {"tried": line})
    return _solution(item, source.strip()).show()


def _solution(item: Item, source: str) -> Card:
    """Return the card of one solution."""
    title = f"One solution · {item.id} {item.title}"
    after = (
        "There are others. What does this one do that yours did not? Write one line "
        "about it before going on."
    )
    body = html.join([html.block(source), html.paragraph(after)])
    card = html.card(title, sign="•", body=body, tone="note")
    return Card(f"{title}\n\n{source}\n\n{after}", card)


def _next_rung(past: list[Event], line: str) -> tuple[int, str]:
    """Return the rung to show and what opened it ("" where none did)."""
    if not past:
        return 1, "first"
    last = past[-1]
    rung = int(last.payload["rung"])
    if rung >= len(_RUNGS):
        return rung, ""
    # A cell that is run again repeats its line; that is no new attempt.
    if line and line not in {event.payload["tried"] for event in past}:
        return rung + 1, "tried"
    if not line and journal.current().now() - last.moment >= PAUSE:
        return rung + 1, "pause"
    return rung, ""


def _line(tried: object) -> str:
    """Return what was tried, or nothing where it says too little."""
    line = " ".join(str(tried or "").split())
    letters = sum(letter.isalpha() for letter in line)
    return line if len(line) >= _SHORTEST and letters >= _SHORTEST // 2 else ""


def _has_passed(item: Item) -> bool:
    """Return whether a verdict of this item was a pass."""
    verdicts = journal.current().events("verdict", item.id)
    return any(event.payload.get("outcome") == "passed" for event in verdicts)


def _what_next(item: Item, rung: int, why: str, tried: object) -> str:
    """Return what to do after this rung."""
    if rung == len(_RUNGS):
        return (
            "Still stuck? Write what you tried: "
            f'`reveal("{item.id}", tried="…")` shows one solution.'
        )
    call = f'`hint("{item.id}", tried="…")`'
    if not why and _line(tried):
        return f"That line was used already. What was tried since? {call}"
    if not why and str(tried or "").strip():
        return f"A little more, please: one line on what was tried. {call}"
    return f"Try this first. Then say what you tried: {call}. Or come back in a while."


def _card(item: Item, rung: int, after: str) -> Card:
    """Return the card of one rung; the rungs below it open on request."""
    title = f"{_RUNGS[rung - 1]} · {item.id} {item.title}"
    text = item.hints[rung - 1]
    parts = [rendered(text)]
    if rung > 1:
        earlier = html.join(rendered(one) for one in item.hints[: rung - 1])
        parts.append(html.more("The hints before this one", earlier))
    parts.append(html.paragraph(html.inline(after)))
    return Card(
        f"{title}. {text} {after}",
        html.card(title, sign="→", body=html.join(parts), tone="note"),
    )
