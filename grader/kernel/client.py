"""An nbclient that tells the box where cells begin, and stops listening to floods."""

from typing import Any

from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbformat import NotebookNode

from grader.kernel.limits import Limits
from grader.kernel.provisioner import BoxProvisioner
from grader.kernel.watchdog import Stop

_TEXT = ("text/plain", "text/html", "text/markdown", "text/latex", "application/json")


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
        self._text = self._messages = 0

    @property
    def stopped(self) -> Stop | None:
        """Return why the box was stopped, if it was over a limit."""
        stopped = self.provisioner.stopped if self.provisioner else None
        return self._flooded or stopped

    async def async_execute_cell(
        self, cell: NotebookNode, cell_index: int, *rest: Any, **options: Any
    ) -> NotebookNode:
        """Execute one cell under the limits of a cell (called for each)."""
        self._text = self._messages = 0
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
        self._messages += 1
        if self._messages > self._limits.messages and not self._flooded:
            most = self._limits.messages
            self._flooded = Stop("too much output", f"a cell sent over {most} messages")
            if self.provisioner:
                self.provisioner.stop()
        if self._flooded and msg["msg_type"] != "status":
            return None
        self._cut(msg)
        if msg["msg_type"] == "stream" and not msg["content"].get("text"):
            return None
        return super().process_message(msg, cell, cell_index)

    def _cut(self, msg: dict[str, Any]) -> None:
        """Shorten the texts of a message to what is left of the cell's limit."""
        content = msg["content"]
        if msg["msg_type"] == "stream":
            content["text"] = self._shortened(content.get("text"))
        elif msg["msg_type"] == "error":
            trace = content.get("traceback")
            lines = trace if isinstance(trace, list) else []
            content["traceback"] = [self._shortened(line) for line in lines]
            content["evalue"] = str(content.get("evalue"))[: self._limits.output]
        elif isinstance(content.get("data"), dict):
            for kind in _TEXT:
                if isinstance(content["data"].get(kind), str):
                    content["data"][kind] = self._shortened(content["data"][kind])

    def _shortened(self, text: Any) -> str:
        """Return `text` or its beginning; the first cut of a cell adds a line."""
        text = text if isinstance(text, str) else ""
        left = self._limits.output - self._text
        self._text += len(text)
        if len(text) <= left:
            return text
        most = self._limits.output >> 10
        note = f"\n[Cut: a cell may show {most} KiB of text.]\n" if left > 0 else ""
        return text[: max(left, 0)] + note
