"""The interview deck: enough of it, each with a level, a topic and what it touches."""

import re
from collections import Counter

import pytest

from grader.data import interview
from grader.data.interview import LEVELS, questions, topics
from grader.errors import DataError


def test_there_are_enough_questions_for_half_a_year_of_tens():
    """Ten a month last for six months, in every level and a dozen topics."""
    assert len(questions()) >= 60
    assert set(LEVELS) == {one.level for one in questions()}
    assert min(Counter(one.level for one in questions()).values()) >= 10
    assert len(topics()) >= 10


def test_each_question_is_there_once_and_says_what_answers_touch():
    """Ids and texts are unique; each names at least two things to touch."""
    ids = [one.id for one in questions()]
    texts = [one.ask for one in questions()]

    assert len(set(ids)) == len(set(texts)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+-\d+", id) for id in ids)
    assert all(len(one.touches) >= 2 and all(one.touches) for one in questions())
    assert [text for text in texts if text[-1] not in ".?"] == []


def test_a_broken_deck_is_told(tmp_path, monkeypatch):
    """A deck that was damaged is named, with the way to restore it."""
    (tmp_path / "deck.toml").write_text('[[question]]\nid = "a-1"\n')
    monkeypatch.setattr(interview, "FILE", tmp_path / "deck.toml")
    questions.cache_clear()

    with pytest.raises(DataError, match="git checkout"):
        questions()
    questions.cache_clear()
