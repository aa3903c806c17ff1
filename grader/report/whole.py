"""A page or table is written whole or not at all."""

import os
from pathlib import Path


def write_whole(
    path: Path, text: str, encoding: str = "utf-8", newline: str | None = None
) -> None:
    """Write a text beside its place and move it there; folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(path.name + ".new")
    new.write_text(text, encoding=encoding, newline=newline)
    os.replace(new, path)
