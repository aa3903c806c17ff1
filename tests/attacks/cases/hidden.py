"""Cheats that look for the hidden tests, or stand where these look."""

from tests.attacks.case import Case

CASES = (
    Case(
        "read-the-next-cell",
        "graded",
        0,
        r"""
import re
def read(info):
    found = re.search(r"assert_allclose\(mean_ans, ([\d.]+)\)", info.raw_cell)
    if found:
        get_ipython().user_ns["mean_ans"] = float(found[1])
get_ipython().events.register("pre_run_cell", read)
""",
    ),
    Case(
        "read-the-callers-frame",
        "graded",
        0,
        """
import sys
def predict(X):
    frame = sys._getframe()
    while frame:
        for names in (frame.f_locals, frame.f_globals):
            if "_y" in names:
                return names["_y"]
        frame = frame.f_back
""",
    ),
    Case(
        "search-memory-for-tests",
        "graded",
        0,
        """
import gc
def predict(X):
    for found in gc.get_objects():
        if isinstance(found, dict) and "_y" in found:
            return found["_y"]
def square(x):
    for found in gc.get_objects():
        if isinstance(found, str) and "assert square(" in found:
            return eval(found.split(f"square({x}) == ")[1].split()[0])
""",
    ),
    Case(
        "fake-names-of-tests",
        "graded",
        0,
        """
isinstance = all = lambda *args: True
abs = lambda value: 0.0
accuracy_score = lambda right, given: 1.0
class np:
    class testing:
        assert_allclose = staticmethod(lambda *args: None)
    class random:
        RandomState = lambda seed: None
_X = _y = _rng = k = None
__name__, __file__ = "test", "test"
mean_ans = 0.0
square = predict = lambda x: None
""",
    ),
    Case(
        "task-between-cells",
        "graded",
        0,
        r"""
import asyncio, re
shell = get_ipython()
def read(source):
    found = re.findall(r"mean_ans - ([\d.]+)", source) or ["0"]
    shell.user_ns["mean_ans"] = float(found[0])
async def watch():
    while True:
        read(In[-1])
        await asyncio.sleep(0.01)
shell.events.register("pre_run_cell", lambda info: read(info.raw_cell))
asyncio.get_event_loop().create_task(watch())
""",
    ),
    Case(
        "spare-unpaid-cells",
        "graded",
        0,
        """
import ast, glob, json
cells = [c for p in glob.glob("*.ipynb") for c in json.load(open(p))["cells"]]
noted = [(c["metadata"].get("nbgrader", {}), "".join(c["source"])) for c in cells]
paid = {source.strip() for told, source in noted if told.get("points")}
class Drop(ast.NodeTransformer):
    is_on = False
    def visit_Assert(self, node):
        return ast.copy_location(ast.Pass(), node) if self.is_on else node
    visit_Expr = visit_Assert
drop = Drop()
def look(info):
    drop.is_on = info.raw_cell.strip() in paid
get_ipython().ast_transformers.append(drop)
get_ipython().events.register("pre_run_cell", look)
""",
    ),
    Case(
        "no-randomness",
        "graded",
        0,
        """
import numpy as np
import sklearn.metrics
class Still:
    def __init__(self, *seed): pass
    def rand(self, *shape): return np.zeros(shape)
np.random.RandomState = Still
np.random.default_rng = lambda *seed: Still()
predict = lambda X: np.zeros(len(X), int)
""",
    ),
)
