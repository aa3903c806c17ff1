"""Read folders that may hold anything: no link is followed, nothing is too large."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from grader.cohort.intake import MAX_FILES
from grader.cohort.notebook_file import Refused
from grader.engine.legible import legible

MAX_TOTAL = 64 << 20


@dataclass(frozen=True)
class Snapshot:
    """What was handed in, at one moment: bytes by relative path, and their sha256.

    `refusal` says why it was not read, in plain words; then there are no files,
    and the digest is that of names, kinds, sizes and times.
    """

    files: dict[str, bytes] = field(repr=False)
    digest: str
    refusal: str = ""

    @property
    def notebooks(self) -> tuple[str, ...]:
        """The names of the notebooks in the folder itself, without their ending."""
        names = [name for name in self.files if "/" not in name]
        return tuple(sorted(n[:-6] for n in names if n.endswith(".ipynb")))

    @property
    def helpers(self) -> dict[str, bytes]:
        """Every file that is no notebook."""
        return {n: b for n, b in self.files.items() if not n.endswith(".ipynb")}


def snapshot(folder: Path, ignore: Iterable[str]) -> Snapshot | None:
    """Read a submission; return None where there is no folder."""
    if not os.path.lexists(folder):
        return None
    patterns = tuple(ignore)
    try:
        files = dict(_read_all(folder, patterns))
    except Refused as refusal:
        return Snapshot({}, _listing(folder, patterns), str(refusal))
    return Snapshot(files, digest(files))


def digest(files: dict[str, bytes]) -> str:
    """Return the sha256 of names and contents."""
    whole = hashlib.sha256()
    for name, data in sorted(files.items()):
        whole.update(os.fsencode(name))  # a name may be no text
        whole.update(f"\0{hashlib.sha256(data).hexdigest()}\n".encode())
    return whole.hexdigest()


def _read_all(folder: Path, ignore: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    total = 0
    for count, (name, found) in enumerate(_walk(folder, "", ignore), 1):
        if count > MAX_FILES:
            raise Refused(
                f"There are more than {MAX_FILES} files. Hand in the notebook only."
            )
        total += found.st_size
        if total > MAX_TOTAL:
            raise Refused(
                f"The files have more than {MAX_TOTAL >> 20} MB together. Hand in the "
                "notebook and what it needs to run, without outputs and data sets."
            )
        if not stat.S_ISDIR(found.st_mode):
            yield name, _read(folder / name, name)


def _walk(
    folder: Path, prefix: str, ignore: tuple[str, ...]
) -> Iterator[tuple[str, os.stat_result]]:
    """Yield (relative path, lstat) of everything that nbgrader would not ignore."""
    if prefix == "" and folder.is_symlink():
        raise Refused(f"`{folder.name}` is a link. Hand in the folder itself.")
    for entry in _entries(folder, prefix):
        if is_ignored(entry.name, ignore):
            continue
        name, found = prefix + entry.name, entry.stat(follow_symlinks=False)
        yield name, found
        if stat.S_ISDIR(found.st_mode):
            yield from _walk(folder / entry.name, f"{name}/", ignore)


def _entries(folder: Path, prefix: str) -> list[os.DirEntry[str]]:
    name = legible(prefix.rstrip("/") or folder.name)
    try:
        return sorted(os.scandir(folder), key=lambda one: one.name)
    except NotADirectoryError:
        raise Refused(f"`{name}` is a file. Hand in a folder.") from None
    except PermissionError:
        raise Refused(f"`{name}` may not be read by this account.") from None


def is_ignored(name: str, ignore: Iterable[str]) -> bool:
    """Return whether a file name matches a pattern; `*` matches no leading dot."""
    return any(
        fnmatchcase(name, one) and (name[:1] != "." or one[:1] == ".") for one in ignore
    )


def _read(path: Path, name: str) -> bytes:
    """Read a file that was one when it was opened."""
    try:
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
        with open(os.open(path, flags), "rb") as opened:
            found = os.fstat(opened.fileno())
            if stat.S_ISREG(found.st_mode):
                return opened.read(MAX_TOTAL + 1)
    except PermissionError:
        words = f"`{legible(name)}` may not be read by this account."
        raise Refused(words) from None
    except OSError:
        pass
    raise Refused(f"`{legible(name)}` is a link or a special file. Hand in files only.")


def _listing(folder: Path, ignore: tuple[str, ...]) -> str:
    whole = hashlib.sha256()
    try:
        for count, (name, found) in enumerate(_walk(folder, "", ignore)):
            if count > 10 * MAX_FILES:
                break
            told: tuple[Any, ...] = (name, found.st_mode, found.st_size)
            whole.update(repr((*told, found.st_mtime_ns)).encode())
    except (Refused, OSError) as error:
        whole.update(repr(error).encode())
    return whole.hexdigest()


def helper_files(
    folder: Path, ignore: Iterable[str], kept: Iterable[str] = ()
) -> dict[str, bytes]:
    """Return the instructor's files of an assignment, which replace a learner's.

    `kept` are paths that learners may change (nbgrader's `exclude_overwriting`).
    Links are followed here: the folder is the instructor's own.
    """
    from nbgrader.utils import find_all_files

    found = find_all_files(str(folder), [*ignore, "*.ipynb"])
    names = {os.path.relpath(path, folder): path for path in sorted(found)}
    for name in kept:
        names.pop(os.path.normpath(name), None)
    return {
        Path(name).as_posix(): Path(path).read_bytes() for name, path in names.items()
    }
