"""The contract of a project: a folder that can be run and judged by machine.

Thin on purpose. Every breach is said at once, each with what to do about it, so that
nobody has to find the second one by mending the first.
"""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import ProjectError
from grader.project.settings import Settings, parse_settings
from grader.project.source import FUNCTIONS, Source, read_source

SETTINGS, RESULTS, README = "project.toml", "results.json", "README.md"
SOURCES = ("project.ipynb", "project.py")
_MOST_TEXT = 2 << 20


@dataclass(frozen=True)
class Project:
    """A folder that keeps the contract: its source in cells, and its settings."""

    folder: Path
    source: Source
    settings: Settings

    @property
    def name(self) -> str:
        """Return the name of the folder."""
        return self.folder.name

    @property
    def readme(self) -> str:
        """Return the text of README.md, "" where there is none."""
        return text_of(self.folder / README)

    def results(self) -> dict[str, Any]:
        """Return what results.json holds; raise ProjectError if it cannot be read."""
        path = self.folder / RESULTS
        if not path.is_file():
            raise ProjectError(
                f"There is no `{RESULTS}` in {self.folder}. Run the whole source once; "
                "its last lines should write that file."
            )
        return parse_results(text_of(path))


def read(folder: Path | str) -> Project:
    """Return the project in `folder`; raise ProjectError with all that is missing."""
    place = Path(folder).expanduser().resolve()
    if not place.is_dir():
        raise ProjectError(
            f"There is no folder {str(folder)!r}. `stove project new NAME` makes a "
            "project that runs."
        )
    breaches: list[str] = []
    source = _source(place, breaches)
    settings = _settings(place, breaches)
    if breaches or source is None or settings is None:
        listed = "\n".join(f"  - {one}" for one in breaches)
        raise ProjectError(
            f"{place.name} does not keep the contract yet "
            f"(docs/projects.md explains it):\n{listed}",
            tuple(breaches),
        )
    return Project(place, source, settings)


def parse_results(text: str) -> dict[str, Any]:
    """Return the object in the text of a results.json, or raise ProjectError."""
    try:
        told = json.loads(text)
    except ValueError as error:
        raise ProjectError(
            f"`{RESULTS}` is not JSON ({error}). Write it with `json.dump`."
        ) from None
    if not isinstance(told, dict):
        raise ProjectError(
            f"`{RESULTS}` holds a {type(told).__name__}. Write an object: "
            '{"baseline": …, "model": …, "difference": …, "n_test": …}.'
        )
    return told


def text_of(path: Path) -> str:
    """Return the text of a file, its first 2 MiB, "" where there is none."""
    try:
        with path.open("rb") as file:
            return file.read(_MOST_TEXT).decode("utf-8", errors="replace")
    except OSError:
        return ""


def _source(folder: Path, breaches: list[str]) -> Source | None:
    """Read the one source; note what is wrong with it."""
    found = [folder / name for name in SOURCES if (folder / name).is_file()]
    if len(found) != 1:
        names = " or ".join(f"`{name}`" for name in SOURCES)
        breaches.append(
            f"There are two sources, {names}. Keep the one that you run."
            if found
            else f"There is no source. Name your notebook or module {names}."
        )
        return None
    try:
        source = read_source(found[0])
    except ProjectError as error:
        breaches.append(str(error))
        return None
    missing = [name for name in FUNCTIONS if name not in source.defined]
    if missing:
        named = ", ".join(f"`{FUNCTIONS[name]}`" for name in missing)
        breaches.append(
            f"`{found[0].name}` does not define {named}. Write each as a function of "
            "its own, at the top level of a cell."
        )
    if source.is_notebook and source.parameters is None:
        breaches.append(
            "No cell has the tag `parameters`. Put your constants (seed, paths) into "
            "one cell and tag it: in JupyterLab under Property Inspector, Cell tags."
        )
    return source


def _settings(folder: Path, breaches: list[str]) -> Settings | None:
    """Read project.toml; note what is wrong with it."""
    path = folder / SETTINGS
    if not path.is_file():
        breaches.append(
            f"There is no `{SETTINGS}`. Copy the one that `stove project new` makes."
        )
        return None
    try:
        table = tomllib.loads(text_of(path))
    except tomllib.TOMLDecodeError as error:
        breaches.append(f"`{SETTINGS}` is not TOML: {error}.")
        return None
    return parse_settings(table, folder, breaches)
