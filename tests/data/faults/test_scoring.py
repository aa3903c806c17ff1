"""Scores: recall and precision of each fault, and words that do not name it."""

import pytest

from grader.data import faults
from grader.data.faults.manifest import Fault, Manifest, Undo

UNIT = Fault("unit-change", ("mass",), tuple(range(10)))
DOUBLED = Fault("doubled-rows", (), (20, 21), neutral=(4, 5))
GONE = Fault("dropped-group", ("town",), ())
SWAP = Fault("swapped-columns", ("a", "b"), (30, 31, 32))
TRUTH = Manifest(1, 1, 40, (UNIT, DOUBLED, GONE, SWAP), Undo(), "0")


def said(kind, column, rows):
    """Return one entry of a diagnosis."""
    return {"kind": kind, "column": column, "rows": rows}


PERFECT = [
    said("unit-change", "mass", "0-9"),
    said("doubled-rows", None, [20, 21]),
    said("dropped-group", "town", []),
    said("swapped-columns", ["a", "b"], [30, 31, 32]),
]


def test_a_perfect_diagnosis_has_nothing_to_be_told():
    """A perfect diagnosis has nothing to be told."""
    score = faults.score(PERFECT, TRUTH)

    assert (score.recall, score.precision, score.f1) == (1, 1, 1)
    assert score.messages == ()
    assert {one.outcome for one in score.found} == {"found"}


def test_recall_and_precision_are_counted_in_rows():
    """Recall and precision are counted in rows."""
    rows = [0, 1, 2, 3, 11, 12, 13, 14, 15, 16]
    score = faults.score([said("unit-change", "mass", rows)], TRUTH)
    one = next(one for one in score.found if one.fault == UNIT)

    assert (one.outcome, one.recall, one.precision) == ("partly", 0.4, 0.4)
    assert (score.recall, score.precision) == (0.1, 0.4)
    assert "40%" in one.message
    assert "60%" in one.message


@pytest.mark.parametrize("rows", [[20, 21], [4, 5, 20, 21]])
def test_originals_of_doubled_rows_may_be_named_or_not(rows):
    """Originals of doubled rows may be named or not."""
    score = faults.score([said("doubled-rows", "", rows)], TRUTH)

    assert score.precision == 1
    assert score.found[1].outcome == "found"


def test_one_of_two_swapped_columns_is_enough():
    """One of two swapped columns is enough."""
    score = faults.score([said("swapped-columns", "b", [30, 31, 32])], TRUTH)

    assert score.found[3].outcome == "found"


def test_what_was_missed_is_told_by_its_symptom_and_not_by_its_name():
    """What was missed is told by its symptom and not by its name."""
    score = faults.score([], TRUTH)

    assert (score.recall, score.precision) == (0, 1)
    for one in score.found:
        assert one.outcome == "missed"
        assert one.message == faults.kind_named(one.fault.kind).symptom
        assert one.fault.kind not in one.message
        assert all(f"`{name}`" not in one.message for name in one.fault.columns)


def test_a_claim_where_nothing_is_wrong_is_a_false_alarm():
    """A claim where nothing is wrong is a false alarm."""
    score = faults.score([*PERFECT, said("drift", "a", [1, 2])], TRUTH)

    assert [alarm.claim.kind for alarm in score.alarms] == ["drift"]
    assert (score.recall, score.precision) == (1, 0.8)
    assert "`a`" in score.messages[-1]


def test_the_right_rows_under_a_wrong_name_are_told_so():
    """The right rows under a wrong name are told so."""
    score = faults.score([said("sentinel", "mass", "0-9")], TRUTH)

    assert score.found[0].outcome == "misnamed"
    assert "`mass`" in score.found[0].message
    assert "unit" not in score.found[0].message
    assert score.alarms == ()
    assert (score.recall, score.precision) == (0, 0)


def test_naming_everything_everywhere_finds_all_and_means_nothing():
    """Naming everything everywhere finds all and means nothing."""
    columns = ("mass", "town", "a", "b")
    lazy = [said(kind, column, "all") for kind in faults.KINDS for column in columns]
    score = faults.score(lazy, TRUTH)

    assert score.recall == 1
    assert score.precision < 0.1
    assert score.f1 < 0.2


def test_a_healthy_table_scores_alarms_alone():
    """A healthy table scores alarms alone."""
    healthy = Manifest(1, 1, 40, (), Undo(), "0")

    assert faults.score([], healthy).f1 == 1
    assert faults.score([said("drift", "a", [1])], healthy).precision == 0


def test_messages_are_short():
    """Messages are short."""
    half = [said("unit-change", "mass", "0-3, 12-20"), said("drift", "a", [1])]
    score = faults.score([*half, said("sentinel", "b", [30, 31])], TRUTH)

    assert len(score.messages) == 5
    assert all(len(words.split()) <= 60 for words in score.messages)
