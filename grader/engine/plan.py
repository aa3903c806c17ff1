"""What one assignment asks of its learners, from the gradebook and the source.

The gradebook holds the full text of every marked cell, hidden tests included; the
notebooks in `release/` (or `source/`) hold the order and the unmarked cells, and
those in `source/` the instructor's own solutions.
"""

import hashlib
import json
import platform
import re
import warnings
from dataclasses import asdict, astuple, dataclass, field, replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat

from grader import __version__
from grader.checks import loader
from grader.engine import files
from grader.errors import CourseError
from grader.kernel.limits import Limits

if TYPE_CHECKING:
    from grader.engine.course import Course

TEST = "test"
MANUAL = "manual"
TASK = "task"
SOLUTION = "solution"
LOCKED = "locked"
PLAIN = "plain"

_PACKAGES = ("nbgrader", "numpy", "pandas", "scikit-learn")
# What of nbgrader's configuration changes grades of an executed notebook.
_SECTIONS = (
    "Autograde",
    "ClearHiddenTests",
    "Execute",
    "IgnorePattern",
    "LateSubmissionPlugin",
    "AssignLatePenalties",
    "LimitOutput",
    "OverwriteCells",
)


@dataclass(frozen=True)
class PlannedCell:
    """One cell as the instructor wrote it.

    `id` is nbgrader's grade_id, or "plain-3" for an unmarked cell, by its place in
    the notebook. `source` is the gradebook's text, hidden tests included; a plain
    cell's is the released one. `solution_source` is the text in the instructor's
    source notebook, "" where unknown. The rest is nbgrader's metadata.
    """

    id: str
    kind: str
    cell_type: str
    source: str
    points: float = 0.0
    solution_source: str = ""
    is_grade: bool = False
    is_solution: bool = False
    is_locked: bool = False
    checksum: str | None = None

    @property
    def is_marked(self) -> bool:
        """Whether nbgrader knows the cell."""
        return self.kind != PLAIN


@dataclass(frozen=True)
class Plan:
    """One notebook of an assignment; `cells` are in the instructor's order.

    `low_trust` and `credit` come of a trial run on the instructor's own solution:
    the cells that run inside the box, and those whose number is partial credit.
    `key` is the sha256 of everything but the submission that decides a result.
    `kernelspec` is nbgrader's JSON text, "" where the gradebook has none.
    """

    assignment: str
    notebook: str
    cells: tuple[PlannedCell, ...]
    low_trust: frozenset[str] = frozenset()
    credit: frozenset[str] = frozenset()
    key: str = ""
    kernelspec: str = ""
    limits: Limits = field(default_factory=Limits)
    is_strict: bool = False

    def cell(self, id: str) -> PlannedCell:
        """Return the cell `id`; raise KeyError if there is none."""
        for cell in self.cells:
            if cell.id == id:
                return cell
        raise KeyError(id)

    @property
    def tests(self) -> tuple[PlannedCell, ...]:
        """The cells that a machine gives points for, in order."""
        return tuple(cell for cell in self.cells if cell.kind == TEST)

    @property
    def max_points(self) -> float:
        """What all graded cells are worth together."""
        return sum(cell.points for cell in self.cells)


def read_plans(
    course: "Course", assignment: str, *, is_strict: bool = False
) -> tuple[Plan, ...]:
    """Return one plan per notebook of `assignment`, sorted by name as in nbgrader.

    Raises CourseError for an assignment that the gradebook does not hold, and for
    notebooks on disk that are not the ones that were released.
    """
    # Who runs a plan needs nothing of nbgrader, whose import takes two seconds.
    from nbgrader.api import Assignment

    from grader.engine import book

    with book.reading(course.db_url) as session:
        found = session.query(Assignment).filter(Assignment.name == assignment).all()
        notebooks = [one for entry in found for one in entry.notebooks]
        known = [(one.name, one.kernelspec or "", _marked(one)) for one in notebooks]
        names = [name for (name,) in session.query(Assignment.name)]
    if not known:
        raise _unknown(course, assignment, names)
    common = _common(course, assignment, is_strict)
    return tuple(
        _plan(course, assignment, name, kernelspec, cells, common, is_strict)
        for name, kernelspec, cells in sorted(known, key=lambda one: one[0])
    )


def _unknown(course: "Course", assignment: str, names: list[str]) -> CourseError:
    if course.source(assignment).is_dir():
        return CourseError(
            f"The gradebook does not know {assignment!r} yet. "
            f"Run `nbgrader generate_assignment {assignment}`."
        )
    known = ", ".join(sorted(names)) or "none"
    return CourseError(f"There is no assignment {assignment!r}. Known: {known}.")


def _marked(notebook: Any) -> dict[str, PlannedCell]:
    """Return the cells that the gradebook holds, by id."""
    points = {one.name: one.max_score for one in notebook.grade_cells}
    tasks = {one.name: one.max_score for one in notebook.task_cells}
    solutions = {one.name for one in notebook.solution_cells}
    return {
        one.name: PlannedCell(
            id=one.name,
            kind=_kind(one, one.name in points, one.name in solutions, tasks),
            cell_type=one.cell_type,
            source=one.source or "",
            points=float((tasks | points).get(one.name, 0.0)),
            is_grade=one.name in points,
            is_solution=one.name in solutions,
            is_locked=bool(one.locked),
            checksum=one.checksum,
        )
        for one in notebook.source_cells
    }


def _kind(cell: Any, is_grade: bool, is_solution: bool, tasks: dict[str, float]) -> str:
    if cell.name in tasks:
        return TASK
    if is_grade:
        is_test = cell.cell_type == "code" and not is_solution
        return TEST if is_test else MANUAL
    return SOLUTION if is_solution else LOCKED


def _plan(
    course: "Course",
    assignment: str,
    name: str,
    kernelspec: str,
    marked: dict[str, PlannedCell],
    common: list[Any],
    is_strict: bool,
) -> Plan:
    source = _cells(course.source(assignment) / f"{name}.ipynb")
    release = _cells(course.release(assignment) / f"{name}.ipynb")
    layout = _layout(assignment, name, marked, release, source)
    written = {id: text for id, _, text in source or [] if id}
    cells = []
    for at, (id, cell_type, text) in enumerate(layout):
        if id:
            own = written.get(id, "")
            cells.append(replace(marked[id], solution_source=own))
        else:
            plain = PlannedCell(f"plain-{at}", PLAIN, cell_type, text)
            cells.append(replace(plain, solution_source=text))
    decides = [*common, name, kernelspec, [astuple(cell) for cell in cells]]
    return Plan(
        assignment=assignment,
        notebook=name,
        cells=tuple(cells),
        key=hashlib.sha256(json.dumps(decides).encode()).hexdigest(),
        kernelspec=kernelspec,
        limits=course.limits(assignment),
        is_strict=is_strict,
    )


_Cell = tuple[str, str, str]  # grade_id or "", cell type, text


def _cells(path: Path) -> list[_Cell] | None:
    """Return the cells of a notebook of the instructor's, None if it is absent."""
    if not path.is_file():
        return None
    with warnings.catch_warnings():  # cell ids may be missing or repeat
        warnings.simplefilter("ignore")
        try:
            notebook = nbformat.read(path, as_version=4)
        except Exception as error:  # nbformat raises whatever it trips over
            raise CourseError(f"{path} is no notebook: {error}") from error
    return [(grade_id(cell), cell.cell_type, cell.source) for cell in notebook.cells]


def grade_id(cell: Any) -> str:
    """Return nbgrader's id of a notebook's cell, "" where it has none."""
    told = cell.metadata.get("nbgrader")
    return str(told.get("grade_id") or "") if isinstance(told, dict) else ""


def _layout(
    assignment: str,
    name: str,
    marked: dict[str, PlannedCell],
    release: list[_Cell] | None,
    source: list[_Cell] | None,
) -> list[_Cell]:
    """Return all cells in order: as released, else as in the source.

    A release may hold a header that the source does not; a source may have been
    edited since. Whatever names a cell that the gradebook does not know is out.
    """
    for cells in (release, source):
        if cells is None or {id for id, _, _ in cells if id} - set(marked):
            continue
        present = {id for id, _, _ in cells}
        lost = [one for id, one in marked.items() if id not in present]
        return [*cells, *((one.id, one.cell_type, one.source) for one in lost)]
    if release is None and source is None:
        return [(one.id, one.cell_type, one.source) for one in marked.values()]
    raise CourseError(
        f"The gradebook does not know all cells of {name}.ipynb as it lies in the "
        f"folders of {assignment}. Run `nbgrader generate_assignment {assignment}`."
    )


def _common(course: "Course", assignment: str, is_strict: bool) -> list[Any]:
    """Return what else decides the results of an assignment."""
    kept = course.config.Autograde.get("exclude_overwriting", {}).get(assignment, [])
    helpers = files.helper_files(
        course.source(assignment), course.directory.ignore, kept
    )
    checks = loader.course_folder() / assignment / "checks.py"
    settings = {
        name: re.sub(r" at 0x\w+", "", repr(course.config.get(name) or {}))
        for name in _SECTIONS
    }
    return [
        sorted(environment().items()),
        asdict(course.limits(assignment)),
        [is_strict, course.is_mending, course.salt],
        files.digest(helpers),
        checks.read_text(encoding="utf-8") if checks.is_file() else "",
        sorted(settings.items()),
    ]


def environment() -> dict[str, str]:
    """Return the versions of what a result may depend on."""
    found = {name: _version(name) for name in _PACKAGES}
    return found | {"python": platform.python_version(), "ours": __version__}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
