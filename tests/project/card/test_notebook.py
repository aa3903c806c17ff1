"""In a notebook a card asks first, then runs, then shows the way to its page."""

import pytest

import grader


@pytest.fixture(autouse=True)
def in_this_process(begin, folder, monkeypatch):
    """Have the runs of a notebook's card in this process."""
    from grader.project.card import notebook
    from tests.project.card.conftest import Here

    class Runs(Here):
        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

    monkeypatch.chdir(folder)
    monkeypatch.setattr(notebook, "Runs", Runs)


def test_without_predictions_nothing_is_run(folder):
    """The card lists what it would ask, as a call to fill in."""
    shown = grader.project_card(folder)
    assert "Predict first" in shown.words()
    assert "'half_training': ''" in shown.words()
    assert ["reference"] == [
        path.stem.split("-")[1] for path in (folder / ".card/outcomes").iterdir()
    ]


def test_the_form_says_what_came_true(folder):
    """With predictions it runs the rows asked for, and links the page."""
    shown = grader.project_card(
        folder, {"duplicates": "passes 90%"}, rows=("duplicates",)
    )
    assert "Duplicates across the split: passed. 0 of 100" in shown.words()
    assert "card.html" in shown.markup()
    assert "held ✓" in (folder / "card.html").read_text(encoding="utf-8")


def test_what_is_wrong_is_a_card(tmp_path):
    """A folder without a project is said in words, with no traceback."""
    shown = grader.project_card(tmp_path / "nothing")
    assert "There is no folder" in shown.words()


def test_a_prediction_that_is_not_understood_is_a_card(folder):
    """The message shows the text, and nothing was run."""
    shown = grader.project_card(folder, {"duplicates": "0.7"}, rows="duplicates")
    assert "passes or warns" in shown.words()
    assert not list((folder / ".card/outcomes").glob("*-duplicates.json"))
