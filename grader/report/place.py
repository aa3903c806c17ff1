"""Where the feedback of one submission lies, as nbgrader keeps it."""

import contextlib
import os
import re
import secrets
import stat
from pathlib import Path

from grader.engine.course import Course
from grader.engine.folders import share
from grader.errors import CourseError

_KEY = re.compile(rb'<meta name="stove-feedback" content="([0-9a-f]{64})">')
_HEAD = 4096
_MAX_BESIDE = 64 * 1024
_TIME, _SECRET = "timestamp.txt", "submission_secret.txt"


class Place:
    """The feedback folder of one learner and assignment."""

    def __init__(self, course: Course, learner: str, assignment: str) -> None:
        """Raise CourseError where a name would lead to another folder."""
        for name in (learner, assignment):
            if not is_name(name):
                raise CourseError(
                    f"{name!r} cannot name a folder. Rename it in the gradebook."
                )
        directory = course.directory
        step = directory.feedback_directory
        self._root = Path(os.path.normpath(directory.format_path(step, ".", ".")))
        told = directory.format_path(step, learner, assignment)
        self._folder = Path(os.path.normpath(told))
        self._sources = (
            course.autograded(learner, assignment),
            course.submitted(learner, assignment),
        )
        self._is_shared = bool(directory.groupshared)
        default = 664 if self._is_shared else 644
        mode = course.config.GenerateFeedback.get("permissions", default)
        self._mode = int(str(mode), 8)

    def page(self, notebook: str) -> Path:
        """Return the path of a notebook's page."""
        return self._folder / f"{notebook}.html"

    def key(self, notebook: str) -> str:
        """Return the key of the page that is there, "" for none or nbgrader's own."""
        try:
            with self.page(notebook).open("rb") as opened:
                found = _KEY.search(opened.read(_HEAD))
        except OSError:
            return ""
        return found[1].decode() if found else ""

    def write(self, notebook: str, html: str) -> None:
        """Put a page in its place, whole or not at all."""
        self._put(f"{notebook}.html", html.encode("utf-8", "replace"))

    def complete(self) -> None:
        """Put the files there that `nbgrader release_feedback` opens.

        It stops for everybody where one is missing. A submission that did not come
        through nbgrader's exchange has no secret; with one that nobody knows, its
        page is released to nobody.
        """
        for name, default in ((_TIME, ""), (_SECRET, secrets.token_hex(16))):
            told = (_read(folder, name) for folder in self._sources)
            content = next(filter(None, told), b"")
            if content and _read(self._folder, name) != content:
                self._put(name, content)
            elif not content and not (self._folder / name).is_file():
                self._put(name, default.encode())

    def _put(self, name: str, content: bytes) -> None:
        if not is_name(name):
            raise ValueError(f"{name!r} cannot name a file")
        self._folder.mkdir(parents=True, exist_ok=True)
        new = self._folder / f".{name}.new"
        try:
            new.write_bytes(content)
            new.chmod(self._mode)
            os.replace(new, self._folder / name)
        except OSError:
            with contextlib.suppress(OSError):
                new.unlink()
            raise
        if self._is_shared:
            for folder in (self._root, self._folder.parent, self._folder):
                share(folder)


def is_name(name: str) -> bool:
    """Return whether `name` is the name of one file or folder."""
    return name not in ("", ".", "..") and "/" not in name and "\0" not in name


def _read(folder: Path, name: str) -> bytes:
    """Return a small file that is no link, b"" where there is none."""
    try:
        if folder.is_symlink():
            return b""
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
        with open(os.open(folder / name, flags), "rb") as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                return b""
            return opened.read(_MAX_BESIDE)
    except OSError:
        return b""
