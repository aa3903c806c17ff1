"""Free play with faults: a table of one's own, a seal, a score, and the truth."""

import base64
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from grader.errors import CalledWrongly, DataError
from grader.learner import home, huntcard, journal
from grader.learner.screen import Card, Shown, told

if TYPE_CHECKING:
    import pandas as pd

    from grader.data.faults import Manifest, Sealed

_TEMPLATE = "kind,column,rows\n"


@dataclass(frozen=True, repr=False)
class Hunt(Shown):
    """A dirty table with its sealed list of faults.

    `table` is the dirty table; `folder` holds it as a CSV file, or is None where a
    machine runs the notebook.
    """

    name: str
    level: int
    alias: str
    round: int
    table: "pd.DataFrame"
    sealed: "Sealed"
    folder: Path | None

    @property
    def key(self) -> str:
        """What the journal calls this hunt."""
        return f"{self.name} {self.level} {self.round} {self.alias}"

    def words(self) -> str:
        """Return what is to be done, and the seal."""
        return huntcard.begin_words(self)

    def markup(self) -> str:
        """Return the card of the hunt."""
        return huntcard.begin_markup(self)

    @told
    def score(self, diagnosis: Any) -> Card:
        """Compare a diagnosis (dicts, a table or a CSV file) with the list."""
        return self.scored(diagnosis).show()

    @told
    def reveal(self) -> Card:
        """Show what was planted, after comparing it with the seal."""
        return self.revealed().show()

    def scored(self, diagnosis: Any) -> Card:
        """Return the card that sets a diagnosis beside the list."""
        from grader.data import faults

        found = faults.score(_read(diagnosis), self.opened())
        is_late = "revealed" in _steps(self.key)
        note = {"step": "scored", "recall": found.recall, "precision": found.precision}
        journal.current().record_change("fault", self.key, note)
        return huntcard.score_card(self, found, is_late)

    def revealed(self) -> Card:
        """Return the card that opens the list."""
        manifest = self.opened()
        journal.current().record_change("fault", self.key, {"step": "revealed"})
        return huntcard.truth_card(self, manifest)

    def opened(self) -> "Manifest":
        """Return the list of faults; raise `DataError` if it does not fit its seal."""
        return self.sealed.reveal()


@told
def fault(
    dataset: "str | pd.DataFrame",
    level: int = 1,
    *,
    alias: str = "",
    round: int = 1,
) -> Hunt:
    """Plant faults of your own in a data set, and show the seal of their list.

    `level` is 1 (loud faults), 2 (quiet ones too) or 3 (hidden ones too). Your
    `alias` decides the faults: without one, this computer gets an alias of its own.
    Another `round` gives other faults. `hunt.table` is the dirty table,
    `hunt.score([...])` compares your diagnosis, `hunt.reveal()` opens the list.
    """
    return hunt(dataset, level, alias=alias, round=round).show()


def hunt(
    dataset: "str | pd.DataFrame", level: int = 1, *, alias: str = "", round: int = 1
) -> Hunt:
    """Return a hunt, its files written and its seal in the journal."""
    from grader.data import faults
    from grader.data.faults.play import playground, seed_of

    name, target, time = "my table", None, None
    if isinstance(dataset, str):
        name = dataset.strip()
        clean, target, time = playground(name)
    else:
        clean = dataset
    who = str(alias).strip() or _own_alias()
    seed = seed_of(who, name, level, round)
    table, sealed = faults.plant(clean, seed, level, target=target, time=time)
    folder = None if home.is_ephemeral() else _folder(name, level, round, who)
    made = Hunt(name, level, who, round, table, sealed, folder)
    shown = _seals(made.key)
    if isinstance(dataset, str) and shown and sealed.sha256 not in shown:
        raise DataError(_another_release(made, shown[0]))
    if sealed.sha256 not in shown:
        seal = {"step": "planted", "sha256": sealed.sha256}
        journal.current().record("fault", made.key, seal)
    if folder is not None:
        _write(made, folder)
    return made


def _another_release(made: Hunt, shown: str) -> str:
    """Say that this release plants other faults than the one that began the hunt."""
    return (
        f"The seal of this hunt was {shown[:8]}…, and the list of this release has "
        f"{made.sealed.sha256[:8]}…: another release of the kit plants other faults. "
        f"Begin another round, for example `fault({made.name!r}, {made.level}, "
        f"round={made.round + 1})`."
    )


def _folder(name: str, level: int, round: int, alias: str) -> Path:
    """Return the folder of a hunt; an alias may hold anything, its digest not."""
    from grader.data.faults.play import seed_of

    slug = "".join(c if c.isalnum() else "_" for c in name)
    tail = f"{seed_of(alias):x}"[:6]
    return home.my_work() / "faults" / f"{slug}_level{level}_round{round}_{tail}"


def _write(made: Hunt, folder: Path) -> None:
    """Write the dirty table, the seal, the sealed list and an empty diagnosis.

    The list is packed so that nobody reads it by accident; it is no secret.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made.table.to_csv(folder / "dirty.csv", index=False)
        (folder / "seal.txt").write_text(made.sealed.sha256 + "\n", encoding="utf-8")
        packed = base64.b85encode(zlib.compress(made.sealed.text.encode(), 9))
        (folder / "sealed.txt").write_bytes(packed + b"\n")
        diagnosis = folder / "diagnosis.csv"
        if not diagnosis.exists():
            diagnosis.write_text(_TEMPLATE, encoding="utf-8")
    except OSError as error:
        raise DataError(
            f"The table cannot be written to `{folder}` ({error}). Free some disk "
            "space, or set `STOVE_HOME` to a folder that can be written."
        ) from error


def _read(diagnosis: Any) -> Any:
    """Return a diagnosis, read from a CSV file where a path is given."""
    if not isinstance(diagnosis, str | Path):
        return diagnosis
    import pandas as pd

    path = Path(diagnosis).expanduser()
    try:
        read = pd.read_csv(path, dtype=str, skipinitialspace=True)
        if not isinstance(read.index, pd.RangeIndex):
            raise ValueError("a line has more cells than the first")
        return read
    except FileNotFoundError:
        raise CalledWrongly(
            f"There is no file `{path}`. Give the path of your diagnosis, a CSV file "
            "with the columns kind, column and rows."
        ) from None
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError) as error:
        raise CalledWrongly(
            f"`{path}` is no readable CSV file ({error}). It has the columns kind, "
            'column and rows; put rows such as "3, 5-9" into quotes.'
        ) from None


def _own_alias() -> str:
    """Return the alias of this journal, made when it is first needed."""
    known = journal.current().events("fault", "alias")
    if known:
        return str(known[0].payload["alias"])
    alias = uuid4().hex[:8]
    journal.current().record("fault", "alias", {"alias": alias})
    return alias


def _steps(key: str) -> list[str]:
    """Return what was done with a hunt so far."""
    return [event.payload["step"] for event in journal.current().events("fault", key)]


def _seals(key: str) -> list[str]:
    """Return the seals that were shown of a hunt, oldest first."""
    events = journal.current().events("fault", key)
    return [e.payload["sha256"] for e in events if e.payload["step"] == "planted"]
