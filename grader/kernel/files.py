"""Which files of a submission's folder come into the box, and how.

Data and modules that the notebook reads, never notebooks (beside an autograded one
lie hidden tests), never symlinks, never what belongs to the gradebook.
"""

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.errors import SubmissionError
from grader.kernel.limits import Limits

_MARKS_OF_A_COURSE = ("nbgrader_config.py", "gradebook.db", "course.toml")
_NEVER = {"timestamp.txt", "submission_secret.txt", "__pycache__", "node_modules"}
_NEVER_ENDINGS = (".ipynb", ".db", ".db-journal", ".db-wal", ".db-shm")
_CODE = (".py", ".pyc", ".so")
_SMALL, _MOST_COPIES, _MOST_FILES = 1 << 20, 64, 2000


@dataclass(frozen=True)
class Offered:
    """A file for the box: where it lies, its name there, and whether it is copied."""

    source: Path
    name: str
    is_copied: bool


def is_course(folder: Path) -> bool:
    """Return whether a gradebook or a course's settings lie in `folder`."""
    return any((folder / name).exists() for name in _MARKS_OF_A_COURSE)


def offer_files(
    folder: Path | None, limits: Limits, room: Path | None
) -> list[Offered]:
    """Return what the box gets from `folder`: nothing of a whole course directory.

    Small files are copied, so that a notebook may change its own; larger ones are
    lent for reading. What only root may read is first copied to `room`, if one is
    given. Raises SubmissionError for more than 2,000 files.
    """
    if folder is None or is_course(folder):
        return []
    offered: list[Offered] = []
    copied = 0
    for path, size in _walk(folder):
        if len(offered) == _MOST_FILES:
            raise SubmissionError(
                f"{folder} holds more than {_MOST_FILES} files. Remove some."
            )
        fits = size <= _SMALL and copied + size <= limits.disk // 2
        is_copied = fits and len(offered) < _MOST_COPIES
        copied += size if is_copied else 0
        name = path.relative_to(folder).as_posix()
        source = path if is_copied else _readable(path, room)
        offered.append(Offered(source, name, is_copied))
    return offered


def is_code_for(folder: Path | None, names: frozenset[str]) -> bool:
    """Return whether `folder` holds a module or a package with one of the names."""
    if folder is None or is_course(folder) or not folder.is_dir():
        return False
    return any(
        path.name.partition(".")[0] in names
        for path in folder.iterdir()
        if path.suffix in _CODE or path.is_dir()
    )


def _walk(folder: Path) -> Iterator[tuple[Path, int]]:
    """Yield the regular files beneath `folder` and their sizes, in order."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if f not in _NEVER and f[0] != ".")
        if is_course(Path(here)):
            folders.clear()
            continue
        for name in sorted(names):
            path = Path(here, name)
            info = path.lstat()
            if name in _NEVER or name[0] == "." or name.endswith(_NEVER_ENDINGS):
                continue
            if stat.S_ISREG(info.st_mode):
                yield path, info.st_size


def _readable(path: Path, room: Path | None) -> Path:
    """Return `path`, or for root a copy of it that the box's user may read."""
    if room is None or os.geteuid() or path.stat().st_mode & 0o004:
        return path
    copy = room / f"file-{len(list(room.iterdir()))}"
    shutil.copyfile(path, copy, follow_symlinks=False)
    copy.chmod(0o644)
    return copy


def open_file(path: Path) -> int:
    """Open a file for reading, refusing a symlink that was put there since."""
    return os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
