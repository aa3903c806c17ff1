"""The course's manifest, `course.toml`, as frozen dataclasses."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.checks import loader
from grader.errors import CourseError

_FOLDER = re.compile(r"(\d\d)_([a-z0-9_]+)")
_KEYS = {"folder", "title", "summary", "minutes", "data"}


@dataclass(frozen=True)
class Module:
    """One topic: its lesson and its exercise."""

    number: str
    folder: str
    title: str
    summary: str
    lesson_minutes: int
    exercise_minutes: int
    data: tuple[str, ...]


@dataclass(frozen=True)
class Manifest:
    """The modules of a course, in order."""

    title: str
    modules: tuple[Module, ...]

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
        return Manifest(data["title"], tuple(_module(m) for m in data["module"]))
    except FileNotFoundError:
        raise CourseError(f"{path} is missing. Install the package again.") from None
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path} is not valid TOML: {error}.") from None
    except (KeyError, TypeError, ValueError) as error:
        raise CourseError(f"{path}: {error}. See CONTRIBUTING.md.") from None


def _module(entry: dict[str, Any]) -> Module:
    missing, unknown = _KEYS - set(entry), set(entry) - _KEYS
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
    )
