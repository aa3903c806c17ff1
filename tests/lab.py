"""A real JupyterLab of a test's own: its server, its pages, what a person does."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, Playwright, TimeoutError

from tests.conftest import ROOT, find_chromium

PATIENCE = 90  # seconds; two cores run everything at once
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_FRONT = ".jp-NotebookPanel:not(.lm-mod-hidden)"
_MACHINES = ("NBGRADER_EXECUTION", "STOVE_BOX", "STOVE_EPHEMERAL", "STOVE_SALT")


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab."""

    port: int
    token: str

    def url(self, path: str) -> str:
        """Return the address that opens the notebook at `path`."""
        base = f"http://127.0.0.1:{self.port}/lab/tree/{path}"
        return f"{base}?reset&token={self.token}"


@contextmanager
def serve(
    root: Path,
    state: Path,
    *,
    prefix: Path = Path(sys.prefix),
    wrapper: tuple[str, ...] = (),
    variables: dict[str, str] | None = None,
    options: tuple[str, ...] = (f"--LabApp.app_settings_dir={ROOT / 'binder'}",),
) -> Iterator[Lab]:
    """Serve `root` with the JupyterLab of `prefix`; keep its files in `state`.

    Unless `options` say otherwise, settings are those that set-up installs.
    """
    lab = Lab(free_port(), secrets.token_hex(16))
    command = [*wrapper, str(prefix / "bin" / "jupyter"), "lab", *options]
    command += _options(root, lab)
    state.mkdir(parents=True, exist_ok=True)
    with (state / "server.log").open("w") as log:
        server = subprocess.Popen(
            command, cwd=root, env=_env(state, variables), stdout=log, stderr=log
        )
        try:
            _wait_for(server, lab, state / "server.log")
            yield lab
        finally:
            server.terminate()
            server.wait(30)


def _options(root: Path, lab: Lab) -> list[str]:
    """Return the command line of a quiet server with a token."""
    return [
        "--no-browser",
        "--allow-root",
        f"--port={lab.port}",
        "--ServerApp.port_retries=0",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.root_dir={root}",
        f"--IdentityProvider.token={lab.token}",
    ]


def _env(state: Path, variables: dict[str, str] | None) -> dict[str, str]:
    """Return an environment in which Jupyter reads and writes only `state`."""
    env = {k: v for k, v in os.environ.items() if k not in _MACHINES}
    for name in ("CONFIG", "DATA", "RUNTIME"):
        env[f"JUPYTER_{name}_DIR"] = str(state / name.lower())
    env["JUPYTERLAB_SETTINGS_DIR"] = str(state / "settings")
    env["JUPYTER_CONFIG_PATH"] = str(ROOT / "binder" / "jupyter")
    env["IPYTHONDIR"] = str(state / "ipython")
    return {**env, **(variables or {})}


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(server: subprocess.Popen, lab: Lab, log: Path) -> None:
    """Return once the server answers; say why when it does not."""
    end = time.monotonic() + PATIENCE
    address = f"http://127.0.0.1:{lab.port}/api"
    while server.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")


def launch(playwright: Playwright) -> Browser:
    """Start Debian's Chromium without a window."""
    path = find_chromium()
    return playwright.chromium.launch(executable_path=path, args=list(_FLAGS))


@dataclass
class Notebook:
    """A notebook open in a browser's page, and what a person does with it."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE * 1000)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message) -> None:
        if message.type == "error":
            where = message.location.get("url", "")
            self.complaints.append(f"{message.text} ({where})")

    def open(self, url: str) -> "Notebook":
        """Open `url` and wait until its kernel is idle."""
        self.page.goto(url)
        self.page.wait_for_selector(f"{_FRONT} .jp-Cell")
        self.wait_until_idle()
        return self

    def wait_until_idle(self) -> None:
        """Wait for the status bar; the notebook's own sign lies before the start."""
        self.page.wait_for_selector("#jp-main-statusbar >> text=/\\| Idle/")

    def menu(self, *names: str) -> None:
        """Choose an entry of the menu bar."""
        bar, entry = ".lm-MenuBar-itemLabel", ".lm-Menu-itemLabel"
        for place, name in zip((bar, *[entry] * len(names)), names, strict=False):
            self.page.locator(f'{place}:text-is("{name}"):visible').click()

    def run_all(self) -> None:
        """Choose Run All Cells and wait for the last cell.

        JupyterLab ignores the menu while it still lays out the notebook.
        """
        has_begun = f"""() => [...document.querySelectorAll(
            '{_FRONT} .jp-InputPrompt')].some(p => /[0-9*]/.test(p.textContent))"""
        for patience in (5_000, 10_000, PATIENCE * 1000):
            self.menu("Run", "Run All Cells")
            try:
                self.page.wait_for_function(has_begun, timeout=patience)
                break
            except TimeoutError:
                continue
        self.wait_for_runs()

    def wait_for_runs(self) -> None:
        """Wait until no cell of the notebook is running or waiting."""
        self.page.wait_for_timeout(300)
        self.page.wait_for_function(
            f"() => ![...document.querySelectorAll('{_FRONT} .jp-InputPrompt')]"
            ".some(prompt => prompt.textContent.includes('*'))"
        )
        self.wait_until_idle()

    def cell(self, text: str) -> Locator:
        """Return the code cell that holds `text`."""
        cells = self.page.locator(f"{_FRONT} .jp-CodeCell")
        return cells.filter(has=self.page.locator(".cm-content", has_text=text)).first

    def card(self, title: str) -> Locator:
        """Return the newest card whose title holds `title`."""
        cards = self.page.locator(f"{_FRONT} .jp-OutputArea-output .stove-card")
        return cards.filter(has_text=title).last

    def wait_for_notebook(self, name: str) -> None:
        """Wait until the notebook `name` is in front and its kernel is idle."""
        title = self.page.locator(".lm-TabBar-tab.lm-mod-current", has_text=name)
        title.first.wait_for()
        self.page.wait_for_selector(f"{_FRONT} .jp-Cell")
        self.wait_until_idle()

    def add(self, source: str) -> Locator:
        """Put a new cell at the end, run it and return its output."""
        self.page.locator(f"{_FRONT} .jp-Cell").last.click()
        for key in ("Escape", "b", "Enter"):
            self.page.keyboard.press(key)
        self.page.keyboard.insert_text(source)
        self.page.keyboard.press("Control+Enter")
        self.wait_for_runs()
        return self.page.locator(f"{_FRONT} .jp-mod-active .jp-OutputArea")

    def replace(self, cell: Locator, source: str) -> None:
        """Type `source` over what stands in `cell`."""
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(source)

    def run(self, cell: Locator) -> Locator:
        """Run `cell` with the keyboard; return its output."""
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")
        self.wait_for_runs()
        return cell.locator(".jp-OutputArea")

    def choose_theme(self, name: str) -> None:
        """Choose "Light" or "Dark" in the menu, and wait for it."""
        self.menu("Settings", "Theme", f"JupyterLab {name}")
        body = f'body[data-jp-theme-name="JupyterLab {name}"]'
        self.page.wait_for_selector(body, state="attached")
        self.page.wait_for_timeout(500)

    def leave(self) -> None:
        """Leave JupyterLab, so that its server may end without a complaint."""
        self.page.goto("about:blank")

    def save(self) -> None:
        """Save with the keyboard."""
        self.page.keyboard.press("Control+s")
        self.page.wait_for_timeout(500)


def copy_course(folder: Path) -> Path:
    """Return a copy of what a learner has: course, exercises, no solutions."""
    for name in ("course", "exercises"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
    return folder
