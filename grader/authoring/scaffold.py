"""Make a new module that keeps every promise but its TODOs."""

import re
from importlib import resources
from pathlib import Path
from string import Template

from grader.errors import CalledWrongly

_NAME = re.compile(r"(\d\d)_([a-z0-9]+(?:_[a-z0-9]+)*)")
_ENTRY = """
[[module]]
folder = "{folder}"
title = "{title}"
summary = "TODO: one line."
minutes = {{ lesson = 50, exercise = 60 }}
data = []
"""


def new_module(solutions: Path, folder: str) -> list[Path]:
    """Write the module `folder` ("12_slug") into `solutions`; return the files."""
    match = _NAME.fullmatch(folder)
    if not match:
        raise CalledWrongly(f"{folder!r} is no module. Write two digits: 12_my_topic.")
    taken = [path.name for path in solutions.glob(f"{match[1]}_*")]
    if taken:
        raise CalledWrongly(
            f"Number {match[1]} is taken by {taken[0]}. Choose another."
        )
    title = match[2].replace("_", " ").capitalize()
    words = {"number": match[1], "folder": folder, "title": title}
    written = [
        _write(solutions / folder / name, template.safe_substitute(words))
        for name, template in _templates(match[1])
    ]
    _add_to_manifest(solutions / "course.toml", folder, title)
    return written


def _templates(number: str) -> list[tuple[str, Template]]:
    root = Path(str(resources.files("grader.authoring") / "template"))
    found = []
    for path in sorted(root.rglob("*.txt")):
        name = path.relative_to(root).as_posix().removesuffix(".txt")
        name = name.replace("item_", f"{number}-1_")
        found.append((name, Template(path.read_text(encoding="utf-8"))))
    return found


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _add_to_manifest(path: Path, folder: str, title: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(_ENTRY.format(folder=folder, title=title))
