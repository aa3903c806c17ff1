"""What came back for a submission, also where it is no value: every row counts."""

from concurrent.futures import Future

from grader.engine import results
from grader.engine.pool import WorkersKilled
from grader.engine.results import Evaluated
from grader.engine.submission import Prepared
from grader.errors import CourseError


def answer(future: "Future[Evaluated]", prepared: Prepared) -> Evaluated:
    """Return what an evaluation came to; a failure of ours is a result, too.

    Raises CourseError where nothing else would come back, either.
    """
    try:
        return future.result()
    except CourseError:
        raise
    except WorkersKilled as error:
        return _without(
            prepared,
            results.KERNEL_DIED,
            f"Running it ended one grading process after another ({last_line(error)}).",
        )
    except Exception as error:
        return _without(
            prepared,
            results.GRADER_FAILED,
            f"The grading process failed ({last_line(error)}). Run it again.",
        )


def _without(prepared: Prepared, outcome: str, reason: str) -> Evaluated:
    return Evaluated(
        prepared.learner,
        prepared.assignment,
        outcome=outcome,
        reason=reason,
        notes=prepared.notes,
        key=prepared.key,
        digest=prepared.digest,
    )


def last_line(error: Exception) -> str:
    """Return what an error says, shortened to its end."""
    return (str(error).strip().splitlines() or [type(error).__name__])[-1][:300]
