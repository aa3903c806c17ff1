"""The catalogue page: an example of each kind, and never out of date."""

from pathlib import Path

from grader.data import faults
from grader.data.faults.page import page

PAGE = Path(__file__).parents[3] / "docs" / "faults.md"


def test_the_catalogue_page_is_current_and_has_every_kind():
    """The catalogue page is current and has every kind."""
    text = PAGE.read_text(encoding="utf-8")

    assert text == page() + "\n", "Run `stove fault --catalogue > docs/faults.md`."
    for name in faults.KINDS:
        part = text.partition(f"## `{name}`")[2].partition("\n## ")[0]
        assert part.count("\n| ") >= 4
