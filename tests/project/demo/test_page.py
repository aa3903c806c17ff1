"""The words around the form: how good the answers are, and what an answer says."""

import json

import pytest

from grader.project import contract
from grader.project.demo import page
from grader.project.new import new_project
from tests.project.making import project

RESULTS = {
    "baseline": {"name": "a rule", "score": 0.76},
    "model": {"name": "a line", "score": 0.75},
    "difference": {"value": -0.01, "low": -0.06, "high": 0.04, "level": 0.95},
}


def test_the_number_comes_with_baseline_and_interval(tmp_path):
    """Nobody reads a score alone, and an interval that holds zero says so."""
    words = page.how_good(contract.read(project(tmp_path / "one", results=RESULTS)))
    assert (
        "AUC 0.750 (a line), against 0.760 (a rule). The difference is −0.010, 95% "
        "interval −0.060 to +0.040. It holds zero"
    ) in words


@pytest.mark.parametrize("results", [{"accuracy": 0.99}, None])
def test_a_score_alone_is_no_number_to_quote(tmp_path, results):
    """Without baseline and interval, or without results, the page says so."""
    words = page.how_good(contract.read(project(tmp_path / "one", results=results)))
    assert "Nobody can tell" in words or "There is no `results.json`" in words
    assert "0.99" not in words


def test_limits_are_those_of_the_readme(tmp_path):
    """The part of the README with this name, and no other, stands on the page."""
    shown = page.limits(contract.read(new_project(tmp_path / "one", like="modest")))
    assert "Not for warnings to the" in shown
    assert "pip install" not in shown
    bare = contract.read(project(tmp_path / "two"))
    assert "" == page.limits(bare)


def test_markup_of_a_project_is_text(tmp_path):
    """What the author or the code writes cannot become a part of the page."""
    evil = "<img src=x onerror=alert(1)>"
    results = json.loads(json.dumps(RESULTS).replace("a rule", evil))
    place = project(tmp_path / "one", settings={"user": evil}, results=results)
    (place / "README.md").write_text(f"# A\n## Limits\n{evil}\n<script>1</script>\n")
    read = contract.read(place)
    reply = {"state": "refused", "words": evil, "raised in": evil, "seconds": 0.1}
    shown = [page.about(read), page.how_good(read), page.limits(read)]
    shown += [
        page.answer({**reply, "state": state}, evil, (evil,), 1) for state in STATES
    ]
    for one in shown:
        assert "<img src" not in one
        assert "<script" not in one


STATES = ("answered", "refused", "crashed", "empty")
