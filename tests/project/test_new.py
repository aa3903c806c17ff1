"""A new project runs, and nothing is written over."""

import pytest

from grader.errors import CalledWrongly
from grader.project import contract
from grader.project.new import ANCHORS, new_project


@pytest.mark.parametrize("is_module", [False, True])
def test_a_new_project_keeps_the_contract(tmp_path, is_module):
    """The template is a notebook, or a module for who likes that better."""
    made = new_project(tmp_path / "mine", is_module=is_module)

    read = contract.read(made)

    assert read.source.is_notebook is not is_module
    assert read.results()["n_test"] > 0
    assert read.source.parameters == 0


@pytest.mark.parametrize("name", ANCHORS)
def test_anchors_can_be_copied_to_look_at(tmp_path, name):
    """Each anchor can be had as a project of one's own."""
    made = contract.read(new_project(tmp_path / name, like=name))

    assert made.settings == contract.read(ANCHORS[name]).settings


def test_nothing_is_written_over(tmp_path):
    """A folder that is there stays as it is."""
    (tmp_path / "mine").mkdir()

    with pytest.raises(CalledWrongly, match="is there already"):
        new_project(tmp_path / "mine")


@pytest.mark.parametrize(
    ("name", "like", "said"), [("a:b", "", "no good name"), ("a", "best", "no anchor")]
)
def test_what_cannot_be_made_is_said(tmp_path, name, like, said):
    """A name that no system likes, or an anchor that is none, is refused."""
    with pytest.raises(CalledWrongly, match=said):
        new_project(tmp_path / name, like=like)
