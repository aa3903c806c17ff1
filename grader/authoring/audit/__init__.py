"""Prove the promises that a course keeps; each broken one is one line."""

from collections.abc import Iterator
from pathlib import Path

from grader.authoring.audit import fixtures, notebooks, sources, style
from grader.authoring.audit.broken import Broken
from grader.checks import loader
from grader.errors import CourseError

__all__ = ["Broken", "audit"]


def audit(
    numbers: list[str] | None = None, *, seeds: int = 2, runs: bool = True
) -> Iterator[Broken]:
    """Yield the broken promises of the modules `numbers` (all by default).

    Every answer is judged on the first `seeds` seeds of its bank. With `runs`,
    lessons and untouched exercises are executed too.
    """
    for number in numbers or loader.modules():
        folder = loader.module_folders().get(number)
        if folder is None:
            known = ", ".join(loader.modules())
            raise CourseError(f"There is no module {number!r}. Known: {known}.")
        yield from _module(folder, number, seeds, runs)


def _module(folder: Path, number: str, seeds: int, runs: bool) -> Iterator[Broken]:
    missing = [name for name in sources.FILES if not (folder / name).is_file()]
    if missing:
        yield Broken(folder, f"lacks {', '.join(missing)}")
        return
    yield from sources.broken(folder, number)
    yield from style.broken(folder)
    yield from fixtures.broken(folder, number, seeds)
    if runs:
        yield from notebooks.broken(folder)
