"""Read a packet from somebody else, which may be anything, and lay it out."""

import hashlib
import json
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import ProjectError
from grader.project.review.packet import (
    FORM,
    MANIFEST,
    MOST_BYTES,
    MOST_FILES,
    SAFE,
)

_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ACTIVE = {".html", ".htm", ".xhtml", ".xht", ".xml", ".svg"}
# Whatever a page from somebody else holds, it runs nothing and asks nobody.
_CALM = (
    b"<!doctype html><meta charset=utf-8><meta http-equiv=Content-Security-Policy "
    b"content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    b"form-action 'none'; base-uri 'none'\">\n"
)


@dataclass(frozen=True)
class Packet:
    """What a peer got: the title, the pin, and the files by name."""

    title: str
    pin: str
    files: Mapping[str, bytes]


def read_packet(path: Path) -> Packet:
    """Return a packet whose every file is safe and as it was packed.

    Raises ProjectError for what is no packet, and writes nothing.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _wrong(path, "is too large for a packet")
        with zipfile.ZipFile(path) as packed:
            files = _files(path, packed)
    except zipfile.BadZipFile:
        raise _wrong(path, "is no zip, or arrived damaged") from None
    except (zlib.error, EOFError, RuntimeError, ValueError):
        raise _wrong(path, "cannot be unpacked") from None
    except OSError as error:
        raise _wrong(path, f"cannot be read ({error.strerror})") from None
    told = _manifest(path, files.pop(MANIFEST, b""))
    found = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    if found != told["files"]:
        raise _wrong(path, "was changed after it was packed")
    return Packet(told["title"], told["pin"], files)


def lay_out(packet: Packet, place: Path) -> None:
    """Write the files into the new folder `place`, all or none."""
    try:
        fresh = Path(tempfile.mkdtemp(prefix=".packet-", dir=place.parent))
        try:
            for name, data in packet.files.items():
                path = fresh / name
                path.parent.mkdir(parents=True, exist_ok=True)
                is_page = path.suffix.lower() in _ACTIVE
                path.write_bytes(_CALM + data if is_page else data)
            fresh.rename(place)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise ProjectError(
            f"The packet cannot be laid out in {place} ({error.strerror}). Move it "
            "to a folder where you may write."
        ) from None


def _files(path: Path, packed: zipfile.ZipFile) -> dict[str, bytes]:
    """Return all files, if their names and sizes are those of a packet."""
    entries = packed.infolist()
    if len(entries) > MOST_FILES or sum(e.file_size for e in entries) > MOST_BYTES:
        raise _wrong(path, "holds more than a packet does")
    if len({entry.filename.lower() for entry in entries}) != len(entries):
        raise _wrong(path, "holds one name twice")
    for entry in entries:
        if not SAFE.fullmatch(entry.filename):
            raise _wrong(path, f"holds the path {entry.filename[:80]!r}")
        if entry.compress_type not in _PLAIN:
            raise _wrong(path, "is packed in a way that packets are not")
    return {entry.filename: packed.read(entry) for entry in entries}


def _manifest(path: Path, data: bytes) -> dict[str, Any]:
    try:
        told = json.loads(data)
        pin, title = told["pin"], told["title"]
        is_whole = told["form"] == FORM and isinstance(title, str)
        if is_whole and len(bytes.fromhex(pin)) == 32 and "files" in told:
            return dict(told)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise _wrong(path, f"is no packet of this kit: its `{MANIFEST}` cannot be used")


def _wrong(path: Path, what: str) -> ProjectError:
    return ProjectError(
        f"`{path}` {what}. Nothing was written. Ask the author for the file that "
        '"stove project packet" makes.'
    )
