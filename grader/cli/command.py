"""One way to add a command to the parser, and to read a number from it."""

import argparse
from collections.abc import Callable

Commands = argparse._SubParsersAction
Options = argparse.Namespace


def add(
    commands: Commands, name: str, about: str, run: Callable[[Options], int] | None
) -> argparse.ArgumentParser:
    """Add the command `name`; without `run` it only groups others."""
    command = commands.add_parser(name, help=about, description=about)
    command.set_defaults(run=run, parser=command)
    return command


def count(text: str) -> int:
    """Return a number of at least one (called by argparse)."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one")
    return number
