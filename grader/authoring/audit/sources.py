"""Promises about a module's sources: complete, offline, without spoilers."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from grader.authoring import release
from grader.authoring.audit.broken import Broken
from grader.checks import loader
from grader.checks.question import Item

FILES = ("design.md", "lesson.py", "exercise.py", "checks.py")
MAX_WORDS = 60
_LIBRARIES = {"numpy", "pandas", "scipy", "sklearn"}
_CODE = {
    r"(?<![\w.])(/home/|/tmp/|/Users/|[A-Z]:\\\\)": "an absolute path",
    r"https?://|\b(requests|urllib|urlopen|httpx|wget|socket)\b": "a network call",
    r"^\s*[%!]": "a magic or shell command",
    r"np\.random\.seed": "a global seed (use np.random.default_rng)",
    r"filterwarnings\(.ignore.\)(?!.*#)": "a silenced warning without a reason",
}
_PROSE = {
    r"\byou (should|will|'ll) (get|see|find) (about |roughly )?[\d.]+": "a spoiler",
    r"\b(simply|just|obviously|of course|easy|easily|as you know)\b": "a word to avoid",
    r"\bwrong!": "a scolding",
}


def broken(folder: Path, number: str) -> Iterator[Broken]:
    """Yield what does not hold in the sources of module `number`."""
    yield from _imports(folder / "checks.py")
    for name in ("lesson.py", "exercise.py"):
        yield from _cells(folder / name)
    yield from _items(folder, number)
    for name in FILES:
        lines = todos(folder / name)
        if lines:
            numbers = ", ".join(map(str, lines))
            yield Broken(folder / name, f"has TODOs left (lines {numbers})")


def todos(path: Path) -> list[int]:
    """Return the lines of `path` that say TODO; sizes wait until there are none."""
    numbered = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return [number for number, line in numbered if "TODO" in line]


def _imports(path: Path) -> Iterator[Broken]:
    """Checks import only the vocabulary, data and libraries that answers use too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            if not _may_import(name):
                yield Broken(
                    path, f"imports {name} (line {getattr(node, 'lineno', 0)})"
                )


def _may_import(name: str) -> bool:
    ours = name.startswith(("grader.checks", "grader.data"))
    first = name.split(".")[0]
    return ours or first in _LIBRARIES or first in sys.stdlib_module_names


def _cells(path: Path) -> Iterator[Broken]:
    for cell in release.source(path).cells:
        rules = _CODE if cell.cell_type == "code" else _PROSE
        text = cell.source
        for pattern, what in rules.items():
            match = re.search(pattern, text, re.MULTILINE | re.IGNORECASE)
            if match:
                yield Broken(path, f"cell {cell.id} has {what}: {match[0].strip()!r}")


def _items(folder: Path, number: str) -> Iterator[Broken]:
    path = folder / "checks.py"
    design = (folder / "design.md").read_text(encoding="utf-8")
    items = loader.items(number)
    due = sum(not item.is_optional for item in items)
    if not todos(path) and not 5 <= due <= 8:
        yield Broken(path, f"has {due} items; a module has 5 to 8 and what is optional")
    for item in items:
        for problem in _item(item, number):
            yield Broken(path, f"{item.id} {problem}")
        if item.id not in design:
            yield Broken(folder / "design.md", f"does not mention {item.id}")
    for quiz in loader.quizzes(number):
        if not 3 <= len(quiz.options) <= 5:
            yield Broken(path, f"{quiz.id} needs 3 to 5 options")


def _item(item: Item, number: str) -> Iterator[str]:
    if item.module != number:
        yield "belongs to another module"
    if not item.is_smoke and item.points <= 0:
        yield "has no points on its probes"
    if any(len(rung.strip()) < 20 for rung in item.hints):
        yield "has a hint rung of less than 20 characters"
    if not item.marks:
        yield "says nothing of what is checked (marks)"
    for id, message in item.misconceptions.items():
        if not re.fullmatch(rf"m{number}\.[a-z0-9-]+", id):
            yield f"names a misconception {id!r} that is not of the form m{number}.…"
        words = len(str(message).split())
        if words > MAX_WORDS:
            yield f"has a message of {words} words ({id}); at most {MAX_WORDS}"
