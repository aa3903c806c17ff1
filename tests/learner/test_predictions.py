import math

import pytest

from grader.checks.records import Prediction, fields
from grader.learner import journal
from grader.learner.predictions import observe, predict
from grader.learner.screen import Notice


def test_prediction_is_a_record_and_is_stored(at_home):
    """A prediction returns its record and lies in the journal with its time."""
    made = predict("03.auc", (0.7, 0.8), confidence=80, why="it leaks")

    assert type(made) is Prediction
    assert (made.low, made.high, made.confidence) == (0.7, 0.8, 80)
    [event] = journal.current().events("prediction", "03.auc")
    assert event.payload["why"] == "it leaks"
    assert fields(made)["hindsight"] is False
    assert repr(made) == "03.auc: predicted 0.7 to 0.8, 80 % sure"


@pytest.mark.parametrize(
    ("arguments", "options", "bounds"),
    [
        ((0.75,), {}, (0.73, 0.77, None)),
        ((0.75,), {"within": 0.1}, (0.65, 0.85, None)),
        ((0.7, 0.8), {}, (0.7, 0.8, None)),
        (([0.7, 0.8],), {}, (0.7, 0.8, None)),
        (("Gentoo",), {}, (None, None, "Gentoo")),
        ((5,), {"within": 0}, (5, 5, None)),
    ],
)
def test_forms_of_a_prediction(arguments, options, bounds):
    """A number, a range in two forms, and a text can be predicted."""
    made = predict("03.x", *arguments, confidence=60, **options)

    assert (made.low, made.high, made.text) == pytest.approx(bounds, abs=1e-9)


def test_numpy_values_can_be_predicted_and_observed():
    """Scalars out of numpy work like plain numbers."""
    np = pytest.importorskip("numpy")

    predict("03.auc", np.float32(0.5), confidence=np.int64(90))

    assert observe("03.auc", np.array([0.51])).held is True


@pytest.mark.parametrize(
    ("arguments", "options", "words"),
    [
        (("03.auc", ...), {"confidence": ...}, "is still open"),
        (("03.auc", 0.7), {"confidence": ...}, "is still open"),
        (("03.auc", 0.7), {}, "`confidence` is missing"),
        (("03.auc", 0.7), {"confidence": 0.8}, "write `confidence=80`"),
        (("03.auc", 0.7), {"confidence": 30}, "predict the opposite"),
        (("03.auc", 0.7), {"confidence": 101}, "from 50"),
        (("03.auc", 0.7), {"confidence": math.nan}, "from 50"),
        (("03.auc", 0.7), {"confidence": "high"}, "from 50"),
        (("03.auc", 0.8, 0.7), {"confidence": 80}, "runs backwards"),
        (("03.auc", (0.1, 0.2, 0.3)), {"confidence": 80}, "two ends"),
        (("03.auc", math.nan), {"confidence": 80}, "a number, a range"),
        (("03.auc", None), {"confidence": 80}, "a number, a range"),
        (("03.auc", " "), {"confidence": 80}, "is empty"),
        (("03.auc", 0.5), {"confidence": 80, "within": -1}, "negative"),
        ((None, 0.7), {"confidence": 80}, "needs a name"),
        (("", 0.7), {"confidence": 80}, "needs a name"),
        (("03.auc",), {"confidence": 80}, "missing a required argument"),
        (("03.auc", 1), {"sure": 80}, "unexpected keyword argument"),
    ],
)
def test_unusable_prediction_is_told_in_words(arguments, options, words, capsys):
    """Nothing is raised for a prediction that does not fit, and nothing is stored."""
    made = predict(*arguments, **options)

    assert isinstance(made, Notice)
    assert words in repr(made)
    assert journal.current().events() == []
    assert capsys.readouterr() == ("", "")


def test_outcome_is_told_in_words():
    """An outcome says whether the prediction held, in words and a sign."""
    predict("03.auc", (0.7, 0.8), confidence=80)

    held = observe("03.auc", 0.75)
    missed = observe("03.auc", 0.56)

    assert repr(held) == (
        "The prediction held · 03.auc. "
        "Predicted: 0.7 to 0.8, 80 % sure. Observed: 0.75."
    )
    assert repr(missed).startswith("A surprise · 03.auc.")
    assert "✓" in held.markup()
    assert "≠" in missed.markup()


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (33811, "33,811"),
        (1.2e6, "1,200,000"),
        (1048.36, "1048"),
        (0.00618, "0.00618"),
    ],
)
def test_an_outcome_reads_as_people_write_it(value, told):
    """A count in the thousands has commas, never an exponent."""
    predict("02.left", (40_000, 2_000_000), confidence=60)

    assert f"Observed: {told}." in repr(observe("02.left", value))
    assert "Predicted: 40,000 to 2,000,000, 60" in repr(observe("02.left", value))


def test_certain_miss_is_told_without_scolding():
    """A miss at full confidence is told as a contradiction of the forecast."""
    predict("03.auc", 0.9, confidence=100)

    assert "At 100 %, one miss contradicts the forecast." in repr(
        observe("03.auc", 0.5)
    )


def test_texts_are_compared_without_regard_to_case():
    """A predicted word holds however it is capitalised."""
    predict("01.species", "gentoo", confidence=70)

    assert observe("01.species", "Gentoo").held is True


def test_predicted_digit_is_found_in_a_number():
    """A number that was predicted as a text still matches."""
    predict("01.count", "5", confidence=70)

    assert observe("01.count", 5).held is True


def test_guess_after_the_outcome_is_marked():
    """A new prediction after the outcome is hindsight, and is not counted."""
    predict("00.seed", 0.5, confidence=80)
    observe("00.seed", 0.9)
    late = predict("00.seed", 0.9, confidence=100)

    assert late.hindsight is True
    assert observe("00.seed", 0.9).held is False


def test_only_prediction_after_the_outcome_is_marked():
    """Where the outcome came first, the prediction counts for nothing."""
    observe("00.seed", 0.9)
    predict("00.seed", 0.9, confidence=90)

    again = observe("00.seed", 0.9)

    assert again.held is None
    assert "not counted" in repr(again)


def test_rerun_of_an_honest_prediction_is_no_hindsight():
    """Running the whole notebook again leaves an honest prediction honest."""
    for _ in range(2):
        made = predict("00.seed", 0.5, confidence=80)
        observe("00.seed", 0.9)

    assert made.hindsight is False
    assert len(journal.current().events("prediction")) == 1


def test_prediction_of_an_earlier_session_says_so(monkeypatch):
    """After a restart the order is no longer known, and the card says it."""
    predict("00.seed", 0.9, confidence=80)
    monkeypatch.setattr(journal, "_name_of_process", lambda pid: "another kernel")

    seen = observe("00.seed", 0.9)

    assert seen.held is True
    assert "earlier session" in repr(seen)


def test_outcome_without_prediction_is_kept():
    """An outcome that nobody predicted is shown and stored."""
    seen = observe("03.auc", 0.5)

    assert seen.held is None
    assert "No prediction was saved" in repr(seen)
    assert len(journal.current().events("observation")) == 1


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (math.nan, "missing values"),
        ([1, 2], "got a list"),
        (None, "got a NoneType"),
        ((n for n in range(2)), "got a generator"),
    ],
)
def test_unusable_outcome_is_told_in_words(value, words):
    """An outcome that cannot be compared gets a message and is not stored."""
    predict("03.auc", 0.5, confidence=80)

    assert words in repr(observe("03.auc", value))
    assert journal.current().events("observation") == []


def test_text_for_a_numeric_prediction_is_told():
    """A word cannot be compared with a predicted number."""
    predict("03.auc", 0.5, confidence=80)

    assert "Pass the number" in repr(observe("03.auc", "high"))


def test_table_in_place_of_a_value_is_told_in_short():
    """A whole table passed by mistake does not fill the message."""
    pd = pytest.importorskip("pandas")
    table = pd.DataFrame({"late": range(100), "early": range(100)})

    for made in (predict("x", table, confidence=80), observe("x", table)):
        assert isinstance(made, Notice)
        assert len(made.message) < 200
