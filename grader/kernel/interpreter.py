"""Which folders a Python needs, and who may enter them."""

import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import grader


@dataclass(frozen=True)
class Interpreter:
    """A Python and the folders outside /usr that it cannot do without."""

    executable: Path
    folders: tuple[Path, ...]


@cache
def find_interpreter(executable: str = sys.executable) -> Interpreter:
    """Return the Python at `executable`, with its environment and its base."""
    path = Path(os.path.abspath(executable))
    prefix = path.parent.parent
    folders = [prefix, _base(prefix), path.resolve().parent.parent]
    package = Path(grader.__file__).resolve().parent
    return Interpreter(path, outermost([*folders, package]))


def _base(prefix: Path) -> Path:
    """Return the installation that a virtual environment was made from."""
    try:
        lines = (prefix / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return prefix
    pairs = (line.partition("=") for line in lines)
    homes = [value.strip() for key, _, value in pairs if key.strip() == "home"]
    return Path(homes[0]).parent if homes else prefix


def outermost(folders: list[Path]) -> tuple[Path, ...]:
    """Return the folders that lie neither in /usr nor in another one of them."""
    kept: list[Path] = []
    for folder in sorted(set(folders), key=lambda path: len(path.parts)):
        if folder.is_relative_to("/usr") or folder == Path("/"):
            continue
        if not any(folder.is_relative_to(other) for other in kept):
            kept.append(folder)
    return tuple(kept)


def is_open(path: Path) -> bool:
    """Return whether every user may enter the folders above `path`, and read it."""
    try:
        above = all(os.stat(parent).st_mode & 0o001 for parent in path.parents)
        return above and bool(os.stat(path).st_mode & 0o004)
    except OSError:
        return False


def closed_folder(path: Path) -> Path:
    """Return the outermost folder on the way to `path` that not every user enters."""
    for folder in [*reversed(path.parents), path]:
        if not os.stat(folder).st_mode & 0o001:
            return folder
    return path
