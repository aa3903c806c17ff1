import os

from grader.learner import journal
from grader.learner.journal import Journal, open_journal
from tests.learner.conftest import python
from tests.learner.test_store import WRITER


def filled(folder, count):
    """Write a journal with `count` entries and return its path."""
    notes = open_journal(folder)
    for number in range(count):
        notes.record("quiz", "03.why", {"number": number})
    notes.close()
    return folder / journal.FILE_NAME


def test_damaged_file_is_put_aside_and_read_as_far_as_possible(tmp_path):
    """A damaged journal keeps its bytes under a new name; its events come back."""
    heard = []
    path = filled(tmp_path, 200)
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
    path = filled(tmp_path, 300)
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


def test_two_notebooks_that_meet_a_damaged_file_mend_it_once(tmp_path):
    """Notebooks that find the damage at the same time lose nothing of each other."""
    path = filled(tmp_path, 200)
    content = bytearray(path.read_bytes())
    content[:4096] = os.urandom(4096)
    path.write_bytes(content)

    writers = [python(WRITER, tmp_path, 20, name) for name in ("left", "right")]
    for writer in writers:
        _, errors = writer.communicate(timeout=60)
        assert errors == ""

    notes = open_journal(tmp_path)
    counts = [len(notes.events("quiz", key)) for key in ("03.why", "left", "right")]
    assert counts == [200, 20, 20]
    assert len(list(tmp_path.glob("journal-damaged-*.sqlite"))) == 1
