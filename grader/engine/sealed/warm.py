"""Import what tests will need before a submission's clock runs."""

import contextlib
import importlib
import io
import warnings
from functools import lru_cache

from grader.engine.plan import PlannedCell
from grader.engine.sealed.names import names_of


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
        ):
            warnings.simplefilter("ignore")
            importlib.import_module(module)
