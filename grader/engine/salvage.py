"""Recover what is whole in a damaged notebook file; nothing is guessed, nothing run.

Opt-in (`stove grade --salvage`): the file that was handed in is never changed, and
`steps` say what was done, in words that fit behind "was" and "would be".
"""

import json
import re
import warnings
from dataclasses import dataclass, field
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

from grader.cohort import notebook_file
from grader.errors import SubmissionError

_MAKERS = {"code": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}
_CONFLICT = re.compile(r"^(<<<<<<<|>>>>>>>) ", re.MULTILINE)
_SPACE = re.compile(r"[\s,:]*")


@dataclass(frozen=True)
class Salvaged:
    """A notebook that could be recovered, and how."""

    notebook: NotebookNode = field(repr=False)
    steps: tuple[str, ...]


def salvaged(name: str, data: bytes) -> Salvaged | None:
    """Return what can be recovered of the notebook file `name`, None for nothing."""
    try:
        return _salvaged(name, data)
    except (ValueError, RecursionError, SubmissionError):
        return None


def _salvaged(name: str, data: bytes) -> Salvaged | None:
    steps: list[str] = []
    if len(data) > notebook_file.MAX_BYTES:
        return None
    if notebook_file.is_utf16(data):
        data = _from_utf16(data).encode()
        steps.append("read as UTF-16")
    found = _whole(name, data) or _old(data, steps) or _cells(data, steps)
    return Salvaged(found, tuple(steps)) if found and steps else None


def _from_utf16(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    return data.decode("utf-16-be" if data.startswith(b"\0") else "utf-16-le")


def _whole(name: str, data: bytes) -> NotebookNode | None:
    try:
        return notebook_file.parse(name, data)
    except SubmissionError:
        return None


def _old(data: bytes, steps: list[str]) -> NotebookNode | None:
    """Bring a notebook of format 1, 2 or 3 to format 4, as Jupyter does."""
    try:
        told = json.loads(data.decode("utf-8-sig"))
        version = told["nbformat"]
        if version not in (1, 2, 3):
            return None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = nbformat.reads(json.dumps(told), as_version=4)
            nbformat.validate(found, relax_add_props=True)
    except Exception:  # nbformat raises whatever it trips over
        return None
    steps.append(f"brought from notebook format {version} to 4")
    return found


def _cells(data: bytes, steps: list[str]) -> NotebookNode | None:
    """Keep the cells that stand whole before the damage, without their outputs."""
    text = notebook_file.text("", data)
    if _CONFLICT.search(text):  # nobody knows which of two versions counts
        return None
    told, is_whole = _read(text)
    if told.get("nbformat", 4) != 4:
        return None
    cells = told["cells"]
    whole = [cell for cell in map(_cell, cells if type(cells) is list else ()) if cell]
    if not whole:
        return None
    lost = "" if is_whole else ", those before the damage"
    steps.append(f"rebuilt from the text of {_counted(len(whole))}{lost}")
    return new_notebook(cells=whole)


def _counted(count: int) -> str:
    return "one cell" if count == 1 else f"{count} cells"


def _read(text: str) -> tuple[dict[str, Any], bool]:
    """Return the top of a JSON object as far as it is sound, and if it has its end."""
    told: dict[str, Any] = {"cells": []}
    decoder = json.JSONDecoder()
    try:
        at = text.index("{") + 1
        while (at := _after(text, at)) < len(text) and text[at] != "}":
            if text[at] != '"':  # no key: what follows is no part of an object
                return told, False
            key, at = decoder.raw_decode(text, at)
            at = _after(text, at)
            if key == "cells" and text[at] == "[":
                told["cells"], at = _elements(decoder, text, at + 1)
                if text[at] != "]":
                    return told, False
                at += 1
            else:
                told[key], at = decoder.raw_decode(text, at)
    except (ValueError, IndexError):
        return told, False
    return told, text[at : at + 1] == "}"


def _elements(decoder: json.JSONDecoder, text: str, at: int) -> tuple[list[Any], int]:
    """Return the whole elements of an array, and where what follows begins."""
    found = []
    while (at := _after(text, at)) < len(text) and text[at] != "]":
        try:
            element, at = decoder.raw_decode(text, at)
        except ValueError:
            break
        found.append(element)
    return found, at


def _after(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _cell(told: Any) -> NotebookNode | None:
    """Return a clean cell of what is left of one: type, text, marks and id."""
    kind = told.get("cell_type") if isinstance(told, dict) else None
    if not isinstance(kind, str) or kind not in _MAKERS:
        return None
    source = told.get("source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        return None
    cell: NotebookNode = _MAKERS[kind](source)
    metadata = told.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    if isinstance(marks, dict):
        cell.metadata["nbgrader"] = nbformat.from_dict(marks)
    if isinstance(told.get("id"), str) and re.fullmatch(r"[\w-]{1,64}", told["id"]):
        cell["id"] = told["id"]
    return cell
