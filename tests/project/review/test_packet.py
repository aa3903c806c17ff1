"""Packets: what goes in, what stays, and what is refused on the other side."""

import json
import zipfile

import pytest
from PIL import Image, PngImagePlugin

from grader.errors import ProjectError
from grader.project import contract
from grader.project.audits.finding import FAILED, WARNED
from grader.project.card.store import content
from grader.project.review.packet import MOST_BYTES, pack
from grader.project.review.unpack import lay_out, read_packet
from tests.project.making import project
from tests.project.review.conftest import findings


def test_a_packet_holds_what_is_named_and_nothing_hidden(ice):
    """Pages, source, results and audits; no other file, no clock, no owner."""
    (ice.folder / ".secret").write_text("token")
    (ice.folder / "diary.md").write_text("Dear diary")

    packed = pack(ice, findings())
    first = packed.path.read_bytes()

    assert packed.inside == (
        *("README.md", "audits.json", "project.py", "project.toml"),
        *("results.json", "table.csv"),
    )
    assert packed.stays == ()
    assert pack(ice, findings()).path.read_bytes() == first
    assert read_packet(packed.path).title == "Ice cream"


def test_data_stay_where_licence_or_people_are_in_doubt(ice):
    """A warning is enough to keep rows at home, and it is said."""
    packed = pack(ice, findings(personal_data=WARNED))

    assert "table.csv" not in packed.inside
    assert packed.stays == ("table.csv (personal data did not pass without a doubt)",)


def test_a_report_card_goes_in_if_it_is_of_this_state(ice):
    """A card of an earlier state would be of another project."""
    card = ice.folder / "card.json"
    told = {"versions": [{"content": content(ice.folder)}]}
    card.write_text(json.dumps(told))
    current = pack(ice, findings())
    (ice.folder / "table.csv").write_bytes(b"day\n1\n")
    earlier = pack(ice, findings())

    assert "card.json" in current.inside
    assert "card.json" not in earlier.inside
    assert earlier.stays == ("the report card (of an earlier state; run it again)",)


def test_a_failed_gate_and_a_personal_line_stop_the_packet(ice):
    """Nothing is written, and what was found is shown masked."""
    with pytest.raises(ProjectError, match="these fail: split"):
        pack(ice, findings(split=FAILED))
    (ice.folder / "README.md").write_text("Write to ada@example.org.")
    with pytest.raises(ProjectError, match="README.md` holds a mail address") as told:
        pack(ice, findings())
    assert "ada@" not in str(told.value)
    assert not (ice.folder / "review_packet.zip").exists()


def test_a_notebook_becomes_an_article_and_pictures_lose_their_notes(tmp_path):
    """What a picture's file tells of its maker is gone; what it shows is the same."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Ada")
    folder = project(tmp_path / "ice", results={"n_test": 1}, notebook=True)
    (folder / "README.md").write_text("![A red square, as wide as high](red.png)")
    Image.new("RGB", (4, 4), "red").save(folder / "red.png", pnginfo=notes)

    packet = read_packet(pack(contract.read(folder), findings()).path)
    lay_out(packet, tmp_path / "read")

    with Image.open(tmp_path / "read" / "red.png") as seen:
        assert (seen.info, seen.getpixel((1, 1))) == ({}, (255, 0, 0))
    page = (tmp_path / "read" / "article.html").read_text(encoding="utf-8")
    assert "LogisticRegression" in page
    assert "default-src 'none'" in page.partition("\n")[0]


def test_another_zip_of_that_name_is_kept(ice):
    """Only a packet of this kit is replaced."""
    other = ice.folder / "review_packet.zip"
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("mine.txt", "mine")
    before = other.read_bytes()

    with pytest.raises(ProjectError, match="no packet of this kit"):
        pack(ice, findings())
    assert other.read_bytes() == before


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (None, "is no zip"),
        ({}, "no packet of this kit"),
        ({"../up.txt": b"x"}, "the path '../up.txt'"),
        ({"/etc/up.txt": b"x"}, "the path '/etc"),
        ({"a/../../up.txt": b"x"}, "the path 'a/../.."),
        ({"C:\\up.txt": b"x"}, "the path"),
        ({".bashrc": b"x"}, "the path '.bashrc'"),
        ({"README.md": b"x", "readme.MD": b"y"}, "one name twice"),
        ({"zeros.csv": bytes(MOST_BYTES + 1)}, "more than a packet"),
        ({f"{n}.txt": b"" for n in range(200)}, "more than a packet"),
        ({"packet.json": b'{"form": 1, "pin": 3}'}, "cannot be used"),
        ({"packet.json": b"[" * 99_999}, "cannot be used"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_a_packet_may_be_anything_and_nothing_is_written(tmp_path, entries, said):
    """Paths that climb out, bombs and foreign files are refused in one sentence."""
    path = tmp_path / "review_packet.zip"
    path.write_text("no zip")
    if entries is not None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, data in entries.items():
                packed.writestr(name, data)

    with pytest.raises(ProjectError) as told:
        read_packet(path)

    assert said.replace("\\", "") in str(told.value).replace("\\", "")
    assert [one.name for one in tmp_path.iterdir()] == ["review_packet.zip"]


def test_a_packet_that_was_changed_on_its_way_is_refused(ice, tmp_path):
    """The README is the one that was packed, or the packet is not read."""
    with zipfile.ZipFile(pack(ice, findings()).path) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    path = tmp_path / "changed.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in (files | {"README.md": b"Better"}).items():
            packed.writestr(name, data)

    with pytest.raises(ProjectError, match="changed after it was packed"):
        read_packet(path)
    assert json.loads(files["packet.json"])["title"] == "Ice cream"
