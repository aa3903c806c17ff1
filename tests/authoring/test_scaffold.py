"""A new module keeps every promise but its TODOs."""

import pytest

from grader.authoring.audit import audit
from grader.authoring.scaffold import new_module
from grader.errors import CalledWrongly


def test_a_new_module_breaks_no_promise_but_its_todos(course):
    """The audit of a scaffold names TODOs and nothing else."""
    broken = [str(one) for one in audit(["90"])]
    assert broken
    assert [] == [one for one in broken if "TODO" not in one]


@pytest.mark.parametrize(
    ("name", "problem"),
    [("sample", "is no module"), ("9_x", "is no module"), ("90_other", "is taken by")],
)
def test_a_name_that_does_not_fit_is_refused(course, name, problem):
    """Numbers are unique and names have one form."""
    before = sorted(course.rglob("*"))
    with pytest.raises(CalledWrongly, match=problem):
        new_module(course / "solutions", name)
    assert before == sorted(course.rglob("*"))
