"""Say why a recorded result is current, or what makes it stale."""

from dataclasses import dataclass

from grader.engine import files, results, table
from grader.engine.course import Course
from grader.engine.plan import read_plans
from grader.engine.results import Recorded
from grader.engine.submission import Preparer
from grader.kernel.detect import Level


@dataclass(frozen=True)
class Explained:
    """Whether the result of one submission stands, and why."""

    assignment: str
    learner: str
    is_current: bool
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        state = "current" if self.is_current else "stale"
        why = " ".join(self.reasons)
        return f"{self.assignment}, {self.learner}: {state}. {why}"


def explain(
    course: Course, assignment: str, learner: str, *, is_strict: bool = False
) -> Explained:
    """Compare what a result was made from with what is there today."""
    recorded = table.results(course, assignment).get(learner)
    if recorded is None:
        return Explained(assignment, learner, False, ("It was never graded.",))
    preparer = Preparer(course, read_plans(course, assignment, is_strict=is_strict))
    found = files.snapshot(
        course.submitted(learner, assignment), course.directory.ignore
    )
    digest = found.digest if found else ""
    stale = tuple(_stale(recorded, digest, preparer.key(learner)))
    if stale:
        return Explained(assignment, learner, False, stale)
    when = f"{recorded.graded_at:%Y-%m-%d %H:%M} UTC"
    why = f"Nothing that decides it has changed since {when} ({recorded.outcome})."
    return Explained(assignment, learner, True, (why, *_ran_in(recorded)))


def _ran_in(recorded: Recorded) -> list[str]:
    """Say which box a submission ran in, and under which limits."""
    box = ", ".join(part for part in (recorded.level, recorded.box) if part)
    told = [f"It ran in a box ({box})."] if box else []
    for notebook, limits in recorded.limits.items():
        named = ", ".join(f"{name} {value:g}" for name, value in limits.items())
        told.append(f"Limits of {notebook}: {named}.")
    return told


def _stale(recorded: Recorded, digest: str, key: str) -> list[str]:
    """Return what speaks against a result, the learner's part first."""
    if recorded.outcome == results.GRADER_FAILED:
        return ["The last run could not grade it, which was not the learner's fault."]
    reasons = []
    if recorded.digest != digest:
        reasons.append("The files that were handed in have changed.")
    elif recorded.key != key:
        reasons.append(
            "The assignment, its tests, its files, the limits, the salt or the "
            "versions of Python and its packages have changed."
        )
    if recorded.outcome == results.TIMED_OUT:
        reasons.append("It ran out of time, which a busy machine may have caused.")
    if recorded.level == Level.NONE:
        reasons.append("It was graded without a sandbox.")
    if not recorded.is_current:
        reasons.append(
            "Its grades, due date or graded folder were changed by another program."
        )
    return reasons
