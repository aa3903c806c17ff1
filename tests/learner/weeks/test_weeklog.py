"""The weekly log: sealed before the week ends, added to and never changed."""

import json

import pytest

from grader.errors import CalledWrongly, DataError
from grader.learner import calibration, journal
from grader.learner.private import MARK
from grader.learner.screen import Card, Notice
from grader.learner.weeks import projectfolder, weekfile
from grader.learner.weeks.charterform import CharterForm
from grader.learner.weeks.weeklog import WeekLog, week_log
from tests.learner.conftest import CLEAN, title

BOXES = """
from ipywidgets import Textarea
from ipywidgets.widgets.widget import _instances
def type_into(label, text):
    found = [o for o in list(_instances.values()) if isinstance(o, Textarea)]
    [one] = [o for o in found if o.description == label]
    one.value = text
def due():
    shown = list(_instances.values())
    return [o.children[0].description for o in shown
            if type(o).__name__ == "VBox" and o.layout.display == ""
            and hasattr(o.children[0], "description")]
"""


@pytest.fixture(autouse=True)
def at_nine(clock, monkeypatch):
    """Let time stand still until a test moves it."""
    monkeypatch.setattr(weekfile, "now", clock)


def file_of(home):
    """Return the file that keeps the weeks of `storms`."""
    return home / "my_work" / "projects" / "storms" / "weeks.jsonl"


def closed(log, weeks, **more):
    """Predict and close that many weeks."""
    for _ in range(weeks):
        week = log.week
        log.seal(f"a lead of 0.0{week} on March")
        log.end(f"0.0{week}, from -0.01", f"rain in week {week}", "drop rain", **more)
    return log


def test_a_prediction_comes_before_what_happened(at_home):
    """Without one, nothing is stored about the week."""
    log = WeekLog("storms")

    with pytest.raises(CalledWrongly, match="Week 1 has no prediction yet"):
        log.end("0.02", "rain", "drop rain")

    assert not file_of(at_home).exists()


def test_lines_are_added_and_never_changed(at_home, clock):
    """A prediction that is said again is another line; the last one counts."""
    log = WeekLog("storms")
    log.seal("a lead of 0.05", 80)
    before = file_of(at_home).read_bytes()
    clock.move(3600)
    log.seal("a lead of 0.02", 60)

    assert file_of(at_home).read_bytes().startswith(before)
    assert "Predicted: a lead of 0.02" in log.text()
    assert "sealed at 2026-03-01 10:00 UTC, 60 % sure: a lead of 0.02" in log.words()
    assert "changed 1 times" not in log.words() and "changed once" in log.words()


def test_a_closed_week_takes_no_prediction_any_more(at_home):
    """What is said after it belongs to the week that follows."""
    log = closed(WeekLog("storms"), 1)
    log.seal("a lead of 0.9")

    weeks = [(one.kind, one.week) for one in log.said]

    assert weeks == [("predicted", 1), ("happened", 1), ("predicted", 2)]


def test_the_text_passes_the_check_of_09_8(at_home):
    """Five weeks and a review are the text that the item asks for."""
    log = closed(WeekLog("storms"), 3)
    log.decide("change", "the lead is below the 0.05 of my charter")
    closed(log, 2)

    verdict = projectfolder.verdict_on("09-8", log.text())

    assert (verdict.points, verdict.found) == (3, ())
    assert log.text().count("Half-way:") == 1
    before = log.text().partition("Half-way:")[0]
    assert "Week: 3" in before and "Week: 4" not in before


def test_a_stop_in_week_three_is_a_whole_log(at_home):
    """The week that is open can still be closed, and nothing more is asked."""
    log = closed(WeekLog("storms"), 2)
    log.seal("a lead above 0.05")
    log.decide("stop", "the interval holds zero, as my charter said")
    assert "Stopped in week 3" in log.words()
    log.end("0.01", "nobody minds", "write it up")

    assert projectfolder.verdict_on("09-8", log.text()).found == ()
    assert "That is a result." in log.words()


def test_half_way_the_charter_speaks(at_home):
    """Its kill criterion is read out when the review is due, and not before."""
    CharterForm("storms").write(kill_criterion="stop if the lead is below 0.05")
    log = closed(WeekLog("storms"), 1)
    assert "Half-way" not in log.words().partition("Kept in")[0]

    closed(log, 1)

    assert "Half-way: continue, change or stop" in log.words()
    assert "“stop if the lead is below 0.05”" in log.words()


def test_the_hours_burn_down(at_home):
    """What is left stands beside an even pace, in words and as a bar."""
    log = closed(WeekLog("storms", 60), 2, hours=13)

    assert log.left() == [(1, 13, 47), (2, 13, 34)]
    assert "Week 2, 13 h, 34 h, 40 h" in log.words()
    assert 'aria-label="34 of 60 hours left after week 2"' in log.markup()


def test_more_hours_than_planned_are_told_as_they_are(at_home):
    """The bar is empty and the number is negative."""
    log = closed(WeekLog("storms", 10), 1, hours=12)

    assert "-2 h" in log.words()
    assert 'value="0"' in log.markup()


def test_a_prediction_with_how_sure_feeds_calibration(at_home):
    """It counts once, and its words stay out of the journal."""
    log = WeekLog("storms")
    for sure, held in ((80, True), (60, False), (None, True), (90, None)):
        log.seal("a secret of my employer", sure)
        log.end("another secret", "none of yours", "go on", held=held)

    known = calibration.judged(journal.current().events())

    assert [(one.confidence, one.held) for one in known] == [(80, True), (60, False)]
    assert list(calibration.by_module(known)) == ["weekly logs"]
    assert "secret" not in str(journal.current().events())


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "Line 3"),
        ("[]", "one entry in braces"),
        ('{"at": "x", "week": 1, "kind": "predicted", "text": "a"}', "Invalid iso"),
        ('{"at": "2026-03-01", "week": 0, "kind": "predicted", "text": ""}', "week"),
        ('{"at": "2026-03-01", "week": 1, "kind": "predicted", "text": 3}', "no text"),
        ('{"kind": "predicted"}', "Line 3"),
    ],
)
def test_a_broken_line_is_told_and_nothing_is_lost(at_home, line, problem):
    """The message names the line; nothing is added until it is mended."""
    log = closed(WeekLog("storms"), 1)
    with file_of(at_home).open("a") as file:
        file.write(f"{line}\n")
    before = file_of(at_home).read_bytes()

    with pytest.raises(DataError, match=problem):
        log.seal("a lead")
    assert isinstance(week_log("storms"), Notice)
    assert file_of(at_home).read_bytes() == before


def test_a_line_without_its_end_does_not_swallow_the_next(at_home):
    """An editor that leaves out the last line end does no harm."""
    log = closed(WeekLog("storms"), 1)
    file_of(at_home).write_text(file_of(at_home).read_text().rstrip("\n"))

    log.seal("a lead")

    assert [one.week for one in log.said] == [1, 1, 2]
    assert json.loads(file_of(at_home).read_text().splitlines()[0])["week"] == 1


@pytest.mark.parametrize(
    ("act", "problem"),
    [
        (lambda log: log.seal("…"), "still empty"),
        (lambda log: log.seal("a lead", 20), "from 50"),
        (lambda log: log.seal("a lead", "very"), "from 50"),
        (lambda log: log.decide("perhaps", "who knows"), "none of"),
        (lambda log: log.decide("stop", "bored"), "kill criterion"),
        (lambda log: closed(log, 1, hours=200), "from 0 to 168"),
    ],
)
def test_what_cannot_be_is_told(at_home, act, problem):
    """The message says what is missing, and what is there stays."""
    with pytest.raises(CalledWrongly, match=problem):
        act(WeekLog("storms"))


@pytest.mark.parametrize("hours", [0, -3, "many", True])
def test_hours_that_cannot_be_planned_are_told(hours):
    """A plan has some hours."""
    assert isinstance(week_log("storms", hours=hours), Notice)


def test_running_the_cell_writes_nothing(at_home, run):
    """Neither a person's run nor a machine's makes a file before somebody types."""
    for variables in ({}, {"STOVE_EPHEMERAL": "1"}):
        shown = run(
            'from grader import week_log\n---\nweek_log("storms")', **variables
        )[1]
        assert "Weeks of storms · 0 of 6 closed" in title(shown[0])
        assert all(one.output_type != "error" for one in shown)
        assert not (at_home / "my_work" / "projects").exists()


def test_the_boxes_follow_the_week(at_home, run):
    """First a prediction, then what closes the week; the card changes in its place."""
    shown = run(
        f"from grader import week_log\n---\n{BOXES}\n---\nweek_log('storms')\n"
        "---\ndue()\n---\npress('Seal the prediction')\n---\n"
        "type_into('Prediction', 'a lead of 0.05'); press('Seal the prediction')\n"
        "---\ndue()\n---\nfor one in ('Happened', 'Surprise', 'Next'):\n"
        "    type_into(one, 'rain')\npress('Close the week: it did not hold')\n"
        "---\ndue()"
    )

    assert shown[2][0].metadata[MARK]
    told = [shown[n][0].data["text/plain"] for n in (3, 6, 8)]
    assert told == ["['Prediction']", "['Happened']", "['Prediction']"]
    lines = file_of(at_home).read_text().splitlines()
    assert [json.loads(line)["held"] for line in lines] == [None, False]


def test_the_card_is_for_everybody(at_home, flaws):
    """Nothing in it breaks WCAG 2.2 AA, in light and dark."""
    log = closed(WeekLog("storms"), 2, hours=9)

    for shown in (log, log.pasted()):
        assert flaws(Card(shown.words(), shown.markup())) == CLEAN
