"""How fast submissions are graded, beside stock nbgrader and beside what is possible.

One run on one machine, so that the figures compare. Each submission imports pandas
and scikit-learn and does next to nothing: what is measured is the grading.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

NAME = "tiny"
_CONFIG = 'c = get_config()\nc.CourseDirectory.course_id = "bench"\n'
_ANSWER = (
    "import pandas as pd\n"
    "from sklearn.linear_model import LogisticRegression\n"
    "def mean_of(values):\n"
    "    ### BEGIN SOLUTION\n"
    "    return float(pd.Series(values).mean())\n"
    "    ### END SOLUTION"
)
_TEST = "assert mean_of([1, 2, 6]) == 3"


@dataclass(frozen=True)
class Pace:
    """What one way of grading took; `cpu` is that of all processes, in seconds."""

    way: str
    submissions: int
    wall: float
    cpu: float

    @property
    def per_second(self) -> float:
        """Submissions in a second."""
        return self.submissions / self.wall

    @property
    def cpu_each(self) -> float:
        """CPU seconds for one submission."""
        return self.cpu / self.submissions


def paces(submissions: int, stock: int) -> Iterator[Pace]:
    """Grade so many submissions in each way, `stock` of them with stock nbgrader."""
    with tempfile.TemporaryDirectory(prefix="stove-bench-") as made:
        course = Path(made) / "course"
        _make(course, submissions)
        fewer = Path(made) / "stock"
        _make(fewer, stock)
        nbgrader = [sys.executable, "-m", "nbgrader", "autograde", NAME]
        yield _timed("stock nbgrader", stock, lambda: _run(nbgrader, fewer))
        stove = [sys.executable, "-P", "-m", "grader.cli", "grade", NAME]
        stove += ["--course", str(course), "--force", "--json"]
        yield _timed("cold box, sealed", submissions, lambda: _run(stove, course))
        strict = [*stove, "--strict-nbgrader"]
        yield _timed("cold box, strict", submissions, lambda: _run(strict, course))
        yield _timed("the limit: fork and execute", submissions, _limit(submissions))


def _make(course: Path, submissions: int) -> None:
    """Make a course directory in which so many learners handed in."""
    place = course / "source" / NAME
    place.mkdir(parents=True)
    (course / "nbgrader_config.py").write_text(_CONFIG, encoding="utf-8")
    nbformat.write(_notebook(), place / f"{NAME}.ipynb")
    _run([sys.executable, "-m", "nbgrader", "generate_assignment", NAME], course)
    for number in range(submissions):
        handed_in = course / "submitted" / f"learner-{number:04d}" / NAME
        handed_in.mkdir(parents=True)
        shutil.copy(place / f"{NAME}.ipynb", handed_in)


def _notebook() -> NotebookNode:
    def marked(source: str, id: str, points: int = 0) -> NotebookNode:
        told = {
            "schema_version": 3,
            "grade_id": id,
            "grade": bool(points),
            "solution": not points,
            "locked": bool(points),
            "task": False,
        }
        told |= {"points": points} if points else {}
        return new_code_cell(source, id=id, metadata={"nbgrader": told})

    cells = [marked(_ANSWER, "answer"), marked(_TEST, "test", 1)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def _run(command: list[str], folder: Path) -> None:
    tools = str(Path(sys.executable).parent)
    path = os.pathsep.join([tools, os.environ.get("PATH", "")])
    environment = os.environ | {"PATH": path, "OMP_NUM_THREADS": "1"}
    subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, check=True
    )


def _limit(submissions: int) -> Callable[[], None]:
    """Return what forks a warmed interpreter for each submission and runs its cells."""
    code = (
        "import os, pandas, sklearn.linear_model\n"
        f"cells = {[_ANSWER, _TEST]!r}\n"
        f"for _ in range({submissions}):\n"
        "    pid = os.fork()\n"
        "    if not pid:\n"
        "        names = {}\n"
        "        for cell in cells: exec(cell, names)\n"
        "        os._exit(0)\n"
        "    assert os.waitpid(pid, 0)[1] == 0\n"
    )
    return lambda: _run([sys.executable, "-c", code], Path(tempfile.gettempdir()))


def _timed(way: str, submissions: int, work: Callable[[], None]) -> Pace:
    before, started = _children(), time.monotonic()
    work()
    return Pace(way, submissions, time.monotonic() - started, _children() - before)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
