"""The course keeps its promises, and its text keeps its links."""

import re
from pathlib import Path

import pytest

from grader.authoring import release
from grader.authoring.audit import audit
from grader.checks import loader
from grader.manifest import load_manifest

ROOT = Path(__file__).parents[1]
SOURCES = [
    ROOT / "solutions" / "start_here.py",
    *sorted(ROOT.glob("solutions/*/lesson.py")),
    *sorted(ROOT.glob("solutions/*/exercise.py")),
]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]


@pytest.mark.slow
@pytest.mark.parametrize("number", loader.modules())
def test_the_audit_finds_no_broken_promise(number):
    """`stove audit` prints nothing; seconds are for quiet machines (`make check`)."""
    assert [] == [str(one) for one in audit([number]) if not one.is_time]


def test_every_module_with_checks_is_in_the_manifest():
    """What can be checked can be found in the progress map."""
    listed = [module.number for module in load_manifest().modules]
    assert loader.modules() == listed


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_links_of_notebooks_lead_somewhere(path):
    """A relative link leads from the released notebook to a file of the repository."""
    where = "exercises/any" if path.name == "exercise.py" else "course"
    for cell in release.source(path).cells:
        if cell.cell_type == "markdown":
            _lead_somewhere(cell.source, ROOT / where)


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_links_of_pages_lead_somewhere(path):
    """README, CONTRIBUTING and the docs link to what is there."""
    _lead_somewhere(path.read_text(encoding="utf-8"), path.parent)


def _lead_somewhere(text, folder):
    text = re.sub(r"`[^`\n]*`", "", text)  # a link in code is shown, not followed
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not re.match(r"https?:|mailto:", target):
            found = Path(folder, target)
            assert found.resolve().exists() or target.startswith("my_work"), target
