"""A learner's first hour, in a real JupyterLab and a real browser."""

import re
import time

import pytest

from grader.authoring import release
from grader.checks import loader
from tests.browser.conftest import Notebook
from tests.lab import copy_course, serve

pytestmark = [
    pytest.mark.chromium,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.timeout(600),
]

WELCOME = "course/start_here.ipynb"
MODULE, ITEM = "00_touch_the_stove", "00-2"
STUB, CHECK = f'raise NotImplementedError("{ITEM}")', f'check("{ITEM}"'


def answer():
    """Return the author's answer to the item."""
    source = loader.course_folder() / MODULE / "exercise.py"
    return release.answers(source)[ITEM]


def passed_in(map_of_progress, module):
    """Return how many items of `module` the progress map calls passed."""
    text = map_of_progress.inner_text()
    return int(re.search(rf"{module} .*?(\d+) of \d+ items? passed", text, re.S)[1])


def test_the_welcome_page_is_usable_in_seconds(browser, world, tmp_path, timing):
    """From `jupyter lab` to a notebook whose kernel waits takes seconds."""
    begun = time.monotonic()
    with serve(world, tmp_path) as lab:
        served = time.monotonic() - begun
        one = Notebook(browser.new_page()).open(lab.url(WELCOME))
        usable = time.monotonic() - begun
        one.leave()
        one.page.close()
    timing(f"jupyter lab: answers after {served:.1f} s, usable after {usable:.1f} s")
    assert usable < 60


def test_a_learner_begins_solves_and_carries_the_work_away(
    browser, world, lab, notebook, tmp_path
):
    """Begin, type an answer, check it, see the map move, restore it elsewhere."""
    notebook.open(lab.url(WELCOME)).run_all()
    first = notebook.card("Your progress")
    assert 0 == passed_in(first, "00")

    notebook.page.get_by_role("button", name="Begin exercise 00").click()
    notebook.page.get_by_role("link", name=f"Open {MODULE}.ipynb").click()
    notebook.wait_for_notebook(f"{MODULE}.ipynb")
    solution, check = notebook.cell(STUB), notebook.cell(CHECK)
    notebook.run(solution)
    assert f"{ITEM} · Not attempted yet" in notebook.run(check).inner_text()
    notebook.replace(solution, answer())
    notebook.run(notebook.cell("def last_line"))
    assert f"{ITEM} · Passed · 3 of 3 points" in notebook.run(check).inner_text()
    notebook.save()

    saved = tmp_path / "passport.zip"
    notebook.add(f'from grader import passport\npassport("export", {str(saved)!r})')
    assert saved.is_file()

    notebook.open(lab.url(WELCOME)).run_all()
    assert 1 == passed_in(notebook.card("Your progress"), "00")

    home = copy_course(tmp_path / "elsewhere")
    with serve(home, tmp_path, variables={"STOVE_HOME": str(home)}) as other:
        notebook.open(other.url(WELCOME)).run_all()
        assert 0 == passed_in(notebook.card("Your progress"), "00")
        notebook.add(
            f'from grader import passport\npassport("restore", {str(saved)!r})'
        )
        notebook.run_all()
        assert 1 == passed_in(notebook.card("Your progress"), "00")
        notebook.leave()
    copy = home / "my_work" / MODULE / f"{MODULE}.ipynb"
    assert "splitlines" in copy.read_text(encoding="utf-8")
