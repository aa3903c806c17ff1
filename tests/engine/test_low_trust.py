"""A test that only passes inside the learner's kernel is marked wherever it is seen."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from grader.engine import table
from grader.engine.course import open_course
from tests.engine.conftest import stock

pytestmark = pytest.mark.slow

STOVE = Path(sys.executable).with_name("stove")
CELL = "correct_squares"


def stove(*words):
    """Run a command and return what it printed."""
    done = subprocess.run(
        [str(one) for one in (STOVE, *words)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def looking(folder):
    """Return the documentation course with a test that reads the answer's source."""
    path = folder / "source" / "ps1" / "problem1.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == CELL:
            cell.source += (
                "\nimport inspect\nassert 'def' in inspect.getsource(squares)"
            )
    nbformat.write(notebook, path)
    stock(folder, "generate_assignment", "ps1", "--force")
    return folder


def test_low_trust_is_told_everywhere(looking):
    """Gradebook, graded notebook, table, CSV, JSON and page name it; it counts."""
    folder, listed = looking, looking.parent / "grades.csv"
    words = ("grade", "ps1", "--course", folder, "--learner", "hacker")
    (told,) = json.loads(stove(*words, "--json", "--csv", listed))["results"]
    assert ([f"problem1/{CELL}"], 3.0) == (told["low_trust"], told["points"])
    recorded = table.results(open_course(folder), "ps1")["hacker"]
    assert (f"problem1/{CELL}",) == recorded.low_trust
    with listed.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (f"problem1/{CELL}", "bubblewrap") == (row["low_trust"], row["sandbox"])
    assert f"low trust: problem1/{CELL}" in " ".join(stove(*words).split())
    assert {CELL} == set(_marked(folder / "autograded/hacker/ps1/problem1.ipynb"))
    stove("feedback", "ps1", "--course", folder)
    page = (folder / "feedback/hacker/ps1/problem1.html").read_text()
    assert "low trust" in page


def _marked(path):
    """Yield the test cells of a graded notebook whose outputs say low trust."""
    for cell in nbformat.read(path, as_version=4).cells:
        if "low trust" in str(cell.get("outputs", "")):
            yield cell.metadata.nbgrader.grade_id
