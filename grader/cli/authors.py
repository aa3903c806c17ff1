"""Commands of authors: new, release, audit, bench."""

from collections.abc import Iterator
from typing import Any

from grader.cli.command import Commands, Options
from grader.cli.command import add as added


def add(commands: Commands) -> None:
    """Add the commands of authors."""
    new = added(commands, "new", "scaffold a module", _new)
    new.add_argument("folder", metavar="NN_slug")
    release = added(commands, "release", "make course/ and exercises/", _release)
    release.add_argument("--check", action="store_true", help="name what is stale")
    audit = added(commands, "audit", "prove the promises of the course", _audit)
    audit.add_argument("modules", nargs="*", metavar="NN")
    audit.add_argument("--seeds", action="store_true", help="judge on all 32 seeds")
    audit.add_argument("--no-runs", action="store_true", help="execute no notebook")
    bench = added(commands, "bench", "time what people wait for", _bench)
    bench.add_argument("--course", action="store_true", help="a learner's waits")
    bench.add_argument("--submissions", type=int, default=100, metavar="N")
    bench.add_argument("--stock", type=int, default=20, metavar="N")
    bench.add_argument(
        "--coordinator",
        action="store_true",
        help="memory and writes, to 2,000 learners",
    )
    bench.add_argument(
        "--database", default="", metavar="URL", help="an empty one, for --coordinator"
    )
    bench.add_argument(
        "--scheduler", metavar="ADDRESS", help="what a task costs on Dask's workers"
    )
    bench.add_argument("--json", action="store_true", help="one JSON object")


def _new(options: Options) -> int:
    from grader.authoring.scaffold import new_module
    from grader.checks import loader

    for path in new_module(loader.course_folder(), options.folder):
        print(path)
    return 0


def _release(options: Options) -> int:
    from grader.authoring import release
    from grader.checks import loader

    root = loader.course_folder().parent
    if not options.check:
        for path in release.write(root):
            print(path)
        return 0
    stale = release.stale(root)
    for path in stale:
        print(f'{path} is stale. Run "make release".')
    return 1 if stale else 0


def _audit(options: Options) -> int:
    from grader.authoring.audit import audit
    from grader.checks import seeds

    count = seeds.SIZE if options.seeds else 2
    broken = 0
    for one in audit(options.modules, seeds=count, runs=not options.no_runs):
        print(one, flush=True)
        broken += 1
    return 1 if broken else 0


def _bench(options: Options) -> int:
    import json

    times = {}
    if options.course:
        lines = _course_times()
    elif options.coordinator:
        lines = _coordinator(options)
    elif options.scheduler:
        lines = _overheads(options)
    else:
        lines = _grading_times(options)
    for what, told, line in lines:
        times[what] = told
        if not options.json:
            print(line, flush=True)
    if options.json:
        print(json.dumps(times))
    return 0


def _course_times() -> Iterator[tuple[str, Any, str]]:
    from grader.authoring.bench import course

    for what, seconds in course():
        yield what, round(seconds, 3), f"{seconds:8.2f} s  {what}"


def _grading_times(options: Options) -> Iterator[tuple[str, Any, str]]:
    """Yield each way of grading, compared with stock nbgrader and with the limit."""
    from dataclasses import asdict

    from grader.engine.bench import LIMIT, STOCK, paces

    found: dict[str, Any] = {}
    for pace in paces(options.submissions, options.stock):
        found[pace.way] = pace
        times = pace.per_second / found[STOCK].per_second
        told = asdict(pace) | {"times_stock": times}
        line = (
            f"{pace.per_second:8.2f} submissions/s  {times:6.1f} x stock  "
            f"{pace.cpu_each:7.3f} CPU-s each"
        )
        if LIMIT in found:
            told["times_limit_cpu"] = pace.cpu_each / found[LIMIT].cpu_each
            line += f"  {told['times_limit_cpu']:6.1f} x limit"
        yield pace.way, told, f"{line:74}  {pace.way} ({pace.submissions})"


def _coordinator(options: Options) -> Iterator[tuple[str, Any, str]]:
    """Yield the coordinator's memory and its milliseconds per submission."""
    from dataclasses import asdict

    from grader.engine.bench_coordinator import points

    for point in points(db_url=options.database):
        line = (
            f"{point.memory:8.1f} MiB  {point.write:6.2f} ms a write "
            f"({point.write_cpu:.2f} CPU)  {point.total:6.2f} ms in all  "
            f"after {point.submissions} submissions"
        )
        yield str(point.submissions), asdict(point), line


def _overheads(options: Options) -> Iterator[tuple[str, Any, str]]:
    """Yield what a task costs that does nothing."""
    from dataclasses import asdict

    from grader.engine.bench_cluster import overheads

    for one in overheads(options.scheduler):
        line = (
            f"{one.alone:8.2f} ms alone  {one.together:6.2f} ms each of many  "
            f"{one.way} ({one.tasks} tasks, {one.workers} at a time)"
        )
        yield one.way, asdict(one), line
