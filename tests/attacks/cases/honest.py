"""Honest submissions: neighbours of the attackers, and odd ones that keep their points.

A neighbour's notebook holds a secret that nobody else's page may show.
"""

from tests.attacks.assignments import SECRETS
from tests.attacks.case import Case, Handed, changed, code, solved, told

SQUARE = "def square(x):\n    return x * x"


def _untouched(handed: Handed) -> None:
    handed.write()


def _only(*ids: str) -> Case:
    """Return a neighbour who answered some cells and left the others as they were."""

    def build(handed: Handed) -> None:
        for id in ids:
            handed.cell(id).source = handed.answers[id]
        handed.write()

    points = {"square": 3, "mean": 2, "model": 3}
    name = f"{ids[0][0]}-neighbour-with-{ids[0]}"
    return Case(name, "graded", sum(points[id] for id in ids), build)


def _secret(handed: Handed) -> None:
    handed.cell("square").source += f"  # {SECRETS['neighbour']}"


def _helper_cell(handed: Handed) -> None:
    handed.cell("square").source = "square = lambda x: times(x, x)"
    helper = code("def times(x, y):\n    return x * y", "helper")
    handed.notebook.cells.insert(0, helper)


def _extra_cells(handed: Handed) -> None:
    extra = [code("square(4)", "try"), code("1 / 0", "error"), code("5.0", "number")]
    handed.notebook.cells[2:2] = extra
    handed.notebook.cells += [code("square", "last"), code("", "empty")]


def _answer_elsewhere(handed: Handed) -> None:
    handed.cell("square").source = "# see the cell above"
    handed.notebook.cells.insert(1, code(SQUARE, "above"))


def _edited_tests(handed: Handed) -> None:
    for cell in handed.tests():
        cell.source = "# " + cell.source.replace("\n", "\n# ")


def _retyped_answer(handed: Handed) -> None:
    cell = handed.cell("square")
    cell.cell_type = "markdown"
    del cell["outputs"], cell["execution_count"]


def _old_outputs(handed: Handed) -> None:
    for number, cell in enumerate(handed.notebook.cells):
        if told(cell, "grade_id"):
            cell.execution_count = number
            error = {"ename": "NameError", "evalue": "x", "traceback": []}
            cell.outputs = [{"output_type": "error", **error}]


def _data_file(handed: Handed) -> None:
    handed.file("data/numbers.csv", b"\n".join(b"%d" % n for n in range(10)))
    handed.cell(
        "mean"
    ).source = (
        "import numpy as np\nmean_ans = float(np.loadtxt('data/numbers.csv').mean())"
    )


CASES = (
    Case("a-neighbour", "graded", 8, solved()),
    Case("m-neighbour", "graded", 8, changed(_secret)),
    Case("z-neighbour", "graded", 8, solved()),
    Case("n-neighbour-of-objects", "graded", 8, solved(), "ps2"),
    Case("e-neighbour-untouched", "not attempted", 0, _untouched),
    Case("w-neighbour-wrong", "graded", 0, "def square(x): return x + 1"),
    _only("square", "mean"),
    _only("mean", "model"),
    Case(
        "progress-on-stderr",
        "graded",
        8,
        solved(
            square="""
import sys
def square(x):
    print(f"\\rstep {x}", end="", file=sys.stderr)
    return x * x
"""
        ),
    ),
    Case(
        "warnings-in-functions",
        "graded",
        8,
        solved(
            model="""
import logging, warnings
def predict(X):
    warnings.warn("this is slow", DeprecationWarning)
    logging.getLogger().warning("X has %d rows", len(X))
    return [int(row[0] > 0.5) for row in X]
"""
        ),
    ),
    Case(
        "a-number-is-shown",
        "graded",
        8,
        solved(
            square="""
def square(x):
    get_ipython().displayhook(0.0)
    return x * x
"""
        ),
    ),
    Case(
        "much-is-printed",
        "graded",
        8,
        solved(
            square="""
print(*range(20_000))
def square(x):
    print("squaring", x, "." * 1000)
    return x * x
"""
        ),
    ),
    Case(
        "magics",
        "graded",
        8,
        solved(
            mean="""
import numpy as np
%precision 3
%time mean_ans = np.arange(10.0).mean()
files = !ls
!echo done
mean_ans
"""
        ),
    ),
    Case(
        "functions-of-other-kinds",
        "graded",
        8,
        solved(
            square="from functools import partial\nsquare = partial(pow, exp=2)",
            model="""
class Model:
    def __call__(self, X):
        return X[:, 0].round() > 0
predict = Model()
""",
        ),
    ),
    Case(
        "recursion-and-memory",
        "graded",
        8,
        solved(
            square="""
from functools import cache
@cache
def square(x):
    x = abs(x)
    return 0 if x == 0 else square(x - 1) + 2 * x - 1
"""
        ),
    ),
    Case(
        "answer-of-numpy",
        "graded",
        8,
        solved(
            square="import numpy as np\nsquare = np.square",
            model="""
import numpy as np
predict = lambda X: np.where(X[:, 0] > 0.5, 1, 0).astype(np.int8)
""",
        ),
    ),
    Case(
        "model-of-a-library",
        "graded",
        8,
        solved(
            model="""
import numpy as np
from sklearn.tree import DecisionTreeClassifier
rng = np.random.default_rng(0)
seen = rng.random((2000, 2))
tree = DecisionTreeClassifier().fit(seen, seen[:, 0] > 0.5)
def predict(X):
    return tree.predict(X)
"""
        ),
    ),
    Case("helper-in-another-cell", "graded", 8, changed(_helper_cell)),
    Case("extra-cells", "graded", 8, changed(_extra_cells)),
    Case("answer-in-another-cell", "graded", 8, changed(_answer_elsewhere)),
    Case("edited-tests", "graded", 8, changed(_edited_tests)),
    Case("answer-made-markdown", "graded", 8, changed(_retyped_answer)),
    Case("old-outputs", "graded", 8, changed(_old_outputs)),
    Case("data-file", "graded", 8, changed(_data_file)),
)
