"""Notes on one's own search: kept in one file, once, and shown nowhere."""

import pytest

from grader.learner import journal
from grader.learner.screen import Notice
from grader.learner.search import searchfolder
from grader.learner.search.searchnote import search_note


def notes():
    """Return the file of notes."""
    return searchfolder.folder() / "notes.md"


def test_a_note_is_kept_with_its_name_and_not_shown(at_home):
    """The card says where it lies and repeats nothing of it."""
    card = search_note("plan", "By June: three people talked to")

    assert "three people" not in repr(card)
    assert notes().read_text().startswith("## plan · 20")
    assert "By June: three people talked to" in notes().read_text()
    assert journal.current().events() == []


def test_a_cell_may_be_run_again(at_home):
    """The same text is kept once; another one comes below it."""
    for text in ("role: analyst", "role: analyst", "role: engineer"):
        search_note("role", text)

    assert notes().read_text().count("## role") == 2
    assert notes().read_text().index("analyst") < notes().read_text().index("engineer")


@pytest.mark.parametrize("text", ["", "…", "who: …\nby when: …\n", "a: ..."])
def test_a_form_that_is_not_filled_in_leaves_nothing(at_home, text):
    """An untouched lesson runs to its end and writes no file."""
    assert "Nothing written so far" in repr(search_note("plan", text))
    assert not notes().exists()


@pytest.mark.parametrize(("name", "text"), [("", "x"), ("plan", None), (3, "x")])
def test_what_does_not_fit_is_told(at_home, name, text):
    """A slip in a call gets the form to use."""
    assert isinstance(search_note(name, text), Notice)


def test_a_machine_keeps_no_note(at_home, monkeypatch):
    """Where a machine runs the notebook, no file appears."""
    monkeypatch.setenv("STOVE_EPHEMERAL", "1")

    assert "nothing is kept" in repr(search_note("plan", "By June"))
    assert not notes().exists()
