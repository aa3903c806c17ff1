"""What a source does to names follows Python's own rules of scope."""

import pytest

from grader.engine.sealed import free_names, names_of

FREE = {
    "x + 1": "x",
    "x = 1\nx + y": "y",
    "def f(a, b=c): return a + b + d": "c d",
    "def f():\n    def g(): return h\n    return g": "h",
    "def f():\n    a = 1\n    def g():\n        nonlocal a\n        a = b": "b",
    "def f():\n    global g\n    g = x\ng": "x",
    "[i * k for i in rows if (last := i)]\nlast": "k rows",
    "{i: j for i, j in pairs}": "pairs",
    "[i for i in i]": "i",
    "class C(Base):\n    a = b\n    def m(self): return a": "Base a b",
    "@deco\ndef f() -> hint: pass": "deco hint",
    "lambda p, *a, q=r, **k: p + s": "r s",
    "import numpy as np\nfrom a import b as c\nnp, c, d": "d",
    "from math import *\nsqrt(2)": "sqrt",
    "try:\n    f()\nexcept E as e:\n    e": "E f",
    "with o() as (a, b): a + b": "o",
    "for i, (j, *k) in rows: i + j": "rows",
    "match v:\n    case [a, *b]: a\n    case {'k': c, **d}: c\n": "v",
    "match v:\n    case P(x=e) as f: e, f": "P v",
    "(y := x) + y": "x",
    "print(len(x))": "x",
    "%matplotlib inline\nx": "get_ipython x",
    "!ls\nx = !pwd": "get_ipython",
    "%%time\nsquare(3)": "square",
    "square?": "get_ipython",
    "not python (": "",
    "assert f(3) == 9, f'{g}'": "f g",
}


@pytest.mark.parametrize("source", FREE)
def test_free_names(source):
    """A test needs from elsewhere what it neither binds nor imports."""
    assert set(FREE[source].split()) == free_names(source)


CHANGES = {
    "d['a'] = 1": "d",
    "o.a.b += 1": "o",
    "del d[0]": "d",
    "v.append(1)": "v",
    "x = q.pop()": "q",
    "shuffle(deck)": "deck",
    "print(v)": "",
    "display(v)\nv.head()": "",
    "model.fit(X, y)": "model",
    "t.drop(columns=['a'], inplace=True)": "t",
    "y = t.drop(columns=['a'], inplace=True)": "t",
    "def f(v):\n    v.append(1)": "",
    "def f():\n    seen.append(1)": "seen",
    "np.add(a, b, out=c)": "a b c np",
}


@pytest.mark.parametrize("source", CHANGES)
def test_changed_names(source):
    """What a solution may change in place is the submission's."""
    assert set(CHANGES[source].split()) == names_of(source).changes


def test_imports_and_definitions_keep_their_statements():
    """So that one of them can be run without the rest of its cell."""
    names = names_of("import os.path, numpy as np\nimport os\ndef f(): return 1")
    assert {
        "os": "import os.path\nimport os",
        "np": "import numpy as np",
    } == names.imports
    assert {"f": "def f():\n    return 1"} == names.defines
    assert frozenset({"f"}) == names.binds
