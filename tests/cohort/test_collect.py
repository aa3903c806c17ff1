"""Projects from a learner's folder into the course directory, beside nbgrader's."""

import io
import zipfile
from datetime import UTC, datetime

import pytest

from grader.cli import main
from grader.cohort import collect, project_files, submit
from grader.errors import SubmissionError
from tests.cohort.test_submit import NAME, work  # noqa: F401
from tests.project.making import project

WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def mine(tmp_path):
    """Return a learner's project, with something hidden in it."""
    folder = project(tmp_path / "my_project")
    for name in (".review/gates.json", ".env"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("{}")
    for name in ("review.toml", "review_by_bo.toml"):
        (folder / name).write_text("[review]\n")
    return folder


def test_a_project_travels_with_the_notebook(work, mine, course, tmp_path):  # noqa: F811
    """Forms come along, what is hidden does not; a hostile one stops nobody."""
    up = tmp_path / "up"
    packed = submit.pack("91", "learner-01", to=up, now=WHEN, project=mine)
    submit.pack("91", "learner-02", to=up, now=WHEN)
    stem = f"learner-03_attempt_20260102T030405Z_{NAME}"
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as opened:
        opened.writestr("../../../stolen.py", "1")
    with zipfile.ZipFile(up / "three.zip", "w") as opened:
        opened.write(work / f"{NAME}.ipynb", f"{stem}.ipynb")
        opened.writestr(f"{stem}{project_files.ENDING}", inner.getvalue())
    (up / "photo.zip").write_bytes(b"no zip")

    found = collect.collect(course, NAME, up)

    assert f"and 5 files of {mine}" in str(packed)
    assert "Not in it: `.env` (hidden), `.review` (hidden)." in str(packed)
    assert found.learners == ("learner-01", "learner-02", "learner-03")
    assert found.projects == ("learner-01",)
    place = course / "projects" / "learner-01" / NAME
    assert project_files.gather(place) == project_files.Gathered(
        project_files.gather(mine).files
    )
    assert (place / "review_by_bo.toml").is_file()
    refused = " ".join(found.refused)
    assert "photo.zip is no archive" in refused
    assert "learner-03, project: In the project, `../../../stolen.py`" in refused
    assert not list(tmp_path.rglob("stolen.py"))
    assert [one.name for one in (course / "submitted/learner-01" / NAME).iterdir()] == [
        f"{NAME}.ipynb",
        "timestamp.txt",
    ]

    # A later one takes its place; a later notebook without one leaves it alone.
    (mine / "README.md").write_text("Better.")
    later = WHEN.replace(day=3)
    submit.pack("91", "learner-01", to=up, now=later, project=mine)
    submit.pack("91", "learner-01", to=up, now=WHEN.replace(day=4))
    assert collect.collect(course, NAME, up).projects == ("learner-01",)
    assert (place / "README.md").read_text() == "Better."
    assert [one.name for one in place.parent.iterdir()] == [NAME]


def test_personal_data_are_told_before_anything_is_packed(work, mine, capsys):  # noqa: F811
    """Who means it says so; then it is packed."""
    (mine / "README.md").write_text("By ann.smith@example.org")

    words = ["submit", "91", "learner-01", "--project", str(mine)]
    assert main(words) == 1
    said = capsys.readouterr().err
    assert "`README.md`: 1 × mail address" in said and "Nothing was packed" in said
    assert "ann.smith" not in said
    assert list(work.parent.glob("*.zip")) == []
    assert main([*words, "--with-personal-data"]) == 0
    assert len(list(work.parent.glob("*.zip"))) == 1


def test_a_project_that_cannot_be_audited_is_handed_in_all_the_same(work, mine, capsys):  # noqa: F811
    """The learner hears it first; a folder that is no project is none."""
    (mine / "project.py").write_text("1 +")
    assert main(["submit", "91", "learner-01", "--project", str(mine)]) == 0
    assert "cannot be audited as it is" in capsys.readouterr().out
    (mine / "project.toml").unlink()
    with pytest.raises(SubmissionError, match=r"no `project\.toml`"):
        submit.pack("91", "learner-01", project=mine)
    with pytest.raises(SubmissionError, match="There is no folder"):
        submit.pack("91", "learner-01", project=mine / "none")
