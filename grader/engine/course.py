"""A course directory as nbgrader's own configuration describes it.

What nbgrader does not know stands in `course.toml` beside `nbgrader_config.py`:

    mend = true        # put a copied or deleted check cell right before grading
    salt = "…"         # picks the seeds of our own checks
    [limits]           # of every assignment; see grader/kernel/limits.py
    cell_wall = 120    # seconds
    memory = "1.5 GiB"
    [limits.ps1]       # what differs for the assignment ps1
    cell_wall = 300

In a folder of `stove cohort new`, `cohort.toml` may say all of that, too, in the
same words; what `course.toml` says goes before. Where neither says how long a cell
may run, a configured `Execute.timeout` does.
"""

import glob
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from grader.engine import config as nbgrader_config
from grader.engine.legible import whole
from grader.errors import CourseError
from grader.kernel.limits import Limits, parse_limits

FILE = "course.toml"
COHORT_FILE = "cohort.toml"
_KEYS = {"mend", "salt", "limits"}


@dataclass(frozen=True)
class Course:
    """A course directory: its folders, gradebook, limits and nbgrader's config.

    `directory` is nbgrader's CourseDirectory, `config` its traitlets config;
    `db_url` has no relative path.
    """

    folder: Path
    db_url: str = field(repr=False)
    course_id: str
    is_mending: bool
    salt: str = field(repr=False)
    config: Any = field(repr=False, compare=False)
    directory: Any = field(repr=False, compare=False)
    _limits: dict[str, Any] = field(repr=False, compare=False)

    def source(self, assignment: str) -> Path:
        """Return the folder of the instructor's version."""
        return self._path(self.directory.source_directory, ".", assignment)

    def release(self, assignment: str) -> Path:
        """Return the folder of the version that learners get."""
        return self._path(self.directory.release_directory, ".", assignment)

    def submitted(self, learner: str, assignment: str) -> Path:
        """Return the folder of what a learner handed in."""
        return self._path(self.directory.submitted_directory, learner, assignment)

    def autograded(self, learner: str, assignment: str) -> Path:
        """Return the folder where a graded submission belongs."""
        return self._path(self.directory.autograded_directory, learner, assignment)

    def _path(self, step: str, learner: str, assignment: str) -> Path:
        path = self.directory.format_path(step, learner, assignment)
        return Path(os.path.normpath(path))

    def learners(self, assignment: str) -> tuple[str, ...]:
        """Return who handed the assignment in, found as nbgrader finds them.

        A name that is no text is returned with a sign for what it does not say.
        """
        step = self.directory.submitted_directory
        pattern = self.directory.format_path(
            step, "(?P<learner>.*)", re.escape(assignment), escape=True
        )
        shape = self.directory.directory_structure.format(
            nbgrader_step=step, student_id="*", assignment_id=glob.escape(assignment)
        )
        root = self.directory.root
        paths = (os.path.join(root, one) for one in glob.glob(shape, root_dir=root))
        matches = (re.fullmatch(pattern, path, re.DOTALL) for path in paths)
        return tuple(sorted({whole(match["learner"]) for match in matches if match}))

    def limits(self, assignment: str) -> Limits:
        """Return what a submission of this assignment may use."""
        table = {k: v for k, v in self._limits.items() if not isinstance(v, dict)}
        own = self._limits.get(assignment, {})
        table |= own if isinstance(own, dict) else {}
        base = self._timeout() if "cell_wall" not in table else Limits()
        where = f"[limits] of {self.folder} ({assignment})"
        given = parse_limits(table, where)
        return replace(base, **{name: getattr(given, name) for name in table})

    def with_limits(self, given: Mapping[str, Any]) -> "Course":
        """Return the course with other limits, whatever an assignment says.

        Raises CourseError for an unknown name or a value that does not fit.
        """
        parse_limits(given, "the limits that were asked for")
        own = {
            name: {k: v for k, v in value.items() if k not in given}
            if isinstance(value, dict)
            else value
            for name, value in self._limits.items()
        }
        return replace(self, _limits=own | dict(given))

    def _timeout(self) -> Limits:
        """Return the defaults, stretched to a configured `Execute.timeout`.

        Stock nbgrader's timeout is in wall time on an idle machine, so it bounds
        the CPU time here, too.
        """
        base, seconds = Limits(), self.config.Execute.get("timeout")
        if not isinstance(seconds, int | float) or seconds <= 0:
            return base
        whole = 4.0 * seconds
        return replace(
            base,
            cell_wall=float(seconds),
            cell_cpu=float(seconds),
            wall=max(base.wall, whole),
            cpu=max(base.cpu, whole),
        )


def open_course(folder: Path) -> Course:
    """Read the configuration of the course directory `folder`.

    Raises CourseError where there is none or where it does not fit.
    """
    from nbgrader.coursedir import CourseDirectory

    folder = folder.resolve()
    config = nbgrader_config.load(folder)
    if not config.CourseDirectory.get("root"):
        config.CourseDirectory.root = str(folder)
    directory = CourseDirectory(config=config)
    told = _told(folder)
    course = Course(
        folder=folder,
        db_url=_absolute(directory.db_url, folder),
        course_id=directory.course_id,
        is_mending=told.get("mend", True),
        salt=told.get("salt", ""),
        config=config,
        directory=directory,
        _limits=told.get("limits", {}),
    )
    for name, value in course._limits.items():
        course.limits(name if isinstance(value, dict) else "")
    return course


def _absolute(url: str, folder: Path) -> str:
    """Return `url` so that it means the same from any working directory."""
    from sqlalchemy.engine import make_url

    found = make_url(url)
    if not found.drivername.startswith("sqlite") or not found.database:
        return url
    path = folder / found.database
    return found.set(database=str(path)).render_as_string(hide_password=False)


def _told(folder: Path) -> dict[str, Any]:
    """Return what `cohort.toml` and, stronger, `course.toml` say of grading."""
    cohort = {k: v for k, v in _toml(folder / COHORT_FILE).items() if k in _KEYS}
    own = _toml(folder / FILE)
    if unknown := sorted(set(own) - _KEYS):
        raise CourseError(
            f"{folder / FILE}: unknown entry `{unknown[0]}`. "
            f"Known: {', '.join(sorted(_KEYS))}."
        )
    for path, told in ((folder / COHORT_FILE, cohort), (folder / FILE, own)):
        _fitting(path, told)
    limits = cohort.get("limits", {}) | own.get("limits", {})
    return cohort | own | {"limits": limits}


def _fitting(path: Path, told: dict[str, Any]) -> None:
    kinds = {"mend": (bool, "true or false"), "salt": (str, "a text in quotes")}
    kinds["limits"] = (dict, "a table, [limits]")
    for name, value in told.items():
        kind, words = kinds[name]
        if not isinstance(value, kind):
            raise CourseError(f"{path}: `{name}` is {value!r}. Write {words}.")


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseError(f"{path} is not valid TOML: {error}.") from None
