"""Look at a submitted notebook before it is graded; no learner code is run.

What is found is told in plain words, with what to do. A problem is either
`broken` (nothing can be graded), `refused` (the file is not even opened),
`mended` (put right before grading) or a `note`.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from grader.authoring import markers
from grader.cohort import notebook_file
from grader.errors import SubmissionError

MAX_FILES = 200
_COPY_BACK = "Copy the answers into a fresh copy of the exercise."


@dataclass(frozen=True)
class Problem:
    """Something odd about a submission: `kind` is for machines, `words` for people."""

    kind: str
    words: str
    effect: str  # broken, refused, mended or note

    @property
    def stops(self) -> bool:
        """Whether the submission cannot be graded as it is."""
        return self.effect in ("broken", "refused")


def examine(folder: Path, assignment: str, release: NotebookNode) -> list[Problem]:
    """Return the problems of the submission in `folder`, the worst first."""
    path = folder / f"{assignment}.ipynb"
    others = _notebooks(folder) - {path.name}
    if stopped := _files(folder):
        return [stopped]
    if not path.is_symlink() and not path.exists():
        return [_missing(folder, path.name, others, release)]
    try:
        notebook = notebook_file.read(path)
    except notebook_file.Refused as error:
        return [Problem("refused-file", str(error), "refused")]
    except SubmissionError as error:
        return [Problem("unreadable", str(error), "broken")]
    found = compare(notebook, release)
    if others:
        names = ", ".join(f"`{name}`" for name in sorted(others)[:3])
        words = f"{names} was handed in too and is not graded; `{path.name}` is."
        found.append(Problem("extra-notebook", words, "note"))
    return found


def _notebooks(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.ipynb")}


def _files(folder: Path) -> Problem | None:
    """Refuse links, special files and a flood of files."""
    for count, path in enumerate(folder.rglob("*"), 1):
        if count > MAX_FILES:
            words = f"There are more than {MAX_FILES} files. Hand in the notebook only."
            return Problem("too-many-files", words, "refused")
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            words = f"`{path.name}` is a link or a special file. Hand in files only."
            return Problem("refused-file", words, "refused")
    return _timestamp(folder / "timestamp.txt")


def _timestamp(path: Path) -> Problem | None:
    from nbgrader.utils import parse_utc

    try:
        text = path.read_text(encoding="utf-8").strip() if path.exists() else ""
        if text:
            parse_utc(text)
    except (ValueError, OverflowError, UnicodeDecodeError):
        words = (
            "`timestamp.txt` holds no date. Delete the file, or write one such as "
            "2026-03-01 12:00:00 UTC."
        )
        return Problem("no-date", words, "broken")
    return None


def _missing(
    folder: Path, name: str, others: set[str], release: NotebookNode
) -> Problem:
    renamed = [other for other in sorted(others) if _is_copy(folder / other, release)]
    if renamed:
        words = (
            f"There is no `{name}`, but `{renamed[0]}` holds its items. "
            f"Rename it to `{name}`."
        )
        return Problem("renamed", words, "broken")
    what = f"Only {', '.join(sorted(others)[:3])} was. " if others else ""
    words = f"`{name}` was not handed in. {what}Hand in the notebook of that name."
    return Problem("missing", words, "broken")


def _is_copy(path: Path, release: NotebookNode) -> bool:
    """Return whether the notebook in `path` holds an item of `release`."""
    try:
        found = _ids(notebook_file.read(path))
    except SubmissionError:
        return False
    return bool(set(found) & set(_ids(release)))


def holds(path: Path, release: NotebookNode) -> bool:
    """Return whether the notebook in `path` can be read and holds these items."""
    return path.is_file() and _is_copy(path, release)


def _ids(notebook: NotebookNode) -> list[str]:
    told = [cell.metadata.get("nbgrader") for cell in notebook.cells]
    return [str(one.get("grade_id", "")) for one in told if isinstance(one, dict)]


def compare(notebook: NotebookNode, release: NotebookNode) -> list[Problem]:
    """Return how the cells of a submitted notebook differ from the release."""
    expected = dict(markers.marked(release))
    counts = Counter(_ids(notebook))
    if expected and not set(counts) & set(expected):
        words = (
            "No cell carries an item's id: the notebook was copied cell by cell or "
            f"another program removed them. {_COPY_BACK}"
        )
        return [Problem("no-items", words, "broken")]
    found: list[Problem] = []
    for id, cell in expected.items():
        found += _of_cell(id, cell, counts[id], notebook)
    foreign = sorted(repr(id)[1:41] for id in counts if id and id not in expected)
    if foreign:
        names = ", ".join(one.strip("'\"") for one in foreign[:3])
        words = f"Cells marked {names} belong to no item; not graded."
        found.append(Problem("foreign-cell", words, "mended"))
    return found


def _of_cell(
    id: str, expected: NotebookNode, count: int, notebook: NotebookNode
) -> list[Problem]:
    told, is_check = expected.metadata.nbgrader, not expected.metadata.nbgrader.solution
    item = id.removesuffix("-check")
    if count == 0:
        return [_deleted(item, is_check, bool(told.get("grade")))]
    cells = [cell for cell in notebook.cells if _ids_of(cell) == id]
    problems = []
    if count > 1:
        what = "check cell" if is_check else "answer cell"
        last = "the copies run, but only the last one counts as the item's cell."
        words = f"The {what} of {item} is there {count} times; {last}"
        problems.append(Problem("copied-cell", words, "mended"))
    if any(cell.cell_type != expected.cell_type for cell in cells):
        words = f"A cell of {item} was made {cells[-1].cell_type}; it is code again."
        problems.append(Problem("changed-type", words, "mended"))
    if told.locked and any(cell.source != expected.source for cell in cells):
        words = f"The check cell of {item} was edited; the author's text is used."
        problems.append(Problem("changed-check", words, "mended"))
    return problems


def _ids_of(cell: NotebookNode) -> str:
    told = cell.metadata.get("nbgrader")
    return str(told.get("grade_id", "")) if isinstance(told, dict) else ""


def _deleted(item: str, is_check: bool, is_graded: bool) -> Problem:
    if is_check:
        words = f"The check cell of {item} was deleted; it was put back for grading."
        return Problem("deleted-check", words, "mended")
    if is_graded:
        words = (
            f"The answer cell of {item} was deleted; whoever grades it has to look "
            "whether the answer stands in another cell."
        )
        return Problem("deleted-answer", words, "note")
    words = (
        f"The answer cell of {item} was deleted. If the answer stands in another cell "
        f"it still counts; else write it in a fresh copy of the exercise."
    )
    return Problem("deleted-answer", words, "note")
