"""The recorded outcomes of a course directory, one small file per submission.

They say what formgrader cannot: why a submission has no grade. Their key tells
whether anything changed since, so that a second run grades only what is new.
"""

import hashlib
import json
import os
from pathlib import Path

from grader import __version__
from grader.checks import loader
from grader.cohort.outcome import Result
from grader.cohort.settings import Cohort

FOLDER = "outcomes"


def key(course: Path, cohort: Cohort, assignment: str, learner: str) -> str:
    """Return a digest of everything that a grade depends on."""
    digest = hashlib.sha256()
    told = (__version__, cohort.salt, cohort.mend, cohort.limits)
    digest.update(repr(told).encode())
    release = course / "release" / assignment
    checks = loader.course_folder() / assignment / "checks.py"
    for folder in (course / "submitted" / learner / assignment, release, checks):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            if path.is_file() and not path.is_symlink():
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _path(course: Path, assignment: str, learner: str) -> Path:
    return course / FOLDER / assignment / f"{learner}.json"


def write(course: Path, key: str, result: Result) -> None:
    """Record `result`; a crash leaves the former record or the new one."""
    path = _path(course, result.assignment, result.learner)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    text = json.dumps({"key": key, "result": result.to_dict()}, indent=1)
    new.write_text(text + "\n", encoding="utf-8")
    os.replace(new, path)


def read(course: Path, assignment: str, learner: str) -> tuple[str, Result] | None:
    """Return the (key, result) of a submission, None where none is recorded."""
    try:
        text = _path(course, assignment, learner).read_text(encoding="utf-8")
        data = json.loads(text)
        return data["key"], Result.from_dict(data["result"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
