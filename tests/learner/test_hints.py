import pytest

from grader.learner import hints, journal
from grader.learner.hints import hint, reveal
from grader.learner.journal import Journal

pytestmark = pytest.mark.usefixtures("course")


@pytest.fixture(autouse=True)
def notes(clock, at_home, monkeypatch):
    """Give the ladder a journal whose clock a test moves."""
    made = Journal(at_home / "my_work" / "journal.sqlite", clock)
    monkeypatch.setattr(hints.journal, "current", lambda: made)
    yield made
    made.close()


def rungs(notes):
    """Return the rungs that were shown."""
    return [event.payload["rung"] for event in notes.events("hint", "03-1")]


def test_first_rung_is_free():
    """The first hint needs no explanation."""
    assert repr(hint("03-1")).startswith("Where to look · 03-1 Count rows. Look at")


def test_line_on_what_was_tried_opens_the_next_rung(notes):
    """A line about one's own attempt opens the next hint, and is kept."""
    hint("03-1")
    shown = hint("03-1", tried="I counted after the filter")

    assert repr(shown).startswith("The idea")
    assert "<strong>before</strong>" in shown.markup()
    assert notes.events("hint")[-1].payload["tried"] == "I counted after the filter"


def test_repeated_call_stays_on_its_rung(notes):
    """Without a line or a pause the same hint is shown again."""
    hint("03-1")

    again = hint("03-1")

    assert repr(again).startswith("Where to look")
    assert rungs(notes) == [1]


def test_pause_opens_the_next_rung(notes, clock):
    """A minute and a half of one's own thinking opens the next hint."""
    hint("03-1")
    clock.move(89)
    hint("03-1")
    clock.move(1)
    hint("03-1")

    assert rungs(notes) == [1, 2]


@pytest.mark.parametrize("line", ["stuck", "1234567890123", "  .  ", "?!?!?!?!?!?!"])
def test_too_short_a_line_opens_nothing(line, notes):
    """A line has ten characters, and letters among them."""
    hint("03-1")

    assert "A little more, please" in repr(hint("03-1", tried=line))
    assert rungs(notes) == [1]


def test_repeated_line_opens_nothing(notes):
    """A cell that is run again does not climb the ladder."""
    hint("03-1")
    hint("03-1", tried="I counted after the filter")

    again = hint("03-1", tried="I counted after the filter")

    assert "That line was used already" in repr(again)
    assert rungs(notes) == [1, 2]


def test_last_rung_stays_and_names_the_solution(notes):
    """After the last hint the solution is named, and the hints stay."""
    hint("03-1")
    hint("03-1", tried="I counted after the filter")
    hint("03-1", tried="I counted before the filter")
    last = hint("03-1", tried="I counted with a loop now")

    assert repr(last).startswith("Worked on other data")
    assert 'reveal("03-1"' in repr(last)
    assert "The hints before this one" in last.markup()
    assert rungs(notes) == [1, 2, 3]


def test_no_rung_is_counted_out():
    """No hint says how many there are."""
    shown = [hint("03-1"), hint("03-1", tried="I counted after the filter")]

    for card in shown:
        for word in ("of 3", "1/3", "2/3", "remaining", "left"):
            assert word not in repr(card)


def test_unknown_item_is_told():
    """A hint for an item that does not exist gets a message."""
    assert repr(hint("03-99")).startswith("Not done yet")


def test_solution_needs_a_pass_or_a_line(notes):
    """The solution opens for neither nothing nor a grunt."""
    assert "after a pass" in repr(reveal("03-1"))
    assert "too short" in repr(reveal("03-1", tried="meh"))
    assert notes.events("reveal") == []


def test_solution_opens_for_a_line(notes):
    """One line of what was tried shows the solution, and is kept."""
    shown = reveal("03-1", tried="I counted after the filter")

    assert "return len(rows)" in repr(shown)
    assert "SOLUTION" not in repr(shown)
    assert len(notes.events("reveal", "03-1")) == 1


def test_solution_opens_after_a_pass(notes):
    """Who has passed may compare."""
    notes.record("verdict", "03-1", {"outcome": "passed", "points": 2})

    assert "return len(rows)" in repr(reveal("03-1"))


def test_missing_solution_is_told(course, notes):
    """A cohort's installation holds no solutions, and says so."""
    (course / "03_leakage" / "exercise.py").unlink()

    shown = reveal("03-1", tried="I counted after the filter")

    assert "not part of this installation" in repr(shown)
    assert notes.events("reveal") == []


def test_ladder_is_stored_like_everything_else(notes):
    """A hint belongs to the learner's own journal."""
    hint("03-1")

    assert [e.kind for e in journal.open_journal(notes.path.parent).events()] == [
        "hint"
    ]
