"""A test cell runs beside the submission and sees its work by value."""

import time

import pytest

from grader.engine.sealed import Checker
from tests.engine.sealed.conftest import cell, error_of, in_process, plan_of


def text_of(tested, name="stdout"):
    return "".join(o.text for o in tested.outputs if o.get("name") == name)


HONEST = {
    "a function": ("def f(x): return x * x", "assert f(3) == 9"),
    "recursion": (
        "def fact(n): return 1 if n < 2 else n * fact(n - 1)",
        "assert [fact(n) for n in range(5)] == [1, 1, 2, 6, 24]",
    ),
    "a closure": (
        "def adder(n):\n    def add(x): return x + n\n    return add",
        "add = adder(3)\nassert callable(add) and add(4) == 7\nassert adder(1)(1) == 2",
    ),
    "a class": (
        "class Stack:\n"
        "    def __init__(self): self.items = []\n"
        "    def push(self, x): self.items.append(x)\n"
        "    def pop(self): return self.items.pop()\n"
        "    def __len__(self): return len(self.items)\n"
        "    def __str__(self): return f'Stack of {len(self)}'",
        "s = Stack()\ns.push(1)\ns.push('b')\nassert len(s) == 2\n"
        "assert str(s) == 'Stack of 2'\nassert s.items == [1, 'b']\n"
        "assert s.pop() == 'b' and len(s) == 1\nassert isinstance(s, Stack)\n"
        "assert hasattr(s, 'push') and not hasattr(s, 'peek')",
    ),
    "an instance among arguments": (
        "class P:\n    def __init__(self, x): self.x = x\n"
        "def shift(p, by): return P(p.x + by)",
        "p = P(2)\np.x = 5\nq = shift(p, 3)\nassert q.x == 8 and q is not p",
    ),
    "an inherited class": (
        "class A:\n    def hi(self): return 'A'\nclass B(A):\n    pass",
        "assert issubclass(B, A) and isinstance(B(), A)\nassert not isinstance(3, A)\n"
        "assert B().hi() == 'A' and B.__name__ == 'B'",
    ),
    "a changed list": (
        "def sort(v): v.sort()",
        "v = [3, 1, 2]\nassert sort(v) is None\nassert v == [1, 2, 3]",
    ),
    "a changed grid": (
        "def mark(g): g[0][1] = 'x'",
        "g = [[1, 2], [3, 4]]\nrow = g[0]\nmark(g)\nassert row == [1, 'x']",
    ),
    "changed containers": (
        "def f(d, s, *, k):\n    d['a'] = 1\n    s.add(3)\n    k.append(0)",
        "d, s, k = {}, {1}, []\nf(d, s, k=k)\n"
        "assert (d, s, k) == ({'a': 1}, {1, 3}, [0])",
    ),
    "a changed array": (
        "def zero(a): a[a < 0] = 0",
        "import numpy as np\na = np.array([-1., 2.])\nview = a[:]\nzero(a)\n"
        "assert view.tolist() == [0, 2]",
    ),
    "a changed table": (
        "def double(t): t['y'] = t['x'] * 2",
        "import pandas as pd\nt = pd.DataFrame({'x': [1, 2]})\nsame = t\ndouble(t)\n"
        "assert same['y'].tolist() == [2, 4]",
    ),
    "the same object back": (
        "def f(v):\n    v.append(1)\n    return v\ndef g(v): return v + [1]",
        "v = []\nassert f(v) is v and v == [1]\nassert g(v) is not v",
    ),
    "a generator": (
        "def count():\n    n = 0\n    while True:\n        n += 1\n        yield n",
        "from itertools import islice\nassert list(islice(count(), 3)) == [1, 2, 3]\n"
        "g = count()\nassert next(g) == 1 and next(g) == 2",
    ),
    "a generator that ends": (
        "def up(n): yield from range(n)",
        "assert list(up(3)) == [0, 1, 2]\nassert sum(up(4)) == 6\n"
        "for a, b in zip(up(2), [0, 1]):\n    assert a == b",
    ),
    "an iterator among arguments": (
        "def total(values): return sum(values)",
        "assert total(x * x for x in range(4)) == 14\n"
        "assert total(map(abs, [-1])) == 1",
    ),
    "library functions among arguments": (
        "def apply(f, v): return [f(x) for x in v]",
        "import math\nimport numpy as np\nassert apply(math.sqrt, [4.]) == [2.0]\n"
        "assert apply(abs, [-1]) == [1] and apply(str, [1]) == ['1']\n"
        "assert apply(np.exp, [0])[0] == 1",
    ),
    "a function among arguments": (
        "def twice(f, x): return f(f(x))\ndef inc(x): return x + 1",
        "assert twice(inc, 3) == 5",
    ),
    "signature and documentation": (
        "def f(a, b=2):\n    '''Add.'''\n    return a + b",
        "import inspect\nassert list(inspect.signature(f).parameters) == ['a', 'b']\n"
        "assert f.__doc__ == 'Add.' and f.__name__ == 'f'",
    ),
    "globals and dir": (
        "x = 3",
        "assert globals().get('x') == 3 and 'x' in globals() and 'x' in dir()\n"
        "assert 'nothing' not in globals() and globals().get('nothing') is None",
    ),
    "a class of the test's": (
        "def square(x): return x * x\nlimit = 3",
        "import unittest\nclass T(unittest.TestCase):\n    n = limit\n"
        "    def test(self): self.assertEqual(square(self.n), 9)\n"
        "r = unittest.TextTestRunner().run(unittest.defaultTestLoader"
        ".loadTestsFromTestCase(T))\nassert r.wasSuccessful() and r.testsRun == 1",
    ),
    "unittest.main": (
        "def square(x): return x * x",
        "import unittest\nclass T(unittest.TestCase):\n"
        "    def test(self): self.assertEqual(square(2), 4)\n"
        "p = unittest.main(argv=['x'], exit=False)\nassert p.result.testsRun == 1",
    ),
    "a deleted name": (
        "def one(): return 1\ndef two(): return one() + one()",
        "kept = one\ndel one\ntry:\n    two()\nexcept NameError:\n    pass\n"
        "else:\n    raise AssertionError('two does not use one')\n"
        "finally:\n    one = kept\nassert two() == 2",
    ),
    "an error by name": (
        "def f(n):\n    if n < 0: raise ValueError('negative', n)\n    return {}['k']",
        "import pytest\nwith pytest.raises(ValueError, match='negative') as e:\n"
        "    f(-1)\nassert e.value.args == ('negative', -1)\n"
        "try:\n    f(1)\nexcept KeyError as error:\n    assert error.args == ('k',)\n"
        "else:\n    raise AssertionError",
    ),
    "an error of the submission's": (
        "class Empty(ValueError): pass\ndef f(): raise Empty('no')",
        "try:\n    f()\nexcept Empty as e:\n    assert str(e) == 'no'\n"
        "try:\n    f()\nexcept ValueError:\n    pass",
    ),
    "an error of a library": (
        "import numpy as np\ndef f(): return np.linalg.inv(np.zeros((2, 2)))",
        "import numpy as np\nimport pytest\n"
        "with pytest.raises(np.linalg.LinAlgError):\n    f()",
    ),
    "printed text": (
        "def hello(): print('Hello')",
        "import io\nfrom contextlib import redirect_stdout\n"
        "with redirect_stdout(io.StringIO()) as out:\n"
        "    hello()\nassert out.getvalue() == 'Hello\\n'",
    ),
    "a warning": (
        "import warnings\ndef old(): warnings.warn('gone', DeprecationWarning)",
        "import warnings\nwith warnings.catch_warnings(record=True) as w:\n"
        "    warnings.simplefilter('always')\n    old()\n"
        "assert len(w) == 1 and w[0].category is DeprecationWarning",
    ),
    "plain kinds": (
        "import collections, datetime, decimal, fractions\n"
        "v = [1j, ..., slice(1, 2), decimal.Decimal('1.5'), fractions.Fraction(1, 3),\n"
        "     datetime.timedelta(1), collections.Counter('aab'), int,\n"
        "     collections.deque([1], 3), collections.OrderedDict(a=1),\n"
        "     collections.defaultdict(list, a=[1])]\n"
        "d = {'a': 1}\nkeys, values, items = d.keys(), d.values(), d.items()",
        "import collections, datetime, decimal, fractions\n"
        "assert v == [1j, ..., slice(1, 2), decimal.Decimal('1.5'),\n"
        "     fractions.Fraction(1, 3), datetime.timedelta(1),\n"
        "     collections.Counter('aab'), int, collections.deque([1], 3),\n"
        "     collections.OrderedDict(a=1), {'a': [1]}]\n"
        "assert [*keys, *values, *items] == ['a', 1, ('a', 1)]\n"
        "assert isinstance(v[6], dict)",
    ),
    "generators of random numbers": (
        "def draw(rng): return rng.random()",
        "import random\nimport numpy as np\n"
        "for make in (np.random.default_rng, np.random.RandomState, random.Random):\n"
        "    mine, theirs = make(3), make(3)\n"
        "    for _ in range(3):\n        assert draw(theirs) == mine.random()",
    ),
    "ten million numbers": (
        "rows = list(range(10_000_000))\nhalves = [0.5] * 100",
        "assert len(rows) == 10_000_000 and rows[-1] == 9_999_999\n"
        "assert type(rows) is list and set(halves) == {0.5}",
    ),
    "odd tables": (
        "import pandas as pd, numpy as np\n"
        "t = pd.DataFrame({'c': pd.Categorical(['k', 'l']), 'n': pd.array([1, None], "
        "dtype='Int64'), 's': ['u', None], 'o': [[1], {'a': 2}]},\n"
        "    index=pd.MultiIndex.from_tuples([('p', 1), ('q', 2)]))\n"
        "s = pd.Series([1.5, np.nan], index=pd.to_datetime(['2013-01-01', None]))\n"
        "i = pd.Index(['a', 'b'], name='who')\n"
        "e = np.array([], dtype='U1')\n"
        "days = pd.Series(1, index=pd.date_range('2013-01-01', periods=3))\n"
        "bins = pd.cut([1, 5], [0, 3, 9])\n"
        "months = pd.period_range('2013-01', periods=2, freq='M')",
        "import pandas as pd, numpy as np\n"
        "assert t['c'].dtype == 'category' and t['n'].sum() == 1\n"
        "assert t['o'].iloc[1] == {'a': 2} and t.index.nlevels == 2\n"
        "pd.testing.assert_series_equal(s, pd.Series([1.5, np.nan], "
        "index=pd.to_datetime(['2013-01-01', None])))\n"
        "assert list(i) == ['a', 'b'] and i.name == 'who' and e.size == 0\n"
        "pd.testing.assert_series_equal(days, "
        "pd.Series(1, index=pd.date_range('2013-01-01', periods=3)))\n"
        "assert (bins == pd.cut([1, 5], [0, 3, 9])).all()\n"
        "assert (months == pd.period_range('2013-01', periods=2, freq='M')).all()",
    ),
}


@pytest.mark.parametrize("case", HONEST)
def test_ordinary_tests_need_no_change(tried, case):
    """What instructors write in test cells works on values and proxies."""
    tested = tried(*HONEST[case])
    assert ("", "") == (error_of(tested), tested.trouble)


@pytest.mark.parametrize("case", ["a class", "a changed grid", "a generator that ends"])
def test_a_process_answers_as_this_one_does(tried, boxes, case):
    """Over a socket the same tests pass."""
    submission, test = HONEST[case]
    assert "" == error_of(tried(submission, test, channel=boxes(submission)))


MODELS = """
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler, OneHotEncoder
from sklearn.linear_model import LogisticRegression
from sklearn.ensemble import RandomForestClassifier
import numpy as np
X = np.arange(20.).reshape(10, 2)
y = (X[:, 0] > 9).astype(int)
pipe = make_pipeline(StandardScaler(), LogisticRegression()).fit(X, y)
forest = RandomForestClassifier(5, random_state=0).fit(X, y)
fresh = RandomForestClassifier(5, n_jobs=4)
def build(C): return LogisticRegression(C=C)
def score(model, X, y): return model.fit(X, y).score(X, y)
"""


def test_an_estimator_is_rebuilt_from_its_state(tried):
    """`isinstance`, `score` and `predict` run with the checker's own scikit-learn."""
    test = (
        "import sklearn.pipeline, sklearn.linear_model, sklearn.ensemble\n"
        "import numpy as np\n"
        "X = np.arange(20.).reshape(10, 2)\ny = (X[:, 0] > 9).astype(int)\n"
        "assert type(pipe) is sklearn.pipeline.Pipeline\n"
        "assert isinstance(pipe[-1], sklearn.linear_model.LogisticRegression)\n"
        "assert pipe.score(X, y) == 1 and pipe.predict(X).shape == (10,)\n"
        "assert build(3.).get_params()['C'] == 3.\n"
        "assert isinstance(fresh, sklearn.ensemble.RandomForestClassifier)\n"
        "assert fresh.n_jobs == 1\n"
        "assert score(sklearn.linear_model.LogisticRegression(), X, y) == 1\n"
        "assert score(build(1.), X, y) == 1"
    )
    solution = "def pipe(): pass\nforest = fresh = build = score = None"
    assert "" == error_of(tried(MODELS, test, solution))


def test_a_forest_stays_with_the_submission(tried):
    """Compiled state does not cross: its methods are calls, it has no class here."""
    test = (
        "import numpy as np, sklearn.ensemble\n"
        "X = np.arange(20.).reshape(10, 2)\n"
        "assert (forest.predict(X) == (X[:, 0] > 9)).mean() > .8\n"
        "assert forest.get_params()['n_estimators'] == 5\n"
        "assert not isinstance(forest, sklearn.ensemble.RandomForestClassifier)"
    )
    assert "" == error_of(tried(MODELS, test, "forest = None"))


STATES = {
    "its own score": "model.score = lambda *a: 1.0",
    "a cache on disk": "from sklearn.pipeline import Pipeline\n"
    "model = Pipeline([('m', model)], memory='/tmp/evil')",
    "a class of its own": "class Mine(LogisticRegression):\n"
    "    def score(self, *a): return 1.0\nmodel = Mine()",
}


@pytest.mark.parametrize("state", STATES)
def test_an_estimator_with_code_of_its_own_stays_there(tried, state):
    """A model that scores itself is no estimator of the checker's."""
    submission = (
        "from sklearn.linear_model import LogisticRegression\n"
        f"model = LogisticRegression()\n{STATES[state]}"
    )
    test = "import sklearn.base\nassert isinstance(model, sklearn.base.BaseEstimator)"
    assert "AssertionError: " == error_of(tried(submission, test, "model = None"))


RAISES = {
    "AssertionError": "LearnerError: AssertionError: x",
    "SystemExit": "LearnerError: SystemExit: x",
    "KeyboardInterrupt": "LearnerError: KeyboardInterrupt: x",
    "StopIteration": "LearnerError: StopIteration: x",
    "GeneratorExit": "LearnerError: GeneratorExit: x",
    "ValueError": "ValueError: x",
    "ZeroDivisionError": "ZeroDivisionError: x",
    "UnicodeDecodeError": "TypeError: function takes exactly 5 arguments (1 given)",
}


@pytest.mark.parametrize("name", RAISES)
def test_errors_cross_by_name_and_never_as_a_tests_own(tried, name):
    """An AssertionError, an exit or an interrupt of the answer is an error of its."""
    tested = tried(f"def f(): raise {name}('x')", "f()")
    assert (RAISES[name], "") == (error_of(tested), tested.trouble)
    caught = f"try:\n    f()\nexcept {name}:\n    raise"
    assert RAISES[name] == error_of(tried(f"def f(): raise {name}('x')", caught))


def test_an_error_shows_the_line_of_the_submission(tried):
    """The traceback has the test's line and the submission's, and none of ours."""
    import linecache

    source = "def f(x):\n    return x / 0"
    linecache.cache["<submission>"] = (1, None, source.splitlines(True), "")
    tested = tried(source, "a = 1\nassert f(a) == 1")
    lines = "\n".join(tested.outputs[-1].traceback)
    assert "assert f(a) == 1" in lines and "In the submission: return x / 0" in lines
    assert "grader/" not in lines


def test_what_a_test_catches_does_not_save_an_object_that_cannot_answer(tried):
    """A comparison with an object fails the test, even inside `try`."""
    test = "try:\n    same = f() == 3\nexcept Exception:\n    same = True\nassert same"
    tested = tried("class A: pass\ndef f(): return A()", test)
    assert error_of(tested).startswith("Refused: a test cannot use == on <__main__.A")


def test_a_function_of_the_test_is_refused_with_a_message(tried):
    """A test's own function cannot run beside the submission."""
    tested = tried("def call(f): return f()", "assert call(lambda: 3) == 3")
    assert error_of(tested).startswith(
        "Refused: a test cannot send this to the submission: a function of the test's"
    )


def test_output_is_shown_and_costs_nothing(tried):
    """What an answer prints, warns or writes to stderr is part of the outputs."""
    source = (
        "import sys, warnings\ndef f():\n    print('out')\n"
        "    print('err', file=sys.stderr)\n    warnings.warn('careful')\n    return 1"
    )
    tested = tried(source, "print('before')\nassert f() == 1")
    assert "before\nout\n" == text_of(tested)
    assert "err\n" in text_of(tested, "stderr")
    assert "UserWarning: careful" in text_of(tested, "stderr")
    assert not tested.has_error


def test_too_much_output_is_cut(tried):
    """A flood ends with a word about it."""
    tested = tried("def f(): print('x' * 10**8)", "for _ in range(5):\n    f()")
    assert text_of(tested).endswith("[the rest of the output was cut]\n")
    assert len(text_of(tested)) < 70_000


@pytest.mark.parametrize(
    ("credit", "kind"), [(("test",), "execute_result"), ((), "display_data")]
)
def test_a_number_is_points_only_where_the_plan_says_so(tried, credit, kind):
    """An accidental number at the end of a test is shown and is no partial credit."""
    tested = tried("def f(): return 0.5", "f()", credit=credit)
    assert [kind] == [output.output_type for output in tested.outputs]
    assert (True, 0.5) == (tested.is_number, tested.number)


def test_a_semicolon_hides_the_last_value(tried):
    """As in a notebook."""
    assert () == tried("x = 3", "x;  # done").outputs


def test_a_frame_is_shown_with_its_html(tried):
    """Rich values are displayed by the checker."""
    tested = tried("x = 3", "import pandas as pd\npd.DataFrame({'x': [x]})")
    assert "<table" in tested.outputs[0].data["text/html"]


def test_magics_of_settings_do_nothing_and_others_are_refused(tried):
    """`%matplotlib inline` is harmless; a shell command is not."""
    assert "" == error_of(tried("x = 1", "%matplotlib inline\nassert x == 1"))
    assert "" == error_of(tried("x = 1", "%%time\nassert x == 1"))
    assert error_of(tried("x = 1", "!ls")).startswith("NotHere: `!ls`")


def test_a_hang_is_timed_out_and_ends_the_submission(boxes):
    """The box is asked no more: later cells fail with the same word."""
    source = "import time\ndef f(n):\n    time.sleep(n)\n    return n"
    cells = [cell("a", "test", "assert f(0) == 0"), cell("b", "test", "f(60)"),
             cell("c", "test", "assert f(0) == 0")]  # fmt: skip
    checker = Checker(plan_of(*cells), boxes(source), seconds=30, per_cell=1.0)
    started = time.monotonic()
    tested = [checker.run(one.id) for one in cells]
    assert ["", "timed out", "timed out"] == [one.trouble for one in tested]
    assert [False, True, True] == [one.has_error for one in tested]
    assert time.monotonic() - started < 20


def test_a_hang_that_the_test_swallows_is_timed_out(tried):
    """A bare `except` in a test does not hide it."""
    test = "try:\n    f()\nexcept:\n    pass"
    tested = tried("def f():\n    while True: pass", test, seconds=1.0)
    assert ("timed out", True) == (tested.trouble, tested.has_error)


def test_a_process_that_exits_is_told(boxes, tried):
    """`os._exit` in a tested function ends the submission, not the checker."""
    source = "import os\ndef f(): os._exit(0)"
    tested = tried(source, "f()", channel=boxes(source))
    assert ("box ended", True) == (tested.trouble, tested.has_error)


def test_endless_parts_end_the_cell_alone():
    """Too many questions fail the test that asks them."""
    cells = [cell("a", "test", "sum(g())"), cell("b", "test", "assert x == 1")]
    source = "x = 1\ndef g():\n    while True:\n        yield 0"
    checker = Checker(plan_of(*cells), in_process(source), seconds=60, max_calls=500)
    first, second = checker.run("a"), checker.run("b")
    assert "more than 500 times" in error_of(first)
    assert ("", "", "") == (first.trouble, error_of(second), second.trouble)


SIZED = """
class Bag:
    def __init__(self): self.asked = 0
    def __len__(self):
        self.asked += 1
        return 3 if self.asked == 1 else 0
    def __iter__(self): return iter([])
bag = Bag()
"""


def test_a_length_and_its_parts_agree(tried):
    """An object cannot have three parts for one assertion and none for the next."""
    test = "assert len(bag) == 3\nfor a, b in zip(bag, [1, 2, 3]):\n    assert a == b"
    assert error_of(tried(SIZED, test)).startswith("Refused: a test cannot use")


def test_objects_that_a_test_no_longer_holds_are_dropped():
    """The box keeps what a test can still ask for, and no more."""
    host = in_process("class A: pass")
    test = cell("test", "test", "for _ in range(100):\n    A()\nA()")
    Checker(plan_of(test), host, seconds=20).run("test")
    assert len(host.__self__.objects) < 10
