"""Give the box to every Jupyter client: nbclient, papermill, stock nbgrader.

Named in a kernelspec (`"provisioner_name": "stove-box"`), or for all kernels by
`JUPYTER_DEFAULT_PROVISIONER_NAME=stove-box`, or by `BoxedKernelManager` in code.
"""

import asyncio
import contextlib
import json
import os
import signal
from pathlib import Path
from typing import Any

import zmq
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner
from traitlets import Dict, List, Unicode

from grader.errors import GraderError
from grader.kernel.box import Box
from grader.kernel.channels import BoxedKernelClient
from grader.kernel.detect import Level, choose_level
from grader.kernel.limits import parse_limits
from grader.kernel.watchdog import Stop, Watchdog, kernel_process

NAME = "stove-box"
_PASSED_ON = ("NBGRADER_EXECUTION",)
_PLAIN_CLIENT = "jupyter_client.asynchronous.AsyncKernelClient"
# A client keeps this many messages; what does not fit waits inside the box.
QUEUE = 32


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

    box: Box | None = None
    _interrupts = 0

    @property
    def chosen(self) -> Level | None:
        """Return the level of the box, once there is one."""
        return self.box.level if self.box else None

    @property
    def watchdog(self) -> Watchdog | None:
        """Return who keeps the totals, once the kernel was started."""
        return self.box.watchdog if self.box else None

    @property
    def stopped(self) -> Stop | None:
        """Return why the box was stopped, if it was over a limit."""
        return self.box.stopped if self.box else None

    def said(self) -> str:
        """Return what the kernel's process wrote to its own stderr (64 KiB)."""
        return self.box.said() if self.box else ""

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Lay out the folder that the box shares and point the manager at it.

        Called by the manager before each start, also before a restart.
        """
        limits = parse_limits(self.limits, "the kernel's limits")
        level = choose_level(self.level)
        if self.box:
            self.box.close()
        self.box = Box(level, limits)
        self._point_manager(self.box)
        folder = kwargs.get("cwd")
        kwargs = await super().pre_launch(**kwargs)
        passed = {*_PASSED_ON, *self.variables} & set(os.environ)
        self.box.furnish(
            Path(folder) if folder else None,
            kwargs["cmd"][0],
            {name: os.environ[name] for name in passed},
            tuple(Path(path) for path in self.readable),
        )
        self.box.connect(json.loads((self.box.folder / "kernel.json").read_text()))
        return kwargs

    def _point_manager(self, box: Box) -> None:
        """Have the manager, and the clients it makes, talk to the box's sockets."""
        manager: Any = self.parent
        manager.transport = "ipc"
        manager.connection_file = str(box.folder / "kernel.json")
        manager.ip = str(box.exchange / "s")
        manager.context.setsockopt(zmq.MAXMSGSIZE, box.limits.message_size)
        manager.context.setsockopt(zmq.RCVHWM, QUEUE)
        if manager.client_class == _PLAIN_CLIENT:
            manager.client_factory = BoxedKernelClient

    async def launch_kernel(
        self, cmd: list[str], **kwargs: Any
    ) -> KernelConnectionInfo:
        """Start the box (called by the manager with what `pre_launch` returned)."""
        assert self.box
        self.process = self.box.start(self._arguments(cmd))
        self.pid = self.pgid = self.process.pid
        self._interrupts = 0
        return self.connection_info

    async def send_signal(self, signum: int) -> None:
        """Interrupt the kernel the first time; any other or second signal ends all."""
        if signum == 0 or self.process is None or self.box is None:
            return
        if signum == signal.SIGINT:
            self._interrupts += 1
            kernel = kernel_process(self.process.pid, self.box.wrappers)
            if self._interrupts == 1 and kernel:
                with contextlib.suppress(OSError):
                    os.kill(kernel, signal.SIGINT)
                return
        self.stop()

    def stop(self) -> None:
        """Kill the box with everything in it."""
        if self.box:
            self.box.stop()

    async def cleanup(self, restart: bool = False) -> None:
        """Leave nothing behind (called by the manager after the kernel's end)."""
        if self.box:
            await asyncio.to_thread(self.box.close)
        await super().cleanup(restart)

    def _arguments(self, command: list[str]) -> list[str]:
        """Return the kernel's arguments from a kernelspec's command line."""
        assert self.box
        if "ipykernel_launcher" not in command:
            raise GraderError(
                f"The box holds Python kernels only, and {command[0]!r} starts "
                "something else. Choose a kernel that runs `ipykernel_launcher`."
            )
        rest = command[command.index("ipykernel_launcher") + 1 :]
        theirs = str((self.box.folder / "kernel.json").resolve())
        ours = f"{self.box.inside}/kernel.json"
        return [ours if a == theirs else a for a in rest]


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
