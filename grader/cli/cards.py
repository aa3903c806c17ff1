"""`stove project card`: ask for predictions, run the perturbations, write the page."""

import json
import sys
import time
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.cli.command import Commands, Options
from grader.cli.command import add as added
from grader.errors import CalledWrongly, ProjectError

if TYPE_CHECKING:
    from grader.project.card.catalogue import Perturbation
    from grader.project.card.run import Card

_ABOUT = "run a project under perturbations and write its report card"


def add(commands: Commands) -> None:
    """Add `card` to the commands of `stove project`."""
    card = added(commands, "card", _ABOUT, _card)
    card.add_argument("folder", type=Path, metavar="FOLDER")
    _add_predictions(card)
    card.add_argument(
        "--row",
        action="append",
        default=[],
        metavar="NAME",
        help="run this perturbation only (more than once for several)",
    )
    card.add_argument(
        "--change", default="", metavar="WORDS", help="what you changed since last time"
    )
    card.add_argument(
        "--minutes", type=_positive, metavar="N", help="begin nothing after so long"
    )
    jobs: dict[str, Any] = {"type": int, "default": 2, "choices": range(1, 17)}
    card.add_argument("--jobs", metavar="N", help="how many runs at a time (2)", **jobs)
    card.add_argument("--json", action="store_true", help="print card.json as well")


def _add_predictions(card: ArgumentParser) -> None:
    said = card.add_mutually_exclusive_group()
    said.add_argument(
        "--predictions",
        type=Path,
        metavar="FILE",
        help="predictions by perturbation, in TOML or JSON: time_order = 'worse 80%%'",
    )
    said.add_argument(
        "--without-predictions",
        action="store_true",
        help='run without, which the card records as "no prediction"',
    )


def _positive(text: str) -> float:
    """Return a number above zero (called by argparse)."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise ArgumentTypeError(f"{text!r} is not a number of minutes above 0")
    return value


def _card(options: Options) -> int:
    from grader.project.card.run import Card
    from grader.project.contract import read
    from grader.project.run import Runs

    project = read(options.folder)
    begun = time.monotonic()
    with Runs(project, jobs=options.jobs) as runs:
        card = Card(project, runs, options.jobs, tuple(options.row))
        _say(options, f"{project.name}, held by: {runs.level}. Running it as it is …")
        _forecast(card, options)
        done = _go(card, options)
    told = card.finish(options.change)
    left = len(card.waiting)
    if options.json:
        print(json.dumps(told))
    _say(options, f"\n{told['headline']['words']}\n")
    seconds, used = time.monotonic() - begun, sum(done)
    _say(
        options,
        f"{len(done)} runs in {seconds:.1f} s ({used:.1f} s of CPU time). "
        f"The card: {card.page}",
    )
    if left:
        _say(options, f"{left} not begun in time. Run the same command to go on.")
    return 0


def _say(options: Options, text: str) -> None:
    """Print to a person; with --json standard output is for the program."""
    print(text, file=sys.stderr if options.json else sys.stdout, flush=True)


def _forecast(card: "Card", options: Options) -> None:
    """Take predictions before anything is run, or refuse."""
    own = card.reference["score"]["value"]
    _say(options, f"Your own split and model: {own:.4g}.")
    if options.predictions:
        card.predict(_given(options.predictions))
        return
    asked = card.unpredicted
    if not asked or options.without_predictions:
        return
    if not sys.stdin.isatty():
        lines = "\n".join(f'  {one.id} = ""' for one in asked)
        raise CalledWrongly(
            "A card begins with predictions, and nobody is here to ask. Write a file "
            f"with what you expect (worse, same, better, a score):\n{lines}\n"
            "and give it with --predictions FILE. To go without, say "
            "--without-predictions; the card records that."
        )
    _say(options, "Before each run: what do you expect? Enter says nothing.")
    for one in asked:
        if not _ask(card, one):
            break


def _ask(card: "Card", one: "Perturbation") -> bool:
    """Ask for one prediction until it is understood; return whether to go on."""
    from grader.project.card.forecast import form

    print(f"\n{one.title}. {one.asks}\n  ({form(one)}; then how sure, as in 80%)")
    while True:
        try:
            card.predict({one.id: input("  > ")})
        except EOFError:
            return False
        except ProjectError as error:
            print(f"  {error}")
        else:
            return True


def _given(path: Path) -> dict[str, Any]:
    """Return the predictions in a file of TOML or JSON."""
    from grader.project.card.words import toml

    if path.suffix != ".json":
        told = toml(path)
        return told.get("predictions", told)
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ProjectError(f"`{path}` cannot be read: {error}.") from None
    if not isinstance(told, dict):
        raise ProjectError(
            f'`{path}` holds no object. Write {{"time_order": "worse"}}.'
        )
    return told


def _go(card: "Card", options: Options) -> list[float]:
    """Run what waits, with a bar and a line for each; return their CPU times."""
    from tqdm import tqdm

    from grader.project.card.page import meaning, observed

    used = []
    seconds = options.minutes * 60 if options.minutes else None
    total = len(card.waiting)
    with tqdm(total=total, unit="run", disable=None, leave=False) as bar:
        for name, outcome in card.go(seconds):
            used.append(outcome["cpu"] or 0.0)
            bar.update()
            line = f"{outcome['seconds']:6.1f} s  {name}: {meaning(outcome).lower()}"
            with bar.external_write_mode(file=sys.stdout):
                _say(options, f"{line} · {observed(outcome)}")
    return used
