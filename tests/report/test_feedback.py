"""Feedback says what was graded and why, and nothing that learners should not see."""

import os
import stat
import time

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from grader.cli import feedback as room
from grader.errors import CourseError
from grader.report.feedback import feedback
from tests.engine import gradebook
from tests.engine.conftest import stock
from tests.report.graded import (
    HIDDEN,
    MEAN,
    SECRET_SCHEME,
    SQUARES,
    TASK,
    TEXT,
    credit,
    error,
    printed,
    shown,
)


def written(graded, **how):
    """Return the states of all pages after another run."""
    return [page.state for page in feedback(graded.course, **how)]


def text_of(graded, learner="ada"):
    return graded.page(learner).read_text(encoding="utf-8")


def test_points_and_words(graded):
    """A page has the points and comments of every part, and what is still open."""
    graded.submit("ada", {TEXT: "Because."})
    notes = ("`more.ipynb` was handed in too and is not graded.",)
    told = {SQUARES: [credit(1.5)]}
    graded.grade("ada", told, notes=notes, low_trust=(f"averages/{SQUARES}",))
    cell = "(SELECT id FROM base_cell WHERE name = ? AND type = ?)"
    gradebook.change(
        graded.folder,
        f"UPDATE grade SET manual_score = 3, extra_credit = 0.5 WHERE cell_id = {cell}",
        *(TEXT, "GradeCell"),
    )
    gradebook.change(
        graded.folder,
        f"UPDATE comment SET manual_comment = 'Well *put*.' WHERE cell_id = {cell}",
        *(TEXT, "SolutionCell"),
    )
    gradebook.change(
        graded.folder, "UPDATE submitted_notebook SET late_submission_penalty = 1"
    )
    assert ["written"] == written(graded)
    text = text_of(graded)
    for words in (
        "<strong>7</strong> of 14 points",
        "Taken off for handing in late: 1.",
        "3 of 3 points",
        "1.5 of 2 points · low trust",
        "3.5 of 4 points",
        "given by a person",
        "0.5 extra",
        "Well <em>put</em>.",
        "not graded yet, of 5 points",
        "<code>more.ipynb</code> was handed in too",
        '<html lang="en">',
    ):
        assert words in text
    assert text.index("squares</a>") < text.index("Averages")


def test_hidden_tests(graded):
    """A hidden test never shows: not as source, not in what it wrote, not elsewhere."""
    spied = repr(f"# a\n{HIDDEN}\n")
    cells = [new_code_cell("spy()", id="spy"), new_code_cell("mine()", id="mine")]
    graded.submit("ada", extra=cells)
    trace = ["Traceback", f"\x1b[31m----> 3\x1b[0m {HIDDEN[:10]}\x1b[1m{HIDDEN[10:]}"]
    warned = f"<ipython-input>:3: UserWarning: odd\n  {HIDDEN}\n"
    told = {
        MEAN: [
            printed(warned, "stderr"),
            printed("so far\n"),
            error("ValueError", f"first line\n{HIDDEN}", trace),
        ],
        "spy()": [
            printed(spied),
            shown({"text/html": f"<pre>{HIDDEN.replace(' ', '<b> </b>')}</pre>"}),
            shown({"text/markdown": f"    {HIDDEN}"}),
            shown({"application/json": {"x": HIDDEN}}),
            shown({"text/latex": HIDDEN}),
        ],
        "mine()": [
            error("KeyError", "'b'", ["Traceback", "----> 1 mine()", "KeyError"])
        ],
    }
    graded.grade("ada", told)
    written(graded)
    text = text_of(graded)
    for part in ("hidden mean", "[7, 8, 9]", "7, 8", "HIDDEN TESTS", "first line\n"):
        assert part not in text.replace("&#39;", "'")
    assert "so far" in text and "ValueError: first line" in text
    assert "A part of this test is not shown." in text
    assert "----&gt; 1 mine()" in text
    whole = graded.folder / "autograded" / "ada" / "ps1" / "averages.ipynb"
    assert HIDDEN in nbformat.read(whole, as_version=4).cells[2].source


def test_mark_schemes(graded):
    """Nor does a task show its mark scheme."""
    graded.submit("ada")
    graded.grade("ada")
    written(graded)
    assert "Ask three people." in text_of(graded)
    assert SECRET_SCHEME not in text_of(graded)
    assert "MARK SCHEME" not in text_of(graded)


def test_stale(graded):
    """A page is written again when it would say something else, and only then."""
    for learner in ("ada", "bob"):
        graded.submit(learner)
        graded.grade(learner)
    assert ["written", "written"] == written(graded)
    assert ["current", "current"] == written(graded)
    assert ["written", "written"] == written(graded, force=True)
    assert ["current"] == written(graded, learners=["bob"])
    gradebook.change(
        graded.folder,
        "UPDATE comment SET manual_comment = 'So.' WHERE notebook_id = (SELECT m.id "
        "FROM submitted_notebook m JOIN submitted_assignment s "
        "ON s.id = m.assignment_id WHERE s.student_id = 'bob')",
    )
    assert ["current", "written"] == written(graded)
    gradebook.change(graded.folder, "UPDATE grade SET manual_score = 1")
    assert ["written", "written"] == written(graded)
    graded.submit("ada", {TEXT: "Another answer."})
    graded.grade("ada")
    assert ["written", "current"] == written(graded)
    graded.page("bob").write_text("<html>nbgrader's own</html>")
    assert ["current", "written"] == written(graded)


def test_files_and_modes(graded):
    """Pages have nbgrader's modes; no file of a learner's is put beside them."""
    graded.submit("ada", files={"own.html": b"<script>", "data.csv": b"a"})
    graded.grade("ada")
    written(graded)
    folder = graded.page("ada").parent
    names = ["averages.html", "submission_secret.txt", "timestamp.txt"]
    assert names == sorted(os.listdir(folder))
    modes = {stat.S_IMODE((folder / name).stat().st_mode) for name in names}
    assert {0o644} == modes
    assert b"secret of ada" == (folder / "submission_secret.txt").read_bytes()


def test_release(graded, tmp_path):
    """`nbgrader release_feedback` releases them, also where a secret is missing."""
    exchange = tmp_path / "exchange"
    exchange.mkdir(mode=0o777)
    exchange.chmod(0o777)
    with (graded.folder / "nbgrader_config.py").open("a") as config:
        config.write(f"c.Exchange.root = {str(exchange)!r}\n")
    for learner in ("ada", "bob"):
        graded.submit(learner)
        if learner == "bob":
            place = graded.folder / "submitted" / "bob" / "ps1"
            (place / "submission_secret.txt").unlink()
            (place / "timestamp.txt").unlink()
        graded.grade(learner)
    written(graded)
    stock(graded.folder, "release_feedback", "ps1")
    released = list((exchange / "small" / "feedback").glob("*.html"))
    pages = {path.read_bytes() for path in released}
    assert {graded.page(one).read_bytes() for one in ("ada", "bob")} == pages


@pytest.mark.parametrize(
    ("outcome", "title"),
    [
        ("broken", "This notebook could not be graded"),
        ("refused", "This submission was not opened"),
        ("out of memory", "This notebook ran out of memory"),
    ],
)
def test_ungraded(graded, outcome, title):
    """Without a grade the page says why; with one, the grade stays on the page."""
    graded.submit("ada")
    graded.grade("ada", outcome=outcome, reason="The `reason`.", notes=("A note.",))
    assert ["written"] == written(graded)
    text = text_of(graded)
    for words in (title, "The <code>reason</code>.", "A note."):
        assert words in text
    assert ("points" in text) == (outcome == "out of memory")
    assert ["current"] == written(graded)


def test_grader_failed(graded):
    """A failure of ours writes no page, because no learner should act on it."""
    graded.submit("ada")
    graded.grade("ada", outcome="grader failed", reason="Ours.")
    pages = written(graded)
    assert [] == pages or "Ours." not in text_of(graded)


def test_graded_by_nbgrader(graded):
    """What nbgrader graded by itself gets the same pages."""
    graded.submit("ada", {"mean": "def mean(x):\n    return 2"})
    stock(graded.folder, "autograde", "ps1")
    assert ["written"] == written(graded)
    text = text_of(graded)
    assert "AssertionError: the hidden mean" in text
    assert "[7, 8, 9]" not in text


def test_size(graded):
    """A page stays below 5 MB whatever a notebook holds, and says what it left out."""
    png = "iVBORw0KGgo" + "A" * 1_000_001
    cells = [new_code_cell(f"x = {n}", id=f"m{n}") for n in range(40)]
    graded.submit("ada", extra=cells)
    many = [shown({"image/png": png})] * 3 + [printed("word " * 50_000)]
    graded.grade("ada", {f"x = {n}": many for n in range(40)})
    written(graded)
    text = text_of(graded)
    assert len(text) < 5_000_000
    assert "The rest of this notebook is not shown" in text
    assert f">{TASK}</h3>" in text


def test_command(graded, capsys):
    """`stove feedback` says how many pages it wrote and where."""
    graded.submit("ada")
    graded.grade("ada")
    options = ["ps1", "--course", str(graded.folder)]
    assert 0 == run(*options)
    assert "Feedback pages in feedback/: 1 written" in capsys.readouterr().out
    assert 0 == run(*options, "--learner", "ada")
    assert "0 written, 1 were up to date" in capsys.readouterr().out
    with pytest.raises(CourseError, match="no assignment 'ps2'. Known: ps1"):
        run("ps2", "--course", str(graded.folder))
    with pytest.raises(CourseError, match="No submission of 'eve' is graded"):
        run("--course", str(graded.folder), "--learner", "eve")


def run(*words):
    """Run the command as the parser does."""
    import argparse

    parser = argparse.ArgumentParser()
    room.add(parser.add_subparsers())
    options = parser.parse_args(["feedback", *words])
    return options.run(options)


def test_damaged(graded):
    """A page that cannot be made is told, and the others are made."""
    for learner in ("ada", "bob"):
        graded.submit(learner)
        graded.grade(learner)
    place = graded.folder / "autograded" / "ada" / "ps1" / "averages.ipynb"
    place.chmod(0o644)
    place.write_text("{")
    pages = {page.learner: page for page in feedback(graded.course)}
    assert ("failed", "written") == (pages["ada"].state, pages["bob"].state)
    assert "averages.ipynb cannot be read" in pages["ada"].reason


def test_quick(graded, timing):
    """A page takes some milliseconds once the first has been made."""
    for number in range(6):
        graded.submit(f"ada-{number}")
        graded.grade(f"ada-{number}", {MEAN: [error()]})
    written(graded)
    begun = time.process_time()
    assert ["written"] * 6 == written(graded, force=True)
    seconds = (time.process_time() - begun) / 6
    timing(f"feedback: {1000 * seconds:.0f} ms of CPU time a page, with opening")
    assert seconds < 1
