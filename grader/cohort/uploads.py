"""Look at uploads before nbgrader unpacks them: one that harms is set aside.

`nbgrader zip_collect` unpacks every archive, also those inside of others, and stops
for all learners at one that it cannot; nothing bounds what it writes.
"""

import io
import os
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from grader.cohort.settings import LEARNER_ID

_ARCHIVES = (".zip", ".gz")
_MOST_ENTRIES, _MOST_ENTRY, _DEEPEST = 20_000, 128 << 20, 3
# What is unpacked may be so many times as large as the upload, and this beside.
_MOST_TIMES, _FREE = 100, 200 << 20
_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ATTEMPT = re.compile(r"(.*?)_attempt_\d{8}T\d{6}Z_.*", re.DOTALL)


class Harmful(Exception):
    """An upload that is not handed on; the text says why."""


def set_aside(archive: Path, aside: Path) -> list[str]:
    """Move what must not be unpacked to the folder `aside`; return why, in words."""
    told = []
    for path in sorted(archive.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            continue
        try:
            _look(path)
        except Harmful as harmful:
            aside.mkdir(parents=True, exist_ok=True)
            os.replace(path, aside / path.name)
            shown = path.name if path.name.isprintable() else ascii(path.name)
            told.append(f"{shown} {harmful}. It lies in {aside}.")
    return told


def _look(path: Path) -> None:
    if path.is_symlink() or not path.is_file():
        raise Harmful("is a link or a special file")
    _check_learner(path.name)
    if path.suffix in _ARCHIVES:
        size = path.stat().st_size
        with path.open("rb") as opened:
            _Budget(_FREE + _MOST_TIMES * size).spend(opened, path.name, 1)


def _check_learner(name: str) -> None:
    """Raise Harmful where the name gives an id that no learner can have."""
    attempt = _ATTEMPT.fullmatch(name.rpartition("/")[2].rpartition("\\")[2])
    if attempt and not LEARNER_ID.fullmatch(attempt[1]):
        raise Harmful(f"is from {ascii(attempt[1])[:60]}, which is no learner's id")


class _Budget:
    """What one upload may still unpack to, archives inside of it included."""

    def __init__(self, size: int) -> None:
        self._left, self._entries = size, _MOST_ENTRIES

    def spend(self, opened: Any, name: str, depth: int) -> None:
        """Look through an archive; raise Harmful for one that is not to be unpacked."""
        if depth > _DEEPEST:
            raise Harmful("holds archives in archives in archives")
        try:
            if zipfile.is_zipfile(opened):
                opened.seek(0)
                self._members(_zipped(opened), depth)
            else:
                opened.seek(0)
                self._members(_tarred(opened), depth)
        except (zipfile.BadZipFile, tarfile.TarError, zlib.error) as error:
            where = "is" if depth == 1 else f"holds {name[-60:]!a}, which is"
            raise Harmful(f"{where} no archive that can be unpacked") from error
        except (EOFError, OSError, RuntimeError, ValueError) as error:
            raise Harmful("cannot be unpacked") from error

    def _members(self, members: Iterator[tuple[str, int, Any]], depth: int) -> None:
        for name, size, read in members:
            self._left -= size
            self._entries -= 1
            if size > _MOST_ENTRY or self._left < 0 or self._entries < 0:
                raise Harmful("holds far more than a submission does")
            _check_learner(name)
            if Path(name).suffix in _ARCHIVES:
                self.spend(io.BytesIO(read()), name, depth + 1)


def _zipped(opened: Any) -> Iterator[tuple[str, int, Any]]:
    with zipfile.ZipFile(opened) as archive:
        for entry in archive.infolist():
            if entry.compress_type not in _PLAIN or entry.flag_bits & 1:
                raise Harmful("is packed in a way that cannot be unpacked here")
            if ".." in entry.filename.replace("\\", "/").split("/"):
                raise Harmful("holds a path that leads out of its folder")
            # Python reads no more than the header says.
            yield entry.filename, entry.file_size, lambda one=entry: archive.read(one)


def _tarred(opened: Any) -> Iterator[tuple[str, int, Any]]:
    with tarfile.open(fileobj=opened) as archive:
        for member in archive:
            if not (member.isfile() or member.isdir()):
                raise Harmful("holds a link or a special file")
            yield member.name, member.size, lambda one=member: _read(archive, one)


def _read(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    held = archive.extractfile(member)
    return held.read() if held else b""
