"""Items and quizzes are found by path, with a message for every wrong id."""

import pytest

from grader.authoring.scaffold import new_module
from grader.checks import loader
from grader.errors import CalledWrongly, CourseError


@pytest.fixture
def solutions(tmp_path, monkeypatch):
    (tmp_path / "course.toml").write_text('title = "Sample"\n')
    new_module(tmp_path, "90_sample")
    monkeypatch.setenv("STOVE_SOLUTIONS", str(tmp_path))
    return tmp_path


def test_items_are_found_by_module_and_id(solutions):
    """A module's number leads to its folder."""
    assert ["90"] == loader.modules()
    assert ["90-1"] == [item.id for item in loader.items("90")]
    assert "share_of" == loader.find_item("90-1").answer


@pytest.mark.parametrize(
    ("find", "id", "said"),
    [
        (loader.find_item, "90-7", "Known: 90-1"),
        (loader.find_item, "17-1", "There is no module 17. Known: 90"),
        (loader.find_item, "../etc", "looks like '03-3'"),
        (loader.find_quiz, "90.why", "has no '90.why'"),
        (loader.find_quiz, "why", "looks like '03.why'"),
    ],
)
def test_an_unknown_id_is_told_with_the_known_ones(solutions, find, id, said):
    """The message says what there is."""
    with pytest.raises(CalledWrongly, match=said):
        find(id)


def test_a_changed_file_is_loaded_again(solutions):
    """An author who edits a check sees the change without a restart."""
    import os

    path = solutions / "90_sample" / "checks.py"
    assert 2 == loader.find_item("90-1").points
    path.write_text(path.read_text().replace("points=2", "points=5"))
    os.utime(path, ns=(1, 1))
    assert 5 == loader.find_item("90-1").points


def test_a_file_that_cannot_be_loaded_is_named(solutions):
    """A fault of the course names its file."""
    path = solutions / "90_sample" / "checks.py"
    path.write_text("1 / 0\n")
    with pytest.raises(CourseError, match=r"checks\.py cannot be loaded: ZeroDivision"):
        loader.items("90")


def test_the_solution_is_shown_without_its_marks(solutions):
    """`reveal` gets the author's answer; a handout has none."""
    source = loader.solution_source("90-1")
    assert source.startswith("def share_of")
    assert "SOLUTION" not in source
    assert "check(" not in source
    (solutions / "90_sample" / "exercise.py").unlink()
    assert loader.solution_source("90-1") is None
