"""The interview deck: ten a month, misses first, judged by oneself."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from grader.data.interview import questions
from grader.errors import GraderError
from grader.learner.deck import GAP
from grader.learner.screen import Notice
from grader.learner.search import searchfolder
from grader.learner.search.interview import Sitting, Turn, interview, kept, next_turn
from grader.learner.search.interviewlog import (
    RUBRIC,
    Answer,
    answers,
    asked_next,
    this_month,
)

NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
ALL, SOME = tuple(RUBRIC), ("own",)


def told(id, yes=ALL, days=0):
    """Return an answer some days before now."""
    return Answer((NOW - timedelta(days=days)).isoformat(), id, yes)


def test_topics_are_mixed():
    """New questions come round by round, one of each topic."""
    first = [one.topic for one in asked_next([], NOW)[:12]]

    assert max(Counter(first).values()) == 1


def test_what_did_not_go_well_comes_first_once_its_days_are_over():
    """A miss waits for the gap of the review, then precedes what went well."""
    past = [told("bugs-1", SOME, 9), told("data-1", ALL, 9), told("costs-1", SOME, 1)]
    ids = [one.id for one in asked_next(past, NOW)]

    assert ids[:2] == ["bugs-1", "data-1"]
    assert "costs-1" not in ids
    assert "costs-1" in [one.id for one in asked_next(past, NOW + GAP)]


def test_a_question_that_went_well_often_enough_rests():
    """After several good answers in a row it is asked no more."""
    past = [told("bugs-1", ALL, days) for days in (40, 30, 20, 10)]

    assert "bugs-1" not in [one.id for one in asked_next(past, NOW)]


def test_some_topics_may_be_chosen():
    """Nobody has to prepare for every interview."""
    found = interview(topics="story, people")

    assert isinstance(found, Turn)
    assert {one.topic for one in asked_next([], NOW, ("story",))} == {"story"}
    assert found.asked.topic in ("story", "people")


def test_a_month_has_ten(at_home):
    """Ten different questions a month are enough; the next month begins anew."""
    for one in questions()[:10]:
        kept(one.id, ALL, None, now=NOW)

    assert "ten are enough" in repr(next_turn(NOW))
    assert this_month(answers(), NOW + timedelta(days=40)) == []
    assert isinstance(next_turn(NOW + timedelta(days=40)), Turn)


def test_answers_lie_beside_the_journal_and_not_in_it(at_home):
    """They are the learner's own, as text that can be read and deleted."""
    assert "2 of 4 held" in repr(
        interview("Leakage-1", yes="own, short", seconds=80, note="say it slower")
    )
    [line] = (searchfolder.folder() / "interview.jsonl").read_text().splitlines()
    stored = json.loads(line)

    assert (stored["question"], stored["yes"]) == ("leakage-1", ["own", "short"])
    assert (stored["seconds"], stored["note"]) == (80, "say it slower")


def test_the_clock_is_started_and_stopped(at_home, clock):
    """A spoken answer has its seconds; longer than two minutes is said."""
    sitting = Sitting(Turn(questions()[0], 0), now=clock)

    assert "not started" in repr(sitting.stop())
    sitting.start()
    clock.move(150)
    assert "150 seconds, longer than two minutes" in repr(sitting.stop())
    assert "4 of 4 held" in repr(sitting.judge(ALL))
    assert answers()[0].seconds == 150


def test_an_answer_is_kept_once(at_home, clock):
    """A second press would count as a second good answer, and the question rest."""
    sitting = Sitting(next_turn(clock()), clock)
    sitting.judge(ALL)

    assert "Kept already" in repr(sitting.judge(SOME))
    assert 1 == len(answers())


def test_what_answers_touch_is_folded_until_one_has_spoken():
    """The card opens it on request; the text form leaves it out until asked."""
    turn = Turn(questions()[0], 0)
    touched = questions()[0].touches[0]

    assert touched in turn.markup()
    assert "<details" in turn.markup()
    assert "<details open" not in turn.markup()
    assert touched not in repr(turn)
    assert touched in repr(Turn(questions()[0], 0, is_open=True))


def test_the_whole_deck_can_be_read():
    """Every question stands on one card, by topic."""
    card = interview("all")

    assert all(one.ask in card.words() for one in questions())
    assert f"{len(questions())} questions" in card.markup()


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        (("leakage-99",), {}, "is no question of the deck"),
        (("leakage-1",), {"yes": "nice"}, "is no point of the rubric"),
        (("leakage-1",), {"yes": "own", "seconds": -3}, "how long did you speak?"),
        ((), {"topics": "cooking"}, "is no topic"),
    ],
)
def test_what_does_not_fit_is_told(at_home, arguments, options, message):
    """A slip in a call gets a message, and nothing is kept."""
    found = interview(*arguments, **options)

    assert isinstance(found, Notice)
    assert message in found.message
    assert answers() == []


@pytest.mark.parametrize("line", ["{", '{"moment": 1}', '{"a": 2}', "[]"])
def test_a_broken_line_is_named_and_nothing_is_lost(at_home, line):
    """Line, file and remedy are told; the file stays as it is."""
    kept("bugs-1", ALL, None, now=NOW)
    path = searchfolder.folder() / "interview.jsonl"
    path.write_text(path.read_text() + line + "\n")

    with pytest.raises(GraderError, match="Line 2 of"):
        answers()
    assert path.read_text().endswith(line + "\n")


def test_a_machine_keeps_no_answer(at_home, monkeypatch):
    """Where a machine runs the notebook, no file appears."""
    monkeypatch.setenv("STOVE_EPHEMERAL", "1")

    assert "nothing is kept" in repr(interview("bugs-1", yes="own"))
    assert not searchfolder.folder().exists()
