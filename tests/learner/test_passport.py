import json
import zipfile

import pytest

from grader.errors import JournalError
from grader.learner import journal, luggage
from grader.learner.passport import export_passport, passport, restore_passport


@pytest.fixture
def saved(at_home):
    """Record something, write a notebook, and return their passport."""
    notes = journal.current()
    notes.record("verdict", "03-1", {"outcome": "passed", "points": 2})
    notes.record("burn", "03", {"learned": "ask first"})
    folder = at_home / "my_work" / "03_leakage"
    folder.mkdir(parents=True)
    (folder / "03_leakage.ipynb").write_text('{"mine": 1}')
    return export_passport(at_home / "passport.zip")


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Return a second, empty home, as on another computer."""
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setenv("STOVE_HOME", str(other))
    return other


def rewrite(path, **parts):
    """Write the passport again with `parts` changed, its manifest kept true."""
    import hashlib

    with zipfile.ZipFile(path) as file:
        held = {name: file.read(name) for name in file.namelist()}
    manifest = json.loads(held.pop("manifest.json"))
    held.update({name: data.encode() for name, data in parts.pop("add", {}).items()})
    manifest["parts"] = {n: hashlib.sha256(d).hexdigest() for n, d in held.items()}
    manifest.update(parts)
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("manifest.json", json.dumps(manifest))
        for name, data in held.items():
            file.writestr(name, data)


def test_passport_carries_journal_and_notebooks(saved, elsewhere):
    """What was done in one place is there in another."""
    message = restore_passport(saved)

    assert message.startswith(
        "2 of 2 journal entries were new. Notebooks that came back: 1"
    )
    kinds = [e.kind for e in journal.current().events()]
    assert kinds == ["verdict", "burn"]
    notebook = elsewhere / "my_work" / "03_leakage" / "03_leakage.ipynb"
    assert notebook.read_text() == '{"mine": 1}'


def test_restoring_twice_changes_nothing(saved, elsewhere):
    """A passport can be restored again without doubling anything."""
    restore_passport(saved)
    message = restore_passport(saved)

    assert message.startswith(
        "0 of 2 journal entries were new. Notebooks that came back: 0"
    )
    assert len(journal.current().events()) == 2
    assert len(list((elsewhere / "my_work").rglob("*.ipynb"))) == 1


def test_notebook_that_differs_is_kept_beside_the_restored_one(saved, at_home):
    """A restore overwrites no work; it says where both versions lie."""
    mine = at_home / "my_work" / "03_leakage" / "03_leakage.ipynb"
    mine.write_text('{"mine": 2}')

    message = restore_passport(saved)
    restore_passport(saved)

    assert mine.read_text() == '{"mine": 2}'
    [beside] = mine.parent.glob("03_leakage-passport-*.ipynb")
    assert beside.read_text() == '{"mine": 1}'
    assert "Both are kept" in message
    assert beside.name in message


def test_events_of_two_places_merge_in_time(saved, elsewhere, clock):
    """After a restore the events of both places stand in the order of their time."""
    journal.current().record("quiz", "later", {})
    restore_passport(saved)

    assert [e.kind for e in journal.current().events()] == ["verdict", "burn", "quiz"]


def test_passport_can_be_restored_to_a_folder(saved, tmp_path):
    """A passport can be looked at in an empty folder of one's choice."""
    passport("restore", saved, into=tmp_path / "tmp_restore")

    events = journal.open_journal(tmp_path / "tmp_restore").events()
    assert [e.id for e in events] == [e.id for e in journal.current().events()]


def test_newer_passport_is_refused(saved, elsewhere):
    """A passport of a newer release is not guessed at."""
    rewrite(saved, format=99)

    with pytest.raises(JournalError, match="newer release \\(format 99"):
        restore_passport(saved)
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        "work/../../evil.ipynb",
        "/etc/evil.ipynb",
        "work/C:evil.ipynb",
        "work/..\\evil.ipynb",
        "work/.bashrc",
        "work//evil.ipynb",
        "evil.ipynb",
    ],
)
def test_part_that_would_leave_the_folder_is_refused(saved, elsewhere, name):
    """A passport cannot write outside the learner's folder, or anything else."""
    rewrite(saved, add={name: "{}"})

    with pytest.raises(JournalError, match="unsafe name"):
        restore_passport(saved)
    assert list(elsewhere.iterdir()) == []


def test_changed_part_is_refused(saved, elsewhere):
    """A part that is not what the manifest declares is refused."""
    with zipfile.ZipFile(saved) as file:
        held = {name: file.read(name) for name in file.namelist()}
    held["work/03_leakage/03_leakage.ipynb"] = b'{"mine": "forged"}'
    with zipfile.ZipFile(saved, "w") as file:
        for name, data in held.items():
            file.writestr(name, data)

    with pytest.raises(JournalError, match="missing or was changed"):
        restore_passport(saved)
    assert list(elsewhere.iterdir()) == []


def test_bomb_is_refused_before_it_is_unpacked(saved, monkeypatch, elsewhere):
    """A file that unpacks to more than a passport can hold is refused."""
    with zipfile.ZipFile(saved, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("work/bomb.ipynb", b"\0" * (luggage.MAX_BYTES + 1))

    assert saved.stat().st_size < 2**20
    with pytest.raises(JournalError, match="larger than a passport"):
        restore_passport(saved)


@pytest.mark.parametrize("cut", [0, 10, 200, -30])
def test_broken_file_is_refused(saved, elsewhere, cut):
    """A file that was cut off is broken, and nothing is restored."""
    saved.write_bytes(saved.read_bytes()[:cut])

    with pytest.raises(JournalError, match="is broken"):
        restore_passport(saved)
    assert list(elsewhere.iterdir()) == []


def test_flipped_bytes_are_refused(saved, elsewhere):
    """No single damaged byte of a passport gets through or raises a traceback."""
    whole = saved.read_bytes()
    for place in range(0, len(whole), 7):
        saved.write_bytes(
            whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :]
        )
        try:
            content = luggage.unpack(saved)
        except JournalError:
            continue
        assert [e.kind for e in content.events] == ["verdict", "burn"]
        assert list(content.notebooks.values()) == [b'{"mine": 1}']


def test_some_zip_file_is_no_passport(tmp_path):
    """Another zip file is told apart."""
    with zipfile.ZipFile(tmp_path / "holiday.zip", "w") as file:
        file.writestr("photo.jpg", b"")

    with pytest.raises(JournalError, match="not a passport"):
        restore_passport(tmp_path / "holiday.zip")


def test_event_lines_that_are_no_events_are_refused(saved, elsewhere):
    """A journal in a passport is read whole or not at all."""
    rewrite(saved, add={"events.jsonl": '{"id": 1}\n'})

    with pytest.raises(JournalError, match="not readable"):
        restore_passport(saved)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("restore",), "Which file?"),
        (("restore", "nowhere.zip"), "There is no file"),
        (("stamp",), "nothing a passport does"),
        (("export", "/proc/nowhere/passport.zip"), "cannot be written"),
    ],
)
def test_unusable_call_is_told(arguments, words):
    """A passport that cannot be made or found gets a message."""
    assert words in repr(passport(*arguments))


def test_export_names_its_file_by_the_time(at_home):
    """Without a name, the passport lies in `my_work/` with the time in its name."""
    journal.current().record("burn", "03", {})
    made = passport("export")

    assert made.path.parent == at_home / "my_work"
    assert made.path.name.startswith("passport-20")
    assert " download " in made.markup()
    assert "Binder" not in repr(made)


def test_binder_is_said_to_forget(monkeypatch):
    """On Binder the card says that Binder forgets."""
    monkeypatch.setenv("BINDER_REPO_URL", "https://example.org/course")

    assert "Binder forgets" in repr(passport("export"))


def test_machine_run_needs_a_place(monkeypatch, tmp_path):
    """Where nothing is stored a passport is written only to a named place."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")

    assert "needs a place" in repr(passport("export"))
    assert passport("export", tmp_path / "p.zip").path == tmp_path / "p.zip"


def test_folder_can_be_named_as_the_place(tmp_path):
    """A passport written to a folder gets its name there."""
    assert passport("export", tmp_path).path.parent == tmp_path
