import os
import signal
import time

import pytest

from grader.learner import journal
from grader.learner.journal import open_journal
from tests.learner.conftest import python

WRITER = """
import sys
from pathlib import Path
from grader.learner.journal import open_journal
journal = open_journal(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    journal.record("quiz", sys.argv[3], {"number": number})
    print(number, flush=True)
"""


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
