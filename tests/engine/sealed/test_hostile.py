"""Answers that lie, break or flood earn nothing, and stop nobody else."""

import pytest

from tests.engine.sealed.conftest import error_of

MEAN = "import numpy as np\nassert isinstance(mean_ans, float)\n" + (
    "np.testing.assert_allclose(mean_ans, 4.5)\nassert abs(mean_ans - 4.5) < 1e-9"
)
ROWS = "assert len(rows) == 3\nfor a, b in zip(rows, [1, 2, 3]):\n    assert a == b"
ANY = """
class Any(float):
    def __eq__(s, o): return True
    def __ne__(s, o): return False
    def __lt__(s, o): return True
    __gt__ = __le__ = __ge__ = __lt__
    def __sub__(s, o): return s
    __abs__ = lambda s: s
    __rsub__ = __add__ = __radd__ = __mul__ = __sub__
    def __getattr__(s, n): return s
    def __call__(s, *a, **k): return s
    def __array__(s, *a, **k): import numpy; return numpy.array(4.5)
    def __reduce__(s): raise SystemExit
    def __bool__(s): return True
    def __len__(s): return 3
    def __iter__(s): return iter([1, 2, 3])
    __hash__ = float.__hash__
"""
NUMBER = """
mean_ans = float('{}')
rows = [mean_ans] * 3
square = lambda x: mean_ans
"""
LIARS = {
    "always equal": ANY + "mean_ans = rows = Any()\ndef square(x): return Any()",
    "claims to be a float": (
        "class F:\n    __class__ = float\n    def __eq__(s, o): return True\n"
        "    def __sub__(s, o): return 0.0\n    __rsub__ = __sub__\n"
        "    def __float__(s): return 4.5\n    def __abs__(s): return 0.0\n"
        "mean_ans = rows = F()\nsquare = lambda x: F()"
    ),
    "list with a lying length": (
        "class L(list):\n    def __len__(s): return 3\n"
        "    def __iter__(s): return iter([])\n"
        "    def __eq__(s, o): return True\nmean_ans = rows = L()\n"
        "square = lambda x: L()"
    ),
    "subclass of ndarray": (
        "import numpy as np\nclass A(np.ndarray):\n    def __eq__(s, o): return True\n"
        "    def __sub__(s, o): return 0.0\n"
        "mean_ans = rows = np.zeros(3).view(A)\nsquare = lambda x: mean_ans"
    ),
    "subclass of dict": (
        "class D(dict):\n    def __eq__(s, o): return True\n"
        "    def __missing__(s, k): return 1\n    def __len__(s): return 3\n"
        "mean_ans = rows = D()\nsquare = lambda x: D()"
    ),
    "subclass of str": (
        "class S(str):\n    def __eq__(s, o): return True\n"
        "    __hash__ = str.__hash__\n"
        "mean_ans = rows = S('x')\nsquare = lambda x: S('x')"
    ),
    "NaN": NUMBER.format("nan"),
    "infinity": NUMBER.format("inf"),
    "cycle": "mean_ans = []\nmean_ans.append(mean_ans)\nrows = mean_ans\n"
    "square = lambda x: rows",
    "a function": "def mean_ans(): pass\nrows = square = lambda *a: mean_ans",
    "a generator": (
        "def g():\n    yield 4.5\nmean_ans = rows = g()\nsquare = lambda x: g()"
    ),
    "nothing": "",
    "a pickle that runs a program": (
        "class P:\n    def __reduce__(self):\n"
        "        return __import__('os').system, ('touch /tmp/PWNED',)\n"
        "mean_ans = rows = P()\nsquare = lambda x: P()"
    ),
    "a module": "import types\nmean_ans = rows = types\nsquare = lambda x: types",
    "a metaclass": (
        "class M(type):\n    def __eq__(s, o): return True\n"
        "    __hash__ = type.__hash__\n"
        "    def __instancecheck__(s, o): return True\n    def __len__(s): return 3\n"
        "class C(metaclass=M): pass\nmean_ans = rows = C\nsquare = lambda x: C"
    ),
    "a mock": (
        "from unittest.mock import MagicMock\n"
        "m = MagicMock()\nm.__eq__ = lambda s, o: True\nm.__sub__ = lambda s, o: 0\n"
        "mean_ans = rows = square = m"
    ),
}
TESTS = {
    "asserts": "assert square(2) == 4",
    "a value": (MEAN),
    "rows": (ROWS),
    "numpy": ("import numpy as np\nnp.testing.assert_equal(mean_ans, 4.5)"),
    "closeness": ("import numpy as np\nassert np.isclose(mean_ans, 4.5)"),
    "all": ("import numpy as np\nassert np.all(mean_ans == 4.5)"),
    "almost equal": (
        "import numpy as np\nnp.testing.assert_almost_equal(mean_ans, 4.5)"
    ),
    "arrays": ("import numpy as np\nassert np.array_equal(rows, [1, 2, 3])"),
    "array asserts": (
        "import numpy as np\nnp.testing.assert_array_equal(np.array(rows), [1, 2, 3])"
    ),
    "pandas": (
        "import pandas as pd\n"
        "pd.testing.assert_series_equal(pd.Series(rows), pd.Series([1, 2, 3]))"
    ),
    "approx": ("import pytest\nassert mean_ans == pytest.approx(4.5)"),
    "approx first": ("import pytest\nassert pytest.approx(4.5) == mean_ans"),
    "unittest": (
        "import unittest\nt = unittest.TestCase()\nt.assertAlmostEqual(mean_ans, 4.5)"
    ),
    "unittest equal": (
        "import unittest\nunittest.TestCase().assertEqual(square(3), 9)"
    ),
    "unittest lists": (
        "import unittest\nunittest.TestCase().assertListEqual(rows, [1, 2, 3])"
    ),
    "math": ("import math\nassert math.isclose(mean_ans, 4.5)"),
    "in a list": ("assert mean_ans in [4.5]"),
    "sorted": ("assert sorted(rows) == [1, 2, 3]"),
    "set": ("assert set(rows) == {1, 2, 3}"),
    "a caught comparison": (
        "try:\n    wrong = mean_ans != 4.5\nexcept TypeError:\n    wrong = False\n"
        "assert not wrong and square(2) is not None\nassert square(2) == 4"
    ),
    "metrics": (
        "from sklearn.metrics import accuracy_score\n"
        "assert accuracy_score([1, 2, 3], rows) == 1"
    ),
}
RIGHT = "mean_ans = 4.5\nrows = [1, 2, 3]\ndef square(x): return x * x"


@pytest.mark.parametrize("test", TESTS)
def test_an_honest_answer_passes(tried, test):
    """The tests below can be passed."""
    assert "" == error_of(tried(RIGHT, TESTS[test]))


@pytest.mark.parametrize("liar", LIARS)
@pytest.mark.parametrize("test", TESTS)
def test_no_liar_passes(tried, liar, test):
    """Objects that lie about themselves pass no kind of assertion."""
    tested = tried(LIARS[liar], TESTS[test], RIGHT, max_calls=1000)
    assert "" != error_of(tested)
    assert "" == tested.trouble
