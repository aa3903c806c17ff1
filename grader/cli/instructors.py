"""Commands of instructors: make a cohort, try one out, grade."""

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from grader.cli import cohort_projects
from grader.cli.command import Commands, Options
from grader.cli.command import add as added


def add(commands: Commands) -> None:
    """Add the commands of instructors."""
    cohort = added(commands, "cohort", "run the course for a group", None)
    actions = cohort.add_subparsers(title="actions", metavar="ACTION")
    new = added(actions, "new", "make a course directory for nbgrader", _new)
    new.add_argument("folder", type=Path, metavar="DIR")
    new.add_argument("--roster", type=Path, help="a CSV file with a column `id`")
    new.add_argument("--module", action="append", default=[], metavar="NN")
    new.add_argument("--course", default="touch-the-stove", help="nbgrader's id")
    new.add_argument("--timezone", default="UTC", help="such as Europe/Berlin")
    new.add_argument("--due", type=_moment, help="ISO time with offset, for all")
    demo = added(actions, "demo", "grade a made-up cohort", _demo)
    demo.add_argument("folder", type=Path, nargs="?", metavar="DIR")
    collect = added(actions, "collect", "take uploaded zips in", _collect)
    collect.add_argument("folder", type=Path, metavar="DIR")
    collect.add_argument("assignment")
    collect.add_argument("--uploads", type=Path, help="the folder with the zips")
    cohort_projects.add(actions)
    doctor = added(commands, "doctor", "say what this host can sandbox", _doctor)
    doctor.add_argument("--json", action="store_true", help="one JSON object")


def _moment(text: str) -> datetime:
    """Return a time with its offset (called by argparse)."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} has no offset; write 2026-10-01T18:00+00:00")
    return moment


def _doctor(options: Options) -> int:
    import json

    from grader.kernel import doctor

    report = doctor.examine()
    print(json.dumps(report.as_dict()) if options.json else report)
    return 1 if report.level == "none" else 0


def _new(options: Options) -> int:
    from grader.cohort.new import new

    made = new(
        options.folder,
        modules=tuple(options.module),
        roster=options.roster,
        course=options.course,
        timezone=options.timezone,
        due=options.due,
    )
    print(f"{made.folder}: {', '.join(made.assignments)}; {made.learners} learners.")
    print(f"Hand out the folder {made.folder / 'handout'} (wheel {made.wheel}).")
    return 0


def _demo(options: Options) -> int:
    import tempfile

    from grader.cohort.demo import demo

    folder = options.folder or Path(tempfile.mkdtemp(prefix="stove-cohort-")) / "demo"
    _report(demo(folder))
    print(f"The course directory is {folder}. Look at it with formgrader:")
    print(f'  cd "{folder}" && jupyter lab')
    return 0


def _collect(options: Options) -> int:
    from grader.cohort.collect import collect

    found = collect(options.folder, options.assignment, options.uploads)
    for learner in found.learners:
        has_project = learner in found.projects
        print(f"{learner}, with a project" if has_project else learner)
    for words in found.refused:
        print(f"Not taken in: {words}", file=sys.stderr)
    return 1 if found.refused else 0


def _report(results: Iterable[Any]) -> list[Any]:
    """Print each result as it comes, then the table with its summary."""
    from grader.report.table import line, table

    found = []
    for result in results:
        found.append(result)
        print(f"{len(found):4d}  {line(result)}", flush=True)
    print("", table(found), sep="\n")
    return found
