"""Look at one handed-in project in a process of its own: audits, then the forms.

All that a learner wrote is opened here, never in the process that hands out; what
comes back is plain values.
"""

import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from grader.cohort.project_files import lay_out
from grader.errors import GraderError, ProjectError
from grader.project import child, contract
from grader.project.audits import audits
from grader.project.audits.finding import Finding
from grader.project.child import Allowance
from grader.project.cohort.opinions import opinions
from grader.project.contract import Project
from grader.project.review.gates import pin

AUDITED, UNREADABLE = "audited", "not under the contract"
_MOST_README = 20_000
# No run of a project is longer than its minutes; this many may follow each other.
_RUNS, _MARGIN = 4, 120.0


@dataclass(frozen=True)
class Task:
    """A project to look at, in a copy below `place`; `findings` are known already.

    `is_boxed` insists on a box: a trial that fails here, too, runs nothing.
    """

    files: Mapping[str, bytes] = field(repr=False)
    place: Path
    minutes: float
    is_boxed: bool
    findings: tuple[Mapping[str, Any], ...] = ()

    @property
    def patience(self) -> float:
        """Seconds after which nobody waits for the answer any more."""
        return _RUNS * 60 * self.minutes + _MARGIN

    def warm_up(self) -> None:
        """Do once, before the fork, what each task needs (called by the pool)."""
        import jupytext  # noqa: F401
        import papermill.engines  # noqa: F401

        child.level()


def look(task: Task) -> dict[str, Any]:
    """Return what audits and people say of a project, as plain values."""
    begun = time.monotonic()
    if task.is_boxed and child.level() == child.PLAIN:
        raise GraderError("the sandbox did not start; see `stove doctor`")
    with tempfile.TemporaryDirectory(dir=task.place) as made:
        folder = Path(made) / "project"
        lay_out(task.files, folder)
        told = _read(folder, task)
    return told | {"level": child.level(), "seconds": time.monotonic() - begun}


def _read(folder: Path, task: Task) -> dict[str, Any]:
    try:
        project = contract.read(folder)
        current = pin(project)
    except ProjectError as error:
        return _unreadable(folder, error.breaches)
    except Exception as error:  # a parser that such a file breaks
        words = f"Its files cannot be read ({type(error).__name__})."
        return _unreadable(folder, (words,))
    findings = [Finding(**one) for one in task.findings]
    findings = findings or list(audits(folder, Allowance(60 * task.minutes)))
    return {
        "state": AUDITED,
        "pin": current,
        "findings": [_plain(one, folder) for one in findings],
        **_about(project),
        **opinions(folder, current, project.settings.title, findings),
    }


def _plain(one: Finding, folder: Path) -> dict[str, Any]:
    return asdict(one) | {"numbers": {}, "words": _without(folder, one.words)}


def _without(folder: Path, words: str) -> str:
    """Return words that do not name the place of our copy."""
    return words.replace(f"{folder}/", "").replace(str(folder), "the folder")


def _about(project: Project) -> dict[str, Any]:
    said, readme = project.settings, project.readme
    return {
        "title": said.title,
        "question": said.question,
        "readme": readme[:_MOST_README],
        "is_cut": len(readme) > _MOST_README,
    }


def _unreadable(folder: Path, breaches: tuple[str, ...]) -> dict[str, Any]:
    readme = contract.text_of(folder / contract.README)
    return {
        "state": UNREADABLE,
        "breaches": [_without(folder, one) for one in breaches],
        "readme": readme[:_MOST_README],
        "is_cut": len(readme) > _MOST_README,
        **opinions(folder, "", "", ()),
    }


def progress(told: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a line for the terminal says of a project that was looked at."""
    if told["state"] != AUDITED:
        yield told["state"]
        yield from told.get("breaches", [told.get("reason", "")])[:1]
        return
    states: dict[str, list[str]] = {}
    for one in told["findings"]:
        states.setdefault(one["state"], []).append(one["audit"])
    for state, names in states.items():
        named = "" if state == "passed" else f" ({', '.join(names)})"
        yield f"{len(names)} {state}{named}"
    if told["band"]:
        yield f"band: {told['band']}"
    if told["open"]:
        yield f"open: {', '.join(told['open'])}"
