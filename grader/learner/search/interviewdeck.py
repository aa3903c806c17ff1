"""The whole interview deck on one card, by topic."""

from grader.data.interview import LEVELS, Asked, questions
from grader.learner import html
from grader.learner.screen import Card


def whole_deck(chosen: tuple[str, ...] = ()) -> Card:
    """Return all questions of the deck, by topic."""
    groups: dict[str, list[Asked]] = {}
    for one in questions():
        if not chosen or one.topic in chosen:
            groups.setdefault(one.topic, []).append(one)
    lines, parts = [], []
    for topic, group in groups.items():
        entries = [f"{one.id} [{one.level}] {one.ask}" for one in group]
        lines += entries
        parts.append(html.more(f"{topic} · {len(group)}", html.listing(entries)))
    total = sum(len(group) for group in groups.values())
    title = f"Interview deck · {total} questions"
    levels = ", ".join(f"[{key}] {name}" for key, name in LEVELS.items())
    body = html.join([html.paragraph(f"Levels: {levels}."), *parts])
    return Card(
        "\n".join([title, *lines]),
        html.card(title, sign="?", body=body, tone="note", role="group"),
    )
