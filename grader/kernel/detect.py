"""Find out by a trial which level of box this machine offers; never by guessing."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from grader.errors import CalledWrongly, GraderError
from grader.kernel import reduced, sandbox, unboxed
from grader.kernel.interpreter import find_interpreter
from grader.kernel.limits import Limits
from grader.kernel.room import Launch, Room, pick_user

_PATIENCE = 20


# Asks for the best level there is, and for none at all where none works.
UNSAFE = "unsafe"


class Level(StrEnum):
    """How well a kernel is boxed; recorded with every grade."""

    FULL = "bubblewrap"
    REDUCED = "reduced"
    NONE = "none"


@dataclass(frozen=True)
class Trial:
    """What one trial launch showed: it works, or why it does not."""

    level: Level
    works: bool
    reason: str = ""


def launch_for(level: Level, arguments: list[str], room: Room) -> Launch:
    """Return how to start a kernel with `arguments` in a box of this level."""
    if level is Level.FULL:
        return sandbox.bubblewrap(arguments, room)
    lay_out(room)
    if level is Level.REDUCED:
        return reduced.confined(arguments, room)
    return unboxed.launch(arguments, room)


def lay_out(room: Room) -> None:
    """Make the home of a reduced box, with copies of the submission's files."""
    home = room.exchange / "home"
    (home / "tmp").mkdir(parents=True, exist_ok=True)
    for file in room.files:
        target = home / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        fd = sandbox.open_file(file.source)
        with os.fdopen(fd, "rb") as source:
            target.write_bytes(source.read())
    if room.user is not None:
        for path in [home, *home.rglob("*")]:
            os.chown(path, room.user, room.user, follow_symlinks=False)


@cache
def try_level(level: Level, executable: str = sys.executable) -> Trial:
    """Start a box and have it try to get out; remember what happened."""
    if level is Level.FULL and not sandbox.find_bubblewrap():
        return Trial(level, False, "bubblewrap is not installed")
    if level is Level.REDUCED and not reduced.is_here():
        return Trial(level, False, "this Linux has no landlock")
    with tempfile.TemporaryDirectory(prefix="stove-") as folder:
        try:
            return _run_trial(level, Path(folder), executable)
        except (GraderError, OSError, subprocess.SubprocessError) as error:
            return Trial(level, False, str(error))


def _run_trial(level: Level, folder: Path, executable: str) -> Trial:
    """Run the probe in a box of `level` and judge its answer."""
    exchange = folder / "x"
    exchange.mkdir()
    secret = folder / "secret"
    secret.write_text("nobody")
    secret.chmod(0o644)
    folder.chmod(0o711)
    user = pick_user()
    if user is not None:
        os.chown(exchange, user, user)
    room = Room(
        find_interpreter(executable), exchange, Limits(), user=user, does_probe=True
    )
    run = _run(launch_for(level, [str(secret), str(os.getpid())], room))
    with suppress(ValueError, KeyError):
        through = json.loads(run.stdout)["got through"]
        detail = "the trial could " + ", ".join(through) if through else ""
        return Trial(level, not through, detail)
    return Trial(level, False, (run.stderr.strip() or "it said nothing")[-300:])


def _run(launch: Launch) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            launch.command,
            env=launch.environment,
            pass_fds=launch.fds,
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
    finally:
        launch.close()


def detect(
    allow_unsafe: bool = False, attempt: Callable[[Level], Trial] = try_level
) -> Level:
    """Return the best level that a trial proved; raise GraderError if none works."""
    trials = []
    for level in (Level.FULL, Level.REDUCED):
        trials.append(attempt(level))
        if trials[-1].works:
            return level
    if allow_unsafe:
        return Level.NONE
    reasons = "; ".join(f"{trial.level}: {trial.reason}" for trial in trials)
    raise GraderError(
        f"No sandbox works on this machine ({reasons}), and submissions are not run "
        'without one. "stove doctor" says what to install; "stove grade '
        '--unsafe-no-sandbox" grades all the same, at your own risk.'
    )


def choose_level(wanted: str = "") -> Level:
    """Return the level `wanted` if a trial proves it, by default the best.

    Only `UNSAFE` may return the level "none". Raises CalledWrongly for an unknown
    name, GraderError for one that does not work.
    """
    if wanted in ("", UNSAFE):
        return detect(allow_unsafe=wanted == UNSAFE)
    if wanted not in (Level.FULL, Level.REDUCED):
        raise CalledWrongly(
            f'There is no level {wanted!r}. Known: "bubblewrap", "reduced".'
        )
    trial = try_level(Level(wanted))
    if not trial.works:
        raise GraderError(f'The level "{wanted}" does not work here: {trial.reason}.')
    return Level(wanted)
