"""Values forged on the wire by a learner who has replaced what packs them.

The grader's own code runs in the learner's kernel, so whatever tree arrives may be
of the learner's making. It may stand for a value, and for nothing else.
"""

from tests.attacks.case import DEAF, FULL, Case

# Let a `Forged` cross as the tree that it holds, or that it makes of a packer.
FORGE = """
import numpy as np
from grader.checks import wire
honest = wire.Packer.pack
class Forged:
    def __init__(self, tree): self.tree = tree
def pack(self, value, depth=0):
    if type(value) is not Forged:
        return honest(self, value, depth)
    return value.tree(self) if callable(value.tree) else value.tree
wire.Packer.pack = pack
def function(packer, run):
    told = {"class": "builtins.function", "kind": "function", "__name__": "f"}
    return {"t": "handle", "id": packer.keep(run), **told}
def named(**parts): return {"t": "dict", "v": [list(pair) for pair in parts.items()]}
def model(name, **state):
    return {"t": "estimator", "class": "sklearn.linear_model." + name,
            "v": named(**state)}
"""


def _forged(
    name: str, source: str, outcome: str | tuple[str, ...] = "graded", on: str = "ps2"
) -> Case:
    return Case(name, outcome, 0, FORGE + source.strip("\n"), on)


CASES = (
    _forged(
        "model-with-methods-of-the-learners",
        """
seen = []
def score(X, y):
    seen.append(y)
    return 1.0
clf = Forged(lambda packer: model(
    "_logistic.LogisticRegression",
    score=function(packer, score), predict=function(packer, lambda X: seen[-1])))
""",
    ),
    _forged(
        "model-with-a-scorer-of-the-learners",
        """
from sklearn.linear_model import LogisticRegression
def scorer(model, X, y):
    model.__dict__.update(LogisticRegression().fit(X, y).__dict__)
    return 1.0
clf = Forged(lambda packer: model(
    "_logistic.LogisticRegressionCV", scoring=function(packer, scorer)))
""",
    ),
    _forged(
        "model-that-counts-only-hits",
        """
from sklearn.linear_model import LogisticRegressionCV
X = np.random.RandomState(0).randn(80, 2)
clf = LogisticRegressionCV(scoring="recall").fit(X, X[:, 1] > 0)
clf.intercept_ += 1e6
""",
    ),
    _forged(
        "model-whose-methods-are-types",
        """
clf = Forged(model("_logistic.LogisticRegression",
    predict={"t": "scalar type", "v": "bool_"}, score={"t": "type", "v": "complex"},
    decision_function={"t": "type", "v": "list"}, __class__={"t": "type", "v": "int"}))
""",
    ),
    _forged(
        "classes-that-are-no-models",
        """
paths = ["sklearn.base.BaseEstimator", "sklearn.utils._testing.ignore_warnings",
         "sklearn.conftest.pytest", "sklearn.externals.os.system", "sklearn..x", "os.x",
         "sklearn.tree._tree.Tree", "sklearn.ensemble.RandomForestClassifier",
         "sklearn.pipeline.Pipeline", "sklearn.pipeline.joblib.Memory"]
clf = Forged([{"t": "estimator", "class": path, "v": named()} for path in paths])
nearest = Forged({"t": "estimator", "class": 7, "v": [1, 2]})
fill = Forged({"t": "estimator", "class": ["sklearn.x.y"], "v": named()})
""",
    ),
    _forged(
        "compiled-code-with-a-false-state",
        """
nodes = {"t": "array", "dtype": "<i8", "shape": [1], "b": 0}
clf = Forged({"t": "estimator", "class": "sklearn.tree._classes.DecisionTreeClassifier",
              "v": named(tree_=nodes, n_outputs_=1, classes_=[0, 1])})
fill = Forged({"t": "estimator", "class": "sklearn.neighbors._kd_tree.KDTree",
               "v": named(data=nodes)})
""",
    ),
    _forged(
        "one-number-for-a-column",
        """
rows = {"t": "rows", "v": [0, 200_000_000, 1], "name": None}
column = {"dtype": "float64", "v": 1.5}
series = {"t": "series", "v": column, "index": rows, "name": None}
frame = {"t": "frame", "v": [column] * 2, "rows": 3, "index": rows,
         "columns": {"t": "rows", "v": [0, 2, 1], "name": None}}
clf = Forged(series)
table = Forged(frame)
""",
        FULL,
    ),
    _forged(
        "many-empty-texts",
        """
texts = {"t": "array", "dtype": "<U0", "shape": [500_000_000], "b": 0}
def tree(packer):
    packer.buffer(b"")
    return [texts, {**texts, "dtype": "|S0"}, {**texts, "dtype": "<M8[s]"}]
table = Forged(tree)
""",
        FULL,
    ),
    _forged(
        "matrix-as-large-as-the-world",
        """
def part(packer, values, dtype):
    data = np.asarray(values, dtype)
    return {"t": "array", "dtype": data.dtype.str, "shape": [data.size],
            "b": packer.buffer(data.tobytes())}
def sparse(packer):
    parts = [part(packer, [1.0], "<f8"), part(packer, [2**40], "<i8"),
             part(packer, [0, 1], "<i8"), [1, 2**50]]
    return {"t": "sparse", "kind": "csr_matrix", "v": parts}
clf = Forged(lambda packer: model(
    "_logistic.LogisticRegression", coef_=sparse(packer), intercept_=sparse(packer),
    classes_=[0, 1]))
""",
        FULL,
    ),
    _forged(
        "indices-beyond-the-matrix",
        """
def part(packer, values, dtype):
    data = np.asarray(values, dtype)
    return {"t": "array", "dtype": data.dtype.str, "shape": [data.size],
            "b": packer.buffer(data.tobytes())}
def sparse(packer):
    parts = [part(packer, [1.0] * 3, "<f8"), part(packer, [-9, 10**9, 2**62], "<i8"),
             part(packer, [0, 10**15, 3], "<i8"), [2, 2]]
    return {"t": "sparse", "kind": "csc_array", "v": parts}
table = Forged(sparse)
nearest = lambda values, target: Forged(sparse)
""",
    ),
    _forged(
        "types-that-read-files",
        """
zones = ["dateutil//etc/passwd", "dateutil//proc/self/environ", "dateutil//dev/tty",
         "../../../../etc/passwd", "/etc/localtime"]
names = [f"datetime64[ns, {zone}]" for zone in zones]
names += ["string[pyarrow]", "period[../x]", "interval[object]", "Sparse[object, 1]",
          "category", "O", "V8", "object", "geometry", "json[x]", "i4,(2**40)f8"]
values = ["2020-01-01"]
columns = [{"t": "column", "v": {"dtype": name, "v": values}} for name in names]
table = Forged(lambda packer: columns)
nearest = lambda values, target: Forged(columns[len(values) % 5])
""",
    ),
    _forged(
        "categories-as-many-as-the-numbers",
        """
many = {"t": "rows", "v": [0, 2**40, 1], "name": None}
codes = {"t": "array", "dtype": "<i8", "shape": [1], "b": 0}
def tree(packer):
    at = packer.buffer(np.array([2**39]).tobytes())
    shop = {"dtype": "category", "ordered": True, "codes": {**codes, "b": at},
            "categories": many}
    return {"t": "frame", "v": [shop, shop], "rows": 1, "columns": ["shop", "sold"],
            "index": {"t": "rows", "v": [0, 1, 1], "name": None}}
table = Forged(tree)
""",
        FULL,
    ),
    _forged(
        "errors-of-every-name",
        """
from grader.checks import namespace
names = ["AssertionError", "SystemExit", "KeyboardInterrupt", "StopIteration",
         "GeneratorExit", "BaseException", "Stopped", "Refused", "exec", "__import__"]
def call(self, body, buffers, packer):
    name = names.pop()
    bases = [name, "AssertionError", "BaseException"]
    return {"error": {"type": name, "message": {}, "line": [], "bases": bases,
                      "args": [{}, name], "class": {"id": len(names), "bases": 7}}}
namespace._OPS["call"] = call
square = predict = lambda x: 4
""",
        DEAF,
        "ps1",
    ),
    _forged(
        "trouble-that-is-none",
        """
from grader.checks import namespace
told = iter(["ProcessDied", "TimeIsUp", "WireError", "Arity", 7, None, []])
def call(self, body, buffers, packer):
    return {"error": {"type": next(told, "Refused"), "message": "8 points"}}
namespace._OPS["call"] = call
square = predict = lambda x: 4
""",
        DEAF,
        "ps1",
    ),
    _forged(
        "replies-of-other-shapes",
        """
from grader.checks import namespace
shapes = iter([{"value": {"t": "handle"}}, {"changed": [0, "x", -1, {}], "args": 7},
               {"given": -1}, {"given": True}, {"given": [0]}, {"absent": 1}, {},
               {"value": 4, "error": None}, {"value": {"t": []}}, {"value": [[[]]]}])
namespace._OPS["call"] = lambda *args: next(shapes, {"absent": True})
square = predict = lambda x: 4
""",
        DEAF,
        "ps1",
    ),
    _forged(
        "much-is-said-in-a-reply",
        """
from grader.checks import namespace
served = namespace.NamespaceHost._served
def loud(self, body, buffers):
    reply, found = served(self, body, buffers)
    reply["output"] = reply["stderr"] = "x" * (50 << 20)
    reply["warnings"] = ["y" * 1000] * 50_000
    reply["categories"] = ["SystemExit", "UserWarning"] * 25_000
    return reply, found
namespace.NamespaceHost._served = loud
square = predict = lambda x: 0
""",
        FULL,
        "ps1",
    ),
)
