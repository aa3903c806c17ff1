"""What a passport's zip file holds, and how it is packed and unpacked safely.

`manifest.json` names the format and the SHA-256 of each part; `events.jsonl`
holds the journal, one event a line; `work/` holds the learner's notebooks.
"""

import hashlib
import json
import os
import re
import zipfile
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from grader import __version__
from grader.errors import JournalError
from grader.learner import private
from grader.learner.events import Event, from_line
from grader.learner.search import searchfolder

FORMAT = 1
KIND = "touch-the-stove passport"
MAX_PARTS = 2_000
MAX_BYTES = 200 * 2**20
# Of what a file system might take for more than a name.
_UNSAFE = re.compile(r'[\\:*?"<>|\x00-\x1f]')

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,  # encrypted, or packed in a way that Python does not know
)


@dataclass(frozen=True)
class Content:
    """What a passport holds; notebooks by their path inside `my_work/`."""

    events: list[Event]
    notebooks: dict[str, bytes]


@dataclass(frozen=True)
class Put:
    """Where a notebook was restored: new, the same as before, or beside another."""

    wanted: Path
    path: Path
    state: str


def pack(path: Path, events: list[Event], work: Path, moment: datetime) -> int:
    """Write a passport to `path`, whole or not at all; return its notebooks."""
    parts = {"events.jsonl": "".join(f"{e.to_line()}\n" for e in events).encode()}
    parts.update(_notebooks(work))
    manifest = {
        "kind": KIND,
        "format": FORMAT,
        "release": __version__,
        "made": moment.isoformat(timespec="seconds"),
        "parts": {
            name: hashlib.sha256(data).hexdigest() for name, data in parts.items()
        },
    }
    passing = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(passing, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("manifest.json", json.dumps(manifest, indent=1))
            for name, data in parts.items():
                file.writestr(name, data)
        passing.replace(path)
    except OSError as error:
        passing.unlink(missing_ok=True)
        raise JournalError(
            f"The passport `{path}` cannot be written ({error}). Free some disk "
            "space or name another place."
        ) from error
    return len(parts) - 1


def unpack(path: Path) -> Content:
    """Return what the passport at `path` holds; raise JournalError if it is unsafe."""
    try:
        with zipfile.ZipFile(path) as file:
            return _read(path, file)
    except FileNotFoundError:
        raise JournalError(
            f"There is no file `{path}`. A passport is called `passport-….zip`."
        ) from None
    except _BROKEN as error:
        raise JournalError(
            f"The passport `{path}` is broken ({error}). Export or download it again."
        ) from error


def put(work: Path, name: str, data: bytes) -> Put:
    """Write a notebook into `work`; one that differs is kept, the new one beside it."""
    wanted = work / PurePosixPath(name)
    if not wanted.exists():
        return Put(wanted, _write(wanted, data), "new")
    if wanted.read_bytes() == data:
        return Put(wanted, wanted, "same")
    mark = hashlib.sha256(data).hexdigest()[:8]
    beside = wanted.with_name(f"{wanted.stem}-passport-{mark}.ipynb")
    if beside.exists() and beside.read_bytes() == data:
        return Put(wanted, beside, "same")
    return Put(wanted, _write(beside, data), "beside")


def _notebooks(work: Path) -> dict[str, bytes]:
    """Return the learner's notebooks by their name in the zip file.

    Nothing of their own job search is among them.
    """
    found = {}
    for path in sorted(work.rglob("*.ipynb")):
        inside = path.relative_to(work)
        name = f"work/{inside.as_posix()}"
        is_private = inside.parts[0] == searchfolder.NAME
        if ".ipynb_checkpoints" in path.parts or is_private or not _is_safe(name):
            continue
        found[name] = private.without(path.read_bytes())
    return found


def _read(path: Path, file: zipfile.ZipFile) -> Content:
    """Return the content of an open passport, after every check."""
    entries = file.infolist()
    if len(entries) > MAX_PARTS or sum(e.file_size for e in entries) > MAX_BYTES:
        raise JournalError(
            f"The passport `{path}` is larger than a passport can be "
            f"({MAX_PARTS} parts, {MAX_BYTES >> 20} MiB). Nothing was restored."
        )
    data = {entry.filename: _part(file, entry) for entry in entries}
    sums = _manifest(path, data.pop("manifest.json", b""))
    for name in sums.keys() | data.keys():
        if name != "events.jsonl" and not _is_safe(name):
            raise JournalError(
                f"The passport `{path}` holds a part with an unsafe name, {name!r}. "
                "Nothing was restored."
            )
        part = data.get(name)
        if part is None or sums.get(name) != hashlib.sha256(part).hexdigest():
            raise JournalError(
                f"The part {name!r} of the passport `{path}` is missing or was "
                "changed. Export it again. Nothing was restored."
            )
    return Content(
        _events(path, data.pop("events.jsonl", b"")),
        {name.removeprefix("work/"): part for name, part in data.items()},
    )


def _part(file: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return one part, reading no more of it than it declares."""
    with file.open(entry) as stream:
        data = stream.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise zipfile.BadZipFile(f"{entry.filename!r} has another size than declared")
    return data


def _manifest(path: Path, text: bytes) -> dict[str, str]:
    """Return the declared parts, or say that this is no passport that fits."""
    try:
        manifest = json.loads(text)
        kind, version, parts = (manifest[key] for key in ("kind", "format", "parts"))
    except (ValueError, KeyError, TypeError):
        kind = None
    if kind != KIND:
        raise JournalError(
            f"`{path}` is not a passport of this course. "
            "A passport is called `passport-….zip`."
        )
    if not isinstance(version, int) or version > FORMAT:
        raise JournalError(
            f"The passport `{path}` is from a newer release (format {version}, this "
            f"release reads {FORMAT}). Update the course, then restore it."
        )
    if not isinstance(parts, dict):
        raise JournalError(f"The passport `{path}` is broken: it lists no parts.")
    return parts


def _events(path: Path, text: bytes) -> list[Event]:
    """Return the events of a passport's journal."""
    try:
        return [from_line(line) for line in text.decode().splitlines() if line]
    except ValueError as error:
        raise JournalError(
            f"The journal in the passport `{path}` is not readable ({error}). "
            "Nothing was restored."
        ) from error


def _is_safe(name: str) -> bool:
    """Return whether `name` can only lie inside the learner's folder."""
    first, *parts = name.split("/")
    is_notebook = first == "work" and name.endswith(".ipynb") and bool(parts)
    return is_notebook and not {"..", ".", ""} & set(parts) and not _UNSAFE.search(name)


def _write(path: Path, data: bytes) -> Path:
    """Write `data` to `path`, whole or not at all."""
    passing = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        passing.write_bytes(data)
        passing.replace(path)
    except OSError as error:
        raise JournalError(
            f"`{path}` cannot be written ({error}). Free some disk space or name "
            "another place."
        ) from error
    return path
