import os
import stat
import subprocess
import sys

import nbformat
import pytest

from grader.authoring import release
from grader.checks import loader
from grader.cohort import config, gradebook, new, settings
from grader.cohort.settings import Learner
from grader.errors import CalledWrongly, CourseError
from tests.engine import postgres


def test_a_course_directory_has_what_nbgrader_looks_for(course):
    """Source with solutions, release without, configuration, gradebook, settings."""
    for name in ("91_sums", "92_words"):
        source = (course / "source" / name / f"{name}.ipynb").read_text()
        assert "### BEGIN SOLUTION" in source
        assert (course / "release" / name / f"{name}.ipynb").is_file()
    assert (course / "nbgrader_config.py").is_file()
    assert (course / "gradebook.db").is_file()
    assert ("91_sums", "92_words") == tuple(
        one.name for one in settings.load(course).assignments
    )


def test_nbgrader_s_release_is_ours_to_the_byte(course, small):
    """`nbgrader generate_assignment` here gives what `stove release` gives."""
    path = course / "release" / "91_sums" / "91_sums.ipynb"

    expected = release.to_bytes(release.exercise(small / "91_sums" / "exercise.py"))

    assert expected == path.read_bytes()


def test_formgrader_s_generate_button_gives_the_same_release(course):
    """Releasing again, as formgrader does, changes no byte."""
    path = course / "release" / "91_sums" / "91_sums.ipynb"
    before = path.read_bytes()

    told = config.api(course).generate_assignment("91_sums")

    assert told["success"], told
    assert before == path.read_bytes()


def test_the_gradebook_knows_learners_assignments_and_points(course):
    """Points come from checks.py: the machine's and those of people."""
    with gradebook.opened(course, settings.load(course)) as book:
        learners = sorted(student.id for student in book.students)
        points = gradebook.max_points(book, "91_sums")
        cells = {
            cell.name: cell.max_score
            for cell in book.find_notebook("91_sums", "91_sums").grade_cells
        }

    assert ["learner-01", "learner-02", "learner-03"] == learners
    assert points == 10
    assert cells == {"91-1-check": 3, "91-2-check": 2, "91-3": 4, "91-3-check": 1}


def test_a_gradebook_needs_no_program_on_the_path(course, small):
    """nbgrader finds a current gradebook without running `alembic`."""
    (course / "gradebook.db").unlink()
    code = (
        "from pathlib import Path; from grader.cohort import gradebook, settings;"
        "gradebook.create(Path('.'), settings.load(Path('.')))"
    )
    run = {"cwd": course, "env": {**os.environ, "PATH": ""}, "check": True}

    subprocess.run([sys.executable, "-c", code], **run)
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "db", "student", "list"],
        **run,
        capture_output=True,
        text=True,
    )

    assert "learner-03" in done.stdout + done.stderr


def test_stock_nbgrader_gets_the_cohort_s_salt(course):
    """`nbgrader_config.py` puts the salt where kernels find it, and no penalty."""
    code = (
        "from pathlib import Path; from grader.cohort import config; import os;"
        "c = config.load(Path('.').resolve());"
        "print(os.environ['STOVE_SALT'], c.Execute.kernel_name,"
        " c.LateSubmissionPlugin.penalty_method, c.CourseDirectory.course_id)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=course,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == ["pinch", "python3", "none", "small"]


def test_a_course_directory_may_be_moved(course, tmp_path):
    """No path is stored: configuration follows the folder."""
    moved = course.rename(tmp_path / "elsewhere")

    assert config.load(moved).CourseDirectory.db_url.endswith("elsewhere/gradebook.db")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_its_owner_reads_the_salt(made_once):
    """`cohort.toml` is readable by its owner alone."""
    assert stat.S_IMODE((made_once / "cohort.toml").stat().st_mode) == 0o600


def test_the_salt_is_new_each_time(small, tmp_path):
    """Two cohorts draw other seeds unless one salt is given to both."""
    salts = set()
    for name in ("a", "b"):
        new.new(tmp_path / name, modules=("92",))
        salts.add(settings.load(tmp_path / name).salt)

    assert len(salts) == 2


def test_a_roster_file_fills_cohort_and_gradebook(small, tmp_path):
    """Learners of the CSV stand in `cohort.toml` and in the gradebook."""
    roster = tmp_path / "roster.csv"
    roster.write_text("id,email\nlearner-07,x@y.example\n")

    made = new.new(tmp_path / "course", modules=("92",), roster=roster)

    cohort = settings.load(made.folder)
    assert cohort.learners == (Learner("learner-07", email="x@y.example"),)
    assert made.learners == 1
    with gradebook.opened(made.folder, cohort) as book:
        assert book.find_student("learner-07").email == "x@y.example"


def test_a_folder_that_holds_something_is_refused(small, tmp_path):
    """Nothing in it is touched."""
    (tmp_path / "mine.txt").write_text("precious")

    with pytest.raises(CalledWrongly, match="not empty"):
        new.new(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_will_do(small, tmp_path):
    """A folder that somebody made before is filled."""
    (tmp_path / "course").mkdir()

    made = new.new(tmp_path / "course", modules=("92",))

    assert made.assignments == ("92_words",)


def test_a_failure_leaves_nothing_behind(small, tmp_path, monkeypatch):
    """A course directory is whole or not there."""
    monkeypatch.setattr(new.handout, "write", _fail)

    with pytest.raises(CourseError):
        new.new(tmp_path / "course")

    assert list(tmp_path.iterdir()) == []


def _fail(*_):
    raise CourseError("no handout")


def test_an_unknown_module_is_told_with_the_known_ones(small, tmp_path):
    """Only modules of the manifest can be chosen."""
    with pytest.raises(CourseError, match="Known: 91, 92"):
        new.new(tmp_path / "course", modules=("93",))


def test_an_installed_package_says_that_a_clone_is_needed(small, tmp_path, monkeypatch):
    """Without sources there is neither a solution nor a wheel to make."""
    monkeypatch.setattr(new.handout.grader, "__file__", str(tmp_path / "g/__init__.py"))

    with pytest.raises(CourseError, match="Clone the repository"):
        new.new(tmp_path / "course")


def test_source_notebooks_are_valid_for_nbgrader(course):
    """The author's version has nbgrader's schema, so formgrader can preview it."""
    from nbgrader.nbgraderformat import MetadataValidator

    path = course / "source" / "91_sums" / "91_sums.ipynb"
    notebook = nbformat.read(path, as_version=4)

    MetadataValidator().validate_nb(notebook)

    assert loader.find_item("91-1").points == 3


@pytest.mark.postgresql
def test_the_gradebook_may_lie_in_postgresql(course):
    """An address below the last line of the settings is where the roster goes, too."""
    with gradebook.opened(course, settings.load(course)) as book:
        worth = book.find_assignment("91_sums").max_score
    (course / gradebook.FILE).unlink()
    with postgres.server() as server:
        told = f"c.CourseDirectory.db_url = {server.create('cohort')!r}\n"
        with (course / config.FILE).open("a") as opened:
            opened.write(told)

        new.ready(course)

        with gradebook.opened(course, settings.load(course)) as book:
            assert "postgresql" == book.engine.name
            assert 3 == len(book.students)
            assert {"91_sums", "92_words"} == {one.name for one in book.assignments}
            assert worth == book.find_assignment("91_sums").max_score
    assert not (course / gradebook.FILE).exists()


def test_a_database_that_is_gone_is_told(course, tmp_path):
    """The message says what to look at, and hides the password."""
    with (course / config.FILE).open("a") as opened:
        url = f"postgresql://me:secret@/cohort?host={tmp_path}"
        opened.write(f"c.CourseDirectory.db_url = {url!r}\n")

    with pytest.raises(CourseError, match="names a database that answers") as told:
        new.ready(course)

    assert "secret" not in str(told.value)
