"""The labeler: by call, by digit, by button and as text; nothing said is lost."""

import re

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient

from grader.data.labels import LabelError, read_labels
from grader.data.titles import sheet
from grader.errors import CalledWrongly, DataError
from grader.learner.labels import labelfile
from grader.learner.labels.labeler import labeler, made
from grader.learner.screen import Notice

BENCHES = pd.DataFrame({"id": ["b1", "b2"], "place": ["under the oak", None]})
ASK = {"free": ("yes", "no")}

CELLS = """
from grader import labeler
---
labeler("robin")
---
from ipywidgets import Button, Text
from ipywidgets.widgets.widget import _instances
shown = list(_instances.values())
[digit] = [one for one in shown if getattr(one, "description", "") == "Type a digit"]
digit.value = "1"
[button] = [one for one in shown if getattr(one, "description", "") == "2 · DS"]
button.click()
digit.value = "3"
[undo] = [one for one in shown if getattr(one, "description", "") == "Undo"]
undo.click()
---
[paste] = [one for one in shown if "text to copy" in getattr(one, "description", "")]
paste.click()
---
print(labeler("robin").text())
"""


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Let labels be kept in a folder of this test's own."""
    monkeypatch.setenv("STOVE_HOME", str(tmp_path))
    for name in ("NBGRADER_EXECUTION", "STOVE_BOX", "STOVE_EPHEMERAL"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_labels_by_call_become_a_text_that_can_be_read_again(kept):
    """What is said of a row comes back from the text, in the order of the sheet."""
    opened = made("robin")
    first, second = opened.ids[:2]
    opened.label(second, "NO", "mle", note="two\nlines")
    opened.label(first, "3", "1")

    read = read_labels(opened.text())

    assert read.alias == "robin"
    assert [one.id for one in read.given] == [first, second]
    assert read.of("first")[first].answers == ("unsure", "analyst")
    assert read.of("first")[second].answers == ("no", "MLE")
    assert read.of("first")[second].note == "two lines"


def test_labels_of_an_earlier_session_are_there_again(kept):
    """A sheet that is opened again holds what was said, open answers too."""
    before = made("robin")
    before.say("yes")

    after = made("robin")

    assert after.step() == (before.ids[0], "kind")
    assert made("robin", "second").done == 0
    assert made("wren").said == {}


def test_undo_takes_back_one_answer_at_a_time(kept):
    """Undo reopens the last answer, and does nothing where there is none."""
    opened = made("robin")
    for answer in ("yes", "DS", "no"):
        opened.say(answer)
    places = []
    for _ in range(4):
        opened.take_back()
        places.append(opened.step())

    one, two = opened.ids[:2]
    assert places == [(two, "junior"), (one, "kind"), (one, "junior"), (one, "junior")]


def test_form_is_a_text_for_who_labels_without_controls(kept):
    """The form has a line for each row, with its title, and parses as it stands."""
    opened = made("robin")
    form = opened.form()

    read = read_labels(form.replace("?, ?", "no, other"))

    assert {one.id for one in read.given} == set(opened.ids)
    assert all(title in form for title in opened.rows.title.str.split().str.join(" "))


def test_rows_of_ones_own_are_asked_ones_own_questions(kept):
    """Any table with an id can be labeled; an empty row says that it is empty."""
    opened = labeler("robin", rows=BENCHES, ask=ASK)
    opened.say("yes")

    assert "(empty)" in repr(opened)
    assert "1 of 2 done" in repr(opened)
    assert "No file keeps these" in repr(opened)
    assert not (kept / "my_work" / "labels").exists()


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: made(""), "alias"),
        (lambda: made("robin", "look two"), "one word"),
        (lambda: made("robin", rows=BENCHES.drop(columns="id")), "column `id`"),
        (lambda: made("robin", rows=BENCHES.assign(id=1)), "same `id`"),
        (lambda: made("robin", rows=BENCHES, ask={"free": "yes"}), "options"),
    ],
)
def test_a_sheet_that_cannot_be_made_says_why(kept, call, told):
    """What is missing for a sheet is said, with the form to use."""
    with pytest.raises(CalledWrongly, match=re.escape(told)):
        call()


def test_answers_that_do_not_fit_are_told_and_nothing_is_stored(kept):
    """An unknown row, a word of one's own, and a missing answer are each told."""
    opened = made("robin")
    id = opened.ids[0]
    told = [opened.label(17, "no", "DS"), opened.label(id, "maybe", "DS"),
            opened.label(id, "no")]  # fmt: skip

    assert [type(one) for one in told] == [Notice] * 3
    assert "Choose one of: yes, no, unsure" in repr(told[1])
    assert opened.said == {}


def test_a_file_that_somebody_broke_is_named_and_left_alone(kept):
    """A line that is no label is told with its file, which stays as it is."""
    made("robin").say("yes")
    file = labelfile.path("robin", "first")
    file.write_text("first, 1\n", encoding="utf-8")

    with pytest.raises(DataError, match=re.escape(file.name)):
        made("robin")
    assert file.read_text(encoding="utf-8") == "first, 1\n"


def test_two_notebooks_with_one_sheet_lose_no_label(kept):
    """Each adds to the file what it said, and takes back no label of the other."""
    one, two = made("robin"), made("robin")
    a, b, c = one.ids[:3]
    one.label(a, "no", "DS")
    two.label(b, "yes", "other")
    one.label(c, "no", "MLE")
    one.take_back()
    two.label(a, "unsure", "DS")

    said = {id: label.answers for id, label in made("robin").said.items()}

    assert said == {a: ("unsure", "DS"), b: ("yes", "other"), c: ("no", "?")}


def test_a_sheet_whose_file_was_taken_away_writes_it_anew(kept):
    """What was said is still there, and goes into the next file."""
    opened = made("robin")
    opened.label(opened.ids[0], "no", "DS")
    labelfile.path("robin", "first").unlink()
    opened.label(opened.ids[1], "no", "DS")

    assert made("robin").done == 2


def test_a_file_that_a_spreadsheet_saved_is_read(kept):
    """A mark in front, semicolons, names of columns and empty cells do no harm."""
    opened = made("robin")
    opened.label(opened.ids[0], "no", "DS", note="why?")
    file = labelfile.path("robin", "first")
    line = f'first;{opened.ids[0]};"NO";ds # why?;;'
    text = f"\ufeffalias: robin;;;\r\nround;id;junior;kind\r\n{line}\r\n;;;\r\n"
    file.write_text(text, encoding="utf-8")

    again = made("robin")

    assert again.said == opened.said


def test_a_cell_that_somebody_emptied_is_an_open_answer():
    """Empty cells at the end are passed over only beyond the answers."""
    read = read_labels("first, 1, no, \nfirst, 2, no, DS, ,\n")

    assert [one.is_open for one in read.given] == [True, False]


def test_labels_of_two_aliases_in_one_text_are_told():
    """The message names both, since each of them has a sheet of its own."""
    with pytest.raises(LabelError, match="'wren', and a line above it 'Robin'"):
        read_labels("alias: robin\nalias: Robin\nalias: wren\n")


def test_no_model_and_no_earlier_label_is_shown(kept):
    """Neither the machine's category nor the first look appears on a sheet."""
    first = made("robin")
    first.label(first.ids[0], "unsure", "research", note="a telling note")
    again = made("robin", "second")

    assert not {"category", "src_level"} & set(again.rows)
    assert "a telling note" not in again.form()


def test_sheet_is_the_same_for_an_alias_and_another_for_another():
    """Sixty titles by lot; forty of them again, in another order."""
    one, two = sheet("robin"), sheet(" ROBIN ")
    again = sheet("robin", again=True)
    same_order = [id for id in one.id if id in set(again.id)]

    assert one.equals(two)
    assert not one.equals(sheet("wren"))
    assert (len(one), len(again)) == (60, 40)
    assert set(again.id) < set(one.id)
    assert list(again.id) != same_order
    assert one.company.duplicated().sum() >= 20
    assert set(one.origin) == {"job_ads"}


@pytest.mark.parametrize(
    ("line", "told"), [("first, 1, no", "3 cells"), ("no label at all", "1 cell,")]
)
def test_a_line_that_is_no_label_is_told_with_its_number(line, told):
    """The message names the line and what a line holds."""
    with pytest.raises(DataError, match=f"Line 2 has {told}"):
        read_labels(f"alias: robin\n{line}\n")


def test_digit_and_button_answer_and_undo_goes_back(kept):
    """In a notebook a digit answers, a button too, and undo takes one step back."""
    cells = [nbformat.v4.new_code_cell(cell) for cell in CELLS.split("---")]
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}

    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()

    shown = notebook.cells[1].outputs
    card = next(o for o in shown if o.output_type == "display_data")["data"]
    assert "1 of 60 rows, as text" in card["text/plain"]
    assert "stove-card" in card["text/html"]
    assert any("application/vnd.jupyter.widget-view+json" in o["data"] for o in shown)
    text = notebook.cells[4].outputs[-1]["text"]
    [label] = read_labels(text).given
    assert label.answers == ("yes", "DS")
