"""`cohort.toml`: who learns, what is due when, and the salt of the seeds.

The file belongs to the instructor, who may edit it at any time; whatever does
not fit is told with the name of the entry and what to write instead.
"""

import csv
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from grader.errors import CourseError
from grader.kernel.limits import parse_limits

FILE = "cohort.toml"
LEARNER_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.@-]|_(?!attempt_)){0,63}")
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_COLUMNS = ("id", "first_name", "last_name", "email")
LIMITS = {"cell_wall": 120, "wall": 900}  # seconds
_KEYS = {"course", "salt", "timezone", "mend", "limits", "assignment", "learner"}


@dataclass(frozen=True)
class Learner:
    """One learner of the roster."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""


@dataclass(frozen=True)
class Assignment:
    """One exercise as the cohort sees it; `due` is in UTC, or None."""

    name: str
    due: datetime | None = None


@dataclass(frozen=True)
class Cohort:
    """One run of the course.

    `mend` says whether harmless accidents (a copied or deleted check cell) are
    put right before grading, or leave the submission ungraded, as nbgrader does.
    `limits` are as in `course.toml`: by name, and by assignment and name.
    """

    course: str
    salt: str = field(repr=False)
    timezone: str
    assignments: tuple[Assignment, ...]
    learners: tuple[Learner, ...]
    mend: bool = True
    limits: Mapping[str, Any] = field(default_factory=lambda: dict(LIMITS))

    def assignment(self, name: str) -> Assignment:
        """Return the assignment `name`; raise CourseError if there is none."""
        for assignment in self.assignments:
            if assignment.name == name:
                return assignment
        known = ", ".join(one.name for one in self.assignments) or "none"
        raise CourseError(f"{FILE} has no assignment {name!r}. Known: {known}.")


def load(course: Path) -> Cohort:
    """Read `cohort.toml` in the course directory `course`."""
    path = course / FILE
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return _cohort(data)
    except FileNotFoundError:
        raise CourseError(
            f"{path} is missing, so {course} is no course directory. "
            f"Make one with `stove cohort new {course}`."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseError(f"{path} is not valid TOML: {error}.") from None
    except _Wrong as wrong:
        raise CourseError(f"{path}: {wrong}.") from None


class _Wrong(Exception):
    """An entry does not fit; the message says which and what to write."""


def _cohort(data: dict[str, Any]) -> Cohort:
    _known(data, _KEYS, "the file")
    zone = _zone(_text(data, "timezone", "the file", default="UTC"))
    mend = data.get("mend", True)
    if not isinstance(mend, bool):
        raise _Wrong(f"`mend` is {mend!r}; write true or false")
    course = _text(data, "course", "the file")
    if not _NAME.fullmatch(course):
        raise _Wrong(f"`course` is {course!r}; use letters, digits, - and _")
    assignments = _assignments(data, zone)
    return Cohort(
        course=course,
        salt=_text(data, "salt", "the file"),
        timezone=zone.key,
        assignments=assignments,
        learners=_learners(data),
        mend=mend,
        limits=_limits(data.get("limits", {}), {one.name for one in assignments}),
    )


def _known(entry: Any, keys: set[str], where: str) -> None:
    if not isinstance(entry, dict):
        raise _Wrong(f"{where} is {entry!r}; write it as a table")
    unknown = sorted(set(entry) - keys)
    if unknown:
        known = ", ".join(sorted(keys))
        raise _Wrong(f"{where} has an unknown entry `{unknown[0]}`; known are {known}")


def _text(entry: dict[str, Any], key: str, where: str, default: str = "") -> str:
    value = entry.get(key, default)
    if not isinstance(value, str):
        raise _Wrong(f"`{key}` of {where} is {value!r}; write it in quotes")
    if key in ("course", "salt", "id", "name") and not value.strip():
        raise _Wrong(f"`{key}` of {where} is missing")
    return value


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise _Wrong(
            f"`timezone` is {name!r}; write a name such as Europe/Berlin or UTC"
        ) from None


def _tables(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    tables = data.get(key, [])
    if not isinstance(tables, list):
        raise _Wrong(f"`{key}` is {tables!r}; write each as a table, [[{key}]]")
    return tables


def _assignments(data: dict[str, Any], zone: ZoneInfo) -> tuple[Assignment, ...]:
    found: list[Assignment] = []
    for number, entry in enumerate(_tables(data, "assignment"), 1):
        where = f"[[assignment]] number {number}"
        _known(entry, {"name", "due"}, where)
        name = _text(entry, "name", where)
        if not _NAME.fullmatch(name) or name in [one.name for one in found]:
            raise _Wrong(f"`name` of {where} is {name!r}; it is unusable or a repeat")
        found.append(Assignment(name, _due(entry.get("due"), where, zone)))
    return tuple(found)


def _due(value: Any, where: str, zone: ZoneInfo) -> datetime | None:
    """Return a due date in UTC; without an offset it is in the cohort's zone."""
    if value is None or value == "":
        return None
    if not isinstance(value, datetime):
        raise _Wrong(f"`due` of {where} is {value!r}; write 2026-03-01T23:59:00")
    aware = value if value.tzinfo else value.replace(tzinfo=zone)
    return aware.astimezone(UTC)


def _learners(data: dict[str, Any]) -> tuple[Learner, ...]:
    found: dict[str, Learner] = {}
    for number, entry in enumerate(_tables(data, "learner"), 1):
        where = f"[[learner]] number {number}"
        _known(entry, set(_COLUMNS), where)
        learner = Learner(**{key: _text(entry, key, where) for key in _COLUMNS})
        _usable(learner, where, found)
        found[learner.id] = learner
    return tuple(found.values())


def _usable(learner: Learner, where: str, found: dict[str, Learner]) -> None:
    if not LEARNER_ID.fullmatch(learner.id):
        raise _Wrong(f"`id` of {where} is {learner.id!r}; {ID_RULE}")
    if learner.id in found:
        raise _Wrong(f"`id` of {where} is {learner.id!r}, which stands there twice")


ID_RULE = "an id has letters, digits, and . - _ @ after the first character, 64 at most"


def _limits(entry: Any, names: set[str]) -> dict[str, Any]:
    """Return a table of limits whose every value fits (see grader/kernel/limits)."""
    if not isinstance(entry, dict):
        raise _Wrong(f"[limits] is {entry!r}; write it as a table")
    for name, value in entry.items():
        if not isinstance(value, dict):
            _fitting({name: value}, "[limits]")
        elif name in names:
            _fitting(value, f"[limits.{name}]")
        else:
            raise _Wrong(f"[limits.{name}] is of no assignment that the file names")
    return entry


def _fitting(table: dict[str, Any], where: str) -> None:
    try:
        parse_limits(table, where)
    except CourseError as error:
        raise _Wrong(str(error).rstrip(".")) from None


def read_roster(path: Path) -> tuple[Learner, ...]:
    """Read a roster from CSV: a column `id`, and any of the names and `email`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise CourseError(f"{path} does not exist. Give the roster's path.") from None
    except UnicodeDecodeError:
        raise CourseError(f"{path} is not UTF-8. Save it as UTF-8 CSV.") from None
    head = text.splitlines()[0] if text.strip() else ""
    delimiter = ";" if head.count(";") > head.count(",") else ","
    rows = csv.DictReader(text.splitlines(), delimiter=delimiter)
    if "id" not in (rows.fieldnames or []):
        columns = ", ".join(_COLUMNS)
        raise CourseError(
            f"{path}:1: no column `id`. Write a first line such as {columns}."
        )
    found: dict[str, Learner] = {}
    for row in rows:
        values = {key: (row.get(key) or "").strip() for key in _COLUMNS}
        learner = Learner(**values)
        try:
            _usable(learner, "this row", found)
        except _Wrong as wrong:
            raise CourseError(f"{path}:{rows.line_num}: {wrong}.") from None
        found[learner.id] = learner
    return tuple(found.values())


def dumps(cohort: Cohort) -> str:
    """Return the text of `cohort.toml`, with a word of explanation per entry."""
    zone = ZoneInfo(cohort.timezone)
    lines = [
        "# One run of the course. Keep this file to yourself: with the salt one can",
        "# foretell which seeds the checks draw.",
        f"course = {_quoted(cohort.course)}",
        f"salt = {_quoted(cohort.salt)}",
        "",
        "# Due dates without an offset are in this zone.",
        f"timezone = {_quoted(cohort.timezone)}",
        "",
        "# Put accidents right before grading: a copied or a deleted check cell.",
        f"mend = {json.dumps(cohort.mend)}",
        "",
        "# What a submission may use; docs/sandbox.md has all names. What differs for",
        "# one assignment goes into a table of its own, [limits.NAME].",
        *_limits_text(cohort.limits),
    ]
    for one in cohort.assignments:
        due = f"due = {one.due.astimezone(zone):%Y-%m-%dT%H:%M:%S}" if one.due else ""
        example = "# due = 2030-03-01T23:59:00"
        lines += ["", "[[assignment]]", f"name = {_quoted(one.name)}", due or example]
    for learner in cohort.learners:
        pairs = [(key, getattr(learner, key)) for key in _COLUMNS]
        told = [f"{key} = {_quoted(value)}" for key, value in pairs if value]
        lines += ["", "[[learner]]", *told]
    if not cohort.learners:
        lines += ["", "# [[learner]]", '# id = "learner-01"']
    return "\n".join(lines) + "\n"


def _limits_text(limits: Mapping[str, Any]) -> list[str]:
    """Return the lines of [limits], then of each assignment's own."""
    lines, own = ["[limits]"], []
    for name, value in limits.items():
        if isinstance(value, Mapping):
            _, *some = _limits_text(value)
            own += ["", f"[limits.{_quoted(name)}]", *some]
        else:
            lines.append(f"{name} = {json.dumps(value, ensure_ascii=False)}")
    return [*lines, *own]


def _quoted(text: str) -> str:
    """Return a TOML basic string; JSON's escapes are a subset of TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
