"""A small project to review, and people who fill in forms."""

import re

import pytest

from grader.project import contract
from grader.project.audits import NAMES
from grader.project.audits.finding import PASSED, Finding
from tests.project.making import project

EVIDENCE = "README.md, line 3: the driver and the evening are named."


def filled(path, level=2, evidence=EVIDENCE, **levels):
    """Fill in a form: `level` everywhere but for what is named."""
    text = path.read_text(encoding="utf-8")
    for name in re.findall(r"^\[(\w+)\]$", text, re.MULTILINE):
        mark = f"[{name}]\nlevel = {levels.get(name, level)}"
        text = text.replace(f'[{name}]\nlevel = ""', mark)
    text = text.replace('evidence = ""', f'evidence = "{evidence}"')
    for name in ("observation", "question", "suggestion"):
        text = text.replace(f'\n{name} = ""', f'\n{name} = "My {name}."')
    path.write_text(text, encoding="utf-8")
    return path


def findings(**states):
    """Return a finding of each audit, passed unless said otherwise."""
    told = {name.replace("_", " "): state for name, state in states.items()}
    return tuple(Finding(name, told.get(name, PASSED), "Words.") for name in NAMES)


@pytest.fixture
def ice(tmp_path):
    """Return a small project with a README and results."""
    folder = project(tmp_path / "ice", results={"n_test": 100})
    (folder / "README.md").write_text("# Ice cream\n\nFor the driver of the van.\n")
    return contract.read(folder)
