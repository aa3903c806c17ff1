"""Our own `check` judges the submission's answers across, as it does in a notebook."""

import json

import pytest

from grader.authoring.scaffold import new_module
from grader.engine.sealed import Checker
from grader.learner import journal
from tests.engine.sealed.conftest import cell, plan_of

TEST = 'from grader import check\ncheck("90-1", share)'
RIGHT = "def share(labels, wanted):\n    return labels.count(wanted) / len(labels)\n"
ANSWERS = {
    "right": (RIGHT, "2"),
    "half": ("def share(labels, wanted): return 0.0", "0"),
    "nothing": ("", "NameError"),
    "untouched": ("def share(labels, wanted): raise NotImplementedError", "0"),
    "no function": ("share = 0.5", "0"),
    "none": ("share = None", "0"),
    "a crash": ("def share(labels, wanted): return {}['x']", "0"),
    "an exit": ("def share(labels, wanted): raise SystemExit", "0"),
    "a liar": (
        "class Sly(float):\n    def __eq__(s, o): return True\n"
        "    def __sub__(s, o): return 0.0\n    __hash__ = None\n"
        "def share(labels, wanted): return Sly()",
        "0",
    ),
    "its own check": (RIGHT.replace("/", "*") + "def check(*a): return 2", "0"),
    "a callable object": (
        "class S:\n    def __call__(self, labels, wanted):\n"
        "        return labels.count(wanted) / len(labels)\nshare = S()",
        "2",
    ),
}


@pytest.fixture(autouse=True)
def sample(tmp_path, monkeypatch):
    solutions = tmp_path / "solutions"
    solutions.mkdir()
    (solutions / "course.toml").write_text('title = "Sample"\n')
    new_module(solutions, "90_sample")
    monkeypatch.setenv("STOVE_SOLUTIONS", str(solutions))
    monkeypatch.setenv("STOVE_HOME", str(tmp_path / "home"))


@pytest.mark.parametrize("name", ANSWERS)
def test_a_verdict_is_the_result_of_the_cell(reaching, name, tmp_path):
    """Its points are the text of an `execute_result`, its card the HTML."""
    submission, points = ANSWERS[name]
    plan = plan_of(cell("a", "solution", "", RIGHT), cell("test", "test", TEST))
    tested = Checker(plan, reaching(submission), seconds=60).run("test")
    shown = tested.outputs[-1]
    if shown.output_type == "error":
        assert points == shown.ename
        return
    assert ("execute_result", points) == (shown.output_type, shown.data["text/plain"])
    verdict = shown.data["application/vnd.stove.verdict+json"]
    assert json.loads(json.dumps(verdict))["item"] == "90-1"
    assert not (tmp_path / "home").exists()  # the journal is in memory
    journal.forget()
