"""The source of a project in cells: what it defines, and up to where to run it."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import ProjectError

if TYPE_CHECKING:
    from nbformat import NotebookNode

FUNCTIONS = {
    "load": "load()",
    "split": "split(df)",
    "build": "build()",
    "score": "score(y, p)",
    "predict_one": "predict_one(example)",
}
PARAMETERS = "parameters"
# IPython's own lines: no Python, and never part of the five functions.
_MAGIC = re.compile(r"^(\s*)[%!].*$", re.MULTILINE)
_MOST = 20 << 20
_DEFINES = (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)


@dataclass(frozen=True)
class Source:
    """The code cells of a notebook or module, as Python, and its texts.

    `parameters` is the number of the cell of constants, `needed` how many cells have
    to run before all five functions are there; `defined` are names of the top level.
    """

    path: Path
    cells: tuple[str, ...]
    texts: tuple[str, ...]
    defined: frozenset[str]
    needed: int
    parameters: int | None

    @property
    def prelude(self) -> tuple[str, ...]:
        """Return what has to run before the five functions can be called.

        Behind the last of them only definitions and imports are kept, so that a
        module in one piece does not train its model to be read.
        """
        if not self.needed:
            return ()
        return (*self.cells[: self.needed - 1], _cut(self.cells[self.needed - 1]))

    @property
    def is_notebook(self) -> bool:
        """Return whether the source is a notebook, not a module."""
        return self.path.suffix == ".ipynb"

    @property
    def text(self) -> str:
        """Return all cells of code as one module."""
        return "\n\n".join(self.cells)


def read_source(path: Path) -> Source:
    """Read a notebook or a py:percent module; raise ProjectError if it is broken."""
    notebook = read_notebook(path)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    cells = tuple(_python(cell.source) for cell in code)
    trees = [_tree(path, number, cell) for number, cell in enumerate(cells, 1)]
    bound = [_bound(tree) for tree in trees]
    needed = max((n for n, b in enumerate(bound, 1) if b & set(FUNCTIONS)), default=0)
    tagged = [
        number
        for number, cell in enumerate(code)
        if PARAMETERS in cell.metadata.get("tags", ())
    ]
    return Source(
        path,
        cells,
        tuple(c.source for c in notebook.cells if c.cell_type == "markdown"),
        frozenset[str]().union(*bound),
        needed,
        tagged[0] if tagged else None,
    )


def read_notebook(path: Path) -> "NotebookNode":
    """Return the source as a notebook, whichever of the two it is."""
    import jupytext
    import nbformat

    if path.stat().st_size > _MOST:
        raise ProjectError(
            f"`{path.name}` has {path.stat().st_size >> 20} MiB. Clear its outputs "
            "(Edit, Clear Outputs of All Cells) and save it."
        )
    try:
        if path.suffix == ".ipynb":
            return nbformat.read(path, as_version=4)
        return jupytext.read(path, fmt="py:percent")
    except Exception as error:  # nbformat and jupytext raise of many kinds
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ProjectError(f"`{path.name}` cannot be read: {first[:200]}") from None


def _python(cell: str) -> str:
    """Return a cell without what only IPython understands, line for line."""
    if cell.lstrip().startswith("%%"):
        return "\n" * cell.count("\n")
    return _MAGIC.sub(r"\1pass", cell)


def _tree(path: Path, number: int, cell: str) -> ast.Module:
    try:
        return ast.parse(cell)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise ProjectError(
            f"Cell {number} of `{path.name}` is not Python"
            f"{f', line {line}' if line else ''}: {error.args[0]}."
        ) from None


def _cut(cell: str) -> str:
    """Blank what comes after the last of the five functions and only runs."""
    body, lines = ast.parse(cell).body, cell.splitlines()
    last = max(n for n, node in enumerate(body) if _names(node) & set(FUNCTIONS))
    for node in body[last + 1 :]:
        if not isinstance(node, _DEFINES):
            for number in range(node.lineno - 1, node.end_lineno or node.lineno):
                lines[number] = ""
    return "\n".join(lines)


def _bound(tree: ast.Module) -> set[str]:
    """Return the names that a cell binds at its top level."""
    return set[str]().union(*map(_names, tree.body))


def _names(node: ast.stmt) -> set[str]:
    """Return the names that a statement binds."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {(one.asname or one.name).split(".")[0] for one in node.names}
    return {
        one.id
        for one in ast.walk(node)
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
    }
