"""Commands for whoever shares what they did: export."""

from pathlib import Path

from grader.cli.command import Commands, Options
from grader.cli.command import add as added


def add(commands: Commands) -> None:
    """Add the commands that make pages out of a learner's own work."""
    export = added(commands, "export", "make a notebook an article to read", _export)
    export.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    export.add_argument("--to", type=Path, help="the page to write, or its folder")
    portfolio = added(commands, "portfolio", "make pages of what you show", _portfolio)
    portfolio.add_argument("--to", type=Path, help="the folder for the pages")


def _export(options: Options) -> int:
    from grader.report.article import write

    return _told(*write(options.notebook, options.to))


def _portfolio(options: Options) -> int:
    from grader.report.portfolio import write

    return _told(*write(options.to))


def _told(page: Path, notes: tuple[str, ...]) -> int:
    """Say where a page is, and what its readers would miss."""
    print(f"{page}\nIt stays on this computer until you give it to somebody.")
    for note in notes:
        print(f"- {note}")
    return 0
