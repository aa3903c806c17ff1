"""Commands of a project of one's own: new, audit, card, demo, review."""

from pathlib import Path

from grader.cli import cards, demos, reviews
from grader.cli.command import Commands, Options
from grader.cli.command import add as added


def add(commands: Commands) -> None:
    """Add the commands of projects."""
    project = added(
        commands,
        "project",
        "make, audit, perturb, show, review a project of your own",
        None,
    )
    actions = project.add_subparsers(title="actions", metavar="ACTION")
    new = added(actions, "new", "make a project that runs", _new)
    new.add_argument("folder", type=Path, metavar="NAME")
    new.add_argument("--like", default="", metavar="ANCHOR", help="modest, leaky, weak")
    new.add_argument("--module", action="store_true", help="project.py, no notebook")
    audit = added(actions, "audit", "look for what no answer key is needed for", _audit)
    audit.add_argument("folder", type=Path)
    audit.add_argument("--json", action="store_true", help="one JSON object")
    audit.add_argument("--minutes", type=float, default=5.0, help="for each run (5)")
    cards.add(actions)
    demos.add(actions)
    reviews.add(actions)


def _new(options: Options) -> int:
    from grader.project.new import new_project

    place = new_project(options.folder, like=options.like, is_module=options.module)
    print(place)
    print(f'Next: "stove project audit {place}".')
    return 0


def _audit(options: Options) -> int:
    import json

    from grader.project.audits import FAILED, audits
    from grader.project.child import Allowance

    found = []
    for finding in audits(options.folder, Allowance(60 * options.minutes)):
        found.append(finding)
        if not options.json:
            print(finding.line(), flush=True)
    if options.json:
        print(json.dumps([finding.as_dict() for finding in found], indent=1))
    return 1 if any(finding.state == FAILED for finding in found) else 0
