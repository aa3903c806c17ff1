"""`check` answers whatever it is given with a card, and keeps the verdict."""

import pytest

from grader.authoring.scaffold import new_module
from grader.learner import journal
from grader.learner.check import check


@pytest.fixture(autouse=True)
def sample(tmp_path, monkeypatch):
    solutions = tmp_path / "solutions"
    solutions.mkdir()
    (solutions / "course.toml").write_text('title = "Sample"\n')
    new_module(solutions, "90_sample")
    monkeypatch.setenv("STOVE_SOLUTIONS", str(solutions))
    monkeypatch.setenv("STOVE_HOME", str(tmp_path / "home"))


def share(labels, wanted):
    return labels.count(wanted) / len(labels)


def test_a_right_answer_passes_and_is_kept():
    """The verdict goes into the journal under the item's id."""
    assert repr(check("90-1", share)) == "2"
    kept = journal.current().events("verdict", "90-1")
    assert [event.payload["outcome"] for event in kept] == ["passed"]


@pytest.mark.parametrize("item", ["90-9", "17-1", "nonsense", "", None, 3, ["90-1"]])
def test_a_wrong_id_is_a_message(item):
    """No id of any type raises; nothing is kept."""
    card = check(item, share)
    assert repr(card) == "0"
    assert "90" in card.message or "looks like" in card.message


def generator(labels, wanted):
    yield 0.5


class Sly:
    """An object that lies about everything it is asked."""

    def __eq__(self, other):
        return True

    def __float__(self):
        return 0.5

    def __getattr__(self, name):
        raise RuntimeError(name)

    __hash__ = None


@pytest.mark.parametrize(
    "answer",
    [None, ..., 0.5, "text", [], {}, object(), Sly(), Sly, generator, print, len,
     lambda: 0.5, lambda a, b, c: 0.5, lambda a, b: Sly(), lambda a, b: float("nan"),
     lambda a, b: a.clear(), lambda a, b: {}["x"]],
    ids=lambda answer: type(answer).__name__,
)  # fmt: skip
def test_no_answer_of_any_kind_raises_or_passes(answer, capsys):
    """Wrong types, liars and crashes end as a card without points."""
    assert repr(check("90-1", answer)) == "0"
    assert capsys.readouterr().err == ""


def test_an_untouched_answer_is_not_kept():
    """`None` and `...` are no attempt."""
    assert check("90-1", None).outcome == "not attempted"
    assert journal.current().events("verdict") == []


def test_a_broken_checks_file_is_a_message(tmp_path):
    """A fault of the course is told as one."""
    path = tmp_path / "solutions" / "90_sample" / "checks.py"
    path.write_text("import nothing_of_that_name\n")
    assert "cannot be loaded" in check("90-1", share).message
