"""`stove project card` asks first, says what it did, and goes on where it ended."""

import json
import subprocess
import sys

import pytest

from grader.cli import main
from grader.learner import journal
from tests.project.card.conftest import Here
from tests.project.making import project


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a project whose runs are in this process."""
    from grader.project import run

    class Runs(Here):
        level = "this process"

        def __init__(self, found, jobs=2):
            super().__init__(found)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

    place = project(tmp_path / "ice")
    monkeypatch.chdir(place)
    monkeypatch.setattr(run, "Runs", Runs)
    monkeypatch.setenv("STOVE_HOME", str(tmp_path / "of_the_author"))
    journal.forget()
    yield place
    journal.current().close()
    journal.forget()


def card(folder, *options):
    return main(["project", "card", str(folder), *options])


def test_without_predictions_it_refuses_and_says_what_to_write(folder, capsys):
    """Where nobody can be asked, the rows to fill in are printed; nothing is run."""
    assert 2 == card(folder, "--row", "duplicates")
    said = capsys.readouterr().err
    assert 'duplicates = ""' in said
    assert "--without-predictions" in said
    assert not (folder / "card.html").exists()


def test_a_file_of_predictions_then_the_same_command_again(folder, tmp_path, capsys):
    """The second time nothing is run."""
    given = tmp_path / "given.toml"
    given.write_text('[predictions]\nduplicates = "passes 90%"\n')
    options = ("--row", "duplicates", "--predictions", str(given))
    assert 0 == card(folder, *options)
    assert "1 runs in" in capsys.readouterr().out
    assert 0 == card(folder, *options)
    assert "0 runs in" in capsys.readouterr().out
    told = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    assert {"made": 1, "judged": 1, "held": 1} == told["predictions"]


def test_a_person_is_asked_until_the_answer_is_understood(folder, monkeypatch, capsys):
    """A slip is said and asked again; Enter says nothing."""
    answers = iter(["perhaps", "", "passes"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert 0 == card(folder, "--row", "duplicates", "--row", "later_period")
    said = capsys.readouterr().out
    assert "The prediction for" in said
    told = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    assert 1 == told["predictions"]["made"]


def test_json_alone_on_standard_output(folder, capsys):
    """Another program can read the card."""
    options = ("--row", "duplicates", "--without-predictions", "--json")
    assert 0 == card(folder, *options)
    told = json.loads(capsys.readouterr().out)
    assert "duplicates" in {one["id"] for one in told["rows"]}


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("given.toml", "half_trainig = 'same'", "half_trainig"),
        ("given.toml", "= 3", "cannot be read"),
        ("given.json", "[1]", "holds no object"),
        ("given.json", '{"label_noise": "perhaps"}', "'perhaps'"),
    ],
)
def test_a_file_that_is_not_understood(folder, tmp_path, capsys, name, text, words):
    """What is wrong with it is said, and nothing is run."""
    given = tmp_path / name
    given.write_text(text)
    assert 1 == card(folder, "--predictions", str(given))
    assert words in capsys.readouterr().err
    assert not (folder / "card.html").exists()


def test_a_folder_that_is_no_project(tmp_path, capsys):
    """The contract's message, and no traceback."""
    assert 1 == card(tmp_path)
    assert "does not keep the contract" in capsys.readouterr().err


def test_help_of_the_command():
    """The command is there for whoever looks for it."""
    command = [sys.executable, "-m", "grader.cli", "project", "card", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "--without-predictions" in done.stdout
