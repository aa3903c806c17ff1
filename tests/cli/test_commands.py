"""The command `stove`: exit codes, messages, and one line of help for everything."""

import os
import subprocess
import sys

import pytest

from grader.cli import main


def test_without_a_command_it_lists_what_there_is(capsys):
    """Called wrongly, it helps and exits with 2."""
    assert main([]) == 2
    assert "audit" in capsys.readouterr().out
    assert main(["cohort"]) == 2
    assert "demo" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["audit", "77"], 1, "There is no module '77'"),
        (["cohort", "new", "/"], 2, "is not empty"),
        (["grade", "--course", "missing"], 1, "is no folder"),
        (["new", "nonsense"], 2, "Write two digits"),
        (["submit", "03", "no spaces please"], 2, "is no learner's id"),
        (["passport", "restore", "missing.zip"], 1, "missing.zip"),
    ],
)
def test_an_error_is_one_line_and_an_exit_code(
    arguments, code, said, capsys, monkeypatch, tmp_path
):
    """What is wrong, where and what to do; never a traceback."""
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == code
    told = capsys.readouterr().err
    assert told.startswith("stove: ")
    assert said in told
    assert "Traceback" not in told


def test_an_unknown_command_exits_with_2():
    """argparse's own message, on the right stream."""
    command = [sys.executable, "-m", "grader.cli", "burn-it"]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 2
    assert "invalid choice" in run.stderr


@pytest.mark.parametrize("arguments", [["interview", "all"], ["--help"], []])
def test_a_reader_that_leaves_ends_it_quietly(arguments):
    """`stove … | head -1` ends as other programs do there, without a word."""
    command = [sys.executable, "-m", "grader.cli", *arguments]
    pipe, env = subprocess.PIPE, {**os.environ, "PYTHONUNBUFFERED": ""}
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, env=env) as run:
        # The pipe has no reader before anything is written.
        run.stdout.close()
        assert b"" == run.stderr.read()
    assert 141 == run.returncode


def test_an_error_is_told_also_where_nobody_reads_the_output():
    """A broken pipe hides neither the message nor its exit code."""
    command = [sys.executable, "-m", "grader.cli", "audit", "77"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe) as run:
        run.stdout.close()
        assert b"There is no module '77'" in run.stderr.read()
    assert 1 == run.returncode


def test_a_due_time_needs_its_offset(capsys):
    """A time without a zone would be late for somebody."""
    with pytest.raises(SystemExit) as ended:
        main(["cohort", "new", "anywhere", "--due", "2026-10-01T18:00"])
    assert ended.value.code == 2
    assert "--due" in capsys.readouterr().err


def test_release_check_names_what_is_stale(tmp_path, monkeypatch, capsys):
    """Exit code 1 and a line for each stale file; 0 and silence when fresh."""
    solutions = tmp_path / "solutions"
    solutions.mkdir()
    (solutions / "course.toml").write_text('title = "Sample"\n')
    monkeypatch.setenv("STOVE_SOLUTIONS", str(solutions))
    assert main(["new", "90_sample"]) == 0
    capsys.readouterr()
    assert main(["release", "--check"]) == 1
    assert 'course/90_sample.ipynb is stale. Run "make release".' in (
        capsys.readouterr().out
    )
    assert main(["release"]) == 0
    capsys.readouterr()
    assert main(["release", "--check"]) == 0
    assert capsys.readouterr().out == ""
