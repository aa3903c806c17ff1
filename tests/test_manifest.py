"""`course.toml` is read strictly: what does not fit is told with its file."""

import pytest

from grader.errors import CourseError
from grader.manifest import load_manifest

ENTRY = """
title = "Sample"
[[module]]
folder = "90_sample"
title = "A sample"
summary = "One line."
minutes = { lesson = 50, exercise = 60 }
data = ["penguins"]
"""


def test_modules_come_in_the_order_of_the_file(tmp_path):
    """A module knows its number, folder, title and minutes."""
    (tmp_path / "course.toml").write_text(ENTRY)
    (module,) = load_manifest(tmp_path).modules
    assert ("90", "90_sample", 50, 60, ("penguins",)) == (
        module.number,
        module.folder,
        module.lesson_minutes,
        module.exercise_minutes,
        module.data,
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"90_sample"', '"sample"', "not of the form 03_leakage"),
        ('summary = "One line."', "", "lacks"),
        ("summary", "sumary", "unknown"),
        ("lesson = 50", "lesson = 'long'", "invalid literal"),
        ("[[module]]", "[[module", "not valid TOML"),
        ('title = "Sample"', "", "title"),
        ('data = ["penguins"]', 'data = []\nneeds = ["1"]', "`needs` of 90_sample"),
        ('data = ["penguins"]', 'data = []\nneeds = "01"', 'such as ["01"'),
        ("[[module]]", '[[path]]\nname = "a"\ntitle = "A"\n[[module]]', "steps"),
    ],
)
def test_a_slip_in_the_manifest_is_told_with_its_file(tmp_path, old, new, said):
    """What is wrong and where."""
    (tmp_path / "course.toml").write_text(ENTRY.replace(old, new, 1))
    with pytest.raises(CourseError) as error:
        load_manifest(tmp_path)
    assert "course.toml" in str(error.value)
    assert said in str(error.value)


def test_an_unknown_module_is_told_with_the_known_ones(tmp_path):
    """The message says what there is."""
    (tmp_path / "course.toml").write_text(ENTRY)
    with pytest.raises(CourseError, match="Known: 90"):
        load_manifest(tmp_path).module("17")


def test_a_path_may_name_what_is_not_there_yet():
    """A path may name what is not there yet."""
    manifest = load_manifest()
    full, short = manifest.path("full"), manifest.path("Ten hours")
    numbers = {module.number for module in manifest.modules}

    assert numbers <= set(full.steps)
    assert set(short.steps) < set(full.steps)
    with pytest.raises(CourseError, match="There are: full, ten hours"):
        manifest.path("lazy")


def test_no_module_builds_on_one_that_comes_later():
    """No module builds on one that comes later."""
    manifest = load_manifest()
    steps = manifest.path("full").steps

    for module in manifest.modules:
        for need in module.needs:
            assert steps.index(need) < steps.index(module.number)


def test_without_paths_the_full_one_goes_by_number(tmp_path):
    """Without paths the full one goes by number."""
    (tmp_path / "course.toml").write_text(ENTRY)

    assert load_manifest(tmp_path).path("full").steps == ("90",)


def test_the_courses_own_manifest_names_data_that_ships():
    """Every data set that a module names can be loaded."""
    from grader.data import datasets

    named = {name for module in load_manifest().modules for name in module.data}
    assert named <= set(datasets())
