"""The level is found by trying, and without one nothing is graded."""

import sys

import pytest

from grader.errors import CalledWrongly, GraderError
from grader.kernel import sandbox
from grader.kernel.detect import Level, Trial, choose_level, detect, try_level
from tests.kernel.boxes import run_as, workplace

CODE = (
    "from grader.kernel.detect import *\n"
    "print(*[try_level(l).works for l in (Level.FULL, Level.REDUCED)], detect())"
)


def offers(*levels):
    return lambda level: Trial(level, level in levels, "because")


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((Level.FULL, Level.REDUCED), Level.FULL),
        ((Level.REDUCED,), Level.REDUCED),
    ],
)
def test_the_best_level_that_works_is_taken(levels, expected):
    """Bubblewrap comes first, then the reduced level."""
    assert detect(attempt=offers(*levels)) is expected


def test_without_a_box_nothing_is_graded():
    """Where no level works the answer is an error, unless unsafe is asked for."""
    with pytest.raises(GraderError, match="No sandbox works on this machine .*doctor"):
        detect(attempt=offers())
    assert detect(allow_unsafe=True, attempt=offers()) is Level.NONE


def test_unsafe_is_no_substitute_for_a_box_that_works():
    """Asked for unsafe, a machine that has a box still uses it."""
    assert detect(allow_unsafe=True, attempt=offers(Level.FULL)) is Level.FULL


@pytest.mark.bubblewrap
def test_an_ordinary_user_has_both_levels():
    """Real trial launches prove the full and the reduced level to a user."""
    with workplace(False) as folder:
        folder.chmod(0o777)
        run = run_as(False, [sys.executable, "-c", CODE], folder, TMPDIR="/tmp")
    assert run.stdout == "True True bubblewrap\n", run.stderr


@pytest.mark.bubblewrap
def test_this_account_has_the_full_level():
    """Also root is boxed by bubblewrap, as another user."""
    assert try_level(Level.FULL) == Trial(Level.FULL, True)


def test_a_missing_program_is_named(monkeypatch, tmp_path):
    """Without bubblewrap the trial says so, and does not start anything."""
    monkeypatch.setenv("PATH", str(tmp_path))
    trial = try_level.__wrapped__(Level.FULL)
    assert trial == Trial(Level.FULL, False, "bubblewrap is not installed")


@pytest.mark.bubblewrap
def test_a_box_with_a_hole_does_not_count(monkeypatch):
    """A box that shows a file of the grader's fails its trial, by that name."""
    honest = sandbox.sources
    shown = lambda room: [*honest(room), room.exchange.parent]  # noqa: E731
    monkeypatch.setattr(sandbox, "sources", shown)
    trial = try_level.__wrapped__(Level.FULL)
    assert trial == Trial(Level.FULL, False, "the trial could read a file outside")


def test_an_unknown_level_is_refused():
    """Only the two levels there are can be insisted on."""
    with pytest.raises(CalledWrongly, match='Known: "bubblewrap", "reduced"'):
        choose_level("gvisor")
