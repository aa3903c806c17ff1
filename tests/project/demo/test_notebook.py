"""`project_demo` where nobody can press a button."""

from grader.project.demo.notebook import project_demo
from tests.project.making import project


def test_without_a_screen_the_call_says_where_a_form_can_be(tmp_path):
    """Plain Python and machines that run notebooks get words, and start nothing."""
    place = project(tmp_path / "one")
    words = repr(project_demo(place))
    assert "Demo of Ice cream" in words
    assert f"stove project demo {place}" in words


def test_a_broken_contract_is_told_and_not_raised(tmp_path):
    """A notebook shows all breaches as a card."""
    assert "does not keep the contract yet" in repr(project_demo(tmp_path))
