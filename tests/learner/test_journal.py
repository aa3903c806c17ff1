import pytest

from grader.learner import journal
from grader.learner.journal import Journal, open_journal
from tests.learner.conftest import python


def test_events_come_back_in_order_after_a_restart(tmp_path, clock):
    """What was recorded is there when the notebook is opened again."""
    first = open_journal(tmp_path, clock)
    first.record("verdict", "03-1", {"points": 1.5})
    clock.move(5)
    first.record("verdict", "03-2", {"points": 0.0})
    first.close()

    events = open_journal(tmp_path).events("verdict")

    assert [e.key for e in events] == ["03-1", "03-2"]
    assert events[0].payload == {"points": 1.5}
    assert events[1].time == "2026-03-01T09:00:05.000000+00:00"


def test_events_are_found_by_kind_and_key(tmp_path):
    """A journal answers for one kind, one key, or both."""
    notes = open_journal(tmp_path)
    notes.record("hint", "03-1", {})
    notes.record("hint", "03-2", {})
    notes.record("quiz", "03-1", {})

    assert len(notes.events("hint")) == 2
    assert len(notes.events(key="03-1")) == 2
    assert len(notes.events("hint", "03-1")) == 1


def test_numpy_values_are_stored_as_plain_ones(tmp_path):
    """A number out of numpy is a number in the journal."""
    np = pytest.importorskip("numpy")
    notes = open_journal(tmp_path)

    notes.record("observation", "03.auc", {"value": np.float64(0.75)})

    assert notes.events()[0].payload == {"value": 0.75}


def test_unchanged_repetition_is_not_recorded_again(tmp_path):
    """A notebook that is run again does not fill the journal."""
    notes = open_journal(tmp_path)
    for choice in ("a", "a", "b", "b", "a"):
        notes.record_change("quiz", "03.why", {"choice": choice})

    assert [e.payload["choice"] for e in notes.events()] == ["a", "b", "a"]


def test_newer_journal_is_left_alone_and_the_notebook_goes_on(tmp_path):
    """A journal of a newer release is not touched, and the learner is told once."""
    import sqlite3
    from contextlib import closing

    heard = []
    path = tmp_path / journal.FILE_NAME
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 99")
    before = path.read_bytes()

    notes = Journal(path, told=heard.append)
    notes.record("quiz", "03.why", {"choice": "a"})
    notes.record("quiz", "03.why", {"choice": "b"})

    assert path.read_bytes() == before
    assert [e.payload["choice"] for e in notes.events()] == ["a", "b"]
    assert len(heard) == 1
    assert "newer release (version 99" in heard[0]


def test_unwritable_place_is_told_once_and_nothing_is_lost(tmp_path):
    """Where the folder cannot be made the notebook goes on; later all is written."""
    heard = []
    blocked = tmp_path / "my_work"
    blocked.write_text("a file in the place of the folder")
    notes = Journal(blocked / journal.FILE_NAME, told=heard.append)
    notes.record("hint", "03-1", {"rung": 1})
    notes.record("hint", "03-1", {"rung": 2})

    assert len(notes.events("hint")) == 2
    assert not notes.is_stored
    assert len(heard) == 1
    assert "STOVE_HOME" in heard[0]

    blocked.unlink()
    notes.record("hint", "03-1", {"rung": 3})

    assert notes.is_stored
    stored = open_journal(blocked).events("hint")
    assert [e.payload["rung"] for e in stored] == [1, 2, 3]


@pytest.mark.parametrize("name", ["NBGRADER_EXECUTION", "STOVE_BOX", "STOVE_EPHEMERAL"])
def test_machine_run_leaves_nothing_behind(name, at_home, monkeypatch):
    """Under a grader the journal is in memory and no file appears."""
    monkeypatch.setenv(name, "autograde")

    journal.current().record("quiz", "03.why", {})

    assert len(journal.current().events()) == 1
    assert list(at_home.iterdir()) == []


def test_current_journal_lies_in_my_work(at_home):
    """A learner's journal lies in `my_work/` of the home folder."""
    journal.current().record("quiz", "03.why", {})

    assert (at_home / "my_work" / "journal.sqlite").is_file()


def test_unknown_kind_is_refused(tmp_path):
    """The kinds of events are a closed list."""
    with pytest.raises(ValueError, match="unknown kind"):
        open_journal(tmp_path).record("gossip", "03", {})


def test_importing_the_journal_is_light():
    """The journal needs neither pandas nor IPython nor widgets."""
    code = (
        "import sys, grader.learner.journal\n"
        "heavy = {'pandas', 'numpy', 'IPython', 'ipywidgets', 'jinja2'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    out, errors = python(code).communicate(timeout=60)

    assert (out.strip(), errors) == ("[]", "")
