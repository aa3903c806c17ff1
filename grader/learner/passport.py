"""The passport: a learner's journal and notebooks in one file to carry away."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import CalledWrongly, JournalError
from grader.learner import home, html, journal, luggage
from grader.learner.screen import Card, Shown, told

_BINDER = (
    "Binder forgets everything when it closes or rests: download this file now, and "
    'bring it back with `passport("restore", "…zip")`.'
)


@dataclass(frozen=True, repr=False)
class Exported(Shown):
    """A passport that was written."""

    path: Path
    events: int
    notebooks: int

    def words(self) -> str:
        """Return where the passport lies and what it holds."""
        return " ".join([f"Passport saved: {self.path}", *self._sentences()])

    def markup(self) -> str:
        """Return a card with a link that downloads the passport."""
        href = home.href(self.path)
        link = html.link(f"Download {self.path.name}", href, download=True)
        body = [html.paragraph(html.inline(line)) for line in self._sentences()]
        parts = html.join([html.paragraph(link), *body])
        return html.card("Passport saved", sign="✓", body=parts, tone="good")

    def _sentences(self) -> list[str]:
        entries = _counted(self.events, "journal entry", "journal entries")
        notebooks = _counted(self.notebooks, "notebook", "notebooks")
        lines = [f"It holds {entries} and {notebooks}."]
        return [*lines, _BINDER] if home.is_binder() else lines


@told
def passport(action: str = "export", path: Any = None, *, into: Any = None) -> Shown:
    """Export your progress to one file, or restore it from one.

    `passport("export")` writes `my_work/passport-….zip`, or the file `path`.
    `passport("restore", path)` adds what the file holds to your work, or to the
    folder `into`; nothing that is there is overwritten.
    """
    if action == "export":
        return exported(path).show()
    if action == "restore":
        if path is None:
            raise CalledWrongly(
                'Which file? Use `passport("restore", "passport-….zip")`.'
            )
        message = restore_passport(Path(path), into=Path(into) if into else None)
        body = html.paragraph(html.inline(message))
        card = html.card("Passport restored", sign="✓", body=body, tone="good")
        return Card(f"Passport restored. {message}", card).show()
    raise CalledWrongly(
        f"{action!r} is nothing a passport does. "
        'Use `passport("export")` or `passport("restore", path)`.'
    )


def exported(path: Any = None) -> Exported:
    """Write a passport and return where it lies and what it holds."""
    notes = journal.current()
    name = f"passport-{notes.now():%Y%m%d-%H%M%S}.zip"
    target = Path(path) if path else _place() / name
    if target.is_dir():
        target /= name
    events, work = notes.events(), home.my_work()
    notebooks = luggage.pack(target, events, work, notes.now())
    return Exported(target.resolve(), len(events), notebooks)


def export_passport(path: Path | None = None) -> Path:
    """Write a passport to `path` and return it (for the command line)."""
    return exported(path).path


def restore_passport(path: Path, *, into: Path | None = None) -> str:
    """Add what a passport holds to the learner's work; return what was done.

    `into` is a folder to restore to in place of `my_work/`. Raises JournalError
    for a file that is broken, unsafe or from a newer release.
    """
    content = luggage.unpack(Path(path))
    work = Path(into) if into else home.my_work()
    notes = journal.open_journal(work) if into else journal.current()
    fresh = notes.merge(content.events)
    done = [luggage.put(work, name, data) for name, data in content.notebooks.items()]
    if into:
        notes.close()
    return _report(fresh, len(content.events), done)


def _report(fresh: int, total: int, done: list[luggage.Put]) -> str:
    """Return in words what a restore did."""
    lines = [f"{fresh} of {total} journal entries were new."]
    new = [put for put in done if put.state == "new"]
    same = [put for put in done if put.state == "same"]
    beside = [put for put in done if put.state == "beside"]
    lines.append(f"Notebooks that came back: {len(new)}, there already: {len(same)}.")
    for put in beside:
        lines.append(
            f"Your `{put.wanted.name}` differs from the one in the passport. Both are "
            f"kept: the passport's lies in `{put.path.name}`."
        )
    return " ".join(lines)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _place() -> Path:
    """Return the folder of passports that were given no place."""
    if home.is_ephemeral():
        raise JournalError(
            "A passport needs a place: this run stores nothing. "
            'Use `passport("export", "some_folder/passport.zip")`.'
        )
    return home.my_work()
