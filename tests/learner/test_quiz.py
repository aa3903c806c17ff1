import pytest

from grader.checks.records import QuizAnswer
from grader.learner import journal
from grader.learner.quiz import QuizCard, quiz, shuffled

pytestmark = pytest.mark.usefixtures("course")


def test_question_shows_options_with_their_keys():
    """A question lists each option with the key that answers it."""
    shown = quiz("03.why")

    assert isinstance(shown, QuizCard)
    for key, text in (("leak", "A column knew"), ("tuning", "Bad tuning")):
        assert f"{key}: {text}" in repr(shown)
        assert f"<code>{key}</code>" in shown.markup()
    assert 'quiz("03.why", ' in repr(shown)


def test_question_does_not_give_the_answer_away():
    """Explanations and correctness are shown after an answer only."""
    shown = quiz("03.why")

    assert "taken away" not in shown.markup() + repr(shown)


def test_order_is_the_same_each_time():
    """Options stand in an order that depends on the quiz alone."""
    asked = quiz("03.why").quiz

    assert shuffled(asked) == shuffled(asked)
    assert {key for key, _ in shuffled(asked)} == {"leak", "tuning", "luck"}


def test_answer_is_a_record_and_is_stored():
    """An answer returns its record and lies in the journal once."""
    quiz("03.why", "tuning")
    made = quiz("03.why", " Tuning ")

    assert made == QuizAnswer("03.why", "tuning", False, "m03.tuning")
    [event] = journal.current().events("quiz", "03.why")
    assert event.payload["choice"] == "tuning"


def test_each_option_has_its_explanation():
    """An explanation names what was chosen and its misconception."""
    from grader.learner.quiz import explanation

    asked = quiz("03.why").quiz

    assert "That fits" in repr(explanation(asked, "leak"))
    assert repr(explanation(asked, "tuning")) == (
        "Not quite · 03.why. Tuning moves little. [m03.tuning]"
    )


@pytest.mark.parametrize("choice", ["z", 3, ["leak"]])
def test_unknown_option_is_told_with_the_known_ones(choice):
    """An option that does not exist is answered with those that do."""
    made = quiz("03.why", choice)

    assert "is no option of the question" in repr(made)
    assert "`tuning`" in repr(made)
    assert journal.current().events("quiz") == []


@pytest.mark.parametrize("id", ["03.nothing", "99.why", "why", None])
def test_unknown_quiz_is_told(id):
    """A quiz that does not exist gets a message."""
    assert repr(quiz(id)).startswith("Not done yet")


@pytest.mark.parametrize("choice", ["", "…", "...", ...])
def test_open_question_is_told_as_open(choice):
    """A choice that was not made yet is no mistake."""
    assert "is still open" in repr(quiz("03.why", choice))
