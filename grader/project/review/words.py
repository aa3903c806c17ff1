"""The verdict and the joined reviews as lines for a terminal; never a percentage."""

from collections.abc import Iterator, Sequence

from grader.project.audits.finding import PASSED, Finding
from grader.project.review.form import Form
from grader.project.review.joined import Row
from grader.project.review.rubric import level_name
from grader.project.review.verdict import HELD, NONE, Verdict


def lines(
    verdict: Verdict, rows: Sequence[Row], findings: Sequence[Finding], own: Form
) -> Iterator[str]:
    """Yield levels by criterion, gates, band, and the weakest two with next steps."""
    for row in rows:
        yield _row(row, verdict.levels[row.criterion.id], own)
    for one in findings:
        if one.audit in verdict.held or one.state != PASSED:
            yield f"Gate, {one.state}: {one.audit}. {one.words}"
    yield f"Band: {verdict.band}{_why(verdict)}."
    for weak in verdict.weakest:
        step = weak.next[verdict.levels[weak.id]]
        yield f"Next, {weak.title.lower()}: {step}"


def comments(peers: Sequence[Form]) -> Iterator[str]:
    """Yield what peers wrote, by peer."""
    for number, form in enumerate(peers, 1):
        for one in form.comments:
            said = " → ".join(one.values())
            yield f"{form.by or f'peer {number}'}: {said}"


def _row(row: Row, counted: int, own: Form) -> str:
    mark = own.marks[row.criterion.id]
    words = f"{row.criterion.title}: {counted} {level_name(counted)}"
    if mark.counted < mark.level:
        words += f" (you said {mark.level}; without evidence it counts as 1)"
    if row.peers:
        listed = ", ".join(map(str, sorted(row.peers)))
        words += f"; you {row.own}, peers {listed}, median {row.median}"
    if counted < row.level:
        words += "; a gate of this criterion fails"
    if row.is_open:
        words += f"; OPEN ({row.flag}): look again, or write `answer` in your form"
    elif row.flag:
        words += f"; {row.flag}; answered: {row.answer}"
    return words


def _why(verdict: Verdict) -> str:
    if verdict.band == HELD:
        return f" ({', '.join(verdict.held)}). Mend these first; levels wait"
    if verdict.band == NONE:
        return ". The next steps below lead to one"
    return ""
