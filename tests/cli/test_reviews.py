"""The commands of a review, from an empty form to a band with peers."""

import pytest

from grader.cli import main
from grader.project import audits as audits_module
from grader.project.review import gates
from tests.project.making import project
from tests.project.review.conftest import filled


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a small project; its gates are two quick audits."""
    for module in (audits_module, gates):
        monkeypatch.setattr(module, "NAMES", ("licence", "figures"))
    place = project(tmp_path / "ice", results={"n_test": 100})
    (place / "README.md").write_text("# Ice cream\n")
    return place


def test_from_an_empty_form_to_a_band_with_peers(folder, tmp_path, capsys):
    """Author, packet, peer, both together: each command says what comes next."""
    own, review = folder / "review.toml", ["project", "review", str(folder)]
    assert main(review) == 0
    filled(own, 2, errors=1)
    capsys.readouterr()
    assert main(review) == 0
    told = capsys.readouterr().out
    assert "Band: Off the path." in told and "%" not in told
    assert "Next, errors and limits: Score the parts" in told

    assert main(["project", "packet", str(folder)]) == 0
    assert "Not in it: table.csv (licence and personal data" in capsys.readouterr().out
    packet = tmp_path / "review_packet.zip"
    (folder / packet.name).rename(packet)
    peer = ["project", "review", str(packet), "--as", "bo"]
    assert main(peer) == 0
    theirs = filled(tmp_path / "review_by_bo.toml", 2, split=0)
    assert main(peer) == 0
    capsys.readouterr()
    assert main(["project", "reviews", str(folder), str(theirs)]) == 0
    told = capsys.readouterr().out
    assert "bo: My observation. → My question. → My suggestion." in told
    assert "Honest split: 0 not yet; you 2, peers 0, median 0; OPEN" in told
    assert "Band: Published burn." in told


def test_a_failed_gate_comes_before_levels(folder, capsys):
    """Exit code 1, the band waits, and no packet is made."""
    (folder / "project.toml").write_text(
        (folder / "project.toml").read_text().replace("CC BY 4.0", "unknown")
    )
    main(["project", "review", str(folder)])
    filled(folder / "review.toml", 3)

    assert main(["project", "review", str(folder)]) == 1
    told = capsys.readouterr().out
    assert "Band: Held back by its gates (licence)" in told
    assert "Gate, failed: licence." in told
    assert main(["project", "packet", str(folder)]) == 1
    assert "these fail: licence" in capsys.readouterr().err


def test_bad_input_is_one_message_and_nothing_is_written(folder, tmp_path, capsys):
    """No form yet, an empty one, no packet, no anchor, a name that is a path."""
    missing = tmp_path / "none.zip"
    for call, code, said in (
        (["reviews", str(folder)], 1, "yours comes first"),
        (["review", str(missing)], 1, "cannot be read"),
        (["review", str(folder / "table.csv")], 1, "is no zip"),
        (["review", str(missing), "--calibrate", "best"], 2, "no anchor 'best'"),
    ):
        before = sorted(tmp_path.rglob("*"))
        assert main(["project", *call]) == code
        assert said in capsys.readouterr().err
        assert sorted(tmp_path.rglob("*")) == before
    main(["project", "review", str(folder)])
    assert main(["project", "review", str(folder)]) == 1
    assert "No level yet for question" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["project", "review", str(missing), "--as", "../up"])


def test_an_anchor_is_judged_before_its_reference_is_shown(tmp_path, capsys):
    """The first call makes a form, the second compares."""
    call = ["project", "review", str(tmp_path / "f.toml"), "--calibrate", "weak"]

    assert main(call) == 0
    assert "--like weak" in capsys.readouterr().out
    filled(tmp_path / "f.toml", 1)
    assert main(call) == 0
    assert "None of ten as the reference, ten higher" in capsys.readouterr().out
