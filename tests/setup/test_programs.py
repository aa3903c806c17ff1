"""A missing system program leaves tests out, and says so; in CI it is a failure."""

import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT

SUITE = '''
import pytest

@pytest.mark.chromium
def test_a_page():
    """Need a browser."""
    assert True

def test_a_sum():
    """Need nothing."""
    assert 2 == 1 + 1
'''


@pytest.fixture
def suite(tmp_path, monkeypatch):
    """Return a function that runs a small suite where no program is installed."""
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "test_small.py").write_text(SUITE)
    monkeypatch.setenv("PATH", str(tmp_path))

    def run(*words):
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words]
        return subprocess.run(
            [*command, "test_small.py"], cwd=tmp_path, capture_output=True, text=True
        )

    return run


@pytest.mark.parametrize("words", [(), ("-n", "1")], ids=["plainly", "in parallel"])
def test_a_missing_program_leaves_its_tests_out(suite, monkeypatch, words):
    """The rest runs, and one line names the program and the remedy."""
    monkeypatch.delenv("CI", raising=False)
    done = suite(*words)
    assert 0 == done.returncode
    assert "1 passed" in done.stdout
    assert (
        "missing: chromium, bubblewrap and postgresql; what needs it is left out "
        '(make it right: "make system")\n'
    ) in done.stdout


@pytest.mark.parametrize("words", [(), ("-n", "1")], ids=["plainly", "in parallel"])
def test_a_missing_program_fails_in_ci(suite, monkeypatch, words):
    """A check that never runs must not look green."""
    monkeypatch.setenv("CI", "true")
    done = suite(*words)
    assert 1 == done.returncode
    assert 'This test needs chromium. Run "make system".' in done.stdout
