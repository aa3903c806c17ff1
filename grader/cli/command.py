"""One way to add a command to the parser."""

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
