"""Commands of learners: begin, reset, submit, passport, fault, report, review."""

from pathlib import Path

from grader.cli.command import Commands, Options
from grader.cli.command import add as added


def add(commands: Commands) -> None:
    """Add the commands of learners."""
    begin = added(commands, "begin", "copy an exercise into my_work/", _begin)
    begin.add_argument("module", metavar="NN")
    reset = added(commands, "reset", "archive your copy and begin anew", _reset)
    reset.add_argument("module", metavar="NN")
    submit = added(commands, "submit", "pack your notebook for handing in", _submit)
    submit.add_argument("module", metavar="NN")
    submit.add_argument("learner", help="your id, as your instructor gave it to you")
    submit.add_argument("--to", type=Path, help="the folder for the zip")
    about = "hand in the folder of a project, too"
    submit.add_argument("--project", type=Path, metavar="FOLDER", help=about)
    submit.add_argument(
        "--with-personal-data",
        action="store_true",
        help="the project holds addresses or numbers that belong there",
    )
    passport = added(commands, "passport", "carry your work elsewhere", None)
    actions = passport.add_subparsers(title="actions", metavar="ACTION")
    export = added(actions, "export", "pack my_work/ and the journal", _export)
    export.add_argument("path", nargs="?", type=Path, help="the zip to write")
    restore = added(actions, "restore", "bring a passport's work back", _restore)
    restore.add_argument("path", type=Path, help="the zip to read")
    _add_fault(commands)
    report = added(commands, "report", "write your evidence report", _report)
    report.add_argument("--to", type=Path, help="the page to write, or its folder")
    review = added(commands, "review", "recall what the modules asked", _review)
    review.add_argument("question", nargs="?", metavar="ID")
    review.add_argument("answer", nargs="?", help="the key of an option; knew; missed")


def _add_fault(commands: Commands) -> None:
    """Add the command that plants faults, scores a diagnosis and opens the list."""
    fault = added(commands, "fault", "plant faults of your own and find them", _fault)
    fault.add_argument("dataset", nargs="?", metavar="DATASET")
    fault.add_argument("--level", type=int, default=1, help="1, 2 or 3")
    fault.add_argument("--alias", default="", help="decides your faults")
    fault.add_argument("--round", type=int, default=1, help="another gives others")
    what = fault.add_mutually_exclusive_group()
    what.add_argument("--score", type=Path, metavar="CSV", help="your diagnosis")
    what.add_argument("--reveal", action="store_true", help="open the sealed list")
    what.add_argument("--catalogue", action="store_true", help="docs/faults.md")


def _begin(options: Options) -> int:
    from grader.learner.begin import begun

    print(begun(options.module).words())
    return 0


def _reset(options: Options) -> int:
    from grader.learner.begin import renewed

    print(renewed(options.module).words())
    return 0


def _submit(options: Options) -> int:
    from grader.cohort.submit import pack

    packed = pack(
        options.module,
        options.learner,
        to=options.to,
        project=options.project,
        with_personal_data=options.with_personal_data,
    )
    print(packed)
    if options.project:
        _tell_contract(options.project)
    return 0


def _tell_contract(folder: Path) -> None:
    """Say what the contract would have; a project may be handed in all the same."""
    from grader.errors import ProjectError
    from grader.project import contract

    try:
        contract.read(folder)
    except ProjectError as error:
        print(f"It was packed, but cannot be audited as it is: {error}")


def _export(options: Options) -> int:
    from grader.learner.passport import export_passport

    print(export_passport(options.path))
    return 0


def _restore(options: Options) -> int:
    from grader.learner.passport import restore_passport

    print(restore_passport(options.path))
    return 0


def _fault(options: Options) -> int:
    from grader.data import datasets

    if options.catalogue:
        from grader.data.faults.page import page

        print(page())
        return 0
    if options.dataset is None:
        print("Choose a data set: " + ", ".join(datasets()))
        return 2
    from grader.learner.hunt import hunt

    made = hunt(
        options.dataset, options.level, alias=options.alias, round=options.round
    )
    if options.score is not None:
        print(made.scored(options.score).words())
    elif options.reveal:
        print(made.revealed().words())
    else:
        print(made.words())
    return 0


def _report(options: Options) -> int:
    from grader.report.evidence import write

    page = write(options.to)
    print(f"{page}\nIt stays on this computer until you give it to somebody.")
    return 0


def _review(options: Options) -> int:
    from grader.learner.review import answered, sitting

    if options.question is None:
        print(sitting().words())
    else:
        print(answered(options.question, options.answer).words())
    return 0
