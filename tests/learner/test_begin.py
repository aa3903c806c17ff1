import pytest

from grader.learner import journal
from grader.learner.begin import begin, renewed, reset

pytestmark = pytest.mark.usefixtures("course")


def test_begin_copies_the_exercise(at_home):
    """Beginning makes the learner's own copy, with a link to it."""
    made = begin("03")

    assert made.is_new
    assert made.path == at_home / "my_work" / "03_leakage" / "03_leakage.ipynb"
    assert made.path.read_text() == '{"cells": []}'
    assert 'href="my_work/03_leakage/03_leakage.ipynb"' in made.markup()
    assert len(journal.current().events("begin", "03_leakage")) == 1


@pytest.mark.parametrize("number", ["03", "3", 3, "03_leakage", " 03 "])
def test_exercise_can_be_named_in_several_ways(number):
    """A number, with or without its zero, or the folder's name will do."""
    assert begin(number).is_new


def test_begin_again_never_touches_the_work():
    """Beginning twice returns the work that is there."""
    begin("03").path.write_text("my answers")

    again = begin("03")

    assert not again.is_new
    assert again.path.read_text() == "my answers"
    assert "stays as it is" in repr(again)
    assert "has changed" not in repr(again)


def test_changed_release_is_told(at_home):
    """When the exercise has changed since, the card says how to take the new one."""
    begin("03").path.write_text("my answers")
    release = at_home / "exercises" / "03_leakage" / "03_leakage.ipynb"
    release.write_text('{"cells": [1]}')

    again = begin("03")

    assert "stove reset 03" in repr(again)
    assert again.path.read_text() == "my answers"


def test_reset_keeps_the_former_work(clock, at_home):
    """Renewing an exercise puts the former work into the archive."""
    begin("03").path.write_text("my answers")

    fresh = renewed("03", clock)

    archive = at_home / "my_work" / "archive" / "03_leakage-20260301-090000"
    assert (archive / "03_leakage.ipynb").read_text() == "my answers"
    assert fresh.path.read_text() == '{"cells": []}'
    assert "my_work/archive/03_leakage-20260301-090000" in repr(fresh)


def test_two_resets_in_one_second_lose_nothing(clock, at_home):
    """Two archives of the same second get different names."""
    for answers in ("one", "two"):
        begin("03").path.write_text(answers)
        renewed("03", clock)

    archived = (at_home / "my_work" / "archive").rglob("*.ipynb")
    assert sorted(path.read_text() for path in archived) == ["one", "two"]


def test_reset_without_work_begins():
    """Renewing what was never begun begins it."""
    assert reset("03").is_new


def test_unknown_exercise_is_told():
    """An exercise that does not exist gets a message with those that do."""
    assert "There are: `03`" in repr(begin("07"))


def test_missing_course_is_told(monkeypatch, tmp_path):
    """Away from the course, the message says from where to open the notebook."""
    from grader.learner import home

    monkeypatch.setattr(home, "course_root", lambda: None)

    assert "No exercises were found" in repr(begin("03"))


def test_unwritable_place_is_told(at_home):
    """Where no copy can be made the message says what to do, and nothing is left."""
    (at_home / "my_work").write_text("in the way")

    assert "cannot be copied" in repr(begin("03"))
    assert (at_home / "my_work").read_text() == "in the way"


def test_other_files_in_the_way_are_kept(at_home):
    """Files that lie where the copy goes are carried along, not lost."""
    folder = at_home / "my_work" / "03_leakage"
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_text("mine")

    made = begin("03")

    assert made.path.is_file()
    assert (folder / "notes.txt").read_text() == "mine"
