"""How much of what is wrong a diagnosis found, and what it only imagined."""

from dataclasses import dataclass
from typing import Any

from grader.data.faults.catalogue import kind_named
from grader.data.faults.diagnosis import Claim, claims
from grader.data.faults.manifest import Fault, Manifest

# Above this, the rows of a fault count as found.
WELL = 0.8


@dataclass(frozen=True)
class Found:
    """How well one planted fault was found.

    `outcome` is "found", "partly" (some of its rows, or too many), "misnamed" (a
    claim of another kind is in its place) or "missed". `recall` is the share of
    its rows that were named, `precision` the share of the named rows that are its.
    """

    fault: Fault
    outcome: str
    recall: float
    precision: float
    message: str


@dataclass(frozen=True)
class Alarm:
    """A claim that no planted fault explains."""

    claim: Claim
    message: str


@dataclass(frozen=True)
class Score:
    """A diagnosis beside the ground truth.

    `recall` is the mean over the faults, `precision` the mean over the claims, each
    from 0 to 1; without faults recall is 1, without claims precision is 1.
    """

    found: tuple[Found, ...]
    alarms: tuple[Alarm, ...]
    recall: float
    precision: float

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0

    @property
    def messages(self) -> tuple[str, ...]:
        """What to tell: what was not found, then false alarms."""
        open_ = [one.message for one in self.found if one.outcome != "found"]
        return (*open_, *(alarm.message for alarm in self.alarms))


def score(diagnosis: Any, manifest: Manifest) -> Score:
    """Return how well a diagnosis fits what was planted.

    `diagnosis` is what `claims` reads; raise `DiagnosisError` when it cannot be
    read. A claim finds a fault when it names its kind and one of its columns; the
    rows decide how well.
    """
    made = claims(diagnosis, manifest.rows)
    found = tuple(_found(fault, made) for fault in manifest.faults)
    explained = {
        claim: max(
            (_precision(claim, f) for f in manifest.faults if _fits(claim, f)),
            default=0.0,
        )
        for claim in made
    }
    alarms = tuple(
        Alarm(claim, _alarm_words(claim))
        for claim in made
        if not any(_fits(claim, fault) for fault in manifest.faults)
        and not any(_is_near(claim, fault) for fault in manifest.faults)
    )
    recall = sum(one.recall for one in found) / len(found) if found else 1.0
    precision = sum(explained.values()) / len(made) if made else 1.0
    return Score(found, alarms, recall, precision)


def _fits(claim: Claim, fault: Fault) -> bool:
    """Return whether a claim names a fault, whatever its rows."""
    if claim.kind != fault.kind:
        return False
    is_row_fault = fault.kind in ("doubled-rows", "near-doubled-rows")
    return is_row_fault or bool(set(claim.columns) & set(fault.columns))


def _is_near(claim: Claim, fault: Fault) -> bool:
    """Return whether a claim points at a fault's place under another name."""
    if claim.kind == fault.kind or not set(claim.columns) & set(fault.columns):
        return False
    hits = claim.rows & set(fault.rows)
    return len(hits) > 0.5 * len(fault.rows) and len(hits) > 0.5 * len(claim.rows)


def _found(fault: Fault, made: tuple[Claim, ...]) -> Found:
    """Return how well a fault was found by the claims that name it."""
    fitting = [claim for claim in made if _fits(claim, fault)]
    if not fitting:
        is_near = any(_is_near(claim, fault) for claim in made)
        outcome = "misnamed" if is_near else "missed"
        words = _misnamed_words(fault) if is_near else kind_named(fault.kind).symptom
        return Found(fault, outcome, 0.0, 0.0, words)
    rows = frozenset[int]().union(*(claim.rows for claim in fitting))
    union = Claim(fault.kind, fault.columns, rows)
    recall, precision = _recall(union, fault), _precision(union, fault)
    is_well = recall >= WELL and precision >= WELL
    outcome = "found" if is_well else "partly"
    return Found(fault, outcome, recall, precision, _words(fault, recall, precision))


def _recall(claim: Claim, fault: Fault) -> float:
    """Return the share of a fault's rows that were named."""
    if not fault.rows:
        return 1.0
    return len(claim.rows & set(fault.rows)) / len(fault.rows)


def _precision(claim: Claim, fault: Fault) -> float:
    """Return the share of the named rows that are the fault's."""
    if not fault.rows:  # rows that are gone cannot be named
        return 1.0
    counted = claim.rows - set(fault.neutral)
    return len(counted & set(fault.rows)) / len(counted) if counted else 0.0


def _words(fault: Fault, recall: float, precision: float) -> str:
    """Say how well the rows of a fault that was named were found."""
    where = ", ".join(f"`{name}`" for name in fault.columns) or "whole rows"
    parts = [f"{fault.kind} in {where}: named."]
    if recall < WELL:
        parts.append(
            f"{recall:.0%} of its rows are on the list; what do the others look like?"
        )
    if precision < WELL:
        parts.append(
            f"{1 - precision:.0%} of the listed rows are healthy; what made them look "
            "ill?"
        )
    return " ".join(parts)


def _misnamed_words(fault: Fault) -> str:
    """Say that the place is right and the name is not."""
    where = ", ".join(f"`{name}`" for name in fault.columns)
    return (
        f"Something is wrong in {where}, in the rows on the list, and it has another "
        f"name. {kind_named(fault.kind).symptom}"
    )


def _alarm_words(claim: Claim) -> str:
    """Say that nothing was planted where a claim points."""
    where = ", ".join(f"`{name}`" for name in claim.columns) or "whole rows"
    return (
        f"{claim.kind} in {where}: nothing of that kind was planted there. An alarm on "
        "healthy rows costs trust. Real tables have faults of their own: is this one?"
    )
