"""A project's folder as one file: what goes along, what is refused, what comes out."""

import gzip
import io
import os
import stat
import zipfile

import pytest

from grader.cohort import project_files
from grader.cohort.project_files import gather, packed, unpacked
from grader.cohort.project_privacy import personal
from grader.errors import SubmissionError


def folder_of(place, files):
    """Write files, and return their folder."""
    for name, data in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return place


def zipped(*entries, **options):
    """Return a zip of (name or ZipInfo, bytes)."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", **options) as opened:
        for name, data in entries:
            opened.writestr(name, data)
    return held.getvalue()


def test_what_goes_in_comes_out(tmp_path):
    """Files in folders, with spaces and other alphabets, to the byte."""
    files = {"project.py": b"x", "data/täble (1).csv": b"\0\1", "a/b/c.md": b""}

    gathered = gather(folder_of(tmp_path / "mine", files))

    assert unpacked(packed(gathered.files)) == files
    assert gathered.stays == ()


def test_what_is_hidden_linked_or_a_gradebook_stays_and_is_named(tmp_path):
    """Also a packet for peers; nothing is followed out of the folder."""
    names = (".env", ".review/gates.json", "x.db", "review_packet.zip", "kept.csv")
    folder = folder_of(tmp_path / "mine", dict.fromkeys(names, b"1"))
    (folder / "away").symlink_to("/etc")
    os.mkfifo(folder / "pipe")

    gathered = gather(folder)

    assert set(gathered.files) == {"kept.csv"}
    told = " ".join(gathered.stays)
    for name in (".env", ".review", "x.db", "review_packet.zip", "away", "pipe"):
        assert f"`{name}`" in told


def test_files_over_the_limits_are_named(tmp_path, monkeypatch):
    """The largest ones, or the folder with the most."""
    folder = folder_of(tmp_path / "mine", {"big.csv": b"0" * 3000, "s.py": b"0"})
    monkeypatch.setattr(project_files, "MOST_BYTES", 2000)
    with pytest.raises(SubmissionError, match=r"largest are `big\.csv`"):
        gather(folder)
    monkeypatch.setattr(project_files, "MOST_FILES", 3)
    folder_of(folder, {f"venv/{number}.py": b"" for number in range(4)})
    with pytest.raises(SubmissionError, match="most of them in `venv`"):
        gather(folder)


@pytest.mark.parametrize("name", ["a\nb.py", "a:b.py", "x" * 150 + "/" + "y" * 60])
def test_a_name_that_not_every_system_has_is_told_to_its_author(tmp_path, name):
    """Nothing is renamed behind somebody's back."""
    with pytest.raises(SubmissionError, match="Rename it"):
        gather(folder_of(tmp_path / "mine", {name: b""}))


def link(name):
    """Return the entry of a link."""
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([("../out.py", "1")], "leads out"),
        ([("/etc/x", "1")], "leads out"),
        ([("a/../../x", "1")], "leads out"),
        ([("a\\..\\x", "1")], "sign in its name"),
        ([("C:x", "1")], "sign in its name"),
        ([(".review/gates.json", "{}")], "is hidden"),
        ([(link("data.csv"), "/etc/passwd")], "a link"),
        ([("a", "1"), ("a/b", "1")], "beside each other"),
        ([("a.py", "1"), ("A.py", "1")], "beside each other"),
        ([(f"{number}.py", "") for number in range(2001)], "more than 2000 files"),
    ],
)
def test_what_no_project_of_ours_holds_is_refused(entries, said):
    """Paths that lead out, hidden files, links, collisions, floods."""
    with pytest.raises(SubmissionError, match=said):
        unpacked(zipped(*entries))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_refused():
    """Which one counts is not for us to say."""
    with pytest.raises(SubmissionError, match="twice"):
        unpacked(zipped(("a.py", "1"), ("a.py", "2")))


def test_a_bomb_is_not_unpacked(monkeypatch):
    """What the zip says of its sizes is not asked."""
    monkeypatch.setattr(project_files, "MOST_BYTES", 1 << 20)
    bomb = zipped(("big.csv", b"0" * (3 << 20)), compression=zipfile.ZIP_DEFLATED)

    with pytest.raises(SubmissionError, match="more than 1 MiB unpacked"):
        unpacked(bomb)


@pytest.mark.parametrize("cut", [0, 10, 60])
def test_a_damaged_project_is_told(cut):
    """Cut short anywhere, or flipped, it is never half taken in."""
    whole = zipped(("a.py", "print(1)\n" * 50), compression=zipfile.ZIP_DEFLATED)
    with pytest.raises(SubmissionError, match="damaged"):
        unpacked(whole[:cut])
    flipped = whole[:45] + bytes([whole[45] ^ 255]) + whole[46:]
    with pytest.raises(SubmissionError, match="damaged"):
        unpacked(flipped)


def test_a_project_packed_in_another_way_is_told():
    """Only what every Python can unpack is unpacked."""
    odd = zipped(("a.py", "1"), compression=zipfile.ZIP_LZMA)
    with pytest.raises(SubmissionError, match="a way that this kit does not"):
        unpacked(odd)


def test_personal_data_are_named_without_being_shown():
    """In texts, in tables, in tables packed with gzip; pictures are no numbers."""
    rows = b"mail\nann@example.org\nbob@example.org\n"
    files = {
        "README.md": b"Write to ann.smith@example.org.",
        "data/t.csv.gz": gzip.compress(rows),
        "n.ipynb": b'{"image/png": "' + b"4111111111111111" * 20 + b'"}',
        "bad.csv.gz": b"no gzip",
    }

    found = personal(files)

    assert found == [
        "`README.md`: 1 × mail address, such as axx.xxxxx@xxxxxxx.xxx",
        "`data/t.csv.gz`: 2 × mail address, such as axx@xxxxxxx.xxx",
    ]
