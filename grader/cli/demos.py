"""`stove project demo`: a project as a page to click, on this computer only."""

import sys
from argparse import ArgumentTypeError
from pathlib import Path

from grader.cli.command import Commands, Options
from grader.cli.command import add as added

_PORT = 8866


def add(commands: Commands) -> None:
    """Add `demo` to the commands of `stove project`."""
    about = "show a project as a page that people can click"
    demo = added(commands, "demo", about, _demo)
    demo.add_argument("folder", type=Path, metavar="FOLDER")
    demo.add_argument("--port", type=_port, default=_PORT, help=f"({_PORT})")
    demo.add_argument("--no-browser", action="store_true", help="only say the address")
    demo.add_argument(
        "--seconds",
        type=_seconds,
        default=60.0,
        help="how long an answer may take (60)",
    )
    demo.add_argument(
        "--notebook",
        action="store_true",
        help="write demo.ipynb into the folder, to edit and to show with voila",
    )


def _demo(options: Options) -> int:
    from grader.project.contract import read
    from grader.project.demo import file, server

    project = read(options.folder)
    if options.notebook:
        print(file.write(project))
        print(f'Next: "stove project demo {options.folder}" shows it.')
        return 0

    def ready(address: str) -> None:
        own = (project.folder / file.NAME).is_file()
        print(f"{project.settings.title}: {address}", flush=True)
        if own:
            print(f"It shows {file.NAME} of the folder.", flush=True)
        print("On this computer only. Ctrl-C ends it.", flush=True)
        if not options.no_browser:
            import webbrowser

            webbrowser.open(address)

    server.serve(project, options.port, options.seconds, ready)
    print("The demo has ended.", file=sys.stderr)
    return 0


def _port(text: str) -> int:
    """Return the number of a port (called by argparse)."""
    if text.isdecimal() and 1024 <= int(text) <= 65535:
        return int(text)
    raise ArgumentTypeError(f"{text!r} is no port; choose one from 1024 to 65535")


def _seconds(text: str) -> float:
    """Return a time limit (called by argparse)."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 1 <= value <= 3600:
        raise ArgumentTypeError(f"{text!r} is no number of seconds from 1 to 3600")
    return value
