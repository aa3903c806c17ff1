"""The cards of a hunt for faults: the seal, the score, and the truth."""

from typing import TYPE_CHECKING

from markupsafe import Markup

from grader.learner import home, html
from grader.learner.screen import Card

if TYPE_CHECKING:
    from grader.data.faults import Fault, Found, Manifest, Score
    from grader.learner.hunt import Hunt

_OUTCOMES = {
    "found": ("✓", "found"),
    "partly": ("◐", "partly found"),
    "misnamed": ("≠", "another name"),
    "missed": ("○", "not found yet"),
}


def begin_words(hunt: "Hunt") -> str:
    """Return what is planted where, the seal, and how to go on."""
    return "\n".join([f"{_title(hunt)}.", *_begin_lines(hunt), *_how(hunt)])


def begin_markup(hunt: "Hunt") -> Markup:
    """Return the first card of a hunt."""
    parts = [html.paragraph(html.inline(line)) for line in _begin_lines(hunt)]
    if hunt.folder is not None:
        table = hunt.folder / "dirty.csv"
        links = [
            html.link("Open the table", home.href(table)),
            html.link("Your diagnosis", home.href(hunt.folder / "diagnosis.csv")),
        ]
        parts.append(html.paragraph(Markup(" · ").join(links)))
    parts.append(html.listing(map(html.inline, _how(hunt))))
    parts.append(html.more("The kinds of faults there are", _kinds()))
    return html.card(
        _title(hunt), sign="▣", body=html.join(parts), tone="note", role="group"
    )


def score_card(hunt: "Hunt", score: "Score", is_late: bool) -> Card:
    """Return the card that sets a diagnosis beside the list."""
    well = sum(one.outcome == "found" for one in score.found)
    title = f"{well} of {len(score.found)} faults found"
    lines = [
        f"Recall {score.recall:.2f}: the share of a fault's rows that you listed, on "
        f"average. Precision {score.precision:.2f}: the share of what you listed that "
        "is faulty, on average."
    ]
    if is_late:
        lines.append("The list had been opened before, so this one is for practice.")
    entries = [*map(_found_words, score.found)]
    entries += [f"! False alarm. {alarm.message}" for alarm in score.alarms]
    body = [html.paragraph(line) for line in lines]
    body.append(html.listing(map(html.inline, entries), bullets=False))
    tone = "good" if score.f1 > 0.9 else "partly"
    sign = "✓" if score.f1 > 0.9 else "◐"
    text = "\n".join([f"{title} · {hunt.name}", *lines, *entries])
    title = f"{title} · {hunt.name}"
    return Card(text, html.card(title, sign=sign, body=html.join(body), tone=tone))


def truth_card(hunt: "Hunt", manifest: "Manifest") -> Card:
    """Return the card that opens the list."""
    from grader.data.faults import kind_named

    title = f"What was planted in {hunt.name}"
    seal = f"The list fits its seal: sha256 `{hunt.sealed.sha256}`."
    rows = [
        (fault.kind, _where(fault), _rows(fault), kind_named(fault.kind).story)
        for fault in manifest.faults
    ]
    columns = ("Kind", "Where", "Rows", "How it happens")
    body = [
        html.paragraph(html.inline(seal)),
        html.table("The sealed list", columns, rows),
    ]
    lines = [f"  {kind} in {where}: {rows_}. {why}" for kind, where, rows_, why in rows]
    text = "\n".join([f"{title}. {seal}", *lines])
    markup = html.card(
        title, sign="▢", body=html.join(body), tone="neutral", role="group"
    )
    return Card(text, markup)


def _title(hunt: "Hunt") -> str:
    return f"Faults in {hunt.name} · level {hunt.level} · round {hunt.round}"


def _begin_lines(hunt: "Hunt") -> list[str]:
    """Return what is planted where, and the seal."""
    size = f"{len(hunt.table):,} rows and {len(hunt.table.columns)} columns"
    count = len(hunt.sealed.reveal().faults)
    noun = "fault was" if count == 1 else "faults were"
    return [
        f"{count} {noun} planted in a copy of {size}, for the alias `{hunt.alias}`.",
        f"Seal of the list: sha256 `{hunt.sealed.sha256}`. It is shown now, so that "
        "nobody can change the list later.",
    ]


def _how(hunt: "Hunt") -> list[str]:
    """Return how to go on, one step a line."""
    steps = [
        "Look: the table is `hunt.table`, where `hunt = fault(...)`.",
        'Say what is wrong: `hunt.score([{"kind": "…", "column": "…", "rows": '
        '"3, 5-9"}])`. Rows are counted from 0.',
        "Open the list: `hunt.reveal()`.",
    ]
    if hunt.folder is not None:
        place = hunt.folder.relative_to(home.home()).as_posix()
        steps.insert(
            2,
            f"Or without a notebook: write into `{place}/diagnosis.csv` and repeat the "
            "command with `--score` and that path, later with `--reveal`.",
        )
    return steps


def _kinds() -> Markup:
    """Return every kind with its title, without what gives it away."""
    from grader.data.faults import KINDS, kind_named

    return html.listing(
        html.join([html.code(name), f": {kind_named(name).title}"]) for name in KINDS
    )


def _found_words(one: "Found") -> str:
    sign, words = _OUTCOMES[one.outcome]
    if one.outcome == "found":
        return f"{sign} Found: {one.fault.kind} in {_where(one.fault)}."
    return f"{sign} {words.capitalize()}. {one.message}"


def _where(fault: "Fault") -> str:
    return ", ".join(fault.columns) or "whole rows"


def _rows(fault: "Fault") -> str:
    """Return the rows of a fault, the first of them where there are many."""
    if not fault.rows:
        return "rows that are gone"
    spans: list[list[int]] = []
    for row in fault.rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    shown = ", ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in spans[:8])
    return f"{len(fault.rows):,}: {shown}{' …' if len(spans) > 8 else ''}"
