"""nbgrader's configuration of a course directory.

`nbgrader_config.py` calls `configure`, so that the nbgrader command, formgrader
and our own runs are configured alike, and so that the folder may be moved.
"""

import os
from pathlib import Path
from typing import Any

from grader.checks.seeds import SALT_VARIABLE
from grader.cohort import gradebook, settings

FILE = "nbgrader_config.py"
# The file name of a notebook in what `stove submit` packs.
PACKED = r".*[/\\](?P<student_id>[^/\\]+?)_attempt_(?P<timestamp>\d{8}T\d{6}Z)_"
PACKED += r"(?P<file_id>[^/\\]+)"

TEXT = '''"""nbgrader's settings of this cohort.

Salt, roster, due dates and limits stand in cohort.toml. What you add below wins.
"""

from pathlib import Path

from grader.cohort.config import configure

c = get_config()
configure(c, Path(__file__).resolve().parent)
'''


def configure(c: Any, course: Path) -> None:
    """Fill traitlets' config `c` (called by `nbgrader_config.py`).

    Sets the cohort's salt in the environment too, where the kernels that stock
    nbgrader starts will find it.
    """
    from grader.authoring.stubs import ClearSolutions
    from grader.cohort.mend import Mend

    cohort = settings.load(course)
    os.environ[SALT_VARIABLE] = cohort.salt
    c.CourseDirectory.course_id = cohort.course
    c.CourseDirectory.root = str(course)
    c.CourseDirectory.db_url = gradebook.url(course)
    c.Exchange.root = str(course / "exchange")
    c.Exchange.timezone = c.NbGraderAPI.timezone = cohort.timezone
    c.GenerateAssignment.preprocessors = _release(ClearSolutions)
    if cohort.mend:
        c.Autograde.sanitize_preprocessors = _sanitize(Mend)
    seconds = cohort.limits.get("cell_wall", settings.LIMITS["cell_wall"])
    c.Execute.timeout = max(1, round(seconds))  # nbgrader counts whole ones
    c.Execute.kernel_name = "python3"
    c.LateSubmissionPlugin.penalty_method = "none"
    c.FileNameCollectorPlugin.named_regexp = PACKED


def _release(ours: type) -> list[type]:
    """Return nbgrader's own list, with our stubs where solutions were."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.preprocessors import ClearSolutions, InstantiateTests

    names = GenerateAssignment.class_traits()["preprocessors"].default()
    kept = [name for name in names if name is not InstantiateTests]
    return [ours if one is ClearSolutions else one for one in kept]


def _sanitize(ours: type) -> list[type]:
    """Return nbgrader's own list, mending where it would only drop copies."""
    from nbgrader.converters import Autograde
    from nbgrader.preprocessors import DeduplicateIds

    names = Autograde.class_traits()["sanitize_preprocessors"].default()
    return [ours if one is DeduplicateIds else one for one in names]


def load(course: Path) -> Any:
    """Return the traitlets config that `nbgrader_config.py` makes."""
    from traitlets.config.loader import PyFileConfigLoader

    return PyFileConfigLoader(FILE, path=str(course)).load_config()


def api(course: Path) -> Any:
    """Return nbgrader's API on a course directory."""
    from nbgrader.apps import NbGraderAPI

    return NbGraderAPI(config=load(course))
