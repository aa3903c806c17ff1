"""The file of a weekly log: a line for each thing said, added and never changed.

Times are those of this computer's clock, and whoever can write the file can change
it: the seal is a reminder to oneself, and no proof to others.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from grader.errors import DataError
from grader.learner.events import now
from grader.learner.weeks import projectfolder

FILE = "weeks.jsonl"
KINDS = ("predicted", "happened", "half-way")


@dataclass(frozen=True)
class Entry:
    """One thing said of a week, and when."""

    at: str
    week: int
    kind: str
    text: str
    surprise: str = ""
    next: str = ""
    hours: float | None = None
    sure: float | None = None
    held: bool | None = None

    @property
    def time(self) -> datetime:
        """The moment, with its zone."""
        found = datetime.fromisoformat(self.at)
        return found if found.tzinfo else found.replace(tzinfo=UTC)


def path(project: str) -> Path:
    """Return where the log of a project lies."""
    return projectfolder.path_of(project, FILE)


def entries(project: str) -> list[Entry]:
    """Return all entries in their order; raise DataError with the line to mend."""
    file = path(project)
    return list(_read(file, projectfolder.text_of(file)))


def add(project: str, entry: Entry) -> None:
    """Add an entry at the end; what stands before it stays, byte for byte."""
    file = path(project)
    text = projectfolder.text_of(file)
    list(_read(file, text))  # nothing is added behind a line that is broken
    line = json.dumps(asdict(entry), ensure_ascii=False)
    ending = "" if not text or text.endswith("\n") else "\n"
    projectfolder.write(file, f"{text}{ending}{line}\n")


def stamped() -> str:
    """Return the present moment, to the second."""
    return now().isoformat(timespec="seconds")


def latest(said: Sequence[Entry], kind: str, week: int | None = None) -> Entry | None:
    """Return the last entry of a kind, of one week or of any."""
    fit = [one for one in said if one.kind == kind and week in (None, one.week)]
    return fit[-1] if fit else None


def is_stop(review: Entry) -> bool:
    """Return whether a half-way review ended the project."""
    return review.text.startswith("stop")


def _read(file: Path, text: str) -> Iterator[Entry]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield _entry(json.loads(line))
        except (ValueError, TypeError) as error:
            raise DataError(
                f"Line {number} of `{file}` cannot be read ({error}). Mend or take "
                "out that line; the others stay."
            ) from error


def _entry(told: object) -> Entry:
    if not isinstance(told, dict):
        raise ValueError("a line is one entry in braces")
    one = Entry(**told)
    texts = (one.at, one.text, one.surprise, one.next)
    if not all(isinstance(part, str) for part in texts):
        raise ValueError("a text is no text")
    if one.kind not in KINDS or type(one.week) is not int or not 1 <= one.week <= 99:
        raise ValueError("`kind` or `week` is none that a log has")
    if any(type(n) not in (int, float, type(None)) for n in (one.hours, one.sure)):
        raise ValueError("`hours` or `sure` is no number")
    datetime.fromisoformat(one.at)  # raises ValueError for what is no time
    return one
