"""The demo as a notebook: a title to edit, and one cell that shows the form."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import CalledWrongly
from grader.project.contract import Project

if TYPE_CHECKING:
    from nbformat import NotebookNode

NAME = "demo.ipynb"


def write(project: Project) -> Path:
    """Write demo.ipynb into the folder of a project; never over one that is there."""
    import nbformat

    path = project.folder / NAME
    if path.exists():
        raise CalledWrongly(
            f"{path} is there already and may hold words of yours, so nothing is "
            "written over it. Delete or rename it to get a new one."
        )
    nbformat.write(notebook(project, "."), path)
    return path


def notebook(
    project: Project, folder: str, seconds: float | None = None
) -> "NotebookNode":
    """Return the notebook; `folder` is where its cell looks for the project."""
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    title = " ".join(project.settings.title.split())
    limit = f", seconds={seconds:g}" if seconds else ""
    source = (
        "from grader import project_demo\n\n"
        f"project_demo({json.dumps(folder, ensure_ascii=False)}{limit})"
    )
    cells = [
        new_markdown_cell(f"# {title}", id="title"),
        new_code_cell(source, id="demo"),
    ]
    kernel = {
        "name": "python3",
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
    }
    return new_notebook(cells=cells, metadata={"kernelspec": kernel, "title": title})
