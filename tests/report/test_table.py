from dataclasses import replace

from grader.cohort.outcome import ItemVerdict, Result
from grader.report import table

GRADED = Result(
    "learner-01",
    "03_leakage",
    "graded",
    points=4.5,
    max_points=10,
    is_late=True,
    needs_review=True,
    verdicts=(
        ItemVerdict("03-1", "passed", 3, 3),
        ItemVerdict("03-2", "failed", 0, 3, ("m03.one",)),
        ItemVerdict("03-3", "crashed", 0, 3, ("any.crash",)),
    ),
    seconds=7.4,
)


def test_a_row_tells_outcome_points_and_what_was_recognised():
    """Late, to be reviewed, recognised, crashed: all in one row."""
    text = table.table([GRADED], width=200)

    row = text.splitlines()[2]
    assert "graded, late" in row
    assert "4.5 of 10 (+ review)" in row
    assert "m03.one, any.crash · crashed: 03-3" in row


def test_rows_are_ordered_by_assignment_and_learner():
    """The table reads the same whatever order the grading took."""
    others = [replace(GRADED, learner=name) for name in ("b", "a")]

    lines = table.table([*others, replace(GRADED, assignment="01_x")]).splitlines()

    starts = [line.split()[:2] for line in lines if line.startswith("0")]
    assert starts == [["01_x", "learner-01"], ["03_leakage", "a"], ["03_leakage", "b"]]


def test_long_reasons_wrap_below_their_column():
    """No line is wider than asked for."""
    long = replace(GRADED, outcome="broken", reason="word " * 60)

    assert max(map(len, table.table([long], width=110).splitlines())) <= 110


def test_items_that_were_not_judged_ask_for_the_instructor():
    """A fault of the course is told to the one who can mend it."""
    faulty = replace(GRADED, verdicts=(ItemVerdict("03-2", "not judged", 0, 3),))

    assert "learner-01, 03_leakage: 03-2 could not be judged" in table.table([faulty])


def test_a_fault_of_the_grader_is_told_apart():
    """It stands under the table with its reason."""
    failed = replace(GRADED, outcome="grader failed", reason="Disk full.")

    assert "learner-01, 03_leakage: Disk full." in table.table([failed])


def test_a_reason_that_repeats_a_diagnosis_is_told_once():
    """Intake's words and the reason are often the same."""
    both = replace(GRADED, reason="Cut short.", problems=("Cut short.", "Renamed."))

    assert table.table([both], width=200).count("Cut short.") == 1


def test_no_submission_is_a_table_too():
    """A cohort before its first due date."""
    assert "0 submissions: none; 0 of them late." in table.table([])


def test_progress_is_one_line_per_outcome():
    """It names assignment, learner, outcome, points and seconds."""
    expected = "03_leakage  learner-01  graded, late  4.5 of 10 (+ review)  7 s"

    assert expected == table.line(GRADED)
