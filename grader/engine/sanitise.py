"""nbgrader's own sanitising of a submitted notebook, in process and without a database.

nbgrader's preprocessors open a gradebook by the module-level name `Gradebook`;
while they work, that name stands for `Known`, which answers from the plan.
"""

import json
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType, SimpleNamespace
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader import api
from nbgrader.api import MissingEntry
from nbgrader.preprocessors import CheckCellMetadata

from grader.cohort.mend import Mend
from grader.engine.course import Course
from grader.engine.legible import whole
from grader.engine.plan import TASK, Plan, PlannedCell, grade_id

_REMEMBERED = 1000


def converter(course: Course) -> Any:
    """Return nbgrader's Autograde as the course configures it."""
    from nbgrader.converters import Autograde

    return Autograde(coursedir=course.directory, config=course.config)


def exporter(converter: Any, preprocessors: Iterable[Any]) -> Any:
    """Return nbconvert's exporter of notebooks with these preprocessors alone."""
    made = converter.exporter_class(parent=converter, config=converter.config)
    made._preprocessors = []
    for one in preprocessors:
        made.register_preprocessor(one)
    return made


def exported(exporter: Any, notebook: NotebookNode, told: dict[str, Any]) -> str:
    """Return the text that the exporter would write; `notebook` may change.

    nbconvert copies a notebook four times and validates it after each step; here
    it is validated once, at the end.
    """
    for step in exporter._preprocessors:
        notebook, told = step(notebook, told)
    nbformat.validate(notebook, relax_add_props=True)
    text = whole(str(nbformat.v4.writes(notebook)))
    return text if text.endswith("\n") else f"{text}\n"


def resources(
    course: Course, learner: str, assignment: str, name: str
) -> dict[str, Any]:
    """Return what nbgrader's preprocessors are told about a notebook."""
    return {
        "unique_key": name,
        "output_files_dir": f"{name}_files",
        "metadata": {"name": name, "path": ""},
        "nbgrader": {
            "student": learner,
            "assignment": assignment,
            "notebook": name,
            "db_url": course.db_url,
        },
    }


class Sanitiser:
    """Brings submitted notebooks of one assignment into the instructor's form."""

    def __init__(self, course: Course, plans: Iterable[Plan]) -> None:
        self._course = course
        self._plans = {plan.notebook: plan for plan in plans}
        made = converter(course)
        is_strict = any(plan.is_strict for plan in self._plans.values())
        swaps = course.is_mending and not is_strict
        listed = [resolved(one) for one in made.sanitize_preprocessors]
        listed = [_mending(one) if swaps else one for one in listed]
        self._steps = [Checked if one is CheckCellMetadata else one for one in listed]
        self._exporter = exporter(made, self._steps)
        self._known = Known(self._plans.values())
        self._is_strict = is_strict

    @property
    def is_mending(self) -> bool:
        """Whether copied and deleted check cells are put right."""
        return Mend in self._steps

    def sanitised(self, learner: str, name: str, notebook: NotebookNode) -> Any:
        """Return the notebook as nbgrader would execute it; raise what it raises."""
        assignment = self._plans[name].assignment
        told = resources(self._course, learner, assignment, name)
        if not self._is_strict:
            _retype(notebook, self._plans[name])
        with standing_in(self._steps, self._known), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # cell ids may be missing or repeat
            text = exported(self._exporter, notebook, told)
            return nbformat.reads(text, as_version=4)


class Checked(CheckCellMetadata):
    """nbgrader's check of the cells' marks, once for all notebooks of equal marks."""

    def __init__(self, **told: Any) -> None:
        super().__init__(**told)
        self._passed: set[str] = set()

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Check one notebook (called by nbconvert); raise what nbgrader raises."""
        marks = [
            (cell.cell_type, cell.metadata["nbgrader"])
            for cell in nb.cells
            if "nbgrader" in cell.metadata
        ]
        told = json.dumps(marks, sort_keys=True)
        if told not in self._passed:
            nb, resources = super().preprocess(nb, resources)
            if len(self._passed) < _REMEMBERED:
                self._passed.add(told)
        return nb, resources


def _retype(notebook: NotebookNode, plan: Plan) -> None:
    """Give marked cells the type that they had.

    nbgrader does so too, but trips over cells without an id, which every notebook
    of a format below 4.5 has.
    """
    types = {cell.id: cell.cell_type for cell in plan.cells if cell.is_marked}
    for cell in notebook.cells:
        wanted = types.get(grade_id(cell), cell.cell_type)
        if wanted == cell.cell_type:
            continue
        cell.cell_type = wanted
        for name in ("outputs", "execution_count", "attachments"):
            cell.pop(name, None)
        if wanted == "code":
            cell.outputs, cell.execution_count = [], None


def resolved(preprocessor: Any) -> Any:
    """Return a preprocessor that may be configured by its dotted name."""
    from traitlets.utils.importstring import import_item

    is_name = isinstance(preprocessor, str)
    return import_item(preprocessor) if is_name else preprocessor


def _mending(preprocessor: Any) -> Any:
    from nbgrader.preprocessors import DeduplicateIds

    return Mend if preprocessor is DeduplicateIds else preprocessor


@contextmanager
def standing_in(steps: Iterable[Any], book: Any) -> Iterator[None]:
    """Let `book` be the gradebook that these preprocessors open (for one thread)."""
    held = _modules(steps)

    def opened(*_: Any, **__: Any) -> Any:
        return book

    try:
        for module in held:
            vars(module)["Gradebook"] = opened
        yield
    finally:
        for module in held:
            vars(module)["Gradebook"] = api.Gradebook


def _modules(steps: Iterable[Any]) -> list[ModuleType]:
    """Return the modules, of the steps and their bases, that name the gradebook."""
    classes = [one if isinstance(one, type) else type(one) for one in steps]
    names = {base.__module__ for one in classes for base in one.__mro__}
    modules = [sys.modules[name] for name in sorted(names) if name in sys.modules]
    return [one for one in modules if getattr(one, "Gradebook", None) is api.Gradebook]


class Known:
    """What nbgrader's sanitising asks of a gradebook, answered from plans."""

    def __init__(self, plans: Iterable[Plan]) -> None:
        self._notebooks = {
            (plan.notebook, plan.assignment): _notebook(plan) for plan in plans
        }

    def __enter__(self) -> "Known":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def close(self) -> None:
        """Do nothing: there is no connection."""

    def find_notebook(self, name: str, assignment: str) -> Any:
        """Return the instructor's notebook; raise nbgrader's MissingEntry."""
        try:
            return self._notebooks[name, assignment]
        except KeyError:
            raise MissingEntry(f"No such notebook: {assignment}/{name}") from None

    def find_source_cell(self, name: str, notebook: str, assignment: str) -> Any:
        """Return a marked cell; raise nbgrader's MissingEntry."""
        return self._cell("source_cells", name, notebook, assignment)

    def find_grade_cell(self, name: str, notebook: str, assignment: str) -> Any:
        """Return a graded cell; raise nbgrader's MissingEntry."""
        return self._cell("grade_cells", name, notebook, assignment)

    def find_solution_cell(self, name: str, notebook: str, assignment: str) -> Any:
        """Return a solution cell; raise nbgrader's MissingEntry."""
        return self._cell("solution_cells", name, notebook, assignment)

    def find_task_cell(self, name: str, notebook: str, assignment: str) -> Any:
        """Return a task cell; raise nbgrader's MissingEntry."""
        return self._cell("task_cells", name, notebook, assignment)

    def find_graded_cell(self, name: str, notebook: str, assignment: str) -> Any:
        """Return a graded cell or a task; raise nbgrader's MissingEntry."""
        try:
            return self.find_grade_cell(name, notebook, assignment)
        except MissingEntry:
            return self.find_task_cell(name, notebook, assignment)

    def _cell(self, kind: str, name: str, notebook: str, assignment: str) -> Any:
        for cell in getattr(self.find_notebook(notebook, assignment), kind):
            if cell.name == name:
                return cell
        raise MissingEntry(f"No such cell: {assignment}/{notebook}/{name}")


def _notebook(plan: Plan) -> SimpleNamespace:
    marked = [cell for cell in plan.cells if cell.is_marked]
    return SimpleNamespace(
        name=plan.notebook,
        kernelspec=plan.kernelspec or None,
        source_cells=[_row(cell) for cell in marked],
        grade_cells=[_row(cell) for cell in marked if cell.is_grade],
        solution_cells=[_row(cell) for cell in marked if cell.is_solution],
        task_cells=[_row(cell) for cell in marked if cell.kind == TASK],
    )


def _row(cell: PlannedCell) -> SimpleNamespace:
    return SimpleNamespace(
        name=cell.id,
        cell_type=cell.cell_type,
        locked=cell.is_locked,
        source=cell.source,
        checksum=cell.checksum,
        max_score=cell.points,
    )
