"""The outcomes of a cohort as CSV, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from grader.cohort.outcome import Result
from grader.report.whole import write_whole

COLUMNS = (
    "assignment",
    "learner",
    "outcome",
    "late",
    "points",
    "max_points",
    "penalty",
    "needs_review",
    "submitted",
    "misconceptions",
    "not_judged",
    "low_trust",
    "sandbox",
    "reason",
)
# A spreadsheet runs a cell that begins so as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def text(results: Iterable[Result]) -> str:
    """Return the CSV of `results`, every field quoted, formulas disarmed."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for result in sorted(results, key=lambda one: (one.assignment, one.learner)):
        writer.writerow([_safe(value) for value in _row(result)])
    return out.getvalue()


def write(path: Path, results: Iterable[Result]) -> Path:
    """Write the CSV of `results` to `path` and return it."""
    # Excel reads UTF-8 only behind a byte order mark.
    write_whole(path, text(results), encoding="utf-8-sig", newline="")
    return path


def _row(result: Result) -> tuple[str, ...]:
    # A fault of ours must never be read as a zero.
    points = "" if result.outcome == "grader failed" else f"{result.points:g}"
    return (
        result.assignment,
        result.learner,
        result.outcome,
        "yes" if result.is_late else "no",
        points,
        f"{result.max_points:g}",
        f"{result.penalty:g}",
        "yes" if result.needs_review else "no",
        result.submitted,
        " ".join(result.misconceptions),
        " ".join(result.not_judged),
        " ".join(result.low_trust),
        result.level,
        " ".join(filter(None, [result.reason, result.notes, *result.problems])),
    )


def _safe(value: str) -> str:
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA) else value
