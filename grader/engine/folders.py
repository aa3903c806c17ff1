"""Finished folders, put in their place whole: staged beside, then renamed.

A staged folder has a token. The transaction that writes the grades writes the
token, too; after a kill, it tells whether the folder is to be put in its place or
to be thrown away.
"""

import contextlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

_NAME = ".stove"  # nbgrader's globs do not match a leading dot


class Staging:
    """The staged folders of one course directory, under its autograded folder."""

    def __init__(self, autograded: Path) -> None:
        self._root = autograded / _NAME

    def pending(self) -> list[str]:
        """Return the tokens of what a kill left."""
        return sorted(os.listdir(self._root)) if self._root.is_dir() else []

    def stage(
        self, token: str, contents: Mapping[str, bytes], mode: int, *, shared: bool
    ) -> None:
        """Write a whole folder; `shared` opens it to the group, as in nbgrader."""
        folder = self._root / token / "new"
        self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.parent.mkdir(mode=0o700)
        folder.mkdir()
        for name, data in contents.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            path.chmod(mode)
        if shared:
            for place, _, _ in os.walk(folder):
                share(Path(place))

    def place(self, token: str, destination: Path, *, has_folder: bool) -> None:
        """Put the staged folder in its place, or take away what is there.

        May be killed and called again at any point.
        """
        mine = self._root / token
        old, new = mine / "old", mine / "new"
        mine.mkdir(mode=0o700, parents=True, exist_ok=True)
        if new.exists() or not has_folder:
            if os.path.lexists(destination) and not old.exists():
                os.rename(destination, old)
            if new.exists():
                destination.parent.mkdir(parents=True, exist_ok=True)
                os.rename(new, destination)
        self.discard(token)

    def discard(self, token: str) -> None:
        """Throw a staged folder away, and what was in its place before."""
        shutil.rmtree(self._root / token, ignore_errors=True)

    def close(self) -> None:
        """Leave nothing behind where nothing is staged."""
        with contextlib.suppress(OSError):
            self._root.rmdir()


def share(folder: Path) -> None:
    """Open a folder to its group, as nbgrader does with `groupshared`."""
    mode = folder.stat().st_mode
    if mode & 0o2770 != 0o2770:
        with contextlib.suppress(PermissionError):
            folder.chmod((mode | 0o2770) & 0o2777)
