"""The table names notebooks that the installed nbgrader has, and cites its tests."""

import ast
from pathlib import Path

import pytest

from tests.conformance.cited import CITED
from tests.conformance.differences import DIFFERENCES
from tests.conformance.table import EXERCISES, KEYS, WHEEL

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "differences.md"


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.name)
def test_every_notebook_is_in_the_wheel(exercise):
    """Whatever the table names comes with the installed nbgrader."""
    files = [*exercise.source.values()]
    files += [file for one in exercise.handed_in.values() for file in one.values()]
    assert [file for file in files if file and not (WHEEL / file).is_file()] == []


@pytest.mark.parametrize(
    "cited", CITED, ids=lambda one: f"{one.exercise}/{one.learner}"
)
def test_every_citation_leads_somewhere(cited):
    """A cited score names a test of nbgrader's, or a file, that exists."""
    path, _, test = cited.where.partition("::")
    source = (WHEEL.parent / path) if test else (WHEEL / path)
    assert source.is_file()
    assert f"{cited.exercise}/{cited.learner}" in KEYS
    if test:
        tree = ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        names = {one.name for one in tree if isinstance(one, ast.FunctionDef)}
        assert test in names


def test_every_difference_has_its_reason_in_the_document():
    """docs/differences.md has a heading for each reason that is listed."""
    headings = {
        line.lstrip("# ").strip().lower()
        for line in DOCUMENT.read_text(encoding="utf-8").splitlines()
        if line.startswith("#")
    }
    assert {one.reason for one in DIFFERENCES} <= headings
    assert {f"{one.exercise}/{one.learner}" for one in DIFFERENCES} <= set(KEYS)
