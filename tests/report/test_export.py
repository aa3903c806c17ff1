import csv
import io

import pytest

from grader.cohort.outcome import ItemVerdict, Result
from grader.report import export


def row(result):
    """Return the one row of the CSV of `result`, read back."""
    (found,) = csv.DictReader(io.StringIO(export.text([result])))
    return found


def test_every_field_is_quoted():
    """Commas, quotes and line ends in a reason stay in their field."""
    reason = 'Cut short, "line 3"\nand more'
    text = export.text([Result("learner-01", "03_leakage", "broken", reason)])

    assert text.splitlines()[0] == ",".join(f'"{name}"' for name in export.COLUMNS)
    assert row(Result("a", "b", "broken", reason))["reason"] == reason


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", " =", "＝"])
def test_a_spreadsheet_never_runs_what_a_learner_wrote(sign):
    """A field that would be a formula begins with an apostrophe."""
    found = row(Result("learner-01", "a", "broken", f"{sign}cmd|' /C calc'!A0"))

    assert found["reason"].startswith("'")


def test_points_and_misconceptions_are_plain():
    """Numbers are numbers; ids are separated by spaces."""
    verdicts = (
        ItemVerdict("03-1", "failed", 0, 3, ("m03.one", "m03.two")),
        ItemVerdict("03-2", "not judged", 0, 2),
    )
    result = Result(
        "learner-01", "a", "graded", points=2.5, max_points=5, verdicts=verdicts
    )

    found = row(result)

    assert (found["points"], found["max_points"]) == ("2.5", "5")
    assert found["misconceptions"] == "m03.one m03.two"
    assert found["not_judged"] == "03-2"
    assert found["late"] == "no"


def test_a_fault_of_ours_is_never_a_zero():
    """Where the grader failed, the field of the points is empty."""
    assert row(Result("learner-01", "a", "grader failed"))["points"] == ""


def test_the_file_opens_in_excel_and_replaces_the_former(tmp_path):
    """It is UTF-8 with a byte order mark and appears whole."""
    path = tmp_path / "grades.csv"
    path.write_text("old")

    export.write(path, [Result("jürgen", "a", "graded")])

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "jürgen" in path.read_text(encoding="utf-8-sig")
    assert [one.name for one in tmp_path.iterdir()] == ["grades.csv"]
