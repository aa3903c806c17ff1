"""The commands of a job search: `stove pipeline`, `interview` and `market`."""

import pytest

from grader.cli import main


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    """Give the test an empty learner's folder."""
    monkeypatch.delenv("STOVE_EPHEMERAL", raising=False)
    monkeypatch.setenv("STOVE_HOME", str(tmp_path))
    return tmp_path


def said(capsys, *arguments):
    """Return what a command prints."""
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def test_a_search_is_begun_noted_and_looked_at(at_home, capsys):
    """Three commands lead from nothing to a board."""
    assert "no log of yours" in said(capsys, "pipeline")
    assert "`log.csv`" in said(capsys, "pipeline", "--new")
    note = ("--add", "sent", "--who", "A7", "--channel", "direct")
    assert "log.csv" in said(capsys, "pipeline", *note, "--today", "2026-03-01")
    board = said(capsys, "pipeline", "--today", "2026-03-06", "--silence", "5")
    assert "A7: silent for 5 days" in board
    assert "No follow-ups" in said(
        capsys, "pipeline", "--today", "2026-03-06", "--silence", "6"
    )


def test_a_question_is_asked_and_an_answer_kept(at_home, capsys):
    """`stove interview` asks, `--yes` keeps, `all` lists."""
    assert "0 of 10 this month" in said(capsys, "interview", "--topics", "bugs")
    assert "better than the baseline" in said(
        capsys, "interview", "bugs-1", "--touches"
    )
    kept = said(capsys, "interview", "bugs-1", "--yes", "own,limit,short")
    assert "3 of 4 held" in kept
    assert "1 of 10 this month" in said(capsys, "interview")
    assert "bugs-5" in said(capsys, "interview", "all")


def test_the_market_of_a_role(capsys):
    """`stove market` opens on data scientists, or on the role that is named."""
    assert said(capsys, "market").startswith("Data scientist")
    assert said(capsys, "market", "data engineer").startswith("Data engineer")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("pipeline", "missing.csv"), "There is no file `missing.csv`"),
        (("pipeline", "--today", "soon"), "`today` is 'soon'"),
        (("pipeline", "--add", "sent"), "Who is it about?"),
        (("pipeline", "--silence", "0"), "is no rule"),
        (("pipeline", "--add", "phoned", "--who", "A"), "is no event"),
        (("interview", "x-1"), "is no question of the deck"),
        (("market", "astronaut"), "is no role of the map"),
    ],
)
def test_a_slip_is_told_in_one_line(arguments, told, capsys):
    """What is wrong and what to do, and exit code 2."""
    if "--silence" in arguments:
        main(["pipeline", "--new"])
    assert main(list(arguments)) == 2
    assert told in capsys.readouterr().err
