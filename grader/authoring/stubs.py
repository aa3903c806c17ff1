"""What stands in a released notebook where the solution was."""

import re

from nbformat import NotebookNode
from nbgrader import preprocessors


class ClearSolutions(preprocessors.ClearSolutions):
    """nbgrader's preprocessor, with a stub that names the item.

    Inside a function the stub raises, so that "not attempted" is unambiguous. At
    the top level of a cell it must not: an untouched notebook runs to its end.
    """

    def _replace_solution_region(self, cell: NotebookNode, language: str) -> bool:
        """Replace the region of `cell` (called by nbgrader for every cell)."""
        inside = re.search(r"^[ \t]+### BEGIN SOLUTION", cell.source, re.MULTILINE)
        stub = "# Your answer here."
        if inside:
            stub += f'\nraise NotImplementedError("{cell.id}")'
        self.code_stub = {language: stub}
        return super()._replace_solution_region(cell, language)
