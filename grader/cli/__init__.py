"""The command `stove`: each command parses, calls one function and prints."""

import argparse
import sys
from collections.abc import Sequence

from grader import __version__
from grader.cli import (
    authors,
    feedback,
    grading,
    instructors,
    learners,
    projects,
    search,
    sharing,
)
from grader.errors import GraderError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = _parser()
    options = parser.parse_args(argv)
    if options.run is None:
        options.parser.print_help()
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
    parser.set_defaults(run=None, parser=parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    mine = (learners, projects, sharing, search)
    for room in (*mine, instructors, grading, feedback, authors):
        room.add(commands)
    return parser
