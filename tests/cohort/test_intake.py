import json
import os
from copy import deepcopy

import pytest

from grader.authoring import release
from grader.cohort import intake

NAME = "91_sums"


@pytest.fixture
def released(small):
    """Return the released exercise as a notebook."""
    return release.exercise(small / NAME / "exercise.py")


@pytest.fixture
def examined(released, tmp_path):
    """Return a function that says what is found in a submission of `data`."""

    def examine(data, name=f"{NAME}.ipynb"):
        if not isinstance(data, bytes):
            data = release.to_bytes(data)
        (tmp_path / name).write_bytes(data)
        return intake.examine(tmp_path, NAME, released)

    return examine


def cut(data):
    return data[: len(data) // 2]


def conflicted(data):
    return data.replace(b'\n "cells": [', b'\n<<<<<<< HEAD\n"cells": [', 1)


def damaged(data):
    return data.replace(b'"cell_type": "code",', b'"cell_type" "code",', 1)


def with_format(version):
    return lambda data: data.replace(b'"nbformat": 4', b'"nbformat": %d' % version)


def rebuilt(change):
    """Return a function of bytes that changes the notebook's own structure."""

    def apply(data):
        notebook = json.loads(data)
        change(notebook)
        return json.dumps(notebook).encode()

    return apply


@pytest.mark.parametrize(
    ("damage", "told", "do"),
    [
        (lambda data: b"", "is empty", "hand it in again"),
        (lambda data: b" \n", "is empty", "hand it in again"),
        (lambda data: b"\x89PNG\r\n", "is not text", "the .ipynb file itself"),
        (lambda data: b"<!DOCTYPE html><p>Log in", "a web page", "File, Download"),
        (cut, "ends in the middle", "hand it in again"),
        (conflicted, "git merge", "before the merge"),
        (damaged, "is damaged at line", "Checkpoint"),
        (lambda data: b"[]", "no notebook", ".ipynb file"),
        (lambda data: b'{"cells": []}', "no notebook", ".ipynb file"),
        (with_format(3), "notebook format 3", "format 4"),
        (with_format(99), "notebook format 99", "format 4"),
        (lambda data: b"[" * 100_000 + b"]" * 100_000, "too deeply", "again"),
        (rebuilt(lambda nb: nb.pop("cells")), "not built like", "again"),
        (rebuilt(lambda nb: nb["cells"].append(3)), "not built like", "again"),
        (rebuilt(lambda nb: nb["cells"][0].pop("source")), "not built", "again"),
        (rebuilt(lambda nb: nb.update(cells={})), "not built like", "again"),
        (rebuilt(lambda nb: nb.update(metadata=[])), "not built like", "again"),
    ],
)
def test_a_file_that_is_no_notebook_is_told_in_plain_words(
    examined, released, damage, told, do
):
    """The message says what is wrong and what to do, and that grading stops."""
    found = examined(damage(release.to_bytes(released)))

    assert ["broken"] == [problem.effect for problem in found]
    assert told in found[0].words
    assert do in found[0].words


def test_a_released_notebook_has_no_problem(examined, released):
    """What learners got can be handed in as it is."""
    assert examined(released) == []


def test_cell_ids_that_repeat_or_lack_are_no_problem(examined, released):
    """Other editors drop or repeat cell ids; items are found by nbgrader's."""

    def same(notebook):
        for cell in notebook["cells"]:
            cell["id"] = "same"

    def none(notebook):
        for cell in notebook["cells"]:
            del cell["id"]

    data = release.to_bytes(released)

    assert examined(rebuilt(same)(data)) == []
    assert examined(rebuilt(none)(data)) == []


def cell_of(notebook, id):
    return next(
        cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") == id
    )


def copied(notebook):
    copy = deepcopy(cell_of(notebook, "91-1-check"))
    copy.id = "copy"
    notebook.cells.append(copy)


def deleted_check(notebook):
    notebook.cells.remove(cell_of(notebook, "91-2-check"))


def deleted_answer(notebook):
    notebook.cells.remove(cell_of(notebook, "91-2"))


def edited(notebook):
    cell_of(notebook, "91-1-check").source = "pass"


def retyped(notebook):
    cell = cell_of(notebook, "91-1-check")
    cell.cell_type = "markdown"
    cell.pop("outputs")
    cell.pop("execution_count")


def foreign(notebook):
    notebook.cells[0].metadata["nbgrader"] = {"grade_id": "mine", "grade": True}


@pytest.mark.parametrize(
    ("change", "kind", "effect", "told"),
    [
        (copied, "copied-cell", "mended", "The check cell of 91-1 is there 2 times"),
        (deleted_check, "deleted-check", "mended", "check cell of 91-2 was deleted"),
        (deleted_answer, "deleted-answer", "note", "answer cell of 91-2 was deleted"),
        (edited, "changed-check", "mended", "check cell of 91-1 was edited"),
        (retyped, "changed-type", "mended", "91-1 was made markdown"),
        (foreign, "foreign-cell", "mended", "mine"),
    ],
)
def test_a_changed_cell_is_told_with_its_item(
    examined, released, change, kind, effect, told
):
    """Accidents with cells do not stop the grading, and the item is named."""
    change(released := deepcopy(released))

    found = examined(released)

    assert (kind, effect) in [(problem.kind, problem.effect) for problem in found]
    assert any(told in problem.words for problem in found)
    assert not any(problem.stops for problem in found)


def test_a_notebook_without_any_item_s_id_is_broken(examined, released):
    """Programs that drop the cells' metadata leave nothing to grade by."""
    for cell in (bare := deepcopy(released)).cells:
        cell.metadata.pop("nbgrader", None)

    (problem,) = examined(bare)

    assert problem.stops
    assert "fresh copy of the exercise" in problem.words


def test_where_nothing_is_marked_nothing_is_missed(released):
    """An exercise without items can be handed in with or without marked cells."""
    for cell in (bare := deepcopy(released)).cells:
        cell.metadata.pop("nbgrader", None)

    assert intake.compare(bare, bare) == []
    assert [one.kind for one in intake.compare(released, bare)] == ["foreign-cell"]


def test_an_id_that_does_not_print_is_spelt_out(released):
    """What a learner wrote into an id stands in one short line."""
    mark = {"grade_id": "a\n\x1b[31m\ud800" + "x" * 99, "grade": True}
    submitted = deepcopy(released)
    submitted.cells[0].metadata["nbgrader"] = mark

    (problem,) = intake.compare(submitted, released)

    assert problem.words.isprintable()
    assert len(problem.words) < 100


def test_a_renamed_notebook_is_recognised(examined, released):
    """The message names the file to rename and its new name."""
    (problem,) = examined(released, name="my sums (1).ipynb")

    assert problem.kind == "renamed"
    assert "Rename it to `91_sums.ipynb`" in problem.words


def test_another_notebook_is_not_taken_for_the_exercise(examined):
    """A notebook without the items is no renamed exercise."""
    (problem,) = examined(b"{}", name="shopping.ipynb")

    assert problem.kind == "missing"
    assert "Only shopping.ipynb was." in problem.words


def test_an_empty_submission_is_missing(released, tmp_path):
    """A folder without a notebook says which notebook to hand in."""
    (problem,) = intake.examine(tmp_path, NAME, released)

    assert problem.kind == "missing"
    assert "Hand in the notebook of that name" in problem.words


def test_a_second_notebook_is_a_note(examined, released):
    """Only the exercise's notebook is graded, and the other one is named."""
    examined(b"{}", name="scratch.ipynb")

    (problem,) = examined(released)

    assert (problem.kind, problem.effect) == ("extra-notebook", "note")


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_is_refused_unread(released, tmp_path):
    """A link could point at a file of the instructor's."""
    secret = tmp_path / "secret"
    secret.write_text("salt")
    folder = tmp_path / "submission"
    folder.mkdir()
    (folder / f"{NAME}.ipynb").symlink_to(secret)

    (problem,) = intake.examine(folder, NAME, released)

    assert problem.effect == "refused"
    assert "salt" not in problem.words


def test_a_flood_of_files_is_refused(examined, released, tmp_path):
    """A submission is a notebook, not a folder of thousands."""
    for number in range(intake.MAX_FILES + 1):
        (tmp_path / f"{number}.txt").touch()

    (problem,) = examined(released)

    assert (problem.kind, problem.effect) == ("too-many-files", "refused")


def test_a_huge_notebook_is_refused_unread(examined):
    """The limit is told, and how to get below it."""
    (problem,) = examined(b" " * (20 * 2**20 + 1))

    assert problem.effect == "refused"
    assert "Clear the outputs" in problem.words


def test_a_timestamp_that_is_no_date_is_told(examined, released, tmp_path):
    """nbgrader would fail on it without a word that helps."""
    (tmp_path / "timestamp.txt").write_text("yesterday-ish")

    (problem,) = examined(released)

    assert problem.kind == "no-date"
    assert "UTC" in problem.words
