"""The audit finds every kind of broken promise, and names where it is."""

import subprocess
import sys
import time

import psutil
import pytest

from grader.authoring.audit import fixtures, notebooks, sources, style

from .conftest import edit


@pytest.fixture
def finished(module):
    """Return the sample module without TODOs, so that sizes are checked too."""
    for path in module.glob("*.*"):
        path.write_text(path.read_text().replace("TODO", "done"))
    return module


def told(folder, text):
    """Say whether reading the module's sources finds `text`."""
    found = [*sources.broken(folder, "90"), *style.broken(folder)]
    return any(text in str(one) for one in found)


def judged(folder, text):
    """Say whether judging the module's answers finds `text`."""
    return any(text in str(one) for one in fixtures.broken(folder, "90", 2))


SOURCES = [
    (
        "checks.py",
        "from grader.checks",
        "import nbgrader\nfrom grader.checks",
        "imports",
    ),
    ("checks.py", '"m$.count"', '"m91.count"', "not of the form m90"),
    ("checks.py", "so that lists", "so " + "that " * 60 + "lists", "words (m90.count)"),
    ("lesson.py", "value = 1 / 3", "open('/home/x')", "an absolute path"),
    ("lesson.py", "value = 1 / 3", "import requests", "a network call"),
    ("lesson.py", "value = 1 / 3", "# %pip\n!pip list\nvalue = 1", "a magic"),
    ("lesson.py", "value = 1 / 3", "np.random.seed(1)", "a global seed"),
    ("lesson.py", "Stove\n", "Stove\n#\n# You should get 0.33 here.\n", "a spoiler"),
    ("lesson.py", "Stove\n", "Stove\n#\n# This is simply so.\n", "a word to avoid"),
    ("design.md", "90-1", "90-x", "does not mention 90-1"),
    ("exercise.py", "## 90-1", "# 90-1", "exactly one H1"),
    ("lesson.py", "## Stove", "##### Stove", "skips a heading level"),
    ("lesson.py", "value = 1 / 3", "figure('A question')", "a figure without alt"),
    ("lesson.py", "value = 1 / 3\n", "x = 1\n" * 12, "13 lines of code; at most 12"),
    ("lesson.py", 'predict("90.first"', 'predict("90.other"', "is never observed"),
]


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"), SOURCES, ids=lambda v: v[:30]
)
def test_a_slip_in_a_source_is_found(finished, name, old, new, problem):
    """Each rule of the style guide that a machine can see is held."""
    assert not told(finished, problem)
    edit(finished / name, old.replace("$", "90"), new)
    assert told(finished, problem)


def test_sizes_are_checked_once_no_todo_is_left(finished):
    """A short module is told what is missing."""
    assert told(finished, "words; 900 to 1400")
    assert told(finished, "has 1 items; a module has 5 to 8 and what is optional")


def test_a_prediction_after_its_run_cell_is_found(finished):
    """Predict comes before observe."""
    path = finished / "lesson.py"
    predict, observe = '# %% tags=["predict"]', '# %% tags=["observe"]'
    parts = path.read_text().split(predict)
    cell, rest = parts[1].split(observe)
    run, after = rest.split("# %%", 1)
    swapped = parts[0] + observe + run + predict + cell + "# %%" + after
    path.write_text(swapped)
    assert told(finished, "prediction 90.first does not precede its run cell")


ANSWERS = [
    ("checks.py", "points=2)", "points=2)\n@share_of.probe('canary', 1)", "of 3 alter"),
    ("exercise.py", "/ len(labels)", "/ 7", "instead of 2 points"),
    ("alternative/90-1_mean.py", "np.mean(", "np.sum(", "instead of 2 points"),
    ("wrong/90-1_count.py", "m90.count", "m90.other", "should be told m90.other"),
    ("wrong/90-1_count.py", "points: 0", "points: 1", "its header says 1"),
    (
        "wrong/90-1_count.py",
        "labels.count(wanted)",
        "labels.count(wanted) / len(labels)",
        "should be told m90.count",
    ),
]


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"), ANSWERS, ids=lambda v: v[:30]
)
def test_an_answer_that_earns_something_else_is_found(
    finished, name, old, new, problem
):
    """Solutions pass, alternatives pass, wrong answers get their own message."""
    edit(finished / name, old, new)
    assert judged(finished, problem)


def test_a_misconception_without_a_proof_is_found(finished):
    """Each named misconception has a wrong answer that earns it."""
    (finished / "wrong" / "90-1_count.py").unlink()
    assert judged(finished, "90-1 has no file for m90.count")


def test_an_item_without_an_alternative_is_found(finished):
    """Each item has a correct answer that the author would not write."""
    (finished / "alternative" / "90-1_mean.py").unlink()
    assert judged(finished, "90-1 has 0 of 1 alternative answers")


def test_a_slow_check_is_found(finished):
    """A check that keeps a learner waiting breaks a promise."""
    edit(
        finished / "checks.py",
        "    labels = rng",
        "    __import__('time').sleep(3.1)\n    labels = rng",
    )
    found = [str(one) for one in fixtures.broken(finished, "90", 1)]
    assert any("the check of 90-1 takes 3." in one for one in found)


def test_a_lesson_that_stops_and_a_release_that_earns_points_are_found(finished):
    """Notebooks are executed: errors and unearned points are told by cell."""
    edit(finished / "lesson.py", "value = 1 / 3", "value = 1 / 0")
    edit(finished / "checks.py", "    labels = rng", "    return\n    labels = rng")
    found = [str(one) for one in notebooks.broken(finished)]
    assert any("raises ZeroDivisionError" in problem for problem in found)
    assert any("90-1-check earns ['2'] instead of 0" in problem for problem in found)


def test_a_killed_audit_leaves_no_process_behind():
    """Workers of an audit that was killed end by themselves."""
    command = [sys.executable, "-m", "grader.cli", "audit", "08", "--no-runs"]
    started = psutil.Popen(command, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while len(family := started.children(recursive=True)) < 4:
            assert time.monotonic() < deadline, family
            time.sleep(0.1)
    finally:
        started.kill()
        started.wait()
    _, alive = psutil.wait_procs(family, timeout=30)
    assert not alive
