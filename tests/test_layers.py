"""Imports point downwards only, and a notebook's import stays light."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

GRADER = Path(__file__).parents[1] / "grader"

# The longest prefix of a module's name decides its layer.
LAYERS = {
    "errors": 0,
    "data": 1,
    "checks": 2,
    "manifest": 2.5,
    "learner": 3,
    "authoring.markers": 3,
    "authoring.stubs": 3,
    "authoring.release": 4,
    "kernel": 4,
    "cohort": 4,
    "authoring.fixtures": 4,
    "engine": 5,
    "report": 5,
    "authoring": 6,
    "engine.run": 6,
    "engine.bench_coordinator": 6,
    "cohort.demo": 6,
    "project": 6,
    "cli": 7,
}


def layer(module):
    names = module.split(".")
    for length in range(len(names), 0, -1):
        found = LAYERS.get(".".join(names[:length]))
        if found is not None:
            return found
    raise KeyError(module)


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "grader":
                yield from (f"grader.{alias.name}" for alias in node.names)
            else:
                yield from (
                    f"{node.module}.{alias.name}"
                    if (GRADER.parent / node.module.replace(".", "/")).is_dir()
                    else node.module
                    for alias in node.names
                )
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


FILES = sorted(GRADER.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(GRADER)))
def test_imports_point_downwards(path):
    """A module imports its own layer or a lower one, never a higher one."""
    name = path.relative_to(GRADER).with_suffix("").as_posix().replace("/", ".")
    if name == "__init__":
        return
    here = layer(name.removesuffix(".__init__"))
    above = [
        found
        for found in imports(path)
        if found.startswith("grader.")
        and found != "grader.__version__"
        and layer(found.removeprefix("grader.")) > here
    ]
    assert above == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(GRADER)))
def test_files_stay_short(path):
    """A file has fewer than 300 lines and a function fewer than 30."""
    text = path.read_text(encoding="utf-8")
    long = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and _body(node) >= 30
    ]
    assert (len(text.splitlines()) < 300, long) == (True, [])


def _body(node):
    """Count the lines of a function below its docstring and signature."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return node.end_lineno - body[0].lineno + 1 if body else 0


def test_importing_grader_loads_no_heavy_library():
    """`from grader import check, load, …` costs neither scikit-learn nor nbgrader."""
    code = (
        "import sys\n"
        "from grader import check, hint, reveal, predict, quiz, decide, burn, load,"
        " figure, progress, passport\n"
        "heavy = {'sklearn', 'nbgrader', 'pandas', 'matplotlib'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
