"""Uploads looked at before they are unpacked: what harms is set aside and named."""

import gzip
import io
import tarfile
import zipfile

import pytest

from grader.cohort import uploads

FINE = "learner-01_attempt_20260102T030405Z_91_sums.ipynb"


def zipped(*entries):
    """Return a zip of (name, bytes)."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in entries:
            opened.writestr(name, data)
    return held.getvalue()


def tarred(kind):
    """Return a packed tar with one member of a kind."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as opened:
        member = tarfile.TarInfo("x")
        member.type, member.linkname = kind, "/etc/passwd"
        opened.addfile(member)
    return held.getvalue()


def deep(number):
    """Return a zip in a zip in a zip."""
    data = b"{}"
    for _ in range(number):
        data = zipped(("inner.zip", data))
    return data


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("photo.zip", b"no zip", "is no archive that can be unpacked"),
        ("t.csv.gz", gzip.compress(b"a,b"), "is no archive"),
        ("cut.zip", zipped((FINE, b"{}" * 500))[:-40], "is no archive"),
        ("own.zip", zipped(("data/t.csv.gz", b"x")), "holds 'data/t.csv.gz', which is"),
        ("out.zip", zipped(("../../x.ipynb", b"{}")), "leads out"),
        ("who.zip", zipped((FINE.replace("learner-01", ".."), b"")), "no learner's id"),
        ("deep.zip", deep(5), "archives in archives"),
        ("big.zip", zipped(("x", b"0" * (129 << 20))), "far more"),
        ("link.tar.gz", tarred(tarfile.SYMTYPE), "a link or a special file"),
    ],
)
def test_what_would_harm_or_stop_nbgrader_is_set_aside(tmp_path, name, data, said):
    """It is kept elsewhere and named; what is fine stays."""
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / name).write_bytes(data)
    (archive / "fine.zip").write_bytes(zipped((FINE, b"{}")))

    told = uploads.set_aside(archive, tmp_path / "refused")

    assert [one.name for one in archive.iterdir()] == ["fine.zip"]
    assert (tmp_path / "refused" / name).read_bytes() == data
    assert len(told) == 1 and name in told[0] and said in told[0]


def test_what_learning_platforms_make_is_left_alone(tmp_path):
    """A zip of all submissions, a bare notebook, a picture, a tar."""
    archive = tmp_path / "archive"
    archive.mkdir()
    files = {
        "all.zip": zipped(("a/b.zip", zipped((FINE, b"{}"))), ("c.pdf", b"%PDF")),
        FINE: b"{}",
        "photo.jpg": b"x",
        "t.tar.gz": tarred(tarfile.DIRTYPE),
    }
    for name, data in files.items():
        (archive / name).write_bytes(data)

    assert uploads.set_aside(archive, tmp_path / "refused") == []
    assert {one.name for one in archive.iterdir()} == set(files)


def test_many_large_files_in_a_small_upload_are_a_bomb(tmp_path, monkeypatch):
    """What it unpacks to is bounded by what was uploaded."""
    monkeypatch.setattr(uploads, "_FREE", 1 << 20)
    (tmp_path / "up").mkdir()
    bomb = zipped(*((f"{number}.csv", b"0" * (4 << 20)) for number in range(8)))
    (tmp_path / "up" / "b.zip").write_bytes(bomb)

    assert "far more" in uploads.set_aside(tmp_path / "up", tmp_path / "no")[0]
