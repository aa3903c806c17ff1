"""Give the box to every Jupyter client: nbclient, papermill, stock nbgrader.

Named in a kernelspec (`"provisioner_name": "stove-box"`), or for all kernels by
`JUPYTER_DEFAULT_PROVISIONER_NAME=stove-box`, or by `BoxedKernelManager` in code.
"""

import asyncio
import contextlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
from fcntl import F_ADD_SEALS, F_SEAL_GROW, F_SEAL_SEAL, F_SEAL_SHRINK, fcntl
from pathlib import Path
from typing import Any

import zmq
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner
from traitlets import Dict, List, Unicode

from grader.errors import GraderError
from grader.kernel.detect import Level, choose_level, launch_for
from grader.kernel.files import offer_files
from grader.kernel.interpreter import find_interpreter
from grader.kernel.limits import Limits, parse_limits
from grader.kernel.room import Room, pick_user
from grader.kernel.sandbox import EXCHANGE
from grader.kernel.watchdog import Exchange, Stop, Watchdog, kernel_process

NAME = "stove-box"
_PASSED_ON = ("NBGRADER_EXECUTION",)
_LOG_SIZE = 64 << 10
_LONGEST_PATH = 107 - len("/stove-12345678/x/s-5")
# A client keeps this many messages; what does not fit waits inside the box.
_QUEUE = 32


class BoxProvisioner(LocalProvisioner):
    """Start a kernel in a box and answer for it until nothing of it is left."""

    limits = Dict(help="Limits by name, such as {'wall': 300}.").tag(config=True)
    level = Unicode("", help="Insist on a level; by default the best.").tag(config=True)
    readable: List[str] = List(help="More folders that the box may read.").tag(
        config=True
    )
    variables: List[str] = List(help="Environment variables to pass on.").tag(
        config=True
    )

    watchdog: Watchdog | None = None
    chosen: Level | None = None
    _folder: Path | None = None
    _room: Room | None = None
    _log: int | None = None
    _interrupts = 0
    _wrappers = 0

    @property
    def stopped(self) -> Stop | None:
        """Return why the box was stopped, if it was over a limit."""
        return self.watchdog.stopped if self.watchdog else None

    def said(self) -> str:
        """Return what the kernel's process wrote to its own stderr (64 KiB)."""
        text = os.pread(self._log, _LOG_SIZE, 0) if self._log is not None else b""
        return text.rstrip(b"\0").decode(errors="replace")

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Lay out the folder that the box shares and point the manager at it.

        Called by the manager before each start, also before a restart.
        """
        limits = parse_limits(self.limits, "the kernel's limits")
        self.chosen = choose_level(self.level)
        exchange = self._make_folder()
        manager: Any = self.parent
        manager.transport = "ipc"
        manager.connection_file = str(exchange.parent / "kernel.json")
        manager.ip = str(exchange / "s")
        manager.context.setsockopt(zmq.MAXMSGSIZE, limits.message_size)
        manager.context.setsockopt(zmq.RCVHWM, _QUEUE)
        folder = kwargs.get("cwd")
        kwargs = await super().pre_launch(**kwargs)
        where = Path(folder) if folder else None
        self._room = self._furnish(exchange, limits, where, kwargs["cmd"][0])
        self._write_connection(exchange)
        return kwargs

    async def launch_kernel(
        self, cmd: list[str], **kwargs: Any
    ) -> KernelConnectionInfo:
        """Start the box (called by the manager with what `pre_launch` returned)."""
        assert self._room
        assert self.chosen
        limits, exchange = self._room.limits, self._room.exchange
        launch = launch_for(self.chosen, self._arguments(cmd), self._room)
        self._log = _sealed_memory(self._log)
        try:
            self.process = subprocess.Popen(
                launch.command,
                env=launch.environment,
                pass_fds=launch.fds,
                cwd="/" if launch.fds else exchange / "home",
                stdin=subprocess.DEVNULL,
                stdout=self._log,
                stderr=self._log,
                start_new_session=True,
            )
        finally:
            launch.close()
        self.pid = self.pgid = self.process.pid
        self._wrappers, self._interrupts = launch.wrappers, 0
        shared = Exchange(exchange, launch.size, launch.entries)
        self.watchdog = Watchdog(self.pid, limits, self.stop, shared)
        self.watchdog.start()
        return self.connection_info

    async def send_signal(self, signum: int) -> None:
        """Interrupt the kernel the first time; any other or second signal ends all."""
        if signum == 0 or self.process is None:
            return
        if signum == signal.SIGINT:
            self._interrupts += 1
            kernel = kernel_process(self.process.pid, self._wrappers)
            if self._interrupts == 1 and kernel:
                with contextlib.suppress(OSError):
                    os.kill(kernel, signal.SIGINT)
                return
        self.stop()

    def stop(self) -> None:
        """Kill the box: with the first process of a namespace, all die.

        In the reduced level the first process is ours; told to end, it kills the rest.
        """
        process = self.process
        if process is None or process.poll() is not None:
            return
        if self.chosen is Level.REDUCED:
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
        else:
            process.kill()

    async def cleanup(self, restart: bool = False) -> None:
        """Leave nothing behind (called by the manager after the kernel's end)."""
        if self.watchdog:
            await asyncio.to_thread(self.watchdog.close)
        self.stop()
        await super().cleanup(restart)
        if self._folder and not restart:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def __del__(self) -> None:
        """Close the log, which outlives the kernel for those who ask what it said."""
        if self._log is not None:
            os.close(self._log)

    def _make_folder(self) -> Path:
        """Return an empty exchange folder, with a path short enough for sockets."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
        place = tempfile.gettempdir()
        if len(place) > _LONGEST_PATH:
            place = "/tmp"
        self._folder = Path(tempfile.mkdtemp(prefix="stove-", dir=place))
        exchange = self._folder / "x"
        exchange.mkdir(mode=0o700)
        return exchange

    def _furnish(
        self, exchange: Path, limits: Limits, folder: Path | None, python: str
    ) -> Room:
        """Return what this box is given, its files laid out and handed over."""
        lent = exchange.parent / "lent"
        lent.mkdir(mode=0o755)
        passed = {*_PASSED_ON, *self.variables} & set(os.environ)
        room = Room(
            find_interpreter(python),
            exchange,
            limits,
            tuple(offer_files(folder, limits, lent)),
            tuple(Path(path) for path in self.readable),
            {name: os.environ[name] for name in passed},
            pick_user(),
        )
        exchange.parent.chmod(0o711)
        return room

    def _write_connection(self, exchange: Path) -> None:
        """Write the kernel's own connection file, with the paths as it sees them."""
        info = json.loads((exchange.parent / "kernel.json").read_text())
        is_full = self.chosen is Level.FULL
        info["ip"] = f"{EXCHANGE}/s" if is_full else str(exchange / "s")
        path = exchange / "kernel.json"
        path.write_text(json.dumps(info))
        path.chmod(0o644)
        if self._room and self._room.user is not None:
            os.chown(exchange, self._room.user, self._room.user)

    def _arguments(self, command: list[str]) -> list[str]:
        """Return the kernel's arguments from a kernelspec's command line."""
        assert self._room
        if "ipykernel_launcher" not in command:
            raise GraderError(
                f"The box holds Python kernels only, and {command[0]!r} starts "
                "something else. Choose a kernel that runs `ipykernel_launcher`."
            )
        rest = command[command.index("ipykernel_launcher") + 1 :]
        is_full = self.chosen is Level.FULL
        folder = EXCHANGE if is_full else str(self._room.exchange)
        theirs = str((self._room.exchange.parent / "kernel.json").resolve())
        return [f"{folder}/kernel.json" if a == theirs else a for a in rest]


class BoxedKernelManager(AsyncKernelManager):
    """A kernel manager whose every kernel is boxed, whatever its kernelspec says."""

    box = Dict(help="Settings of the provisioner, such as limits.").tag(config=True)

    async def _async_pre_start_kernel(self, **kw: Any) -> Any:
        """Put the box in place of the provisioner (called by `start_kernel`)."""
        if self.provisioner is None:
            self.provisioner = BoxProvisioner(
                kernel_id=self.kernel_id,
                kernel_spec=self.kernel_spec,
                parent=self,
                **self.box,
            )
        return await super()._async_pre_start_kernel(**kw)

    pre_start_kernel = _async_pre_start_kernel


def _sealed_memory(old: int | None) -> int:
    """Return a file in memory that cannot grow, for what a kernel says to nobody."""
    if old is not None:
        os.close(old)
    fd = os.memfd_create("log", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.ftruncate(fd, _LOG_SIZE)
    fcntl(fd, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL)
    return fd
