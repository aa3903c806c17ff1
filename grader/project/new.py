"""Make a project that runs: from the template, or as a copy of an anchor to look at."""

import re
import shutil
from pathlib import Path

from grader.errors import CalledWrongly
from grader.project.source import read_notebook

_HERE = Path(__file__).parent
TEMPLATE = _HERE / "template"
ANCHORS = {name: _HERE / "anchors" / name for name in ("modest", "leaky", "weak")}
_NAME = re.compile(r"[\w][\w .-]*")
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", ".*")


def new_project(folder: Path | str, *, like: str = "", is_module: bool = False) -> Path:
    """Make the folder of a project and return it; write over nothing.

    `like` names an anchor instead of the template. The source is a notebook unless
    `is_module`. Raises CalledWrongly for a folder that is there or a name that no
    system likes.
    """
    place = Path(folder).expanduser()
    if not _NAME.fullmatch(place.name):
        raise CalledWrongly(
            f"{place.name!r} is no good name for a folder. Use letters, digits, `_`."
        )
    if like and like not in ANCHORS:
        listed = ", ".join(ANCHORS)
        raise CalledWrongly(f"There is no anchor {like!r}. Known: {listed}.")
    if place.exists():
        raise CalledWrongly(
            f"{place} is there already, and nothing is written over it. Choose "
            "another name."
        )
    shutil.copytree(ANCHORS[like] if like else TEMPLATE, place, ignore=_LEFT_OUT)
    if not is_module:
        _as_notebook(place / "project.py")
    return place


def _as_notebook(module: Path) -> None:
    """Put a notebook in the place of a module."""
    import nbformat

    notebook = read_notebook(module)
    notebook.metadata = {
        "kernelspec": {
            "name": "python3",
            "display_name": "Python 3 (ipykernel)",
            "language": "python",
        }
    }
    for number, cell in enumerate(notebook.cells, 1):
        cell["id"] = f"cell-{number:02d}"
        cell.metadata.pop("lines_to_next_cell", None)
    nbformat.write(notebook, module.with_suffix(".ipynb"))
    module.unlink()
