import pytest

from grader.checks.records import Decision
from grader.errors import CalledWrongly
from grader.learner import journal, logbook
from grader.learner.logbook import burn, decide


def test_decision_is_a_record_and_is_stored():
    """A decision returns its record and lies in the log with its reason."""
    made = decide("03.split", "by day", because="days repeat", instead_of="by row")

    assert made == Decision("03.split", "by day", "days repeat", "by row")
    [event] = logbook.entries("decision")
    assert event.payload == {
        "choice": "by day",
        "because": "days repeat",
        "instead_of": "by row",
    }


def test_burn_is_shown_and_stored():
    """A burn keeps what was tried, expected, seen and learned."""
    made = burn("03", "all columns", "0.9", "0.57", "ask when a column is known")

    assert repr(made) == (
        "Burn · 03. Tried: all columns. Expected: 0.9. Happened: 0.57. "
        "Learned: ask when a column is known."
    )
    assert "<strong>Learned: </strong>" in made.markup()
    assert len(logbook.entries("burn")) == 1


def test_log_holds_the_latest_of_each_id():
    """A changed decision replaces the former one in the log, not in the journal."""
    decide("03.split", "by row", because="easy to do")
    decide("03.split", "by day", because="days repeat")
    decide("03.split", "by day", because="days repeat")

    assert [e.payload["choice"] for e in logbook.entries("decision")] == ["by day"]
    assert len(journal.current().events("decision")) == 2


@pytest.mark.parametrize("empty", ["", "   ", "…", "...", ..., None])
def test_empty_form_is_told_and_not_stored(empty):
    """A form that waits to be filled in says what is missing."""
    made = burn("03", "all columns", "0.9", empty, "nothing yet")

    assert "`happened` is still empty" in repr(made)
    assert logbook.entries("burn") == []


def test_decision_without_reason_is_told():
    """A decision needs its reason."""
    assert "`because` is still empty" in repr(decide("03.split", "x", because=""))
    assert "'because'" in repr(decide("03.split", "x"))


def test_unknown_part_of_the_log_is_told():
    """The log has two parts."""
    with pytest.raises(CalledWrongly, match="no part of the log"):
        logbook.entries("verdict")
