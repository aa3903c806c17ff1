"""Grade with nbgrader's own autograde, whatever the engine makes of it."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat

from grader.cohort import verdicts
from grader.cohort.outcome import ItemVerdict

_GRADE = """
import json, sys
from pathlib import Path
from grader.cohort import config
api = config.api(Path(sys.argv[1]))
told = {one: api.autograde(sys.argv[2], one) for one in sys.argv[3:]}
Path("told.json").write_text(json.dumps(told))
"""


@dataclass(frozen=True)
class Graded:
    """One submission as stock nbgrader left it."""

    learner: str
    assignment: str
    verdicts: tuple[ItemVerdict, ...]

    @property
    def outcome(self):
        """Whether any item with points was attempted."""
        worth = [one for one in self.verdicts if one.max_points]
        blank = all(one.outcome == "not attempted" for one in worth)
        return "not attempted" if blank else "graded"


def autograde(course, assignment, learners):
    """Return what nbgrader's autograde gave, by learner."""
    words = [sys.executable, "-c", _GRADE, str(course), assignment, *learners]
    done = subprocess.run(words, cwd=course, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads((Path(course) / "told.json").read_text())
    assert all(one["success"] for one in told.values()), told
    return {learner: _read(course, assignment, learner) for learner in learners}


def _read(course, assignment, learner):
    path = course / "autograded" / learner / assignment / f"{assignment}.ipynb"
    found = verdicts.read(nbformat.read(path, as_version=4))
    return Graded(learner, assignment, found)
