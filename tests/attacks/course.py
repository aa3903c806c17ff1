"""A course directory of nbgrader's own kind, with the whole cohort handed in."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import nbformat

from grader.cohort import config, gradebook
from grader.cohort.settings import Cohort, Learner
from tests.attacks import assignments
from tests.attacks.case import Case, Handed

# Small, so that a hang costs little; but beside a busy neighbour an honest cell that
# imports scikit-learn has to end in time.
CELL_SECONDS = 20
SETTINGS = '''"""Settings of a course that knows nothing of our grader."""

from pathlib import Path

c = get_config()
c.CourseDirectory.course_id = "attacked"
c.CourseDirectory.root = str(Path(__file__).resolve().parent)
'''
LIMITS = f"""[limits]
cell_wall = {CELL_SECONDS}
cell_cpu = 10
wall = 60
memory = "1 GiB"
"""
# What grading may write; everything else in the folder stays as it is.
WRITTEN = ("autograded", "feedback", "gradebook.db", ".stove", ".stove.lock")

PRIVATE = (
    ".netrc",
    ".ssh/id_ed25519",
    ".bash_history",
    ".config/token",
    ".ipython/profile_default/startup/README",
    "grades.ipynb",
)


@dataclass(frozen=True)
class Score:
    """What nbgrader's gradebook says about one submission."""

    points: float
    max_points: float
    needs_review: bool


def make(folder: Path, cases: tuple[Case, ...]) -> None:
    """Make the course directory `folder`, with a submission for each case."""
    for name, notebook in assignments.NAMES.items():
        path = folder / "source" / name / f"{notebook}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(assignments.notebook(name), path)
    (folder / config.FILE).write_text(SETTINGS, encoding="utf-8")
    (folder / "course.toml").write_text(LIMITS, encoding="utf-8")
    learners = tuple(Learner(case.name) for case in cases)
    gradebook.create(folder, _cohort(learners))
    api = config.api(folder)
    for name in assignments.NAMES:
        told = api.generate_assignment(name)
        assert told["success"], told
    for case in cases:
        case.build(handed(folder, case))


def _cohort(learners: tuple[Learner, ...] = ()) -> Cohort:
    return Cohort("attacked", "", "UTC", assignments=(), learners=learners)


def handed(folder: Path, case: Case) -> Handed:
    """Return what the learner of a case starts from."""
    name = case.assignment
    notebook = assignments.NAMES[name]
    released = folder / "release" / name / f"{notebook}.ipynb"
    return Handed(
        folder / "submitted" / case.name / name,
        notebook,
        nbformat.read(released, as_version=4),
        assignments.answers(name),
    )


def score(folder: Path, case: Case) -> Score | None:
    """Return what the gradebook says, None where it has no submission."""
    with gradebook.opened(folder, _cohort()) as book:
        found = gradebook.score(book, case.assignment, case.name)
    return found and Score(found.points, found.max_points, found.needs_review)


def prints(folder: Path, leave: tuple[str, ...] = ()) -> dict[str, str]:
    """Return a fingerprint of everything in a folder, but for some names at its top."""
    found = {}
    for here, folders, files in os.walk(folder):
        if Path(here) == folder:
            folders[:] = [name for name in folders if name not in leave]
            files = [name for name in files if not name.startswith(leave or "\0")]
        for name in [*folders, *files]:
            path = Path(here, name)
            found[str(path.relative_to(folder))] = _print(path)
    return found


def _print(path: Path) -> str:
    status = path.lstat()
    kind = f"{status.st_mode:o} {status.st_size if not path.is_dir() else ''}"
    if path.is_symlink():
        return f"{kind} {os.readlink(path)}"
    if not path.is_file() or status.st_size > 1 << 30:
        return kind
    return f"{kind} {hashlib.sha256(path.read_bytes()).hexdigest()}"


def furnish(home: Path) -> None:
    """Put secrets where they usually lie in a home folder."""
    for name in PRIVATE:
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{assignments.SECRETS['home']}\n", encoding="utf-8")
