"""Compare a reviewer's levels of an anchor with the reference, in words."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from grader.errors import CalledWrongly, ProjectError
from grader.project.contract import read as read_project
from grader.project.new import ANCHORS
from grader.project.review import form
from grader.project.review.gates import pin
from grader.project.review.rubric import criteria, references
from grader.project.review.verdict import judged

_COUNTS = (
    *("none", "one", "two", "three", "four", "five"),
    *("six", "seven", "eight", "nine", "ten"),
)


def calibrated(anchor: str, path: Path) -> list[str] | None:
    """Return the comparison as lines; make a form and return None if there is none."""
    if anchor not in ANCHORS:
        raise CalledWrongly(f"There is no anchor {anchor!r}. Known: {sorted(ANCHORS)}.")
    project = read_project(ANCHORS[anchor])
    known = pin(project)
    if not path.exists():
        form.begin(path, form.CALIBRATION, project.settings.title, known)
        return None
    filled = form.read(path, form.CALIBRATION)
    if filled.pin != known:
        raise ProjectError(
            f"`{path}` is a form of {filled.project!r}, not of the anchor {anchor} as "
            "this version of the kit has it. Name its anchor, or another file."
        )
    return compared(anchor, {n: one.level for n, one in filled.marks.items()})


def compared(anchor: str, levels: Mapping[str, int]) -> list[str]:
    """Return lines: where a reviewer is above and below the reference, and why."""
    reference = references()[anchor]
    gaps = {name: levels[name] - reference.levels[name] for name in reference.levels}
    lines = [_lean(gaps)]
    for one in criteria():
        if gap := gaps[one.id]:
            side = "higher" if gap > 0 else "lower"
            far = "one level" if abs(gap) == 1 else f"{_COUNTS[abs(gap)]} levels"
            lines.append(
                f"{one.title}: you {levels[one.id]}, reference "
                f"{reference.levels[one.id]}; {far} {side}. "
                f"{reference.reasons[one.id]}"
            )
    return [*lines, *_ending(anchor)]


def _lean(gaps: Mapping[str, int]) -> str:
    above, below = (sum(sign * gap > 0 for gap in gaps.values()) for sign in (1, -1))
    same = len(gaps) - above - below
    words = (
        f"{_COUNTS[same].capitalize()} of ten as the reference, "
        f"{_COUNTS[above]} higher, {_COUNTS[below]} lower. "
    )
    if above - below >= 3:
        return f"{words}You lean to the generous side here: ask where it stands."
    if below - above >= 3:
        return f"{words}You lean to the strict side here: read again what is there."
    return f"{words}You lean to neither side."


def _ending(anchor: str) -> Iterator[str]:
    reference = references()[anchor]
    band = judged(reference.levels, reference.held).band
    held = f": {', '.join(reference.held)}" if reference.held else ""
    yield f"By the reference: {band}{held}."
    yield f"What this anchor teaches: {reference.lesson}"
