"""Bands: gates first, then levels; honesty reaches the top, beauty does not."""

import random

from grader.project.audits import NAMES, audits
from grader.project.child import Allowance
from grader.project.contract import read
from grader.project.new import ANCHORS
from grader.project.review.rubric import WHO, criteria, references
from grader.project.review.verdict import BURN, HELD, NONE, OFF, READY, judged

BANDS = (NONE, BURN, OFF, READY)
IDS = tuple(one.id for one in criteria())


def failing(anchor, *only):
    """Return the names of those audits that fail on an anchor."""
    found = audits(ANCHORS[anchor], Allowance(200, 1200 << 20), 2, only)
    return tuple(one.audit for one in found if one.state == "failed")


def test_the_rubric_is_whole():
    """Ten criteria, a hundred in weight, four levels, a step from each but the last."""
    told = criteria()

    assert (len(set(IDS)), sum(one.weight for one in told)) == (10, 100)
    assert {(len(one.levels), len(one.next)) for one in told} == {(4, 3)}
    assert set().union(*(one.audits for one in told)) <= set(NAMES)
    assert set().union(*(one.who for one in told)) == set(WHO)
    assert all(bool(one.audits) == ("A" in one.who) for one in told)


def test_an_honest_negative_result_reaches_the_top_band():
    """The modest anchor cannot tell, says so, and is ready to discuss."""
    difference = read(ANCHORS["modest"]).results()["difference"]
    gates = failing("modest", "baseline and interval", "numbers in the text", "licence")

    verdict = judged(references()["modest"].levels, gates)

    assert difference["low"] < 0 < difference["high"]
    assert (verdict.band, verdict.held) == (READY, ())


def test_the_pretty_leaky_anchor_is_held_back_whatever_people_say():
    """With the highest level everywhere, its split still holds it back."""
    gates = failing("leaky", "split")

    verdict = judged(dict.fromkeys(IDS, 3), gates)

    assert gates == ("split",) == references()["leaky"].held[:1]
    assert (verdict.band, verdict.levels["split"]) == (HELD, 0)
    assert judged(references()["leaky"].levels).band == NONE


def test_a_better_level_never_leads_to_a_lower_band():
    """Of 300 drawn reviews, none is punished for a level more."""
    rng = random.Random(0)
    seen = set()
    for _ in range(300):
        levels = {name: rng.choice((0, 1, 2, 3, 3)) for name in IDS}
        name = rng.choice([n for n in IDS if levels[n] < 3] or IDS)
        better = levels | {name: min(3, levels[name] + 1)}
        one, other = judged(levels).band, judged(better).band
        assert BANDS.index(one) <= BANDS.index(other)
        seen.add(one)
    assert {BURN, OFF, READY} <= seen


def test_some_criteria_cannot_be_outweighed():
    """Split and errors carry the top band; data, split and baseline the one below."""
    full = dict.fromkeys(IDS, 3)
    bands = [{n: judged(full | {n: level}).band for n in IDS} for level in (0, 1, 2)]

    assert {n for n in IDS if bands[2][n] != READY} == set()
    assert {n for n in IDS if bands[1][n] != READY} == {"split", "errors"}
    assert {n for n in IDS if bands[0][n] == BURN} == {"data", "split", "baseline"}


def test_the_two_weakest_get_a_next_step_and_no_number_is_told():
    """The lowest come first, the heavier one before the lighter; at the top, none."""
    verdict = judged(dict.fromkeys(IDS, 2) | {"responsible": 0, "told": 1})

    assert [one.id for one in verdict.weakest] == ["responsible", "told"]
    assert judged(dict.fromkeys(IDS, 1)).weakest[0].id == "split"
    assert judged(dict.fromkeys(IDS, 3)).weakest == ()
