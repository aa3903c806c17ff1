"""The texts of module 09: how they may be written, and what is told apart."""

import numpy as np
import pytest

from grader.authoring import fixtures
from grader.checks import loader
from grader.checks.answer import Answer
from grader.checks.judge import judge

FOLDER = loader.module_folders()["09"]


def solution(item):
    """Return the value that the author's solution of `item` gives."""
    scope = {}
    exec("\n\n".join(fixtures.sources(FOLDER / "exercise.py")[item]), scope)
    return scope[loader.find_item(item).answer]


def told(item, value):
    """Return the ids of what the check recognises in `value`."""
    return [
        found.id for found in judge(loader.find_item(item), Answer.local(value)).found
    ]


def with_field(text, field, words):
    """Return the lines of a text, one field said in other words."""
    lines = text.strip().splitlines()
    assert any(line.startswith(f"{field}:") for line in lines)
    return "\n".join(
        f"{field}: {words}" if line.startswith(f"{field}:") else line for line in lines
    )


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("Kill criterion", "if by 2026-04-01 the rule is still better"),
        ("Kill criterion", "half-way, unless one volunteer has used it twice"),
        ("Kill criterion", "stop on Friday of week 2 with fewer than 100 labels"),
        ("Metric", "accuracy, because both doors cost the same and each is half"),
        ("Baseline", "the average of the last four Mondays"),
        ("Baseline", "always saying yes, as a regression would on no data"),
        ("Data", "iris scans of our door, 300 of them, from volunteers"),
        ("Data", "my grandmother's wine notebook, 40 years, typed by me"),
        ("Hours", "about three"),
        ("License", "CC0"),
        ("User", "my neighbor"),
    ],
)
def test_a_charter_may_say_it_in_many_ways(field, words):
    """Dates, plain words and private data are fine; a person reads the rest."""
    assert told("09-1", with_field(solution("09-1"), field, words)) == []


@pytest.mark.parametrize(
    ("field", "words", "id"),
    [
        ("Kill criterion", "when I lose interest in the whole thing", "m09.no-kill"),
        ("Data", "California housing prices with new columns", "m09.known-outcome"),
        ("Data", "handwritten digits of MNIST, turned around", "m09.known-outcome"),
        ("Hours", "12", "m09.long-charter"),
        ("Metric", "AUC", "m09.no-why"),
        ("Baseline", "XGBoost without tuning", "m09.baseline-is-model"),
        ("User", "everybody", "m09.everybody"),
    ],
)
def test_a_charter_is_told_what_it_lacks(field, words, id):
    """Each gap has a message of its own."""
    assert told("09-1", with_field(solution("09-1"), field, words)) == [id]


def test_accuracy_is_told_only_where_a_class_is_rare():
    """The share in the target decides, whichever class it is given for."""
    text = with_field(solution("09-1"), "Metric", "accuracy, as all understand it well")
    for target, ids in {
        "broken, 4 % of the mornings": ["m09.accuracy-rare"],
        "works, on 96 percent of the mornings": ["m09.accuracy-rare"],
        "empty, 28 % of the mornings": [],
        "loaves sold, a number": [],
    }.items():
        assert told("09-1", with_field(text, "Target", target)) == ids


def test_a_project_may_end_in_week_three():
    """Three weeks and a stop with its reason are a whole log; without it, two lack."""
    weeks = solution("09-8").partition("Week: 4")[0]
    stopped = weeks.replace("Half-way: change.", "Half-way: stop.")

    assert told("09-8", stopped) == []
    assert told("09-8", weeks) == ["m09.few-weeks"]


def test_a_prediction_may_be_a_bare_number():
    """A number can fail by Friday; that is all that a prediction needs."""
    weeks = solution("09-8").replace(
        "Predicted: a lead of 0.05 on March", "Predicted: .05"
    )

    assert told("09-8", weeks) == []


def test_the_template_with_its_dots_is_not_attempted():
    """A text that nobody touched costs nothing and earns nothing."""
    for item in ("09-1", "09-2", "09-8"):
        found = loader.find_item(item)
        assert judge(found, Answer.local(found.blank[0])).outcome == "not attempted"


def test_every_rule_for_a_quantile_is_right():
    """What numpy, a plain sort and `statistics` call p95 passes; p90 does not."""
    rules = [
        "inverted_cdf", "averaged_inverted_cdf", "closest_observation", "hazen",
        "interpolated_inverted_cdf", "linear", "median_unbiased", "normal_unbiased",
        "weibull", "lower", "higher", "nearest", "midpoint",
    ]  # fmt: skip
    right = solution("09-9")

    def by(rule, share=0.95):
        def serving_numbers(seconds, price_per_hour, limit):
            waits = [limit if one is None else one for one in seconds[1:]]
            p95 = float(np.quantile(waits, share, method=rule))
            return {**right(seconds, price_per_hour, limit), "p95": p95}

        return serving_numbers

    assert [told("09-9", by(rule)) for rule in rules] == [[]] * len(rules)
    assert told("09-9", by("linear", 0.9)) == ["m09.not-p95"]


def test_a_log_may_begin_empty_and_may_only_grow():
    """The first commit has no rows; a row that is put in between is told."""
    right = solution("09-10")

    def blind_to_order(committed, runs):
        if set(committed["run"]) - set(runs["run"]):
            raise ValueError("run 1 2 3 4")
        return right(runs.iloc[:0], runs)

    assert told("09-10", right) == []
    assert told("09-10", blind_to_order) == ["m09.rewritten"]
