"""Notebooks that carry the real course's answers through a gradebook."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from grader.authoring import fixtures, release
from grader.authoring.fixtures import Fixture
from grader.checks import loader
from grader.cohort import gradebook, new, settings
from grader.manifest import load_manifest

SOLUTIONS = loader.course_folder()


@dataclass(frozen=True)
class Carrier:
    """One notebook to grade: at most one answer of ours per item.

    Items without one stay blank in notebooks of wrong and alternative answers.
    """

    module: str
    kind: str
    fixtures: tuple[Fixture, ...] = ()

    @property
    def learner(self) -> str:
        """Whose notebook it is; the gradebook has one learner per notebook."""
        return f"learner-{self.kind}"


def carriers() -> Iterator[Carrier]:
    """Yield the handful of notebooks that covers every module."""
    for module in load_manifest(SOLUTIONS).modules:
        folder = SOLUTIONS / module.folder
        if not (folder / "exercise.py").is_file():
            continue
        yield Carrier(module.folder, "released")
        yield Carrier(module.folder, "solved")
        for kind in ("wrong", "alternative"):
            some = getattr(fixtures, kind)(folder)
            for number, row in enumerate(rows(some), 1):
                yield Carrier(module.folder, f"{kind}-{number}", row)


def rows(some: list[Fixture]) -> list[tuple[Fixture, ...]]:
    """Return the fixtures in as few rows as hold one per item each."""
    items = sorted({one.item for one in some})
    columns = [[one for one in some if one.item == item] for item in items]
    return [tuple(filter(None, row)) for row in zip_longest(*columns)]


def make(folder):
    """Make a course directory of the real course in `folder`."""
    known = tuple(
        module.number
        for module in load_manifest(SOLUTIONS).modules
        if (SOLUTIONS / module.folder / "exercise.py").is_file()
    )
    before = os.environ.pop("STOVE_SALT", None)
    new.new(folder, modules=known, course="real", salt="through the gradebook")
    os.environ.pop("STOVE_SALT", None)
    if before:
        os.environ["STOVE_SALT"] = before
    return folder


def hand_in(real, carrier):
    exercise = SOLUTIONS / carrier.module / "exercise.py"
    sources = release.answers(exercise) if carrier.kind == "solved" else {}
    sources |= {one.item: one.source for one in carrier.fixtures}
    filled = release.filled(release.exercise(exercise), sources)
    folder = real / "submitted" / carrier.learner / carrier.module
    folder.mkdir(parents=True)
    (folder / f"{carrier.module}.ipynb").write_bytes(release.to_bytes(filled))


def earned(real, result):
    """Return (machine's points, most points) by item, from the gradebook."""
    with gradebook.opened(real, settings.load(real)) as book:
        found = book.find_submission_notebook(
            result.assignment, result.assignment, result.learner
        )
        return {
            grade.name.removesuffix("-check"): (grade.auto_score, grade.max_score)
            for grade in found.grades
            if grade.name.endswith("-check")
        }


def promised(carrier, got):
    """Return what a notebook must earn by item, given the most it could."""
    most = {item: points for item, (_, points) in got.items()}
    due = dict(most) if carrier.kind == "solved" else dict.fromkeys(most, 0.0)
    for one in carrier.fixtures:
        due[one.item] = most[one.item]
        if one.misconception:
            due[one.item] = got[one.item][0] if one.points is None else one.points
            assert due[one.item] < most[one.item] or not most[one.item], one.path
    return {item: (due[item], most[item]) for item in most}


def held(real, carrier, result):
    """Assert that a notebook earned what its answers say, item by item."""
    got = earned(real, result)
    assert promised(carrier, got) == got, carrier
    blank = result.outcome == "not attempted"
    assert blank == (carrier.kind == "released"), carrier
    ids = {one.item: set(one.misconceptions) for one in result.verdicts}
    for one in carrier.fixtures:
        if one.misconception:
            assert one.misconception in ids.pop(one.item), one.path
    assert not set().union(*ids.values()), carrier


MODULES = sorted({carrier.module for carrier in carriers()})
