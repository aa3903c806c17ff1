"""Every notebook runs from a clean kernel, offline, under papermill."""

import nbformat
import pytest

from grader.authoring import markers, release
from tests.notebooks.conftest import FOLDER, MODULES, printed, probe

INTERFACES = """
import json, socket
print(json.dumps([name for _, name in socket.if_nameindex()]))
"""
PARAMETERS = """
import json
from grader.learner import home
print(json.dumps([home.is_ephemeral(), str(PAPERMILL_OUTPUT_PATH)]))
"""


def checked_items(path):
    """Return the items that have a check in the notebook at `path`."""
    marks = markers.marked(nbformat.read(path, 4))
    ids = (cell.metadata.nbgrader.grade_id for _, cell in marks)
    return {id.removesuffix("-check") for id in ids if id.endswith("-check")}


@pytest.mark.bubblewrap
def test_a_notebook_here_has_no_network(papermill, tmp_path):
    """The kernel sees the loopback device only, so nothing can be fetched."""
    path = tmp_path / "probe.ipynb"
    nbformat.write(probe(INTERFACES), path)
    assert ["lo"] == printed(papermill(path, "network").notebook)


def test_a_run_is_parameterised_and_stores_nothing(papermill, tmp_path):
    """papermill injects the paths, by which the bench knows that nobody watches."""
    path = tmp_path / "probe.ipynb"
    nbformat.write(probe(PARAMETERS), path)
    done = papermill(path, "parameters")
    assert [True, str(tmp_path / "parameters.ipynb")] == printed(done.notebook)


@pytest.mark.parametrize("module", MODULES)
def test_every_lesson_runs(papermill, course, timing, module):
    """A lesson runs to its end; a busy machine may take two of its minutes."""
    done = papermill(course / "course" / f"{module}.ipynb", f"{module}.lesson")
    timing(
        f"lesson {module}: {done.seconds:.1f} s, "
        f"slowest cell {done.slowest_cell():.1f} s"
    )
    assert done.seconds < 120


@pytest.mark.parametrize("module", MODULES)
def test_every_solved_exercise_earns_all_points(papermill, course, timing, module):
    """With the author's answers, each check of an exercise gives full points."""
    source = FOLDER / module / "exercise.py"
    solved = course / "exercises" / module / f"{module}.solved.ipynb"
    solved.write_bytes(release.to_bytes(release.solved(source)))
    done = papermill(solved, f"{module}.solved")
    verdicts = done.verdicts()
    timing(
        f"solved exercise {module}: {done.seconds:.1f} s, "
        f"slowest cell {done.slowest_cell():.1f} s"
    )
    points = {id: (v["points"], v["max_points"]) for id, v in verdicts.items()}
    assert checked_items(solved) == set(points)
    assert {} == {id: p for id, p in points.items() if p[0] != p[1]}


def test_the_welcome_page_runs(papermill, course):
    """start_here runs to its end on a machine that has done nothing yet."""
    path = course / "course" / "start_here.ipynb"
    assert {} == papermill(path, "start_here").verdicts()
