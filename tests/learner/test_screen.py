import nbformat
import pytest
from nbclient import NotebookClient

from grader.errors import CalledWrongly
from grader.learner.screen import Notice, told

CELLS = """
from grader import predict, observe
guess = predict("03.auc", 0.7, confidence=80, why="it leaks")
---
predict("03.auc", 0.6, confidence=80)
---
guess
---
observe("03.auc", 0.7); "the end"
---
predict("03.auc", 0.9, confidence=80)
---
bad = predict("03.auc", 0.7, confidence=8)
print(bad)
"""


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """Return the outputs of each cell, executed by a real kernel."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STOVE_HOME", str(home))
        patch.setenv("STOVE_EPHEMERAL", "")
        cells = [nbformat.v4.new_code_cell(c.strip()) for c in CELLS.split("---")]
        notebook = nbformat.v4.new_notebook(cells=cells)
        NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    return [cell.outputs for cell in notebook.cells]


def shown(output):
    """Return the HTML of one output."""
    return output["data"]["text/html"]


def test_card_appears_where_the_call_is_assigned(outputs):
    """A prediction shows its card although its value is assigned."""
    [output] = outputs[0]

    assert "Prediction saved · 03.auc" in shown(output)
    assert "Because: it leaks" in shown(output)
    assert output["data"]["text/plain"].startswith("Prediction saved")


def test_card_appears_once_where_the_call_ends_its_cell(outputs):
    """A call at the end of a cell does not show its card twice."""
    assert len(outputs[1]) == 1


def test_card_appears_again_in_a_later_cell(outputs):
    """A value that a later cell shows brings its card."""
    assert len(outputs[2]) == 1
    assert "0.68 to 0.72" in shown(outputs[2][0])


def test_outcome_appears_before_what_follows_it(outputs):
    """An outcome is shown where it is observed, whatever ends the cell."""
    assert [o["output_type"] for o in outputs[3]] == ["display_data", "execute_result"]
    assert "A surprise" in shown(outputs[3][0])


def test_hindsight_is_told_on_the_card(outputs):
    """A guess after the outcome says that it does not count."""
    assert "does not count" in shown(outputs[4][0])


def test_unusable_call_shows_a_card_and_returns_none(outputs):
    """In a notebook a call that does not fit shows a message and returns None."""
    card, printed = outputs[5]

    assert "from 50" in shown(card)
    assert printed["text"] == "None\n"


def test_plain_python_gets_the_message_as_a_value(capsys):
    """Outside a notebook nothing is printed and the message is the value."""

    @told
    def fail(reason):
        raise CalledWrongly(f"`{reason}` does not fit.")

    made = fail("this")

    assert isinstance(made, Notice)
    assert made.message == "`this` does not fit."
    assert capsys.readouterr() == ("", "")


def test_boxed_answer_gets_the_same_value_as_a_notebook(monkeypatch):
    """In the grader's box a call that does not fit is None, as in a notebook."""
    monkeypatch.setenv("STOVE_BOX", "1")

    @told
    def fail():
        raise CalledWrongly("No.")

    assert fail() is None


def test_wrong_arguments_are_told_with_the_form_to_use():
    """A forgotten argument is answered with the call's form."""

    @told
    def begin(number, *, again=False):
        return number

    assert repr(begin()) == (
        "Not done yet: `begin`: missing a required argument: 'number'. "
        "Use `begin(number, *, again=False)`."
    )


EVERYTHING = """
from grader import burn, calibration, decide, hint, observe, passport, predict
from grader import progress, quiz, reveal
guess = predict("03.auc", 0.7, confidence=80)
observe("03.auc", 0.5)
---
calibration()
---
quiz("03.why"); quiz("03.why", "leak"); quiz("03.why", "nothing")
---
hint("03-1"); reveal("03-1"); reveal("03-1", tried="I counted the rows")
---
decide("03.split", "by day", because="days repeat"); burn("03", "", "", "", "")
---
progress()
---
passport("export")
"""


@pytest.mark.parametrize("execution", ["autograde", "validate"])
def test_bench_is_silent_under_nbgrader(course, at_home, monkeypatch, execution):
    """Under nbgrader nothing writes to stderr, raises, or leaves a file behind."""
    monkeypatch.setenv("NBGRADER_EXECUTION", execution)
    before = sorted(at_home.rglob("*"))
    cells = [nbformat.v4.new_code_cell(c.strip()) for c in EVERYTHING.split("---")]
    notebook = nbformat.v4.new_notebook(cells=cells)

    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()

    outputs = [output for cell in notebook.cells for output in cell.outputs]
    assert {output["output_type"] for output in outputs} == {"display_data"}
    assert len(outputs) == 13
    assert sorted(at_home.rglob("*")) == before


def test_record_stays_of_its_own_class_for_a_check():
    """What a call returns crosses to a check as the record it is."""
    from grader import decide, predict
    from grader.checks.answer import Answer
    from grader.checks.records import Decision, Prediction

    guess = Answer.local(predict("03.auc", 0.7, confidence=80)).value()
    choice = Answer.local(decide("03.split", "by day", because="days repeat")).value()

    assert type(guess) is Prediction
    assert guess.confidence == 80
    assert choice == Decision("03.split", "by day", "days repeat")
