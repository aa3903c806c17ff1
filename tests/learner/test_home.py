import subprocess
import sys
from pathlib import Path

import pytest

from grader.learner import home


def test_named_home_wins(at_home):
    """`$STOVE_HOME` decides where `my_work/` lies."""
    assert home.my_work() == at_home / "my_work"


def test_work_lies_beside_the_course(at_home, monkeypatch):
    """Without a name, `my_work/` lies beside the course above the notebook."""
    monkeypatch.delenv("STOVE_HOME")
    (at_home / "exercises" / "03_leakage").mkdir(parents=True)
    monkeypatch.chdir(at_home / "exercises" / "03_leakage")

    assert home.my_work() == at_home / "my_work"


def test_clone_is_used_where_no_course_is_near(at_home, monkeypatch):
    """An editable installation keeps the work beside its own course."""
    monkeypatch.delenv("STOVE_HOME")
    clone = Path(home.__file__).resolve().parents[2]
    is_course = home._is_course(clone)

    expected = clone if is_course else Path.home() / "touch-the-stove"
    assert home.home() == expected


def test_last_resort_is_a_folder_of_its_own(at_home, monkeypatch):
    """Without a course anywhere, `my_work/` lies in `~/touch-the-stove`."""
    monkeypatch.delenv("STOVE_HOME")
    monkeypatch.setattr(home, "_is_course", lambda folder: False)

    assert home.my_work() == Path.home() / "touch-the-stove" / "my_work"


def test_folder_called_exercises_is_not_yet_a_course(tmp_path):
    """Any folder may be called `exercises`; a course has numbered ones in it."""
    (tmp_path / "exercises" / "squats").mkdir(parents=True)

    assert not home._is_course(tmp_path)


def test_link_leads_from_the_notebook_to_the_copy(at_home, monkeypatch):
    """A link is relative to the folder in which the notebook runs."""
    (at_home / "course").mkdir()
    monkeypatch.chdir(at_home / "course")

    target = at_home / "my_work" / "03_leakage" / "03_leakage.ipynb"
    assert home.href(target) == "../my_work/03_leakage/03_leakage.ipynb"


def test_link_escapes_what_an_address_cannot_hold(at_home):
    """Spaces and marks in a folder's name do not break a link."""
    assert home.href(at_home / "my work" / "a#b.ipynb") == "my%20work/a%23b.ipynb"


PAPERMILL = """
import sys
import nbformat
import papermill
cell = nbformat.v4.new_code_cell(
    "from grader.learner import home, journal\\n"
    "journal.current().record('quiz', 'x', {})\\n"
    "print(home.is_ephemeral())"
)
nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata={
    "kernelspec": {"name": "python3", "display_name": "", "language": "python"}
}), "in.ipynb")
"""


@pytest.mark.slow
def test_papermill_leaves_nothing_behind(at_home):
    """Under papermill's command the journal is in memory and no file appears."""
    subprocess.run([sys.executable, "-c", PAPERMILL], cwd=at_home, check=True)
    papermill = Path(sys.executable).with_name("papermill")
    subprocess.run(
        [papermill, "in.ipynb", "out.ipynb", "-k", "python3", "--no-progress-bar"],
        cwd=at_home,
        check=True,
        capture_output=True,
    )

    assert "True\\n" in (at_home / "out.ipynb").read_text()
    assert not (at_home / "my_work").exists()


def test_deleted_current_folder_is_no_trouble(tmp_path, monkeypatch):
    """A notebook whose folder was deleted still knows where the work lies."""
    monkeypatch.delenv("STOVE_HOME")
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    assert home.my_work().name == "my_work"
