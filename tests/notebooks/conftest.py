"""Run notebooks as a machine does: a clean kernel, papermill, no network."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

from grader.checks import loader
from grader.manifest import load_manifest
from tests.conftest import can_unshare
from tests.lab import copy_course

FOLDER = loader.course_folder()
MODULES = [module.folder for module in load_manifest(FOLDER).modules]
VERDICT = "application/vnd.stove.verdict+json"


@dataclass(frozen=True)
class Run:
    """A notebook that papermill executed."""

    notebook: nbformat.NotebookNode
    seconds: float

    def verdicts(self) -> dict[str, dict]:
        """Return the verdicts that the checks gave, by item."""
        outputs = (
            out for cell in self.notebook.cells for out in cell.get("outputs", [])
        )
        found = (out.get("data", {}).get(VERDICT) for out in outputs)
        return {verdict["item"]: verdict for verdict in found if verdict}

    def slowest_cell(self) -> float:
        """Return the seconds of the slowest cell."""
        cells = (cell.metadata.get("papermill", {}) for cell in self.notebook.cells)
        return max(cell.get("duration") or 0.0 for cell in cells)


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """Return a folder with `course/` and `exercises/` as learners have them."""
    return copy_course(tmp_path_factory.mktemp("course"))


@pytest.fixture
def papermill(tmp_path, artefacts):
    """Return a function that runs a notebook offline and keeps it as HTML."""

    def run(path, title):
        done = tmp_path / f"{title}.ipynb"
        begun = time.monotonic()
        _execute(path, done, tmp_path)
        result = Run(nbformat.read(done, 4), time.monotonic() - begun)
        keep_as_html(result.notebook, artefacts / "notebooks" / f"{title}.html")
        return result

    return run


def offline() -> list[str]:
    """Return what puts a command into a network of its own, with no way out."""
    return ["bwrap", "--dev-bind", "/", "/", "--unshare-net", "--"]


def _execute(path: Path, done: Path, state: Path) -> None:
    """Run papermill with the paths as parameters; raise what a cell raised."""
    command = [sys.executable, "-m", "papermill", "--kernel", "python3"]
    options = ["--inject-paths", "--no-progress-bar", "--cwd", str(path.parent)]
    env = dict(os.environ, JUPYTER_RUNTIME_DIR=str(state), IPYTHONDIR=str(state))
    finished = subprocess.run(
        [*(offline() if can_unshare() else []), *command, *options, path, done],
        env=env,
        cwd=path.parent,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert 0 == finished.returncode, finished.stderr[-4000:]


def keep_as_html(notebook: nbformat.NotebookNode, path: Path) -> None:
    """Write `notebook` as a page to look at."""
    from nbconvert import HTMLExporter

    path.parent.mkdir(parents=True, exist_ok=True)
    page, _ = HTMLExporter(template_name="lab").from_notebook_node(notebook)
    path.write_text(page, encoding="utf-8")


def probe(source: str) -> nbformat.NotebookNode:
    """Return a notebook of one cell."""
    cell = nbformat.v4.new_code_cell(source)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel})


def printed(notebook: nbformat.NotebookNode) -> object:
    """Return the JSON that the last cell printed."""
    return json.loads(notebook.cells[-1].outputs[0].text)
