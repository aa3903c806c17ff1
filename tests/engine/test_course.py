"""A course directory is what nbgrader's own configuration says it is."""

import shutil
import sqlite3

import pytest

from grader.engine import book
from grader.engine.course import open_course
from grader.engine.plan import read_plans
from grader.engine.transaction import Book
from grader.errors import CourseError
from grader.kernel.limits import Limits
from tests.engine import gradebook


def configured(folder, text):
    """Add lines to nbgrader's configuration and open the course."""
    with (folder / "nbgrader_config.py").open("a") as opened:
        opened.write(text)
    return open_course(folder)


def test_documentation_course(course, folder):
    """Name, gradebook, folders and learners of nbgrader's documentation course."""
    assert ("course101", f"sqlite:///{folder}/gradebook.db") == (
        course.course_id,
        course.db_url,
    )
    assert ("bitdiddle", "hacker", "lovelace") == course.learners("ps1")
    assert folder / "source" / "ps1" == course.source("ps1")
    assert folder / "submitted" / "hacker" / "ps1" == course.submitted("hacker", "ps1")
    assert folder / "autograded" / "hacker" / "ps1" == course.autograded(
        "hacker", "ps1"
    )


def test_other_folders(folder):
    """Renamed folders, another structure and a relative gradebook are followed."""
    (folder / "in" / "ps1").mkdir(parents=True)
    shutil.move(folder / "submitted" / "hacker" / "ps1", folder / "in/ps1/hacker")
    (folder / "gradebook.db").rename(folder / "grades.db")
    course = configured(
        folder,
        'c.CourseDirectory.db_url = "sqlite:///grades.db"\n'
        'c.CourseDirectory.submitted_directory = "in"\n'
        "c.CourseDirectory.directory_structure = "
        '"{nbgrader_step}/{assignment_id}/{student_id}"\n',
    )
    assert ("hacker",) == course.learners("ps1")
    assert f"sqlite:///{folder}/grades.db" == course.db_url


def test_strange_names(folder):
    """Characters that globs and patterns give a meaning are taken as they are."""
    strange = folder.parent / "a [b] (c) +"
    folder.rename(strange)
    assert "hacker" in open_course(strange).learners("ps1")
    assert () == open_course(strange).learners("ps*")


def test_limits_per_assignment(folder):
    """`course.toml` sets limits for all assignments and for one of them."""
    (folder / "course.toml").write_text(
        "[limits]\ncell_wall = 20\n[limits.ps1]\nmemory = '1 GiB'\n"
    )
    course = open_course(folder)
    assert Limits(cell_wall=20.0, memory=1 << 30) == course.limits("ps1")
    assert Limits(cell_wall=20.0) == course.limits("ps2")


def test_limits_of_cohort(folder):
    """`cohort.toml` has limits in the same words; `course.toml` goes before."""
    (folder / "cohort.toml").write_text(
        'salt = "pinch"\nmend = false\ncourse = "x"\n'
        "[limits]\ncell_wall = 50\nwall = 300\n[limits.ps1]\ndisk = '2 MiB'\n"
    )
    (folder / "course.toml").write_text("[limits]\nwall = 200\n")
    course = open_course(folder)
    found = course.limits("ps1")
    assert (50.0, 200.0, 2 << 20) == (found.cell_wall, found.wall, found.disk)
    assert ("pinch", False) == (course.salt, course.is_mending)


def test_limits_of_nbgrader(folder):
    """A configured `Execute.timeout` holds where no file of ours says otherwise."""
    course = configured(folder, "c.Execute.timeout = 300\n")
    found = course.limits("ps1")
    assert (300.0, 300.0, 1200.0) == (found.cell_wall, found.cell_cpu, found.wall)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[limits]\nspeed = 3\n", "no limit 'speed'"),
        ("[limits.ps1]\nmemory = 'a lot'\n", "`memory` is 'a lot'"),
        ("limit = 3\n", "unknown entry `limit`"),
        ("mend = 'yes'\n", "`mend` is 'yes'. Write true or false"),
        ("[limits\n", "not valid TOML"),
    ],
)
def test_wrong_settings(folder, text, words):
    """What does not fit in `course.toml` is told with its name."""
    (folder / "course.toml").write_text(text)
    with pytest.raises(CourseError, match=words):
        open_course(folder)


def test_no_course(tmp_path):
    """A folder without nbgrader's configuration is no course directory."""
    with pytest.raises(CourseError, match="has no nbgrader_config.py"):
        open_course(tmp_path)
    with pytest.raises(CourseError, match="is no folder"):
        open_course(tmp_path / "absent")


def test_config_at_fault(folder):
    """An error in the configuration is told with its line."""
    with pytest.raises(CourseError, match=r"NameError.*\(line 6\)"):
        configured(folder, "d.Execute.timeout = 300\n")


def test_plugin_beside(folder):
    """A plugin may lie in the course directory."""
    (folder / "lateness_of_mine.py").write_text("PENALTY = 'none'\n")
    lines = "import lateness_of_mine\nc.LateSubmissionPlugin.penalty_method"
    course = configured(folder, f"{lines} = lateness_of_mine.PENALTY\n")
    assert "none" == course.config.LateSubmissionPlugin.penalty_method


def test_no_gradebook(course, folder):
    """Without a gradebook the command that makes one is named."""
    (folder / "gradebook.db").unlink()
    with pytest.raises(CourseError, match="nbgrader generate_assignment"):
        read_plans(course, "ps1")
    sqlite3.connect(folder / "gradebook.db").close()
    with pytest.raises(CourseError, match="none of its tables"):
        read_plans(course, "ps1")
    (folder / "gradebook.db").write_bytes(b"no database at all, but long" * 99)
    with pytest.raises(CourseError, match="The file is damaged"):
        read_plans(course, "ps1")


@pytest.mark.parametrize(
    ("version", "words"),
    [("167914646830", "nbgrader db upgrade"), ("f00d", "Upgrade nbgrader")],
)
def test_other_schema(course, folder, version, words):
    """A gradebook of another nbgrader is not touched; what helps is named."""
    gradebook.change(folder, "UPDATE alembic_version SET version_num = ?", version)
    with pytest.raises(CourseError, match=words):
        read_plans(course, "ps1")


def test_read_only(folder):
    """A gradebook that may not be written is told as such."""
    url = f"sqlite:///file:{folder}/gradebook.db?mode=ro&uri=true"
    engine = book.create_engine(url)
    with (
        pytest.raises(CourseError, match="Grades cannot be written"),
        book.explained(f"sqlite:///{folder}/gradebook.db"),
        engine.begin() as connection,
    ):
        connection.exec_driver_sql("DELETE FROM grade")
    engine.dispose()


def test_indexes(course, folder):
    """Foreign keys that nbgrader leaves without an index get one, once."""
    for _ in range(2):
        Book(course.db_url, course.course_id).close()
    asked = "SELECT name FROM sqlite_master WHERE name LIKE 'stove_ix_%'"
    found = {name for (name,) in gradebook.ask(folder, asked)}
    assert {"stove_ix_grade_notebook_id", "stove_ix_comment_notebook_id"} <= found
