"""Promises about verdicts: solutions and alternatives pass, wrong answers are told.

Every answer runs in a process of its own, called over a pipe.
"""

import atexit
import os
import statistics
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from grader.authoring import fixtures
from grader.authoring.audit.broken import Broken
from grader.checks import loader, seeds
from grader.checks.judge import judge
from grader.checks.question import Item
from grader.checks.runner import Runner, SourceStopped

MEDIAN_SECONDS, MOST_SECONDS = 1.0, 3.0
_WORKERS = 2
_FEW = 6  # for fewer answers, other processes cost more than they save


@dataclass(frozen=True)
class Job:
    """An answer to judge, and what it must earn (None: full points)."""

    path: Path
    item: str
    source: str
    misconception: str | None = None
    points: float | None = None


@dataclass(frozen=True)
class Judged:
    """What one answer earned on one seed."""

    seed: int
    outcome: str
    points: float
    ids: tuple[str, ...]
    told: str
    seconds: float


def jobs(folder: Path) -> list[Job]:
    """Return every solution, alternative and wrong answer of a module as a job."""
    exercise = folder / "exercise.py"
    sources = fixtures.sources(exercise)
    found = [Job(exercise, id, f"{a}\n\n{b}") for id, (a, b) in sources.items()]
    for fixture in (*fixtures.alternative(folder), *fixtures.wrong(folder)):
        before = sources.get(fixture.item, ("", ""))[0]
        source = f"{before}\n\n{fixture.source}"
        wanted = (fixture.misconception, fixture.points)
        found.append(Job(fixture.path, fixture.item, source, *wanted))
    return found


def broken(folder: Path, number: str, count: int) -> Iterator[Broken]:
    """Yield the answers of module `number` that do not earn what they should."""
    items = {item.id: item for item in loader.items(number)}
    planned = jobs(folder)
    for job in planned:
        if job.item not in items:
            yield Broken(job.path, f"answers {job.item}, which is no item")
    planned = [job for job in planned if job.item in items]
    yield from _coverage(folder, items, planned)
    times = []
    for job, verdicts in zip(planned, _all_judged(planned, count), strict=True):
        for problem in _problems(job, items[job.item], verdicts):
            yield Broken(job.path, f"{job.item} {problem}")
        if job.path.name == "exercise.py":
            times.append((job.item, min(v.seconds for v in verdicts)))
    yield from _slow(folder, times)


def _all_judged(planned: list[Job], count: int) -> Iterator[list[Judged]]:
    """Judge all jobs, in other processes where there are many."""
    if len(planned) <= _FEW:
        yield from (judged(job, count) for job in planned)
        return
    spawned = get_context("spawn")
    with ProcessPoolExecutor(_WORKERS, spawned, _end_with_parent) as pool:
        yield from pool.map(judged, planned, [count] * len(planned))


def _end_with_parent() -> None:
    """End this worker when the audit ends: a pool's workers outlive a killed one."""

    def wait() -> None:
        if parent := parent_process():
            parent.join()
        os._exit(1)

    Thread(target=wait, daemon=True).start()


@cache
def _runner() -> Runner:
    """Return this process's runner: the libraries are imported once."""
    runner = Runner()
    atexit.register(runner.close)
    return runner


def judged(job: Job, count: int) -> list[Judged]:
    """Judge one answer on the first `count` seeds of its item's bank."""
    item = loader.find_item(job.item)
    found = []
    for index in range(count):
        seed = seeds.seed(job.item, index)
        try:
            answer = _runner().answer(job.source, item.answer)
        except SourceStopped as stopped:
            return [Judged(seed, "crashed", 0, (), str(stopped), 0.0)]
        verdict = judge(item, answer, seed)
        ids = tuple(one.id for one in verdict.found)
        told = " ".join(str(one.message) for one in verdict.found)
        found.append(
            Judged(seed, verdict.outcome, verdict.points, ids, told, verdict.seconds)
        )
    return found


def _problems(job: Job, item: Item, verdicts: list[Judged]) -> Iterator[str]:
    for verdict in verdicts:
        if job.misconception is None:
            if verdict.outcome != "passed":
                yield f"earns {_told(verdict)} instead of {item.points:g} points"
        elif job.misconception not in verdict.ids[:1]:
            yield f"should be told {job.misconception} and earns {_told(verdict)}"
        elif verdict.points >= max(item.points, 1e-9) and not item.is_smoke:
            yield "earns full points"
        elif job.points is not None and abs(verdict.points - job.points) > 1e-9:
            yield f"earns {verdict.points:g} points; its header says {job.points:g}"


def _told(verdict: Judged) -> str:
    ids = ", ".join(verdict.ids) or "no message"
    words = f" «{verdict.told[:160]}»" if verdict.told else ""
    return f"{verdict.points:g} ({verdict.outcome}, {ids}; seed {verdict.seed}){words}"


def _coverage(
    folder: Path, items: dict[str, Item], planned: list[Job]
) -> Iterator[Broken]:
    """Every misconception has its proof, every item its alternatives."""
    proven = {(job.item, job.misconception) for job in planned}
    for item in items.values():
        for id in item.misconceptions:
            if (item.id, id) not in proven:
                yield Broken(folder / "wrong", f"{item.id} has no file for {id}")
        others = [j for j in planned if j.item == item.id and "alternative" in
                  j.path.parts]  # fmt: skip
        is_canary = any(probe.kind == "canary" for probe in item.probes)
        wanted = 0 if item.is_smoke else 3 if is_canary else 1
        if len(others) < wanted:
            there = f"{item.id} has {len(others)} of {wanted} alternative answers"
            yield Broken(folder / "alternative", there)


def _slow(folder: Path, times: list[tuple[str, float]]) -> Iterator[Broken]:
    if not times:
        return
    path = folder / "checks.py"
    median = statistics.median(seconds for _, seconds in times)
    if median > MEDIAN_SECONDS:
        yield Broken(
            path, f"checks take {median:.1f} s in the median; at most 1 s", True
        )
    for item, seconds in times:
        if seconds > MOST_SECONDS:
            yield Broken(
                path, f"the check of {item} takes {seconds:.1f} s; at most 3 s", True
            )
