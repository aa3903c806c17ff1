"""Promises about runs: an untouched exercise scores 0, a lesson is quick."""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import nbclient
from nbformat import NotebookNode

from grader.authoring import release
from grader.authoring.audit.broken import Broken

LESSON_SECONDS, CELL_SECONDS = 60, 5


def broken(folder: Path) -> Iterator[Broken]:
    """Yield what goes wrong when the notebooks of a module are executed."""
    exercise, _ = executed(release.exercise(folder / "exercise.py"))
    for problem in (*_errors(exercise), *_points(exercise)):
        yield Broken(folder / "exercise.py", f"untouched, {problem}")
    lesson, seconds = executed(release.lesson(folder / "lesson.py"))
    slow = list(_times(lesson, seconds))
    if slow:  # once more: a busy machine is no fault of the lesson
        again = list(_times(*executed(release.lesson(folder / "lesson.py"))))
        slow = again and slow
    for problem in _errors(lesson):
        yield Broken(folder / "lesson.py", problem)
    for problem in slow:
        yield Broken(folder / "lesson.py", problem, True)


def executed(notebook: NotebookNode) -> tuple[NotebookNode, float]:
    """Run a notebook in a fresh kernel; return it and the seconds it took."""
    client = nbclient.NotebookClient(notebook, timeout=300, allow_errors=True)
    with mock.patch.dict(os.environ, STOVE_EPHEMERAL="1", OMP_NUM_THREADS="1"):
        started = time.monotonic()
        client.execute(stderr=subprocess.DEVNULL)
    return notebook, time.monotonic() - started


def _errors(notebook: NotebookNode) -> Iterator[str]:
    for cell in notebook.cells:
        is_meant = "raises-exception" in cell.metadata.get("tags", [])
        for output in cell.get("outputs", []):
            if output.output_type == "error" and not is_meant:
                yield f"cell {cell.id} raises {output.ename}: {output.evalue[:100]}"
            if output.get("name") == "stderr":
                yield f"cell {cell.id} writes to stderr: {output.text.strip()[:100]}"


def _points(notebook: NotebookNode) -> Iterator[str]:
    for cell in notebook.cells:
        meta = cell.metadata.get("nbgrader", {})
        if meta.get("grade") and not meta.get("solution"):
            texts = [o.data["text/plain"] for o in cell.outputs if "data" in o]
            if texts[-1:] != ["0"]:
                yield f"{cell.id} earns {texts or 'nothing'} instead of 0"


def _times(notebook: NotebookNode, seconds: float) -> Iterator[str]:
    if seconds > LESSON_SECONDS:
        yield f"takes {seconds:.0f} s; at most {LESSON_SECONDS} s"
    for cell in notebook.cells:
        took = cell_seconds(cell)
        if took > CELL_SECONDS:
            yield f"cell {cell.id} takes {took:.1f} s; at most {CELL_SECONDS} s"


def cell_seconds(cell: NotebookNode) -> float:
    """Return how long an executed cell took, from the kernel's own time stamps."""
    from datetime import datetime

    stamps = cell.metadata.get("execution", {})
    begin, end = stamps.get("iopub.execute_input"), stamps.get("shell.execute_reply")
    if not begin or not end:
        return 0.0
    parse = datetime.fromisoformat
    return (parse(end) - parse(begin)).total_seconds()
