import pytest

from grader.learner import journal
from grader.learner.calibration import Judged, bins, brier_score, judged
from grader.learner.predictions import calibration, observe, predict


def play(rounds):
    """Predict and observe `rounds` of (confidence, held)."""
    for number, (confidence, held) in enumerate(rounds):
        predict(f"x.{number}", 1.0, confidence=confidence)
        observe(f"x.{number}", 1.0 if held else 2.0)


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


def test_brier_score_of_a_coin_is_a_quarter():
    """Saying 50 % each time earns 0.25, whatever happens."""
    known = [Judged("a", 50, True), Judged("b", 50, False)]

    assert brier_score(known) == 0.25


def test_wilson_interval_matches_the_published_formula():
    """The interval of 4 of 10 is Wilson's."""
    known = [Judged(str(n), 95, n < 4) for n in range(10)]

    [part] = bins(known)

    z, n, p = 1.959964, 10, 0.4
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5
    assert (part.low, part.high) == pytest.approx(
        (100 * (middle - half), 100 * (middle + half)), abs=1e-3
    )


def test_only_the_first_outcome_counts():
    """A prediction is judged once: later it is known."""
    predict("x", 1.0, confidence=90)
    observe("x", 2.0)
    predict("x", 2.0, confidence=100)
    observe("x", 2.0)

    known = judged(journal.current().events())

    assert known == [Judged("x", 90, False)]


def test_outcome_without_a_prediction_in_time_does_not_count():
    """Hindsight and unpredicted outcomes leave the calibration alone."""
    observe("x", 1.0)
    predict("x", 1.0, confidence=99)
    observe("x", 1.0)

    assert judged(journal.current().events()) == []
