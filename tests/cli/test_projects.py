"""The commands of projects: make one, audit one."""

import json

from grader.cli import main
from grader.project import audits as audits_module


def test_a_project_is_made_and_its_contract_is_checked(tmp_path, capsys):
    """`stove project new` says where and what next; a breach is said at once."""
    place = tmp_path / "mine"

    assert main(["project", "new", str(place)]) == 0
    assert f"stove project audit {place}" in capsys.readouterr().out
    (place / "project.toml").unlink()
    assert main(["project", "audit", str(place)]) == 1
    assert "There is no `project.toml`" in capsys.readouterr().err


def test_an_audit_tells_each_finding_and_fails_if_one_fails(
    tmp_path, capsys, monkeypatch
):
    """Findings come as lines or as JSON; the exit code says whether one failed."""
    place = tmp_path / "mine"
    main(["project", "new", str(place)])
    some = {n: audits_module._ALL[n] for n in ("licence", "figures")}
    monkeypatch.setattr(audits_module, "NAMES", tuple(some))
    capsys.readouterr()

    assert main(["project", "audit", str(place)]) == 0
    assert "passed  licence: " in capsys.readouterr().out
    (place / "data" / "invented.csv").write_text("day\n1\n")
    assert main(["project", "audit", str(place), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["state"] for one in told] == ["failed", "not informative"]
