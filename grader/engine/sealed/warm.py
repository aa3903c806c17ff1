"""Import what tests will need before a submission's clock runs."""

import contextlib
import importlib
import io
import os
import sys
import warnings
from collections.abc import Iterator
from functools import lru_cache

from grader.engine.plan import PlannedCell
from grader.engine.sealed.names import names_of


@contextlib.contextmanager
def no_strangers() -> Iterator[None]:
    """Import nothing from the current folder, which may hold a learner's files."""
    before, here = sys.path[:], os.path.realpath(os.curdir)
    sys.path[:] = [path for path in before if path and os.path.realpath(path) != here]
    try:
        yield
    finally:
        sys.path[:] = before


@lru_cache(maxsize=16)
def warm(cells: tuple[PlannedCell, ...]) -> None:
    """Import the modules that the instructor's cells import, where that works.

    A process that does this once and is then forked saves each submission the time.
    """
    names = [names_of(cell.source) for cell in cells if cell.cell_type == "code"]
    names += [names_of(cell.solution_source) for cell in cells]
    for module in dict.fromkeys(name for one in names for name in one.modules):
        with (
            contextlib.suppress(Exception, SystemExit),
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
            warnings.catch_warnings(),
            no_strangers(),
        ):
            warnings.simplefilter("ignore")
            importlib.import_module(module)
