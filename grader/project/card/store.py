"""What a card keeps in the project's `.card/`: one file per outcome, written at once.

An outcome belongs to what the project was when it was run: the sha256 of its files is
in the name. So a run that was killed goes on where it ended, and a changed project
starts a new version while the old outcomes stay.
"""

import hashlib
import json
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import ProjectError
from grader.report.whole import write_whole

FOLDER = ".card"
# Raise it when the same perturbation would be measured in another way.
FORM = 1
# What says nothing about how the project behaves: pages, pictures, what it wrote.
_OTHER = {".html", ".png", ".svg", ".jpg", ".pdf", ".md", ".pyc", ".log"}
_OUTPUTS = {"results.json", "card.json", "card.toml", "demo.ipynb"}
_REVIEW = re.compile(r"review(?:_by_.+)?\.toml|review_packet\.zip")


def content(folder: Path) -> str:
    """Return the sha256 of all that a project's run may read.

    Of a notebook only the code counts: running it again changes nothing.
    """
    whole = hashlib.sha256(f"form {FORM}".encode())
    for path in sorted(_files(folder)):
        name = path.relative_to(folder).as_posix()
        inside = hashlib.sha256(_bytes(path)).hexdigest()
        whole.update(f"{name}\0{inside}\n".encode())
    return whole.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [n for n in folders if n[0] != "." and n != "__pycache__"]
        for name in names:
            path = Path(place, name)
            is_told = name[0] != "." and name not in _OUTPUTS and path.is_file()
            is_told = is_told and not _REVIEW.fullmatch(name)
            if is_told and path.suffix.lower() not in _OTHER:
                yield path


def _bytes(path: Path) -> bytes:
    data = path.read_bytes()
    if path.suffix != ".ipynb":
        return data
    try:
        cells = json.loads(data)["cells"]
        code = [one["source"] for one in cells if one["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError):
        return data
    return json.dumps(["".join(one) for one in code]).encode()


@dataclass(frozen=True)
class Store:
    """The kept outcomes, predictions and versions of one project."""

    folder: Path

    @property
    def place(self) -> Path:
        """The folder of what is kept."""
        return self.folder / FOLDER

    def outcome(self, key: str, name: str) -> dict[str, Any] | None:
        """Return a kept outcome; a file that is no longer whole counts as none."""
        try:
            told = json.loads(self._path(key, name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return told if isinstance(told, dict) and "state" in told else None

    def keep(self, key: str, name: str, outcome: dict[str, Any]) -> None:
        """Keep an outcome, whole or not at all."""
        write(self._path(key, name), outcome | {"at": now()})

    def versions(self) -> list[dict[str, Any]]:
        """Return what the project was, in order: number, content, time, change."""
        found = _read(self.place / "versions.json", [])
        return [one for one in found if isinstance(one, dict) and "content" in one]

    def version(self, key: str, change: str = "") -> list[dict[str, Any]]:
        """Return all versions, with `key` as the last; `change` says what it is."""
        known = self.versions()
        same = [one for one in known if one["content"] == key]
        others = [one for one in known if one["content"] != key]
        one = same[0] if same else {"content": key, "at": now(), "change": ""}
        # A version that somebody goes back to becomes the last again.
        found = [*others, one | ({"change": change} if change else {})]
        if found != known:
            write(self.place / "versions.json", found)
        return found

    def predictions(self) -> list[dict[str, Any]]:
        """Return all predictions ever made, in order."""
        found = _read(self.place / "predictions.json", [])
        return [one for one in found if isinstance(one, dict) and "row" in one]

    def predict(self, key: str, words: dict[str, str]) -> None:
        """Add predictions; one for a row that was already run is in hindsight."""
        known = self.predictions()
        latest = {(one["content"], one["row"]): one["words"] for one in known}
        fresh = [
            {
                "row": name,
                "words": said,
                "content": key,
                "at": now(),
                "hindsight": self.outcome(key, name) is not None,
            }
            for name, said in words.items()
            if latest.get((key, name)) != said
        ]
        if fresh:
            write(self.place / "predictions.json", [*known, *fresh])

    def _path(self, key: str, name: str) -> Path:
        return self.place / "outcomes" / f"{key[:16]}-{name}.json"


def now() -> str:
    """Return the time in UTC, to the second."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def write(path: Path, told: Any) -> None:
    """Write JSON, whole or not at all."""
    text = json.dumps(told, indent=1, ensure_ascii=False, allow_nan=False)
    write_text(path, text + "\n")


def write_text(path: Path, text: str) -> None:
    """Write a file, whole or not at all."""
    try:
        write_whole(path, text)
    except OSError as error:
        raise ProjectError(
            f"`{path}` cannot be written ({error.strerror}). Cards and "
            "reviews lie in the project's folder: make it writable, or copy it."
        ) from None


def _read(path: Path, missing: Any) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return missing
    except (OSError, ValueError):
        raise ProjectError(
            f"`{path}` cannot be read. Rename it to keep it, and run the card again."
        ) from None
