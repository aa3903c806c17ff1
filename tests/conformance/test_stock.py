"""Stock nbgrader gives here what its own test-suite says."""

import pytest

from tests.conformance.cited import CITED
from tests.conformance.table import SAFE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(1200),
    pytest.mark.xdist_group("conformance"),
]
CITED_AND_SAFE = [one for one in CITED if f"{one.exercise}/{one.learner}" in SAFE]


@pytest.mark.parametrize(
    "cited", CITED_AND_SAFE, ids=lambda one: f"{one.exercise}/{one.learner}"
)
def test_a_cited_score_is_what_nbgrader_gives(nbgraders, cited):
    """The oracle of the other tests agrees with the test-suite of nbgrader."""
    key = f"{cited.exercise}/{cited.learner}"
    assert (nbgraders.points(key), nbgraders.max_points(key)) == (
        cited.points,
        cited.max_points,
    )
    assert nbgraders.needs_review(key) == cited.needs_review
