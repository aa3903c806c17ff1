"""A Voilà server for one notebook: on this computer only, and gone with its command."""

import os
import socket
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from grader.errors import CalledWrongly
from grader.project.contract import Project
from grader.project.demo import file

ADDRESS = "127.0.0.1"
_TEMPLATES = Path(__file__).parent / "share"
# The page may fetch from this server, and from nowhere else.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self' ws://{host}; frame-ancestors 'none'"
)
_EXTENSIONS = (
    "@voila-dashboards/widgets-manager8",
    "@jupyter-widgets/jupyterlab-manager",
)
Ready = Callable[[str], None]


def serve(project: Project, port: int, seconds: float, ready: Ready) -> None:
    """Serve a project's demo until interrupted; call `ready` with its address.

    Its own demo.ipynb is shown where there is one, else a page made for this.
    """
    look_for_voila()
    look_at_port(port)
    own = project.folder / file.NAME
    with tempfile.TemporaryDirectory(prefix="stove-demo-") as place:
        path = own
        if not own.is_file():
            import nbformat

            path = Path(place, file.NAME)
            told = file.notebook(project, str(project.folder), seconds)
            nbformat.write(told, path)
        _run(path, Path(place), port, ready)


def look_for_voila() -> None:
    """Raise CalledWrongly, with what to install, where Voilà is not there."""
    from importlib.util import find_spec

    if find_spec("voila") is None:
        raise CalledWrongly(
            "A demo needs Voilà, which is not installed. Run "
            f"\"{sys.executable} -m pip install 'touch-the-stove[demo]'\", in a clone "
            "of the course \"python -m pip install -e '.[demo]'\"."
        )


def look_at_port(port: int) -> None:
    """Raise CalledWrongly where something else listens already."""
    with socket.socket() as probe:
        if os.name == "posix":  # as the server does, after one that ended just now
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            raise CalledWrongly(
                f"Port {port} is in use, perhaps by another demo. End that one, or "
                f"name another port: --port {port + 1}."
            ) from None


def _run(notebook: Path, place: Path, port: int, ready: Ready) -> None:
    """Run Voilà in this process until it is told to stop, and leave nothing behind."""
    # Voilà finds templates by this; what the user has keeps its place behind.
    paths = [str(_TEMPLATES), os.environ.get("JUPYTER_PATH", "")]
    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, paths))
    # Somebody's own settings of Voilà might open the page to others.
    os.environ["JUPYTER_CONFIG_DIR"] = str(place / "config")
    os.environ["JUPYTER_NO_CONFIG"] = "1"
    from voila.app import Voila

    address = f"{ADDRESS}:{port}"

    class Server(Voila):
        """Voilà that says when it listens."""

        def launch_browser(self) -> None:
            """Say where it is (called by Voilà once it listens)."""
            ready(f"http://{address}/")

    server = Server(tornado_settings=_settings(address), port_retries=0)
    try:
        server.initialize([str(notebook), *_options(port, place)])
        server.start()
    finally:
        _end_children()


def _options(port: int, place: Path) -> list[str]:
    return [
        f"--port={port}",
        f"--Voila.ip={ADDRESS}",
        "--Voila.token=",
        f"--Voila.connection_dir_root={place}",
        "--template=stove",
        "--strip_sources=True",
        "--show_tracebacks=False",
        "--VoilaConfiguration.allow_template_override=NO",
        "--VoilaConfiguration.allow_theme_override=NO",
        # What widgets need, and no other extension of the author's JupyterLab.
        *(f"--VoilaConfiguration.extension_allowlist={one}" for one in _EXTENSIONS),
        "--Application.log_level=ERROR",
        # Not even other people on this computer can listen. Elsewhere the path of a
        # socket would grow too long.
        *(["--KernelManager.transport=ipc"] if sys.platform == "linux" else []),
    ]


def _settings(address: str) -> dict[str, Any]:
    """Return what keeps other sites out, and the page from asking others."""
    return {
        "allow_remote_access": False,  # a name that resolves to us is no way in
        "ws_ping_timeout": 30_000,  # as often as asked, else each page logs a warning
        "headers": {"Content-Security-Policy": _POLICY.format(host=address)},
    }


def _end_children() -> None:
    """End the kernels' processes that are still there."""
    import psutil

    left = psutil.Process().children(recursive=True)
    for one in left:
        one.terminate()
    for one in psutil.wait_procs(left, timeout=3)[1]:
        one.kill()
