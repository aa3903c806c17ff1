"""The outcomes of a cohort as a table for the terminal."""

from collections import Counter
from collections.abc import Iterable, Sequence
from textwrap import wrap

from grader.cohort.outcome import Result

_HEAD = ("assignment", "learner", "outcome", "points", "recognised or reason")


def table(results: Iterable[Result], width: int = 100) -> str:
    """Return a table of `results`, a line per item to look at, and a summary."""
    ordered = sorted(results, key=lambda one: (one.assignment, one.learner))
    rows = [_HEAD, *map(_row, ordered)]
    sizes = [max(len(row[at]) for row in rows) for at in range(4)]
    lines = [line for row in rows for line in _lines(row, sizes, width)]
    lines.insert(1, "-" * min(width, max(map(len, lines))))
    return "\n".join([*lines, "", *_attention(ordered), summary(ordered)])


def line(result: Result) -> str:
    """Return one line that tells `result`, for progress."""
    assignment, learner, outcome, points, _ = _row(result)
    seconds = f"{result.seconds:.0f} s" if result.seconds else "—"
    return f"{assignment}  {learner}  {outcome}  {points}  {seconds}"


def summary(results: Sequence[Result]) -> str:
    """Return how many submissions there are of each outcome."""
    counts = Counter(result.outcome for result in results)
    told = ", ".join(f"{count} {outcome}" for outcome, count in counts.most_common())
    late = sum(result.is_late for result in results)
    return f"{len(results)} submissions: {told or 'none'}; {late} of them late."


def _row(result: Result) -> tuple[str, str, str, str, str]:
    outcome = f"{result.outcome}, late" if result.is_late else result.outcome
    points = f"{result.points:g} of {result.max_points:g}"
    if result.needs_review:
        points += " (+ review)"
    recognised = ", ".join(result.misconceptions)
    told = [result.reason, recognised, *_stopped(result), *result.problems]
    if result.low_trust:
        told.append(f"low trust: {', '.join(result.low_trust)}")
    if result.level == "none":
        told.append("run without a sandbox")
    unique = dict.fromkeys(part for part in told if part)
    words = [one for one in unique if one == result.reason or one not in result.reason]
    return result.assignment, result.learner, outcome, points, " · ".join(words)


def _stopped(result: Result) -> list[str]:
    """Name the items that gave no answer to judge, by what stopped them."""
    if result.outcome == "not attempted":
        return []
    kinds = ("crashed", "timed out", "not attempted", "not judged")
    by_kind = {
        kind: [one.item for one in result.verdicts if one.outcome == kind]
        for kind in kinds
    }
    return [f"{kind}: {', '.join(items)}" for kind, items in by_kind.items() if items]


def _lines(row: Sequence[str], sizes: Sequence[int], width: int) -> list[str]:
    fixed = "  ".join(f"{text:<{size}}" for text, size in zip(row, sizes, strict=False))
    room = max(24, width - len(fixed) - 2)
    parts = wrap(row[-1], room) or [""]
    rest = [" " * (len(fixed) + 2) + part for part in parts[1:]]
    return [f"{fixed}  {parts[0]}".rstrip(), *rest]


def _attention(results: Iterable[Result]) -> list[str]:
    """Say what an instructor has to look at."""
    lines = []
    for result in results:
        where = f"{result.learner}, {result.assignment}"
        if result.not_judged:
            items = ", ".join(result.not_judged)
            lines.append(
                f"{where}: {items} could not be judged, which is a fault of the "
                "course. Give the points by hand in formgrader."
            )
        if result.outcome == "grader failed":
            lines.append(f"{where}: {result.reason}")
    return [*lines, ""] if lines else lines
