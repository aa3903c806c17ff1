"""Forms that came with a project: what is missing or odd is told, the rest counts."""

import shutil

import pytest

from grader.project.cohort.opinions import opinions
from grader.project.review import form
from tests.project.review.conftest import filled, findings

PIN, TITLE = "ab" * 32, "Ice cream"


@pytest.fixture
def folder(tmp_path):
    """Return a folder with the author's form, filled in."""
    form.begin(tmp_path / "review.toml", form.SELF, TITLE, PIN)
    filled(tmp_path / "review.toml", 2)
    return tmp_path


def peer(folder, name, level=2, pin=PIN, title=TITLE):
    """Add a peer's form."""
    path = folder / f"review_by_{name}.toml"
    form.begin(path, form.PEER, title, pin, name)
    return filled(path, level)


def test_without_the_authors_form_there_is_no_band(tmp_path):
    """It is told, and peers wait."""
    peer(tmp_path, "bo")

    told = opinions(tmp_path, PIN, TITLE, findings())

    assert (told["band"], told["rows"], told["peers"]) == ("", [], 0)
    assert told["notes"] == ["`review.toml` was not handed in."]


def test_levels_are_joined_and_the_state_of_each_form_is_told(folder):
    """An earlier state counts and is told; another project does not count."""
    peer(folder, "bo")
    peer(folder, "cy", 3, pin="cd" * 32)
    peer(folder, "di", 0, pin="cd" * 32, title="Another")
    shutil.copy(folder / "review_by_bo.toml", folder / "review_by_ed.toml")

    told = opinions(folder, PIN, TITLE, findings())

    assert told["notes"][0] == "`review.toml`: The project is as it was then."
    notes = " ".join(told["notes"])
    assert "`review_by_cy.toml`: The project has another state now" in notes
    assert "`review_by_di.toml` is of another project" in notes
    assert "`review_by_ed.toml` says the same as another" in notes
    assert (told["peers"], told["rows"][0]["peers"]) == (2, [2, 3])
    assert told["band"] == "Off the path" and told["open"] == []


def test_a_form_that_breaks_the_parser_is_told(folder):
    """Nested without end, no text, far too large, a folder of that name."""
    (folder / "review_by_a.toml").write_text("x = " + "[" * 50_000)
    (folder / "review_by_b.toml").write_bytes(b"\xff\xfe\0")
    (folder / "review_by_c.toml").write_text("#" * 300_000)
    (folder / "review_by_d.toml").mkdir()

    told = opinions(folder, PIN, TITLE, findings())

    assert told["peers"] == 0 and len(told["notes"]) == 5
    assert str(folder) not in " ".join(told["notes"])


def test_a_flood_of_forms_is_cut(folder):
    """Twelve are read, and that is told."""
    for number in range(15):
        peer(folder, f"p{number:02d}")

    told = opinions(folder, PIN, TITLE, findings())

    assert told["peers"] == 12
    assert "More than 12 forms of peers" in told["notes"][-1]


def test_without_audits_nobody_says_a_band(folder):
    """Gates come first: a project that could not be audited has levels alone."""
    told = opinions(folder, "", "", ())

    assert told["band"] == "" and len(told["rows"]) == 10
