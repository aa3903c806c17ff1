"""Audits without an answer key: leaks are named, honesty passes, words are kept."""

import shutil
from pathlib import Path

import pytest

from grader.errors import ProjectError
from grader.project import notebook
from grader.project.audits import FAILED, NAMES, audits
from grader.project.child import Allowance
from grader.project.new import ANCHORS, new_project
from tests.project.making import README, project, table, write_settings

ROOT = Path(__file__).parents[2]
PORTFOLIO = Path(__file__).parent / "portfolio"
QUICK = tuple(name for name in NAMES if name != "clean run")
CELL = "# %%\ntrain, test = split(load())"


def found(folder, *only):
    """Return the findings by name."""
    chosen = only or QUICK
    allowance = Allowance(200, 1200 << 20)
    return {one.audit: one for one in audits(folder, allowance, 2, chosen)}


def states(findings):
    """Return the state of each finding."""
    return {name: finding.state for name, finding in findings.items()}


def test_the_honest_anchor_passes_everything_with_a_negative_result():
    """Whoever cannot tell and says so passes every audit."""
    findings = found(ANCHORS["modest"], *NAMES)

    assert states(findings) == dict.fromkeys(NAMES, "passed")
    numbers = findings["baseline and interval"].numbers
    assert numbers["low"] < 0 < numbers["high"]


def test_the_leaky_anchor_is_caught_by_the_names_of_its_leaks():
    """Copies, storms and times on both sides, and an encoding: each is named."""
    findings = found(ANCHORS["leaky"])

    failed = {name for name, one in findings.items() if one.state == FAILED}
    assert failed == {"split", "shuffled target"}
    said = findings["split"].words
    assert all(word in said for word in ("copied row", "not later", "`storm`"))
    assert "an encoding" in findings["shuffled target"].words
    assert findings["numbers in the text"].state == "passed"


def test_the_weak_anchor_is_told_what_it_lacks():
    """Without baseline, licence, seed or a refusal, each is asked for."""
    findings = found(ANCHORS["weak"], *(n for n in NAMES if n != "shuffled target"))

    told = {name: one.state for name, one in findings.items()}
    failed = ("clean run", "baseline and interval", "licence", "bad input")
    assert {told[name] for name in (*failed, "numbers in the text")} == {FAILED}
    assert "Which seed is missing" in findings["clean run"].words
    assert told["figures"] == "warned"


def test_a_new_project_runs_and_is_told_that_its_table_is_made_up(tmp_path):
    """The template passes as it is, but for data that are not one's own."""
    findings = found(new_project(tmp_path / "mine"), *NAMES)

    failed = [name for name, one in findings.items() if one.state == FAILED]
    assert failed == ["known data"]
    assert "stove project new" in findings["known data"].words


def test_a_typical_portfolio_project_hears_of_its_usual_faults():
    """A project that was brought under the contract as it was fails as docs tell."""
    findings = found(PORTFOLIO / "after", *NAMES)

    passed = {name for name, one in findings.items() if one.state != FAILED}
    assert passed == {"figures", "known data"}
    page = (ROOT / "docs" / "projects.md").read_text(encoding="utf-8")
    assert all(f"| {name} |" in page for name in findings)


def test_a_healthy_small_project_passes(tmp_path):
    """Weak, honest and small is all that an audit asks for."""
    scores = {"baseline": 0.5, "model": 0.8}
    folder = project(tmp_path / "one", results=results(folder_score(tmp_path)))
    (folder / "README.md").write_text(README.format(**scores).split("On the")[0])

    told = states(found(folder))

    assert told["shuffled target"] == told["split"] == told["bad input"] == "passed"
    assert told["numbers in the text"] == told["figures"] == "not informative"
    assert told["baseline and interval"] == "passed"


def folder_score(tmp_path):
    """Return what the small project's functions score."""
    from grader.project import contract
    from grader.project.run import Runs

    with Runs(contract.read(project(tmp_path / "score")), jobs=1) as runs:
        return runs.ask("score")["score"]


def results(model, **more):
    """Return a results.json around a model's score."""
    gap = model - 0.5
    difference = {"value": gap, "low": gap - 0.1, "high": gap + 0.1, "level": 0.95}
    return {
        "baseline": {"name": "no model", "score": 0.5},
        "model": {"name": "line", "score": model},
        "difference": difference,
        **more,
    }


def test_a_reported_model_that_is_another_one_is_found(tmp_path):
    """The score of results.json has to be the one that the functions give."""
    folder = project(tmp_path / "one", results=results(0.99))

    told = found(folder, "baseline and interval")["baseline and interval"]

    assert (told.state, "report" in told.words) == (FAILED, True)


def test_declared_groups_and_times_are_held_against_the_use(tmp_path):
    """The same split is right for one use and wrong for another."""
    told = {}
    for use in ("a later period", "an unseen group", "rows like these"):
        settings = {"use": use, "groups": "shop"}
        folder = project(tmp_path / use, settings=settings)
        told[use] = found(folder, "split")["split"].state

    assert told == {
        "a later period": "warned",
        "an unseen group": FAILED,
        "rows like these": FAILED,
    }


def test_rows_on_both_sides_are_counted(tmp_path):
    """Training rows that judge are counted, and the words say what to do."""
    whole = ('df[df["day"] < 30], df[df["day"] >= 30]', 'df, df[df["day"] >= 30]')

    told = found(project(tmp_path / "one", whole), "split")["split"]

    number = int((table()["day"] >= 30).sum())
    assert (told.state, told.numbers["overlap"]) == (FAILED, number)


def test_personal_and_known_data_are_found_in_files_that_load_drops(tmp_path):
    """What the file holds goes out with the folder, whatever `load` keeps."""
    from sklearn.datasets import load_iris

    iris = load_iris(as_frame=True).frame
    iris.columns = ["a", "b", "c", "d", "kind"]
    frame = table().assign(contact="ada@example.org")
    folder = project(
        tmp_path / "one",
        (
            'return pd.read_csv("table.csv")',
            'pd.read_csv("other.csv")\n    return pd.read_csv("table.csv")'
            '[["day", "shop", "warm", "sold"]]',
        ),
        frame=frame,
    )
    iris.to_csv(folder / "other.csv", index=False)

    findings = found(folder, "personal data", "known data")

    assert set(states(findings).values()) == {FAILED}
    assert "ada@" not in findings["personal data"].words
    assert "iris" in findings["known data"].words


def test_trouble_is_told_once_and_the_rest_waits(tmp_path):
    """A project that needs the network hears it once, not eight times."""
    online = ('pd.read_csv("table.csv")', 'pd.read_csv("https://example.org/a.csv")')

    findings = found(project(tmp_path / "one", online))

    assert "needs the network" in findings["split"].words
    waiting = ("shuffled target", "personal data", "bad input", "known data")
    assert {findings[name].state for name in waiting} == {"not informative"}


def test_changed_data_and_unclear_licences_are_found(tmp_path):
    """A hash of another file, or a licence that nobody knows, fails."""
    folder = project(tmp_path / "one", settings={"licence": "unknown"})
    text = (folder / "project.toml").read_text()
    text = text.replace('source = "made up"', f'sha256 = "{"0" * 64}"')
    (folder / "project.toml").write_text(text)

    told = found(folder, "licence")["licence"]

    assert told.state == FAILED
    assert all(w in told.words for w in ("'unknown'", "no source", "another file"))


def test_a_claim_that_its_interval_does_not_carry_is_warned_of(tmp_path):
    """With zero inside the interval, a sentence that wins is pointed at."""
    shutil.copytree(ANCHORS["modest"], tmp_path / "one")
    readme = tmp_path / "one" / "README.md"
    readme.write_text(readme.read_text() + "\nThe model outperforms the rule.\n")

    told = found(tmp_path / "one", "baseline and interval")["baseline and interval"]

    assert (told.state, "outperforms" in told.words) == ("warned", True)


def test_a_notebook_shows_the_findings_as_a_table(tmp_path):
    """In a notebook the same findings stand in a table, state in words."""
    folder = project(tmp_path / "one")
    shown = notebook.Audited("one", tuple(audits(folder, only=("licence", "figures"))))

    page = shown.markup()

    assert all(word in page for word in ("warned", "not informative", "licence"))
    assert "licence" in repr(shown)
    assert shown.is_clean


def test_a_folder_that_breaks_the_contract_is_not_audited(tmp_path):
    """Without the contract there is nothing to audit, and all breaches are said."""
    write_settings(tmp_path, {})

    with pytest.raises(ProjectError, match="does not keep the contract"):
        list(audits(tmp_path))


def test_a_notebook_says_what_the_contract_lacks(tmp_path):
    """A cell shows all breaches as a card, and no traceback."""
    write_settings(tmp_path, {})

    assert "does not keep the contract" in notebook.audit_project(tmp_path).words()


def test_a_project_that_forges_its_answers_breaks_no_audit(tmp_path):
    """Replies of any shape end in a finding, not in a trace."""
    forged = (
        "import json\nimport types\nimport grader.project.inside as inside\n"
        'reply = lambda *_, **__: \'{"personal": 3, "known": [[]]}\'\n'
        "inside.json = types.SimpleNamespace(loads=json.loads, dumps=reply)\n"
    )
    folder = project(tmp_path / "one", ("import json\n", forged))

    told = found(folder, "split", "personal data", "bad input", "known data")

    assert set(states(told).values()) <= {"failed", "not informative"}
    assert "cannot be used" in told["split"].words
