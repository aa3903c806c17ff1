"""What a test finds of IPython: `get_ipython()` and `display`, where harmless."""

from typing import Any

from grader.engine.sealed.page import Page

_HARMLESS = (
    *("matplotlib", "config", "load_ext", "reload_ext", "autoreload", "precision"),
    *("pip", "conda", "pylab"),
)


class NotHere(RuntimeError):
    """A magic or a shell command that only the submission's kernel can run."""


class Shell:
    """The part of IPython's shell that a sealed test may use.

    Settings of plots and of extensions do nothing here; everything else is for the
    kernel, so that such a test is low trust.
    """

    def run_line_magic(self, name: str, line: str, *_: Any, **__: Any) -> None:
        """Ignore settings, refuse the rest (called for `%name line`)."""
        if name not in _HARMLESS:
            raise NotHere(f"`%{name} {line}` cannot run in a sealed test.")

    def run_cell_magic(self, name: str, line: str, cell: str) -> None:
        """Refuse `%%name` (called for a cell that begins with it)."""
        raise NotHere(f"`%%{name}` cannot run in a sealed test.")

    def system(self, command: str) -> None:
        """Ignore installations, refuse other commands (called for `!command`)."""
        if command.split()[:1] not in (["pip"], ["pip3"], ["conda"]):
            raise NotHere(f"`!{command}` cannot run in a sealed test.")

    def getoutput(self, command: str, *_: Any, **__: Any) -> None:
        """Refuse a command (called for `x = !command`)."""
        raise NotHere(f"`!{command}` cannot run in a sealed test.")


class Screen:
    """Where `display` of a test goes: the page of the cell that runs."""

    def __init__(self) -> None:
        self.page = Page()

    def display(self, *values: Any, **_: Any) -> None:
        """Show `values` in the outputs of the running cell."""
        self.page.show(*values)

    def names(self) -> dict[str, Any]:
        """Return the names that a kernel adds to every notebook."""
        shell = Shell()
        return {"get_ipython": lambda: shell, "display": self.display}
