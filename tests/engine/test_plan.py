"""A plan is what an assignment asks, from gradebook, release and source."""

import shutil

import nbformat
import pytest

from grader.engine.course import open_course
from grader.engine.plan import PLAIN, read_plans
from grader.errors import CourseError
from tests.engine import gradebook


@pytest.fixture
def plans(course):
    return {plan.notebook: plan for plan in read_plans(course, "ps1")}


def test_cells(plans):
    """Every marked cell has its kind, in the instructor's order."""
    found = [(one.id, one.kind) for one in plans["problem1"].cells if one.is_marked]
    assert [
        ("jupyter", "locked"),
        ("squares", "solution"),
        ("correct_squares", "test"),
        ("squares_invalid_input", "test"),
        ("sum_of_squares", "solution"),
        ("correct_sum_of_squares", "test"),
        ("sum_of_squares_uses_squares", "test"),
        ("sum_of_squares_equation", "manual"),
        ("sum_of_squares_application", "manual"),
        ("cell-938593c4a215c6cc", "task"),
    ] == found
    assert [10.0, 3.0] == [plans[one].max_points for one in ("problem1", "problem2")]


def test_hidden_tests(plans):
    """A test cell's text is whole, hidden tests included."""
    assert "BEGIN HIDDEN TESTS" in plans["problem1"].cell("correct_squares").source


def test_solutions(plans):
    """The learner's text and the instructor's solution are both known."""
    cell = plans["problem1"].cell("squares")
    assert "YOUR CODE HERE" in cell.source
    assert "BEGIN SOLUTION" in cell.solution_source


def test_unmarked_cells(plans, released):
    """Unmarked cells stand where they were released, the header among them."""
    path = released / "release" / "ps1" / "problem1.ipynb"
    cells = nbformat.read(path, as_version=4).cells
    assert [cell.cell_type for cell in cells] == [
        cell.cell_type for cell in plans["problem1"].cells
    ]
    plain = [cell for cell in plans["problem1"].cells if cell.kind == PLAIN]
    assert plain[0].source == cells[0].source == plain[0].solution_source


def test_without_release(course, folder, plans):
    """Without a release the source's order serves; without both, the gradebook's."""
    shutil.rmtree(folder / "release")
    assert _marked(plans) == _marked(_read(course))
    shutil.rmtree(folder / "source")
    assert [id for id, *_ in _marked(plans)] == [
        id for id, *_ in _marked(_read(course))
    ]


def _read(course):
    return {plan.notebook: plan for plan in read_plans(course, "ps1")}


def _marked(plans):
    cells = [cell for plan in plans.values() for cell in plan.cells if cell.is_marked]
    return [(cell.id, cell.kind, cell.source, cell.points) for cell in cells]


def test_edited_source(course, folder, plans):
    """A source edited after its release does not count until it is released."""
    path = folder / "source" / "ps1" / "problem1.ipynb"
    path.write_text(
        path.read_text().replace('"grade_id": "squares"', '"grade_id": "x"')
    )
    assert _marked(plans) == _marked(_read(course))
    shutil.rmtree(folder / "release")
    with pytest.raises(CourseError, match="nbgrader generate_assignment ps1"):
        read_plans(course, "ps1")


def test_unknown(course, folder):
    """An assignment that is not in the gradebook is named, with what to do."""
    with pytest.raises(CourseError, match=r"no assignment 'ps9'. Known: ps1."):
        read_plans(course, "ps9")
    (folder / "source" / "ps2").mkdir()
    with pytest.raises(CourseError, match="nbgrader generate_assignment ps2"):
        read_plans(course, "ps2")


def test_key(course, folder, plans):
    """The key changes with whatever decides a result, and with nothing else."""
    keys = {_read(course)["problem1"].key, plans["problem1"].key}
    assert 1 == len(keys)
    keys.add(read_plans(course, "ps1", is_strict=True)[0].key)
    (folder / "source" / "ps1" / "data.csv").write_text("1\n")
    keys.add(_read(course)["problem1"].key)
    (folder / "course.toml").write_text("[limits]\ncell_wall = 20\n")
    keys.add(_read(open_course(folder))["problem1"].key)
    (folder / "course.toml").write_text("salt = 'pinch'\n")
    keys.add(_read(open_course(folder))["problem1"].key)
    gradebook.change(folder, "UPDATE source_cell SET source = source || '#'")
    keys.add(_read(open_course(folder))["problem1"].key)
    assert 6 == len(keys)
