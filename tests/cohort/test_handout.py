import zipfile

import pytest

from grader.authoring import release
from grader.checks import loader
from grader.cohort import handout
from grader.errors import CourseError
from grader.manifest import load_manifest


def test_a_handout_has_notebooks_wheel_requirements_and_a_readme(made_once):
    """It is all that a learner needs, and nothing else is in it."""
    folder = made_once / "handout"

    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}

    wheel = next(name for name in names if name.endswith(".whl"))
    assert names == {
        "README.md",
        "docs/credits.md",
        "docs/data.md",
        "docs/glossary.md",
        "requirements.txt",
        wheel,
        "course/91_sums.ipynb",
        "course/92_words.ipynb",
        "exercises/91_sums/91_sums.ipynb",
        "exercises/92_words/92_words.ipynb",
    }
    assert (folder / "requirements.txt").read_text() == f"./{wheel}\n"


def test_the_wheel_holds_checks_and_no_answers(made_once):
    """Of `solutions/` the wheel has the manifest and the checks alone."""
    wheel = next((made_once / "handout").glob("*.whl"))

    with zipfile.ZipFile(wheel) as opened:
        names = opened.namelist()

    course = [name for name in names if name.startswith("grader/_course/")]
    assert "grader/cli/__init__.py" in names
    assert "grader/_course/course.toml" in course
    assert {name.rsplit("/", 1)[1] for name in course} == {"course.toml", "checks.py"}


def secret(kind):
    """Return a notebook that a learner must not get."""
    exercise = loader.course_folder() / "91_sums" / "exercise.py"
    if kind == "source":
        return release.to_bytes(release.source(exercise))
    if kind == "solved":
        return release.to_bytes(release.solved(exercise))
    path = next((loader.course_folder() / "91_sums" / kind).glob("91-2*.py"))
    text = "\n".join(
        line for line in path.read_text().splitlines() if not line.startswith("# ")
    )
    notebook = release.filled(release.exercise(exercise), {"91-2": text})
    return release.to_bytes(notebook)


@pytest.mark.parametrize("kind", ["source", "solved", "wrong", "alternative"])
def test_a_handout_with_an_answer_is_never_given_out(small, tmp_path, kind):
    """Solutions, alternatives and wrong answers are all found."""
    (tmp_path / "x.ipynb").write_bytes(secret(kind))

    with pytest.raises(CourseError, match="holds an answer"):
        handout.guard(tmp_path, load_manifest())


def test_a_file_of_another_kind_is_never_given_out(small, tmp_path):
    """A stray `checks.py` or gradebook in the handout is an error."""
    (tmp_path / "gradebook.db").write_bytes(b"")

    with pytest.raises(CourseError, match="does not belong"):
        handout.guard(tmp_path, load_manifest())


def test_a_wheel_with_sources_is_never_given_out(small, tmp_path):
    """A wrong build configuration is noticed before learners see it."""
    with zipfile.ZipFile(tmp_path / "touch.whl", "w") as opened:
        opened.writestr("grader/_course/03_leakage/exercise.py", "")

    with pytest.raises(CourseError, match=r"exercise\.py, which learners must not"):
        handout.guard(tmp_path, load_manifest())
