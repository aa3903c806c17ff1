"""Make a course directory that nbgrader and formgrader understand."""

import secrets
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from grader.authoring import release
from grader.checks import loader
from grader.cohort import config, gradebook, handout, settings
from grader.cohort.settings import Assignment, Cohort, Learner
from grader.errors import CalledWrongly, CourseError
from grader.manifest import Manifest, Module, load_manifest

_IGNORED = """# Nothing in here is for the public: solutions, salt, names, grades.
*
"""


@dataclass(frozen=True)
class Made:
    """A new course directory."""

    folder: Path
    assignments: tuple[str, ...]
    learners: int
    wheel: str


def new(
    folder: Path,
    *,
    modules: tuple[str, ...] = (),
    roster: Path | None = None,
    learners: tuple[Learner, ...] = (),
    course: str = "touch-the-stove",
    timezone: str = "UTC",
    due: datetime | None = None,
    salt: str = "",
) -> Made:
    """Make the course directory `folder` for `modules` (all unless named).

    `roster` is a CSV file with a column `id`. Refuses a folder that holds
    anything; a failure leaves nothing behind. `due` holds for every assignment;
    `cohort.toml` tells them apart later.
    """
    folder = folder.resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CalledWrongly(f"{folder} is not empty. Name a folder that is new.")
    handout.clone()
    manifest = load_manifest()
    chosen = _chosen(manifest, modules)
    cohort = Cohort(
        course=course,
        salt=salt or secrets.token_hex(16),
        timezone=timezone,
        assignments=tuple(Assignment(module.folder, due) for module in chosen),
        learners=settings.read_roster(roster) if roster else learners,
    )
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as made:
        _fill(Path(made) / "course", cohort, manifest)
        if folder.exists():
            folder.rmdir()
        shutil.move(Path(made) / "course", folder)
    built = next((folder / "handout").glob("*.whl")).name
    names = tuple(one.name for one in cohort.assignments)
    return Made(folder, names, len(cohort.learners), built)


def _chosen(manifest: Manifest, modules: tuple[str, ...]) -> list[Module]:
    numbers = modules or tuple(module.number for module in manifest.modules)
    return [manifest.module(number) for number in dict.fromkeys(numbers)]


def _fill(course: Path, cohort: Cohort, manifest: Manifest) -> None:
    for name in ("source", "release", "submitted", "exchange"):
        (course / name).mkdir(parents=True)
    _write_settings(course, cohort)
    (course / config.FILE).write_text(config.TEXT, encoding="utf-8")
    (course / ".gitignore").write_text(_IGNORED, encoding="utf-8")
    gradebook.create(course, cohort)
    for assignment in cohort.assignments:
        _write_source(course, assignment.name)
    generate(course, cohort)
    handout.write(course / "handout", manifest)


def _write_settings(course: Path, cohort: Cohort) -> None:
    """Write `cohort.toml` for its owner's eyes only, and read it once."""
    path = course / settings.FILE
    path.touch(mode=0o600)
    path.write_text(settings.dumps(cohort), encoding="utf-8")
    settings.load(course)


def _write_source(course: Path, name: str) -> None:
    """Write the author's version of an exercise, solutions included."""
    exercise = loader.course_folder() / name / "exercise.py"
    path = course / "source" / name / f"{name}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_bytes(release.to_bytes(release.source(exercise)))


def ready(course: Path) -> None:
    """Bring `cohort.toml`, if there is one, into the gradebook before a grading.

    A gradebook that was removed is made anew.
    """
    if not (course / settings.FILE).is_file():
        return
    cohort = settings.load(course)
    if not gradebook.is_there(course):
        gradebook.create(course, cohort)
        generate(course, cohort)
    gradebook.register(course, cohort)


def generate(course: Path, cohort: Cohort) -> None:
    """Run nbgrader's `generate_assignment`, which fills release and gradebook."""
    api = config.api(course)
    for assignment in cohort.assignments:
        told: dict[str, Any] = api.generate_assignment(assignment.name)
        if not told["success"]:
            last = told.get("error", "").strip().splitlines()[-1:]
            raise CourseError(
                f"nbgrader cannot release {assignment.name}: {''.join(last)[:300]}"
            )
