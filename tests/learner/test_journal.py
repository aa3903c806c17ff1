import os
import signal
import subprocess
import sys
import time

import pytest

from grader.learner import journal
from grader.learner.journal import Journal, open_journal

WRITER = """
import sys
from pathlib import Path
from grader.learner.journal import open_journal
journal = open_journal(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    journal.record("quiz", sys.argv[3], {"number": number})
    print(number, flush=True)
"""


def python(code, *args, **options):
    """Start `code` in a Python process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, args)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


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


def test_two_notebooks_write_at_once(tmp_path):
    """Two open notebooks lose no event of each other."""
    folder = tmp_path / "my_work"
    writers = [python(WRITER, folder, 100, name) for name in ("left", "right")]
    for writer in writers:
        _, errors = writer.communicate(timeout=60)
        assert errors == ""

    notes = open_journal(folder)
    for name in ("left", "right"):
        numbers = [e.payload["number"] for e in notes.events("quiz", name)]
        assert numbers == list(range(100))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_process_loses_no_acknowledged_event(tmp_path):
    """A process killed in mid-write leaves every event that it had confirmed."""
    writer = python(WRITER, tmp_path, 1_000_000, "victim")
    seen = [int(writer.stdout.readline()) for _ in range(50)]
    writer.send_signal(signal.SIGKILL)
    confirmed = [int(line) for line in writer.stdout.read().split("\n")[:-1]]
    writer.wait(timeout=60)
    writer.stdout.close()
    writer.stderr.close()

    numbers = [e.payload["number"] for e in open_journal(tmp_path).events()]

    last = (seen + confirmed)[-1]
    assert numbers[: last + 1] == list(range(last + 1))
    assert len(numbers) <= last + 2


def test_damaged_file_is_put_aside_and_read_as_far_as_possible(tmp_path):
    """A damaged journal keeps its bytes under a new name; its events come back."""
    heard = []
    notes = open_journal(tmp_path)
    for number in range(200):
        notes.record("quiz", "03.why", {"number": number})
    notes.close()
    path = tmp_path / journal.FILE_NAME
    content = bytearray(path.read_bytes())
    content[:8192] = os.urandom(8192)
    path.write_bytes(content)

    mended = Journal(path, told=heard.append)
    numbers = [e.payload["number"] for e in mended.events()]

    assert len(numbers) > 100
    assert numbers == sorted(numbers)
    aside = list(tmp_path.glob("journal-damaged-*.sqlite"))
    assert [file.read_bytes() for file in aside] == [bytes(content)]
    assert len(heard) == 1
    assert "damaged" in heard[0]
    mended.record("quiz", "03.why", {"number": -1})
    assert len(open_journal(tmp_path).events()) == len(numbers) + 1


def test_half_written_file_still_gives_its_first_events(tmp_path):
    """A journal that was cut off gives back what stands before the cut."""
    notes = open_journal(tmp_path)
    for number in range(300):
        notes.record("quiz", "03.why", {"number": number})
    notes.close()
    path = tmp_path / journal.FILE_NAME
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])

    mended = Journal(path, told=lambda message: None)

    assert 50 < len(mended.events()) < 300


def test_file_that_is_no_journal_is_kept(tmp_path):
    """A text under the journal's name is put aside, and a journal begins."""
    path = tmp_path / journal.FILE_NAME
    path.write_text("my shopping list " * 100)

    notes = Journal(path, told=lambda message: None)
    notes.record("burn", "first", {"learned": "names clash"})

    assert len(open_journal(tmp_path).events("burn")) == 1
    [aside] = tmp_path.glob("journal-damaged-*.sqlite")
    assert aside.read_text().startswith("my shopping list")


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


FULL = """
import resource, signal, sys
from pathlib import Path
from grader.learner.journal import Journal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
heard = []
journal = Journal(Path(sys.argv[1]) / "journal.sqlite", told=heard.append)
journal.record("quiz", "before", {})
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, resource.RLIM_INFINITY))
for number in range(50):
    journal.record("quiz", "full", {"text": "x" * 2000})
assert len(journal.events("quiz", "full")) == 50
assert not journal.is_stored
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
journal.record("quiz", "after", {})
assert journal.is_stored
print(len(heard), heard[0])
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit of file size")
def test_full_disk_is_told_once_and_written_later(tmp_path):
    """On a full disk the journal waits in memory, and is written when there is room."""
    out, errors = python(FULL, tmp_path).communicate(timeout=60)

    assert errors == ""
    assert out.startswith("1 The journal ")
    assert "disk" in out
    assert len(open_journal(tmp_path).events()) == 52


def test_events_cannot_be_changed_or_deleted(tmp_path):
    """The journal's file refuses to rewrite the past."""
    import sqlite3
    from contextlib import closing

    notes = open_journal(tmp_path)
    notes.record("burn", "first", {})
    with closing(sqlite3.connect(notes.path)) as file:
        for order in ("DELETE FROM events", "UPDATE events SET key = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                file.execute(order)


def test_deleted_folder_starts_a_fresh_journal(tmp_path):
    """A learner who deletes `my_work/` in mid-session can go on."""
    notes = open_journal(tmp_path / "my_work")
    notes.record("burn", "first", {})
    for file in (tmp_path / "my_work").iterdir():
        file.unlink()
    (tmp_path / "my_work").rmdir()

    notes.record("burn", "second", {})

    assert [e.key for e in open_journal(tmp_path / "my_work").events()] == ["second"]


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


def test_opening_a_long_journal_is_quick(tmp_path):
    """A journal of a whole course opens in less than 20 ms."""
    notes = open_journal(tmp_path)
    event = journal.Event
    notes.merge(
        [
            event(f"id-{n}", "2026-03-01T09:00:00.000000+00:00", "quiz", "x", {"n": n})
            for n in range(5000)
        ]
    )
    notes.close()

    spans = []
    for _ in range(5):
        began = time.perf_counter()
        again = open_journal(tmp_path)
        again.events("verdict")
        spans.append(time.perf_counter() - began)
        again.close()

    assert min(spans) < 0.02


def test_importing_the_journal_is_light():
    """The journal needs neither pandas nor IPython nor widgets."""
    code = (
        "import sys, grader.learner.journal\n"
        "heavy = {'pandas', 'numpy', 'IPython', 'ipywidgets', 'jinja2'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    out, errors = python(code).communicate(timeout=60)

    assert (out.strip(), errors) == ("[]", "")
