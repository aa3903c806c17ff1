"""A learner works on a copy, so that a new release never touches the work."""

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from grader.errors import CalledWrongly, GraderError
from grader.learner import home, html
from grader.learner.events import Clock, now
from grader.learner.screen import Shown, told

ARCHIVE = "archive"


@dataclass(frozen=True, repr=False)
class Copy(Shown):
    """A learner's copy of an exercise: where it lies and what to know about it."""

    path: Path
    is_new: bool
    message: str

    def words(self) -> str:
        """Return the message and the path."""
        return f"{self.message} {self.path}"

    def markup(self) -> str:
        """Return the message with a link to the notebook."""
        link = html.link(f"Open {self.path.name}", home.href(self.path))
        body = [html.paragraph(html.inline(self.message)), html.paragraph(link)]
        title = "Ready to begin" if self.is_new else "Already begun"
        return html.card(title, sign="→", body=html.join(body), tone="note")


@told
def begin(number: str) -> Copy:
    """Copy the exercise `number` ("03") into `my_work/`, unless that was done.

    Work that is there already is never changed.
    """
    return begun(number).show()


@told
def reset(number: str) -> Copy:
    """Put your copy of the exercise `number` into the archive and begin anew."""
    return renewed(number).show()


def begun(number: str) -> Copy:
    """Return the learner's copy of an exercise, made now if there is none."""
    from grader.learner import journal

    source = _exercise(number)
    target = home.my_work() / source.name / f"{source.name}.ipynb"
    release = _digest(source)
    if target.exists():
        return Copy(target, False, _already(source.name, release))
    _copy(source, target.parent)
    payload = {"release": release, "path": target.relative_to(home.home()).as_posix()}
    journal.current().record("begin", source.name, payload)
    return Copy(target, True, "This copy is yours. A new release never touches it.")


def renewed(number: str, clock: Clock = now) -> Copy:
    """Move the learner's copy into the archive and return a fresh one."""
    source = _exercise(number)
    folder = home.my_work() / source.name
    if not folder.exists():
        return begun(number)
    stamp = clock().strftime("%Y%m%d-%H%M%S")
    kept = _free(home.my_work() / ARCHIVE / f"{source.name}-{stamp}")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(kept)
    except OSError as error:
        raise GraderError(
            f"`{folder}` cannot be moved ({error}). Close the notebook and try again."
        ) from error
    fresh = begun(number)
    place = kept.relative_to(home.home()).as_posix()
    return Copy(fresh.path, True, f"A fresh copy. The former one lies in `{place}`.")


def copy_of(folder: str) -> Path | None:
    """Return the learner's notebook of `folder` ("03_leakage") if it was begun."""
    path = home.my_work() / folder / f"{folder}.ipynb"
    return path if path.is_file() else None


def _exercise(number: object) -> Path:
    """Return the released folder of an exercise, or say which there are."""
    root = home.course_root()
    folders = sorted((root / "exercises").glob("[0-9][0-9]_*")) if root else []
    found = [f for f in folders if (f / f"{f.name}.ipynb").is_file()]
    if not found:
        raise GraderError(
            "No exercises were found here. Open this notebook from the course's "
            "folder, the one that holds `exercises/`."
        )
    asked = str(number).strip().zfill(2)
    for folder in found:
        if asked in (folder.name, folder.name[:2]):
            return folder
    known = ", ".join(f"`{folder.name[:2]}`" for folder in found)
    raise CalledWrongly(f"There is no exercise {number!r}. There are: {known}.")


def _copy(source: Path, target: Path) -> None:
    """Copy the folder `source`, whole or not at all, to `target`."""
    passing = target.with_name(f".{target.name}-{uuid4().hex[:8]}")
    ignored = shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, passing, ignore=ignored)
        if target.exists():  # a folder that holds no notebook of that name
            shutil.copytree(target, passing, dirs_exist_ok=True)
            target.rename(_free(target.with_name(f"{target.name}-before")))
        passing.rename(target)
    except OSError as error:
        shutil.rmtree(passing, ignore_errors=True)
        raise GraderError(
            f"The exercise cannot be copied to `{target}` ({error}). Free some disk "
            "space, or set `STOVE_HOME` to a folder that can be written."
        ) from error


def _already(name: str, release: str) -> str:
    """Return what to say about work that is there already."""
    from grader.learner import journal

    message = "Your work is there already, and stays as it is."
    begins = journal.current().events("begin", name)
    if begins and begins[-1].payload.get("release") != release:
        message += (
            " The exercise has changed since you began. To take the new one and keep "
            f"yours in the archive: `stove reset {name[:2]}`."
        )
    return message


def _digest(folder: Path) -> str:
    """Return the SHA-256 of the released notebook in `folder`."""
    return hashlib.sha256((folder / f"{folder.name}.ipynb").read_bytes()).hexdigest()


def _free(path: Path) -> Path:
    """Return `path`, or the first numbered name beside it that is free."""
    candidate, number = path, 2
    while candidate.exists():
        candidate, number = path.with_name(f"{path.name}-{number}"), number + 1
    return candidate
