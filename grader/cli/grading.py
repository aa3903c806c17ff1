"""Commands that grade what was handed in, in any course directory of nbgrader."""

import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.cli.command import Commands, Options, count
from grader.cli.command import add as added
from grader.errors import CalledWrongly

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from concurrent.futures import Executor

    from grader.cohort.outcome import Result
    from grader.engine.run import Grading

_REPEATABLE = (
    ("--learner", "LEARNER", "only this learner"),
    ("--limit", "NAME=VALUE", "any limit, as in cell_wall=30 or memory='2 GiB'"),
)
_NO_DASK = (
    "--scheduler needs Dask, which is not installed. Install it here and on all "
    "machines that are to grade: pip install 'touch-the-stove[distributed]'."
)
_SWITCHES = (
    (("--force",), "execute all again"),
    (("--salvage", "--repair"), "recover what is whole of broken submissions"),
    (
        ("--strict-nbgrader",),
        "run tests inside the box; score exactly as nbgrader does",
    ),
    (
        ("--unsafe-no-sandbox",),
        "where no sandbox works, run submissions with all rights of this account",
    ),
    (("--json",), "print one JSON object"),
)


def add(commands: Commands) -> None:
    """Add the commands."""
    grade = added(commands, "grade", "grade what was handed in", _grade)
    grade.add_argument("assignment", nargs="*")
    grade.add_argument(
        "--course", type=Path, default=Path(), metavar="DIR", help="if not this folder"
    )
    grade.add_argument(
        "--jobs", type=count, default=0, metavar="N", help="how many at a time"
    )
    for name, metavar, about in _REPEATABLE:
        grade.add_argument(
            name, metavar=metavar, action="append", default=[], help=about
        )
    for names, about in _SWITCHES:
        grade.add_argument(*names, action="store_true", help=about)
    grade.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="grade on the workers of Dask's scheduler",
    )
    _add_boxes(grade)
    grade.add_argument("--csv", type=Path, metavar="FILE", help="write a table, too")
    grade.add_argument(
        "--explain", metavar="LEARNER", help="grade nothing; say what is stale, and why"
    )


def _add_boxes(grade: "ArgumentParser") -> None:
    grade.add_argument(
        "--level",
        default="",
        choices=("bubblewrap", "reduced"),
        help="insist on this sandbox",
    )
    grade.add_argument(
        "--box",
        choices=("warm", "cold"),
        default="warm",
        help="cold: a fresh Python for each notebook, slower by far",
    )


def _grade(options: Options) -> int:
    from grader.cohort.new import ready
    from grader.engine.run import grading

    ready(options.course)
    run = grading(options.course, options.assignment, _how(options))
    if options.explain:
        return _explain(run, options.explain)
    if options.unsafe_no_sandbox:
        _warn(options.scheduler)
    with _executor(options) as run.executor:
        found = list(_shown(run, is_quiet=options.json))
    if options.csv:
        from grader.report import export

        export.write(options.csv, found)
    if options.json:
        print(json.dumps(_told(run, found)))
        return 1 if run.unrecorded else 0
    from grader.report.table import table

    print(table(found))
    for one in run.told:
        print(f"Note: {one}")
    return 1 if run.unrecorded else 0


@contextlib.contextmanager
def _executor(options: Options) -> Iterator["Executor | None"]:
    """Lend what evaluates elsewhere; None stands for this machine."""
    if not options.scheduler:
        yield None
        return
    try:
        from grader.engine.cluster import Cluster
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("dask", "distributed"):
            raise
        raise CalledWrongly(_NO_DASK) from None
    cluster = Cluster(options.scheduler, options.jobs)
    try:
        yield cluster
    finally:
        cluster.shutdown(wait=False, cancel_futures=True)


def _how(options: Options) -> Any:
    from grader.engine.options import Options as How

    return How(
        learners=tuple(options.learner),
        force=options.force,
        is_strict=options.strict_nbgrader,
        is_salvaging=options.salvage,
        level=options.level,
        box=options.box,
        is_unsafe=options.unsafe_no_sandbox,
        jobs=options.jobs,
        limits=_limits(options.limit),
    )


def _warn(scheduler: str | None) -> None:
    """Say before anything runs what it means to have no sandbox."""
    from grader.engine.options import UNBOXED
    from grader.kernel.detect import UNSAFE, Level, choose_level

    if scheduler:
        print(
            "WARNING: On workers where no sandbox works submissions run with all "
            "rights of the worker's account.",
            file=sys.stderr,
            flush=True,
        )
        return
    level = choose_level(UNSAFE)
    if level == Level.NONE:
        print(f"WARNING: {UNBOXED}", file=sys.stderr, flush=True)
    else:
        print(f"A sandbox works here and is used: {level}.", file=sys.stderr)


def _limits(given: list[str]) -> dict[str, Any]:
    """Return the limits of the command line by name."""
    found: dict[str, Any] = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign:
            raise CalledWrongly(f"--limit {one}: write NAME=VALUE, as in cell_wall=30.")
        try:
            found[name] = json.loads(value)
        except ValueError:
            found[name] = value
    return found


def _shown(run: "Grading", *, is_quiet: bool) -> Iterator["Result"]:
    """Yield each result, with a bar where somebody is watching."""
    from tqdm import tqdm

    watched = sys.stderr.isatty() and not is_quiet
    with tqdm(total=run.total, unit="submission", disable=not watched) as bar:
        counts: dict[str, int] = {}
        for result in run:
            counts[result.outcome] = counts.get(result.outcome, 0) + 1
            bar.set_postfix(counts, refresh=False)
            bar.update()
            yield result


def _told(run: "Grading", found: list["Result"]) -> dict[str, Any]:
    counts: dict[str, int] = {}
    for one in found:
        counts[one.outcome] = counts.get(one.outcome, 0) + 1
    results = [{**one.to_dict(), "notes": list(one.problems)} for one in found]
    return {"results": results, "outcomes": counts, "told": run.told}


def _explain(run: "Grading", learner: str) -> int:
    from grader.engine.explain import explain

    for name in run.assignments:
        strict = run.options.is_strict
        print(explain(run.course, name, learner, is_strict=strict))
    return 0
