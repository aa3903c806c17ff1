from copy import deepcopy

import pytest

from grader.authoring import markers, release
from grader.cohort import intake, mend


@pytest.fixture
def released(small):
    """Return the released exercise as a notebook."""
    return release.exercise(small / "91_sums" / "exercise.py")


def mended(notebook, released):
    """Return `notebook` mended by what a gradebook knows of `released`."""
    marked = dict(markers.marked(released))
    expected = {
        id: {**cell.metadata.nbgrader, "cell_type": "code"}
        for id, cell in marked.items()
    }
    mend.mended(notebook, expected, {id: cell.source for id, cell in marked.items()})
    return notebook


def ids(notebook):
    return [id for id, _ in markers.marked(notebook)]


def test_an_intact_notebook_keeps_its_cells(released):
    """Nothing moves where nothing is wrong."""
    before = [cell.source for cell in released.cells]

    after = mended(deepcopy(released), released)

    assert before == [cell.source for cell in after.cells]
    assert ids(released) == ids(after)


def test_of_copies_the_last_one_counts_and_all_run(released):
    """A copy becomes a plain cell, so that its code runs as it did before."""
    notebook = deepcopy(released)
    copy = deepcopy(notebook.cells[-1])
    notebook.cells.insert(0, copy)

    after = mended(notebook, released)

    assert len(after.cells) == len(released.cells) + 1
    assert "nbgrader" not in after.cells[0].metadata
    assert ids(released) == ids(after)


def test_a_deleted_check_cell_comes_back_behind_its_answer(released):
    """Its text is the author's, whatever the learner deleted."""
    notebook = deepcopy(released)
    gone = next(cell for id, cell in markers.marked(notebook) if id == "91-1-check")
    notebook.cells.remove(gone)

    after = mended(notebook, released)

    assert ids(released) == ids(after)
    back = next(cell for id, cell in markers.marked(after) if id == "91-1-check")
    assert gone.source == back.source


def test_a_deleted_answer_that_people_grade_stays_away(released):
    """An empty cell in its place would say that nobody has to look for it."""
    notebook = deepcopy(released)
    answer = next(
        cell
        for id, cell in markers.marked(notebook)
        if cell.metadata.nbgrader.grade and cell.metadata.nbgrader.solution
    )
    notebook.cells.remove(answer)
    (problem,) = intake.compare(notebook, released)

    after = mended(notebook, released)

    assert answer.metadata.nbgrader.grade_id not in ids(after)
    assert "has to look whether the answer stands in another cell" in problem.words


def test_checks_come_back_at_the_end_where_all_ids_are_gone(released):
    """Programs that drop metadata leave the answers, which still count."""
    notebook = deepcopy(released)
    for cell in notebook.cells:
        cell.metadata.pop("nbgrader", None)

    after = mended(notebook, released)

    checks = [id for id in ids(released) if id.endswith("-check")]
    assert checks == ids(after)
    assert after.cells[-1].metadata.nbgrader.grade_id == checks[-1]


def test_metadata_is_the_gradebook_s(released):
    """Points, roles and locks that were changed in the file do not count."""
    notebook = deepcopy(released)
    cell = next(cell for id, cell in markers.marked(notebook) if id == "91-1-check")
    cell.metadata.nbgrader.update(points=1000, grade=False, solution=True)

    after = mended(notebook, released)

    told = next(cell for id, cell in markers.marked(after) if id == "91-1-check")
    assert (3, True, False) == tuple(
        told.metadata.nbgrader[key] for key in ("points", "grade", "solution")
    )


def test_cells_of_no_item_become_plain(released):
    """An invented id is dropped, with nbgrader's other marks on that cell."""
    notebook = deepcopy(released)
    notebook.cells[0].metadata["nbgrader"] = {"grade_id": "mine"}

    after = mended(notebook, released)

    assert "nbgrader" not in after.cells[0].metadata
