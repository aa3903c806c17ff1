"""A project's folder as one file that is handed in: what goes along, what is refused.

The file is a zip with another ending, because nbgrader's `zip_collect` unpacks every
archive that it finds, and stops for all learners at one it cannot.
"""

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.errors import SubmissionError

ENDING = ".project"
MOST_FILES, MOST_BYTES = 2000, 100 << 20
_PACKET = "review_packet.zip"
_NEVER = {"__pycache__", "node_modules", "timestamp.txt", "submission_secret.txt"}
_NEVER_ENDINGS = (".db", ".db-journal", ".db-wal", ".db-shm", ".pyc")
_LONGEST = 200
_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_PIECE = 1 << 20
_SOME = ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")  # not every system has each
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in _SOME)


@dataclass(frozen=True)
class Gathered:
    """The files of a project by relative path, and what stays, with the reason."""

    files: Mapping[str, bytes] = field(repr=False)
    stays: tuple[str, ...] = ()


def gather(folder: Path) -> Gathered:
    """Read what is handed in of a project: regular files, nothing hidden, no links.

    Raises SubmissionError, naming the files, where there is more than may be.
    """
    if not folder.is_dir():
        raise SubmissionError(
            f"There is no folder {folder}. Give that of your project."
        )
    stays: list[str] = []
    try:
        found = dict(_walk(folder, "", stays))
    except OSError as error:
        what = f"`{error.filename}` cannot be read: {error.strerror}"
        raise SubmissionError(f"{what}. Give this account the right to.") from None
    if len(found) > MOST_FILES:
        raise SubmissionError(
            f"{folder} has more than {MOST_FILES} files, most of them in "
            f"`{_fullest(found)}`. Move out what the project does not read."
        )
    if sum(found.values()) > MOST_BYTES:
        largest = sorted(found, key=lambda name: -found[name])[:3]
        listed = ", ".join(f"`{n}` ({found[n] / 2**20:.0f} MiB)" for n in largest)
        raise SubmissionError(
            f"{folder} has more than {MOST_BYTES >> 20} MiB. The largest are {listed}: "
            "keep a smaller sample of the data."
        )
    return Gathered({n: read_plain(folder / n, n) for n in sorted(found)}, tuple(stays))


def _walk(folder: Path, prefix: str, stays: list[str]) -> Iterator[tuple[str, int]]:
    """Yield the relative path and size of each file that goes along."""
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        name, info = prefix + entry.name, entry.stat(follow_symlinks=False)
        if why := _left_out(entry.name, info.st_mode):
            stays.append(f"`{name}` ({why})")
        elif stat.S_ISDIR(info.st_mode):
            yield from _walk(Path(entry.path), f"{name}/", stays)
        elif reason := unfit(name):
            raise SubmissionError(f"`{name}` {reason}. Rename it.")
        else:
            yield name, info.st_size


def _left_out(name: str, mode: int) -> str:
    """Return why a file or folder stays at home, "" for one that goes along."""
    if name.startswith("."):
        return "hidden"
    if stat.S_ISLNK(mode):
        return "a link"
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return "a special file"
    if name in _NEVER or name == _PACKET or name.endswith(_NEVER_ENDINGS):
        return "made by a program, or not for the sandbox"
    return ""


def unfit(name: str) -> str:
    """Return what is wrong with a relative path, "" for one that all systems take."""
    parts = name.split("/")
    if len(name) > _LONGEST:
        return "has too long a path"
    if any(one in ("", ".", "..") for one in parts):
        return "leads out of the folder"
    if any(one.startswith(".") for one in parts):
        return "is hidden"
    if not name.isprintable() or any(sign in name for sign in '\\:*?"<>|'):
        return "has a sign in its name that not every system knows"
    return ""


def _fullest(found: Mapping[str, int]) -> str:
    tops = [name.partition("/")[0] for name in found]
    return max(set(tops), key=tops.count)


def read_plain(path: Path, name: str) -> bytes:
    """Return the bytes of a file that was one, and no link, when it was opened."""
    try:
        with open(os.open(path, _FLAGS), "rb") as opened:
            if stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise SubmissionError(f"`{name}` cannot be read: {error.strerror}.") from None
    raise SubmissionError(f"`{name}` is a link or a special file.")


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return files as one zip; its entries bear no clock and no owner."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in sorted(files.items()):
            opened.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the files of what `packed` made, which may be anything.

    Raises SubmissionError for a path, link, size or number that no project has; what
    the zip says of sizes is not believed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            return _files(opened)
    except NotImplementedError:
        words = "The project in the upload is packed in a way that this kit does not."
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError):
        words = "The project in the upload is damaged. Ask for it again."
    raise SubmissionError(words)


def _files(opened: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [one for one in opened.infolist() if not one.is_dir()]
    if len(entries) > MOST_FILES:
        raise SubmissionError(f"The project has more than {MOST_FILES} files.")
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    for entry in entries:
        _check(entry, found)
        data = _inflated(opened, entry, left)
        left -= len(data)
        found[entry.filename] = data
    _check_tree(found)
    return found


def _check(entry: zipfile.ZipInfo, found: Mapping[str, bytes]) -> None:
    """Raise SubmissionError for an entry that no project of ours has."""
    name, mode = entry.filename, entry.external_attr >> 16
    told = name.encode("ascii", "backslashreplace").decode()[:80]
    if reason := unfit(name):
        raise SubmissionError(f"In the project, `{told}` {reason}.")
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise SubmissionError(f"In the project, `{told}` is a link or a special file.")
    if name in found:
        raise SubmissionError(f"In the project, `{told}` is there twice.")
    if entry.compress_type not in _PLAIN:
        raise NotImplementedError


def _inflated(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    """Return the bytes of an entry, read in pieces, as long as there is room left."""
    pieces, size = [], 0
    with opened.open(entry) as file:
        while piece := file.read(_PIECE):
            size += len(piece)
            if size > left:
                raise SubmissionError(
                    f"The project has more than {MOST_BYTES >> 20} MiB unpacked."
                )
            pieces.append(piece)
    return b"".join(pieces)


def _check_tree(found: Mapping[str, bytes]) -> None:
    """Raise SubmissionError where names collide: a file and a folder, or by case."""
    folders = {
        name[:at] for name in found for at, sign in enumerate(name) if sign == "/"
    }
    if folders & found.keys() or len({n.casefold() for n in found}) != len(found):
        raise SubmissionError(
            "In the project, two files cannot stand beside each other on every system."
        )


def lay_out(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files into the folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
