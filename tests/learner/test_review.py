"""Reviews: a few questions from memory, answered in code, in a command, on a button."""

import pytest

from grader.cli import main
from grader.learner import journal
from grader.learner.deck import GAP
from grader.learner.predictions import observe, predict
from grader.learner.quiz import quiz
from grader.learner.review import review

pytestmark = pytest.mark.usefixtures("course")


@pytest.fixture
def later(monkeypatch, clock):
    """Return a function that lets the gap go by."""
    notes = journal.current()
    monkeypatch.setattr(notes, "_clock", clock)
    return lambda: clock.move(GAP.total_seconds())


def test_nothing_to_review_says_where_questions_come_from():
    """Nothing to review says where questions come from."""
    assert "Questions come from the modules" in repr(review())


def test_a_question_comes_back_after_the_gap(later):
    """A question comes back after the gap."""
    quiz("03.why", "luck")
    assert "Nothing is due. The next question comes on Thursday, 5 March" in repr(
        review()
    )
    later()

    assert "1 question is due." in repr(review())
    assert "Why did `AUC` fall?" in repr(review())
    assert "Why did <code>AUC</code> fall?" in review().markup()


def test_an_answer_is_explained_and_stored(later):
    """An answer is explained and stored."""
    quiz("03.why", "luck")
    later()

    assert "It was taken away." in repr(review("03.why", "leak"))
    assert "Nothing is due." in repr(review())
    [event] = journal.current().events("review", "03.why")
    assert event.payload == {"is_correct": True, "choice": "leak"}


def test_a_second_answer_is_practice(later):
    """A second answer is practice."""
    quiz("03.why", "luck")
    later()
    for _ in range(3):
        review("03.why", "leak")

    assert len(journal.current().events("review")) == 1


def test_a_missed_prediction_is_asked_with_what_was_expected(later):
    """A missed prediction is asked with what was expected."""
    predict("03.auc", 0.9, confidence=95)
    observe("03.auc", 0.6)
    later()
    shown = review()

    assert "95 % sure" in repr(shown)
    assert "0.6" not in repr(shown)
    assert shown.markup().index("<details") < shown.markup().index("Observed: 0.6")
    assert "observed: 0.6" in repr(review("03.auc", "missed"))


def test_a_sitting_has_five_questions_at_most(later):
    """A sitting has five questions at most."""
    for number in range(7):
        predict(f"03.p{number}", 1.0, confidence=60)
        observe(f"03.p{number}", 2.0)
    later()

    assert "7 questions are due. Here are 5." in repr(review())
    assert repr(review()).count("In code:") == 5


def test_all_right_rests(later):
    """What was right several times rests."""
    quiz("03.why", "leak")
    for _ in range(3):
        later()
        review("03.why", "leak")

    assert "All 1 questions rest" in repr(review())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("03.nope", "a"), "no question of your review"),
        (("03.why", "x"), "is no option"),
        (("03.why",), "is still open"),
        (("03.auc", "perhaps"), "Say whether you recalled it"),
        ((3, 4), "no question of your review"),
    ],
)
def test_an_answer_that_does_not_fit_is_told(arguments, words, later):
    """An answer that does not fit is told."""
    quiz("03.why", "luck")
    predict("03.auc", 0.9, confidence=95)
    observe("03.auc", 0.6)

    assert words in repr(review(*arguments))


def test_the_command_asks_and_answers(later, capsys):
    """The command asks and answers."""
    quiz("03.why", "luck")
    later()
    capsys.readouterr()

    assert main(["review"]) == 0
    assert "1 question is due." in capsys.readouterr().out
    assert main(["review", "03.why", "leak"]) == 0
    assert "That fits" in capsys.readouterr().out
    assert main(["review", "03.why", "nope"]) == 2
