"""How fast submissions are graded, beside stock nbgrader and beside what is possible.

One run on one machine, so that the figures compare. Each submission imports pandas
and scikit-learn and does next to nothing: what is measured is the grading.
"""

import json
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

from grader.errors import GraderError

NAME = "tiny"
STOCK = "stock nbgrader"
LIMIT = "the limit: fork and execute"
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
    """Grade so many submissions in each way, `stock` of them in the slow ones.

    Stock nbgrader and the limit come first, since the others are compared with them.
    """
    with tempfile.TemporaryDirectory(prefix="stove-bench-") as made:
        course = Path(made) / "course"
        make_course(course, submissions)
        fewer = Path(made) / "stock"
        make_course(fewer, stock)
        nbgrader = [sys.executable, "-m", "nbgrader", "autograde", NAME]
        yield _timed(STOCK, stock, lambda: _run(nbgrader, fewer))
        yield _timed(LIMIT, submissions, _limit(submissions))
        for box, number in (("cold", stock), ("warm", submissions)):
            for words in ([], ["--strict-nbgrader"]):
                way = f"{box} box, {'strict' if words else 'sealed'}"
                work = _stove(course, box, number, words)
                yield _timed(way, number, work)


def make_course(course: Path, submissions: int, db_url: str = "") -> None:
    """Make a course directory in which so many learners handed in."""
    place = course / "source" / NAME
    place.mkdir(parents=True)
    (course / "nbgrader_config.py").write_text(
        _CONFIG + (f"c.CourseDirectory.db_url = {db_url!r}\n" if db_url else ""),
        encoding="utf-8",
    )
    nbformat.write(_notebook(), place / f"{NAME}.ipynb")
    _run([sys.executable, "-m", "nbgrader", "generate_assignment", NAME], course)
    for number in range(submissions):
        handed_in = course / "submitted" / _learner(number) / NAME
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


def _stove(
    course: Path, box: str, submissions: int, words: list[str]
) -> Callable[[], None]:
    """Return what grades so many with `stove grade`, and looks at the points."""
    command = [sys.executable, "-P", "-m", "grader.cli", "grade", NAME, *words]
    command += ["--course", str(course), "--box", box, "--force", "--json"]
    for number in range(submissions):
        command += ["--learner", _learner(number)]

    def work() -> None:
        found = json.loads(_run(command, course))["results"]
        served = {(one["outcome"], one["points"], one["box"]) for one in found}
        if len(found) != submissions or served != {("graded", 1.0, box)}:
            raise GraderError(f"The {box} box did not give everybody the point.")

    return work


def _learner(number: int) -> str:
    return f"learner-{number:04d}"


def _run(command: list[str], folder: Path) -> str:
    tools = str(Path(sys.executable).parent)
    path = os.pathsep.join([tools, os.environ.get("PATH", "")])
    environment = os.environ | {"PATH": path, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def _limit(submissions: int) -> Callable[[], object]:
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
    command = [sys.executable, "-c", code]
    return lambda: _run(command, Path(tempfile.gettempdir()))


def _timed(way: str, submissions: int, work: Callable[[], object]) -> Pace:
    before, started = _children(), time.monotonic()
    work()
    return Pace(way, submissions, time.monotonic() - started, _children() - before)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
