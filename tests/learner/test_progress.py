import os

import pytest

from grader.learner import journal
from grader.learner.begin import begin
from grader.learner.progress import progress

pytestmark = pytest.mark.usefixtures("course")


def judge(item, outcome, points):
    """Store a verdict."""
    journal.current().record("verdict", item, {"outcome": outcome, "points": points})


def test_map_of_a_beginner_names_the_first_step():
    """Before anything is done, the map says where to begin."""
    shown = progress()

    assert repr(shown).splitlines() == [
        "Next: exercise 03 The number that lies. "
        'Begin with `from grader import begin; begin("03")`.',
        "03 The number that lies: 0 of 2 items passed · 50 + 60 min",
        "  ○ 03-1 Count rows: not yet",
        "  ○ 03-2 Name it: not yet, optional",
        "1 module here: 1.8 hours as stated, about 3 if Python is new to you. "
        "Nobody measures yours.",
    ]


def test_module_that_is_not_shipped_is_not_listed():
    """The map shows what is here."""
    assert "Not shipped yet" not in repr(progress())


def test_best_verdict_counts_and_the_latest_is_told():
    """A later failure does not take a pass away, and is not hidden."""
    judge("03-1", "passed", 2)
    judge("03-1", "failed", 0)

    assert "✓ 03-1 Count rows: passed (last time: failed)" in repr(progress())
    assert "1 of 2 items passed" in repr(progress())


@pytest.mark.parametrize(
    ("outcome", "points", "line"),
    [
        ("partly", 1, "◐ 03-1 Count rows: partly there, 1 of 2 points"),
        ("failed", 0, "◔ 03-1 Count rows: tried, 0 of 2 points"),
        ("crashed", 0, "◔ 03-1 Count rows: tried, 0 of 2 points"),
    ],
)
def test_each_standing_has_a_sign_and_words(outcome, points, line):
    """How far an item is, is told in a sign and in words."""
    judge("03-1", outcome, points)

    assert line in repr(progress())
    assert line in progress().markup()


def test_item_without_points_shows_none():
    """An item that carries no points is told without them."""
    judge("03-2", "failed", 0)

    assert "◔ 03-2 Name it: tried, optional" in repr(progress())


def test_next_step_is_one_link_away(at_home, monkeypatch):
    """Once begun, the next item is a link to the learner's copy."""
    begin("03")
    monkeypatch.chdir(at_home / "course")

    shown = progress().markup()

    assert 'href="../my_work/03_leakage/03_leakage.ipynb"' in shown
    assert ">03-1 Count rows</a>" in shown
    assert 'href="03_leakage.ipynb"' in shown
    target = os.path.normpath("../my_work/03_leakage/03_leakage.ipynb")
    assert os.path.isfile(target)


def test_optional_items_do_not_hold_anybody_up():
    """A module is done without its optional items."""
    judge("03-1", "passed", 2)

    assert repr(progress()).startswith("Everything here is passed.")


def test_bar_is_named_for_those_who_do_not_see_it():
    """Each module's bar has a name and its count in words."""
    judge("03-1", "passed", 2)

    assert (
        'aria-label="Module 03 The number that lies" value="1" max="2"'
        in progress().markup()
    )


@pytest.mark.parametrize("module", ["03", 3, "03_leakage"])
def test_one_module_can_be_asked_for(module):
    """A notebook shows its own module alone."""
    assert len(progress(module).modules) == 1


def test_unknown_module_is_told():
    """A module that does not exist gets a message with those that do."""
    assert "There are: 03." in repr(progress("07"))


def test_binder_is_said_to_forget(monkeypatch):
    """On Binder the map says, in a sentence, to save a passport."""
    assert "Binder" not in progress().markup()
    monkeypatch.setenv("BINDER_REPO_URL", "https://example.org/course")

    assert "You are on Binder, which forgets" in progress().markup()


PATHS = """
[[path]]
name = "full"
title = "All"
steps = ["02", "04-1", "03", "04", "09"]

[[path]]
name = "ten hours"
title = "Short"
steps = ["03-1", "04"]
"""


@pytest.fixture
def ways(course):
    """Give the course a second module and two ways through it."""
    manifest = course / "course.toml"
    text = manifest.read_text().replace("data = []", 'data = []\nneeds = ["01"]', 1)
    head, kernel, modules = text.partition('kernel = "python3"')
    later = modules.replace('title = "Not shipped yet"', 'title = "Later"')
    later += 'needs = ["03", "02"]\n'
    manifest.write_text(head + kernel + PATHS + later)
    checks = (course / "03_leakage" / "checks.py").read_text()
    (course / "04_later").mkdir()
    moved = checks.replace('"03-', '"04-').replace('"03.why"', '"04.why"')
    (course / "04_later" / "checks.py").write_text(moved)


def test_items_that_are_wanted_early_come_before_their_module(ways):
    """Items that are wanted early come before their module."""
    shown = progress()

    assert repr(shown).startswith("Next: exercise 04 Later.")
    assert "03 The number that lies: 0 of 2 items passed · 50 + 60 min" in repr(shown)
    assert "builds on 01 · first 04-1" in repr(shown)
    judge("04-1", "passed", 2)
    assert repr(progress()).startswith("Next: exercise 03 The number")
    assert "first 04-1 ✓" in progress().markup()


def test_the_map_says_what_a_module_builds_on(ways):
    """The map says what a module builds on."""
    assert "builds on 03, 02" in repr(progress())
    judge("03-1", "passed", 2)

    assert "builds on 03 ✓, 02" in repr(progress())
    assert "builds on 03 ✓, 02" in progress().markup()


def test_a_shorter_way_can_be_asked_for(ways):
    """A shorter way can be asked for."""
    assert '`progress(path="ten hours")`' in repr(progress())
    short = progress(path="Ten Hours")

    assert [one.module.number for one in short.modules] == ["04"]
    assert repr(short).startswith("Next: exercise 03 The number")
    assert "first 03-1" in repr(short)
    assert "1 module here: 1.8 hours" in repr(short)
    assert "A shorter way" not in repr(short)


def test_a_way_that_leaves_nothing_out_is_not_called_shorter(course):
    """A way that leaves nothing out is not called shorter."""
    manifest = course / "course.toml"
    head, kernel, modules = manifest.read_text().partition('kernel = "python3"')
    manifest.write_text(head + kernel + PATHS.replace('"04"]', '"03"]') + modules)

    assert "A shorter way" not in repr(progress())


def test_an_unknown_way_is_told(ways):
    """An unknown way is told."""
    assert "There are: full, ten hours." in repr(progress(path="lazy"))


def test_modules_are_shown_in_the_order_of_the_full_way(ways, course):
    """Modules are shown in the order of the full way."""
    manifest = course / "course.toml"
    swapped = manifest.read_text().replace('"03", "04", "09"', '"04", "03", "09"')
    manifest.write_text(swapped)

    assert [one.module.number for one in progress().modules] == ["04", "03"]
