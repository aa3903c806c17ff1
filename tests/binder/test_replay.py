"""What Binder does, step by step and without Docker, up to the open welcome page."""

import os
import re
import shutil
import subprocess
import sys
import time
from importlib.resources import files

import pytest
from playwright.sync_api import sync_playwright

from tests.conftest import ROOT
from tests.lab import Notebook, launch, serve
from tests.setup.conftest import NOT_CLONED

# What repo2docker's conda layer brings, and PyPI's name for it where it differs.
BASE = {
    "ipykernel": "ipykernel",
    "jupyter-offlinenotebook": "jupyter-offlinenotebook",
    "jupyter-resource-usage": "jupyter-resource-usage",
    "jupyter_server": "jupyter-server",
    "jupyterhub-singleuser": "jupyterhub",
    "jupyterlab": "jupyterlab",
    "notebook": "notebook",
}
THREADS = "import os; print(os.environ['OMP_NUM_THREADS'])"


def base_pins():
    """Return the Jupyter of Binder's base, read from repo2docker's own lock file."""
    folder = files("repo2docker") / "buildpacks" / "conda"
    lock = (folder / "environment.py-3.11-linux-64.lock").read_text()
    found = dict(re.findall(r"/([a-z_-]+)-([\d.]+)-\w+\.(?:conda|tar)", lock))
    return [f"{pip}=={found[conda]}" for conda, pip in BASE.items()]


def python_3_11():
    """Return a Python of Binder's version, if this machine has one."""
    if sys.version_info[:2] == (3, 11):
        return sys.executable
    found = shutil.which("python3.11")
    works = found and not subprocess.run([found, "-V"], capture_output=True).returncode
    return found if works else None


class Replay:
    """A folder and an environment in which repo2docker's steps are done."""

    def __init__(self, folder):
        self.prefix, self.repo = folder / "env", folder / "jovyan"
        self.env = {
            **{k: v for k, v in os.environ.items() if not k.startswith("PYTHON")},
            "KERNEL_PYTHON_PREFIX": str(self.prefix),
            "NB_PYTHON_PREFIX": str(self.prefix),
            "REPO_DIR": str(self.repo),
            "PATH": f"{self.prefix / 'bin'}:{os.environ['PATH']}",
        }

    def do(self, *command):
        """Run one step; show what it printed if it fails."""
        done = subprocess.run(
            command, cwd=self.repo, env=self.env, capture_output=True, text=True
        )
        assert 0 == done.returncode, (done.stdout + done.stderr)[-3000:]
        return done.stdout

    def install_base(self):
        """Make the environment that the image has before the repository."""
        self.do(python_3_11(), "-m", "venv", str(self.prefix))
        self.install(*base_pins())

    def install(self, *words):
        """Install with uv where it is there, because it takes seconds."""
        python = str(self.prefix / "bin" / "python")
        if shutil.which("uv"):
            self.do("uv", "pip", "install", "--quiet", "--python", python, *words)
        else:
            self.do(python, "-m", "pip", "install", "--quiet", *words)


@pytest.fixture(scope="module")
def binder(tmp_path_factory, buildpack):
    """Return an environment as Binder's image has it once it is built."""
    replay = Replay(tmp_path_factory.mktemp("binder"))
    ignored = shutil.ignore_patterns(*NOT_CLONED)
    shutil.copytree(ROOT / "binder", replay.repo / "binder", ignore=ignored)
    replay.install_base()
    if shutil.which("uv"):  # then pip finds everything there, and still judges it
        replay.install("-r", "binder/requirements.txt")
    for _, script in buildpack.get_preassemble_scripts():
        replay.do("bash", "-c", script)
    shutil.copytree(ROOT, replay.repo, ignore=ignored, dirs_exist_ok=True)
    for script in buildpack.get_post_build_scripts():
        replay.do(f"./{script}")
    return replay


pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.xdist_group("binder"),
    pytest.mark.skipif(not python_3_11(), reason="Binder runs Python 3.11"),
]


def test_the_pins_agree_with_each_other(binder):
    """pip finds no conflict between the pins, the package and the base."""
    assert "No broken requirements found" in binder.do("python", "-m", "pip", "check")


def test_learners_see_no_page_for_instructors(binder):
    """nbgrader's pages are off, and its Validate button is on."""
    script = "jupyter server extension list 2>&1; jupyter labextension list 2>&1"
    listed = re.sub(r"\x1b\[\d*m", "", binder.do("bash", "-c", script))
    state = dict(re.findall(r"nbgrader\.server_extensions\.(\w+) (\w+)", listed))
    assert "enabled" == state["validate_assignment"]
    for name in ("formgrader", "course_list", "assignment_list"):
        assert "disabled" == state[name], name
        plugin = f"@jupyter/nbgrader:{name.replace('_', '-')}"
        assert plugin in listed.partition("Disabled extensions")[2]


@pytest.mark.chromium
def test_the_welcome_page_opens(binder, tmp_path, artefacts, timing):
    """The start script serves the page, which runs, and offers the passport."""
    begun = time.monotonic()
    variables = binder.env | {"BINDER_REPO_URL": "https://example.org/stove"}
    variables["JUPYTER_CONFIG_PATH"] = ""  # only what postBuild put in place
    wrapper = (str(binder.repo / "binder" / "start"),)
    with (
        serve(
            binder.repo,
            tmp_path,
            prefix=binder.prefix,
            wrapper=wrapper,
            variables=variables,
            options=(),
        ) as lab,
        sync_playwright() as playwright,
    ):
        page = launch(playwright).new_page(viewport={"width": 1280, "height": 1000})
        one = Notebook(page).open(lab.url("course/start_here.ipynb"))
        timing(f"Binder's server: usable after {time.monotonic() - begun:.1f} s")
        one.run_all()
        assert "which forgets your work" in one.card("Your progress").inner_text()
        assert one.page.get_by_role("button", name="Save passport").is_visible()
        assert "2" == one.add(THREADS).inner_text().strip()
        for words in ("Nbgrader", "Create Assignment", "Jupyter news"):
            assert 0 == one.page.get_by_text(words).count(), words
        (artefacts / "screens").mkdir(exist_ok=True)
        one.page.screenshot(path=artefacts / "screens" / "binder.png")
        one.leave()
    assert [] == one.complaints
