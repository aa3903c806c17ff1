"""A page or table is written whole or not at all."""

import contextlib
import os
from pathlib import Path


def write_whole(
    path: Path, text: str, encoding: str = "utf-8", newline: str | None = None
) -> None:
    """Write a text beside its place and move it there; folders are made.

    Raises OSError, and leaves what was there and nothing else.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        new.write_text(text, encoding=encoding, newline=newline)
        os.replace(new, path)
    except OSError:
        with contextlib.suppress(OSError):
            new.unlink()
        raise
