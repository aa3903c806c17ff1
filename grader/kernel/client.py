"""An nbclient that tells the box where cells begin, and stops listening to floods."""

from typing import Any

from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbformat import NotebookNode

from grader.kernel.limits import Limits
from grader.kernel.outputs import Cutter
from grader.kernel.provisioner import BoxProvisioner
from grader.kernel.watchdog import Stop


class BoxClient(NotebookClient):
    """Execute a notebook in a box; its manager must be a `BoxedKernelManager`.

    Text beyond the limit of a cell is cut, with a line that says so. A cell that
    sends more messages than the limit has its box stopped; `stopped` says why.
    """

    def __init__(self, notebook: NotebookNode, limits: Limits, **options: Any) -> None:
        super().__init__(notebook, **options)
        self.provisioner: BoxProvisioner | None = None
        self._flooded: Stop | None = None
        self._limits = limits
        self._cutter = Cutter(limits)

    @property
    def stopped(self) -> Stop | None:
        """Return why the box was stopped, if it was over a limit."""
        stopped = self.provisioner.stopped if self.provisioner else None
        return self._flooded or stopped

    async def async_execute_cell(
        self, cell: NotebookNode, cell_index: int, *rest: Any, **options: Any
    ) -> NotebookNode:
        """Execute one cell under the limits of a cell (called for each)."""
        self._cutter.begin()
        # The manager forgets its provisioner at the kernel's end.
        self.provisioner = getattr(self.km, "provisioner", None) or self.provisioner
        watchdog = getattr(self.provisioner, "watchdog", None)
        if watchdog:
            watchdog.begin_cell()
        try:
            return await super().async_execute_cell(cell, cell_index, *rest, **options)
        finally:
            if watchdog:
                watchdog.end_cell()

    execute_cell = run_sync(async_execute_cell)

    def process_message(
        self, msg: dict[str, Any], cell: NotebookNode, cell_index: int
    ) -> NotebookNode | None:
        """Take in one message of the kernel, cut to size (called for each)."""
        if self._cutter.is_flood() and not self._flooded:
            self._flooded = too_many(self._limits)
            if self.provisioner:
                self.provisioner.stop()
        if self._flooded and msg["msg_type"] != "status":
            return None
        self._cutter.cut(msg)
        if msg["msg_type"] == "stream" and not msg["content"].get("text"):
            return None
        return super().process_message(msg, cell, cell_index)


def too_many(limits: Limits) -> Stop:
    """Return the reason for stopping a box whose cell sent message after message."""
    return Stop("too much output", f"a cell sent over {limits.messages} messages")
