"""Numbers in a text and the run that they came from; claims and their intervals."""

import pytest

from grader.checks import claims

RESULTS = {
    "baseline": {"name": "rule", "score": 0.7604},
    "model": {"name": "line", "score": 0.7538},
    "difference": {"value": -0.0066, "low": -0.0619, "high": 0.0446, "level": 0.95},
    "n_test": 1732,
}
FULL = """
In 2018, 1,732 hours of 94 storms at 12.5 knots and 998.4 millibars, version 1.2.3, cost
$ 3.75 each (see https://example.org/0.99/auc, section 4.2). The AUC is 0.760; pressure
fell by 0.31 in 0.5 hours. `AUC 0.99` is what a test prints.

    AUC in 2019: nobody knows.

| storm | knots | AUC |
|-------|-------|-----|
| all   | 55.5  | 0.754 |
"""


def wrong(text, names=("AUC",)):
    """Return the numbers of a text that are not those of the run."""
    numbers = claims.stated(text, names)
    return [one.text for one, _ in claims.mismatches(numbers, RESULTS)]


def test_a_text_full_of_other_numbers_gives_no_alarm():
    """Years, counts, units, versions and links are their author's business."""
    assert wrong(FULL) == []
    found = [one.text for one in claims.stated(FULL, ("AUC",))]
    assert found == ["0.760", "0.754"]


@pytest.mark.parametrize(
    "text",
    [
        "Die Regel hat eine AUC von 0,760, das Modell 0,754 AUC.",
        "模型的AUC为0.754。",
        "L'AUC est de 75,4 %.",
        "AUC modelu: 0.754 (1 732 godzin).",
        "نموذج AUC 0.754",
        "AUC 0·5 ... ＡＵＣ ０．７５４",
    ],
)
def test_other_languages_give_no_alarm(text):
    """No language is understood, and none is needed to compare a number."""
    assert wrong(text) == []
    assert claims.stated(text, ("AUC",))


@pytest.mark.parametrize(
    "text",
    [
        "an AUC of 0.91",
        "Die AUC ist 0,91.",
        "AUC为0.91的模型",
        "| model | AUC |\n|---|---|\n| mine | 0.91 |",
        "we reach 91 % AUC",
        "0.91 AUC",
        "0.91<!-- model.score --> is what I got",
    ],
)
def test_a_number_that_no_run_gave_is_found(text):
    """A stale number is found beside the metric's name, in a table, by its tag."""
    assert wrong(text) in (["0.91"], ["0,91"], ["91"])


def test_a_tag_says_which_number_is_meant():
    """A tagged number has to be that one of results.json, not any of them."""
    assert wrong("0.760<!-- baseline.score -->") == []
    assert wrong("0.760<!-- model.score -->") == ["0.760"]
    assert wrong("0.760<!-- gone -->") == ["0.760"]
    assert wrong("others report an AUC of 0.91<!-- other -->") == []


def test_rounding_is_that_of_the_text():
    """A number may be rounded as coarsely as its author likes, but rightly."""
    assert wrong("AUC 0.8, AUC 0.76, AUC 0.7604") == []
    assert wrong("AUC 0.77") == ["0.77"]
    assert wrong("The AUC is -0.007 lower.") == []


def test_chance_and_levels_are_no_results():
    """Chance is anybody's number; a confidence level is nobody's score."""
    assert wrong("AUC 0.5 is chance.") == []
    assert wrong("AUC 0.95") == ["0.95"]


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("0.754", (0.754,)),
        ("0,754", (0.754,)),
        ("1,732", (1.732, 1732.0)),
        ("1.234.567", (1234567.0,)),
        ("1,732.5", (1732.5,)),
        (".5", (0.5,)),
        ("12", (12.0,)),
    ],
)
def test_numbers_are_read_as_any_land_writes_them(written, values):
    """Points and commas may mean either; what is open stays open."""
    assert claims.readings(written)[0] == values


def test_wins_are_claims_without_a_doubt():
    """A sentence that beats something is found; a question or a doubt is none."""
    text = "It clearly beats the rule. Does it beat the rule? It is not better than it."

    assert claims.wins(text) == ["It clearly beats the rule."]


def test_results_with_baseline_and_interval_have_no_breach():
    """Baseline, model and a paired interval are all that is asked for."""
    assert claims.interval_breaches(RESULTS) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"baseline": None}, "`baseline` has no number"),
        ({"model": {"score": "0.75"}}, "`model` has no number"),
        ({"difference": {"value": 0.1}}, "lacks `low`, `high`"),
        ({"difference": {"value": 1, "low": 2, "high": 3, "level": 0.9}}, "outside of"),
        ({"difference": {"value": 0, "low": 0, "high": 0, "level": 0.9}}, "no width"),
        (
            {"difference": {"value": -0.0066, "low": -1, "high": 1, "level": 95}},
            "lacks a `level`",
        ),
        (
            {"difference": {"value": 0.5, "low": 0.4, "high": 0.6, "level": 0.9}},
            "differ by -0.0066",
        ),
    ],
)
def test_what_an_interval_lacks_is_said(change, said):
    """Each thing that keeps a claim from being one is named."""
    assert said in "; ".join(claims.interval_breaches({**RESULTS, **change}))
