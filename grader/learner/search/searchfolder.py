"""The learner's own files of a job search: in `my_work/search/`, and nowhere else.

Neither a submission nor a passport holds anything of this folder; who wants to
take it along copies it.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grader.data.searchlog import COLUMNS, EVENTS, SearchLog, day_of, read_log
from grader.errors import CalledWrongly, GraderError
from grader.learner import home

if TYPE_CHECKING:
    import pandas as pd

NAME = "search"
# What each file holds: its columns. Rows of examples would be counted as real ones.
FILES = {
    "log.csv": (*COLUMNS, "note"),
    "requirements.csv": ("role", "requirement", "kind", "ad"),
    "evidence.csv": ("id", "link", "shows"),
}
_MOST = 5 * 2**20
_MACHINE = "A machine runs this notebook; nothing of yours is written."
# Read behind the last line, unless a quotation mark there is still open.
_LAST = "\x1eend"


@dataclass(frozen=True)
class Table:
    """The rows of a file, and the line in it at which each of them stands."""

    rows: "pd.DataFrame"
    lines: tuple[int, ...]


def folder() -> Path:
    """Return the folder of the learner's own search."""
    return home.my_work() / NAME


def made() -> list[Path]:
    """Make the files that are not there yet, with their columns; return these."""
    new = []
    for name, columns in FILES.items():
        path = folder() / name
        if not path.exists():
            write(path, ",".join(columns) + "\n")
            new.append(path)
    return new


def added(event: str, who: str, channel: str, when: str) -> Path:
    """Append an event to the log, made if need be, and return the log."""
    try:
        day_of(when)
    except ValueError as error:
        raise CalledWrongly(f"{error}.") from None
    event = event.strip().lower().replace("_", " ")
    if event not in EVENTS:
        names = ", ".join(f"`{name}`" for name in EVENTS)
        raise CalledWrongly(f"{event!r} is no event. Use one of: {names}.")
    if not who.strip() and event != "evidence":
        raise CalledWrongly(
            f"Who is it about? A code is enough: `--add {event!r} --who A7`."
        )
    made()
    path = folder() / "log.csv"
    line = io.StringIO()
    delimiter = _delimiter(text_of(path))
    own = dict(zip(COLUMNS, (when, who.strip(), channel.strip(), event), strict=True))
    row = [own.get(name, "") for name in _head(path)]
    csv.writer(line, lineterminator="", delimiter=delimiter).writerow(row)
    _append(path, line.getvalue())
    return path


def _append(path: Path, line: str) -> None:
    """Append a line and leave all before it as it is, byte for byte.

    Spreadsheets need their mark at the beginning and their own ends of lines.
    """
    if home.is_ephemeral():
        raise CalledWrongly(_MACHINE)
    before = path.read_bytes()
    end = "\r\n" if b"\r\n" in before else "\n"
    start = "" if before.endswith((b"\n", b"\r")) else end
    try:
        with path.open("ab") as file:
            file.write(f"{start}{line}{end}".encode())
    except OSError as error:
        raise GraderError(_unwritable(path, error)) from error


def own_log(zone: str = "UTC", path: Path | None = None) -> SearchLog | None:
    """Return the learner's own log, or the one at `path`; None if there is none."""
    file = path or folder() / "log.csv"
    if not file.is_file():
        if path is not None:
            raise CalledWrongly(f"There is no file `{path}`.")
        return None
    table = read_table(file, COLUMNS)
    return read_log(table.rows, zone, table.lines)


def read_table(path: Path, columns: Sequence[str]) -> Table:
    """Return the rows of a CSV file; raise GraderError with what to mend.

    Commas, semicolons or tabs separate; a row that is too long keeps its rest in the
    last column, one that is too short is filled with gaps.
    """
    import pandas as pd

    found = _rows(path)
    head = [name.strip().lower() for name in found[0][1]] if found else []
    absent = [name for name in columns if name not in head]
    if absent:
        wanted = ",".join(columns)
        raise GraderError(
            f"The first line of `{path.name}` names no column "
            f"{', '.join(f'`{name}`' for name in absent)}. It should hold: `{wanted}`."
        )
    twice = [name for name in columns if head.count(name) > 1]
    if twice:
        raise GraderError(
            f"The first line of `{path.name}` names `{twice[0]}` more than once. Which "
            "column is meant? Give the other another name."
        )
    rows = [_fitted(row, len(head)) for _, row in found[1:]]
    frame = pd.DataFrame(rows, columns=head, dtype="str")
    return Table(frame, tuple(line for line, _ in found[1:]))


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    """Return the rows that hold something, each with its line in the file."""
    text = text_of(path)
    source = io.StringIO(f"{text}\n{_LAST}\n", newline="")
    reader = csv.reader(source, delimiter=_delimiter(text))
    rows, line = [], 0
    try:
        for row in reader:
            line, begun = reader.line_num, line + 1
            rows.append((line, begun, row))
    except csv.Error as error:
        raise GraderError(
            f"`{path.name}` cannot be read as a table: {error}. Look for a quotation "
            "mark that is not closed."
        ) from error
    _, begun, last = rows.pop()
    if last != [_LAST]:
        raise GraderError(
            f"Line {begun} of `{path.name}` opens a quotation mark that is never "
            "closed, so all lines after it look like a part of it. Close or delete it."
        )
    found = [(at, row) for at, _, row in rows if any(map(str.strip, row))]
    return found[1:] if found and _is_hint(found[0][1]) else found


def _is_hint(row: list[str]) -> bool:
    """Return whether Excel wrote this line, to tell itself what separates."""
    return "".join(row).strip().lower() in ("sep=", "sep=,")


def _head(path: Path) -> list[str]:
    """Return the columns of the log in their order."""
    return list(read_table(path, COLUMNS).rows.columns)


def _fitted(row: list[str], width: int) -> list[str]:
    cells = [cell.strip() for cell in row]
    padded = [*cells, *[""] * (width - len(cells))]
    return [*padded[: width - 1], ", ".join(padded[width - 1 :])]


def _delimiter(text: str) -> str:
    """Return what separates the columns; spreadsheets in some places use `;`."""
    hinted = re.match(r"sep=([;,\t])\s*\n", text, re.I)
    if hinted:
        return hinted[1]
    head = text.lstrip().split("\n", 1)[0]
    return max(",", ";", "\t", key=head.count)


def text_of(path: Path) -> str:
    """Return the text of a file that somebody may have saved in any program."""
    try:
        if path.stat().st_size > _MOST:
            raise GraderError(
                f"`{path.name}` has more than {_MOST >> 20} MB. A log of a job search "
                "is smaller; is it another file?"
            )
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise GraderError(
            f"`{path.name}` is no text in UTF-8. Save it as “CSV UTF-8”, not as a "
            "spreadsheet."
        ) from None
    except OSError as error:
        raise GraderError(f"`{path}` cannot be read ({error}).") from error
    if "\0" in text:
        raise GraderError(
            f"`{path.name}` is no text. Save it as “CSV UTF-8”, not as a spreadsheet."
        )
    return text


def write(path: Path, text: str) -> None:
    """Write a file of the folder, whole or not at all."""
    if home.is_ephemeral():
        raise CalledWrongly(_MACHINE)
    passing = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        passing.write_text(text, encoding="utf-8")
        passing.replace(path)
    except OSError as error:
        raise GraderError(_unwritable(path, error)) from error


def _unwritable(path: Path, error: OSError) -> str:
    return (
        f"`{path}` cannot be written ({error}). Close it elsewhere, or free some "
        "disk space."
    )
