"""What a kernel shows, cut to its limits and turned into a cell's outputs."""

from collections.abc import Callable
from typing import Any

import nbformat
from nbformat import NotebookNode

from grader.kernel.limits import Limits

_TEXT = ("text/plain", "text/html", "text/markdown", "text/latex", "application/json")


class Cutter:
    """Hold one cell's messages to the limits: shorten texts, count messages."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._text = self._messages = 0

    def begin(self) -> None:
        """Count from zero again (called before each cell)."""
        self._text = self._messages = 0

    def is_flood(self) -> bool:
        """Count one more message; return whether the cell sent too many."""
        self._messages += 1
        return self._messages > self._limits.messages

    def cut(self, message: dict[str, Any]) -> None:
        """Shorten the texts of a message to what is left of the cell's limit."""
        content = message["content"]
        if message["msg_type"] == "stream":
            content["text"] = self._shortened(content.get("text"))
        elif message["msg_type"] == "error":
            trace = content.get("traceback")
            lines = trace if isinstance(trace, list) else []
            content["traceback"] = [self._shortened(line) for line in lines]
            content["ename"] = str(content.get("ename"))[:1000]
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


class Screen:
    """Collect the outputs of one cell after another, as nbclient does."""

    def __init__(self) -> None:
        self.outputs: list[NotebookNode] = []
        self._is_clearing = False
        self._displays: dict[str, list[NotebookNode]] = {}

    def begin(self) -> list[NotebookNode]:
        """Return the empty list that the next cell's outputs will be in."""
        self.outputs = []
        self._is_clearing = False
        return self.outputs

    def show(self, message: dict[str, Any]) -> None:
        """Take in one message; what is no output, or no valid one, changes nothing."""
        content = message["content"]
        if message["msg_type"] == "clear_output":
            if content.get("wait"):
                self._is_clearing = True
            else:
                self._clear()
            return
        output = _output(message)
        if output is None:
            return
        display = _display_of(content)
        if display:
            self._update(display, output)
        if message["msg_type"] == "update_display_data":
            return
        if self._is_clearing:
            self._clear()
        if display:
            self._displays.setdefault(display, []).append(output)
        self.outputs.append(output)

    def _clear(self) -> None:
        self.outputs.clear()
        self._is_clearing = False

    def _update(self, display: str, new: NotebookNode) -> None:
        """Change what earlier outputs of this display show, in all cells so far."""
        for output in self._displays.get(display, []):
            output["data"], output["metadata"] = new["data"], new["metadata"]


def _display_of(content: dict[str, Any]) -> str:
    """Return the name of the display that a message is about, if it has one."""
    transient = content.get("transient")
    name = transient.get("display_id") if isinstance(transient, dict) else None
    return name if isinstance(name, str) else ""


def _output(message: dict[str, Any]) -> NotebookNode | None:
    """Return the output that a message is, None if it is none or not a valid one.

    By hand: nbformat's own functions validate, which takes 0.4 ms for each of up to
    10,000 outputs.
    """
    kind, content = message["msg_type"], message["content"]
    if kind == "update_display_data":
        kind = "display_data"
    if kind not in _KINDS:
        return None
    names, is_valid = _KINDS[kind]
    if not all(name in content for name in names):
        return None
    parts = {name: content[name] for name in names}
    output: NotebookNode = nbformat.from_dict({"output_type": kind, **parts})
    return output if is_valid(output) else None


def _is_stream(output: NotebookNode) -> bool:
    return _is_text(output.name) and _is_text(output.text) and output.text != ""


def _is_error(output: NotebookNode) -> bool:
    return _is_text(output.ename) and _is_text(output.evalue)


def _is_display(output: NotebookNode) -> bool:
    count = output.get("execution_count")
    is_counted = count is None or (type(count) is int and count >= 0)
    if not isinstance(output.data, dict) or not isinstance(output.metadata, dict):
        return False
    return is_counted and all(_is_shown(*pair) for pair in output.data.items())


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_shown(kind: str, value: Any) -> bool:
    """Return whether `value` may stand under this media type in a notebook."""
    if kind == "application/json" or kind.endswith("+json"):
        return True
    lines = value if isinstance(value, list) else [value]
    return all(map(_is_text, lines))


# Of each kind of output: what it is made of, and whether that fits.
_KINDS: dict[str, tuple[tuple[str, ...], Callable[[NotebookNode], bool]]] = {
    "stream": (("name", "text"), _is_stream),
    "error": (("ename", "evalue", "traceback"), _is_error),
    "display_data": (("data", "metadata"), _is_display),
    "execute_result": (("data", "metadata", "execution_count"), _is_display),
}
