"""The command `stove`: each command parses, calls one function and prints."""

import argparse
import os
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
    try:
        try:
            return _run(argv)
        finally:
            # Else Python finds out while it ends, and says so on its own.
            sys.stdout.flush()
    except BrokenPipeError:
        _leave_to_nobody()
        return _NOBODY_READS


# What a shell says of programs that SIGPIPE ended: 128 + 13.
_NOBODY_READS = 141


def _leave_to_nobody() -> None:
    """Drop what is still to be written where nobody reads, as after `| head -1`."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _run(argv: Sequence[str] | None) -> int:
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
