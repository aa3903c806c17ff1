"""Marker words become nbgrader's metadata; whatever else stands there is an error."""

import pytest

from grader.authoring import markers, release
from grader.errors import CourseError

from .conftest import edit


def test_markers_become_metadata_of_schema_3(module):
    """A solution cell is unlocked, a check cell is locked and carries the points."""
    cells = dict(markers.marked(release.source(module / "exercise.py")))
    solution, check = (
        cells["90-1"].metadata.nbgrader,
        cells["90-1-check"].metadata.nbgrader,
    )
    assert (False, True, False) == (solution.grade, solution.solution, solution.locked)
    assert (True, False, True) == (check.grade, check.solution, check.locked)
    assert (2, 3) == (check.points, check.schema_version)


def test_an_answer_cell_is_graded_by_people(module):
    """`answer` makes a manually graded cell with the item's review points."""
    edit(module / "checks.py", 'answer="share_of",', 'answer="memo", review_points=4,')
    edit(module / "exercise.py", 'solution="90-1"', 'answer="90-1"')
    cell = dict(markers.marked(release.source(module / "exercise.py")))["90-1"]
    meta = cell.metadata.nbgrader
    assert (True, True, 4) == (meta.grade, meta.solution, meta.points)


CELL = '# %% solution="90-1"'


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        (CELL, '# %% soluton="90-1"', 12, "unknown word `soluton`"),
        (CELL, '# %% solution="90-1" points=3', 12, "unknown word `points`"),
        (CELL, "# %% a title", 12, "unknown word `title`"),
        (CELL, '# %% solution="3"', 12, "names no item"),
        (CELL, '# %% solution="90-7"', 12, "Module 90 has no '90-7'"),
        (CELL, '# %% solution="90-1" tags=["lazy"]', 12, "unknown tag `lazy`"),
        (CELL, '# %% solution="90-1" tests="90-1"', 12, "cannot stand on one cell"),
        (CELL, '# %% [markdown] solution="90-1"', 12, "needs a code cell"),
        ('# %% tests="90-1"', CELL, 19, "no `### BEGIN SOLUTION`"),
        ("    ### END SOLUTION\n", "", 12, "opened and closed unequally"),
        (
            '# %% tests="90-1"',
            "# %%\n### BEGIN SOLUTION\n### END SOLUTION",
            19,
            "needs",
        ),
        ("# %% [markdown]\n# # 90", "import os\n# %% [markdown]\n# # 90", 1, "start"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_a_slip_on_a_cell_line_is_an_error_with_file_and_line(
    module, old, new, line, problem
):
    """A typo never publishes a solution."""
    path = module / "exercise.py"
    edit(path, old, new)
    with pytest.raises(CourseError) as error:
        release.source(path)
    assert f"{path}:{line}: " in str(error.value)
    assert problem in str(error.value)


def test_an_id_on_two_cells_is_an_error(module):
    """Two cells with one id would hide each other's grade."""
    path = module / "exercise.py"
    text = path.read_text()
    path.write_text(text + "\n" + text[text.index("# %% tests") :])
    with pytest.raises(CourseError, match="`90-1-check` stands on two cells"):
        release.source(path)


def test_missing_points_are_an_error(module):
    """An item without points on its probes cannot be released."""
    edit(module / "checks.py", "points=2", "points=0")
    with pytest.raises(CourseError, match="90-1 is missing points on its probes"):
        release.source(module / "exercise.py")


def test_another_kernel_is_an_error_with_its_line(module):
    """JupyterLab opens a dialog for any kernel that is not called python3."""
    path = module / "exercise.py"
    header = "# ---\n# jupyter:\n#   kernelspec:\n#     name: ir\n# ---\n"
    path.write_text(header + path.read_text())
    with pytest.raises(CourseError, match=r"exercise.py:4: the kernel is ir"):
        release.source(path)
