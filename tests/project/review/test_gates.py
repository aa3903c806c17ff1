"""Gates: audits of the same content run once, and a form knows its project."""

import pytest

from grader.errors import ProjectError
from grader.project import audits as audits_module
from grader.project import contract
from grader.project.card.store import content
from grader.project.review import gates
from tests.project.making import project

SOME = ("licence", "figures")


@pytest.fixture
def seen(monkeypatch):
    """Look at two quick audits only; return the list of those that ran."""
    monkeypatch.setattr(audits_module, "NAMES", SOME)
    monkeypatch.setattr(gates, "NAMES", SOME)
    return []


def test_audits_run_again_only_if_the_content_changed(ice, seen):
    """Findings are kept; a changed README or a broken file brings a new run."""
    kept = ice.folder / ".review" / "gates.json"

    first = gates.looked(ice, seen.append)
    again = gates.looked(ice, seen.append)
    assert [one.state for one in first] == [one.state for one in again]
    assert len(seen) == 2
    (ice.folder / "README.md").write_text("# Another\n")
    gates.looked(ice, seen.append)
    assert len(seen) == 4
    kept.write_text(kept.read_text()[:40])
    gates.looked(ice, seen.append)
    assert [one.audit for one in seen] == [*SOME] * 3


def test_the_pin_is_of_what_people_judge(ice):
    """Words and results change it; forms, packets and the card's outcomes do not."""
    before, code = gates.pin(ice), content(ice.folder)
    for name in ("review.toml", "review_by_bo (1).toml", "review_packet.zip"):
        (ice.folder / name).write_text("x = 1")
    assert (gates.pin(ice), content(ice.folder)) == (before, code)
    (ice.folder / "results.json").write_text('{"n_test": 101}')
    assert gates.pin(ice) != before
    assert content(ice.folder) == code


def test_a_form_of_another_project_is_refused_and_an_earlier_state_is_known(
    ice, tmp_path
):
    """What was given out stays known after a change; what never was is refused."""
    form = tmp_path / "review.toml"
    other = contract.read(project(tmp_path / "other", results={"n_test": 7}))
    old = gates.given(ice)
    assert gates.check_pin(ice, old, form)
    (ice.folder / "README.md").write_text("# Another\n")

    assert not gates.check_pin(ice, old, form)
    with pytest.raises(ProjectError, match="of another project") as told:
        gates.check_pin(ice, gates.given(other), form)
    assert gates.pin(ice) in str(told.value)
