"""One writer per course directory at a time."""

import fcntl
import os
from pathlib import Path

from grader.errors import CourseError

_NAME = ".stove.lock"


class Lock:
    """A lock that a dying process lets go, and that its children do not hold."""

    def __init__(self, folder: Path) -> None:
        path = folder / _NAME
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise CourseError(
                f"{path} cannot be written: {error.strerror}. Give this account the "
                "right to write to the course directory."
            ) from None
        try:
            # POSIX's kind: fork does not hand it on, so no orphan keeps it.
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            os.close(self._file)
            raise CourseError(
                f"Another grading is writing to {folder}. Let it finish, or end it, "
                "and run this again."
            ) from None

    def release(self) -> None:
        """Let the next one in."""
        os.close(self._file)
