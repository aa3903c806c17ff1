"""The rules of a job search: they agree with the exercise, and stay honest."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from grader.data.searchlog import tidy_log
from grader.data.searchlogs import TODAY, search_log, written
from grader.learner.search.searchrules import (
    Rules,
    Share,
    channels,
    difference,
    due,
    funnel,
    past,
    replies,
    week_of,
)

DAY = date.fromisoformat(TODAY)
MODULE = Path(__file__).parents[3] / "solutions" / "11_start_the_job"


def by_hand(item):
    """Return the plain Python answer to an item of the exercise."""
    source = (MODULE / "alternative" / f"{item}_plain_python.py").read_text("utf-8")
    names = {}
    exec(compile(source, item, "exec"), names)
    return names


def events(*rows):
    """Return what happened up to today, from (ago, who, channel, event)."""
    made = written(rows, np.random.default_rng(0), TODAY)
    return past(tidy_log(made), DAY)


@pytest.mark.parametrize("seed", range(12))
def test_the_board_and_the_exercise_say_the_same(seed):
    """The kit's week and follow-ups are those that the exercise asks for."""
    log = search_log(seed)
    status = by_hand("11-5")["weekly_status"](log, TODAY)
    people = by_hand("11-6")["followups_due"](log, TODAY)
    now = past(tidy_log(log), DAY)
    week = week_of(now, Rules())

    assert (week.rejections, week.status) == (status["rejections"], status["status"])
    assert sorted(one.who for one in due(now, Rules())) == people


def test_rules_can_be_changed():
    """They are somebody's rules: each number of days can be set."""
    rows = events((6, "A", "direct", "sent"), (9, "B", "direct", "rejected"))

    assert due(rows, Rules(silence=7)) == []
    assert week_of(rows, Rules(week=10)).rejections == 1


def test_news_comes_first_and_then_the_shortest_silence():
    """The top of the list is what is most worth writing today."""
    rows = events(
        (60, "A", "direct", "sent"), (9, "B", "direct", "sent"),
        (50, "C", "direct", "not yet"), (20, "", "", "evidence"),
    )  # fmt: skip

    assert [one.who for one in due(rows, Rules())] == ["C", "B", "A"]


def test_opt_outs_are_never_due():
    """Whoever asked not to be contacted stays off the list for good."""
    rows = events(
        (60, "A", "direct", "opt-out"), (20, "A", "direct", "sent"),
        (9, "B", "direct", "sent"),
    )  # fmt: skip

    assert [one.who for one in due(rows, Rules())] == ["B"]


def test_age_and_not_the_answer_decides_who_is_judged():
    """A quick answer to a young message does not raise the rate."""
    old = [(40 + n, f"O{n}", "direct", "sent") for n in range(10)]
    young = [(3, f"Y{n}", "direct", "sent") for n in range(10)]
    quick = [(2, f"Y{n}", "direct", "reply") for n in range(5)]
    share = replies(events(*old, *young, *quick), "direct", Rules())

    assert (share.hits, share.n) == (0, 10)


def test_a_reminder_is_no_second_person():
    """Funnel and rate count people by the channel of the first message."""
    rows = events(
        (40, "A", "portal", "sent"), (30, "A", "direct", "sent"),
        (29, "A", "direct", "reply"), (50, "B", "direct", "sent"),
    )  # fmt: skip

    assert channels(rows) == ["direct", "portal"]
    assert funnel(rows, "portal") == (1, 1, 0, 0)
    assert replies(rows, "direct", Rules()) == Share(0, 1)


@pytest.mark.parametrize(("hits", "n"), [(0, 100), (3, 40), (20, 20), (57, 210)])
def test_an_interval_is_wilsons(hits, n):
    """Intervals equal those of scipy, and keep a width at 0 and at 1."""
    ends = stats.binomtest(hits, n).proportion_ci(method="wilson")

    assert Share(hits, n).interval == pytest.approx((ends.low, ends.high), abs=1e-6)
    assert Share(0, 0).interval == (0.0, 1.0)


def test_one_cannot_tell_channels_apart_by_thirty_messages_each():
    """5 against 15 percent is seldom seen at 30 each, and equals are left equal."""
    rng = np.random.default_rng(7)

    def found(first, second, n):
        pairs = zip(*(rng.binomial(n, p, 2000) for p in (first, second)), strict=True)
        ends = [difference(Share(int(a), n), Share(int(b), n)) for a, b in pairs]
        return np.mean([low > 0 or high < 0 for _, low, high in ends])

    assert found(0.1, 0.1, 60) < 0.07
    assert found(0.05, 0.15, 30) < 0.3 < 0.6 < found(0.05, 0.15, 140)


def test_what_lies_after_today_has_not_happened():
    """Events after today are left out, planned ones and slips of the pen."""
    made = written([(-3, "A", "direct", "offer")], np.random.default_rng(0), TODAY)

    assert len(past(tidy_log(made), DAY)) == 0
    assert week_of(past(tidy_log(made), DAY), Rules()).status == "apply"
