"""Decisions with their reasons, and burns: what failed and what it taught."""

from dataclasses import asdict, dataclass

from grader.checks.records import Decision
from grader.errors import CalledWrongly
from grader.learner import html, journal
from grader.learner.events import Event
from grader.learner.screen import Card, Shown, attach, told


@dataclass(frozen=True, repr=False)
class Burn(Shown):
    """Something tried that failed and taught."""

    id: str
    tried: str
    expected: str
    happened: str
    learned: str

    def words(self) -> str:
        """Return the burn in one paragraph."""
        return " ".join([f"Burn · {self.id}.", *(f"{a}: {b}." for a, b in _rows(self))])

    def markup(self) -> str:
        """Return the burn as a card."""
        return _log_card(f"Burn · {self.id}", "✎", _rows(self))


@told
def decide(id: str, choice: str, *, because: str, instead_of: str = "") -> Decision:
    """Store a decision under `id`, with its reason and what was turned down."""
    fields = _texts(id=id, choice=choice, because=because)
    fields["instead_of"] = str(instead_of or "").strip()
    made = Decision(**fields)
    _keep("decision", fields)
    rows = [("Choice", made.choice), ("Because", made.because)]
    if made.instead_of:
        rows.append(("Instead of", made.instead_of))
    title = f"Decision · {made.id}"
    text = " ".join([f"{title}.", *(f"{label}: {words}." for label, words in rows)])
    return attach(made, Card(text, _log_card(title, "✎", rows)))


@told
def burn(id: str, tried: str, expected: str, happened: str, learned: str) -> Burn:
    """Store what was tried, expected, seen and learned under `id`."""
    fields = _texts(
        id=id, tried=tried, expected=expected, happened=happened, learned=learned
    )
    made = Burn(**fields)
    _keep("burn", fields)
    return made.show()


def entries(kind: str, notes: journal.Journal | None = None) -> list[Event]:
    """Return the latest "decision" or "burn" of each id, in the order of their ids.

    They are those of `notes`, or of this notebook's journal.
    """
    if kind not in ("decision", "burn"):
        raise CalledWrongly(f"{kind!r} is no part of the log: `decision` or `burn`.")
    latest = {event.key: event for event in (notes or journal.current()).events(kind)}
    return [latest[key] for key in sorted(latest)]


def _texts(**fields: object) -> dict[str, str]:
    """Return `fields` as texts; say which are still empty."""
    texts = {
        name: "" if value is ... else str(value or "").strip()
        for name, value in fields.items()
    }
    empty = [f"`{name}`" for name, text in texts.items() if not text.strip("… .")]
    if empty:
        noun = "is" if len(empty) == 1 else "are"
        raise CalledWrongly(
            f"{', '.join(empty)} {noun} still empty. A few words each are enough; "
            "nothing was stored yet."
        )
    return texts


def _keep(kind: str, fields: dict[str, str]) -> None:
    """Store the fields under their id."""
    payload = {name: text for name, text in fields.items() if name != "id"}
    journal.current().record_change(kind, fields["id"], payload)


def _rows(burn: Burn) -> list[tuple[str, str]]:
    """Return what a burn says, each part with its label."""
    parts = asdict(burn)
    labels = ("tried", "expected", "happened", "learned")
    return [(name.capitalize(), parts[name]) for name in labels]


def _log_card(title: str, sign: str, rows: list[tuple[str, str]]) -> str:
    body = html.join(
        html.paragraph(html.join([html.strong(f"{label}: "), text]))
        for label, text in rows
    )
    return html.card(title, sign=sign, body=body, tone="neutral")
