"""Calibration: a reviewer's levels against the reference of an anchor, in words."""

import pytest

from grader.errors import CalledWrongly, ProjectError
from grader.project.new import ANCHORS
from grader.project.review.calibration import calibrated, compared
from grader.project.review.rubric import names, references
from tests.project.review.conftest import filled


def test_a_dazzled_reviewer_reads_where_the_page_was_prettier_than_its_work():
    """Each difference has its reason, and the lesson names what holds it back."""
    told = "\n".join(compared("leaky", dict.fromkeys(names(), 3)))

    reference = references()["leaky"]
    assert all(reason in told for reason in reference.reasons.values())
    assert "generous side" in told
    assert "Held back by its gates: split, shuffled target" in told


def test_whoever_agrees_hears_it_and_the_strict_hear_that_too():
    """All ten as the reference; and a reviewer for whom nothing is enough."""
    levels = references()["modest"].levels

    same = compared("modest", levels)
    strict = compared("modest", dict.fromkeys(levels, 0))

    assert same[0].startswith("Ten of ten as the reference, none higher, none lower")
    assert "Ready to discuss" in same[1] and "cannot tell" in same[-1]
    assert "strict side" in strict[0]


def test_every_anchor_has_a_reason_for_every_level():
    """Three anchors, ten criteria each; the order of the bands is that of honesty."""
    told = references()

    assert set(told) == set(ANCHORS)
    assert all(tuple(one.reasons) == names() for one in told.values())
    sums = {name: sum(one.levels.values()) for name, one in told.items()}
    assert sums["weak"] < sums["leaky"] < sums["modest"]


def test_a_form_is_made_first_and_shows_no_reference(tmp_path):
    """Levels come before the reference; another anchor's form is refused."""
    path = tmp_path / "mine.toml"

    assert calibrated("leaky", path) is None
    text = path.read_text(encoding="utf-8")
    reference = references()["leaky"]
    assert not any(reason in text for reason in reference.reasons.values())
    filled(path, 1)
    assert calibrated("leaky", path) == compared("leaky", dict.fromkeys(names(), 1))
    with pytest.raises(ProjectError, match="not of the anchor modest"):
        calibrated("modest", path)
    with pytest.raises(CalledWrongly, match="Known: "):
        calibrated("pretty", path)
