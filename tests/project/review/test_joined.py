"""Author and peers together: peers inform, and whoever disagrees is asked."""

import pytest

from grader.errors import ProjectError
from grader.project.review.form import PEER, SELF, Form, Mark
from grader.project.review.joined import joined
from grader.project.review.rubric import names
from tests.project.review.conftest import EVIDENCE


def own(level=2, answer=""):
    """Return an author's form."""
    marks = {name: Mark(level, EVIDENCE, answer) for name in names()}
    return Form(SELF, "Ice", "a", "", marks)


def peer(level, by="bo"):
    """Return a peer's form."""
    return Form(PEER, "Ice", "a", by, {name: Mark(level) for name in names("P")})


def levels(rows):
    """Return what counts for what peers judge."""
    return {row.level for row in rows if row.peers}


def test_nobody_waits_for_peers():
    """Without peers the author's levels count, and nothing is open."""
    rows = joined(own())

    assert {(row.level, row.flag, row.median) for row in rows} == {(2, "", None)}


def test_peers_are_joined_by_their_median_and_raise_nothing():
    """One outlier moves nothing; generous peers do not lift a level."""
    rows = [row for row in joined(own(2), [peer(3), peer(3, "cy"), peer(2)])]

    assert {row.median for row in rows if row.peers} == {3}
    assert {row.criterion.id for row in rows if row.peers} == set(names("P"))
    assert levels(rows) == {2}
    assert not any(row.flag for row in rows)


def test_two_levels_apart_are_open_until_the_author_answers():
    """Until then the lower level counts, afterwards the author's again."""
    still = joined(own(3), [peer(1), peer(1, "cy"), peer(2)])
    answered = joined(own(3, "It stands in cell 4."), [peer(1), peer(1, "cy"), peer(2)])

    assert (levels(still), levels(answered)) == ({1}, {3})
    assert all(row.is_open for row in still if row.peers)
    assert all(row.flag and not row.is_open for row in answered if row.peers)


def test_peers_who_disagree_among_themselves_are_flagged_too():
    """A median hides them, so the flag says it."""
    rows = joined(own(2), [peer(1), peer(3, "cy"), peer(2, "di")])

    assert {row.flag for row in rows if row.peers} == {
        "peers are two levels apart or more"
    }


def test_a_form_counts_once():
    """The same form twice is refused."""
    with pytest.raises(ProjectError, match="given twice"):
        joined(own(), [peer(1), peer(1)])
