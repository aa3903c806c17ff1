"""The cells of an assignment that people grade: texts, points, and their page."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from grader.cohort import notebook_file
from grader.engine.course import Course
from grader.errors import SubmissionError
from grader.report import marks
from grader.report.marks import ANSWER, TASK, Mark


@dataclass(frozen=True)
class ManualCell:
    """One cell for people: the learner's text, and the points as far as given."""

    id: str
    text: str
    points: float
    most: float
    is_open: bool
    comment: str = ""


@dataclass(frozen=True)
class Manual:
    """A notebook's cells for people; `submission` is formgrader's id of its page."""

    notebook: str
    submission: str
    cells: tuple[ManualCell, ...]


def manual(
    course: Course, session: Session, assignment: str, learner: str
) -> tuple[Manual, ...]:
    """Return what people grade of a submission; nothing where it was not graded yet."""
    asked = marks.asked(session, assignment)
    given = marks.marks(session, assignment, learner)
    found = []
    for notebook, submission in sorted(given.ids.items()):
        texts = _texts(course, learner, assignment, notebook)
        cells = tuple(
            _cell(one.id, texts.get(one.id, ""), one.points, given.of(notebook, one.id))
            for one in asked[notebook].values()
            if one.kind in (ANSWER, TASK)
        )
        if cells and texts:  # formgrader shows the graded file, and only that
            order = {id: at for at, id in enumerate(texts)}
            ordered = sorted(cells, key=lambda one: order.get(one.id, len(order)))
            found.append(Manual(notebook, submission, tuple(ordered)))
    return tuple(found)


def _cell(id: str, text: str, most: float, mark: Mark) -> ManualCell:
    is_open = mark.manual is None and (mark.needs_look or mark.is_open)
    return ManualCell(id, text, mark.points, most, is_open, mark.comment)


def _texts(
    course: Course, learner: str, assignment: str, notebook: str
) -> dict[str, str]:
    """Return the text of each marked cell of the graded file, in order."""
    path = course.autograded(learner, assignment) / f"{notebook}.ipynb"
    try:
        cells = notebook_file.read(path).cells
    except (OSError, SubmissionError):
        return {}
    told = [(cell.metadata.get("nbgrader") or {}, cell.source) for cell in cells]
    return {str(one["grade_id"]): text for one, text in told if "grade_id" in one}
