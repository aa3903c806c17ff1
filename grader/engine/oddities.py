"""What may be odd about a submission as a whole, in plain words with what to do."""

from collections.abc import Sequence
from dataclasses import replace

from grader.cohort.intake import Problem
from grader.cohort.settings import ID_RULE
from grader.engine.legible import ODD, legible

_FRESH = "Copy the answers into a fresh copy of the assignment."
_GLOB = frozenset("*?[]")
OPTION = "`stove grade --salvage`"
REPAIRED = "Repaired: "
_LONGEST = 128  # of a learner's id in nbgrader's gradebook


def odd_name(learner: str) -> Problem | None:
    """Refuse a folder whose name nbgrader would read as a pattern, or cannot keep.

    Other names than our own rule allows are an instructor's choice.
    """
    is_text = learner.isprintable() and ODD not in learner
    if is_text and len(learner) <= _LONGEST and not _GLOB & {*learner}:
        return None
    words = (
        f"The folder `{legible(learner)[:_LONGEST]}` is not named after a learner: "
        f"{ID_RULE}. Rename it."
    )
    return Problem("odd-name", words, "refused")


def no_date() -> Problem:
    """Say that the file with the date holds none."""
    words = (
        "`timestamp.txt` holds no date. Delete the file, or write one such as "
        "2026-03-01 12:00:00 UTC."
    )
    return Problem("no-date", words, "broken")


def odd_text(name: str, is_strict: bool) -> Problem:
    """Say that a notebook holds half characters, which stop nbgrader alone."""
    words = f"`{name}.ipynb` holds characters that are none (half of a surrogate pair)"
    if is_strict:
        return Problem("odd-text", f"{words}. {_FRESH}", "broken")
    return Problem("odd-text", f"{words}; they were replaced by {ODD}.", "mended")


def unfit_marks(name: str, error: Exception, found: Sequence[Problem]) -> Problem:
    """Say what nbgrader did not like about a notebook's marks, and why it did not."""
    what = (str(error).strip().splitlines() or [type(error).__name__])[0]
    told = "".join(f"{problem.words} " for problem in found)
    words = (
        f"{told}nbgrader cannot use the marks on the cells of `{name}.ipynb`: "
        f"{legible(what[:200]).rstrip('.')}. {_FRESH}"
    )
    return Problem("unfit-marks", words, "broken")


def unmended(problem: Problem, is_strict: bool) -> Problem:
    """Say what nbgrader alone makes of an accident."""
    words, effect = problem.words, problem.effect
    if problem.kind == "deleted-check":
        words = words.split(";")[0] + "; there are no points for it."
        effect = "note"
    if problem.kind == "copied-cell" or (is_strict and problem.kind == "changed-type"):
        words = words.split(";")[0] + "."
        effect = "note"
    if is_strict and problem.stops:
        effect = "note"
    return replace(problem, words=words, effect=effect)


def with_hint(problem: Problem, hint: str, lost: Problem) -> Problem:
    """Add to the problem `lost` what an option would do about it."""
    if problem is not lost:
        return problem
    return replace(problem, words=f"{problem.words} {hint}")


def renamed(name: str, others: Sequence[str], hint: str) -> str:
    """Say under which other name, or names, a notebook was handed in."""
    shown = [f"`{legible(other)}`" for other in others[:3]]
    if len(others) > 1:
        return (
            f"There is no `{name}.ipynb`, and {' and '.join(shown)} hold its items. "
            f"Nobody knows which one counts: name that one `{name}.ipynb`."
        )
    return (
        f"There is no `{name}.ipynb`, but {shown[0]} holds its items. Rename it to "
        f"`{name}.ipynb`. {hint}"
    ).strip()


def missing(name: str, others: Sequence[str]) -> str:
    """Say that a notebook was not handed in, and what was."""
    shown = ", ".join(legible(other) for other in others[:3])
    words = f"`{name}.ipynb` was not handed in."
    if others:
        words += f" Only {shown} was."
    if any(other.lower().endswith(".py") for other in others):
        words += " A Python script is no notebook; hand in the .ipynb file."
    if any(other.lower().endswith(".zip") for other in others):
        words += " Unpack the zip archive and hand in the .ipynb file in it."
    return words


def taken(name: str, other: str) -> Problem:
    """Say that a notebook was found under another name."""
    words = (
        f"{REPAIRED}`{legible(other)}` was taken for `{name}.ipynb`, whose items it "
        "holds."
    )
    return Problem("renamed", words, "mended")


def extra(others: Sequence[str]) -> list[Problem]:
    """Say which notebooks nobody asked for."""
    if not others:
        return []
    names = ", ".join(f"`{legible(name)}.ipynb`" for name in others[:3])
    words = f"{names} was handed in too and is not graded."
    return [Problem("extra-notebook", words, "note")]
