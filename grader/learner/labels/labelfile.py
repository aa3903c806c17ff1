"""The file that keeps labels between sessions, one for each alias and round."""

from pathlib import Path

from grader.data.faults.play import seed_of
from grader.data.labels import Label, Labels, read_labels, written
from grader.errors import DataError
from grader.learner import home


def is_possible() -> bool:
    """Return whether labels are kept here: not where a machine runs the notebook."""
    return not home.is_ephemeral()


def path(alias: str, round: str) -> Path:
    """Return the file of an alias, whose name may hold anything; its digest not."""
    slug = "".join(c for c in alias if c.isascii() and c.isalnum())[:20] or "alias"
    name = f"{slug}_{seed_of(alias):x}"[:32]
    return home.my_work() / "labels" / f"{name}_{round}.txt"


def kept(alias: str, round: str) -> Labels:
    """Return the labels of an earlier session, if there are any."""
    file = path(alias, round)
    if not file.is_file():
        return Labels(alias, ())
    try:
        return read_labels(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, DataError) as error:
        raise DataError(
            f"`{file}` cannot be read ({error}). Mend the line, or give the file "
            "another name to begin anew."
        ) from error


def merged(
    before: dict[str, Label], mine: dict[str, Label], alias: str, round: str
) -> dict[str, Label]:
    """Return what was said here since `before`, and else what the file says now.

    Two notebooks may have the same sheet open; neither writes over the other's labels.
    """
    if not path(alias, round).is_file():
        return mine
    changed = {id for id in (*before, *mine) if before.get(id) != mine.get(id)}
    now = kept(alias, round).of(round)
    theirs = {id: one for id, one in now.items() if id not in changed}
    return theirs | {id: one for id, one in mine.items() if id in changed}


def save(labels: Labels, round: str) -> None:
    """Write labels to their file, whole or not at all."""
    file = path(labels.alias, round)
    passing = file.with_suffix(".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        passing.write_text(written(labels), encoding="utf-8")
        passing.replace(file)
    except OSError as error:
        raise DataError(
            f"The labels cannot be written to `{file}` ({error}). They are still "
            "here: copy them with `print(sheet.text())`."
        ) from error
