"""What is the same for all submissions of one assignment, ready to be filled."""

from grader.checks import loader
from grader.engine import files
from grader.engine.bundle import Bundle, modules
from grader.engine.course import Course
from grader.engine.expected import expected
from grader.engine.plan import Plan
from grader.kernel.cold import WARM
from grader.kernel.detect import Level

_HAS_WARM = ("", Level.FULL)


def template(
    course: Course, assignment: str, plans: tuple[Plan, ...], level: str, box: str
) -> Bundle:
    """Return a bundle of `assignment` that holds nobody's notebooks yet."""
    return Bundle(
        learner="",
        assignment=assignment,
        plans=plans,
        notebooks={},
        files=_instructors(course, assignment),
        checks=_ours(assignment),
        visible={plan.notebook: _visible(course, plan) for plan in plans},
        level=level,
        warm=modules(plans) if box == WARM and level in _HAS_WARM else None,
        salt=course.salt,
    )


def _instructors(course: Course, assignment: str) -> dict[str, bytes]:
    ignore = tuple(course.directory.ignore)
    return files.helper_files(course.source(assignment), ignore)


def _ours(assignment: str) -> dict[str, str]:
    """Return the checks that learners have, for an assignment of our own course."""
    is_ours = (loader.course_folder() / assignment / "checks.py").is_file()
    return loader.shipped() if is_ours else {}


def _visible(course: Course, plan: Plan) -> dict[str, str]:
    """Return what learners were given of each test."""
    cells = expected(course, plan).cells
    return {cell.metadata.nbgrader.grade_id: cell.source for cell in cells}
