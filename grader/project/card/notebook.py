"""The report card in a notebook: predictions as a dict, then a link to the page."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from grader.learner import home, html
from grader.learner.progressbar import progressbar
from grader.learner.screen import Card as Shown
from grader.learner.screen import told
from grader.project.card.page import meaning, observed
from grader.project.card.run import Card
from grader.project.contract import read
from grader.project.run import Runs


@told
def project_card(
    folder: str | Path = ".",
    predictions: Mapping[str, Any] | None = None,
    rows: Sequence[str] = (),
    change: str = "",
    minutes: float | None = None,
) -> Shown:
    """Run a project under perturbations and show its report card.

    `predictions` says by perturbation what you expect, before it is run:
    `{"half_training": "same 80%"}`; `{}` goes without. Without the argument nothing
    is run: the card shown lists what it would ask. `rows` runs these only.
    """
    project = read(folder)
    with Runs(project) as runs:
        card = Card(project, runs, only=(rows,) if isinstance(rows, str) else rows)
        if predictions is None and card.unpredicted:
            return _questions(card).show()
        card.predict(predictions or {})
        seconds = None if minutes is None else 60 * float(minutes)
        for _ in progressbar(card.go(seconds), len(card.waiting), "runs"):
            pass
    return _summary(card, card.finish(change)).show()


def _questions(card: Card) -> Shown:
    """Return the card that asks for predictions."""
    own = card.reference["score"]["value"]
    lines = [f"    {one.id!r}: '',  # {one.asks}" for one in card.unpredicted]
    form = "\n".join(
        [
            f"project_card({str(card.project.folder)!r}, predictions={{",
            *lines,
            "})",
        ]
    )
    lead = (
        f"Your own split and model: {own:.4g}. Nothing else was run yet. Say what you "
        "expect of each: worse, same, better, breaks, a score or a range, and how "
        "sure you are, as in 'worse 80%'. Audit checks: passes or warns."
    )
    title = "Predict first"
    body = html.join([html.paragraph(lead), html.block(form)])
    markup = html.card(title, sign="?", body=body, tone="note", role="group")
    return Shown(f"{title}. {lead}\n{form}", str(markup))


def _summary(card: Card, told: Mapping[str, Any]) -> Shown:
    """Return the headline, a line for each row, and the way to the page."""
    lines = [
        f"{one['title']}: {meaning(one['outcome']).lower()}. {observed(one['outcome'])}"
        for one in told["rows"]
        if not one["because"]
    ]
    words = told["headline"]["words"]
    link = html.link("Open the report card", home.href(card.page))
    body = html.join(
        [
            html.paragraph(words),
            html.more("Row by row", html.listing(map(html.inline, lines))),
            html.paragraph(link),
        ]
    )
    title = f"Report card · {told['project']['title']}"
    markup = html.card(title, sign="▤", body=body, tone="note", role="group")
    return Shown("\n".join([title, words, *lines]), str(markup))
