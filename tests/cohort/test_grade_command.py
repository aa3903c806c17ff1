"""The command `stove grade`: what it prints, and what it exits with."""

import csv
import json

import pytest

from grader.cli import main

pytestmark = pytest.mark.slow
WORDS = "def words(text):\n    return len(text.split())"


@pytest.fixture
def stove(course, capsys):
    """Return a function that grades `92_words` and returns (code, printed)."""

    def run(*words):
        code = main(["grade", "92_words", "--course", str(course), *words])
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


def test_it_prints_a_table_and_says_what_is_stale(stove, hand_in):
    """A second run reuses what stands; `--explain` says why, or why not."""
    hand_in("learner-01", "92_words", {"92-1": WORDS})

    code, printed = stove()

    assert code == 0
    assert "92_words    learner-01  graded         2 of 2" in printed
    assert "is_reused" not in printed
    assert "never graded" in stove("--explain", "learner-09")[1]
    why = stove("--explain", "learner-01")[1]
    assert "current. Nothing" in why
    assert "cell_wall 120" in why
    hand_in("learner-01", "92_words")
    assert "stale. The files" in stove("--explain", "learner-01")[1]


def test_it_writes_tables_for_people_and_programs(stove, hand_in, tmp_path):
    """`--csv` writes a file, `--json` prints one object."""
    hand_in("learner-01", "92_words", {"92-1": WORDS})
    table = tmp_path / "grades.csv"

    code, printed = stove("--csv", str(table), "--json", "--learner", "learner-01")

    (one,) = json.loads(printed)["results"]
    assert (code, one["outcome"], one["points"]) == (0, "graded", 2)
    with table.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["learner"], row["points"]) == ("learner-01", "2")


def test_a_wrong_limit_or_level_is_told(stove):
    """The message names what was wrong, and nothing is graded."""
    assert stove("--limit", "cell_wall")[0] == 2
    code, printed = stove("--limit", "patience=3")
    assert (code, "patience" in printed) == (1, True)
    code, printed = stove("--limit", "memory=1 KiB")
    assert (code, "memory" in printed) == (1, True)


def test_a_limit_of_the_command_line_holds(stove, hand_in):
    """A cell over its time is interrupted, and the rest is graded."""
    slow = f"import time\n{WORDS}\ntime.sleep(60)"
    hand_in("learner-01", "92_words", {"92-1": slow})

    code, printed = stove("--limit", "cell_wall=3", "--learner", "learner-01")

    assert code == 0
    assert "timed out" in printed
    assert "2 of 2" in printed


def test_a_broken_notebook_is_repaired_when_asked_for(stove, hand_in):
    """The table says what the option would do, and then what it did."""
    path = hand_in("learner-01", "92_words", {"92-1": WORDS})
    path.rename(path.with_name("mine.ipynb"))

    assert "broken" in (before := " ".join(stove("--learner", "learner-01")[1].split()))
    assert "With `stove grade --salvage` it would be taken" in before

    printed = " ".join(stove("--repair", "--learner", "learner-01")[1].split())
    assert "2 of 2 Repaired: `mine.ipynb` was taken for `92_words.ipynb`" in printed
    assert stove("--repair", "--strict-nbgrader")[0] == 2
