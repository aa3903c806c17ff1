"""Whether the source runs from its first to its last cell, twice, with one result."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from math import isclose
from typing import Any

from grader.errors import ProjectError
from grader.project.audits.finding import FAILED, PASSED, WARNED, Case, Finding
from grader.project.contract import parse_results
from grader.project.rerun import Rerun, rerun

NAME = "clean run"
# What two honest runs may tell differently.
_CLOCKS = ("seconds", "minutes", "duration", "date", "when", "timestamp", "started")
_SAME, _NEAR = 1e-9, 1e-3


def judge(case: Case) -> Finding:
    """Run all cells twice, each from a fresh kernel, and compare what they wrote."""
    with ThreadPoolExecutor(min(2, case.runs.jobs)) as pool:
        one, other = pool.map(
            lambda _: rerun(case.project, case.runs.allowance), range(2)
        )
    numbers = {"seconds": round(max(one.seconds, other.seconds), 1)}
    if broken := _broken(one, other):
        return Finding(NAME, FAILED, broken, numbers)
    try:
        first, second = parse_results(one.results), parse_results(other.results)
    except ProjectError as error:
        return Finding(NAME, FAILED, str(error), numbers)
    if differing := list(differences(first, second, _SAME)):
        words = (
            f"Two runs, two answers: {_shown(differing)}. Nobody can check a number "
            "that comes out anew each time. Which seed is missing? Set it in the "
            "parameters cell and hand it to all that draws."
        )
        return Finding(NAME, FAILED, words, numbers)
    return _compared(case, first, numbers)


def _broken(one: Rerun, other: Rerun) -> str:
    """Return the words for a run that did not come to its end."""
    failed = [run for run in (one, other) if run.trouble]
    if not failed:
        return ""
    again = "" if len(failed) == 2 else " The other run did not do that."
    return (
        f"From a fresh kernel, offline, it does not run to its end. "
        f"{failed[0].trouble}{again}"
    )


def _compared(case: Case, run: dict[str, Any], numbers: dict[str, Any]) -> Finding:
    """Return the finding on the results.json that lies in the folder."""
    took = f"Two fresh runs, offline, {numbers['seconds']:g} s, the same results."
    try:
        shipped = case.project.results()
    except ProjectError as error:
        return Finding(NAME, WARNED, f"{took} {error}", numbers)
    if stale := list(differences(shipped, run, _NEAR)):
        words = (
            f"results.json in the folder is not what a run writes now: "
            f"{_shown(stale)}. It is from an older state of the source or the data. "
            "Run all cells again and save."
        )
        return Finding(NAME, FAILED, words, numbers)
    held = f" Held in: {case.runs.level}." if case.runs.level else ""
    return Finding(NAME, PASSED, took + held, numbers)


def differences(one: Any, other: Any, slack: float, at: str = "") -> Iterator[str]:
    """Yield where two results differ, as words; clocks may."""
    if any(clock in at.rpartition(".")[2].lower() for clock in _CLOCKS):
        return
    if isinstance(one, dict) and isinstance(other, dict):
        for name in sorted({*one, *other}, key=str):
            inner = f"{at}.{name}" if at else str(name)
            if name in one and name in other:
                yield from differences(one[name], other[name], slack, inner)
            else:
                yield f"`{inner}` is there once only"
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, pair in enumerate(zip(one, other, strict=True)):
            yield from differences(*pair, slack, f"{at}.{number}")
    elif not _is_same(one, other, slack):
        yield f"`{at}` is {_short(one)} and {_short(other)}"


def _is_same(one: Any, other: Any, slack: float) -> bool:
    is_number = all(isinstance(x, int | float) for x in (one, other))
    if is_number and (one != one) and (other != other):
        return True
    if is_number:
        return isclose(one, other, rel_tol=slack, abs_tol=slack)
    return bool(one == other)


def _short(value: Any) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)[:40]


def _shown(found: list[str]) -> str:
    more = f" and {len(found) - 3} more" if len(found) > 3 else ""
    return f"{'; '.join(found[:3])}{more}"
