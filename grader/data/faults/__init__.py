"""Faults as they happen in real tables: planted, sealed, and found again.

Names are loaded when they are first used, so that importing this costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.data.faults.catalogue import KINDS, kind_named
    from grader.data.faults.diagnosis import Claim, DiagnosisError, claims
    from grader.data.faults.manifest import Fault, Manifest, Sealed, open_seal
    from grader.data.faults.planting import plant
    from grader.data.faults.restoring import restore
    from grader.data.faults.scoring import Alarm, Found, Score, score

__all__ = [
    "KINDS",
    "Alarm",
    "Claim",
    "DiagnosisError",
    "Fault",
    "Found",
    "Manifest",
    "Score",
    "Sealed",
    "claims",
    "kind_named",
    "open_seal",
    "plant",
    "restore",
    "score",
]

_HOMES = {
    "catalogue": ("KINDS", "kind_named"),
    "diagnosis": ("Claim", "DiagnosisError", "claims"),
    "manifest": ("Fault", "Manifest", "Sealed", "open_seal"),
    "planting": ("plant",),
    "restoring": ("restore",),
    "scoring": ("Alarm", "Found", "Score", "score"),
}


def __getattr__(name: str) -> Any:
    """Import what `name` names (called by Python on first use)."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
