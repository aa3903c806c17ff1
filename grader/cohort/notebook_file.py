"""Read a notebook file that may hold anything, and say in words what is wrong."""

import json
import re
import stat
import warnings
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from grader.errors import SubmissionError

MAX_BYTES = 20 * 1024 * 1024
_AGAIN = "Open it in JupyterLab, save it and hand it in again."
_ZIP = b"PK\x03\x04"
_SCRIPT = re.compile(r"^(# %%|# In ?\[|#!.*python|import \w+|from \w+ import )", re.M)


class Refused(SubmissionError):
    """The file is not even opened: a link, a special file, far too large."""


def read(path: Path) -> NotebookNode:
    """Return the notebook in `path`; raise SubmissionError where there is none."""
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise Refused(
            f"`{path.name}` is a link or a special file, not a notebook. "
            "Hand in the file itself."
        )
    check_size(path.name, found.st_size)
    return parse(path.name, path.read_bytes())


def parse(name: str, data: bytes) -> NotebookNode:
    """Return the notebook in `data`; raise SubmissionError where there is none."""
    check_size(name, len(data))
    return _notebook(name, _json(name, text(name, data)))


def check_size(name: str, size: int) -> None:
    """Raise Refused for a file that is larger than a notebook may be."""
    if size > MAX_BYTES:
        raise Refused(
            f"`{name}` has {size / 2**20:.0f} MB; 20 MB is the limit. "
            "Clear the outputs (Kernel, Restart Kernel and Clear Outputs), save it "
            "and hand it in again."
        )


def text(name: str, data: bytes) -> str:
    """Return what `data` says; raise SubmissionError where it is no UTF-8 text."""
    if not data.strip():
        raise SubmissionError(
            f"`{name}` is empty. The upload may have failed. {_AGAIN}"
        )
    if data.startswith(_ZIP):
        raise SubmissionError(
            f"`{name}` is a zip archive, whatever its name says. Unpack it and hand "
            "in the .ipynb file that is in it."
        )
    if is_utf16(data):
        raise SubmissionError(
            f"`{name}` is saved as UTF-16; notebooks are UTF-8. Save it as UTF-8 in "
            "the editor that did so, and hand it in again."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SubmissionError(f"`{name}` {_no_text(data, error)}") from None


def is_utf16(data: bytes) -> bool:
    """Return whether `data` looks like UTF-16: by its mark, or by JSON's first sign."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.startswith((b"{\0", b"\0{"))
    try:
        return data.decode("utf-16").lstrip().startswith("{")
    except UnicodeDecodeError:
        return False


def _no_text(data: bytes, error: UnicodeDecodeError) -> str:
    if data.lstrip()[:1] == b"{":
        return (
            f"is not saved as UTF-8: byte {error.start} fits no character. Another "
            f"editor may have saved it. {_AGAIN}"
        )
    return (
        "is not text, so it is no notebook. Hand in the .ipynb file itself, not a "
        "picture, a PDF or a zip of it."
    )


def _json(name: str, text: str) -> Any:
    if text.lstrip()[:1] == "<":
        raise SubmissionError(
            f"`{name}` is a web page, not a notebook. Download the .ipynb file "
            "itself (File, Download) and hand that in."
        )
    try:
        return json.loads(text)
    except RecursionError:
        raise SubmissionError(f"`{name}` is nested too deeply. {_AGAIN}") from None
    except ValueError as error:
        raise SubmissionError(f"`{name}` {_fault(text, error)}") from None


def _fault(text: str, error: ValueError) -> str:
    if text.lstrip()[:1] != "{" and _SCRIPT.search(text):
        return (
            "is a Python script, not a notebook. Hand in the .ipynb file that it was "
            "exported from."
        )
    if re.search(r"^(<<<<<<<|>>>>>>>) ", text, re.MULTILINE):
        return (
            "holds the marks of a git merge (<<<<<<<), so it no longer opens. "
            "Restore the version before the merge and hand that in."
        )
    line = getattr(error, "lineno", 1)
    position = getattr(error, "pos", 0)
    if str(error).startswith("Extra data"):
        return f"goes on behind its end, at line {line}: it was damaged. {_AGAIN}"
    if position >= len(text.rstrip()) - 1 or "Unterminated" in str(error):
        return f"ends in the middle, at line {line}: the file was cut short. {_AGAIN}"
    return (
        f"is damaged at line {line}, so it does not open. Restore an earlier version "
        "(File, Revert Notebook to Checkpoint) or copy the answers into a fresh one."
    )


def _notebook(name: str, data: Any) -> NotebookNode:
    if not isinstance(data, dict) or "nbformat" not in data:
        raise SubmissionError(
            f"`{name}` is JSON but no notebook: it has no `nbformat`. "
            "Hand in the .ipynb file that you worked in."
        )
    if data["nbformat"] != 4:
        raise SubmissionError(
            f"`{name}` says it has notebook format {data['nbformat']!r:.20}; format 4 "
            f"is needed. {_AGAIN}"
        )
    try:
        return _validated(data)
    except RecursionError:
        raise SubmissionError(f"`{name}` is nested too deeply. {_AGAIN}") from None
    except nbformat.ValidationError as error:
        where = "/".join(map(str, getattr(error, "absolute_path", ())))
        place = f" at {where}" if where else ""
        raise SubmissionError(
            f"`{name}` is not built like a notebook{place}. {_AGAIN}"
        ) from None
    except Exception as error:  # nbformat trips over what is no notebook at all
        raise SubmissionError(
            f"`{name}` is not built like a notebook ({type(error).__name__}). {_AGAIN}"
        ) from None


def _validated(data: dict[str, Any]) -> NotebookNode:
    from nbformat import validator
    from nbformat.v4 import to_notebook_json

    with warnings.catch_warnings():  # cell ids may be missing or repeat
        warnings.simplefilter("ignore")
        _, data = validator.normalize(data)
        notebook = to_notebook_json(data)
        nbformat.validate(notebook, relax_add_props=True)
    return notebook
