"""A cohort that never was: every kind of submission that comes in, and graded."""

import zipfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nbformat import NotebookNode

from grader.authoring import fixtures, markers, release
from grader.authoring.fixtures import Fixture
from grader.checks import loader
from grader.cohort import collect, new, submit
from grader.cohort.outcome import Result
from grader.cohort.settings import Learner
from grader.engine import run
from grader.engine.course import open_course
from grader.manifest import load_manifest
from grader.report import export
from grader.report.feedback import feedback

MODULES = ("01", "03")
SALT = "a demo draws the same seeds each time"
DUE = datetime(2026, 1, 15, 22, 59, tzinfo=UTC)
KINDS = (
    "solved",
    "alternative",
    "solved, late",
    "wrong",
    "another wrong",
    "half done",
    "half done, half wrong",
    "unfinished line",
    "blank",
    "copied check cell",
    "deleted check cell",
    "renamed notebook",
    "broken file",
)


@dataclass(frozen=True)
class _Sources:
    """What a module offers to make submissions of."""

    folder: Path

    @property
    def right(self) -> dict[str, str]:
        return release.answers(self.folder / "exercise.py")

    def wrong(self, turn: int) -> dict[str, str]:
        return self.right | _nth(fixtures.wrong(self.folder), turn)

    def alternative(self, turn: int) -> dict[str, str]:
        return self.right | _nth(fixtures.alternative(self.folder), turn)

    def half(self, sources: dict[str, str]) -> dict[str, str]:
        return dict(list(sources.items())[: (len(sources) + 1) // 2])


def _nth(found: list[Fixture], turn: int) -> dict[str, str]:
    """Return one answer per item: the one whose turn it is."""
    by_item: dict[str, list[str]] = {}
    for fixture in found:
        by_item.setdefault(fixture.item, []).append(fixture.source)
    return {item: some[turn % len(some)] for item, some in by_item.items()}


def demo(
    folder: Path, modules: tuple[str, ...] = MODULES, *, workers: int = 2
) -> Iterator[Result]:
    """Make the course directory `folder`, hand in, grade; yield each outcome.

    Every learner hands in one notebook of every module, but for the last, who
    hands in nothing. Feedback and `grades.csv` are written too.
    """
    learners = [Learner(f"learner-{at:02d}") for at in range(1, len(KINDS) + 2)]
    made = new.new(
        folder, modules=modules, learners=tuple(learners), due=DUE, salt=SALT
    )
    for number in modules:
        name = load_manifest().module(number).folder
        _hand_in(made.folder, number, name)
        collect.collect(made.folder, name, made.folder / "uploads" / name)
    results = []
    for result in run.grading(made.folder, options=run.Options(jobs=workers)):
        results.append(result)
        yield result
    export.write(made.folder / "grades.csv", results)
    for _ in feedback(open_course(made.folder)):
        pass


def _hand_in(course: Path, number: str, name: str) -> None:
    """Let every learner pack the notebook of one module."""
    sources = _Sources(loader.course_folder() / name)
    uploads = course / "uploads" / name
    uploads.mkdir(parents=True)
    for at, kind in enumerate(KINDS, 1):
        late = timedelta(hours=20) if "late" in kind else timedelta(hours=-at)
        data = _damaged(kind, release.to_bytes(notebook(sources.folder, kind)))
        learner, when = f"learner-{at:02d}", DUE + late
        if kind == "broken file":
            _upload(uploads, learner, name, data, when)
            continue
        work = course / "uploads" / "work" / learner / name
        work.mkdir(parents=True)
        shown = f"{name}-Copy1" if kind == "renamed notebook" else name
        (work / f"{shown}.ipynb").write_bytes(data)
        submit.pack(number, learner, work=work, to=uploads, now=when)


def notebook(module: Path, kind: str) -> NotebookNode:
    """Return the notebook that a learner of this kind hands in."""
    sources, exercise = _Sources(module), release.exercise(module / "exercise.py")
    filled = release.filled(exercise, _answers(sources, kind))
    checks = [cell for id, cell in markers.marked(filled) if id.endswith("-check")]
    if kind == "copied check cell":
        copy = deepcopy(checks[0])
        copy.id = f"{copy.id}-copy"
        filled.cells.insert(filled.cells.index(checks[0]) + 1, copy)
    if kind == "deleted check cell":
        filled.cells.remove(checks[-1])
    return filled


def _answers(sources: _Sources, kind: str) -> dict[str, str]:
    wrong = sources.wrong(1 if kind.startswith("another") else 0)
    if kind == "blank":
        return {}
    if kind.startswith("half done"):
        half = sources.half(sources.right)
        return {**wrong, **half} if "wrong" in kind else half
    if "wrong" in kind:
        return wrong
    if "alternative" in kind:
        return sources.alternative(0)
    if kind == "unfinished line":
        first = next(iter(sources.right))
        return {**sources.right, first: "def answer(X, y:"}
    return sources.right


def _damaged(kind: str, data: bytes) -> bytes:
    """Cut a file short, as a failed upload does."""
    return data[: len(data) * 2 // 3] if kind == "broken file" else data


def _upload(folder: Path, learner: str, name: str, data: bytes, when: datetime) -> None:
    """Zip what `stove submit` would refuse to pack."""
    stamp = f"{when:%Y%m%dT%H%M%SZ}"
    with zipfile.ZipFile(folder / f"{name}_{learner}.zip", "w") as opened:
        opened.writestr(f"{learner}_attempt_{stamp}_{name}.ipynb", data)
