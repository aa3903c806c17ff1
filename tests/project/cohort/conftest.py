"""A cohort whose learners handed in projects: healthy, broken and hostile ones."""

import os
import shutil
from pathlib import Path

import pytest

from grader.authoring import release
from grader.cohort import project_files
from grader.project import contract
from grader.project.review import form
from grader.project.review.gates import pin
from tests.cohort.conftest import made_once, small_solutions  # noqa: F401
from tests.project.making import project
from tests.project.review.conftest import filled
from tests.report.vectors import HTML, RUN

NAME = "91_sums"
ANSWER = "memo = 'A sum of 3 numbers, and <b>my own words</b>.'"
HOSTILE = "\n\n".join(HTML.values())


@pytest.fixture(scope="module")
def cohort(made_once, small_solutions, tmp_path_factory):  # noqa: F811
    """Return a course directory with one graded notebook and four projects."""
    before = {name: os.environ.get(name) for name in ("STOVE_SOLUTIONS", "STOVE_SALT")}
    os.environ["STOVE_SOLUTIONS"] = str(small_solutions)
    os.environ.pop("STOVE_SALT", None)
    folder = tmp_path_factory.mktemp("cohort") / "course"
    yield fill(Path(shutil.copytree(made_once, folder)), small_solutions)
    for name, value in before.items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value


def fill(course, solutions):
    """Hand in a notebook and four projects."""
    notebook = release.solved(solutions / NAME / "exercise.py")
    for cell in notebook.cells:
        if cell.source.startswith("memo = "):
            cell.source = ANSWER
    put = course / "submitted" / "learner-01" / NAME
    put.mkdir(parents=True)
    (put / f"{NAME}.ipynb").write_bytes(release.to_bytes(notebook))
    reviewed(place(course, 1))
    leak = ('df[df["day"] < 30]', 'df[df["day"] < 35]')
    hostile(project(place(course, 2), leak))
    loop = ("    return pd.read_csv", "    while True: pass\n    return pd.read_csv")
    flood = ("seed = 0", "seed = 0\nfor _ in range(1024): print('x' * 2**20)")
    project(place(course, 3), loop, flood)
    place(course, 4).mkdir(parents=True)
    (place(course, 4) / "project.toml").write_text(f"title = '''{RUN}'''\n= 3")
    return course


def place(course, number):
    """Return where a learner's project lies."""
    return course / "projects" / f"learner-{number:02d}" / NAME


def reviewed(folder):
    """Make a project with reviews, one of them far away, and forged findings."""
    project(folder, settings={"licence": "unknown"})
    (folder / "README.md").write_text("# Ice cream\n\nFor the driver of the van.\n")
    current = pin(contract.read(folder))
    form.begin(folder / "review.toml", form.SELF, "Ice cream", current)
    filled(folder / "review.toml", 2)
    form.begin(folder / "review_by_bo.toml", form.PEER, "Ice cream", current, "bo")
    filled(folder / "review_by_bo.toml", 2, split=0)
    form.begin(folder / "review_by_cy.toml", form.PEER, "Another", "ab" * 32, "cy")
    filled(folder / "review_by_cy.toml", 3)
    (folder / "review_by_di.toml").write_text("[review]\nkind = 'peer'\n")
    forged = folder / ".review"
    forged.mkdir()
    (forged / "gates.json").write_text('{"form": 1, "pin": "%s", "findings": []}')
    return folder


def hostile(folder):
    """Put scripts wherever words may stand."""
    settings = (folder / "project.toml").read_text()
    title = HTML["script"].replace('"', "'")
    (folder / "project.toml").write_text(settings.replace("Ice cream", title))
    (folder / "README.md").write_text(f"# {HOSTILE}\n")
    form.begin(folder / "review.toml", form.SELF, title, "")
    filled(folder / "review.toml", 1, evidence=f"{title} and more.")
    form.begin(folder / "review_by_x.toml", form.PEER, title, "", title)
    theirs = filled(folder / "review_by_x.toml", 1)
    theirs.write_text(theirs.read_text().replace("My question.", title))
    files = project_files.gather(folder).files
    assert b"script" in files["review.toml"] + files["README.md"]


@pytest.fixture
def made_course(made_once, small_solutions, tmp_path, monkeypatch):  # noqa: F811
    """Return a course directory into which nothing was handed in."""
    monkeypatch.setenv("STOVE_SOLUTIONS", str(small_solutions))
    return Path(shutil.copytree(made_once, tmp_path / "course"))
