"""The kinds: each can be found by somebody who sees nothing but the dirty table."""

import pytest

from grader.data import faults
from grader.data.faults.kind import VISIBILITIES
from tests.data.faults.detectives import DETECTIVES, TARGET, diagnose


@pytest.mark.parametrize("kind", faults.KINDS)
@pytest.mark.parametrize("level", [1, 3])
def test_every_kind_is_found_by_a_simple_detective(station, kind, level):
    """Every kind is found by a simple detective."""
    scores = []
    for seed in range(4):
        dirty, sealed = faults.plant(station, seed, level, kinds=[kind], target=TARGET)
        scores.append(faults.score(diagnose(dirty, kind), sealed.reveal()))

    recalls = [score.recall for score in scores]
    assert sum(recall > 0.8 for recall in recalls) >= 3, recalls


@pytest.mark.parametrize("kind", faults.KINDS)
def test_a_detective_of_another_kind_is_never_right(station, kind):
    """A detective of another kind is never right."""
    dirty, sealed = faults.plant(station, 1, 1, kinds=[kind], target=TARGET)
    other = faults.KINDS[faults.KINDS.index(kind) - 1]

    assert faults.score(diagnose(dirty, other), sealed.reveal()).recall == 0


def test_every_kind_tells_all_that_a_card_shows():
    """Every kind tells all that a card shows."""
    assert set(DETECTIVES) == set(faults.KINDS)
    assert len(set(faults.KINDS)) == len(faults.KINDS) >= 14
    for name in faults.KINDS:
        one = faults.kind_named(name)
        assert one.visibility in VISIBILITIES
        assert all([one.title, one.story, one.symptom, one.where])
        assert name not in one.symptom
        assert one.title.casefold() not in one.symptom.casefold()
