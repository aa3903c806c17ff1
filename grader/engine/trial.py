"""Try an assignment on the instructor's own solution before anybody is graded.

What passes with its tests outside the box is sealed for everybody. A test that the
solution passes only inside (it looks at live objects, source code or plots) runs
inside, marked as of low trust. So no submission decides how it is judged.
"""

import contextlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

from grader.engine.bundle import Bundle
from grader.engine.plan import Plan
from grader.engine.results import Evaluated
from grader.learner.card import VERDICT_MIME

FOLDER = ".stove"
INSTRUCTOR = "the instructor's solution"
_CELLS = {"code": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}


@dataclass(frozen=True)
class Trial:
    """What the instructor's solution showed.

    `low_trust` and `credit` are a plan's; `broken` names tests that the solution
    itself does not pass.
    """

    low_trust: frozenset[str] = frozenset()
    credit: frozenset[str] = frozenset()
    broken: tuple[str, ...] = ()


Run = Callable[[Bundle], Evaluated]


def tried(
    plans: tuple[Plan, ...], template: Bundle, run: Run, folder: Path
) -> tuple[tuple[Plan, ...], tuple[str, ...]]:
    """Return the plans with what their trials showed, and what to tell.

    `template` is a bundle without notebooks, `run` evaluates one, and `folder` is
    the course directory, where the outcome of a trial is kept.
    """
    done, told = [], []
    for plan in plans:
        if plan.is_strict:
            done.append(plan)
            continue
        if not _has_solution(plan):
            every = frozenset(cell.id for cell in plan.tests)
            done.append(replace(plan, credit=every))
            told.append(
                f"{plan.notebook}: there is no solution in the source folder to try "
                "the tests on, so all of them run outside of the box."
            )
            continue
        trial = _kept(folder, plan) or _keep(folder, plan, _try(plan, template, run))
        done.append(replace(plan, low_trust=trial.low_trust, credit=trial.credit))
        told += [_words(plan, trial)] if trial.broken else []
    return tuple(done), tuple(told)


def _words(plan: Plan, trial: Trial) -> str:
    names = ", ".join(trial.broken)
    return (
        f"{plan.notebook}: your own solution does not get full points from {names}. "
        "Mend the test or the solution, and run `nbgrader generate_assignment`."
    )


def _has_solution(plan: Plan) -> bool:
    return any(cell.solution_source for cell in plan.cells if cell.is_marked)


def _try(plan: Plan, template: Bundle, run: Run) -> Trial:
    """Run the solution with all tests outside, then those that fail inside."""
    sealed = _shown(plan, template, run)
    failed = frozenset(id for id, one in sealed.items() if not one.is_full)
    inside = _shown(replace(plan, low_trust=failed), template, run) if failed else {}
    low_trust = frozenset(id for id in failed if inside[id].is_full)
    shown = sealed | {id: inside[id] for id in low_trust}
    credit = frozenset(id for id, one in shown.items() if one.is_credit)
    return Trial(low_trust, credit, tuple(sorted(failed - low_trust)))


@dataclass(frozen=True)
class _Shown:
    """What a test cell showed: an error, or a number as its last expression."""

    points: float
    is_error: bool
    number: float | None
    is_verdict: bool

    @property
    def is_credit(self) -> bool:
        """Whether the number is meant as points, not displayed by accident."""
        if self.is_verdict:
            return True
        return self.number is not None and 0 <= self.number <= self.points

    @property
    def is_full(self) -> bool:
        """Whether the test gives all its points."""
        if self.is_error:
            return False
        return not self.is_credit or self.number == self.points


def _shown(plan: Plan, template: Bundle, run: Run) -> dict[str, _Shown]:
    bundle = replace(
        template,
        learner=INSTRUCTOR,
        plans=(plan,),
        notebooks={plan.notebook: solution(plan)},
    )
    notebook = run(bundle).notebooks[plan.notebook]
    marked = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    cells = {cell.metadata.nbgrader.grade_id: cell for cell in marked}
    return {test.id: _read(cells[test.id], test.points) for test in plan.tests}


def _read(cell: NotebookNode, points: float) -> _Shown:
    """Read a cell's outputs; the plan of a trial lets no number count."""
    number, is_verdict = None, False
    for one in cell.outputs:
        if one.output_type == "display_data":
            is_verdict = is_verdict or VERDICT_MIME in one.data
            with contextlib.suppress(ValueError):
                number = float(one.data.get("text/plain", ""))
    is_error = any(one.output_type == "error" for one in cell.outputs)
    return _Shown(points, is_error, number, is_verdict)


def solution(plan: Plan) -> NotebookNode:
    """Return the notebook with the instructor's own answers and the full tests."""
    notebook = new_notebook()
    for at, cell in enumerate(plan.cells):
        text = cell.source if cell.kind == "test" else cell.solution_source
        made: Any = _CELLS[cell.cell_type](text or cell.source)
        made.id = f"cell-{at}"
        if cell.is_marked:
            made.metadata["nbgrader"] = NotebookNode(
                grade_id=cell.id,
                grade=cell.is_grade,
                solution=cell.is_solution,
                locked=cell.is_locked,
                task=cell.kind == "task",
                points=cell.points,
                checksum=cell.checksum,
                schema_version=3,
                cell_type=cell.cell_type,
            )
        notebook.cells.append(made)
    return notebook


def _path(folder: Path, plan: Plan) -> Path:
    return folder / FOLDER / f"trial-{plan.key[:32]}.json"


def _kept(folder: Path, plan: Plan) -> Trial | None:
    try:
        told = json.loads(_path(folder, plan).read_text(encoding="utf-8"))
        return Trial(
            frozenset(told["low_trust"]),
            frozenset(told["credit"]),
            tuple(told["broken"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(folder: Path, plan: Plan, trial: Trial) -> Trial:
    path = _path(folder, plan)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    told = {
        "low_trust": sorted(trial.low_trust),
        "credit": sorted(trial.credit),
        "broken": sorted(trial.broken),
    }
    new = path.with_suffix(".new")
    new.write_text(json.dumps(told), encoding="utf-8")
    os.replace(new, path)
    return trial
