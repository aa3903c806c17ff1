"""The calibration card: words, then a picture of them, then numbers."""

import pytest

from grader.learner.predictions import calibration, observe, predict


def play(rounds, module="x"):
    """Predict and observe `rounds` of (confidence, held)."""
    for number, (confidence, held) in enumerate(rounds):
        predict(f"{module}.{number}", 1.0, confidence=confidence)
        observe(f"{module}.{number}", 1.0 if held else 2.0)


def test_too_few_predictions_say_how_many_more():
    """Before three outcomes the card says how many are missing."""
    play([(80, True)])

    assert "After 2 more predictions" in repr(calibration())


def test_card_gives_intervals_in_words_first():
    """The card opens with what the outcomes allow, then a table."""
    play([(95, False)] * 4 + [(60, True)] * 2)

    card = calibration()

    assert "between 0 and 49 % of such predictions" in repr(card)
    assert "Surer than the outcomes so far support." in repr(card)
    assert "(2 of 2 held). Too few to say more." in repr(card)
    assert card.markup().index("between 0 and 49 %") < card.markup().index("<table")


def test_brier_score_is_told_in_words():
    """The Brier score is compared with a coin."""
    play([(100, True)] * 3)
    assert "Brier score: 0.00, better than saying 50 % each time" in repr(calibration())
    play([(100, True)] * 3 + [(100, False)] * 3)
    assert "would have earned a better 0.25" in repr(calibration())


@pytest.mark.parametrize(
    ("rounds", "words"),
    [
        ([(95, False)] * 9 + [(95, True)], "surer than the outcomes support"),
        ([(55, True)] * 10, "there was reason to be surer"),
        ([(60, True)] * 6 + [(60, False)] * 4, "do not contradict each other"),
    ],
)
def test_the_first_sentence_says_whether_confidence_and_outcomes_agree(rounds, words):
    """The first sentence says whether confidence and outcomes agree."""
    play(rounds)

    assert words in repr(calibration()).split("(difference")[0]


def test_all_predictions_of_the_course_count_or_those_of_a_module():
    """All predictions of the course count, or those of a module."""
    play([(80, True)] * 4, "01")
    play([(90, False)] * 5, "03")

    assert repr(calibration()).startswith("Calibration after 9 predictions.")
    for name in ("03", 3, "03_leakage"):
        assert "after 5 predictions in module 03." in repr(calibration(name))
    assert ">01</th>" in calibration().markup()


def test_early_and_latest_predictions_are_compared_once_there_are_twenty():
    """Early and latest predictions are compared once there are twenty."""
    play([(100, False)] * 10)
    assert "first" not in repr(calibration())
    play([(100, True)] * 10, "y")

    assert "first 10 predictions: 1.00; of the latest 10: 0.00" in repr(calibration())


def test_what_is_not_counted_is_said():
    """What is not counted is said."""
    play([(80, True)] * 3)
    predict("open", 1.0, confidence=60)

    assert "Not counted: 1 waits for an outcome." in repr(calibration())


def test_the_picture_repeats_the_words_and_is_hidden_from_screen_readers():
    """The picture repeats the words and is hidden from screen readers."""
    play([(95, True)] * 3 + [(60, False)] * 3)
    shown = calibration().markup()

    assert shown.count('<div aria-hidden="true"') == 2
    assert "said 95 %, held 3 of 3, plausible 44 to 100 %" in shown
