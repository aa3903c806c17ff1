"""Pack a learner's work into one zip that `nbgrader zip_collect` accepts.

Learner, time and notebook stand in the name of the file inside, so that any
courier will do: learning platforms rename what is uploaded, but not what is in it.
"""

import os
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from grader.checks import loader
from grader.cohort import intake, project_files, settings
from grader.cohort.project_privacy import personal
from grader.errors import CalledWrongly, SubmissionError
from grader.learner import home, private
from grader.manifest import load_manifest


@dataclass(frozen=True)
class Packed:
    """A submission ready to be uploaded; `problems` are worth a look before."""

    path: Path
    notebook: Path
    size: int
    problems: tuple[str, ...]
    project: Path | None = None
    files: int = 0
    stays: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Say what was packed, in words."""
        size = f"{max(1, round(self.size / 1024))} kB"
        also = f" and {self.files} files of {self.project}" if self.project else ""
        lines = [f"Packed {self.notebook}{also} into {self.path} ({size})."]
        if self.stays:
            lines.append(f"Not in it: {', '.join(self.stays)}.")
        return "\n".join([*lines, *self.problems])


def pack(
    module: str,
    learner: str,
    *,
    work: Path | None = None,
    to: Path | None = None,
    now: datetime | None = None,
    project: Path | None = None,
    with_personal_data: bool = False,
) -> Packed:
    """Pack the learner's notebook of `module` ("03") and return where it lies.

    `work` is the folder that holds the notebook, by default the module's folder
    in `my_work/`; `to` the folder for the zip, by default `my_work/`; `project` the
    folder of a project to hand in beside it.
    """
    name = load_manifest().module(module).folder
    if not settings.LEARNER_ID.fullmatch(learner):
        raise CalledWrongly(f"{learner!r} is no learner's id: {settings.ID_RULE}.")
    release = released(module, name)
    notebook = _notebook(work or home.my_work() / name, name, release)
    problems = _problems(notebook, name, release)
    gathered = _gathered(project, with_personal_data) if project else None
    stamp = f"{now or datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    inner = f"{learner}_attempt_{stamp}_{name}"
    files = {f"{inner}.ipynb": private.without(notebook.read_bytes())}
    if gathered:
        ending = project_files.ENDING
        files[f"{inner}{ending}"] = project_files.packed(gathered.files)
    path = (to or home.my_work()) / f"{name}_{learner}_{stamp}.zip"
    _write(path, files)
    told = (project, len(gathered.files), gathered.stays) if gathered else ()
    return Packed(path, notebook, path.stat().st_size, problems, *told)


def _write(path: Path, files: dict[str, bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    os.replace(new, path)


def _gathered(folder: Path, with_personal_data: bool) -> project_files.Gathered:
    """Return a project's files; raise where they are none, or point to persons."""
    gathered = project_files.gather(folder)
    if "project.toml" not in gathered.files:
        raise SubmissionError(
            f"There is no `project.toml` in {folder}, so it is no project. "
            "docs/projects.md has the contract. Nothing was packed."
        )
    found = [] if with_personal_data else personal(gathered.files)
    if found:
        raise SubmissionError(
            f"These may point to persons: {'; '.join(found[:6])}. Take them out: "
            "whoever gets the folder gets these people too. If they belong there, pack "
            "with --with-personal-data. Nothing was packed."
        )
    files = {n: _calm(n, data) for n, data in gathered.files.items()}
    return project_files.Gathered(files, gathered.stays)


def _calm(name: str, data: bytes) -> bytes:
    """Return a file without what a notebook showed of the learner's own search."""
    return private.without(data) if name.endswith(".ipynb") else data


def released(module: str, name: str) -> NotebookNode:
    """Return what is to be handed in: the released exercise, or its items alone.

    A learner's folder may have lost the exercise; the ids of the items are known
    from the installed course in any case.
    """
    root = home.course_root()
    path = root / "exercises" / name / f"{name}.ipynb" if root else None
    if path and path.is_file():
        return nbformat.read(path, as_version=4)
    cells = [
        new_code_cell(metadata={"nbgrader": _told(f"{item.id}{end}", bool(end))})
        for item in loader.items(module)
        for end in ("", "-check")
    ]
    return new_notebook(cells=cells)


def _told(id: str, is_check: bool) -> dict[str, object]:
    return {"grade_id": id, "solution": not is_check, "locked": False}


def _notebook(folder: Path, name: str, release: NotebookNode) -> Path:
    """Return the learner's notebook, found under another name too."""
    path = folder / f"{name}.ipynb"
    if path.is_file():
        return path
    others = [one for one in folder.glob("*.ipynb") if intake.holds(one, release)]
    if len(others) == 1:
        return others[0]
    if others:
        names = ", ".join(sorted(other.name for other in others))
        raise SubmissionError(
            f"There is no {path}, and several notebooks could be it: {names}. "
            f"Rename the one to hand in to {path.name}."
        )
    raise SubmissionError(
        f"There is no {path}. Begin the exercise with `stove begin {name[:2]}`, or "
        "say where the notebook lies."
    )


def _problems(notebook: Path, name: str, release: NotebookNode) -> tuple[str, ...]:
    """Return what is odd about the notebook; raise where it cannot be graded."""
    from grader.cohort import notebook_file

    found = intake.compare(notebook_file.read(notebook), release)
    stopping = [problem for problem in found if problem.stops]
    if stopping:
        raise SubmissionError(stopping[0].words)
    renamed = []
    if notebook.name != f"{name}.ipynb":
        renamed = [f"`{notebook.name}` is handed in as `{name}.ipynb`."]
    return (*renamed, *(problem.words for problem in found))
