"""Whatever a box sends, the grader ends with a value or one of its own errors.

Few examples each time; `STOVE_FUZZ=20000 make test TESTS=tests/fuzz` tries so many.
"""

import contextlib
import datetime as dt
import decimal
import io
import json
import os
import socket

import nbformat
import numpy as np
import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jupyter_client.session import Session
from nbformat.v4 import new_code_cell, new_notebook
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from grader.checks import crossing, frames
from grader.checks.records import Prediction
from grader.checks.wire import MAX_BYTES, Packer, Unpacker, WireError
from grader.engine.sealed import outward
from grader.kernel.channels import understood
from grader.kernel.limits import Limits
from grader.kernel.line import Line
from grader.kernel.outputs import Cutter, Screen
from tests.engine.sealed.test_wire import FORGED, FUNCTION, TEST, reached
from tests.fuzz.changed import cuts, trees, values

EXAMPLES = int(os.environ.get("STOVE_FUZZ", "150"))
fuzz = settings(
    deadline=None, max_examples=EXAMPLES, suppress_health_check=[*HealthCheck]
)
KEY = b"key"


def _values():
    """Yield a value of every kind that crosses."""
    index = pd.date_range("2024-01-01", periods=2, freq="D")
    yield from (
        [1, "a", None, 2.5],
        {"a": (1,)},
        {1, 2},
        b"bytes",
        range(3),
        [0.5] * 99,
    )
    yield from (np.arange(6.0).reshape(2, 3), np.array(["a", None], dtype=object))
    yield pd.DataFrame({"a": [1, 2], "c": pd.Categorical(["k", "l"])}, index=index)
    yield pd.DataFrame({"n": pd.array([1, None], dtype="Int64")})
    yield pd.Series([1.0], index=pd.MultiIndex.from_tuples([("p", 1)]), name="s")
    yield from (pd.Interval(0, 1), pd.Period("2024-01"), pd.Timestamp("2024"), pd.NA)
    yield from (dt.date(2024, 1, 1), dt.timedelta(1), decimal.Decimal("1.5"), 1j)
    yield from (sparse.csr_matrix(np.eye(2)), np.float32(1), np.random.default_rng(3))
    yield LogisticRegression().fit([[0.0], [1.0]], [0, 1])
    yield Prediction("03.auc", 0.7, 0.8, None, 80.0)


def _packed(value):
    packer = Packer(special=outward.pack)
    return packer.pack(value), packer.buffers


PACKED = [_packed(value) for value in _values()]
TREES = [tree for tree, _ in PACKED]
BUFFERS = [*{b for _, some in PACKED for b in some}, b"", b"\0" * 64]
REPLIES = [*FORGED, *({"value": tree} for tree in TREES), {"value": FUNCTION}]


def test_every_kind_of_seed_arrives():
    """The messages that are changed below are sound before."""
    for tree, buffers in PACKED:
        Unpacker(buffers, kinds=crossing.KINDS).unpack(json.loads(json.dumps(tree)))


@fuzz
@given(trees(TREES), st.lists(st.sampled_from(BUFFERS), max_size=4))
def test_trees(tree, buffers):
    """A changed value arrives, no larger than it may be, or is a WireError."""
    unpacker = Unpacker(buffers, kinds=crossing.KINDS)
    with contextlib.suppress(WireError):
        unpacker.unpack(tree)
    assert unpacker.size <= MAX_BYTES + max(map(len, [*buffers, b""]))


@fuzz
@given(trees(REPLIES), st.lists(st.sampled_from(BUFFERS), max_size=4))
def test_replies(reply, buffers):
    """A changed reply fails a test or ends the submission; it never passes one.

    The test's first line wants 4 of a function, which the seeds do not say.
    """
    told = reply if isinstance(reply, dict) else {}
    got = reached(lambda request: (told, buffers), TEST)
    assert got.trouble in ("", "box ended", "timed out")
    assert got.has_error
    for output in got.outputs:
        nbformat.validate(new_notebook(cells=[new_code_cell(outputs=[output])]))


def _frame(message):
    stream = io.BytesIO()
    frames.send(stream, message)
    return stream.getvalue()


FRAMES = [_frame(({"op": "call", "value": tree}, some)) for tree, some in PACKED]


@fuzz
@given(cuts(FRAMES) | st.binary(max_size=64))
def test_frames(data):
    """Changed bytes are a message, the end, or a WireError."""
    with contextlib.suppress(EOFError, WireError):
        body, buffers = frames.receive(io.BytesIO(data))
        assert isinstance(body, dict)
        assert all(isinstance(one, bytes) for one in buffers)


@fuzz
@given(cuts(FRAMES), st.sampled_from([64, 1 << 20]))
def test_the_line(data, most):
    """The same over a socket: nobody waits, nobody reads more than allowed."""
    ours, theirs = socket.socketpair()
    pidfd = os.pidfd_open(os.getpid())
    line = Line(ours, pidfd, most)
    try:
        theirs.sendall(data)
        theirs.shutdown(socket.SHUT_WR)
        with contextlib.suppress(EOFError, WireError, TimeoutError):
            _, buffers = line.exchange(({"op": "fetch"}, []), 5)
            assert sum(map(len, buffers)) <= most
    finally:
        line.close()
        theirs.close()
        os.close(pidfd)


def _messages():
    """Return the frames of sound messages, one list each."""
    told = {
        "stream": {"name": "stdout", "text": "a"},
        "error": {"ename": "E", "evalue": "v", "traceback": ["t"]},
        "display_data": {"data": {}, "metadata": {}, "transient": {"display_id": "d"}},
        "execute_result": {"data": {}, "metadata": {}, "execution_count": 1},
        "update_display_data": {"data": {}, "metadata": {}, "transient": {}},
        "clear_output": {"wait": True},
        "status": {"execution_state": "idle"},
        "execute_reply": {"status": "ok", "execution_count": 1},
    }  # fmt: skip
    return told


@fuzz
@given(st.sampled_from([*_messages()]), st.data())
def test_signed_messages(kind, data):
    """A message with the right key is a dictionary of dictionaries, or dropped."""
    session, kernel = Session(key=KEY), Session(key=KEY)
    parts = kernel.serialize(kernel.msg(kind, _messages()[kind]))
    parts[-4:] = [data.draw(cuts([part])) for part in parts[-4:]]
    if data.draw(st.booleans()):
        parts[-5] = kernel.sign(parts[-4:])
    found = understood(session, parts[: data.draw(st.integers(0, len(parts)))])
    if found is not None:
        assert all(isinstance(found[one], dict) for one in ("header", "content"))


CONTENTS = [{"msg_type": kind, "content": one} for kind, one in _messages().items()]


@fuzz
@given(st.lists(trees(CONTENTS) | values, max_size=4))
def test_outputs(messages):
    """What a cell shows is a valid notebook's, within its limits, whatever was sent."""
    screen, cutter = Screen(), Cutter(Limits(output=1024))
    outputs = screen.begin()
    cutter.begin()
    for message in messages:
        is_whole = isinstance(message, dict) and isinstance(
            message.get("content"), dict
        )
        if is_whole and isinstance(message.get("msg_type"), str):
            cutter.cut(message)
            screen.show(message)
    nbformat.validate(new_notebook(cells=[new_code_cell(outputs=outputs)]))
