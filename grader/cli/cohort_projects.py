"""`stove cohort projects`: audit what a cohort handed in, and write pages about it."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.cli.command import Commands, Options, count
from grader.cli.command import add as added

if TYPE_CHECKING:
    from grader.project.cohort.pages import Entry
    from grader.project.cohort.run import Looked


def add(actions: Commands) -> None:
    """Add the command to those of `stove cohort`."""
    about = "audit handed-in projects, and say which ones to read"
    projects = added(actions, "projects", about, _projects)
    projects.add_argument("folder", type=Path, metavar="DIR")
    projects.add_argument("assignment", nargs="*")
    projects.add_argument(
        "--jobs", type=count, default=0, metavar="N", help="how many at a time"
    )
    projects.add_argument(
        "--minutes", type=float, default=5.0, help="for each run of a project (5)"
    )
    projects.add_argument(
        "--formgrader",
        default="http://localhost:8888",
        metavar="URL",
        help="the Jupyter server that links lead to (http://localhost:8888)",
    )
    projects.add_argument(
        "--unsafe-no-sandbox",
        action="store_true",
        help="where no sandbox works, run projects with all rights of this account",
    )
    projects.add_argument("--json", action="store_true", help="one JSON object")


def _projects(options: Options) -> int:
    from grader.cohort.new import ready
    from grader.project.cohort import pages, reviews
    from grader.project.cohort.run import Looking

    pages.check_server(options.formgrader)
    ready(options.folder)
    # One audit asks two processes at a time.
    jobs = options.jobs or max(1, len(os.sched_getaffinity(0)) // 2)
    looking = Looking(
        options.folder,
        options.assignment,
        jobs=jobs,
        minutes=options.minutes,
        is_unsafe=options.unsafe_no_sandbox,
    )
    if not looking.is_boxed:
        print(f"WARNING: {_UNBOXED}", file=sys.stderr, flush=True)
    found = []
    for one in looking:
        found.append(one)
        if not options.json:
            print(_line(len(found), looking.total, one), flush=True)
    index, entries = reviews.write(options.folder, found, options.formgrader)
    shown = [one for one in entries if one.looked.assignment in looking.assignments]
    if options.json:
        print(json.dumps({"page": str(index), "projects": list(map(_told, shown))}))
    else:
        _tell(shown, index)
    return 1 if any(one.told["state"] == "gave up" for one in found) else 0


_UNBOXED = (
    "No sandbox works here, and you asked to go on: projects run with all rights of "
    "this account. They can read, change and send whatever you can."
)


def _line(number: int, total: int, one: "Looked") -> str:
    from grader.engine.legible import legible
    from grader.project.cohort.looking import progress

    took = "known" if one.is_kept else f"{one.told.get('seconds', 0):.0f} s"
    said = "; ".join(filter(None, progress(one.told)))
    line = f"{number:4d}/{total}  {one.assignment}  {one.learner}  {said}; {took}"
    return legible(line)  # learners' words must not steer a terminal


def _tell(entries: list["Entry"], index: Path) -> None:
    """Say which projects to read, and where the page is."""
    to_read = [one for one in entries if one.why]
    print(f"\nTo read, {len(to_read)} of {len(entries)}:")
    for one in to_read:
        about = f"{one.looked.learner}, {one.looked.assignment}"
        print(f"  {about}: {'; '.join(one.why)}")
    print(f"{index}\nIt shows what learners wrote, so keep it with the gradebook.")


def _told(entry: "Entry") -> dict[str, Any]:
    """Return a project for programs."""
    told = entry.looked.told
    names = ("state", "reason", "breaches", "title", "band", "held", "open", "notes")
    found = told.get("findings", ())
    return {
        "assignment": entry.looked.assignment,
        "learner": entry.looked.learner,
        **{name: told[name] for name in names if name in told},
        "audits": {one["audit"]: one["state"] for one in found},
        "read": list(entry.why),
    }
