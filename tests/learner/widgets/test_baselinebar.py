"""Score bars next to their baselines: by call, by button, on paper."""

import re
import time

import pytest

from grader.learner.screen import Notice
from grader.learner.widgets.baselinebar import BaselineLab, baseline_bar
from tests.learner.conftest import CLEAN, WIDGET

BASELINES = {"majority": 0.44, "island only": 0.7}
CELLS = """
from grader.learner.widgets.baselinebar import baseline_bar
baselines = {"majority": 0.44, "island only": 0.7}
def score(model, columns):
    return {"kNN": 0.9, "tree": 0.8}[model] - (columns == "bill") / 10
---
baseline_bar({"kNN": 0.97}, baselines)
---
bars = baseline_bar(
    score, baselines, choices={"model": ["kNN", "tree"], "columns": ["all", "bill"]}
)
---
press("Compare with majority")
---
pick("bill")
press("Add this bar")
---
bars.add(model="tree", columns="all")
"""


def lab():
    """Return a lab whose score hangs on one choice."""
    scores = {"kNN": 0.9, "tree": 0.8, "broken": 1.4}
    return baseline_bar(
        lambda model: scores[model], BASELINES, choices={"model": list(scores)}
    )


def test_words_compare_each_score_with_the_strongest_baseline():
    """In a terminal each bar is a line, and a score says what it gains."""
    text = repr(baseline_bar({"kNN": 0.97, "coin": 0.5}, BASELINES))

    assert text.splitlines() == [
        "Accuracy next to its baselines",
        "majority (baseline): 0.44",
        "island only (baseline): 0.70",
        "coin: 0.50, 0.20 below island only",
        "kNN: 0.97, 0.27 above island only",
    ]


def test_gain_is_taken_over_the_baseline_that_is_named():
    """`against` chooses another baseline, and a score may be level with it."""
    bars = baseline_bar({"kNN": 0.44}, BASELINES, against="majority", unit="AUC")

    assert bars.gain("kNN") == 0
    assert "kNN: 0.44, level with majority" in repr(bars)
    assert bars.title == "AUC next to its baselines"


def test_card_says_in_text_what_the_bars_show():
    """Bars are decoration: each row of the table has a name and its numbers."""
    markup = str(baseline_bar({"<kNN>": 0.97}, BASELINES).markup())

    assert "0.27 above island only" in markup
    assert "&lt;kNN&gt;" in markup
    assert markup.count('aria-hidden="true" style="width:') == 3
    assert re.findall(r"<(h[1-6]|style|script|svg)\b", markup) == []


def test_bars_are_as_long_as_their_numbers():
    """A filled bar has a part up to the baseline and a part that is gained."""
    markup = str(baseline_bar({"kNN": 0.95}, {"rule": 0.5}).markup())
    widths = [float(w) for w in re.findall(r"width: ([\d.]+)em; margin-right", markup)]

    assert widths == [7.0, 7.0, pytest.approx(6.3)]


@pytest.mark.parametrize(
    ("scores", "baselines", "message"),
    [
        ({"kNN": 97}, BASELINES, "`kNN` is 97. A bar shows a number from 0 to 1"),
        ({"kNN": "0.9"}, BASELINES, "`kNN` is '0.9'"),
        ({"kNN": 0.9}, {}, "needs a baseline"),
        (lambda model: 0.9, BASELINES, "A function needs `choices`"),
    ],
)
def test_what_cannot_be_a_bar_is_told(scores, baselines, message):
    """A score that is no share, and a call without a baseline, get a message."""
    told = baseline_bar(scores, baselines)

    assert isinstance(told, Notice)
    assert message in told.message


def test_unknown_baseline_is_told_with_the_known_ones():
    """A baseline that is not there is answered with those that are."""
    told = baseline_bar({"kNN": 0.9}, BASELINES, against="chance")

    assert "`majority`, `island only`" in told.message


def test_lab_opens_with_its_first_options_and_grows_by_call():
    """Each combination that is added keeps its bar beside the earlier ones."""
    bars = lab()

    assert isinstance(bars, BaselineLab)
    assert "kNN: 0.90" in repr(bars)
    assert bars.add(model="tree").scores == {"kNN": 0.9, "tree": 0.8}
    assert bars.add(model="tree").scores == {"kNN": 0.9, "tree": 0.8}


def test_lab_says_which_choices_it_has():
    """A choice that does not exist, or a score that is none, gets a message."""
    bars = lab()

    assert "Choose one of: `kNN`, `tree`" in bars.add(model="forest").message
    assert "no choice `depth` here" in bars.add(model="kNN", depth="3").message
    assert "`broken` is 1.4" in bars.add(model="broken").message


def test_buttons_change_the_chart_in_place(run):
    """In a live kernel a press redraws the chart, which stays in the notebook."""
    _, static, grown, *_, called = run(CELLS)

    assert [WIDGET in output["data"] for output in static] == [False, True]
    assert "0.53 above majority" in static[0]["data"]["text/html"]
    assert "against=" in static[1]["data"]["text/html"]
    assert "kNN · bill: 0.80, 0.10 above" in grown[0]["data"]["text/plain"]
    assert "bars.add(" in grown[1]["data"]["text/html"]
    assert "tree · all: 0.80" in called[0]["data"]["text/plain"]
    assert len(called) == 1


def test_nbgrader_sees_the_chart_alone(run):
    """Where a machine runs the notebook there are no widgets, and the chart is."""
    _, static, grown, *_, called = run(CELLS, NBGRADER_EXECUTION="validate")

    assert [len(outputs) for outputs in (static, grown, called)] == [1, 1, 1]
    assert WIDGET not in static[0]["data"]
    assert "bars.add(" in grown[0]["data"]["text/html"]
    assert "tree · all: 0.80" in called[0]["data"]["text/plain"]


def test_combination_is_scored_once():
    """A bar that is asked for again comes from memory, at once."""
    calls = []

    def slow(model):
        calls.append(model)
        time.sleep(0.01)
        return 0.9

    bars = baseline_bar(slow, BASELINES, choices={"model": ["a", "b"]})
    bars.add(model="b")
    bars.add(model="a")
    bars.add(model="b")

    assert calls == ["a", "b"]


@pytest.mark.chromium
def test_card_is_accessible_in_both_themes(flaws):
    """An exported card keeps WCAG 2.2 AA on light and dark paper."""
    assert CLEAN == flaws(baseline_bar({"kNN": 0.97, "coin": 0.5}, BASELINES))
