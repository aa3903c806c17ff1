"""A card is run once for what the project is, and goes on where it was ended."""

import os
import signal
import subprocess
import sys

import pytest

from grader.errors import ProjectError
from grader.learner import calibration, journal
from grader.project.card.catalogue import BY_ID
from grader.project.card.store import Store, content
from tests.project.making import project, write_settings

FEW = ("later_period", "scaled_input", "duplicates")
AGAIN = """
import sys
from pathlib import Path
from grader.project.card.run import Card
from grader.project.contract import read
from grader.project.run import Runs

project = read(Path(sys.argv[1]))
card = Card(project, Runs(project), jobs=2)
card.plan
for name, _ in card.go():
    print(name, flush=True)
"""


def outcomes(place):
    """Return the kept outcomes with the moment each was written."""
    return {
        path: path.stat().st_mtime_ns
        for path in (place / ".card" / "outcomes").glob("*.json")
    }


@pytest.mark.timeout(300)
def test_a_card_that_is_killed_goes_on_where_it_ended(folder, begin_boxed):
    """After kill -9 what was kept stays, and only the rest is run."""
    command = [sys.executable, "-c", AGAIN, str(folder)]
    first = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    done = {first.stdout.readline().strip() for _ in range(3)}
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    first.stdout.close()
    kept = outcomes(folder)
    assert len(kept) >= 1 + len(done)
    card = begin_boxed(folder)
    waiting = {one.id for one in card.waiting}
    assert not waiting & done
    again = {name for name, _ in card.go()}
    assert waiting == again == set(card.runs.asked)
    after = outcomes(folder)
    assert kept == {path: after[path] for path in kept}
    assert_whole(card.finish(), folder)


def assert_whole(told, folder):
    """Every row of the plan was run or says why not; page and twin are written."""
    assert set(BY_ID) == {one["id"] for one in told["rows"]}
    silent = {one["id"] for one in told["rows"] if one["because"]}
    assert {"time_order", "split_seeds", "model_seeds"} >= silent >= {"time_order"}
    ran = [one["outcome"]["state"] for one in told["rows"] if not one["because"]]
    assert set(ran) <= {"measured", "passed", "failed"}
    assert (folder / "card.html").is_file()
    assert (folder / "card.json").is_file()


def test_what_is_half_written_is_run_again(folder, begin):
    """A broken file of an outcome counts as none, and is replaced."""
    card = begin(folder, only=("duplicates",))
    assert ["duplicates"] == [name for name, _ in card.go()]
    path = next((folder / ".card" / "outcomes").glob("*-duplicates.json"))
    path.write_text('{"state": "pas')
    assert ["duplicates"] == [name for name, _ in card.go()]
    assert card.store.outcome(card.key, "duplicates")["state"] == "passed"


def test_nothing_is_begun_once_the_time_is_over(folder, begin):
    """A budget that is used up leaves rows waiting, and the page says so."""
    card = begin(folder)
    assert [] == list(card.go(seconds=-1))
    told = card.finish()
    assert ["reference"] == card.runs.asked
    assert all(one["outcome"] is None for one in told["rows"])
    assert "not run yet" in (folder / "card.html").read_text()
    assert card.waiting


def test_before_and_after_a_change_stay_visible(folder, begin):
    """The author changes something and runs one row again: both are on the card."""
    card = begin(folder, only=FEW)
    card.predict({"scaled_input": "worse 80%"})
    list(card.go())
    before = card.finish()
    source = folder / "project.py"
    fresh = source.read_text().replace(
        "LogisticRegression()", "LogisticRegression(C=9)"
    )
    source.write_text(fresh)
    card = begin(folder, only=("scaled_input",))
    card.predict({"scaled_input": "same"})
    assert ["scaled_input"] == [name for name, _ in card.go()]
    told = card.finish("A weaker penalty.")
    rows = {one["id"]: one for one in told["rows"]}
    old = {one["id"]: one for one in before["rows"]}
    assert ["", "A weaker penalty."] == [one["change"] for one in told["versions"]]
    (earlier,) = rows["scaled_input"]["before"]
    assert old["scaled_input"]["outcome"] == earlier["outcome"]
    assert "worse" == earlier["prediction"]["words"]
    assert "same" == rows["scaled_input"]["prediction"]["words"]
    assert rows["scaled_input"]["is_current"]
    assert not rows["later_period"]["is_current"]
    page = (folder / "card.html").read_text()
    assert "Before and after" in page
    assert "A weaker penalty." in page


def test_words_and_pictures_do_not_start_a_new_version(folder):
    """Only what a run reads counts: not the README, the results or the card."""
    key = content(folder)
    for name in ("README.md", "results.json", "card.json", "card.html", "plot.png"):
        (folder / name).write_text("other")
    assert key == content(folder)
    with (folder / "table.csv").open("a") as file:
        file.write("39,1,0.5,1\n")
    assert key != content(folder)


def test_running_a_notebook_does_not_start_a_new_version(tmp_path):
    """Outputs are no source."""
    import nbformat

    place = project(tmp_path / "ice", notebook=True)
    key, path = content(place), place / "project.ipynb"
    notebook = nbformat.read(path, 4)
    code = next(one for one in notebook.cells if one.cell_type == "code")
    code.outputs = [nbformat.v4.new_output("stream", text="done")]
    nbformat.write(notebook, path)
    assert key == content(place)
    code.source += "\nother = 1"
    nbformat.write(notebook, path)
    assert key != content(place)


def test_a_prediction_after_the_outcome_is_in_hindsight(folder, begin):
    """It is kept, marked, and not counted."""
    card = begin(folder, only=("duplicates",))
    list(card.go())
    card.predict({"duplicates": "passes 99%"})
    told = card.finish()
    row = next(one for one in told["rows"] if one["id"] == "duplicates")
    assert row["prediction"]["hindsight"]
    assert row["prediction"]["held"] is None
    assert 0 == told["predictions"]["judged"]


def test_a_prediction_in_time_counts_in_calibration_once(folder, begin):
    """How sure and whether it held reach the journal; hindsight and words do not."""
    card = begin(folder, only=["duplicates", "scaled_input"])
    card.predict({"duplicates": "passes 90%", "scaled_input": "same"})
    list(card.go())
    told = {row["id"]: row["prediction"] for row in card.finish()["rows"]}
    card.finish()

    events = journal.current().events()
    known = calibration.judged(events)

    assert [(one.confidence, one.held) for one in known] == [
        (90, told["duplicates"]["held"])
    ]
    assert list(calibration.by_module(known)) == ["report cards"]
    assert ["prediction", "observation"] == [one.kind for one in events]


def test_the_last_prediction_made_in_time_counts(tmp_path):
    """Who thinks again before the run may; afterwards nothing changes."""
    store = Store(tmp_path)
    store.predict("key", {"duplicates": "passes"})
    store.predict("key", {"duplicates": "warns"})
    store.predict("key", {"duplicates": "warns"})
    assert ["passes", "warns"] == [one["words"] for one in store.predictions()]


def test_a_project_that_does_not_run_has_no_card(tmp_path, begin):
    """The error of the author's own code is said, with where to look."""
    place = project(tmp_path / "ice", ('pd.read_csv("table.csv")', 'pd.read_csv("no")'))
    with pytest.raises(
        ProjectError, match=r"does not run as it is.*stove project audit"
    ):
        begin(place).plan


def test_a_perturbation_that_fails_is_a_finding(folder, begin):
    """A model that takes no missing input says so on the card."""
    card = begin(folder, only=("missing_input",))
    list(card.go())
    told = card.finish()
    row = next(one for one in told["rows"] if one["id"] == "missing_input")
    assert "failed" == row["outcome"]["state"]
    assert "it stops" in told["headline"]["breaks"]


def test_a_run_that_does_not_end_is_a_finding(tmp_path):
    """Here fitting half of the rows never ends; its limit ends it, not the card."""
    from grader.project.card.run import Card
    from grader.project.child import Allowance
    from grader.project.contract import read
    from grader.project.run import Runs

    slow = """
class Model(LogisticRegression):
    def fit(self, X, y):
        while len(X) < 250:
            pass
        return super().fit(X, y)

def build():
    return Model()
"""
    old = "def build():\n    return LogisticRegression()\n"
    found = read(project(tmp_path / "ice", (old, slow)))
    with Runs(found, Allowance(seconds=20)) as runs:
        card = Card(found, runs, only=("half_training", "duplicates"))
        states = {name: outcome["state"] for name, outcome in card.go()}
    assert {"half_training": "failed", "duplicates": "passed"} == states


def test_an_unknown_row_is_named(folder, begin):
    """A slip in a name is said at once."""
    with pytest.raises(ProjectError, match="`half`"):
        begin(folder, only=("half",))


def test_a_folder_that_cannot_be_written_is_said(folder, monkeypatch):
    """The message names the file and what to do."""
    store = Store(folder)
    (folder / ".card").write_text("a file where a folder should be")
    with pytest.raises(ProjectError, match="cannot be written"):
        store.keep("k" * 64, "duplicates", {"state": "passed"})


def test_settings_are_part_of_what_a_project_is(folder):
    """Another time column is another project."""
    key = content(folder)
    write_settings(folder, {"title": "Other"})
    assert key != content(folder)
