"""Audits of a project that need no answer key: behavior and consistency only.

Each looks at one thing, and its pass says no more than it saw. None gives points.
"""

from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from grader.project import contract
from grader.project.audits import (
    bad_input,
    clean_run,
    evidence,
    figures,
    known_data,
    licence,
    personal_data,
    shuffled_target,
    split,
    stated_numbers,
)
from grader.project.audits.finding import (
    FAILED,
    UNINFORMATIVE,
    Case,
    Finding,
    Trouble,
)
from grader.project.child import Allowance
from grader.project.run import Runs

MINUTES = 5
_ALL: dict[str, Callable[[Case], Finding]] = {
    "clean run": clean_run.judge,
    "split": split.judge,
    "shuffled target": shuffled_target.judge,
    "baseline and interval": evidence.judge,
    "numbers in the text": stated_numbers.judge,
    "licence": licence.judge,
    "personal data": personal_data.judge,
    "figures": figures.judge,
    "bad input": bad_input.judge,
    "known data": known_data.judge,
}
NAMES = tuple(_ALL)


def audits(
    folder: Path | str,
    allowance: Allowance | None = None,
    jobs: int = 2,
    only: Collection[str] = NAMES,
) -> Iterator[Finding]:
    """Yield the finding of each audit in `only`, in order, as soon as it is there.

    Nothing is written to the folder. Raises ProjectError for a folder that does not
    keep the contract.
    """
    project = contract.read(folder)
    with Runs(project, allowance or Allowance(60.0 * MINUTES), jobs) as runs:
        case = Case(project, runs)
        pool = ThreadPoolExecutor(jobs + 1, "stove-audit")
        try:
            waiting = [
                pool.submit(_found, name, case) for name in NAMES if name in only
            ]
            for one in waiting:
                yield one.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _found(name: str, case: Case) -> Finding:
    """Return what one audit found; a project that does not run is a finding."""
    try:
        return _ALL[name](case)
    except Trouble as trouble:
        if trouble.is_common and name != split.NAME:
            words = f'Nothing could be asked yet, see "{split.NAME}".'
            return Finding(name, UNINFORMATIVE, words)
        return Finding(name, FAILED, f"This could not be looked at. {trouble}")
    except (TypeError, ValueError, LookupError, ArithmeticError, RecursionError) as odd:
        # What the project's process replies is shaped by the project's own code.
        words = (
            f"What the project answered cannot be used ({type(odd).__name__}), so "
            "this could not be looked at. Look for code that replaces functions of "
            "Python or of its libraries."
        )
        return Finding(name, FAILED, words)
