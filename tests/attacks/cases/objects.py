"""Tables, models and changed arguments that lie: attacks on `ps2`."""

from tests.attacks.case import DEAF, FULL, Case

# What a right answer would look like, for those who only lie about it.
YES = """
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __bool__(self): return True
    def __call__(self, *args, **named): return Yes()
    def __getattr__(self, name): return Yes()
X = np.random.RandomState(0).randn(80, 2)
y = (X[:, 1] > 0).astype(int)  # the wrong column: right by chance only
"""


def _lied(
    name: str,
    source: str,
    outcome: str | tuple[str, ...] = "graded",
    points: float = 0,
) -> Case:
    return Case(name, outcome, points, YES + source.strip("\n"), "ps2")


CASES = (
    _lied(
        "table-of-liars",
        """
rows = {"shop": [Yes(), Yes(), Yes()], "sold": [Yes(), Yes(), Yes()]}
table = pd.DataFrame(rows, dtype=object)
""",
    ),
    _lied(
        "table-that-is-a-liar",
        """
class Table(pd.DataFrame):
    _constructor = property(lambda self: Table)
    def __eq__(self, other): return pd.DataFrame(np.ones(self.shape, bool))
    def equals(self, other): return True
    def __getitem__(self, key): return pd.Series([7, 5, 1], name="sold")
Table.__name__ = Table.__qualname__ = "DataFrame"
Table.__module__ = "pandas.core.frame"
table = Table({"shop": list("abc"), "sold": [0, 0, 0]})
""",
    ),
    _lied(
        "columns-that-lie",
        """
class Name(str):
    __hash__ = str.__hash__
    def __eq__(self, other): return True
table = pd.DataFrame([[0, 0]] * 3, columns=[Name("x"), Name("y")])
table.columns.name = Yes()
table.attrs = {"right": Yes(), 0: table}
""",
    ),
    _lied(
        "index-that-lies",
        """
class Index(pd.Index):
    def equals(self, other): return True
    identical = equals
table = pd.DataFrame({"shop": list("abc"), "sold": [1, 1, 1]})
table.index = pd.Index([Yes(), Yes(), Yes()], dtype=object)
object.__setattr__(table._mgr, "axes", [Index(["shop", "sold"]), table.index])
""",
        DEAF,
    ),
    _lied(
        "categories-that-lie",
        """
codes = np.array([5, -7, 10**6], dtype="int64")
shops = pd.Categorical.from_codes([0, 1, 2], categories=[Yes(), "b", ("c",)])
try:
    object.__setattr__(shops, "_ndarray", codes)
    shops._dtype._categories = pd.Index([Yes()])
except AttributeError:
    pass
table = pd.DataFrame({"sold": [7, 5, 1]})
table.insert(0, "shop", shops)
""",
        DEAF,
    ),
    _lied(
        "columns-of-other-kinds",
        """
table = pd.DataFrame({
    "shop": pd.array(["a", None, "c"], dtype="string"),
    "sold": pd.arrays.SparseArray([7, 5, 1]),
    "when": pd.period_range("2020", periods=3),
    "span": pd.interval_range(0, 3),
    "zone": pd.date_range("2020", periods=3, tz="Europe/Berlin"),
    "none": [pd.NaT, pd.NA, np.nan],
})
table["self"] = [table, table.copy(), [table]]
""",
    ),
    _lied(
        "twice-the-same-column",
        """
table = pd.DataFrame([[1, 7, 7]] * 3, columns=["shop", "sold", "sold"])
table = pd.concat([table] * 3, axis=1, keys=[1, Yes(), None])
""",
    ),
    _lied(
        "table-larger-than-memory",
        """
table = pd.DataFrame(np.broadcast_to(np.zeros(1), (10**9, 2)), copy=False)
table.columns = ["shop", "sold"]
""",
        FULL,
    ),
    _lied(
        "arrays-of-odd-strides",
        """
from numpy.lib.stride_tricks import as_strided
clf = LogisticRegression().fit(X, y)
clf.coef_ = as_strided(np.zeros(1), (1, 2**40), (0, 0))
clf.intercept_ = np.zeros((0, 2**62 // 8))
""",
        FULL,
    ),
    _lied("unfitted-model", "clf = LogisticRegression()"),
    _lied(
        "patched-model-class",
        """
clf = LogisticRegression().fit(X, y)
LogisticRegression.score = lambda self, X, y, w=None: 1.0
LogisticRegression.predict = lambda self, X: (X[:, 0] > 0) * Yes()
LogisticRegression.coef_ = property(lambda self: Yes(), lambda self, value: None)
LogisticRegression.__getattribute__ = lambda self, name: Yes()
""",
    ),
    _lied(
        "methods-of-its-own",
        """
clf = LogisticRegression().fit(X, y)
clf.score = lambda *args, **named: 1.0
clf.predict = lambda X: Yes()
clf.decision_function = clf.predict_proba = clf.predict
clf._estimator_type = clf.__sklearn_tags__ = Yes()
""",
    ),
    _lied(
        "subclass-with-a-false-name",
        """
class Model(LogisticRegression):
    def score(self, X, y, sample_weight=None): return 1.0
    def predict(self, X): return Yes()
    __reduce__ = lambda self: (print, ("stove-attack",))
Model.__name__ = Model.__qualname__ = "LogisticRegression"
Model.__module__ = LogisticRegression.__module__
import sklearn.linear_model
sklearn.linear_model.LogisticRegression = Model
sklearn.linear_model._logistic.LogisticRegression = Model
clf = Model().fit(X, y)
""",
    ),
    _lied(
        "class-that-was-changed-later",
        """
class Model:
    __class__ = LogisticRegression
    def score(self, X, y): return 1.0
    def predict(self, X): return Yes()
    def __getstate__(self): return {"coef_": Yes(), "classes_": Yes()}
    get_params = lambda self, deep=True: {"C": Yes()}
clf = Model()
""",
    ),
    _lied(
        "state-of-the-wrong-shape",
        """
clf = LogisticRegression().fit(X, y)
clf.coef_ = np.ones((50, 2, 7))
clf.classes_ = np.array([0, 1, 2, 3])
clf.intercept_ = "1"
clf.n_features_in_ = -2
""",
    ),
    _lied(
        "state-of-liars",
        """
class Array(np.ndarray):
    def __matmul__(self, other): return np.ones(60)
    __rmatmul__ = __array_ufunc__ = __matmul__
clf = LogisticRegression().fit(X, y)
clf.coef_ = clf.coef_.view(Array)
clf.classes_ = np.array([Yes(), Yes()], dtype=object)
clf.intercept_ = Yes()
clf.__dict__["score"] = clf.__dict__["predict"] = Yes()
clf.__dict__["__class__"] = clf.__dict__["__reduce__"] = Yes()
""",
    ),
    _lied(
        "state-that-overrides-methods",
        """
clf = LogisticRegression().fit(X, y)
clf.__dict__.update(predict=[1] * 60, score=1.0, fit=None, decision_function=0)
clf.__dict__.update({"_more_tags": {}, "__doc__": "x", "": 0, "a b": 1})
""",
    ),
    _lied(
        "parameters-that-run",
        """
import os
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
step = FunctionTransformer(os.system, kw_args={"x": "touch /tmp/stove-attack-step"})
clf = make_pipeline(step, LogisticRegression())
clf.steps[0][1].inverse_func = eval
clf.memory = "/tmp/stove-attack-cache"
""",
    ),
    _lied(
        "model-with-a-cycle",
        """
clf = LogisticRegression().fit(X, y)
clf.coef_ = clf
clf.C = clf.__dict__
""",
    ),
    _lied(
        "costly-parameters",
        """
clf = LogisticRegression().fit(X, y)
clf.set_params(n_jobs=10**6, verbose=10**6, max_iter=2**62)
clf.classes_ = np.arange(2**22)
clf.coef_ = np.zeros((2**22, 2))
clf.intercept_ = np.zeros(2**22)
""",
        FULL,
    ),
    _lied(
        "changed-arguments-that-lie",
        """
class Row(int):
    __hash__ = int.__hash__
    def __eq__(self, other): return True
    def __index__(self): return 0
def fill(rows):
    rows += [Row(7), Yes()] if rows else [Row(7)]
""",
    ),
    _lied(
        "changed-arguments-swapped",
        """
import gc
def fill(rows):
    for holder in gc.get_referrers(rows):
        if isinstance(holder, list):
            holder[:] = [Yes()] * len(holder)
        if isinstance(holder, dict):
            holder.update((key, Yes()) for key in list(holder))
""",
        DEAF,
    ),
    _lied(
        "changed-arguments-without-end",
        """
def fill(rows):
    rows.append(rows)
    rows.extend([rows] * 1000)
    rows.append({0: rows, "x" * 10**6: rows})
""",
        ("graded", "timed out"),
    ),
    _lied(
        "changes-to-what-is-ours",
        """
def nearest(values, target):
    values[:] = [0, 0, 0]
    nearest.__globals__["right"] = 0
    return target
def fill(rows):
    rows[:] = [0, 1, 2]
""",
    ),
    _lied(
        "right-for-the-learner",
        """
table = pd.DataFrame({"shop": list("abc"), "sold": [7, 5, 1]})
clf = Yes()
nearest = fill = Yes()
""",
        points=2,
    ),
)
