"""The command that writes feedback pages, in any course directory of nbgrader."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli.command import Commands, Options
from grader.cli.command import add as added

if TYPE_CHECKING:
    from grader.report.feedback import Page


def add(commands: Commands) -> None:
    """Add the command."""
    about = "write a page for every graded submission, safe to open"
    command = added(commands, "feedback", about, _feedback)
    command.add_argument("assignment", nargs="*")
    command.add_argument(
        "--course",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="the course directory",
    )
    command.add_argument(
        "--learner", action="append", default=[], help="only this learner; repeatable"
    )
    command.add_argument("--force", action="store_true", help="write all pages again")


def _feedback(options: Options) -> int:
    from grader.engine.course import open_course
    from grader.report.feedback import FAILED, feedback

    course = open_course(options.course)
    pages = feedback(course, options.assignment, options.learner, force=options.force)
    counts: Counter[str] = Counter()
    for page in _watched(pages):
        counts[page.state] += 1
        if page.state == FAILED:
            print(f"{page.learner}, {page.assignment}: {page.reason}", file=sys.stderr)
    print(_summary(counts, str(course.directory.feedback_directory)))
    return 1 if counts[FAILED] else 0


def _watched(pages: Iterator["Page"]) -> Iterator["Page"]:
    """Show how many pages are done where somebody is watching."""
    from tqdm import tqdm

    yield from tqdm(pages, unit="page", disable=not sys.stderr.isatty(), leave=False)


def _summary(counts: Counter[str], folder: str) -> str:
    """Return one line about all pages."""
    if not counts:
        return "Nothing is graded yet, so there are no pages. Run `stove grade` first."
    parts = [f"{counts['written']} written", f"{counts['current']} were up to date"]
    if counts["failed"]:
        parts.append(f"{counts['failed']} could not be made")
    return f"Feedback pages in {folder}/: {', '.join(parts)}."
