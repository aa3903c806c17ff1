"""Find the course's items and quizzes: one loader, by path.

They lie in `solutions/` beside an editable `grader/`, else in the package's own
`_course/`, which holds the manifest and every `checks.py` and nothing else.
"""

import importlib.util
import os
import re
import sys
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from grader.checks.question import Item, Quiz
from grader.errors import CalledWrongly, CourseError

FOLDER_VARIABLE = "STOVE_SOLUTIONS"
_PACKAGE = Path(__file__).parents[1]
_FOLDER = re.compile(r"\d\d_[a-z0-9_]+")


def course_folder() -> Path:
    """Return the folder that holds `course.toml` and the modules' checks."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen)
    beside = _PACKAGE.parent / "solutions"
    return beside if (beside / "course.toml").is_file() else _PACKAGE / "_course"


def shipped() -> dict[str, str]:
    """Return the text of what learners have of the course, by path in its folder."""
    folder = course_folder()
    files = [folder / "course.toml", *sorted(folder.glob("*/checks.py"))]
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in files
        if path.is_file()
    }


def module_folders() -> dict[str, Path]:
    """Return the folder of each module by its number, in order."""
    folders = sorted(course_folder().iterdir()) if course_folder().is_dir() else []
    found = [path for path in folders if _FOLDER.fullmatch(path.name)]
    return {path.name[:2]: path for path in found if (path / "checks.py").is_file()}


def modules() -> list[str]:
    """Return the numbers of the modules that have checks."""
    return list(module_folders())


def items(module: str) -> list[Item]:
    """Return the items of `module` ("03"), in the order of their ids."""
    found = _instances(module, Item)
    return sorted(found, key=lambda item: int(item.id.split("-")[1]))


def quizzes(module: str) -> list[Quiz]:
    """Return the quizzes of `module`."""
    return _instances(module, Quiz)


def find_item(id: str) -> Item:
    """Return the item `id`; raise CalledWrongly with the known ones."""
    if not re.fullmatch(r"\d\d-\d+", str(id)):
        raise CalledWrongly(f"{id!r} is no item. An item looks like '03-3'.")
    return _find(id, id[:2], items)


def find_quiz(id: str) -> Quiz:
    """Return the quiz `id`; raise CalledWrongly with the known ones."""
    if not re.fullmatch(r"\d\d\.[a-z0-9.-]+", str(id)):
        raise CalledWrongly(f"{id!r} is no quiz. A quiz looks like '03.why'.")
    return _find(id, id[:2], quizzes)


def _find(id, module, listed):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    if module not in modules():
        known = ", ".join(modules()) or "none"
        raise CalledWrongly(f"There is no module {module}. Known: {known}.")
    found = {one.id: one for one in listed(module)}
    if id not in found:
        known = ", ".join(found) or "none"
        raise CalledWrongly(f"Module {module} has no {id!r}. Known: {known}.")
    return found[id]


def solution_source(id: str) -> str | None:
    """Return the author's solution of an item; None where it is not installed."""
    folder = module_folders().get(id[:2])
    exercise = folder / "exercise.py" if folder else None
    if exercise is None or not exercise.is_file():
        return None
    text = exercise.read_text(encoding="utf-8")
    cell = re.search(
        rf'^# %% (?:solution|answer)="{re.escape(id)}".*\n(?P<body>(?:(?!# %%).*\n?)*)',
        text,
        re.MULTILINE,
    )
    return re.sub(r".*### (BEGIN|END) SOLUTION\n?", "", cell["body"]) if cell else None


def _instances(module, kind):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    path = module_folders()[module] / "checks.py"
    namespace = _load(path, path.stat().st_mtime_ns)
    return [one for one in vars(namespace).values() if isinstance(one, kind)]


@lru_cache(maxsize=32)
def _load(path: Path, _changed: int) -> ModuleType:
    """Import a `checks.py`; a changed file is imported again."""
    name = f"stove_checks_{path.parent.name}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise CourseError(f"{path} cannot be loaded: {error!r}.") from error
    return module
