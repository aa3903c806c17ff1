"""What a demo asks of a project's code: the form, and one answer."""

import json
from pathlib import Path

import pytest

from grader.project import contract
from grader.project.child import Allowance
from grader.project.new import new_project
from grader.project.run import Runs
from tests.project.making import project

AFTER = Path(__file__).parents[1] / "portfolio" / "after"
AMPLE = Allowance(seconds=120, memory=1200 << 20)
GOOD = {"day": 35, "shop": 3, "warm": 0.4}


def test_every_way_to_make_a_project_gets_a_form_that_is_answered(tmp_path):
    """Template, anchors, notebook, module and the portfolio project have a demo."""
    places = [
        new_project(tmp_path / "template"),
        *(new_project(tmp_path / n, like=n) for n in ("modest", "leaky", "weak")),
        AFTER,
    ]
    for place in places:
        read = contract.read(place)
        with Runs(read, AMPLE, jobs=1) as runs:
            form = runs.ask("form", example=dict(read.settings.example))
            example = {one["name"]: one["value"] for one in form["fields"]}
            reply = runs.ask("answer", example=example)
        assert "answered" == reply.get("state"), (place.name, reply)


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """Return a function that asks a project that can go wrong in many ways."""
    ways = """
    import time, json
    if example.get("day") == 1: return None
    if example.get("day") == 2: return {"sold": 0.25, "left": 0.75}
    if example.get("day") == 3: int("soon")
    if example.get("day") == 4: build().fit([], [])
    if example.get("day") == 5: raise SystemExit
    if example.get("day") == 6: seen.append(1); return len(seen)
    if example.get("day") == 7: raise ValueError("A day is 8 or more.")
"""
    head = "def predict_one(example):\n"
    place = project(
        tmp_path_factory.mktemp("ways") / "ways",
        (head, f'seen = []\n{head}    """Return the chance to sell out."""{ways}'),
    )
    with Runs(contract.read(place), AMPLE, jobs=1) as runs:
        yield runs.ask


ENDS = [
    (GOOD, "answered", "0."),
    ({**GOOD, "day": 1}, "empty", "None"),
    ({**GOOD, "day": 2}, "answered", "sold: 0.25; left: 0.75"),
    ({**GOOD, "day": 5}, "crashed", "SystemExit, cell 7 line"),
    ({**GOOD, "day": 7}, "refused", "A day is 8 or more."),
    ({"day": 35}, "refused", "Give day, shop and warm."),
]


@pytest.mark.parametrize(("example", "state", "words"), ENDS)
def test_an_answer_says_how_it_ended(asked, example, state, words):
    """An answer, a refusal and a crash are told apart, each with its words."""
    reply = asked("answer", example=example)
    assert (state, True) == (reply["state"], words in reply["words"]), reply


def test_a_refusal_says_whose_words_it_has(asked):
    """A library's ValueError is a refusal too, in words not meant for users."""
    own = asked("answer", example={**GOOD, "day": 3})
    foreign = asked("answer", example={**GOOD, "day": 4})
    assert ("refused", "") == (own["state"], own["raised in"])
    assert ("refused", "sklearn") == (foreign["state"], foreign["raised in"])


def test_what_a_project_keeps_is_kept_from_answer_to_answer(asked):
    """A model that is trained once is trained once, as where people use it."""
    counts = [asked("answer", example={**GOOD, "day": 6})["words"] for _ in range(2)]
    assert int(counts[1]) == int(counts[0]) + 1


def test_the_form_tells_what_predict_one_says_of_itself(asked):
    """Its docstring is what explains a bare number; fields are those of a test row."""
    form = asked("form", example={})
    assert "Return the chance to sell out." == form["about"]
    assert ["day", "shop", "warm"] == [one["name"] for one in form["fields"]]
    json.dumps(form)


def test_a_table_that_cannot_be_loaded_leaves_the_example(tmp_path):
    """An `[example]` makes a form without data, just without hints."""
    place = project(
        tmp_path / "one", ('return pd.read_csv("table.csv")', "return 1 / 0")
    )
    with Runs(contract.read(place), AMPLE, jobs=1) as runs:
        form = runs.ask("form", example={"day": 3})
        none = runs.ask("form", example={})
    assert [{"name": "day", "kind": "number", "value": 3}] == form["fields"]
    assert "ZeroDivisionError" in none["trouble"]


def test_a_date_in_the_example_is_a_text(tmp_path):
    """TOML knows dates; a form and JSON send texts."""
    place = project(tmp_path / "one")
    with (place / "project.toml").open("a") as file:
        file.write("\n[example]\nwhen = 2026-03-16\nat = 2026-03-16T06:00:00\n")
    example = contract.read(place).settings.example
    assert {"when": "2026-03-16", "at": "2026-03-16T06:00:00"} == dict(example)
