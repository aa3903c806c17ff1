"""Every Jupyter client can use the box: nbclient, papermill, stock nbgrader."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from grader.errors import CalledWrongly, CourseError
from grader.kernel.provisioner import NAME, BoxedKernelManager

pytestmark = [pytest.mark.bubblewrap, pytest.mark.xdist_group("kernel")]
WHERE = "import os; print(os.getcwd(), os.getuid())"
BOXED = "/home/learner 1000\n"


@pytest.fixture
def boxed_environment(tmp_path):
    """Return an environment in which the box is every kernel's provisioner."""
    info = tmp_path / "plugin" / "a_box-0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: a-box\nVersion: 0\n")
    (info / "entry_points.txt").write_text(
        "[jupyter_client.kernel_provisioners]\n"
        f"{NAME} = grader.kernel.provisioner:BoxProvisioner\n"
    )
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    more = {"PYTHONPATH": str(info.parent), "PATH": path, "HOME": str(tmp_path)}
    return os.environ | more | {"JUPYTER_DEFAULT_PROVISIONER_NAME": NAME}


def notebook(*cells):
    made = new_notebook(cells=list(cells))
    made.metadata.kernelspec = {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    }
    return made


def run(command, folder, environment):
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done


def test_papermill_runs_in_the_box(tmp_path, boxed_environment):
    """With one environment variable papermill's kernels are boxed."""
    nbformat.write(notebook(new_code_cell(WHERE)), tmp_path / "in.ipynb")
    command = ["papermill", "in.ipynb", "out.ipynb", "--start-timeout", "180"]
    run(command, tmp_path, boxed_environment)
    done = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    assert done.cells[-1].outputs[0].text == BOXED


def graded(source, kind):
    cell = new_code_cell(source)
    cell.metadata["nbgrader"] = {
        "grade": kind == "test",
        "solution": kind == "answer",
        "locked": kind == "test",
        "task": False,
        "grade_id": kind,
        "schema_version": 3,
        **({"points": 2} if kind == "test" else {}),
    }
    return cell


ANSWER = (
    "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION"
)
TEST = "assert double(2) == 4\n### BEGIN HIDDEN TESTS\nassert double(5) == 10"


@pytest.mark.slow
def test_stock_nbgrader_autogrades_in_the_box(tmp_path, boxed_environment):
    """Unmodified `nbgrader autograde` runs in the box and gives full points."""
    source = tmp_path / "source" / "ps1"
    source.mkdir(parents=True)
    test = graded(f"{TEST}\n### END HIDDEN TESTS", "test")
    cells = [new_code_cell(WHERE), graded(ANSWER, "answer"), test]
    nbformat.write(notebook(*cells), source / "p1.ipynb")
    (tmp_path / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id = 'one'\n"
    )
    run(["nbgrader", "generate_assignment", "ps1"], tmp_path, boxed_environment)
    submitted = tmp_path / "submitted" / "ada" / "ps1"
    shutil.copytree(tmp_path / "release" / "ps1", submitted)
    text = (submitted / "p1.ipynb").read_text()
    filled = text.replace("raise NotImplementedError()", "return x + x")
    (submitted / "p1.ipynb").write_text(filled)
    run(["nbgrader", "autograde", "ps1"], tmp_path, boxed_environment)
    done = json.loads((tmp_path / "autograded/ada/ps1/p1.ipynb").read_text())
    assert done["cells"][0]["outputs"][0]["text"] == [BOXED]
    run(["nbgrader", "export"], tmp_path, boxed_environment)
    assert ",2.0,2.0" in (tmp_path / "grades.csv").read_text()


async def start(folder=None, **box):
    manager = BoxedKernelManager(kernel_name="python3", box=box)
    await manager.start_kernel(cwd=str(folder) if folder else None)
    client = manager.client()
    client.start_channels()
    await client.wait_for_ready(timeout=180)
    return manager, client


async def ask(client, source):
    texts = []
    await client.execute_interactive(
        source,
        timeout=120,
        output_hook=lambda m: texts.append(m["content"].get("text", "")),
    )
    return "".join(texts)


def run_async(work):
    import asyncio

    return asyncio.run(work)


def test_a_restarted_kernel_is_boxed_again(tmp_path):
    """A restart gives a fresh box; nothing of the old one's files is left."""

    async def work():
        manager, client = await start(tmp_path)
        first = await ask(client, "open('left', 'w'); x = 1; " + WHERE)
        client.stop_channels()
        await manager.restart_kernel(now=True)
        client = manager.client()
        client.start_channels()
        await client.wait_for_ready(timeout=180)
        second = await ask(
            client, "print('x' in dir()); import os; print(os.listdir())"
        )
        client.stop_channels()
        folder = manager.provisioner.box.folder
        await manager.shutdown_kernel(now=True)
        return first, second, folder.exists()

    assert run_async(work()) == (BOXED, "False\n[]\n", False)


def test_a_course_directory_is_never_handed_in(tmp_path):
    """A kernel that was started beside the gradebook gets none of its files."""
    (tmp_path / "gradebook.db").write_text("")
    (tmp_path / "notes.txt").write_text("")

    async def work():
        manager, client = await start(tmp_path)
        text = await ask(client, "import os; print(os.listdir())")
        client.stop_channels()
        await manager.shutdown_kernel(now=True)
        return text

    assert run_async(work()) == "[]\n"


def test_wrong_settings_are_refused(tmp_path):
    """An unknown limit or level is named before anything starts."""
    with pytest.raises(CourseError, match="no limit 'hours'"):
        run_async(start(tmp_path, limits={"hours": 1}))
    with pytest.raises(CalledWrongly, match="no level 'strong'"):
        run_async(start(tmp_path, level="strong"))
