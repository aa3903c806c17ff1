"""The demo as a notebook in the project's folder."""

import nbformat
import pytest

from grader.errors import CalledWrongly
from grader.project import contract
from grader.project.card.store import content
from grader.project.demo import file
from tests.project.making import project


def test_the_notebook_has_a_title_and_one_cell(tmp_path):
    """Its words are the author's to change; its cell looks into its own folder."""
    path = file.write(contract.read(project(tmp_path / "one")))
    told = nbformat.read(path, as_version=4)
    nbformat.validate(told)
    assert ["# Ice cream", 'from grader import project_demo\n\nproject_demo(".")'] == [
        cell.source for cell in told.cells
    ]


def test_an_edited_notebook_is_never_written_over(tmp_path):
    """A second call says so, and changes nothing."""
    place = project(tmp_path / "one")
    path = file.write(contract.read(place))
    path.write_text("mine")
    with pytest.raises(CalledWrongly, match="is there already"):
        file.write(contract.read(place))
    assert "mine" == path.read_text()


def test_the_notebook_is_no_part_of_what_a_card_is_of(tmp_path):
    """Writing a demo makes neither a report card nor a review one of another state."""
    place = project(tmp_path / "one")
    before = content(place)
    file.write(contract.read(place))
    assert before == content(place)
