"""Every place that docs/methods.md names is there."""

import re

import pytest

from grader.checks import loader
from grader.cli import _parser
from tests.conftest import ROOT

ROWS = [
    [part.strip() for part in line.strip("|\n").split("|")]
    for line in (ROOT / "docs" / "methods.md").read_text("utf-8").splitlines()
    if re.match(r"\| \d+ \|", line)
]


def items():
    """Return the ids of all items."""
    return {item.id for number in loader.modules() for item in loader.items(number)}


def headings(number):
    """Return the titles of the parts of a lesson."""
    (path,) = (ROOT / "solutions").glob(f"{number}_*/lesson.py")
    return set(re.findall(r"^# ## (.+)$", path.read_text("utf-8"), re.MULTILINE))


def commands():
    """Return the names of all commands, with their actions."""
    found = set()
    waiting = [((), _parser())]
    while waiting:
        names, parser = waiting.pop()
        found.add(" ".join(names))
        for action in parser._subparsers._group_actions if parser._subparsers else ():
            waiting += [((*names, n), p) for n, p in action.choices.items()]
    return found


def test_no_method_is_left_out():
    """The articles have 47 methods, and each stands in the table once."""
    assert [str(n) for n in range(1, 48)] == [row[0] for row in ROWS]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_place_exists(row):
    """A place is an item, a part of a lesson or a command, and it is there."""
    places = row[-1].split("; ")
    assert places != [""]
    for place in places:
        if lesson := re.fullmatch(r"lesson (\d\d) \*(.+)\*", place):
            assert lesson[2] in headings(lesson[1])
        elif command := re.fullmatch(r"`stove (.+)`", place):
            assert command[1] in commands()
        else:
            assert place in items()
