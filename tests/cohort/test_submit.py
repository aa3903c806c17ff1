import json
import zipfile
from datetime import UTC, datetime

import pytest

from grader.authoring import markers, release
from grader.cohort import collect, submit
from grader.errors import CalledWrongly, SubmissionError

NAME = "91_sums"
WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def work(small, tmp_path, monkeypatch):
    """Return a learner's home with the exercise begun in `my_work/`."""
    monkeypatch.setenv("STOVE_HOME", str(tmp_path / "home"))
    folder = tmp_path / "home" / "my_work" / NAME
    folder.mkdir(parents=True)
    data = release.to_bytes(release.solved(small / NAME / "exercise.py"))
    (folder / f"{NAME}.ipynb").write_bytes(data)
    return folder


def test_a_submission_is_one_zip_with_learner_time_and_notebook(work):
    """It lies in `my_work/`, and its size is told."""
    packed = submit.pack("91", "learner-01", now=WHEN)

    assert packed.path.parent == work.parent
    with zipfile.ZipFile(packed.path) as opened:
        names = opened.namelist()
        data = opened.read(names[0])
    assert names == [f"learner-01_attempt_20260102T030405Z_{NAME}.ipynb"]
    assert data == (work / f"{NAME}.ipynb").read_bytes()
    assert packed.size == packed.path.stat().st_size
    assert packed.problems == ()
    assert "kB" in str(packed)


def test_zip_collect_takes_what_was_packed(work, course, tmp_path):
    """nbgrader finds learner, time and notebook, whatever the courier renamed."""
    uploads = tmp_path / "uploads"
    for learner in ("learner-01", "a.b_c@d-2"):
        packed = submit.pack("91", learner, to=uploads, now=WHEN)
        packed.path.rename(uploads / f"LMS 4711 {learner} late.zip")

    found = collect.collect(course, NAME, uploads)

    assert found.learners == ("a.b_c@d-2", "learner-01")
    assert (found.projects, found.refused) == ((), ())
    folder = course / "submitted" / "a.b_c@d-2" / NAME
    assert (folder / f"{NAME}.ipynb").read_bytes() == (
        work / f"{NAME}.ipynb"
    ).read_bytes()
    assert (folder / "timestamp.txt").read_text().startswith("2026-01-02 03:04:05")


def test_of_two_submissions_the_later_one_is_collected(work, course, tmp_path):
    """Learners may hand in again."""
    submit.pack("91", "learner-01", to=tmp_path / "up", now=WHEN)
    path = work / f"{NAME}.ipynb"
    path.write_bytes(path.read_bytes().replace(b"fsum", b"prod"))
    submit.pack("91", "learner-01", to=tmp_path / "up", now=WHEN.replace(day=3))

    collect.collect(course, NAME, tmp_path / "up")

    got = course / "submitted" / "learner-01" / NAME / f"{NAME}.ipynb"
    assert got.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("learner", ["", "../x", "a b", "x" * 65, "a_attempt_b", "-a"])
def test_an_id_that_no_folder_can_have_is_refused(work, learner):
    """The message gives the rule."""
    with pytest.raises(CalledWrongly, match="an id has letters"):
        submit.pack("91", learner)


def test_an_exercise_that_was_not_begun_is_told(work):
    """The message says where it looked and how to begin."""
    with pytest.raises(SubmissionError, match="stove begin 92"):
        submit.pack("92", "learner-01")


def test_a_renamed_notebook_is_found_and_handed_in_under_its_name(work):
    """The learner is told."""
    (work / f"{NAME}.ipynb").rename(work / "sums-final (2).ipynb")
    (work / "scratch.ipynb").write_text("{}")

    packed = submit.pack("91", "learner-01", now=WHEN)

    with zipfile.ZipFile(packed.path) as opened:
        assert opened.namelist()[0].endswith(f"_{NAME}.ipynb")
    assert packed.problems == (
        f"`sums-final (2).ipynb` is handed in as `{NAME}.ipynb`.",
    )


def test_two_candidates_are_never_guessed_between(work):
    """The learner says which one it is, by its name."""
    data = (work / f"{NAME}.ipynb").read_bytes()
    (work / f"{NAME}.ipynb").unlink()
    for name in ("a.ipynb", "b.ipynb"):
        (work / name).write_bytes(data)

    with pytest.raises(SubmissionError, match=r"a\.ipynb, b\.ipynb"):
        submit.pack("91", "learner-01")


def test_a_broken_notebook_is_told_while_it_can_be_repaired(work):
    """No zip is made of a file that nobody can grade."""
    path = work / f"{NAME}.ipynb"
    path.write_bytes(path.read_bytes()[:200])

    with pytest.raises(SubmissionError, match="cut short"):
        submit.pack("91", "learner-01")

    assert list(work.parent.glob("*.zip")) == []


def test_a_deleted_check_cell_is_told_and_packed(work):
    """What grading can put right does not stop a submission."""
    path = work / f"{NAME}.ipynb"
    notebook = json.loads(path.read_text())
    notebook["cells"] = [
        cell
        for cell in notebook["cells"]
        if cell["metadata"].get("nbgrader", {}).get("grade_id") != "91-1-check"
    ]
    path.write_text(json.dumps(notebook))

    packed = submit.pack("91", "learner-01", now=WHEN)

    assert packed.path.is_file()
    assert "The check cell of 91-1 was deleted" in packed.problems[0]


def test_items_are_known_without_the_released_exercise(small):
    """A learner may have lost `exercises/`; the installed checks name the items."""
    notebook = submit.released("91", "no_such_folder")

    ids = [id for id, _ in markers.marked(notebook)]

    assert ids == ["91-1", "91-1-check", "91-2", "91-2-check", "91-3", "91-3-check"]
