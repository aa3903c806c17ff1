"""Run a project's whole source from a fresh kernel, offline, through papermill."""

import shutil
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.project import blame, child
from grader.project.child import MIME, Allowance
from grader.project.contract import RESULTS, Project, text_of
from grader.project.source import read_notebook

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from grader.kernel.session import BoxSession

ENGINE = "stove-box"
_START = 10.0  # seconds that a box may take to start
_CLEAR = f"import os; os.path.exists({RESULTS!r}) and os.remove({RESULTS!r})"
_SHOW = f"""
from IPython.display import display as _show
_show({{{MIME!r}: open({RESULTS!r}, encoding="utf-8").read(2 << 20)}}, raw=True)
"""
_OFFLINE = "from grader.project.plain import refuse_network; refuse_network()"


@dataclass(frozen=True)
class Rerun:
    """One run of all cells: the text of its results.json, or what went wrong."""

    seconds: float
    results: str = ""
    trouble: str = ""
    kind: str = ""


class Stopped(Exception):
    """A run that did not come to its end; the text says why, `kind` names it."""

    def __init__(self, words: str, kind: str) -> None:
        super().__init__(words)
        self.kind = kind


def rerun(project: Project, allowance: Allowance) -> Rerun:
    """Run the source once, in a copy of the folder without its results.json."""
    begun = time.monotonic()
    notebook = read_notebook(project.source.path)
    way = _plainly if child.level() == child.PLAIN else _boxed
    try:
        results = way(project, notebook, allowance)
    except Stopped as stopped:
        seconds = time.monotonic() - begun
        return Rerun(seconds, trouble=str(stopped), kind=stopped.kind)
    seconds = time.monotonic() - begun
    if not results:
        words = f"It came to its end and wrote no `{RESULTS}` beside the source."
        return Rerun(seconds, trouble=words, kind="contract")
    return Rerun(seconds, results)


def _boxed(project: Project, notebook: "NotebookNode", allowance: Allowance) -> str:
    """Return the text of results.json of a run in a box."""
    from papermill.engines import papermill_engines

    from grader.kernel.session import BoxSession

    papermill_engines.register(ENGINE, _engine())
    # All cells together, not each: many slow ones are one slow run.
    wall = allowance.seconds + _START
    limits = replace(child.limits_of(allowance), wall=wall)
    with BoxSession(limits, files=project.folder) as session:
        session.execute(_CLEAR, silent=True)
        _papermill(notebook, ENGINE, session=session, allowance=allowance)
        shown = session.execute(_SHOW, silent=True).outputs
    texts = [output.get("data", {}).get(MIME) for output in shown]
    return next((text for text in texts if isinstance(text, str)), "")


def _plainly(project: Project, notebook: "NotebookNode", allowance: Allowance) -> str:
    """Return the text of results.json of a run in an ordinary kernel, in a copy."""
    import nbformat

    place = Path(tempfile.mkdtemp(prefix="stove-project-"))
    copy = place / "project"
    try:
        shutil.copytree(project.folder, copy, symlinks=True)
        (copy / RESULTS).unlink(missing_ok=True)
        notebook.cells.insert(0, nbformat.v4.new_code_cell(_OFFLINE))
        seconds = int(allowance.seconds)
        _papermill(notebook, None, cwd=str(copy), execution_timeout=seconds)
        return text_of(copy / RESULTS)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _papermill(notebook: "NotebookNode", engine: str | None, **options: Any) -> None:
    """Execute a notebook with papermill; raise Stopped if it does not end well."""
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    try:
        papermill.execute_notebook(
            notebook,
            None,
            engine_name=engine,
            kernel_name="python3",
            progress_bar=False,
            **options,
        )
    except papermill.PapermillExecutionError as error:
        trace = "\n".join(map(str, error.traceback))
        words, kind = blame.by_name(str(error.ename), f"{error.evalue}\n{trace}")
        shown = f"{error.ename}: {str(error.evalue)[:300]}"
        raise Stopped(f"Cell {error.cell_index} {words} ({shown}).", kind) from None
    except CellTimeoutError:
        words = "A cell took too long. Look for a loop that does not end."
        raise Stopped(words, "timed out") from None
    except DeadKernelError:
        raise Stopped("The kernel died.", "ended") from None


def _engine() -> type:
    """Return papermill's engine for a kernel in our box."""
    from papermill.engines import Engine

    class BoxEngine(Engine):
        """Execute cells in a session that is there already."""

        @classmethod
        def execute_managed_notebook(
            cls,
            nb_man: Any,
            kernel_name: str,
            session: "BoxSession | None" = None,
            allowance: Allowance | None = None,
            **_: Any,
        ) -> None:
            """Run all cells of code until one fails (called by papermill)."""
            assert session is not None
            assert allowance is not None
            for index, cell in enumerate(nb_man.nb.cells):
                nb_man.cell_start(cell, index)
                if cell.cell_type == "code":
                    done = session.execute(cell.source)
                    cell.outputs, cell.execution_count = done.outputs, done.count
                    _hold(done, allowance, index + 1)
                    if done.error:
                        nb_man.cell_exception(cell, cell_index=index)
                        return
                nb_man.cell_complete(cell, cell_index=index)

    return BoxEngine


def _hold(done: Any, allowance: Allowance, number: int) -> None:
    """Raise Stopped if a cell ran into a limit."""
    kind = "timed out" if done.timed_out else ""
    detail = ""
    if done.stopped:
        kind, detail = done.stopped.outcome, done.stopped.detail
    if kind:
        reply = child.ended(kind, detail, allowance)
        raise Stopped(f"Cell {number}: {reply['trouble']}", str(reply["kind"]))
