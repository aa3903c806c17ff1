"""A cohort's projects from folders to pages, with people who kill, forge and attack."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import psutil
import pytest

from grader.cli import main
from grader.cohort import gradebook, settings
from grader.engine.run import grading
from grader.errors import GraderError
from grader.kernel import detect
from grader.project.cohort import run
from tests.cohort.test_formgrader import server
from tests.project.cohort.conftest import NAME, place
from tests.project.making import project
from tests.report.opened import THEMES, Opened

pytestmark = [
    pytest.mark.bubblewrap,
    pytest.mark.slow,
    pytest.mark.xdist_group("cohort-projects"),
]
MINUTES = "0.4"


@pytest.fixture(scope="module")
def told(cohort):
    """Grade, start to look, kill it after the first project, and run it again."""
    list(grading(cohort, [NAME]))
    words = ["cohort", "projects", str(cohort), "--minutes", MINUTES, "--jobs", "2"]
    command = [sys.executable, "-m", "grader.cli", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as begun:
        first = begun.stdout.readline()
        family = psutil.Process(begun.pid).children(recursive=True)
        os.kill(begun.pid, signal.SIGKILL)
    assert family
    _, left = psutil.wait_procs(family, timeout=30)
    done = subprocess.run(command, capture_output=True, text=True)
    return first, left, done


@pytest.fixture(scope="module")
def pages(cohort, told):
    """Return the folder of the pages."""
    return cohort / "reviews"


def line(told, number):
    """Return the line about a learner."""
    lines = told[2].stdout.splitlines()
    return next(one for one in lines if f"learner-{number:02d}  " in one)


def test_a_killed_run_goes_on_where_it_was_and_leaves_no_process(told, cohort):
    """What was looked at is known; no copy of a project stays behind."""
    first, left, done = told
    learner = re.search(r"learner-\d\d", first)[0]

    assert (done.returncode, done.stderr, left) == (0, "", [])
    again = next(one for one in done.stdout.splitlines() if learner in one)
    assert again.endswith("known")
    assert not (cohort / ".stove" / "projects" / "work").exists()


def test_each_project_has_its_line_whatever_the_others_do(told):
    """A leak, a loop, a flood and a broken file are named; who is whole has a band."""
    # Whatever its `.review` says.
    assert re.search(r"\d failed \([^)]*licence", line(told, 1))
    assert "band: Held back by its gates; open: Honest split" in line(told, 1)
    assert re.search(r"failed \([^)]*split", line(told, 2))
    assert re.search(r"\d failed \(clean run, split, ", line(told, 3))
    assert "not under the contract; There is no source." in line(told, 4)
    assert "To read, " in told[2].stdout and "learner-01, 91_sums: " in told[2].stdout


def test_a_third_run_looks_at_nothing_but_what_changed(cohort, told, capsys):
    """New forms alone are read anew, and no audit runs for them."""
    words = ["cohort", "projects", str(cohort), "--minutes", MINUTES]
    form = place(cohort, 1) / "review_by_bo.toml"
    before = form.read_text()
    form.write_text(before.replace("My observation.", "I saw it."))
    records = cohort / ".stove" / "projects" / NAME
    earlier = json.loads((records / "learner-01.json").read_text())["findings"]
    begun = time.monotonic()

    assert main(words) == 0
    took, said = time.monotonic() - begun, capsys.readouterr().out
    assert said.count("; known\n") == 3
    kept = json.loads((records / "learner-01.json").read_text())
    assert kept["findings"] == earlier and kept["seconds"] < took
    assert "I saw it." in (cohort / "reviews" / NAME / "learner-01.html").read_text()
    form.write_text(before)


def test_a_json_line_tells_programs_the_same(cohort, told, capsys):
    """States by audit, band, and why to read."""
    words = ["cohort", "projects", str(cohort), NAME, "--minutes", MINUTES, "--json"]

    assert main(words) == 0
    found = json.loads(capsys.readouterr().out)["projects"]
    states = {one["learner"]: one["audits"].get("licence") for one in found}
    assert states == {
        "learner-01": "failed",
        "learner-02": "warned",
        "learner-03": "warned",
        "learner-04": None,
    }
    by_learner = {one["learner"]: one for one in found}
    assert "an open criterion (Honest split)" in by_learner["learner-01"]["read"]
    assert sum("drawn" in one["read"] for one in found) == 1
    notes = " ".join(by_learner["learner-01"]["notes"])
    assert "`review_by_cy.toml` is of another project" in notes
    assert "`review_by_di.toml` is not ready yet" in notes


def test_points_that_people_gave_stand_beside_the_audits(cohort, told, capsys):
    """Until then the cell is not read; the learner's own words are there, escaped."""
    page = cohort / "reviews" / NAME / "learner-01.html"
    words = ["cohort", "projects", str(cohort), "--minutes", MINUTES]
    assert main(words) == 0
    text = page.read_text()
    assert "not read yet, 4 points at most" in text
    assert "and &lt;b&gt;my own words&lt;/b&gt;" in text

    with gradebook.opened(cohort, settings.load(cohort)) as book:
        grade = book.find_grade("91-3", NAME, NAME, "learner-01")
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        comment = book.find_comment("91-3", NAME, NAME, "learner-01")
        comment.manual_comment = "Which three?"
        book.db.commit()
    assert main(words) == 0
    text = page.read_text()
    assert "1.5 of 4 points" in text and "Which three?" in text
    assert "not read yet" not in text


def test_the_link_opens_formgraders_page_of_that_submission(cohort, told, capsys):
    """A real server shows the learner's answer there, with a field for points."""
    page = (cohort / "reviews" / NAME / "learner-01.html").read_text()
    address = re.search(r'href="http://localhost:8888/formgrader/([^"]+)"', page)[1]

    with server(cohort) as get:
        shown = get(address)

    assert "my own words" in shown and "91-3" in shown and 'class="score' in shown


@pytest.mark.chromium
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["index", f"{NAME}/learner-01", f"{NAME}/learner-02"])
def test_pages_are_readable_and_nothing_on_them_runs(
    pages, browser, screens, theme, name
):
    """No barrier in light and dark, wide and narrow; hostile words stay words."""
    opened = Opened(browser, pages / f"{name}.html", theme)

    shown = name.rpartition("/")[2]
    opened.check_readable(screens / f"reviews_{shown}_{theme}_{{}}.png")
    assert opened.requests == []
    assert opened.page.evaluate("window.attacked") is None
    assert opened.page.locator("script, iframe, object, form").count() == 0


@pytest.mark.chromium
def test_the_index_leads_to_each_page_and_says_what_no_machine_does(pages, browser):
    """A learner's name is a link; a band is no grade."""
    opened = Opened(browser, pages / "index.html")

    assert "No machine grades here." in opened.page.inner_text("main, header")
    opened.page.get_by_role("link", name="learner-04", exact=True).click()
    assert opened.page.inner_text("h1") == "learner-04: a project"
    assert "is not TOML" in opened.page.inner_text("main")


def test_without_a_sandbox_nothing_runs_unless_the_instructor_insists(
    cohort, monkeypatch, capsys
):
    """The message says what to install; no record is made."""

    def none(level, executable=sys.executable):
        return detect.Trial(level, False, "not here")

    monkeypatch.setattr(detect.detect, "__defaults__", (False, none))
    with pytest.raises(GraderError, match="stove doctor"):
        run.Looking(cohort)
    assert main(["cohort", "projects", str(cohort)]) == 1
    assert "--unsafe-no-sandbox" in capsys.readouterr().err
    assert not run.Looking(cohort, is_unsafe=True).is_boxed


def test_what_is_no_project_is_told_and_stops_no_other(tmp_path, made_course, capsys):
    """A link to elsewhere is not followed, an odd name has no page."""
    secret = project(tmp_path / "secret")
    (made_course / "projects" / "learner-01").mkdir(parents=True)
    (made_course / "projects" / "learner-01" / NAME).symlink_to(secret)
    (made_course / "projects" / "[a]" / NAME).mkdir(parents=True)

    assert main(["cohort", "projects", str(made_course)]) == 0
    said = capsys.readouterr().out
    assert "learner-01  not read; The folder is a link." in said
    assert "[a]  not read; The folder `[a]` is not named after a learner" in said
    assert (made_course / "reviews" / NAME / "learner-01.html").is_file()
    assert [one.name for one in (made_course / "reviews" / NAME).iterdir()] == [
        "learner-01.html"
    ]
