"""Commands of authors: new, release, audit, bench."""

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
    bench = added(commands, "bench", "time what a person waits for", _bench)
    bench.add_argument("--course", action="store_true", required=True)
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

    from grader.authoring.bench import course

    times = {}
    for what, seconds in course():
        times[what] = round(seconds, 3)
        if not options.json:
            print(f"{seconds:8.2f} s  {what}", flush=True)
    if options.json:
        print(json.dumps(times))
    return 0
