"""Whatever bytes are handed in, there is an outcome, and nothing of them is run."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.engine import results, table
from grader.engine.plan import read_plans
from grader.engine.submission import Preparer
from grader.engine.writer import Writer

MARK = "it-was-run"
HEALTH = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["cells", "metadata", "nbgrader", "source", "id", "x"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@pytest.fixture
def notebook(folder):
    """Return a notebook, as JSON, whose cells would leave a file if they ran."""
    path = folder / "submitted" / "hacker" / "ps1" / "problem1.ipynb"
    told = json.loads(path.read_text())
    for cell in told["cells"]:
        if cell["cell_type"] == "code":
            cell["source"] = [f"open({str(folder / MARK)!r}, 'w')\n"]
    return told


@st.composite
def changed(draw, told):
    """Draw a notebook with one part replaced, or bytes of it replaced."""
    found = json.loads(json.dumps(told))
    for _ in range(draw(st.integers(0, 2))):
        place, key = _place(draw, found)
        place[key] = draw(values)
    data = json.dumps(found).encode(draw(st.sampled_from(["utf-8", "utf-16"])))
    if draw(st.booleans()):
        at = draw(st.integers(0, len(data)))
        size = draw(st.sampled_from([0, 1, 100, len(data)]))
        data = data[:at] + draw(st.binary(max_size=9)) + data[at + size :]
    return data


def _place(draw, found):
    """Draw a container of the tree and one of its keys."""
    here = found
    while True:
        keys = [*here] if isinstance(here, dict) else [*range(len(here))]
        key = draw(st.sampled_from(keys))
        inner = here[key]
        if not isinstance(inner, dict | list) or not inner or draw(st.booleans()):
            return here, key
        here = inner


@settings(deadline=None, max_examples=150, suppress_health_check=HEALTH)
@given(st.data())
def test_anything_has_an_outcome(folder, course, notebook, data):
    """Nothing raises, nothing runs; what is not graded is recorded with a reason."""
    path = folder / "submitted" / "hacker" / "ps1" / "problem1.ipynb"
    is_salvaging = data.draw(st.booleans())
    preparer = Preparer(course, _plans(course), is_salvaging=is_salvaging)
    handed_in = data.draw(st.binary(max_size=60) | changed(notebook))
    path.write_bytes(handed_in)
    found = preparer.prepare("hacker")
    assert handed_in == path.read_bytes()
    assert not (folder / MARK).exists()
    if not found.outcome:
        assert "problem1" in found.notebooks
        return
    assert found.outcome in (results.BROKEN, results.REFUSED)
    assert found.reason.endswith(".")
    with Writer(course) as writer:
        writer.write(found.stopped)
    assert found.reason == table.results(course, "ps1")["hacker"].reason


_kept = {}


def _plans(course):
    """Return the plans, read once."""
    if course.folder not in _kept:
        _kept[course.folder] = read_plans(course, "ps1")
    return _kept[course.folder]
