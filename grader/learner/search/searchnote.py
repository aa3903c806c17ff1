"""Notes on a job search of one's own: text in `my_work/search/notes.md`.

Decisions and burns of the course go into the journal, which a passport carries;
what somebody writes about their own search does not.
"""

from datetime import UTC, datetime

from grader.errors import CalledWrongly
from grader.learner import home
from grader.learner.private import PrivateCard, say_privately
from grader.learner.screen import told
from grader.learner.search import searchfolder

_BLANK = ("", "…", "...")


@told
def search_note(name: str, text: str) -> PrivateCard:
    """Keep a note under a name, with today's date; say so and show nothing of it.

    The same text is kept once, so a cell may be run again.
    """
    if not isinstance(name, str) or not isinstance(text, str) or not name.strip():
        raise CalledWrongly(
            'A note is a name and a text: `search_note("plan", "By June I …")`.'
        )
    lines = [line for line in text.splitlines() if line.strip()]
    if all(line.split(":", 1)[-1].strip() in _BLANK for line in lines):
        return _said(f"Nothing written so far for `{name}`.", "○")
    if home.is_ephemeral():
        return _said("A machine runs this; nothing is kept.", "○")
    path = searchfolder.folder() / "notes.md"
    before = searchfolder.text_of(path) if path.is_file() else ""
    body = "\n".join(line.rstrip() for line in lines)
    if body not in before:
        day = f"{datetime.now(UTC):%Y-%m-%d}"
        searchfolder.write(path, f"{before}## {name.strip()} · {day}\n\n{body}\n\n")
    return _said(f"`{name}` is kept in `my_work/search/notes.md`, and only there.", "✓")


def _said(message: str, sign: str) -> PrivateCard:
    return say_privately("Your notes", message, sign=sign)
