"""Commands for a job search of one's own: pipeline, interview, market."""

from dataclasses import replace
from pathlib import Path

from grader.cli.command import Commands, Options
from grader.cli.command import add as added


def add(commands: Commands) -> None:
    """Add the commands of a job search."""
    pipeline = added(commands, "pipeline", "see your search as it stands", _pipeline)
    pipeline.add_argument("log", nargs="?", type=Path, metavar="CSV", help="your log")
    pipeline.add_argument("--today", help="a day such as 2026-03-16")
    pipeline.add_argument("--zone", default="UTC", help="such as Europe/Berlin")
    for rule, about in _RULES.items():
        pipeline.add_argument(f"--{rule}", type=int, metavar="DAYS", help=about)
    what = pipeline.add_mutually_exclusive_group()
    what.add_argument("--new", action="store_true", help="make empty files")
    what.add_argument("--add", metavar="EVENT", help="note an event of today")
    pipeline.add_argument("--who", default="", help="a code of whom it is about")
    pipeline.add_argument("--channel", default="", help="portal, direct, …")
    _add_interview(commands)
    market = added(commands, "market", "see what a role asks for, and shows", _market)
    market.add_argument("role", nargs="*", default=["data scientist"])


_RULES = {
    "week": "rejections of how many days count (7)",
    "silence": "remind after so much silence (4)",
    "not-yet": "return so long after “not yet” (30)",
    "wait": "judge replies to messages of this age (14)",
}


def _add_interview(commands: Commands) -> None:
    about = "answer a question of the interview deck aloud"
    interview = added(commands, "interview", about, _interview)
    interview.add_argument("question", nargs="?", metavar="ID", help="or: all")
    interview.add_argument("--topics", default="", help="such as leakage,story")
    interview.add_argument("--touches", action="store_true", help="after you spoke")
    interview.add_argument("--yes", metavar="POINTS", help="own,limit,short,useful")
    interview.add_argument("--seconds", type=float, help="how long you spoke")
    interview.add_argument("--note", default="", help="a line for yourself")


_HOW_TO_GO_ON = (
    "After you spoke: stove interview {id} --touches\n"
    "To keep it: stove interview {id} --yes own,short --seconds 90"
)


def _pipeline(options: Options) -> int:
    from grader.learner.search import searchfolder
    from grader.learner.search.jobpipeline import day_of_call, made, pipeline_of

    if options.new:
        print(made("new").words())
        return 0
    if options.add:
        event = (options.add, options.who, options.channel)
        today = options.today or f"{day_of_call(None, options.zone)}"
        print(f"Noted in {searchfolder.added(*event, today)}.")
        return 0
    names = {rule.replace("-", "_") for rule in _RULES}
    rules = {name: getattr(options, name) for name in names}
    chosen = {name: days for name, days in rules.items() if days is not None}
    view = pipeline_of(options.log, options.today, options.zone, chosen)
    print(view.words())
    return 0


def _interview(options: Options) -> int:
    from grader.learner.search.interview import Turn, answered

    found = answered(
        options.question,
        options.yes,
        options.topics,
        options.seconds,
        options.note,
        is_open=options.touches,
    )
    if isinstance(found, Turn):
        # An answer is spoken first: what it touches is asked for by hand.
        id = found.asked.id
        found = replace(found, how=_HOW_TO_GO_ON.format(id=id))
    print(found.words())
    return 0


def _market(options: Options) -> int:
    from grader.learner.search.marketmap import view_of

    print(view_of(" ".join(options.role)).words())
    return 0
