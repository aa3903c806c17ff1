"""Read a learner's diagnosis of a faulty table, or turn it into a finding."""

from typing import TYPE_CHECKING, Any

from grader.checks.answer import Handle
from grader.checks.expect import fail, reject

if TYPE_CHECKING:
    from grader.data.faults import Claim


def diagnosis(value: Any, rows: int) -> "tuple[Claim, ...]":
    """Return the claims in `value` about a table with so many rows, or fail."""
    from grader.data.faults import DiagnosisError, claims

    if value is None or isinstance(value, Handle):
        reject(value, "a list of dicts with `kind`, `column` and `rows`")
    try:
        return claims(value, rows)
    except DiagnosisError as error:
        fail("any.diagnosis", problem=str(error))
