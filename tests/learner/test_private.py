"""A learner's own job search stays out of submissions and passports."""

import json
import zipfile

import nbformat
import pytest

from grader.cohort import submit
from grader.data.searchlogs import TODAY, search_log
from grader.learner.passport import export_passport
from grader.learner.private import without
from grader.learner.search import searchfolder
from grader.learner.search.interview import interview
from grader.learner.search.jobpipeline import job_pipeline

SECRET = "SECRET-7"


@pytest.fixture
def notebook(at_home):
    """Return a begun exercise in which the learner looked at their own pipeline."""
    searchfolder.made()
    searchfolder.added("sent", SECRET, "direct", "2026-02-02")
    interview("leakage-1", yes="own", note=SECRET)
    data, metadata = job_pipeline(today=TODAY)._repr_mimebundle_()
    assert SECRET in data["text/plain"]
    cell = nbformat.v4.new_code_cell("job_pipeline()")
    cell.outputs = [
        nbformat.v4.new_output("display_data", data, metadata=metadata),
        nbformat.v4.new_output("display_data", {"text/plain": "shown to all"}),
    ]
    made = nbformat.v4.new_notebook(cells=[cell], metadata={"widgets": {"a": SECRET}})
    path = at_home / "my_work" / "03_leakage" / "03_leakage.ipynb"
    path.parent.mkdir()
    nbformat.write(made, path)
    return path


def packed(path):
    """Return everything that a zip file holds, as one text."""
    with zipfile.ZipFile(path) as file:
        parts = [name + file.read(name).decode() for name in file.namelist()]
    return "\n".join(parts)


def test_a_passport_holds_nothing_of_the_search(notebook, at_home):
    """No file of `my_work/search/`, no answer, and no card that was shown."""
    own = at_home / "my_work" / "search" / "notes.ipynb"
    nbformat.write(nbformat.v4.new_notebook(metadata={"own": SECRET}), own)
    text = packed(export_passport(at_home / "passport.zip"))

    assert "03_leakage.ipynb" in text
    assert "shown to all" in text
    assert SECRET not in text
    assert "work/search" not in text
    assert "leakage-1" not in text


def test_a_submission_holds_nothing_of_the_search(notebook, at_home, course):
    """The notebook goes along, the cards of the learner's own search do not."""
    made = submit.pack("03", "learner-01", to=at_home / "up")
    text = packed(made.path)

    assert "shown to all" in text
    assert SECRET not in text
    assert SECRET in notebook.read_text()  # the learner's copy stays as it is


def test_a_notebook_without_marks_is_packed_byte_for_byte():
    """Nothing is rewritten where nothing has to be."""
    data = b'{"cells": [], "odd":   1}'

    assert without(data) is data


@pytest.mark.parametrize("data", [b"stove-private", b'{"stove-private": 1}', b"[]"])
def test_what_is_no_notebook_is_left_alone(data):
    """A broken file is somebody else's to complain about."""
    assert without(data) == data


def test_what_is_left_is_a_notebook(notebook):
    """The stripped notebook is valid, with its sources untouched."""
    left = nbformat.reads(without(notebook.read_bytes()).decode(), as_version=4)

    nbformat.validate(left)
    assert [cell.source for cell in left.cells] == ["job_pipeline()"]
    assert "widgets" not in left.metadata
    assert json.dumps(left).count("shown to all") == 1


def test_invented_logs_may_be_packed_or_not():
    """The mark is on every board: a log in a variable may be the learner's own."""
    _, metadata = job_pipeline(search_log(1), today=TODAY)._repr_mimebundle_()

    assert metadata == {"stove-private": True}
