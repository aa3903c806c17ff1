"""What is whole of a broken submission can be recovered, if it is asked for."""

import copy
import json
import warnings

import nbformat
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader.engine.plan import read_plans
from grader.engine.reading import promises
from grader.engine.run import Options, grading
from grader.engine.salvage import salvaged
from grader.engine.submission import prepare
from grader.errors import CalledWrongly
from tests.engine import gradebook

# The learner wrote cells of their own around this answer, so its place is in doubt.
OPEN = "sum_of_squares_application"
CUT = f"sum_of_squares_equation cell-938593c4a215c6cc {OPEN}"


@pytest.fixture
def path(folder):
    """Return the notebook of hacker's with four marked cells."""
    return folder / "submitted" / "hacker" / "ps1" / "problem1.ipynb"


@pytest.fixture
def look(course):
    """Return a function that prepares hacker's submission, salvaging or not."""
    plans = read_plans(course, "ps1")

    def prepared(is_salvaging=False):
        return prepare(course, plans, "hacker", is_salvaging=is_salvaging)

    return prepared


def as_utf16(data):
    return data.decode().encode("utf-16")


def as_utf16_without_its_mark(data):
    return data.decode().encode("utf-16-le")


def as_format_3(data):
    notebook = nbformat.reads(data.decode(), as_version=4)
    marks = [cell.metadata for cell in notebook.cells]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        old = nbformat.convert(notebook, 3)
    for cell, mark in zip(old.worksheets[0].cells, marks, strict=True):
        cell.metadata = mark
    return json.dumps(old).encode()


def cut_short(data):
    return data[: data.index(b'"sum_of_squares_equation"') + 5]


def without_outputs(data):
    notebook = json.loads(data)
    for cell in notebook["cells"]:
        cell.pop("outputs", None)
        cell["metadata"]["tags"] = "no list"
    return json.dumps(notebook).encode()


def unmarked(data):
    notebook = json.loads(data)
    for cell in notebook["cells"]:
        cell["metadata"].pop("nbgrader", None)
    return json.dumps(notebook).encode()


def with_two_ends(data):
    return data.rstrip() + b"\n}\n"


# What is done, what is told, what would be done, and which answers are lost.
DAMAGES = [
    (as_utf16, "UTF-16", "read as UTF-16", ""),
    (as_utf16_without_its_mark, "UTF-16", "read as UTF-16", ""),
    (as_format_3, "format 3", "brought from notebook format 3 to 4", ""),
    (cut_short, "cut short", "before the damage", CUT),
    (without_outputs, "not built like", "rebuilt from the text", ""),
    (with_two_ends, "goes on behind", "rebuilt from the text", ""),
    (unmarked, "No cell carries", "given the marks of", OPEN),
]


@pytest.mark.parametrize(("damage", "words", "would", "lost"), DAMAGES)
def test_the_diagnosis_says_what_the_option_would_do(
    path, look, damage, words, would, lost
):
    """Without the option the submission is broken, and the way out is named."""
    path.write_bytes(damage(path.read_bytes()))
    found = look()
    assert "broken" == found.outcome
    assert words in found.reason
    assert "With `stove grade --salvage` it would be " in found.reason
    assert would in found.reason
    assert promises(found.reason)


@pytest.mark.parametrize(("damage", "words", "would", "lost"), DAMAGES)
def test_salvaged(path, look, damage, words, would, lost):
    """What was whole is graded as before; it is told, and the file stays as it was."""
    before = look().notebooks["problem1"]
    path.write_bytes(damage(path.read_bytes()))
    handed_in = path.read_bytes()
    found = look(is_salvaging=True)
    assert ("", handed_in) == (found.outcome, path.read_bytes())
    assert found.notes[0].startswith("Repaired: `problem1.ipynb` was ")
    assert would in found.notes[0]
    assert not any(map(promises, found.notes))
    lost = set(lost.split())
    answers = {id: s for id, s in sources(before).items() if id not in lost}
    assert answers == sources(found.notebooks["problem1"])


def sources(notebook):
    """Return the text of marked cells by id."""
    marked = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    return {cell.metadata.nbgrader.grade_id: cell.source for cell in marked}


def test_cut_short_keeps_the_cells_before(path, look):
    """The answers before the end are there; a cell that was cut is not."""
    before = sources(look().notebooks["problem1"])
    path.write_bytes(cut_short(path.read_bytes()))
    after = sources(look(is_salvaging=True).notebooks["problem1"])
    assert before["squares"] == after["squares"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 and more",
        b"\x89PNG\r\n\x1a\n",
        b"<html><p>Log in",
        b"# %%\nimport numpy\n",
        b"[]",
        b'{"nbformat": 99, "cells": [{"cell_type": "code", "source": ""}]}',
        b'{"cells": [',
    ],
)
def test_what_cannot_be_salvaged_is_not_promised(path, look, data):
    """Nothing is guessed: such a submission stays broken, with its diagnosis."""
    path.write_bytes(data)
    assert ("broken", False) == (look().outcome, promises(look().reason))
    assert look().reason == look(is_salvaging=True).reason


def test_two_versions_are_not_chosen_between(path, look):
    """After a git merge only the learner knows which version counts."""
    path.write_text(path.read_text().replace(' "cells"', '<<<<<<< HEAD\n "cells"'))
    assert ("broken", True) == (look(is_salvaging=True).outcome, "git" in look().reason)
    assert not promises(look().reason)


@pytest.mark.parametrize(
    "name", ["mine.ipynb", "problem1 (1).ipynb", "problem1.ipynb.txt"]
)
def test_renamed(path, look, name):
    """A notebook under one other name is taken; the diagnosis names both names."""
    before = sources(look().notebooks["problem1"])
    path.rename(path.with_name(name))
    told = look().notes[0]
    assert f"There is no `problem1.ipynb`, but `{name}` holds its items." in told
    assert promises(told)
    found = look(is_salvaging=True)
    assert ("", (), before) == (
        found.outcome,
        found.missing,
        sources(found.notebooks["problem1"]),
    )
    assert f"Repaired: `{name}` was taken for `problem1.ipynb`" in found.notes[0]
    assert path.with_name(name).exists()


def test_two_copies_are_not_chosen_between(path, look):
    """Where two files hold the items, a person has to say which one counts."""
    for name in ("a.ipynb", "b.ipynb"):
        path.with_name(name).write_bytes(path.read_bytes())
    path.unlink()
    for is_salvaging in (False, True):
        found = look(is_salvaging)
        assert ("problem1",) == found.missing
        assert "`a.ipynb` and `b.ipynb` hold its items" in found.notes[0]
        assert not promises(found.notes[0])


def stripped_of_one(data):
    notebook = json.loads(data)
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "squares":
            del cell["metadata"]["nbgrader"]
    return json.dumps(notebook).encode()


def test_an_answer_that_lost_its_mark(path, look):
    """It stands between two cells that are known, so it is known, too."""
    path.write_bytes(stripped_of_one(path.read_bytes()))
    assert "" == look().outcome
    assert any(map(promises, look().notes))
    found = look(is_salvaging=True)
    assert "given the marks of squares again" in found.notes[0]
    assert "squares" in sources(found.notebooks["problem1"])


def test_an_answer_in_doubt_stays_unmarked(path, look):
    """Of two cells in the place of one, none is taken for it."""
    notebook = json.loads(stripped_of_one(path.read_bytes()))
    marks = [cell["metadata"].get("nbgrader") for cell in notebook["cells"]]
    at = next(
        i for i, m in enumerate(marks) if m and m["grade_id"] == "correct_squares"
    )
    notebook["cells"].insert(at - 1, copy.deepcopy(notebook["cells"][at - 1]))
    path.write_text(json.dumps(notebook))
    assert not any(map(promises, look().notes))
    assert "squares" not in sources(look(is_salvaging=True).notebooks["problem1"])


def test_strict_mode_repairs_nothing(course):
    """nbgrader's own grades and a repair of ours exclude each other."""
    with pytest.raises(CalledWrongly, match="does not go with"):
        grading(course.folder, ["ps1"], Options(is_strict=True, is_salvaging=True))


@pytest.mark.slow
def test_graded_when_asked_for(course, path, folder):
    """A second run with the option grades what was broken, says so, and keeps it."""
    path.rename(path.with_name("mine.ipynb"))
    other = path.with_name("problem2.ipynb")
    other.write_bytes(as_utf16(other.read_bytes()))

    def run(**options):
        told = Options(learners=("hacker",), **options)
        (found,) = grading(folder, ["ps1"], told)
        return found

    assert "broken" == run().outcome
    found = run(is_salvaging=True)
    assert ("graded", 3.0, False) == (found.outcome, found.points, found.is_reused)
    comments = [one for one in gradebook.rows(folder)["comment"] if one[0] == "hacker"]
    assert {"problem1", "problem2"} == {
        one[1] for one in comments if "Repaired: " in (one[4] or "")
    }
    assert run().is_reused
    assert run(is_salvaging=True).is_reused


texts = st.sampled_from(
    [
        '{"cells": [',
        '{"cell_type": "code", "source": "1"',
        "}",
        "]",
        ",",
        '"nbformat": 4',
    ]
)
files = st.binary(max_size=200) | st.lists(texts, max_size=12).map(
    lambda parts: "".join(parts).encode()
)


@given(files)
@example(b'{"cells": [{"cell_type": [], "source": "x"}]}')
@example(b'\x00\x00{{}""')
@settings(deadline=None, max_examples=300)
def test_salvaging_never_raises(data):
    """Whatever the bytes, what comes back is nothing, or a valid notebook."""
    found = salvaged("any.ipynb", data)
    if found:
        assert found.steps
        nbformat.validate(found.notebook)


@given(st.integers(0, 10_000), st.sampled_from(["utf-8", "utf-16"]))
@settings(deadline=None, max_examples=60)
def test_a_prefix_gives_the_cells_that_are_whole(at, encoding):
    """Cut anywhere, a notebook gives back a beginning of its cells, unchanged."""
    cells = [nbformat.v4.new_code_cell(f"x = {n}\nprint('}}]')") for n in range(9)]
    text = nbformat.writes(nbformat.v4.new_notebook(cells=cells))
    whole = text.encode(encoding)
    found = salvaged("any.ipynb", whole[: min(at, len(whole) - 3)])
    kept = [cell.source for cell in found.notebook.cells] if found else []
    assert [cell.source for cell in cells][: len(kept)] == kept


def test_cells_that_are_no_list_hold_nothing():
    """A part of another kind where the cells should stand is no error of ours."""
    for cells in (None, 7, {"source": "x"}):
        told = json.dumps({"nbformat": 4, "cells": cells})
        assert salvaged("p.ipynb", told.encode("utf-16")) is None
