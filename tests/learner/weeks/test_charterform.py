"""The form of a charter: kept as plain text, judged by the check of 09-1 alone."""

import pytest

from grader.errors import CalledWrongly, DataError
from grader.learner import journal
from grader.learner.private import MARK
from grader.learner.screen import Card, Notice
from grader.learner.weeks import projectfolder
from grader.learner.weeks.charterform import CharterForm, charter_form
from tests.learner.conftest import CLEAN, title

GOOD = {
    "user": "the two volunteers at the fridge",
    "decision": "which of them drives to the bakery",
    "target": "is the fridge empty at nine; 4 % of the mornings are",
    "prediction_time": "half past six in the evening",
    "data": "my own notes, two a day since March",
    "license": "mine, CC BY 4.0",
    "baseline": "as on the same weekday a week ago",
    "metric": "recall at three drives a week, because an empty fridge costs more",
    "kill_criterion": "stop in week 3 if the lead is not above 0.05",
    "hours": "4",
}
TYPE = """
from ipywidgets import Textarea
from ipywidgets.widgets.widget import _instances
def type_into(label, text):
    found = [o for o in list(_instances.values()) if isinstance(o, Textarea)]
    [one] = [o for o in found if o.description == label]
    one.value = text
"""


def file_of(home):
    """Return the file that keeps the charter of `storms`."""
    return home / "my_work" / "projects" / "storms" / "charter.md"


def test_the_fields_are_those_of_the_item():
    """The form has no list of its own."""
    form = CharterForm("storms")

    assert form.names == projectfolder.fields_of("09-1")
    assert form.names[:4] == ["User", "Decision", "Target", "Prediction time"]
    assert len(form.names) == 10


def test_what_is_written_is_there_in_the_next_session(at_home):
    """A field is a line of a text; the others stay as they are."""
    CharterForm("storms").write(user="a  forecaster\nat a desk")
    CharterForm("storms").write(hours="3")

    assert (
        file_of(at_home).read_text().splitlines()[0] == "User: a forecaster at a desk"
    )
    fields = CharterForm("storms").fields
    assert (fields["User"], fields["Hours"]) == ("a forecaster at a desk", "3")
    assert CharterForm("other").fields["User"] == ""


def test_what_somebody_wrote_in_an_editor_stays(at_home):
    """Lines above the first field, bullets and bold are read and kept."""
    CharterForm("storms").write(user="x")
    file_of(at_home).write_text("# Charter\n- **User:** a desk\n  at night\nHours: 2\n")

    CharterForm("storms").write(hours="3")

    assert file_of(at_home).read_text().startswith("# Charter\nUser: a desk at night\n")
    assert CharterForm("storms").fields["Hours"] == "3"


def test_the_check_alone_judges(at_home):
    """A filled form has the remarks of 09-1, and the text that passes it."""
    form = CharterForm("storms")
    form.write(**GOOD)
    assert form.remarks() == ()
    assert projectfolder.verdict_on("09-1", form.text()).points == 4

    form.write(metric="accuracy, because everybody understands what it says")

    assert [one.id for one in form.remarks()] == ["m09.accuracy-rare"]
    assert "rarest class makes up 4 %" in form.words()


def test_a_field_that_nobody_has_come_to_yet_has_no_remark(at_home):
    """Remarks speak about what is written; the rest is named as empty."""
    form = CharterForm("storms")
    form.write(user="everybody", kill_criterion="when I lose interest in it")

    ids = [one.id for one in form.remarks()]

    assert ids == ["m09.no-kill"]
    assert "Still empty: Decision, Target" in form.words()


def test_asking_leaves_no_verdict_behind(at_home):
    """Only the exercise's own cell counts."""
    CharterForm("storms").write(**GOOD)
    CharterForm("storms").words()

    assert journal.current().events() == []


def test_the_text_can_be_pasted_whatever_it_holds(at_home):
    """Backslashes and quotes of three do not break the cell."""
    form = CharterForm("storms")
    form.write(user='a desk in C:\\new with """quotes"""')

    cell = form.pasted().words().partition("\n")[2]
    scope = {}
    exec(cell, scope)

    assert "C:\\new with '''quotes'''" in scope["charter"]


def test_a_damaged_file_is_told_and_never_written_over(at_home):
    """Bytes that are no text stay for whoever can mend them."""
    CharterForm("storms").write(user="x")
    file_of(at_home).write_bytes(b"User: \xff\xfe")

    with pytest.raises(DataError, match="Nothing is written over it"):
        CharterForm("storms").keep({"Hours": "3"})
    assert isinstance(charter_form("storms"), Notice)
    assert file_of(at_home).read_bytes() == b"User: \xff\xfe"


@pytest.mark.parametrize("name", ["", "..", "a/..", 3, None, "x" * 80])
def test_a_name_that_is_none_is_told(name):
    """Nothing is made outside of the folder of projects."""
    with pytest.raises(CalledWrongly, match="no name for a project"):
        projectfolder.name_of(name)


def test_a_folder_names_its_project():
    """The last part of a path is the name."""
    assert projectfolder.name_of("somewhere/my storms/") == "my storms"


def test_an_unknown_field_is_told(at_home):
    """The message lists those that there are."""
    told = CharterForm("storms").write(moment="now")

    assert "prediction_time" in told.words()
    assert not file_of(at_home).exists()


def test_running_the_cell_writes_nothing(at_home, run):
    """Neither a person's run nor a machine's makes a file before somebody types."""
    for variables in ({}, {"STOVE_EPHEMERAL": "1"}):
        shown = run(
            'from grader import charter_form\n---\ncharter_form("storms")', **variables
        )[1]
        assert "Charter of storms · 0 of 10 fields" in title(shown[0])
        assert all(one.output_type != "error" for one in shown)
        assert not (at_home / "my_work" / "projects").exists()


def test_a_box_is_kept_when_it_is_left(at_home, run):
    """Typing changes the card above, which no submission packs."""
    shown = run(
        f"from grader import charter_form\n---\n{TYPE}\n---\ncharter_form('storms')\n"
        "---\ntype_into('Metric', 'AUC')\n---\npress('Show the text for the cell')"
    )

    assert "Metric: AUC" in file_of(at_home).read_text()
    assert shown[2][0].metadata[MARK]


def test_the_card_is_for_everybody(at_home, flaws):
    """Nothing in it breaks WCAG 2.2 AA, in light and dark."""
    form = CharterForm("storms")
    form.write(**{**GOOD, "metric": "AUC"})

    for shown in (form, form.pasted()):
        assert flaws(Card(shown.words(), shown.markup())) == CLEAN
