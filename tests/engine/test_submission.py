"""What was handed in is looked at, sanitised as nbgrader does, and explained."""

import copy
import json
import os
from dataclasses import replace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output

from grader.engine.plan import read_plans
from grader.engine.sanitise import Sanitiser, converter, exported, exporter, resources
from grader.engine.submission import Preparer, prepare


@pytest.fixture
def handed_in(folder):
    return folder / "submitted" / "hacker" / "ps1"


@pytest.fixture
def look(course):
    """Return a function that prepares hacker's submission."""

    def prepared(*, is_strict=False):
        return prepare(course, read_plans(course, "ps1", is_strict=is_strict), "hacker")

    return prepared


def edited(path, change):
    """Change the notebook in `path`, in the way of a learner's editor."""
    notebook = json.loads(path.read_text())
    change({_id(cell): cell for cell in notebook["cells"]}, notebook["cells"])
    path.write_text(json.dumps(notebook))


def _id(cell):
    return cell["metadata"].get("nbgrader", {}).get("grade_id", "")


def test_ready(look, handed_in):
    """Notebooks come sanitised, helper files as bytes, the instructor's own first."""
    (handed_in / "jupyter.png").write_bytes(b"replaced")
    (handed_in / "own.csv").write_text("1\n")
    (handed_in / "__pycache__").mkdir()
    (handed_in / "__pycache__" / "x.pyc").write_text("")
    found = look()
    assert ("", ["problem1", "problem2"]) == (found.outcome, [*found.notebooks])
    assert ["jupyter.png", "own.csv", "timestamp.txt"] == [*found.files]
    assert found.files["jupyter.png"].startswith(b"\x89PNG")
    cells = {_id(cell): cell for cell in found.notebooks["problem1"].cells}
    assert "HIDDEN TESTS" in cells["correct_squares"].source
    assert () == found.problems


def copied(cells, order):
    order.append(copy.deepcopy(cells["correct_squares"]))


def deleted(cells, order):
    order.remove(cells["correct_squares"])


def retyped(cells, _):
    cell = cells["correct_squares"]
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]


def changed(cells, _):
    cells["correct_squares"]["source"] = "assert True"
    cells["correct_squares"]["metadata"]["nbgrader"]["points"] = 99


def unlocked(cells, _):
    cells["correct_squares"]["metadata"]["nbgrader"]["locked"] = False
    cells["squares"]["metadata"]["nbgrader"]["checksum"] = "0"


def foreign(_, order):
    cell = new_code_cell("1", metadata={"nbgrader": {"grade_id": "mine"}})
    del cell["id"]
    cell["metadata"]["nbgrader"] |= {"schema_version": 3, "grade": True, "points": 5}
    cell["metadata"]["nbgrader"] |= {"solution": False, "locked": True, "task": False}
    order.append(cell)


def unmarked(cells, _):
    for cell in cells.values():
        cell["metadata"].pop("nbgrader", None)


def nothing(*_):
    pass


@pytest.mark.parametrize("change", [nothing, changed, unlocked, deleted])
def test_same_as_nbgrader(course, handed_in, change):
    """In strict mode a notebook is sanitised as nbgrader does with its gradebook."""
    path = handed_in / "problem1.ipynb"
    edited(path, change)
    plans = read_plans(course, "ps1", is_strict=True)
    submitted = nbformat.read(path, as_version=4)
    ours = Sanitiser(course, plans).sanitised("hacker", "problem1", submitted)
    made = converter(course)
    told = resources(course, "hacker", "ps1", "problem1")
    theirs = exporter(made, made.sanitize_preprocessors)
    text, _ = theirs.from_notebook_node(submitted, told)
    assert nbformat.reads(text, as_version=4) == ours


@pytest.mark.parametrize(
    ("change", "kind", "words"),
    [
        (copied, "copied-cell", "is there 2 times"),
        (deleted, "deleted-check", "was put back"),
        (retyped, "changed-type", "it is code again"),
        (changed, "changed-check", "the author's text is used"),
        (foreign, "foreign-cell", "Cells marked mine belong to no item"),
    ],
)
def test_mended(look, handed_in, change, kind, words):
    """A harmless accident is told and put right: one check cell, in its place."""
    edited(handed_in / "problem1.ipynb", change)
    found = look()
    assert ("", [kind]) == (found.outcome, [one.kind for one in found.problems])
    assert words in found.notes[0]
    cells = [_id(cell) for cell in found.notebooks["problem1"].cells]
    assert 1 == cells.count("correct_squares")


@pytest.mark.parametrize("cell_type", ["markdown", "raw"])
@pytest.mark.parametrize("is_mending", [True, False])
def test_retyped_without_cell_ids(course, handed_in, cell_type, is_mending):
    """A cell gets its type back in notebooks of older formats, too."""
    edited(handed_in / "problem1.ipynb", retyped)
    whole = json.loads((handed_in / "problem1.ipynb").read_text())
    cells = {_id(cell): cell for cell in whole["cells"]}
    cells["correct_squares"]["cell_type"] = cell_type
    (handed_in / "problem1.ipynb").write_text(json.dumps(whole | {"nbformat_minor": 1}))
    assert not any("id" in cell for cell in whole["cells"])
    course = replace(course, is_mending=is_mending)
    found = prepare(course, read_plans(course, "ps1"), "hacker")
    assert ("", "changed-type") == (found.outcome, found.problems[0].kind)
    cells = {_id(cell): cell for cell in found.notebooks["problem1"].cells}
    assert "code" == cells["correct_squares"].cell_type


def test_retyped_in_strict_mode(look, handed_in):
    """A cell of another type, without an id, is more than nbgrader can put right."""
    edited(handed_in / "problem1.ipynb", retyped)
    assert ("broken", "unfit-marks") == (
        look(is_strict=True).outcome,
        look(is_strict=True).problems[-1].kind,
    )


def test_copied_in_strict_mode(look, handed_in):
    """A copied cell, which stops stock nbgrader for all, is one broken submission."""
    edited(handed_in / "problem1.ipynb", copied)
    found = look(is_strict=True)
    assert "broken" == found.outcome == found.stopped.outcome
    assert "nbgrader cannot use the marks on the cells of `problem1" in found.reason


def test_copied_without_mending(course, handed_in):
    """The reason says first what happened, then what nbgrader says of it."""
    edited(handed_in / "problem1.ipynb", copied)
    course = replace(course, is_mending=False)
    found = prepare(course, read_plans(course, "ps1"), "hacker")
    words = "The check cell of correct_squares is there 2 times. nbgrader cannot use"
    assert ("broken", words) == (found.outcome, found.reason[: len(words)])


def test_deleted_in_strict_mode(look, handed_in):
    """Without mending, a deleted check is told as what it is."""
    edited(handed_in / "problem1.ipynb", deleted)
    found = look(is_strict=True)
    assert ("", "there are no points for it") == (
        found.outcome,
        found.notes[0].split("; ")[1].rstrip("."),
    )


def test_stripped(look, handed_in):
    """Where no cell is marked any more, there is nothing to grade."""
    edited(handed_in / "problem1.ipynb", unmarked)
    assert ("broken", "no-items") == (look().outcome, look().problems[-1].kind)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"{", "ends in the middle"),
        (b"<html>", "is a web page"),
        (b"\xff\xfe\xfa", "is not text"),
        (b"[]", "it has no `nbformat`"),
        (b'{"nbformat": 3, "cells": []}', "notebook format 3"),
    ],
)
def test_broken(look, handed_in, data, words):
    """A damaged notebook is told in plain words, and no other is graded for it."""
    (handed_in / "problem2.ipynb").write_bytes(data)
    found = look()
    assert ("broken", {}) == (found.outcome, found.stopped.notebooks)
    assert words in found.reason
    assert "problem2.ipynb" in found.reason


def test_links(look, handed_in):
    """Links and special files are refused, wherever they lie; nothing is read."""
    (handed_in / "data").mkdir()
    link = handed_in / "data" / "passwords"
    link.symlink_to("/etc/passwd")
    assert ("refused", {}) == (look().outcome, look().files)
    assert "`data/passwords` is a link" in look().reason
    assert look().key == look().key
    link.unlink()
    os.mkfifo(link)
    assert "refused" == look().outcome
    link.unlink()
    (handed_in / "problem2.ipynb").unlink()
    (handed_in / "problem2.ipynb").symlink_to(handed_in / "problem1.ipynb")
    assert "refused" == look().outcome


def test_link_as_folder(look, handed_in):
    """A folder that is a link is refused, too."""
    handed_in.rename(handed_in.with_name("elsewhere"))
    handed_in.symlink_to("elsewhere")
    assert ("refused", "`ps1` is a link.") == (look().outcome, look().reason[:16])


def test_caps(look, handed_in):
    """Too many or too large files are refused."""
    with (handed_in / "big.bin").open("wb") as opened:
        opened.truncate(65 << 20)
    assert "64 MB" in look().reason
    (handed_in / "big.bin").unlink()
    for number in range(200):
        (handed_in / f"{number}.txt").touch()
    assert "more than 200 files" in look().reason


def test_no_date(look, handed_in):
    """A timestamp that is none stops only this submission."""
    (handed_in / "timestamp.txt").write_text("yesterday")
    assert ("broken", "no-date") == (look().outcome, look().problems[0].kind)


def test_missing_notebook(look, handed_in):
    """A notebook that was not handed in is named; the others are graded."""
    (handed_in / "problem2.ipynb").unlink()
    found = look()
    assert ("", ("problem2",)) == (found.outcome, found.missing)
    assert ("`problem2.ipynb` was not handed in.",) == found.notes


def test_renamed(look, handed_in):
    """A notebook under another name is recognised by its items."""
    (handed_in / "problem1.ipynb").rename(handed_in / "mine.ipynb")
    found = look()
    assert ("", ("problem1",)) == (found.outcome, found.missing)
    assert "`mine.ipynb` holds its items. Rename it" in found.notes[0]
    (handed_in / "problem2.ipynb").unlink()
    assert ("broken", "renamed") == (look().outcome, look().problems[0].kind)


def test_extra_notebook(look, handed_in):
    """A notebook that nobody asked for is told and not graded."""
    (handed_in / "scratch.ipynb").write_text("{}")
    assert ("`scratch.ipynb` was handed in too and is not graded.",) == look().notes


def test_marks_at_fault(course, handed_in):
    """Marks that nbgrader refuses are refused each time, after good ones, too."""
    preparer = Preparer(course, read_plans(course, "ps1", is_strict=True))
    assert "" == preparer.prepare("hacker").outcome
    edited(handed_in / "problem1.ipynb", with_odd_mark)
    assert ["broken"] * 2 == [preparer.prepare("hacker").outcome for _ in range(2)]
    assert "" == preparer.prepare("bitdiddle").outcome


def with_odd_mark(cells, _):
    cells["squares"]["metadata"]["nbgrader"]["task"] = "perhaps"


def test_untouched(course, handed_in):
    """A submission in which no answer was changed is known as such."""
    preparer = Preparer(course, read_plans(course, "ps1"))
    assert not preparer.prepare("hacker").is_untouched
    for name in ("problem1", "problem2"):
        released = course.release("ps1") / f"{name}.ipynb"
        (handed_in / f"{name}.ipynb").write_bytes(released.read_bytes())
    assert preparer.prepare("hacker").is_untouched


def test_key(course, handed_in):
    """The key of a result changes with any file that was handed in."""
    preparer = Preparer(course, read_plans(course, "ps1"))
    before = preparer.key("hacker")
    assert before == preparer.prepare("hacker").key
    (handed_in / "own.csv").write_text("1\n")
    assert before != preparer.key("hacker")


def test_a_name_that_is_no_text(course, look, handed_in):
    """A file whose name is no UTF-8 takes part like any other."""
    preparer = Preparer(course, read_plans(course, "ps1"))
    before = preparer.key("hacker")
    odd = handed_in / os.fsdecode(b"gr\xf6\xdfe.csv")
    odd.write_text("1\n")
    assert ("", b"1\n") == (look().outcome, look().files[odd.name])
    assert before != preparer.key("hacker")
    odd.rename(odd.with_suffix(".ipynb"))
    assert ("`gr��e.ipynb` was handed in too and is not graded.",) == look().notes


def test_half_a_character(look, handed_in):
    """Half of a surrogate pair, which no file can hold, is replaced and told."""
    edited(handed_in / "problem1.ipynb", with_half_a_character)
    found = look()
    assert ("", ["odd-text"]) == (found.outcome, [one.kind for one in found.problems])
    sources = [cell.source for cell in found.notebooks["problem1"].cells]
    assert "# �" in sources
    json.dumps(found.notebooks["problem1"], ensure_ascii=False).encode()
    assert ("broken", "odd-text") == (
        look(is_strict=True).outcome,
        look(is_strict=True).problems[0].kind,
    )


def with_half_a_character(cells, _):
    cells["squares"]["source"] = "# \ud800"
    cells["squares"]["metadata"]["\udfff"] = ["\udfff"]


def test_half_a_character_as_output(course, handed_in):
    """Whatever a cell prints, the graded notebook can be written."""
    notebook = nbformat.read(handed_in / "problem1.ipynb", as_version=4)
    notebook.cells.append(
        new_code_cell("", outputs=[new_output("stream", text="\ud800 and the rest")])
    )
    made = exporter(converter(course), [])
    written = exported(made, notebook, {}).encode()
    last = nbformat.reads(written, as_version=4).cells[-1].outputs[-1]
    assert "� and the rest" == last.text


@pytest.mark.parametrize("name", ["hack*", "hack?", "[hack]", "a\nb", "a" * 129])
def test_a_folder_that_is_named_after_nobody(course, handed_in, name):
    """nbgrader would take `hack*` for every learner whose id begins so."""
    handed_in.parent.rename(handed_in.parents[1] / name)
    assert name in course.learners("ps1")
    found = prepare(course, read_plans(course, "ps1"), name)
    assert ("refused", {}) == (found.outcome, found.notebooks)
    assert "an id has letters, digits" in found.reason
    assert found.reason.isprintable()


def test_a_folder_whose_name_is_no_text(course, handed_in):
    """It cannot stand in a gradebook, so it is told by what can be read of it."""
    handed_in.parent.rename(handed_in.parents[1] / os.fsdecode(b"M\xfcller"))
    assert "M�ller" in course.learners("ps1")
    found = prepare(course, read_plans(course, "ps1"), "M�ller")
    assert ("refused", "`M�ller`") == (found.outcome, found.reason.split()[2])


def test_a_file_in_the_place_of_the_folder(look, handed_in):
    """Where a folder belongs, a file is refused."""
    handed_in.rename(handed_in.with_name("elsewhere"))
    handed_in.write_text("")
    assert ("refused", "`ps1` is a file. Hand in a folder.") == (
        look().outcome,
        look().reason,
    )


def test_an_assignment_without_marks(course, handed_in):
    """Where no cell is marked there is nothing to lose: the submission is whole."""
    plans = [
        replace(plan, cells=tuple(cell for cell in plan.cells if not cell.is_marked))
        for plan in read_plans(course, "ps1")
    ]
    for name in ("problem1", "problem2"):
        edited(handed_in / f"{name}.ipynb", unmarked)
    found = prepare(course, plans, "hacker")
    assert ("", ()) == (found.outcome, found.problems)


def test_nothing_handed_in(course):
    """Who handed in nothing is not attempted."""
    found = prepare(course, read_plans(course, "ps1"), "nobody")
    assert "not attempted" == found.outcome == found.stopped.outcome
