"""The command `stove`: each command parses, calls one function and prints."""

import argparse
import sys
from collections.abc import Callable, Sequence

from grader import __version__
from grader.errors import GraderError

Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = _parser()
    options = parser.parse_args(argv)
    if options.run is None:
        parser.print_help()
        return 2
    try:
        return options.run(options)
    except GraderError as error:
        print(f"stove: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("stove: interrupted.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="stove", description="Touch the Stove.")
    parser.add_argument("--version", action="version", version=__version__)
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_release(commands)
    _add_audit(commands)
    _add_new(commands)
    return parser


def _add_release(commands: argparse._SubParsersAction) -> None:
    about = "make course/ and exercises/ out of solutions/"
    command = commands.add_parser("release", help=about, description=about)
    command.add_argument("--check", action="store_true", help="name what is stale")
    command.set_defaults(run=_release)


def _release(options: argparse.Namespace) -> int:
    from grader.authoring import release
    from grader.checks import loader

    root = loader.course_folder().parent
    if options.check:
        for path in release.stale(root):
            print(f'{path} is stale. Run "make release".')
        return 1 if release.stale(root) else 0
    for path in release.write(root):
        print(path)
    return 0


def _add_new(commands: argparse._SubParsersAction) -> None:
    about = "scaffold a module that keeps every promise but its TODOs"
    command = commands.add_parser("new", help=about, description=about)
    command.add_argument("folder", metavar="NN_slug")
    command.set_defaults(run=_new)


def _new(options: argparse.Namespace) -> int:
    from grader.authoring.scaffold import new_module
    from grader.checks import loader

    for path in new_module(loader.course_folder(), options.folder):
        print(path)
    return 0


def _add_audit(commands: argparse._SubParsersAction) -> None:
    about = "prove the promises of the course, one line per broken one"
    command = commands.add_parser("audit", help=about, description=about)
    command.add_argument("modules", nargs="*", metavar="NN")
    command.add_argument("--seeds", action="store_true", help="judge on all 32 seeds")
    command.add_argument("--no-runs", action="store_true", help="execute no notebook")
    command.set_defaults(run=_audit)


def _audit(options: argparse.Namespace) -> int:
    from grader.authoring.audit import audit
    from grader.checks import seeds

    count = seeds.SIZE if options.seeds else 2
    broken = 0
    for one in audit(options.modules, seeds=count, runs=not options.no_runs):
        print(one, flush=True)
        broken += 1
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
