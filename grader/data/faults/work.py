"""A table while faults are being planted in it, and how it is finished."""

from dataclasses import dataclass, field, replace
from hashlib import sha256

import numpy as np
import pandas as pd

from grader.data.faults.kind import Damage, Place
from grader.data.faults.manifest import Fault, Manifest, Patch, Sealed, Undo, seal
from grader.data.faults.sheet import Change, Copies, Removal, Rows, Sheet, is_text
from grader.data.faults.values import plain

_NONE = np.array([], dtype=int)


@dataclass(frozen=True)
class Hit:
    """A fault that was planted, its rows counted before any are doubled."""

    kind: str
    columns: tuple[str, ...]
    rows: Rows
    neutral: Rows
    copies: Copies | None = None


@dataclass(frozen=True)
class Work:
    """The table so far, what was planted, and what it takes to undo it."""

    sheet: Sheet
    hits: tuple[Hit, ...] = ()
    undo: Undo = field(default_factory=Undo)

    def harmed(self, kind: str, place: Place, damage: Damage) -> "Work":
        """Return the work with one fault more."""
        if isinstance(damage, Removal):
            return self._removed(Hit(kind, damage.columns, _NONE, _NONE), damage.rows)
        if isinstance(damage, Copies):
            hit = Hit(kind, damage.columns, _NONE, _NONE, damage)
            copied = self.sheet.copied | {int(row) for row in damage.rows}
            taken = self.sheet.taken | set(damage.columns)
            sheet = replace(self.sheet, taken=taken, copied=copied)
            return replace(self, sheet=sheet, hits=(*self.hits, hit))
        named = place if kind == "wrong-join" else tuple(damage.columns)
        return self._changed(Hit(kind, named, damage.rows, damage.neutral), damage)

    def _changed(self, hit: Hit, damage: Change) -> "Work":
        """Return the work with other cells, or with a column more."""
        frame, undo = self.sheet.frame, self.undo
        for name, series in damage.columns.items():
            if name in frame:
                patch = _patch(frame[name], series, damage.rows)
                undo = replace(undo, patches=(*undo.patches, patch))
                frame = frame.assign(**{name: series})
            else:
                undo = replace(undo, added_columns=(*undo.added_columns, name))
                frame = frame.assign(**{name: series})
        taken = self.sheet.taken | set(damage.columns) | set(damage.leans_on)
        sheet = replace(self.sheet, frame=frame, taken=taken)
        return Work(sheet, (*self.hits, hit), undo)

    def _removed(self, hit: Hit, rows: Rows) -> "Work":
        """Return the work with fewer rows; only the first fault may do that."""
        frame = self.sheet.frame
        gone = frame.iloc[rows]
        cells = {name: tuple(map(plain, gone[name])) for name in frame.columns}
        undo = replace(
            self.undo, removed_rows=tuple(map(int, rows)), removed_cells=cells
        )
        left = frame.drop(index=rows).reset_index(drop=True)
        taken = self.sheet.taken | set(hit.columns)
        sheet = replace(self.sheet, frame=left, taken=taken)
        return Work(sheet, (*self.hits, hit), undo)

    def finished(self, *, seed: int, level: int) -> tuple[pd.DataFrame, Sealed]:
        """Return the dirty table, its rows doubled, and the sealed manifest."""
        copies = [(hit, hit.copies) for hit in self.hits if hit.copies is not None]
        kept = np.arange(len(self.sheet.frame))
        parts, source, owner = [self.sheet.frame], [kept], [np.full(len(kept), -1)]
        after: list[Rows] = [kept.astype(float)]
        for number, (_, made) in enumerate(copies):
            part = self.sheet.frame.iloc[made.rows]
            for name, values in made.edits.items():
                part = part.assign(**{name: pd.array(values, dtype=part[name].dtype)})
            parts.append(part)
            source.append(made.rows)
            owner.append(np.full(len(made.rows), number))
            after.append(made.after + 0.5)
        order = np.argsort(np.concatenate(after), kind="stable")
        frame = pd.concat(parts) if copies else parts[0]
        dirty = frame.iloc[order].reset_index(drop=True)
        ends = np.concatenate(source)[order], np.concatenate(owner)[order]
        owners = {id(hit): number for number, (hit, _) in enumerate(copies)}
        faults = [_fault(hit, owners.get(id(hit)), *ends, dirty) for hit in self.hits]
        undo = replace(self.undo, added_rows=_whole(np.flatnonzero(ends[1] >= 0)))
        nonce = sha256(f"nonce {seed} {level}".encode()).hexdigest()[:32]
        ordered = tuple(sorted(faults, key=lambda fault: (fault.kind, fault.columns)))
        return dirty, seal(Manifest(seed, level, len(dirty), ordered, undo, nonce))


def begun(sheet: Sheet) -> Work:
    """Return a table in which nothing is planted so far."""
    return Work(sheet)


def _fault(
    hit: Hit, number: int | None, source: Rows, owner: Rows, dirty: pd.DataFrame
) -> Fault:
    """Return a fault with its rows counted in the dirty table."""
    if hit.copies is None:
        rows = np.flatnonzero(np.isin(source, hit.rows))
        neutral = np.flatnonzero(np.isin(source, hit.neutral))
    else:
        rows = np.flatnonzero(owner == number)
        is_original = np.isin(source, hit.copies.rows) & (owner < 0)
        if not hit.columns:  # rows that were alike before, too
            is_original |= dirty.duplicated(keep=False).to_numpy()
        neutral = np.setdiff1d(np.flatnonzero(is_original), rows)
    return Fault(hit.kind, hit.columns, _whole(rows), _whole(neutral))


def _patch(old: pd.Series, new: pd.Series, rows: Rows) -> Patch:
    """Return what it takes to make a column again."""
    if is_text(new) and not is_text(old):
        return Patch(str(old.name), str(old.dtype), None, tuple(map(plain, old)))
    cells = tuple(map(plain, old.iloc[rows]))
    return Patch(str(old.name), str(old.dtype), _whole(rows), cells)


def _whole(rows: Rows) -> tuple[int, ...]:
    return tuple(int(row) for row in rows)
