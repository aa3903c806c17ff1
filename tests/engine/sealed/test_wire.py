"""Replies that are forged, malformed, oversized or endless end a test, no more."""

import contextlib
import json
import os
import socket
import struct
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.checks import frames
from grader.engine.sealed import Checker
from tests.engine.sealed.conftest import cell, error_of, plan_of

TEST = "assert f(2) == 4\nx = y\nfor _ in z:\n    pass\nx.a = 3\nstr(x)"
FUNCTION = {"t": "handle", "id": 1, "class": "builtins.function", "kind": "function"}


def reached(reply, test):
    checker = Checker(
        plan_of(cell("test", "test", test)), reply, seconds=20, max_calls=50
    )
    return checker.run("test")


FORGED = [
    {},
    {"value": {"t": "handle"}},
    {"value": {"t": "handle", "id": "1"}},
    {"value": {"t": "handle", "id": 1, "kind": ["x"], "class": 3}},
    {"value": {"t": "handle", "id": 1, "kind": "exception", "bases": 3}},
    {"value": {"t": "handle", "id": 1, "kind": "exception", "bases": ["SystemExit"]}},
    {"value": {"t": "handle", "id": 1, "kind": "module"}},
    {"value": {"t": ["list"]}},
    {"value": {"t": "array", "dtype": "O", "shape": [1], "b": 0}},
    {"value": {"t": "array", "dtype": "<f8", "shape": [-1], "b": 0}},
    {"value": {"t": "array", "dtype": "<f8", "shape": [10**12], "b": 0}},
    {"value": {"t": "array", "dtype": "|S0", "shape": [10**15], "b": 0}},
    {"value": {"t": "estimator", "class": "os.system", "v": 1}},
    {"value": {"t": "estimator", "class": "sklearn.svm._classes.SVC",
               "v": {"t": "dict", "v": [["support_", 1]]}}},
    {"value": {"t": "estimator", "class": "sklearn.utils.os.system", "v": 1}},
    {"value": {"t": "recipe", "path": "os.system", "v": {}}},
    {"value": {"t": "global", "module": "os", "name": "system"}},
    {"value": {"t": "type", "v": "type"}},
    {"value": {"t": "scalar type", "v": "load"}},
    {"value": {"t": "decimal", "v": "1e999999999"}},
    {"value": {"t": "range", "v": [0, 10**12, 1]}},
    {"value": {"t": "numbers", "code": "u", "b": 0}},
    {"value": {"t": "record", "kind": "prediction", "v": {"t": "dict", "v": []}}},
    {"value": {"t": "random state", "v": {"t": "dict", "v": [["state", {"t": "dict",
     "v": [["pos", 10**6]]}]]}}},
    {"value": {"t": "Interval", "v": [1], "closed": "no"}},
    {"error": None},
    {"error": {"type": 3}},
    {"error": {"type": "SystemExit", "message": "", "bases": ["SystemExit"]}},
    {"error": {"type": "AssertionError", "bases": 3, "args": 3}},
    {"error": {"type": "ValueError", "class": {"id": 1}, "args": [[]]}},
    {"error": {"type": "__import__", "message": {"a": 1}, "line": ["x"]}},
    {"value": 4, "output": 3, "stderr": [], "warnings": 3, "categories": {}},
    {"value": 4, "warnings": [1, None], "categories": ["SystemExit", 3]},
    {"value": FUNCTION, "changed": 3, "args": 3},
    {"value": FUNCTION, "changed": [0, "x", [1]], "args": [[1], 2, 3]},
    {"value": FUNCTION, "given": 7},
    {"value": {"t": "sparse", "kind": "csr_matrix", "v": [[1], [99], [0, 1], [1, 1]]}},
]  # fmt: skip


@pytest.mark.parametrize("reply", FORGED, ids=lambda r: json.dumps(r)[:70])
def test_a_forged_reply_fails_the_test(reply):
    """It neither passes nor raises, and the checker goes on."""
    got = reached(lambda request: (json.loads(json.dumps(reply)), []), TEST)
    assert ("", True) == (got.trouble, got.has_error)


@pytest.mark.parametrize("reply", [None, 3, "x", (), ({},), ([], {}), ({}, None)])
def test_what_is_no_reply_ends_the_submission(reply):
    """A channel that hands over nonsense is not used again."""
    got = reached(lambda request: reply, TEST)
    assert ("box ended", True) == (got.trouble, got.has_error)


trees = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.sampled_from(["handle", "dict", "array", "estimator", "<f8", "frame"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["t", "v", "id", "kind", "b", "class", "index",
                                       "dtype", "shape", "columns"]), inner),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["value", "error", "changed", "args", "output", "warnings",
                         "categories", "absent", "given", "stderr"]), trees,
    ),
    st.lists(st.binary(max_size=8), max_size=2),
)  # fmt: skip
def test_no_reply_of_any_form_passes_or_breaks_the_checker(reply, buffers):
    """Whatever is said, a wrong answer stays wrong."""
    got = reached(lambda request: (reply, buffers), "assert f(2) == 'never said'")
    assert got.has_error


@contextlib.contextmanager
def sending(data, is_closed=True):
    """Yield a channel over a socket whose other side sends `data` at once."""
    ours, theirs = socket.socketpair()

    def send():
        with contextlib.suppress(OSError):
            theirs.sendall(data)
            if is_closed:
                theirs.shutdown(socket.SHUT_RDWR)

    sender = threading.Thread(target=send)
    sender.start()
    with ours, theirs, ours.makefile("rb") as stream:
        yield lambda request: frames.receive(stream)
        ours.shutdown(socket.SHUT_RDWR)
        sender.join()


HEADERS = {
    "too long": struct.pack(">Q", 2**60),
    "negative sizes": b'{"body": {}, "sizes": [-1]}',
    "huge sizes": b'{"body": {}, "sizes": [999999999999]}',
    "no JSON": b"\x00\xff",
    "deep": b"[" * 100_000,
    "many parts": b"[" + b"[]," * 3_500_000 + b"[]]",
    "a long number": b'{"body": {"value": ' + b"9" * 100_000 + b"}}",
    "cut short": b"",
}


@pytest.mark.parametrize("name", HEADERS)
def test_bytes_that_are_no_frame_end_the_submission(name):
    """Each is refused before it fills the memory."""
    data = HEADERS[name]
    framed = data if name == "too long" else struct.pack(">Q", len(data)) + data
    with sending(framed[:-1] if name == "cut short" else framed) as channel:
        got = reached(channel, TEST)
    assert ("box ended", True) == (got.trouble, got.has_error)


def test_a_reply_that_never_ends_is_timed_out():
    """Bytes without end do not hold the checker up."""
    with sending(struct.pack(">Q", 1000) + b"x", is_closed=False) as channel:
        checker = Checker(plan_of(cell("test", "test", TEST)), channel, seconds=1.0)
        got = checker.run("test")
    assert ("timed out", True) == (got.trouble, got.has_error)


def test_a_frame_within_its_limits_arrives():
    """Buffers cross unchanged beside their header."""
    read, write = os.pipe()
    with open(read, "rb") as reader, open(write, "wb") as writer:
        frames.send(writer, ({"value": [1]}, [b"ab", b""]))
        assert ({"value": [1]}, [b"ab", b""]) == frames.receive(reader)


def test_a_value_that_is_too_large_is_refused_before_it_is_sent(boxes):
    """The submission goes on: its next test is run."""
    source = "big = ['[' * 100] * 40_000\nx = 1"
    cells = cell("a", "test", "assert big"), cell("b", "test", "assert x == 1")
    checker = Checker(plan_of(*cells), boxes(source), seconds=60)
    first, second = checker.run("a"), checker.run("b")
    assert "cannot cross: it has too many parts" in error_of(first)
    assert ("", False) == (first.trouble, second.has_error)
