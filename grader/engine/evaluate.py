"""Run a submission: its own cells in a box, the instructor's tests outside of it.

Nothing that the box says is ever points. A test cell's outputs are written here, by
the checker; nbgrader's own rules make points of them later.
"""

import contextlib
import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output

from grader.checks.loader import FOLDER_VARIABLE
from grader.checks.seeds import SALT_VARIABLE
from grader.engine import results
from grader.engine.bundle import Bundle
from grader.engine.judged import credited, harmless, low_trust_mark
from grader.engine.plan import TEST, Plan
from grader.engine.results import Evaluated
from grader.engine.sealed import Checker
from grader.engine.sealed.names import names_of
from grader.errors import GraderError
from grader.kernel.cold import ColdBox, Order, Started
from grader.kernel.session import BoxSession

_SKIPPED = "skip-execution"  # nbclient's tag
_AGAIN = "Restart the kernel and run all cells before you hand it in again."
_ADVICE = {
    results.TIMED_OUT: f"Look for a loop that does not end. {_AGAIN}",
    results.OUT_OF_MEMORY: f"Look for data that grows, or is copied. {_AGAIN}",
    results.KERNEL_DIED: f"Look for `exit`, or for what the limits forbid. {_AGAIN}",
}


@dataclass
class _Run:
    """One notebook on its way through its box."""

    plan: Plan
    notebook: NotebookNode
    visible: dict[str, str]
    outcome: str = ""
    reason: str = ""
    level: str = ""
    box: str = ""
    is_lost: bool = False
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    notes: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)

    def stop(self, outcome: str, reason: str) -> None:
        """Keep the first trouble: what follows comes of it."""
        if not self.outcome:
            self.outcome, self.reason = outcome, reason

    def is_sealed(self, cell: NotebookNode) -> bool:
        """Return whether the checker, not the box, runs this cell."""
        id = _id(cell)
        sealed = {one.id for one in self.plan.tests} - self.plan.low_trust
        return not self.plan.is_strict and id in sealed

    @property
    def low_trust(self) -> Iterator[str]:
        """The tests that ran where the learner's code could reach them."""
        if not self.plan.is_strict:
            for id in sorted(self.plan.low_trust):
                yield f"{self.plan.notebook}/{id}"


Start = Callable[[Order], Started]


def evaluate(bundle: Bundle, start: Start = ColdBox) -> Evaluated:
    """Run every notebook of a submission, each in a box that `start` starts."""
    os.environ[SALT_VARIABLE] = bundle.salt  # for our own checks; not in the box
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="stove-") as folder:
        runs = [
            _finished(
                bundle, plan, _lay_out(Path(folder) / plan.notebook, bundle), start
            )
            for plan in bundle.plans
            if plan.notebook in bundle.notebooks
        ]
    return _evaluated(bundle, runs, time.monotonic() - started)


def _lay_out(folder: Path, bundle: Bundle) -> Path:
    """Write the files that lie beside the notebooks."""
    folder.mkdir()
    for name, data in bundle.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def _finished(bundle: Bundle, plan: Plan, folder: Path, start: Start) -> _Run:
    """Run one notebook; where a box is lost by no fault of its own, in another one."""
    if start is not ColdBox:
        for _ in range(2):
            with contextlib.suppress(GraderError):
                run = _executed(bundle, plan, folder, start)
                if not run.is_lost:
                    return run
    return _executed(bundle, plan, folder, ColdBox)


def _executed(bundle: Bundle, plan: Plan, folder: Path, start: Start) -> _Run:
    notebook = deepcopy(bundle.notebooks[plan.notebook])
    notebook.metadata["language_info"] = _language()
    run = _Run(plan, notebook, dict(bundle.visible.get(plan.notebook, {})))
    os.chdir(folder)  # tests may read the files that they were given
    with BoxSession(
        plan.limits,
        files=folder,
        level=bundle.level,
        start=start,
        **_checks(bundle, folder),
    ) as box:
        checker = Checker(
            plan,
            box.channel,
            seconds=plan.limits.wall,
            per_cell=plan.limits.cell_wall,
        )
        for at, cell in enumerate(notebook.cells):
            if _is_run(cell):
                _step(run, box, checker, at)
        if run.late:
            names = ", ".join(run.late)
            rest = f"Out of time in {names}; the rest was run. "
            run.stop(results.TIMED_OUT, rest + _ADVICE[results.TIMED_OUT])
        run.level, run.box = str(box.level), box.kind
        run.is_lost = run.outcome == results.KERNEL_DIED and box.is_lost()
        run.cpu_seconds = box.usage.cpu_seconds
    os.chdir("/")
    return run


def _language() -> dict[str, Any]:
    """Return what ipykernel says of its language, which nbgrader writes down."""
    return {
        "name": "python",
        "version": platform.python_version(),
        "mimetype": "text/x-python",
        "codemirror_mode": {"name": "ipython", "version": 3},
        "pygments_lexer": "ipython3",
        "nbconvert_exporter": "python",
        "file_extension": ".py",
    }


def _checks(bundle: Bundle, folder: Path) -> dict[str, Any]:
    """Let the box read our own checks, which cells such as quizzes ask for.

    Learners have them in their package. Solutions lie beside them here, so the box
    gets copies.
    """
    if not bundle.checks:
        return {}
    place = folder.with_name(f"{folder.name}-checks")
    for name, text in bundle.checks.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in (place, *place.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    place.parent.chmod(0o711)
    return {"readable": (place,), "variables": {FOLDER_VARIABLE: str(place)}}


def _is_run(cell: NotebookNode) -> bool:
    tags = cell.metadata.get("tags", ())
    return (
        cell.cell_type == "code" and bool(cell.source.strip()) and _SKIPPED not in tags
    )


def _step(run: _Run, box: BoxSession, checker: Checker, at: int) -> None:
    """Run one cell where it belongs."""
    cell = run.notebook.cells[at]
    if box.stopped:
        _not_run(run, cell)
    elif run.is_sealed(cell):
        _tested(run, box, checker, at)
    else:
        executed = box.execute(cell.source)
        if executed.timed_out and not box.stopped:
            run.late.append(_where(cell))
        cell.outputs = executed.outputs
        cell.execution_count = executed.count
        if not run.plan.is_strict and _is_test(run, cell):
            cell.outputs = [*_judged(run, cell), low_trust_mark()]
    _look(run, box, cell)


def _tested(run: _Run, box: BoxSession, checker: Checker, at: int) -> None:
    """Let the checker judge; what later cells need, the box gets too."""
    cell, id = run.notebook.cells[at], _id(run.notebook.cells[at])
    tested = checker.run(id)
    cell.outputs, cell.execution_count = list(tested.outputs), None
    cell.outputs = _judged(run, cell)
    if tested.trouble:
        run.notes.append(f"{id}: {tested.trouble}.")
    if tested.trouble == results.TIMED_OUT and not box.stopped:
        rest = f"Out of time in the test of {_where(cell)}; no later test was run. "
        run.stop(results.TIMED_OUT, rest + _ADVICE[results.TIMED_OUT])
    if not box.stopped and _is_needed(run, at):
        box.execute(run.visible[id], silent=True)


def _is_needed(run: _Run, at: int) -> bool:
    """Return whether a later cell of the learner's reads what this test binds."""
    text = run.visible.get(_id(run.notebook.cells[at]), "")
    found = names_of(text)
    bound = {*found.binds, *found.imports}
    later = [c for c in run.notebook.cells[at + 1 :] if _is_run(c)]
    own = [c for c in later if not run.is_sealed(c)]
    return bool(found.stars) or any(bound & names_of(c.source).reads for c in own)


def _look(run: _Run, box: BoxSession, cell: NotebookNode) -> None:
    """Note why a box ended, the first time that it has."""
    stop = box.stopped
    if run.outcome or stop is None:
        return
    outcome = stop.outcome if stop.outcome in _ADVICE else results.KERNEL_DIED
    where = _where(cell)
    run.stop(
        outcome,
        f"It ended in {where}, {stop.outcome} ({stop.detail}); what follows was not "
        f"run. {_ADVICE[outcome]}",
    )


def _where(cell: NotebookNode) -> str:
    return _id(cell).removesuffix("-check") or "a cell that is no item's"


def _not_run(run: _Run, cell: NotebookNode) -> None:
    """Leave an error where a test could not be run; other cells stay empty."""
    cell.outputs, cell.execution_count = [], None
    if _is_test(run, cell):
        said = f"The test was not run. {run.reason}"
        told = [f"NotRun: {said}"]
        cell.outputs = [
            new_output("error", ename="NotRun", evalue=said, traceback=told)
        ]


def _is_test(run: _Run, cell: NotebookNode) -> bool:
    id = _id(cell)
    return any(one.id == id and one.kind == TEST for one in run.plan.tests)


def _id(cell: NotebookNode) -> str:
    told = cell.metadata.get("nbgrader")
    return str(told.get("grade_id") or "") if isinstance(told, dict) else ""


def _judged(run: _Run, cell: NotebookNode) -> list[NotebookNode]:
    """Return a test's outputs so that only what it says of the answer counts."""
    id = _id(cell)
    points, is_credit = run.plan.cell(id).points, id in run.plan.credit
    return credited(harmless(cell.outputs), points, is_credit)


def _evaluated(bundle: Bundle, runs: list[_Run], seconds: float) -> Evaluated:
    """Join what became of the notebooks; the worst of them names the outcome."""
    stopped = [run for run in runs if run.outcome]
    calm = results.NOT_ATTEMPTED if bundle.is_untouched else results.GRADED
    reasons = [f"{run.plan.notebook}.ipynb: {run.reason}" for run in stopped]
    return Evaluated(
        learner=bundle.learner,
        assignment=bundle.assignment,
        notebooks={run.plan.notebook: run.notebook for run in runs},
        outcome=stopped[0].outcome if stopped else calm,
        reason=" ".join(reasons),
        notes=(*bundle.notes, *(note for run in runs for note in run.notes)),
        seconds=seconds,
        cpu_seconds=sum(run.cpu_seconds for run in runs),
        level=runs[0].level if runs else "",
        box=" and ".join(sorted({run.box for run in runs})),
        low_trust=tuple(name for run in runs for name in run.low_trust),
        limits={run.plan.notebook: run.plan.limits.as_dict() for run in runs},
        key=bundle.key,
        digest=bundle.digest,
    )
