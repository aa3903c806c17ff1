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


class Refused(SubmissionError):
    """The file is not even opened: a link, a special file, far too large."""


def read(path: Path) -> NotebookNode:
    """Return the notebook in `path`; raise SubmissionError where there is none."""
    return _notebook(path.name, _json(path.name, _text(path)))


def _text(path: Path) -> str:
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise Refused(
            f"`{path.name}` is a link or a special file, not a notebook. "
            "Hand in the file itself."
        )
    if found.st_size > MAX_BYTES:
        raise Refused(
            f"`{path.name}` has {found.st_size / 2**20:.0f} MB; 20 MB is the limit. "
            "Clear the outputs (Kernel, Restart Kernel and Clear Outputs), save it "
            "and hand it in again."
        )
    data = path.read_bytes()
    if not data.strip():
        raise SubmissionError(
            f"`{path.name}` is empty. The upload may have failed. {_AGAIN}"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SubmissionError(
            f"`{path.name}` is not text, so it is no notebook. Hand in the .ipynb "
            "file itself, not a picture, a PDF or a zip of it."
        ) from None


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
    if re.search(r"^(<<<<<<<|>>>>>>>) ", text, re.MULTILINE):
        return (
            "holds the marks of a git merge (<<<<<<<), so it no longer opens. "
            "Restore the version before the merge and hand that in."
        )
    line = getattr(error, "lineno", 1)
    position = getattr(error, "pos", 0)
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
