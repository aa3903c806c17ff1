"""Where a learner's work lies, and whether this run leaves anything behind."""

import os
import sys
from functools import cache
from pathlib import Path
from urllib.parse import quote

# Set by nbgrader, by the grader's box, and by our own runners of papermill.
_PASSING = ("NBGRADER_EXECUTION", "STOVE_BOX", "STOVE_EPHEMERAL")


def is_ephemeral() -> bool:
    """Return whether a machine runs this notebook, so that nothing is stored."""
    return any(os.environ.get(name) for name in _PASSING) or _is_papermill()


def is_boxed() -> bool:
    """Return whether this is the grader's box, where nobody watches."""
    return bool(os.environ.get("STOVE_BOX"))


def is_binder() -> bool:
    """Return whether this runs on Binder, which forgets everything."""
    return bool(os.environ.get("BINDER_REPO_URL"))


def course_root(start: Path | None = None) -> Path | None:
    """Return the folder that holds `course/` or `exercises/`, if there is one.

    Looks in `start` (the current folder unless given) and above it, then beside
    an editable installation.
    """
    clone = Path(__file__).resolve().parents[2]
    for folder in (*_upwards(start), clone):
        if _is_course(folder):
            return folder
    return None


def home() -> Path:
    """Return the folder that holds `my_work/`.

    `$STOVE_HOME` wins, then the folder that holds the course, then
    `~/touch-the-stove`.
    """
    named = os.environ.get("STOVE_HOME")
    if named:
        return Path(named).expanduser().resolve()
    return course_root() or Path.home() / "touch-the-stove"


def my_work() -> Path:
    """Return the folder of the learner's copies, journal and passports."""
    return home() / "my_work"


def href(target: Path) -> str:
    """Return a link from the running notebook to `target`.

    A notebook's kernel starts in the notebook's folder, and JupyterLab resolves
    links in outputs from there.
    """
    try:
        path = os.path.relpath(target.resolve(), Path.cwd())
    except (ValueError, OSError):  # another drive on Windows, or a deleted folder
        path = str(target)
    return quote(Path(path).as_posix())


def _upwards(start: Path | None) -> tuple[Path, ...]:
    """Return `start`, or the current folder, and every folder above it."""
    try:
        here = (start or Path.cwd()).resolve()
    except OSError:  # the current folder was deleted
        return ()
    return (here, *here.parents)


def _is_course(folder: Path) -> bool:
    """Return whether `folder` looks like a course and not like any folder."""
    if (folder / "course" / "start_here.ipynb").is_file():
        return True
    return any((folder / "exercises").glob("[0-9][0-9]_*"))


@cache
def _is_papermill() -> bool:
    """Return whether papermill started this kernel.

    It injects no variable unless asked to, so its process is looked at too.
    """
    main = sys.modules.get("__main__")
    if getattr(main, "PAPERMILL_OUTPUT_PATH", None) is not None:
        return True
    if "JPY_PARENT_PID" not in os.environ:  # not a kernel
        return False
    import psutil

    try:
        words = psutil.Process(os.getppid()).cmdline()
    except psutil.Error:
        return False
    return any(Path(word).stem == "papermill" for word in words[:4])
