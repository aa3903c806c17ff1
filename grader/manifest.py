"""The course's manifest, `course.toml`, as frozen dataclasses."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.checks import loader
from grader.errors import CourseError

_FOLDER = re.compile(r"(\d\d)_([a-z0-9_]+)")
_STEP = re.compile(r"\d\d(-\d+)?")
_KEYS = {"folder", "title", "summary", "minutes", "data"}
_OPTIONAL = {"needs"}
FULL = "full"
# Times are stated for somebody who knows Python; who does not needs about this much.
BEGINNER = 1.4


@dataclass(frozen=True)
class Module:
    """One topic: its lesson and its exercise; `needs` are numbers of modules."""

    number: str
    folder: str
    title: str
    summary: str
    lesson_minutes: int
    exercise_minutes: int
    data: tuple[str, ...]
    needs: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """The stated time of lesson and exercise together."""
        return self.lesson_minutes + self.exercise_minutes


@dataclass(frozen=True)
class Route:
    """A way through the course: modules ("03") and single items ("05-1") in order.

    Steps that are not there (yet) are passed over.
    """

    name: str
    title: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Manifest:
    """The modules of a course in the order of the file, and ways through them."""

    title: str
    modules: tuple[Module, ...]
    paths: tuple[Route, ...] = ()

    def path(self, name: str) -> Route:
        """Return a path by name; the full one goes through all modules.

        Raise CourseError for an unknown name.
        """
        wanted = name.strip().casefold()
        for path in self.paths:
            if path.name.casefold() == wanted:
                return path
        if wanted == FULL:
            numbers = sorted(module.number for module in self.modules)
            return Route(FULL, "The whole course", tuple(numbers))
        known = ", ".join(sorted({FULL, *(path.name for path in self.paths)}))
        raise CourseError(f"There is no path {name!r}. There are: {known}.")

    def module(self, number: str) -> Module:
        """Return the module `number` ("03"); raise CourseError if there is none."""
        for module in self.modules:
            if module.number == number:
                return module
        known = ", ".join(module.number for module in self.modules)
        raise CourseError(f"There is no module {number!r}. Known: {known}.")


def load_manifest(folder: Path | None = None) -> Manifest:
    """Read `course.toml` in `folder` (by default the course's own)."""
    path = (folder or loader.course_folder()) / "course.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        modules = tuple(_module(entry) for entry in data["module"])
        paths = tuple(_route(entry) for entry in data.get("path", ()))
        return Manifest(data["title"], modules, paths)
    except FileNotFoundError:
        raise CourseError(f"{path} is missing. Install the package again.") from None
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path} is not valid TOML: {error}.") from None
    except (KeyError, TypeError, ValueError) as error:
        raise CourseError(f"{path}: {error}. See CONTRIBUTING.md.") from None


def _module(entry: dict[str, Any]) -> Module:
    missing, unknown = _KEYS - set(entry), set(entry) - _KEYS - _OPTIONAL
    if missing or unknown:
        raise ValueError(
            f"[[module]] lacks {sorted(missing)}, unknown are {sorted(unknown)}"
        )
    match = _FOLDER.fullmatch(entry["folder"])
    if not match:
        raise ValueError(f"folder {entry['folder']!r} is not of the form 03_leakage")
    minutes = entry["minutes"]
    return Module(
        number=match[1],
        folder=entry["folder"],
        title=entry["title"],
        summary=entry["summary"],
        lesson_minutes=int(minutes["lesson"]),
        exercise_minutes=int(minutes["exercise"]),
        data=tuple(entry["data"]),
        needs=_steps(entry.get("needs", []), f"`needs` of {entry['folder']}"),
    )


def _route(entry: dict[str, Any]) -> Route:
    steps = _steps(entry["steps"], f"`steps` of the path {entry['name']!r}")
    return Route(entry["name"], entry["title"], steps)


def _steps(steps: Any, where: str) -> tuple[str, ...]:
    """Return numbers of modules and ids of items; raise ValueError for others."""
    listed = steps if isinstance(steps, list) else [steps]
    odd = [step for step in listed if not _STEP.fullmatch(str(step))]
    if odd or not isinstance(steps, list):
        raise ValueError(f'{where} is a list such as ["01", "05-1"], not {steps!r}')
    return tuple(map(str, listed))
