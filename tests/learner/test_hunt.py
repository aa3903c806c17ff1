"""Free play: faults of one's own, sealed, scored and opened."""

from hashlib import sha256

import pandas as pd
import pytest

from grader.cli import main
from grader.data import datasets, load
from grader.learner import hunt, journal
from grader.learner.hunt import fault


def truth(game):
    """Return a diagnosis that is right."""
    return [
        {"kind": one.kind, "column": list(one.columns), "rows": list(one.rows)}
        for one in game.opened().faults
    ]


def test_a_hunt_shows_its_seal_and_writes_its_table(at_home):
    """A hunt shows its seal and writes its table."""
    game = fault("penguins", 2, alias="ada")
    files = sorted(path.name for path in game.folder.iterdir())

    assert game.sealed.sha256 in repr(game)
    assert game.sealed.sha256 in game.markup()
    assert files == ["diagnosis.csv", "dirty.csv", "seal.txt", "sealed.txt"]
    assert pd.read_csv(game.folder / "dirty.csv").shape == game.table.shape
    assert game.sealed.sha256 == sha256(game.sealed.text.encode()).hexdigest()
    assert at_home in game.folder.parents


def test_the_card_does_not_tell_what_was_planted():
    """The card does not tell what was planted."""
    game = fault("penguins", 1, alias="ada")
    card = game.markup().partition("<details")[0]

    assert all(one.kind not in card for one in game.opened().faults)


def test_an_alias_a_level_and_a_round_decide_the_faults():
    """An alias, a level and a round decide the faults."""
    games = [
        fault("penguins", 1, alias="ada"),
        fault("penguins", 1, alias="ada", round=2),
        fault("penguins", 2, alias="ada"),
        fault("penguins", 1, alias="bob"),
    ]
    again = fault("penguins", 1, alias=" Ada ")

    assert len({game.sealed.sha256 for game in games}) == 4
    assert again.sealed.sha256 == games[0].sealed.sha256
    assert len({game.folder for game in games}) == 4


def test_without_an_alias_this_journal_has_one_of_its_own():
    """Without an alias this journal has one of its own."""
    first, second = fault("penguins"), fault("penguins")

    assert first.alias == second.alias
    assert first.sealed.sha256 == second.sealed.sha256


def test_a_right_diagnosis_finds_every_fault():
    """A right diagnosis finds every fault."""
    game = fault("penguins", 3, alias="ada")
    card = game.score(truth(game))

    assert "7 of 7 faults found" in repr(card)
    assert "Recall 1.00" in card.markup()


def test_an_empty_diagnosis_is_told_symptoms_and_no_names():
    """An empty diagnosis is told symptoms and no names."""
    game = fault("seattle_weather", 2, alias="ada")
    card = game.score([])

    assert "0 of 5 faults found" in repr(card)
    assert all(one.kind not in repr(card) for one in game.opened().faults)


def test_a_diagnosis_is_read_from_a_file(tmp_path):
    """A diagnosis is read from a file."""
    game = fault("penguins", 1, alias="ada")
    rows = [{**one, "column": (one["column"] or [""])[0]} for one in truth(game)]
    table = pd.DataFrame(rows)
    table["rows"] = [", ".join(map(str, cells)) for cells in table.rows]
    table.to_csv(tmp_path / "mine.csv", index=False)

    assert "3 of 3 faults found" in repr(game.score(tmp_path / "mine.csv"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "There is no file"),
        ("", "is no readable CSV"),
        ("kind,column,rows\ngremlin,a,3\n", "which there is not"),
        ("kind,column,rows\nsentinel,a,3,5\n", "more cells than the first"),
        ("a,b\n1,2\n", "no column `kind`"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path, text, words):
    """A file that cannot be read is told."""
    path = tmp_path / "mine.csv"
    if text is not None:
        path.write_text(text)
    told = repr(fault("penguins", alias="ada").score(path))

    assert words in told


def test_the_truth_fits_the_seal_and_names_rows():
    """The truth fits the seal and names rows."""
    game = fault("penguins", 2, alias="ada")
    card = game.reveal()

    assert game.sealed.sha256 in repr(card)
    for one in game.opened().faults:
        assert f"{one.kind} in" in repr(card)
        assert f">{one.kind}</th>" in card.markup()


def test_a_score_after_the_truth_is_called_practice():
    """A score after the truth is called practice."""
    game = fault("penguins", 1, alias="ada")
    before = repr(game.score([]))
    game.reveal()

    assert "for practice" not in before
    assert "for practice" in repr(game.score([]))


def test_another_release_cannot_change_a_list_that_was_sealed(monkeypatch):
    """Another release cannot change a list that was sealed."""
    fault("penguins", 1, alias="ada")
    whole = load("penguins")
    monkeypatch.setattr(
        "grader.data.faults.play.playground", lambda name: (whole[:200], None, None)
    )
    told = repr(fault("penguins", 1, alias="ada"))

    assert "another release of the kit" in told
    assert "round=2" in told


def test_a_table_of_ones_own_can_be_played():
    """A table of one's own can be played."""
    game = fault(load("penguins").head(100), 1, alias="ada")

    assert game.name == "my table"
    assert "3 of 3" in repr(game.score(truth(game)))


@pytest.mark.parametrize("options", [{"level": 9}, {"level": "two"}, {"dataset": "x"}])
def test_a_hunt_that_cannot_begin_is_told(options):
    """A hunt that cannot begin is told."""
    told = repr(fault(**{"dataset": "penguins", **options}))

    assert told.startswith("Not done yet: ")


def test_a_machine_writes_nothing(at_home, monkeypatch):
    """A machine writes nothing."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    game = fault("penguins", 1, alias="ada")

    assert game.folder is None
    assert not (at_home / "my_work").exists()


def test_the_journal_keeps_seals_and_scores():
    """The journal keeps seals and scores."""
    game = fault("penguins", 1, alias="ada")
    game.score([])
    game.reveal()

    steps = [e.payload["step"] for e in journal.current().events("fault", game.key)]
    assert steps == ["planted", "scored", "revealed"]


def test_the_command_plants_scores_and_opens(capsys):
    """The command plants, scores and opens."""
    game = hunt.hunt("penguins", 2, alias="ada")
    call = ["fault", "penguins", "--level", "2", "--alias", "ada"]

    assert main(call) == 0
    assert game.sealed.sha256 in capsys.readouterr().out
    assert main([*call, "--score", str(game.folder / "diagnosis.csv")]) == 0
    assert "0 of 5 faults found" in capsys.readouterr().out
    assert main([*call, "--reveal"]) == 0
    assert "The list fits its seal" in capsys.readouterr().out


def test_the_command_without_a_data_set_lists_them(capsys):
    """The command without a data set lists them."""
    assert main(["fault"]) == 2
    out = capsys.readouterr().out
    assert all(name in out for name in datasets())
    assert main(["fault", "penguin"]) == 1
    assert "Did you mean `penguins`?" in capsys.readouterr().err
    assert main(["fault", "penguins", "--level", "9"]) == 2
