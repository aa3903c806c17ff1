"""What was planted, and its seal: a hash that is shown before the content is."""

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from grader.errors import DataError

VERSION = 1


@dataclass(frozen=True)
class Fault:
    """One planted fault: its kind, its columns, and its rows in the dirty table.

    `columns` are all that a diagnosis may name, none where whole rows are at
    fault. `rows` are counted from 0, and empty where rows are missing. `neutral`
    rows may be named or not.
    """

    kind: str
    columns: tuple[str, ...]
    rows: tuple[int, ...]
    neutral: tuple[int, ...] = ()


@dataclass(frozen=True)
class Patch:
    """Cells as they were before: their rows, values, and the column's dtype.

    `rows` count the rows that were kept, before any were doubled; None means all.
    """

    column: str
    dtype: str
    rows: tuple[int, ...] | None
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Undo:
    """What it takes to make the clean table again."""

    added_columns: tuple[str, ...] = ()
    added_rows: tuple[int, ...] = ()
    patches: tuple[Patch, ...] = ()
    removed_rows: tuple[int, ...] = ()
    removed_cells: dict[str, tuple[Any, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Manifest:
    """The ground truth about a dirty table of `rows` rows."""

    seed: int
    level: int
    rows: int
    faults: tuple[Fault, ...]
    undo: Undo
    nonce: str
    version: int = VERSION


@dataclass(frozen=True, repr=False)
class Sealed:
    """A manifest that can be trusted later, because its hash is known now."""

    sha256: str
    text: str

    def __repr__(self) -> str:
        """Show the hash and nothing of the content."""
        return f"Sealed(sha256={self.sha256!r})"

    def reveal(self) -> Manifest:
        """Return the content; raise `DataError` when it does not fit the hash."""
        return open_seal(self.text, self.sha256)


def seal(manifest: Manifest) -> Sealed:
    """Return a manifest with its hash; `nonce` keeps the hash from being guessed."""
    text = json.dumps(asdict(manifest), sort_keys=True, separators=(",", ":"))
    return Sealed(sha256(text.encode()).hexdigest(), text)


def open_seal(text: str, expected: str) -> Manifest:
    """Return the manifest in a text whose sha256 is `expected`.

    Raise `DataError` when text and hash do not belong together.
    """
    actual = sha256(text.encode()).hexdigest()
    if actual != expected.strip().casefold():
        raise DataError(
            f"The sealed list has changed: its sha256 starts with {actual[:8]}, the "
            f"seal shown before starts with {expected[:8]}. Plant the faults again."
        )
    fields = json.loads(text)
    if fields.get("version") != VERSION:
        raise DataError(
            f"The sealed list is of version {fields.get('version')}, this release "
            f"reads {VERSION}. Plant the faults again."
        )
    undo = fields.pop("undo")
    undo["patches"] = tuple(Patch(**_tuples(patch)) for patch in undo["patches"])
    faults = tuple(Fault(**_tuples(fault)) for fault in fields.pop("faults"))
    return Manifest(faults=faults, undo=Undo(**_tuples(undo)), **fields)


def _tuples(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a dataclass with tuples where JSON has lists."""
    plain = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in fields.items()
    }
    cells = plain.get("removed_cells")
    if isinstance(cells, dict):
        plain["removed_cells"] = {name: tuple(v) for name, v in cells.items()}
    return plain
