"""`stove project review`, `packet` and `reviews`: a project judged by people."""

import re
from argparse import ArgumentTypeError
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli.command import Commands, Options
from grader.cli.command import add as added
from grader.errors import ProjectError

if TYPE_CHECKING:
    from grader.project.audits.finding import Finding
    from grader.project.contract import Project

_FORM = "review.toml"


def add(commands: Commands) -> None:
    """Add the commands of reviews to those of `stove project`."""
    about = "review a project: your own folder, or a packet from a peer"
    review = added(commands, "review", about, _review)
    review.add_argument("target", type=Path, metavar="FOLDER|PACKET.zip|FORM")
    review.add_argument(
        "--as",
        dest="by",
        type=_name,
        default="peer",
        metavar="NAME",
        help="how a peer's form is signed (peer)",
    )
    review.add_argument(
        "--calibrate", metavar="ANCHOR", help="compare FORM with modest, leaky or weak"
    )
    packet = added(commands, "packet", "pack a project for a peer to review", _packet)
    packet.add_argument("folder", type=Path, metavar="FOLDER")
    joined = added(commands, "reviews", "join your review with your peers'", _reviews)
    joined.add_argument("folder", type=Path, metavar="FOLDER")
    joined.add_argument("forms", type=Path, nargs="*", metavar="FORM")


def _name(text: str) -> str:
    """Return a name that can be part of a file's name (called by argparse)."""
    if not re.fullmatch(r"\w[\w-]{0,39}", text):
        raise ArgumentTypeError(f"{text!r}: use up to 40 letters, digits, _ and -")
    return text


def _review(options: Options) -> int:
    if options.calibrate:
        return _calibrate(options)
    is_packet = options.target.is_file() or options.target.suffix.lower() == ".zip"
    return _peer(options) if is_packet else _own(options)


def _own(options: Options) -> int:
    """Make the author's form, or say what it and the gates amount to."""
    from grader.project.contract import read
    from grader.project.review import form
    from grader.project.review.gates import given

    project = read(options.target)
    path = project.folder / _FORM
    if not path.exists():
        form.begin(path, form.SELF, project.settings.title, given(project))
        print(f"{path}\nFill it in, with evidence, and run the same command again.")
        return 0
    return _tell(project, ())


def _reviews(options: Options) -> int:
    from grader.project.contract import read

    return _tell(read(options.folder), options.forms)


def _tell(project: "Project", peers: Sequence[Path]) -> int:
    """Print levels, gates, comments, band and next steps; 1 if gates hold it back."""
    from grader.project.review import form, gates, joined, verdict, words

    own_path = project.folder / _FORM
    if not own_path.exists():
        raise ProjectError(
            f"There is no `{own_path}` yet, and yours comes first: "
            f'"stove project review {project.folder}" makes it.'
        )
    paths = {own_path: form.SELF} | dict.fromkeys(peers, form.PEER)
    forms = {path: form.read(path, kind) for path, kind in paths.items()}
    for path, one in forms.items():
        if not gates.check_pin(project, one.pin, path):
            print(f"Note: {path.name} is of an earlier state of the project.")
    own, *theirs = forms.values()
    rows = joined.joined(own, theirs)
    findings = gates.looked(project, _progress)
    told = verdict.judged(
        {row.criterion.id: row.level for row in rows}, gates.failed(findings)
    )
    for line in (*words.comments(theirs), *words.lines(told, rows, findings, own)):
        print(line)
    return 1 if told.held else 0


def _progress(finding: "Finding") -> None:
    print(f"Looking at the gates: {finding.audit} {finding.state}.", flush=True)


def _packet(options: Options) -> int:
    from grader.project.contract import read
    from grader.project.review.gates import looked
    from grader.project.review.packet import pack

    project = read(options.folder)
    packed = pack(project, looked(project, _progress))
    print(f"{packed.path}\nIt stays on this computer until you give it to somebody.")
    print(f"In it: packet.json, {', '.join(packed.inside)}.")
    for one in packed.stays:
        print(f"Not in it: {one}.")
    return 0


def _peer(options: Options) -> int:
    """Lay a packet out and make a peer's form, or look at the form that is there."""
    from grader.project.review import form
    from grader.project.review.unpack import lay_out, read_packet

    packet = read_packet(options.target)
    path = options.target.parent / f"review_by_{options.by}.toml"
    if path.exists():
        if form.read(path, form.PEER).pin != packet.pin:
            raise ProjectError(
                f"`{path}` is of another packet, and it is kept. Move it, or sign with "
                "another name: --as NAME."
            )
        print(f"{path} is complete. Give it to the author.")
        return 0
    place = options.target.parent / f"packet_{packet.pin[:8]}"
    if not place.exists():
        lay_out(packet, place)
    form.begin(path, form.PEER, packet.title, packet.pin, options.by)
    print(f"Read {place}, then fill in {path} and run the same command again.")
    return 0


def _calibrate(options: Options) -> int:
    from grader.project.review.calibration import calibrated

    told = calibrated(options.calibrate, options.target)
    if told is None:
        anchor = options.calibrate
        print(
            f'{options.target}\n"stove project new NAME --like {anchor}" gives you the '
            "project. Read it, fill in the form, and run the same command again."
        )
        return 0
    print("\n".join(told))
    return 0
