"""What learners of a cohort get: notebooks, the wheel, and no answers."""

import shutil
import zipfile
from pathlib import Path

import nbformat

import grader
from grader.authoring import fixtures, release
from grader.checks import loader
from grader.errors import CourseError
from grader.manifest import Manifest

_PAGES = ("glossary.md", "credits.md", "data.md")
_SUFFIXES = {".ipynb", ".md", ".txt", ".whl"}
_README = """# {title}

Needs Python 3.11, 3.12 or 3.13. In this folder:

    python -m venv .venv
    .venv/bin/pip install -r requirements.txt
    .venv/bin/jupyter lab course/start_here.ipynb

On Windows write `.venv\\Scripts` for `.venv/bin`.

Lessons are in `course/`, exercises in `exercises/`. Begin an exercise with
`stove begin 03`; it makes a copy of yours in `my_work/`, and only that is handed in:

    .venv/bin/stove submit 03 YOUR-ID

This writes one zip file. Upload it where your instructor asks for it.
"""


def write(folder: Path, manifest: Manifest) -> None:
    """Write the handout into the new folder `folder` and prove it tells nothing."""
    folder.mkdir()
    for name, data in release.build(loader.course_folder()).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for name in _PAGES:  # the notebooks link to them
        path = folder / "docs" / name
        path.parent.mkdir(exist_ok=True)
        shutil.copyfile(clone() / "docs" / name, path)
    built = wheel(folder)
    (folder / "requirements.txt").write_text(f"./{built.name}\n", encoding="utf-8")
    text = _README.format(title=manifest.title)
    (folder / "README.md").write_text(text, encoding="utf-8")
    guard(folder, manifest)


def clone() -> Path:
    """Return the root of the clone that this package runs from."""
    root = Path(grader.__file__).resolve().parents[1]
    if not (root / "pyproject.toml").is_file():
        raise CourseError(
            f"{root} is no clone of the course: an installed package has neither "
            "solutions nor what a wheel is made of. Clone the repository, run "
            "`pip install -e .` in it and try again."
        )
    return root


def wheel(folder: Path) -> Path:
    """Build the wheel of this clone into `folder`, in process and offline."""
    root = clone()
    try:
        from hatchling.builders.wheel import WheelBuilder
    except ImportError:
        raise CourseError(
            "The wheel for learners needs hatchling. Run `pip install hatchling`."
        ) from None
    built = WheelBuilder(str(root)).build(directory=str(folder), versions=["standard"])
    return Path(next(iter(built)))


def guard(folder: Path, manifest: Manifest) -> None:
    """Raise CourseError where the handout holds a solution or a wrong answer."""
    secrets = _secrets(manifest)
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            continue
        if path.suffix not in _SUFFIXES:
            raise CourseError(f"{path} does not belong into a handout. Remove it.")
        if path.suffix == ".ipynb":
            _guard_notebook(path, secrets)
        if path.suffix == ".whl":
            _guard_wheel(path)


def _secrets(manifest: Manifest) -> list[str]:
    """Return every answer of ours, right or wrong, as it stands in a cell."""
    found: list[str] = []
    for module in manifest.modules:
        folder = loader.course_folder() / module.folder
        found += release.answers(folder / "exercise.py").values()
        answers = [*fixtures.wrong(folder), *fixtures.alternative(folder)]
        found += [answer.source for answer in answers]
    return [source.strip() for source in found]


def _guard_notebook(path: Path, secrets: list[str]) -> None:
    for cell in nbformat.read(path, as_version=4).cells:
        if "### BEGIN SOLUTION" in cell.source or cell.source.strip() in secrets:
            raise CourseError(
                f"{path} holds an answer in cell `{cell.id}`. Run `stove audit`."
            )


def _guard_wheel(path: Path) -> None:
    with zipfile.ZipFile(path) as opened:
        names = opened.namelist()
    for name in names:
        course = name.startswith("grader/_course/")
        is_ours = name.startswith(("grader/", "touch_the_stove-"))
        if not is_ours or (course and not name.endswith(("/course.toml", "checks.py"))):
            raise CourseError(
                f"{path.name} holds {name}, which learners must not get. Correct "
                "[tool.hatch.build] in pyproject.toml."
            )
