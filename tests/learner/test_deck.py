"""The deck: what was missed with confidence first, then the same gap every time."""

from datetime import timedelta

import pytest

from grader.learner import journal
from grader.learner.deck import ENOUGH, GAP, deck, due
from grader.learner.journal import Journal
from grader.learner.quiz import quiz

pytestmark = pytest.mark.usefixtures("course")


@pytest.fixture
def notes(clock):
    """Return a journal in memory with a clock that a test moves."""
    return Journal(clock=clock)


def miss(notes, key, confidence, held=False):
    """Store a prediction and its outcome."""
    fields = {"low": 1.0, "high": 2.0, "text": None, "confidence": confidence}
    fields |= {"why": "", "hindsight": False, "kernel": "k"}
    notes.record("prediction", key, fields)
    outcome = {"value": 1.5 if held else 7.25, "held": held, "kernel": "k"}
    notes.record("observation", key, outcome)


def answer(notes, kind, key, is_right):
    """Store an answer to a quiz or to a question of a review."""
    notes.record(kind, key, {"is_correct": is_right, "choice": "x"})


def test_a_beginner_has_no_questions(notes):
    """A beginner has no questions."""
    assert deck(notes) == []


def test_quizzes_that_were_answered_come_again(notes):
    """Quizzes that were answered come again."""
    answer(notes, "quiz", "03.why", True)

    assert [one.id for one in deck(notes)] == ["03.why"]


def test_quizzes_of_a_module_that_is_done_come_without_an_answer(notes, clock):
    """Quizzes of a module that is done come without an answer."""
    notes.record("verdict", "03-1", {"outcome": "passed", "points": 2})

    assert [one.id for one in due(deck(notes), clock())] == ["03.why"]


def test_only_predictions_that_did_not_hold_are_asked(notes):
    """Only predictions that did not hold are asked."""
    miss(notes, "03.a", 90)
    miss(notes, "03.b", 90, held=True)
    [question] = deck(notes)

    assert (question.id, question.missed, question.observed) == ("03.a", 90, "7.25")
    assert "1" in question.expected


def test_the_most_confident_miss_comes_first(notes, clock):
    """The most confident miss comes first."""
    answer(notes, "quiz", "03.why", False)
    for key, sure in (("03.a", 60), ("03.b", 100), ("03.c", 80)):
        miss(notes, key, sure)
    clock.move(GAP.total_seconds())

    order = [one.id for one in due(deck(notes), clock())]
    assert order == ["03.b", "03.c", "03.a", "03.why"]


def test_gaps_are_all_the_same_until_a_question_rests(notes, clock):
    """Gaps are all the same until a question rests."""
    answer(notes, "quiz", "03.why", False)
    gaps = []
    for _ in range(ENOUGH):
        [question] = deck(notes)
        gaps.append(question.due - clock())
        clock.move(GAP.total_seconds())
        answer(notes, "review", "03.why", True)

    assert set(gaps) == {GAP}
    assert deck(notes)[0].due is None
    assert due(deck(notes), clock() + timedelta(days=999)) == []


def test_a_miss_starts_the_count_again(notes, clock):
    """A miss starts the count again."""
    for is_right in [True] * (ENOUGH - 1) + [False] + [True] * (ENOUGH - 1):
        answer(notes, "review", "03.why", is_right)
    [question] = deck(notes)

    assert question.due == clock() + GAP
    assert question.missed == 0


def test_modules_are_mixed_where_misses_are_equal(notes, clock):
    """Modules are mixed where misses are equal."""
    for key in ("03.a", "03.b", "04.a", "04.b"):
        miss(notes, key, 80)
        clock.move(1)
    clock.move(GAP.total_seconds())

    order = [one.id for one in due(deck(notes), clock())]
    assert order == ["03.a", "04.a", "03.b", "04.b"]


def test_the_deck_lives_in_the_journal():
    """The deck lives in the journal."""
    quiz("03.why", "luck")

    assert [one.missed for one in deck(journal.current())] == [50]
