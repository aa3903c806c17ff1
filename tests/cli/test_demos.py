"""`stove project demo`: what it says where it cannot serve."""

import importlib.util
import socket

import pytest

from grader.cli import main
from tests.project.making import project


def test_a_folder_that_breaks_the_contract_is_told_so(tmp_path, capsys):
    """The contract's own words come before any server."""
    assert 1 == main(["project", "demo", str(tmp_path)])
    assert "does not keep the contract yet" in capsys.readouterr().err


def test_a_port_in_use_is_told_with_another_to_try(tmp_path, capsys):
    """Two demos need two ports."""
    place = str(project(tmp_path / "one"))
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert 2 == main(["project", "demo", place, "--port", str(port)])
    assert f"--port {port + 1}" in capsys.readouterr().err


def test_a_missing_voila_is_told_with_the_command(tmp_path, capsys, monkeypatch):
    """The extra is named, as it is typed."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert 2 == main(["project", "demo", str(project(tmp_path / "one"))])
    assert "pip install 'touch-the-stove[demo]'" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--port", "80"], ["--seconds", "never"]])
def test_options_that_do_not_fit_are_refused(tmp_path, words, capsys):
    """A port that needs rights and a limit that is none are called wrongly."""
    with pytest.raises(SystemExit) as stop:
        main(["project", "demo", str(tmp_path), *words])
    assert 2 == stop.value.code
    assert words[1] in capsys.readouterr().err


def test_a_notebook_is_written_on_request(tmp_path, capsys):
    """`--notebook` writes the file once, and serves nothing."""
    place = project(tmp_path / "one")
    assert 0 == main(["project", "demo", str(place), "--notebook"])
    assert (place / "demo.ipynb").is_file()
    assert "stove project demo" in capsys.readouterr().out
    assert 2 == main(["project", "demo", str(place), "--notebook"])
