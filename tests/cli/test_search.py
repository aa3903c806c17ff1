"""The commands of a job search: `stove pipeline`, `interview` and `market`."""

from datetime import datetime
from zoneinfo import ZoneInfo

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
    asked = said(capsys, "interview", "--topics", "bugs")
    assert "0 of 10 this month" in asked
    assert "stove interview bugs-1 --touches" in asked
    assert "In code" not in asked
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
    for words in (["data engineer"], ["data", "engineer"]):
        assert said(capsys, "market", *words).startswith("Data engineer")


def test_today_begins_where_the_learner_is(at_home, capsys):
    """What is noted in the evening of one zone has happened there."""
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
        said(capsys, "pipeline", "--add", "sent", "--who", zone, "--zone", zone)
        assert f"{datetime.now(ZoneInfo(zone)):%Y-%m-%d},{zone}" in (
            at_home / "my_work" / "search" / "log.csv"
        ).read_text(encoding="utf-8")
        assert "not counted so far" not in said(
            capsys, "pipeline", "--zone", "Pacific/Kiritimati"
        )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("pipeline", "missing.csv"), "There is no file `missing.csv`"),
        (("pipeline", "--today", "soon"), "`today` is 'soon'"),
        (("pipeline", "--add", "sent"), "Who is it about?"),
        (("pipeline", "--silence", "0"), "is no rule"),
        (("pipeline", "--add", "phoned", "--who", "A"), "is no event"),
        (("interview", "x-1"), "is no question of the deck"),
        (("interview", "--yes", "own"), "To which question?"),
        (("interview", "bugs-1", "--note", "slow"), "Which points held?"),
        (("market", "astronaut"), "is no role of the map"),
    ],
)
def test_a_slip_is_told_in_one_line(arguments, told, capsys):
    """What is wrong and what to do, and exit code 2."""
    if "--silence" in arguments:
        main(["pipeline", "--new"])
    assert main(list(arguments)) == 2
    assert told in capsys.readouterr().err
