"""The texts of module 10: how they may be written, and what is told apart."""

import json
from pathlib import Path

import pytest

from grader.authoring import fixtures
from grader.checks import loader
from grader.checks.answer import Answer
from grader.checks.judge import judge

FOLDER = loader.module_folders()["10"]
LINE = "Wrote a checker for 14 numbers of a report: example.org/claims.py"


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


@pytest.mark.parametrize(
    "line",
    [
        "Cut the error of a forecast by a third (private: shown on request)",
        "Asked 12 people what they need before building: notes/interviews.md",
        "Broke seven pipelines on purpose, see www.example.org",
    ],
)
def test_a_line_of_a_cv_may_point_anywhere(line):
    """An address, a file, or private: each is a door."""
    assert told("10-7", f"- {LINE}\n- {line}\n- {LINE} again") == []


@pytest.mark.parametrize(
    ("line", "id"),
    [
        ("Proficient in pandas, 3 years: example.org", "m10.skill-list"),
        ("Python, SQL and 12 libraries: example.org", "m10.skill-list"),
        ("Wrote a checker of reports: example.org/v2/claims.py", "m10.no-number"),
        ("Wrote a checker for 14 numbers of a report", "m10.no-link"),
        ("Wrote " + "very " * 30 + "many, 14: example.org", "m10.long-line"),
    ],
)
def test_a_line_of_a_cv_is_told_what_it_lacks(line, id):
    """A digit inside an address is no number, and a skill is no deed."""
    assert told("10-7", f"- {LINE}\n- {line}\n- {LINE} again") == [id]


@pytest.mark.parametrize(
    "result",
    [
        "The lead is 2.5 points, between -0.5 and 5.8.",
        "Right on 265 of 364 days, the rule on 256.",
        "0.73 ± 0.02, against 0.70.",
        "Seventy-three percent; from one year we cannot tell more.",
    ],
)
def test_uncertainty_may_be_said_in_many_ways(result):
    """An interval, counts, a plus-minus or plain words: all say how far off."""
    text = solution("10-3")
    start, end = text.index("## Result\n"), text.index("## What failed")
    changed = f"{text[:start]}## Result\n{result} We say so.\n{text[end:]}"

    assert told("10-3", changed) == []


def test_the_template_with_its_dots_is_not_attempted():
    """A text that nobody touched costs nothing and earns nothing."""
    for item in ("10-3", "10-4", "10-5", "10-7"):
        found = loader.find_item(item)
        assert judge(found, Answer.local(found.blank[0])).outcome == "not attempted"


def test_the_lesson_and_the_exercise_show_no_silent_figure():
    """The module keeps what its own tool asks for."""
    silent_figures = solution("10-6")
    root = Path(__file__).parents[2]
    for name in ("course/10_share_it", "exercises/10_share_it/10_share_it"):
        notebook = json.loads((root / f"{name}.ipynb").read_text(encoding="utf-8"))
        assert silent_figures(notebook) == []


def test_the_solutions_numbers_are_those_of_the_shipped_data():
    """The write-up in the solution claims what a fresh run gives."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    from grader.data import load

    days = load("seattle_weather").assign(wet=lambda table: table.precipitation > 0)
    days["tomorrow"], days["month"] = days.wet.shift(-1), days.date.dt.month
    days = days.iloc[:-1].astype({"tomorrow": bool})
    inputs = ["precipitation", "temp_max", "temp_min", "wind", "month"]
    train, test = days[days.date.dt.year < 2015], days[days.date.dt.year == 2015]
    model = make_pipeline(StandardScaler(), LogisticRegression())
    said = model.fit(train[inputs], train.tomorrow).predict(test[inputs])
    text = solution("10-3")

    assert f"right on {(said == test.tomorrow).mean():.1%}".replace("%", " %") in text
    assert (
        f"right on {(test.wet == test.tomorrow).mean():.1%}".replace("%", " %") in text
    )
    assert f"the {len(test)} days of 2015" in text
