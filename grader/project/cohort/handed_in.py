"""Which projects learners handed in, each read once, as it was at one moment."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.cohort import project_files
from grader.cohort.collect import PROJECTS
from grader.engine import oddities
from grader.engine.files import digest
from grader.engine.legible import whole
from grader.errors import CourseError, SubmissionError

_FORMS = re.compile(r"review(?:_by_[^/]+)?\.toml")


@dataclass(frozen=True)
class HandedIn:
    """One learner's project: its files, or why it was not read (`refusal`).

    `digest` is the sha256 of everything, `judged` that of what audits look at: all
    but the forms of reviewers.
    """

    assignment: str
    learner: str
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    digest: str = ""
    judged: str = ""
    refusal: str = ""
    stays: tuple[str, ...] = ()


def assignments(course: Path, asked: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the assignments with projects; raise CourseError where there is none."""
    found = {path.name for path in (course / PROJECTS).glob("*/*") if path.is_dir()}
    found = {name for name in found if not name.startswith(".")}
    missing = [name for name in asked if name not in found]
    if missing or not found:
        what = f"for {missing[0]!r}" if missing else f"in {course / PROJECTS}"
        raise CourseError(
            f"There is no project {what} yet. `stove submit NN ID --project FOLDER` "
            "packs one, `stove cohort collect` takes it in."
        )
    return tuple(sorted(asked or found))


def learners(course: Path, assignment: str) -> list[str]:
    """Return who handed a project in; what is no text in a name is replaced."""
    places = (course / PROJECTS).glob("*")
    names = [one.name for one in places if os.path.lexists(one / assignment)]
    return sorted(whole(name) for name in names)


def handed_in(course: Path, assignment: str) -> Iterator[HandedIn]:
    """Yield every project of an assignment, read when it is asked for."""
    for learner in learners(course, assignment):
        yield _read(course / PROJECTS / learner / assignment, assignment, learner)


def _read(folder: Path, assignment: str, learner: str) -> HandedIn:
    if problem := oddities.odd_name(learner):
        return HandedIn(assignment, learner, refusal=problem.words)
    try:
        if folder.is_symlink() or folder.parent.is_symlink():
            raise SubmissionError("The folder is a link. Put the project itself there.")
        gathered = project_files.gather(folder)
    except (SubmissionError, OSError) as error:
        refusal = str(error).replace(str(folder), "The folder")
        return HandedIn(assignment, learner, refusal=refusal)
    files = dict(gathered.files)
    judged = {name: one for name, one in files.items() if not _FORMS.fullmatch(name)}
    told = digest(files), digest(judged)
    return HandedIn(assignment, learner, files, *told, stays=gathered.stays)
