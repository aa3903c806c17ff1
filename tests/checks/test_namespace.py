"""The box's side answers requests about a namespace and never raises."""

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.checks import crossing
from grader.checks.answer import Answer
from grader.checks.namespace import NamespaceHost
from grader.checks.wire import Packer, Unpacker, WireError

EMPTY = {"t": "dict", "v": []}


def reply(host, op, **fields):
    return host.serve(({"op": op, "seconds": 5} | fields, []))[0]


def host_of(source):
    namespace = {"__name__": "__main__"}
    exec(source, namespace)
    return NamespaceHost(namespace)


def test_a_plain_value_is_fetched_by_name():
    """The reply holds it, and says so where there is no such name."""
    host = host_of("x = [1, 'a', None]")
    assert [1, "a", None] == reply(host, "fetch", name="x")["value"]
    assert reply(host, "fetch", name="y")["absent"] is True
    assert [True, False] == [reply(host, "has", name=n)["value"] for n in "xy"]
    assert "x" in reply(host, "names")["value"]


def test_an_object_is_kept_and_described():
    """The same object has the same number, until it is dropped."""
    host = host_of("def f():\n    'Doc.'\ng = f\nclass E(KeyError): pass")
    tree = reply(host, "fetch", name="f")["value"]
    assert ("function", "f", "Doc.") == (tree["kind"], tree["__name__"],
                                         tree["__doc__"])  # fmt: skip
    assert tree["id"] == reply(host, "fetch", name="g")["value"]["id"]
    dropped = reply(host, "fetch", name="g", drop=[tree["id"]])["value"]
    assert tree["id"] != dropped["id"]
    error = reply(host, "fetch", name="E")["value"]
    assert "exception" == error["kind"] and "KeyError" in error["bases"]


def test_a_call_tells_value_output_warnings_and_changes():
    """Everything that a call does is in its reply."""
    host = host_of(
        "import warnings, sys\ndef f(v, *, k):\n    print('out')\n"
        "    print('err', file=sys.stderr)\n    warnings.warn('w', FutureWarning)\n"
        "    v.append(1)\n    return k"
    )
    number = reply(host, "fetch", name="f")["value"]["id"]
    kwargs = {"t": "dict", "v": [["k", 7]]}
    got = reply(host, "call", id=number, args=[[0]], kwargs=kwargs)
    assert {"value": 7, "changed": [0], "args": [[0, 1]], "output": "out\n",
            "stderr": "err\n", "warnings": ["w"],
            "categories": ["FutureWarning"]} == got  # fmt: skip


@pytest.mark.parametrize(
    ("source", "kind"),
    [("raise ValueError('x')", "ValueError"), ("raise SystemExit", "SystemExit"),
     ("raise KeyboardInterrupt", "KeyboardInterrupt"),
     ("while True: pass", "TimeIsUp"),
     ("v = []\n    v.append(v)\n    return v", "WireError"),
     ("class E(Exception):\n        def __str__(s): raise E\n    raise E", "E")],
)  # fmt: skip
def test_a_call_that_fails_tells_how(source, kind):
    """Also where it exits, hangs or cannot be told."""
    host = host_of(f"def f():\n    {source}")
    number = reply(host, "fetch", name="f")["value"]["id"]
    got = reply(host, "call", id=number, args=[], kwargs=EMPTY, seconds=0.5)
    assert kind == got["error"]["type"]


def test_a_flood_of_text_is_cut_while_it_is_printed():
    """The box does not keep what will not be shown."""
    host = host_of("def f():\n    for _ in range(1000): print('x' * 10**5)")
    number = reply(host, "fetch", name="f")["value"]["id"]
    got = reply(host, "call", id=number, args=[], kwargs=EMPTY)
    assert 64 * 1024 == len(got["output"])


def test_attributes_items_and_parts_are_read_and_set():
    """Each is a request of its own."""
    host = host_of(
        "class A:\n    def __init__(s): s.v = {'k': 1}\n"
        "    def __getitem__(s, k): return s.v[k]\n"
        "    def __setitem__(s, k, x): s.v[k] = x\n"
        "    def __delitem__(s, k): s.v.pop(k)\n"
        "    def __len__(s): return len(s.v)\n    def __iter__(s): return iter(s.v)"
        "\n    def __str__(s): return 'an A'\na = A()"
    )
    number = reply(host, "fetch", name="a")["value"]["id"]
    ask = lambda op, **fields: reply(host, op, id=number, **fields)  # noqa: E731
    assert 1 == ask("item", key="k")["value"]
    assert ask("attribute", name="nothing")["absent"] is True
    ask("set item", key="j", value=2)
    assert [2, ["k", "j"]] == ask("parts")["value"]
    ask("del item", key="k")
    assert (1, True) == (ask("length")["value"], ask("contains", key="j")["value"])
    ask("assign", name="w", value=5)
    assert (5, "an A") == (ask("attribute", name="w")["value"], ask("text")["value"])
    steps = ask("iterate")["value"]["id"]
    assert "j" == reply(host, "step", id=steps)["value"]
    assert reply(host, "step", id=steps)["absent"] is True


def test_a_name_is_hidden_and_restored():
    """What a test deletes comes back."""
    host = host_of("def f(): return 1\ndef g(): return f()")
    number = reply(host, "fetch", name="g")["value"]["id"]
    reply(host, "hide", name="f")
    got = reply(host, "call", id=number, args=[], kwargs=EMPTY)
    assert "NameError" == got["error"]["type"]
    reply(host, "restore", names=["f", "unknown"])
    assert 1 == reply(host, "call", id=number, args=[], kwargs=EMPTY)["value"]


def test_an_answer_of_a_check_speaks_to_the_same_host():
    """A request without "op" is one of the narrow interface's."""
    host = host_of("def f(x): return x + 1")
    number = reply(host, "fetch", name="f")["value"]["id"]

    def channel(request):
        body, buffers = request
        return host.serve((body | {"id": number}, buffers))

    assert 4 == Answer(channel)(3)


@given(st.dictionaries(st.text(max_size=4), st.none() | st.integers() | st.text()))
def test_no_request_makes_it_raise(body):
    """Not even a request that makes no sense."""
    for op in ("fetch", "call", "item", "step", "nonsense", None):
        got, buffers = host_of("x = 1").serve((body | {"op": op}, []))
        assert type(got) is dict and type(buffers) is list


def crossed(value):
    packer = Packer(special=crossing.pack)
    tree = packer.pack(value)
    return Unpacker(packer.buffers, kinds=crossing.KINDS).unpack(tree)


def test_sparse_matrices_and_dtypes_cross():
    """With their class, shape and values."""
    from scipy import sparse

    matrix = sparse.csr_matrix([[0, 1.5], [2, 0]])
    got = crossed([matrix, matrix.dtype, np.float32])
    assert (got[0] != matrix).nnz == 0 and got[1:] == [matrix.dtype, np.float32]


def test_a_fitted_estimator_crosses_with_its_state():
    """And predicts the same; nested ones too, compiled ones not."""
    from sklearn.compose import make_column_transformer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler
    from sklearn.svm import SVC

    X, y = np.arange(20).reshape(10, 2) % 7, np.arange(10) > 4
    columns = make_column_transformer((OneHotEncoder(), [0]), (StandardScaler(), [1]))
    model = make_pipeline(columns, LogisticRegression()).fit(X, y)
    got = crossed(model)
    assert np.array_equal(got.predict_proba(X), model.predict_proba(X))
    assert isinstance(crossed(SVC(C=3)), SVC)
    with pytest.raises(WireError, match="a SVC cannot cross"):
        crossed(SVC().fit(X, y))


def test_what_is_not_loaded_is_not_looked_for():
    """A namespace of plain Python is served without numpy and the like."""
    import subprocess

    code = (
        "import sys\nfrom grader.checks.namespace import NamespaceHost\n"
        "NamespaceHost({'x': object()}).serve(({'op': 'fetch', 'name': 'x'}, []))\n"
        "print({'numpy', 'pandas', 'sklearn', 'IPython'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "set()\n" == run.stdout
